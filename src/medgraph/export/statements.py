"""The graph as things and statements, flat: what tables and property graphs are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from medgraph.prefixes import PREFIXES
from medgraph.rows import Value
from medgraph.store import Store

_MG = PREFIXES["mg"]
ANYTHING = _MG + "anything"
QUALIFIERS = (
    *("frequency", "frequencyLower", "frequencyUpper", "lowerInclusive", "upperInclusive", "frequencyBand"),
    *("arm", "patientCount", "placeboFrequency", "comparator", "comparatorFrequency", "serious", "severity"),
    *("population", "condition", "genotype", "approvalStatus", "boxed", "strength", "ofSubstance"),
    *("effect", "targetGene"),
    *("targetText", "molecule", "partOf", "exonQualifier", "route", "indicationText", "asWritten"),
)
"""The qualifiers of a statement, by the names of their properties, in the order of the columns."""

# Where a node has several classes, the first of these is what it is.
_CLASSES = (
    *(
        "Drug",
        "Gene",
        "Exon",
        "Transcript",
        "Route",
        "Disease",
        "Phenotype",
        "Mechanism",
        "DrugClass",
        "Dosage",
    ),
    *("SubstanceGroup", "ClinicalTest", "Organ", "Population", "Condition", "Substance"),
)
_SHOWN_IN_ANIMALS = frozenset({"hasMechanism", "targetsGene", "targetsExon"})

_THINGS = """
SELECT DISTINCT ?thing ?class ?label ?status WHERE {
  { ?association mg:subject|mg:object ?thing }
  UNION { ?exon mg:exonOf ?thing }
  UNION { ?thing mg:exonOf ?gene }
  UNION { ?drug mg:hasIngredient ?thing }
  ?thing rdfs:label ?label .
  OPTIONAL { ?thing a ?type }
  OPTIONAL { ?thing mg:groundingStatus ?status }
  BIND(STRAFTER(STR(?type), STR(mg:)) AS ?class)
}
ORDER BY ?thing ?class
"""
_OTHER_NAMES = """
SELECT DISTINCT ?thing ?name WHERE { ?thing skos:altLabel|mg:brandName|mg:genericName ?name }
ORDER BY ?thing ?name
"""
_SAME = "SELECT DISTINCT ?thing ?same WHERE { ?thing skos:exactMatch ?same } ORDER BY ?thing ?same"
_STATEMENTS = """
SELECT ?association ?subject ?subjectLabel ?predicate ?object ?objectLabel ?text ?polarity ?scope ?origin
  ?reference
WHERE {
  ?association mg:subject ?subject ; mg:predicate ?predicate ; mg:polarity ?polarity ; mg:scope ?scope ;
    mg:origin ?origin .
  ?subject rdfs:label ?subjectLabel .
  OPTIONAL { ?association mg:object ?object . ?object rdfs:label ?objectLabel }
  OPTIONAL { ?association mg:objectText ?text }
  OPTIONAL { ?association mg:reference ?reference }
}
ORDER BY ?subjectLabel ?predicate ?objectLabel ?text ?polarity ?scope ?association
"""
_QUALIFIERS = f"""
SELECT ?association ?name ?value WHERE {{
  VALUES ?property {{ {" ".join(f"mg:{name}" for name in QUALIFIERS)} }}
  ?association ?property ?said ; a mg:Association .
  OPTIONAL {{ ?said rdfs:label ?label }}
  BIND(STRAFTER(STR(?property), STR(mg:)) AS ?name)
  BIND(COALESCE(?label, ?said) AS ?value)
}}
ORDER BY ?association ?name ?value
"""
_SENTENCES = """
SELECT ?association ?sentence ?page ?line ?monograph WHERE {
  ?association mg:evidence ?evidence .
  ?evidence mg:sentence ?sentence ; mg:line ?line ; oa:hasSource ?monograph .
  ?monograph mg:name ?page .
}
ORDER BY ?association ?page ?line ?evidence
"""
_PARTS = """
SELECT ?part ?property ?whole WHERE {
  VALUES ?property { mg:exonOf mg:hasIngredient } ?part ?property ?whole
  FILTER NOT EXISTS { ?association mg:subject ?part ; mg:predicate ?property ; mg:object ?whole }
}
ORDER BY ?property ?part ?whole
"""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: `kind` is its class without the prefix, `same` are identifiers of other vocabularies."""

    iri: str
    label: str
    kind: str
    names: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    grounding: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence behind a statement, with the page and line it stands on."""

    text: str
    page: str
    line: int
    monograph: str


@dataclass(frozen=True, slots=True)
class Statement:
    """An association; `object` is empty where the object is a name, which is then `object_label`."""

    iri: str
    subject: str
    subject_label: str
    relation: str
    object: str
    object_label: str
    polarity: str
    scope: str
    origin: str
    reference: str
    qualifiers: Mapping[str, str]
    sentences: tuple[Sentence, ...]

    @property
    def is_plain(self) -> bool:
        """Tell whether it is simply so: affirmed, about people or about how a drug acts."""
        about = {"human", "animal"} if self.relation in _SHOWN_IN_ANIMALS else {"human"}
        return self.polarity == "affirmed" and self.scope in about and self.object != ANYTHING


class Statements:
    """What a store states, read once, in a fixed order."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """The nodes that statements are about, by their IRIs."""
        names, same = self._lists(_OTHER_NAMES, "name"), self._lists(_SAME, "same")
        kinds: defaultdict[str, list[str]] = defaultdict(list)
        known: dict[str, tuple[str, str]] = {}
        for row in self._rows(_THINGS):
            kinds[row["thing"]].append(row["class"])
            known.setdefault(row["thing"], (row["label"], row["status"]))
        return tuple(
            Thing(iri, label, _kind(kinds[iri]), names.get(iri, ()), same.get(iri, ()), status)
            for iri, (label, status) in known.items()
        )

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All associations, by their labels."""
        qualifiers: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for row in self._rows(_QUALIFIERS):
            qualifiers[row["association"]].setdefault(row["name"], row["value"])
        sentences: defaultdict[str, list[Sentence]] = defaultdict(list)
        for row in self._rows(_SENTENCES):
            found = Sentence(row["sentence"], row["page"], int(row["line"]), row["monograph"])
            sentences[row["association"]].append(found)
        return tuple(
            _statement(row, qualifiers[row["association"]], sentences[row["association"]])
            for row in self._rows(_STATEMENTS)
        )

    @cached_property
    def parts(self) -> tuple[tuple[str, str, str], ...]:
        """What belongs together without a statement: exon and gene, combination and ingredient."""
        return tuple((row["part"], row["property"].removeprefix(_MG), row["whole"]) for row in self._rows(_PARTS))

    def _rows(self, sparql: str) -> list[dict[str, str]]:
        return [{name: _text(value) for name, value in row.items()} for row in self._store.select(sparql).records()]

    def _lists(self, sparql: str, column: str) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for row in self._rows(sparql):
            found[row["thing"]].append(row[column])
        return {thing: tuple(values) for thing, values in found.items()}


def _kind(classes: Iterable[str]) -> str:
    given = set(classes)
    return next((name for name in _CLASSES if name in given), "Thing")


def _statement(row: Mapping[str, str], qualifiers: Mapping[str, str], sentences: Iterable[Sentence]) -> Statement:
    return Statement(
        iri=row["association"],
        subject=row["subject"],
        subject_label=row["subjectLabel"],
        relation=row["predicate"].removeprefix(_MG),
        object=row["object"],
        object_label=row["objectLabel"] or row["text"],
        polarity=row["polarity"],
        scope=row["scope"],
        origin=row["origin"],
        reference=row["reference"],
        qualifiers=qualifiers,
        sentences=tuple(sentences),
    )


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
