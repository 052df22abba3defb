"""Make the facts of a reading: a mechanism once for each gene that is acted on, and the genes as targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from medgraph.extraction.language.clauses import mechanism_scope, slot
from medgraph.extraction.mechanism.genes import GeneMention, is_hormone
from medgraph.extraction.mechanism.targets import allowed, blocks_messengers, of_people
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Rule
from medgraph.model import Qualifiers, Relation

_BLOCKING = frozenset({"inhibition", "antagonism"})


def candidates_of(
    page: Page, rule: Rule, passage: Passage, drugs: tuple[str, ...], effect: str, genes: Sequence[GeneMention], place: tuple[int, int], molecule: str | None,
    *, acted: bool = True,
) -> Iterator[Candidate]:  # fmt: skip
    """Yield the mechanism once for each gene, and the genes as targets; what is replaced is no target."""
    scope, whole = mechanism_scope(passage.text), slot(passage, *place)
    symbols = [(symbol, mention.span) for mention in genes for symbol in mention.symbols if allowed(symbol)]
    if genes and not symbols:
        return
    for drug in drugs:
        own = [each for each in symbols if of_people(each[0], drug)]
        if acted and effect in _BLOCKING and not blocks_messengers(drug, page):
            own = [each for each in own if not is_hormone(each[0])]
        for symbol in [s for s, _ in own] or [""]:
            if effect:
                stated = Qualifiers(target=symbol or None, molecule=molecule)
                yield Candidate(
                    Relation.HAS_MECHANISM, effect, drug, passage, whole, rule.id, scope=scope, qualifiers=stated
                )
        for symbol, span in own if acted else ():
            mention = slot(passage, span.start, span.end) if span.start < span.end else whole
            stated = Qualifiers(effect=effect or None, molecule=molecule)
            yield Candidate(
                Relation.TARGETS_GENE, symbol, drug, passage, mention, rule.id, scope=scope, qualifiers=stated
            )
