"""The words that doses are stated in, as tables, and what each of them means.

What people write, the terminal of the grammar that it is, and for units the UCUM code. Numbers are read
exactly: nothing is rounded.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from medgraph.patterns import Pattern

UNITS: Final = {
    "mg": "mg milligram milligrams milligramme milligrammes mgs",
    "g": "g gram grams gm gms gramme grammes",
    "ug": "mcg ug µg μg microgram micrograms microgramme microgrammes mcgs",
    "ng": "ng nanogram nanograms",
    "mL": "ml milliliter milliliters millilitre millilitres cc",
    "L": "l liter liters litre litres",
    "[iU]": "iu ius unit units u",
    "mmol": "mmol millimole millimoles",
    "meq": "meq milliequivalent milliequivalents",
    "{vg}": "vg gc",
    "{cells}": "cells",
    "[PFU]": "pfu",
    "[CFU]": "cfu",
    "mCi": "mci millicurie millicuries",
    "MBq": "mbq",
    "GBq": "gbq",
    "Gy": "gy",
}
"""UCUM code → how it is written. Percentages and lab units are no amounts of a drug."""

FORMS: Final = {
    "{tablet}": "tablet tablets tab tabs pill pills caplet caplets",
    "{capsule}": "capsule capsules cap caps softgel softgels",
    "{puff}": "puff puffs",
    "{inhalation}": "inhalation inhalations",
    "{actuation}": "actuation actuations",
    "{pump}": "pump pumps",
    "{press}": "press presses",
    "{spray}": "spray sprays",
    "{drop}": "drop drops",
    "{patch}": "patch patches",
    "{packet}": "packet packets",
    "{sachet}": "sachet sachets",
    "{suppository}": "suppository suppositories",
    "{pessary}": "pessary pessaries",
    "{film}": "film films",
    "{enema}": "enema enemas",
    "{scoop}": "scoop scoops",
    "{lozenge}": "lozenge lozenges",
    "{vial}": "vial vials ampoule ampoules ampule ampules",
    "{ring}": "ring rings",
    "{implant}": "implant implants",
    "{applicator}": "applicatorful applicatorfuls applicator",
    "{pen}": "pen pens syringe syringes autoinjector autoinjectors",
    "{teaspoon}": "teaspoon teaspoons teaspoonful teaspoonfuls",
}
"""Annotation code of UCUM → the countable form that is taken."""

NUMBER_WORDS: Final = {
    word: str(value)
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
} | {
    "zero": "0", "half": "0.5", "fourteen": "14", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "sixty": "60", "ninety": "90",
}  # fmt: skip

ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
        start=1,
    )
} | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6}

LATIN: Final = {
    "bid": 2,
    "bd": 2,
    "tid": 3,
    "tds": 3,
    "qid": 4,
    "qds": 4,
    "qd": 1,
    "od": 1,
    "qhs": 1,
    "hs": 1,
    "qam": 1,
    "qpm": 1,
}
"""Latin abbreviation → how many times a day."""

TIMES_OF: Final = {
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs h hourly",
    "day": "day days d",
    "week": "week weeks wk wks",
    "month": "month months mo mos",
    "year": "year years yr yrs",
}

_TERMINALS: Final = {
    "FORM": " ".join(FORMS.values()),
    "UNIT": " ".join(UNITS.values()),
    "TIME": " ".join(TIMES_OF.values()) + " night morning evening",
    "NUM": " ".join(NUMBER_WORDS),
    "ORDINAL": " ".join(ORDINALS),
    "LATIN": " ".join(LATIN),
    "KG": "kg kgs kilogram kilograms kilo kilos kilogramme",
    "POUND": "lb lbs pound pounds",
    "AREA": "m2 m² sqm",
    "PER": "per a an",
    "EVERY": "every each",
    "OTHER": "other alternate",
    "ONCE": "once twice thrice",
    "TIMES": "times time",
    "TIMELY": "daily weekly biweekly fortnightly monthly quarterly yearly annually nightly semiannually",
    "OVER": "over lasting lasts last takes take taking",
    "INFUSION": "infusion infusions drip drips",
    "DOSES": "doses injections administrations portions",
    "DOSE": "dose injection shot",
    "PHASE": "loading maintenance initial additional consecutive starting induction booster equal separate starter",
    "AFTER": "after following",
    "DIVIDED": "divided split",
    "APART": "apart",
    "INTERVALS": "intervals interval",
    "IN": "in into at",
    "FOR": "for",
    "TO": "to through",
    "OR": "or",
    "AND": "and",
    "BETWEEN": "between from",
    "LATER": "later",
}
WORDS: Final = {word: kind for kind, words in _TERMINALS.items() for word in words.split()}


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DECIMAL_COMMA = Pattern(r"\d+,\d{1,2}|0,\d+")
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_POWER = Pattern(r"(?P<value>[\d.]+) ?(?:[x×·*] ?10 ?\^? ?\(?|e\+?)(?P<power>\d+)\)?")


def number(text: str) -> Decimal:
    """Read a number exactly as it is written.

    >>> number("0.04"), number("25,000"), number("1.1 × 10^14"), number("1½"), number("three"), number("0,5")
    (Decimal('0.04'), Decimal('25000'), Decimal('1.1E+14'), Decimal('1.5'), Decimal('3'), Decimal('0.5'))
    """
    if text in NUMBER_WORDS:
        return Decimal(NUMBER_WORDS[text])
    if "half" in text:
        return Decimal("1.5" if " and " in text else "0.5")
    power = _POWER.fullmatch(text.translate(_SUPERSCRIPTS))
    if power:
        return Decimal(f"{power['value']}E{power['power']}")
    if "/" in text:
        above, below = text.split("/")
        return Decimal(above) / Decimal(below)
    if text[-1] in _FRACTIONS:
        return Decimal(text[:-1] or "0") + Decimal(_FRACTIONS[text[-1]])
    if _DECIMAL_COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return Decimal(re.sub(r"[,\s]", "", text))


def whole_number(text: str) -> int | None:
    """Return the whole number that a word or figure says: `whole_number("four")` is 4, None for "some"."""
    written = NUMBER_WORDS.get(text.lower(), text)
    return int(written) if written.isdigit() else None


def _reversed(table: dict[str, str]) -> dict[str, str]:
    return {word: code for code, words in table.items() for word in words.split()}


_UNIT_OF = _reversed(UNITS)
_FORM_OF = _reversed(FORMS)
_TIME_OF = _reversed(TIMES_OF) | {"night": "day", "morning": "day", "evening": "day"}
_SCALES = {"million": Decimal(1_000_000), "thousand": Decimal(1000)}


def unit(text: str) -> tuple[str, Decimal]:
    """Return the UCUM code of a unit and what its number is to be multiplied with.

    >>> unit("micrograms"), unit("million units")
    (('ug', Decimal('1')), ('[iU]', Decimal('1000000')))
    """
    first, _, rest = text.partition(" ")
    scale = _SCALES.get(first, Decimal(1))
    name = rest if first in _SCALES else text
    if "genome" in name:
        return "{vg}", scale
    if "plaque" in name:
        return "[PFU]", scale
    return _UNIT_OF.get(name, "[iU]"), scale


def form(text: str) -> str:
    """Return the code of a countable form: `form("tablets")` is "{tablet}"."""
    return _FORM_OF[text]


def time_unit(text: str) -> str:
    """Return the unit of time that a word means: `time_unit("hrs")` is "hour"."""
    return _TIME_OF[text]
