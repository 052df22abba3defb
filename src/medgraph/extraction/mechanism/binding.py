"""What a drug binds to: targets that a page states without saying what the binding does.

"Targets", "binds to", "is directed against", "acts on", "anti-CD20 antibody", a table's row "Target": the slot must hold a gene's product and the
clause must be about the drug. Albumin and other carriers in the blood are no targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from medgraph.extraction.language.clauses import MOST, clauses, is_affirmed, mechanism_scope, slot
from medgraph.extraction.mechanism.acted_on import acted_on, joined_before
from medgraph.extraction.mechanism.acting import acting_drugs, classed_drugs
from medgraph.extraction.mechanism.genes import GeneMention, find_genes
from medgraph.extraction.mechanism.targets import allowed, narrowed, of_people, open_to
from medgraph.extraction.mechanism.words import BINDING, GATE, GATE_OF_OTHERS, METABOLISM, around
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Example, Finding, Rule, Veto, first_veto, pattern, ready
from medgraph.model import Qualifiers, Relation
from medgraph.patterns import Pattern

_TARGETS = (
    r"targets|targeting|target(?= (?-i:[A-Z]))|(?<=that\x20)target|(?<=which\x20)target|targeted (?:at|to|against)|directed (?:at|against|to|towards?)|aimed (?:at|against)|(?:acts?|acting|works?|working) (?:directly |mainly )?(?:on|upon|at|via|through|by way of)|(?:specific|selective|selectivity|specificity) (?:for|to)|"
    r"(?:its|the) (?:molecular )?target is|targets? of (?:[\w-]+ ){1,3}(?:is|are|has been (?:shown|found|identified) to be|appears to be)|compet(?:es|ing)(?: with [\w -]{3,30}?)? (?:for|at)|addresses|what (?:it|the drug|this medicine) (?:does )?(?:binds?|targets?|blocks?|acts on|attaches to)(?: to)?(?:, ?\w+,)? is|(?:goes|going) (?:after|for)|prefers|favou?rs|homes in on|zooms in on|antibod(?:y|ies) (?:to|against|that is specific for)"
)


_OWN_IMMUNITY = pattern(
    r"\b(?:ANCA|auto-?antibod(?:y|ies)|by (?:\w+ )?antibodies|lymphocytes|(?:T|B)[- ]cells) (?:(?:that|which) are )?(?:directed|aimed|targeted) (?:at|against|to)\b"
)
"""What the patient's own body aims at something: no drug does."""


def _row(name: str, trigger: str, *examples: Example) -> Rule:
    return Rule(
        f"target.{name}", 4, Relation.TARGETS_GENE, GATE, pattern(trigger), examples, (METABOLISM, _OWN_IMMUNITY)
    )


RULES: tuple[Rule, ...] = (
    _row(
        "binds", rf"\b{BINDING}\b",
        Example("Adalimumab binds specifically to tumor necrosis factor.", "adalimumab", ("TNF",)),
        Example("It binds to a specific section of the pre-mRNA for the dystrophin gene.", "casimersen", ("DMD",)),
        Example("The drug binds to plasma proteins, mainly albumin.", "warfarin"),
        Example("PD-L1 binds to PD-1 on T cells.", "pembrolizumab"),
    ),
    _row(
        "targets", rf"\b(?:{_TARGETS})\b",
        Example("Trastuzumab targets the HER2 receptor.", "trastuzumab", ("ERBB2",)),
        Example("It works by targeting a messenger RNA that codes for apolipoprotein B.", "mipomersen", ("APOB",)),
        Example("The dose is adjusted to a target INR.", "warfarin"),
        Example("Nerves are harmed by antibodies directed at aquaporin-4 (AQP4).", "inebilizumab"),
    ),
    _row(
        "x_directed", r"(?:-|\s)(?:directed|targeted|targeting|specific)\b(?! (?:at|to|against|for)\b)|[ -](?:monoclonal |blocking )?antibody\b(?! (?:to|against|tests?|titers?|levels?|formation|status|positive|response|assay|measurement)\b)",
        Example("Tisagenlecleucel is a CD19-directed cell therapy.", "tisagenlecleucel", ("CD19",)),
        Example("Rituximab is an anti-CD20 antibody.", "rituximab", ("MS4A1",)),
        Example("Patients who had a CD19-directed therapy before were not enrolled.", "blinatumomab"),
    ),
    _row(
        "labelled", r"^.",
        Example("| Item | Entry |\n| --- | --- |\n| Target | PCSK9 |", "evolocumab", ("PCSK9",)),
        Example("**Target:** interleukin-6 receptor", "tocilizumab", ("IL6R",)),
        Example("**Target INR:** 2 to 3", "warfarin"),
    ),
)  # fmt: skip


def find_targets(page: Page) -> Iterator[Finding]:
    """Yield the targets that a page states."""
    found = list(_all(page))
    yield from (finding for finding in found if isinstance(finding, Veto))
    yield from narrowed([finding for finding in found if isinstance(finding, Candidate)], page)


def _all(page: Page) -> Iterator[Finding]:
    for passage in clauses(page, GATE_OF_OTHERS):
        for rule in ready(RULES, passage.text):
            for found in islice(rule.trigger.finditer(passage.text), MOST):
                yield from _speak(rule, passage, found, page)


def _speak(rule: Rule, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Finding]:
    candidates = list(_READERS[rule.name](rule, passage, found, page))
    near = around(passage.text, found.start(), found.end())
    veto = first_veto(rule, near) if candidates else None
    if veto:
        yield Veto(rule.id, passage, veto.pattern)
    else:
        yield from (candidate for candidate in candidates if open_to(passage, candidate.drug, page))


def _after(rule: Rule, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    """Read a verb: who acts before it, what is bound behind it."""
    if not is_affirmed(passage, found.start(), found.end()):
        return
    genes = acted_on(page, passage, found.end()).genes
    if genes and not _NOT_ITS_OWN.search(passage.text[: found.start()]):
        named = tuple(drug for drug, _ in page.names.mentions(found[0])) if " of " in found[0] else ()
        yield from _candidates(rule, passage, named or acting_drugs(page, passage, found.start()), genes, found)


# "blocks its | binding to the receptor": what another molecule would do.
_NOT_ITS_OWN = Pattern(r"\b(?:from|its|their|(?:block|prevent|inhibit|stop|imped)\w*(?: the)?)\s+$", re.IGNORECASE)


def _before(rule: Rule, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    """Read "CD19-directed", "anti-CD20 antibody": what is bound stands before."""
    if not is_affirmed(passage, found.start(), found.end()):
        return
    genes = joined_before(page, passage, found.start())
    if genes and (found[0].strip(" -").lower() in _WORDS or _is_one(passage.text, genes[0].span.start)):
        yield from _candidates(
            rule, passage, classed_drugs(page, passage, genes[0].span.start, found.end()), genes, found
        )


_WORDS = frozenset({"directed", "targeted", "targeting", "specific"})


def _is_one(text: str, position: int) -> bool:
    """Tell whether it is an antibody that the drug is: "an anti-X antibody", a label; not the antibodies of a disease."""
    return bool(
        re.search(
            r"\b(?:an?|the|is|as|humani[sz]ed|human|chimeric|monoclonal|first)\s+(?:[\w-]+\s+){0,3}?(?:anti-)?\W?$|^\W*(?:anti-)?$|,\s*(?:anti-)?$",
            text[:position],
            re.IGNORECASE,
        )
    )


_LABEL = Pattern(
    r"^\W*(?:molecular |drug |biological |its )?targets?(?: (?:gene|protein|molecule|structure|of action))?s?\W*$|^\W*(?:acts on|binds to)\W*$",
    re.IGNORECASE,
)


def _labelled(rule: Rule, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    """Read the value of a label "Target", whether bold, a cell, or the line's beginning."""
    label, text, offset = passage.leads[0] if passage.leads else "", passage.text, 0
    begun = re.match(r"\W*(?:molecular |drug |biological )?target\s*:\s*", text, re.IGNORECASE)
    if begun:
        label, offset = "target", begun.end()
    if not _LABEL.match(label):
        return
    genes = acted_on(page, passage, offset).genes
    yield from _candidates(rule, passage, passage.subjects, genes or _all_named(text, page), found)


def _all_named(text: str, page: Page) -> tuple[GeneMention, ...]:
    """Return the genes of a value that is no more than their names and an exon."""
    return find_genes(text, page.abbreviations, context=True) if len(text) < 80 else ()


def _candidates(
    rule: Rule, passage: Passage, drugs: tuple[str, ...], genes: Sequence[GeneMention], found: re.Match[str]
) -> Iterator[Candidate]:
    scope = mechanism_scope(passage.text)
    for mention in genes:
        mark = mention.span if mention.span.start < mention.span.end else None
        where = slot(passage, mark.start, mark.end) if mark else slot(passage, found.start(), found.end())
        stated = Qualifiers(
            molecule=_molecule(
                passage.text[max(0, where.start - passage.span.start - 80) : where.end - passage.span.start + 24]
            )
        )
        for symbol in filter(allowed, mention.symbols):
            for drug in (d for d in drugs if of_people(symbol, d)):
                yield Candidate(
                    Relation.TARGETS_GENE, symbol, drug, passage, where, rule.id, scope=scope, qualifiers=stated
                )


def _molecule(wording: str) -> str | None:
    """Return the molecule that is bound, where the words say that it is an RNA."""
    found = re.search(r"\b(pre-?m(?:essenger )?-?RNA|pre-messenger RNA|m(?:essenger )?RNA)\b", wording, re.IGNORECASE)
    if not found:
        return None
    return "pre-mRNA" if found[1].lower().startswith("pre") else "mRNA"


_READERS = {
    "target.binds": _after,
    "target.targets": _after,
    "target.x_directed": _before,
    "target.labelled": _labelled,
}
