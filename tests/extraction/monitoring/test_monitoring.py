"""What pages ask to be monitored, and what they only call so."""

from __future__ import annotations

import pytest
from tests.extraction.reading import candidates, stated

from medgraph.extraction.monitoring.finder import find_monitoring

HERE = "Monitoring"

MONITORED = [
    ("olanzapine", "How to take it", "Have your weight and HbA1c looked at once a year.", {"weight", "hba1c"}),
    ("caffeine", HERE, "Small babies have their breathing watched.", {"breathing"}),
    ("valproate", "Warnings", "Your child will be weighed at each visit.", {"weight"}),
    ("meropenem", HERE, "U&E and LFTs twice a week.", {"urea and electrolytes", "lft"}),
    ("clozapine", HERE, "Before you start and once a year: waist, blood pressure.", {"waist", "blood pressure"}),
    ("givinostat", "Ask the team to check", "Height, weight and platelets.", {"height", "weight", "platelets"}),
    (
        "isotretinoin",
        "Warnings",
        "Blood tests will show your liver function and the level of cholesterol and triglycerides.",
        {"liver function", "cholesterol", "triglycerides"},
    ),
    (
        "lithium",
        "Warnings",
        "Your doctor will measure the amount of lithium in your blood and look at your kidneys.",
        {"lithium level", "kidney function"},
    ),
    ("fingolimod", "Dosage", "Heart rate and an ECG are recorded before the first dose.", {"heart rate", "ecg"}),
    ("sunitinib", "Dosage", "Thyroid function and LVEF: baseline and regularly.", {"thyroid function", "lvef"}),
    ("somatropin", "Warnings", "**Bone age:** check it every year.", {"bone age"}),
    ("bosentan", "Warnings", "A monthly pregnancy test is required.", {"monthly pregnancy test"}),
    (
        "leflunomide",
        "Contraindications",
        "**Usual tests before treatment:** blood pressure, ALT.",
        {"blood pressure", "alt"},
    ),
    ("abacavir", "Test before the first dose", "HLA-B genotype.", {"hla-b genotype"}),
    ("clozapine", "Warnings", "At the start and every year: weight, HbA1c.", {"weight", "hba1c"}),
    ("atenolol", "Warnings", "At this practice we take your pulse at every review.", {"pulse"}),
    ("prednisone", "Warnings", "Your eye pressure needs checking regularly.", {"eye pressure"}),
    ("apixaban", "Warnings", "Kidney function is usually looked at once a year.", {"kidney function"}),
    ("denosumab", "Warnings", "Check that calcium is normal before each dose.", {"calcium"}),
    ("valproate", HERE, "FBC before surgery.", {"fbc"}),
    (
        "lisinopril",
        "",
        "Regular monitoring of serum potassium and creatinine is needed.",
        {"serum potassium", "creatinine"},
    ),
    ("rivaroxaban", "", "Monitoring for signs of bleeding is essential.", {"signs of bleeding"}),
    ("clonidine", "", "Monitor blood pressure and heart rate.", {"blood pressure", "heart rate"}),
    ("isoniazid", "", "Your doctor will monitor your liver enzymes.", {"liver enzymes"}),
    ("infliximab", "", "Your team will monitor you for any signs of infection.", {"signs of infection"}),
    ("lithium", "", "Serum lithium should be checked every three months.", {"serum lithium"}),
    ("amiodarone", "", "Thyroid function must be monitored regularly.", {"thyroid function"}),
    ("amiodarone", "", "Lung function is measured once a year.", {"lung function"}),
    ("bosentan", "", "Measure liver enzymes before treatment.", {"liver enzymes"}),
    ("hydroxychloroquine", "", "Your doctor will check your vision regularly.", {"vision"}),
    ("clozapine", "", "You need regular blood tests to check your white cell count.", {"white cell count"}),
    ("tenofovir", "", "Blood tests to assess kidney function are done.", {"kidney function"}),
    ("azathioprine", "", "Full blood count every week in month one.", {"full blood count"}),
    ("heparin", "", "Look for signs of bleeding at each visit.", {"signs of bleeding"}),
    ("heparin", "", "Attention should be paid to signs of bleeding.", {"signs of bleeding"}),
    (
        "methotrexate",
        "",
        "Monitoring of liver function tests (ALT, AST) is crucial.",
        {"liver function test", "alt", "ast"},
    ),
    ("methotrexate", HERE, "* Complete blood count\n* Chest X-ray", {"complete blood count", "chest x-ray"}),
    ("methotrexate", HERE, "ALT and AST before you start, then every month.", {"alt", "ast"}),
    ("methotrexate", HERE, "Tests are few. Before the first dose: creatinine", {"creatinine"}),
    ("methotrexate", "", "**Monitoring:** blood counts and creatinine", {"blood count", "creatinine"}),
    ("spironolactone", "", "| Question | Answer |\n|---|---|\n| Monitoring | potassium |", {"potassium"}),
    ("insulin glargine", "", "Monitor your blood glucose levels closely.", {"blood glucose"}),
    (
        "metformin",
        "",
        "Check vitamin B12 every 2 years, and HbA1c about every 3 months.",
        {"vitamin b12", "hba1c"},
    ),
    (
        "somatropin",
        "Before treatment",
        "* thyroid function\n* blood glucose",
        {"thyroid function", "blood glucose"},
    ),
]

SILENT = [
    ("apixaban", "Monitoring", "Routine INR tests, which warfarin needs, are not required."),
    ("eptifibatide", "Dosage", "The dose depends on your weight."),
    ("eptifibatide", "Warnings", "If the platelet count falls, stop."),
    ("eptifibatide", "Dosage", "A lower dose is recommended in patients with liver or kidney problems."),
    ("eptifibatide", "Warnings", "Raised creatinine was seen and weight was measured."),
    ("heparin", "Laboratory tests", "aPTT may be prolonged in the test tube only (assay artefact)."),
    ("meropenem", "Tests", "Direct Coombs test may turn positive."),
    ("diazepam", "Warnings", "They clear it less quickly, although nobody needs a gene test before starting."),
    ("lithium", "Warnings", "We do not check your weight."),
    ("lithium", "Warnings", "Before you start: headache, nausea."),
    ("lithium", "Warnings", "During treatment: blood pressure may fall."),
    ("heparin", "", "Monitor your child."),
    ("heparin", "", "Patients should be monitored."),
    ("heparin", "", "Monitoring is important."),
    ("heparin", "", "Check with your pharmacist before use."),
    ("heparin", "", "Check the expiry date before use."),
    ("heparin", "", "Look for the expiry date."),
    ("heparin", "", "One tablet every week."),
    ("heparin", "", "Your doctor will monitor your progress."),
    ("heparin", "", "Monitor for side effects."),
    ("heparin", "", "Your doctor will check your response regularly."),
    ("heparin", "Storage", "Monitor the temperature of the fridge."),
    ("heparin", "Clinical studies", "Blood pressure was monitored."),
    ("heparin", "", "Tests to find the cause are done."),
    ("heparin", HERE, "Ask your doctor which tests you need."),
    ("heparin", HERE, "500 mg once daily."),
    ("heparin", HERE, "Dalteparin 5000 units every day is the next step."),
]


@pytest.mark.parametrize(("drug", "heading", "text", "objects"), MONITORED)
def test_monitors(drug: str, heading: str, text: str, objects: set[str]) -> None:
    assert stated(find_monitoring, drug, heading, text) == objects


@pytest.mark.parametrize(("drug", "heading", "text"), SILENT)
def test_monitors_nothing(drug: str, heading: str, text: str) -> None:
    assert stated(find_monitoring, drug, heading, text) == set()


def test_monitoring_that_is_not_needed_is_negated() -> None:
    text = "Routine monitoring of blood counts is not required."
    assert stated(find_monitoring, "apixaban", "", text) == {"not blood count"}


def test_members_name_their_group() -> None:
    found = candidates(find_monitoring, "isoniazid", "", "Monitor liver function tests (ALT, bilirubin).")
    assert {(c.object, c.qualifiers.part_of) for c in found} == {
        ("liver function test", None),
        ("alt", "liver function test"),
        ("bilirubin", "liver function test"),
    }
