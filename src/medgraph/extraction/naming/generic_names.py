"""What a drug is called by everybody: its non-proprietary name, with its salt and a biosimilar's suffix where the page writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from medgraph.drug_words import base_name, is_drug
from medgraph.extraction.naming.label_names import LONGEST_VALUE, parts_of
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding
from medgraph.model import LabelField, Relation, Span
from medgraph.patterns import Pattern, search

_GENERIC_RULE = "generic_name.stated/1"
_NAME_LABEL = Pattern(
    r"\b(?:generic name|non-?proprietary name|international name|active (?:ingredient|substance)s?|INN)\b",
    re.IGNORECASE,
)


def generic_names(page: Page, titles: tuple[Passage, ...]) -> Iterator[Finding]:
    """Yield each form of the drug's own non-proprietary name once, where it is stated first.

    What a label calls the generic name comes first, then running text, then headings. The base name of a drug
    whose page states only its salt is left to the salt.
    """
    said: dict[str, Candidate] = {}
    stated = [p for p in page.passages if _states_name(page, p)]
    for passage in (*stated, *page.passages, *titles):
        for name, where in _own_forms(page, passage):
            said.setdefault(name, Candidate(Relation.GENERIC_NAME, name, page.drug, passage, where, _GENERIC_RULE))
    chosen = _in_fields(page) or _names_in(page, stated) or _names_in(page, titles[:1]) or set(list(said)[:1])
    for name, candidate in said.items():
        if name in chosen or (name != page.drug and not _HYDRATE.search(name)):
            yield candidate


_HYDRATE = Pattern(r"\b(?:anhydrous|\w*hydrate)\b")
_ACTIVE = Pattern(r"\bactive (?:substance|ingredient)s?\b|\b(?:generic|non-?proprietary) name\b", re.IGNORECASE)


def _states_name(page: Page, passage: Passage) -> bool:
    """Tell whether a passage says the drug's name: behind a label, or "the active substance is X"."""
    label = passage.cells[0].of(page.monograph.view.text) if passage.cells else (*passage.leads, "")[0]
    return bool(search(_NAME_LABEL, label) or search(_ACTIVE, passage.text))


def _in_fields(page: Page) -> set[str]:
    """Return the generic names that a label's fields give, as its running text would have them."""
    fields = (passage for passage in page.fields if passage.section.field is LabelField.GENERIC_NAME)
    return {" / ".join(parts_of(passage.text[:LONGEST_VALUE])).lower() for passage in fields}


def _names_in(page: Page, passages: Iterable[Passage]) -> set[str]:
    return {name for passage in passages for name, _ in _own_forms(page, passage)}


_BIOLOGIC = Pattern(
    r"(?:mab|cept|stim|poetin|ase|vec|leucel|plasmin|kinra|tropin|insulin \w+|feron|toxin\w*|fusp|"
    r"ermin)-[a-z]{4}$"
)


def _own_forms(page: Page, passage: Passage) -> Iterator[tuple[str, Span]]:
    """Yield the non-proprietary forms of the drug's name in a passage, with the salt, in lower case."""
    for drug, span in page.names.mentions(passage.text):
        wording = " ".join(span.of(passage.text).lower().split())
        if (
            drug == page.drug
            and _is_generic(page, base_name(_spelled(wording, page.drug)))
            and ("-" not in wording or _BIOLOGIC.search(wording) or wording == page.drug)
        ):
            yield (
                _spelled(wording, page.drug),
                span.moved(passage.span.start),
            )


def _is_generic(page: Page, name: str) -> bool:
    """Tell whether a name is the drug's, or what it is called elsewhere ("albuterol"), and no brand."""
    return name == page.drug or (name in page.names.own and is_drug(name))


def _spelled(wording: str, drug: str) -> str:
    """Return a name with the parts of a combination joined as records join them."""
    if " / " not in drug:
        return wording
    return " / ".join(filter(None, re.split(r"\s*(?:/|\+)\s*|\s+and\s+|,\s*(?:and\s+)?", wording)))
