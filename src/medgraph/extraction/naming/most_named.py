"""Tell the drug that a page speaks of most, by whichever name: a feature may say "Depo-Provera" ten times and what it is once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from medgraph.extraction.naming.brand_words import NAME
from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.lexicon import drugs_of_brand
from medgraph.patterns import Pattern

__all__ = ["is_outnamed", "most_named"]

_BEGINNING = 900
_OFTEN = 5
_TWICE = 2
_FAR = 3


def most_named(text: str) -> Iterator[str]:
    """Yield the drug that a page names first and most, or begins with and names half as often again as any other.

    >>> list(most_named("Call it warfarin. Coumadin is old, and Coumadin is cheap. Unlike aspirin, warfarin thins. Warfarin!"))
    ['warfarin']
    >>> list(most_named("Alteplase is given at once. Heparin may follow alteplase.")), list(most_named("Alteplase or heparin?"))
    (['alteplase'], [])
    """
    (name, times), (_, others) = [*_times_named(text).most_common(2), ("", 0), ("", 0)][:2]
    begun = list(_times_named(text[:_BEGINNING]))
    is_first = times >= _TWICE and times > others and begun[:1] == [name]
    if is_first or (times >= max(_OFTEN, others * 3 / 2) and name in begun):
        yield name


def is_outnamed(drug: str, text: str) -> bool:
    """Tell whether a page names another drug far more often than this one: "Adrenaline works by …" on a page about propranolol.

    A drug that no vocabulary has, and so none of whose brands is known, is not judged by that.

    >>> is_outnamed("aspirin", "Aspirin is known. " + "Warfarin thins blood. " * 6), is_outnamed("aspirin", "Aspirin and warfarin.")
    (True, False)
    >>> is_outnamed("zubrelint", "Zubrelint is new. Take zubrelint daily. " + "Warfarin thins blood. " * 5)
    False
    """
    counts = _times_named(text)
    own = {drug, *drug.split(" / ")}
    mine = max(counts[name] for name in own)
    others = max((times for name, times in counts.items() if not _may_be(name, own)), default=0)
    return mine > 0 and others >= max(_OFTEN, _FAR * mine)


def _may_be(name: str, own: set[str]) -> bool:
    """Tell whether a name may mean one of others: a vaccine has many."""
    alike = "vaccine" in name and any("vaccine" in each for each in own)
    return alike or not own.isdisjoint({name, *name.split(" / ")})


@lru_cache(maxsize=16)
def _times_named(text: str) -> Counter[str]:
    """Return how often a text names each drug, by its own names and by brands that are one drug's alone.

    The vaccine that a text names most is "the vaccine" as well.
    """
    counts = Counter(name for name, _ in DrugNames("", frozenset()).mentions(text)) + Counter(_branded(text))
    vaccine = next((name for name, _ in counts.most_common() if "vaccine" in name), None)
    return counts + Counter([vaccine] * len(_THE_VACCINE.findall(text))) if vaccine else counts


_THE_VACCINE = Pattern(r"\b(?:the|this) (?:vaccine|jab)\b", re.IGNORECASE)


_NAME = Pattern(rf"(?<![\w-]){NAME}")


def _branded(text: str) -> Iterator[str]:
    for found in _NAME.finditer(text):
        words = found[0].split()
        runs = (words[start:end] for start in range(len(words)) for end in range(len(words), start, -1))
        yield from next((drugs for drugs in map(_brand, runs) if len(drugs) == 1), ())


def _brand(words: list[str]) -> frozenset[str]:
    return drugs_of_brand(" ".join(words).rstrip("®™"))
