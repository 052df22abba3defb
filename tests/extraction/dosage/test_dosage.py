"""Doses of whole pages: whose they are, what is no dose, and what several sentences say together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from medgraph.extraction.dosage.finder import RULES, find_doses
from medgraph.extraction.page import Page, prepare
from medgraph.extraction.rules import Candidate, Example, Rule, Veto
from medgraph.model import Relation, SectionType
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections

_HEADINGS = {
    SectionType.DOSAGE: "Dosage",
    SectionType.OTHER: "More",
    SectionType.QUESTIONS: "FAQs",
    SectionType.INTERACTIONS: "Interactions",
    SectionType.ALTERNATIVES: "Alternatives",
    SectionType.PREGNANCY: "Pregnancy",
    SectionType.WARNINGS: "Warnings",
    SectionType.ADVERSE_REACTIONS: "Side Effects",
    SectionType.OVERDOSAGE: "Overdose",
    SectionType.STUDIES: "Clinical studies",
    SectionType.DOSAGE_FORMS: "Dosage forms and strengths",
    SectionType.MISSED_DOSE: "Missed dose",
    SectionType.PHARMACOLOGY: "Pharmacokinetics",
    SectionType.STORAGE: "Storage",
}


def _page(drug: str, text: str, topic: SectionType = SectionType.DOSAGE) -> Page:
    source = f"# {drug.title()}\n\n### Generic Name\n{drug.title()}\n\n### {_HEADINGS[topic]}\n{text}\n"
    monograph = parse_monograph(source, name=f"{drug}.md")
    page = prepare(monograph, split_sections(monograph))
    assert page is not None
    return page


def _doses(page: Page) -> list[Candidate]:
    return [finding for finding in find_doses(page) if isinstance(finding, Candidate)]


def _labels(drug: str, text: str, topic: SectionType = SectionType.DOSAGE) -> list[tuple[str, str]]:
    return [(found.drug, found.object) for found in _doses(_page(drug, text, topic))]


def _examples() -> Iterator[tuple[Rule, Example]]:
    for rule in RULES:
        yield from ((rule, example) for example in rule.examples)


@pytest.mark.parametrize(("rule", "example"), list(_examples()), ids=lambda value: getattr(value, "text", ""))
def test_a_rule_reads_its_examples(rule: Rule, example: Example) -> None:
    topic = example.topic or SectionType.OTHER
    assert topic in rule.gate
    found = _labels(example.drug, example.text, topic)
    assert tuple(label for _, label in found) == example.objects


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples_of_two_drugs_and_a_negative(rule: Rule) -> None:
    assert len({e.drug for e in rule.examples if e.objects}) >= 2
    assert any(not e.objects for e in rule.examples)


@pytest.mark.parametrize(
    ("drug", "text", "doses"),
    [
        ("casimersen", "The dose is 30 mg/kg once weekly.", ["30 mg/kg every 1 week"]),
        ("inclisiran", "284 mg is injected every 6 months.", ["284 mg every 6 month"]),
        (
            "imatinib",
            "* **Chronic phase:** 400 mg once daily\n* **Blast crisis:** 600 mg/day",
            ["400 mg every 1 day", "600 mg every 1 day"],
        ),
        (
            "inclisiran",
            "| Visit | Dose | Timing |\n|---|---|---|\n| First | 284 mg | day 0 |\n| Later | 284 mg | every 6 months |",
            ["284 mg once", "284 mg every 6 month"],
        ),
        (
            "warfarin",
            "| Patients | Dose (mg) | How often |\n|---|---|---|\n| Adults | 5 | once daily |",
            ["5 mg every 1 day"],
        ),
        (
            "ivacaftor",
            "Younger children get granules every 12 hours:\n\n- under 7 kg: 25 mg\n- 7 kg to under 14 kg: 50 mg",
            ["25 mg every 12 hour", "50 mg every 12 hour"],
        ),
        ("eteplirsen", "A single-dose vial is used. The dose is 30 mg/kg weekly.", ["30 mg/kg every 1 week"]),
        ("apixaban", "In combination with aspirin, 5 mg twice daily is given.", ["5 mg every 12 hour"]),
        (
            "rituximab",
            "The dose [see Clinical Studies (14)] is 375 mg/m2 weekly.",
            ["375 mg/m2 every 1 week"],
        ),
    ],
)
def test_a_dosage_section_gives_its_doses(drug: str, text: str, doses: list[str]) -> None:
    assert _labels(drug, text) == [(drug, dose) for dose in doses]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Each vial contains 100 mg.", SectionType.DOSAGE),
        ("One tablet contains 125 mg, and two are taken every 12 hours.", SectionType.DOSAGE),
        ("The combination pairs 85 mg of it with 500 mg of naproxen.", SectionType.OTHER),
        ("Your injections: ☐ 20 mg ☐ 40 mg ☐ 60 mg", SectionType.OTHER),
        ("Dose: [ ] 20 mg [ ] 40 mg once daily", SectionType.DOSAGE),
        ("The old way (4.8 mg over six hours) is gone.", SectionType.DOSAGE),
        ("Tablets of 1 mg, 2 mg and 5 mg come in different colours and strengths.", SectionType.DOSAGE),
        ("It is supplied as 500 mg in 10 mL.", SectionType.DOSAGE),
        ("Pens hold 40 mg/0.4 mL.", SectionType.DOSAGE),
        ("Dilute to 100 to 150 mL with saline.", SectionType.DOSAGE),
        ("Available as 20 mg tablets.", SectionType.OTHER),
        ("Tablets: 20 mg once daily.", SectionType.DOSAGE_FORMS),
        ("Patients in the trial received 50 mg/kg weekly.", SectionType.DOSAGE),
        ("In a study, 40 mg daily was given against placebo.", SectionType.OTHER),
        ("Patients were given 30 mg daily.", SectionType.STUDIES),
        ("Rats were given 900 mg/kg daily.", SectionType.DOSAGE),
        ("Doses of 10 mg/kg daily were toxic to monkeys.", SectionType.OTHER),
        ("After 20 mg daily the AUC was doubled.", SectionType.DOSAGE),
        ("A dose of 40 mg daily gave a half-life of 12 hours.", SectionType.OTHER),
        ("5 mg daily is absorbed fully.", SectionType.PHARMACOLOGY),
        ("Accidental ingestion of 500 mg was survived.", SectionType.DOSAGE),
        ("People who took 5 g at once recovered.", SectionType.OVERDOSAGE),
        ("If you missed a dose, take 5 mg once.", SectionType.DOSAGE),
        ("Take 5 mg as soon as you remember.", SectionType.MISSED_DOSE),
        ("For example, a 70-kg patient gets 2100 mg.", SectionType.DOSAGE),
        ("A child of 20 kg would get 600 mg weekly.", SectionType.DOSAGE),
        ("Premedicate with an antihistamine, 50 mg by mouth.", SectionType.DOSAGE),
        ("Before each infusion give 650 mg.", SectionType.DOSAGE),
        ("A dose of 20 mg once daily is not recommended.", SectionType.DOSAGE),
        ("Avoid doses of 20 mg.", SectionType.DOSAGE),
        ("This medicine contains 23 mg of sodium.", SectionType.DOSAGE),
        ("It contains 100 mg benzyl alcohol per dose.", SectionType.DOSAGE),
        ("Do not use if creatinine exceeds 2 mg/dL.", SectionType.DOSAGE),
        ("Store at most 30 mg per bag.", SectionType.STORAGE),
        ("It is made by mixing the powder (50 micrograms of antigen) with the fluid.", SectionType.DOSAGE),
        ("In early dose-finding studies 125 mcg was tested too.", SectionType.DOSAGE),
        ("Doses of 600 mg were tried and gave nothing more.", SectionType.DOSAGE),
        ("A man who took 63 g survived.", SectionType.DOSAGE),
        ("125 mcg once daily is not an approved dose.", SectionType.DOSAGE),
        ("Thaw the suspension (2 mg) in a fridge.", SectionType.DOSAGE),
        ("Headache came after 10 mg daily.", SectionType.ADVERSE_REACTIONS),
        ("Liver tests are checked every month.", SectionType.DOSAGE),
        ("Take it with 240 mL of water.", SectionType.DOSAGE),
        ("There is no recommended dose for children.", SectionType.DOSAGE),
        ("See your doctor every 3 months for blood tests.", SectionType.QUESTIONS),
    ],
)
def test_what_is_no_dose_gives_none(text: str, topic: SectionType) -> None:
    assert _labels("golodirsen", text, topic) == []


def test_a_veto_is_reported() -> None:
    page = _page("golodirsen", "Each vial contains 100 mg.")
    assert [finding.detail for finding in find_doses(page) if isinstance(finding, Veto)] == [
        "what a vial, tablet or package holds"
    ]


@pytest.mark.parametrize(
    ("text", "topic", "doses"),
    [
        (
            "Viltolarsen is given at 80 mg/kg weekly.",
            SectionType.ALTERNATIVES,
            [("viltolarsen", "80 mg/kg every 1 week")],
        ),
        (
            "Casimersen is given weekly, while golodirsen requires weekly 35-60 minute infusions.",
            SectionType.ALTERNATIVES,
            [("casimersen", "every 1 week"), ("golodirsen", "every 1 week")],
        ),
        (
            "Methotrexate, usually 7.5 mg to 25 mg once a week, may go on.",
            SectionType.DOSAGE,
            [("methotrexate", "7.5-25 mg every 1 week")],
        ),
        (
            "Start under cover: enoxaparin 1 mg/kg subcutaneously every 12 hours runs alongside.",
            SectionType.DOSAGE,
            [("enoxaparin", "1 mg/kg every 12 hour")],
        ),
        (
            "When fulvestrant is the partner, it is given at 500 mg once monthly.",
            SectionType.DOSAGE,
            [("fulvestrant", "500 mg every 1 month")],
        ),
        (
            "If dexamethasone is added it should be taken as 20 mg once a week.",
            SectionType.DOSAGE,
            [("dexamethasone", "20 mg every 1 week")],
        ),
        (
            "Steroids equivalent to prednisone 1 mg/kg/day (maximum 40 mg a day) go before it.",
            SectionType.DOSAGE,
            [("prednisone", "40 mg every 1 day")],
        ),
        (
            "Without methotrexate: 40 mg every week.",
            SectionType.DOSAGE,
            [("casimersen", "40 mg every 1 week")],
        ),
        (
            "Ketoconazole and itraconazole bring you down to 150 mg twice a week.",
            SectionType.INTERACTIONS,
            [("casimersen", "150 mg twice a week")],
        ),
        (
            "Calcium and vitamin D, 1,000 mg and 800 IU a day.",
            SectionType.OTHER,
            [("calcium", "1000 mg"), ("vitamin d", "800 [iU] every 1 day")],
        ),
        ("Take folic acid, 5 mg once a week.", SectionType.DOSAGE, [("folic acid", "5 mg every 1 week")]),
        (
            "Adults are premedicated with dexamethasone 20 mg; children receive 5 mg/m2.",
            SectionType.DOSAGE,
            [("dexamethasone", "20 mg")],
        ),
        (
            "**Paracetamol:** Fine. 500 mg up to four times daily.",
            SectionType.INTERACTIONS,
            [("paracetamol", "500 mg every 6 hour")],
        ),
        (
            "| Medicine | Usual dose |\n|---|---|\n| Ezetimibe | 10 mg once daily |",
            SectionType.ALTERNATIVES,
            [("ezetimibe", "10 mg every 1 day")],
        ),
    ],
)
def test_a_dose_goes_to_its_drug(text: str, topic: SectionType, doses: list[tuple[str, str]]) -> None:
    assert sorted(_labels("casimersen", text, topic)) == sorted(doses)


def test_one_amount_and_one_interval_make_a_regimen() -> None:
    weekly = "The infusion takes about 60 minutes and is given once weekly."
    text = f"{weekly}\n\nThe dose is typically 80 mg per kilogram."
    (found,) = _doses(_page("viltolarsen", text))
    dose = found.qualifiers.dose
    assert (found.object, found.rule) == ("80 mg/kg every 1 week", "dosage.joined/3")
    assert dose is not None and dose.infusion_min == dose.infusion_max == 60
    assert found.passage.text.startswith("The dose is typically")


@pytest.mark.parametrize(
    "text",
    [
        "The dose is 80 mg/kg.\n\nIt is given weekly at first.\n\nLater it is given monthly.",
        "The dose is 80 mg/kg.\n\nChildren get a dose of 40 mg/kg.\n\nIt is given weekly.",
    ],
)
def test_where_there_is_a_choice_nothing_is_joined(text: str) -> None:
    assert all("every" not in label for _, label in _labels("viltolarsen", text))


def test_the_next_sentence_tells_the_infusion_time_of_all_regimens_of_a_paragraph() -> None:
    text = "Below 100 kg give 0.3 mg/kg every 3 weeks, else 30 mg every 3 weeks. Infuse it over 80 minutes."
    found = _doses(_page("patisiran", text))
    assert [c.qualifiers.dose and c.qualifiers.dose.infusion_min for c in found] == [80, 80]


def test_an_amount_said_again_without_its_interval_is_no_second_dose() -> None:
    text = "The dose is 80 mg/kg once weekly.\n\nThe volume follows from the dose of 80 mg/kg."
    assert _labels("viltolarsen", text) == [("viltolarsen", "80 mg/kg every 1 week")]


def test_labels_give_phase_population_and_indication() -> None:
    text = (
        "**Plaque psoriasis:** 80 mg every other week in adults\n\n"
        "* **Loading dose:** 12 mg is given subcutaneously every 14 days."
    )
    psoriasis, loading = _doses(_page("adalimumab", text))
    assert (psoriasis.qualifiers.indication, psoriasis.qualifiers.population) == (
        "Plaque psoriasis",
        "adults",
    )
    assert loading.qualifiers.dose is not None
    assert (loading.qualifiers.dose.phase, loading.qualifiers.route) == ("loading", "subcutaneous")


def test_a_column_of_intervals_belongs_to_maintenance_and_not_to_loading() -> None:
    table = "| Body weight | Loading dose | Maintenance dose | Interval |\n|---|---|---|---|\n| 40 to <60 kg | 2,400 mg | 3,000 mg | every 8 weeks |"
    assert _labels("ravulizumab", table) == [("ravulizumab", "2400 mg once"), ("ravulizumab", "3000 mg every 8 week")]


def test_an_induction_dose_keeps_the_interval_of_its_cell() -> None:
    table = "| Weight | Induction | Maintenance |\n|---|---|---|\n| 40 kg | 900 mg weekly | 1200 mg every 2 weeks |"
    assert _labels("eculizumab", table) == [
        ("eculizumab", "900 mg every 1 week"),
        ("eculizumab", "1200 mg every 2 week"),
    ]


def test_a_sachet_is_one() -> None:
    assert _labels("fosfomycin", "The dose is 1 sachet once daily.") == [("fosfomycin", "1 {sachet} every 1 day")]


@pytest.mark.parametrize(
    ("label", "purpose"),
    [
        ("Giant cell tumor and hypercalcemia", "Giant cell tumor and hypercalcemia"),
        ("Xgeva, giant cell tumor", "giant cell tumor"),
        ("cGVHD", "cGVHD"),
        ("Prolia", None),
        ("Quarterly", None),
        ("With valproate", None),
        ("Oral", None),
        ("Renal failure", None),
        ("Type 2 diabetes", "Type 2 diabetes"),
        ("With CYP3A inhibitors (B-cell malignancy)", None),
        ("Babies with haemangioma are weighed first", None),
    ],
)
def test_a_dose_is_for_what_its_label_names_as_a_condition(label: str, purpose: str | None) -> None:
    (found,) = _doses(_page("vexomab", f"* **{label}:** 120 mg every 4 weeks"))
    assert found.qualifiers.indication == purpose


def test_the_mention_is_the_amount_in_the_view() -> None:
    page = _page("casimersen", "The recommended dose is **30 mg/kg** given once weekly.")
    (found,) = _doses(page)
    assert found.relation is Relation.HAS_DOSAGE
    assert found.mention.of(page.monograph.view.text) == "30 mg/kg"
