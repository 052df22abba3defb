"""Conditions in running text: the longest names, no false friends, and changes told in a sentence."""

from __future__ import annotations

import pytest

from medgraph.extraction.language.mentions import find_changes, find_known, is_change, is_known_name, is_measured


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("headache, sore throat and a good mood", ["headache", "sore throat"]),
        ("upper respiratory tract infection in boys", ["upper respiratory tract infection"]),
        ("nausea and vomiting", ["nausea", "vomiting"]),
        ("pins and needles", ["pins and needles"]),
        ("type 2 diabetes mellitus", ["type 2 diabetes mellitus"]),
        ("the age of the disease", []),
        ("it fell on deaf ears", []),
    ],
)
def test_find_known(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in find_known(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It can lower potassium.", ["hypokalemia"]),
        ("platelets under the normal limit", ["thrombocytopenia"]),
        ("Vitamin B12 fell below normal in some", ["vitamin b12 deficiency"]),
        ("It may raise hopes.", []),
        ("creatinine was measured", []),
    ],
)
def test_changes(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_changes(text)] == names


@pytest.mark.parametrize(
    ("name", "change", "measured"),
    [
        ("raised liver enzymes", True, False),
        ("platelet count decreased", True, False),
        ("serum triglycerides", False, True),
        ("raised hopes", False, False),
    ],
)
def test_change_or_measured(name: str, change: bool, measured: bool) -> None:
    assert (is_change(name), is_measured(name)) == (change, measured)


@pytest.mark.parametrize(("name", "known"), [("Rash", True), ("all", False), ("ab", False), ("reactions", False)])
def test_known_name(name: str, known: bool) -> None:
    assert is_known_name(name) is known
