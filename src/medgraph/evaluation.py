"""Hold facts against gold: precision, recall and F1 by relation, with intervals, and every error by name.

Gold is one JSON object a line: `doc`, `drug`, `relation`, `object`, `accept` (other wordings), `tier` (1 must be
found, 2 may be), `qualifiers`, `evidence`, `start`, `end`; lines with `"negative": true` must not be found.
For the page's own drug the gold is complete in the relations of `COMPLETE`: there a fact that no gold line
matches is an error. Elsewhere only recall and the negatives count.

What matches is told in `agreement`. Intervals are percentile bootstraps over pages (Efron 1979) with a fixed seed.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from medgraph.agreement import Record, forbids, matches, number, words
from medgraph.errors import UnreadableInputError

COMPLETE = (
    "genericName",
    "brandName",
    "hasDrugClass",
    "indicatedFor",
    "hasMechanism",
    "targetsGene",
    "targetsExon",
    "hasRoute",
    "hasDosage",
    "hasAdverseEffect",
    "contraindicatedIn",
    "interactsWith",
)


@dataclass(slots=True)
class Tally:
    """What was counted for one relation of one page; `false` and `missed` are errors."""

    true: int = 0
    false: int = 0
    found: int = 0
    missed: int = 0
    forbidden: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    @property
    def precision(self) -> float:
        """Of the facts found, the share that gold has."""
        return self.found / (self.found + self.false) if self.found + self.false else 0.0

    @property
    def recall(self) -> float:
        """Of the facts that must be found, the share that was."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """A fact too many, a fact missing, or a fact that was forbidden."""

    kind: str
    page: str
    drug: str
    relation: str
    object: str
    why: str


@dataclass(slots=True)
class Evaluation:
    """The tallies of each page by relation, the mistakes, and how often the qualifiers of a match were right."""

    pages: dict[str, dict[str, Tally]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    qualifiers: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def total(self, relations: Sequence[str] = COMPLETE, pages: Iterable[str] | None = None) -> Tally:
        """Return the sum over relations and pages."""
        total = Tally()
        for page in self.pages if pages is None else pages:
            for relation in relations:
                total += self.pages[page].get(relation, Tally())
        return total

    def interval(self, relations: Sequence[str] = COMPLETE, *, draws: int = 1000) -> tuple[float, float]:
        """Return the 95 % interval of F1, by drawing pages with replacement."""
        chance = random.Random(20)  # noqa: S311
        names = sorted(self.pages)
        scores = sorted(self.total(relations, chance.choices(names, k=len(names))).f1 for _ in range(draws))
        return scores[int(draws * 0.025)], scores[int(draws * 0.975)]


def read_gold(folder: Path) -> dict[str, list[Record]]:
    """Read the gold of a folder (or of one file) by page; the page is the file's stem.

    Raises UnreadableInputError, with file and line, for what is no gold, and if there is none.
    """
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [folder]
    gold = {file.stem: list(_gold_lines(file)) for file in files}
    if not any(gold.values()):
        raise UnreadableInputError("there is no gold here (files NAME.jsonl, one fact a line)", place=str(folder))
    return gold


def pages_beside(gold: Path) -> Path:
    """Return the folder of the pages that gold is about: "monographs" or "pages" beside it."""
    folder = (gold if gold.is_dir() else gold.parent).parent
    return next((folder / name for name in ("monographs", "pages") if (folder / name).is_dir()), folder / "pages")


def _gold_lines(file: Path) -> Iterator[Record]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInputError(f"cannot be read: {error}", place=str(file)) from error
    for place, line in enumerate(lines, 1):
        try:
            fact = json.loads(line)
            yield {"drug": fact["drug"], "relation": fact["relation"], "object": fact["object"], **fact}
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableInputError(f"line {place} is no gold fact: {error}", place=str(file)) from error


def evaluate(facts: Iterable[Record], gold: Mapping[str, Sequence[Record]]) -> Evaluation:
    """Hold fact records against gold, page by page; pages without gold are left out."""
    by_page: defaultdict[str, list[Record]] = defaultdict(list)
    for fact in facts:
        if _counts(fact):
            by_page[Path(fact["evidence"][0]["source"]).stem].append(fact)
    result = Evaluation()
    for page in sorted(gold):
        _evaluate_page(page, by_page[page], gold[page], result)
    return result


def _counts(fact: Record) -> bool:
    """Tell whether a fact is affirmed, about people and read on a page; others are not scored."""
    return bool(
        fact["polarity"] == "affirmed" and fact["scope"] == "human" and fact["origin"] == "text" and fact["evidence"]
    )


def _evaluate_page(page: str, facts: Sequence[Record], gold: Sequence[Record], result: Evaluation) -> None:
    positives, negatives = [g for g in gold if not g.get("negative")], [g for g in gold if g.get("negative")]
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    own = next((words(g["drug"]) for g in positives if g["relation"] == "genericName"), words(page))
    met: set[int] = set()
    for fact in facts:
        hits = [index for index, line in enumerate(positives) if matches(line, fact)]
        met.update(hits)
        _count_fact(page, fact, [positives[index] for index in hits], negatives, own, tallies, result)
    for index, line in enumerate(positives):
        if line.get("tier", 1) == 1:
            _count_gold(page, line, index in met, own, tallies, result)
    result.pages[page] = dict(tallies)


def _count_fact(
    page: str,
    fact: Record,
    hits: Sequence[Record],
    negatives: Sequence[Record],
    own: tuple[str, ...],
    tallies: defaultdict[str, Tally],
    result: Evaluation,
) -> None:
    relation = fact["relation"]
    if hits:
        _count_qualifiers(fact, hits, result)
        return
    forbidding = next((line for line in negatives if forbids(line, fact)), None)
    if forbidding:
        tallies[relation].forbidden += 1
        result.mistakes.append(_mistake("forbidden", page, fact, str(forbidding.get("reason", ""))))
    if relation in COMPLETE and words(fact["drug"]) == own:
        tallies[relation].false += 1
        result.mistakes.append(_mistake("extra", page, fact, fact["evidence"][0]["quote"]))


def _count_gold(
    page: str, line: Record, found: bool, own: tuple[str, ...], tallies: defaultdict[str, Tally], result: Evaluation
) -> None:
    name = line["relation"] if words(line["drug"]) == own else f"{line['relation']} (other drug)"
    tallies[name].found += found
    tallies[name].missed += not found
    if not found:
        result.mistakes.append(_mistake("missed", page, line, str(line.get("evidence", ""))))


def _mistake(kind: str, page: str, about: Record, why: str) -> Mistake:
    return Mistake(kind, page, about["drug"], about["relation"], about["object"], " ".join(why.split())[:120])


def _count_qualifiers(fact: Record, hits: Sequence[Record], result: Evaluation) -> None:
    """Count whether the frequency of a matched effect is right, and whether its sentence is gold's."""
    rated = [h for h in hits if "frequency_low" in h.get("qualifiers", {})]
    if rated and fact["relation"] == "hasAdverseEffect":
        right = any(
            all(
                number(h["qualifiers"].get(n)) == number(fact["qualifiers"].get(n))
                for n in ("frequency_low", "frequency_high")
            )
            for h in rated
        )
        result.qualifiers["frequency", right] += 1
    placed = [h for h in hits if h.get("start") is not None]
    if placed:
        overlap = any(e["start"] < h["end"] and h["start"] < e["end"] for h in placed for e in fact["evidence"])
        result.qualifiers["evidence", overlap] += 1
