"""Substances that stand under interactions in another role: denied, carried on, compared, priced, of the body, taken in studies."""

from __future__ import annotations

import pytest
from tests.extraction.reading import stated

from medgraph.extraction.interaction.finder import find_interactions

_HERE = "Interactions"

_DENIED = [
    ("filgrastim", "There is no sign that antibiotics interfere with it.", {"not antibiotic"}),
    ("omeprazole", "There is no evidence that antacids alter its effect.", {"not antacid"}),
    ("cefepime", "Paracetamol, omeprazole: nothing known.", {"not paracetamol", "not omeprazole"}),
    ("cefepime", "Valproate: levels fall. Probenecid: no clash found.", {"valproate", "not probenecid"}),
    ("atenolol", "With paracetamol, no worries, and with simvastatin none either.", {"not paracetamol", "not simvastatin"}),
    ("anastrozole", "Metformin and levothyroxine are all fine.", {"not metformin", "not levothyroxine"}),
    ("mepolizumab", "Keep taking your antihistamine.", {"not antihistamine"}),
    ("doxycycline", "Keep taking your antacids, but leave two hours between them.", {"antacid"}),
    ("enoxaparin", "For pain use your paracetamol (1 g, four times a day) - it does not clash.", {"not paracetamol"}),
    ("cefepime", "Codeine is what you take for pain; it does not interact.", {"not codeine"}),
    ("enoxaparin", "For pain use your aspirin - it adds to the bleeding.", {"aspirin"}),
    ("bupropion", "Giving up cigarettes (not the tablet) can raise the level of clozapine.", {"not clozapine"}),
]  # fmt: skip

_ROLES = [
    ("baricitinib", "Live vaccines must not be given, while inactivated influenza vaccine may be.", {"live vaccine"}),
    ("duloxetine", "It is not addictive in the way that diazepam is. MAOIs can be fatal with it.", {"maoi"}),
    ("duloxetine", "A reader had tried sertraline for three months and it upset her bowels.", set()),
    ("riociguat", "PDE5 inhibitors are not recommended. Cost: £900 a year; dapagliflozin costs £30.", {"pde5 inhibitor"}),
    ("insulin", "Metformin is cheaper. Beta blockers can hide low sugar.", {"beta blocker"}),
    ("bivalirudin", "Fallback where it is not available: argatroban.", set()),
    ("teriparatide", "A rise in calcium could make digoxin more toxic.", {"digoxin"}),
    ("bumetanide", "Low potassium makes digoxin more dangerous.", {"digoxin"}),
    ("eplerenone", "Potassium supplements must be avoided.", {"potassium supplement"}),
    ("volanesorsen", "* No interactions are known. In the studies many patients also took statins.", {"not *"}),
    ("risedronate", "* Calcium supplements\n* Antacids", {"calcium supplement", "antacid"}),
    ("theophylline", "**Drug-Drug**\n\nCiprofloxacin raises its level.\n\n**Drug-Food**\n\nCharcoal-grilled food lowers it.", {"ciprofloxacin", "charcoal-grilled food"}),
    ("ivabradine", "Medium or strong CYP3A4 blockers raise its level.", {"moderate cyp3a4 inhibitor", "strong cyp3a4 inhibitor"}),
    ("ivabradine", "Calcium channel blockers slow the heart as well.", {"calcium channel blocker"}),
]  # fmt: skip

_ACTING = [
    ("aciclovir", "Probenecid (for gout) keeps it in the body for longer.", {"probenecid"}),
    ("minocycline", "Phenytoin and barbiturates make it leave the body faster.", {"phenytoin", "barbiturate"}),
    ("entacapone", "Adrenaline and isoprenaline are COMT substrates.", {"adrenaline", "isoprenaline"}),
    ("enoxaparin", "Keep off naproxen unless the ward gave it to you.", {"naproxen"}),
    ("enoxaparin", "Tell the nurse if you are on clopidogrel.", {"clopidogrel"}),
    ("nitisinone", "It is an orphan drug.", set()),
    # a partner, and in a column of its own what happens
    ("cobimetinib", "**DDI:** warfarin        vitamin E, bleeding", {"warfarin"}),
    ("cobimetinib", "**DDI:** omeprazole      none", set()),
    ("cobimetinib", "**See also:** trametinib", set()),
    ("tamoxifen", "Paroxetine and bupropion get in the way.", {"paroxetine", "bupropion"}),
    ("tamoxifen", "Paroxetine gets in the way, so ask about a swap (citalopram is often chosen).", {"paroxetine"}),
    ("granisetron", "Tramadol may relieve pain less well.", {"tramadol"}),
    ("nicotine", "Coffee and soft drinks keep the gum from being absorbed.", {"coffee", "soft drink"}),
    ("zanubrutinib", "Ketoconazole raises its level, and so does starfruit.", {"ketoconazole", "starfruit"}),
    ("colchicine", "Itraconazole and ritonavir are in the same league.", {"itraconazole", "ritonavir"}),
    ("adenosine", "Theophylline may abolish its effect.", {"theophylline"}),
    ("anastrozole", "Exemestane came to the market in the same year.", set()),
]  # fmt: skip

_SHUNNED = [
    ("etoricoxib", "Don't stack with   naproxen, warfarin or lithium.", {"naproxen", "warfarin", "lithium"}),
    ("paracetamol", "Never pair it with alcohol.", {"alcohol"}),
    ("enalapril", "Watch out with naproxen and spironolactone.", {"naproxen", "spironolactone"}),
    ("enalapril", "Go easy with the stairs.", set()),
    ("letermovir", "It may antagonise the antiviral activity of ganciclovir.", {"ganciclovir"}),
]  # fmt: skip

_READY = [
    ("oxycodone", "Ask your pharmacist for a naloxone kit. Alcohol makes you drowsier.", {"alcohol"}),
    ("insulin aspart", "Keep a glucagon pen at home. Beta blockers can hide low sugar.", {"beta blocker"}),
    ("omalizumab", "Always carry adrenaline, as a reaction can be fatal.", set()),
    ("oxycodone", "Naloxone can bring on withdrawal.", {"naloxone"}),
    ("doxycycline", "Keep two hours between it and antacids.", {"antacid"}),
]  # fmt: skip

_ASKED_IF = [
    ("erenumab", "**Does it clash with anything?** No, not with triptans, not with ibuprofen.", {"not triptan", "not ibuprofen"}),
    ("atogepant", "**Are there problems with other tablets?** No, not with paracetamol.", {"not paracetamol"}),
    ("sildenafil", "**May I drink with it?** No, not with nitrates, it can be fatal.", {"nitrate"}),
    ("sildenafil", "Not with nitrates.", {"nitrate"}),
]  # fmt: skip

_ASKED = [
    ("benserazide", "**Do I have to avoid vitamin B6?** No. Pyridoxine was a worry with the older tablets.", set()),
    ("apixaban", "**Must I give up alcohol?** No, a glass now and then does no harm.", set()),
    ("apixaban", "**Do I need to avoid grapefruit?** Yes, it can raise the level.", {"grapefruit"}),
    ("warfarin", "**Should I avoid cranberry juice?** Yes. It can raise your INR.", {"cranberry juice"}),
    ("dabigatran", "**Can I take ibuprofen?** No, it can make you bleed.", {"ibuprofen"}),
]


@pytest.mark.parametrize(("drug", "text", "objects"), _SHUNNED)
def test_warnings_shun_a_partner(drug: str, text: str, objects: set[str]) -> None:
    assert stated(find_interactions, drug, "Warnings", text) == objects


@pytest.mark.parametrize(("drug", "text", "objects"), [*_DENIED, *_ROLES, *_ACTING, *_READY, *_ASKED_IF])
def test_a_substance_in_another_role_is_no_partner(drug: str, text: str, objects: set[str]) -> None:
    assert stated(find_interactions, drug, _HERE, text) == objects


@pytest.mark.parametrize(("drug", "text", "objects"), _ASKED)
def test_whether_something_must_be_avoided_is_answered(drug: str, text: str, objects: set[str]) -> None:
    assert stated(find_interactions, drug, "FAQs", text) == objects
