r"""Records whose keys stand in a column of their own, to labels: "DOSE      80 mg" becomes "DOSE: 80 mg".

So cards and exports of databases look: keys in capitals at the margin, or behind a ticked box, their values in one
column behind blanks. What goes on in that column belongs to the key above; a line that has room for more ends what it
tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from medgraph.monographs.draft import Edit
from medgraph.monographs.lines import Line, breaks_off, lines_of
from medgraph.patterns import Pattern

_FEWEST = 4  # keys
_MOST_BLANK = 2  # lines between two keys
_NEARLY = 0.85  # of the width, where the next line goes on with a small letter
_WORD = r"[A-Z][A-Z'’/&?.-]+"
_KEY = Pattern(
    rf"(?:(?P<key>{_WORD}(?: {_WORD}){{0,3}})|\[[xX]\] (?P<ticked>[A-Z][^\s.:|]*(?: [^\s.:|]+){{0,4}}))"
    r" {2,}(?=[^\s:|])"
)
# "(do NOT take)      severe asthma": a gloss below a key.
_GLOSS = Pattern(r"(?P<key>\([^()]{2,30}\)) {2,}(?=\S)")
# A value that is set in columns itself: "1 in 100     cough", "deep block ..... 4 mg/kg".
_COLUMNS = Pattern(r"\S {3,}\S|\.{4,}")
_APART = Pattern(r"[/=~_%*-]{2,}")


class _Part(NamedTuple):
    """A line of a record: its key, if it has one, where its value begins, and in which column."""

    line: Line
    key: str
    begin: int
    column: int


def record_edits(text: str) -> Iterator[Edit]:
    r"""Yield the edits that make labels of the keys of records.

    >>> text = "NAME     codeine\nCLASS    opioid\nROUTE    oral\nDOSE     30 mg\n         max. 240 mg a day"
    >>> [edit.text for edit in record_edits(text)]
    ['\nNAME: ', '\nCLASS: ', '\nROUTE: ', '\nDOSE: ', '; ']
    """
    lines = list(lines_of(text)) if "  " in text else []
    at = 0
    while at < len(lines):
        parts = _record(lines, at)
        if sum(bool(part.key) for part in parts) >= _FEWEST:
            width = max(part.line.end - part.line.at for part in parts)
            for entry in _entries(parts):
                yield from _edits(entry, width)
            end = lines.index(parts[-1].line, at)
            yield from (Edit(line.start, line.end) for line in lines[at:end] if _APART.fullmatch(line.text))
            at = end
        at += 1


def _record(lines: Sequence[Line], at: int) -> list[_Part]:
    """Return the lines of the record that begins with a line, none where it begins with none."""
    first = _part(lines[at], None)
    parts = [first] if first and first.key else []
    blank = 0
    for line in lines[at + 1 :] if parts else ():
        blank = blank + 1 if line.blank or _APART.fullmatch(line.text) else 0
        part = _part(line, parts[0].column) if not blank else None
        if part is None and (not blank or blank > _MOST_BLANK):
            break
        parts += [part] if part else []
    return parts


def _part(line: Line, column: int | None) -> _Part | None:
    """Return a line as one of a record whose values begin in a column, None where it is none."""
    if line.blank or line.quoted or "\t" in line.text:
        return None
    found = _KEY.match(line.text) or (_GLOSS.match(line.text) if column else None)
    begin = line.start + (found.end() if found and line.start == line.at else 0)
    key = next(filter(None, found.groups())) if found and begin > line.start else ""
    part = _Part(line, key, begin, begin - line.at)
    fits = column is None or part.column == column or (part.column > column and not part.key)
    return part if fits else None


def _entries(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Yield the lines that belong to each key."""
    held: list[_Part] = []
    for part in parts:
        if part.key and not part.key.startswith("(") and held:
            yield held
            held = []
        held.append(part)
    yield held


def _edits(entry: Sequence[_Part], width: int) -> Iterator[Edit]:
    """Yield the edits of a key and its lines: one text, parted where a line ends that has room for a word more."""
    label = " ".join(part.key for part in entry if part.key)
    colon = "" if label.lower().endswith(" with") else ":"  # "DO NOT MIX WITH    alcohol" is a sentence
    yield Edit(entry[0].line.at, entry[0].begin, f"\n{label}{colon} ")
    parted = "\n\n" if any(_COLUMNS.search(part.line.text, part.begin - part.line.start) for part in entry) else "; "
    for one, other in pairwise(entry):
        goes_on = _is_filled(one, other, width) or (parted == "; " and one.line.text[-1] in ".,;:!?")
        yield Edit(one.line.end, other.begin, " " if goes_on else parted)


def _is_filled(one: _Part, other: _Part, width: int) -> bool:
    """Tell whether a line has no room for the first word of the next, which goes on with it."""
    word = other.line.text[other.begin - other.line.start :].split(" ", 1)[0]
    length = one.line.end - one.line.at
    small = word[:1].islower() and one.line.text[-1].isalnum() and length > _NEARLY * width
    return breaks_off(one.line.text) or (one.column >= other.column and (small or length + 1 + len(word) > width))
