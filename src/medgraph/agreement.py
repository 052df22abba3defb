"""When does a fact say what a line of gold says?

Objects match as bags of words: case, plural, hyphens, order and little words do not count. Doses match in amount,
unit and interval, however these are written; other relations by the object or one of its accepted wordings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

Record = Mapping[str, Any]

_LITTLE = frozenset("the a an of to in at".split())
_SPELLING = {"oedema": "edema", "haem": "hem", "diarrhoea": "diarrhea", "anaemia": "anemia"}


def words(name: object) -> tuple[str, ...]:
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
    if line["relation"] != fact["relation"] or words(fact["drug"]) not in {
        words(d) for d in (line["drug"], *line.get("drug_accept", ()))
    }:
        return False
    if fact["relation"] == "hasDosage":
        return same_dose(line.get("qualifiers", {}), fact["qualifiers"])
    return words(fact["object"]) in {words(name) for name in (line["object"], *line.get("accept", ()))}


def forbids(line: Record, fact: Record) -> bool:
    """Tell whether a negative line forbids a fact: on the whole page, or in the sentence of its scope "evidence"."""
    if line["relation"] != fact["relation"] or words(line["drug"]) != words(fact["drug"]):
        return False
    if line.get("scope") == "evidence" and not any(
        e["start"] < line["end"] and line["start"] < e["end"] for e in fact["evidence"]
    ):
        return False
    if fact["relation"] == "hasDosage" and line["object"] != "*":
        return _names_amount(line["object"], fact["qualifiers"])
    return line["object"] == "*" or words(fact["object"]) in {
        words(n) for n in (line["object"], *line.get("accept", ()))
    }


def _names_amount(text: str, dose: Record) -> bool:
    """Tell whether a forbidden dose, as "40-80 mcg/kg", has the amount and unit of a dose."""
    found = re.match(r"([\d.]+)(?:-([\d.]+))?\s*(\S+)", text)
    return found is not None and (number(found[1]), number(found[2]), _unit(found[3])) == (
        number(dose.get("value")),
        number(dose.get("value_max")),
        _unit(dose.get("unit")),
    )


_UNITS = {
    "mcg": "ug",
    "µg": "ug",
    "μg": "ug",
    "iu": "[iu]",
    "units": "[iu]",
    "unit": "[iu]",
    "mcg/kg": "ug/kg",
    "µg/kg": "ug/kg",
    "mg/m²": "mg/m2",
    "iu/kg": "[iu]/kg",
}
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
    low = str(unit or "").lower()
    return _UNITS.get(low, low)


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
