"""What one source says: the statements of some pages of a graph, each with its sentences on just these pages."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from medgraph.errors import QueryError
from medgraph.graph.associations import OF_LABEL
from medgraph.queries.names import folded
from medgraph.rows import Value
from medgraph.store import Store
from medgraph.terms import Iri, Literal

ANY = "anything"
"""The object of a denial of anything ("No interactions are known")."""

_STATEMENTS = """
SELECT DISTINCT ?association ?drug ?relation ?object ?polarity ?scope ?sentence ?page ?line WHERE {
  ?evidence oa:hasSource ?monograph ; mg:sentence ?sentence ; mg:line ?line .
  ?monograph mg:name ?page .
  ?association mg:evidence ?evidence ; mg:subject/rdfs:label ?drug ; mg:predicate ?predicate ;
    mg:polarity ?polarity ; mg:scope ?scope .
  OPTIONAL { ?association mg:object/rdfs:label ?label }
  OPTIONAL { ?association mg:objectText ?text }
  OPTIONAL { ?association mg:object ?node }
  BIND(STRAFTER(STR(?predicate), STR(mg:)) AS ?relation)
  BIND(COALESCE(?text, IF(?node = mg:anything, "anything", ?label)) AS ?object)
}
ORDER BY ?association ?page ?line ?sentence
"""
_QUALIFIERS = """
SELECT DISTINCT ?association ?name ?value WHERE {
  ?evidence oa:hasSource ?monograph .
  ?association mg:evidence ?evidence .
  { ?association ?property ?said }
  UNION { ?association mg:object ?dosage . ?dosage a mg:Dosage ; ?property ?said }
  OPTIONAL { ?said rdfs:label ?named }
  BIND(STRAFTER(STR(?property), STR(mg:)) AS ?name)
  BIND(COALESCE(?named, STR(?said)) AS ?value)
  FILTER(?name NOT IN (
    "", "subject", "predicate", "object", "objectText", "polarity", "scope", "origin", "claim", "evidence",
    "asWritten", "lowerInclusive", "upperInclusive", "reference"
  ))
}
ORDER BY ?association ?name ?value
"""
_PAGES = """
SELECT ?monograph ?page ?title WHERE {
  ?monograph a mg:Monograph ; mg:name ?page . OPTIONAL { ?monograph rdfs:label ?title }
} ORDER BY ?page ?monograph
"""


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """What something is said of: a drug, a relation by its property's name, an object by its label, and whom about."""

    drug: str
    relation: str
    object: str
    scope: str

    @property
    def any(self) -> Topic:
        """The topic of a denial of anything of this relation."""
        return replace(self, object=ANY)

    def __str__(self) -> str:
        """Say it in one line.

        >>> str(Topic("casimersen", "hasAdverseEffect", "headache", "animal"))
        'casimersen hasAdverseEffect headache (animal)'
        """
        return f"{self.drug} {self.relation} {self.object}" + ("" if self.scope == "human" else f" ({self.scope})")


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """What a source says of a topic: polarity, qualifiers as (name, value), sentences as (page, line, text).

    >>> Said(Topic("d", "hasAdverseEffect", "rash", "human"), "affirmed", (("frequencyLower", "0.1"),), ()).frequency
    (Decimal('0.1'), Decimal('1'))
    """

    topic: Topic
    polarity: str
    qualifiers: tuple[tuple[str, str], ...]
    sentences: tuple[tuple[str, int, str], ...]

    @property
    def frequency(self) -> tuple[Decimal, Decimal] | None:
        """The bounds of the frequency as fractions, None where no number is given; an open side reaches to 0 or 1."""
        given = dict(self.qualifiers)
        bounds = [given.get(name) for name in ("frequencyLower", "frequencyUpper")]
        return (Decimal(bounds[0] or 0), Decimal(bounds[1] or 1)) if any(bounds) else None


def read_said(store: Store, pages: Iterable[Iri] | None = None) -> list[Said]:
    """Return what pages of a graph say, sorted; all of its pages by default.

    What a label says of itself (its set id, version, date) is left out: of two labels it always differs.
    """
    asked = {} if pages is None else {"monograph": list(pages)}
    qualifiers = store.select(_QUALIFIERS, asked).records_by("association")
    rows = store.select(_STATEMENTS, asked).records_by("association")
    of_label = {relation.value for relation in OF_LABEL}
    said = (_said(found, qualifiers.get(name, ())) for name, found in rows.items())
    return sorted(each for each in said if each.topic.relation not in of_label)


def _said(rows: Sequence[Mapping[str, Value]], qualifiers: Iterable[Mapping[str, Value]]) -> Said:
    first = rows[0]
    topic = Topic(*(str(first[name]) for name in ("drug", "relation", "object", "scope")))
    stated: defaultdict[str, list[str]] = defaultdict(list)
    for row in qualifiers:
        stated[str(row["name"])].append(str(row["value"]))
    sentences = tuple((str(row["page"]), int(str(row["line"])), str(row["sentence"])) for row in rows)
    return Said(topic, str(first["polarity"]), tuple((k, ", ".join(v)) for k, v in sorted(stated.items())), sentences)


def pages_called(store: Store, text: str) -> list[Iri]:
    """Return the pages of a graph that a person means: by name or title, or by the end of the name.

    Raises QueryError where no page, or pages of several names, are called so.
    """
    known = list(_pages(store))
    wanted = folded(text)
    exact = [(node, page) for node, page, title in known if wanted in (folded(page), folded(title), folded(node.value))]
    found = exact or [(node, page) for node, page, _ in known if folded(page).endswith(f"/{wanted}")]
    if len(found) == 1:
        return [found[0][0]]
    if found:
        raise QueryError(f'several pages are called "{text}": {", ".join(page for _, page in found)}')
    near = difflib.get_close_matches(text, [page for _, page, _ in known], 3)
    raise QueryError(f'no file, and no page of this graph, is called "{text}"' + _offered(near))


def _offered(near: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(near)}?" if near else "; `medgraph query pages` lists the pages"


def _pages(store: Store) -> Iterator[tuple[Iri, str, str]]:
    for node, page, title in store.select(_PAGES):
        if isinstance(node, Iri) and isinstance(page, Literal):
            yield node, page.value, title.value if title else ""
