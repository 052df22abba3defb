"""Make facts of the conditions that a passage names: one for each drug that it speaks about.

Also the clauses of a sentence as one passage, and uses that are no diseases ("the prevention of pregnancy").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.clauses import readable
from medgraph.extraction.indication.uses import told_uses
from medgraph.extraction.indication.walk import Indicated
from medgraph.extraction.language import context
from medgraph.extraction.page import Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import Polarity, Qualifiers, Relation, Scope, SectionType, Span
from medgraph.patterns import Pattern


def read_uses(passage: Passage) -> Iterator[Indicated]:
    """Read what is a use and no disease: "the prevention of pregnancy"."""
    for name, where in told_uses(passage.text):
        yield Indicated(name, where.moved(passage.span.start), name)


def indication_candidates(passage: Passage, found: Indicated, rule: str, polarity: Polarity) -> Iterator[Candidate]:
    """Yield what a passage says of a condition, once for each drug that it speaks about.

    Under "Indications", "based on in vitro data" tells how a mutation was judged: the drug is for people all the same.
    """
    scope = Scope.HUMAN if passage.topic is SectionType.INDICATIONS else context.scope(passage.text)
    condition = found.condition or (_limit(passage, found) if polarity is Polarity.NEGATED else None)
    qualifiers = Qualifiers(
        population=found.population, condition=condition, genotype=found.genotype, severity=found.severity
    )
    name = found.name if polarity is not Polarity.NEGATED or " " not in found.wording else found.wording
    for drug in passage.subjects:
        yield Candidate(
            Relation.INDICATED_FOR, name, drug, passage, found.span, rule, polarity,
            scope if scope is Scope.ANIMAL else Scope.HUMAN, qualifiers,
        )  # fmt: skip


# What a denial holds for alone: "is not recommended for lymphoma in patients who need urgent care".
_LIMIT = Pattern(
    r"^[^.;:,]{0,60}?\b(?P<limit>(?:(?:patients|adults|children|people|women|men|those)\s+)?(?:unless|except|who|whose|during)\b"
    r"[^.;:\[]{3,160}|in\s+(?!these|those)(?:an?\s+)?(?:[\w-]+\s+){1,2}(?:patients|adults|children|people|environment|settings?)\b)",
    re.IGNORECASE,
)


def _limit(passage: Passage, found: Indicated) -> str | None:
    """Return what limits a denial, as it stands behind the condition: the drug may well be for all others."""
    limit = _LIMIT.match(passage.text[max(0, found.span.end - passage.span.start) :])
    return " ".join(limit["limit"].split()).rstrip(" ,(") if limit else None


def joined(passages: list[Passage]) -> Passage:
    """Return the clauses of a sentence as one passage."""
    span = Span(passages[0].span.start, passages[-1].span.end)
    return replace(passages[0], span=span, text=readable(span.of(passages[0].section.view.text)))
