"""Tell the drug that a page speaks of most, by whichever name: a feature may say "Depo-Provera" ten times and what it is once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import dropwhile, pairwise, takewhile

from medgraph.extraction.naming.times_named import named_in_order, times_named
from medgraph.lexicon import is_same_drug
from medgraph.patterns import Pattern

__all__ = ["is_among_others", "is_kind_only", "is_outnamed", "most_named"]

_BEGINNING = 900
_OFTEN = 5
_TWICE = 2
_FAR = 3
_SEVERAL = 3


def most_named(text: str) -> Iterator[str]:
    """Yield the drug that a page names first and most, or begins with and names half as often again as any other.

    >>> list(most_named("Call it warfarin. Coumadin is old, and Coumadin is cheap. Unlike aspirin, warfarin thins. Warfarin!"))
    ['warfarin']
    >>> list(most_named("Alteplase is given at once. Heparin may follow alteplase.")), list(most_named("Alteplase or heparin?"))
    (['alteplase'], [])
    >>> list(most_named("Salbutamol, tiotropium and salmeterol are inhaled. Salbutamol is quick."))
    []
    """
    counts = Counter({name: times for name, times in times_named(text).items() if not is_kind_only(name, text)})
    (name, times), (_, others) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    begun = [each for each in times_named(text[:_BEGINNING]) if each in counts]
    is_first = times >= _TWICE and times > others and begun[:1] == [name]
    if (is_first and not _is_listed(name, text)) or (times >= max(_OFTEN, others * 3 / 2) and name in begun):
        yield name


_JOINS = Pattern(r"(?:\s*\([^()]*\))?\s*(?:,|;|,?\s(?:and|or)\s)\s*")
_IN_BRACKET = Pattern(r"\([^()]*$")
_OTHERS_BEHIND = Pattern(r"(?:,[^(),]+){2,}\)")
_LISTED = 3


def _is_listed(drug: str, text: str) -> bool:
    """Tell whether a text names a drug first as one in a list of several, or in a bracket with others: "inhalers (salbutamol, Clenil, …)"."""
    spans = [span for _, span in dropwhile(lambda found: not is_same_drug(found[0], drug), named_in_order(text))]
    if spans and _IN_BRACKET.search(text, 0, spans[0].start) and _OTHERS_BEHIND.match(text, spans[0].end):
        return True
    joined = takewhile(lambda pair: _JOINS.fullmatch(text[pair[0].end : pair[1].start]), pairwise(spans))
    return 1 + len(list(joined)) >= _LISTED


def is_outnamed(drug: str, text: str) -> bool:
    """Tell whether a page names another drug far more often than this one: "Adrenaline works by …" on a page about propranolol.

    One that is named once, and not first, is none to go by. A drug that no vocabulary has, and so none of whose brands is
    known, is not judged by that.

    >>> is_outnamed("aspirin", "Aspirin is known. " + "Warfarin thins blood. " * 2), is_outnamed("aspirin", "Aspirin and warfarin.")
    (True, False)
    >>> is_outnamed("zubrelint", "Zubrelint is new. Take zubrelint daily. " + "Warfarin thins blood. " * 5)
    False
    """
    mine, others = _mine_and_others(drug, text)
    if mine == 1 and not any(is_same_drug(next(iter(times_named(text))), part) for part in (drug, *drug.split(" / "))):
        return True
    return mine > 0 and max(others, default=0) >= (_TWICE if mine == 1 else max(_OFTEN, _FAR * mine))


_KINDS = frozenset({"insulin", "interferon", "immune globulin"})


def is_kind_only(drug: str, text: str) -> bool:
    """Tell whether a name is but the kind of a drug that a text names more exactly, and as often: "insulin", "insulin glargine".

    >>> is_kind_only("insulin", "Your insulin: take insulin glargine at night. Lantus is clear."), is_kind_only("insulin", "Insulin lowers sugar.")
    (True, False)
    """
    counts = times_named(text)
    return drug in _KINDS and any(
        times >= max(_TWICE, counts[drug]) for name, times in counts.items() if name.startswith(f"{drug} ")
    )


def is_among_others(drug: str, text: str) -> bool:
    """Tell whether a page names several other drugs about as often as this one, as a guideline or a list does.

    >>> is_among_others("heparin", "Apixaban, edoxaban, dabigatran or heparin? " * 2)
    True
    """
    mine, others = _mine_and_others(drug, text)
    return sum(times >= max(_TWICE, mine / 2) for times in others) >= _SEVERAL


def is_foremost(drug: str, text: str) -> bool:
    """Tell whether a page names this drug again and again, and each other seldom.

    >>> is_foremost("glucagon", "Glucagon, glucagon. " * 4 + "Insulin acts against it, warfarin with it.")
    True
    """
    mine, others = _mine_and_others(drug, text)
    return mine >= max(_AGAIN_AND_AGAIN, _FAR_OFTENER * max(others, default=0))


_AGAIN_AND_AGAIN, _FAR_OFTENER = 6, 4


def _mine_and_others(drug: str, text: str) -> tuple[int, list[int]]:
    """Return how often a text names a drug, or the part of it that it names most, and how often each other."""
    counts = times_named(text)
    own = {drug, *drug.split(" / ")}
    called = {name for name in counts if any(is_same_drug(name, each) for each in own)}
    mine = max((counts[name] for name in called), default=0)
    return mine, [times for name, times in counts.items() if name not in called and not _may_be(name, own)]


def _may_be(name: str, own: set[str]) -> bool:
    """Tell whether a name may mean one of others: a vaccine has many."""
    alike = "vaccine" in name and any("vaccine" in each for each in own)
    return alike or not own.isdisjoint({name, *name.split(" / ")})
