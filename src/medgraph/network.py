"""The graph as a networkx network: things are nodes, statements are edges that carry their sentences.

The same graph gives the same network, in the same order. A node has `kind`, `label`, `aliases`, `links` (open
identifiers) and `named` (the statements about its names). An edge, keyed by the IRI of its association, has
`relation`, `polarity`, `scope`, `origin`, `qualifiers` and `evidence`. That an exon is part of a gene is the
edge `exonOf`, without evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from medgraph.errors import QueryError
from medgraph.model import Origin, Polarity, Relation
from medgraph.neighbours import around, between, drug_called
from medgraph.statements import Statement, Store, local_name, read_nodes, read_statements
from medgraph.terms import Iri, n3

if TYPE_CHECKING:
    import networkx as nx

Network: TypeAlias = "nx.MultiDiGraph[str]"

_ONTOLOGY = "https://w3id.org/medgraph/ontology#"
_OURS = "https://w3id.org/medgraph/"
ANYTHING = _ONTOLOGY + "anything"
EXON_OF = "exonOf"

_AROUND = """
PREFIX mg: <https://w3id.org/medgraph/ontology#>
SELECT DISTINCT ?association WHERE {
  { ?association mg:subject THING } UNION { ?association mg:object THING }
  UNION { ?exon mg:exonOf THING . ?association mg:object ?exon }
}
ORDER BY ?association"""

KINDS = {
    "Drug": "drug",
    "Gene": "gene",
    "Exon": "exon",
    "Mechanism": "mechanism",
    "Route": "route",
    "Dosage": "dosage",
    "DrugClass": "drug class",
    "SubstanceGroup": "substance group",
    "ClinicalTest": "test",
    "Population": "population",
    "Disease": "condition",
    "Phenotype": "condition",
    "Condition": "condition",
    "Substance": "substance",
}
"""The kind of a node by its class, the most telling class first.

A condition that a drug is indicated for is of the kind "disease": what a word is to the drugs shown matters
more than whether a vocabulary calls it a disease or a phenotype.
"""


def to_network(store: Store, *, drugs: Iterable[str] = (), depth: int = 1) -> Network:
    """Return the network of a graph, or of some drugs and what is `depth` steps around them.

    Drugs are named as a person would: name, brand, IRI. Depth 1 holds the drugs' own facts, 2 the other drugs
    that share a node with them, 3 the facts of those; only affirmed statements lead from one drug to another.
    What lies further away is not read.

    Raises QueryError for a drug that the graph does not know and for a depth below 1.
    """
    if depth < 1:
        raise QueryError(f"the depth must be 1 or more, not {depth}")
    starts = [drug_called(store, name) for name in drugs]
    return _around(store, starts, depth) if starts else _whole(store)


def neighbourhood(store: Store, things: Sequence[str], *, limit: int = 1000) -> Network:
    """Return the network of the statements that some things, given by their IRIs, are subject or object of.

    There are at most `limit` statements of each thing; nothing else of the graph is read. Whether that left something
    out is `.graph["cut"]`.
    """
    found = [list(_associations(store, thing, limit)) for thing in things]
    associations = sorted({name for names in found for name in names})
    statements = read_statements(store, associations) if associations else []
    nodes = {node for said in statements for node in (said.subject, said.object)} | set(things)
    described = read_nodes(store, sorted(nodes - {""}))
    genes = {gene for said in described.values() for gene in said.get(EXON_OF, ())} - described.keys()
    network = _network(statements, described | (read_nodes(store, sorted(genes)) if genes else {}))
    network.graph["cut"] = any(len(names) >= limit for names in found)
    return network


def _associations(store: Store, thing: str, limit: int) -> Iterator[str]:
    around = _AROUND.replace("THING", n3(Iri(thing))) + f" LIMIT {limit:d}"
    yield from (term.value for row in store.select(around).rows for term in row if term)


def _around(store: Store, starts: Iterable[str], depth: int) -> Network:
    nodes = around(store, starts, depth)
    described = read_nodes(store, sorted(nodes))
    network = _network(read_statements(store, between(store, nodes)), described)
    network.remove_nodes_from([node for node in network if node not in nodes])
    return network


def _whole(store: Store) -> Network:
    return _network(read_statements(store), read_nodes(store))


def _network(statements: Sequence[Statement], described: Mapping[str, Mapping[str, list[str]]]) -> Network:
    import networkx as nx

    network: Network = nx.MultiDiGraph()
    named, indicated = _named(statements), _indicated(statements)
    for node in sorted({*described, ANYTHING} if _has_anything(statements) else described):
        network.add_node(node, **_node(node, described.get(node, {}), named[node], indicated))
    for statement in statements:
        if statement.object:
            network.add_edge(statement.subject, statement.object, key=statement.association, **statement.attributes())
    _add_exons(network, described)
    return network


def _node(
    iri: str, said: Mapping[str, list[str]], named: Sequence[Statement], indicated: set[str]
) -> dict[str, object]:
    label = said.get("label", [local_name(iri)])[0]
    aliases = {*said.get("altLabel", ()), *(statement.text for statement in named)} - {label}
    links = [link for link in (iri, *said.get("exactMatch", ())) if not link.startswith(_OURS)]
    kind = _kind(iri, said.get("type", []))
    return {
        "kind": "disease" if kind == "condition" and iri in indicated else kind,
        "label": label,
        "aliases": tuple(sorted(aliases)),
        "links": tuple(links),
        "named": tuple(named),
    }


def _kind(iri: str, types: Sequence[str]) -> str:
    words = {local_name(type_) for type_ in types}
    if iri == ANYTHING:
        return "anything"
    return next((kind for name, kind in KINDS.items() if name in words), "other")


def _named(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    named: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if not statement.object:
            named[statement.subject].append(statement)
    return named


def _indicated(statements: Iterable[Statement]) -> set[str]:
    return {s.object for s in statements if s.relation == Relation.INDICATED_FOR and s.polarity == Polarity.AFFIRMED}


def _has_anything(statements: Iterable[Statement]) -> bool:
    return any(statement.object == ANYTHING for statement in statements)


def _add_exons(network: Network, described: Mapping[str, Mapping[str, list[str]]]) -> None:
    part = Statement("", "", EXON_OF, "", "", {}, (), origin=Origin.BACKGROUND).attributes()
    for exon in sorted(described):
        for gene in described[exon].get(EXON_OF, ()):
            network.add_edge(exon, gene, key=EXON_OF, **part)
