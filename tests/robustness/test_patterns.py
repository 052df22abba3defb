"""No pattern of the rules runs away on a hostile passage: 2,000 characters of the same few words again and again.

The patterns run in a process of their own, which says what it is about to try; where it is not done in time,
the last line names the pattern and the text. The limit is for hangs: what it guards against took hours.
"""

from __future__ import annotations

import dataclasses
import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping

import pytest

import medgraph.extraction
from medgraph.extraction.clauses import readable
from medgraph.patterns import Pattern
from medgraph.sentences import MAX_SENTENCE

SECONDS = 60  # for a share of the patterns; all of them take a tenth of that
SHARES = 2
FEW = ("w ", "1 ", "A ", "of the ", "nausea, ", "30 mg/kg ", "DMD ", "w (w ")
MORE = (
    *("1", "1-", "a", "A", "(", " ", ", ", "- ", "a- ", "1- ", "x" * 150 + " ", "- " * 30 + "w ", " " * 35 + "w "),
    *("and ", "or ", "the ", "not ", "if ", "to ", "in ", "with ", "is ", "be ", "mg ", "every ", "which is "),
    *("10% ", "1 to 2 ", "1.5 ", "exon 51 ", "drug ", "patients ", "in people with nausea or ", "nausea (10%), "),
    *("nausea or ", "nausea and ", "nausea, and ", "w, ", "Abc ", "Abc, ", "DMD (Abc) ", "Abc and Def, ", "(w) "),
    *("should be ", "treatment of w ", "is used to treat ", "may cause w and ", "directly ", "mental health "),
)
PIECES = (*FEW, *MORE) if os.environ.get("MEDGRAPH_LONG") else FEW


def patterns_of_rules() -> dict[str, Pattern]:
    """Return the patterns that the modules of the rules hold, by where they stand."""
    return patterns_in(
        each.name for each in pkgutil.walk_packages(medgraph.extraction.__path__, "medgraph.extraction.")
    )


def patterns_in(modules: Iterable[str]) -> dict[str, Pattern]:
    """Return the patterns that modules hold, by where they stand, each once."""
    patterns: dict[Pattern, str] = {}
    for module in modules:
        names = vars(importlib.import_module(module))
        for name in sorted(n for n in names if not n.startswith("__")):
            for where, pattern in _within(names[name], f"{module.removeprefix('medgraph.')}.{name}"):
                patterns.setdefault(pattern, where)
    return {where: pattern for pattern, where in patterns.items()}


def _within(thing: object, where: str) -> Iterator[tuple[str, Pattern]]:
    if isinstance(thing, Pattern):
        yield where, thing
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from _within((key, value), f"{where}[{key}]")
    elif isinstance(thing, list | tuple):
        for number, value in enumerate(thing):
            yield from _within(value, f"{where}[{getattr(value, 'name', number)}]")
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        for field in dataclasses.fields(thing):
            yield from _within(getattr(thing, field.name), f"{where}.{field.name}")


def _try_share(share: int) -> None:
    texts = {piece: readable((piece * MAX_SENTENCE)[: MAX_SENTENCE - 2] + "¬b") for piece in PIECES}
    for where, pattern in list(patterns_of_rules().items())[share::SHARES]:
        for piece, text in texts.items():
            print(f"{where} on {piece!r}", flush=True)
            pattern.match(text)
            pattern.fullmatch(text)
            for _ in pattern.finditer(text):
                pass


def test_the_patterns_are_found() -> None:
    found = patterns_of_rules()
    assert len(found) > 500
    assert any(".trigger" in where for where in found)
    assert any(".vetoes" in where for where in found)


@pytest.mark.parametrize("share", range(SHARES))
def test_no_pattern_runs_away(share: int) -> None:
    limit = SECONDS * len(PIECES) / len(FEW)
    try:
        tried = subprocess.run(
            [sys.executable, __file__, str(share)], stdout=subprocess.PIPE, timeout=limit, check=True
        )
    except subprocess.TimeoutExpired as late:
        pytest.fail(f"no end in sight: {(late.stdout or b'').decode().splitlines()[-1:]}")
    assert tried.stdout


if __name__ == "__main__":
    _try_share(int(sys.argv[1]))
