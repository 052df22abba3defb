"""What one page gives: read, understood and grounded, each quote held against its source.

A page of which nobody foresaw how it would break something is a page that cannot be read: the kind of the exception
and the page make one line, and the others go on. A quote that is not in its source is no such thing: it is a fault
of medgraph, of which nobody knows how far it reaches, and it ends the run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import medgraph
from medgraph import lexicon
from medgraph.errors import DriftError, UnreadableInputError
from medgraph.extraction import extract_facts
from medgraph.graph import Run
from medgraph.grounding import ground
from medgraph.model import GroundedFact, Monograph, Residue, View
from medgraph.monographs import Input, read_input
from medgraph.resources import own_folder, resource


@dataclass(frozen=True, slots=True)
class Page:
    """What one page gave: the monograph (without its text), its grounded facts, and what was not understood."""

    monograph: Monograph
    facts: tuple[GroundedFact, ...]
    residue: tuple[Residue, ...]


def read_page(page: Input) -> Page | UnreadableInputError:
    """Read, understand and ground one page. Raises DriftError if a quote is not what its offsets say."""
    try:
        return _read(page)
    except DriftError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this page's
        message = f"a fault of medgraph, please report it: {type(error).__name__}: {error}"
        return UnreadableInputError(message[:_LONGEST], place=page.place)


_LONGEST = 200


def _read(page: Input) -> Page | UnreadableInputError:
    monograph = read_input(page)
    if isinstance(monograph, UnreadableInputError):
        return monograph
    extraction = extract_facts(monograph)
    facts = tuple(ground(extraction.facts))
    _verify(monograph, facts)
    bare = replace(monograph, view=View("", "", (), ()), blocks=())
    return Page(bare, facts, extraction.residue)


def _verify(monograph: Monograph, facts: Iterable[GroundedFact]) -> None:
    for grounded in facts:
        for evidence in grounded.fact.evidence:
            if monograph.text_at(evidence.path)[evidence.start : evidence.end] != evidence.quote:
                raise DriftError(
                    f"this quote is not in its source at {evidence.start}: {evidence.quote}", place=monograph.path
                )


@cache
def run() -> Run:
    """Return what pages are read with: the version, hashes of rules and what was learned, and of the lexicons."""
    learned = [(resource(f"data/{folder}"), pattern) for folder, pattern in LEARNED.items()]
    rules = _hash_of([(Path(__file__).parent, "**/*.py"), *learned])
    return Run(medgraph.__version__, rules, lexicon.state())


LEARNED = {"naming": "*.tsv", "tagger": "*.*", "topics": "*.tsv"}
"""The tables and models that pages are read with, by their folders in `data`."""


@cache
def state() -> str:
    """Name all that a page's part of the graph depends on, but for the page itself."""
    used = run()
    tables = [(resource("ontology"), "*.ttl"), (resource("data/reference"), "*.*"), (own_folder("transcripts"), "*.*")]
    return " ".join([used.version, used.rules, used.lexicon, _hash_of(tables)])


def _hash_of(files: Iterable[tuple[Path, str]]) -> str:
    digest = hashlib.sha256()
    for folder, pattern in files:
        for path in sorted(folder.glob(pattern)):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:20]
