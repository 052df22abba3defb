"""What the graph states, read for a page: facts with their qualifiers and the sentences that state them.

What one SELECT of `fact_queries` brings, properties of nodes, is put together here: each association with the labels of
its ends, its evidence with the page that holds it, a dose with what it consists of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, TypeAlias

from medgraph.model import ANYTHING, Polarity, Relation, Scope
from medgraph.prefixes import BASE, PREFIXES
from medgraph.rows import Rows
from medgraph.sparql import Bindings
from medgraph.visualisation import shown
from medgraph.web.explorer.addresses import address
from medgraph.web.explorer.fact_queries import about, of_drugs
from medgraph.web.explorer.frequency import Frequency, frequency_of

_MG = PREFIXES["mg"]
_RDFS_LABEL = PREFIXES["rdfs"] + "label"
_ANYTHING = _MG + "anything"

Said: TypeAlias = Mapping[str, list[tuple[str, str]]]
"""What is said of a node: the values of each property, as written and as they are called."""

_CORE = frozenset("subject predicate object objectText polarity scope origin evidence reference".split())
_LONGEST, _SENTENCE = 200, 2000


class Store(Protocol):
    """Whatever answers SELECT queries with parameters."""

    def select(self, sparql: str, bindings: Bindings | None = None) -> Rows:
        """Answer a query."""
        ...


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A sentence on its page, in pieces: `pieces` alternate between plain words and words that name the object."""

    page: str
    line: int
    key: str
    pieces: tuple[str, ...]
    section: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement about a drug, with the sentences it was read from; `dose` is what a dosage consists of.

    Labels are fit to be shown; addresses are made of them as they are.
    """

    drug: str
    drug_label: str
    drug_address: str
    relation: str
    object: str
    label: str
    address: str
    polarity: str
    scope: str
    origin: str
    said: Mapping[str, str]
    quotes: tuple[Quote, ...]
    reference: str
    frequency: Frequency | None
    dose: Mapping[str, str]

    @property
    def plain(self) -> bool:
        """Whether it is simply so: affirmed, and of people; how a drug works may have been seen elsewhere."""
        works = self.relation in (Relation.HAS_MECHANISM, Relation.TARGETS_GENE, Relation.TARGETS_EXON)
        return self.polarity == Polarity.AFFIRMED and (self.scope == Scope.HUMAN or (works and self.scope != "class"))

    @property
    def reserve(self) -> tuple[str, ...]:
        """What keeps it from being plainly so, in words."""
        words = {
            "negated": "denied",
            "hypothetical": "only supposed",
            "animal": "seen in animals",
            "class": "of the class",
        }
        marks = [words[mark] for mark in (self.polarity, self.scope) if mark in words]
        return (*marks, "background knowledge") if self.origin == "background" else tuple(marks)

    @property
    def serious(self) -> bool:
        """Whether the page calls the effect serious."""
        return self.said.get("serious") == "true"


@dataclass(frozen=True, slots=True)
class Drug:
    """A drug: its label, other names, and its open identifiers."""

    iri: str
    label: str
    names: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The drugs that were asked about, and the facts, sorted by drug, relation and name."""

    drugs: tuple[Drug, ...]
    facts: tuple[Fact, ...]


def facts_of(store: Store, drugs: Sequence[str]) -> Told:
    """Return all facts about drugs, given by their IRIs."""
    nodes = nodes_of(store.select(of_drugs(drugs)))
    return Told(tuple(_drug(iri, nodes[iri]) for iri in drugs if iri in nodes), _facts(nodes))


def facts_in(store: Store, associations: Sequence[str]) -> tuple[Fact, ...]:
    """Return the facts that associations state, given by their IRIs."""
    return _facts(nodes_of(store.select(about("association", associations)))) if associations else ()


def _facts(nodes: Mapping[str, Said]) -> tuple[Fact, ...]:
    return tuple(sorted((_fact(said, nodes) for said in nodes.values() if "subject" in said), key=_order))


def _order(fact: Fact) -> tuple[object, ...]:
    return fact.drug_label, fact.drug, fact.relation, fact.label, fact.polarity, fact.scope, sorted(fact.said.items())


def nodes_of(rows: Rows) -> dict[str, Said]:
    """Return what rows of node, property, value and label say of each node."""
    nodes: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for node, property_, value, label in rows.rows:
        if node is not None and property_ is not None and value is not None:
            pair = value.value, label.value if label is not None else value.value
            nodes[node.value][_name(property_.value)].append(pair)
    return {node: dict(said) for node, said in nodes.items()}


def _name(property_: str) -> str:
    return property_.removeprefix(_MG) if property_.startswith(_MG) else property_.rpartition("#")[2]


def _drug(iri: str, said: Said) -> Drug:
    label = first(said, "label") or iri
    names = sorted({name for name, _ in said.get("altLabel", ())} - {label})
    links = sorted({link for link, _ in said.get("exactMatch", ()) if not link.startswith(BASE)})
    return Drug(iri, shown(label, _LONGEST), tuple(shown(name, _LONGEST) for name in names), tuple(links))


def _fact(said: Said, nodes: Mapping[str, Said]) -> Fact:
    object_, label = said.get("object", [("", "")])[0]
    label = "anything" if object_ in (_ANYTHING, ANYTHING) else label or first(said, "objectText")
    dosage = nodes.get(object_, {}) if object_.startswith(BASE + "dosage/") else {}
    meant = {
        name: ", ".join(sorted({called for _, called in pairs})) for name, pairs in said.items() if name not in _CORE
    }
    drug = first(said, "subject")
    drug_label = first(nodes.get(drug, {}), "label") or drug
    return Fact(
        drug=drug,
        drug_label=shown(drug_label, _LONGEST),
        drug_address=address(drug, drug_label),
        relation=first(said, "predicate").removeprefix(_MG),
        object=object_,
        label=shown(label, _LONGEST),
        address=address(object_, label),
        polarity=first(said, "polarity"),
        scope=first(said, "scope"),
        origin=first(said, "origin"),
        said={name: shown(text, _LONGEST) for name, text in sorted(meant.items())},
        quotes=_quotes(said, nodes, label),
        reference=first(said, "reference"),
        frequency=frequency_of(meant),
        dose={name: shown(pairs[0][1], _LONGEST) for name, pairs in sorted(dosage.items())},
    )


def _quotes(said: Said, nodes: Mapping[str, Said], label: str) -> tuple[Quote, ...]:
    quotes = (_quote(iri, nodes.get(iri, {}), nodes, label) for iri, _ in said.get("evidence", ()))
    return tuple(sorted(quotes))


def _quote(iri: str, said: Said, nodes: Mapping[str, Said], label: str) -> Quote:
    page = nodes.get(first(said, "hasSource"), {})
    sentence = shown(first(said, "sentence"), _SENTENCE)
    return Quote(
        page=first(page, "name") or first(said, "hasSource"),
        line=int(first(said, "line") or 0),
        key=iri.rpartition("/")[2],
        pieces=marked(sentence, label),
        section=shown(first(said, "section"), _LONGEST),
        title=shown(first(page, "label"), _LONGEST),
        kind=first(page, "sourceKind"),
    )


def first(said: Said, name: str) -> str:
    """Return the first value of a property as written, "" if it has none."""
    return said[name][0][0] if name in said else ""


def marked(sentence: str, name: str) -> tuple[str, ...]:
    """Return a sentence in pieces, every second of which is the name.

    >>> marked("Fever and chills; fever may be high.", "fever")
    ('', 'Fever', ' and chills; ', 'fever', ' may be high.')
    """
    wanted, where, pieces, begun = name.lower(), sentence.lower(), [], 0
    at = where.find(wanted) if wanted and len(where) == len(sentence) else -1
    while at >= 0:
        pieces += [sentence[begun:at], sentence[at : at + len(name)]]
        begun = at + len(name)
        at = where.find(wanted, begun)
    return (*pieces, sentence[begun:])


def by_object(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Return facts in groups that say the same thing of the same drug, the most frequent and serious first.

    Several pages may give one effect different frequencies: one group, and as many lines.
    """
    key = lambda fact: (fact.label.casefold(), fact.object)  # noqa: E731
    groups = [sorted(group, key=_telling) for _, group in groupby(sorted(facts, key=key), key=key)]
    return sorted(groups, key=lambda group: (_telling(group[0]), group[0].label.casefold()))


def _telling(fact: Fact) -> tuple[float, bool, str]:
    return fact.frequency.order if fact.frequency else 0.0, not fact.serious, ",".join(fact.said.values())
