"""Sentences that tell of adverse effects, each effect with its rate, and sentences that only look as if they did.

An expectation is "name", or "name@low-high" where the sentence gives a rate; "not name" is a denied one.
"""

from __future__ import annotations

import pytest
from tests.extraction.reading import candidates

from medgraph.extraction.adverse_effect.finder import find_adverse_effects
from medgraph.extraction.rules import Candidate
from medgraph.model import Polarity, Scope

EFFECTS, WARNINGS = "Side effects", "Warnings"

TOLD = [
    (EFFECTS, "Soup and bread tasting odd, or making more water, is common.", "taste_disturbance polyuria"),
    (EFFECTS, "- heavy periods, or none at all\n- feeling cold", "heavy_period amenorrhea feeling_cold"),
    (EFFECTS, "A few people feel or are sick. Breathing may get shallow and slow.", "nausea vomiting respiratory_depression"),
    (EFFECTS, "Less often there are dry eyes, or the bladder does not empty fully.", "dry_eye urinary_retention"),
    (EFFECTS, "It can upset the stomach and, in very rare cases, harm the kidneys.", "stomach_upset kidney_damage"),
    (EFFECTS, "Rash, redness, and an itching feeling where the gel went on.", "rash redness application_site_itching"),
    (EFFECTS, "Bruising or a hard lump at the injection spot.", "injection_site_bruising injection_site_lump"),
    (EFFECTS, "Stones in the kidney (nephrolithiasis) can form.", "nephrolithiasis"),
    (EFFECTS, "Platelets slightly lowered; the heart's rhythm was disturbed in a few.", "thrombocytopenia arrhythmia"),
    (EFFECTS, "Nausea ++, itching +, dry mouth +++.", "nausea itching dry_mouth"),
    (EFFECTS, "Torsades de pointes struck nine patients, all of them with hypokalaemia.", "torsades_de_pointe"),
    (EFFECTS, "- Fast heartbeat (QT prolongation, torsades de pointes)\n- Stomach upset (vomiting, diarrhea)", "fast_heartbeat qt_prolongation torsades_de_pointe stomach_upset vomiting diarrhea"),
    (EFFECTS, "- pneumonitis (ring: cough, fever)\n- rash, mostly mild and reversible", "pneumonitis rash"),
    (EFFECTS, "- **Infusion reaction (9%)** \\\n  fever, chills. Slow it down.", "infusion_reaction@0.09-0.09 fever chill"),
    (EFFECTS, "* Injection site reactions, e.g. bruising and pain, which were mild and short-lived", "injection_site_reaction injection_site_bruising injection_site_pain"),
    (EFFECTS, "* Injection site reactions such as swelling and warmth", "injection_site_reaction injection_site_swelling injection_site_warmth"),
    ("Warnings", "- **Neutropenia**, including febrile neutropenia and fatal neutropenic sepsis. Obtain blood counts.", "neutropenia febrile_neutropenia neutropenic_sepsis"),
    ("Warnings", "- **Venous thromboembolism**, comprising deep vein thrombosis and pulmonary embolism.", "venous_thromboembolism deep_vein_thrombosis pulmonary_embolism"),
    ("Warnings", "- **Hepatotoxicity.** Monitor ALT.", "hepatotoxicity"),
    (EFFECTS, "The most common side effects are nausea, vomiting and diarrhea.", "nausea vomiting diarrhea"),
    (EFFECTS, "Side effects include headache (12%), cough (10%) and rash.", "headache@0.12-0.12 cough@0.1-0.1 rash"),
    (EFFECTS, "Cough and fever touched 19 percent each, nausea 12%.", "cough@0.19-0.19 fever@0.19-0.19 nausea@0.12-0.12"),
    (EFFECTS, "Flatulence followed with 12.1%, weakness (asthenia) with 9.2%.", "flatulence@0.121-0.121 asthenia@0.092-0.092"),
    (EFFECTS, "In the larger open studies, headache and rash each came up in more than 10%.", "headache@0.1- rash@0.1-"),
    (EFFECTS, "Less often (more than 5%) there were back_pain, ligament_sprain and dizziness.", "back_pain@0.05- ligament_sprain@0.05- dizziness@0.05-"),
    (EFFECTS, "In a trial of the plain tablets diarrhea hit 53.2% against 11.7% on placebo.", "diarrhea@0.532-0.532"),
    (EFFECTS, "58% of patients had rash and 16% had hives.", "rash@0.58-0.58 hives@0.16-0.16"),
    (EFFECTS, "Nausea and vomiting occurred in 12% and 8% of patients, respectively.", "nausea@0.12-0.12 vomiting@0.08-0.08"),
    (EFFECTS, "Extravasation happened in fewer than 0.5% of infusions.", "extravasation@-0.005"),
    (EFFECTS, "Hypersensitivity is the one warning.", "hypersensitivity"),
    (EFFECTS, "Since launch, post-approval reports add anaphylaxis.", "anaphylaxis"),
    (EFFECTS, "Patients have had bronchospasm, chest_pain and urticaria.", "bronchospasm chest_pain urticaria"),
    (EFFECTS, "One infant developed severe hyponatremia and took salt for 14 months.", "severe_hyponatremia"),
    (EFFECTS, "Platelets under the normal limit were seen in 16%.", "thrombocytopenia@0.16-0.16"),
    (EFFECTS, "Vitamin B12 fell below normal in some 7%.", "vitamin_b12_deficiency@0.07-0.07"),
    (EFFECTS, "Injection site erythema, pain and swelling were the usual complaints.", "injection_site_erythema injection_site_pain injection_site_swelling"),
    (EFFECTS, "Pain at the injection site was reported by 78%, redness by 38%.", "injection_site_pain@0.78-0.78 injection_site_redness@0.38-0.38"),
    (EFFECTS, "Itching or bruising where the needle went in is possible.", "injection_site_itching injection_site_bruising"),
    (EFFECTS, "Two in a hundred had tenderness where the jab went in.", "injection_site_tenderness@0.02-0.02"),
    (EFFECTS, "Reactions where you inject it, such as pain and swelling, are common.", "injection_site_reaction injection_site_pain injection_site_swelling"),
    (EFFECTS, "Hives, and reactions at the drip site, including pain and warmth, were seen.", "hives infusion_site_reaction infusion_site_pain infusion_site_warmth"),
    (EFFECTS, "With the gel, burning or itching where you rub it in is usual.", "application_site_burning application_site_itching"),
    (EFFECTS, "Infusion-site events were pain and redness, most of them mild.", "infusion_site_pain infusion_site_redness"),
    (EFFECTS, "- Soreness, redness or a lump where you had the shot", "injection_site_soreness injection_site_redness injection_site_lump"),
    (EFFECTS, "- Patch: itching where it is stuck", "application_site_itching"),
    (EFFECTS, "Some feel wiped out, get hives or become breathless; a few lost their appetite.", "tiredness hives breathlessness decreased_appetite"),
    (EFFECTS, "For one in ten, everything looks misty.", "blurred_vision@0.1-0.1"),
    (EFFECTS, "The skin may burn in weak sun, and many put on a pound or two.", "photosensitivity weight_gain"),
    (EFFECTS, "It can make you retain water, and your eczema may get worse.", "fluid_retention worsening_of_eczema"),
    (EFFECTS, "- gout flaring up, hair coming out, going giddy\n- seeing or feeling things that are not there", "gout_flaring_up hair_coming_out giddiness hallucination"),
    (EFFECTS, "- Putting on or losing weight\n- trouble dropping off to sleep", "weight_gain weight_loss insomnia"),
    (EFFECTS, "- weeing more often, grinding your teeth", "weeing_more_often teeth_grinding"),
    (EFFECTS, "White cells fell in 3%, and you may pass less water.", "leukopenia@0.03-0.03 decreased_urination"),
    (EFFECTS, "Diarrhea may get worse.", "diarrhea"),
    ("Contraindications", "Allergy to metformin (hives and angioedema have been reported).", "hives angioedema"),
    ("Contraindications", "- glaucoma, as metformin may raise the pressure in the eye", "intraocular_pressure_increased"),
    (EFFECTS, "- Redness or a lump where Glucophage was injected", "injection_site_redness injection_site_lump"),
    (EFFECTS, "In 2% we see tremor, odd dreams or a slow pulse.", "tremor@0.02-0.02 odd_dream@0.02-0.02 bradycardia@0.02-0.02"),
    (EFFECTS, "Three in a hundred spoke of low mood or water infections.", "low_mood@0.03-0.03 water_infection@0.03-0.03"),
    (EFFECTS, "It has been tied to a slightly higher risk of stroke and gout, and of hepatitis.", "stroke gout hepatitis"),
    (EFFECTS, "- Peeling of the skin (Stevens-Johnson syndrome, toxic epidermal necrolysis)", "peeling_of_the_skin stevens-johnson_syndrome toxic_epidermal_necrolysis"),
    (EFFECTS, "The pancreas may become inflamed; 4% had no periods.", "pancreas_inflammation amenorrhea@0.04-0.04"),
    (EFFECTS, "A slipped hip (slipped capital femoral epiphysis) has happened.", "slipped_capital_femoral_epiphysis"),
    (EFFECTS, "Hives, itching or a rash come from the filler.", "hives itching rash"),
    (EFFECTS, "Diarrhea or loose stools (20% vs. 10%) were reported.", "diarrhea@0.2-0.2 loose_stool@0.2-0.2"),
    (EFFECTS, "The commonest side effects in patients with gout were rash and nausea.", "rash nausea"),
    (EFFECTS, "Breast_tenderness and weight_gain are described, each by fewer than one woman in twenty.", "breast_tenderness@-0.05 weight_gain@-0.05"),
    (EFFECTS, "Serious hypotension and syncope have accompanied such reactions.", "serious_hypotension syncope"),
    (EFFECTS, "Since it came to market, gynecomastia and jaundice have been reported.", "gynecomastia jaundice"),
    (EFFECTS, "Raised liver enzymes; anaphylaxis.", "raised_liver_enzymes anaphylaxis"),
    (EFFECTS, "Headache     41     10", "headache"),
    (EFFECTS, "Severe symptomatic hypoglycemia was seen in 6% of patients.", "severe_symptomatic_hypoglycemia@0.06-0.06"),
    (EFFECTS, "Children: fever was reported in 4%.", "fever@0.04-0.04"),
    (EFFECTS, "Anaphylaxis has struck about 1 in 1,000.", "anaphylaxis@0.001-0.001"),
    (EFFECTS, "Hematuria shows up in 2%.", "hematuria@0.02-0.02"),
    (EFFECTS, "Rarely it can cause seizures, a bowel condition called pneumatosis intestinalis, and rash.", "seizure pneumatosis_intestinalis rash"),
    (EFFECTS, "- hives, itching, and at worst anaphylaxis\n- fever, in rare cases meningitis", "hives itching anaphylaxis fever meningitis"),
    (EFFECTS, "- Certain types of cancer, such as lymphoma", "cancer lymphoma"),
    (EFFECTS, "- Bleeding in the eyes, in the brain or inside the nose", "bleeding_in_the_eye bleeding_in_the_brain bleeding_inside_the_nose"),
    (EFFECTS, "- pain in the face (may be signs of sinusitis)", "pain_in_the_face sinusitis"),
    (WARNINGS, "- **Pancreatitis,** including fatal pancreatitis.", "pancreatitis"),
    (EFFECTS, "Rarer are cataract, changes in hearing and jaundice.", "cataract changes_in_hearing jaundice"),
    (EFFECTS, "Also reported were hepatitis and hives.", "hepatitis hives"),
    (WARNINGS, "ALT rose in 4%.", "alt_increased@0.04-0.04"),
    (WARNINGS, "It prolongs the QT interval.", "qt_prolongation"),
    (EFFECTS, "It raises the risk of pancreatitis.", "pancreatitis"),
    (EFFECTS, "Expect your child to feel sweaty, sleepy or groggy with a pounding heart.", "sweating sleepiness drowsiness palpitation"),
    (EFFECTS, "Several were sick.", "vomiting"),
    (EFFECTS, "Now and then somebody has had fits, or catches a cold.", "seizure common_cold"),
    (EFFECTS, "Periods may become heavier, late or painful.", "heavy_menstrual_bleeding delayed_menstruation dysmenorrhea"),
    (EFFECTS, "It may slow the growth of bones.", "bone_growth_retardation"),
    (EFFECTS, "*Frequency not known* gynecomastia.", "gynecomastia"),
    (EFFECTS, "We do not know how often: gynecomastia, tremor", "gynecomastia tremor"),
    (EFFECTS, "- Light-headedness, mostly on getting up (orthostatic hypotension)\n- Swelling, mainly in the ankles", "light-headedness orthostatic_hypotension swelling"),
    (EFFECTS, "- the eyelid hangs down, which is called ptosis\n- nausea", "ptosis nausea"),
    (EFFECTS, "- Inflammation or ulcers of the bladder\n- nausea", "inflammation_of_the_bladder ulcers_of_the_bladder nausea"),
    (EFFECTS, "- inflammation of the liver or its ducts", "inflammation_of_the_liver"),
    (EFFECTS, "- Visual impairment (double vision, seeing halos, glare)\n- nausea", "visual_impairment double_vision seeing_halo glare nausea"),
    (WARNINGS, "It can cause kidney_failure and may lower potassium.", "kidney_failure hypokalemia"),
    (WARNINGS, "Rash and pruritus have occurred as hypersensitivity_reactions.", "rash pruritus hypersensitivity_reaction"),
    (WARNINGS, "Lactic_acidosis has a boxed warning.", "lactic_acidosis"),
    (WARNINGS, "The label warns of thrombocytopenia.", "thrombocytopenia"),
    (WARNINGS, "Dizziness and blurred_vision make driving unwise.", "dizziness blurred_vision"),
    ("Boxed warning", "There is an increased risk of serious_infections.", "serious_infection"),
    ("Boxed warning", "It exposes users to risks of fatal respiratory_depression.", "respiratory_depression"),
    ("Can it harm the liver?", "Hepatitis has been reported.", "hepatitis"),
    (EFFECTS, "Between 5 and 10 patients in 100 had swelling in the mouth.", "swelling_in_the_mouth@0.05-0.1"),
    (EFFECTS, "It is associated with about a 20% increased risk of headache.", "headache"),
    (WARNINGS, "Low_blood_pressure_on_standing can occur, particularly at first.", "low_blood_pressure_on_standing"),
    (EFFECTS, "Peripheral neuropathy, anemia and nerve damage have occurred.", "peripheral_neuropathy anemia nerve_damage"),
    (EFFECTS, "Breast_cancer occurred in 6 of 75 females on it.", "breast_cancer@0.08-0.08"),
    (EFFECTS, "2.1% of patients experienced a thrombotic_event.", "thrombotic_event@0.021-0.021"),
    (EFFECTS, "Biguanides, including metformin, can cause rash.", "rash"),
    (EFFECTS, "Abnormal_liver_tests were seen in 3% of people with and without liver disease.", "abnormal_liver_test@0.03-0.03"),
    (EFFECTS, "Taste may be altered or lost; it may raise your blood pressure and reduce lung function.", "taste_disturbance hypertension lung_function_decreased"),
    ("Does it cause hair loss?", "Hair_thinning has been reported.", "hair_thinning"),
    ("Contraindications", "It is not for use in pregnancy, because even one dose can cause severe_birth_defects.", "severe_birth_defect"),
    ("Does it cause hair loss?", "Yes. It grows back.", "hair_loss"),
    (EFFECTS, "Get help at once if you have signs of an allergic_reaction (hives, trouble breathing).", "allergic_reaction"),
    (EFFECTS, "Seizures are dose-related.", "seizure"),
    (EFFECTS, "Hair thinning has been reported but is not common.", "hair_thinning"),
    (EFFECTS, "Things that raise your risk of bleeding: kidney disease, gout and stroke.", "bleeding"),
    (EFFECTS, "Antibodies develop in 9% of patients and are linked to infusion_reactions.", "infusion_reaction"),
    (EFFECTS, "Meningitis is rare; it is an infection that can cause coma or seizures.", "meningitis"),
    ("Frequently asked questions", "It can cause hives.", "hives"),
    (EFFECTS, "In children with JIA, injection_site_pain (19%) was the most frequent event.", "injection_site_pain@0.19-0.19"),
    (EFFECTS, "Treatment was stopped in 7%; the commonest reasons were rash (0.3%) and gout (0.2%).", "rash gout"),
    (EFFECTS, "Hepatitis B may reactivate; a lupus-like_syndrome was seen.", "hepatitis_b_reactivation lupus-like_syndrome"),
    (EFFECTS, "It may cause cytopenia (leukopenia, anemia) and injury.", "cytopenia leukopenia anemia injury"),
    (EFFECTS, "Although not seen in trials, gout has been reported since launch.", "gout"),
    (EFFECTS, "It is believed (though this is not established) that it may cause mania.", "mania"),
    (EFFECTS, "Rash, which was not seen in the first studies, is common.", "rash"),
    (EFFECTS, "The most serious complication is sepsis.", "sepsis"),
    (WARNINGS, "Hypophysitis can cause hypopituitarism.", "hypopituitarism"),
]  # fmt: skip
TOLD_ALL_THE_SAME = [
    ("Metformin can cause nausea, though insulin does not.", "nausea"),
    ("The nausea is mostly from the tablets themselves.", "nausea"),
    ("A link with gout has been confirmed.", "gout"),
    ("It can cause a rash that looks like measles.", "rash"),
    ("Myocarditis has been seen; tell us about chest pain.", "myocarditis"),
    ("Headache, which may be severe, is common.", "headache"),
    ("- you sweat at night or have a cough, which could mean tuberculosis", "tuberculosis"),
    ("Reports of hives have come in.", "hives"),
]
UNTOLD = [
    (EFFECTS, "Stiff hands and swollen knees are due to the arthritis."),
    (EFFECTS, "A bitten tongue comes from the seizure and not from the medicine."),
    (EFFECTS, "Tiredness is usual after childbirth, and pain in the operated hip too."),
    (EFFECTS, "There is scant evidence that metformin makes people lose weight."),
    (EFFECTS, "It is not known whether it causes stomach cancer."),
    (EFFECTS, "Years ago it was asked whether the tablets cause dementia; large studies showed no connection."),
    (EFFECTS, "Patients omit the tablets on days with vomiting or fever, lest dehydration follow."),
    (EFFECTS, "A return of cough and fever is common after a week."),
    (EFFECTS, "Knowing what may happen can help."),
    (EFFECTS, "Gout was more common with placebo (11%) than with metformin (7%)."),
    ("Warnings", "- **Hepatic impairment**, including cirrhosis. Reduce the dose."),
    ("Warnings", "- **Embryo-fetal toxicity.** Use contraception."),
    (EFFECTS, "Falls, calf cramps and a failing heart are part of the disease."),
    (EFFECTS, "Fistulas and morning stiffness come from the illness, not from the antibody."),
    (EFFECTS, "Retinopathy and neuropathy belong to diabetes itself."),
    (EFFECTS, "Hot flushes and arthralgia were reported at similar rates in both arms."),
    (EFFECTS, "Nasopharyngitis was more frequent with placebo (5%) than with the drug (4%)."),
    (EFFECTS, "Pneumonia was seen in 2% of those on the drug and 3% of those on placebo."),
    (EFFECTS, "A few reports of fever and vomiting that the investigators regarded as unrelated to treatment."),
    (EFFECTS, "Cough and croup were judged not to be related to the vaccine."),
    (EFFECTS, "Dizziness and back pain occurred with the same frequency on placebo."),
    (EFFECTS, "Frequent falls are signs of Duchenne itself and no reason to blame the drip."),
    (EFFECTS, "Agitation, shivering and a racing pulse can be warning signs, so phone the ward."),
    (EFFECTS, "Sore throat and fever are red flags."),
    (EFFECTS, "Get help right away for chest pain, blurred vision or a dry cough."),
    (EFFECTS, "Go to hospital at once for hives or wheezing."),
    (EFFECTS, "Sweating and poor sleep are usual in anyone who stops drinking."),
    (EFFECTS, "Cough and mouth ulcers often follow giving up smoking."),
    (EFFECTS, "Headache and rash happen on or off the tablets."),
    (EFFECTS, "Thirst occurs whether or not you take it."),
    (EFFECTS, "People with psoriasis are more prone to depression than those without it."),
    (EFFECTS, "Gout was seen with older formulations, but not with this one."),
    (EFFECTS, "- **Gout:** seen with thiazides, not with metformin."),
    (EFFECTS, "Lynch syndrome itself brings bowel cancer."),
    (EFFECTS, "Cataract is often blamed on the tablets, but it is part of Wilson disease."),
    (EFFECTS, "Rare are the people who cannot take it."),
    (WARNINGS, "Alcohol prolongs the QT interval."),
    (EFFECTS, "Signs of an allergic reaction include hives and trouble breathing."),
    (EFFECTS, "Warning signs are sweating, hunger and confusion."),
    (EFFECTS, "Symptoms of overdose are nausea and dizziness."),
    (EFFECTS, "If you notice hives or wheezing, call for help."),
    (EFFECTS, "Tell your doctor if you have ever had angina or gout."),
    (EFFECTS, "Parents should report bruising, pallor or puffiness."),
    (EFFECTS, "Headache can be treated with acetaminophen, nausea with ondansetron."),
    (EFFECTS, "Patients with a history of stroke or gout were excluded."),
    (EFFECTS, "30.6% had diabetes mellitus at baseline."),
    (EFFECTS, "In the breast cancer study, 99% were women."),
    (EFFECTS, "The side effects were usually mild and went away."),
    (EFFECTS, "Adverse reactions are discussed in other sections."),
    (EFFECTS, "To report suspected adverse reactions, contact the maker at 1-800-555-0100."),
    (EFFECTS, "Treatment was stopped in 5% because of rash or nausea, and discontinued."),
    (EFFECTS, "Liver tests and a skin test for tuberculosis come first."),
    (EFFECTS, "Rare effects:"),
    (EFFECTS, "None."),
    (EFFECTS, "Risk factors are renal disease and gout."),
    (EFFECTS, "PML is an infection of the brain."),
    (EFFECTS, "Gout was reported about as often with metformin as with placebo."),
    (EFFECTS, "Hip fracture and back pain were less common with metformin than with placebo."),
    (EFFECTS, "Pyrexia was found in more placebo patients than metformin patients."),
    (EFFECTS, "Dizziness was seen in fewer people than in the control group."),
    (EFFECTS, "Rash was reported in the placebo group only."),
    ("Does it cause hair loss?", "No. Hair loss comes from age and thyroid disease."),
    (EFFECTS, "Sudden withdrawal can cause anxiety and sweating."),
    (EFFECTS, "Premature discontinuation increases the risk of stroke and death."),
    (EFFECTS, "After the last injection, however, fractures may follow."),
    (EFFECTS, "Gout was mentioned by some, but there is no evidence that metformin causes it."),
    (EFFECTS, "Gout has been seen, but could not be linked to it."),
    (EFFECTS, "Gout and stroke come from the sickling and not from the tablets."),
    (EFFECTS, "Lithium causes gout; this is an effect of lithium and not of metformin."),
    (EFFECTS, "Diabetes is itself a risk for stroke."),
    (EFFECTS, "The rate of stroke was lower with metformin."),
    (EFFECTS, "Falls and gout happened equally in both arms."),
    (EFFECTS, "Sore throat and fever call for a same-day blood count."),
    (EFFECTS, "What about gout or infertility?"),
    (EFFECTS, "28% in rheumatoid arthritis."),
    (WARNINGS, "Withdrawal may cause a syndrome with depression and pain."),
    (EFFECTS, "Renal impairment, anemia and diabetes may raise its likelihood."),
    (EFFECTS, "Kidney disease, heart failure and heavy drinking all make it likelier."),
    (EFFECTS, "Dehydration makes this more likely."),
    (EFFECTS, "It slows the progression of kidney disease."),
    (WARNINGS, "If it may cause headache in you, call your doctor."),
    (WARNINGS, "People with gout or angina need a lower dose."),
    (WARNINGS, "Cardiomyopathy and respiratory failure remain the main causes of death in the disease."),
    ("Contraindications", "Porphyria can cause severe rash in people with hypersensitivity."),
    ("Storage", "Side effects include rash."),
    (EFFECTS, "- In toddlers, fever and vomiting, which were considered unrelated to the drug"),
    (EFFECTS, "Joint pain and gout noted before the first dose are manifestations of haemophilia."),
    (EFFECTS, "Long-standing colitis itself carries a risk of bowel cancer."),
    (EFFECTS, "Numbness is usually a sign of the amyloidosis rather than of the capsule."),
    (EFFECTS, "Muscle weakness was put down to the progression of ALS."),
    (EFFECTS, "Untreated gonorrhea may cause infertility."),
    (EFFECTS, "See a doctor soon, because an ectopic pregnancy has to be ruled out."),
    (WARNINGS, "People who live in areas where fungal infections such as histoplasmosis are common may be at risk."),
    ("Why get vaccinated?", "The most common complication is severe dehydration."),
    (EFFECTS, "Insulin can bring on shakes and palpitations; metformin does not."),
    (EFFECTS, "Steroids may cause acne and thin skin, but metformin has not."),
    (EFFECTS, "Thirst and blurred vision are the diabetes, not the tablets."),
    (EFFECTS, "Numb feet and poor sleep are most often the diabetes itself."),
    (EFFECTS, "Itching, night sweats and weight loss are signs of the lymphoma."),
    (EFFECTS, "Recurrent chest pain and palpitations are failures of treatment, not adverse effects."),
    (EFFECTS, "Thirst and blurred vision are features of the diabetes, but not side effects."),
    (EFFECTS, "Cancers and fractures are being looked at; a link has not been shown."),
    (EFFECTS, "Pancreatitis: the signal of the first trials has not been borne out."),
    (EFFECTS, "Stroke: a causal association is thought unlikely."),
    (EFFECTS, "One man died of sepsis and one of a stroke; neither death was thought to be related to the tablets."),
    (EFFECTS, "Hepatitis, jaundice: never seen."),
    (EFFECTS, "A fever can be blunted and a fast pulse may be hidden."),
    (EFFECTS, "It can disguise a rash."),
    (EFFECTS, "On the scan it looks just like a stroke."),
    (EFFECTS, "It needs watching, so tell your nurse about nausea or a rash."),
    (EFFECTS, "A cold is what brings hives on."),
    (EFFECTS, "Obesity and gout, both common in these patients, matter more."),
    (EFFECTS, '"Will it make me dizzy?"'),
    (EFFECTS, "- A knock on the knee"),
    (EFFECTS, "They were tired of waiting and wanted to lose no more time."),
    ("Contraindications", "People in whom a stroke has occurred."),
    ("Contraindications", "Epilepsy, as alcohol may make you drowsy."),
    (EFFECTS, "Pain where they had a fracture is what people report."),
    ("Think twice if…", "- …you had a stroke: ask first"),
]  # fmt: skip
DENIED = [
    ("Hair loss is often blamed on it, yet no study could show a link.", "hair loss"),
    ("Weight gain has at times been attributed to it, but trials have not found that it is the cause.", "weight gain"),
    ("It does not cause weight gain.", "weight gain"),
    ("Anaphylaxis was not reported.", "anaphylaxis"),
    ("Headache was no more frequent than with placebo.", "headache"),
    ("No nausea or rash was seen.", "nausea"),
    (
        "Weight gain and drowsiness, which are common with many other antidepressants, are not typically seen.",
        "weight gain",
    ),
    ("Rates of dizziness were no higher than with placebo.", "dizziness"),
    ("Heart rate is left alone, so bradycardia need not be feared.", "bradycardia"),
]
ELSEWHERE = [
    ("In rats, liver_tumors were reported.", Scope.ANIMAL),
    (
        "The label warns of thyroid cancer. It caused thyroid tumors in rats. It is unknown whether people get them.",
        Scope.ANIMAL,
    ),
    ("Rash was seen in monkeys.", Scope.ANIMAL),
    ("Boxed warning: Antidepressants increased the risk of suicidal behavior.", Scope.CLASS_EFFECT),
    ("Other statins may cause myopathy.", Scope.CLASS_EFFECT),
    ("Glomerulonephritis has been reported with some other antisense drugs.", Scope.CLASS_EFFECT),
]


def _found(heading: str, text: str) -> list[Candidate]:
    return candidates(find_adverse_effects, "metformin", heading, text.replace("_", " "))


def _written(candidate: Candidate) -> str:
    name = candidate.object.replace(" ", "_")
    frequency = candidate.qualifiers.frequency
    if frequency is None or not frequency.as_written:
        return name
    low, high = ("" if end is None else str(end) for end in (frequency.low, frequency.high))
    return f"{name}@{low}-{high}"


@pytest.mark.parametrize(("heading", "text", "expected"), TOLD)
def test_told(heading: str, text: str, expected: str) -> None:
    found = {_written(c) for c in _found(heading, text) if c.polarity is Polarity.AFFIRMED}
    assert found == set(expected.split())


@pytest.mark.parametrize(("text", "expected"), TOLD_ALL_THE_SAME)
def test_told_all_the_same(text: str, expected: str) -> None:
    assert {c.object for c in _found(EFFECTS, text) if c.polarity is Polarity.AFFIRMED} == {expected}


@pytest.mark.parametrize(("heading", "text"), UNTOLD)
def test_untold(heading: str, text: str) -> None:
    assert [c.object for c in _found(heading, text) if c.polarity is Polarity.AFFIRMED] == []


@pytest.mark.parametrize(("text", "name"), DENIED)
def test_denied(text: str, name: str) -> None:
    found = [c for c in _found(EFFECTS, text) if c.object == name]
    assert [c.polarity for c in found] == [Polarity.NEGATED]


@pytest.mark.parametrize(("text", "scope"), ELSEWHERE)
def test_not_about_people_on_the_drug(text: str, scope: Scope) -> None:
    assert {c.scope for c in _found(EFFECTS, text)} == {scope}


def test_seriousness_comes_from_the_sentence() -> None:
    (serious,) = _found(EFFECTS, "Serious bleeding was reported.")
    (mild,) = _found(EFFECTS, "Mild headache was reported.")
    assert (serious.qualifiers.serious, mild.qualifiers.serious) == (True, False)


def test_a_later_sentence_uses_the_first_name() -> None:
    found = _found(EFFECTS, "Urticaria was reported. In adults, hives were reported in 4%.")
    assert {c.object for c in found} == {"urticaria"}
