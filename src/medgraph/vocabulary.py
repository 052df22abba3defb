# ruff: noqa: N815  (the terms keep the names that they have in the ontology)
"""The terms of the graph, each a name: a misspelt one is an error, for mypy and at run time.

`MG` holds the classes and properties of `ontology/medgraph.ttl` (a test keeps the two equal); the
other classes hold the few terms of others that we write ourselves. A term is its IRI, a plain
`str`. What is named with them (drugs, exons, monographs) gets its IRI from `iris`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from medgraph.prefixes import PREFIXES

_T = TypeVar("_T")


def _terms(prefix: str) -> Callable[[type[_T]], type[_T]]:
    """Give each annotated name of a class its IRI; a trailing underscore keeps clear of Python's words."""

    def fill(cls: type[_T]) -> type[_T]:
        for name in cls.__annotations__:
            setattr(cls, name, PREFIXES[prefix] + name.rstrip("_"))
        return cls

    return fill


@_terms("mg")
class MG:
    """Our own classes and properties.

    >>> MG.targetsExon
    'https://w3id.org/medgraph/ontology#targetsExon'
    """

    # Things
    Substance: str  # anything taken that can act in the body
    Drug: str  # a substance that a monograph states something about
    Gene: str  # a human gene, by its HGNC number
    Transcript: str  # the transcript whose exons are counted
    Exon: str  # an exon of a gene
    Route: str  # how a drug enters the body
    Condition: str  # what a patient has: disease, symptom, finding, state
    Disease: str  # a condition named by MONDO
    Phenotype: str  # a condition named by HPO
    ClinicalTest: str  # what is measured or watched
    SubstanceGroup: str  # several substances under one name, as interaction partner
    DrugClass: str  # the class that a drug is said to belong to
    Mechanism: str  # how a drug acts
    Population: str  # a group of patients
    Organ: str  # what can be harmed
    FrequencyBand: str  # a word for how often
    SectionType: str  # what a part of a monograph is about
    Dosage: str  # one amount of one regimen
    anything: str  # the object of "no … known"

    # Statements and where they were read
    Association: str  # a statement with its qualifiers
    Claim: str  # what associations agree or disagree on
    Evidence: str  # a sentence of a monograph
    Monograph: str  # a page about a drug
    Label: str  # what the versions of one set id are versions of
    Reading: str  # the run that read a page

    # Shortcut edges
    hasMechanism: str
    targetsGene: str
    targetsExon: str
    hasRoute: str
    hasDosage: str
    indicatedFor: str
    hasAdverseEffect: str
    contraindicatedIn: str
    hasWarning: str
    interactsWith: str
    requiresMonitoring: str
    hasDrugClass: str
    hasIngredient: str  # of a combination, or a salt
    physiologicEffect: str
    dosageForm: str
    genericName: str
    brandName: str
    manufacturer: str
    unii: str
    rxcui: str  # of a product
    ndc: str

    # Exons
    exonName: str  # as the field says it: "2a"
    exonNumber: str  # its place in the transcript
    exonOf: str  # its gene
    inTranscript: str
    transcriptOf: str
    exonCount: str
    codingLength: str  # bases of it that are translated
    length: str  # all its bases
    startPhase: str  # bases of the open codon before it
    endPhase: str  # bases of the open codon after it

    # Concepts
    groundingStatus: str  # of a node without an open identifier
    harms: str  # leads a condition to the organ
    asNamedOnly: str  # what is below it need not harm the organ

    # Dosages
    value: str
    valueMax: str
    unit: str  # UCUM
    interval: str
    singleDose: str
    doses: str
    phase: str
    infusionMin: str  # minutes
    infusionMax: str
    isMaximum: str
    isIncrement: str
    route: str
    indicationText: str
    component2Value: str
    component2Unit: str

    # Associations
    subject: str
    predicate: str
    object: str
    objectText: str  # where the object is a name
    polarity: str
    scope: str
    origin: str
    claim: str
    evidence: str
    reference: str  # where background knowledge was published
    frequency: str  # as written
    frequencyLower: str
    frequencyUpper: str
    lowerInclusive: str
    upperInclusive: str
    frequencyBand: str
    arm: str
    patientCount: str  # of the arm
    placeboFrequency: str
    comparator: str
    comparatorFrequency: str
    serious: str
    population: str
    condition: str
    genotype: str  # the mutation that people must have
    approvalStatus: str  # "accelerated"
    boxed: str  # a warning that stands in a box
    severity: str
    effect: str
    targetGene: str
    targetText: str  # where the target is no gene we know
    molecule: str
    partOf: str
    strength: str
    ofSubstance: str  # whose strength, whose code
    asWritten: str
    exonQualifier: str

    # Evidence, monographs, readings
    sentence: str
    line: str
    section: str
    path: str  # place in a structured file
    rule: str
    name: str
    sha256: str
    sourceKind: str
    format: str
    statedLicence: str
    statedDate: str
    statedVersion: str
    setId: str
    versionOf: str
    effectiveDate: str
    applicationNumber: str
    productType: str
    marketingStatus: str
    softwareVersion: str
    rulesVersion: str
    lexiconVersion: str


@_terms("rdf")
class RDF:
    """RDF itself."""

    type: str
    first: str
    rest: str
    nil: str
    langString: str


@_terms("rdfs")
class RDFS:
    """RDF Schema."""

    Class: str
    Datatype: str
    Literal: str
    Resource: str
    comment: str
    label: str
    subClassOf: str


@_terms("skos")
class SKOS:
    """Concept schemes."""

    Concept: str
    altLabel: str
    broader: str
    closeMatch: str
    exactMatch: str
    inScheme: str
    relatedMatch: str


@_terms("oa")
class OA:
    """Web annotation: where in a source something stands."""

    TextQuoteSelector: str
    TextPositionSelector: str
    hasSource: str
    hasSelector: str
    exact: str
    prefix: str
    suffix: str
    start: str
    end: str


@_terms("prov")
class PROV:
    """Provenance."""

    used: str
    wasGeneratedBy: str


@_terms("xsd")
class XSD:
    """Datatypes."""

    anyURI: str
    boolean: str
    date: str
    dateTime: str
    dayTimeDuration: str
    decimal: str
    double: str
    duration: str
    float: str
    gDay: str
    gMonth: str
    gMonthDay: str
    gYear: str
    gYearMonth: str
    integer: str
    time: str
    yearMonthDuration: str
