"""Tables for other programs: a CSV of statements for people, KGX for knowledge graphs, CSV for Neo4j.

Cells are one line each. KGX and Neo4j put several values into a cell with "|" between them; a bar inside
a value becomes "¦". Neo4j imports with

    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv --array-delimiter="|"
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from medgraph.export.statements import ANYTHING, QUALIFIERS, Statement, Statements, Thing
from medgraph.patterns import Pattern
from medgraph.prefixes import BASE, compact

_FORMULA = Pattern(r"\s*[=+\-@\t\r]")
_NUMBER = Pattern(r"[+-]?\d+(\.\d+)?")
_BREAKS = Pattern(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_CAMEL = Pattern(r"(?<=[a-z])(?=[A-Z])")

CATEGORIES = {
    "Drug": "biolink:Drug",
    "Substance": "biolink:ChemicalEntity",
    "SubstanceGroup": "biolink:ChemicalEntity",
    "Gene": "biolink:Gene",
    "Exon": "biolink:Exon",
    "Transcript": "biolink:Transcript",
    "Disease": "biolink:Disease",
    "Phenotype": "biolink:PhenotypicFeature",
    "Condition": "biolink:DiseaseOrPhenotypicFeature",
    "Population": "biolink:PopulationOfIndividualOrganisms",
    "Organ": "biolink:GrossAnatomicalStructure",
}
PREDICATES = {
    "targetsGene": "biolink:affects",
    "targetsExon": "biolink:affects",
    "indicatedFor": "biolink:treats_or_applied_or_studied_to_treat",
    "hasAdverseEffect": "biolink:has_adverse_event",
    "contraindicatedIn": "biolink:contraindicated_in",
    "interactsWith": "biolink:interacts_with",
    "hasIngredient": "biolink:has_active_ingredient",
    "exonOf": "biolink:part_of",
}
"""The classes and predicates of Biolink that ours are aligned to; others are NamedThing and related_to."""


def statements_csv(graph: Statements) -> str:
    """Return the statements as one table for people, a line for each sentence.

    A text that a spreadsheet would run as a formula begins with an apostrophe.
    """
    head = ("drug", "relation", "object", "polarity", "scope", "origin")
    tail = ("sentence", "page", "line", "reference", "drug_id", "object_id", "statement_id")
    lines = [(*head, *map(_snake, QUALIFIERS), *tail), *_sentence_lines(graph.statements)]
    return _table(([_harmless(_one_line(text)) for text in line] for line in lines), ",", "\r\n")


def kgx(graph: Statements) -> dict[str, str]:
    """Return the files of a KGX export.

    Edges are what is plainly affirmed or plainly denied of people; "nothing is known" has no edge, as
    it has no object. Names are on the nodes.
    """
    edges = [one for one in graph.statements if one.object and _says_plainly(one)]
    used = {end for one in edges for end in (one.subject, one.object)}
    used |= {end for part, _, whole in graph.parts for end in (part, whole)}
    nodes = [_kgx_node(thing) for thing in graph.things if thing.iri in used]
    rows = [*(_kgx_edge(one) for one in edges), *(_kgx_part(*part) for part in graph.parts)]
    return {"nodes.tsv": _tsv(_NODE_COLUMNS, nodes), "edges.tsv": _tsv(_EDGE_COLUMNS, rows)}


def neo4j(graph: Statements) -> dict[str, str]:
    """Return the files that neo4j-admin imports: every thing, and every statement with polarity and scope."""
    nodes: list[Sequence[str]] = [("iri:ID", ":LABEL", "name", "names:string[]", "same:string[]", "grounding")]
    for thing in graph.things:
        names, same = _listed(thing.names), _listed(map(compact, thing.same))
        nodes.append((thing.iri, thing.kind, thing.label, names, same, thing.grounding))
    qualifiers = [_neo4j_name(name) for name in QUALIFIERS]
    head = (":START_ID", ":TYPE", ":END_ID", "statement", "polarity", "scope", "origin", *qualifiers)
    edges: list[Sequence[str]] = [(*head, "sentences:string[]", "pages:string[]", "reference")]
    edges += [_neo4j_edge(one) for one in graph.statements if one.object]
    edges += [(part, _neo4j_type(name), whole, *[""] * (len(edges[0]) - 3)) for part, name, whole in graph.parts]
    files = {"nodes.csv": nodes, "relationships.csv": edges}
    return {name: _table((map(_one_line, line) for line in lines), ",", "\n") for name, lines in files.items()}


def _sentence_lines(statements: Iterable[Statement]) -> Iterator[tuple[str, ...]]:
    for one in statements:
        said = (one.subject_label, one.relation, one.object_label, one.polarity, one.scope, one.origin)
        qualifiers = [one.qualifiers.get(name, "") for name in QUALIFIERS]
        ids = (one.reference, compact(one.subject), compact(one.object), compact(one.iri))
        places = [(sentence.text, sentence.page, str(sentence.line)) for sentence in one.sentences]
        yield from ((*said, *qualifiers, *place, *ids) for place in places or [("", "", "")])


_NODE_COLUMNS = ("id", "category", "name", "synonym", "xref", "iri", "provided_by")
_EDGE_COLUMNS = (
    *("id", "subject", "predicate", "object", "category", "original_predicate", "negated"),
    *("knowledge_level", "agent_type", "primary_knowledge_source", "publications", "supporting_text"),
    *("frequency", "frequency_lower", "frequency_upper", "serious", "population"),
)
_SOURCE = "infores:medgraph"


def _kgx_node(thing: Thing) -> dict[str, str]:
    return {
        "id": _curie(thing.iri),
        "category": CATEGORIES.get(thing.kind, "biolink:NamedThing"),
        "name": thing.label,
        "synonym": _listed(thing.names),
        "xref": _listed(map(_curie, thing.same)),
        "iri": thing.iri,
        "provided_by": _SOURCE,
    }


def _kgx_edge(one: Statement) -> dict[str, str]:
    pages = dict.fromkeys(_curie(sentence.monograph) for sentence in one.sentences)
    qualifiers = {_snake(name): text for name, text in one.qualifiers.items()}
    return _kgx_core(one.iri, one.subject, one.relation, one.object) | {
        "negated": str(one.polarity == "negated").lower(),
        "agent_type": "text_mining_agent" if one.origin == "text" else "manual_agent",
        "publications": _listed([*pages, *filter(None, [one.reference])]),
        "supporting_text": _listed(sentence.text for sentence in one.sentences),
        **{name: text for name, text in qualifiers.items() if name in _EDGE_COLUMNS},
    }


def _kgx_part(part: str, relation: str, whole: str) -> dict[str, str]:
    edge = f"{part}#{relation}-{_curie(whole)}"
    return _kgx_core(edge, part, relation, whole) | {"negated": "false", "agent_type": "manual_agent"}


def _kgx_core(edge: str, subject: str, relation: str, object_: str) -> dict[str, str]:
    return {
        "id": _curie(edge),
        "subject": _curie(subject),
        "predicate": PREDICATES.get(relation, "biolink:related_to"),
        "object": _curie(object_),
        "category": "biolink:Association",
        "original_predicate": f"medgraph:ontology#{relation}",
        "knowledge_level": "knowledge_assertion",
        "primary_knowledge_source": _SOURCE,
    }


def _says_plainly(one: Statement) -> bool:
    denied = one.polarity == "negated" and one.scope == "human" and one.object != ANYTHING
    return one.is_plain or denied


def _curie(iri: str) -> str:
    """Return the identifier of a node: a public vocabulary's CURIE, or one below our own base."""
    return f"medgraph:{iri.removeprefix(BASE)}" if iri.startswith(BASE) else compact(iri)


def _neo4j_edge(one: Statement) -> tuple[str, ...]:
    ends = (one.subject, _neo4j_type(one.relation), one.object)
    said = (one.iri, one.polarity, one.scope, one.origin)
    pages = dict.fromkeys(sentence.page for sentence in one.sentences)
    texts = _listed(sentence.text for sentence in one.sentences)
    qualifiers = (one.qualifiers.get(name, "") for name in QUALIFIERS)
    return (*ends, *said, *qualifiers, texts, _listed(pages), one.reference)


def _neo4j_type(relation: str) -> str:
    return _snake(relation).upper()


def _neo4j_name(qualifier: str) -> str:
    types = {"frequencyLower": "double", "frequencyUpper": "double", "placeboFrequency": "double"}
    types |= {"comparatorFrequency": "double", "patientCount": "int"}
    types |= {"lowerInclusive": "boolean", "upperInclusive": "boolean", "serious": "boolean"}
    return f"{qualifier}:{types[qualifier]}" if qualifier in types else qualifier


def _snake(name: str) -> str:
    return _CAMEL.sub("_", name).lower()


def _listed(values: Iterable[str]) -> str:
    return "|".join(_one_line(value).replace("|", "¦") for value in values)


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _harmless(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _tsv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    lines = [columns, *([_one_line(row.get(name, "")) for name in columns] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _table(lines: Iterable[Iterable[str]], delimiter: str, end: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(lines)
    return text.getvalue()
