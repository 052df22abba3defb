"""Enumerations as people write them, and the heads that their members share."""

from __future__ import annotations

import pytest

from medgraph.extraction.language.lists import read_items

MEMBERS = [
    ("headache, nausea and fever", ["headache", "nausea", "fever"]),
    ("renal or hepatic impairment", ["renal impairment", "hepatic impairment"]),
    ("kidney, liver or heart disease", ["kidney disease", "liver disease", "heart disease"]),
    (
        "major regional or lumbar block anesthesia",
        ["major regional block anesthesia", "lumbar block anesthesia"],
    ),
    ("surgery of the eye or the spinal cord", ["surgery of the eye or the spinal cord"]),
    (
        "surgery of the eye or the central nervous system",
        ["surgery of the eye", "surgery of the central nervous system"],
    ),
    (
        "injection site pain, redness and swelling",
        ["injection site pain", "injection site redness", "injection site swelling"],
    ),
    ("stroke, the flu", ["stroke", "flu"]),
    ("swelling of the face, lips and throat", ["swelling of the face, lips and throat"]),
    ("liver failure and rash", ["liver failure", "rash"]),
]


@pytest.mark.parametrize(("text", "members"), MEMBERS)
def test_members(text: str, members: list[str]) -> None:
    assert [item.text for item in read_items(text)] == members


def test_spans_stand_for_what_is_on_the_page() -> None:
    text = "renal or hepatic impairment"
    assert [item.span.of(text) for item in read_items(text)] == ["renal", "hepatic impairment"]
