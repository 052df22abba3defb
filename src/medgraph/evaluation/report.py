"""Scores as people read them, and as a record.

The table has a line a relation with its intervals, then the qualifiers, the identifiers, the mistakes by class and
one by one, and what is left over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from medgraph.evaluation.scoring import Evaluation
from medgraph.evaluation.tallies import COMPLETE, SCORES, Interval, Tally
from medgraph.tables import columns, readable

_COUNTS = ("found", "false", "missed", "forbidden")
_ALL = f"all {len(COMPLETE)} complete"


def score_lines(result: Evaluation) -> Iterator[str]:
    """Yield the scores as tables, and every mistake."""
    rows = [(name, [name]) for name in result.relations]
    yield from columns(
        ("relation", "P", "95 %", "R", "95 %", "F1", "95 %", "found", "extra", "missed", "forbidden"),
        (_score_row(name, result, relations) for name, relations in [*rows, (_ALL, COMPLETE)]),
    )
    yield from _shares("right", "qualifier", result.qualifiers)
    yield from _shares("with an open identifier", "relation", result.grounded)
    yield from _causes(result)
    yield from _left_over(result)
    for m in sorted(result.mistakes, key=str):
        yield readable(f"{m.kind} ({m.cause}): {m.page}: {m.drug} {m.relation} {m.object}: {m.why} {m.rule}".rstrip())


def _score_row(name: str, result: Evaluation, relations: Sequence[str]) -> tuple[object, ...]:
    tally, sure = result.total(relations), result.intervals(relations)
    scores = [cell for score in SCORES for cell in (f"{getattr(tally, score):.3f}", _range(sure[score]))]
    return (name, *scores, *(getattr(tally, count) for count in _COUNTS))


def _range(interval: Interval) -> str:
    return f"{interval[0]:.2f}–{interval[1]:.2f}"


def _shares(title: str, of: str, counted: Counter[tuple[str, bool]]) -> Iterator[str]:
    """Yield a table of how many of what was counted are so."""
    rows = [(name, right, right + wrong) for name, right, wrong in _sides(counted)]
    yield ""
    yield from columns((of, title, "of", "share"), ((*row, f"{row[1] / row[2]:.3f}") for row in rows))


def _sides(counted: Counter[tuple[str, bool]]) -> list[tuple[str, int, int]]:
    names = sorted({name for name, _ in counted})
    return [(name, counted[name, True], counted[name, False]) for name in names]


def _causes(result: Evaluation) -> Iterator[str]:
    counted = Counter((m.kind, m.cause) for m in result.mistakes if m.kind != "forbidden")
    yield ""
    yield from columns(("mistake", "class", "number"), ((*key, n) for key, n in sorted(counted.items(), key=_most)))


def _most(counted: tuple[tuple[str, str], int]) -> tuple[str, int, str]:
    (kind, cause), number = counted
    return kind, -number, cause


def _left_over(result: Evaluation) -> Iterator[str]:
    yield ""
    yield from columns(("left over", "number"), sorted(result.residue.items()))
    yield ""


def residue_lines(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield what was left over, for people: where, why, and the sentence."""
    for record in records:
        why = ": ".join(str(record[name]) for name in ("reason", "rule", "detail") if name in record)
        sentence = " ".join(str(record.get("text") or record["quote"]).split())
        yield readable(f"{record['source']}:{record['start']} [{record['section']}] {why}: {sentence}")


def score_record(result: Evaluation) -> Mapping[str, object]:
    """Return the scores as a record."""
    return {
        "pages": len(result.pages),
        "complete": _scores(result, COMPLETE),
        "relations": {name: _scores(result, [name]) for name in result.relations},
        "qualifiers": {name: {"right": right, "wrong": wrong} for name, right, wrong in _sides(result.qualifiers)},
        "grounded": {name: {"with": yes, "without": no} for name, yes, no in _sides(result.grounded)},
        "residue": dict(sorted(result.residue.items())),
        "mistakes": [{name: getattr(m, name) for name in m.__slots__} for m in sorted(result.mistakes, key=str)],
    }


def _scores(result: Evaluation, relations: Sequence[str]) -> Mapping[str, object]:
    tally: Tally = result.total(relations)
    scores = {name: getattr(tally, name) for name in SCORES}
    sure = {f"{name}_interval": list(bounds) for name, bounds in result.intervals(relations).items()}
    return {**scores, **sure, **{name: getattr(tally, name) for name in _COUNTS}}
