"""What lies in a zip, member by member, as labels are handed out: never unpacked to disk, never more than is looked at.

openFDA zips one large JSON; DailyMed zips the XML of a label with its pictures, and zips many such zips. Zips come from
strangers too: a member is refused that leaves the folder, is encrypted, unpacks to a hundred times its size, or lies
in a zip in a zip in a zip; a declared size is only believed where it is too large. Pictures and hidden files are
passed over.
"""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, BinaryIO, NamedTuple

from medgraph.errors import UnreadableInputError
from medgraph.monographs.decoding import MAX_BYTES
from medgraph.monographs.inputs import printable
from medgraph.patterns import Pattern

MAX_DEPTH = 2
MAX_NESTED = 100_000_000
MAX_DIRECTORY = 50_000_000
MAX_RATIO = 100
HEAD = 4096

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
_DRIVE = Pattern(r"[A-Za-z]:")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_END = b"PK\x05\x06"
_END_LENGTH = 22


@dataclass(slots=True)
class _Budget:
    """How many bytes a zip, or a member of it, may still unpack to."""

    left: int

    @classmethod
    def of(cls, packed: int) -> _Budget:
        """Return what so many packed bytes may unpack to."""
        return cls(max(MAX_BYTES, packed * MAX_RATIO))

    def spend(self, size: int) -> None:
        """Raise UnreadableInputError where the budget does not last."""
        self.left -= size
        if self.left < 0:
            raise UnreadableInputError(f"unpacks to more than {MAX_RATIO} times its size")


class Stream:
    """The bytes of a member, unpacked as they are read, within bounds; `head` is looked at without reading it."""

    def __init__(self, file: IO[bytes], *budgets: _Budget) -> None:
        self.file = file
        self.budgets = budgets
        self.head = b""
        self.head = self.read(HEAD)

    def read(self, size: int) -> bytes:
        """Return that many bytes, fewer only at the end; UnreadableInputError where they are damaged or without end."""
        ahead, self.head = self.head[:size], self.head[size:]
        try:
            data = self.file.read(size - len(ahead))
        except _BROKEN as error:
            raise _damaged(error) from error
        for budget in self.budgets:
            budget.spend(len(data))
        return ahead + data

    def all(self, limit: int) -> bytes:
        """Return all bytes; UnreadableInputError for more than the limit."""
        data = self.read(limit + 1)
        if len(data) > limit:
            raise UnreadableInputError(f"more than the {limit // 1_000_000} MB that it may have")
        return data


class Member(NamedTuple):
    """A member: its place ("label.zip!label.xml") and its bytes, readable until the next is asked for, or a problem."""

    place: str
    stream: Stream | None
    problem: str | None = None


def is_zip(head: bytes) -> bool:
    """Tell whether a file that begins so is a zip."""
    return head.startswith(_ZIP)


def members(file: BinaryIO, place: str, depth: int = 1) -> Iterator[Member]:
    """Yield the members of a zip, those of the zips in it in their place; UnreadableInputError for no zip.

    >>> from io import BytesIO
    >>> file = BytesIO()
    >>> with zipfile.ZipFile(file, "w") as archive:
    ...     archive.writestr("a.xml", "<document/>")
    ...     archive.writestr("../b.xml", "<document/>")
    >>> [(member.place, member.problem) for member in members(file, "label.zip")]
    [('label.zip!a.xml', None), ('label.zip!../b.xml', 'a path that leaves the zip')]
    """
    try:
        budget = _Budget.of(_size(file))
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise _damaged(error) from error
    with archive:
        if _OFFICE & archive.NameToInfo.keys():
            raise UnreadableInputError("an office document or a program, not a zip of labels")
        said: set[str] = set()
        for info in archive.infolist():
            budget.spend(0)
            if not info.is_dir() and not _is_hidden(info.filename):
                where = f"{place}!{printable(info.filename)}"
                problem = _problem(info) or ("a second member of this name" if info.filename in said else None)
                said.add(info.filename)
                if problem:
                    yield Member(where, None, problem)
                else:
                    yield from _opened(archive, info, where, depth, budget)


def _opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: str, depth: int, budget: _Budget
) -> Iterator[Member]:
    try:
        with archive.open(info) as file:
            yield from _looked_at(Stream(file, budget, _Budget.of(info.compress_size)), place, depth)
    except UnreadableInputError as error:
        yield Member(place, None, error.message)
    except _BROKEN as error:
        yield Member(place, None, _damaged(error).message)


def _looked_at(stream: Stream, place: str, depth: int) -> Iterator[Member]:
    if stream.head.startswith(_PICTURES):
        return
    if not is_zip(stream.head):
        yield Member(place, stream)
    elif depth == MAX_DEPTH:
        yield Member(place, None, "a zip in a zip in a zip")
    else:
        yield from members(BytesIO(stream.all(MAX_NESTED)), place, depth + 1)


def _problem(info: zipfile.ZipInfo) -> str | None:
    """Return why a member is not looked at, told by the zip's directory."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or _DRIVE.match(info.filename):
        return "a path that leaves the zip"
    if info.flag_bits & 1:
        return "encrypted"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "packed by another method than deflate"
    return None


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(".") and part != ".." for part in parts) or parts[:1] == ("__MACOSX",)


def _size(file: BinaryIO) -> int:
    """Return the size of a zip; UnreadableInputError for one whose directory alone would fill the memory."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_LENGTH - 0xFFFF))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    directory = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if min(directory, size) > MAX_DIRECTORY:
        raise UnreadableInputError("a zip with a directory beyond measure")
    return size


def _damaged(error: BaseException) -> UnreadableInputError:
    said = str(error).strip().rstrip(".").lower()
    return UnreadableInputError(f"a damaged zip: {said or type(error).__name__}")
