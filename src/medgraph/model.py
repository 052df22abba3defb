"""The words: what flows from a page to the graph.

    path → Monograph → Section → Fact → GroundedFact → Dataset → …

Everything here is a frozen value. Offsets are 0-based, half-open Python slices in code points.
Two texts must be kept apart: the *source* text is the file as decoded from its bytes, BOM and
line ends kept; the *view* is that text as a reader means it (mojibake repaired, entities
resolved, emphasis marks gone). A `View` holds both and leads from one to the other. Sections,
blocks and sentences count in the view; evidence counts in the source, so that
`source[evidence.start:evidence.end] == evidence.quote`, always.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open slice of a text.

    >>> Span(2, 5).of("arthralgia")
    'thr'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the slice of the text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Tell whether this lies wholly in the other."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class View:
    """A source text as a reader means it, and the way back.

    Character `i` of `text` was made from `source[starts[i]:ends[i]]`. What stands in the source
    and not in the view (a BOM, emphasis marks) belongs to no character. `strong` are the
    slices of the view that the page sets in bold.
    """

    source: str
    text: str
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    strong: tuple[Span, ...] = ()

    def to_source(self, span: Span) -> Span:
        """Return the slice of the source that a slice of the view was made from.

        >>> view = View("caf&eacute;", "café", [0, 1, 2, 3], [1, 2, 3, 11])
        >>> view.to_source(Span(3, 4)).of(view.source)
        '&eacute;'

        An empty span has no characters of its own: ValueError.
        """
        if span.start >= span.end:
            raise ValueError(f"an empty span has no source: {span}")
        return Span(self.starts[span.start], self.ends[span.end - 1])


class BlockKind(StrEnum):
    """What a block of a page is to its layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row; `span` is its text without its marks.

    `level` is the depth of a heading (1 is the highest) or of a list item (1 is the outermost), else 0.
    `label` is a bold or otherwise marked label at the block's beginning ("**Loading dose:**"), without its colon.
    A table row has its `cells`; `header` is true for the row that names the columns.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    label: Span | None = None
    cells: tuple[Span, ...] = ()
    header: bool = False


class SourceKind(StrEnum):
    """What kind of source a monograph is, as far as it says so itself."""

    REGULATORY_LABEL = "regulatory label"
    HEALTH_LIBRARY = "health library"
    MACHINE_WRITTEN = "machine-written page"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Monograph:
    """One page, as read: its source text, its view, its blocks in order.

    `name` names it in the graph (its path below the folder given, or the file's name), `path` is
    the path as given on the command line. `title` is what the page calls itself, if it does.
    `metadata` holds what a front matter says, as strings, in its order.
    """

    name: str
    path: str
    format: str
    encoding: str
    sha256: str
    view: View
    blocks: tuple[Block, ...]
    title: str | None = None
    kind: SourceKind = SourceKind.UNKNOWN
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def source(self) -> str:
        """The text that evidence offsets count in."""
        return self.view.source


class SectionType(StrEnum):
    """What a section is about; the values are the names used in records and in the SKOS scheme."""

    NAMES = "names"
    DESCRIPTION = "description"
    INDICATIONS = "indications"
    DOSAGE = "dosage"
    DOSAGE_FORMS = "dosage forms"
    CONTRAINDICATIONS = "contraindications"
    BOXED_WARNING = "boxed warning"
    WARNINGS = "warnings"
    ADVERSE_REACTIONS = "adverse reactions"
    INTERACTIONS = "interactions"
    MONITORING = "monitoring"
    POPULATIONS = "use in specific populations"
    PREGNANCY = "pregnancy and lactation"
    OVERDOSAGE = "overdosage"
    PHARMACOLOGY = "pharmacology"
    MECHANISM = "mechanism of action"
    NONCLINICAL = "nonclinical toxicology"
    STUDIES = "clinical studies"
    STORAGE = "storage"
    ALTERNATIVES = "alternatives"
    MISSED_DOSE = "missed dose"
    PATIENT_INFORMATION = "patient information"
    QUESTIONS = "questions"
    BOILERPLATE = "boilerplate"
    OTHER = "other"

    @property
    def loinc(self) -> str | None:
        """The LOINC code of the label section of this meaning, if FDA's list has one."""
        return _LOINC.get(self)


# FDA, "Section Headings (LOINC)" of structured product labeling.
_LOINC = {
    SectionType.DESCRIPTION: "34089-3",
    SectionType.INDICATIONS: "34067-9",
    SectionType.DOSAGE: "34068-7",
    SectionType.DOSAGE_FORMS: "43678-2",
    SectionType.CONTRAINDICATIONS: "34070-3",
    SectionType.BOXED_WARNING: "34066-1",
    SectionType.WARNINGS: "43685-7",
    SectionType.ADVERSE_REACTIONS: "34084-4",
    SectionType.INTERACTIONS: "34073-7",
    SectionType.POPULATIONS: "43684-0",
    SectionType.PREGNANCY: "42228-7",
    SectionType.OVERDOSAGE: "34088-5",
    SectionType.PHARMACOLOGY: "34090-1",
    SectionType.MECHANISM: "43679-0",
    SectionType.NONCLINICAL: "43680-8",
    SectionType.STUDIES: "34092-7",
    SectionType.STORAGE: "44425-7",
    SectionType.PATIENT_INFORMATION: "34076-0",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page under one heading, with the headings above it.

    `span` runs from the heading to the next heading, in the view; the sections of a monograph in
    order cover its view. `headings` are the titles from the outermost to this section's own; the
    text before the first heading has none and the title "". `type` is the meaning of the
    nearest heading that has one. `blocks` are its content: all but headings.
    """

    monograph: Monograph
    type: SectionType
    headings: tuple[str, ...]
    span: Span
    blocks: tuple[Block, ...]
    path: str | None = None

    @property
    def title(self) -> str:
        """The section's own heading."""
        return self.headings[-1] if self.headings else ""

    @property
    def view(self) -> View:
        """The view that the spans of this section count in."""
        return self.monograph.view


class Relation(StrEnum):
    """The relations of a fact: the property names of the ontology."""

    GENERIC_NAME = "genericName"
    BRAND_NAME = "brandName"
    HAS_DRUG_CLASS = "hasDrugClass"
    INDICATED_FOR = "indicatedFor"
    HAS_MECHANISM = "hasMechanism"
    TARGETS_GENE = "targetsGene"
    TARGETS_EXON = "targetsExon"
    HAS_ROUTE = "hasRoute"
    HAS_DOSAGE = "hasDosage"
    HAS_ADVERSE_EFFECT = "hasAdverseEffect"
    CONTRAINDICATED_IN = "contraindicatedIn"
    HAS_WARNING = "hasWarning"
    INTERACTS_WITH = "interactsWith"
    REQUIRES_MONITORING = "requiresMonitoring"


class Polarity(StrEnum):
    """Whether a statement is made, denied, or only supposed."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class Scope(StrEnum):
    """Whom a statement is about."""

    HUMAN = "human"
    ANIMAL = "animal"
    CLASS_EFFECT = "class"


class Origin(StrEnum):
    """Whether a statement was read on a page or comes from curated background knowledge."""

    TEXT = "text"
    BACKGROUND = "background"


ANYTHING = "*"
"""The object of "No interactions are known"."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often an effect occurs, as fractions; None where a side is open or not said.

    `as_written` is the page's wording (">10%"); `band` its word ("common"), which by itself has no number.
    """

    as_written: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    band: str | None = None
    arm: str | None = None
    placebo: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Dose:
    """One amount of one regimen; numbers exactly as written.

    `unit` is UCUM ("mg/kg"); `interval` an ISO 8601 duration in canonical XSD form (weekly "P7D",
    twice daily "PT12H") or "once"; `infusion_min` and `infusion_max` are minutes. `increment` says that
    the amount is a step of a titration, `maximum` that it is a ceiling.
    """

    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str | None = None
    interval: str | None = None
    doses: int | None = None
    phase: str | None = None
    infusion_min: Decimal | None = None
    infusion_max: Decimal | None = None
    maximum: bool = False
    increment: bool = False
    component_2_value: Decimal | None = None
    component_2_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What a statement is restricted to; every field is optional.

    `effect`, `target` and `molecule` say how a drug acts, on which gene's what; `exon` which exon.
    """

    frequency: Frequency | None = None
    dose: Dose | None = None
    serious: bool = False
    population: str | None = None
    condition: str | None = None
    severity: str | None = None
    route: str | None = None
    indication: str | None = None
    effect: str | None = None
    target: str | None = None
    molecule: str | None = None
    exon: str | None = None
    part_of: str | None = None
    as_written: str | None = None

    def stated(self) -> dict[str, object]:
        """Return the fields that say something, by name.

        >>> Qualifiers(population="adults").stated()
        {'population': 'adults'}
        """
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: value for name, value in values.items() if value not in (None, False)}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that a fact was read from, and the words in it that name the object.

    `source` is the monograph's path as given, `monograph` its name in the graph, `section` the title of
    the section. `quote` is the slice of the source text, verbatim; `text` the same as a reader
    sees it, None where the two are equal. `occurrence` counts equal quotes in the same section from 0.
    `prefix` and `suffix` are up to 32 characters of source text around the quote; `line` is 1-based.
    """

    source: str
    monograph: str
    section: str
    quote: str
    start: int
    end: int
    line: int
    mention: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None
    text: str | None = None
    prefix: str = ""
    suffix: str = ""
    occurrence: int = 0
    path: str | None = None
    rule: str = ""

    @property
    def sentence(self) -> str:
        """The sentence as people are shown it."""
        return self.text if self.text is not None else self.quote


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement in words, as one page makes it, with all the sentences that make it.

    `drug` is the subject's name as the design says (§4), `object` the object's in lower case singular;
    `rule` names the first rule that found it, as "indication.treats/1".
    """

    drug: str
    relation: Relation
    object: str
    rule: str
    evidence: tuple[Evidence, ...]
    polarity: Polarity = Polarity.AFFIRMED
    scope: Scope = Scope.HUMAN
    origin: Origin = Origin.TEXT
    qualifiers: Qualifiers = Qualifiers()
    reference: str | None = None


class Match(StrEnum):
    """How a surface form was led to its concept."""

    EXACT = "exact"
    NORMALISED = "normalised"
    SYNONYM = "synonym"
    COMPOSED = "composed"
    OWN = "own scheme"
    NONE = "none"


class ConceptKind(StrEnum):
    """What kind of thing a concept is; the values name the folder of our own concept IRIs."""

    DRUG = "drug"
    GENE = "gene"
    EXON = "exon"
    ROUTE = "route"
    MECHANISM = "mechanism"
    DISEASE = "disease"
    PHENOTYPE = "phenotype"
    CONDITION = "condition"
    TEST = "test"
    SUBSTANCE_GROUP = "substance-group"
    DRUG_CLASS = "drug-class"
    POPULATION = "population"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Concept:
    """What a word was led to: a node of the graph.

    `curie` is a CURIE of an open vocabulary ("HP:0002829", "HGNC:2928", "NCIT:C38288"), None where none was found;
    `label` is what the node is called. A concept without a CURIE has an IRI of our own namespace.
    """

    iri: str
    label: str
    kind: ConceptKind
    curie: str | None = None
    match: Match = Match.NONE


@dataclass(frozen=True, slots=True)
class GroundedFact:
    """A fact whose drug and object are concepts; what found no identifier says so by `Match.NONE`.

    Literal objects (names) and dosages have no object concept. `target` is the gene of a
    mechanism's `qualifiers.target`, `route` the route of a dosage's.
    """

    fact: Fact
    drug: Concept
    object: Concept | None = None
    target: Concept | None = None
    route: Concept | None = None


class ResidueReason(StrEnum):
    """Why something on a page did not become part of the graph."""

    NO_FACT = "no fact found in this sentence"
    VETOED = "a veto stopped the rule"
    UNGROUNDED = "no identifier found"
    VIOLATION = "violates a shape"


@dataclass(frozen=True, slots=True)
class Residue:
    """A sentence, or a candidate in it, that was left out, with the reason."""

    reason: ResidueReason
    evidence: Evidence
    rule: str | None = None
    detail: str | None = None
