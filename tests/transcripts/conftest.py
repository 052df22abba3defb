"""A home of its own for each test, so that no transcripts that somebody has added are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from medgraph.transcripts import known_transcripts


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MEDGRAPH_TRANSCRIPTS", str(tmp_path / "own"))
    known_transcripts.cache_clear()
    yield
    known_transcripts.cache_clear()
