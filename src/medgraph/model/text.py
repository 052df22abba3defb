"""What is read: a source text and its view, a page in blocks, its sections.

Two texts must be kept apart: the *source* text is the file as decoded from its bytes, BOM and line ends
kept; the *view* is that text as a reader means it (mojibake repaired, entities resolved, emphasis marks
gone). A `View` holds both and leads from one to the other. Sections, blocks and sentences count in the view.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
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

    def moved(self, by: int) -> Span:
        """Return the slice as it lies in a text that begins so much earlier, or later where `by` is negative.

        >>> Span(2, 5).moved(10)
        Span(start=12, end=15)
        """
        return Span(self.start + by, self.end + by)

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
    parts: tuple[Part, ...] = ()

    @property
    def source(self) -> str:
        """The text that evidence offsets count in."""
        return self.view.source

    def text_at(self, path: str | None) -> str:
        """Return the text that evidence of a path counts in: that part of a label, else the whole source."""
        part = self._part(path)
        return _cut(self.source, part.span) if part else self.source

    def start_of(self, path: str | None) -> int:
        """Return where the text of a path begins in the source."""
        part = self._part(path)
        return part.span.start if part else 0

    def part_at(self, offset: int) -> Part | None:
        """Return the part of a label that an offset of the view lies in; other pages have none."""
        return next((part for part in self.parts if part.span.start <= offset < part.span.end), None)

    def _part(self, path: str | None) -> Part | None:
        return next((part for part in self.parts if part.path == path), None)


@lru_cache(maxsize=64)
def _cut(source: str, span: Span) -> str:
    """Return a slice as the same string every time, so that what is remembered of it is found without reading it."""
    return span.of(source)


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
    PRODUCT_DATA = "product data"
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
    SectionType.PRODUCT_DATA: "48780-1",
}


class LabelField(StrEnum):
    """What a label states in a field instead of prose; the values are what people call the fields."""

    SET_ID = "set id"
    VERSION = "version"
    EFFECTIVE_DATE = "effective date"
    BRAND_NAME = "brand name"
    GENERIC_NAME = "generic name"
    SUBSTANCE_NAME = "substance name"
    INGREDIENT = "active ingredient"
    UNII = "UNII"
    RXCUI = "RxNorm concept"
    NDC = "NDC"
    ROUTE = "route"
    DOSAGE_FORM = "dosage form"
    CLASS = "established pharmacologic class"
    CHEMICAL_CLASS = "chemical structure class"
    MECHANISM_CLASS = "mechanism of action class"
    EFFECT_CLASS = "physiologic effect class"
    MANUFACTURER = "manufacturer"
    APPLICATION_NUMBER = "application number"
    PRODUCT_TYPE = "product type"
    MARKETING_STATUS = "marketing status"


class Part(NamedTuple):
    """A stretch of the text of a label: what one section or field of its file says.

    `span` counts in the monograph's text, and evidence in the part; `path` leads to it in the file (XPath, JSON
    pointer). `type` is what it is about, `loinc` its code as the file states it; `field` is which field it is, None
    for a section of prose.
    """

    span: Span
    path: str
    type: SectionType
    loinc: str | None = None
    field: LabelField | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a page under one heading, with the headings above it.

    `span` runs from the heading to the next heading, in the view; the sections of a monograph in
    order cover its view. `headings` are the titles from the outermost to this section's own; the
    text before the first heading has none and the title "". `type` is the meaning of the
    nearest heading that has one. `blocks` are its content: all but headings. `field` is set where it is no prose but a
    field of a label.
    """

    monograph: Monograph
    type: SectionType
    headings: tuple[str, ...]
    span: Span
    blocks: tuple[Block, ...]
    path: str | None = None
    field: LabelField | None = None

    @property
    def title(self) -> str:
        """The section's own heading."""
        return self.headings[-1] if self.headings else ""

    @property
    def view(self) -> View:
        """The view that the spans of this section count in."""
        return self.monograph.view
