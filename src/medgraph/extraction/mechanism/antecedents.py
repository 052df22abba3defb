"""What "it", "that kinase" and "its product" go back to: the gene named before, or the receptor that is called after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medgraph import lexicon
from medgraph.extraction.language.leading import MOLECULE
from medgraph.extraction.mechanism.genes import GeneMention, find_genes
from medgraph.extraction.mechanism.pronouns import passages_before
from medgraph.extraction.page import Page, Passage
from medgraph.model import Span
from medgraph.patterns import Pattern

# What may follow a gene's name and shows that not its product is acted on.
SPOILED = Pattern(
    r"^(?:\s*\([^()]*\))?(?:[-‑–]\s*|\s+)(?:receptors? )?(?:positive|negative|mutated|mutant|mutations?|driven|expressing|(?:genetic |gene )?(?:abnormalit\w+|aberrations?)|rearranged|amplified|amplification|dependent|deficien\w+|related|induced|mediated|"
    r"associated|producing|stimulated|containing|carrying|high|low|(?:gene |genetic |genomic )?(?:alterations?|rearrangements?|fusions?)|release|secretion|production|synthesis|generation|expression|formation|"
    r"levels?|concentrations?|sensitivity|resistance|phosphorylation|recycling|status|testing|test|inhibitors?|antagonists?|agonists?|blockers?|antibod(?:y|ies)|substrates?|"
    r"(?:activity|activation|signal\w*) (?:level|test)|metaboli[sz]ers?|genotypes?|polymorphisms?|variants?)\b",
    re.IGNORECASE,
)
# What a mutation leads to: "the abnormal protein" goes back to the gene, wherever in its section.
_BAD = r"(?:abnormal|faulty|mutated|altered|mutant|defective|changed|overactive|resulting)"
BACK = Pattern(
    rf"^\s*(?:both\s+)?(?:(?:the\s+)?(?:activity|action|work|function)s? of\s+)?(?:(?P<it>it|them)\b(?!\s+(?:from|in) (?:the|your))|(?P<its>its|their)\s+(?P<part>[\w-]+)|"
    rf"(?P<that>this|that|these|those|the latter|such(?: an?)?|the same)\s+(?:(?!{MOLECULE})[\w-]+\s+){{0,3}}?(?P<head>{MOLECULE}|m(?:essenger )?RNA|pre-mRNA|transcript|message)s?\b|"
    rf"(?:the|these|this|that|those)\s+{_BAD}\s+(?P<bad>{MOLECULE})s?\b|the\s+(?P<thing>{MOLECULE}|m(?:essenger )?RNA|message|transcript|tetramer|dimer|trimer)s?(?=\s*(?:[.,;:)]|$|(?:and|by|so|but|for good|directly|itself)\b)))",
    re.IGNORECASE,
)
_ITS_PARTS = Pattern(
    r"^(?:activity|cleavage|activation|action|function|work|interaction|binding|receptors?|product|mrna|messenger|rna|message|transcripts?|pre-mrna|protein|signal\w*|effects?|gene|translation|production|splicing|kinase)$",
    re.IGNORECASE,
)


def antecedent(page: Page, passage: Passage, position: int, back: re.Match[str]) -> tuple[GeneMention, ...]:
    """Return the genes that "it", "its product" or "that kinase" goes back to, at an empty place."""
    head = (back["head"] or back["thing"] or back["bad"] or "").lower()
    if back["its"] and not _ITS_PARTS.match(back["part"]):
        return ()
    if back["its"] and back["part"].lower().startswith("receptor"):
        head = "receptor"
    before = passages_before(
        page, passage, in_section=bool(re.match(rf"^\W*(?:\w+\W+){{0,5}}?{_BAD}\b", back[0], re.IGNORECASE))
    )
    for number, text in enumerate([passage.text[:position], *(p.text for p in before)]):
        mentions = find_genes(text, page.abbreviations, context=True)
        if back["it"] and number > 1:
            break
        found = _meant(text, mentions, head, nearest=number == 0)
        if found:
            return (GeneMention(found, Span(position, position)),)
    return ()


def _meant(text: str, mentions: Sequence[GeneMention], head: str, *, nearest: bool) -> tuple[str, ...]:
    """Return the symbols of the mention that a head noun can mean: one of its kind, else the one a text is about."""
    usable = [m for m in mentions if not SPOILED.match(text[m.span.end :]) or head in {"mrna", "protein"}]
    if head == "receptor":
        return next((found for m in reversed(usable) if (found := _as_receptor(text, m))), ())
    same = [
        m
        for m in usable
        if head and re.search(rf"\b{head}s?\b", text[m.span.start : m.span.end + len(head) + 8], re.IGNORECASE)
    ]
    named = [
        m
        for m in usable
        if re.search(r"\b(?:called|known as|named)\W*$", text[max(0, m.span.start - 12) : m.span.start])
    ]
    choice = same or named or usable
    return (choice[-1] if nearest else choice[0]).symbols if choice else ()


def _as_receptor(text: str, mention: GeneMention) -> tuple[str, ...]:
    """Return the symbols of a mention that is a receptor, or of the receptor that is called after it."""
    if re.search(r"\breceptors?\b", text[mention.span.start : mention.span.end + 12], re.IGNORECASE):
        return mention.symbols
    return lexicon.target(f"{mention.span.of(text)} receptor")
