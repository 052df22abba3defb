"""Classes of drugs, by the names that pages give them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from medgraph.lexicon.folding import normalise
from medgraph.lexicon.tables import Term, rows


def drug_class(name: str) -> Term | None:
    """Return the class that a name stands for, with the label that we give it, None if it has no identifier.

    >>> drug_class("SSRI")
    Term(curie='MESH:D017367', label='selective serotonin reuptake inhibitor')
    """
    return _classes().get(normalise(name))


@cache
def _classes() -> Mapping[str, Term]:
    found: dict[str, Term] = {}
    for curie, label, others, *_ in rows("own/classes.tsv"):
        for name in filter(None, (label, *others.split("|"))):
            found.setdefault(normalise(name), Term(curie, label))
    return found
