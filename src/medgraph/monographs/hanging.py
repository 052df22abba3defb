r"""Terms in the margin of a page in plain text, their texts hanging beside them, to titles or labels of these texts.

So cards and records of databases are set: a term of a few words, blanks, and a text whose further lines begin where it
began. Three terms or more whose texts begin at one place are those of a page. They are its titles where they stand in
capitals or behind one and the same mark, else labels. A title that the line before has as well begins a further item
below it: "ADR  nausea   12 %", "ADR  rash   3 %".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from medgraph.monographs.draft import Edit
from medgraph.monographs.lines import Line, breaks_off, bullet, lines_of
from medgraph.patterns import Pattern

_FEWEST, _LONG = 3, 20
_SLACK = 4  # characters by which lines that are broken by hand are shorter than they could be
_GAP = "  "
# "ADR           nausea", "> Not if   asthma"; "WATCH:    the pulse" has a label, "Route ..... oral" too.
_ENTRY = Pattern(r" {0,4}(?P<mark>(?:>+|\[[xX]\]) )?(?P<term>[A-Z][^\n:.|\d]{1,23}?) {2,}(?=[^\s|:])")
_TITLE = Pattern(r" {0,4}(?:>+|\[[xX]\]) (?P<term>[A-Z][^\n:.|\d]{1,23})$")
_NUMBER = Pattern(r"\d{1,2} {2,}(?=\S)")
_INNER = Pattern(r" {2,}")
_OPEN = (",", "(", "/", "-")
_LABEL = Pattern(r"\w[^\n:.,;()]{0,30}: ")
_SLASHES = Pattern(r"/{2,}")


class _Entry(NamedTuple):
    """A term and its text, the places where they begin; `again` where the page has the term more than once."""

    line: Line
    at: int
    term: str
    begins: int
    marked: bool
    again: bool = False

    @property
    def titled(self) -> bool:
        return self.marked or self.term.isupper()

    @property
    def columns(self) -> tuple[int, int]:
        return self.at - self.line.at, self.begins - self.line.at

    @property
    def text(self) -> str:
        return self.line.text[self.begins - self.line.start :]


def hanging_edits(text: str) -> Iterator[Edit]:
    r"""Yield the edits that make titles or labels of such terms, and one line of what stands beside each.

    >>> from medgraph.monographs.draft import Draft
    >>> text = "FOR     gout, and pain in\n        a joint\nAVOID   ulcers of the stomach\nSEEN    rash     3 %"
    >>> text += "\nSEEN    fever    2 %"
    >>> print(Draft.of(text).edited(list(hanging_edits(text))).text)
    ## FOR
    <BLANKLINE>
    gout, and pain in a joint
    ## AVOID
    <BLANKLINE>
    ulcers of the stomach
    ## SEEN
    <BLANKLINE>
    - rash: 3 %
    - fever: 2 %
    >>> list(hanging_edits("NAUSEA     12 %\nRASH        3 %\nFEVER       2 %"))
    []
    """
    lines = list(lines_of(text)) if _GAP in text else []
    entries = {entry.line.at: entry for entry in _entries(text, lines)}
    if not entries:
        return
    width = max(entry.line.end - entry.line.at for entry in entries.values())
    marked = any(entry.marked for entry in entries.values())
    last = next(iter(entries.values()))
    for above, line in pairwise([Line(0, 0, 0, ""), *lines]):
        if entry := entries.get(line.at):
            yield from _entry_edits(entry, last)
            last = entry
        elif marked and (title := _TITLE.match(text, line.at, line.end)):
            yield Edit(line.at, title.start("term"), "## ")
        elif _SLASHES.fullmatch(line.text):
            yield Edit(line.start, line.end)
        elif beside := _beside(text, line, last.columns[1]) if above.text else None:
            yield Edit(above.end, beside.start, " " if _goes_on(above, beside, width) else "\n\n")


def _entries(text: str, lines: Sequence[Line]) -> Iterator[_Entry]:
    """Yield the entries of a page, those of one kind and place together."""
    groups: dict[tuple[tuple[int, int], bool], list[_Entry]] = defaultdict(list)
    hanging = set()
    for line, below in zip_longest(lines, lines[1:], fillvalue=Line(0, 0, 0, "")):
        if entry := _entry(text, line):
            kind = entry.columns, entry.titled
            groups[kind].append(entry)
            hanging |= {kind} if _beside(text, below, entry.columns[1]) else set()
    for kind, group in groups.items():
        terms = Counter(entry.term for entry in group)
        once = [entry.text for entry in group if terms[entry.term] == 1]
        if len(terms) >= _FEWEST and (kind in hanging or _are_long(once)) and not _are_rows(once):
            yield from (entry._replace(again=terms[entry.term] > 1) for entry in group)


def _entry(text: str, line: Line) -> _Entry | None:
    found = _ENTRY.match(text, line.at, line.end)
    return _Entry(line, found.start("term"), found["term"], found.end(), bool(found["mark"])) if found else None


def _are_long(texts: Sequence[str]) -> bool:
    """Tell whether at least half of some texts are no figures."""
    return sum(len(text) >= _LONG for text in texts) * 2 >= len(texts)


def _are_rows(texts: Sequence[str]) -> bool:
    """Tell whether at least half of some texts have further columns."""
    return sum(_GAP in text for text in texts) * 2 >= len(texts)


def _entry_edits(entry: _Entry, last: _Entry) -> Iterator[Edit]:
    """Yield the edits of a term and what stands beside it, or of a further item below the title before."""
    if not entry.titled:
        yield Edit(entry.at + len(entry.term), entry.begins, ": ")
        return
    number = _NUMBER.match(entry.line.text, entry.begins - entry.line.start) if entry.again else None
    begins, item = entry.begins + (len(number[0]) if number else 0), "- " if entry.again else ""
    if last.term == entry.term and last is not entry:
        yield Edit(entry.line.at, begins, item)
    else:
        yield Edit(entry.line.at, entry.at + 1, f"## {entry.term[0]}")
        yield Edit(entry.at + len(entry.term), begins, f"\n\n{item}")
    gaps = list(_INNER.finditer(entry.line.text, begins - entry.line.start)) if entry.again else []
    between = ": " if len(gaps) == 1 else ", "
    yield from (Edit(entry.line.start + gap.start(), entry.line.start + gap.end(), between) for gap in gaps)


def _beside(text: str, line: Line, begins: int) -> Line | None:
    """Return what stands beside the terms on a line without one, less a bracket below the term: "(do NOT take)"."""
    start = line.at + begins
    below_term = text[line.start : start].strip()
    set_off = line.start == start or (below_term[:1] == "(" and below_term[-1:] == ")")
    if start >= line.end or not text[start].strip() or bullet(line.text) or not set_off:
        return None
    return line._replace(start=start, text=text[start : line.end])


def _goes_on(above: Line, line: Line, width: int) -> bool:
    """Tell whether a line goes on with the sentence or list above, and is no row of columns."""
    would_fit = above.end - above.at + 1 + len(line.text.split(maxsplit=1)[0]) <= width - _SLACK
    breaks = not would_fit or above.text.endswith(_OPEN) or breaks_off(above.text)
    return breaks and _GAP not in line.text and not _LABEL.match(line.text)
