"""The W3C's test suite for SHACL: every test of Core, and those of SPARQL constraints, by the compiled shapes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from medgraph.errors import ResourceError
from medgraph.store import EmbeddedStore
from medgraph.store.conversion import triple_of
from medgraph.terms import BlankNode, Iri, Term, n3
from medgraph.validation.paths import path_of
from medgraph.validation.programs import hierarchy_of, program_of
from medgraph.validation.reference import results_of
from medgraph.validation.results import Result
from medgraph.validation.shapes import SH, ShapesGraph
from medgraph.vocabulary import RDF

SUITE = Path(__file__).resolve().parents[3] / "shared" / "w3c" / "shacl" / "tests"
pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason=f"NOT CHECKED: no suite at {SUITE}")
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
# What Oxigraph cannot keep apart (xsd:byte), and components that a test defines itself, go to pySHACL.
LEFT = {
    "core/property/datatype-ill-formed",
    "sparql/component/nodeValidator-001",
    "sparql/component/optional-001",
    "sparql/component/propertyValidator-select-001",
    "sparql/component/validator-001",
}
# $shapesGraph, which an engine need not know, and which neither we nor pySHACL do.
REFUSED = {"sparql/pre-binding/shapesGraph-001"}


def read(path: Path) -> ShapesGraph:
    quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())
    return ShapesGraph(tuple(map(triple_of, quads)), place=path.name)


@dataclass(frozen=True)
class Case:
    manifest: ShapesGraph
    data: ShapesGraph
    shapes: ShapesGraph
    expected: Term


def case(path: Path) -> Case:
    manifest = read(path)
    [test] = manifest.subjects(RDF.type, Iri(SHT + "Validate"))
    action, expected = manifest.value(test, MF + "action"), manifest.value(test, MF + "result")
    assert action is not None
    assert expected is not None
    named = [manifest.value(action, SHT + name) for name in ("dataGraph", "shapesGraph")]
    data, shapes = (read(Path(each.value.removeprefix("file://"))) for each in named if each)
    return Case(manifest, data, shapes, expected)


def paths() -> list[Path]:
    return [path for path in sorted(SUITE.rglob("*.ttl")) if "sht:Validate" in path.read_text(encoding="utf-8")]


def name_of(path: Path) -> str:
    return str(path.relative_to(SUITE).with_suffix(""))


def spelt(term: Term | None) -> str | None:
    """Spell a term as our store does; a blank node is named anew by whoever reads it."""
    if term is None:
        return None
    if isinstance(term, BlankNode):
        return "_:"
    store = EmbeddedStore.from_nquads([f"<x:s> <x:p> {n3(term)} ."])
    return next(n3(value) for _, _, value in store.triples())


Found = tuple[str | None, ...]


def expected_of(case: Case) -> Counter[Found]:
    manifest = case.manifest
    found: Counter[Found] = Counter()
    for node in manifest.values(case.expected, "result"):
        path = manifest.value(node, "resultPath")
        single = [manifest.value(node, name) for name in ("focusNode", "value", "sourceShape", "resultSeverity")]
        component = manifest.value(node, "sourceConstraintComponent")
        assert component is not None
        where = path_of(manifest, path).text if path else None
        found[*map(spelt, single), component.value.removeprefix(SH), where] += 1
    return found


def found_of(case: Case) -> tuple[Counter[Found], bool]:
    """Return what the compiled shapes find, and whether pySHACL had to help."""
    store = EmbeddedStore.from_nquads([])
    store.add((*triple, None) for triple in case.data.triples)
    program = program_of(case.shapes, hierarchy_of(store))
    results = list(program.run(store))
    if program.left:
        data = ((n3(s), n3(p), n3(o)) for s, p, o in case.data.triples)
        results += results_of(case.shapes, data, only=[shape for shape, _ in program.left])
    return Counter(map(as_found, results)), bool(program.left)


def as_found(result: Result) -> Found:
    single = (result.focus, result.value, result.shape, Iri(result.severity))
    return (*map(spelt, single), result.component, result.path)


@pytest.mark.filterwarnings("ignore")  # rdflib's, on literals that are ill-formed on purpose
@pytest.mark.parametrize("path", paths(), ids=name_of)
def test_what_the_suite_expects_is_found(path: Path) -> None:
    name = name_of(path)
    given = case(path)
    if given.expected == Iri(SHT + "Failure") or name in REFUSED:
        with pytest.raises(ResourceError):
            found_of(given)
        return
    found, helped = found_of(given)
    assert found == expected_of(given)
    assert helped == (name in LEFT)


def test_the_whole_suite_is_there() -> None:
    areas = Counter(name_of(path).split("/")[0] for path in paths())
    assert areas == {"core": 98, "sparql": 23}
