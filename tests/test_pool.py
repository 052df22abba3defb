"""Many inputs in several processes: in order, and no more of them at a time than are needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.labels import record, reply

from medgraph.monographs import Input, Inputs, find_inputs
from medgraph.pool import each_of, weight_of


@dataclass(frozen=True)
class Counted(Inputs):
    """Inputs that count how many of them were asked for."""

    taken: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Input]:
        for number in range(self.count):
            self.taken.append(str(number))
            yield Input(str(number), "", data=b"x" * 400_000)


def name_of(found: Input) -> str:
    return found.name


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_order_and_inputs_are_taken_as_they_are_needed(jobs: int) -> None:
    inputs = Counted((), {}, 200)
    ahead = []
    for number, name in enumerate(each_of(name_of, inputs, 200, jobs=jobs, weigh=weight_of)):
        assert name == str(number)
        ahead.append(len(inputs.taken) - number)
    assert len(ahead) == 200
    assert max(ahead) <= (1 if jobs == 1 else 40)


def test_a_reader_that_stops_early_ends_the_workers() -> None:
    results = each_of(name_of, Counted((), {}, 100), 100, jobs=2, weigh=weight_of)
    assert next(results) == "0"
    results.close()  # type: ignore[attr-defined]


def test_progress_is_told_the_number_of_labels(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(reply(*(record(number) for number in range(20))))
    totals = []

    def track(results: object, total: int) -> Iterator[str]:
        totals.append(total)
        yield from results  # type: ignore[misc]

    assert len(list(each_of(name_of, find_inputs([tmp_path]), 20, jobs=1, weigh=weight_of, track=track))) == 20
    assert totals == [20]
