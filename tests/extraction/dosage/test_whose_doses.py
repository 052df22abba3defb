"""Whose a dose is, where another drug stands near it: what is pointed to, what goes on, what is changed."""

from __future__ import annotations

import pytest
from tests.extraction.reading import stated

from medgraph.extraction.dosage.finder import find_doses

_TOLD: list[tuple[str, str, set[str]]] = [
    # an amount of what is named behind it, in the midst of other words
    ("montelukast", "In an attack use 4 puffs of the grey salbutamol inhaler.", {"salbutamol: 4 {puff}"}),
    ("cetuximab", "Have 10 mg of the antihistamine chlorphenamine ready.", {"chlorphenamine: 10 mg"}),
    ("salbutamol", "Use 2 puffs of your blue salbutamol inhaler.", {"2 {puff}"}),
    ("ipratropium", "Take 2 puffs of it with salbutamol four times a day.", {"2 {puff} every 6 hour"}),
    # a form behind the name
    ("omalizumab", "Give your adrenaline pen, 300 micrograms into the thigh.", {"adrenaline: 300 ug"}),
    ("fulvestrant", "You also need your goserelin implant, 3.6 mg every 28 days.", {"goserelin: 3.6 mg every 4 week"}),
    ("adrenaline", "Give your adrenaline pen, 300 micrograms into the thigh.", {"300 ug"}),
    # what goes on beside it
    ("infliximab", "Your methotrexate stays as it is: mostly 10 mg once a week.", {"methotrexate: 10 mg every 1 week"}),
    ("semaglutide", "Any metformin, if you take it, goes on: usually 1 g twice a day.", {"metformin: 1 g every 12 hour"}),
    ("infliximab", "Keep taking your azathioprine as before, which is usually 100 mg once a day.", {"azathioprine: 100 mg every 1 day"}),
    # pointed to
    ("naproxen", "If paracetamol suits you better, the adult dose of that is 1 g four times a day.", {"paracetamol: 1 g every 6 hour"}),
    ("diclofenac", "Some prefer ibuprofen. The usual dose of that is 400 mg three times a day.", {"ibuprofen: 400 mg every 8 hour"}),
    ("apixaban", "If you take rifampicin too, the dose of it is 5 mg twice a day.", {"5 mg every 12 hour"}),
    ("dabigatran", "The antidote is idarucizumab. It is given as 5 g into a vein.", {"idarucizumab: 5 g"}),
    ("heparin", "Doctors can give protamine, an antidote. It is started at 50 mg.", {"protamine: 50 mg"}),
    ("losartan", "It resembles valsartan, a cousin. It is started at 50 mg once a day.", {"50 mg every 1 day"}),
    # a change of another's dose
    ("adalimumab", "Methotrexate is continued at 10 mg once a week. The dose may be raised to 20 mg once a week.",
        {"methotrexate: 10 mg every 1 week", "methotrexate: 20 mg every 1 week"}),
    ("abiraterone", "Prednisone 5 mg twice daily is taken too. The dose is lowered to 500 mg once a day in liver disease.",
        {"prednisone: 5 mg every 12 hour", "500 mg every 1 day"}),
    ("golodirsen", "A boy on daily prednisolone takes an additional 1 mg/kg/day (maximum total 60 mg/day). The dose may go up to 2 mg/kg/day, with a maximum of 120 mg/day.",
        {"prednisolone: 1 mg/kg every 1 day", "prednisolone: 60 mg every 1 day", "prednisolone: 2 mg/kg every 1 day", "prednisolone: 120 mg every 1 day"}),
    ("simvastatin", "With amlodipine 10 mg daily, do not exceed 20 mg daily.", {"amlodipine: 10 mg every 1 day", "20 mg every 1 day"}),
    # told of in a sentence of its own below a label that lowers
    ("ondansetron", "**Dosage adjustments:** Do not exceed 8 mg daily. Dexamethasone 20 mg IV is often added.",
        {"8 mg every 1 day", "dexamethasone: 20 mg"}),
    ("simvastatin", "**Reduce the dose with:** Amlodipine 20 mg daily", {"20 mg every 1 day"}),
    ("abemaciclib", "| Level | With fulvestrant or tamoxifen | Alone |\n|---|---|---|\n| Start | 150 mg twice daily | 200 mg twice daily |",
        {"150 mg every 12 hour", "200 mg every 12 hour"}),
    ("abemaciclib", "| Drug | Dose |\n|---|---|\n| Fulvestrant | 500 mg once a month |", {"fulvestrant: 500 mg every 1 month"}),
    # bound to its name: the dose of a partner is limited, a second partner's goes with it, a bracket, what an amount turns out to be
    ("verapamil", "The dose of lovastatin must not exceed 20 mg a day, and simvastatin to 10 mg a day.",
        {"lovastatin: 20 mg every 1 day", "simvastatin: 10 mg every 1 day"}),
    ("amiodarone", "Limit lovastatin to 40 mg a day and simvastatin to 20 mg a day.",
        {"lovastatin: 40 mg every 1 day", "simvastatin: 20 mg every 1 day"}),
    ("colchicine", "With clarithromycin the dose of colchicine should be reduced to 0.3 mg once daily.", {"0.3 mg every 1 day"}),
    ("apixaban", "It was compared with enoxaparin (Lovenox, 40 mg once daily) after surgery.", {"enoxaparin: 40 mg every 1 day"}),
    ("trastuzumab", "It is given with pertuzumab (Perjeta; 840 mg, then 420 mg every 3 weeks).",
        {"pertuzumab: 840 mg", "pertuzumab: 420 mg every 3 week"}),
    ("losartan", "If the bottle says 80 mg once a day, it is valsartan.", {"valsartan: 80 mg every 1 day"}),
    ("tamoxifen", "After the last dose of letrozole, tamoxifen is started at 20 mg once a day.", {"20 mg every 1 day"}),
    ("neostigmine", "Next dose of vecuronium   wait 20 min (0.1 mg/kg) or 4 h (0.05 mg/kg).",
        {"vecuronium: 0.1 mg/kg", "vecuronium: 0.05 mg/kg"}),
    ("simvastatin", "Doses of amiodarone above 200 mg a day: keep simvastatin to 20 mg once a day.", {"20 mg every 1 day"}),
    ("azacitidine", "With low-dose venetoclax the final dose is 75 mg once daily.", {"75 mg every 1 day"}),
    # amounts of one bracket, behind the name, its code or its limit
    ("mannitol", "Swelling calls for oxygen and dexamethasone (10 mg at once, then 4 mg every six hours).",
        {"dexamethasone: 10 mg once", "dexamethasone: 4 mg every 6 hour"}),
    ("nimodipine", "Give labetalol (20 mg, then 40 mg once a day) if the pressure is high.",
        {"labetalol: 20 mg", "labetalol: 40 mg every 1 day"}),
    ("binimetinib", "SEE trametinib AB-104 (MEK; melanoma 2 mg once daily).", {"trametinib: 2 mg every 1 day"}),
    ("verapamil", "Lovastatin (limit to 20 mg at night), digoxin, lithium.", {"lovastatin: 20 mg every 1 day"}),
    ("simvastatin", "With amlodipine (limit simvastatin to 20 mg at night).", {"20 mg every 1 day"}),
    ("colchicine", "Halve the dose with verapamil (0.3 mg twice daily).", {"0.3 mg every 12 hour"}),
    # what somebody else has
    ("eptinezumab", "Then she is probably on atogepant, 60 mg once a day.", {"atogepant: 60 mg every 1 day"}),
    ("eptinezumab", "My sister was on fremanezumab, 225 mg once a month.", {"fremanezumab: 225 mg every 1 month"}),
    ("erdafitinib", "If you are on clarithromycin, 5 mg once a day.", {"5 mg every 1 day"}),
    # the serum beside a vaccine
    ("hepatitis b vaccine", "Newborns also have an injection of hepatitis B immunoglobulin, 200 units.",
        {"hepatitis b immunoglobulin: 200 [iU]"}),
    ("tetanus vaccine", "A dirty wound also needs tetanus immunoglobulin (250 IU).", {"tetanus immunoglobulin: 250 [iU]"}),
    ("tetanus immunoglobulin", "Tetanus immunoglobulin 250 IU is given once.", {"250 [iU] once"}),
    # what it costs
    ("clotrimazole", "Now £4.20, or £21 per 100 g.", set()),
    ("clotrimazole", "Take 100 g once a day.", {"100 g every 1 day"}),
    # two components that are taken together
    ("carbidopa / levodopa", "Take carbidopa 25 mg with levodopa 100 mg three times a day.", {"25 mg/100 mg every 8 hour"}),
    ("levodopa", "Take carbidopa 25 mg with levodopa 100 mg three times a day.",
        {"carbidopa: 25 mg", "100 mg every 8 hour"}),
    # what is taken beside it: a mineral, a vitamin or an oil that the sentence is about
    ("zoledronic acid", "Calcium for older men is usually 1000 mg a day.", {"calcium: 1000 mg every 1 day"}),
    ("denosumab", "Vitamin D in older people should be 800 IU a day.", {"vitamin d: 800 [iU] every 1 day"}),
    ("evinacumab", "A reader tried krill oil 2 g a day.", {"krill oil: 2 g every 1 day"}),
    ("pamidronate", "Calcium is checked, then 90 mg is given once.", {"90 mg once"}),
    # an apposition and its bracket
    ("olezarsen", "Low platelets were seen with volanesorsen, the older injection (285 mg once a week).",
        {"volanesorsen: 285 mg every 1 week"}),
    ("erenumab", "It was tried after topiramate, another medicine (50 mg twice a day).", {"topiramate: 50 mg every 12 hour"}),
    ("tadalafil", "Start with ketoconazole, a lower tablet (10 mg once a day).", {"10 mg every 1 day"}),
    # what a capsule holds, and what is taken
    ("tamsulosin", "The capsule contains 0.4 mg and is swallowed once a day after breakfast.", {"0.4 mg every 1 day"}),
    ("sotalol", "The bottle contains 80 mg and each is labelled once a day.", set()),
    # what is seen at an amount
    ("citalopram", "Take 20 mg once a day. There is no added benefit at 60 mg.", {"20 mg every 1 day"}),
    ("sertraline", "Take 50 mg once a day; 300 mg a day brought no further benefit.", {"50 mg every 1 day"}),
    ("rosuvastatin", "LDL falls by 46% at 10 mg and by 55% at 40 mg once daily.", set()),
    ("capecitabine", "Reduce to 75% at 950 mg/m² twice daily.", {"950 mg/m2 every 12 hour"}),
    ("ramipril", "If 2.5 mg once a day has no effect, take 5 mg once a day.", {"2.5 mg every 1 day", "5 mg every 1 day"}),
    # held against it
    ("burosumab", "Conventional treatment, for comparison, is oral phosphate 20 mg/kg a day.", set()),
    ("insulin glargine", "The older treatment was 20 units twice a day.", set()),
    ("sertraline", "Conventional tablets are taken as 50 mg once a day.", {"50 mg every 1 day"}),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "doses"), _TOLD)
def test_a_dose_is_its_drugs(drug: str, text: str, doses: set[str]) -> None:
    assert stated(find_doses, drug, "Dosage", text) == doses
