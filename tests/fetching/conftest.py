"""The stage, a clock that only sleeping moves, and a fetch that uses both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.fetching.made import fill
from tests.fetching.stage import Stage, playing

from medgraph.fetching import Fetched, fetch_labels
from medgraph.fetching.client import Patience


@dataclass
class FakeClock:
    """Its time passes while it is slept by, and by `tick` at each look."""

    time: float = 0
    tick: float = 0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        self.time += self.tick
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        self.slept.append(seconds)


Fetch = Callable[..., list[Fetched]]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def stage() -> Iterator[Stage]:
    with playing(fill(Stage())) as it:
        yield it


@pytest.fixture
def fetch(stage: Stage, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fetch:
    """Fetch from the stage into tmp_path."""
    monkeypatch.delenv("OPENFDA_API_KEY", raising=False)

    def fetched(*names: str, patience: Patience | None = None, **options: Any) -> list[Fetched]:
        options.setdefault("base_url", stage.url)
        out = options.pop("out", tmp_path)
        return list(
            fetch_labels(names, out, clock=clock, patience=patience or Patience(connect=2, next_bytes=2), **options)
        )

    return fetched


def files(folder: Path) -> set[str]:
    """Return the names of the files in a folder that are not hidden."""
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")} if folder.exists() else set()
