"""Drug classes: one sentence a case, on drugs from all fields."""

import pytest

from medgraph.extraction.drug_class.finder import find_classes
from medgraph.extraction.drug_class.words import class_name, read_classes
from medgraph.extraction.page import Page, prepare
from medgraph.extraction.rules import Candidate, Veto
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections


def page_on(drug: str, text: str, heading: str = "Overview") -> Page:
    """Return a page on a drug with one section."""
    monograph = parse_monograph(f"# {drug.capitalize()}\n\n## {heading}\n\n{text}\n")
    page = prepare(monograph, split_sections(monograph))
    assert page is not None
    return page


def classes_of(drug: str, text: str, heading: str = "Overview") -> set[tuple[str, str]]:
    found = find_classes(page_on(drug, text, heading))
    return {(f.drug, f.object) for f in found if isinstance(f, Candidate)}


STATED = [
    (
        "iptacopan",
        "Iptacopan was the first inhibitor of complement factor B to reach the market.",
        {"complement factor b inhibitor"},
    ),
    (
        "riociguat",
        "Riociguat is an oral stimulator of soluble guanylate cyclase (sGC) to be swallowed.",
        {"soluble guanylate cyclase stimulator"},
    ),
    ("asciminib", "Asciminib is an allosteric inhibitor of BCR-ABL1.", {"bcr-abl1 inhibitor"}),
    (
        "teriparatide",
        "Teriparatide is a man-made version of part of parathyroid hormone (PTH).",
        {"parathyroid hormone analogue"},
    ),
    ("exenatide", "Exenatide is a man-made version of a gut hormone called GLP-1.", set()),
    ("ivabradine", "Ivabradine is regarded as a moderately strong rate-lowering drug.", {"rate-lowering drug"}),
    ("minocycline", "Minocycline belongs to the tetracycline family of antibiotics.", {"tetracycline", "antibiotic"}),
    ("goserelin", "Goserelin is a hormone therapy. Some prostate cancers need androgen to grow.", {"hormone therapy"}),
    ("epirubicin", "Anthracycline antibiotic, from a soil bacterium.", {"anthracycline"}),
    ("nusinersen", "**Type of product:** antisense oligonucleotide", {"antisense oligonucleotide"}),
    (
        "tiotropium",
        "Tiotropium belongs to a class of medicines known as anticholinergics, also called muscarinic antagonists.",
        {"anticholinergic", "muscarinic antagonist"},
    ),
    (
        "liraglutide",
        "Liraglutide is an injectable prescription medication that belongs to a class of drugs called GLP-1 receptor agonists.",
        {"glp-1 receptor agonist"},
    ),
    (
        "lisinopril",
        "Lisinopril belongs to the family of ACE inhibitors, which are antihypertensives.",
        {"ace inhibitor", "antihypertensive"},
    ),
    (
        "ciprofloxacin",
        "Ciprofloxacin belongs to a group of antibiotics called fluoroquinolones.",
        {"antibiotic", "fluoroquinolone"},
    ),
    ("spironolactone", "Spironolactone is a diuretic (water pill).", {"diuretic", "water pill"}),
    ("enoxaparin", "Enoxaparin is a low molecular weight heparin.", {"low molecular weight heparin"}),
    ("etanercept", "Etanercept is a biologic medicine: a fusion protein.", {"biologic medicine", "fusion protein"}),
    (
        "atorvastatin",
        "Atorvastatin is an HMG-CoA reductase inhibitor that lowers cholesterol.",
        {"hmg-coa reductase inhibitor"},
    ),
    (
        "sertraline",
        "Sertraline is a selective serotonin reuptake inhibitor (SSRI) used for depression.",
        {"selective serotonin reuptake inhibitor"},
    ),
    (
        "duloxetine",
        "Duloxetine is a serotonin and norepinephrine reuptake inhibitor.",
        {"serotonin and norepinephrine reuptake inhibitor"},
    ),
    (
        "amlodipine",
        "Amlodipine is a calcium channel blocker and antihypertensive.",
        {"calcium channel blocker", "antihypertensive"},
    ),
    (
        "omeprazole",
        "Omeprazole belongs to a class of medicines called proton pump inhibitors.",
        {"proton pump inhibitor"},
    ),
    ("ramipril", "Ramipril is in a class of medications called ACE inhibitors.", {"ace inhibitor"}),
    (
        "ticagrelor",
        "Ticagrelor is an orally active, reversibly binding P2Y12 receptor antagonist.",
        {"p2y12 receptor antagonist"},
    ),
    ("rituximab", "Rituximab is a chimeric monoclonal antibody.", {"monoclonal antibody"}),
    ("secukinumab", "Secukinumab is a fully human IgG1 monoclonal antibody.", {"monoclonal antibody"}),
    (
        "ibuprofen",
        "Ibuprofen is a nonsteroidal anti-inflammatory drug.",
        {"nonsteroidal anti-inflammatory drug"},
    ),
    ("doxycycline", "It is a broad-spectrum antibiotic.", {"broad-spectrum antibiotic"}),
    ("azithromycin", "Azithromycin is an antibiotic of the macrolide group.", {"antibiotic", "macrolide"}),
    ("cetirizine", "Cetirizine is a second-generation antihistamine.", {"second-generation antihistamine"}),
    ("salbutamol", "Salbutamol is a short-acting beta-2 agonist.", {"short-acting beta-2 agonist"}),
    (
        "insulin glargine",
        "Insulin glargine is a long-acting insulin analogue.",
        {"long-acting insulin analogue"},
    ),
    ("liraglutide", "Liraglutide is a GLP-1 receptor agonist given once daily.", {"glp-1 receptor agonist"}),
    ("furosemide", "Furosemide is a loop diuretic.", {"loop diuretic"}),
    ("morphine", "Morphine is a strong opioid analgesic.", {"strong opioid analgesic"}),
    ("clopidogrel", "Clopidogrel is an antiplatelet drug.", {"antiplatelet drug"}),
    (
        "rivaroxaban",
        "Rivaroxaban, an oral factor Xa inhibitor, needs no monitoring.",
        {"factor xa inhibitor"},
    ),
    ("aciclovir", "Aciclovir (Zovirax) is an antiviral medication.", {"antiviral medication"}),
    ("quetiapine", "This medicine is an atypical antipsychotic.", {"atypical antipsychotic"}),
    ("lithium carbonate", "Lithium carbonate is a mood stabilizer.", {"mood stabilizer"}),
    ("alendronate", "Alendronate is one of the bisphosphonates.", {"bisphosphonate"}),
    ("tafamidis", "Tafamidis is a transthyretin stabilizer.", {"transthyretin stabilizer"}),
    ("cyclophosphamide", "Cyclophosphamide is an alkylating agent.", {"alkylating agent"}),
    (
        "methotrexate",
        "Methotrexate is an antimetabolite and a disease-modifying antirheumatic drug.",
        {"antimetabolite", "disease-modifying antirheumatic drug"},
    ),
    ("voretigene neparvovec", "Voretigene neparvovec is a gene therapy.", {"gene therapy"}),
    ("agalsidase beta", "Agalsidase beta is an enzyme replacement therapy.", {"enzyme replacement therapy"}),
    ("levonorgestrel", "Levonorgestrel is a synthetic progestogen.", {"synthetic progestogen"}),
    ("deferasirox", "Deferasirox is an iron chelator.", {"iron chelator"}),
    ("lumasiran", "Lumasiran is a double-stranded small interfering RNA (siRNA).", {"small interfering rna"}),
    ("inotersen", "Doctors call it an antisense oligonucleotide.", {"antisense oligonucleotide"}),
    ("tezepelumab", "**Class:** Monoclonal antibody; TSLP blocker", {"monoclonal antibody", "tslp blocker"}),
    ("dapagliflozin", "**Drug class:** SGLT2 inhibitor", {"sglt2 inhibitor"}),
    (
        "ezetimibe",
        "**Pharmacological class:** cholesterol absorption inhibitors",
        {"cholesterol absorption inhibitor"},
    ),
    ("levothyroxine", "Levothyroxine is a man-made form of thyroid hormone.", {"thyroid hormone"}),
    (
        "ondansetron",
        "Ondansetron, which is a serotonin antagonist, stops vomiting.",
        {"serotonin antagonist"},
    ),
    ("ofatumumab", "In the language of pharmacists it is a CD20 blocker.", {"cd20 blocker"}),
    (
        "olaparib",
        "Olaparib is a poly (ADP-ribose) polymerase (PARP) inhibitor.",
        {"poly adp-ribose polymerase inhibitor"},
    ),
    (
        "obinutuzumab",
        "It is a cytolytic antibody, a type of monoclonal antibody.",
        {"cytolytic antibody", "monoclonal antibody"},
    ),
    ("tolvaptan", "It belongs to the vasopressin antagonists.", {"vasopressin antagonist"}),
    ("ticagrelor", "Unlike heparin, ticagrelor is a P2Y12 inhibitor.", {"p2y12 inhibitor"}),
    (
        "carbimazole",
        "It belongs to the antithyroid drugs, or thionamides if you want the chemist's word.",
        {"antithyroid drug", "thionamide"},
    ),
    (
        "almotriptan",
        "It was the first of the triptans, drugs that go by the grander name of selective serotonin receptor agonists.",
        {"triptan", "selective serotonin receptor agonist"},
    ),
    (
        "teriflunomide",
        "Teriflunomide, brand name Aubagio, is a disease modifying therapy (DMT).",
        {"disease modifying therapy"},
    ),
    (
        "natalizumab",
        "The active substance in Tysabri, natalizumab, is a humanised monoclonal antibody, a protein that attaches to cells.",
        {"monoclonal antibody"},
    ),
    ("cangrelor", "It is an antiplatelet drug but, unlike aspirin, it wears off at once.", {"antiplatelet drug"}),
    (
        "olsalazine",
        "Olsalazine belongs to a family of medicines called aminosalicylates or 5-ASAs.",
        {"aminosalicylate"},
    ),
    (
        "milnacipran",
        "Because of these actions it is often referred to as a serotonin-noradrenaline reuptake inhibitor.",
        {"serotonin-noradrenaline reuptake inhibitor"},
    ),
    (
        "eptinezumab",
        "Eptinezumab belongs to a group of medications called CGRP inhibitors, and more precisely it's a humanised monoclonal antibody.",
        {"cgrp inhibitor", "monoclonal antibody"},
    ),
    (
        "nedosiran",
        "Nedosiran is a double-stranded small interfering RNA (siRNA) joined to a sugar.",
        {"small interfering rna"},
    ),
    (
        "guanfacine",
        "It works in the brain, that is, it's an alpha-2 adrenergic agonist.",
        {"alpha-2 adrenergic agonist"},
    ),
    (
        "talquetamab",
        "Talquetamab is a bispecific T-cell engager construct directed against GPRC5D.",
        {"bispecific t-cell engager"},
    ),
    (
        "isatuximab",
        "Isatuximab is an anti-cancer monoclonal antibody medication that binds to CD38.",
        {"monoclonal antibody"},
    ),
    (
        "dexmethylphenidate",
        "- ==Central nervous system stimulant==, related to amphetamine",
        {"central nervous system stimulant"},
    ),
    ("ertapenem", "Class: carbapenem (beta-lactam antibacterial)", {"carbapenem", "beta-lactam antibacterial"}),
    (
        "melphalan",
        "Class: alkylating agent (nitrogen mustard); also an immunosuppressant",
        {"alkylating agent", "nitrogen mustard", "immunosuppressant"},
    ),
    ("pitavastatin", "**Drug class:** Statin (HMG-CoA reductase inhibitor)", {"statin", "hmg-coa reductase inhibitor"}),
    ("lansoprazole", "**Class:** Proton pump inhibitor (by mouth)", {"proton pump inhibitor"}),
    ("varenicline", "Varenicline is a smoking cessation aid.", {"smoking cessation aid"}),
    (
        "doxazosin",
        "Doxazosin is an old blood pressure tablet, an alpha-1 blocker, sold for years.",
        {"alpha-1 blocker"},
    ),
    ("semaglutide", "It is a once-weekly injection, a GLP-1 receptor agonist.", {"glp-1 receptor agonist"}),
    ("mefloquine", "| Item | Detail |\n| --- | --- |\n| What it is | antimalarial |", {"antimalarial"}),
]

NOT_STATED = [
    ("ertapenem", "Stop it before a monobactam is given."),
    ("reslizumab", "Reslizumab is a highly targeted therapy."),
    ("pegcetacoplan", "It belongs to the wider family of medicines."),
    ("tezacaftor", "Gene therapy, which would bring a new gene into the airway, is being tried."),
    ("filgotinib", "As a consequence STAT proteins are not switched on, it is thought."),
    ("cefotaxime", "We also give dexamethasone for four days. It is a steroid."),
    (
        "blinatumomab",
        "These are treated with tyrosine kinase inhibitors such as ponatinib, and blinatumomab does not act on them.",
    ),
    ("liraglutide", "Liraglutide is a man-made version of a natural hormone called glucagon-like peptide-1."),
    ("ciprofloxacin", "Tell your doctor about theophylline and omeprazole (a CYP1A2 inducer) before ciprofloxacin."),
    ("empagliflozin", "Products that contain empagliflozin include Glyxambi and Synjardy."),
    ("mecasermin", "It is not a substitute for growth hormone."),
    ("mecasermin", "Mecasermin is not a growth hormone."),
    ("eteplirsen", "Dystrophin is a protein crucial for muscle function."),
    ("levothyroxine", "TSH is a hormone of the pituitary."),
    ("casimersen", "Casimersen is a prescription medicine."),
    ("casimersen", "It is not a cure."),
    ("isotretinoin", "Isotretinoin is a Category X drug."),
    ("oxycodone", "Oxycodone is a Schedule II controlled substance."),
    ("simvastatin", "Simvastatin is a white powder."),
    ("apixaban", "Apixaban is an option for many patients."),
    ("apixaban", "The dose of apixaban is a matter for the doctor."),
    ("ciclosporin", "Ciclosporin is a CYP3A4 inhibitor."),
    ("digoxin", "Digoxin is a substrate of P-gp."),
    ("adalimumab", "Infliximab is a chimeric monoclonal antibody."),
    ("warfarin", "Amiodarone, an antiarrhythmic, raises the INR."),
    ("tacrolimus", "Avoid strong CYP3A4 inhibitors such as ketoconazole."),
    ("metformin", "Type 2 diabetes is a disease in which insulin fails."),
    ("ibuprofen", "Fever is a common reaction to a vaccine."),
    ("imatinib", "Imatinib is a first-line treatment."),
    ("imatinib", "Imatinib is a tablet for adults, unlike most, a cousin."),
    ("warfarin", "Warfarin is the old standby, an antibiotic such as amoxicillin its foe."),
    ("imatinib", "Imatinib is a small molecule."),
    ("bevacizumab", "Bevacizumab is a solution in a single-dose vial."),
    ("phenytoin", "It does not belong to the barbiturates."),
]


@pytest.mark.parametrize(("drug", "text", "expected"), STATED)
def test_states_the_class_of_the_drug_of_the_page(drug: str, text: str, expected: set[str]) -> None:
    assert classes_of(drug, text) == {(drug, name) for name in expected}


@pytest.mark.parametrize(("drug", "text"), NOT_STATED)
def test_states_no_class(drug: str, text: str) -> None:
    assert not {name for named, name in classes_of(drug, text) if named == drug}


OTHER_DRUGS = [
    (
        "viltolarsen",
        "Others are deflazacort or prednisone, which are corticosteroids.",
        {("deflazacort", "corticosteroid"), ("prednisone", "corticosteroid")},
    ),
    ("metformin", "Glipizide, a sulfonylurea, is the older of the two.", {("glipizide", "sulfonylurea")}),
    (
        "golodirsen",
        "Givinostat (Duvyzat), an oral histone deacetylase inhibitor",
        {("givinostat", "histone deacetylase inhibitor")},
    ),
    (
        "eteplirsen",
        "Perindopril, for instance, an ACE inhibitor, is begun early.",
        {("perindopril", "ace inhibitor")},
    ),
    (
        "imatinib",
        "Ketoconazole (a strong CYP3A4 inhibitor) raises the level.",
        {("ketoconazole", "strong cyp3a4 inhibitor")},
    ),
    (
        "aspirin",
        "Use other NSAIDs such as ibuprofen or naproxen with care.",
        {("ibuprofen", "nsaid"), ("naproxen", "nsaid")},
    ),
    (
        "lomitapide",
        "Evolocumab (Repatha), a monoclonal antibody, acts elsewhere.",
        {("evolocumab", "monoclonal antibody")},
    ),
]


@pytest.mark.parametrize(("drug", "text", "expected"), OTHER_DRUGS)
def test_gives_the_class_to_the_drug_that_is_described(drug: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert classes_of(drug, text) == expected


def test_reads_rows_by_label_and_by_column() -> None:
    labelled = "| Item | Entry |\n| --- | --- |\n| Class | loop diuretic |\n"
    assert classes_of("torasemide", labelled) == {("torasemide", "loop diuretic")}
    compared = "| Medicine | Class |\n| --- | --- |\n| Alirocumab (Praluent) | PCSK9 antibody |\n"
    assert classes_of("inclisiran", compared) == {("alirocumab", "pcsk9 antibody")}


def test_expands_an_abbreviation_of_the_page() -> None:
    text = "A selective serotonin reuptake inhibitor (SSRI) takes weeks to work. Paroxetine is an SSRI."
    assert classes_of("paroxetine", text) == {("paroxetine", "selective serotonin reuptake inhibitor")}


def test_reports_the_veto() -> None:
    found = list(find_classes(page_on("ciclosporin", "Ciclosporin is a CYP3A4 inhibitor.")))
    assert [f.detail for f in found if isinstance(f, Veto)] == ["an interaction, no class"]


def test_mentions_are_the_words_of_the_class() -> None:
    page = page_on("warfarin", "Warfarin is an oral anticoagulant.")
    mentions = [f.mention.of(page.monograph.view.text) for f in find_classes(page) if isinstance(f, Candidate)]
    assert mentions == ["anticoagulant"]


NAMES = [
    ("oral antisense oligonucleotide medication", "antisense oligonucleotide"),
    ("statins", "statin"),
    ("antidepressant medication", "antidepressant"),
    ("antiviral drugs", "antiviral drug"),
    ("lipid-lowering medicines", "lipid-lowering medicine"),
    ("survival motor neuron-2 -directed antisense oligonucleotide", "antisense oligonucleotide"),
    ("CD20-directed cytolytic antibody", "cd20-directed cytolytic antibody"),
    ("prescription medicine", None),
    ("Category C drug", None),
    ("inhibitor", None),
    ("the body", None),
    ("", None),
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("non-purine, selective inhibitor of xanthine oxidase", "xanthine oxidase inhibitor"),
        ("nonsteroidal inhibitor of aromatase", "aromatase inhibitor"),
        ("tyrosine kinase inhibitor of FGFR1", "tyrosine kinase inhibitor"),
    ],
)
def test_what_a_thing_is_not_makes_no_class(text: str, name: str) -> None:
    assert [named.name for named in read_classes(text, 0)] == [name]


@pytest.mark.parametrize(("phrase", "name"), NAMES)
def test_class_name(phrase: str, name: str | None) -> None:
    assert class_name(phrase) == name


def test_spans_are_slices_of_the_slot() -> None:
    slot = "recombinant form of insulin-like growth factor 1 (IGF-1)"
    found = [(c.name, c.span.of(slot)) for c in read_classes(slot, 0)]
    assert found == [("recombinant insulin-like growth factor 1", "insulin-like growth factor 1")]
