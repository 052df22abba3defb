"""Read the figures of a frequency: ratios, percentages, parts and their ranges, in digits or words, as exact fractions.

">10%"  "≥1/100 to <1/10"  "from 1% up to 10%"  "1 to 10 users in 100"  "one in ten"  "at least a fifth of patients"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext
from math import prod
from typing import NamedTuple

from medgraph.model import Frequency, Span
from medgraph.patterns import Pattern, match, search

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "fifteen": 15, "sixteen": 16, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000,
}  # fmt: skip
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "twentieth": 20}
WORD_NUMBER = rf"(?:{'|'.join(_WORDS)})"
NUMBER = r"\d{1,3}(?:[.,]\d{1,4})?"
PERCENT = r"(?:%|percent\b|per cent\b)"
_SPELLED = (
    rf"(?:(?:(?:a|{WORD_NUMBER}) )?(?:hundred thousand|hundred|thousand)|(?:twenty|thirty|forty|fifty)[ -](?:one|two|three|four|five|six|seven|eight|nine)|"
    rf"{WORD_NUMBER})\b"
)
COUNT = rf"(?:\d{{1,3}}(?:[, \u2009]\d{{3}})+|\d{{1,7}}|{_SPELLED})"
_FEW = rf"(?:\d{{1,3}}|\b{WORD_NUMBER}\b)"
PEOPLE = r"(?:\s+(?:users?|people|persons?|patients?|child(?:ren)?|adults?|wom[ae]n|m[ae]n|individuals|recipients|infants|vaccinees|boys|girls))?"

# What a sign before a number or a word behind it makes of it: the lower end or the upper.
_SIGN = (
    r"(?:(?P<at_least>≥|>=|=>|⩾|at least|(?:an )?incidence of at least|greater than or equal to|no fewer than|no less than)|"
    r"(?P<above>>|more (?:often )?than|greater than|higher than|over|above|exceeding|in excess of)|"
    r"(?P<at_most>≤|<=|⩽|up to|at most|no more than|not more than|as many as)|"
    r"(?P<under><|less (?:often )?than|fewer than|under|below|lower than))?\s*"
)
_BEHIND = r"(?P<or_more>\s*(?:or more|or greater|or higher|or above|and over|and above)\b)?(?P<or_less>\s*(?:or less|or fewer|or lower|or below)\b)?"
_OR_MORE = r"(?:(?P<or_more>\s+(?:or more|and over|and above)\b)|(?P<or_less>\s+(?:or less|or fewer)\b))"
# "≥1/100, <1/10": behind the lower end a comma may lead to the upper one.
_TO = r"(?:(?(at_least),(?=\s*<)|(?!))|-|–|—|−|‒|\bup to\b|\bto\b|\b(?:and|but)\b(?=\s*(?:≤|<|less|fewer|under|up to)))\s*(?P<below><|less than|fewer than|under)?(?:≤|up to)?\s*"
RATIO = rf"(?P<a>{COUNT}){PEOPLE}\s*(?:/|\bin\b(?: every)?|\bout of\b(?: every)?|\bof every\b)\s*(?P<b>{COUNT})"
_SECOND_RATIO = RATIO.replace("<a>", "<c>").replace("<b>", "<d>")
_UNIT = r"(?!\s*(?:mg|ml|mcg|micrograms?|years?|days?|hours?|weeks?|months?|minutes?|doses?|tablets?|g|kg)\b)"
_OF_PEOPLE = r"(?=\s+(?:[\w-]+ ){0,2}(?:patients|people|children|infants|boys|girls|subjects|participants|adults|women|men|recipients|users|those|group|females|males|individuals|persons)\b)"

_READERS = tuple(
    Pattern(rf"(?<![\w.,/]){pattern}", re.IGNORECASE)
    for pattern in (
        rf"{_SIGN}{RATIO}{PEOPLE}\s*(?:,\s*)?(?:{_TO}|but more than\s*){_SECOND_RATIO}",
        rf"between\s+{RATIO}{PEOPLE}\s+and\s+{_SECOND_RATIO}",
        rf"{_SIGN}(?P<a>{_FEW})\s*(?:-|–|\bto\b)\s*(?P<c>{_FEW}){PEOPLE}\s+(?:in|out of|of)(?: every)?\s+(?P<b>{COUNT})\b{_UNIT}",
        rf"(?P<a>{_FEW}){_OR_MORE}{PEOPLE}\s+(?:in|out of|of)(?: every)?\s+(?P<b>{COUNT})\b{_UNIT}",
        rf"between\s+(?P<a>{_FEW})\s+and\s+(?P<c>{_FEW}){PEOPLE}\s+(?:in|out of|of)(?: every)?\s+(?P<b>{COUNT})\b{_UNIT}",
        rf"between\s+(?P<low>{NUMBER})\s*{PERCENT}?\s+and\s+(?P<high>{NUMBER})\s*{PERCENT}",
        rf"{_SIGN}(?P<low>{NUMBER})\s*{PERCENT}?\s*{_TO}(?P<high>{NUMBER})\s*{PERCENT}",
        rf"{_SIGN}(?P<low>{NUMBER}|\b(?:{WORD_NUMBER})\b)\s*{PERCENT}{_BEHIND}",
        rf"{_SIGN}{RATIO}\b{_UNIT}(?:{PEOPLE}{_OR_MORE})?",
        rf"{_SIGN}(?P<a>\d{{1,6}}|\b(?:{WORD_NUMBER})\b) (?:of|among) (?:the |all )?(?P<b>\d{{1,6}}){_OF_PEOPLE}",
        rf"{_SIGN}(?:an? |one |(?P<times>two|three|four)[ -])?(?P<part>{'|'.join(PARTS)})s?(?:\s+of)?{_OF_PEOPLE}",
    )
)
HINT = Pattern(rf"\d|\b(?:{WORD_NUMBER}|{'|'.join(PARTS)})\b", re.IGNORECASE)
# What stands behind a number that is no rate of an effect: a change, a strength, who the patients were.
_NO_RATE = Pattern(
    r"(?<=%)\s*(?:women|men)\s*[;,)]|\s*(?:CI\b|confidence|(?:increas|decreas|reduc|improve|ris)\w*|(?:higher|lower|greater|increased|reduced|relative|more|less) (?:risk|chance|odds|likel\w+|hazard)|saline|sodium chloride|dextrose|solution|of (?:normal|baseline|the dose|reactions|events|deaths)|"
    r"(?:or more |or greater )?(?:higher|greater|more)(?: \w+)? than|(?:gel|cream|ointment|lotion|foam|topical)\b|"
    r"(?:were |was )?(?:female|male|white|black|asian|caucasian|hispanic|latino|african|american indian|other)s?(?: or \w+)*\s*(?:[,;)]|and\b|$))",
    re.IGNORECASE,
)
# What stands before one: a change, a strength, a grade ("Grade 3/4", "Grade 2 (1.3%)"), or what became of those who had the effect.
_NO_RATE_BEFORE = Pattern(
    r"(?:\bCI|confidence interval|sodium chloride|(?:increas|decreas|reduc|improv|lower|rais|rose|fell|drop|cut)\w*(?: \w+){0,2} by (?:about |around )?|"
    r"\b(?:gel|cream|ointment|lotion|foam|shampoo|ophthalmic solution|topical solution)|\bdifference(?: between (?:the )?(?:\w+ )?arms)? of|"
    r"\b(?:than|over) (?:in )?(?:the )?(?:placebo|control|comparator)(?: \w+)? by|"
    r"\bgrades?|\bgrades? [1-5](?:\s?(?:or|and|to|-|–|/)\s?[1-5])*\s*[(\[]|"
    r"\b(?:resolved|resolution|recovered|recovery|improved|recurred|recurrence|subsided|reversed|interrupted|interruptions?|discontinued|discontinuations?|withdrawn|withdrawal|dose reductions?|fatal|life-threatening|corticosteroids)(?: \w+)? in (?:about |approximately )?)\W*$",
    re.IGNORECASE,
)


class Rate(NamedTuple):
    """A rate and where it stands in its text."""

    frequency: Frequency
    span: Span


def find_rates(text: str) -> Iterator[Rate]:
    """Yield the statements of numbers of a text in order; of two that begin together the fuller one.

    >>> [rate.frequency.as_written for rate in find_rates("rash 5%, gout in one in ten, falls in 1 in 100 people or fewer")]
    ['5%', 'one in ten', '1 in 100 people or fewer']
    """
    position = 0
    following = [search(reader, text) for reader in _READERS]
    while any(following):
        found = min((f for f in following if f), key=lambda f: (f.start(), -f.end()))
        frequency = _interpret(found)
        if (
            frequency
            and not match(_NO_RATE, text, found.end())
            and not search(_NO_RATE_BEFORE, text[max(0, found.start() - 40) : found.start()])
        ):
            yield Rate(frequency, Span(*found.span()))
        position = found.end() if frequency else found.start() + 1
        following = [
            f if f is None or f.start() >= position else r.search(text, position)
            for r, f in zip(_READERS, following, strict=True)
        ]


def rate_of_count(count: str, whole: str, span: Span) -> Rate | None:
    """Return a count of a whole as a rate, None where it is more than the whole.

    >>> str(rate_of_count("22", "a hundred", Span(0, 2)).frequency.low), rate_of_count("12", "ten", Span(0, 2))
    ('0.22', None)
    """
    top, bottom = _count(count), _count(whole)
    if not bottom or top > bottom:
        return None
    share = _fraction(top, bottom)
    return Rate(Frequency(f"{count} in {whole}", share, share), span)


def _interpret(found: re.Match[str]) -> Frequency | None:
    groups = found.groupdict()
    values = sorted(_values(groups))
    if not values or values[-1] > 1:
        return None
    written = " ".join(found[0].split())
    if len(values) == 2:
        return Frequency(written, values[0], values[1], not groups.get("above"), not groups.get("below"))
    if groups.get("at_least") or groups.get("or_more"):
        return Frequency(written, values[0], None)
    if groups.get("above"):
        return Frequency(written, values[0], None, low_inclusive=False)
    if groups.get("at_most") or groups.get("under") or groups.get("or_less"):
        return Frequency(written, None, values[0], high_inclusive=not groups.get("under"))
    return Frequency(written, values[0], values[0])


def _values(groups: dict[str, str | None]) -> list[Decimal]:
    """Return the one or two fractions of a match, exactly where they are finite decimals."""
    if part := groups.get("part"):
        return [_fraction(_WORDS[(groups.get("times") or "one").lower()], PARTS[part.lower()])]
    if groups.get("a"):
        pairs = [(groups["a"], groups["b"]), (groups.get("c"), groups.get("d") or groups["b"])]
        counts = [(_count(top), _count(bottom)) for top, bottom in pairs if top and bottom]
        return [_fraction(top, bottom) for top, bottom in counts if bottom]
    return [fraction_of_percent(n) for n in (groups.get("low"), groups.get("high")) if n]


def fraction_of_percent(number: str) -> Decimal:
    """Return a percentage as a fraction, exactly.

    >>> fraction_of_percent("0.5")
    Decimal('0.005')
    """
    figure = str(_WORDS.get(number.lower(), number)).replace(",", ".")
    return (Decimal(figure) / 100).normalize() + Decimal(0)


def _count(number: str) -> int:
    """Return a whole number in digits or words.

    >>> _count("10,000"), _count("ten thousand"), _count("a hundred"), _count("twenty-five")
    (10000, 10000, 100, 25)
    """
    if number[0].isdigit():
        return int(re.sub(r"\D", "", number))
    values = [_WORDS.get(word, 1) for word in re.split(r"[\s-]", number.lower())]
    return sum(values) if len(values) > 1 and values[0] > values[1] > 1 else prod(values)


def _fraction(top: int, bottom: int) -> Decimal:
    with localcontext() as context:
        context.prec = 6
        return (Decimal(top) / Decimal(bottom)).normalize()
