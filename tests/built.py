"""Graphs that several test files ask, each built once for all the workers of a run, and only read."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.labels import OF_KNOWN_DRUGS

from medgraph import pipeline

MONOGRAPHS = Path(__file__).parents[1] / "data" / "monographs"
PAGES = """adalimumab.md casimersen.md eteplirsen.md ezetimibe-simvastatin.md golodirsen.md mipomersen-sodium.md
    nusinersen.md viltolarsen.txt warfarin.md""".split()


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first worker to need it makes, while the others wait."""
    base = factory.getbasetemp()
    home = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made, making = home / name, home / f"{name}.making"
    with (home / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(making, ignore_errors=True)  # of a worker that failed
            making.mkdir()
            make(making)
            making.rename(made)
    return made


def build_telling(folder: Path) -> None:
    """Build, into `build`, the graph of pages and labels that say something to every question of the catalogue."""
    pages = folder / "pages"
    pages.mkdir()
    for name in PAGES:
        shutil.copy(MONOGRAPHS / name, pages)
    for name, label in OF_KNOWN_DRUGS.items():
        (pages / name).write_text(json.dumps(label), encoding="utf-8")
    assert pipeline.build(pages, out=folder / "build").report.conforms
