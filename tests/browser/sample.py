"""A small graph as a build would make it: seven drugs, written for these tests.

`sample.tsv` has one statement a line: drug, relation, kind or identifier of the object, its label,
polarity, qualifiers, section, line, sentence. Statements that agree in all but the
sentence share an association.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

import pyoxigraph as ox

from medgraph.terms import Iri, Literal, Term

MG = "https://w3id.org/medgraph/ontology#"
R = "https://w3id.org/medgraph/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SOURCE = ox.NamedNode("http://www.w3.org/ns/oa#hasSource")
XSD = "http://www.w3.org/2001/XMLSchema#"

_CLASSES = {
    "HGNC": "Gene",
    "EXON": "Exon",
    "MONDO": "Disease",
    "HP": "Phenotype",
    "NCIT": "Route",
    "DRUG": "Substance",
    "drug-class": "DrugClass",
    "mechanism": "Mechanism",
    "condition": "Condition",
    "test": "ClinicalTest",
    "substance-group": "SubstanceGroup",
    "dosage": "Dosage",
}
_GENES = {"DMD": "2928", "SMN2": "11118"}


class Line(NamedTuple):
    """One statement, as a line of the table."""

    drug: str
    relation: str
    object: str
    label: str
    polarity: str = ""
    qualifiers: str = ""
    section: str = ""
    line: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Rows:
    """An answer: the names of the columns and the cells."""

    columns: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


class Graph:
    """A pyoxigraph store that answers as the real store does."""

    def __init__(self) -> None:
        self.store = ox.Store()

    def add(self, subject: str, predicate: str | ox.NamedNode, value: ox.NamedNode | ox.Literal) -> None:
        """Add one triple; a predicate given as a word is one of ours."""
        term = predicate if isinstance(predicate, ox.NamedNode) else ox.NamedNode(MG + predicate)
        self.store.add(ox.Quad(ox.NamedNode(subject), term, value))

    def name(self, subject: str, cls: str, label: str) -> None:
        """State what kind of thing a node is, and its label."""
        self.add(subject, RDF_TYPE, ox.NamedNode(MG + cls))
        self.add(subject, ox.NamedNode(RDFS + "label"), ox.Literal(label))

    def select(self, sparql: str) -> Rows:
        """Answer a SELECT query."""
        answer = self.store.query(sparql)
        assert isinstance(answer, ox.QuerySolutions)
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(columns, [tuple(_term(cell) for cell in row) for row in answer])


def _term(cell: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Term | None:
    if cell is None:
        return None
    assert isinstance(cell, ox.NamedNode | ox.Literal), cell
    return Iri(cell.value) if isinstance(cell, ox.NamedNode) else Literal(cell.value)


def lines() -> list[Line]:
    """Return the statements of the table."""
    text = (Path(__file__).parent / "sample.tsv").read_text(encoding="utf-8")
    return [Line(*row.split("\t")) for row in text.splitlines()]


def graph(statements: Iterable[Line]) -> Graph:
    """Return the graph of these statements."""
    made = Graph()
    for statement in statements:
        _state(made, statement)
    return made


def crowd(count: int) -> list[Line]:
    """Return statements about many made-up drugs, each like one of the table's, the same ones every time."""
    random, table = Random(7), lines()
    drugs = sorted({line.drug for line in table})
    made = list(table)
    for number in range(count - len(drugs)):
        name = random.choice(("vel", "tor", "mabi", "sola", "neri", "cefo")) + f"sen-{number}"
        model = drugs[number % len(drugs)]
        like = [line for line in table if line.drug == model and random.random() < 0.8]
        made += [_varied(line, name, random) for line in like + random.sample(table, 3)]
    return made


def _varied(line: Line, drug: str, random: Random) -> Line:
    own = line.object in ("condition", "dosage", "test") and random.random() < 0.4
    label = f"{line.label} of {drug}" if own else line.label
    return line._replace(drug=drug, label=drug if line.object == "text" else label)


def _state(made: Graph, line: Line) -> None:
    qualifiers = dict(part.split("=", 1) for part in line.qualifiers.split(";") if part)
    scope, origin = qualifiers.pop("scope", "human"), qualifiers.pop("origin", "text")
    drug, polarity = R + "drug/" + line.drug, line.polarity or "affirmed"
    made.name(drug, "Drug", line.drug)
    association = R + "association/" + digest(*line[:6])
    made.name(association, "Association", f"{line.drug} {line.relation} {line.label}")
    made.add(association, "subject", ox.NamedNode(drug))
    made.add(association, "predicate", ox.NamedNode(MG + line.relation))
    for name, value in (("polarity", polarity), ("scope", scope), ("origin", origin)):
        made.add(association, name, ox.Literal(value))
    _qualify(made, association, qualifiers)
    _point(made, association, line)
    if line.sentence:
        _cite(made, association, line)


def _qualify(made: Graph, association: str, qualifiers: dict[str, str]) -> None:
    for name, value in qualifiers.items():
        if name == "targetGene":
            made.add(association, name, ox.NamedNode("http://identifiers.org/hgnc/" + value.split(":")[1]))
        else:
            made.add(association, name, ox.Literal(value))


def _point(made: Graph, association: str, line: Line) -> None:
    if line.object == "text":
        made.add(association, "objectText", ox.Literal(line.label))
        made.add(R + "drug/" + line.drug, line.relation, ox.Literal(line.label))
    elif line.object == "anything":
        made.add(association, "object", ox.NamedNode(MG + "anything"))
    else:
        made.add(association, "object", ox.NamedNode(_object(made, line)))


def _object(made: Graph, line: Line) -> str:
    scheme, _, code = line.object.partition(":")
    iri = _iri(scheme, code, line)
    made.name(iri, _CLASSES[scheme], line.label)
    if scheme == "EXON":
        gene, name = code.split("/")
        made.add(iri, "exonOf", ox.NamedNode("http://identifiers.org/hgnc/" + _GENES[gene]))
        made.add(iri, "exonName", ox.Literal(name))
    return iri


def _iri(scheme: str, code: str, line: Line) -> str:
    slug = "".join(c if c.isalnum() else "-" for c in line.label.lower())
    if scheme == "HGNC":
        return "http://identifiers.org/hgnc/" + code
    if scheme in ("MONDO", "HP", "NCIT"):
        return f"http://purl.obolibrary.org/obo/{scheme}_{code}"
    if scheme in ("EXON", "DRUG"):
        return R + (f"exon/{code}" if scheme == "EXON" else f"drug/{slug}")
    return R + (f"dosage/{digest(line.drug, line.label)}" if scheme == "dosage" else f"concept/{scheme}/{slug}")


def _cite(made: Graph, association: str, line: Line) -> None:
    page = R + f"monograph/{line.drug}.md"
    made.name(page, "Monograph", line.drug.capitalize())
    made.add(page, "name", ox.Literal(f"{line.drug}.md"))
    evidence = R + "evidence/" + digest(line.drug, line.section, line.sentence)
    made.name(evidence, "Evidence", f"{line.drug}.md, line {line.line}")
    made.add(association, "evidence", ox.NamedNode(evidence))
    made.add(evidence, SOURCE, ox.NamedNode(page))
    made.add(evidence, "sentence", ox.Literal(line.sentence))
    made.add(evidence, "section", ox.Literal(line.section))
    made.add(evidence, "line", ox.Literal(line.line, datatype=ox.NamedNode(XSD + "integer")))


def digest(*parts: str) -> str:
    """Return the name that a build would hash from these parts."""
    return sha256("\0".join(parts).encode()).hexdigest()[:20]
