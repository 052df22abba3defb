"""Names without their trimmings."""

from __future__ import annotations

import pytest

from medgraph.extraction.language.phrases import is_name, singular, term

SINGULARS = [
    ("epiphyses", "epiphysis"),
    ("metastases", "metastasis"),
    ("crises", "crisis"),
    ("doses", "dose"),
    ("diseases", "disease"),
    ("meningitis", "meningitis"),
    ("allergies", "allergy"),
    ("rashes", "rash"),
    ("platelets", "platelets"),
]

TERMS = [
    ("heart trouble of any kind", "heart trouble"),
    ("diabetic ketoacidosis included", "diabetic ketoacidosis"),
    ("a history of malignancy", "malignancy"),
    ("various allergic reactions,", "allergic reaction"),
]


@pytest.mark.parametrize(("word", "expected"), SINGULARS)
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_term(text: str, expected: str) -> None:
    assert term(text) == expected


@pytest.mark.parametrize("text", ["contact your doctor", "", "it was seen", "500 mg"])
def test_is_no_name(text: str) -> None:
    assert not is_name(text)
