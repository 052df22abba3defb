"""The nouns that end the name of a drug class, and the words that only wrap or grade one.

A WHOLE noun is a class by itself ("statin", "antiemetic"), a PARTIAL one with the words before it ("kinase | inhibitor"). A word for a drug
makes a class with a MAKER before it ("lipid-lowering | medicine", "gene | therapy"). LOOSE words say how strongly or in which manner something
acts; with a partial noun alone they make no class ("a potent selective | inhibitor").
"""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

# "anti-" and what a drug is against; some words with that beginning are no drugs.
_AGAINST = (
    r"anti-?(?!bod|gen\b|gens\b|genic|cip|sense|thrombin\b|trypsin|psychotic-|social|oxidant status)(?-i:[a-z]{4,})"
)
# Chemical families by the endings of their names: "thienopyridine", "nitrofuran", "thionamide".
_CHEMICAL = (
    r"(?-i:[a-z]{3,}(?:pyridine|furan|azine|azole|azepine|pyrrole|indole|ionamide|imide|oxamine|oquinoline|xanthine|sterol|peptide|cycline|mycin|oxazole|urea|barbital|pyrimidine|purine|phenone|"
    r"ergoline|coumarin|carbamate|olide|lactam|penem|azone|azene|pyrrolidone|sulfone|sulphone|piperazine|piperidine|alkylamine|ethylamine|polymyxin|amphenicol|oxicam|artemisinin|nitrosourea|thiopurine|"
    r"anthracenedione|camptothecin|podophyllotoxin|gliflozin))"
)
WHOLE = (
    rf"{_AGAINST}|{_CHEMICAL}|(?:tri|tetra)cyclic|vinca alkaloid|ergot alkaloid|nitrogen mustard|organic nitrate|arsenical|polymyxin|catecholamine|anth?elminth?ic|\w*steroid|statin|fibrate|biguanide|sul(?:f|ph)onylurea|thiazolidinedione|glitazone|gliptin|gliflozin|glinide|sartan|setron|gepant|meglitinide|"
    r"benzodiazepine|barbiturate|triptan|taxane|anthracycline|(?:fluoro)?quinolone|macrolide|penicillin|aminopenicillin|cephalosporin|"
    r"carbapenem|monobactam|beta-lactam|aminoglycoside|tetracycline|glycylcycline|sul(?:f|ph)onamide|lincosamide|glycopeptide|streptogramin|"
    r"lipoglycopeptide|lipopeptide|oxazolidinone|nitroimidazole|thio(?:n|ur)?amide|(?:tri|imid|benzothi|benzimid)?azole|echinocandin|polyene|allylamine|rifamycin|"
    r"bisphosphonate|retinoid|\w*salicylate|hydantoin|succinimide|(?:methyl)?xanthine|thiazide|dihydropyridine|phenothiazine|thioxanthene|butyrophenone|"
    r"cannabinoid|coumarin|phosphodiesterase|prostaglandin|prostacyclin|gonadotrop(?:h)?in|interferon|interleukin|cytokine|hormone|insulin|"
    r"incretin|o?estrogen|progestogen|progestin|androgen|vaccine|toxoid|immunoglobulin|immune globulin|anabolic agent|"
    r"diuretic|water pill|laxative|stool softener|stimulant|psychostimulant|sedative|hypnotic|sleeping pill|anxiolytic|tranquili[sz]er|analgesic|pain ?killer|pain reliever|"
    r"opioid|opiate|narcotic|an(?:a)?esthetic|muscle relaxant|bronchodilator|vasodilator|vasopressor|vasoconstrictor|inotrope|decongestant|"
    r"expectorant|mucolytic|immunosuppressant|immunosuppressive|immunomodulator|thrombolytic|fibrinolytic|blood thinner|"
    r"(?:para)?sympathomimetic|sympatholytic|cholinomimetic|calcimimetic|secretagogue|contraceptive|spermicide|probiotic|prebiotic|emollient|moisturi[sz]er|keratolytic|"
    r"disinfectant|(?:smoking[- ]cessation|sleep|digestive) aid|biologic|immunotherapy|chemotherapy|radiopharmaceutical|radiotracer|photosensiti[sz]er|sclerosant|sesquiterpene|"
    r"amphetamine|anorectic|anorexiant|ergot|NSAID|SSRI|SNRI|TCA|MAOI|DMARD|TKI|PPI|ARB|NRTI|NNRTI|siRNA|ASO|PMO|nanobody|aptamer|mood stabili[sz]er|fusion protein|peptibody|(?:low[- ]molecular[- ]weight|unfractionated) heparin|LMWH|gene therapy|"
    r"cell therapy|hormone replacement|(?:enzyme|hormone) replacement therapy|h(?:a)?ematinic|uricosuric|cycloplegic|mydriatic|miotic|cytotoxic|nootropic|"
    r"(?:coagulation|clotting|antihemophilic|antihaemophilic) factor(?: concentrate)?|ionophore|coenzyme|iron chelator|adsorbent|adjuvant|antibody|(?:bile|fatty|amino) acid|plasma expander|electrolyte|peptidomimetic|neurokinin|neuroleptic|(?:platinum|gold|bismuth|arsenic|ammonium) compound|bactericide|scabicide|pediculicide|radioprotectant"
)
PARTIAL = (
    r"inhibitor|blocker|antagonist|agonist|modulator|potentiator|corrector|activator|stimulator|stabili[sz]er|degrader|scavenger|engager|chaperone|"
    r"antibody fragment|oligonucleotide|oligomer|RNA|analog(?:ue)?|mimetic|derivative|alkaloid|glycoside|amine|nucleoside|nucleotide|nitrate|nitrite|"
    r"supplement|vitamin|chelator|binder|sequestrant|resin|relaxant|depressant|suppressant|lubricant|reducer|growth factor|colony-stimulating factor|"
    r"stimulating factor|conjugate|neurotoxin|toxin|vector|globulin|enzyme|releaser|thinner|modifier|opener|booster|"
    r"sensiti[sz]er|enhancer|inactivator|inducer|reactivator|peptide|therapeutic|replacement|protein|morpholino|morpholino oligomer|radioligand|decoy receptor|"
    r"emulsion|electrolyte|mineral|lipid|cyclodextrin|interferon|precursor|substitute|medium|fragment"
)
DRUG = r"(?:combination(?: product| medicine)?|inhaler|medicinal product|drug product|drug|medication|medicine|agent|therapy|treatment|therapeutic|antibiotic|pill)"
# "anti-inflammatory", "cholesterol-lowering", "thrombolytic", "alkylating": what makes a class of a word for a drug.
_DOING = r"(?:\w+-)?(?!acting|saving|lasting|working|prolonging|changing|threatening|leading|following|existing|coming)\w+ing"
MAKERS = (
    rf"anti[\w-]+|[\w-]+-{_DOING}|[\w-]+-(?:based|sparing|targeted|directed)|(?:alkylat|chelat|block|reversal|sclero|depigment|bone-form|ant[ai]goni[sz]|intercalat)ing|reversal|"
    r"progest(?:ogen|in)-only|exon skipping|disease[- ]modifying|cytotoxic|cytolytic|immunosuppress(?:ive|ant)|immunomodulat\w+|chemotherap(?:y|eutic)|[a-z]{3,}(?:lytic|mimetic|ergic|static|cidal|emic|kinetic|tropic|plastic|uric)|"
    r"hypnotic|pain[- ]relieving|blood[- ]thinning|clot[- ]busting|cholesterol lowering|lipid[- ](?:lowering|modifying|regulating)|weight[- ]loss|hormonal|targeted|precision|gene|cell|enzyme replacement|"
    r"hormone replacement|hormone|biologic(?:al)?|progestational|radiographic|(?:[\w-]+ )?contrast|imaging|radioactive diagnostic|diagnostic|neuromuscular blocking|"
    r"ganglionic blocking|inotropic|eugeroic|hemostatic|haemostatic|h(?:a)?ematopoietic|demulcent|osmotic|platinum|gold|antisense|[a-z]+ (?:maturation|resorption|detoxification)|RNA interference|RNAi|CAR[- ]T"
)
LOOSE = (
    r"(?:potent|powerful|selective|non-?selective|specific|competitive|(?:non|un)-?competitive|reversible|irreversible|direct|direct-acting|indirect|strong|weak|moderate|mild|potential|possible|"
    r"partial|full|pure|inverse|oral|orally|bioavailable|available|active|small|molecule|small-molecule|large|low|high|molecular|weight|affinity|high-affinity|highly|more|less|even|most|relatively|novel|new|"
    r"synthetic|semi-?synthetic|natural|human|recombinant|dual|pharmacologic(?:al)?|concomitant|other|first-in-class|covalent|allosteric|positive|negative|effective|long-acting|short-acting|rapid|slow|"
    r"second-generation|third-generation|first-generation|next-generation|tight-binding|oral|injectable|\w+ly|and|or|to|known|suspected|certain|well-known|chemical|functional|local|systemic|central|peripheral|so-called|abnormal|missing|faulty|defective|normal|similar|modified|key)"
)
HEAD = Pattern(
    rf"(?:\b(?:{WHOLE})s?|\S[ /-](?:{PARTIAL})s?|\b(?:sul(?:f|ph)onylurea|immunotherap|chemotherap)ies|"
    rf"\S[ -]antibodies|\b(?:{MAKERS})[ -]{DRUG}s?|\b(?:{MAKERS})[ -]therapies)(?:[ -](?:\d{{1,2}}[a-z]?|[IVX]{{1,5}}a?|alpha|beta|[A-EK]))?$",
    re.IGNORECASE,
)
"""What a class's name ends with."""
BARE = Pattern(rf"^(?:(?:{LOOSE}),?[ ])*(?:{PARTIAL})s?$", re.IGNORECASE)
"""A partial noun with nothing that makes a class of it."""
# "antiviral medication" is as one says it; "statin medication" is a statin.
ADJECTIVE = Pattern(
    r"(?:^|[ -])(?!anti(?:coagulant|depressant|histamine|biotic|convulsant|psychotic|cholinergic|emetic|spasmodic|metabolite|androgen|body)$)"
    rf"(?!immunosuppressant$)(?:{MAKERS})$",
    re.IGNORECASE,
)
DRUG_WORD = Pattern(rf"\s+(?:{DRUG}|construct|preparation)s?$", re.IGNORECASE)
MADE = Pattern(rf"^(?:{MAKERS})[ -]{DRUG}s?$", re.IGNORECASE)
"""A word for a drug with what makes a class of it."""
