"""When does a fact say what a line of gold says?

Objects match as bags of words: case, plural, hyphens, order and little words do not count. Doses match in amount,
unit and interval, however these are written; other relations by the object or one of its accepted wordings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from medgraph.patterns import Pattern

Record = Mapping[str, Any]
Words = tuple[str, ...]

_LITTLE = frozenset("the a an of to in at".split())
_SPELLING = {"oedema": "edema", "haem": "hem", "diarrhoea": "diarrhea", "anaemia": "anemia"}


def words(name: object) -> Words:
    """Return the bag of words that a name is compared by.

    >>> words("Pain at the injection site") == words("injection-site pains")
    True
    """
    text = re.sub(r"\(.*?\)|[*_`’'\"®™]", " ", str(name).lower())
    for british, american in _SPELLING.items():
        text = text.replace(british, american)
    return tuple(sorted(_singular(word) for word in re.split(r"[^\w²%.]+", text) if word and word not in _LITTLE))


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def matches(line: Record, fact: Record) -> bool:
    """Tell whether a fact is what a line of gold states: drug, relation and object (of a dose, its numbers).

    >>> line = {"drug": "warfarin", "relation": "hasAdverseEffect", "object": "bleeding", "accept": ["hemorrhage"]}
    >>> matches(line, {"drug": "Warfarin", "relation": "hasAdverseEffect", "object": "haemorrhage"})
    True
    """
    if line["relation"] != fact["relation"] or words(fact["drug"]) not in drug_names(line):
        return False
    if fact["relation"] == "hasDosage":
        return same_dose(line.get("qualifiers", {}), fact["qualifiers"])
    return words(fact["object"]) in object_names(line)


def drug_names(line: Record) -> frozenset[Words]:
    """Return the names by which a line's drug may go."""
    return frozenset(map(words, (line["drug"], *line.get("drug_accept", ()))))


def object_names(line: Record) -> frozenset[Words]:
    """Return the wordings in which a line's object counts as found."""
    return frozenset(map(words, (line["object"], *line.get("accept", ()))))


def overlaps(line: Record, sentence: Record) -> bool:
    """Tell whether a line's place and a sentence share a character; a line without a place overlaps nothing."""
    return line.get("start") is not None and bool(sentence["start"] < line["end"] and line["start"] < sentence["end"])


def forbids(line: Record, fact: Record) -> bool:
    """Tell whether a negative line forbids a fact: on the whole page, or in the sentence of its scope "evidence"."""
    if line["relation"] != fact["relation"] or words(fact["drug"]) not in drug_names(line):
        return False
    if line.get("scope") == "evidence" and not any(overlaps(line, sentence) for sentence in fact["evidence"]):
        return False
    if fact["relation"] == "hasDosage" and line["object"] != "*":
        return _names_dose(line["object"], fact["qualifiers"])
    return line["object"] == "*" or words(fact["object"]) in object_names(line)


_FORBIDDEN_DOSE = Pattern(r"([\d.]+)(?:-([\d.]+))? ?(.*?)(?: every ([\d.]+ \w+)| (once))?(?: in .*)?")


def _names_dose(text: str, dose: Record) -> bool:
    """Tell whether a forbidden dose, as "40-80 mcg/kg", has the amount and unit of a dose, and its interval if any."""
    found = _FORBIDDEN_DOSE.fullmatch(text)
    if found is None:
        return False
    value, value_max, unit, every, once = found.groups()
    stated = {"value": value, "value_max": value_max, "unit": unit, "interval": every or once or dose.get("interval")}
    return same_dose(stated, dose)


_UNITS = dict.fromkeys(("mcg", "µg", "μg"), "ug") | dict.fromkeys(("iu", "unit", "units"), "[iu]")
_UNITS |= {"day": "d", "{tbl}": "tablet"}
_DAYS = {"year": 365, "month": 30, "week": 7, "day": 1}


def same_dose(line: Record, fact: Record) -> bool:
    """Tell whether two doses agree in amount, unit and interval, however these are written.

    >>> same_dose({"value": 12, "unit": "mg", "interval": "4 month"}, {"value": 12, "unit": "mg", "interval": "P4M"})
    True
    """
    amounts = all(number(line.get(name)) == number(fact.get(name)) for name in ("value", "value_max"))
    return (
        amounts
        and _unit(line.get("unit")) == _unit(fact.get("unit"))
        and _days(line.get("interval")) == _days(fact.get("interval"))
    )


def number(value: object) -> Decimal | None:
    """Return a number by its value, None for none."""
    try:
        return None if value is None else Decimal(str(value)).normalize()
    except InvalidOperation:
        return None


def _unit(unit: object) -> str:
    """Return a unit in one way of writing: "mcg/kg/day" as "ug/kg/d", "{tablet}" as "tablet"."""
    parts = str(unit or "").lower().replace("m²", "m2").replace("international unit", "iu").split("/")
    return "/".join(_UNITS.get(part, part.strip("{}")) for part in parts)


def _days(interval: object) -> float | None:
    """Return an interval in days: "P7D", "PT12H", "2 week"; None for none and for a single dose."""
    text = str(interval or "once")
    plain = re.fullmatch(r"([\d.]+) (year|month|week|day|hour|minute)s?", text)
    if plain:
        return float(plain[1]) * {**_DAYS, "hour": 1 / 24, "minute": 1 / 1440}[plain[2]]
    iso = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?", text)
    if not iso:
        return None
    years, months, days, hours, minutes = (int(part or 0) for part in iso.groups())
    return years * 365 + months * 30 + days + hours / 24 + minutes / 1440
