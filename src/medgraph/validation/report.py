"""What a validation found, as values that say where to look."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: only a violation keeps an association out of the graph."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


class Reach(StrEnum):
    """Which shapes a graph is held against."""

    ALL = "all"
    PAGE = "page"
    """Those that can keep a statement of one page out of the graph."""
    MERGED = "merged"
    """Those that several pages together may break, though each alone does not."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One node that breaks one shape.

    `shape` is the shape's name ("DosageOrder"), `component` the constraint's ("LessThanOrEquals"); `path` is
    the IRI of the property looked at, None where it is no single one. `associations` own the node.
    `monograph`, `line` and `sentence` are the first evidence behind it, None where there is none.
    """

    severity: Severity
    message: str
    focus: str
    label: str | None
    path: str | None
    value: str | None
    shape: str
    component: str
    hint: str | None = None
    associations: tuple[str, ...] = ()
    monograph: str | None = None
    line: int | None = None
    sentence: str | None = None

    def __str__(self) -> str:
        """Say it in one line, the place first."""
        place = f"{self.monograph}, line {self.line}: " if self.monograph else ""
        value = f" ({self.value})" if self.value else ""
        return f"{self.severity}: {place}{self.label or self.focus}: {self.message}{value}"


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """The findings of a run, gravest first, and how many nodes and shapes it looked at.

    `left_to_pyshacl` names the shapes that cannot be asked in SPARQL, each with the reason: pySHACL validated those.

    >>> ValidationReport(findings=(), nodes=12, shapes=57).conforms
    True
    """

    findings: tuple[Finding, ...]
    nodes: int
    shapes: int
    left_to_pyshacl: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Tell whether there is no violation; warnings are data."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that keep an association out of the graph."""
        return tuple(found for found in self.findings if found.severity is Severity.VIOLATION)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that a person should look at."""
        return tuple(found for found in self.findings if found.severity is Severity.WARNING)

    @property
    def summary(self) -> str:
        """The outcome in one line.

        >>> ValidationReport(findings=(), nodes=12, shapes=57).summary
        'conforms: 0 violations, 0 warnings; looked at 12 nodes with 57 shapes'
        """
        outcome = "conforms" if self.conforms else "does not conform"
        counts = f"{_count(self.violations, 'violation')}, {_count(self.warnings, 'warning')}"
        shapes = "1 shape" if self.shapes == 1 else f"{self.shapes} shapes"
        left = f", {len(self.left_to_pyshacl)} of them by pySHACL" if self.left_to_pyshacl else ""
        return f"{outcome}: {counts}; looked at {self.nodes} nodes with {shapes}{left}"

    def _repr_html_(self) -> str:
        places = "".join(f"<li>{html.escape(str(found))}</li>" for found in self.findings)
        return f"<b>{html.escape(self.summary)}</b>" + (f"<ul>{places}</ul>" if places else "")


def _count(found: Sequence[Finding], name: str) -> str:
    return f"1 {name}" if len(found) == 1 else f"{len(found)} {name}s"


def violating_associations(report: ValidationReport) -> frozenset[str]:
    """Return the IRIs of the associations that the violations of a report belong to.

    >>> violating_associations(ValidationReport(findings=(), nodes=12, shapes=57))
    frozenset()
    """
    return frozenset(name for found in report.violations for name in found.associations)
