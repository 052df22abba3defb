"""The compiled shapes find what pySHACL finds: on every shape, every example, and on graphs made by chance.

One difference is known, and pySHACL's: it orders literals of unlike kinds, as a date and a number, where SHACL wants a
result because SPARQL cannot compare them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox
import pytest
from tests.conftest import LONG
from tests.validation.comparing import Found, compiled, reference
from tests.validation.random_graphs import made_up, tampered_with

from medgraph.graph import Triple
from medgraph.resources import resource
from medgraph.store import EmbeddedStore
from medgraph.terms import n3
from medgraph.validation.components import PARAMETERS, component
from medgraph.validation.programs import own_hierarchy, program_of, shapes_at

Node = TypeVar("Node")
TESTS = Path(__file__).parents[1]
SHAPES = shapes_at(resource("ontology/shapes.ttl"))
ALL_COMPONENTS = shapes_at(Path(__file__).parent / "all_components.ttl")
ORDERS = {"minExclusive", "minInclusive", "maxExclusive", "maxInclusive", "lessThan", "lessThanOrEquals"}


def triples_of(path: Path) -> list[Triple]:
    """Return the triples of a file as our store spells them: 30, where 30.0 is written.

    Blank nodes, whose labels are drawn by chance, are numbered in the order of the file.
    """
    numbered: defaultdict[str, ox.BlankNode] = defaultdict(lambda: ox.BlankNode(f"n{len(numbered):04}"))

    def lasting(node: Node) -> Node | ox.BlankNode:
        return numbered[node.value] if isinstance(node, ox.BlankNode) else node

    store = ox.Store()
    for quad in ox.parse(path=str(path)):
        store.add(ox.Quad(lasting(quad.subject), quad.predicate, lasting(quad.object)))
    return sorted((n3(s), n3(p), n3(o)) for s, p, o in EmbeddedStore(store).triples())


GOLDEN = triples_of(TESTS / "golden" / "casimersen.ttl")


def unlike(found: Found) -> Found:
    """Return the results that compare a value with one of another kind."""
    orders = {component(name) for name in ORDERS}
    kinds = {"Dates": {"date"}, "Range": {"integer", "decimal"}}

    def is_unlike(result: tuple[str | None, ...]) -> bool:
        shape, kind = str(result[2]), str(result[1]).rpartition("#")[2].rstrip(">")
        alike = kinds.get(shape.rpartition("/")[2].rstrip(">"), {"integer", "decimal"})
        return result[4] in orders and (kind not in alike or '"x"' in str(result[1]) or "-13-" in str(result[1]))

    return Found({result: number for result, number in found.items() if is_unlike(result)})


def test_our_shapes_need_no_pyshacl() -> None:
    program = program_of(SHAPES, own_hierarchy())
    assert program.left == ()
    assert {check.shape.name for check in program.checks} == {shape.name for shape in SHAPES.named}


@pytest.mark.parametrize("kind", ["valid", "invalid"])
def test_all_examples_together(kind: str) -> None:
    files = sorted((TESTS / "shapes" / kind).glob("*.ttl"))
    triples = set(chain.from_iterable(map(triples_of, files)))
    found = compiled(SHAPES, triples)
    assert found == reference(SHAPES, triples)
    assert len(files) == len(SHAPES.named)


def test_an_example_alone() -> None:
    for path in sorted((TESTS / "shapes").glob("*/*.ttl" if LONG else "*/D*.ttl")):
        triples = triples_of(path)
        assert compiled(SHAPES, triples) == reference(SHAPES, triples), path


@pytest.mark.parametrize("seed", range(1000 if LONG else 8))
def test_a_built_graph_that_was_tampered_with(seed: int) -> None:
    triples = tampered_with(GOLDEN, seed)
    found, expected = compiled(SHAPES, triples), reference(SHAPES, triples)
    assert found - unlike(found) == expected - unlike(expected)
    assert expected - found == Found()


@pytest.mark.parametrize("seed", range(1000 if LONG else 8))
def test_a_made_up_graph_and_every_component(seed: int) -> None:
    triples = made_up(seed)
    found, expected = compiled(ALL_COMPONENTS, triples), reference(ALL_COMPONENTS, triples)
    assert found - unlike(found) == expected - unlike(expected)
    assert expected - found == Found()


def test_made_up_graphs_break_every_component() -> None:
    broken = {result[4] for seed in range(40) for result in compiled(ALL_COMPONENTS, made_up(seed))}
    assert broken == {component(name) for name in (*PARAMETERS, "sparql")}


def test_tampering_breaks_most_shapes() -> None:
    broken = {result[2] for seed in range(50) for result in compiled(SHAPES, tampered_with(GOLDEN, seed))}
    assert len(broken) >= 20
