"""Give an effect the rate that the next sentence tells: "The one we hear about most is nausea. | It affected 21% of people".

    "It arose in 1.4% of patients"    "The incidence was 4%"    "About one in fifty gets it"

A sentence that says of "it" or "this" that it happened, or whom it befell, and one that gives the risk, speak of the effect named last,
provided that the sentence before names one alone; between the two there may be one that names none and has no rate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from medgraph.extraction.language.frequency import read_rates
from medgraph.extraction.page import Passage
from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import Polarity, Span
from medgraph.patterns import Pattern, match

_RESUMES = Pattern(
    r"\W*(?:and )?(?:(?:in|across|during|among) [^,;.%]{3,60}?,? )?(?P<it>it|this|that|they|these)(?: (?:can|may|also|has|have|\w+ly))* "
    r"(?:happen(?:ed|s)?|occur(?:red|s)?|arose|arises?|affect(?:ed|s)?|(?:was|were|is|are|been) (?:\w+ly )?(?:seen|reported|noted|observed|recorded|found)|hits?|strikes?|struck|"
    r"troubled|troubles|bothered|bothers|turn(?:ed|s)? up|came up|appear(?:ed|s)?|develop(?:ed|s)?|showed up|befell|befalls)\b",
    re.IGNORECASE,
)


_HOW_LIKELY = Pattern(
    r"\W*(?P<it>(?:the|its) (?:overall |reported |actual )?(?:risks?|incidence|rate|frequency|chances?|likelihood)(?: (?:of|for) (?:this|it|that|them|these))?) "
    r"(?:(?:is|was|has been|lies|seems to be|appears to be|comes to|came to|amounts to|stands|stood)(?: (?:put|estimated|thought to be|believed to be|given|reported))?)\b",
    re.IGNORECASE,
)
_BEFALLS = Pattern(
    r"[^;:]{3,90}?\b(?:gets?|got|have|has|had|develop(?:s|ed)?|experienced?s?|suffer(?:s|ed)?(?: from)?|reported|noticed?) (?P<it>it|this|these|them)\b(?! (?:from|at home|over the counter|free|(?:\w+ )?(?:medicine|medication|drug|tablet|dose|treatment|injection|reaction)s?)\b)",
    re.IGNORECASE,
)


def resumed(passage: Passage, before: Sequence[Finding]) -> Candidate | None:
    """Return the effect of the sentence before with the rate that this passage tells of it, None where it resumes none."""
    named = _alone(before, passage)
    if named is None:
        return None
    found = match(_RESUMES, passage.text) or match(_HOW_LIKELY, passage.text)
    begin = found.end() - 1 if found else 0
    found = found or match(_BEFALLS, passage.text)
    if found is None:
        return None
    rates = [rate.frequency for rate in read_rates(passage.text[begin:])]
    if len(rates) != 1 or rates[0].as_written is None:
        return None
    where = Span(passage.span.start + found.start("it"), passage.span.start + found.end("it"))
    qualifiers = replace(named.qualifiers, frequency=replace(rates[0], band=None))
    return replace(named, passage=passage, mention=where, qualifiers=qualifiers)


def _alone(before: Sequence[Finding], passage: Passage) -> Candidate | None:
    """Return the only effect of the sentence before, if that affirms it without a rate in the same paragraph."""
    told = [finding for finding in before if isinstance(finding, Candidate)]
    fullest = max(told, key=lambda c: len(c.object), default=None)
    if fullest is None or any(c.object not in fullest.object or c.drug != fullest.drug for c in told):
        return None
    rated = any(c.qualifiers.frequency and c.qualifiers.frequency.as_written for c in told)
    beside = fullest.passage.block is passage.block and fullest.polarity is Polarity.AFFIRMED
    return fullest if beside and not rated else None


def still_spoken_of(before: Sequence[Finding], found: Sequence[Finding], passages: Sequence[Passage]) -> list[Finding]:
    """Return what the next sentence may resume: what this one names, else, where it tells no rate, what the one right before it named."""
    told = [each for each in before if isinstance(each, Candidate)]
    if not told or any(isinstance(each, Candidate) for each in found):
        return [*found]
    block, gap = told[-1].passage.block, passages[0].quote.start - told[-1].passage.quote.end
    goes_on = block is passages[0].block and gap <= _BLANKS and not any(read_rates(p.text) for p in passages)
    return [*before] if goes_on else [*found]


_BLANKS = 3
