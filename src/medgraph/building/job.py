"""The work on one page, as a function of nothing but what it is given: `job(part)` → the bytes of the part's file.

A statement that violates a shape is kept out, and goes to the residue with what it violates; the page stays.

The function opens no file but those of the package and knows nothing of other pages, so it may run in this process,
in a pool of them, or on a cluster: what comes out is the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from medgraph.building.parts import Part, Summary, packed
from medgraph.errors import UnreadableInputError
from medgraph.export.turtle import prefixes_in
from medgraph.graph import Used, association_iri, keep, page_statements, reference_statements
from medgraph.graph.ntriples import Triple, iri
from medgraph.iris import graph_iri
from medgraph.model import Residue, ResidueReason
from medgraph.reading import Page, read_page, run
from medgraph.records import residue_record, to_lines, to_record
from medgraph.validation import Reach, validate


def job(part: Part) -> bytes | UnreadableInputError:
    """Make a part; a page that cannot be read gives its error instead."""
    page = read_page(part.page)
    return page if isinstance(page, UnreadableInputError) else _packed(part, page)


def _packed(part: Part, page: Page) -> bytes:
    omit = dict(part.omit)
    used, triples = _graph(part, page, omit)
    report = validate([*triples, *reference_statements(used)], reach=Reach.PAGE)
    if not report.conforms:
        omit |= {name: found.message for found in report.violations for name in found.associations}
        used, triples = _graph(part, page, omit)
    left = [*page.residue, *_violations(page, omit)]
    streams = (
        quad_lines(graph_iri(page.monograph.name), triples),
        _json_lines(to_lines(map(to_record, page.facts))),
        _json_lines(to_lines(map(residue_record, left))),
    )
    summary = Summary(
        key=part.key,
        place=part.page.place,
        name=page.monograph.name,
        sha256=page.monograph.sha256,
        relations=Counter(fact.fact.relation.value for fact in page.facts),
        residue=len(page.residue),
        nodes=report.nodes,
        used=used,
        prefixes=tuple(sorted(prefixes_in(triples))),
        kept_out=report.violations,
    )
    return packed(summary, streams)


def _graph(part: Part, page: Page, omit: Mapping[str, str]) -> tuple[Used, list[Triple]]:
    kept = keep(page.facts, frozenset(omit))
    statements = page_statements(page.monograph, kept, run=run(), labels=dict(part.labels), omit=frozenset(omit))
    return Used.of(kept), sorted(set(statements))


def quad_lines(graph: str, triples: Iterable[Triple]) -> bytes:
    """Return triples as the lines of a named graph."""
    end = f" {iri(graph)} .\n"
    return "".join([f"{s} {p} {o}{end}" for s, p, o in triples]).encode()


def _json_lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")


def _violations(page: Page, omitted: Mapping[str, str]) -> Iterator[Residue]:
    """Yield the statements of a page that are kept out of the graph, with what they violate."""
    for grounded in page.facts if omitted else ():
        message = omitted.get(association_iri(grounded))
        for evidence in grounded.fact.evidence if message else ():
            yield Residue(ResidueReason.VIOLATION, evidence, grounded.fact.rule, message)
