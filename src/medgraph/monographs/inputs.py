"""Which files are to be read, and what an input is.

A file is named by its file name, a page in a folder by its path below that folder in POSIX form; so the
same pages get the same names on every machine. Looking is cheap and reads no page: a pool of workers can
be handed the inputs. What is wrong with an input (a folder that links back into itself, a folder
without pages) is noted on it and handed out when it is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from medgraph.monographs.label.editions import Edition


@dataclass(frozen=True, slots=True)
class Input:
    """What is to be read: `name` in the graph, `path` as given; `problem` where there is nothing to read.

    A label in a zip lies at "labels.zip!label.xml" and brings its bytes as `data`. One of many in a JSON brings its
    own as JSON, and the `pointer` that leads to it. `superseded` says why it is not read though it could be.
    """

    name: str
    path: str
    problem: str | None = None
    data: bytes | None = field(default=None, repr=False)
    pointer: str | None = None
    edition: Edition | None = None
    superseded: str | None = None

    @property
    def place(self) -> str:
        """Where it lies, as it can be shown: the path, and the pointer behind a "#"."""
        return printable(self.path) + (f"#{self.pointer}" if self.pointer else "")


def find_files(paths: Iterable[str | os.PathLike[str]]) -> list[Input]:
    """List the files at paths and in folders, sorted by name.

    Folders are searched to any depth; hidden files and folders in them are skipped. A path that does not
    exist is an input too: reading it says so. The same file given twice under one name counts once.
    """
    found = [each for path in paths for each in _inputs_at(os.fspath(path))]
    found.sort(key=lambda each: (each.name, each.path))
    return list({(each.name, os.path.realpath(each.path)): each for each in reversed(found)}.values())[::-1]


def _inputs_at(path: str) -> Iterator[Input]:
    if not path:
        yield Input("", path, "an empty path")
        return
    if not Path(path).is_dir():
        yield Input(printable(Path(path).name or path), path)
        return
    pages = list(_inputs_below(Path(path), path, "", frozenset()))
    yield from pages or [Input(printable(path), path, "a folder without pages")]


def _inputs_below(folder: Path, path: str, name: str, above: frozenset[str]) -> Iterator[Input]:
    here = os.path.realpath(folder)
    if here in above:
        back = printable(Path(here).name)
        yield Input(printable(name), path, f"a folder that links back to {back}, which it lies in")
        return
    try:
        children = _children(folder)
    except OSError as error:
        yield Input(printable(name), path, f"a folder that cannot be listed: {(error.strerror or str(error)).lower()}")
        return
    for child in children:
        child_path, child_name = os.path.join(path, child.name), f"{name}/{child.name}".lstrip("/")  # noqa: PTH118
        if child.is_dir():
            yield from _inputs_below(child, child_path, child_name, above | {here})
        else:
            yield Input(printable(child_name), child_path)


def _children(folder: Path) -> list[Path]:
    shown = (each for each in folder.iterdir() if not each.name.startswith("."))
    return sorted(shown, key=lambda each: each.name)


def printable(path: str) -> str:
    """Return a path as it can be shown and stored: control and undecodable characters as escapes.

    >>> printable("a\\nb.md")
    'a\\\\x0ab.md'
    """
    safe = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() or c == " " else f"\\x{ord(c):02x}" for c in safe)
