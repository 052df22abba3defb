"""Files to monographs: found, looked into, decoded, told by their content, read.

`read_monographs` reads files and folders and goes on where one cannot be read: the error takes the page's
place. For a pool of workers the same is cut in two, `find_inputs` (cheap) and `read_input` (the work). What
a page is, is told by its content and never by its suffix; see `formats` for the table.

    inputs       paths → files              decoding              bytes → source text
    contents     files → pages, labels      formats               which reader
    versions     which of the labels        repair, inline, draft source text → view
    archives     zips                       markdown, prose …     view → blocks
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from medgraph.errors import SupersededError, UnreadableInputError
from medgraph.model import Monograph
from medgraph.monographs.contents import inputs_in
from medgraph.monographs.decoding import MAX_BYTES, Decoded, decode, refuse_size
from medgraph.monographs.formats import format_of
from medgraph.monographs.inputs import Input, printable
from medgraph.monographs.label.editions import set_id_of
from medgraph.monographs.label.openfda import read_openfda
from medgraph.monographs.page import Page
from medgraph.monographs.versions import Inputs, find_inputs

__all__ = [
    "Input",
    "Inputs",
    "find_inputs",
    "load_input",
    "parse_monograph",
    "read_input",
    "read_monograph",
    "read_monographs",
]


def read_monographs(*paths: str | os.PathLike[str]) -> Iterator[Monograph | UnreadableInputError]:
    """Read files and folders of pages and labels, in the order of the files' names.

    What cannot be read is handed out as the error that it is, so that the rest is read all the same; a
    `SupersededError` stands for a label that is read in a newer version. Two pages that would get one name raise
    `NameClashError` before anything is read.
    """
    inputs = find_inputs(paths)
    return (read_input(each) for each in inputs)


def load_input(page: Input) -> Input | UnreadableInputError:
    """Return an input that brings its bytes; one that cannot be read gives the error instead."""
    try:
        if page.superseded:
            raise SupersededError(page.superseded)
        if page.problem:
            raise UnreadableInputError(page.problem)
        return page if page.data is not None else replace(page, data=_bytes_of(Path(page.path)))
    except UnreadableInputError as error:
        error.place = page.place
        return error


def read_input(page: Input) -> Monograph | UnreadableInputError:
    """Read one input; an input that cannot be read gives the error instead."""
    loaded = load_input(page)
    if isinstance(loaded, UnreadableInputError):
        return loaded
    try:
        return _read(loaded, loaded.data or b"")
    except UnreadableInputError as error:
        error.place = page.place
        return error


def read_monograph(path: str | os.PathLike[str], *, name: str | None = None) -> Monograph:
    """Read one page or label; its name is its set id, else the file's name where none is given.

    Raise `UnreadableInputError` with the path for what is no page, or holds several labels.
    """
    file = Input(printable(name or Path(path).name), os.fspath(path))
    found = list(islice(inputs_in(file), 2))
    if len(found) > 1:
        raise UnreadableInputError("several labels, not one; read them with read_monographs", place=file.place)
    result = read_input(found[0])
    if isinstance(result, UnreadableInputError):
        raise result
    return result


def _read(page: Input, data: bytes) -> Monograph:
    if page.pointer is None:
        return _monograph(decode(data), data, page.name, printable(page.path))
    label = read_openfda(json.loads(data), page.pointer)
    return _of_page(label, "openfda", "utf-8", data, page.name, printable(page.path))


def parse_monograph(source: str, *, name: str = "page.md", path: str | None = None) -> Monograph:
    """Read a page from a string.

    >>> page = parse_monograph("# Casimersen\\n\\n* Fever\\n")
    >>> page.title, page.format, [block.kind.value for block in page.blocks]
    ('Casimersen', 'markdown', ['heading', 'item'])
    """
    return _monograph(Decoded(source, "utf-8"), source.encode(), name, path or name)


def _monograph(decoded: Decoded, data: bytes, name: str, path: str) -> Monograph:
    form = format_of(decoded.text)
    return _of_page(form.read(decoded.text), form.name, decoded.encoding, data, name, path)


def _of_page(page: Page, form: str, encoding: str, data: bytes, name: str, path: str) -> Monograph:
    return Monograph(
        name=(page.parts and set_id_of(page.metadata)) or name,
        path=path,
        format=form,
        encoding=encoding,
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
