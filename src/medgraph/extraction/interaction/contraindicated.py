"""What must not be used along with a drug interacts with it: contraindicated substances, said once more as interactions.

Pages bar "itraconazole, gemfibrozil or danazol" under "Contraindications" and do not name them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from medgraph.extraction.language.substances import read_substances
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import Polarity, Qualifiers, Relation, Scope

_RULE = "interaction.contraindicated/1"


def interactions_among(found: Iterable[Finding], page: Page) -> Iterator[Candidate]:
    """Yield an interaction for each contraindication whose object is a substance, and no more than that."""
    for finding in found:
        if isinstance(finding, Candidate) and _bars(finding) and _is_substance(finding.object, page):
            yield replace(finding, relation=Relation.INTERACTS_WITH, rule=_RULE, qualifiers=Qualifiers())


def _bars(candidate: Candidate) -> bool:
    return (
        candidate.relation is Relation.CONTRAINDICATED_IN
        and candidate.polarity is Polarity.AFFIRMED
        and candidate.scope is Scope.HUMAN
    )


def _is_substance(name: str, page: Page) -> bool:
    """Tell whether a name is wholly that of a drug, a group of drugs, a food or a drink."""
    return any(substance.span == (0, len(name)) for substance in read_substances(name, 0, page.names))
