"""Read a target that a card names with what is done to it: "Target | factor Xa – reversible inhibition", "Acts on: COX-2 (inhibits)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.mechanism.acted_on import acted_on
from medgraph.extraction.mechanism.effects import effect_of
from medgraph.extraction.mechanism.reading import Reading
from medgraph.extraction.mechanism.roundabout import molecule_follows
from medgraph.extraction.mechanism.words import Action
from medgraph.extraction.page import Page, Passage
from medgraph.patterns import Pattern

_LABEL = Pattern(
    r"^\W*(?:(?:molecular |drug |biological |main )?targets?|acts on|binds(?: to)?|site of action|mechanism(?: of action)?|action)\W*$",
    re.IGNORECASE,
)
_EFFECTS = {
    "inhib": "inhibition",
    "block": "inhibition",
    "antag": "antagonism",
    "agoni": "agonism",
    "activ": "activation",
    "stimu": "activation",
    "poten": "potentiation",
    "stabi": "stabilization",
}


def read_labelled(_: Action, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Reading]:
    """Yield what is done to the target that a labelled value begins with."""
    if not passage.leads or not _LABEL.match(passage.leads[0]):
        return
    target, how = acted_on(page, passage, 0), found["how"].lower()
    if not target.genes and not molecule_follows(passage.text[: found.start()], page):
        return
    action = Action(_EFFECTS[how[:5]])
    for drug in passage.subjects:
        effect = effect_of(action, f"{how} {passage.text[: found.start()]}", target.genes, drug, page)
        if effect:
            yield Reading((drug,), effect, target.genes, 0, found.end())
