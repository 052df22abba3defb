"""What lists of contraindications tell in clauses of their own, and what stands among them and bars nobody."""

from __future__ import annotations

import pytest
from tests.extraction.reading import stated

from medgraph.extraction.contraindication.finder import find_contraindications

_HERE = "Contraindications"

_TOLD = [
    ("heparin", "- bleeding cannot be controlled\n- renal impairment is severe", {"uncontrolled bleeding", "renal impairment"}),
    ("timolol", "- your heart failure is not controlled\n- asthma is active", {"uncontrolled heart failure", "active asthma"}),
    ("timolol", "- the dose is severe\n- the tablet cannot be controlled", set()),
    ("rotavirus vaccine", "Not for a child if she:\n\n- was born with severe combined immunodeficiency", {"severe combined immunodeficiency"}),
    ("sorbitol", "Do not give it to anyone who:\n\n- cannot digest fructose", {"fructose intolerance"}),
    ("lactulose", "Do not give it to anyone who:\n\n- does not tolerate galactose", {"galactose intolerance"}),
    ("teriparatide", "It must not be used in people with gout or cancer that has spread to the bone.", {"gout", "bone metastasis"}),
    ("isotretinoin", "- Mums-to-be\n- Anyone allergic to isotretinoin", {"pregnancy", "hypersensitivity"}),
    ("methadone", "- your breathing is very weak\n- you are drunk or have the DTs", {"respiratory insufficiency", "acute alcohol intoxication", "delirium tremens"}),
    ("disulfiram", "- under the influence of alcohol", {"acute alcohol intoxication"}),
    ("sodium oxybate", "- you have drunk more water than usual", set()),
    # allergies: examples of a kind, what was taken lately, the past
    ("aztreonam", "- allergy to any other beta-lactam, e.g. a penicillin or a cephalosporin", {"hypersensitivity to beta-lactam"}),
    ("tegafur", "Hypersensitivity to fluorouracil, and brivudine within the last four weeks.", {"hypersensitivity to fluorouracil"}),
    ("doxycycline", "- anyone who has reacted badly to a tetracycline before", {"hypersensitivity"}),
    ("naproxen", "- anyone who has reacted badly to aspirin in the past", {"hypersensitivity to aspirin"}),
    ("methysergide", "- ergotamine gave you an allergic reaction", {"hypersensitivity to ergotamine"}),
    ("estradiol", "- A clot in the leg, or a history of them\n- Pregnancy, or plans to become pregnant", {"venous thromboembolism", "pregnancy", "planned pregnancy"}),
    ("ulipristal", "- your asthma is severe and you take steroid tablets for it", {"asthma"}),
    ("sildenafil", "- you have angina and take nitrates", {"angina", "nitrate"}),
    ("danazol", "If you have had porphyria you can't have it again.", {"porphyria"}),
    ("danazol", "Not for women with porphyria. Nor in heart failure.", {"porphyria", "heart failure"}),
    # how much of a state counts, states that have their name from a substance, what was had once or is unexplained
    ("sotalol", "- bradycardia below 50 bpm\n- Permanent AF of 6 months or more", {"bradycardia", "permanent atrial fibrillation"}),
    ("eplerenone", "- potassium above 5.5 mmol/L\n- sodium < 130 mmol/L", {"hyperkalemia", "hyponatremia"}),
    ("icatibant", "- infants under 4 months, or whose swallowing reflex is immature", {"infants under 4 months"}),
    ("haloperidol", "Gout; previous neuroleptic malignant syndrome; digoxin toxicity", {"gout", "neuroleptic malignant syndrome", "digoxin toxicity"}),
    ("naltrexone", "- opioid dependence\n- acute hepatitis", {"opioid dependence", "acute hepatitis"}),
    ("tamoxifen", "Not if you have:\n\n- breast cancer, or have had it in the past\n- a stroke or have ever had one", {"breast cancer", "stroke"}),
    ("estradiol", "Not if you have:\n\n- bleeding from your womb that nobody has explained\n- a rash that has not been explained", {"unexplained uterine bleeding", "unexplained rash"}),
    ("rotavirus vaccine", "- Today, if there is a severe febrile illness", {"febrile illness"}),
    ("methotrexate", "First trimester of pregnancy (it is a folate antagonist)", {"pregnancy"}),
    ("safinamide", "- you have used an MAOI (such as phenelzine) in the last 14 days", {"maoi", "phenelzine"}),
    # nobody is barred
    ("nicotine", "you have had a stroke.\n\nPeople with gout need more visits.", {"stroke"}),
    ("nicotine", "you have had a stroke.\n\nUlcers that last over two weeks are no effect of the rinse.", {"stroke"}),
    ("nicotine", "you have had a stroke.\n\nSmokers and people with diabetes get it more often.", {"stroke"}),
    ("heparin", "Ulcers that bleed and are not treated", {"ulcer"}),
    ("danazol", "Not for people who want a quick cure.", set()),
    ("lanadelumab", "Porphyria; acquired angioedema (no data)", {"porphyria"}),
    ("lanadelumab", "Porphyria; gout (not studied)", {"porphyria"}),
    ("rituximab", "An infection that is going on right now doesn't rule it out, it only means a delay.", set()),
    ("rituximab", "An active infection rules it out.", {"active infection"}),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "objects"), _TOLD)
def test_a_clause_of_a_list_tells_what_bars(drug: str, text: str, objects: set[str]) -> None:
    assert stated(find_contraindications, drug, _HERE, text) == objects
