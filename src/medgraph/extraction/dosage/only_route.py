"""Give the doses of a page's drug the route that the page gives it, where it gives but one.

"Casimersen is infused into a vein" stands in one sentence, "the dose is 30 mg/kg once weekly" in another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from medgraph.extraction.page import Page, Passage
from medgraph.extraction.route.gates import OWN_GATE
from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import Polarity, Relation
from medgraph.patterns import Pattern, search


def with_only_route(found: Sequence[Finding], page: Page) -> list[Finding]:
    """Return what was found, the doses of the page's drug with its route if the page names no second one."""
    own = [f for f in found if isinstance(f, Candidate) and f.drug == page.drug and f.polarity is Polarity.AFFIRMED]
    routes = {f.object for f in own if f.relation is Relation.HAS_ROUTE}
    if len(within := routes & _INTO_THE_EYE) == 1 and "ophthalmic" not in routes:
        found = [_into_the_eye(f, *within) if f in own else f for f in found]
    names_all = bool(page.monograph.parts)  # a label does
    if (
        not names_all
        and routes & _THROUGH_A_NEEDLE
        and any(_names_form_by_mouth(passage, page.drug) for passage in page.passages)
    ):
        return list(found)
    return [_routed(f, *routes) if _is_unrouted(f, page) else f for f in found] if len(routes) == 1 else list(found)


_INTO_THE_EYE = frozenset({"intravitreal", "subretinal", "intracameral", "suprachoroidal"})


def _into_the_eye(finding: Finding, route: str) -> Finding:
    """Return a dose "in each eye" with the one way by which the page's drug gets into an eye."""
    if not isinstance(finding, Candidate) or finding.qualifiers.route != "ophthalmic":
        return finding
    return replace(finding, qualifiers=replace(finding.qualifiers, route=route))


_THROUGH_A_NEEDLE = frozenset({"intravenous", "subcutaneous", "intramuscular"})
_BY_MOUTH = Pattern(
    r"\b(?:tablets?|capsules?|oral|by mouth|swallow\w*|tak(?:e|en|ing)|empty stomach|with food|syrup)\b", re.IGNORECASE
)


def _names_form_by_mouth(passage: Passage, drug: str) -> bool:
    """Tell whether a page that names but a needle speaks of taking too: then its doses may be those of tablets."""
    told = passage.topic in OWN_GATE and drug in passage.subjects
    return told and bool(search(_BY_MOUTH, passage.text))


def _is_unrouted(finding: Finding, page: Page) -> bool:
    if not isinstance(finding, Candidate) or finding.relation is not Relation.HAS_DOSAGE:
        return False
    return finding.drug == page.drug and finding.qualifiers.route is None


_ANOTHER_WAY = Pattern(r"\b(?:inject|infus|patch|inhal|spray|cream|drops|suppositor)\w*", re.IGNORECASE)


def _is_given_otherwise(finding: Candidate, route: str) -> bool:
    """Tell whether the sentence of a dose speaks of another way than by mouth: "the injection: 0.25 mg weekly"."""
    return route == "oral" and bool(_ANOTHER_WAY.search(finding.passage.quote.of(finding.passage.section.view.text)))


def _routed(finding: Finding, route: str) -> Finding:
    if isinstance(finding, Candidate) and not _is_given_otherwise(finding, route):
        return replace(finding, qualifiers=replace(finding.qualifiers, route=route))
    return finding
