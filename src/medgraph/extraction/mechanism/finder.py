"""How a drug works, and on what: mechanisms with the gene whose product is acted on.

Three things must come together: the drug acts (it, the drug's name, "works by"), a verb says how, and
what is acted on is a gene's product. "Inhibits COX-2" gives inhibition of PTGS2 and the target;
"mutations in SMN1 cause …" gives nothing, because no drug acts. What drugs on nucleic acids do, and replacement, is read
from the whole clause (`nucleic`). Of two mechanisms that say the same the finer stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from medgraph.extraction.language.clauses import MOST, REACH, clauses, is_affirmed
from medgraph.extraction.language.leading import FOREIGN
from medgraph.extraction.mechanism.acted_on import acted_on, joined_before
from medgraph.extraction.mechanism.acting import acting_drugs, classed_drugs
from medgraph.extraction.mechanism.effects import effect_of
from medgraph.extraction.mechanism.genes import GeneMention, is_messenger
from medgraph.extraction.mechanism.nucleic import read_clause
from medgraph.extraction.mechanism.nucleic_rules import RULES as IN_CLAUSES
from medgraph.extraction.mechanism.processes import find_processes
from medgraph.extraction.mechanism.roundabout import (
    after_cleft,
    binds_molecule,
    bound,
    meant,
    messenger_follows,
    molecule_follows,
    phrase_start,
)
from medgraph.extraction.mechanism.rules import RULES as ON_PROTEINS
from medgraph.extraction.mechanism.statements import candidates_of
from medgraph.extraction.mechanism.targets import blocks_messengers, narrowed, open_to
from medgraph.extraction.mechanism.words import GATE_OF_OTHERS, METABOLISM, Action, Side, around
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto, ready
from medgraph.model import Relation
from medgraph.patterns import Pattern, search

__all__ = ["RULES", "find_mechanisms"]

RULES = {**ON_PROTEINS, **IN_CLAUSES}
"""All ways in which pages say how a drug works."""


def find_mechanisms(page: Page) -> Iterator[Finding]:
    """Yield the mechanisms that a page states, and the genes they act on."""
    found = list(_all(page))
    yield from (finding for finding in found if isinstance(finding, Veto))
    yield from _finest(
        narrowed([finding for finding in found if isinstance(finding, Candidate)], page), find_processes(page)
    )


def _all(page: Page) -> Iterator[Finding]:
    for passage in clauses(page, GATE_OF_OTHERS):
        for rule in ready(RULES, passage.text):
            for found in islice(rule.trigger.finditer(passage.text), MOST):
                yield from _speak(rule, RULES[rule], passage, found, page)


def _speak(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Finding]:
    if not is_affirmed(passage, found.start(), found.end()):
        return
    read = list(_read(rule, action, passage, found, page))
    near = around(passage.text, found.start(), found.end())
    veto = next((v for v in rule.vetoes if search(v, passage.text)), None) if read else None
    veto = veto or (METABOLISM if read and search(METABOLISM, near) else None)
    if veto:
        yield Veto(rule.id, passage, veto.pattern)
    else:
        yield from (candidate for candidate in read if open_to(passage, candidate.drug, page))


def _read(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    if action.side is Side.CLAUSE:
        for reading in read_clause(rule, action, passage, found, page):
            place = (reading.start, reading.end)
            yield from candidates_of(
                page,
                rule,
                passage,
                reading.drugs,
                reading.effect,
                reading.genes,
                place,
                action.molecule,
                acted=reading.acted,
            )
    elif action.side is Side.BEFORE or found.groupdict().get("before"):
        yield from _before(rule, action, passage, found, page)
    else:
        yield from _after(rule, action, passage, found, page)


_ADJECTIVAL = Pattern(r"\b(?:with|an?|the|harbou?ring|known|other|such|any|no|against)\s+$", re.IGNORECASE)
_MEETING = Pattern(r"^\s*(?:the )?(?:interactions?|binding|attachment|docking) (?:of|between)\b", re.IGNORECASE)
_THING = Pattern(
    r"(?:inhibitors?|blockers?|suppressors?|antagonists?|inverse agonists?|agonists?|activators?|stimulators?|potentiators?|stabili[sz]ers?|chaperones?|modulators?)\b",
    re.IGNORECASE,
)
# "stops it from | activating its receptor": what another molecule no longer does.
_PREVENTED = Pattern(
    r"\b(?:stop|prevent|keep|block|hinder|inhibit|hold)\w*\s+(?:[\w-]+\s+){0,6}?(?:back\s+)?from\s+(?:\w+ly\s+)?$|\b(?:can no longer|cannot|no longer)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_PASSIVE = Pattern(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+\s+)?$", re.IGNORECASE)


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
    if _PREVENTED.search(passage.text[: found.start()]):
        return
    if (
        not passage.text[: found.start()].strip()
        and rule.name.endswith("_of")
        and not (passage.is_item or passage.block.label)
    ):
        return
    if action.effect == "inhibition" and _HUSHES.match(found[0]) and _is_released(passage.text[found.end() :]):
        return
    begin = after_cleft(passage.text, found)
    target = acted_on(page, passage, begin, effects=action.effect == "potentiation")
    genes, wording = target.genes, target.wording
    if begin == found.end() and (named := meant(rule, page, passage, found)):
        genes, wording = named, _around(passage, named)
    behind = passage.text[found.end() : found.end() + REACH]
    if action.effect == "inhibition" and _stops_effect(genes, wording, behind) and (docked := bound(page, passage)[1]):
        genes, wording = docked, _around(passage, docked)
    if not genes:
        if not _is_acted_on(action, passage, found, target.wording, page):
            return
        wording = "" if _MEETING.match(wording) else wording
    of_messenger = not genes and action.effect == "inhibition" and _blocks_messenger(found, target.wording)
    by_binding = rule.name == "mechanism.neutralizes" or _is_of_clause(page, passage, found, genes)
    for drug in bound(page, passage)[0] if by_binding else _actors(page, passage, found):
        effect = "antagonism" if of_messenger else effect_of(action, f"{found[0]} {wording}", genes, drug, page)
        if effect is None:
            continue
        end = max([found.end(), *(m.span.end for m in genes)])
        yield from candidates_of(page, rule, passage, (drug,), effect, genes, (found.start(), end), action.molecule)


_WHICH = Pattern(r",\s+which\s+(?:in turn\s+|\w+ly\s+|thus\s+)?$", re.IGNORECASE)


def _is_of_clause(page: Page, passage: Passage, found: re.Match[str], genes: Sequence[GeneMention]) -> bool:
    """Tell whether "which" goes back to the binding itself, because what is acted on is what is bound: "attaches to IL-5R, which | blocks it"."""
    if not genes or not _WHICH.search(passage.text[: found.start()]):
        return False
    return {s for m in genes for s in m.symbols} == {s for m in bound(page, passage)[1] for s in m.symbols}


# "holds back glucagon": less of it comes into the blood, which says nothing of what the drug acts on.
_HUSHES = Pattern(r"suppress|dampen|hold|curb|weaken|reduc|lower|decreas|diminish|keep|stop", re.IGNORECASE)
_RELEASED = Pattern(
    r"\s*(?:the )?(?:(?:release|secretion|output|production|surge|flow)s? of )?(?:the )?(?:(?:natural|body['’]s(?: own)?|hormone|hunger hormone|stress hormone) )?"
    r"(?:glucagon|insulin|growth hormone|prolactin|cortisol|gastrin|renin|aldosterone|parathyroid hormone|PTH|LH|FSH|TSH|ACTH|luteini[sz]ing hormone|thyroid hormones?|testosterone|o?estrogens?|ghrelin)\b(?![ -]?receptors?|\s+(?:away|off|out|from)\b)",
    re.IGNORECASE,
)


def _is_released(behind: str) -> bool:
    """Tell whether a hormone that glands release stands behind a verb: how much comes, not what is acted on."""
    return _RELEASED.match(behind) is not None


def _around(passage: Passage, genes: Sequence[GeneMention]) -> str:
    return passage.text[max(0, genes[0].span.start - 24) : genes[-1].span.end + 12]


_KEPT_FROM = Pattern(
    r"^\s*(?:[\w-]+,?\s+){1,6}?(?:away )?from \w{3,}ing\b",
    re.IGNORECASE,
)


def _stops_effect(genes: Sequence[GeneMention], wording: str, behind: str) -> bool:
    """Tell whether not what is named is acted on, but what the drug binds so that it stops: a messenger's signal, a meeting."""
    if genes and _KEPT_FROM.match(behind):
        return True
    if genes:
        return all(map(is_messenger, genes))
    return bool(_MEETING.match(wording) or _EFFECT_OF_BINDING.match(wording))


# What stops when something is bound: "and thereby blocks | CD28-mediated costimulation".
_EFFECT_OF_BINDING = Pattern(
    r"^\s*(?:(?!of\b)[\w/-]+\s+){0,5}?(?:[\w-]*(?:signal\w*|mediated)|interactions?|binding|activation|activity|functions?|co-?stimulation|adhesion|cleavage|effects?|actions?|pathways?|recruitment)\b",
    re.IGNORECASE,
)


def _is_acted_on(action: Action, passage: Passage, found: re.Match[str], wording: str, page: Page) -> bool:
    """Tell whether a molecule without a gene, or a messenger, is acted on: "two bacterial enzymes", "the effects of GABA"."""
    if action.effect in {"potentiation", "antagonism"}:
        return messenger_follows(re.sub(r"\([^()]*\)", " ", passage.text[found.end() : found.end() + REACH]))
    if binds_molecule(page, passage, found.end()):
        return True
    if action.needs_gene:
        return False
    return molecule_follows(wording, page) or bool(_MEETING.match(wording)) or _blocks_messenger(found, wording)


_WORK = Pattern(r"^\s*(?:the\s+)?(?:[\w-]+\s+)?(?:effects?|actions?|activity|work)\s+of\b", re.IGNORECASE)


def _blocks_messenger(found: re.Match[str], wording: str) -> bool:
    """Tell whether the work of a messenger is blocked, as its receptor's antagonists do: "blocking the effects of histamine"."""
    blocks = re.match(r"block|inhibit|antagoni|counteract|stop|prevent", found[0], re.IGNORECASE)
    return bool(blocks and _WORK.match(wording)) and messenger_follows(re.sub(r"\([^()]*\)", " ", wording))


def _actors(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that do what a verb says, or that are what a noun calls them ("an inhibitor of")."""
    if not _THING.search(found[0]) or "activity" in found[0]:
        return acting_drugs(page, passage, found.start())
    noun = found[0].split()[0].lower()
    return classed_drugs(page, passage, found.start(), len(passage.text), plural=noun.endswith("s"))


def _before(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    """Read a noun for an actor: what is acted on before it, and before that the drug that is such a thing."""
    begin = found.start("before") if found.groupdict().get("before") else found.start()
    blocked = "block" in found[0] and not blocks_messengers(page.drug, page)
    genes = joined_before(page, passage, begin, receptors=action.effect == "agonism" or blocked)
    start = genes[0].span.start if genes else phrase_start(passage.text, begin, action)
    if start is None:
        return
    word = found[0].strip(" -").lower()
    behind = passage.text[found.end() :]
    if not genes and (word.endswith("ing") or (behind.startswith(" of ") and not FOREIGN.match(behind, len(" of ")))):
        return
    if rule.name.endswith(("inhibition", "antagonism")):
        drugs = acting_drugs(page, passage, start) if genes else ()
    else:
        drugs = classed_drugs(page, passage, start, found.end(), plural=word.endswith("s"))
    for drug in drugs:
        effect = effect_of(action, passage.text[start : found.end()] if "block" in found[0] else "", genes, drug, page)
        if effect:
            yield from candidates_of(page, rule, passage, (drug,), effect, genes, (start, found.end()), action.molecule)


_COARSER = {
    "translation inhibition": {"mRNA degradation", "RNA interference"},
    "activation": {"agonism"},
}


def _finest(found: Sequence[Candidate], of_processes: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield what was found without the mechanisms that only say less exactly what another one says of the same drug."""
    known = {(c.drug, c.object) for c in found if c.relation is Relation.HAS_MECHANISM}
    yield from (c for c in of_processes if c.drug not in {drug for drug, _ in known})
    for candidate in found:
        finer = _COARSER.get(candidate.object, set()) if candidate.relation is Relation.HAS_MECHANISM else set()
        if not any((candidate.drug, name) in known for name in finer):
            yield candidate
