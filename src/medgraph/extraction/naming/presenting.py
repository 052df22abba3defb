"""Where short pages say their drug: in a field or in capitals among their first lines, or where they say who they are for.

"Agent: iodixanol 320", "DALTEPARIN (Fragmin)", "You're on carbimazole for …", "a leaflet for people who are starting
lamotrigine". A page that has such a field or such lines for several drugs lists them, and is about none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from medgraph.extraction.naming.drug_names import drugs_named
from medgraph.extraction.naming.stating import drug_in
from medgraph.patterns import Pattern

__all__ = ["addressed", "fielded", "set_in_capitals"]

_BEGINNING = 1000
_FIELD = Pattern(
    r"^\W*(?:(?:your|the|this|study|name of(?: the)?|international|contrast) )?(?:drug|generic|agent|medicine|medication|substance|name|contrast(?: (?:agent|medium|used))?|"
    r"product|preparation|injection|infusion|inhaler|vaccine|INN|medicament)(?: names?| here)?\W*?(?:[:=|]|\",\"|\t| {2,})[\s\"*_|]*(?P<name>[^\n]{3,70})$",
    re.IGNORECASE | re.MULTILINE,
)


def fielded(text: str) -> Iterator[str]:
    """Yield the drug that the one field for it among a text's first lines holds.

    >>> list(fielded("Drug card\\nAgent: iodixanol 320 mg/ml\\nRoute: into an artery"))
    ['iodixanol']
    >>> list(fielded("Stock\\nDrug: warfarin\\nDrug: digoxin")), list(fielded("Drug: warfarin or apixaban"))
    ([], [])
    """
    yield from _if_one(_only_drug(found["name"]) for found in _FIELD.finditer(text, 0, _BEGINNING))


_CAPITALS = Pattern(
    r"^[^\w\n]*(?P<name>[A-Z][A-Z-]{4,}(?:[ /+]+[A-Z][A-Z-]+){0,4})(?=[ \t]*(?:[(\[\"“|®™\n]|$)|[ \t]{2,})",
    re.MULTILINE,
)
_NEAR = 400


def set_in_capitals(text: str) -> Iterator[str]:
    """Yield the one drug whose name in capitals is a line among a text's first ones, or begins it before a bracket.

    >>> list(set_in_capitals("Ward 4 :: pocket card\\n>>> DALTEPARIN (Fragmin)")), list(set_in_capitals("WARFARIN and apixaban"))
    (['DALTEPARIN'], [])
    >>> list(set_in_capitals("WARFARIN\\nDIGOXIN"))
    []
    """
    yield from _if_one(_opening_drug(found["name"]) for found in _CAPITALS.finditer(text, 0, _NEAR))


def _if_one(named: Iterable[str | None]) -> Iterator[str]:
    """Yield the one drug that is named, once or again; nothing where several are."""
    drugs = {drug.lower(): drug for drug in named if drug}
    yield from drugs.values() if len(drugs) == 1 else ()


def _opening_drug(wording: str) -> str | None:
    """Return the drug that a wording begins with."""
    drug = drug_in(wording)
    return drug if drug and wording.startswith(drug.split(" / ")[0]) else None


def _only_drug(wording: str) -> str | None:
    """Return the drug that a wording names, where it names no other beside it."""
    drug = drug_in(wording)
    named = {name for name, _ in drugs_named(wording)}
    return drug if drug and len(named) == len(drug.split(" / ")) else None


_WHAT = r"(?:(?:an?|the|your|some|new|daily|weekly|regular|oral|tablets?|capsules?|injections?|infusions?|medicine|medication|drug|treatment|course|called|named|with|of|for|to|on) ){0,5}"
_ADDRESSED = (
    Pattern(
        r"\b(?:you(?:['’](?:re|ve been)| are| have been| will be| may be| were)(?: (?:now|being|about to))?|(?:doctor|consultant|specialist|nurse|team|GP) has) "
        rf"(?:on|taking|using|having|getting|given|prescribed|offered|started|starting|start|put|be given|going to (?:take|have|start|get|be given))(?: you)?(?: on)? {_WHAT}(?P<name>[^\s,.;:()]+(?: [^\s,.;:()]+){{0,3}})",
        re.IGNORECASE,
    ),
    Pattern(
        r"\b(?:leaflet|information|sheet|fact ?sheet|guide|advice|card|page|booklet|handout|notes?|factfile)\b[^.()\n]{0,30}?\b(?:for|about)\b[^.()\n]{0,60}?"
        rf"\b(?:tak(?:e|ing)|us(?:e|ing)|hav(?:e|ing)|start(?:s|ing)?|begin(?:s|ning)?|on|prescribed|given|about)\s{_WHAT}(?P<name>[^\s,.;:()]+(?: [^\s,.;:()]+){{0,3}})",
        re.IGNORECASE,
    ),
)


def addressed(text: str) -> Iterator[str]:
    """Yield the drug that a text's beginning says its readers take.

    >>> list(addressed("You're on **carbimazole** for your thyroid.")), list(addressed("If you are on warfarin, say so."))
    (['carbimazole'], [])
    """
    begun = re.sub(r"[*_]", "", text[:_BEGINNING])
    for pattern in _ADDRESSED:
        for found in pattern.finditer(begun):
            drug = _opening_drug(found["name"])
            if drug and not _CONDITIONAL.search(begun, 0, found.start()):
                yield drug


_CONDITIONAL = Pattern(r"\b(?:if|when|unless|whether|while|even|and|or|people|those|anyone)\s+$", re.IGNORECASE)
