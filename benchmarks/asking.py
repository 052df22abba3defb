"""How long each question of the catalogue takes, on each engine, side by side in one process.

    python -m benchmarks.asking GRAPH.nt STORE [--peer rdflib] [--limit 20]

prints a line of JSON for each question and engine: rows, the milliseconds of CPU of the first time ("cold", just
opened) and of the others ("warm", their median), and whether the answer is that of our store on disk, row for row in
its order. Reading all rows is part of it. CPU counts, because a machine may be shared. What the peer has not answered
in so many seconds is cut off.
"""

from __future__ import annotations

import argparse
import json
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Any, TypeAlias

import pyoxigraph as ox

from benchmarks.questions import AGGREGATED, Case, cases
from medgraph import sparql as syntax
from medgraph.errors import QueryError
from medgraph.prefixes import PREFIXES
from medgraph.queries import bindings, catalogue
from medgraph.store import EmbeddedStore, Store
from medgraph.terms import XSD_INTEGER, XSD_STRING, BlankNode, Iri, Literal, Term

Cells: TypeAlias = tuple[tuple[str, ...] | None, ...]
Engine: TypeAlias = Callable[[str, syntax.Bindings], Sequence[Any]]
_ENOUGH = 0.3
"""Seconds after which a question is not repeated."""
_TIMES = 7


def main() -> None:
    """Ask all questions and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", help="the merged graph as N-Triples, for engines in memory")
    parser.add_argument("store", help="the store on disk")
    parser.add_argument("--peer", choices=["rdflib"])
    parser.add_argument("--limit", type=float, default=20, help="seconds of CPU that the peer has for a question")
    parser.add_argument("--question", default="", help="only cases with this in their name")
    options = parser.parse_args()
    disk = EmbeddedStore.open(options.store)
    engines = dict(_engines(disk, options))
    for case in cases():
        if options.question in case.name:
            for measured in _ask(disk, case, engines, options.limit):
                print(json.dumps(measured), flush=True)


def _engines(disk: EmbeddedStore, options: argparse.Namespace) -> Iterator[tuple[str, Engine]]:
    yield "medgraph, disk", lambda text, bound: disk.select(text, bound).rows
    yield "pyoxigraph, disk", raw(ox.Store.read_only(options.store))
    memory = EmbeddedStore.from_file(options.graph)
    yield "medgraph, memory", lambda text, bound: memory.select(text, bound).rows
    if options.peer:
        yield "rdflib, memory", _rdflib(options.graph)


def raw(store: ox.Store) -> Engine:
    """Return pyoxigraph as it comes, as an engine."""

    def ask(text: str, bound: syntax.Bindings) -> Sequence[Any]:
        found = store.query(syntax.bind(text, bound), prefixes=PREFIXES)
        assert isinstance(found, ox.QuerySolutions)
        return [tuple(row) for row in found]

    return ask


def _rdflib(path: str) -> Engine:
    import rdflib

    graph = rdflib.Graph()
    graph.parse(path, format="nt")

    def ask(text: str, bound: syntax.Bindings) -> Sequence[Any]:
        found: Iterable[Any] = graph.query(syntax.bind(text, bound), initNs=PREFIXES)
        return [tuple(row) for row in found]

    return ask


def _ask(store: Store, case: Case, engines: Mapping[str, Engine], limit: float) -> Iterator[dict[str, object]]:
    query = catalogue()[case.question]
    try:
        bindings(store, query, case.params)  # what is read once a process (the lexicon) is not the question's
    except QueryError:
        return  # a small graph does not know all that is asked about
    begun = time.process_time()
    bound = bindings(store, query, case.params)
    naming = time.process_time() - begun
    counted, expected = aggregated(store, case, bound), None
    for name, engine in engines.items():
        said = {"case": case.name, "question": case.question, "costly": case.costly, "engine": name}
        found = _timed(engine, query.sparql, bound, limit if name.startswith("rdflib") else 0)
        if found is None:
            yield said | {"limit": limit}
            continue
        answer, seconds = found
        cells = [tuple(map(_cell, row)) for row in answer]
        expected = cells if expected is None else expected
        yield said | {
            "rows": len(cells),
            "aggregated": counted,
            "cold": seconds[0] * 1000,
            "warm": median(seconds[1:] or seconds) * 1000,
            "naming": naming * 1000,
            "same": cells == expected,
        }


def aggregated(store: Store, case: Case, bound: syntax.Bindings) -> int | None:
    """Return how many rows a question counts, None where it counts none."""
    if case.question not in AGGREGATED:
        return None
    text = f"SELECT (COUNT(*) AS ?rows) WHERE {{ {AGGREGATED[case.question]} }}"
    known = {name: terms for name, terms in bound.items() if name in syntax.variables(text)}
    [[rows]] = store.select(text, known).rows
    assert isinstance(rows, Literal) and rows.datatype == XSD_INTEGER
    return int(rows.value)


def _timed(
    engine: Engine, text: str, bound: syntax.Bindings, limit: float
) -> tuple[Sequence[Any], Sequence[float]] | None:
    """Return an answer and the seconds of each time it was asked for, None where it was cut off."""
    signal.signal(signal.SIGVTALRM, _cut_off)
    seconds: list[float] = []
    try:
        while len(seconds) < 2 or (len(seconds) < _TIMES and sum(seconds) < _ENOUGH):
            signal.setitimer(signal.ITIMER_VIRTUAL, limit)
            begun = time.process_time()
            answer = engine(text, bound)
            seconds.append(time.process_time() - begun)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            if limit and seconds[0] > limit / 10:
                break
    except TimeoutError:
        return None
    return answer, seconds


def _cut_off(*_: object) -> None:
    raise TimeoutError


def _cell(term: Any) -> tuple[str, ...] | None:
    """Return a term of any engine as what it is made of."""
    if term is None or isinstance(term, Iri | BlankNode | Literal):
        return _made_of(term)
    if isinstance(term, ox.Literal):
        return term.value, term.datatype.value, term.language or ""
    if isinstance(term, ox.NamedNode):
        return (term.value,)
    datatype = getattr(term, "datatype", None)
    if hasattr(term, "language"):
        return str(term), str(datatype or XSD_STRING), term.language or ""
    return (str(term),)


def _made_of(term: Term | None) -> tuple[str, ...] | None:
    if isinstance(term, Literal):
        return term.value, term.datatype, term.language or ""
    return (term.value,) if term else None


if __name__ == "__main__":
    main()
