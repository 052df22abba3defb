"""Read tables of adverse effects: one effect a row with its rates, or one frequency band a row with its effects.

    | Adverse reaction | Drug (N=51) % | Placebo (N=42) % |      | Frequency | Side effects        |
    | Headache         | 41            | 12               |      | Common    | nausea, headache    |

or one band a column. What a column holds is told by its name, else by its cells. A bare number is a percentage where a column or the words
above the table say so, a number of patients where they say that and how many there were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from medgraph.extraction.adverse_effect.columns import (
    CLASS_COLUMN,
    RATE,
    TableRow,
    effect_columns,
    holds_effects,
    is_rate,
)
from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.names import is_known
from medgraph.extraction.adverse_effect.words import BODY_SYSTEM, is_vague, without_classes
from medgraph.extraction.language.frequency import fraction_of_percent, read_frequency, read_rates
from medgraph.extraction.language.lists import Item
from medgraph.extraction.language.mentions import find_known, is_known_name
from medgraph.extraction.language.phrases import is_name
from medgraph.extraction.naming.subjects import labelled_values
from medgraph.extraction.page import Page, Passage
from medgraph.model import Frequency, SectionType
from medgraph.sections import section_type

_COMPARATOR = re.compile(r"\b(?:placebo|control|comparator|sham|vehicle|no treatment|untreated)\b", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent|\bpercentages?\b|\b(?:incidence|rate)s?\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bnumbers? of (?:patients|people|children|cases|events|subjects)\b|\bcases\b", re.IGNORECASE)
_TOTAL = re.compile(r"\bn\s*=\s*(?P<n>\d[\d,]*)", re.IGNORECASE)


def read_effect_row(passage: Passage, own_names: Iterable[str]) -> Iterator[tuple[Item, Frequency | None]]:
    """Yield the effects of one row with their frequencies; nothing where the table is not about effects."""
    row = _row(passage)
    own = {name.lower() for name in own_names}
    for index in effect_columns(row):
        told = read_frequency(row.columns[index]) or _frequency(row, index, own)
        for item in _effects(row, index):
            frequency = _beside(item, row.columns[index]) or told
            if frequency is None or frequency.high != 0:
                yield item, frequency


def labelled_effects(page: Page, passage: Passage) -> Iterator[tuple[Passage, Item]]:
    """Yield the effects in the cells that a label names so, wherever the table stands: "Common side effects | headache, rash"."""
    text = passage.section.view.text
    if not passage.cells or not any(map(_is_label, (passage.cells[0].of(text), *passage.columns[1:]))):
        return
    for label, value, drugs in labelled_values(page, passage):
        if _is_label(label) and drugs and holds_effects(value.of(text)):
            told = replace(passage, topic=_EFFECTS, leads=(label, *passage.leads), subjects=drugs)
            row = _row(passage)
            yield from ((told, item) for item in _effects(row, passage.cells.index(value)))


_EFFECTS = SectionType.ADVERSE_REACTIONS


def _is_label(label: str) -> bool:
    return section_type(label) is _EFFECTS


def _beside(item: Item, column: str) -> Frequency | None:
    """Return the rate that stands behind an effect in its cell, with the comparator's in brackets: "dyspepsia 3.6% (3.5%)"."""
    rates = read_rates(item.tail)
    if not rates or not item.tail.lstrip()[:1].isdigit():
        return None
    compared = len(rates) == 2 and _COMPARATOR.search(column)
    return replace(rates[0].frequency, placebo=rates[1].frequency.low if compared else None)


def _row(passage: Passage) -> TableRow:
    text = passage.section.view.text
    cells = tuple(_without_marks(cell.of(text)) for cell in passage.cells)
    columns = (*passage.columns, *[""] * len(cells))[: len(cells)]
    return TableRow(cells, columns, passage, passage.above)


_MARK = re.compile(r"\^[\w,* ]{1,5}\^|\[[a-z0-9*]\](?=\s|$)|[*†‡§¶¹²³⁴⁵⁶⁷⁸⁹]+(?=\s|$)")


def _without_marks(cell: str) -> str:
    """Return the text of a cell, the marks of its footnotes blotted out: "Rash^b^", "Nausea†"."""
    return _MARK.sub(lambda found: " " * len(found[0]), cell).strip()


def _effects(row: TableRow, column: int) -> Iterator[Item]:
    """Yield the effects that a cell names."""
    cell = row.passage.cells[column]
    for item in read_enumeration(without_classes(row.cells[column].replace("\n", " ")), cell.start):
        if (
            not is_vague(item.text)
            and not BODY_SYSTEM.match(item.text)
            and (is_known(item) or is_name(item.text, words=8))
        ):
            yield item


def _frequency(row: TableRow, effects: int, own: set[str]) -> Frequency | None:
    """Return the rate of the drug's arm, with the comparator's beside it."""
    others = [i for i in range(len(row.cells)) if i != effects and row.cells[i] and is_rate(row.cells[i])]
    control = [i for i in others if _COMPARATOR.search(row.columns[i])]
    drug = [i for i in others if i not in control and any(name in row.columns[i].lower() for name in own)]
    rest = [i for i in others if i not in control and not CLASS_COLUMN.search(row.columns[i])]
    for index in (drug or rest)[:1]:
        found = _rate(row, index)
        placebo = _rate(row, control[0]) if control else None
        return replace(found, placebo=placebo.low if placebo else None, arm=None) if found else None
    return None


def _rate(row: TableRow, index: int) -> Frequency | None:
    """Read a cell: "41", "41%", "12 (24%)", "<1", "≥1/100 to <1/10", "common"."""
    cell, column = row.cells[index], row.columns[index]
    found = RATE.match(cell)
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
