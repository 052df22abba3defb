"""Where pages say how a drug is given: everywhere but where they speak of harm, animals and trials; of the own drug in fewer places."""

from __future__ import annotations

from medgraph.extraction.rules import everywhere_but
from medgraph.model import Relation, SectionType

ROUTE = Relation.HAS_ROUTE
GATE = everywhere_but(
    SectionType.STORAGE,
    SectionType.NONCLINICAL,
    SectionType.STUDIES,
    SectionType.ADVERSE_REACTIONS,
    SectionType.PHARMACOLOGY,
)
# Where a page says how its own drug is given; elsewhere it speaks of the routes of other drugs.
OWN_GATE = frozenset(
    {
        SectionType.DOSAGE,
        SectionType.DESCRIPTION,
        SectionType.DOSAGE_FORMS,
        SectionType.INDICATIONS,
        SectionType.QUESTIONS,
        SectionType.OTHER,
        SectionType.NAMES,
        SectionType.PATIENT_INFORMATION,
        SectionType.ALTERNATIVES,
    }
)
