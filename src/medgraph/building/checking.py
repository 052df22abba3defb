"""Hold the graph of all parts against the shapes, and keep out what violates one: the statement, never its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from medgraph.building.making import Pairs, Parts, Told, Workshop, labels_told, tell
from medgraph.building.turtle import triples_in
from medgraph.graph import Triple, reference_statements
from medgraph.graph.ntriples import iri
from medgraph.monographs import Inputs
from medgraph.validation import Finding, ValidationReport, validate, violating_associations


def keep_out_violations(inputs: Inputs, shop: Workshop, parts: Parts) -> tuple[ValidationReport, tuple[Finding, ...]]:
    """Take what violates a shape out of the parts; return their report, and the violations that kept that out."""
    report = validate(_merged(parts, frozenset()))
    omit = violating_associations(report)
    if not omit:
        return report, ()
    reasons = {name: found.message for found in report.violations for name in found.associations}
    omitted = {made.summary.place: _stated(made.slices["medgraph.nq"].read(), reasons) for made in parts.made}
    _tell(inputs, shop, parts, omitted)
    _tell(inputs, shop, parts, omitted)  # what is kept out may have had a say in what others call a thing
    return validate(_merged(parts, omit)), report.violations


def _merged(parts: Parts, omit: frozenset[str]) -> Iterator[Triple]:
    yield from reference_statements(parts.used, omit=omit)
    for made in parts.made:
        yield from triples_in(made.slices["medgraph.nq"].read())


def _stated(quads: bytes, reasons: Mapping[str, str]) -> Pairs:
    """Return those associations that a part states, with the reason why they are kept out."""
    return tuple(sorted((name, reason) for name, reason in reasons.items() if iri(name).encode() in quads))


def _tell(inputs: Inputs, shop: Workshop, parts: Parts, omitted: Mapping[str, Pairs]) -> None:
    labels = labels_told(parts)
    told = {place: Told(labels.get(place, Told()).labels, omit) for place, omit in omitted.items()}
    tell(inputs, shop, parts, {place: each for place, each in told.items() if each != Told()})
