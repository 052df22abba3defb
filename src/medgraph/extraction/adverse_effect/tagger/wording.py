"""The words of a string and those around its likeliest place, as a logistic model weighs them.

Trees ask numbers, and there are too many words to make numbers of: "risk of", "patients with", the title of a part. So a model that
knows nothing else weighs them first, and the trees are told what it says. It is a conditional random field of
single items, for that is a logistic model, and the library is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

import pycrfsuite

from medgraph.extraction.adverse_effect.tagger.places import Place

MARKED, UNMARKED = "Y", "N"
_EDGE = ("#",) * 3


def wording(string: str, best: Place) -> list[str]:
    """Return what is told of a string in words: its own, and those around its likeliest place."""
    return [*_own(string.split(" ")), *_around(best), *(f"cue={cue}" for cue in best.read.cues[best.start])]


def _own(words: list[str]) -> Iterator[str]:
    first, last = words[0], words[-1]
    yield from (f"w={word}" for word in dict.fromkeys(words))
    yield from (f"first={first}", f"p4={first[:4]}", f"last={last}", f"s3={last[-3:]}", f"s4={last[-4:]}")
    yield from (f"opens={' '.join(words[:2])}", f"closes={' '.join(words[-2:])}", f"all={' '.join(words)}")
    yield f"n={min(len(words), 6)}"


def _around(best: Place) -> Iterator[str]:
    words = (*_EDGE, *best.read.tokens.words, *_EDGE)
    start, end = best.start + len(_EDGE), best.end + len(_EDGE)
    far, near, before = words[start - 3 : start]
    behind, next_behind = words[end : end + 2]
    yield from (f"-1={before}", f"-2={near}|{before}", f"-3={far}|{near}|{before}")
    yield from (f"+1={behind}", f"+2={behind}|{next_behind}", f"-+={before}|{behind}")
    yield from (f"head={best.read.heads[best.start]}", f"sec={best.read.section}")


def worded(told: list[str], weights: pycrfsuite.Tagger) -> float:
    """Return the probability that weights give to what is told in words."""
    weights.set(pycrfsuite.ItemSequence([told]))
    return float(weights.marginal(MARKED, 0))
