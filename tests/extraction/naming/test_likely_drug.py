"""Which drug a page is about that says it once, or names others more often; and that a page about none is about none."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.learning import learn, write_weights
from scripts.naming.examples import SHORT_PAGES, known_pages, pages

from medgraph.extraction import extract_facts
from medgraph.extraction.naming.candidates import candidates
from medgraph.extraction.naming.likely_drug import about_a_drug, likeliest_first, likely_drug
from medgraph.extraction.page import prepare
from medgraph.model import Monograph
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections
from medgraph.weights import read_weights

NAMED_ONCE = [
    (
        "famciclovir",
        "# The week with the painful stripe\n\nShingles it was, said the nurse, and handed me famciclovir to start that very evening. One tablet, "
        "three times a day, seven days, with or without food. It stops the virus from copying itself, so the sooner the better. My head ached and I felt sick "
        "for the first days; both are common with it and pass. People whose kidneys are weak need a smaller dose. Do not take it along with probenecid, "
        "which keeps it in the blood, and tell the doctor if you are pregnant. Paracetamol is fine for the pain.\n",
    ),
    (
        "terlipressin",
        "# Ward note: hepatorenal syndrome\n\nStart terlipressin 1 mg IV every six hours with albumin 20 to 40 g daily; double it on day four if creatinine has "
        "fallen by less than a third. Stop at reversal or on day fourteen. Watch saturations: it may cause respiratory failure, more so in volume overload. "
        "Abdominal pain, diarrhoea and pale fingers are common. It must not be given in ongoing coronary or mesenteric ischaemia. ECG and sodium before "
        "the first dose. Noradrenaline by infusion is the alternative in the ICU; propranolol is withheld meanwhile.\n",
    ),
    (
        "rizatriptan",
        "# Melts for migraine\n\nWhen simple painkillers such as ibuprofen or aspirin have failed you, a wafer may help. Yours is rizatriptan 10 mg. Lay it on the "
        "tongue as soon as the headache begins, and let it melt; a second may be taken after two hours if the pain comes back, and no more than two in a day. "
        "It can make you drowsy, dizzy or dry in the mouth. You must not use it if you have had a heart attack or a stroke, nor within two weeks of an MAOI. "
        "Propranolol raises its level, so people who take that use the 5 mg wafer.\n",
    ),
]
ABOUT_NONE = [
    "# Striking workers return to the plant\n\nThe union said on Tuesday that its members at the site that bottles heparin would go back to their posts after "
    "the company withdrew plans to close two lines. Shares rose by four per cent. The mayor, who had joined the picket on Monday, spoke of a victory for the town. "
    "Analysts doubt that the margin on the contract with the ministry leaves room for the higher wages that were agreed, and expect the price to rise.\n",
    "# Allotment diary, late May\n\nThe foxgloves by the shed have come back, all purple this year. Somebody on the committee reminded us that digoxin was first "
    "found in such leaves, and so the children's plot was moved to the far corner. I have put in beans, two rows, and netted the cabbages against pigeons. "
    "Sheila's rhubarb won the cup again. Water is off on Thursday while they mend the stopcock, so fill your butts before then.\n",
]


def read(text: str) -> Monograph:
    return parse_monograph(text)


@pytest.mark.parametrize(("drug", "text"), NAMED_ONCE, ids=[drug for drug, _ in NAMED_ONCE])
def test_a_page_that_says_its_drug_once_is_about_it(drug: str, text: str) -> None:
    page = prepare(read(text), split_sections(read(text)))
    assert page is not None
    assert page.drug == drug
    assert "hasDosage" in {fact.relation.value for fact in extract_facts(read(text)).facts}


@pytest.mark.parametrize("text", ABOUT_NONE)
def test_a_page_that_mentions_a_drug_is_not_about_it(text: str) -> None:
    page, sections = read(text), split_sections(read(text))
    assert about_a_drug(page, sections, likeliest_first(page, sections)) < 0.5
    assert not extract_facts(read(text)).facts


def test_of_two_drugs_that_are_as_likely_none_is_told() -> None:
    text = "Take either ramipril or lisinopril. Either may make you cough."
    assert likely_drug(likeliest_first(read(text), ())) is None


def test_a_page_that_names_no_drug_has_no_candidates() -> None:
    assert candidates(read("Water the beans."), ()) == []
    assert likely_drug(likeliest_first(read("Water the beans."), ())) is None


def test_short_pages_are_of_both_kinds_and_none_is_there_twice() -> None:
    short = [page for page in known_pages() if page.name.startswith("page-")]
    assert len(short) == len(SHORT_PAGES.read_text("utf-8").splitlines()) > 600
    assert len({page.monograph.source for page in short}) == len(short)
    about = sum(bool(page.drugs) for page in short)
    assert 300 < about < len(short) - 300


def test_pages_left_out_of_the_learning_are_told(tmp_path: Path) -> None:
    known = list(pages())
    left_out = known[::4]
    weights = learn([example for number, example in enumerate(known) if number % 4])
    right = sum(weights.likeliest(weights.probabilities(each.told))[0] == each.label for each in left_out)
    assert right > 0.85 * len(left_out)
    write_weights(weights, tmp_path / "pages.tsv")
    assert read_weights(tmp_path / "pages.tsv") == weights
