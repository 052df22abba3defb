"""Read what a verb acts on: "blocks | a protein on tumor cells called PD-L1", "inhibits | JAK1 and JAK2", "binds | it".

Between the verb and the gene only words may stand that lead to it: determiners, adjectives, "the activity of", "a
receptor called", "the messenger RNA for". Anything else ("growth of tumors that carry …") breaks the lead, and the gene is only mentioned.
What follows may spoil it: "TNF release", "HER2-positive", "vitamin K-dependent". Genes joined by "and" come along. Where no gene
is named, "that kinase", "its product" or "it" goes back to the gene named before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from medgraph import lexicon
from medgraph.extraction.language.leading import FOREIGN, MOLECULE, leads_to
from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.mechanism.antecedents import BACK, SPOILED, antecedent
from medgraph.extraction.mechanism.genes import GeneMention, find_genes, is_messenger
from medgraph.extraction.page import Page, Passage
from medgraph.model import Span
from medgraph.patterns import Pattern

REACH = 260
"""How many characters behind a verb what it acts on may stand."""
FOREIGN_AFTER = Pattern(
    rf"^\W*(?:[\w-]+\s+){{0,2}}?(?:of|in|from|within|,?\s*an? (?:[\w-]+ )?enzyme (?:of|in|that))\s+(?:the\s+)?(?:[\w-]+\s+)?{FOREIGN.pattern}",
    re.IGNORECASE,
)
"""What says behind a molecule that it is a microbe's: "of the bacterium"."""
# What may stand between two genes that are acted on together.
_TAIL = rf"(?:\s*\([^()]*\))?(?:[\s-]+(?:{MOLECULE}s?|tyrosine|adrenergic|cell-surface|surface|pre-mRNA|mRNA|activity|signal\w*|isoforms?|subunits?|itself|variants?|forms?|family|proper))*(?:\s*\([^()]*\))?"
_JOINED = Pattern(
    rf"{_TAIL}\s*(?:,\s*(?:and|or|as well as)\b|,|/|\+|&|\band/or\b|\band\b|\bor\b|\bas well as\b|\bplus\b|\b(?:together|along) with\b|\b(?:much |far )?more(?: \w+ly)? than\b|-)\s*(?:(?-i:[A-Z][A-Z0-9-]{{1,9}})\s*,\s*(?:and\s+)?){{0,3}}(?:\b(?:also|both|the|to|at|against|on|of|with|its|"
    r"a lesser|lesser|extent|degree|measure|less strongly|less so|more weakly|weakly|in part|the other|one|arm|half|end|part|with|does the same|grabs|holds|binds|catches|blocks|targets|human|dopamine|serotonin|histamine|adrenergic|genes?|all)\b,?\s*|,\s*|the\s+)*",
    re.IGNORECASE,
)
_LISTED = Pattern(
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
        moved = tuple(GeneMention(m.symbols, m.span.moved(position)) for m in named)
        return ActedOn(moved, wording[: named[-1].span.end + 24])
    back = BACK.match(wording)
    if back:
        return ActedOn(antecedent(page, passage, position, back), f"{back[0]} {wording[back.end() : back.end() + 12]}")
    return ActedOn((), wording)


# Who does what is stopped: "the breakdown of acetylcholine by | acetylcholinesterase", "the current carried by | hERG", "the enzyme encoded by | DHFR".
_WORKER = Pattern(
    r"^\s*(?:the\s+)?(?:[\w'’-]+\s+){1,8}?currents?\b(?:\s*\([^()]*\))?[^.;:()]{0,50}?\b(?:carried|conducted|mediated|passed)\s+(?:by|through)\s+(?=\w)|"
    r"^\s*(?:the\s+)?(?:[\w-]+\s+){0,3}(?:proteins?|enzymes?|channels?|receptors?|kinases?|transporters?|subunits?)\s+(?:that\s+is\s+|which\s+is\s+)?(?:encoded|coded(?:\s+for)?)\s+by\s+(?:the\s+(?:human\s+)?(?:genes?\s+)?)?(?=\w)|"
    r"^\s*(?:the\s+)?(?:[\w-]+\s+)?(?:breakdown|degradation|hydrolysis|inactivation|metabolism|conversion|decarboxylation|oxidation|synthesis|production|destruction|cleavage)\s+of\s+[^.;]{3,90}?\s+by\s+(?=\w)|"
    r"^\s*(?:the\s+)?(?:[\w-]+\s+){1,3}(?:synthesis|production|formation)\s*,?\s*(?:(?:primarily|mainly|chiefly|mostly|principally)\s+)?(?:via|through)\s+(?=\w)",
    re.IGNORECASE,
)
_FORBIDDEN_LEAD = Pattern(
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
        or FOREIGN_AFTER.match(wording[mentions[0].span.end :])
    ):
        return []
    taken = [mentions[0]]
    for mention in mentions[1:]:
        between = _WHERE.sub("", _APPOSED.sub("", _CLOSED.sub("", wording[taken[-1].span.end : mention.span.start])))
        if _specified(taken[-1], mention) and _LISTED.fullmatch(between):
            taken[-1] = mention if len(mention.symbols) < len(taken[-1].symbols) else taken[-1]
        elif _JOINED.fullmatch(between) or _numbered(wording, mention):
            taken.append(mention)
        elif between.count("(") <= between.count(")"):
            break
    return [m for m in taken if not _spoils(wording, m)]


_CLOSED = Pattern(r"^\s*\)")
# "the BCR-ABL kinase, the enzyme that drives CML, | as well as KIT"
_APPOSED = Pattern(r",\s+(?:an?|the|one of|which|that)\s+[^,;.]{3,90},(?=\s*(?:as well as|and|plus)\b)")
# "to CD19 on B cells | and with the other arm to CD3"
_WHERE = Pattern(r"\s+(?:on|in)\s+(?:[\w-]+\s+){1,4}?(?=(?:and|as well as|plus)\b)")


def _numbered(wording: str, mention: GeneMention) -> bool:
    return mention.span.of(wording).isdigit()


def _specified(family: GeneMention, member: GeneMention) -> bool:
    """Tell whether the second says more exactly, or again, what the first is."""
    return set(member.symbols) <= set(family.symbols)


def _spoils(wording: str, mention: GeneMention) -> bool:
    return bool(SPOILED.match(wording[mention.span.end :]))


_BEHIND = Pattern(
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
    plain = _GLOSS.sub(blanked, text)
    named = _ending(page, plain) or _ending(page, text)
    if receptors:
        named = tuple(filter(None, (_as_its_receptor(text, mention) for mention in named))) or _receptor_before(text)
    return tuple(GeneMention(m.symbols, m.span.moved(offset)) for m in named)


_BEFORE = 120
_GLOSS = Pattern(r"\([^()]*\)")


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


_SELECTIVE = Pattern(
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
