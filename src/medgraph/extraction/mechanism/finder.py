"""How a drug works, and on what: mechanisms with the gene whose product is acted on.

Three things must come together: the drug acts (it, the drug's name, "works by"), a verb says how, and
what is acted on is a gene's product. "Inhibits COX-2" gives inhibition of PTGS2 and the target;
"mutations in SMN1 cause …" gives nothing, because no drug acts. What drugs on nucleic acids do, and replacement, is read
from the whole clause (`nucleic`). Of two mechanisms that say the same the finer stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from medgraph.extraction.language.clauses import MOST, clauses, is_affirmed, mechanism_scope, slot
from medgraph.extraction.mechanism.acted_on import acted_on, joined_before
from medgraph.extraction.mechanism.acting import acting_drugs, classed_drugs
from medgraph.extraction.mechanism.effects import effect_of
from medgraph.extraction.mechanism.genes import GeneMention
from medgraph.extraction.mechanism.nucleic import read_clause
from medgraph.extraction.mechanism.nucleic_rules import RULES as IN_CLAUSES
from medgraph.extraction.mechanism.roundabout import bound, meant, molecule_follows, phrase_start
from medgraph.extraction.mechanism.rules import RULES as ON_PROTEINS
from medgraph.extraction.mechanism.targets import allowed, narrowed, open_to
from medgraph.extraction.mechanism.words import GATE_OF_OTHERS, METABOLISM, Action, Side
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto
from medgraph.model import Qualifiers, Relation
from medgraph.patterns import needed, search, seen

__all__ = ["RULES", "find_mechanisms"]

RULES = {**ON_PROTEINS, **IN_CLAUSES}
"""All ways in which pages say how a drug works."""


def find_mechanisms(page: Page) -> Iterator[Finding]:
    """Yield the mechanisms that a page states, and the genes they act on."""
    found = list(_all(page))
    yield from (finding for finding in found if isinstance(finding, Veto))
    yield from _finest(narrowed([finding for finding in found if isinstance(finding, Candidate)], page))


def _all(page: Page) -> Iterator[Finding]:
    for passage in clauses(page, GATE_OF_OTHERS):
        words = seen(passage.text)
        for rule, action, needs in _NEEDED:
            for found in islice(rule.trigger.finditer(passage.text), MOST) if words & needs == needs else ():
                yield from _speak(rule, action, passage, found, page)


_NEEDED = [(rule, action, needed(rule.trigger)) for rule, action in RULES.items()]


def _speak(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Finding]:
    if not is_affirmed(passage, found.start(), found.end()):
        return
    read = list(_read(rule, action, passage, found, page))
    veto = next((v for v in (*rule.vetoes, METABOLISM) if search(v, passage.text)), None) if read else None
    if veto:
        yield Veto(rule.id, passage, veto.pattern)
    else:
        yield from (candidate for candidate in read if open_to(passage, candidate.drug, page))


def _read(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    if action.side is Side.CLAUSE:
        for reading in read_clause(rule, action, passage, found, page):
            place = (reading.start, reading.end)
            yield from _candidates(
                rule, passage, reading.drugs, reading.effect, reading.genes, place, action.molecule, acted=reading.acted
            )
    elif action.side is Side.BEFORE or found.groupdict().get("before"):
        yield from _before(rule, action, passage, found, page)
    else:
        yield from _after(rule, action, passage, found, page)


_ADJECTIVAL = re.compile(r"\b(?:with|an?|the|harbou?ring|known|other|such|any|no|against)\s+$", re.IGNORECASE)
_MEETING = re.compile(r"^\s*(?:the )?(?:interactions?|binding|attachment|docking) (?:of|between)\b", re.IGNORECASE)
_THING = re.compile(
    r"(?:inhibitors?|blockers?|suppressors?|antagonists?|inverse agonists?|agonists?|activators?|stimulators?|potentiators?|stabili[sz]ers?|chaperones?|modulators?)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _after(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    """Read a verb: who acts before it, what is acted on behind it."""
    if found[0].endswith("ing") and _ADJECTIVAL.search(passage.text[: found.start()]):
        return
    if found[0].endswith("ed") and (
        action.effect == "activation"
        or _PASSIVE.search(passage.text[: found.start()])
        or passage.text[found.end() :].startswith(" by ")
    ):
        return
    if (
        not passage.text[: found.start()].strip()
        and rule.name.endswith("_of")
        and not (passage.is_item or passage.block.label)
    ):
        return
    target = acted_on(page, passage, found.end(), effects=action.effect == "potentiation")
    genes, wording = meant(rule, page, passage, found) or target.genes, target.wording
    docked = bound(page, passage)[1] if action.effect == "inhibition" and (genes or _MEETING.match(wording)) else ()
    if docked:
        genes, wording = docked, passage.text[docked[0].span.start : docked[-1].span.end + 12]
    if not genes and (action.needs_gene or not molecule_follows(target.wording, page)):
        return
    for drug in bound(page, passage)[0] if rule.name == "mechanism.neutralizes" else _actors(page, passage, found):
        effect = effect_of(action, f"{found[0]} {wording}", genes, drug, page)
        if effect is None:
            continue
        end = max([found.end(), *(m.span.end for m in genes)])
        yield from _candidates(rule, passage, (drug,), effect, genes, (found.start(), end), action.molecule)


def _actors(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that do what a verb says, or that are what a noun calls them ("an inhibitor of")."""
    if not _THING.search(found[0]):
        return acting_drugs(page, passage, found.start())
    noun = found[0].split()[0].lower()
    return classed_drugs(page, passage, found.start(), len(passage.text), plural=noun.endswith("s"))


def _before(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    """Read a noun for an actor: what is acted on before it, and before that the drug that is such a thing."""
    begin = found.start("before") if found.groupdict().get("before") else found.start()
    genes = joined_before(
        page, passage, begin, receptors=action.effect in {"antagonism", "agonism"} or "block" in found[0]
    )
    start = genes[0].span.start if genes else phrase_start(passage.text, begin, action)
    if start is None:
        return
    word = found[0].strip(" -").lower()
    if not genes and word.endswith("ing"):
        return
    for drug in classed_drugs(page, passage, start, found.end(), plural=word.endswith("s")):
        effect = effect_of(action, passage.text[start : found.end()] if "block" in found[0] else "", genes, drug, page)
        if effect:
            yield from _candidates(rule, passage, (drug,), effect, genes, (start, found.end()), action.molecule)


def _candidates(
    rule: Rule, passage: Passage, drugs: tuple[str, ...], effect: str, genes: Sequence[GeneMention], place: tuple[int, int], molecule: str | None,
    *, acted: bool = True,
) -> Iterator[Candidate]:  # fmt: skip
    """Yield the mechanism once for each gene, and the genes as targets; what is replaced is no target."""
    scope, whole = mechanism_scope(passage.text), slot(passage, *place)
    symbols = [(symbol, mention.span) for mention in genes for symbol in mention.symbols if allowed(symbol)]
    if genes and not symbols:
        return
    for drug in drugs:
        for symbol in [s for s, _ in symbols] or [""]:
            if effect:
                stated = Qualifiers(target=symbol or None, molecule=molecule)
                yield Candidate(
                    Relation.HAS_MECHANISM, effect, drug, passage, whole, rule.id, scope=scope, qualifiers=stated
                )
        for symbol, span in symbols if acted else ():
            mention = slot(passage, span.start, span.end) if span.start < span.end else whole
            stated = Qualifiers(effect=effect or None, molecule=molecule)
            yield Candidate(
                Relation.TARGETS_GENE, symbol, drug, passage, mention, rule.id, scope=scope, qualifiers=stated
            )


_COARSER = {
    "translation inhibition": {"mRNA degradation", "RNA interference"},
    "activation": {"agonism"},
}


def _finest(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield what was found without the mechanisms that only say less exactly what another one says of the same drug."""
    known = {(c.drug, c.object) for c in found if c.relation is Relation.HAS_MECHANISM}
    for candidate in found:
        finer = _COARSER.get(candidate.object, set()) if candidate.relation is Relation.HAS_MECHANISM else set()
        if not any((candidate.drug, name) in known for name in finer):
            yield candidate
