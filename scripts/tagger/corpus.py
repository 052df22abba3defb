"""Labels whose adverse reactions experts marked, as they lie in one JSON file.

The file lists sections: `label`, `section`, `text`, `adverse_events` (each with `mention` and `kind`). A string that
was marked in people counts for its whole label, however its pieces lie. Nothing of the texts is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from medgraph.extraction.adverse_effect.tagger.tokens import normalised
from medgraph.model import SectionType

SECTIONS = {
    "boxed warnings": SectionType.BOXED_WARNING,
    "warnings and precautions": SectionType.WARNINGS,
    "adverse reactions": SectionType.ADVERSE_REACTIONS,
}
SET_ASIDE = 21

Label = TypeVar("Label")


@dataclass(frozen=True, slots=True)
class MarkedLabel:
    """A label: its sections, and the strings that experts marked on it."""

    name: str
    sections: tuple[tuple[SectionType, str], ...]
    marked: frozenset[str]


def read_corpus(path: Path) -> list[MarkedLabel]:
    """Return the labels of a file in the order of their names' hashes."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for section in json.loads(path.read_text(encoding="utf-8")):
        by_name.setdefault(section["label"], []).append(section)
    return sorted((_label(name, sections) for name, sections in by_name.items()), key=_hash)


def development(labels: Iterable[MarkedLabel]) -> list[MarkedLabel]:
    """Return the labels that figures are read off, by name: all but the first by the hash of their names."""
    return by_name(sorted(labels, key=_hash)[SET_ASIDE:])


def by_name(labels: Iterable[MarkedLabel]) -> list[MarkedLabel]:
    """Return labels in the order of their names."""
    return sorted(labels, key=lambda label: label.name)


def folds(labels: Sequence[Label], number: int) -> list[list[Label]]:
    """Return labels dealt out in turn."""
    return [list(labels[start::number]) for start in range(number)]


def _hash(label: MarkedLabel) -> str:
    return sha256(label.name.encode()).hexdigest()


def _label(name: str, sections: list[dict[str, Any]]) -> MarkedLabel:
    texts = tuple((SECTIONS[str(s["section"])], str(s["text"])) for s in sections)
    return MarkedLabel(name, texts, frozenset(normalised(m for s in sections for m in _mentions(s))))


def _mentions(section: dict[str, Any]) -> list[str]:
    return [event["mention"] for event in section["adverse_events"] if event["kind"] == "human"]
