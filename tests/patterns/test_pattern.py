"""A pattern does what the standard library's does, late; and every pattern of the package is a correct one."""

from __future__ import annotations

import pkgutil
import re

import pytest
from tests.robustness.test_patterns import patterns_in

import medgraph
from medgraph.patterns import Pattern

_TEXT = "Exon 51, exon 45 and EXON 53"


def test_it_is_compiled_when_it_is_asked() -> None:
    pattern = Pattern("exon(", re.IGNORECASE)
    with pytest.raises(re.error):
        pattern.search(_TEXT)


def test_it_finds_what_the_standard_library_finds() -> None:
    ours, theirs = Pattern(r"exon (\d+)", re.IGNORECASE), re.compile(r"exon (\d+)", re.IGNORECASE)
    for _ in range(2):  # the first time, and again
        assert _spans(ours.search(_TEXT), ours.search(_TEXT, 1), ours.search(_TEXT, 1, 9)) == [(0, 7), (9, 16), None]
        assert _spans(ours.match(_TEXT), ours.match(_TEXT, 9), ours.match(_TEXT, 1)) == [(0, 7), (9, 16), None]
        assert _spans(ours.fullmatch(_TEXT), ours.fullmatch(_TEXT, 9, 16)) == [None, (9, 16)]
    assert _spans(*ours.finditer(_TEXT, 1)) == _spans(*theirs.finditer(_TEXT, 1)) != []
    assert ours.findall(_TEXT) == theirs.findall(_TEXT) == ["51", "45", "53"]
    assert ours.split(_TEXT, 1) == theirs.split(_TEXT, 1)
    assert ours.sub(r"E\1", _TEXT, 2) == theirs.sub(r"E\1", _TEXT, 2) == "E51, E45 and EXON 53"


def _spans(*found: re.Match[str] | None) -> list[tuple[int, int] | None]:
    return [each and each.span() for each in found]


def test_every_pattern_of_the_package_is_correct() -> None:
    modules = [module.name for module in pkgutil.walk_packages(medgraph.__path__, "medgraph.")]
    found = patterns_in(name for name in modules if not name.endswith("__main__"))
    assert len(found) > 1500
    for where, pattern in found.items():
        assert pattern.compiled.pattern == pattern.pattern, where
