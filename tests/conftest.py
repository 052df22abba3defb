"""What holds for all tests: searches are the same every time, no test is judged by the clock, graphs are built once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings
from scripts.doc_examples import prepare
from tests.built import build_telling, once

LONG = bool(os.environ.get("MEDGRAPH_LONG"))

# The files that take longest, longest first: whoever starts with them leaves no worker with one of them at the end.
# Behind the first, which builds the sample, come two that do not wait for it.
LONG_FILES = """test_docs test_patterns test_endless test_explorer test_picture test_notebooks test_cli test_building
    test_workers test_limits test_adr test_pipeline test_bulk test_batch test_needs test_packaging""".split()

settings.register_profile("share", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile("long" if LONG else "share")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all sample pages and, in `build`, their graph; whoever writes into it copies it."""
    return once(tmp_path_factory, "sample", prepare)


@pytest.fixture(scope="session")
def telling(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `medgraph build` wrote for a few pages and labels that answer every question of the catalogue."""
    return once(tmp_path_factory, "telling", build_telling) / "build"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first."""
    ranks = {name: rank for rank, name in enumerate(LONG_FILES)}
    items.sort(key=lambda item: ranks.get(item.path.stem, len(ranks)))
