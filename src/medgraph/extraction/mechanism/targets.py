"""Which genes may be read as targets at all, and which of a family when a page says it more exactly.

Enzymes and transporters that carry a drug through the body are named on every label and are targets of hardly any drug. A family ("Janus kinases") stands
for its members only until the page names some of them ("JAK1 and JAK2"). Of a group ("muscarinic receptors") only those are targets that the page names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from medgraph import lexicon
from medgraph.extraction.language.clauses import LONGEST
from medgraph.extraction.mechanism.genes import find_genes
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

_CARRIER = Pattern(
    r"^(?:CYP(?!17A1$|11B|19A1$|51A1$|24A1$)\w+|UGT\d\w*|SULT\w+|NAT[12]|ABC[BCG]\d+(?<!ABCC8)(?<!ABCC9)|SLCO\w+|SLC22A(?!12$)\w+|SLC47A\w+|SLC15A\w+|ALB|ORM[12]|TPMT|NUDT15|DPYD|"
    r"FMO\d|CES\d|EPHX\d|GST\w+|HLA-\w+|MRGPRX2|ASGR[12]|M6PR|IGF2R|MRC1|SHBG)$"
)


def allowed(symbol: str) -> bool:
    """Tell whether a gene may be a target: not one that metabolises, carries or lets in drugs.

    >>> allowed("PTGS2"), allowed("CYP2C9"), allowed("ABCB1")
    (True, False, False)
    """
    return not _CARRIER.match(symbol)


_BIOLOGIC = Pattern(r"(?:mab|cept|rsen|siran|aptanib|nakinra|fusp|bep|pegol|kin)\b|globulin|antitoxin")
_MADE_OF_PROTEIN = Pattern(
    r"\b(?:antibod\w+|aptamer|oligonucleotide|siRNA|small interfering|fusion protein|antisense|decoy|nanobody|immune globulin|trap)\b",
    re.IGNORECASE,
)
_OPENING = 6000


def blocks_messengers(drug: str, page: Page) -> bool:
    """Tell whether a drug can catch a hormone or another messenger: antibodies and their like do, small molecules act on receptors."""
    return bool(
        _BIOLOGIC.search(drug) or (drug == page.drug and _MADE_OF_PROTEIN.search(page.monograph.view.text[:_OPENING]))
    )


# Drugs against germs act on the germ's enzymes, which bear the names of ours; a few act on ours.
_AGAINST_GERMS = Pattern(
    r"(?:floxacin|cillin|penem|bactam|cycline|mycin|micin|conazole|fungin|nidazole|oxazolid|zolid|prim|azid|sulfamethoxazole|sulfadiazine|terbinafine|naftifine|amphotericin|nystatin|"
    r"griseofulvin|flucytosine|quine|guanil|fantrine|artemether|artesunate|bendazole|praziquantel|ivermectin|vir|vudine|tricitabine|tenofovir \w+|lamivudine|rifaximin|dapsone)$|^(?:cef|sulfa)"
)
_OURS = frozenset({"CCR5", "CXCR4", "TUBB", "TLR7", "TLR8", "TLR9"})


def of_people(symbol: str, drug: str) -> bool:
    """Tell whether a target named for a drug is a human one: not where the drug is one against germs.

    >>> of_people("TOP2A", "ciprofloxacin"), of_people("TOP2A", "etoposide"), of_people("CCR5", "maraviroc")
    (False, True, True)
    """
    return symbol in _OURS or not any(map(_AGAINST_GERMS.search, drug.split(" / ")))


def open_to(passage: Passage, drug: str, page: Page) -> bool:
    """Tell whether a passage may say how a drug works: one on interactions says it of other drugs only, one on kinetics of none."""
    if _KINETICS.search(passage.section.title):
        return False
    return drug != page.drug or passage.topic is not SectionType.INTERACTIONS


# What the body does to a drug, and which enzymes that concerns, is not how the drug works.
_KINETICS = Pattern(r"\bpharmaco(?:kinetics|genomics|genetics)\b", re.IGNORECASE)


def narrowed(found: Sequence[Candidate], page: Page) -> list[Candidate]:
    """Return what was found with each family cut down to the members that the page names, where it names any."""
    families = _families(found)
    if not families:
        return list(found)
    named = _named_alone(page)
    dropped = {(place, symbol) for place, symbols in families for symbol in _unmeant(symbols, named)}
    return list(_without(found, dropped))


def _unmeant(symbols: set[str], named: set[str]) -> set[str]:
    """Return the members of a family that are not meant: those not named beside others, and all of a group."""
    return symbols - named if symbols & named else symbols if lexicon.is_group(symbols) else set()


def _without(found: Sequence[Candidate], dropped: set[tuple[tuple[str, str, int], str]]) -> Iterator[Candidate]:
    """Yield what was found without the targets dropped; a mechanism stays, though without its target."""
    for candidate in found:
        if (_place(candidate), _symbol(candidate)) not in dropped:
            yield candidate
        elif candidate.relation is Relation.HAS_MECHANISM:
            yield replace(candidate, qualifiers=replace(candidate.qualifiers, target=None))


def _place(candidate: Candidate) -> tuple[str, str, int]:
    return candidate.drug, candidate.rule, candidate.passage.span.start


def _symbol(candidate: Candidate) -> str | None:
    return candidate.object if candidate.relation is Relation.TARGETS_GENE else candidate.qualifiers.target


_ENUMERATED = Pattern(r"\d\s*/\s*\d|/|\band\b")


def _families(found: Sequence[Candidate]) -> list[tuple[tuple[str, str, int], set[str]]]:
    """Return the symbols of each name that stands for several, with its place; one sentence may hold several such names."""
    names: dict[tuple[str, str, int, int, int], set[str]] = {}
    for c in found:
        if c.relation is Relation.TARGETS_GENE and not _ENUMERATED.search(c.mention.of(c.passage.section.view.text)):
            names.setdefault((*_place(c), c.mention.start, c.mention.end), set()).add(c.object)
    return [(key[:3], symbols) for key, symbols in names.items() if len(symbols) > 1]


def _named_alone(page: Page) -> set[str]:
    """Return the genes that the page names by themselves where it speaks about how drugs work."""
    topics = {
        SectionType.MECHANISM,
        SectionType.PHARMACOLOGY,
        SectionType.DESCRIPTION,
        SectionType.OTHER,
        SectionType.QUESTIONS,
    }
    texts = (p.text for p in page.passages if p.topic in topics and len(p.text) <= LONGEST)
    return {
        m.symbols[0]
        for text in texts
        for m in find_genes(text, page.abbreviations, context=True)
        if len(m.symbols) == 1
    }
