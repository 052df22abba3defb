"""Tell which columns of a table hold effects: by their names, else by what stands in the row.

    | Organ | What can go wrong |      | Possible problem | What you may notice |      | Get help for     | It may be  |
    | Lungs | Pneumonitis; cough |     | Low calcium      | spasms, numbness    |      | A blistering rash | SJS       |

Signs of an effect are no effects of their own. A first cell that names an organ or a group of effects names none, and the cells behind
it do. Where neither the columns nor rates beside the words tell, the first cell that holds nothing but known effects does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.names import is_known
from medgraph.extraction.adverse_effect.words import BODY_SYSTEM, is_group
from medgraph.extraction.language.frequency import heads_by_frequency, read_frequency
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.page import Passage
from medgraph.patterns import Pattern, search

CLASS_COLUMN = Pattern(
    r"\b(?:organs?|class|systems?|soc|body|where|area|site|part|group|categor(?:y|ies))\b", re.IGNORECASE
)
RATE = Pattern(
    r"^[^\w<>≥≤]*(?:\d+\s*(?:/\s*\d+)?\s*\(\s*)?(?P<sign>[<>≥≤]?)\s*(?P<rate>\d+(?:[.,]\d+)?)\s*%?\s*\)?\W*$"
)
TWO_RATES = Pattern(
    r"^\W*(?P<rate>\d+(?:[.,]\d+)?)\s*%?\s*(?:/|vs\.?|versus|\()\s*(?P<other>\d+(?:[.,]\d+)?)\s*%?\s*\)?\W*$",
    re.IGNORECASE,
)
_EFFECT = Pattern(
    r"\b(?:adverse|side effects?|unwanted|undesirable|reactions?|events?|effects?|symptoms?|preferred term|complaints?|"
    r"what (?:can|may|could) (?:happen|go wrong)|laborator(?:y|ies) abnormalit(?:y|ies)|toxicit(?:y|ies))\b",
    re.IGNORECASE,
)
# The column behind those that say how often: "1% to 10% | Less than 1% | Postmarketing".
_LATER = Pattern(r"\b(?:post-?marketing|post-?approval|spontaneous|case reports?|surveillance)\b", re.IGNORECASE)
_PROBLEM = Pattern(
    r"\b(?:problems?|warnings?|complications?|risks?|dangers?|conditions?|effects?|reactions?|events?|"
    r"(?:it|this) (?:may|might|could) (?:be|mean)|(?:possible|likely) cause)\b",
    re.IGNORECASE,
)
_SIGNS = Pattern(
    r"\b(?:signs?|symptoms?|notice|look (?:out )?for|watch (?:out )?for|feel|see|recogni[sz]e|(?:get|seek|call) (?:\w+ )?(?:help|doctor)(?: for| if)?)\b",
    re.IGNORECASE,
)
_OTHER = Pattern(
    r"\b(?:what (?:to|you should|should you) do|action|manage\w*|advice|comments?|remarks?|notes?|onset|when|why|duration|severity|grades?|reason|treatment)\b|^(?:patients|population|trial|study|who|comparator)\b",
    re.IGNORECASE,
)
_OF_PATIENTS = Pattern(r"\b(?:race|ethnicity|age group|sex|gender|region|country)\b", re.IGNORECASE)
_RATE_WORDS = 7


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row with the names of their columns, and what stands above the table."""

    cells: tuple[str, ...]
    columns: tuple[str, ...]
    passage: Passage
    above: str

    def named(self, names: Pattern) -> list[int]:
        """Return the columns whose name matches."""
        return [index for index, name in enumerate(self.columns) if search(names, name)]


def is_title(cells: Sequence[str]) -> bool:
    """Tell whether a row is one text over several columns: it heads the rows below it."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and len(set(filled)) == 1


def effect_columns(row: TableRow) -> list[int]:
    """Return the columns that hold effects in this row."""
    filled = [i for i, cell in enumerate(row.cells) if cell]
    if row.columns and _OF_PATIENTS.search(row.columns[0]):
        return []
    if len(filled) < min(2, len(row.cells)):
        return [i for i in filled if i > 0 and (_EFFECT.search(row.columns[i]) or heads_by_frequency(row.columns[i]))]
    bands = [i for i, name in enumerate(row.columns) if heads_by_frequency(name)]
    if len(bands) > 1:
        return [*bands, *row.named(_LATER)]
    wordy = [i for i in filled if not is_rate(row.cells[i])]
    return _with_signs(row, wordy) or _behind_group(row, wordy) or _named_or_rated(row, wordy, filled)


def is_rate(cell: str) -> bool:
    """Tell whether a cell holds a rate and nothing else.

    >>> is_rate("12 (24%)"), is_rate("< 1"), is_rate("common"), is_rate("rash in 4%")
    (True, True, True, False)
    """
    if RATE.match(cell) or TWO_RATES.match(cell):
        return True
    brief = len(cell.split()) <= _RATE_WORDS and not find_known(cell)
    return heads_by_frequency(cell) or (brief and read_frequency(cell) is not None)


def _with_signs(row: TableRow, wordy: list[int]) -> list[int]:
    """Return the column of the problems in a table that gives their signs beside them."""
    signs = row.named(_SIGNS)
    problems = [i for i in row.named(_PROBLEM) if i not in signs and i in wordy and not is_group(row.cells[i])]
    return problems[:1] if signs else []


def _behind_group(row: TableRow, wordy: list[int]) -> list[int]:
    """Return the columns behind a cell that names an organ or a group of effects."""
    if wordy[:1] != [0] or not (is_group(row.cells[0]) or CLASS_COLUMN.search(row.columns[0])):
        return []
    aside = {0, *row.named(_OTHER), *_classes(row)}
    behind = [i for i in wordy if i not in aside and _says_letters(row.cells[i])]
    return [i for i in behind if _EFFECT.search(row.columns[i])][:1] or behind


def _classes(row: TableRow) -> list[int]:
    """Return the columns that name classes of effects, and no effects beside them: "Body system and preferred term"."""
    return [i for i in row.named(CLASS_COLUMN) if not _EFFECT.search(row.columns[i])]


def _says_letters(cell: str) -> bool:
    return bool(re.search(r"[A-Za-z]{3}", cell))


def _named_or_rated(row: TableRow, wordy: list[int], filled: list[int]) -> list[int]:
    """Return the column named so, the first with words beside rates, or the first that holds known effects alone."""
    aside = {*_classes(row), *row.named(_OTHER)}
    if len(wordy) == 1:
        aside -= {0}
    wordy = [i for i in wordy if not BODY_SYSTEM.match(row.cells[i])]
    named = [i for i in wordy if _EFFECT.search(row.columns[i]) and (i not in aside or i == 0)]
    if named:
        return named[:1]
    free = [i for i in wordy if i not in aside]
    if len(wordy) < len(filled):
        return free[:1]
    return [i for i in free if holds_effects(row.cells[i])][:1]


def holds_effects(cell: str) -> bool:
    """Tell whether a cell is an enumeration of effects, most of which the lexicon knows, the first among them.

    >>> holds_effects("headache, rash and dizziness"), holds_effects("tell your doctor")
    (True, False)
    """
    items = read_enumeration(cell.replace("\n", " "))
    return bool(items) and is_known(items[0]) and 2 * sum(map(is_known, items)) > len(items)
