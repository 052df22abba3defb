r"""Labels that stand in the margin of a text, as cards and records have them, to headings or labels in bold.

    CLASS       kinase inhibitor
    WHY         to prevent clots in the legs
                after an operation

At least three such labels must stand before one column, and what one of them says must go on below in that column,
which the rows of a table do not. Its lines are put together. Labels in capitals, behind a mark or set off by a blank
line head what they stand beside; others, and how often something happens, only label it ("Rare    delirium").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from medgraph.monographs.draft import Edit
from medgraph.patterns import Pattern

_FEWEST, _WIDEST, _LONGEST = 3, 30, 60
_ENTRY = Pattern(
    r"(?P<mark>[ ]{0,4}(?:>[ ]?|\[[ xX]\][ ])?)"
    r"(?P<label>[A-Z][\w'’/-]*(?: (?:\([\w ,./%-]{1,30}\)|[\w'’/-]+\??)){0,4})[ ]{2,}"
    r"(?P<value>[^\s|][^|]*)"
)
_GAP = Pattern(r"[^\n]*?\S {3,}\S")
_FURTHER = Pattern(r"[ ]{6,}(?P<value>[^\s|*•·-][^|]*)")
# What begins anew where a text goes on: "1-10 in 100    headache", "rescue ....... 16 mg", "uncommon: rash".
_ANEW = Pattern(r"[^\n]*?\S(?: {2,}|[ ]?\.{3,})\S?|(?:[\w-]+[ /]{0,3}){1,4}:\s")

# A part of what the heading above tells of.
_BAND = Pattern(
    r"(?:very )?(?:common|uncommon|rare|frequent|infrequent)\b|(?:frequency )?(?:not known|unknown)", re.IGNORECASE
)


class _Entry(NamedTuple):
    """A label: where its line begins, it, its value and the column of that, and where lines end below and go on."""

    at: int
    label: tuple[int, int]
    value: int
    column: int
    heads: bool
    further: tuple[tuple[int, int], ...]


def margin_edits(text: str) -> Iterator[Edit]:
    r"""Yield the edits that set such labels in bold and put the lines of what they say together.

    >>> text = "\nCLASS   antiviral\nUSE     shingles,\n        cold sores\nDOSE    1 g a day"
    >>> [edit.text for edit in margin_edits(text)][-2:]
    ['\n\n**', '**\n\n']
    >>> list(margin_edits("\nCLASS   antiviral\nUSE     shingles\nDOSE    1 g a day"))
    []
    """
    entries = sorted(_entries(text), key=lambda entry: entry.column)
    columns = [list(group) for _, group in groupby(entries, key=lambda entry: entry.column)]
    above = ""
    for entry in sorted(entry for column in columns if _is_margin(text, column) for entry in column):
        yield from _edits(text, entry, again=text[slice(*entry.label)] == above)
        above = text[slice(*entry.label)]


def _entries(text: str) -> Iterator[_Entry]:
    lines, at = text.split("\n"), 0
    for number, line in enumerate(lines):
        found = _ENTRY.fullmatch(line) if "  " in line else None
        if found and at and len(found["label"]) <= _WIDEST:
            column, label = found.start("value"), found["label"]
            set_off = label.isupper() or bool(found["mark"].strip()) or not lines[number - 1].strip()
            heads = set_off and not _BAND.match(label)
            below = _further(lines[number + 1 : number + _LONGEST], at + len(line), column)
            span = (at + found.start("label"), at + found.end("label"))
            yield _Entry(at, span, at + column, column, heads, below)
        at += len(line) + 1


def _further(below: Sequence[str], end: int, column: int) -> tuple[tuple[int, int], ...]:
    """Return where the lines end, and where they go on, of what is said below in the same column."""
    breaks = []
    for line in below:
        found = _FURTHER.fullmatch(line)
        if not found or found.start("value") != column:
            break
        breaks.append((end, end + 1 + column))
        end += 1 + len(line)
    return tuple(breaks)


def _is_margin(text: str, entries: Sequence[_Entry]) -> bool:
    """Tell whether entries with one column are no table: some go on below it, and most have no column more."""
    labels = {text[slice(*entry.label)] for entry in entries}
    tabled = {text[slice(*entry.label)] for entry in entries if _GAP.match(text, entry.value)}
    return len(labels) >= _FEWEST and any(entry.further for entry in entries) and 2 * len(tabled) < len(labels)


def _edits(text: str, entry: _Entry, *, again: bool) -> Iterator[Edit]:
    begin, end = entry.label
    if again and entry.heads:
        yield Edit(entry.at - 1, entry.value, "\n\n")
    else:
        yield Edit(entry.at - 1, begin, "\n\n**")
        yield Edit(end, entry.value, "**\n\n" if entry.heads else ":** ")
    for stop, on in entry.further:
        yield Edit(stop, on, "\n\n" if _ANEW.match(text, on) else " ")
