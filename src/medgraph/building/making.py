"""Make the parts of all pages that are not there yet, and let the pages agree on what they share.

Pages go by one by one: read, hashed, looked up; only those whose part is not there go to a worker. Two things
a page cannot know alone: that another page calls the same node otherwise, and that one of its statements breaks a
shape once the others are there. Both are rare. Such pages are made once more, and told.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from medgraph.building.job import job
from medgraph.building.loading import StoreLoader
from medgraph.building.parts import Made, Part
from medgraph.building.stock import Stock
from medgraph.building.working import Workers
from medgraph.errors import SupersededError, UnreadableInputError
from medgraph.files import write_atomically
from medgraph.graph import Used, background_of, node_labels
from medgraph.graph.ntriples import iri
from medgraph.iris import graph_iri
from medgraph.monographs import Input, Inputs, load_input
from medgraph.pool import Track, each_of, weight_of

Pairs = tuple[tuple[str, str], ...]
Result = Made | UnreadableInputError


class Told(NamedTuple):
    """What a page does not know alone: names of nodes by IRI, and associations to keep out with the reason."""

    labels: Pairs = ()
    omit: Pairs = ()


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where parts are made: what is there, where the bytes of pages are kept, who works, and what fills the store."""

    stock: Stock
    sources: Path
    workers: Workers
    loader: StoreLoader
    track: Track[bytes] | None = None


@dataclass(slots=True)
class Parts:
    """The parts of all pages that could be read, in the order of the pages, and why others could not."""

    made: list[Made] = field(default_factory=list)
    problems: list[UnreadableInputError] = field(default_factory=list)
    superseded: list[SupersededError] = field(default_factory=list)
    told: dict[str, Told] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Add what a page gave."""
        if isinstance(result, Made):
            self.made.append(result)
        elif isinstance(result, SupersededError):
            self.superseded.append(result)
        else:
            self.problems.append(result)

    @property
    def kept_out(self) -> frozenset[str]:
        """The IRIs of the associations that a page alone keeps out."""
        found = (each for made in self.made for each in made.summary.kept_out)
        return frozenset(name for each in found for name in each.associations)

    @property
    def used(self) -> Used:
        """What all pages use."""
        concepts = {concept for made in self.made for concept in made.summary.used.concepts}
        drugs = {drug for made in self.made for drug in made.summary.used.drugs}
        return Used(frozenset(concepts), frozenset(drugs))


def make_parts(inputs: Inputs, shop: Workshop) -> Parts:
    """Make the parts of pages, or find them made; where there are no results before, each goes to the store at once."""
    parts = Parts()
    guessed = {place: Told(labels) for place, labels in shop.stock.labels.items()}
    for result in _each_made(inputs, len(inputs), shop, guessed):
        parts.add(result)
        if isinstance(result, Made) and not shop.stock.head:
            shop.loader.add(iri(graph_iri(result.summary.name)), result.graph)
    parts.told.update(guessed)
    tell(inputs, shop, parts, labels_told(parts))
    return parts


def tell(inputs: Inputs, shop: Workshop, parts: Parts, told: Mapping[str, Told]) -> None:
    """Make those parts anew whose pages, by place, are to be told something else than they were."""
    wrong = {place for place in told.keys() | parts.told.keys() if told.get(place) != parts.told.get(place)}
    if wrong:
        _make_again(inputs, shop, parts, {place: told.get(place, Told()) for place in wrong})
    parts.told = dict(told)


def _make_again(inputs: Inputs, shop: Workshop, parts: Parts, told: Mapping[str, Told]) -> None:
    pages = (each for each in inputs if each.place in told)
    anew = {made.summary.place: made for made in _each_made(pages, len(told), shop, told) if isinstance(made, Made)}
    parts.made[:] = [anew.get(made.summary.place, made) for made in parts.made]


def labels_told(parts: Parts) -> dict[str, Told]:
    """Return for each page the names of its nodes that another page's word for them has the better of."""
    used = parts.used
    names = node_labels(used | Used.of(background_of(used)))
    called: defaultdict[str, set[str]] = defaultdict(set)
    for concept in used.concepts:
        called[concept.iri].add(concept.label)
    open_ = frozenset(node for node, labels in called.items() if labels != {names.get(node)})
    told = {made.summary.place: _to_tell(made, open_, names) for made in parts.made} if open_ else {}
    return {place: Told(labels) for place, labels in told.items() if labels}


def _to_tell(made: Made, open_: frozenset[str], names: Mapping[str, str]) -> Pairs:
    used = Used(frozenset(c for c in made.summary.used.concepts if c.iri in open_))
    own = node_labels(used)
    return tuple(sorted((node, names[node]) for node in own if own[node] != names[node]))


def _each_made(inputs: Iterable[Input], count: int, shop: Workshop, told: Mapping[str, Told]) -> Iterator[Result]:
    """Yield what each input gives, in their order."""
    slots: deque[Result | str] = deque()
    jobs, executor = shop.workers
    waiting = _waiting(inputs, shop, told, slots)
    for result in each_of(job, waiting, count, jobs=jobs, weigh=_weight, track=shop.track, executor=executor):
        yield from _ready(slots)
        key = slots.popleft()
        yield result if isinstance(result, UnreadableInputError) else shop.stock.put(str(key), result)
    yield from _ready(slots)


def _ready(slots: deque[Result | str]) -> Iterator[Result]:
    while slots and not isinstance(slots[0], str):
        yield slots[0]
        slots.popleft()


def _waiting(
    inputs: Iterable[Input], shop: Workshop, told: Mapping[str, Told], slots: deque[Result | str]
) -> Iterator[Part]:
    """Yield the parts that must be made; for each input its part is left in `slots`, or its key until it is made."""
    for found in inputs:
        page = load_input(found)
        if isinstance(page, UnreadableInputError):
            slots.append(page)
            continue
        part = Part(page, *told.get(page.place, Told()))
        made = shop.stock.find(part.key)
        slots.append(made or part.key)
        keep_source(shop, page.data or b"")
        if made is None:
            yield part


def _weight(part: Part) -> int:
    return weight_of(part.page)


def keep_source(shop: Workshop, data: bytes) -> None:
    """Keep the bytes of a page, named by their SHA-256; those that are kept already are linked to."""
    name = hashlib.sha256(data).hexdigest()
    kept = shop.stock.results / "sources" / name if shop.stock.results else None
    target = shop.sources / name
    if target.exists():
        return
    try:
        if kept:
            os.link(kept, target)
            return
    except OSError:  # not kept yet, or a file system without links
        pass
    write_atomically(target, data)
