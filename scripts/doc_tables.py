"""The tables of the documentation that are made from what they describe: questions, shapes, terms.

scripts/refresh_docs.py writes them into docs/, between "<!-- begin NAME -->" and "<!-- end NAME -->".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import rdflib
from rdflib.namespace import RDF, SH, SKOS

from medgraph.prefixes import PREFIXES
from medgraph.queries import Query, catalogue
from medgraph.resources import resource


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join([_row(*head), _row(*("---" for _ in head)), *(_row(*row) for row in rows)]) + "\n"


def questions() -> str:
    """Return the catalogue as a table."""
    rows = [(f"`{q.name}`", q.question, _parameters(q), f"`{q.call}`") for q in catalogue().values()]
    return _table(("name", "question", "parameters", "example"), rows)


def _parameters(query: Query) -> str:
    notes = {p.name: "" if p.required else f" ({p.default or 'optional'})" for p in query.parameters}
    return ", ".join(f"`{name}`{note}" for name, note in notes.items())


def _graph(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(resource("ontology") / f"{name}.ttl", format="turtle")


def shapes() -> str:
    """Return the shapes with their messages as a table."""
    graph = _graph("shapes")
    rows = [
        (f"`{_local(shape)}`", _local(graph.value(shape, SH.severity)).lower(), str(message))
        for shape, message in graph.subject_objects(SH.message)
        if isinstance(shape, rdflib.URIRef)
    ]
    return _table(("shape", "severity", "message"), sorted(rows))


def _local(term: object) -> str:
    return str(term).partition("#")[2]


def terms() -> str:
    """Return the classes and properties of the ontology as a table."""
    graph = _graph("medgraph")
    rows = [
        (_kind(graph, term), f"`mg:{_local(term)}`", str(definition))
        for term, definition in graph.subject_objects(SKOS.definition)
        if str(term).startswith(PREFIXES["mg"])
    ]
    return _table(("kind", "term", "meaning"), sorted(rows))


def _kind(graph: rdflib.Graph, term: rdflib.term.Node) -> str:
    kinds = " ".join(map(_local, graph.objects(term, RDF.type)))
    return next((kind for kind in ("Class", "Property") if kind in kinds), "Individual").lower()


TABLES: dict[str, Callable[[], str]] = {"questions": questions, "shapes": shapes, "terms": terms}
