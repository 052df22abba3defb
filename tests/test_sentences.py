"""Where a sentence ends: the table of cases. "|" marks the ends that must be found, and no others."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medgraph.model import Span
from medgraph.sentences import split_sentences

CASES = [
    "It is given weekly.|It lasts an hour.",
    "One sentence without a stop",
    "Does it help?|Yes!|It does.",
    "Give 2.5 mg.|Give 0.04-0.08 mg/kg (40.5 mcg/kg) twice.",
    "The dose is .5 mg.|No more.",
    "A rise of ≥ 2.5 times the norm was seen.|It passed.",
    "Take macrolides (e.g. erythromycin) or azoles, i.e. ketoconazole.|Avoid both.",
    "Avoid NSAIDs, e.g. Ibuprofen, and aspirin.",
    "Viltolarsen vs. golodirsen was not studied.|Dr. Smith agrees.",
    "It weighs approx. 5 kg.|See Fig. 2 and No. 4 of vol. 3.",
    "St. John's wort lowers it.|Do not use both.",
    "Use antacids, laxatives, etc.|Ask first.",
    "Use antacids, laxatives, etc. before the dose.",
    "Give 12 mg. once daily.|Then 6 mg.|Then stop.",
    "Wang et al. found it.|Others, et al.|The rest did not.",
    "Give it i.v. or s.c. as needed.|It is given b.i.d.|The rest is given p.o.",
    "It came to the U.S. market in 2016.|It left the U.S.|The firm kept it.",
    "At 8 a.m. and 8 p.m. daily.|At 9 p.m.|The next day.",
    "It was made by J. R. Smith and E. coli was used.",
    "Take vitamin K.|Avoid hepatitis B.|The liver is Child-Pugh C.|It is in category C.|Do not use it.",
    "It is a Category C drug.|Ask your doctor.",
    "He was given 5 mg (he asked for it. Twice.) and left.|She was not.",
    "It was stopped (why? nobody knows!) at once.|Then resumed.",
    "It ended (see section 4.).|A new one began.",
    "An open bracket (is no trap.|This is another.",
    "A closing one) is none.|This is another.",
    "Wait... then go on.|Wait...|Then go on…|And so on.",
    'He said "stop."|Then he left.|“Never.”|She stayed.',
    "1. Take the vial.|2. Shake it.",
    "Do as follows: 1. Take it. 2. Shake it.",
    "It was seen in group 2.|The others were well.",
    "It was approved in 2016.|12 mg is given.",
    "It helps per week.The label says so.",
    "It helps per week.|The next.",
    "See www.example.org and Node.js for it.",
    "The mean was 5.The rest is unknown.",
    "It binds the pre-mRNA.|mRNA is cut.|siRNA is not.|pH matters.",
    "it is sloppy. patients should ask. yes.",
    "Line one goes\non here.|Line two.",
    "A gap\n\n|Another paragraph",
    "It was demanded.[1]|Splicing joins them.[2, 3]|The end.[4]",
    "Q: Is it safe?|A: Yes.|It is.",
    "Is it safe (in general)?|Yes.",
    "Fever (33%).|Cough (20%).",
    "It is a drug of NS Pharma, Inc.|The firm is Japanese.",
    "It is sold by Biogen Inc. in Europe.",
    "(This is one sentence. It has two.)|This is next.",
    "The ratio is 1:10.|• Next point",
    "Use max. 5 mg and min. 2 mg.|See incl. table.",
    "Take it at 37 °C.|The rest at 5 °C.",
    "No. It is not a cure.",
]


def parts(case: str) -> list[str]:
    return [part.strip() for part in case.split("|")]


FIXED = {
    "Do as follows: 1. Take it. 2. Shake it.": ["Do as follows: 1. Take it.", "2. Shake it."],
    "It helps per week.The label says so.": ["It helps per week.", "The label says so."],
    "The mean was 5.The rest is unknown.": ["The mean was 5.The rest is unknown."],
    "No. It is not a cure.": ["No.", "It is not a cure."],
    "it is sloppy. patients should ask. yes.": ["it is sloppy. patients should ask. yes."],
}


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    text = case.replace("|", " ")
    found = [span.of(text) for span in split_sentences(text)]
    assert found == FIXED.get(case, parts(case))


def test_places_count_from_where_the_text_begins() -> None:
    assert split_sentences(" One.  Two. ", 100) == [Span(101, 105), Span(107, 111)]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_blanks_hold_no_sentence(text: str) -> None:
    assert split_sentences(text) == []


@pytest.mark.parametrize("piece", ["a. ", ".", "(", "(a. ", "A? ", ".[1]", '."', "…", "\n \n", "etc. "])
def test_hostile_repetition_is_split_in_linear_time(piece: str) -> None:
    # Were it quadratic, this would take minutes.
    assert split_sentences("a" + piece * 100_000)


PIECES = st.sampled_from(["a", "The ", "mg", ".", "?", "! ", " ", "(", ")", "\n", "5", "e.g. ", "[1]", '"', "…"])


@given(st.lists(PIECES).map("".join) | st.text())
def test_sentences_are_trimmed_in_order_and_lose_nothing(text: str) -> None:
    spans = split_sentences(text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
