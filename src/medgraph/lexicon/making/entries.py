"""What a file of an ontology says of one term, whatever its form; and the faults that a file may have."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from medgraph.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Entry:
    """One term: its exact names apart from those that are only related, wider or narrower; and its line, if known."""

    id: str
    label: str
    exact: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    line: int | None = None


class Release(NamedTuple):
    """The terms of one file in force (none obsolete), with the release that the file says it is."""

    entries: tuple[Entry, ...]
    version: str
    path: Path


#: Types of synonyms that the publishers themselves warn of.
UNSAFE_SYNONYMS = frozenset({"obsolete_synonym", "DEPRECATED", "DUBIOUS", "EXCLUDE", "MISSPELLING"})


def read_text(path: Path) -> str:
    """Return the text of a file. Raises LexiconError if it is not there or no UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LexiconError(
            "this is not text in UTF-8; a packed file must be unpacked", place=f"{path}:{line}"
        ) from None
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror or error}", place=str(path)) from error


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check_whole(entries: Iterable[Entry], path: Path, prefix: str) -> None:
    """Raise LexiconError if a file has no term of the prefix, or a term whose parent it does not define."""
    known = {entry.id: entry for entry in entries}
    if not any(identifier.startswith(prefix + ":") for identifier in known):
        raise LexiconError(f"no term of {prefix} in this file", place=str(path))
    for entry in known.values():
        for parent in entry.parents:
            if parent.startswith(prefix + ":") and parent not in known:
                place = f"{path}:{entry.line}" if entry.line else str(path)
                message = f"{entry.id} stands below {parent}, which is not defined here; is the file whole?"
                raise LexiconError(message, place=place)
