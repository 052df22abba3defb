"""Hold what several pages say together against the shapes, and keep out what violates one: statements, never a page.

What one page can tell alone was checked when its part was made. So the store of all pages is asked only the few shapes
that pages may break together. If that keeps something out, its pages are told, and the results are written again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from medgraph.building.making import Pairs, Parts, Told, Workshop, labels_told, tell
from medgraph.building.parts import finding
from medgraph.building.results import TOGETHER, write_results
from medgraph.errors import NoGraphError
from medgraph.files import write_atomically
from medgraph.graph.ntriples import iri
from medgraph.monographs import Inputs
from medgraph.store import EmbeddedStore
from medgraph.validation import Finding, Reach, ValidationReport, count_shapes, validate

Checked = tuple[ValidationReport, tuple[Finding, ...]]


def write_checked(folder: Path, inputs: Inputs, shop: Workshop, parts: Parts, *, jobs: int) -> Checked:
    """Write the results without what violates a shape; return their report, and the violations that kept that out."""
    write_results(folder, parts, shop, jobs=jobs)
    report = _together(folder)
    violations = report.violations
    if violations:
        _keep_out(inputs, shop, parts, violations)
        shop.loader.empty()
        write_results(folder, parts, shop, omit=_associations(violations), jobs=jobs)
        report = _together(folder)
    write_atomically(folder / TOGETHER, json.dumps(asdict(report), ensure_ascii=False))
    alone = tuple(found for made in parts.made for found in made.summary.kept_out)
    nodes = report.nodes + sum(made.summary.nodes for made in parts.made)
    return ValidationReport(report.findings, nodes, count_shapes()), alone + violations


def _together(folder: Path) -> ValidationReport:
    """Ask the store what only all pages together can break; where no page names such a thing, nothing is.

    Results that were taken over bring their report. Raises NoGraphError where the store cannot be opened.
    """
    known = folder / TOGETHER
    if known.exists():
        record = json.loads(known.read_text(encoding="utf-8"))
        return ValidationReport(tuple(map(finding, record["findings"])), record["nodes"], record["shapes"])
    store = EmbeddedStore.open(folder / "store")
    try:
        return validate(store, reach=Reach.MERGED)
    except NoGraphError:
        return ValidationReport((), 0, 0)


def _keep_out(inputs: Inputs, shop: Workshop, parts: Parts, violations: tuple[Finding, ...]) -> None:
    reasons = {name: found.message for found in violations for name in found.associations}
    omitted = {made.summary.place: _stated(made.slices["medgraph.nq"].read(), reasons) for made in parts.made}
    for _ in range(2):  # what is kept out may have had a say in what others call a thing
        labels = labels_told(parts)
        told = {place: Told(labels.get(place, Told()).labels, omit) for place, omit in omitted.items()}
        tell(inputs, shop, parts, {place: each for place, each in told.items() if each != Told()})


def _associations(violations: tuple[Finding, ...]) -> frozenset[str]:
    return frozenset(name for found in violations for name in found.associations)


def _stated(quads: bytes, reasons: Mapping[str, str]) -> Pairs:
    """Return those associations that a part states, with the reason why they are kept out."""
    return tuple(sorted((name, reason) for name, reason in reasons.items() if iri(name).encode() in quads))
