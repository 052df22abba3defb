"""Find out which drug a page is about.

A label says its drug in a field (see `label_names`). A page says its drug in a "Generic name" section, in its title, or in
its first sentence ("X is a …").
The drug's own name is the non-proprietary one in lower case without its salt; a combination is one
drug, its parts joined by " / ".
"""

from __future__ import annotations

from collections.abc import Iterator

from medgraph.drug_words import base_name, is_drug, short_form
from medgraph.extraction.naming.biologicals import defined_vaccines, titled_biologicals
from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.extraction.naming.known_brands import own_brands
from medgraph.extraction.naming.label_names import called_in_fields, drug_of_fields, product_called, product_listed
from medgraph.extraction.naming.most_named import is_kind_only, is_outnamed, most_named
from medgraph.extraction.naming.other_names import (
    acid_or_salt,
    brand_in_title,
    defined_products,
    payloads,
    stated_brands,
    synonyms,
)
from medgraph.extraction.naming.presenting import addressed, fielded, set_in_capitals
from medgraph.extraction.naming.stating import (
    beside_brands,
    combinations,
    compositions,
    defined_subjects,
    drug_in,
    headings_of_names,
    lines_of_names,
    opening_headings,
    opening_line,
    opening_lines,
    presented,
    stated_names,
    stated_substances,
    whole_name,
)
from medgraph.extraction.naming.titled_brand import drugs_of_titles
from medgraph.extraction.naming.titled_drug import drug_of_title, title_of_sections
from medgraph.extraction.naming.unknown_drug import unknown_drugs
from medgraph.lexicon import substance
from medgraph.model import Monograph, Section

__all__ = ["DrugNames", "base_name", "is_drug", "names_of", "read_drug_names"]


def read_drug_names(monograph: Monograph, sections: tuple[Section, ...]) -> DrugNames | None:
    """Return the names of the drug that a page is about, or None where no drug can be told."""
    text = monograph.view.text
    name = next((name for name in _own_names(monograph, sections) if not is_kind_only(base_name(name), text)), None)
    return names_of(name, monograph, sections) if name else None


def names_of(name: str, monograph: Monograph, sections: tuple[Section, ...]) -> DrugNames:
    """Return all names that a page has for the drug which it calls so."""
    text, drug = monograph.view.text, base_name(name)
    stated = (*stated_brands(text, name), *defined_products(monograph), *own_brands(drug, name.lower(), text))
    brands = {brand.lower() for brand in stated} | brand_in_title(monograph, name)
    others = (*synonyms(text, drug), *acid_or_salt(drug), *payloads(text), *filter(None, [short_form(drug)]))
    return DrugNames(drug, frozenset({drug, name.lower(), *brands, *others, *called_in_fields(sections)}))


def _own_names(monograph: Monograph, sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the names by which a page may call its drug, the surest first: those of its text unless it says another far more often."""
    titles = [title for title in (monograph.title, *opening_headings(monograph), *opening_line(monograph)) if title]
    text = monograph.view.text
    yield from _said(titles, text, sections)
    yield from _unless_outnamed(_told(titles, monograph, sections), text)
    yield from title_of_sections(titles, text, sections)
    yield from drugs_of_titles(titles, text)  # behind what the page says itself: a brand may be listed of another drug
    yield from _unless_outnamed(_guessed(monograph), text)
    yield from product_called(monograph, sections)


def _unless_outnamed(names: Iterator[str], text: str) -> Iterator[str]:
    yield from (name for name in names if not is_outnamed(base_name(name), text))


_LISTED = 3
"""So many drugs that are each called one are a list."""


def _said(titles: list[str], text: str, sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the names that fields, labels and titles say."""
    yield from drug_of_fields(sections)
    yield from product_listed(sections)
    stated = list(stated_names(sections))
    for wording in stated if len(set(map(drug_in, stated))) < _LISTED else ():
        yield from titled_biologicals([wording])
        yield from filter(None, [whole_name(wording) or drug_in(wording)])
    yield from titled_biologicals(titles)
    for wording in (*titles, *stated_substances(text)):
        yield from filter(None, [drug_in(wording)])
    yield from set_in_capitals(text)


def _opened(monograph: Monograph) -> Iterator[str]:
    """Yield the one drug that a page's opening lines name, by name or brand."""
    lines = list(opening_lines(monograph))
    text = monograph.view.text
    names = [*filter(None, map(drug_in, lines)), *drugs_of_titles(lines, text)]
    yield from names[:1] if len({substance(base_name(name)) for name in names}) == 1 else ()


def _told(titles: list[str], monograph: Monograph, sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the names that a page's text tells."""
    text = monograph.view.text
    for wording in (
        *headings_of_names(monograph),
        *lines_of_names(monograph),
        *defined_subjects(sections),
        *combinations(text),
    ):
        yield from filter(None, [drug_in(wording)])
    yield from fielded(text)
    yield from addressed(text)
    yield from defined_vaccines(titles, text)
    yield from unknown_drugs(titles, text)
    for wording in (*beside_brands(text), *compositions(text)):
        yield from filter(None, [drug_in(wording)])
    for title in titles:
        yield from drug_of_title(title, text)


def _guessed(monograph: Monograph) -> Iterator[str]:
    """Yield the names that a page's opening lines hold, and those that come again and again."""
    yield from _opened(monograph)
    yield from most_named(monograph.view.text)
    yield from presented(monograph.view.text)
