"""What people call the things of a graph: from a name, an abbreviation or an identifier to the node.

Names are compared without regard to case and spacing. An identifier beats a label, a label beats another
name, and "DMD" is the gene where a gene is asked for and the disease where a disease is.
What no name fits is an error that offers the nearest; what several fit is one that lists them.

A name is first looked up as typed and in the usual ways of writing it, which a store finds at once. Only where nothing
is called so are all names of the graph read.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Sequence

from medgraph import lexicon
from medgraph.errors import QueryError
from medgraph.patterns import Pattern
from medgraph.prefixes import BASE, PREFIXES, compact, expand
from medgraph.queries.catalogue import ParameterType
from medgraph.store import Store
from medgraph.terms import Iri, Literal, Term, literal

_MG = PREFIXES["mg"]
_CONDITIONS = ("Condition", "Disease", "Phenotype")
_CLASSES = {
    ParameterType.GENE: ("Gene",),
    ParameterType.DRUG: ("Drug", "Substance"),
    ParameterType.ROUTE: ("Route",),
    ParameterType.DISEASE: _CONDITIONS,
    ParameterType.DRUG_CLASS: ("DrugClass",),
    ParameterType.MECHANISM: ("Mechanism",),
    ParameterType.ORGAN: ("Organ",),
    ParameterType.EFFECT: _CONDITIONS,
}
_WORDS = {
    ParameterType.DRUG_CLASS: "drug class",
    ParameterType.EFFECT: "effect",
}
_NAMED = """
SELECT DISTINCT ?node ?name ?rank WHERE {
  ?node a ?class .
  { ?node rdfs:label ?name BIND(1 AS ?rank) }
  UNION { ?node skos:altLabel|mg:brandName|mg:genericName ?name BIND(2 AS ?rank) }
  UNION { ?node skos:exactMatch|skos:notation ?name BIND(0 AS ?rank) }
}
ORDER BY ?node ?rank ?name
"""
_CALLED = """
SELECT DISTINCT ?node WHERE {
  { ?node rdfs:label ?name }
  UNION { ?node skos:altLabel ?name }
  UNION { ?node mg:brandName ?name }
  UNION { ?node mg:genericName ?name }
  UNION { ?node skos:exactMatch ?name }
  UNION { ?node skos:notation ?name }
}
ORDER BY ?node
"""
_STATED = "SELECT DISTINCT ?node WHERE { ?association mg:object|mg:subject ?node } ORDER BY ?node"
_OFFERED = 3
_IRI = Pattern(r"[A-Za-z][\w+.-]*:[^\s<>\"{}|\\^`]+")


def nodes_called(store: Store, text: str, kind: ParameterType) -> list[Iri]:
    """Return the nodes of a kind that a person means: one, or several of exactly the same label.

    Where a word names several things (HPO and MONDO both know a glomerulonephritis), those that the
    graph states something about come before those that only a scheme lists.
    Raises QueryError if nothing in the graph is called so, or things of different labels are.
    """
    names = _names(store, kind, _called(store, text))
    found = _found(names, text)
    if not found:
        names = _names(store, kind)
        found = _found(names, text)
    if len(found) > 1:
        found = _stated(store, found) or found
    if len({folded(_label(names, node)) for node in found}) == 1:
        return found
    word = _WORDS.get(kind, kind.value)
    if found:
        listed = ", ".join(f"{_label(names, node)} ({compact(node.value)})" for node in found)
        raise QueryError(f'more than one {word} is called "{text}": {listed}; give the identifier')
    raise QueryError(f'no {word} of this graph is called "{text}"{_offer(names, text)}')


def relation_called(text: str, relations: Sequence[str]) -> Iri:
    """Return the property that a person means: "hasRoute", "has route", "mg:hasRoute" or "route".

    >>> relation_called("adverse effect", ["hasAdverseEffect", "hasRoute"]).value
    'https://w3id.org/medgraph/ontology#hasAdverseEffect'
    """
    wanted = _bare(text.strip("<>").removeprefix(_MG).removeprefix("mg:"))
    by_name = {_bare(name): name for name in relations}
    if wanted in by_name:
        return Iri(_MG + by_name[wanted])
    near = [by_name[name] for name in difflib.get_close_matches(wanted, by_name, _OFFERED)]
    raise QueryError(f'no relation is called "{text}"; did you mean {" or ".join(near or sorted(relations))}?')


def guessed(text: str) -> Term:
    """Return what a value means to a query that says nothing of its parameters.

    An IRI in angle brackets, or a CURIE with a known prefix, is a node; a number is a number; all
    else is text.

    >>> guessed("HGNC:2928"), guessed("3").value, guessed("0.10").value
    (Iri(value='http://identifiers.org/hgnc/2928'), '3', '0.1')
    """
    if match := re.fullmatch(r"<([^<>\s]+)>", text):
        return Iri(match[1])
    if iri := expand(text):
        return Iri(iri)
    return number(text) or literal(text)


def number(text: str) -> Literal | None:
    """Return a number as a literal, a percentage as the fraction it is, None for what is no number.

    >>> number("10%").value, number("1,5")
    ('0.1', None)
    """
    from decimal import Decimal

    match = re.fullmatch(r"([+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30}))\s*(%?)", text.strip(), re.ASCII)
    if not match:
        return None
    if match[2]:
        return literal(Decimal(match[1]) / 100)
    return literal(int(match[1])) if re.fullmatch(r"[+-]?\d+", match[1]) else literal(Decimal(match[1]))


class _Names(defaultdict[Iri, list[tuple[int, str]]]):
    """The names of each node with their ranks: 0 an identifier, 1 its label, 2 another name."""


def _names(store: Store, kind: ParameterType, among: Sequence[Term] | None = None) -> _Names:
    """Return the names of all nodes of a kind, or of those among the given ones."""
    asked: dict[str, Sequence[Term]] = {"class": [Iri(_MG + name) for name in _CLASSES[kind]]}
    if among is not None:
        asked["node"] = among
    names = _Names(list)
    for node, name, rank in store.select(_NAMED, asked):
        if isinstance(node, Iri) and isinstance(name, Iri | Literal) and isinstance(rank, Literal):
            names[node].append((int(rank.value), name.value))
    return names


def _called(store: Store, text: str) -> list[Term]:
    """Return the nodes of any kind that a text, in one of the usual ways of writing it, names or identifies."""
    meant = (" ".join(text.split()), *lexicon.spelt_out(text.strip()), *lexicon.target(text))
    written = {way for name in meant for way in ways_of_writing(name)}
    identifiers = [Iri(found) for found in _identifiers(text) if _IRI.fullmatch(found)]
    names: list[Term] = [*map(literal, sorted(written)), *map(literal, _identifiers(text)), *identifiers]
    return [*identifiers, *(node for (node,) in store.select(_CALLED, {"name": names}) if node)]


def ways_of_writing(name: str) -> set[str]:
    """Return the usual ways in which a name is written, as typed among them.

    >>> sorted(ways_of_writing("joint pain"))
    ['JOINT PAIN', 'Joint Pain', 'Joint pain', 'joint pain']
    """
    return {name, name.lower(), name.upper(), name.capitalize(), name.title()}


def _found(names: _Names, text: str) -> list[Iri]:
    return _identified(names, text) or _best(names, text) or _spelt_out(names, text)


def _identifiers(text: str) -> list[str]:
    """Return what a text is as an identifier: itself, and the IRI that it abbreviates."""
    iri = text.strip().removeprefix("<").removesuffix(">")
    return [candidate for candidate in (iri, expand(iri)) if candidate]


def _identified(names: _Names, text: str) -> list[Iri]:
    for candidate in _identifiers(text):
        if Iri(candidate) in names:
            return [Iri(candidate)]
        if matched := [node for node, known in names.items() if (0, candidate) in known]:
            return matched
    return []


def _best(names: _Names, text: str) -> list[Iri]:
    wanted = folded(text)
    fits = {
        node: min(rank for rank, name in known if folded(name) == wanted)
        for node, known in names.items()
        if any(folded(name) == wanted for _, name in known)
    }
    return [node for node, rank in fits.items() if rank == min(fits.values())]


def _spelt_out(names: _Names, text: str) -> list[Iri]:
    """Return what a clinical abbreviation or a protein's name stands for, which need not be on any page."""
    return [node for name in (*lexicon.spelt_out(text.strip()), *lexicon.target(text)) for node in _best(names, name)]


def _stated(store: Store, nodes: Sequence[Iri]) -> list[Iri]:
    stated = {node for (node,) in store.select(_STATED, {"node": nodes})}
    return [node for node in nodes if node in stated]


def _offer(names: _Names, text: str) -> str:
    by_name = {folded(name): name for known in names.values() for rank, name in known if rank > 0}
    near = difflib.get_close_matches(folded(text), sorted(by_name), _OFFERED)
    if near:
        return f"; did you mean {' or '.join(by_name[name] for name in near)}?"
    return "" if by_name else ", which holds nothing of this kind"


def _label(names: _Names, node: Iri) -> str:
    return next((name for rank, name in names[node] if rank == 1), compact(node.value.removeprefix(BASE)))


def folded(text: str) -> str:
    """Return a text as names are compared: case and blanks do not count.

    >>> folded(" Joint  Pain")
    'joint pain'
    """
    return " ".join(text.casefold().split())


def _bare(relation: str) -> str:
    return re.sub(r"[\W_]", "", relation).casefold().removeprefix("has")
