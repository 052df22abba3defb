"""Read tables of adverse effects: one effect a row with its rates, or one frequency band a row with its effects.

    | Adverse reaction | Drug (N=51) % | Placebo (N=42) % |      | Frequency | Side effects        |
    | Headache         | 41            | 12               |      | Common    | nausea, headache    |

or one band a column. What a column holds is told by its name, else by its cells. A bare number is a percentage where a column or the words
above the table say so, a number of patients where they say that and how many there were.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.names import is_known
from medgraph.extraction.adverse_effect.words import BODY_SYSTEM, is_vague, without_classes
from medgraph.extraction.language.frequency import fraction_of_percent, heads_by_frequency, read_frequency
from medgraph.extraction.language.lists import Item
from medgraph.extraction.language.mentions import find_known, is_known_name
from medgraph.extraction.language.phrases import is_name
from medgraph.extraction.page import Passage
from medgraph.model import BlockKind, Frequency

_COMPARATOR = re.compile(r"\b(?:placebo|control|comparator|sham|vehicle|no treatment|untreated)\b", re.IGNORECASE)
_EFFECT_COLUMN = re.compile(
    r"\b(?:adverse|side effects?|unwanted|undesirable|reactions?|events?|effects?|symptoms?|preferred term|complaints?|what (?:can|may) happen)\b",
    re.IGNORECASE,
)
_RATE_COLUMN = re.compile(
    r"\b(?:frequency|incidence|how (?:often|common)|rate|percent\w*|likelihood|patients|occurrence|band|category)\b|%|\bn\s*=",
    re.IGNORECASE,
)
_CLASS_COLUMN = re.compile(r"\b(?:organ|class|system|soc|body)\b", re.IGNORECASE)
_OTHER_COLUMN = re.compile(
    r"\b(?:what to do|action|manage\w*|advice|comment|remark|note|onset|duration|severity|grade)\b", re.IGNORECASE
)
_PERCENT = re.compile(r"%|\bper ?cent|\bpercentages?\b|\b(?:incidence|rate)s?\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bnumbers? of (?:patients|people|children|cases|events|subjects)\b|\bcases\b", re.IGNORECASE)
_TOTAL = re.compile(r"\bn\s*=\s*(?P<n>\d[\d,]*)", re.IGNORECASE)
_RATE = re.compile(r"^\W*(?:\d+\s*(?:/\s*\d+)?\s*\(\s*)?(?P<sign>[<>≥≤]?)\s*(?P<rate>\d+(?:[.,]\d+)?)\s*%?\s*\)?\W*$")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row with the names of their columns, and what stands above the table."""

    passage: Passage
    cells: tuple[str, ...]
    columns: tuple[str, ...]
    above: str

    def named(self, names: re.Pattern[str]) -> list[int]:
        """Return the columns whose name matches."""
        return [index for index, name in enumerate(self.columns) if names.search(name)]


def read_effect_row(passage: Passage, own_names: Iterable[str]) -> Iterator[tuple[Item, Frequency | None]]:
    """Yield the effects of one row with their frequencies; nothing where the table is not about effects."""
    row = _row(passage)
    bands = [i for i, name in enumerate(row.columns) if heads_by_frequency(name)]
    if len(bands) > 1:
        for index in bands:
            yield from ((item, read_frequency(row.columns[index])) for item in _effects(row, index))
        return
    column = _effect_column(row)
    if column is not None:
        frequency = _frequency(row, column, {name.lower() for name in own_names})
        yield from ((item, frequency) for item in _effects(row, column))


def _row(passage: Passage) -> _Row:
    text = passage.section.view.text
    cells = tuple(_without_marks(cell.of(text)) for cell in passage.cells)
    columns = (*passage.columns, *[""] * len(cells))[: len(cells)]
    return _Row(passage, cells, columns, _above(passage))


_MARK = re.compile(r"\^[\w,* ]{1,5}\^|\[[a-z0-9*]\](?=\s|$)|[*†‡§¶¹²³⁴⁵⁶⁷⁸⁹]+(?=\s|$)")


def _without_marks(cell: str) -> str:
    """Return the text of a cell, the marks of its footnotes blotted out: "Rash^b^", "Nausea†"."""
    return _MARK.sub(lambda found: " " * len(found[0]), cell).strip()


def _above(passage: Passage) -> str:
    """Return the paragraph that stands above a table."""
    blocks, here = passage.section.blocks, passage.block.span.start
    place = bisect_left(blocks, here, key=lambda block: block.span.start)
    above = next((blocks[i].span for i in range(place - 1, -1, -1) if blocks[i].kind is not BlockKind.ROW), None)
    return above.of(passage.section.view.text) if above else ""


def _effect_column(row: _Row) -> int | None:
    """Return the column that names the effects: by its name, else the one that holds words beside rates."""
    if sum(bool(cell) for cell in row.cells) < min(2, len(row.cells)):
        return None
    wordy = [i for i, cell in enumerate(row.cells) if cell and not _is_rate(cell)]
    aside = {*row.named(_CLASS_COLUMN), *row.named(_OTHER_COLUMN)}
    named = [i for i in wordy if _EFFECT_COLUMN.search(row.columns[i]) and (i not in aside or i == 0)]
    if named:
        return named[0]
    free = [i for i in wordy if i not in aside]
    rated = len(wordy) < sum(bool(cell) for cell in row.cells) or bool(row.named(_RATE_COLUMN))
    return free[0] if rated and free else None


def _is_rate(cell: str) -> bool:
    return bool(_RATE.match(cell)) or (read_frequency(cell) is not None and len(cell.split()) <= _RATE_WORDS)


_RATE_WORDS = 7


def _effects(row: _Row, column: int) -> Iterator[Item]:
    """Yield the effects that a cell names."""
    cell = row.passage.cells[column]
    for item in read_enumeration(without_classes(row.cells[column].replace("\n", " ")), cell.start):
        if (
            not is_vague(item.text)
            and not BODY_SYSTEM.match(item.text)
            and (is_known(item) or is_name(item.text, words=8))
        ):
            yield item


def _frequency(row: _Row, effects: int, own: set[str]) -> Frequency | None:
    """Return the rate of the drug's arm, with the comparator's beside it."""
    others = [i for i in range(len(row.cells)) if i != effects and row.cells[i] and _is_rate(row.cells[i])]
    control = [i for i in others if _COMPARATOR.search(row.columns[i])]
    drug = [i for i in others if i not in control and any(name in row.columns[i].lower() for name in own)]
    rest = [i for i in others if i not in control and not _CLASS_COLUMN.search(row.columns[i])]
    for index in (drug or rest)[:1]:
        found = _rate(row, index)
        placebo = _rate(row, control[0]) if control else None
        return replace(found, placebo=placebo.low if placebo else None, arm=None) if found else None
    return None


def _rate(row: _Row, index: int) -> Frequency | None:
    """Read a cell: "41", "41%", "12 (24%)", "<1", "≥1/100 to <1/10", "common"."""
    cell, column = row.cells[index], row.columns[index]
    found = _RATE.match(cell)
    if not found:
        return read_frequency(cell)
    said = [cell, *row.columns, row.above, *row.passage.leads[:2]]
    if any(_PERCENT.search(words) for words in said) and _is_share(found["rate"]):
        return read_frequency(f"{found['sign']}{found['rate']}%")
    total = _TOTAL.search(column)
    if total and any(_COUNTED.search(words) for words in said):
        return read_frequency(f"{found['rate']} in {total['n']}")
    return read_frequency(cell) if "/" in cell else None


def _is_share(number: str) -> bool:
    return fraction_of_percent(number) <= Decimal(1)


_FIGURES = re.compile(r"[\s·]+[<≥]?\d+(?:\.\d+)?\s*%?(?:\s*\(\d+(?:\.\d+)?%?\))?[\s·]*(?:$|(?<=[\s·])[\d<≥A-Z])")
_FIGURE = re.compile(r"[<>≥≤=(\[]*\d[\d.,/]*[%)\]]*|[-–—]|[<>≥≤=]+")
_ROWS = 3


def is_flat_table(text: str) -> bool:
    """Tell whether a text is a table, or a row of one, whose columns were lost: names, each followed by figures.

    >>> is_flat_table("Headache 41 10 Pyrexia 41 14 Cough 27 19"), is_flat_table("Cough   27%   19%"), is_flat_table("Headache, cough in 4%")
    (True, True, False)
    """
    if not re.search(r"\d", text):
        return False
    return _is_figure_row(text) or sum(bool(_FIGURES.match(text, name.end)) for name in find_known(text)) >= _ROWS


def _is_figure_row(text: str) -> bool:
    words = re.split(r"[\s·]+", text.strip(" ·"))
    figures = 0
    while figures < len(words) and _FIGURE.fullmatch(words[-1 - figures]):
        figures += 1
    return 0 < figures < len(words) <= _LONGEST_ROW and is_known_name(" ".join(words[:-figures]))


_LONGEST_ROW = 20
