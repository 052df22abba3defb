"""Read how often an effect occurs, from the words that stand beside it or above it.

    ">10%"  "≥1/100 to <1/10"  "from 1% up to 10%"  "1 to 10 users in 100"  "one in ten"  "at least a fifth of patients"

Numbers become fractions, exactly (Decimal). A word without a number ("common", "rare") stays a
word: which share it means is only known where the page says so. `read_frequency` takes the first statement of a text,
`read_rates` all of them, each with the rate of the placebo group that stands against it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from medgraph.extraction.language.carried_rates import with_carried
from medgraph.extraction.language.figures import HINT, NUMBER, PARTS, PERCENT, RATIO, WORD_NUMBER, Rate, find_rates
from medgraph.model import Frequency, Span
from medgraph.patterns import Pattern, finditer, match, search

_UNTOLD = r"(?:(?:we|i) )?(?:do not|don['’]t|cannot|can['’]t|not sure|nobody (?:knows|can (?:say|tell)))(?: know| say| tell)?(?: exactly)? how (?:often|common|commonly|frequently|many)"
_BAND = Pattern(
    rf"\b(?<!not )(?<!not very )(?P<band>{_UNTOLD}|very common|most common|less common|more common|uncommon|common|very rare|rare|less frequent|infrequent|"
    r"most frequent|very frequent|frequent|occasional|not known|unknown frequency|frequency unknown|unknown)(?:ly)?\b(?! (?:colds?|asked|questions?|terminology|names?|urinat\w+|need|passing|bowel|stools?|loose|waking|nose|infections?|"
    r"headaches?|heartbeats?|yawning|burping|erections?|bile|peroneal|variable)\b)",
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

    >>> read_band("Very Commonly reported"), read_band("Headache"), read_band("Don't know how often")
    ('very common', None, 'not known')
    """
    found = search(_BAND, text)
    return _band_of(found) if found else None


def _band_of(found: re.Match[str]) -> str:
    """Return the word that was found; "we don't know how often" means that it is not known."""
    words = found["band"].lower().split()
    return "not known" if "how" in words else " ".join(words)


def find_bands(text: str) -> list[tuple[str, Span]]:
    """Return the words for frequencies with where they stand, in order.

    >>> find_bands("Common or very rarely")
    [('common', Span(start=0, end=6)), ('very rare', Span(start=10, end=21))]
    """
    return [(_band_of(found), Span(*found.span())) for found in finditer(_BAND, text)]


def read_rates(text: str) -> list[Rate]:
    """Return every rate of a text in order; what a comparator group had goes to the rate before it.

    >>> [(str(r.frequency.low), str(r.frequency.placebo)) for r in read_rates("cough 33% (placebo 26%), fever 19 % vs 4 % on placebo")]
    [('0.33', '0.26'), ('0.19', '0.04')]
    """
    if not search(HINT, text):
        return []
    main: list[Rate] = []
    compared: list[Rate] = []
    if search(_OF_OTHERS, text):
        return []
    for rate in _told_once(text, with_carried(text, list(find_rates(text)))):
        (compared if _is_comparator(text, rate, compared) else main).append(rate)
    return _with_placebo(_over_doses(text, main), compared)


# "With placebo the figures were 11% and 3%", "Of 136 patients in the chemotherapy arm, 49% had nausea": all that follows is told of others.
_OF_OTHERS = Pattern(
    r"^\W*(?:(?:of|among) (?:the )?\d[\d,]* (?:patients|people|women|men) (?:on|who (?:received|had|got)|given|treated with|receiving) chemotherapy,|(?:of|among|in|with|on|under|for|after)\s+(?:the\s+)?(?:\d[\d,]*\s+)?(?:(?:patients|people|those|women|men|children|adults|participants|subjects|recipients)\s+)?"
    r"(?:(?:of|on|in|who (?:received|took|got|had|were (?:given|on))|treated with|given|receiving|taking|assigned to|randomi[sz]ed to)\s+)?(?:the\s+|an?\s+)?"
    r"(?:(?:placebo|sham|dummy|control|comparator|untreated)(?!-)(?:\s+(?:group|arm|tablets?|pills?|injections?|treatment|patients|recipients))?|chemotherapy (?:arm|group)|chemotherapy alone|standard (?:care|treatment|therapy))"
    r"(?:,|\s+(?:(?:the\s+)?(?:corresponding\s+)?(?:figures?|rates?|numbers?|percentages?|shares?)|it|this|that|they)\s+(?:was|were|is|are)\b)|"
    r"[^.;%]{0,80}\b(?:figures?|rates?|numbers?|percentages?)\s+(?:with|on|for|in|under)\s+(?:the\s+)?(?:placebo|sham|dummy|control|comparator)\b[^.;%\d]{0,24}\s(?:was|were|is|are|being)\s(?!higher|lower|similar))",
    re.IGNORECASE,
)


def _told_once(text: str, rates: list[Rate]) -> list[Rate]:
    """Return the rates, of one that is told in words and in figures the figures: "about half of all patients (in one analysis 46%)"."""
    same = [pair for pair in pairwise(rates) if _is_same(text, *pair)]
    again = {(one if _in_words(one) else other).span for one, other in same}
    return [rate for rate in rates if rate.span not in again]


def _in_words(rate: Rate) -> bool:
    return not search(_DIGIT, rate.frequency.as_written or "")


_DIGIT = Pattern(r"\d")
_OPENS_BRACKET = Pattern(r"[^()%\d,;.]{0,60}\((?:[^()%\d,;.]{0,40}|(?:in|for) [^()%;.]{0,40})")


def _is_same(text: str, rate: Rate, following: Rate) -> bool:
    """Tell whether a bracket behind a rate tells it again, once in words and once in figures that are near."""
    one, other = rate.frequency, following.frequency
    if _in_words(rate) == _in_words(following) or not (one.is_exact and other.is_exact) or not one.low or not other.low:
        return False
    return abs(one.low - other.low) * 4 <= one.low and bool(
        _OPENS_BRACKET.fullmatch(text, rate.span.end, following.span.start)
    )


_WHO = r"(?:of|in|with|on|at|for|among|who|were|had|got|the|a|those|people|patients|adults|children|women|men|subjects|participants|taking|took|receiving|received|given|treated)"
_DOSE = (
    r"(?:\d[\d.,]* ?(?:mg|mcg|micrograms?|g|units?|IU)(?:/kg)?(?:[ -](?:dose|group|arm|tablets?))?(?: (?:once|twice|(?:three|four) times|a|per|every|each|daily|day|weekly|week|monthly|month)\b){0,4}|"
    r"(?:low|high|small|larg|strong|weak)(?:er|est)?(?:[ -](?:dose|one|strength|group|arm))s?|(?:full|starting|usual|recommended) dose)"
)
_AT_A_DOSE = Pattern(rf"(?:\s+{_WHO}){{1,8}}\s+{_DOSE}", re.IGNORECASE)
_NEXT_DOSE = Pattern(
    r"\s*(?:,\s*and|,|;|\band|\bto|\bor|\bbut)\s+(?:in\s+)?(?:about\s+|around\s+|roughly\s+)?", re.IGNORECASE
)
_TWO_DOSES = Pattern(rf"(?:\s+{_WHO}){{1,8}}\s+{_DOSE}\s+(?:and|or)\s+{_DOSE}", re.IGNORECASE)


def _over_doses(text: str, rates: list[Rate]) -> list[Rate]:
    """Join what one effect had at several doses to one range: "in 12% on the lower dose and 21% on 1.5 mg"."""
    joined: list[Rate] = []
    for rate in rates:
        if joined and _is_at_next_dose(text, joined[-1].span, rate.span):
            ends = [f for r in (joined[-1], rate) for f in (r.frequency.low, r.frequency.high) if f is not None]
            where = Span(joined[-1].span.start, rate.span.end)
            joined[-1] = Rate(Frequency(" ".join(where.of(text).split()), min(ends), max(ends)), where)
        else:
            joined.append(rate)
    return joined


def _is_at_next_dose(text: str, first: Span, second: Span) -> bool:
    """Tell whether two rates are those of two doses: each names its dose, or one behind the other they name both."""
    named = match(_AT_A_DOSE, text[first.end : second.start])
    if named and _NEXT_DOSE.fullmatch(text, first.end + named.end(), second.start):
        return _AT_A_DOSE.match(text, second.end) is not None
    together = _NEXT_DOSE.fullmatch(text, first.end, second.start)
    return together is not None and _TWO_DOSES.match(text, second.end) is not None and "respectively" not in text


def _with_placebo(main: list[Rate], compared: list[Rate]) -> list[Rate]:
    """Give each comparator's rate to the nearest rate before it, or one to one where there are as many of both."""
    owners = {}
    for number, other in enumerate(compared):
        before = [index for index, rate in enumerate(main) if rate.span.start < other.span.start]
        in_a_row = len(compared) == len(main) and len(before) == len(main)
        if before:
            owners[number if in_a_row else before[-1]] = other.frequency.low
    return [Rate(replace(rate.frequency, placebo=owners.get(index)), rate.span) for index, rate in enumerate(main)]


_CONTROL = r"(?:placebo|sham|dummy|control|comparator|vehicle|untreated|no treatment)"
_COMPARATOR_BEHIND = Pattern(
    rf"(?:\s*+\))?(?:,?\s*+(?:(?:of|in|on|for|with|the|those|patients|people|children|boys|who|got|had|received|receiving|taking|given|from|a|treated|were|after)\s+){{1,6}}|\s*)"
    rf"{_CONTROL}(?!(?: \w+)?[\s:=,]*\d)",
    re.IGNORECASE,
)
_COMPARATOR_BEFORE = Pattern(
    rf"(?:\b{_CONTROL}\w*(?: (?:group|arm|procedure|patients|recipients))?[\s,:=]*(?:had |was |were |about )?|\b(?:against|versus|vs\.?|v\.|compared (?:with|to)|than(?: the)?(?! (?:usual|normal|before|average|expected|planned|you|they)\b)(?: \w+){{0,3}})\s+(?:about |only )?)$",
    re.IGNORECASE,
)
_OF_CONTROL = Pattern(rf"\b{_CONTROL}(?: group| arm| recipients)? \($", re.IGNORECASE)
_JOINED = Pattern(r"\s*(?:,|and|or)\s*", re.IGNORECASE)
# "more often than with placebo, | 2.7% versus 1.6%": the first is the drug's.
_THAN_CONTROL = Pattern(
    rf"\bthan (?:with |on |in |under |after )?(?:the )?{_CONTROL}(?: group| arm)?\s*[,:(]\s*$", re.IGNORECASE
)
_AGAINST = Pattern(r"\s*(?:versus|vs\.?|against|compared (?:with|to))\s+\d", re.IGNORECASE)


def _is_comparator(text: str, rate: Rate, compared: list[Rate]) -> bool:
    """Tell whether a rate is that of a placebo or control group."""
    before = text[max(0, rate.span.start - 50) : rate.span.start]
    if search(_OF_CONTROL, before) and text[rate.span.end : rate.span.end + 1] == ")":
        return True
    if _THAN_CONTROL.search(before) and _AGAINST.match(text, rate.span.end):
        return False
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
    found = next(find_rates(text), None)
    return found is not None and not _AROUND_BARE.sub("", text[: found.span.start] + " " + text[found.span.end :])


@lru_cache(maxsize=8192)
def heads_by_frequency(text: str) -> bool:
    """Tell whether a wording says how often and nothing else, in words or numbers: it heads what follows.

    >>> heads_by_frequency("Common (may affect up to 1 in 10 people)"), heads_by_frequency("Very rare side effects:")
    (True, True)
    >>> heads_by_frequency("Rare tumours"), heads_by_frequency("Rash in 5%")
    (False, False)
    """
    if len(text) >= _LONGEST_HEADING or not (read_band(text) or search(HINT, text)):
        return False
    return read_frequency(text) is not None and not _AROUND_HEADING.sub(" ", text).strip()


_LONGEST_HEADING = 140
_AROUND_HEADING = Pattern(
    rf"{_BAND.pattern}|{RATIO}|{NUMBER}\s*{PERCENT}?|[\W_]|\b(?:of|in|patients|people|users|from|between|about|at|each|seen|side|effects?|adverse|drug|reactions?|events?|the|those|treated|or|than|may|might|can|could|affects?|affecting|"
    r"adults|children|every|up|to|more|less|fewer|but|not|frequency|cannot|be|estimated|available|data|known|with|and|an?|incidence|occurr?(?:s|ing)?|as|least|most|over|under|above|below|greater|which|are|is|reported|unwanted|undesirable|"
    rf"out|number|unknown|these|serious|other|symptoms?|have|has|been|a|for|{WORD_NUMBER}|{'|'.join(PARTS)}|taking|using|this|medicine|that|percent|per|cent)\b",
    re.IGNORECASE,
)
_AROUND_BARE = Pattern(
    r"[\W_]|\b(?:of|in|patients|people|users|from|between|about|at|each|common|very|less|more|uncommon|rare|seen|side|effects?|the|treated|or|than|may|affects?|adults|children)\b",
    re.IGNORECASE,
)
