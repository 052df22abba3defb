"""Sentences that say how a drug works, from many fields of medicine: the mechanism, and the gene that is acted on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from tests.extraction.reading import candidates, read_page, stated

from medgraph.extraction.language.leading import leads_to
from medgraph.extraction.mechanism.acting import acting_drugs
from medgraph.extraction.mechanism.binding import find_targets
from medgraph.extraction.mechanism.finder import find_mechanisms
from medgraph.extraction.page import Page
from medgraph.extraction.rules import Finding
from medgraph.model import Relation, Scope

CASES: list[tuple[str, str, set[str]]] = [
    ("ruxolitinib", "Ruxolitinib selectively inhibits Janus kinase (JAK) 1 and JAK2, which mediate the signaling of several cytokines.", {"JAK1", "JAK2", "inhibition"}),
    ("tofacitinib", "It is a JAK inhibitor: by blocking JAK1 and JAK3 it dampens inflammation.", {"JAK1", "JAK3", "inhibition"}),
    ("palbociclib", "Palbociclib blocks two enzymes, CDK4 and CDK6, that push cells to divide.", {"CDK4", "CDK6", "inhibition"}),
    ("erlotinib", "Erlotinib reversibly inhibits the kinase activity of EGFR, preventing autophosphorylation.", {"EGFR", "inhibition"}),
    ("bevacizumab", "Bevacizumab mops up a protein called vascular endothelial growth factor (VEGF), which tumors use to grow blood vessels.", {"VEGFA", "inhibition"}),
    ("omalizumab", "Omalizumab binds free IgE, so that it cannot dock onto mast cells.", {"IGHE", "inhibition"}),
    ("tocilizumab", "Tocilizumab blocks the receptor for interleukin-6.", {"IL6R", "antagonism"}),
    ("secukinumab", "The antibody ties up interleukin-17A.", {"IL17A", "inhibition"}),
    ("dupilumab", "Dupilumab inhibits IL-4 and IL-13 signaling by specifically binding to the IL-4 receptor alpha subunit.", {"IL4R", "antagonism"}),
    ("ipilimumab", "CTLA-4 is a brake on T cells. Ipilimumab releases this brake by blocking CTLA-4.", {"CTLA4", "inhibition"}),
    ("losartan", "Losartan is an angiotensin II receptor antagonist.", {"AGTR1", "antagonism"}),
    ("apalutamide", "Apalutamide keeps testosterone away from the androgen receptor.", {"AR", "antagonism"}),
    ("reslizumab", "Benralizumab attaches to the interleukin-5 receptor alpha on eosinophils, which blocks the receptor.", {"benralizumab: IL5RA", "benralizumab: antagonism"}),
    ("etrolizumab", "It blocks a hook called α4β7 integrin.", {"ITGA4", "ITGB7", "inhibition"}),
    ("desvenlafaxine", "Desvenlafaxine blocks the two transporters that do this (known as SERT and NET).", {"SLC6A4", "SLC6A2", "inhibition"}),
    ("ticlopidine", "Once in the blood, it locks the P2Y12 receptor for the life of the platelet.", {"P2RY12", "antagonism"}),
    ("galantamine", "Galantamine slows down acetylcholinesterase.", {"ACHE", "inhibition"}),
    ("febuxostat", "Azathioprine is broken down by xanthine oxidase, which febuxostat blocks, so the two must not be combined.", {"XDH", "inhibition"}),
    ("rizatriptan", "Rizatriptan turns on two landing sites for serotonin, the 5-HT1B and 5-HT1D receptors.", {"HTR1B", "HTR1D", "agonism"}),
    ("deucravacitinib", "It clips on to an enzyme called TYK2 and takes it out of action.", {"TYK2", "inhibition"}),
    ("captopril", "ACE is the enzyme that captopril switches off.", {"ACE", "inhibition"}),
    ("siltuximab", "What siltuximab blocks is interleukin-6.", {"IL6", "inhibition"}),
    ("daridorexant", "Daridorexant keeps orexin from reaching the orexin receptors.", {"HCRTR1", "HCRTR2", "antagonism"}),
    ("lemborexant", "Lemborexant sits in the orexin receptors and keeps orexin out.", {"HCRTR1", "HCRTR2", "antagonism"}),
    ("nadolol", "Nadolol blocks both beta-1 receptors, which sit in the heart, and beta-2 receptors, which line the airways.", {"ADRB1", "ADRB2", "antagonism"}),
    ("asenapine", "The benefit is thought to come from antagonism at dopamine D2 and serotonin 5-HT2A receptors.", {"DRD2", "HTR2A", "antagonism"}),
    ("iloperidone", "Presumably the effect rests on blockade of D2 receptors together with 5-HT2A receptors.", {"DRD2", "HTR2A", "antagonism"}),
    ("buspirone", "It sticks to the receptor and behaves as a partial agonist at 5-HT1A.", {"HTR1A", "agonism"}),
    ("tafluprost", "Tafluprost, once inside the eye, is turned into an acid that stimulates the prostaglandin F receptor.", {"PTGFR", "agonism"}),
    ("vernakalant", "It blocks the rapid potassium current (IKr), carried by the hERG channel.", {"KCNH2", "inhibition"}),
    ("irinotecan", "Its active form, KL7, is set free in the cell. KL7 blocks topoisomerase I.", {"TOP1", "inhibition"}),
    ("amivantamab", "It has two arms: one arm catches EGFR and the other does the same to MET.", {"EGFR", "MET", "inhibition"}),
    ("valsartan", "It works by blocking a receptor called AT1.", {"AGTR1", "antagonism"}),
    ("lisinopril", "Lisinopril inhibits angiotensin-converting enzyme (ACE), so less angiotensin II is made.", {"ACE", "inhibition"}),
    ("atenolol", "This medicine blocks beta-1 receptors in the heart.", {"ADRB1", "antagonism"}),
    ("metoprolol", "Metoprolol is a beta-1 selective adrenergic receptor blocker.", {"ADRB1", "antagonism"}),
    ("tamsulosin", "Tamsulosin relaxes the prostate by blocking alpha-1A adrenergic receptors.", {"ADRA1A", "antagonism"}),
    ("amlodipine", "Amlodipine inhibits the movement of calcium through L-type calcium channels.", {"CACNA1C", "inhibition"}),
    ("empagliflozin", "Empagliflozin is an inhibitor of sodium-glucose co-transporter 2 (SGLT2), the transporter responsible for reabsorbing glucose.", {"SLC5A2", "inhibition"}),
    ("sitagliptin", "Sitagliptin slows the breakdown of incretins by inhibiting the enzyme dipeptidyl peptidase-4 (DPP-4).", {"DPP4", "inhibition"}),
    ("semaglutide", "Semaglutide acts as a GLP-1 receptor agonist that selectively binds to and activates the GLP-1 receptor, the target for native GLP-1.", {"GLP1R", "agonism"}),
    ("tirzepatide", "Tirzepatide activates both the GIP receptor and the GLP-1 receptor.", {"GIPR", "GLP1R", "agonism"}),
    ("exenatide", "Exenatide imitates a gut hormone called GLP-1.", {"GLP1R", "agonism"}),
    ("pioglitazone", "Pioglitazone is an agonist for peroxisome proliferator-activated receptor gamma (PPARγ).", {"PPARG", "agonism"}),
    ("atorvastatin", "Statins block HMG-CoA reductase, an enzyme that the liver needs to make cholesterol.", {"HMGCR", "inhibition"}),
    ("alirocumab", "Alirocumab is a monoclonal antibody that binds to and inhibits proprotein convertase subtilisin kexin type 9 (PCSK9).", {"PCSK9", "inhibition"}),
    ("rivaroxaban", "Rivaroxaban directly switches off factor Xa.", {"F10", "inhibition"}),
    ("dabigatran", "Dabigatran and its acyl glucuronides are competitive, direct thrombin inhibitors.", {"F2", "inhibition"}),
    ("ticagrelor", "Ticagrelor keeps platelets calm: it blocks the P2Y12 receptor.", {"P2RY12", "antagonism"}),
    ("celecoxib", "Celecoxib exerts its effect through inhibition of cyclooxygenase-2.", {"PTGS2", "inhibition"}),
    ("ibuprofen", "Ibuprofen is a non-selective COX inhibitor.", {"PTGS1", "PTGS2", "inhibition"}),
    ("montelukast", "Montelukast blocks leukotrienes from binding to the CysLT1 receptor.", {"CYSLTR1", "antagonism"}),
    ("zafirlukast", "Zafirlukast is a leukotriene receptor antagonist.", {"CYSLTR1", "antagonism"}),
    ("cetirizine", "As an H1 blocker, cetirizine relieves itching.", {"HRH1", "antagonism"}),
    ("famotidine", "It belongs to a class of drugs called H2 blockers.", {"HRH2", "antagonism"}),
    ("esomeprazole", "Esomeprazole shuts down the proton pump in the stomach lining.", {"ATP4A", "ATP4B", "inhibition"}),
    ("ondansetron", "Ondansetron is a selective 5-HT3 receptor antagonist.", {"HTR3A", "antagonism"}),
    ("sumatriptan", "Sumatriptan is an agonist at 5-HT1B and 5-HT1D receptors.", {"HTR1B", "HTR1D", "agonism"}),
    ("erenumab", "Erenumab attaches to the CGRP receptor and blocks it.", {"CALCRL", "RAMP1", "antagonism"}),
    ("fluoxetine", "Fluoxetine blocks the serotonin transporter.", {"SLC6A4", "inhibition"}),
    ("duloxetine", "Duloxetine is a serotonin and norepinephrine reuptake inhibitor.", {"SLC6A2", "SLC6A4", "inhibition"}),
    ("risperidone", "Risperidone blocks dopamine D2 and serotonin 5-HT2A receptors.", {"DRD2", "HTR2A", "antagonism"}),
    ("donepezil", "Donepezil reversibly inhibits acetylcholinesterase.", {"ACHE", "inhibition"}),
    ("memantine", "Memantine is an NMDA receptor antagonist.", {"antagonism"}),
    ("diazepam", "Diazepam enhances the effect of GABA at the GABA-A receptor.", {"potentiation"}),
    ("morphine", "Morphine is a full agonist at the mu-opioid receptor.", {"OPRM1", "agonism"}),
    ("naltrexone", "Naltrexone is a pure opioid receptor antagonist.", {"OPRM1", "antagonism"}),
    ("methotrexate", "Methotrexate inhibits dihydrofolate reductase.", {"DHFR", "inhibition"}),
    ("fluorouracil", "It works by inhibiting thymidylate synthase.", {"TYMS", "inhibition"}),
    ("irinotecan", "Irinotecan is converted to SN-38, which inhibits topoisomerase I.", {"TOP1", "inhibition"}),
    ("bortezomib", "Bortezomib is a reversible inhibitor of the 26S proteasome.", {"PSMB5", "inhibition"}),
    ("ibrutinib", "Ibrutinib covalently binds to Bruton's tyrosine kinase (BTK) and shuts it off.", {"BTK", "inhibition"}),
    ("olaparib", "Olaparib traps PARP on the DNA.", {"PARP1", "PARP2", "inhibition"}),
    ("vemurafenib", "Vemurafenib is an inhibitor of some mutated forms of BRAF, including BRAF V600E.", {"BRAF", "inhibition"}),
    ("sotorasib", "Sotorasib locks KRAS G12C in its inactive state by binding to the mutant cysteine.", {"KRAS", "inhibition"}),
    ("tamoxifen", "Tamoxifen is an estrogen receptor antagonist in breast tissue.", {"ESR1", "ESR2", "antagonism"}),
    ("anastrozole", "Anastrozole is an aromatase inhibitor.", {"CYP19A1", "inhibition"}),
    ("abiraterone", "Abiraterone inhibits 17α-hydroxylase/C17,20-lyase (CYP17), an enzyme needed to make androgens.", {"CYP17A1", "inhibition"}),
    ("enzalutamide", "Enzalutamide keeps androgens away from the androgen receptor, to which it binds itself.", {"AR", "antagonism"}),
    ("finasteride", "Finasteride blocks the enzyme type II 5-alpha reductase.", {"SRD5A2", "inhibition"}),
    ("sildenafil", "Sildenafil is a selective inhibitor of cGMP-specific phosphodiesterase type 5 (PDE5).", {"PDE5A", "inhibition"}),
    ("riociguat", "Riociguat stimulates soluble guanylate cyclase.", {"GUCY1A1", "GUCY1B1", "activation"}),
    ("bosentan", "Bosentan is a dual endothelin receptor antagonist with affinity for both receptors.", {"EDNRA", "EDNRB", "antagonism"}),
    ("eculizumab", "Eculizumab binds to complement protein C5 and prevents its cleavage.", {"C5", "inhibition"}),
    ("lanadelumab", "Lanadelumab binds plasma kallikrein and inhibits its activity.", {"KLKB1", "inhibition"}),
    ("tafamidis", "Tafamidis holds the transthyretin tetramer together: it stabilizes transthyretin.", {"TTR", "stabilization"}),
    ("migalastat", "Migalastat is a pharmacological chaperone that stabilizes alpha-galactosidase A.", {"GLA", "stabilization"}),
    ("vericiguat", "Vericiguat is a soluble guanylate cyclase stimulator.", {"GUCY1A1", "GUCY1B1", "activation"}),
    ("ranolazine", "It inhibits the late phase of the inward sodium current in muscle cells, which is carried by the channel protein encoded by SCN5A.", {"SCN5A", "inhibition"}),
    ("dofetilide", "It blocks the rapid potassium current, carried by the channel encoded by KCNH2.", {"KCNH2", "inhibition"}),
    ("pralatrexate", "It inhibits the enzyme encoded by DHFR.", {"DHFR", "inhibition"}),
    ("sotorasib", "It slows the growth of cells, which is driven by the protein encoded by KRAS.", set()),
    ("cinacalcet", "Cinacalcet makes the calcium-sensing receptor more sensitive; it is a positive allosteric modulator of the calcium-sensing receptor.", {"CASR", "potentiation"}),
    ("octreotide", "Octreotide mimics the natural hormone somatostatin.", {"SSTR2", "agonism"}),
    ("teriparatide", "It activates the PTH1 receptor on osteoblasts.", {"PTH1R", "agonism"}),
    ("setmelanotide", "Setmelanotide is a melanocortin 4 receptor agonist.", {"MC4R", "agonism"}),
    ("maraviroc", "HIV needs CCR5 to enter cells; maraviroc blocks the CCR5 co-receptor on the human cell.", {"CCR5", "antagonism"}),
    ("pegvisomant", "Pegvisomant sits on the growth hormone receptor and blocks it.", {"GHR", "antagonism"}),
    ("lumasiran", "Lumasiran silences the gene for glycolate oxidase (HAO1).", {"HAO1", "RNA interference"}),
    ("vutrisiran", "Vutrisiran is an siRNA that causes degradation of mutant and wild-type TTR mRNA through RNA interference.", {"RNA interference", "TTR", "mRNA degradation"}),
    ("volanesorsen", "Volanesorsen is an antisense oligonucleotide that binds to apoC-III mRNA, which is then degraded.", {"APOC3", "mRNA degradation"}),
    ("eplontersen", "Eplontersen lowers transthyretin by cutting its mRNA: RNase H breaks down the TTR messenger RNA.", {"TTR", "mRNA degradation"}),
    ("voretigene neparvovec", "Voretigene neparvovec delivers a normal copy of the gene encoding RPE65 to cells of the retina.", {"RPE65", "gene transfer"}),
    ("valoctocogene roxaparvovec", "It carries a working factor VIII gene into liver cells.", {"F8", "gene transfer"}),
    ("elosulfase alfa", "Elosulfase alfa replaces the missing enzyme N-acetylgalactosamine-6-sulfatase.", {"enzyme replacement"}),
    ("insulin lispro", "Insulin lispro replaces the insulin that your body no longer makes.", {"hormone replacement"}),
    ("hydrocortisone", "Hydrocortisone replaces cortisol in adrenal insufficiency.", {"hormone replacement"}),
    ("deferasirox", "Deferasirox is an oral chelator that binds iron.", {"chelation"}),
    ("adalimumab", "Q: How does it work? A: By blocking a protein called TNF that drives inflammation.", {"TNF", "inhibition"}),
    ("adalimumab", "TNF-alpha drives joint inflammation. This medicine binds to it and neutralizes it.", {"TNF", "inhibition"}),
    ("sarilumab", "Sarilumab is a human antibody that binds to both soluble and membrane-bound IL-6 receptors and inhibits IL-6-mediated signaling through these receptors.", {"IL6R", "antagonism"}),
    ("imatinib", "This drug blocks the abnormal protein BCR-ABL that signals cancer cells to multiply.", {"ABL1", "inhibition"}),
    ("sunitinib", "Sunitinib inhibits several receptor tyrosine kinases: PDGFR-alpha, PDGFR-beta, VEGFR1, VEGFR2, VEGFR3, KIT, FLT3 and RET.", {"FLT1", "FLT3", "FLT4", "KDR", "KIT", "PDGFRA", "PDGFRB", "RET", "inhibition"}),
    ("regorafenib", "It interferes with kinases such as VEGFR2, TIE2, KIT, RET and BRAF.", {"BRAF", "KDR", "KIT", "RET", "inhibition"}),
    ("lenvatinib", "Lenvatinib is a kinase inhibitor that blocks VEGF receptors VEGFR1, VEGFR2 and VEGFR3.", {"FLT1", "FLT4", "KDR", "inhibition"}),
    ("spironolactone", "Spironolactone blocks the effects of aldosterone at the mineralocorticoid receptor.", {"NR3C2", "antagonism"}),
    ("furosemide", "Furosemide inhibits the Na-K-2Cl cotransporter in the loop of Henle.", {"SLC12A1", "inhibition"}),
    ("hydrochlorothiazide", "Hydrochlorothiazide blocks the sodium-chloride cotransporter.", {"SLC12A3", "inhibition"}),
    ("allopurinol", "Allopurinol is a xanthine oxidase inhibitor.", {"XDH", "inhibition"}),
    ("apremilast", "Apremilast works inside immune cells by blocking the enzyme PDE4.", {"inhibition"}),
    ("baricitinib", "Baricitinib reversibly inhibits JAK1 and JAK2.", {"JAK1", "JAK2", "inhibition"}),
    ("upadacitinib", "Upadacitinib is a JAK1 inhibitor.", {"JAK1", "inhibition"}),
    ("burosumab", "Burosumab binds FGF23 and inhibits it.", {"FGF23", "inhibition"}),
    ("romosozumab", "Romosozumab inhibits sclerostin.", {"SOST", "inhibition"}),
    ("tezepelumab", "Tezepelumab intercepts TSLP.", {"TSLP", "inhibition"}),
    ("mepolizumab", "Mepolizumab neutralises interleukin-5.", {"IL5", "inhibition"}),
    ("canakinumab", "Canakinumab neutralizes IL-1 beta.", {"IL1B", "inhibition"}),
    ("varenicline", "Varenicline is a partial agonist at alpha4beta2 nicotinic acetylcholine receptors.", {"CHRNA4", "CHRNB2", "agonism"}),
    ("buspirone", "Buspirone is a 5-HT1A receptor partial agonist.", {"HTR1A", "agonism"}),
    ("mirabegron", "Mirabegron activates beta-3 adrenergic receptors in the bladder.", {"ADRB3", "agonism"}),
    ("oxybutynin", "Oxybutynin blocks muscarinic receptors.", {"antagonism"}),
    ("tiotropium", "Tiotropium blocks M3 receptors in the airways.", {"CHRM3", "antagonism"}),
    ("tolvaptan", "Tolvaptan is a vasopressin V2 receptor antagonist.", {"AVPR2", "antagonism"}),
    ("aprepitant", "Aprepitant is a substance P/neurokinin 1 receptor antagonist.", {"TACR1", "antagonism"}),
    ("suvorexant", "Suvorexant is an orexin receptor antagonist.", {"HCRTR1", "HCRTR2", "antagonism"}),
    ("pitolisant", "Pitolisant is an inverse agonist at the histamine H3 receptor.", {"HRH3", "antagonism"}),
    ("valbenazine", "Valbenazine inhibits VMAT2.", {"SLC18A2", "inhibition"}),
    ("entacapone", "Entacapone is a COMT inhibitor.", {"COMT", "inhibition"}),
    ("carbidopa", "Carbidopa inhibits aromatic amino acid decarboxylase.", {"DDC", "inhibition"}),
    ("rasagiline", "Rasagiline irreversibly blocks MAO-B.", {"MAOB", "inhibition"}),
    ("perampanel", "Perampanel is an AMPA receptor antagonist.", {"antagonism"}),
    ("ketamine", "Ketamine blocks the NMDA receptor.", {"antagonism"}),
    ("heparin", "Heparin activates antithrombin.", {"SERPINC1", "activation"}),
    ("argatroban", "Argatroban is a direct thrombin inhibitor.", {"F2", "inhibition"}),
    ("eptifibatide", "Eptifibatide blocks the glycoprotein IIb/IIIa receptor.", {"ITGA2B", "ITGB3", "antagonism"}),
    ("bempedoic acid", "Bempedoic acid inhibits ATP citrate lyase.", {"ACLY", "inhibition"}),
    ("evinacumab", "Evinacumab binds to and blocks ANGPTL3.", {"ANGPTL3", "inhibition"}),
    ("obeticholic acid", "Obeticholic acid is an agonist of the farnesoid X receptor.", {"NR1H4", "agonism"}),
    ("maralixibat", "Maralixibat is an ileal bile acid transporter inhibitor.", {"SLC10A2", "inhibition"}),
    ("odevixibat", "Odevixibat reversibly inhibits the ileal bile acid transporter (IBAT).", {"SLC10A2", "inhibition"}),
    ("nitisinone", "Nitisinone blocks 4-hydroxyphenylpyruvate dioxygenase.", {"HPD", "inhibition"}),
    ("eliglustat", "Eliglustat slows glucosylceramide synthase by inhibiting it.", {"UGCG", "inhibition"}),
    ("linaclotide", "Linaclotide is a guanylate cyclase-C agonist.", {"GUCY2C", "agonism"}),
    ("roxadustat", "Roxadustat inhibits HIF prolyl hydroxylase.", {"EGLN1", "EGLN2", "EGLN3", "inhibition"}),
    ("plerixafor", "Plerixafor blocks the CXCR4 chemokine receptor.", {"CXCR4", "antagonism"}),
    ("teprotumumab", "Teprotumumab blocks IGF-1R.", {"IGF1R", "inhibition"}),
    ("sacubitril", "Sacubitril is turned into LBQ657, which inhibits neprilysin.", {"MME", "inhibition"}),
    ("sirolimus", "Sirolimus inhibits the mammalian target of rapamycin.", {"MTOR", "inhibition"}),
    ("oseltamivir", "Oseltamivir inhibits influenza virus neuraminidase.", {"inhibition"}),
    ("amoxicillin", "Amoxicillin blocks penicillin-binding proteins of bacteria.", {"inhibition"}),
    ("ketoconazole", "Ketoconazole inhibits fungal lanosterol 14-alpha-demethylase.", {"inhibition"}),
    ("trimethoprim", "Trimethoprim inhibits bacterial dihydrofolate reductase.", {"inhibition"}),
    ("hepatitis b vaccine", "The vaccine contains HBsAg, which makes the body form antibodies.", {"immunisation"}),
    ("ataluren", "Ataluren makes ribosomes read past a premature stop.", {"readthrough"}),
    ("risdiplam", "Risdiplam changes the way in which SMN2 is spliced.", {"SMN2", "splicing modulation"}),
    ("mipomersen", "It binds to the mRNA for apolipoprotein B, preventing the liver from making apoB.", {"APOB", "translation inhibition"}),
    ("aspirin", "Unlike clopidogrel, which blocks P2Y12, aspirin works elsewhere.", {"clopidogrel: P2RY12", "clopidogrel: antagonism"}),
    ("nivolumab", "Nivolumab was compared with everolimus, an mTOR inhibitor.", {"everolimus: MTOR", "everolimus: inhibition"}),
    ("dabrafenib", "It is combined with trametinib, which blocks MEK1 and MEK2.", {"trametinib: MAP2K1", "trametinib: MAP2K2", "trametinib: inhibition"}),
    ("metformin", "Pioglitazone, a PPAR-gamma agonist, causes edema.", {"pioglitazone: PPARG", "pioglitazone: agonism"}),
    ("hydroxychloroquine", "In lupus it is thought to work by inhibiting the toll-like receptors TLR7 and TLR9.", {"TLR7", "TLR9", "antagonism"}),
    ("ciprofloxacin", "Ciprofloxacin kills bacteria by inhibiting DNA gyrase and topoisomerase IV.", {"inhibition"}),
    ("metoprolol", "It is selective for beta-1 receptors of the heart, which it blocks.", {"ADRB1", "antagonism"}),
    ("celecoxib", "Its action comes from inhibition of prostaglandin synthesis, mainly via COX-2.", {"PTGS2", "inhibition"}),
    ("etanercept", "Etanercept is a soluble form of the TNF receptor that binds TNF and makes it inactive.", {"TNF", "inhibition"}),
    ("imatinib", "It inhibits the BCR-ABL kinase, the enzyme that drives the leukemia, as well as c-KIT.", {"ABL1", "KIT", "inhibition"}),
    ("tafamidis", "Tafamidis binds to transthyretin, stabilizing the tetramer.", {"TTR", "stabilization"}),
    ("doravirine", "Doravirine is a non-nucleoside reverse transcriptase inhibitor of HIV-1.", {"inhibition"}),
    ("naloxone", "Naloxone is an opioid antagonist that works by competing for mu-opioid receptors.", {"OPRM1", "antagonism"}),
    ("tirzepatide", "Tirzepatide activates the receptors of two gut hormones, GIP and GLP-1.", {"GIPR", "GLP1R", "agonism"}),
    ("testosterone", "It attaches to androgen receptors in muscle and bone and switches them on.", {"AR", "agonism"}),
    ("ondansetron", "Ondansetron blocks serotonin at 5-HT3 receptors of the gut.", {"HTR3A", "antagonism"}),
    ("memantine", "Memantine exerts its effect through its action as an uncompetitive NMDA receptor antagonist.", {"antagonism"}),
    ("enalapril", "Enalapril inhibits angiotensin-converting enzyme in human subjects and animals.", {"ACE", "inhibition"}),
    ("eculizumab", "Eculizumab and ravulizumab are antibodies that target the C5 protein.", {"C5", "ravulizumab: C5"}),
    ("romosozumab", "Romosozumab blocks sclerostin. Denosumab, by comparison, targets RANKL.", {"SOST", "inhibition", "denosumab: TNFSF11"}),
]  # fmt: skip


def find(page: Page) -> Iterator[Finding]:
    """Yield mechanisms and targets."""
    return chain(find_mechanisms(page), find_targets(page))


@pytest.mark.parametrize(("drug", "text", "expected"), CASES, ids=[f"{drug}-{n}" for n, (drug, *_) in enumerate(CASES)])
def test_sentence(drug: str, text: str, expected: set[str]) -> None:
    assert stated(find, drug, "", f"{drug.capitalize()} is a medicine.\n\n{text}") == expected


BACK_REFERENCES = [
    ("imatinib", "The BCR-ABL tyrosine kinase never rests. Imatinib inhibits that kinase.", {"ABL1", "inhibition"}),
    ("sertraline", "The serotonin transporter takes serotonin back. Sertraline blocks this transporter.", {"SLC6A4", "inhibition"}),
    ("evolocumab", "PCSK9 is a liver protein that drags LDL receptors down. Evolocumab blocks this protein.", {"PCSK9", "inhibition"}),
    ("tocilizumab", "Interleukin-6 drives the inflammation. Tocilizumab blocks the receptor.", {"IL6R", "antagonism"}),
    ("dapagliflozin", "Sugar is hauled back by SGLT2. By blocking this transporter, dapagliflozin lets it go.", {"SLC5A2", "inhibition"}),
    ("imatinib", "The tumor grows. Imatinib inhibits that kinase.", {"inhibition"}),
]  # fmt: skip


@pytest.mark.parametrize(("drug", "text", "expected"), BACK_REFERENCES)
def test_that_kinase_is_the_one_named_before(drug: str, text: str, expected: set[str]) -> None:
    assert stated(find_mechanisms, drug, "How it works", text) - {"inhibition"} == expected - {"inhibition"}


def test_a_family_is_cut_down_to_the_members_that_the_page_names() -> None:
    text = "Tofacitinib is a JAK inhibitor. It blocks JAK1 and JAK3."
    assert stated(find_mechanisms, "tofacitinib", "", text) == {"JAK1", "JAK3", "inhibition"}


def test_a_derivative_that_a_drug_becomes_acts_for_it() -> None:
    text = "The liver turns it into an active derivative. This derivative inhibits ATP-citrate lyase."
    assert "ACLY" in stated(find_mechanisms, "bempedoic acid", "How it works", text)


def test_each_group_of_a_sentence_is_too_wide_to_mean_its_members() -> None:
    text = "Zonisamide blocks voltage-gated sodium channels, antagonizes AMPA receptors and inhibits carbonic anhydrase isozymes II and IV."
    assert stated(find_mechanisms, "zonisamide", "How it works", text) >= {"CA2", "CA4"}
    assert not {"SCN1A", "SCN5A", "GRIA1", "CA12"} & stated(find_mechanisms, "zonisamide", "How it works", text)


def test_a_finer_mechanism_silences_the_coarser() -> None:
    text = "Inotersen destroys TTR mRNA with RNase H. This lowers the production of transthyretin; it reduces production of TTR."
    assert "translation inhibition" not in stated(find_mechanisms, "inotersen", "How it works", text)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("In mice, imatinib inhibits KIT.", Scope.ANIMAL),
        ("In vitro imatinib inhibits KIT.", Scope.HUMAN),
        ("Imatinib inhibits KIT.", Scope.HUMAN),
    ],
)
def test_what_was_seen_in_a_dish_holds_for_people(text: str, scope: Scope) -> None:
    assert {c.scope for c in candidates(find_mechanisms, "imatinib", "", text)} == {scope}


def test_replaced_hormones_are_no_targets() -> None:
    found = candidates(find_mechanisms, "mecasermin", "", "Mecasermin replaces the missing IGF-1.")
    assert {(c.relation, c.object, c.qualifiers.target) for c in found} == {
        (Relation.HAS_MECHANISM, "hormone replacement", "IGF1")
    }


@pytest.mark.parametrize(
    ("gap", "leads"),
    [
        (" the activity of an enzyme called ", True), (" the C1 subunit of the ", True), (" a protein on tumor cells that hides them, called ", True),
        (" the messenger RNA for ", True), (" mutant ", True), (" growth of tumors that carry ", False), (" bacterial ", False), (" people with ", False),
        (" pain caused by ", False),
    ],
)  # fmt: skip
def test_only_some_words_lead_from_a_verb_to_a_gene(gap: str, leads: bool) -> None:
    assert leads_to(gap) is leads


@pytest.mark.parametrize(
    ("text", "verb", "drugs"),
    [
        ("Imatinib inhibits KIT.", "inhibits", ("imatinib",)),
        ("A protein that activates KIT is blocked.", "activates", ()),
        ("Imatinib, unlike dasatinib, inhibits KIT.", "inhibits", ("imatinib",)),
        ("Dasatinib and nilotinib inhibit ABL.", "inhibit", ("dasatinib", "nilotinib")),
        ("Imatinib enters the cell, and KIT activates RAS.", "activates", ()),
        ("Resistance to imatinib activates MET.", "activates", ()),
        ("By binding to PD-1, PD-L1 stops T cells.", "binding", ()),
    ],
)
def test_somebody_must_act(text: str, verb: str, drugs: tuple[str, ...]) -> None:
    page = read_page("imatinib", "", text)
    passage = page.passages[-1]
    assert acting_drugs(page, passage, passage.text.index(verb)) == drugs


@pytest.mark.parametrize(
    "wall", ["Imatinib blocks KIT, " * 4000, "the protein that " * 8000, "a-" * 60000 + "inhibitor", "(" * 60000]
)
def test_a_wall_of_text_is_no_clause(wall: str) -> None:
    page = read_page("imatinib", "How it works", f"Imatinib inhibits {wall}.")
    assert len(list(find(page))) < 5000
