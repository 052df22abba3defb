"""What is stated: facts in words, with their qualifiers and the sentences they were read from.

Evidence counts in the source text: `source[evidence.start:evidence.end] == evidence.quote`, always. Numbers
are kept exactly as written.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter


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
    HAS_INGREDIENT = "hasIngredient"
    PHYSIOLOGIC_EFFECT = "physiologicEffect"
    DOSAGE_FORM = "dosageForm"
    UNII = "unii"
    RXCUI = "rxcui"
    NDC = "ndc"
    MANUFACTURER = "manufacturer"
    SET_ID = "setId"
    STATED_VERSION = "statedVersion"
    EFFECTIVE_DATE = "effectiveDate"
    APPLICATION_NUMBER = "applicationNumber"
    PRODUCT_TYPE = "productType"
    MARKETING_STATUS = "marketingStatus"


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

    `as_written` is the page's wording (">10%"); `band` its word ("common"), which by itself has no number. `arm` is the
    group of a study that it was seen in, `patients` how many were in it; `placebo` the share of those who got placebo,
    `comparator_frequency` of those who got what `comparator` names.
    """

    as_written: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    band: str | None = None
    arm: str | None = None
    patients: int | None = None
    placebo: Decimal | None = None
    comparator: str | None = None
    comparator_frequency: Decimal | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number: "12%", not ">10%", "1-10%" or "common"."""
        return self.low is not None and self.low == self.high


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

    `effect`, `target` and `molecule` say how a drug acts, on which gene's what; `exon` which exon. `strength` is the
    amount of an ingredient ("25 mg"); `substance` whose amount it is, or whose code. `genotype` is the mutation that
    people must have for an indication, `approval` what restricts it ("accelerated"); `boxed` marks what stands in a
    label's box.
    """

    frequency: Frequency | None = None
    dose: Dose | None = None
    serious: bool = False
    population: str | None = None
    condition: str | None = None
    genotype: str | None = None
    approval: str | None = None
    boxed: bool = False
    severity: str | None = None
    route: str | None = None
    indication: str | None = None
    effect: str | None = None
    target: str | None = None
    molecule: str | None = None
    exon: str | None = None
    part_of: str | None = None
    strength: str | None = None
    substance: str | None = None
    as_written: str | None = None

    def stated(self) -> dict[str, object]:
        """Return the fields that say something, by name.

        >>> Qualifiers(population="adults").stated()
        {'population': 'adults'}
        """
        values = zip(self.__slots__, _ALL_QUALIFIERS(self), strict=True)
        return {name: value for name, value in values if value is not None and value is not False}


_ALL_QUALIFIERS = attrgetter(*Qualifiers.__slots__)


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

    def _repr_html_(self) -> str:
        before, mention, after = map(html.escape, self.sentence.partition(self.mention or "\0"))
        place = ", ".join(filter(None, (self.source, f"line {self.line}", self.section)))
        words = f"{before}<mark>{mention}</mark>{after}" if mention else before
        return f"<blockquote>{words}<br><small>{html.escape(place)}</small></blockquote>"


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

    def _repr_html_(self) -> str:
        said = f"{self.drug} {self.relation.value} {self.object} ({self.polarity.value}, {self.scope.value})"
        return f"<b>{html.escape(said)}</b>" + "".join(e._repr_html_() for e in self.evidence)


class ResidueReason(StrEnum):
    """Why something on a page did not become part of the graph."""

    NO_FACT = "no fact found in this sentence"
    VETOED = "a veto stopped the rule"
    UNGROUNDED = "no identifier found"
    VIOLATION = "violates a shape"
    NO_DRUG = "no drug named"


@dataclass(frozen=True, slots=True)
class Residue:
    """A sentence, or a candidate in it, that was left out, with the reason."""

    reason: ResidueReason
    evidence: Evidence
    rule: str | None = None
    detail: str | None = None
