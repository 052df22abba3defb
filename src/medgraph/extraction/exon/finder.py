"""Which exons a drug skips, or keeps in: "exon 51 skipping", "skips over exon 53", "inclusion of exon 7".

An exon that is named as skipped or included is a target. An exon that is named as deleted, mutated or
missing is the place of a disease, and no target of anybody; and exons are targets only of drugs that act on splicing ("MET exon 14 skipping" is a
mutation on the page of a kinase inhibitor). Whom an exon belongs to is told by who stands beside it (`exon_owner`). The gene is the one that the
clause names, else the one that the page keeps naming.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from medgraph.extraction.exon.owner import Claim, owners
from medgraph.extraction.exon.rules import EFFECT, GATE, LABEL, MECHANISM, RULES
from medgraph.extraction.language.clauses import LONGEST, MOST, acts_on_rna, clauses, is_affirmed, mechanism_scope, slot
from medgraph.extraction.mechanism.genes import find_genes
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto
from medgraph.model import Qualifiers, Relation
from medgraph.patterns import Pattern

__all__ = ["RULES", "find_exons", "page_gene"]


def find_exons(page: Page) -> Iterator[Finding]:
    """Yield targeted exons, with the mechanism and the gene that follow from them."""
    if "xon" not in page.monograph.view.text:
        return
    found = list(_all(page))
    yield from (finding for finding in found if isinstance(finding, Veto))
    yield from _kept_in([finding for finding in found if isinstance(finding, Candidate)])


def _all(page: Page) -> Iterator[Finding]:
    for passage in clauses(page, GATE):
        labelled = bool(passage.leads and LABEL.match(passage.leads[0]))
        if not labelled and "xon" not in passage.text:
            continue
        for rule in RULES:
            for found in islice(rule.trigger.finditer(passage.text), MOST):
                if (labelled or rule.name != "exon.labelled") and is_affirmed(passage, found.start(), found.end()):
                    yield from _read(rule, passage, found, page)


def _read(rule: Rule, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Finding]:
    veto = next((v for v in rule.vetoes if v.search(passage.text)), None)
    if veto:
        yield Veto(rule.id, passage, veto.pattern)
        return
    gene = _nearest_gene(passage.text, found.start(), page) or page_gene(page)
    for claim in owners(page, passage, found):
        if gene and acts_on_splicing(page, claim.drug, passage):
            yield from _candidates(rule, passage, claim, gene, found)


def _candidates(rule: Rule, passage: Passage, claim: Claim, gene: str, found: re.Match[str]) -> Iterator[Candidate]:
    scope, where = mechanism_scope(passage.text), slot(passage, found.start(), found.end())
    stated = Qualifiers(effect=EFFECT.get(rule.name))
    yield Candidate(
        Relation.TARGETS_EXON,
        f"{gene} exon {claim.exon}",
        claim.drug,
        passage,
        where,
        rule.id,
        scope=scope,
        qualifiers=stated,
    )
    yield Candidate(Relation.TARGETS_GENE, gene, claim.drug, passage, where, rule.id, scope=scope, qualifiers=stated)
    if rule.name in MECHANISM:
        stated = Qualifiers(target=gene, exon=claim.exon, molecule="pre-mRNA")
        yield Candidate(
            Relation.HAS_MECHANISM,
            MECHANISM[rule.name],
            claim.drug,
            passage,
            where,
            rule.id,
            scope=scope,
            qualifiers=stated,
        )


_SPLICING = Pattern(
    r"\b(?:splicing|pre-?mRNA|pre-messenger|antisense|oligonucleotide|oligomer|morpholino|exon[- ]skipping (?:drug|medicine|therap|treatment|medication)\w*)\b",
    re.IGNORECASE,
)
_OTHER_KIND = Pattern(r"(?:mab|tinib|cept|statin|vec|cel|siran|olone|sone|corat|stat|inostat|zacort)$")


def acts_on_splicing(page: Page, drug: str, passage: Passage) -> bool:
    """Tell whether a drug can have an exon as its target: an oligonucleotide, or what its page or clause says changes splicing."""
    if drug.endswith("rsen"):
        return True
    if _OTHER_KIND.search(drug):
        return False
    spoken_of = page.monograph.view.text if drug == page.drug else passage.text
    return bool(_SPLICING.search(spoken_of)) or acts_on_rna(page, drug)


def _kept_in(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield what was found; an exon that a drug keeps in is not skipped by it, whatever the disease does to it."""
    kept = {
        (c.drug, c.qualifiers.target)
        for c in found
        if c.rule.startswith("exon.inclusion") and c.relation is Relation.HAS_MECHANISM
    }
    for candidate in found:
        gene = candidate.qualifiers.target or candidate.object.split(" exon ")[0]
        if candidate.rule.startswith("exon.inclusion") or (candidate.drug, gene) not in kept:
            yield candidate


def _nearest_gene(text: str, position: int, page: Page) -> str | None:
    """Return the single gene named nearest to a place in a clause."""
    named = [m for m in find_genes(text, page.abbreviations, context=True) if len(m.symbols) == 1]
    nearest = min(named, key=lambda m: abs(m.span.start - position), default=None)
    return nearest.symbols[0] if nearest else None


def page_gene(page: Page) -> str | None:
    """Return the gene that a page names most often, as a gene or its product; the gene that its disease is named after, where it names none."""
    named = Counter(
        m.symbols[0]
        for p in page.passages
        if len(p.text) <= LONGEST
        for m in find_genes(p.text, page.abbreviations)
        if len(m.symbols) == 1
    )
    most = min(named, key=lambda symbol: (-named[symbol], symbol), default=None)
    return most or next((gene for disease, gene in _GENE_OF.items() if disease in page.monograph.view.text), None)


# Diseases that are named after what the one gene of theirs does: "exon 51" on such a page is this gene's.
_GENE_OF = {"Duchenne": "DMD"}
