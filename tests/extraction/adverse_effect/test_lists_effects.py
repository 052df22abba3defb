"""Heads that members of an enumeration share, as lists of effects and uses have them."""

from __future__ import annotations

import pytest

from medgraph.extraction.language.lists import read_items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("local or generalized hypersensitivity", ["hypersensitivity"]),
        ("new or worsening heart failure", ["heart failure"]),
        ("tracheal or tracheobronchial calcification", ["tracheal calcification", "tracheobronchial calcification"]),
        ("cervical, vaginal and anal cancer", ["cervical cancer", "vaginal cancer", "anal cancer"]),
        (
            "cutaneous and systemic lupus erythematosus",
            ["cutaneous lupus erythematosus", "systemic lupus erythematosus"],
        ),
        ("enlarged heart, heart valve disease", ["enlarged heart", "heart valve disease"]),
        ("rash, colic or abdominal pain", ["rash", "colic", "abdominal pain"]),
        ("itching or bruising where the needle went in", ["injection site itching", "injection site bruising"]),
        ("fractures of the hip, wrist or spine", ["fractures of the hip, wrist or spine"]),
        ("nausea and vomiting", ["nausea", "vomiting"]),
    ],
)
def test_shared_heads(text: str, items: list[str]) -> None:
    assert [item.text for item in read_items(text)] == items
