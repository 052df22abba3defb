"""Make facts of the conditions that a passage names: one for each drug that it speaks about.

Also the clauses of a sentence as one passage, and uses that are no diseases ("the prevention of pregnancy").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.clauses import readable
from medgraph.extraction.indication.uses import told_uses
from medgraph.extraction.indication.walk import Indicated
from medgraph.extraction.language import context
from medgraph.extraction.page import Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import Polarity, Qualifiers, Relation, Scope, SectionType, Span


def read_uses(passage: Passage) -> Iterator[Indicated]:
    """Read what is a use and no disease: "the prevention of pregnancy"."""
    for name, where in told_uses(passage.text):
        yield Indicated(name, where.moved(passage.span.start), name)


def indication_candidates(passage: Passage, found: Indicated, rule: str, polarity: Polarity) -> Iterator[Candidate]:
    """Yield what a passage says of a condition, once for each drug that it speaks about.

    Under "Indications", "based on in vitro data" tells how a mutation was judged: the drug is for people all the same.
    """
    scope = Scope.HUMAN if passage.topic is SectionType.INDICATIONS else context.scope(passage.text)
    qualifiers = Qualifiers(
        population=found.population, condition=found.condition, genotype=found.genotype, severity=found.severity
    )
    name = found.name if polarity is not Polarity.NEGATED or " " not in found.wording else found.wording
    for drug in passage.subjects:
        yield Candidate(
            Relation.INDICATED_FOR, name, drug, passage, found.span, rule, polarity,
            scope if scope is Scope.ANIMAL else Scope.HUMAN, qualifiers,
        )  # fmt: skip


def joined(passages: list[Passage]) -> Passage:
    """Return the clauses of a sentence as one passage."""
    span = Span(passages[0].span.start, passages[-1].span.end)
    return replace(passages[0], span=span, text=readable(span.of(passages[0].section.view.text)))
