"""The records of a stream of JSON: a reply with `results`, a list, or one bare record.

openFDA hands labels out as one file of up to 20,000 records, half a gigabyte and more. It is read token by token and
each record is built as it comes, so that what is held is one record, however long the file. JSON comes from strangers:
a record too deep, too long, of too many values, or with a key twice is named and the next one is read; where the stream
itself is broken or ends (NaN, a cut, bytes that are no text), what came before was handed out already.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from medgraph.errors import UnreadableInputError
from medgraph.monographs.decoding import MAX_BYTES

MAX_DEPTH = 30
MAX_VALUES = 100_000
_CHUNK = 1 << 16
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OPENING = ("start_map", "start_array")
_CLOSING = ("end_map", "end_array")

Event = tuple[str, Any]


class JsonRecord(NamedTuple):
    """A record and the JSON pointer that leads to it; `problem` says why there is none."""

    pointer: str
    value: dict[str, Any]
    problem: str | None = None


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """Return that many bytes, fewer only at the end."""


def json_records(file: Readable) -> Iterator[JsonRecord]:
    """Yield the records of a stream; UnreadableInputError where it breaks off or is no JSON.

    >>> from io import BytesIO
    >>> [(record.pointer, record.value) for record in json_records(BytesIO(b'{"results": [{"id": "1"}, {}]}'))]
    [('/results/0', {'id': '1'}), ('/results/1', {})]
    >>> [record.problem for record in json_records(BytesIO(b'[{"id": "1", "id": "2"}]'))]
    ['the key “id” stands twice']
    """
    import ijson

    last = ""
    try:
        bounded = _Bounded(file)
        for record in _records(iter(ijson.basic_parse(bounded, buf_size=_CHUNK)), bounded):
            last = record.pointer
            yield record
    except (ijson.JSONError, ValueError, ArithmeticError, SystemError) as error:
        behind = f" behind {last}" if last else ""
        raise UnreadableInputError(f"broken JSON{behind}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeError):
        return "text that is no Unicode"
    if isinstance(error, ArithmeticError | ValueError | SystemError):
        return "a number beyond measure"
    said = error.args[0] if error.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return text.partition("\n")[0].rpartition("error: ")[2].strip(" .")


class _Bounded:
    """A file of UTF-8 that refuses to go on where no end of a record is in sight; a BOM is left out."""

    def __init__(self, file: Readable) -> None:
        self.file = file
        self.left = MAX_BYTES
        self.begun = False
        self.decoder: codecs.IncrementalDecoder | None = None

    def renew(self) -> None:
        """Begin to count anew: a record has ended."""
        self.left = MAX_BYTES

    def read(self, size: int) -> bytes:
        if self.left < 0:
            raise UnreadableInputError(f"a record of more than {MAX_BYTES // 1_000_000} MB")
        data = self.file.read(size)
        self.left -= len(data)
        if not self.begun and data:
            data = self._begin(data)
        if not self.decoder:
            return data
        text = self.decoder.decode(data, final=not data)
        return text.encode() or (self.read(size) if data else b"")

    def _begin(self, data: bytes) -> bytes:
        self.begun = True
        if data.startswith(_UTF16):
            self.decoder = codecs.getincrementaldecoder("utf-16")()
        return data.removeprefix(codecs.BOM_UTF8)


def _records(events: Iterator[Event], file: _Bounded) -> Iterator[JsonRecord]:
    for event, _ in events:
        if event == "start_map":
            yield from _in_reply(events, file)
        elif event == "start_array":
            yield from _in_list(events, "", file)
        else:
            raise UnreadableInputError(f"JSON of a single {_kind(event)}")


def _in_list(events: Iterator[Event], pointer: str, file: _Bounded) -> Iterator[JsonRecord]:
    for number, (event, value) in enumerate(events):
        if event == "end_array":
            return
        yield _record(f"{pointer}/{number}", event, value, events)
        file.renew()


def _in_reply(events: Iterator[Event], file: _Bounded) -> Iterator[JsonRecord]:
    """Yield the records of the object that has begun: those in its `results`, else the object itself."""
    bare = _Building()
    bare.take("start_map", None)
    answered = False
    for event, value in events:
        if event == "map_key" and value == "results" and bare.depth == 1:
            event, value = next(events)
            if event != "start_array":
                raise UnreadableInputError(f"JSON with results that are no list but a {_kind(event)}")
            if answered:
                raise UnreadableInputError("JSON with results twice")
            answered = True
            yield from _in_list(events, "/results", file)
        else:
            bare.take(event, value)
    if not answered:
        yield bare.record("")


def _record(pointer: str, event: str, value: Any, events: Iterator[Event]) -> JsonRecord:
    if event != "start_map":
        _skip(event, events)
        return JsonRecord(pointer, {}, f"no record but a {_kind(event)}")
    building = _Building()
    building.take(event, value)
    while building.depth:
        building.take(*next(events))
    return building.record(pointer)


def _skip(event: str, events: Iterator[Event]) -> None:
    depth = int(event in _OPENING)
    while depth:
        event, _ = next(events)
        depth += (event in _OPENING) - (event in _CLOSING)


def _kind(event: str) -> str:
    return {"start_map": "record", "start_array": "list", "boolean": "truth value"}.get(event, event)


class _Building:
    """A record in the making; once it has a problem, its tokens are counted and dropped."""

    def __init__(self) -> None:
        self.open: list[dict[str, Any] | list[Any]] = []
        self.keys: list[str] = []
        self.root: dict[str, Any] = {}
        self.depth = self.values = 0
        self.problem: str | None = None

    def record(self, pointer: str) -> JsonRecord:
        """Return what was built."""
        return JsonRecord(pointer, {} if self.problem else self.root, self.problem)

    def take(self, event: str, value: Any) -> None:
        """Take the next token."""
        self.depth += (event in _OPENING) - (event in _CLOSING)
        self.values += 1
        if self.problem:
            return
        self.problem = self._fault()
        if self.problem:
            self.open, self.root = [], {}
        elif event == "map_key":
            self._key(value)
        elif event in _CLOSING:
            self.open.pop()
        else:
            self._value({} if event == "start_map" else [] if event == "start_array" else value, event in _OPENING)

    def _fault(self) -> str | None:
        if self.depth > MAX_DEPTH:
            return f"a record deeper than {MAX_DEPTH} levels"
        return f"a record of more than {MAX_VALUES:,} values" if self.values > MAX_VALUES else None

    def _key(self, key: str) -> None:
        self.keys.append(key)
        if key in self.open[-1]:
            self.problem = f"the key “{key[:60]}” stands twice"

    def _value(self, value: Any, opens: bool) -> None:
        if not self.open:
            self.root = value
        elif isinstance(holder := self.open[-1], dict):
            holder[self.keys.pop()] = value
        else:
            holder.append(value)
        if opens:
            self.open.append(value)
