"""The labels of the shared folder are all read; evidence stands where it says, in sections as they are printed.

A run holds every fifth label to it, by a hash of its name; with MEDGRAPH_LONG=1 all of them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from medgraph import pipeline
from medgraph.cli import app
from medgraph.errors import UnreadableInputError

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "labels"
PATHS = sorted([*FOLDER.glob("*/*.json"), *FOLDER.glob("*/*.xml")]) if FOLDER.is_dir() else []

HELD = (
    PATHS
    if os.environ.get("MEDGRAPH_LONG")
    else sorted(PATHS, key=lambda p: hashlib.sha256(p.name.encode()).digest())[::5]
)

pytestmark = pytest.mark.skipif(not PATHS, reason=f"NOT CHECKED: no labels at {FOLDER}")


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def sections(path: Path) -> list[dict[str, Any]]:
    result = CliRunner().invoke(app, ["sections", str(path)])
    assert result.exit_code == 0, result.stderr
    return records(result.stdout)


def facts(path: Path) -> list[dict[str, Any]]:
    [lines] = pipeline.read_records([path])
    assert not isinstance(lines, UnreadableInputError), lines
    return records(lines)


def evidence(path: Path) -> Iterator[dict[str, Any]]:
    return (each for fact in facts(path) for each in fact["evidence"])


def test_all_labels_are_there() -> None:
    assert len(PATHS) == 61


@pytest.mark.parametrize("path", HELD, ids=[path.stem for path in HELD])
def test_evidence_is_verbatim_in_its_section(path: Path) -> None:
    parts = sections(path)
    texts = {(each["source"], each["path"]): each["text"] for each in parts}
    assert len(texts) == len(parts)
    found = list(evidence(path))
    assert found
    for each in found:
        text = texts[each["source"], each["path"]]
        assert text[each["start"] : each["end"]] == each["quote"]
        if each["mention"] is not None:
            assert text[each["mention_start"] : each["mention_end"]] == each["mention"]
