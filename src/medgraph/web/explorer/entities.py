"""The pages of things: a drug with its facts, and anything else with the drugs that are related to it.

Each is a function of the store that a worker calls; it returns the page as HTML, so that nothing but its bytes
travels between processes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from medgraph.prefixes import BASE
from medgraph.rows import Value
from medgraph.terms import Iri
from medgraph.transcripts import shipped_transcripts
from medgraph.web.explorer.addresses import address, kind_of, with_parameters
from medgraph.web.explorer.fact_queries import of_drugs, of_things
from medgraph.web.explorer.facts import Fact, Store, facts_in, facts_of
from medgraph.web.explorer.listing import PAGE, Asked, associations, listed
from medgraph.web.explorer.relations import glance, sections
from medgraph.web.explorer.rendering import render, shown_query

_RELATED = """
SELECT ?relation ?other ?label WHERE {
  { ?thing skos:broader|rdfs:subClassOf ?other . ?other rdfs:label ?label BIND("broader" AS ?relation) }
  UNION {
    ?other skos:broader|rdfs:subClassOf ?thing ; rdfs:label ?label BIND("narrower" AS ?relation)
    FILTER EXISTS { ?association mg:object ?other }
  }
  UNION {
    ?other mg:exonOf ?thing ; rdfs:label ?label BIND("exon" AS ?relation)
    OPTIONAL { ?other mg:exonNumber ?number }
  }
  UNION { ?thing mg:exonOf ?other . ?other rdfs:label ?label BIND("gene" AS ?relation) }
  UNION { ?thing skos:altLabel ?label BIND("name" AS ?relation) }
  UNION { ?thing skos:exactMatch ?other BIND("match" AS ?relation) }
}
ORDER BY ?relation ?number ?label ?other
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page is asked for: the things of a name, and how its facts or its list are narrowed down."""

    iris: tuple[str, ...]
    label: str
    kind: str
    path: str
    source: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    asked: Asked = field(default_factory=Asked)


def drug_page(store: Store, wanted: Wanted) -> str:
    """Return the page of a drug: what it is, then its facts by relation, each with its sentences.

    What is only named beside other drugs has the page of a thing.
    """
    told = facts_of(store, wanted.iris)
    if not told.facts:
        return thing_page(store, replace(wanted, path=with_parameters("/thing", iri=wanted.iris[0])))
    facts = [fact for fact in told.facts if not wanted.source or _in_source(fact, wanted.source)]
    found = sections(facts)
    return render(
        "drug.html",
        wanted=wanted,
        drugs=told.drugs,
        sections=found,
        glance=list(glance(found)),
        sources=_sources(told.facts),
        facts=len(facts),
        query=shown_query(of_drugs(wanted.iris)),
    )


def _in_source(fact: Fact, name: str) -> bool:
    return any(quote.page == name for quote in fact.quotes)


def _sources(facts: Sequence[Fact]) -> list[tuple[str, str, str, int]]:
    """Return the pages behind facts with title, kind and number of sentences, the most telling first."""
    keys: dict[tuple[str, str, str], set[str]] = {}
    for fact in facts:
        for quote in fact.quotes:
            keys.setdefault((quote.page, quote.title, quote.kind), set()).add(quote.key)
    return sorted(((*page, len(found)) for page, found in keys.items()), key=lambda page: (-page[3], page[0]))


def thing_page(store: Store, wanted: Wanted) -> str:
    """Return the page of anything but a drug: the drugs that are related to it, with the sentences that say so."""
    asked = wanted.asked
    found = listed(store, asked)
    facts = facts_in(store, associations(store, asked, found))
    related = store.select(_RELATED, {"thing": [Iri(iri) for iri in wanted.iris]}).records()
    return render(
        "thing.html",
        wanted=wanted,
        listed=found,
        pages=-(-found.total // PAGE),
        sections=sections(facts, inverse=True),
        related=related,
        identifiers=_identifiers(wanted, related),
        has_map=kind_of(wanted.iris[0]) == "gene" and wanted.label in shipped_transcripts(),
        query=shown_query(asked.sparql, asked.bindings),
        facts_query=shown_query(of_things(wanted.iris)),
    )


def _identifiers(wanted: Wanted, related: Sequence[Mapping[str, Value]]) -> list[str]:
    """Return the open identifiers of a thing: its IRIs that are not ours, and those that mean the same."""
    matches = [str(one["other"]) for one in related if one["relation"] == "match"]
    return [iri for iri in dict.fromkeys((*wanted.iris, *matches)) if not iri.startswith(BASE)]


def drugs_page(store: Store, wanted: Wanted) -> str:
    """Return the list of all drugs, narrowed down by facets."""
    found = listed(store, wanted.asked)
    return render(
        "drugs.html",
        wanted=wanted,
        listed=found,
        pages=-(-found.total // PAGE),
        query=shown_query(wanted.asked.sparql, wanted.asked.bindings),
    )


def compare_page(store: Store, one: Wanted, other: Wanted) -> str:
    """Return two drugs side by side: for each relation what both have, and what one has alone."""
    iris = (*one.iris, *other.iris)
    told = facts_of(store, iris)
    both = [
        (section, [_side_by_side(group, one.iris) for group in section.groups])
        for section in sections(told.facts)
        if section.relation not in ("brandName", "genericName") and section.groups
    ]
    return render(
        "compare.html",
        sides=(one, other),
        compared=[(section, _shared_first(rows)) for section, rows in both],
        addresses=[address(side.iris[0], side.label) for side in (one, other)],
        query=shown_query(of_drugs(iris)),
    )


def _side_by_side(group: Sequence[Fact], first: Sequence[str]) -> tuple[list[Fact], list[Fact]]:
    return [fact for fact in group if fact.drug in first], [fact for fact in group if fact.drug not in first]


def _shared_first(rows: list[tuple[list[Fact], list[Fact]]]) -> list[tuple[list[Fact], list[Fact]]]:
    return sorted(rows, key=lambda row: (not (row[0] and row[1]), not row[0]))
