"""Read a file in the OBO format, stanza by stanza."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from medgraph.errors import LexiconError
from medgraph.lexicon.making.entries import UNSAFE_SYNONYMS, Entry, Release, read_text
from medgraph.patterns import Pattern

_SYNONYM = Pattern(r'"(?P<name>(?:[^"\\]|\\.)*)" (?P<scope>EXACT|RELATED|BROAD|NARROW) ?(?P<type>[^\s\[]*)')
_TAG = Pattern(r"(?P<tag>[A-Za-z_-]+): ?(?P<value>.*)")
Tags = dict[str, list[str]]


class _Stanza(NamedTuple):
    kind: str  # "" at the head of the file, "Term", "Typedef" …
    line: int
    tags: Tags


def read_obo(path: Path) -> Release:
    """Read the terms of an OBO file.

    Raises LexiconError, with the line, if it is no OBO file or breaks off.
    """
    head, *stanzas = _stanzas(read_text(path), path)
    entries = [_entry(s, path) for s in stanzas if s.kind == "Term" and s.tags.get("is_obsolete") != ["true"]]
    version = head.tags.get("data-version", ["unknown"])[0]
    return Release(tuple(entries), version.removesuffix(".owl").rsplit("releases/")[-1].split("/")[0], path)


def _stanzas(text: str, path: Path) -> Iterator[_Stanza]:
    lines = text.split("\n")
    if not lines[0].startswith("format-version:"):
        raise LexiconError("an OBO file opens with format-version; is this one?", place=f"{path}:1")
    if lines[-1]:
        raise LexiconError("the file breaks off within a line", place=f"{path}:{len(lines)}")
    stanza = _Stanza("", 1, {})
    for number, line in enumerate(lines, 1):
        if line.startswith("["):
            yield stanza
            stanza = _Stanza(line.strip("[] \r"), number, {})
        elif line.strip() and not line.startswith("!"):
            found = _TAG.match(line)
            if not found:
                raise LexiconError(f"no tag and value: {line[:60]}", place=f"{path}:{number}")
            stanza.tags.setdefault(found["tag"], []).append(found["value"].strip())
    yield stanza


def _entry(stanza: _Stanza, path: Path) -> Entry:
    for tag in ("id", "name"):
        if not stanza.tags.get(tag):
            raise LexiconError(f"a term without {tag}; is the file whole?", place=f"{path}:{stanza.line}")
    names = [found for value in stanza.tags.get("synonym", ()) if (found := _SYNONYM.match(value))]
    safe = [(_plain(found["name"]), found["scope"]) for found in names if found["type"] not in UNSAFE_SYNONYMS]
    return Entry(
        stanza.tags["id"][0],
        _plain(stanza.tags["name"][0]),
        tuple(name for name, scope in safe if scope == "EXACT"),
        tuple(name for name, scope in safe if scope != "EXACT"),
        tuple(value.split(" ")[0] for value in stanza.tags.get("is_a", ())),
        stanza.line,
    )


def _plain(text: str) -> str:
    """Undo OBO's escapes; a tab or a bar in a name would break our tables, and is left out."""
    return re.sub(r"[\t|]", " ", re.sub(r"\\(.)", r"\1", text)).strip()
