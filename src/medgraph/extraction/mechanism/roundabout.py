"""Read what is acted on where the words go round about: "keeps leukotrienes off | their receptor", "mimics | GLP-1", "two bacterial enzymes".

A drug that binds one molecule and so stops others acts on the one it binds. A drug that keeps a messenger off its receptor, or calcium out of a channel, acts on
the receptor or the channel. And a mechanism may be stated of a molecule that is no human gene's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph import lexicon
from medgraph.extraction.language.clauses import LONGEST
from medgraph.extraction.language.leading import FOREIGN
from medgraph.extraction.mechanism.acted_on import FOREIGN_AFTER, acted_on, joined_before
from medgraph.extraction.mechanism.acting import acting_drugs
from medgraph.extraction.mechanism.genes import GeneMention, find_genes
from medgraph.extraction.mechanism.nouns import MEANT
from medgraph.extraction.mechanism.words import BINDING, Action
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Rule, pattern
from medgraph.model import SectionType, Span
from medgraph.patterns import Pattern, match, search


def meant(rule: Rule, page: Page, passage: Passage, found: re.Match[str]) -> tuple[GeneMention, ...]:
    """Return what is acted on where the words lead to it in their own way: the receptor of what is mimicked or kept off, what was bound before."""
    if rule.name == "mechanism.mimics":
        return _receptor_of(passage.text, found.end())
    if rule.name == "mechanism.neutralizes":
        return bound(page, passage)[1]
    if _KEPT_OUT.match(passage.text, found.end()) and (docked := bound(page, passage)[1]):
        return docked
    relative = _RELATIVE.search(passage.text[: found.start()])
    if relative and _is_drug(page, relative["who"]):
        named = find_genes(passage.text[: relative.start()], page.abbreviations, context=True)
        return named[-1:]
    kept_off = match(_KEPT_OFF, passage.text, found.end())
    return _of_the_two(page, passage, kept_off) if kept_off else ()


# "It sits in that receptor and keeps | bradykinin out."
_KEPT_OUT = Pattern(r"\s+(?:the\s+)?(?:[\w-]+\s+){1,4}?(?:out|off|away)\s*(?:$|[.,;:)]|and\b|so\b)", re.IGNORECASE)
# "What it blocks | is the IL-6 receptor", "The enzyme that it blocks | is BTK"
_CLEFT = Pattern(r"\s*(?:,[^,.;]{2,30},\s*)?(?:is|are)\s+(?=\w)", re.IGNORECASE)


def after_cleft(text: str, found: re.Match[str]) -> int:
    """Return where what is acted on begins: behind the verb, or behind the copula of "what it blocks is"."""
    begun = re.search(r"\b(?:what|that|which)\s+(?:[\w-]+\s+){1,3}$", text[: found.start()], re.IGNORECASE)
    copula = _CLEFT.match(text, found.end()) if begun else None
    return copula.end() if copula else found.end()


# "It is selective for beta-1 receptors, which it | blocks.", "ACE is the enzyme that enalapril | switches off."
_RELATIVE = Pattern(
    r",?\s+(?:which|that|what)\s+(?P<who>it|the (?:drug|medicine|antibody)|[\w-]+(?: [\w-]+)?)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)


def _is_drug(page: Page, who: str) -> bool:
    return bool(re.fullmatch(MEANT.pattern, who, re.IGNORECASE)) or any(
        span.start == 0 and span.end == len(who) for _, span in page.names.mentions(who)
    )


def _of_the_two(page: Page, passage: Passage, kept_off: re.Match[str]) -> tuple[GeneMention, ...]:
    """Return what is acted on where one molecule is kept off another: the receptor; of antibodies and decoys the one that they bind."""
    offset = kept_off.start()
    ligands = tuple(
        GeneMention(m.symbols, m.span.moved(offset)) for m in find_genes(kept_off[0], page.abbreviations, context=True)
    )
    receptors = acted_on(page, passage, kept_off.end()).genes
    if not _BIOLOGIC.search(page.drug):
        return receptors or ligands[:0]
    known = {symbol for mention in _bound_on(page) for symbol in mention.symbols}
    choice = [side for side in (ligands, receptors) if known & {symbol for m in side for symbol in m.symbols}]
    return choice[0] if choice else ligands if page.drug.endswith("cept") else ()


_BIOLOGIC = Pattern(r"(?:mab|cept|fusp)\b|\bimmune globulin")


def _bound_on(page: Page) -> Iterator[GeneMention]:
    """Yield what a page says anywhere that its drug binds."""
    for passage in page.passages:
        if len(passage.text) > LONGEST:
            continue
        if _MAY_BIND.search(passage.text):
            yield from bound(page, passage)[1]
        for found in _ACTOR.finditer(passage.text) if passage.topic not in _OTHERS else ():
            yield from joined_before(page, passage, found.start())


_ACTOR = Pattern(r"[ -](?:inhibitor|blocker|antagonist|antibody|directed|blocking)\b")
_OTHERS = frozenset({SectionType.INTERACTIONS, SectionType.ALTERNATIVES, SectionType.STUDIES})
_MAY_BIND = Pattern(r"bind|attach|affinity|target|directed", re.IGNORECASE)
# Messengers that are no gene's products, and what binds as they do.
MESSENGER = (
    r"(?:aldosterone|dopamine|serotonin|noradrenaline|norepinephrine|adrenaline|epinephrine|histamine|acetylcholine|opioids?|(?:o?e)strogens?|androgens?|testosterone|progesterone|progestins?|cortisol|"
    r"glucocorticoids?|mineralocorticoids?|leukotrienes?|prostaglandins?|thromboxane|adenosine|glutamate|GABA|gamma-aminobutyric acid|glycine|folic acid|folate|vitamin K|melatonin|cannabinoids?|nicotine|"
    r"angiotensin(?: II)?|natriuretic peptides?|incretins?|insulin|catecholamines?|thyroid hormones?)"
)
# What is kept off a receptor or a channel: "blocks | leukotrienes from binding to", "inhibits | the inflow of calcium through".
_KEPT_OFF = Pattern(
    r"\s*(?:(?:the|its|their)\s+)?(?:(?P<who>(?:[\w-]+\s+(?:\([^()]*\)\s+)?){1,4}?)(?:(?:away\s+)?from|off|out\s+of)\s+(?:(?:binding|attaching|docking|sticking|latching|locking|getting|acting|working|plugging)\s+(?:(?:on|in)?to|at|on|with|in)\s+|(?:reaching|hitting|meeting|finding|touching|activating|triggering|stimulating|(?:switch|turn)ing on|waking)\s+|(?=(?:(?:the|its|their)\s+)?(?:[\w-]+\s+){0,3}receptors?\b))|"
    r"(?!its\b|their\b)(?:[\w-]+\s+){1,3}(?:binding|attachment)\s+to\s+|(?:\w+\s+)?(?:binding|effects?|actions?|attachment|interactions?|movement|inflow|influx|flow|entry|passage)\s+of\s+(?:[\w-]+,?\s+(?:\([^()]*\)\s+)?){1,7}?(?:into\s+(?:[\w-]+\s+){1,6}?)?(?:to|at|on|with|through|via|across)\s+|"
    rf"{MESSENGER}\s+(?:at|from acting (?:on|at))\s+(?=(?:(?:the|its|their)\s+)?(?:[\w-]+\s+){{0,3}}receptors?\b))"
)
_BINDING = pattern(rf"\b{BINDING}\b")


def bound(page: Page, passage: Passage) -> tuple[tuple[str, ...], tuple[GeneMention, ...]]:
    """Return which drugs the clause says to bind what: "inhibits IL-4 signaling by binding to | the IL-4 receptor alpha"."""
    for found in _BINDING.finditer(passage.text):
        genes = acted_on(page, passage, found.end()).genes
        prevented = passage.text[: found.start()].endswith("from ")
        drugs = acting_drugs(page, passage, found.start()) if genes and not prevented else ()
        if drugs:
            return drugs, genes
    return (), ()


_THEM = Pattern(r"\s*(?:it|them)\b(?: (?:from )?working\b|\s*(?:[.,;)]|$))", re.IGNORECASE)


def binds_molecule(page: Page, passage: Passage, position: int) -> bool:
    """Tell whether "it" or "them" at a place is a molecule without a gene that the clause says is bound: "latches on to those proteins, stops | them"."""
    before = passage.text[:position]
    return _THEM.match(passage.text, position) is not None and any(
        molecule_follows(before[found.end() :], page) for found in _BINDING.finditer(before)
    )


_CALLED = Pattern(
    r"^(?:\s*\b(?:the|an?|your|our|natural|naturally|occurring|body['’]s|own|human|gut|hormones?|messenger|peptide|called|known|as|substance|action|effects?|of)\b)*\s*",
    re.IGNORECASE,
)


def _receptor_of(text: str, position: int) -> tuple[GeneMention, ...]:
    """Return the receptor of the messenger that is named at a place: "mimics | the gut hormone GLP-1"."""
    called = _CALLED.match(text[position : position + 120])
    begin = position + (called.end() if called else 0)
    words = list(re.finditer(r"[\w-]+", text[begin : begin + 80]))[:6]
    for word in reversed(words):
        symbols = lexicon.target(f"{text[begin : begin + word.end()]} receptor")
        if symbols:
            return (GeneMention(symbols, Span(begin, begin + word.end())),)
    return ()


_ASE = r"\b(?!(?:disease|release|increase|decrease|base|case|phase|purchase|database)s?\b)\w{3,}ases?\b"
_MOLECULES = (
    rf"(?:{_ASE}|\benzymes?\b|\breceptors?\b|\bchannels?\b|\b(?:co)?transporters?\b|\bpumps?\b|\bproteins?\b|\bribosomes?\b|\bre-?uptake\b|\bgyrase\b|"
    r"\b(?:cell[- ]wall|protein|DNA|RNA|folate|ergosterol|nucleic acid) (?:synthesis|production|making|building)\b|\bcell[- ]wall\b|\bpolymerase\b|\bproteasomes?\b|\bcheckpoints?\b|\bcomplement\b)"
)
_FOLLOWS = Pattern(
    rf"^\s*(?:(?:the|an?|two|both|several|certain|some|its|their)\s+)?(?:(?!(?:of|to|in|for|that|which|from|with|on|by|growth|and|release|effects?)\b)(?:\d,)*[\w'’-]+\s+){{0,4}}?(?:[\w,'’-]+-)?{_MOLECULES}(?!\s+(?:levels?|release|expression|production|synthesis of|formation|activation|signal\w*))|"
    r"^\s*(?:the\s+)?(?:synthesis|making|building|production) of (?:(?:the|their|its)\s+)?(?:[\w-]+\s+){0,2}?(?:cell wall|proteins?|ergosterol|peptidoglycan|folic acid|DNA|RNA)",
    re.IGNORECASE,
)
_METABOLIC = Pattern(
    r"\b(?:CYP|P450|metaboli\w+|drug[- ]transport\w*|efflux|OCT\d|MATE\d?|BCRP|OATP|liver enzymes?|drug-metabol\w+|other enzymes?)",
    re.IGNORECASE,
)
_HEAD_BEFORE = Pattern(
    rf"(?:(?!(?:called|known|named|an?|the|of|as|medications?|medicines?|drugs?|agents?|is|are|to|class)\b)[\w/-]+\s+){{0,4}}{_MOLECULES}\s*(?:\([^()]*\)\s*)?$",
    re.IGNORECASE,
)
_NOUN_BEFORE = Pattern(r"\b[\w-]{3,}(?:\s+receptors?)?\s*$")


def molecule_follows(wording: str, page: Page) -> bool:
    """Tell whether what is acted on is a molecule, though of no known human gene: "two bacterial enzymes"."""
    found = _FOLLOWS.match(wording)
    if found is None or _METABOLIC.search(wording[:60]):
        return False
    if FOREIGN.search(found[0]) or FOREIGN_AFTER.match(wording[found.end() :]):
        return True
    end = _WORD_END.match(wording, min(len(wording), found.end() + 20))
    return not find_genes(wording[: end.end() if end else None], page.abbreviations, context=True)


_WORD_END = Pattern(r"\w*")
_MESSENGER_FOLLOWS = Pattern(
    rf"^\s*(?:(?:the|of|inhibitory|natural|calming|main|major|(?:brain|body|nerve)['’]s|[\w-]+-type|own|effects?|actions?|activity|signals?|called|substance|hormone|neurotransmitter|chemical|messenger|natural|certain|known|as|such|in|body|a|an|at),?\s+)*{MESSENGER}\b(?!\s+(?:levels?|deficiency))",
    re.IGNORECASE,
)


def messenger_follows(wording: str) -> bool:
    """Tell whether what is acted on is a messenger's work: "the effects of | GABA".

    >>> messenger_follows(" the inhibitory effects of GABA in the brain"), messenger_follows(" the effects of alcohol")
    (True, False)
    """
    return bool(_MESSENGER_FOLLOWS.match(wording))


def phrase_start(text: str, position: int, action: Action) -> int | None:
    """Return where the words before "inhibitor" begin that name a molecule without a gene, None where they do not."""
    found = search(
        _HEAD_BEFORE if action.effect == "inhibition" else _NOUN_BEFORE, text[max(0, position - 80) : position]
    )
    if not found or action.effect not in {"inhibition", "antagonism", "agonism"}:
        return None
    return max(0, position - 80) + found.start()
