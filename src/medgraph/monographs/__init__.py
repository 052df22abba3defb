"""Files to monographs: found, decoded, told by their content, read.

`read_monographs` reads files and folders and goes on where one cannot be read: the error takes the page's
place. For a pool of workers the same is cut in two, `find_inputs` (cheap) and `read_input` (the work). What
a page is, is told by its content and never by its suffix; see `formats` for the table.

    decoding     bytes → source text            repair, inline, draft   source text → view
    formats      which reader                   markdown, prose         view → blocks
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from medgraph.errors import UnreadableInputError
from medgraph.model import Monograph
from medgraph.monographs.decoding import MAX_BYTES, Decoded, decode, refuse_size
from medgraph.monographs.formats import format_of
from medgraph.monographs.inputs import Input, find_inputs, printable

__all__ = ["Input", "find_inputs", "parse_monograph", "read_input", "read_monograph", "read_monographs"]


def read_monographs(*paths: str | os.PathLike[str]) -> Iterator[Monograph | UnreadableInputError]:
    """Read files and folders of pages, in the order of their names.

    What cannot be read is handed out as the error that it is, so that the rest is read all the same. Two
    inputs that would get one name raise `NameClashError` before anything is read.
    """
    inputs = find_inputs(paths)
    return (read_input(each) for each in inputs)


def read_input(page: Input) -> Monograph | UnreadableInputError:
    """Read one input; an input that cannot be read gives the error instead."""
    try:
        if page.problem:
            raise UnreadableInputError(page.problem, place=printable(page.path))
        return read_monograph(page.path, name=page.name)
    except UnreadableInputError as error:
        return error


def read_monograph(path: str | os.PathLike[str], *, name: str | None = None) -> Monograph:
    """Read one page; its name is the file's name where none is given.

    Raise `UnreadableInputError` with the path for what is no page.
    """
    place = printable(os.fspath(path))
    try:
        data = _bytes_of(Path(path))
        return _monograph(decode(data), data, printable(name or Path(path).name), place)
    except UnreadableInputError as error:
        raise UnreadableInputError(error.message, place=place) from error


def parse_monograph(source: str, *, name: str = "page.md", path: str | None = None) -> Monograph:
    """Read a page from a string.

    >>> page = parse_monograph("# Casimersen\\n\\n* Fever\\n")
    >>> page.title, page.format, [block.kind.value for block in page.blocks]
    ('Casimersen', 'markdown', ['heading', 'item'])
    """
    return _monograph(Decoded(source, "utf-8"), source.encode(), name, path or name)


def _monograph(decoded: Decoded, data: bytes, name: str, path: str) -> Monograph:
    form = format_of(decoded.text)
    page = form.read(decoded.text)
    return Monograph(
        name=name,
        path=path,
        format=form.name,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        view=page.view,
        blocks=page.blocks,
        title=page.title,
        kind=page.kind,
        metadata=page.metadata,
        parts=page.parts,
    )


def _bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise UnreadableInputError("a folder, not a page" if path.is_dir() else "neither a file nor a folder")
        refuse_size(path.stat().st_size)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableInputError(_reason(path, error)) from error


def _reason(path: Path, error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "a link that leads back to itself"
    if isinstance(error, FileNotFoundError):
        return "a link that leads nowhere" if path.is_symlink() else "no such file"
    return (error.strerror or str(error)).lower()
