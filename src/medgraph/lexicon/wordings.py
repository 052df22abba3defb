"""Wordings of conditions kept by hand for grounding alone: lay words, kinds of a condition, and heads of names.

A wording is the same as its concept ("problems sleeping": insomnia), or a kind of it ("toothache": pain), or ends in
a head, so that any name with that last word is a kind of it ("procedural pain", "retroperitoneal hemorrhage").
"""

from __future__ import annotations

import re
from functools import cache

from medgraph.lexicon.folding import normalise
from medgraph.lexicon.tables import Term, rows

_NO_KIND = frozenset(
    "no non not without anti absent decreased reduced less low lower minimal controlled painless pre pseudo fear of"
    " in for to at on from with and or risk prevention prophylaxis history family possible suspected like test".split()
)
_LONGEST_MODIFIER = 3  # words


def same_wording(name: str) -> Term | None:
    """Return the concept that a wording means, None if the table does not have it.

    >>> same_wording("problems sleeping")
    Term(curie='HP:0100785', label='Insomnia')
    """
    return _table()[0].get(normalise(name))


def kind_wording(name: str) -> Term | None:
    """Return the concept that a whole wording is a kind of.

    >>> kind_wording("toothache").label
    'Pain'
    """
    return _table()[1].get(normalise(name))


def kind_by_head(name: str) -> Term | None:
    """Return the concept that a name is a kind of by its last words, after at most three that may go before.

    >>> kind_by_head("procedural pain").label
    'Pain'
    >>> kind_by_head("fear of pain")
    """
    words = normalise(name).split()
    for cut in range(1, min(len(words), _LONGEST_MODIFIER + 1)):
        if words[cut - 1] in _NO_KIND or not re.fullmatch(r"[a-z]{3,}", words[cut - 1]):
            return None
        found = _table()[2].get(" ".join(words[cut:]))
        if found:
            return found
    return None


@cache
def _table() -> tuple[dict[str, Term], dict[str, Term], dict[str, Term]]:
    """Return the concepts by folded wording, by the folded name of a kind, and by folded head."""
    found: tuple[dict[str, Term], dict[str, Term], dict[str, Term]] = ({}, {}, {})
    for curie, label, *columns in rows("own/wordings.tsv"):
        for table, wordings in zip(found, columns, strict=True):
            for wording in filter(None, wordings.split("|")):
                table.setdefault(normalise(wording), Term(curie, label))
    return found
