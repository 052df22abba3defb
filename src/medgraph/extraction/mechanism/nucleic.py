"""Read mechanisms from a whole clause: what drugs on nucleic acids do, what a drug replaces, vaccines.

Here the drug is often not the one who acts: the cell cuts the message, the ribosome reads past the stop. So the clause must speak of the thing
itself (a message, a stop codon, a copy of a gene), and the page's drug must be one that can do this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from medgraph.extraction.language.clauses import acts_on_rna
from medgraph.extraction.language.leading import leads_to
from medgraph.extraction.mechanism.about import about
from medgraph.extraction.mechanism.acting import acting_drugs
from medgraph.extraction.mechanism.genes import GeneMention, find_genes
from medgraph.extraction.mechanism.labelled import read_labelled
from medgraph.extraction.mechanism.reading import Reading
from medgraph.extraction.mechanism.words import Action
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Rule
from medgraph.model import Span
from medgraph.patterns import Pattern


def read_clause(rule: Rule, action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    """Yield what a rule on whole clauses reads at a place."""
    reader = _READERS[rule.name.partition(".")[2]]
    yield from reader(action, passage, found, page)


def _splicing(action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    drugs = acting_drugs(page, passage, found.start())
    genes = _nearest(passage, found, page)
    if drugs:
        yield Reading(drugs, action.effect, genes, found.start(), max([found.end(), *(g.span.end for g in genes)]))


_MESSAGE = Pattern(
    r"\b(?:m(?:essenger )?(?:RNA|ribonucleic acid)|message|messenger|transcript|RNase|ribonuclease)\w*", re.IGNORECASE
)
_SPLICE = Pattern(r"\b(?:exons?|introns?|splic\w+)\b", re.IGNORECASE)


def _degradation(action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    near = passage.text[max(0, found.start() - 90) : found.end() + 120]
    if not _MESSAGE.search(near) or _SPLICE.search(near):
        return
    drugs = _rna_drugs(passage, found, page)
    genes = _transcript(passage, page)
    if drugs:
        yield Reading(drugs, action.effect, genes, found.start(), found.end())


def _interference(action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    drugs = tuple(d for d in acting_drugs(page, passage, found.start()) if not d.endswith(("mab", "nib", "rsen")))
    drugs = drugs or tuple(d for d in about(page, passage) if d.endswith("siran"))
    if drugs:
        yield Reading(drugs, action.effect, _transcript(passage, page), found.start(), found.end())


def _rna_drugs(passage: Passage, found: re.Match[str], page: Page) -> tuple[str, ...]:
    """Return the drugs on RNA that act, or that the clause is about while the cell acts."""
    drugs = acting_drugs(page, passage, found.start()) or about(page, passage)
    return tuple(drug for drug in drugs if acts_on_rna(page, drug) or re.search(r"\bmRNA|messenger RNA", passage.text))


def _transcript(passage: Passage, page: Page) -> tuple[GeneMention, ...]:
    """Return the gene whose transcript a clause names: "transthyretin mRNA", "the messenger RNA for PCSK9", "directed to PCSK9"."""
    mentions = find_genes(passage.text, page.abbreviations, context=True)
    for mention in mentions:
        before, after = (
            passage.text[max(0, mention.span.start - 70) : mention.span.start],
            passage.text[mention.span.end : mention.span.end + 50],
        )
        if _MESSAGE_AFTER.match(after) or _MESSAGE_BEFORE.search(before):
            return (mention,)
    return ()


_MESSAGE_AFTER = Pattern(
    r"^(?:\s*\([^()]*\))?\s*(?:gene\s+)?(?:m(?:essenger )?RNA|m(?:essenger )?ribonucleic|message|transcripts?|gene\b)",
    re.IGNORECASE,
)
_MESSAGE_BEFORE = Pattern(
    r"(?:m(?:essenger )?RNA|message|transcripts?|messenger)(?:\s*\([^()]*\))?(?: molecules?)? (?:of|for|from|that (?:codes?|encodes?|carries \w+ \w+)(?: for)?|coding for|encoding)(?: the)?(?: (?:gene|protein|human|liver))*\s*\W?$|"
    r"\b(?:directed (?:to|at|against)|targeting|aimed at|against)(?: the)?\s*\W?$",
    re.IGNORECASE,
)


def _nearest(passage: Passage, found: re.Match[str], page: Page) -> tuple[GeneMention, ...]:
    """Return the gene whose splicing is changed: right behind the words, else the one with a transcript, else the only one."""
    mentions = find_genes(passage.text, page.abbreviations, context=True)
    behind = [m for m in mentions if m.span.start >= found.end() and leads_to(passage.text[found.end() : m.span.start])]
    within = [m for m in mentions if found.start() <= m.span.start < found.end()]
    alone = [m for m in mentions if len(m.symbols) == 1]
    return tuple((within or behind or list(_transcript(passage, page)) or (alone if len(alone) == 1 else []))[:1])


_COPIED_BEFORE = Pattern(
    r"(?:cop(?:y|ies)|version|transgene|gene|cDNA)(?: of| for| that (?:codes? for|encodes?|makes|instructs \w+ \w+ make)| encoding| coding for)?(?: (?:the|a|\w+ variant of|human|functional|working|normal|gene|protein|enzyme|called|for|of|missing))*\s*\W?$",
    re.IGNORECASE,
)
_COPIED_AFTER = Pattern(r"^\s*\W?\s*(?:gene\s+)?(?:cop(?:y|ies)|transgene|cDNA|gene)\b", re.IGNORECASE)
_FAULTY = Pattern(r"\b(?:faulty|defective|mutated|broken|lost|missing|lack\w*|two) (?:\w+ )?$", re.IGNORECASE)


def _transfer(action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    drugs = acting_drugs(page, passage, found.start())
    if not drugs and re.match(r"\W*(?:by|through) gene (?:transfer|addition)\b", passage.text, re.IGNORECASE):
        drugs = about(page, passage)
    if drugs and (found[0].lower().startswith("gene ") or not _FAULTY.search(passage.text[: found.end()])):
        genes = _copied(passage, found, page)
        yield Reading(drugs, action.effect, genes, found.start(), max([found.end(), *(g.span.end for g in genes)]))


def _copied(passage: Passage, found: re.Match[str], page: Page) -> tuple[GeneMention, ...]:
    """Return the gene that is carried into the cells: "a working copy of the RPE65 gene", "a new SMN1 copy"."""
    for mention in find_genes(passage.text, page.abbreviations, context=True):
        if found.start() <= mention.span.start <= found.end() + 60:
            before = passage.text[found.start() : mention.span.start]
            if _COPIED_BEFORE.search(before) or _COPIED_AFTER.match(passage.text[mention.span.end :]):
                return (mention,)
    return ()


_HORMONE = Pattern(
    r"\b(?:hormones?|thyroxine|T4|T3|insulin|IGF-1|growth factor|cortisol|cortisone|(?:o?e)strogens?|(?:o?e)stradiol|progesterone|testosterone|androgens?|glucagon|vasopressin|aldosterone|parathyroid|leptin)\b",
    re.IGNORECASE,
)
_ENZYME = Pattern(r"\benzymes?\b|\b(?!(?:disease|release|increase|decrease|base)s?\b)\w{4,}ase\b", re.IGNORECASE)
_FACTOR = Pattern(
    r"\b(?:clotting|coagulation) factor|\bfactor (?:VIII|IX|VII|X|XIII|8|9)\b|\bvon Willebrand factor", re.IGNORECASE
)
_CERTAIN = Pattern(r"^(?:replac|hormone|enzyme)", re.IGNORECASE)
_ON = Pattern(r"\b(?:on|receiving|taking|with|of|with oral|oral|during|if you use|use of) $", re.IGNORECASE)


def _replacement(_: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    kind = _replaced(found[0] + passage.text[found.end() : found.end() + 90])
    certain = _CERTAIN.match(found[0]) or re.search(
        r"\b(?:missing|lack\w*|deficient|own|no longer makes?|too little|cannot make)\b", passage.text
    )
    if kind and certain and not _ON.search(passage.text[: found.start()]):
        drugs = acting_drugs(page, passage, found.start())
        genes = tuple(
            m for m in find_genes(passage.text[found.end() : found.end() + 90], page.abbreviations, context=True)
        )[:1]
        moved = tuple(GeneMention(m.symbols, Span(m.span.start + found.end(), m.span.end + found.end())) for m in genes)
        if drugs:
            yield Reading(
                drugs, kind, moved, found.start(), max([found.end(), *(g.span.end for g in moved)]), acted=False
            )


def _replaced(wording: str) -> str:
    """Return the mechanism that the words behind "replaces" mean: by what comes first, a hormone, an enzyme or a clotting factor."""
    first = {name: found.start() for name, kind in _KINDS.items() if (found := kind.search(wording))}
    return min(first, key=lambda name: first[name], default="")


_KINDS = {"hormone replacement": _HORMONE, "enzyme replacement": _ENZYME, "factor replacement": _FACTOR}
_STOP_CODON = Pattern(r"\b(?:stop|nonsense|premature|ribosom\w*|codons?)\b", re.IGNORECASE)


def _readthrough(action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    drugs = acting_drugs(page, passage, found.start()) or _makes(page, passage, found)
    if drugs and _STOP_CODON.search(passage.text):
        yield Reading(drugs, action.effect, (), found.start(), found.end())


def _makes(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that make somebody else do it: "Ataluren makes ribosomes | read past"."""
    made = re.search(
        r"\b(?:mak(?:es|ing)|lets?|letting|enabl(?:es|ing)|allow(?:s|ing)?|caus(?:es|ing)|help(?:s|ing)?|gets?|so that|promot(?:es|ing)|induc(?:es|ing))\b",
        passage.text[: found.start()],
    )
    return acting_drugs(page, passage, made.start()) if made else ()


def _chelation(action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    drugs = acting_drugs(page, passage, found.start())
    before = passage.text[: found.start()]
    if drugs and not (_OTHER_CHELATOR.search(before) or (found[0].endswith("ing") and _ENUMERATED.search(before))):
        yield Reading(drugs, action.effect, (), found.start(), found.end())


_OTHER_CHELATOR = Pattern(r"\bother\b|\bwith (?:an? )?(?:\w+ )?$")
# "metronidazole, iron | chelating agents": one more member of a list.
_ENUMERATED = Pattern(r", (?:(?:and|or) )?(?:\w+ )?$")


def _editing(action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    drugs = tuple(
        drug
        for drug in acting_drugs(page, passage, found.start()) or about(page, passage)
        if _EDITOR.search(page.monograph.view.text)
    )
    genes = tuple(
        m
        for m in find_genes(passage.text, page.abbreviations, context=True)
        if _COPIED_AFTER.match(passage.text[m.span.end :])
    )[:1]
    if drugs and re.search(r"\bedit|CRISPR|Cas9", passage.text, re.IGNORECASE):
        yield Reading(drugs, action.effect, genes, found.start(), max([found.end(), *(g.span.end for g in genes)]))


_EDITOR = Pattern(r"\bCRISPR|\b(?:gene|genome)[- ]edit", re.IGNORECASE)
# Who can be said to damage DNA, or to bind matter: the drug, its metabolites, or a fragment on it.
_OTHERS_DO = Pattern(
    r"\b(?:other|with an?|calcium|protein|enzyme|cells?|tumou?rs?|gene|virus|bacteria)\s+(?:\w+\s+)?$", re.IGNORECASE
)


def _by_drug(action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    """Read what the drug itself does to no gene's product."""
    if not _OTHERS_DO.search(passage.text[: found.start()]):
        drugs = acting_drugs(page, passage, found.start())
        if drugs:
            yield Reading(drugs, action.effect, (), found.start(), found.end())


def _immunization(action: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    """Read only pages on vaccines, and on antibodies that are given in their stead; of other drugs antibodies are a side effect."""
    passive = bool(_PASSIVE.search(found[0])) and not re.search(r"\bnot\b", passage.text[: found.start()])
    if passive or _VACCINE.search(page.drug) or _IS_VACCINE.search(page.monograph.view.text[:3000]):
        drugs = tuple(drug for drug in about(page, passage) if drug == page.drug)
        if drugs and (_OF_VACCINES.search(passage.text) or page.names.own & set(passage.text.lower().split())):
            yield Reading(drugs, action.effect, (), found.start(), found.end())


_PASSIVE = Pattern(r"passive", re.IGNORECASE)
_VACCINE = Pattern(r"vaccin|toxoid|immune globulin|immunoglobulin")
_OF_VACCINES = Pattern(r"\bvaccin\w+|\b(?:it|they|this|shots?|doses?|jabs?)\b|\bimmuni[sz]\w+", re.IGNORECASE)
_IS_VACCINE = Pattern(r"\bis an? (?:[\w-]+ ){0,5}vaccine\b", re.IGNORECASE)
_READERS: dict[str, Callable[[Action, Passage, re.Match[str], Page], Iterator[Reading]]] = {
    "splicing": _splicing, "degrades_rna": _degradation, "rna_interference": _interference, "gene_transfer": _transfer, "replaces": _replacement,
    "readthrough": _readthrough, "chelates": _chelation, "immunizes": _immunization,
    "edits_gene": _editing, "damages_dna": _by_drug, "binds_matter": _by_drug, "labelled": read_labelled,
}  # fmt: skip
