"""The active ingredients that a label lists, how much of each, and their UNII.

An SPL document has each substance with its code, its strength, and its active moieties with theirs: "SILDENAFIL CITRATE,
BW9B0ZE037, 25 mg, of SILDENAFIL, 3M7OB98Y7H". The class code tells what the strength counts: ACTIM the moiety, ACTIB
the substance. An openFDA record has a list of substances and a list of codes, in no common order: which is whose
can be told only where there is one of each.
"""

from __future__ import annotations

from collections.abc import Iterator

from medgraph.extraction.label_field.rules import INGREDIENT_RULES, RULES
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import LabelField, Qualifiers, Relation, Span

_SUBSTANCE, _CODE, _STRENGTH, _BASIS, _MOIETIES = range(5)
_BY_MOIETY = "ACTIM"
_UNII = next(rule for rule in RULES if rule.relation is Relation.UNII)


def ingredients_in(page: Page, row: Passage) -> Iterator[Candidate]:
    """Yield an active ingredient that a row lists, and its codes."""
    cells = [cell.of(page.monograph.view.text) for cell in row.cells]
    pairs = [(_SUBSTANCE, _CODE), *((name, name + 1) for name in range(_MOIETIES, len(cells) - 1, 2))]
    basis = cells[_MOIETIES].lower() if cells[_BASIS] == _BY_MOIETY and len(cells) > _MOIETIES else None
    stated = Qualifiers(strength=_written(cells[_STRENGTH]), substance=basis if cells[_STRENGTH] else None)
    yield _ingredient(page, row, cells[_SUBSTANCE], row.cells[_SUBSTANCE], stated)
    for name, code in dict.fromkeys(pairs):
        for found in _UNII.read(cells[code]):
            yield _code(page, row, found.object, row.cells[code], cells[name])


def substances_of(page: Page) -> Iterator[Candidate]:
    """Yield the substances of a record, each an active ingredient."""
    for passage in _fields(page, LabelField.SUBSTANCE_NAME):
        yield _ingredient(page, passage, passage.text, passage.span, Qualifiers())


def substance_of_code(page: Page) -> str | None:
    """Return the substance that a record's code is of, where the record has one substance and one code."""
    names, codes = _fields(page, LabelField.SUBSTANCE_NAME), _fields(page, LabelField.UNII)
    return " ".join(names[0].text.lower().split()) if len(names) == len(codes) == 1 else None


def _fields(page: Page, field: LabelField) -> list[Passage]:
    return [passage for passage in page.fields if passage.section.field is field]


def _ingredient(page: Page, passage: Passage, name: str, mention: Span, stated: Qualifiers) -> Candidate:
    relation = Relation.HAS_INGREDIENT
    object_ = " ".join(name.lower().split())
    return Candidate(relation, object_, page.drug, passage, mention, INGREDIENT_RULES[relation], qualifiers=stated)


def _code(page: Page, passage: Passage, code: str, mention: Span, name: str) -> Candidate:
    stated = Qualifiers(substance=" ".join(name.lower().split()))
    return Candidate(
        Relation.UNII, code, page.drug, passage, mention, INGREDIENT_RULES[Relation.UNII], qualifiers=stated
    )


def _written(strength: str) -> str | None:
    """Return an amount as people write it: "25 mg / 1" is 25 mg of each piece.

    >>> _written("25 mg / 1"), _written("6.25 mg / 5 mL"), _written("50 mg / 1 mL"), _written("")
    ('25 mg', '6.25 mg/5 mL', '50 mg/mL', None)
    """
    amount, _, per = strength.partition(" / ")
    per = per.removeprefix("1 ") if per.startswith("1 ") else per
    return (f"{amount}/{per}" if per not in ("", "1") else amount) or None
