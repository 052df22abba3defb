"""Give an effect the rate that the next sentence tells: "The one we hear about most is nausea. | It affected 21% of people".

A sentence whose subject is "it" or "this" and whose verb says that something happened speaks of the effect named last, provided that the
sentence before names one alone.
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


def resumed(passage: Passage, before: Sequence[Finding]) -> Candidate | None:
    """Return the effect of the sentence before with the rate that this passage tells of it, None where it resumes none."""
    found = match(_RESUMES, passage.text)
    named = _alone(before, passage)
    if found is None or named is None:
        return None
    rates = [rate.frequency for rate in read_rates(passage.text[found.end() - 1 :])]
    if len(rates) != 1 or rates[0].as_written is None:
        return None
    where = Span(passage.span.start + found.start("it"), passage.span.start + found.end("it"))
    qualifiers = replace(named.qualifiers, frequency=replace(rates[0], band=None))
    return replace(named, passage=passage, mention=where, qualifiers=qualifiers)


def _alone(before: Sequence[Finding], passage: Passage) -> Candidate | None:
    """Return the only effect of the sentence before, if that affirms it without a rate in the same paragraph."""
    told = [finding for finding in before if isinstance(finding, Candidate)]
    if len({(c.object, c.drug) for c in told}) != 1:
        return None
    rated = any(c.qualifiers.frequency and c.qualifiers.frequency.as_written for c in told)
    beside = told[-1].passage.block is passage.block and told[-1].polarity is Polarity.AFFIRMED
    return told[-1] if beside and not rated else None
