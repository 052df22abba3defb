"""Score fact records against gold, page by page.

What gold states and a fact says is found; what gold must have and no fact says is missed; what a fact says and gold
forbids is forbidden. In the relations of `COMPLETE` a fact about the page's own drug that gold lacks is extra.
Elsewhere only recall and the forbidden count. Facts that are not affirmed, not about people or not from the text are
not scored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from medgraph.evaluation import causes
from medgraph.evaluation.agreement import Record, drug_names, forbids, matches, words
from medgraph.evaluation.qualifiers import compared, dose_read
from medgraph.evaluation.tallies import COMPLETE, Interval, Mistake, Tally, intervals, sum_of

IDENTIFIED = ("targetsGene", "hasRoute", "hasDosage", "hasAdverseEffect", "indicatedFor", "contraindicatedIn")
"""The relations whose objects (of a dosage, its unit) should have an identifier of an open vocabulary."""


@dataclass(slots=True)
class Evaluation:
    """What a comparison found.

    `pages` has the tallies of each page by relation; `qualifiers` counts right and wrong ones of matched facts by name,
    `grounded` the facts with and without an open identifier by relation, `residue` what was left over by reason.
    """

    pages: dict[str, dict[str, Tally]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    qualifiers: Counter[tuple[str, bool]] = field(default_factory=Counter)
    grounded: Counter[tuple[str, bool]] = field(default_factory=Counter)
    residue: Counter[str] = field(default_factory=Counter)

    @property
    def relations(self) -> tuple[str, ...]:
        """The relations that were counted, sorted; those about other drugs by names of their own."""
        return tuple(sorted({name for page in self.pages.values() for name in page}))

    def by_page(self, relations: Sequence[str] = COMPLETE) -> tuple[Tally, ...]:
        """Return the sum over relations for each page, in the order of their names."""
        return tuple(sum_of(self.pages[page].get(r, Tally()) for r in relations) for page in sorted(self.pages))

    def total(self, relations: Sequence[str] = COMPLETE) -> Tally:
        """Return the sum over relations and pages."""
        return sum_of(self.by_page(relations))

    def intervals(self, relations: Sequence[str] = COMPLETE) -> dict[str, Interval]:
        """Return the 95 % intervals of precision, recall and F1."""
        return intervals(self.by_page(relations))


def evaluate(
    facts: Iterable[Record], gold: Mapping[str, Sequence[Record]], residue: Iterable[Record] = ()
) -> Evaluation:
    """Hold fact records, and what was left over of their pages, against gold; pages without gold are left out."""
    read, left = _by_page(facts), _by_page(residue)
    result = Evaluation()
    for page in sorted(gold):
        _Page(page, read[page], gold[page], left[page], result).count()
    return result


def _by_page(records: Iterable[Record]) -> defaultdict[str, list[Record]]:
    by_page: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        evidence = record.get("evidence", [record])
        if evidence:
            by_page[Path(evidence[0]["source"]).stem].append(record)
    return by_page


def counts(fact: Record) -> bool:
    """Tell whether a fact is affirmed, about people and read on a page; others are not scored."""
    return bool(fact["polarity"] == "affirmed" and fact["scope"] == "human" and fact["origin"] == "text")


class _Page:
    """One page: its facts, its gold, and what is counted of them."""

    def __init__(
        self, name: str, facts: Sequence[Record], gold: Sequence[Record], left: Sequence[Record], result: Evaluation
    ) -> None:
        self.name, self.result = name, result
        self.facts = [fact for fact in facts if counts(fact)]
        self.stated = [line for line in gold if not line.get("negative")]
        self.forbidden = [line for line in gold if line.get("negative")]
        self.around = causes.Around(self.stated, tuple(facts), tuple(left))
        self.own = _own_names(name, self.stated)
        self.tallies = result.pages.setdefault(name, defaultdict(Tally))

    def count(self) -> None:
        """Count the facts, then what they did not meet."""
        met: set[int] = set()
        for fact in self.facts:
            hits = [index for index, line in enumerate(self.stated) if matches(line, fact)]
            met.update(hits)
            self._count_fact(fact, [self.stated[index] for index in hits])
        for index, line in enumerate(self.stated):
            if line.get("tier", 1) == 1:
                self._count_line(line, found=index in met)
        self.result.residue.update(record["reason"] for record in self.around.left)

    def _count_fact(self, fact: Record, hits: Sequence[Record]) -> None:
        self._count_identifier(fact)
        if hits:
            self.result.qualifiers.update(compared(fact, hits))
            return
        forbidding = next((line for line in self.forbidden if forbids(line, fact)), None)
        if forbidding:
            self.tallies[fact["relation"]].forbidden += 1
            self._blame("forbidden", str(forbidding.get("reason", "")), fact)
        if fact["relation"] in COMPLETE and words(fact["drug"]) in self.own:
            self.tallies[fact["relation"]].false += 1
            self._blame("extra", causes.of_extra(fact, self.around), fact)

    def _count_identifier(self, fact: Record) -> None:
        if fact["relation"] in IDENTIFIED:
            named = fact["qualifiers"].get("unit") if fact["relation"] == "hasDosage" else fact["object_id"]
            self.result.grounded[fact["relation"], bool(named)] += 1

    def _count_line(self, line: Record, *, found: bool) -> None:
        own = words(line["drug"]) in self.own
        tally = self.tallies[line["relation"] if own else f"{line['relation']} (other drug)"]
        tally.found += found
        tally.missed += not found
        if line["relation"] == "hasDosage" and dose_read(line, self.facts):
            self.result.qualifiers["dose: amount, unit, interval", found] += 1
        if not found:
            self._blame("missed", causes.of_missed(line, self.around), line)

    def _blame(self, kind: str, cause: str, about: Record) -> None:
        said = about["drug"], about["relation"], about["object"]
        mistake = Mistake(kind, cause, self.name, *said, why=_sentence(about), rule=about.get("rule", ""))
        self.result.mistakes.append(mistake)


def _sentence(about: Record) -> str:
    """Return the sentence of a fact or of a line of gold, cut short."""
    evidence = about.get("evidence") or ""
    sentence = evidence if isinstance(evidence, str) else evidence[0].get("text") or evidence[0]["quote"]
    return " ".join(sentence.split())[:160]


def _own_names(page: str, stated: Sequence[Record]) -> frozenset[tuple[str, ...]]:
    """Return the names of a page's own drug: that of its generic name, however gold lets it be written."""
    own = next((words(line["drug"]) for line in stated if line["relation"] == "genericName"), words(page))
    return frozenset({own}.union(*_names_where(own, stated)))


def _names_where(own: tuple[str, ...], stated: Sequence[Record]) -> Iterator[frozenset[tuple[str, ...]]]:
    return (drug_names(line) for line in stated if words(line["drug"]) == own)
