"""Genes that a page only mentions: of the disease, of metabolism, of tests, of other molecules. None of them is a target of the drug."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from tests.extraction.reading import stated

from medgraph.extraction.exon.finder import find_exons
from medgraph.extraction.mechanism.binding import find_targets
from medgraph.extraction.mechanism.finder import find_mechanisms
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Finding

CASES = [
    ("nusinersen", "People with SMA have mutations in the SMN1 gene."),
    ("abacavir", "Carriers of HLA-B*5701 must not take abacavir."),
    ("warfarin", "Variants of VKORC1 and CYP2C9 change the dose of warfarin."),
    ("osimertinib", "Osimertinib is for EGFR-mutated lung cancer."),
    ("cetuximab", "Cetuximab does not work in tumors with KRAS mutations."),
    ("clopidogrel", "Clopidogrel is activated by CYP2C19."),
    ("digoxin", "Digoxin is a substrate of P-gp (ABCB1)."),
    ("omeprazole", "Omeprazole inhibits CYP2C19."),
    ("adalimumab", "Normally, TNF binds to its receptors and activates NF-kB."),
    ("adalimumab", "Antibodies against adalimumab form in some patients."),
    ("adalimumab", "Adalimumab does not bind to lymphotoxin alpha."),
    ("pembrolizumab", "PD-L1 on tumor cells binds to PD-1 and shuts T cells down."),
    ("somatropin", "Growth hormone stimulates the liver to make IGF-1."),
    ("losartan", "Angiotensin II activates the AT1 receptor and narrows vessels."),
    ("imatinib", "BCR-ABL activates RAS, which in turn activates MEK and ERK."),
    ("imatinib", "Imatinib is used when KIT is mutated."),
    ("imatinib", "Patients who failed a JAK2 inhibitor were not enrolled."),
    ("imatinib", "Do not take imatinib together with an mTOR inhibitor."),
    ("metformin", "Metformin lowers insulin levels."),
    ("metformin", "The drug reduces the release of insulin."),
    ("prednisone", "It lowers the production of interleukin-2."),
    ("cyclosporine", "It reduces IL-2 expression."),
    ("trametinib", "Treatment is for melanoma with BRAF V600E mutations."),
    ("insulin", "Insulin sensitivity rises when PPAR-gamma is activated by other drugs."),
    ("ivacaftor", "Cystic fibrosis is caused by mutations in the CFTR gene."),
    ("lumacaftor", "People with two copies of the F508del mutation in CFTR qualify."),
    ("eculizumab", "Vaccinate before treatment, because the blocked complement C5 leaves you open to meningococci."),
    ("tocilizumab", "IL-6 is made by macrophages. It activates the IL-6 receptor."),
    ("letrozole", "HER2 status does not matter, but estrogen receptor positive tumors respond."),
    ("dasatinib", "Dasatinib is not effective against the T315I mutation of ABL."),
    ("naproxen", "Avoid it with other NSAIDs or COX-2 inhibitors."),
    ("rituximab", "A murine CD20 antibody was studied in mice."),
    ("gefitinib", "Resistance arises by MET amplification."),
    ("evolocumab", "LDL receptors are destroyed when PCSK9 binds to them."),
    ("levothyroxine", "TSH stimulates the TSH receptor of the thyroid."),
    ("teplizumab", "Autoantibodies to GAD and insulin are measured before treatment."),
    ("lapatinib", "HLA-DQA1 and HLA-DRB1 carriers have more liver injury."),
    ("rasburicase", "Test for G6PD deficiency before treatment."),
    ("mercaptopurine", "TPMT and NUDT15 inactivate mercaptopurine."),
    ("atorvastatin", "SLCO1B1 carries atorvastatin into the liver."),
    ("fluorouracil", "Patients with DPYD variants break it down too slowly."),
    ("carbamazepine", "Screen people of Asian ancestry for HLA-B*1502."),
    ("siponimod", "Test CYP2C9 genotype before starting siponimod."),
    ("crizotinib", "In ALK-positive lung cancer a fusion of EML4 and ALK drives growth."),
    ("denosumab", "OPG normally catches RANKL."),
    ("bimagrumab", "Myostatin suppresses muscle growth by binding to activin receptor type II."),
    ("romosozumab", "Mutations that inactivate SOST cause dense bones."),
    ("aspirin", "Aspirin should not be mixed with an ACE inhibitor."),
    ("enoxaparin", "Thrombin converts fibrinogen, and factor Xa activates prothrombin."),
    ("warfarin", "VKORC1 is the enzyme that recycles vitamin K."),
    ("warfarin", "Amiodarone blocks CYP2C9 and raises the INR."),
    ("imatinib", "Imatinib is cleared by CYP3A4, which ketoconazole inhibits."),
    ("ivacaftor", "The channel is called CFTR. When it is missing, mucus gets thick."),
    ("adalimumab", "TNF is a messenger of inflammation."),
    ("adalimumab", "Patients with a variant in TNFRSF1B respond less."),
    ("pembrolizumab", "The tumor must express PD-L1."),
    ("pembrolizumab", "PD-L1 testing uses the 22C3 antibody."),
    ("trastuzumab", "Only people whose tumor makes too much HER2 are treated."),
    ("evolocumab", "Statins raise PCSK9 levels."),
    ("inclisiran", "Statins inhibit HMG-CoA reductase; inclisiran is given to people who do not tolerate them."),
    ("ezetimibe", "Ezetimibe may be combined with statins, which block HMG-CoA reductase."),
    ("semaglutide", "GLP-1 is released after meals and activates the GLP-1 receptor."),
    ("tofersen", "SOD1 mutations make the SOD1 protein toxic."),
    ("eteplirsen", "The dystrophin gene is the longest human gene."),
    ("vutrisiran", "The liver makes transthyretin, which carries retinol binding protein."),
    ("onasemnogene abeparvovec", "SMN2 makes a little SMN protein."),
    ("levothyroxine", "The thyroid makes thyroxine when TSH binds to its receptor."),
    ("metformin", "Metformin does not act on insulin receptors."),
    ("aspirin", "COX-1 makes thromboxane; COX-2 makes prostaglandins."),
    ("celecoxib", "Celecoxib spares COX-1."),
    ("rituximab", "Rituximab has no effect on CD19."),
    ("clozapine", "The TSH receptor antibody test is not needed."),
    ("somatropin", "Children with GHR mutations do not respond."),
    ("burosumab", "In XLH, loss of PHEX raises FGF23."),
    ("crizanlizumab", "P-selectin helps sickle cells stick to the vessel wall."),
    ("voxelotor", "HbS polymerizes when oxygen is low."),
    ("natalizumab", "JC virus antibodies are measured before treatment."),
    ("tocilizumab", "CRP and IL-6 levels are measured."),
    ("abatacept", "T cells are activated when CD28 binds to CD80."),
    ("sunitinib", "VHL loss leads to high VEGF."),
    ("luspatercept", "Mutations in SF3B1 predict response."),
    ("venetoclax", "del(17p) or TP53 mutations are tested."),
    ("gilteritinib", "FLT3 testing is required."),
    ("larotrectinib", "The tumor must have an NTRK gene fusion."),
    ("selpercatinib", "RET fusions are found by sequencing."),
    ("olaparib", "People with BRCA1 or BRCA2 mutations benefit."),
    ("alpelisib", "PIK3CA mutations are detected in plasma."),
    ("lapatinib", "Lapatinib exposure rises with CYP3A4 inhibitors."),
    ("fluticasone", "Ritonavir blocks CYP3A4 and raises fluticasone."),
    ("azithromycin", "Azithromycin binds to the 50S ribosome of bacteria."),
    ("ivermectin", "Ivermectin binds glutamate-gated chloride channels of worms."),
    ("nirsevimab", "Nirsevimab binds the F protein of RSV."),
    ("bezlotoxumab", "Bezlotoxumab binds toxin B of C. difficile."),
    ("bamlanivimab", "It binds the spike protein of SARS-CoV-2 and keeps it from attaching to the ACE2 receptor."),
    ("potassium chloride", "Potassium chloride replaces potassium."),
    ("paracetamol", "How paracetamol works is unknown; COX-3 was proposed."),
    ("lithium", "Lithium may inhibit GSK-3, but this is not proven in people."),
    ("propofol", "Do not use with a dopamine antagonist."),
    ("ramipril", "Neprilysin inhibitors must not be taken with ramipril."),
    ("sacubitril", "ACE inhibitors must be stopped 36 hours before."),
    ("methotrexate", "TNF blockers may be added."),
    ("prednisolone", "IL-6 blockers such as tocilizumab spare steroids."),
    ("zoledronic acid", "RANKL, made by osteoblasts, activates RANK on osteoclasts."),
    ("testosterone", "Aromatase turns testosterone into estradiol."),
    ("tamoxifen", "CYP2D6 turns tamoxifen into endoxifen, which binds more strongly."),
    ("codeine", "CYP2D6 turns codeine into morphine."),
    ("risperidone", "Prolactin rises because the brake of dopamine on prolactin release is lost."),
    ("finasteride", "5-alpha reductase converts testosterone into DHT."),
    ("allopurinol", "Xanthine oxidase makes uric acid."),
]  # fmt: skip


def find(page: Page) -> Iterator[Finding]:
    """Yield all that says how a drug works."""
    return chain(find_mechanisms(page), find_targets(page), find_exons(page))


@pytest.mark.parametrize("heading", ["", "Mechanism of action", "Questions"])
@pytest.mark.parametrize(("drug", "text"), CASES, ids=[f"{drug}-{n}" for n, (drug, _) in enumerate(CASES)])
def test_mention(drug: str, text: str, heading: str) -> None:
    assert stated(find, drug, heading, text) == set()


@pytest.mark.parametrize("heading", ["Interactions", "Side effects", "Warnings", "Clinical studies", "Storage"])
def test_sections_that_do_not_say_how_the_drug_works(heading: str) -> None:
    assert stated(find, "imatinib", heading, "Imatinib inhibits KIT.") == set()
