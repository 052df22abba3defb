"""Questions that bar by their answer, and organs that fail in the words of pages for patients."""

from __future__ import annotations

import pytest
from tests.extraction.reading import stated

from medgraph.extraction.contraindication.finder import find_contraindications
from medgraph.extraction.contraindication.organs import read_failing

ASKED = [
    ("ketorolac", "Who must not take it?", "- Do you have a bleeding disorder?\n- Has your child ever had asthma?\n- Are your kidneys badly damaged?", {"bleeding disorder", "asthma", "renal impairment"}),
    ("danazol", "Checks", "Are you pregnant? Then you must not take it.", {"pregnancy"}),
    ("probenecid", "Checks", "Do you have porphyria? Or blood pressure that is high and not under control?\n\nIf you answered yes to any of these, do not take it.", {"porphyria", "uncontrolled hypertension"}),
    ("rizatriptan", "Checks", "Do you get migraine with a weak arm (hemiplegic migraine)? If so, rizatriptan is ruled out.", {"hemiplegic migraine"}),
]  # fmt: skip
UNASKED = [
    "Do you have porphyria or gout? If you answered yes, tell your doctor before you take it.",
    "Do you have a bicycle? If yes, do not ride it.",
    "Do you have gout? Your doctor may not know it.",
    "Can I take it with asthma? Then there is this: do not use it twice.",
]


@pytest.mark.parametrize(("drug", "heading", "text", "expected"), ASKED)
def test_bars_by_a_question(drug: str, heading: str, text: str, expected: set[str]) -> None:
    assert stated(find_contraindications, drug, heading, text) == expected


@pytest.mark.parametrize("text", UNASKED)
def test_other_questions_bar_nothing(text: str) -> None:
    assert not stated(find_contraindications, "tramadol", "Checks", text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("your kidneys have almost stopped working", ["renal impairment"]),
        ("a badly scarred liver", ["hepatic impairment"]),
        ("whose bone marrow is very weak", ["bone marrow suppression"]),
        ("the heart cannot pump properly", ["heart failure"]),
        ("your adrenal glands no longer work", ["adrenal insufficiency"]),
        ("your immune system or kidneys are in poor shape", ["immunodeficiency", "renal impairment"]),
        ("your sodium is far too low", ["hyponatremia"]),
        ("too little sugar in your blood", ["hypoglycemia"]),
        ("your white cells are very low", ["leukopenia"]),
        ("your liver works harder", []),
        ("the liver breaks it down", []),
        ("your heart rate is checked", []),
        ("a poor appetite", []),
    ],
)
def test_reads_organs_that_fail(text: str, names: list[str]) -> None:
    assert [failing.name for failing in read_failing(text, 0)[1]] == names
