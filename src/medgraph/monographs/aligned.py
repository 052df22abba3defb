r"""Tables that are set in columns by blanks alone, as on a typewriter, to tables with bars.

Lines one below the other make such a table if blanks run through all of them at the same places: at least three lines
of three columns, or of two where dashes underline the names of the columns. What stands only in later columns goes on
with the cells of the line above, and so does a small letter that begins the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from medgraph.monographs.draft import Edit
from medgraph.monographs.lines import Line, bullet, is_capitals, lines_of
from medgraph.patterns import Pattern

_FEWEST, _MOST, _TRIES = 3, 60, 12  # lines, and how many of the last may be something else
_COLUMNS = 3
_GAP = "  "
_UNDERLINE = Pattern(r"[-=–—]{2,}(?: +[-=–—]{2,})+")


class _Row(NamedTuple):
    start: int
    end: int
    cells: list[str]


def aligned_edits(text: str) -> Iterator[Edit]:
    r"""Yield the edits that put bars around the cells of such tables, a row on a line.

    >>> text = "USE      DOSE   EVERY\nPain     1 g    6 hours\nFever    2 g    8 hours"
    >>> [edit.text for edit in aligned_edits(text)]
    ['| USE | DOSE | EVERY |\n|---|---|---|', '| Pain | 1 g | 6 hours |', '| Fever | 2 g | 8 hours |']
    """
    lines = list(lines_of(text)) if _GAP in text else []
    at = 0
    while at < len(lines):
        run = _run(lines, at)
        used, edits = _table(run)
        yield from edits
        at += used or (len(run) if len(run) > _TRIES else 1)


def _run(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the lines from one on that may be rows of one table."""
    near = lines[at : at + _MOST] if _GAP in lines[at].text else ()
    return list(takewhile(_may_be_row, near))


def _table(run: Sequence[Line]) -> tuple[int, list[Edit]]:
    """Return how many of some lines are a table, and its edits; none where they begin with none."""
    ends = range(len(run), max(_FEWEST, len(run) - _TRIES) - 1, -1)
    return next(((end, edits) for end in ends if (edits := _edits(run[:end]))), (0, []))


def _may_be_row(line: Line) -> bool:
    if line.blank or line.quoted or bullet(line.text) or "\t" in line.text or "|" in line.text:
        return False
    return line.indent > 1 or _GAP in line.text


def _edits(lines: Sequence[Line]) -> list[Edit]:
    underlined = _is_underline(lines[1])
    written = [line for line in lines if not _is_underline(line)]
    starts = _starts([_padded(line) for line in lines])
    if len(starts) < (2 if underlined else _COLUMNS) or len(lines) - len(written) > underlined:
        return []
    rows = _rows(written, starts)
    if len(rows) < 2 or not all(map(_is_filled, zip(*(row.cells for row in rows), strict=True))):
        return []
    ruled = underlined or _names_columns([" ".join(row.cells) for row in rows])
    edits = [Edit(row.start, row.end, f"| {' | '.join(row.cells)} |") for row in rows]
    if ruled:
        edits[0] = edits[0]._replace(text=f"{edits[0].text}\n|{'---|' * len(starts)}")
    return [edits[0], Edit(lines[1].at, lines[2].at), *edits[1:]] if underlined else edits


def _is_filled(column: Sequence[str]) -> bool:
    """Tell whether at least half of a column's cells hold something."""
    return sum(map(bool, column)) * 2 >= len(column)


def _is_underline(line: Line) -> bool:
    return _UNDERLINE.fullmatch(line.text) is not None


def _padded(line: Line) -> str:
    return " " * (line.start - line.at) + line.text


def _starts(texts: Sequence[str]) -> list[int]:
    """Return where the columns begin: behind blanks that run through all lines, and that are two or more in most."""
    width = max(map(len, texts))
    blank = [True, *(all(text[place : place + 1] in ("", " ") for text in texts) for place in range(width))]
    begins = [place for place, (one, other) in enumerate(pairwise(blank)) if one and not other]
    return begins[:1] + [begin for begin in begins[1:] if _is_set_off(texts, begin)]


def _is_set_off(texts: Sequence[str], begin: int) -> bool:
    set_off = sum(text[begin - 2 : begin] == _GAP and text[begin : begin + 1].strip() != "" for text in texts)
    return set_off * 2 >= len(texts)


def _rows(lines: Sequence[Line], starts: Sequence[int]) -> list[_Row]:
    """Return the rows of a table, none where a line is no row of it."""
    rows: list[_Row] = []
    for line in lines:
        text = _padded(line)
        cells = [text[begin:end].strip() for begin, end in pairwise([*starts, max(len(text), starts[-1])])]
        alone = cells[0] and not any(cells[1:])
        if rows and (not cells[0] or (alone and cells[0][0].islower())):
            joined = [" ".join(filter(None, pair)) for pair in zip(rows[-1].cells, cells, strict=True)]
            rows[-1] = _Row(rows[-1].start, line.end, joined)
        elif cells[0] and not alone:
            rows.append(_Row(line.at, line.end, cells))
        else:
            return []
    return rows


def _names_columns(rows: Sequence[str]) -> bool:
    """Tell whether the first row names the columns: in capitals, or without the figures that all others have."""
    first, *others = rows
    return is_capitals(first) or (not _has_figure(first) and all(map(_has_figure, others)))


def _has_figure(text: str) -> bool:
    return any(map(str.isdigit, text))
