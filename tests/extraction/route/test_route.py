"""Routes of administration: one sentence a case, on drugs from all fields."""

import pytest

from medgraph.extraction.page import Page, prepare
from medgraph.extraction.route.finder import find_routes
from medgraph.extraction.rules import Candidate, Veto
from medgraph.lexicon import routes
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections


def page_on(drug: str, text: str, heading: str = "Dosage") -> Page:
    """Return a page on a drug with one section."""
    monograph = parse_monograph(f"# {drug.capitalize()}\n\n## {heading}\n\n{text}\n")
    page = prepare(monograph, split_sections(monograph))
    assert page is not None
    return page


def routes_of(drug: str, text: str, heading: str = "Dosage") -> set[tuple[str, str]]:
    found = find_routes(page_on(drug, text, heading))
    return {(f.drug, f.object) for f in found if isinstance(f, Candidate)}


STATED = [
    ("nitroglycerin", "Spray 1 or 2 puffs under the tongue. No more than 3 puffs at a time.", {"sublingual"}),
    ("beclometasone", "Take 2 puffs twice a day.", {"inhalation"}),
    ("donidalorsen", "**Route:** subcutaneous (abdomen or thigh; upper arm if given by a carer)", {"subcutaneous"}),
    ("ocrelizumab", "600 mg in a drip, over an hour, every six months.", {"intravenous"}),
    ("natalizumab", "There is now a jab under the skin too.", {"subcutaneous"}),
    ("anastrozole", "As a tablet or liquid, 1 mg once a day.", {"oral"}),
    ("azathioprine", "If you are unable to swallow, the nurse can give it into a vein.", {"intravenous"}),
    ("icatibant", "One jab under the belly skin, as early as you can.", {"subcutaneous"}),
    ("gentamicin", "**By intramuscular or slow intravenous injection:** septicaemia", {"intramuscular", "intravenous"}),
    ("colistimethate", "**By inhalation:** infection in cystic fibrosis", {"inhalation"}),
    ("heparin", "Heparin is administered intravenously or subcutaneously.", {"intravenous", "subcutaneous"}),
    ("apixaban", "Take one tablet by mouth twice a day.", {"oral"}),
    ("semaglutide", "Semaglutide is injected under the skin of the abdomen once a week.", {"subcutaneous"}),
    ("ceftriaxone", "It is given as an intravenous infusion over 30 minutes.", {"intravenous"}),
    (
        "ceftriaxone",
        "Ceftriaxone may be given by intramuscular or intravenous injection.",
        {"intramuscular", "intravenous"},
    ),
    ("methylprednisolone", "The dose is 1 g IV once daily for three days.", {"intravenous"}),
    ("enoxaparin", "Enoxaparin 40 mg SC once daily.", {"subcutaneous"}),
    ("baclofen", "Baclofen is delivered into the cerebrospinal fluid by a pump.", {"intrathecal"}),
    ("tofersen", "The 100 mg dose is given by lumbar puncture.", {"intrathecal"}),
    ("latanoprost", "Put one drop in the affected eye in the evening.", {"ophthalmic"}),
    ("edoxaban", "One tablet a day, which you swallow preferably with water.", {"oral"}),
    ("rivastigmine", "The capsule is one that you swallow straight after a meal.", {"oral"}),
    ("ceftriaxone", "It is given into a vein, and a smaller dose would do.", {"intravenous"}),
    ("timolol", "Timolol eye drops are used twice a day.", {"ophthalmic"}),
    ("ciprofloxacin", "Instil four drops into the affected ear twice daily.", {"otic"}),
    ("fluticasone", "Fluticasone is inhaled twice daily.", {"inhalation"}),
    ("tiotropium", "The capsule's powder is taken by inhalation once a day.", {"inhalation"}),
    ("mometasone", "Spray twice into each nostril once daily.", {"nasal"}),
    ("sumatriptan", "It also comes as a nasal spray.", {"nasal"}),
    ("tacrolimus", "Apply a thin layer to the skin twice daily.", {"topical"}),
    ("clotrimazole", "Apply to the affected area twice a day.", {"topical"}),
    (
        "fentanyl",
        "Fentanyl is absorbed slowly. The transdermal patch is changed every 72 hours.",
        {"transdermal"},
    ),
    ("nitroglycerin", "Place one tablet under the tongue at the first sign of chest pain.", {"sublingual"}),
    ("midazolam", "Give the solution between the cheek and gum.", {"buccal"}),
    ("hydrocortisone", "Hydrocortisone is used rectally at bedtime.", {"rectal"}),
    ("estradiol", "Insert one tablet into the vagina daily for two weeks.", {"vaginal"}),
    ("aflibercept", "Aflibercept is given by intravitreal injection every 8 weeks.", {"intravitreal"}),
    ("voretigene neparvovec", "Each eye receives a subretinal injection.", {"subretinal"}),
    ("mitomycin", "Mitomycin is instilled into the bladder weekly.", {"intravesical"}),
    ("triamcinolone", "Triamcinolone is given by intra-articular injection.", {"intra-articular"}),
    ("metformin", "Swallow the tablets whole with the evening meal.", {"oral"}),
    ("imatinib", "Take the capsules with a large glass of water.", {"oral"}),
    ("pioglitazone", "The usual dose is one tablet of 15 mg to be taken once a day.", {"oral"}),
    ("vancomycin", "It runs into a vein over at least an hour.", {"intravenous"}),
    ("warfarin", "Warfarin is an oral anticoagulant.", {"oral"}),
    ("testosterone", "Inject it into a muscle once a week.", {"intramuscular"}),
    ("omalizumab", "For subcutaneous use only.", {"subcutaneous"}),
    ("zoledronic acid", "An infusion of 5 mg into a vein once a year.", {"intravenous"}),
    ("levodopa", "1. By mouth, with water.", {"oral"}),
    ("isoniazid", "It is available as an oral solution.", {"oral"}),
    ("amikacin", "Liposomal amikacin is given via nebulizer once daily.", {"inhalation"}),
    ("buprenorphine", "It dissolves under your tongue.", {"sublingual"}),
    ("lidocaine", "Lidocaine may be given by epidural injection.", {"epidural"}),
    ("golimumab", "**Route:** subcutaneous", {"subcutaneous"}),
    ("natalizumab", "**How it is given:** intravenous infusion", {"intravenous"}),
    (
        "mycophenolate mofetil",
        "If you cannot swallow, the medicine can be given through a drip into a vein.",
        {"intravenous"},
    ),
    ("levetiracetam", "When a child is not awake, it is infused into a vein.", {"intravenous"}),
    (
        "digoxin",
        "## Dosage\n\n- PO, digitalizing dose: 0.75 mg\n- IV, digitalizing dose: 0.5 mg",
        {"oral", "intravenous"},
    ),
    ("mefloquine", "| Item | Detail |\n| --- | --- |\n| How | swallow after a meal, with water |", {"oral"}),
]

NOT_STATED = [
    ("tofacitinib", "An ointment and eye drops were tested and shelved."),
    ("apomorphine", "The sublingual film is not stocked here and is outside this guideline."),
    ("montelukast", "In an attack give 2 puffs of the blue salbutamol inhaler."),
    ("metformin", "You may find it hard to swallow the tablets."),
    ("insulin glargine", "If you vomit, it cannot be given by mouth."),
    ("insulin glargine", "One tablet of glucose every 15 minutes."),
    ("ciprofloxacin", "**Infection by inhalation:** anthrax"),
    ("icatibant", "A lump under the belly skin may follow the jab."),
    ("cerliponase alfa", "An enzyme given into a vein, as is done in Pompe disease, would never get into the brain."),
    ("insulin glargine", "A hormone taken by mouth would not survive the stomach."),
    ("letrozole", "Anything containing estrogen undoes it; that means the pill and vaginal creams."),
    ("tamoxifen", "Products with hormones, such as vaginal creams, are best avoided."),
    ("mecasermin", "Intravenous administration is contraindicated."),
    ("adalimumab", "Never inject it into a vein or a muscle."),
    ("vincristine", "It must not be given intrathecally."),
    ("exenatide", "Intramuscular and intravenous injection are to be avoided."),
    ("exenatide", "There is no oral version."),
    ("aflibercept", "Numbing eye drops are given first."),
    ("nusinersen", "Unlike risdiplam, which is taken by mouth, it needs a needle."),
    ("budesonide", "Oral thrush and oral ulcers may occur."),
    ("budesonide", "Good oral hygiene helps."),
    ("nusinersen", "Weak limbs and trouble swallowing come from the disease."),
    ("hydrocortisone", "If it is swallowed by accident, call for help."),
    ("digoxin", "The intravenous preparation went off the market years ago."),
    ("phenytoin", "After oral administration the bioavailability is 90%."),
    ("casimersen", "In rats, intravenous administration caused no harm."),
    ("viltolarsen", "Some centers place a port under the skin."),
    ("clopidogrel", "Bleeding under the skin can happen."),
    ("infliximab", "Antihistamines may be given by mouth beforehand."),
    ("insulin glargine", "It is not given intravenously."),
    ("rivaroxaban", "Patients with NYHA class IV heart failure were excluded."),
    ("sertraline", "Use linezolid or intravenous methylene blue only in an emergency."),
    ("carbamazepine", "Women on oral contraceptives need another method."),
    ("atorvastatin", "It reaches the blood within an hour."),
    ("mipomersen", "Rotate injection sites."),
    ("levothyroxine", "Leave four hours between it and iron tablets."),
    ("naloxone", "Nothing by mouth until the patient is awake."),
]


@pytest.mark.parametrize(("drug", "text", "expected"), STATED)
def test_states_the_route_of_the_drug_of_the_page(drug: str, text: str, expected: set[str]) -> None:
    assert routes_of(drug, text) == {(drug, route) for route in expected}


@pytest.mark.parametrize(("drug", "text"), NOT_STATED)
def test_states_no_route(drug: str, text: str) -> None:
    assert not {route for named, route in routes_of(drug, text) if named == drug}


OTHER_DRUGS = [
    (
        "adalimumab",
        "Methotrexate, usually 7.5 mg to 25 mg once a week by mouth, may go on.",
        ("methotrexate", "oral"),
    ),
    (
        "onasemnogene abeparvovec",
        "Oral prednisolone 1 mg/kg/day begins the day before.",
        ("prednisolone", "oral"),
    ),
    (
        "warfarin",
        "Enoxaparin 1 mg/kg subcutaneously every 12 hours runs alongside.",
        ("enoxaparin", "subcutaneous"),
    ),
    (
        "warfarin",
        "Without bleeding, withhold warfarin and give phytonadione 2.5 mg orally.",
        ("phytonadione", "oral"),
    ),
    (
        "pembrolizumab",
        "Give it in combination with lenvatinib 20 mg orally once daily.",
        ("lenvatinib", "oral"),
    ),
    ("patisiran", "Dexamethasone 10 mg, intravenously, comes first.", ("dexamethasone", "intravenous")),
    ("ivacaftor", "Dornase alfa 2.5 mg is still inhaled once daily.", ("dornase alfa", "inhalation")),
]


@pytest.mark.parametrize(("drug", "text", "expected"), OTHER_DRUGS)
def test_gives_a_route_to_the_drug_named_last_before_it(drug: str, text: str, expected: tuple[str, str]) -> None:
    assert routes_of(drug, text) == {expected}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Dose (IV infusion over 1 hour)", {("micafungin", "intravenous")}),
        ("Dosage: intramuscular", {("micafungin", "intramuscular")}),
        ("Dose – oral thrush", set()),
        ("Dose of warfarin: by mouth", set()),
    ],
)
def test_a_heading_of_doses_gives_their_route(heading: str, expected: set[tuple[str, str]]) -> None:
    assert routes_of("micafungin", "100 mg once daily.", heading) == expected


def test_reads_rows_with_a_route_column() -> None:
    table = (
        "| Medicine | Dose | Given |\n| --- | --- | --- |\n"
        "| Ezetimibe | 10 mg | by mouth |\n| Evolocumab | 140 mg | subcutaneously |\n"
    )
    assert routes_of("inclisiran", table, "Alternatives") == {
        ("ezetimibe", "oral"),
        ("evolocumab", "subcutaneous"),
    }


def test_reads_the_forms_that_a_row_says_it_comes_in() -> None:
    forms = "| Available as | Tablets, cream, eye ointment and, in hospital, an injection into a vein |"
    found = routes_of("aciclovir", f"| Fact | Told |\n|---|---|\n{forms}", "Key facts")
    assert found == {("aciclovir", route) for route in ("oral", "topical", "ophthalmic", "intravenous")}


def test_keeps_the_own_drug_out_of_sections_on_other_things() -> None:
    assert routes_of("warfarin", "Vitamin K may be given intravenously.", "Overdosage") == set()


def test_reports_the_veto() -> None:
    page = page_on("exenatide", "It must not be given intravenously.")
    assert [f.detail for f in find_routes(page) if isinstance(f, Veto)] == ["negated"]


def test_mentions_are_the_words_of_the_route() -> None:
    page = page_on("apixaban", "Take apixaban by mouth.")
    mentions = [f.mention.of(page.monograph.view.text) for f in find_routes(page) if isinstance(f, Candidate)]
    assert mentions == ["by mouth"]


def test_every_wording_leads_to_one_word_and_a_code() -> None:
    assert len(routes()) > 200
    for surface, term in routes().items():
        assert surface == surface.lower()
        assert term.curie.startswith("NCIT:C")
    assert routes()["by mouth"] == routes()["oral"]
    assert routes()["into a vein"].curie == "NCIT:C38276"
