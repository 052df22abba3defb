"""What people keep by hand about conditions: clinical names, and reviewed denials of wrong matches."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from medgraph.lexicon.folding import normalise
from medgraph.lexicon.tables import Term, rows


class Denial(NamedTuple):
    """A reviewed denial: the concepts that a name must not be led to, the right one if any, and where."""

    wrong: frozenset[str]
    right: str
    prose_only: bool


@cache
def denials() -> dict[str, Denial]:
    """Return the denials of phenotypes and diseases by folded name."""
    found: dict[str, Denial] = {}
    for name, kind, where, wrong, right, *_ in rows("own/deny.tsv"):
        if kind != "drug":
            before = found.get(normalise(name), Denial(frozenset(), "", True))
            found[normalise(name)] = Denial(
                before.wrong | set(wrong.split("|")), right or before.right, before.prose_only and where == "prose"
            )
    return found


@cache
def clinical_names() -> tuple[dict[str, Term], dict[str, str]]:
    """Return the hand-kept clinical names: concept by folded name, and clinical label by CURIE."""
    by_name: dict[str, Term] = {}
    labels: dict[str, str] = {}
    for curie, label, surfaces, *_ in rows("own/labels.tsv"):
        term = Term(curie, label)
        labels.setdefault(curie, label)
        for name in filter(None, [label, *surfaces.split("|")]):
            by_name.setdefault(normalise(name), term)
    return by_name, labels


def clinical_label(term: Term) -> str:
    """Return the label that people are shown for a concept: ours if there is one, else the vocabulary's.

    >>> clinical_label(Term("HP:0002829", "Arthralgia"))
    'arthralgia'
    """
    known = clinical_names()[1].get(term.curie)
    return known or (term.label if re.search(r"[A-Z]{2}|\\d", term.label) else term.label.lower())
