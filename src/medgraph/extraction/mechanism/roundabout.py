"""Read what is acted on where the words go round about: "keeps leukotrienes off | their receptor", "mimics | GLP-1", "two bacterial enzymes".

A drug that binds one molecule and so stops others acts on the one it binds. A drug that keeps a messenger off its receptor, or calcium out of a channel, acts on
the receptor or the channel. And a mechanism may be stated of a molecule that is no human gene's.
"""

from __future__ import annotations

import re

from medgraph import lexicon
from medgraph.extraction.mechanism.acted_on import acted_on
from medgraph.extraction.mechanism.acting import acting_drugs
from medgraph.extraction.mechanism.genes import GeneMention, find_genes
from medgraph.extraction.mechanism.words import BINDING, Action
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Rule, pattern
from medgraph.model import Span


def meant(rule: Rule, page: Page, passage: Passage, found: re.Match[str]) -> tuple[GeneMention, ...]:
    """Return what is acted on where the words lead to it in their own way: the receptor of what is mimicked or kept off, what was bound before."""
    if rule.name == "mechanism.mimics":
        return _receptor_of(passage.text, found.end())
    if rule.name == "mechanism.neutralizes":
        return bound(page, passage)[1]
    kept_off = _KEPT_OFF.match(passage.text, found.end())
    if kept_off is None or find_genes(kept_off[0], page.abbreviations, context=True):
        return ()
    return acted_on(page, passage, kept_off.end()).genes


# What is kept off a receptor or a channel: "blocks | leukotrienes from binding to", "inhibits | the inflow of calcium through".
_KEPT_OFF = re.compile(
    r"\s*(?:(?:the|its|their)\s+)?(?:(?!(?:it|them|they)\b)(?P<who>(?:[\w-]+\s+){1,4}?)(?:away\s+)?from\s+(?:(?:binding|attaching|docking|sticking|latching|locking)\s+(?:on)?to\s+|(?=the\s+\w+\s+receptor))|"
    r"(?:\w+\s+)?(?:binding|effects?|actions?|attachment|movement|inflow|influx|flow|entry|passage)\s+of\s+(?:[\w-]+\s+){1,5}?(?:into\s+(?:[\w-]+\s+){1,6}?)?(?:to|at|on|through|via|across)\s+)"
)
_BINDING = pattern(rf"\b{BINDING}\b")


def bound(page: Page, passage: Passage) -> tuple[tuple[str, ...], tuple[GeneMention, ...]]:
    """Return which drugs the clause says to bind what: "inhibits IL-4 signaling by binding to | the IL-4 receptor alpha"."""
    for found in _BINDING.finditer(passage.text):
        genes = acted_on(page, passage, found.end()).genes
        drugs = acting_drugs(page, passage, found.start()) if genes else ()
        if drugs:
            return drugs, genes
    return (), ()


_CALLED = re.compile(
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
    r"\b(?:cell[- ]wall|protein|DNA|RNA|folate|ergosterol|nucleic acid) synthesis\b|\bcell[- ]wall\b|\bpolymerase\b|\bproteasomes?\b|\bcheckpoints?\b)"
)
_FOLLOWS = re.compile(
    rf"^\s*(?:(?:the|an?|two|both|several|certain|some|its|their)\s+)?(?:(?!(?:of|to|in|for|that|which|from|with|on|by|growth|and|release|effects?)\b)[\w-]+\s+){{0,4}}?{_MOLECULES}(?!\s+(?:levels?|release|expression|production|synthesis of|formation|activation|signal\w*))|"
    r"^\s*(?:the\s+)?(?:synthesis|making|building|production) of (?:(?:the|their|its)\s+)?(?:[\w-]+\s+){0,2}?(?:cell wall|proteins?|ergosterol|peptidoglycan|folic acid|DNA|RNA)",
    re.IGNORECASE,
)
_METABOLIC = re.compile(
    r"\b(?:CYP|P450|isozymes?|isoenzymes?|metaboli\w+|drug[- ]transport\w*|efflux|OCT\d|MATE\d?|BCRP|OATP|liver enzymes?|drug-metabol\w+|other enzymes?)",
    re.IGNORECASE,
)
_HEAD_BEFORE = re.compile(rf"(?:[\w/-]+\s+){{0,3}}?(?:[\w/-]*\s)?{_MOLECULES}\s*(?:\([^()]*\)\s*)?$", re.IGNORECASE)
_NOUN_BEFORE = re.compile(r"\b[\w-]{3,}(?:\s+receptors?)?\s*$")


def molecule_follows(wording: str, page: Page) -> bool:
    """Tell whether what is acted on is a molecule, though of no known human gene: "two bacterial enzymes"."""
    found = _FOLLOWS.match(wording)
    if found is None or _METABOLIC.search(wording[:60]):
        return False
    return not find_genes(wording[: found.end() + 20], page.abbreviations, context=True)


def phrase_start(text: str, position: int, action: Action) -> int | None:
    """Return where the words before "inhibitor" begin that name a molecule without a gene, None where they do not."""
    found = (_HEAD_BEFORE if action.effect == "inhibition" else _NOUN_BEFORE).search(
        text[max(0, position - 80) : position]
    )
    if not found or action.effect not in {"inhibition", "antagonism", "agonism"}:
        return None
    return max(0, position - 80) + found.start()
