"""Lists of drugs: those that are related to a thing, or all, narrowed down by what else is known of them.

A facet is a parameter of the address. Each list counts, for every facet, how many of its drugs have which value: a
list that is narrowed counts what is left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from medgraph.sparql import Bindings
from medgraph.terms import Iri, Literal, Term, literal
from medgraph.web.explorer.facts import Store

PAGE = 50
_MOST = 8
FACETS: Mapping[str, tuple[str, str]] = {
    "class": ("Class", "hasDrugClass"),
    "route": ("Route", "hasRoute"),
    "target": ("Target", "targetsGene"),
    "mechanism": ("Mechanism", "hasMechanism"),
}
SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is of: things that its drugs are related to (none: all drugs), facets, and the number of the page.

    A facet has the IRIs that its value stands for, and the kind of source a word.
    """

    things: tuple[str, ...] = ()
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    source: str = ""
    page: int = 1

    @property
    def pattern(self) -> str:
        """The pattern of SPARQL that its drugs fit."""
        lines = ["?association mg:object ?thing ; mg:subject ?drug ."] if self.things else ["?drug a mg:Drug ."]
        lines += [f"?drug mg:{FACETS[name][1]} ?{name} ." for name, _ in self.facets]
        if self.source:
            about = "?association" if self.things else "?drug ^mg:subject ?any . ?any"
            lines.append(f"{about} mg:evidence/oa:hasSource/mg:sourceKind ?source .")
        return "\n  ".join(lines)

    @property
    def bindings(self) -> Bindings:
        """What its variables are bound to."""
        bound: dict[str, Sequence[Term]] = {name: [Iri(iri) for iri in iris] for name, iris in self.facets}
        if self.things:
            bound["thing"] = [Iri(iri) for iri in self.things]
        return bound | ({"source": [literal(self.source)]} if self.source else {})

    @property
    def narrow(self) -> bool:
        """Whether the list holds fewer than all drugs."""
        return bool(self.things or self.facets or self.source)

    @property
    def sparql(self) -> str:
        """The query for one page of the list."""
        return (
            f"SELECT DISTINCT ?drug ?drugLabel WHERE {{\n  {self.pattern}\n  ?drug rdfs:label ?drugLabel .\n}}\n"
            f"ORDER BY ?drugLabel ?drug\nLIMIT {PAGE} OFFSET {(self.page - 1) * PAGE}"
        )

    @property
    def associations(self) -> str:
        """The query for the associations behind a page of the list, by ?drug and ?thing."""
        return f"SELECT DISTINCT ?association WHERE {{\n  {self.pattern}\n}}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: how many drugs of the list have it, None where they were not counted."""

    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its most frequent values; `more` is how many further values there are."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list: its drugs as IRI and label, how many there are in all, and the facets."""

    drugs: tuple[tuple[str, str], ...]
    total: int
    facets: tuple[Facet, ...]


def listed(store: Store, asked: Asked) -> Listed:
    """Return a page of a list of drugs."""
    rows = store.select(asked.sparql, asked.bindings).rows
    drugs = tuple((_text(drug), _text(label)) for drug, label in rows)
    return Listed(drugs, _total(store, asked, len(drugs)), tuple(_facets(store, asked)))


def associations(store: Store, asked: Asked, found: Listed) -> list[str]:
    """Return the associations that relate the drugs of a page of a list to its things."""
    if not found.drugs or not asked.things:
        return []
    whole = found.total <= PAGE
    of_these = {} if whole else {"drug": [Iri(iri) for iri, _ in found.drugs]}
    return [_text(row[0]) for row in store.select(asked.associations, {**asked.bindings, **of_these}).rows]


def _total(store: Store, asked: Asked, here: int) -> int:
    if asked.page == 1 and here < PAGE:
        return here
    counted = f"SELECT (COUNT(DISTINCT ?drug) AS ?count) WHERE {{\n  {asked.pattern}\n}}"
    return int(_text(store.select(counted, asked.bindings).rows[0][0]))


def _facets(store: Store, asked: Asked) -> list[Facet]:
    drugs = f"{{ SELECT DISTINCT ?drug WHERE {{ {asked.pattern} }} }}" if asked.narrow else ""
    # One branch a facet: a variable for the property would make the engine read every triple of the graph.
    branches = " UNION ".join(
        f'{{ ?drug mg:{property_} ?value . ?value rdfs:label ?label BIND("{property_}" AS ?facet) }}'
        for _, property_ in FACETS.values()
    )
    counted = f"""SELECT ?facet ?label (COUNT(?drug) AS ?count) WHERE {{ {drugs} {branches} }}
GROUP BY ?facet ?label ORDER BY ?facet DESC(?count) ?label"""
    found: dict[str, list[Choice]] = {}
    for facet, label, number in store.select(counted, asked.bindings).rows:
        found.setdefault(_text(facet), []).append(Choice(_text(label), int(_text(number))))
    facets = [_facet(name, title, found.get(property_, [])) for name, (title, property_) in FACETS.items()]
    return [facet for facet in (*facets, _sources(store, asked)) if facet.choices]


def _facet(name: str, title: str, choices: Sequence[Choice]) -> Facet:
    return Facet(name, title, tuple(choices[:_MOST]), max(0, len(choices) - _MOST))


def _sources(store: Store, asked: Asked) -> Facet:
    """Return the kinds of sources; those of all drugs are not counted, since that would read all evidence."""
    if not asked.narrow:
        kinds = store.select("SELECT DISTINCT ?kind WHERE { ?page mg:sourceKind ?kind } ORDER BY ?kind").rows
        return _facet(SOURCE, "Source", [Choice(_text(kind), None) for (kind,) in kinds])
    about = "" if asked.things else "?association mg:subject ?drug ."
    counted = f"""SELECT ?kind (COUNT(DISTINCT ?drug) AS ?count) WHERE {{
  {asked.pattern} {about}
  ?association mg:evidence/oa:hasSource/mg:sourceKind ?kind .
}}
GROUP BY ?kind ORDER BY DESC(?count) ?kind"""
    rows = store.select(counted, asked.bindings).rows
    return _facet(SOURCE, "Source", [Choice(_text(kind), int(_text(number))) for kind, number in rows])


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Iri | Literal) else ""
