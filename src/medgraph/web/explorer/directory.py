"""The names of everything that has a page: what completion offers, and what an address stands for.

It is read from the graph's labels once, when the first page is asked for, and kept in the process that serves; no
page reads it again from the graph. A name is found by the beginning of any of its words; things that more statements
are about come first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from medgraph.patterns import Pattern
from medgraph.prefixes import compact, expand
from medgraph.queries.names import folded
from medgraph.terms import Iri, Literal, Term, n3
from medgraph.web.explorer.addresses import KINDS, address, kind_of
from medgraph.web.explorer.facts import Store

_CLASSES = (
    "mg:Drug mg:Substance mg:Gene mg:Exon mg:Condition mg:Disease mg:Phenotype mg:DrugClass mg:Mechanism mg:Route "
    "mg:SubstanceGroup mg:ClinicalTest mg:Population mg:Monograph"
)
NAMES = f"""SELECT ?node ?name ?rank WHERE {{
  VALUES ?class {{ {_CLASSES} }}
  ?node a ?class .
  {{ ?node rdfs:label ?name BIND(0 AS ?rank) }}
  UNION {{ ?node skos:altLabel|mg:brandName|mg:genericName|mg:name ?name BIND(1 AS ?rank) }}
}}"""
COUNTS = """SELECT ?node (COUNT(?association) AS ?count) WHERE {
  { ?association mg:object ?node } UNION { ?association mg:subject ?node }
}
GROUP BY ?node"""
_CALLED = f"""SELECT DISTINCT ?node ?name WHERE {{
  VALUES ?class {{ {_CLASSES} }}
  ?node a ?class ; rdfs:label|skos:altLabel|mg:brandName|mg:genericName|mg:name ?name .
  FILTER(CONTAINS(REPLACE(CONCAT(" ", LCASE(?name)), "[-/(]", " "), REPLACE(CONCAT(" ", %s), "[-/(]", " ")))
}}
ORDER BY ?name"""
_WORD = Pattern(r"(?<![^\s\-/(])\S")
_SEEN = 4000
_LONGEST = 200
PATIENCE = 600  # seconds: all names of a large graph are read once, and no page comes before that


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that has a page: `count` statements are about it."""

    iri: str
    kind: str
    label: str
    count: int = 0

    @property
    def address(self) -> str:
        """The path of its page."""
        return address(self.iri, self.label)


@dataclass(frozen=True, slots=True)
class Directory:
    """All names, in an order in which they are found by their beginnings."""

    entries: Sequence[Entry] = ()
    _keys: list[tuple[str, int, int, str]] = field(default_factory=list, repr=False)
    _named: dict[tuple[str, str], list[int]] = field(default_factory=dict, repr=False)
    _by_iri: dict[str, int] = field(default_factory=dict, repr=False)

    def complete(self, text: str, kinds: Sequence[str] = (), limit: int = 10) -> list[tuple[Entry, str]]:
        """Return the things that a text begins a name of, the likeliest first, each with that name."""
        wanted = folded(text)
        if not wanted:
            return []
        best: dict[int, tuple[tuple[bool, bool, int, int, int], str]] = {}
        for key, place, rank, name in self._beginning(wanted):
            entry = self.entries[place]
            if kinds and entry.kind not in kinds:
                continue
            score = (folded(name) != wanted, not folded(name).startswith(wanted), rank, -entry.count, len(key))
            if place not in best or score < best[place][0]:
                best[place] = (score, name)
        order = sorted(best.items(), key=lambda item: (item[1][0], self.entries[item[0]].label))
        return [(self.entries[place], name) for place, (_, name) in order[:limit]]

    def _beginning(self, wanted: str) -> Iterator[tuple[str, int, int, str]]:
        start = bisect_left(self._keys, (wanted,))
        for key in self._keys[start : start + _SEEN]:
            if not key[0].startswith(wanted):
                return
            yield key

    def find(self, kind: str, text: str) -> list[Entry]:
        """Return what a kind's name stands for: by label, else another name, else an identifier."""
        kinds = ("effect", "disease") if kind in ("effect", "disease") else (kind,)
        places = sorted({place for each in kinds for place in self._named.get((each, folded(text)), ())})
        if places:
            labelled = [place for place in places if folded(self.entries[place].label) == folded(text)]
            return sorted((self.entries[place] for place in labelled or places), key=lambda entry: entry.kind != kind)
        found = self.by_iri(text) or self.by_iri(expand(text) or "")
        return [found] if found and found.kind in kinds else []

    def by_iri(self, iri: str) -> Entry | None:
        """Return the thing of an IRI, None if it has no page."""
        place = self._by_iri.get(iri)
        return None if place is None else self.entries[place]

    def most(self, kind: str, limit: int) -> list[Entry]:
        """Return the things of a kind that most is stated about."""
        of_kind = (entry for entry in self.entries if entry.kind == kind and entry.count)
        return sorted(of_kind, key=lambda entry: (-entry.count, entry.label))[:limit]

    def totals(self) -> dict[str, int]:
        """Return how many things of each kind something is stated about."""
        totals = dict.fromkeys(KINDS, 0)
        for entry in self.entries:
            totals[entry.kind] += entry.count > 0 or entry.kind in ("source", "exon")
        return totals


def read_directory(store: Store) -> Directory:
    """Read the names from a graph, with two queries; a worker does it, the process that serves keeps what it gives."""
    counts = {_text(node): int(_text(count)) for node, count in store.select(COUNTS).rows}
    return directory_of(store.select(NAMES).rows, counts)


def directory_of(rows: Iterable[Sequence[Term | None]], counts: dict[str, int]) -> Directory:
    """Return the directory of named nodes; a row has a node, a name, and 0 where that is its label.

    >>> node, name = Iri("https://w3id.org/medgraph/drug/casimersen"), Literal("casimersen")
    >>> known = directory_of([(node, name, Literal("0")), (node, Literal("Amondys 45"), Literal("1"))], {node.value: 9})
    >>> [(entry.label, name) for entry, name in known.complete("45")]
    [('casimersen', 'Amondys 45')]
    """
    names: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for node, name, rank in rows:
        if isinstance(node, Iri) and isinstance(name, Literal) and kind_of(node.value):
            names[node.value].add((int(_text(rank)), name.value))
    directory = Directory([_entry(iri, names[iri], counts) for iri in sorted(names)])
    for place, entry in enumerate(directory.entries):
        directory._by_iri[entry.iri] = place
        _enter(directory, place, entry, sorted(names[entry.iri]))
    directory._keys.sort()
    return directory


def called(text: str) -> str:
    """Return the query for what has a name of which a word begins so, as `Directory.complete` finds it."""
    return _CALLED % n3(Literal(folded(text)))


def _entry(iri: str, names: set[tuple[int, str]], counts: dict[str, int]) -> Entry:
    kind = kind_of(iri)
    label = min((name for rank, name in names if rank == 0), default=compact(iri))
    return Entry(iri, kind, label, counts.get(iri, 0))


def _enter(directory: Directory, place: int, entry: Entry, names: Sequence[tuple[int, str]]) -> None:
    offered = entry.count or entry.kind in ("source", "exon")
    for rank, name in names:
        key = folded(name[:_LONGEST])
        directory._named.setdefault((entry.kind, folded(name)), []).append(place)
        if offered:
            directory._keys.extend((key[at.start() :], place, rank, name[:_LONGEST]) for at in _WORD.finditer(key))


def _text(term: Term | None) -> str:
    return term.value if term is not None else ""
