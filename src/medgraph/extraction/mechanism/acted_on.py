"""Read what a verb acts on: "blocks | a protein on tumor cells called PD-L1", "inhibits | JAK1 and JAK2", "binds | it".

Between the verb and the gene only words may stand that lead to it: determiners, adjectives, "the activity of", "a
receptor called", "the messenger RNA for". Anything else ("growth of tumors that carry …") breaks the lead, and the gene is only mentioned.
What follows may spoil it: "TNF release", "HER2-positive", "vitamin K-dependent". Genes joined by "and" come along. Where no gene
is named, "that kinase", "its product" or "it" goes back to the gene named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medgraph import lexicon
from medgraph.extraction.language.leading import FOREIGN, MOLECULE, leads_to
from medgraph.extraction.mechanism.anchors import passages_before
from medgraph.extraction.mechanism.genes import GeneMention, find_genes, is_messenger
from medgraph.extraction.page import Page, Passage
from medgraph.model import Span

REACH = 260
"""How many characters behind a verb what it acts on may stand."""
_FOREIGN_AFTER = re.compile(
    rf"^\W*(?:[\w-]+\s+){{0,2}}?(?:of|in|from|within|,?\s*an? (?:[\w-]+ )?enzyme (?:of|in|that))\s+(?:the\s+)?(?:[\w-]+\s+)?{FOREIGN.pattern}",
    re.IGNORECASE,
)
# What may follow a gene's name and shows that not its product is acted on.
_SPOILED = re.compile(
    r"^(?:\s*\([^()]*\))?(?:[-‑–]\s*|\s+)(?:receptors? )?(?:positive|negative|mutated|mutant|mutations?|driven|expressing|(?:genetic |gene )?(?:abnormalit\w+|aberrations?)|rearranged|amplified|amplification|dependent|deficien\w+|related|induced|mediated|"
    r"associated|producing|stimulated|containing|carrying|high|low|(?:gene |genetic |genomic )?(?:alterations?|rearrangements?|fusions?)|release|secretion|production|synthesis|generation|expression|formation|"
    r"levels?|concentrations?|sensitivity|resistance|phosphorylation|recycling|status|testing|test|inhibitors?|antagonists?|agonists?|blockers?|antibod(?:y|ies)|substrates?|"
    r"(?:activity|activation|signal\w*) (?:level|test)|metaboli[sz]ers?|genotypes?|polymorphisms?|variants?)\b",
    re.IGNORECASE,
)
# What may stand between two genes that are acted on together.
_TAIL = rf"(?:\s*\([^()]*\))?(?:[\s-]+(?:{MOLECULE}s?|tyrosine|adrenergic|cell-surface|surface|pre-mRNA|mRNA|activity|signal\w*|isoforms?|subunits?|itself|variants?|forms?|family|proper))*(?:\s*\([^()]*\))?"
_JOINED = re.compile(
    rf"{_TAIL}\s*(?:,\s*(?:and|or|as well as)\b|,|/|\+|&|\band/or\b|\band\b|\bor\b|\bas well as\b|\bplus\b|\b(?:much |far )?more(?: \w+ly)? than\b|-)\s*(?:(?-i:[A-Z][A-Z0-9-]{{1,9}})\s*,\s*(?:and\s+)?){{0,3}}(?:\b(?:also|both|the|to|at|against|on|of|with|its|"
    r"a lesser|lesser|extent|less strongly|more weakly|weakly|in part|human|dopamine|serotonin|histamine|adrenergic|genes?|all)\b\s*|the\s+)*",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"{_TAIL}\s*[,:(—–]?\s*(?:including|such as|namely|that is|i\.e\.,?|e\.g\.,?|mainly|chiefly|especially|among them)?\s*(?:both\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ActedOn:
    """The genes that a verb acts on; places count in the passage's text, and are empty where only meant ("that kinase")."""

    genes: tuple[GeneMention, ...]
    wording: str


def acted_on(page: Page, passage: Passage, position: int, *, effects: bool = False) -> ActedOn:
    """Return what is acted on by a verb that ends at a position of a passage's text.

    With `effects` it may also be an effect that is acted on: "enhances | the effect of GABA at the GABA-A receptor".
    """
    wording = passage.text[position : position + REACH]
    worker = _WORKER.match(wording)
    if worker and (found := acted_on(page, passage, position + worker.end())).genes:
        return found
    if _FORBIDDEN_LEAD.match(wording) and not effects:
        return ActedOn((), wording)
    named = _named(wording, page)
    if named:
        moved = tuple(GeneMention(m.symbols, Span(m.span.start + position, m.span.end + position)) for m in named)
        return ActedOn(moved, wording[: named[-1].span.end + 24])
    back = _BACK.match(wording)
    if back:
        return ActedOn(_antecedent(page, passage, position, back), f"{back[0]} {wording[back.end() : back.end() + 12]}")
    return ActedOn((), wording)


# Who does what is stopped: "the breakdown of acetylcholine by | acetylcholinesterase".
_WORKER = re.compile(
    r"^\s*(?:the\s+)?(?:[\w-]+\s+)?(?:breakdown|degradation|hydrolysis|inactivation|metabolism|conversion|decarboxylation|oxidation|synthesis|production|destruction|cleavage)\s+of\s+[^.;]{3,90}?\s+by\s+(?=\w)|"
    r"^\s*(?:the\s+)?(?:[\w-]+\s+){1,3}(?:synthesis|production|formation)\s*,?\s*(?:(?:primarily|mainly|chiefly|mostly|principally)\s+)?(?:via|through)\s+(?=\w)",
    re.IGNORECASE,
)
_FORBIDDEN_LEAD = re.compile(
    r"^\s*(?:the\s+)?(?:effects?|interaction|interactions|binding|breakdown|release|production|secretion|formation|synthesis|growth|metabolism|expression|absorption|"
    r"uptake|conversion|transcription|activation|proliferation|survival|cleavage|attachment|docking)\s+(?:of|between)\b(?!\s+(?:the\s+)?(?:serotonin|noradrenaline|norepinephrine|dopamine)\b)",
    re.IGNORECASE,
)


def _named(wording: str, page: Page) -> list[GeneMention]:
    """Return the genes named in a wording to which its beginning leads, and those that are joined to them."""
    mentions = find_genes(wording, page.abbreviations, context=True)
    if (
        not mentions
        or not leads_to(wording[: mentions[0].span.start])
        or _FOREIGN_AFTER.match(wording[mentions[0].span.end :])
    ):
        return []
    taken = [mentions[0]]
    for mention in mentions[1:]:
        between = _APPOSED.sub("", _CLOSED.sub("", wording[taken[-1].span.end : mention.span.start]))
        if _specified(taken[-1], mention) and _LISTED.fullmatch(between):
            taken[-1] = mention if len(mention.symbols) < len(taken[-1].symbols) else taken[-1]
        elif _JOINED.fullmatch(between) or _numbered(wording, mention):
            taken.append(mention)
        elif between.count("(") <= between.count(")"):
            break
    return [m for m in taken if not _spoils(wording, m)]


_CLOSED = re.compile(r"^\s*\)")
# "the BCR-ABL kinase, the enzyme that drives CML, | as well as KIT"
_APPOSED = re.compile(r",\s+(?:an?|the)\s+[^,;.]{3,90},(?=\s*(?:as well as|and|plus)\b)")


def _numbered(wording: str, mention: GeneMention) -> bool:
    return mention.span.of(wording).isdigit()


def _specified(family: GeneMention, member: GeneMention) -> bool:
    """Tell whether the second says more exactly, or again, what the first is."""
    return set(member.symbols) <= set(family.symbols)


def _spoils(wording: str, mention: GeneMention) -> bool:
    return bool(_SPOILED.match(wording[mention.span.end :]))


_BEHIND = re.compile(
    rf"^(?:\s*\([^()]*\))?(?:[\s-]+(?:{MOLECULE}s?|tyrosine|adrenergic|selective|checkpoint|partial|full|inverse|competitive|dual|reuptake|activity|signal\w*|function|covalent|"
    r"allosteric|cell-surface|ligand|nucleoside|small[- ]molecule|antibody|pre-mRNA|mRNA))*(?:\s*\([^()]*\))?[\s-]*$",
    re.IGNORECASE,
)


def joined_before(page: Page, passage: Passage, position: int, *, receptors: bool = False) -> tuple[GeneMention, ...]:
    """Return the genes named right before a position: "a dual JAK1 and JAK2 | inhibitor", "a Janus kinase (JAK) | inhibitor".

    With `receptors` a messenger's name may stand for its receptor: "an H2 | blocker", "a GnRH | agonist".
    """
    offset = max(0, position - _BEFORE)
    text = passage.text[offset:position]
    plain = _GLOSS.sub(lambda found: " " * len(found[0]), text)
    named = _ending(page, plain) or _ending(page, text)
    if receptors:
        named = tuple(filter(None, (_as_its_receptor(text, mention) for mention in named))) or _receptor_before(text)
    return tuple(GeneMention(m.symbols, Span(m.span.start + offset, m.span.end + offset)) for m in named)


_BEFORE = 120
_GLOSS = re.compile(r"\([^()]*\)")


def _ending(page: Page, text: str) -> tuple[GeneMention, ...]:
    """Return the genes joined at the end of a text."""
    mentions = find_genes(text, page.abbreviations, context=True)
    if not mentions or not _BEHIND.match(text[mentions[-1].span.end :]):
        return ()
    if FOREIGN.search(text[max(0, mentions[-1].span.start - 25) :]):
        return ()
    taken = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        between = text[mention.span.end : taken[-1].span.start]
        if not (_JOINED.fullmatch(between) or re.fullmatch(r"\s*\(", between)):
            break
        taken.append(mention)
    return tuple(reversed(taken))


def _as_its_receptor(text: str, mention: GeneMention) -> GeneMention | None:
    """Return a mention, for that of a hormone the receptor that bears its name: what an agonist of it acts on."""
    symbols = lexicon.target(f"{mention.span.of(text)} receptor") if is_messenger(mention) else mention.symbols
    return GeneMention(symbols, mention.span) if symbols else None


_SELECTIVE = re.compile(
    r"\b(?P<name>(?:alpha|beta|α|β|[A-Z])[- ]?\d[A-D]?)[- ]selective(?:\s*\([^()]*\))?\s+(?P<kind>(?:adrenergic )?(?:receptor|adrenoceptor))?\s*$",
    re.IGNORECASE,
)


def _receptor_before(text: str) -> tuple[GeneMention, ...]:
    """Return the receptor that the last words of a text lack the head of, where it is one gene's: "beta-2 [receptor]"."""
    selective = _SELECTIVE.search(text)
    symbols = lexicon.target(f"{selective['name']} {selective['kind'] or 'receptor'}") if selective else ()
    if selective and symbols:
        return (GeneMention(symbols, Span(selective.start(), len(text))),)
    for found in (re.search(r"[\w-]+ [\w-]+$", text), re.search(r"[\w-]+$", text)):
        symbols = lexicon.target(f"{found[0]} receptor") if found else ()
        if found and 0 < len(symbols) <= 2 and re.search(r"\d", found[0]):
            return (GeneMention(symbols, Span(found.start(), found.end())),)
    return ()


# What a mutation leads to: "the abnormal protein" goes back to the gene, wherever in its section.
_BAD = r"(?:abnormal|faulty|mutated|altered|mutant|defective|changed|overactive|resulting)"
_BACK = re.compile(
    rf"^\s*(?:both\s+)?(?:(?:the\s+)?(?:activity|action|work|function)s? of\s+)?(?:(?P<it>it|them)\b(?!\s+(?:from|in) (?:the|your))|(?P<its>its|their)\s+(?P<part>[\w-]+)|"
    rf"(?P<that>this|that|these|those|the latter|such(?: an?)?|the same)\s+(?:(?!{MOLECULE})[\w-]+\s+){{0,3}}?(?P<head>{MOLECULE}|m(?:essenger )?RNA|pre-mRNA|transcript|message)s?\b|"
    rf"(?:the|these|this|that|those)\s+{_BAD}\s+(?P<bad>{MOLECULE})s?\b|the\s+(?P<thing>{MOLECULE}|m(?:essenger )?RNA|message|transcript|tetramer|dimer|trimer)s?(?=\s*(?:[.,;:)]|$|(?:and|by|so|but|for good|directly|itself)\b)))",
    re.IGNORECASE,
)
_ITS_PARTS = re.compile(
    r"^(?:activity|cleavage|activation|action|function|work|interaction|binding|receptors?|product|mrna|messenger|rna|message|transcripts?|pre-mrna|protein|signal\w*|effects?|gene|translation|production|splicing|kinase)$",
    re.IGNORECASE,
)


def _antecedent(page: Page, passage: Passage, position: int, back: re.Match[str]) -> tuple[GeneMention, ...]:
    """Return the genes that "it", "its product" or "that kinase" goes back to, at an empty place."""
    head = (back["head"] or back["thing"] or back["bad"] or "").lower()
    if back["its"] and not _ITS_PARTS.match(back["part"]):
        return ()
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
    usable = [m for m in mentions if not _SPOILED.match(text[m.span.end :]) or head in {"mrna", "protein"}]
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
