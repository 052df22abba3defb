"""A small page and its facts, as the graph's tests need them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from medgraph.graph import Run
from medgraph.iris import concept_iri, drug_iri, exon_iri
from medgraph.model import (
    ANYTHING,
    Concept,
    ConceptKind,
    Dose,
    Evidence,
    Fact,
    Frequency,
    GroundedFact,
    Match,
    Monograph,
    Polarity,
    Qualifiers,
    Relation,
    View,
)

OBO = "http://purl.obolibrary.org/obo/"
RUN = Run("0.1.0", rules="r1", lexicon="l1")

CASIMERSEN = Concept(drug_iri("casimersen"), "casimersen", ConceptKind.DRUG)
HEADACHE = Concept(OBO + "HP_0002315", "headache", ConceptKind.PHENOTYPE, "HP:0002315", Match.EXACT)
DUCHENNE = Concept(
    OBO + "MONDO_0010679", "Duchenne muscular dystrophy", ConceptKind.DISEASE, "MONDO:0010679", Match.EXACT
)
INTRAVENOUS = Concept(OBO + "NCIT_C38276", "intravenous", ConceptKind.ROUTE, "NCIT:C38276", Match.EXACT)
EXON_45 = Concept(exon_iri("DMD", "45"), "DMD exon 45", ConceptKind.EXON)
DMD = Concept("http://identifiers.org/hgnc/2928", "DMD", ConceptKind.GENE, "HGNC:2928", Match.EXACT)
SKIPPING = Concept(concept_iri("mechanism", "exon skipping"), "exon skipping", ConceptKind.MECHANISM, match=Match.OWN)
KIDNEY_TOXICITY = Concept(concept_iri("condition", "kidney toxicity"), "kidney toxicity", ConceptKind.CONDITION)


def page(name: str = "casimersen.md", text: str = "Casimersen can cause headaches (more than 20%).") -> Monograph:
    """Return a page of one line."""
    view = View(text, text, range(len(text)), range(1, len(text) + 1))
    return Monograph(
        name=name,
        path=f"pages/{name}",
        format="markdown",
        encoding="utf-8",
        sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        view=view,
        blocks=(),
        title="Casimersen",
        metadata=(("license", "CC0"), ("effective_date", "2021-02")),
    )


def sentence(
    quote: str = "Casimersen can cause headaches (more than 20%).", start: int = 120, **more: object
) -> Evidence:
    """Return a sentence of that page."""
    found = Evidence(
        source="pages/casimersen.md",
        monograph="casimersen.md",
        section="Side effects",
        quote=quote,
        start=start,
        end=start + len(quote),
        line=17,
        prefix="before ",
        suffix=" after",
        rule="adverse_effect.list/1",
    )
    return replace(found, **more)  # type: ignore[arg-type]


def fact(
    relation: Relation,
    words: str,
    concept: Concept | None = None,
    *,
    evidence: tuple[Evidence, ...] | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    qualifiers: Qualifiers | None = None,
    route: Concept | None = None,
    target: Concept | None = None,
    drug: Concept = CASIMERSEN,
) -> GroundedFact:
    """Return a fact about casimersen."""
    stated = Fact(
        drug=drug.label,
        relation=relation,
        object=words,
        rule="rule/1",
        evidence=(sentence(),) if evidence is None else evidence,
        polarity=polarity,
        qualifiers=qualifiers or Qualifiers(),
    )
    return GroundedFact(stated, drug, concept, target, route)


def headache(**more: object) -> GroundedFact:
    """Return the fact that the page's sentence states."""
    often = Frequency("more than 20%", low=Decimal("0.20"), low_inclusive=False)
    given = {"qualifiers": Qualifiers(frequency=often), "evidence": (sentence(mention="headaches"),)}
    return fact(Relation.HAS_ADVERSE_EFFECT, "headache", HEADACHE, **(given | more))  # type: ignore[arg-type]


def dosage(**more: object) -> GroundedFact:
    """Return a dosage by intravenous infusion."""
    weekly = Dose(value=Decimal("30.0"), unit="mg/kg", interval="P7D", infusion_min=Decimal(35))
    qualifiers = Qualifiers(dose=replace(weekly, **more), population="adults")  # type: ignore[arg-type]
    return fact(Relation.HAS_DOSAGE, "30 mg/kg every 1 week", qualifiers=qualifiers, route=INTRAVENOUS)


def some_of_each() -> tuple[GroundedFact, ...]:
    """Return one fact of each kind that is written in a way of its own."""
    return (
        headache(),
        dosage(),
        fact(Relation.BRAND_NAME, "Amondys 45"),
        fact(Relation.INDICATED_FOR, "duchenne muscular dystrophy", DUCHENNE),
        fact(Relation.TARGETS_EXON, "DMD exon 45", EXON_45),
        fact(Relation.HAS_MECHANISM, "exon skipping", SKIPPING, target=DMD),
        fact(Relation.INTERACTS_WITH, ANYTHING, polarity=Polarity.NEGATED),
        fact(Relation.HAS_WARNING, "kidney toxicity", KIDNEY_TOXICITY),
    )
