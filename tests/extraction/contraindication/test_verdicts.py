"""Verdicts in lay words, allergies by what they are to, stretches of a list, rows and lead-ins that bar."""

from __future__ import annotations

import time

import pytest
from tests.extraction.reading import stated

from medgraph.extraction.contraindication.allergies import read_allergies
from medgraph.extraction.contraindication.chunks import chunks
from medgraph.extraction.contraindication.denials import is_denial
from medgraph.extraction.contraindication.finder import find_contraindications
from medgraph.extraction.contraindication.states import read_lay

HERE, WARNINGS = "Contraindications", "Warnings"
SECONDS = 5

VERDICTS = [
    ("baclofen", HERE, "Tizanidine itself is off limits for people whose liver has failed.", {"tizanidine: hepatic impairment"}),
    ("clozapine", HERE, "The European leaflet rules it out for people who are allergic to clozapine.", {"hypersensitivity"}),
    ("eptinezumab", HERE, "Anyone who has had an allergic reaction, for example swelling of the lips, to eptinezumab.", {"hypersensitivity"}),
    ("vedolizumab", HERE, "It is contraindicated in transplant recipients whose CMV status is unknown.", {"unknown cmv status"}),
    ("varenicline", "", "It should not be used in people with type 1 diabetes.", {"type 1 diabetes"}),
    ("ticagrelor", HERE, "Some people get another drug. You will be one of them if your liver is in a bad way.", {"hepatic impairment"}),
    ("rimegepant", HERE, "The makers say no to patients with severe liver disease.", {"liver disease"}),
    ("dapagliflozin", "", "Those on dialysis should not, nor should anyone who has porphyria.", {"dialysis", "porphyria"}),
    ("carbimazole", HERE, "Though propylthiouracil must not be given to people with gout, it may be.", {"propylthiouracil: gout"}),
    ("apixaban", "", "It differs from dabigatran, which must not be used in people with gout.", {"dabigatran: gout"}),
    ("erenumab", HERE, "Its rival, sumatriptan, is off limits for people with heart disease.", {"sumatriptan: heart disease"}),
    ("metoprolol", HERE, "Metoprolol is off limits for anyone with heart block.", {"heart block"}),
    ("dronedarone", WARNINGS, "Nor is it suitable for patients with heart block.", {"heart block"}),
    ("rasagiline", HERE, "It can't be combined with an MAO inhibitor.", {"mao inhibitor"}),
    ("doxazosin", HERE, "Your doctor will pick a different drug if you have heart failure.", {"heart failure"}),
    ("bosentan", WARNINGS, "Never give it to a patient with porphyria.", {"porphyria"}),
    ("pioglitazone", HERE, "Heart failure rules it out, and so does bladder cancer.", {"heart failure", "bladder cancer"}),
    ("acitretin", WARNINGS, "**Do not take acitretin while you are pregnant.** It harms the child.", {"pregnancy"}),
    ("methyldopa", HERE, "You have porphyria, a rare inherited blood disorder", {"porphyria"}),
    ("zanamivir", HERE, "It is a no-go during an attack that needs oxygen (status asthmaticus).", {"status asthmaticus"}),
    ("sotalol", HERE, "- your kidneys do not work properly\n- a past stroke", {"renal impairment", "stroke"}),
    ("risedronate", HERE, "- Problems of the gullet (stricture, achalasia)", {"stricture", "achalasia"}),
    ("probenecid", HERE, "If you have porphyria If you are epileptic Together with medicines that are prescribed to treat gout", {"porphyria", "epilepsy"}),
    ("tolvaptan", WARNINGS, "Two situations exclude its use: anuria and porphyria.", {"anuria", "porphyria"}),
    ("dapsone", "", "It is contraindicated in patients with:\n\n- porphyria\n- severe anemia", {"porphyria", "anemia"}),
    ("danazol", HERE, "Swiss doctors add two more: porphyria and mania.", {"porphyria", "mania"}),
    ("tizanidine", HERE, "Our clinic will not give it to anyone whose liver is failing.", {"hepatic impairment"}),
    ("lapatinib", HERE, "- heart failure with swelling, nausea or fatigue\n- gout – attacks have got worse with it", {"heart failure", "gout"}),
    ("anagrelide", HERE, "- infections, either acute or uncontrolled chronic\n- porphyria", {"infection", "porphyria"}),
    ("ketorolac", HERE, "- hives or a swollen face after taking aspirin\n- Ketorolac has given you an ulcer.", {"hypersensitivity to aspirin", "ulcer"}),
    ("pirfenidone", HERE, "- Pirfenidone has caused you an allergic reaction.\n- You are being treated for tuberculosis.", {"hypersensitivity", "tuberculosis"}),
    ("dofetilide", HERE, "- heart disease: heart block, sick sinus syndrome\n- brain disorders, e.g. epilepsy or stroke", {"heart disease", "heart block", "sick sinus syndrome", "brain disorder", "epilepsy", "stroke"}),
    ("estradiol", "Do not use it if you…", "- get migraine with aura\n- have had a clot in a leg or lung", {"migraine with aura", "venous thromboembolism"}),
    ("naltrexone", HERE, "Do not take it if you take methadone, if you have gout or if you are in opioid withdrawal.", {"methadone", "gout", "opioid withdrawal"}),
    ("warfarin", WARNINGS, "| State | Verdict |\n|--|--|\n| Hemophilia | contraindicated |\n| Gout | caution |", {"hemophilia"}),
]  # fmt: skip
UNBARRED = [
    (HERE, "If you have epilepsy it isn't ruled out, but fits must be well controlled."),
    (
        HERE,
        "Itraconazole, a strong CYP3A blocker which often causes mayhem, made no difference, and neither did omeprazole.",
    ),
    (HERE, "Grapefruit hasn't been a problem."),
    (HERE, "It has been little studied in those with severely impaired livers."),
    (HERE, "The risk of myopathy climbs with renal impairment."),
    (HERE, "A cold is no reason to put it off."),
    (HERE, "Talk to your doctor before taking it if you have:\n\n- asthma\n- gout"),
    (WARNINGS, "The same goes for people with gout."),
    (WARNINGS, "It has no role in the treatment of gout."),
    (HERE, "It isn't meant for hay fever."),
    (HERE, "Nurses do not give it to people who are asleep."),
    (WARNINGS, "Stay away from people with measles."),
]


@pytest.mark.parametrize(("drug", "heading", "text", "expected"), VERDICTS)
def test_bars(drug: str, heading: str, text: str, expected: set[str]) -> None:
    assert expected <= stated(find_contraindications, drug, heading, text)


@pytest.mark.parametrize(("heading", "text"), UNBARRED)
def test_does_not_bar(heading: str, text: str) -> None:
    assert not stated(find_contraindications, "tramadol", heading, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("allergic to it or to any other ingredient", ["hypersensitivity"]),
        ("hypersensitivity to soya, peanut or any of the excipients", ["hypersensitivity to soya", "hypersensitivity to peanut", "hypersensitivity"]),
        ("people who reacted badly to an earlier dose", ["hypersensitivity"]),
        ("allergic to tramadol, its ingredients, or other opioids", ["hypersensitivity", "hypersensitivity to opioid"]),
        ("egg allergy", []),
        ("anaphylaxis or another severe reaction to a penicillin", ["hypersensitivity to penicillin"]),
        ("allergic to either hormone, or to soya", ["hypersensitivity", "hypersensitivity to soya"]),
        ("allergic to the antibiotic neomycin or to phenol, the preservative in it", ["hypersensitivity to neomycin", "hypersensitivity to phenol"]),
        ("people who reacted badly to it before", ["hypersensitivity"]),
        ("a sulfa drug has caused you an allergic reaction", ["hypersensitivity to sulfa drug"]),
    ],
)  # fmt: skip
def test_names_allergies_by_what_they_are_to(text: str, names: list[str]) -> None:
    assert [allergy.name for allergy in read_allergies(text, frozenset({"tramadol"}))[1]] == names


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("liver disease associated with bleeding, or gout", ["liver disease", "gout"]),
        ("if you have had a stroke in the last month", ["stroke"]),
        ("gout because of the risk of stroke, mania", ["gout"]),
    ],
)
def test_cuts_a_list_into_stretches(text: str, stretches: list[str]) -> None:
    found = (chunk.span.of(text).strip(" ,") for chunk in chunks(text))
    assert [wording.removeprefix("or ") for wording in found] == stretches


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("blood pressure that is not under control", "uncontrolled hypertension"),
        ("you hardly make urine", "anuria"),
        ("poor circulation in your legs", "peripheral vascular disease"),
        ("a creatinine clearance below 30 mL/min", "renal impairment"),
    ],
)
def test_knows_lay_words(text: str, name: str) -> None:
    assert [found.name for found in read_lay(text, 0)[1]] == [name]


@pytest.mark.parametrize("piece", ["(ab ", "a ", "x that a ", "ab cd, "])
def test_long_brackets_and_clauses_are_read_in_linear_time(piece: str) -> None:
    begin = time.process_time()
    stated(find_contraindications, "tramadol", HERE, "Severe disease " + piece * 3000)
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize(("text", "denies"), [("None.", True), ("None of these drugs helps.", False)])
def test_tells_a_denial(text: str, denies: bool) -> None:
    assert is_denial(text) is denies
