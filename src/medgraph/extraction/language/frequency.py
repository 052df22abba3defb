"""Read how often an effect occurs, from the words that stand beside it or above it.

    ">10%"  "≥1/100 to <1/10"  "from 1% up to 10%"  "1 to 10 users in 100"  "one in ten"  "at least a fifth of patients"

Numbers become fractions, exactly (Decimal). A word without a number ("common", "rare") stays a
word: which share it means is only known where the page says so. `read_frequency` takes the first statement of a text,
`read_rates` all of them, each with the rate of the placebo group that stands against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import NamedTuple

from medgraph.model import Frequency, Span
from medgraph.patterns import search

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "fifteen": 15, "sixteen": 16, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "twentieth": 20}
_WORD_NUMBER = rf"(?:{'|'.join(_WORDS)})"
_NUMBER = r"\d{1,3}(?:[.,]\d{1,4})?"
_PERCENT = r"(?:%|percent\b|per cent\b)"
_COUNT = rf"(?:\d{{1,3}}(?:[, \u2009]\d{{3}})+|\d{{1,7}}|(?:(?:a|one|ten) )?{_WORD_NUMBER}\b)"
_PEOPLE = r"(?:\s+(?:users?|people|persons?|patients?|child(?:ren)?|adults?|wom[ae]n|m[ae]n|individuals|recipients|infants|vaccinees|boys|girls))?"

# What a sign before a number or a word behind it makes of it: the lower end or the upper.
_SIGN = (
    r"(?:(?P<at_least>≥|>=|=>|⩾|at least|(?:an )?incidence of at least|greater than or equal to|no fewer than|no less than)|"
    r"(?P<above>>|more (?:often )?than|greater than|higher than|over|above|exceeding|in excess of)|"
    r"(?P<at_most>≤|<=|⩽|up to|at most|no more than|not more than|as many as)|"
    r"(?P<under><|less (?:often )?than|fewer than|under|below|lower than))?\s*"
)
_BEHIND = r"(?P<or_more>\s*(?:or more|or greater|or higher|or above|and over|and above)\b)?(?P<or_less>\s*(?:or less|or fewer|or lower|or below)\b)?"
_TO = r"(?:-|–|—|−|‒|\bup to\b|\bto\b|\b(?:and|but)\b(?=\s*(?:≤|<|less|fewer|under|up to)))\s*(?P<below><|less than|fewer than|under)?(?:≤|up to)?\s*"
_RATIO = rf"(?P<a>{_COUNT}){_PEOPLE}\s*(?:/|\bin\b(?: every)?|\bout of\b(?: every)?|\bof every\b)\s*(?P<b>{_COUNT})"
_SECOND_RATIO = _RATIO.replace("<a>", "<c>").replace("<b>", "<d>")
_UNIT = r"(?!\s*(?:mg|ml|mcg|micrograms?|years?|days?|hours?|weeks?|months?|minutes?|doses?|tablets?|g|kg)\b)"
_OF_PEOPLE = r"(?=\s+(?:[\w-]+ ){0,2}(?:patients|people|children|infants|boys|girls|subjects|participants|adults|women|men|recipients|users|those|group|females|males|individuals|persons)\b)"

_READERS = tuple(
    re.compile(rf"(?<![\w.,/]){pattern}", re.IGNORECASE)
    for pattern in (
        rf"{_SIGN}{_RATIO}{_PEOPLE}\s*,?\s*(?:{_TO}|but more than\s*){_SECOND_RATIO}",
        rf"between\s+{_RATIO}{_PEOPLE}\s+and\s+{_SECOND_RATIO}",
        rf"{_SIGN}(?P<a>\d{{1,3}})\s*(?:-|–|to)\s*(?P<c>\d{{1,3}}){_PEOPLE}\s+(?:in|out of)(?: every)?\s+(?P<b>{_COUNT})",
        rf"between\s+(?P<a>\d{{1,3}})\s+and\s+(?P<c>\d{{1,3}}){_PEOPLE}\s+(?:in|out of|of)(?: every)?\s+(?P<b>{_COUNT})",
        rf"between\s+(?P<low>{_NUMBER})\s*{_PERCENT}?\s+and\s+(?P<high>{_NUMBER})\s*{_PERCENT}",
        rf"{_SIGN}(?P<low>{_NUMBER})\s*{_PERCENT}?\s*{_TO}(?P<high>{_NUMBER})\s*{_PERCENT}",
        rf"{_SIGN}(?P<low>{_NUMBER}|\b(?:{_WORD_NUMBER})\b)\s*{_PERCENT}{_BEHIND}",
        rf"{_SIGN}{_RATIO}\b{_UNIT}",
        rf"{_SIGN}(?P<a>\d{{1,6}}) of (?:the |all )?(?P<b>\d{{1,6}}){_OF_PEOPLE}",
        rf"{_SIGN}(?:an? |one )?(?P<part>{'|'.join(_PARTS)})\s+of{_OF_PEOPLE}",
    )
)
_HINT = re.compile(rf"\d|\b(?:{_WORD_NUMBER}|{'|'.join(_PARTS)})\b", re.IGNORECASE)
_NO_RATE = re.compile(
    r"\s*(?:CI\b|confidence|(?:increas|decreas|reduc|improve|ris)\w*|(?:higher|lower|greater|increased|reduced|relative|more|less) (?:risk|chance|odds|likel\w+|hazard)|saline|sodium chloride|dextrose|solution|of (?:normal|baseline|the dose|reactions|events|deaths))",
    re.IGNORECASE,
)
_NO_RATE_BEFORE = re.compile(
    r"(?:\bCI|confidence interval|sodium chloride|(?:increas|decreas|reduc|improv|lower|rais|rose|fell|drop|cut)\w*(?: \w+){0,2} by (?:about |around )?)\W*$",
    re.IGNORECASE,
)

_BAND = re.compile(
    r"\b(?<!not )(?<!not very )(?P<band>very common|most common|less common|more common|uncommon|common|very rare|rare|less frequent|infrequent|"
    r"most frequent|very frequent|frequent|occasional|not known|unknown frequency|frequency unknown|unknown)(?:ly)?\b(?! (?:colds?|asked|questions?|terminology|names?)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def read_frequency(text: str) -> Frequency | None:
    """Return the frequency that a heading, bracket or remark states, or None.

    >>> read_frequency("Common side effects (>10%):").low
    Decimal('0.1')
    >>> f = read_frequency("may affect up to 1 in 100 people")
    >>> f.low, f.high, f.as_written
    (None, Decimal('0.01'), 'up to 1 in 100')
    >>> read_frequency("Rare but serious").band
    'rare'
    >>> read_frequency("take 10 mg") is None
    True
    """
    rate = next(iter(read_rates(text)), None)
    band = read_band(text)
    if rate is None and band is None:
        return None
    return replace(rate.frequency if rate else Frequency(), band=band)


def read_band(text: str) -> str | None:
    """Return the word for a frequency, as written but in lower case.

    >>> read_band("Very Commonly reported"), read_band("Headache")
    ('very common', None)
    """
    found = search(_BAND, text)
    return " ".join(found["band"].lower().split()) if found else None


def find_bands(text: str) -> list[tuple[str, Span]]:
    """Return the words for frequencies with where they stand, in order.

    >>> find_bands("Common or very rarely")
    [('common', Span(start=0, end=6)), ('very rare', Span(start=10, end=21))]
    """
    return [(" ".join(found["band"].lower().split()), Span(*found.span())) for found in _BAND.finditer(text)]


class Rate(NamedTuple):
    """A rate and where it stands in its text."""

    frequency: Frequency
    span: Span


def read_rates(text: str) -> list[Rate]:
    """Return every rate of a text in order; what a comparator group had goes to the rate before it.

    >>> [(str(r.frequency.low), str(r.frequency.placebo)) for r in read_rates("cough 33% (placebo 26%), fever 19 % vs 4 % on placebo")]
    [('0.33', '0.26'), ('0.19', '0.04')]
    """
    if not search(_HINT, text):
        return []
    main: list[Rate] = []
    compared: list[Rate] = []
    for rate in _numbers(text):
        (compared if _is_comparator(text, rate, compared) else main).append(rate)
    return _with_placebo(main, compared)


def _with_placebo(main: list[Rate], compared: list[Rate]) -> list[Rate]:
    """Give each comparator's rate to the nearest rate before it, or one to one where there are as many of both."""
    owners = {}
    for number, other in enumerate(compared):
        before = [index for index, rate in enumerate(main) if rate.span.start < other.span.start]
        in_a_row = len(compared) == len(main) and len(before) == len(main)
        if before:
            owners[number if in_a_row else before[-1]] = other.frequency.low
    return [Rate(replace(rate.frequency, placebo=owners.get(index)), rate.span) for index, rate in enumerate(main)]


_CONTROL = r"(?:placebo|sham|control|comparator|vehicle|untreated|no treatment)"
_COMPARATOR_BEHIND = re.compile(
    rf"(?:\s*+\))?(?:,?\s*+(?:(?:of|in|on|for|with|the|those|patients|people|children|boys|who|got|had|received|receiving|taking|given|from|a|treated|were|after)\s+){{1,6}}|\s*)"
    rf"{_CONTROL}(?!(?: \w+)?[\s:=,]*\d)",
    re.IGNORECASE,
)
_COMPARATOR_BEFORE = re.compile(
    rf"(?:\b{_CONTROL}\w*(?: (?:group|arm|procedure|patients|recipients))?[\s,:=]*(?:had |was |about )?|\b(?:against|versus|vs\.?|v\.|compared (?:with|to)|than(?: the)?(?: \w+){{0,3}})\s+(?:about |only )?)$",
    re.IGNORECASE,
)
_OF_CONTROL = re.compile(rf"\b{_CONTROL}(?: group| arm| recipients)? \($", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|and|or)\s*", re.IGNORECASE)


def _is_comparator(text: str, rate: Rate, compared: list[Rate]) -> bool:
    """Tell whether a rate is that of a placebo or control group."""
    before = text[max(0, rate.span.start - 50) : rate.span.start]
    if _OF_CONTROL.search(before) and text[rate.span.end : rate.span.end + 1] == ")":
        return True
    if _COMPARATOR_BEFORE.search(before) or _COMPARATOR_BEHIND.match(text, rate.span.end):
        return True
    return bool(compared) and bool(_JOINED.fullmatch(text, compared[-1].span.end, rate.span.start))


def is_bare_frequency(text: str) -> bool:
    """Tell whether a wording is a frequency in numbers and nothing else.

    >>> is_bare_frequency("Over 10%"), is_bare_frequency("Between 5% and 10%"), is_bare_frequency("Saline 0.9%")
    (True, True, False)
    """
    if len(text) >= 60:
        return False
    found = next(_numbers(text), None)
    return found is not None and not _AROUND_BARE.sub("", text[: found.span.start] + " " + text[found.span.end :])


@lru_cache(maxsize=8192)
def heads_by_frequency(text: str) -> bool:
    """Tell whether a wording says how often and nothing else, in words or numbers: it heads what follows.

    >>> heads_by_frequency("Common (may affect up to 1 in 10 people)"), heads_by_frequency("Very rare side effects:")
    (True, True)
    >>> heads_by_frequency("Rare tumours"), heads_by_frequency("Rash in 5%")
    (False, False)
    """
    if len(text) >= _LONGEST_HEADING or not (read_band(text) or _HINT.search(text)):
        return False
    return read_frequency(text) is not None and not _AROUND_HEADING.sub(" ", text).strip()


_LONGEST_HEADING = 140
_AROUND_HEADING = re.compile(
    rf"{_BAND.pattern}|{_RATIO}|{_NUMBER}\s*{_PERCENT}?|[\W_]|\b(?:of|in|patients|people|users|from|between|about|at|each|seen|side|effects?|adverse|drug|reactions?|events?|the|those|treated|or|than|may|might|can|could|affects?|affecting|"
    r"adults|children|every|up|to|more|less|fewer|but|not|frequency|cannot|be|estimated|available|data|known|with|and|an?|incidence|occurr?(?:s|ing)?|as|least|most|over|under|above|below|greater|which|are|is|reported|unwanted|undesirable|"
    rf"out|number|unknown|these|serious|other|symptoms?|have|has|been|a|for|{_WORD_NUMBER}|{'|'.join(_PARTS)}|taking|using|this|medicine|that|percent|per|cent)\b",
    re.IGNORECASE,
)
_AROUND_BARE = re.compile(
    r"[\W_]|\b(?:of|in|patients|people|users|from|between|about|at|each|common|very|less|more|uncommon|rare|seen|side|effects?|the|treated|or|than|may|affects?|adults|children)\b",
    re.IGNORECASE,
)


def _numbers(text: str) -> Iterator[Rate]:
    """Yield the statements of numbers in order; of two that begin together the fuller one."""
    position = 0
    following = [search(reader, text) for reader in _READERS]
    while any(following):
        found = min((f for f in following if f), key=lambda f: (f.start(), -f.end()))
        frequency = _interpret(found)
        if (
            frequency
            and not _NO_RATE.match(text, found.end())
            and not _NO_RATE_BEFORE.search(text[max(0, found.start() - 40) : found.start()])
        ):
            yield Rate(frequency, Span(*found.span()))
        position = found.end() if frequency else found.start() + 1
        following = [
            f if f is None or f.start() >= position else r.search(text, position)
            for r, f in zip(_READERS, following, strict=True)
        ]


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
        return [_fraction(1, _PARTS[part.lower()])]
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

    >>> _count("10,000"), _count("ten thousand"), _count("a hundred")
    (10000, 10000, 100)
    """
    if number[0].isdigit():
        return int(re.sub(r"\D", "", number))
    product = 1
    for word in number.lower().split():
        product *= _WORDS.get(word, 1)
    return product


def _fraction(top: int, bottom: int) -> Decimal:
    with localcontext() as context:
        context.prec = 6
        return (Decimal(top) / Decimal(bottom)).normalize()
