"""Find the facts of a page: sections in, facts and residue out.

    sections → Page (who it is about; passages with what governs them)
             → one finder a kind of fact, each a table of rules
             → facts (one a statement, with all its sentences) and residue (what was not understood)

Deterministic and offline: the same bytes give the same facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from medgraph.extraction.adverse_effect.finder import find_adverse_effects
from medgraph.extraction.asides import without_asides
from medgraph.extraction.assemble import assemble, residue, unnamed
from medgraph.extraction.contraindication.finder import find_contraindications
from medgraph.extraction.dosage.finder import find_doses
from medgraph.extraction.dosage.only_route import with_only_route
from medgraph.extraction.drug_class.finder import find_classes
from medgraph.extraction.exon.finder import find_exons
from medgraph.extraction.indication.finder import find_indications
from medgraph.extraction.interaction.contraindicated import interactions_among
from medgraph.extraction.interaction.finder import find_interactions
from medgraph.extraction.label_field.finder import find_fields
from medgraph.extraction.mechanism.binding import find_targets
from medgraph.extraction.mechanism.finder import find_mechanisms
from medgraph.extraction.monitoring.finder import find_monitoring
from medgraph.extraction.naming.finder import find_names
from medgraph.extraction.page import Page, prepare
from medgraph.extraction.route.finder import find_routes
from medgraph.extraction.rules import Candidate, Finding, Veto
from medgraph.extraction.warning.finder import find_warnings
from medgraph.model import Fact, Monograph, Residue
from medgraph.sections import split_sections

__all__ = ["FINDERS", "Extraction", "extract_facts"]

FINDERS: tuple[Callable[[Page], Iterator[Finding]], ...] = (
    find_names,
    find_fields,
    find_classes,
    find_indications,
    find_mechanisms,
    find_targets,
    find_exons,
    find_routes,
    find_doses,
    find_adverse_effects,
    find_contraindications,
    find_warnings,
    find_interactions,
    find_monitoring,
)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one page, and what was not."""

    facts: tuple[Fact, ...]
    residue: tuple[Residue, ...]


def extract_facts(monograph: Monograph) -> Extraction:
    """Return the facts of a page in page order, and its residue; a page about no drug has neither, a label says so.

    >>> from medgraph.monographs import parse_monograph
    >>> page = parse_monograph("# Eteplirsen\\n\\nEteplirsen is indicated for Duchenne muscular dystrophy.", name="e.md")
    >>> [(f.relation.value, f.object) for f in extract_facts(page).facts]
    [('genericName', 'eteplirsen'), ('indicatedFor', 'duchenne muscular dystrophy')]
    """
    sections = split_sections(monograph)
    page = prepare(monograph, sections)
    if page is None:
        return Extraction((), unnamed(monograph, sections))
    found = list(without_asides((finding for finder in FINDERS for finding in finder(page)), page))
    found = with_only_route([*found, *interactions_among(found, page)], page)
    facts = assemble((f for f in found if isinstance(f, Candidate)), page)
    return Extraction(facts, residue(page, facts, (f for f in found if isinstance(f, Veto))))
