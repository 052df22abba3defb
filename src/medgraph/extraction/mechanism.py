"""How a drug works, and on what: mechanisms with the gene whose product is acted on.

Three things must come together: the drug acts (it, the drug's name, "works by"), a verb says how, and
what is acted on is a gene's product. "Inhibits COX-2" gives inhibition of PTGS2 and the target;
"mutations in SMN1 cause …" gives nothing, because no drug acts. What drugs on nucleic acids do, and replacement, is read
from the whole clause (`nucleic`). Of two mechanisms that say the same the finer stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from medgraph import lexicon
from medgraph.extraction import context
from medgraph.extraction.acted_on import acted_on, joined_before
from medgraph.extraction.acting import acting_drugs, classed_drugs
from medgraph.extraction.clauses import REACH, Sieve, acts_on_rna, clauses, mechanism_scope, slot
from medgraph.extraction.genes import GeneMention, find_genes
from medgraph.extraction.mechanism_rules import BINDING, GATE_OF_OTHERS, METABOLISM, RULES, Action, Side
from medgraph.extraction.nucleic import read_clause
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto, pattern
from medgraph.extraction.targets import allowed, narrowed, open_to
from medgraph.model import Polarity, Qualifiers, Relation, Span

__all__ = ["RULES", "find_mechanisms"]


def find_mechanisms(page: Page) -> Iterator[Finding]:
    """Yield the mechanisms that a page states, and the genes they act on."""
    found = list(_all(page))
    yield from (finding for finding in found if isinstance(finding, Veto))
    yield from _finest(narrowed([finding for finding in found if isinstance(finding, Candidate)], page))


def _all(page: Page) -> Iterator[Finding]:
    for passage in clauses(page, GATE_OF_OTHERS):
        speaking = _SIEVE.may_speak(passage.text)
        for number, (rule, action) in enumerate(RULES.items() if speaking else ()):
            for found in rule.trigger.finditer(passage.text) if speaking >> number & 1 else ():
                yield from _speak(rule, action, passage, found, page)


_SIEVE = Sieve([action.cues for action in RULES.values()])


def _speak(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Finding]:
    if context.polarity(passage.text[max(0, found.start() - REACH) : found.start()]) is not Polarity.AFFIRMED:
        return
    read = list(_read(rule, action, passage, found, page))
    veto = next((v for v in (*rule.vetoes, METABOLISM) if v.search(passage.text)), None) if read else None
    if veto:
        yield Veto(rule.id, passage, veto.pattern)
    else:
        yield from (candidate for candidate in read if open_to(passage, candidate.drug, page))


def _read(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    if action.side is Side.CLAUSE:
        for reading in read_clause(rule, action, passage, found, page):
            place = (reading.start, reading.end)
            yield from _candidates(rule, passage, reading.drugs, reading.effect, reading.genes, place, action.molecule, acted=reading.acted)
    elif action.side is Side.BEFORE or found.groupdict().get("before"):
        yield from _before(rule, action, passage, found, page)
    else:
        yield from _after(rule, action, passage, found, page)


_ADJECTIVAL = re.compile(r"\b(?:with|an?|the|harbou?ring|known|other|such|any|no|against)\s+$", re.IGNORECASE)
_MEETING = re.compile(r"^\s*(?:the )?(?:interactions?|binding|attachment|docking) (?:of|between)\b", re.IGNORECASE)
_THING = re.compile(r"(?:inhibitors?|blockers?|suppressors?|antagonists?|inverse agonists?|agonists?|activators?|stimulators?|potentiators?|stabili[sz]ers?|chaperones?|modulators?)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _after(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    """Read a verb: who acts before it, what is acted on behind it."""
    if found[0].endswith("ing") and _ADJECTIVAL.search(passage.text[: found.start()]):
        return
    if found[0].endswith("ed") and (action.effect == "activation" or _PASSIVE.search(passage.text[: found.start()]) or passage.text[found.end() :].startswith(" by ")):
        return
    if not passage.text[: found.start()].strip() and rule.name.endswith("_of") and not (passage.is_item or passage.block.label):
        return
    target = acted_on(page, passage, found.end(), effects=action.effect == "potentiation")
    genes, wording = _meant(rule, page, passage, found) or target.genes, target.wording
    bound = _bound(page, passage)[1] if action.effect == "inhibition" and (genes or _MEETING.match(wording)) else ()
    if bound:
        genes, wording = bound, passage.text[bound[0].span.start : bound[-1].span.end + 12]
    if not genes and (action.needs_gene or not _molecule_follows(target.wording, page)):
        return
    for drug in _bound(page, passage)[0] if rule.name == "mechanism.neutralizes" else _actors(page, passage, found):
        effect = _effect(action, f"{found[0]} {wording}", genes, drug, page)
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
    genes = joined_before(page, passage, begin, receptors=action.effect in {"antagonism", "agonism"} or "block" in found[0])
    start = genes[0].span.start if genes else _phrase_start(passage.text, begin, action)
    if start is None:
        return
    word = found[0].strip(" -").lower()
    if not genes and word.endswith("ing"):
        return
    for drug in classed_drugs(page, passage, start, found.end(), plural=word.endswith("s")):
        effect = _effect(action, passage.text[start : found.end()] if "block" in found[0] else "", genes, drug, page)
        if effect:
            yield from _candidates(rule, passage, (drug,), effect, genes, (start, found.end()), action.molecule)


def _meant(rule: Rule, page: Page, passage: Passage, found: re.Match[str]) -> tuple[GeneMention, ...]:
    """Return what is acted on where the words lead to it in their own way: the receptor of what is mimicked or kept off, what was bound before."""
    if rule.name == "mechanism.mimics":
        return _receptor_of(passage.text, found.end())
    if rule.name == "mechanism.neutralizes":
        return _bound(page, passage)[1]
    kept_off = _KEPT_OFF.match(passage.text, found.end())
    if kept_off is None or find_genes(kept_off[0], page.abbreviations, context=True):
        return ()
    return acted_on(page, passage, kept_off.end()).genes


# What is kept off a receptor or a channel: "blocks | leukotrienes from binding to", "inhibits | the inflow of calcium through".
_KEPT_OFF = re.compile(
    r"\s*(?:(?:the|its|their)\s+)?(?:(?P<who>(?:[\w-]+\s+){1,4}?)(?:away\s+)?from\s+(?:(?:binding|attaching|docking|sticking|latching|locking)\s+(?:on)?to\s+|(?=the\s+\w+\s+receptor))|"
    r"(?:\w+\s+)?(?:binding|effects?|actions?|attachment|movement|inflow|influx|flow|entry|passage)\s+of\s+(?:[\w-]+\s+){1,5}?(?:into\s+(?:[\w-]+\s+){1,6}?)?(?:to|at|on|through|via|across)\s+)"
)
_BINDING = pattern(rf"\b{BINDING}\b")


def _bound(page: Page, passage: Passage) -> tuple[tuple[str, ...], tuple[GeneMention, ...]]:
    """Return which drugs the clause says to bind what: "inhibits IL-4 signaling by binding to | the IL-4 receptor alpha"."""
    for found in _BINDING.finditer(passage.text):
        genes = acted_on(page, passage, found.end()).genes
        drugs = acting_drugs(page, passage, found.start()) if genes else ()
        if drugs:
            return drugs, genes
    return (), ()


_ASE = r"\b(?!(?:disease|release|increase|decrease|base|case|phase|purchase|database)s?\b)\w{3,}ases?\b"
_MOLECULES = (
    rf"(?:{_ASE}|\benzymes?\b|\breceptors?\b|\bchannels?\b|\b(?:co)?transporters?\b|\bpumps?\b|\bproteins?\b|\bribosomes?\b|\bre-?uptake\b|\bgyrase\b|"
    r"\b(?:cell[- ]wall|protein|DNA|RNA|folate|ergosterol|nucleic acid) synthesis\b|\bcell[- ]wall\b|\bpolymerase\b|\bproteasomes?\b|\bcheckpoints?\b)"
)
_FOLLOWS = re.compile(
    rf"^\s*(?:(?:the|an?|two|both|several|certain|some|its|their)\s+)?(?:(?!(?:of|to|in|for|that|which|from|with|on|by|growth|and|release|effects?)\b)[\w-]+\s+){{0,4}}?{_MOLECULES}(?!\s+(?:levels?|release|expression|production|synthesis of|formation|activation|signal\w*))|"
    r"^\s*(?:the\s+)?(?:synthesis|making|building|production) of (?:(?:the|their|its)\s+)?(?:[\w-]+\s+){0,2}?(?:cell wall|proteins?|ergosterol|peptidoglycan|folic acid|DNA|RNA)",
    re.IGNORECASE,
)
_METABOLIC = re.compile(r"\b(?:CYP|P450|isozymes?|isoenzymes?|metaboli\w+|drug[- ]transport\w*|efflux|OCT\d|MATE\d?|BCRP|OATP|liver enzymes?|drug-metabol\w+|other enzymes?)", re.IGNORECASE)
_HEAD_BEFORE = re.compile(rf"(?:[\w/-]+\s+){{0,3}}?(?:[\w/-]*\s)?{_MOLECULES}\s*(?:\([^()]*\)\s*)?$", re.IGNORECASE)
_NOUN_BEFORE = re.compile(r"\b[\w-]{3,}(?:\s+receptors?)?\s*$")


def _molecule_follows(wording: str, page: Page) -> bool:
    """Tell whether what is acted on is a molecule, though of no known human gene: "two bacterial enzymes"."""
    found = _FOLLOWS.match(wording)
    return bool(found) and not (_METABOLIC.search(wording[:60]) or find_genes(wording[: found.end() + 20], page.abbreviations, context=True))  # type: ignore[union-attr]


def _phrase_start(text: str, position: int, action: Action) -> int | None:
    """Return where the words before "inhibitor" begin that name a molecule without a gene, None where they do not."""
    found = (_HEAD_BEFORE if action.effect == "inhibition" else _NOUN_BEFORE).search(text[max(0, position - 80) : position])
    if not found or action.effect not in {"inhibition", "antagonism", "agonism"}:
        return None
    return max(0, position - 80) + found.start()


_CALLED = re.compile(
    r"^(?:\s*\b(?:the|an?|your|our|natural|naturally|occurring|body['’]s|own|human|gut|hormones?|messenger|peptide|called|known|as|substance|action|effects?|of)\b)*\s*", re.IGNORECASE
)


def _receptor_of(text: str, position: int) -> tuple[GeneMention, ...]:
    """Return the receptor of the messenger that is named at a place: "mimics | the gut hormone GLP-1"."""
    begin = position + _CALLED.match(text[position : position + 120]).end()  # type: ignore[union-attr]
    words = list(re.finditer(r"[\w-]+", text[begin : begin + 80]))[:6]
    for word in reversed(words):
        symbols = lexicon.target(f"{text[begin : begin + word.end()]} receptor")
        if symbols:
            return (GeneMention(symbols, Span(begin, begin + word.end())),)
    return ()


# Receptors that are kinases, and the brakes of T cells: blocking them is called inhibition.
_INHIBITED = re.compile(r"^(?:EGFR|ERBB\d|KIT|FLT\d|MET|KDR|PDGFR[AB]|FGFR\d|RET|ALK|CSF1R|IGF1R|NTRK\d|PDCD1|CTLA4|CD274|LAG3|TIGIT|TEK|INSR|TNFRSF\w+)$")


def _effect(action: Action, wording: str, genes: Sequence[GeneMention], drug: str, page: Page) -> str | None:
    """Return the mechanism's name: blocking a receptor is antagonism, switching one on agonism.

    It is "" where the words say too little of how a drug on RNA works, None where they say nothing of other drugs.
    """
    if action.effect == "translation inhibition" and not acts_on_rna(page, drug):
        return None
    if action.effect == "RNA interference" and not drug.endswith("siran"):
        return ""
    if action.effect == "inhibition" and acts_on_rna(page, drug):
        return ""
    return _RECEPTOR_NAMES.get(action.effect, action.effect) if _on_receptor(wording, genes) else action.effect


def _on_receptor(wording: str, genes: Sequence[GeneMention]) -> bool:
    """Tell whether a receptor is blocked or switched on, by the words or by the gene; kinases and the brakes of T cells are inhibited."""
    symbols = [symbol for mention in genes for symbol in mention.symbols]
    if "nhibit" in wording[:8] or any(map(_INHIBITED.match, symbols)) and not wording.lower().startswith(("activ", "stimul")):
        return "eceptor" in wording and not any(map(_INHIBITED.match, symbols))
    if re.search(r"\b(?:kinases?|checkpoint)\b", wording, re.IGNORECASE):
        return False
    return bool(re.search(r"\b(?:receptors?|adrenoceptors?)\b|^(?:beta|alpha)\W", wording, re.IGNORECASE)) or (
        "lock" in wording and bool(symbols) and all(map(_RECEPTOR_GENE.match, symbols))
    )


_RECEPTOR_NAMES = {"inhibition": "antagonism", "activation": "agonism"}
_RECEPTOR_GENE = re.compile(
    r"^(?:HRH|ADR[AB]|DRD|HTR|CHRM|OPR|CNR|P2RY|CALCRL|RAMP|EDNR|AGTR|CYSLTR|TACR|HCRTR|IL\d+R|MC\dR|NR3C|GHR$|GHS?RH?R$|GLP\dR|GCGR|GIPR|PTH\dR|GNRHR|TSHR|LHCGR|FSHR|CALCR|CASR|EPOR|MPL$|LEPR|AR$|PGR$|ESR\d|C5AR1|F2R|PTG\w+R$|AVPR|BDKRB|"
    r"SSTR|MTNR|ADORA|KISS1R|S1PR|C?CX?CR\d|CHRN|GRIN|GABR|FCGRT|TSHR)"
)


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
        for symbol in [s for s, _ in symbols] or [None]:
            if effect:
                stated = Qualifiers(target=symbol, molecule=molecule)
                yield Candidate(Relation.HAS_MECHANISM, effect, drug, passage, whole, rule.id, scope=scope, qualifiers=stated)
        for symbol, span in symbols if acted else ():
            mention = slot(passage, span.start, span.end) if span.start < span.end else whole
            stated = Qualifiers(effect=effect or None, molecule=molecule)
            yield Candidate(Relation.TARGETS_GENE, symbol, drug, passage, mention, rule.id, scope=scope, qualifiers=stated)


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
