"""The name in a page's title that no vocabulary has, where the page speaks of it as of a drug, or is made up as pages on drugs are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.drug_class.words import read_classes
from medgraph.extraction.naming.stating import whole_name
from medgraph.extraction.naming.throughout import is_divided
from medgraph.lexicon import drugs_of_brand
from medgraph.model import Section
from medgraph.patterns import Pattern


def drug_of_title(title: str, text: str) -> Iterator[str]:
    """Yield the name in a title that no vocabulary has, where the page speaks of it as of a drug."""
    name = _titled(title)
    if not name:
        return
    named = re.escape(name)
    spoken_of = Pattern(
        rf"\b{named}\b(?: \([^)]*\))?(?:,[^,.]*,)? (?:is|was) (?:an?|the) (?:(?!disease|disorder|condition|"
        rf"infection|cancer)[^.]){{0,60}}?"
        r"\b(?:medication|medicine|drug|inhibitor|antibody|agonist|antagonist|blocker|vaccine|hormone|"
        rf"antibiotic)\b|"
        rf"\b{named} is (?:\w+ )?(?:indicated|administered|contraindicated|injected|dosed)\b|\bdos(?:e|"
        rf"age) of {named}\b|"
        rf"\b{named} is (?:used|given|taken|prescribed) (?:to (?:treat|prevent|lower)|for the (?:treatment|"
        rf"prevention))\b",
        re.IGNORECASE,
    )
    if spoken_of.search(text) or _is_classed(name, text):
        yield name


def _titled(title: str) -> str | None:
    """Return the name that a title is, without what it says about it."""
    return whole_name(re.split(r"\s*[:|•]\s|\s+[–—-]\s+", title)[0])


def _is_classed(name: str, text: str) -> bool:
    """Tell whether a text says of a name that it is of some class of drugs: "Octocog alfa is a clotting factor"."""
    said = rf"\b{re.escape(name)}(?: \([^)]*\))?(?:,[^,.]{{3,60}},)? (?:is|are|belongs to) (?:(?:an?|the|one of the) )?(?P<what>[^.;\n]{{4,160}})"
    return any(any(read_classes(found["what"], 0)) for found in re.finditer(said, text, re.IGNORECASE))


_AGAIN = 3
"""How often a page says the name of what it is about, its title counted."""
_NUMBERED = Pattern(r"\b\d+$")


def title_of_sections(titles: list[str], text: str, sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the name that is a page's title, and comes again, where its sections are those of a drug's page; a brand
    or "Section 4" is none.
    """
    for name in filter(None, map(_titled, titles if is_divided(sections) else ())):
        again = text.lower().count(name.lower()) >= _AGAIN
        if again and not _NUMBERED.search(name) and not drugs_of_brand(name.lower()):
            yield name
