"""What the lexicon knows of a wording: the whole of it, its end, whether it is a disease."""

from __future__ import annotations

import re
from collections.abc import Mapping

from medgraph.extraction.indication.words import NO_CONDITION
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.language.phrases import term
from medgraph.extraction.language.short_forms import SHORT_FORMS
from medgraph.lexicon import clinical_label, find_condition


def is_disease(name: str) -> bool:
    """Tell whether a name is that of a disease, and not of a sign or a measure."""
    found = find_condition(name, disease_first=True)
    return found is not None and found[0].curie.startswith("MONDO:")


def known_name(wording: str, abbreviations: Mapping[str, str]) -> str | None:
    """Return the name under which the lexicon knows a wording, an abbreviation spelled out."""
    if wording in abbreviations:
        return term(abbreviations[wording])
    if wording in SHORT_FORMS:
        return SHORT_FORMS[wording]
    wording = wording.replace("deficit/hyper", "deficit hyper")
    found = find_condition(wording, disease_first=True)
    if found and re.fullmatch(r"[A-Z][A-Za-z0-9]{1,6}", wording) and sum(c.isupper() for c in wording) > 1:
        return clinical_label(found[0])
    return term(wording) if found or find_condition(term(wording), disease_first=True) else None


def known_end(wording: str) -> str | None:
    """Return the name that the lexicon knows at the end of a wording: "KIT-positive gastrointestinal stromal tumor"."""
    last = find_known(wording)[-1:]
    return (
        last[0].of(wording)
        if last and last[0].end == len(wording) and not NO_CONDITION.match(last[0].of(wording))
        else None
    )
