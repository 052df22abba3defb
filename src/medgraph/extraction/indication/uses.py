"""What a drug may be for that no vocabulary of diseases has: contraception, sedation, giving up smoking."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.model import Span
from medgraph.patterns import Pattern, finditer, search

USES = (
    r"(?:(?:emergency|oral|hormonal) )?contraception|birth control|smoking cessation|(?:(?:monitored|conscious|procedural|moderate) )?(?:anesthesia care )?sedation|"
    r"(?:(?:general|local|regional|spinal|epidural|topical|surgical|obstetric|local or regional) )?an(?:a)?esthesia|analgesia|(?:chronic |long-term )?weight (?:management|loss|reduction)|(?:organ|transplant|graft|kidney|allograft) rejection|"
    r"bowel preparation|bowel cleansing|neuromuscular blockade|opioid overdose|premature birth|skeletal-related events?|(?:coronary )?revasculari[sz]ation(?: procedures?)?|ovulation induction|infertility"
)
"""What a drug may be for without there being a disease."""
_USES = Pattern(USES, re.IGNORECASE)


def is_use(wording: str) -> bool:
    """Tell whether a wording is a use of drugs without being a disease.

    >>> is_use("emergency contraception"), is_use("gout")
    (True, False)
    """
    return bool(_USES.fullmatch(wording))


def find_uses(text: str) -> Iterator[Span]:
    """Yield where a text names uses that are no diseases.

    >>> [span.of("for weight loss in adults") for span in find_uses("for weight loss in adults")]
    ['weight loss']
    """
    for found in finditer(_NAMED, text):
        yield Span(*found.span())


_NAMED = Pattern(rf"\b(?:{USES})\b", re.IGNORECASE)
_PHRASES = (
    (
        "prevention of pregnancy",
        r"\bprevent(?:ion of|s|ing)? (?:an? |unintended |unwanted |unplanned )*pregnanc(?:y|ies)\b|\b(?:lower|reduc)\w* the (?:chances?|risk|likelihood) of (?:getting|becoming|falling) pregnant\b|\bprotect\w* (?:against|from) (?:unwanted )?pregnancy\b|\bavoid(?:s|ing)? (?:getting|becoming|falling) pregnant\b",
    ),
    ("emergency contraception", r"\bemergency contracepti(?:on|ves?)\b|\bmorning[- ]after pill\b"),
    ("transplant rejection", r"\b(?:body|immune system) (?:from )?reject(?:s|ing)?\b"),
    ("smoking cessation", r"\b(?:stop(?:ping)?|quit(?:ting)?|giv(?:e|ing) up) smoking\b"),
    ("weight management", r"\b(?:los(?:e|ing)|manag(?:e|ing)|reduc(?:e|ing)) (?:body |excess |their |your )?weight\b"),
)
_TOLD = tuple((name, Pattern(words.replace(" ", r"\s+"), re.IGNORECASE)) for name, words in _PHRASES)


def told_uses(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the uses that a text tells in words of its own, and where.

    >>> [name for name, _ in told_uses("It helps adults to stop smoking.")]
    ['smoking cessation']
    """
    for name, pattern in _TOLD:
        found = search(pattern, text)
        if found:
            yield name, Span(*found.span())
