"""Articles that lost their headings: what their paragraphs are about is told by the sentences that open them."""

from __future__ import annotations

import pytest

from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections
from medgraph.topic_sentences import topic_of

OPENINGS = [
    ("Zubrelint is mainly prescribed to prevent clots after surgery.", "indications"),
    ("Doctors often prescribe zubrelint for gout.", "indications"),
    ("Marvoxin works by blocking an enzyme in the gut.", "mechanism of action"),
    ("Take marvoxin exactly as your doctor tells you.", "dosage"),
    ("You'll receive zubrelint as an injection every month.", "dosage"),
    ("For most adults, the usual dose is 20 mg a day.", "dosage"),
    ("Never stop taking it on your own.", "dosage"),
    ("As with any medicine, side effects can occur.", "adverse reactions"),
    ("Most people tolerate marvoxin well.", "adverse reactions"),
    ("Some people develop more serious side effects:", "adverse reactions"),
    ("In studies the effects seen most were nausea and rash.", "adverse reactions"),
    ("Everyone reacts differently to cancer treatment.", "adverse reactions"),
    ("Less often, people describe mouth sores.", "adverse reactions"),
    ("Your oncologist may suggest this treatment if you have melanoma.", "indications"),
    ("You receive zubrelint through a drip.", "dosage"),
    ("Combining zubrelint with other medicines can be risky.", "interactions"),
    ("Food matters as well.", "interactions"),
    ("Tell your care team about everything you take.", "interactions"),
    ("Vancomycin is the antibiotic most often compared with it.", "alternatives"),
    ("Zubrelint may not be right for everyone.", "contraindications"),
    ("You shouldn’t use marvoxin if you are allergic to it.", "contraindications"),
    ("Before starting treatment, tell your doctor if you have asthma.", "warnings"),
    ("It can interact with many other medicines.", "interactions"),
    ("Tell your doctor about all the medicines you take.", "interactions"),
    ("Marvoxin is sold under the brand name Marvo.", "names"),
    ("There are several alternatives to zubrelint.", "alternatives"),
    ("If you miss a dose, take it when you remember.", "missed dose"),
    ("Pregnancy deserves special planning.", "pregnancy and lactation"),
]
GOING_ON = [
    "Most of these effects pass by themselves.",
    "Headache and nausea are also frequent.",
    "The company was founded in 1984.",
    "Gout is a painful condition of the joints.",
    "Doctors do not know why gout is used as an excuse.",
    "The trial compared it with a placebo.",
    "Taking it with food helps.",
    "Diet and exercise matter.",
    "Your oncologist may order a scan.",
]


@pytest.mark.parametrize(("sentence", "about"), OPENINGS)
def test_a_sentence_opens_a_part(sentence: str, about: str) -> None:
    found = topic_of(sentence)
    assert found is not None
    assert found.value == about


@pytest.mark.parametrize("sentence", GOING_ON)
def test_a_sentence_goes_on(sentence: str) -> None:
    assert topic_of(sentence) is None


ARTICLE = """Marvoxin is a tablet that many people know.
Marvoxin is prescribed to treat gout in adults.
Gout is a painful condition.
Take marvoxin exactly as your doctor tells you. The tablets hold 5 mg.
Like all medicines, marvoxin can cause side effects.
Here are the more common ones:
Headache and hair loss are frequent.
Marvoxin isn't right for everyone.
There are several alternatives to marvoxin. Allopurinol is one.
Is Marvoxin Safe in Kidney Disease?
Most people tolerate marvoxin well, whatever their kidneys do.
"""


def test_an_article_is_split_at_the_sentences_that_open_its_parts() -> None:
    found = [(s.title, s.type.value) for s in split_sections(parse_monograph(ARTICLE, name="m.txt"))]
    assert found == [
        ("", "other"),
        ("", "indications"),
        ("", "dosage"),
        ("", "adverse reactions"),
        ("", "contraindications"),
        ("", "alternatives"),
        ("Is Marvoxin Safe in Kidney Disease?", "warnings"),
    ]


def test_a_text_with_few_such_sentences_is_not_split() -> None:
    few = "\n".join(ARTICLE.splitlines()[:3])
    assert [s.type.value for s in split_sections(parse_monograph(few, name="m.txt"))] == ["other"]
