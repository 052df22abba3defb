"""What a file holds: a page, a label, or many labels, told by its content.

A file of text is one input. A JSON is as many as it has records, a zip as many as it has labels; they come one by one
and bring their bytes, so that a bulk file is never held whole. A JSON of one label is an input like any file. Who a
label is (set id, version, date) is read off it here without reading the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from medgraph.errors import UnreadableInputError
from medgraph.monographs.archives import HEAD, Member, Stream, is_zip, members
from medgraph.monographs.decoding import MAX_BYTES
from medgraph.monographs.inputs import Input, printable
from medgraph.monographs.label.editions import Edition
from medgraph.monographs.label.json_records import JsonRecord, Readable, json_records
from medgraph.monographs.label.openfda import edition_of_record, refuse_other_records
from medgraph.monographs.label.spl import edition_of_spl

PATIENCE = 100
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[(?:\s*\[)*\s*[{\]])|\xff\xfe\s*[{\[]\0|\xfe\xff\0[{\[]")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[?!\w]|(?:\xff\xfe)?<\0|(?:\xfe\xff)?\0<")


def inputs_in(file: Input) -> Iterator[Input]:
    """Yield what a file holds, in its order; a file that cannot be opened is handed on as it is."""
    if file.problem or not Path(file.path).is_file():
        yield file
        return
    try:
        with Path(file.path).open("rb") as stream:
            yield from _patiently(file, _inputs_in(file, stream))
    except OSError:
        yield file


def _inputs_in(file: Input, stream: BinaryIO) -> Iterator[Input]:
    head = stream.read(HEAD)
    stream.seek(0)
    if is_zip(head):
        yield from _in_zip(file, stream)
    elif _JSON.match(head):
        yield from _in_json_file(file, stream)
    else:
        yield replace(file, edition=_edition(head, stream))


def _edition(head: bytes, stream: BinaryIO) -> Edition | None:
    return edition_of_spl(stream.read(MAX_BYTES)) if _XML.match(head) else None


def _in_json_file(file: Input, stream: BinaryIO) -> Iterator[Input]:
    """Yield the labels of a JSON; the file as it is where it is of one label."""
    found = _in_json(file, stream)
    first, second = next(found, None), next(found, None)
    if first and not second and not first.problem and stream.tell() <= MAX_BYTES:
        yield replace(file, name=first.name if first.edition else file.name, edition=first.edition)
        return
    yield from (each for each in (first, second) if each)
    yield from found


def _in_json(file: Input, stream: Readable) -> Iterator[Input]:
    none = True
    try:
        for record in json_records(stream):
            none = False
            yield _of_record(file, record)
    except UnreadableInputError as error:
        none = False
        yield replace(file, problem=error.message)
    if none:
        yield replace(file, problem="JSON without a record")


def _of_record(file: Input, record: JsonRecord) -> Input:
    found = replace(file, name=f"{file.name}#{record.pointer}", pointer=record.pointer)
    try:
        if record.problem:
            raise UnreadableInputError(record.problem)
        refuse_other_records(record.value)
    except UnreadableInputError as error:
        return replace(found, problem=error.message)
    return replace(found, data=_written(record.value), edition=edition_of_record(record.value))


def _written(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str).encode("utf-8", "replace")


def _in_zip(file: Input, stream: BinaryIO) -> Iterator[Input]:
    none = True
    try:
        for member in members(stream, file.path):
            none = False
            yield from _of_member(file, member)
    except UnreadableInputError as error:
        none = False
        yield replace(file, problem=error.message)
    if none:
        yield replace(file, problem="a zip without a label")


def _of_member(file: Input, member: Member) -> Iterator[Input]:
    found = replace(file, name=file.name + printable(member.place.removeprefix(file.path)), path=member.place)
    if member.stream is None:
        yield replace(found, problem=member.problem)
    elif _JSON.match(member.stream.head):
        yield from _in_json(found, member.stream)
    elif _XML.match(member.stream.head):
        yield _of_markup(found, member.stream)
    else:
        yield replace(found, problem="neither a label nor a picture of one")


def _of_markup(found: Input, stream: Stream) -> Input:
    try:
        data = stream.all(MAX_BYTES)
    except UnreadableInputError as error:
        return replace(found, problem=error.message)
    return replace(found, data=data, edition=edition_of_spl(data))


def _patiently(file: Input, found: Iterator[Input]) -> Iterator[Input]:
    """Hand on what is found until too many in a row are no labels."""
    bad = 0
    for each in found:
        yield each
        bad = bad + 1 if each.problem else 0
        if bad == PATIENCE:
            yield replace(file, problem=f"{PATIENCE} in a row are no labels: the rest is not looked at")
            return
