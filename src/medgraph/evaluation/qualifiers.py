"""Which qualifiers of a matched fact are right: those that gold states, one by one.

Numbers are compared by value, names by their words, and where gold has several lines for a fact, one that
agrees is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from medgraph.evaluation.agreement import Record, number, overlaps, words


def compared(fact: Record, hits: Sequence[Record]) -> Iterator[tuple[str, bool]]:
    """Yield for each qualifier that gold states of a fact its name, and whether the fact has it so.

    >>> fact = {"relation": "hasDosage", "qualifiers": {"phase": "loading"}, "evidence": []}
    >>> list(compared(fact, [{"qualifiers": {"phase": "loading", "doses": 4}}]))
    [('dose: doses', False), ('dose: phase', True)]
    """
    for name, agree in _COMPARED.get(fact["relation"], {}).items():
        stated = [line["qualifiers"] for line in hits if _states(name, line.get("qualifiers", {}))]
        if stated:
            yield _label(fact["relation"], name), any(agree(line, fact["qualifiers"], name) for line in stated)
    placed = [line for line in hits if line.get("start") is not None]
    if placed:
        yield "evidence", any(overlaps(line, sentence) for line in placed for sentence in fact["evidence"])


def dose_read(line: Record, facts: Sequence[Record]) -> bool:
    """Tell whether any dose was read from a gold dose's sentence: then its numbers are right or wrong, not missing."""
    doses = (fact for fact in facts if fact["relation"] == "hasDosage")
    return any(overlaps(line, sentence) for fact in doses for sentence in fact["evidence"])


def _states(name: str, line: Record) -> bool:
    return "frequency_low" in line if name == "frequency" else line.get(name) not in (None, False, "")


def _label(relation: str, name: str) -> str:
    return f"dose: {name}" if relation == "hasDosage" else name


Agree = Callable[[Record, Record, str], bool]


def _same_range(line: Record, fact: Record, _name: str) -> bool:
    sides = ("frequency_low", "frequency_high")
    return all(number(line.get(side)) == number(fact.get(side)) for side in sides)


def _same_number(line: Record, fact: Record, name: str) -> bool:
    return number(line[name]) == number(fact.get(name))


def _same_words(line: Record, fact: Record, name: str) -> bool:
    """Tell whether one wording holds the other: "adults" and "adults with psoriasis" tell of the same people."""
    stated, read = set(words(line[name])), set(words(fact.get(name) or ""))
    return bool(read) and (stated <= read or read <= stated)


def _present(_line: Record, fact: Record, name: str) -> bool:
    return bool(fact.get(name))


_COMPARED: dict[str, dict[str, Agree]] = {
    "hasAdverseEffect": {"frequency": _same_range, "serious": _present},
    "hasDosage": {
        "doses": _same_number,
        "infusion_min": _same_number,
        "infusion_max": _same_number,
        "phase": _same_words,
        "population": _same_words,
        "route": _same_words,
        "indication": _same_words,
    },
    "hasMechanism": {"target": _same_words},
}
