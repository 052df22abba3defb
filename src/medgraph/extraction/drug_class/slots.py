"""What the frames of classes share: where they may speak, and the slot that holds the class."""

from __future__ import annotations

from medgraph.extraction.rules import everywhere_but
from medgraph.model import Relation, SectionType

CLASS = Relation.HAS_DRUG_CLASS
GATE = everywhere_but(
    SectionType.ADVERSE_REACTIONS,
    SectionType.STORAGE,
    SectionType.OVERDOSAGE,
    SectionType.NONCLINICAL,
    SectionType.MISSED_DOSE,
    SectionType.STUDIES,
)
# A class may stand in quotation marks: one of the "sartans".
REST = r"(?:\b|(?<=\s)[\"“‘'])(?=(?P<object>\w.*))"
