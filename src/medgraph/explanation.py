"""Why the graph says so: the statements about a drug, each with the sentences that it was read from.

`explain(store, "casimersen", "hasAdverseEffect", "arthralgia")` takes names as a person types them.
A sentence comes with the words around it on its page, and with the places in it that name the object.
"""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from medgraph.errors import QueryError
from medgraph.model import ANYTHING, Relation, Span
from medgraph.prefixes import PREFIXES, expand
from medgraph.queries import ParameterType, nodes_called
from medgraph.queries.names import folded, relation_called
from medgraph.rows import Value
from medgraph.store import Store
from medgraph.terms import Term

_MG = PREFIXES["mg"]
_Record: TypeAlias = Mapping[str, Value]

_STATEMENTS = """
SELECT ?association ?relation ?relationName ?drugName ?object ?objectName ?objectText ?polarity ?scope
  ?origin ?reference
WHERE {
  ?association mg:subject ?drug ; mg:predicate ?relation ; mg:polarity ?polarity ; mg:scope ?scope ;
    mg:origin ?origin .
  ?drug rdfs:label ?drugName .
  OPTIONAL { ?relation rdfs:label ?relationName }
  OPTIONAL { ?association mg:object ?object . ?object rdfs:label ?objectName }
  OPTIONAL { ?association mg:objectText ?objectText }
  OPTIONAL { ?association mg:reference ?reference }
}
ORDER BY ?relation ?objectName ?objectText ?polarity ?scope ?association
"""
_QUALIFIERS = """
SELECT ?association ?name ?value WHERE {
  ?association mg:subject ?drug ; ?property ?said .
  OPTIONAL { ?said rdfs:label ?label }
  BIND(STRAFTER(STR(?property), STR(mg:)) AS ?name)
  BIND(COALESCE(?label, ?said) AS ?value)
  FILTER(?name != "")
}
ORDER BY ?association ?name ?value
"""
_SENTENCES = """
SELECT ?association ?evidence ?sentence ?page ?title ?section ?line ?prefix ?suffix ?quote ?start ?end WHERE {
  ?association mg:subject ?drug ; mg:evidence ?evidence .
  ?evidence mg:sentence ?sentence ; mg:line ?line ; oa:hasSource ?monograph ; oa:hasSelector ?selector .
  ?monograph mg:name ?page ; rdfs:label ?title .
  ?selector oa:exact ?quote ; oa:start ?start ; oa:end ?end .
  OPTIONAL { ?evidence mg:section ?section }
  OPTIONAL { ?selector oa:prefix ?prefix }
  OPTIONAL { ?selector oa:suffix ?suffix }
}
ORDER BY ?association ?page ?start ?end ?evidence
"""
_NAMES = """
SELECT DISTINCT ?association ?name WHERE {
  ?association mg:subject ?drug ; mg:object|mg:objectText ?object .
  { ?object rdfs:label|skos:altLabel|skos:exactMatch ?name }
  UNION { ?object mg:exonName ?exonName BIND(CONCAT("exon ", ?exonName) AS ?name) }
  UNION { ?association mg:objectText|mg:object ?name }
  UNION { ?association mg:asWritten ?name }
}
ORDER BY ?association ?name
"""
_CORE = "subject predicate object objectText polarity scope origin claim evidence reference"
_NO_QUALIFIER = frozenset(_CORE.split())


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence on its page.

    `quote` is the sentence as the page's source has it, from `start` to `end`, with `prefix` and `suffix`
    around it; `sentence` is the same as people read it. `mentions` are the slices of `sentence` that
    name the object; there are none where the page uses words that the graph does not know.
    """

    sentence: str
    page: str
    title: str
    section: str
    line: int
    quote: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""
    mentions: tuple[Span, ...] = ()

    def _repr_html_(self) -> str:
        place = ", ".join(filter(None, (self.page, f"line {self.line}", self.section)))
        return f"<blockquote>{self._marked()}<br><small>{html.escape(place)}</small></blockquote>"

    def _marked(self) -> str:
        """Return the sentence as HTML, with the words that name the object marked."""
        parts: list[str] = []
        position = 0
        for span in self.mentions:
            before, words = self.sentence[position : span.start], span.of(self.sentence)
            parts += [html.escape(before), f"<mark>{html.escape(words)}</mark>"]
            position = span.end
        return "".join([*parts, html.escape(self.sentence[position:])])


@dataclass(frozen=True, slots=True)
class Explanation:
    """A statement with its qualifiers, in the words of the graph, and its sentences in the order of pages.

    Background knowledge has no sentences; `reference` says where it was published.
    """

    association: str
    drug: str
    relation: str
    relation_label: str
    object: str
    polarity: str
    scope: str
    origin: str
    qualifiers: tuple[tuple[str, Value], ...]
    sources: tuple[Source, ...]
    reference: str | None = None

    @property
    def statement(self) -> str:
        """The statement in one line, with what keeps it from being plainly so in brackets."""
        reserved = [word for word in (self.polarity, self.scope) if word not in ("affirmed", "human")]
        return f"{self.drug} {self.relation_label} {self.object}" + (f" ({', '.join(reserved)})" if reserved else "")

    def _repr_html_(self) -> str:
        stated = "; ".join(f"{name}: {value}" for name, value in self.qualifiers)
        quotes = "".join(source._repr_html_() for source in self.sources)
        known = f"<p>background knowledge: {html.escape(self.reference)}</p>" if self.reference else ""
        return f"<p><b>{html.escape(self.statement)}</b> {html.escape(stated)}</p>{quotes}{known}"


def explain(store: Store, drug: str, relation: str | None = None, object_: str | None = None) -> list[Explanation]:
    """Return the statements about a drug, all or those of a relation and an object, sorted.

    Names are as a person types them: "Amondys 45", "adverse effect", "joint pain", "HP:0002829". Raises
    QueryError if the drug, the relation or the object is not known, or nothing is said of them together.
    """
    told = _tell(store, nodes_called(store, drug, ParameterType.DRUG))
    if relation is not None:
        wanted = relation_called(relation, list(Relation)).value.removeprefix(_MG)
        told = {one: names for one, names in told.items() if one.relation == wanted}
    if not told:
        raise QueryError(f"the graph states nothing of {' '.join(filter(None, (drug, relation)))}")
    return list(told if object_ is None else _about(told, object_))


def _tell(store: Store, drug: Sequence[Term]) -> dict[Explanation, list[str]]:
    """Return all statements about a drug, each with the names of its object."""
    asked = {"drug": drug}
    names = store.select(_NAMES, asked).records_by("association")
    qualifiers = store.select(_QUALIFIERS, asked).records_by("association")
    sentences = store.select(_SENTENCES, asked).records_by("association")
    told: dict[Explanation, list[str]] = {}
    for row in store.select(_STATEMENTS, asked).records():
        key = row["association"]
        called = [_text(one["name"]) for one in names.get(key, ())]
        sources = tuple(_source(one, called) for one in sentences.get(key, ()))
        told[_explanation(row, qualifiers.get(key, ()), sources)] = called
    return told


def _explanation(row: _Record, qualifiers: Iterable[_Record], sources: tuple[Source, ...]) -> Explanation:
    relation = _text(row["relation"]).removeprefix(_MG)
    stated = [(_text(one["name"]), one["value"]) for one in qualifiers if one["name"] not in _NO_QUALIFIER]
    return Explanation(
        association=_text(row["association"]),
        drug=_text(row["drugName"]),
        relation=relation,
        relation_label=_text(row["relationName"]) or relation,
        object=_text(row["objectName"]) or _text(row["objectText"]),
        polarity=_text(row["polarity"]),
        scope=_text(row["scope"]),
        origin=_text(row["origin"]),
        qualifiers=tuple(stated),
        sources=sources,
        reference=_text(row["reference"]) or None,
    )


def _source(row: _Record, names: Sequence[str]) -> Source:
    sentence = _text(row["sentence"])
    return Source(
        sentence=sentence,
        page=_text(row["page"]),
        title=_text(row["title"]),
        section=_text(row["section"]),
        line=int(_text(row["line"])),
        quote=_text(row["quote"]),
        start=int(_text(row["start"])),
        end=int(_text(row["end"])),
        prefix=_text(row["prefix"]),
        suffix=_text(row["suffix"]),
        mentions=mentions(sentence, names),
    )


def mentions(sentence: str, names: Iterable[str]) -> tuple[Span, ...]:
    """Return where a sentence names a thing, by any of its names, in order; long names first, none twice.

    >>> mentions("Joint pain and pains occur.", ["pain", "joint pain"])
    (Span(start=0, end=10), Span(start=15, end=20))
    """
    found: list[Span] = []
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        for match in re.finditer(_pattern(name), sentence):
            span = Span(*match.span())
            if name and not any(span.overlaps(other) for other in found):
                found.append(span)
    return tuple(sorted(found))


def _pattern(name: str) -> str:
    """Return a pattern for a name as whole words; abbreviations keep their case, others may be plural."""
    words = r"\s+".join(map(re.escape, name.split()))
    return rf"(?<!\w){words}(?!\w)" if name.isupper() else rf"(?i)(?<!\w){words}(?:e?s)?(?!\w)"


def _about(told: Mapping[Explanation, Sequence[str]], text: str) -> list[Explanation]:
    """Return the statements whose object is called so, else those whose object's name holds these words."""
    wanted = {folded(text), folded(expand(text) or text)} | ({"anything"} if text == ANYTHING else set())
    called = {one: {folded(name) for name in (*names, one.object)} for one, names in told.items()}
    exact = [one for one, names in called.items() if names & wanted]
    part = [one for one, names in called.items() if any(folded(text) in name for name in names)]
    if exact or (part and text.strip()):
        return exact or part
    near = difflib.get_close_matches(folded(text), sorted({name for known in called.values() for name in known}))
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise QueryError(f'no such statement names "{text}"{hint}')


def _text(value: Value) -> str:
    return "" if value is None else str(value)
