"""The tables of names: where they lie, and how their rows are read.

    data/lexicon            shipped: made by a script from openly licensed vocabularies
    data/lexicon/own        shipped: kept by hand
    HOME                    the user's: vocabularies that `medgraph lexicon update` made take the place of shipped ones
    HOME/own                the user's own terms: rows of the same columns, read before the shipped ones

HOME is `$MEDGRAPH_LEXICON`, else `medgraph/lexicon` below XDG's folder for data. `data/lexicon/README.md` describes
the columns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from medgraph.errors import LexiconError
from medgraph.patterns import Pattern
from medgraph.resources import own_folder, resource


class Term(NamedTuple):
    """A concept of an open vocabulary: its CURIE and the vocabulary's own label."""

    curie: str
    label: str


def home() -> Path:
    """Return the folder of the user's own lexicon, whether or not it is there."""
    return own_folder("lexicon")


def table(name: str) -> Path:
    """Return the path of a table: the user's if there is one, else the shipped one."""
    own = home() / name
    return own if own.is_file() else resource(f"data/lexicon/{name}")


def tables() -> list[Path]:
    """Return all tables in use: the shipped ones, each replaced by the user's, and the user's own terms."""
    shipped = resource("data/lexicon")
    names = sorted(path.relative_to(shipped).as_posix() for path in shipped.glob("**/*.tsv"))
    added = [home() / name for name in names if name.startswith("own/")]
    replaced = [shipped / name if name.startswith("own/") else table(name) for name in names]
    return [*replaced, *(path for path in added if path.is_file())]


def state() -> str:
    """Return a hash of all tables in use: what the answers of this package hang on."""
    digest = hashlib.sha256()
    for path in tables():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:20]


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table, without its comments, as lists of fields; of `own/` tables the user's rows first.

    Raises LexiconError, with file and line, for a row that has fewer fields than its file's first.
    """
    if name.startswith("own/"):
        yield from users_rows(name)
        yield from read_rows(resource(f"data/lexicon/{name}"))
    else:
        yield from read_rows(table(name))


def users_rows(name: str) -> Iterator[list[str]]:
    """Yield the user's own rows of a table."""
    path = home() / name
    yield from read_rows(path) if path.is_file() else ()


def first_fields(name: str) -> dict[str, str]:
    """Return the rest of each line of a table by its first field; all tables of a vocabulary are read like this."""
    lines = table(name).read_text(encoding="utf-8").split("\n")
    return {first: rest for first, tab, rest in (line.partition("\t") for line in lines) if tab and first[0] != "#"}


def pairs(name: str) -> dict[str, str]:
    """Return the second field of each line of a table by its first; quick, for the longest tables, which have two.

    Raises LexiconError for a table with a line of fewer or more.
    """
    path = table(name)
    text = path.read_text(encoding="utf-8").rstrip("\n")
    text = _COMMENTS.sub("", text, 1)
    fields = text.replace("\n", "\t").split("\t")
    if text.count("\t") * 2 != len(fields):
        raise LexiconError("lines of two fields expected", place=str(path))
    return dict(zip(fields[0::2], fields[1::2], strict=True))


_COMMENTS = Pattern(r"(?:#.*(?:\n|$))*")  # at the head


def read_rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of one file."""
    width = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            fields = line.split("\t")
            width = width or len(fields)
            if len(fields) < width:
                raise LexiconError(f"{width} fields expected, {len(fields)} found", place=f"{path}:{number}")
            yield fields


def header(path: Path) -> dict[str, str]:
    """Return what the comments at the head of a table say: "version", "licence" …, and as "title" the first."""
    said: dict[str, str] = {}
    with path.open(encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                break
            key, colon, value = line[1:].strip().partition(": ")
            said.setdefault(key if colon and said else "title", value if colon and said else line[1:].strip())
    return said
