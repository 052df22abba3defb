"""The ways in which pages say what class a drug is in, as a table of rules.

What stands in the slot is read by `class_words`: a slot may hold anything, and names a class only if it
ends like one.
"""

from __future__ import annotations

import re

from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType

CLASS = Relation.HAS_DRUG_CLASS
_GATE = everywhere_but(
    SectionType.ADVERSE_REACTIONS,
    SectionType.STORAGE,
    SectionType.OVERDOSAGE,
    SectionType.NONCLINICAL,
    SectionType.MISSED_DOSE,
    SectionType.STUDIES,
)
# Also lists of related drugs at a page's end.
_ANYWHERE = _GATE | {SectionType.BOILERPLATE}
_ALSO = (
    r"(?:(?:also|both|actually|generally|therefore|thus|hence|commonly|often|usually|sometimes|frequently|specifically|more precisely|chemically|strictly|basically|essentially|now|still|considered|"
    r"classified as|"
    r"classed as|categorized as|regarded as|described as|known as|called|itself) )*"
)
_A = r"(?:an?|another|the|(?=recombinant|purified|synthetic)|one of the|the (?:first|only|newest|oldest|classic)(?: of the)?)"
# A class may stand in quotation marks: one of the "sartans".
_REST = r"(?:\b|(?<=\s)[\"“‘'])(?=(?P<object>\w.*))"
_COMPANY = re.compile(r"\b(?:combined|together|combination|taken|given|used) with (?:an?|the|other) ", re.IGNORECASE)

RULES = (
    Rule(
        "class.is_a",
        2,
        CLASS,
        _GATE,
        pattern(rf"(?:(?:\b(?:is|was)|(?<=[a-z])['’]s) {_ALSO}{_A}|\bare(?: {_ALSO}(?:an?|the)\b)?) {_REST}"),
        (
            Example("Warfarin is an oral anticoagulant.", "warfarin", ("anticoagulant",)),
            Example(
                "Adalimumab is a monoclonal antibody and TNF blocker.",
                "adalimumab",
                ("monoclonal antibody", "tnf blocker"),
            ),
            Example("Dystrophin is a protein that muscles need.", "eteplirsen"),
            Example("Mecasermin is not a substitute for growth hormone.", "mecasermin"),
        ),
    ),
    Rule(
        "class.which_is",
        1,
        CLASS,
        _GATE,
        pattern(rf"\b(?:which|that) (?:is|are|was) (?:also |both )?(?:an? |the )?{_REST}"),
        (
            Example(
                "Deflazacort, which is a corticosteroid, slows the disease.",
                "deflazacort",
                ("corticosteroid",),
            ),
            Example(
                "Tablets contain clopidogrel, which is an antiplatelet drug.",
                "clopidogrel",
                ("antiplatelet drug",),
            ),
            Example("It acts on the pancreas, which is a gland.", "metformin"),
        ),
    ),
    Rule(
        "class.called",
        2,
        CLASS,
        _GATE,
        pattern(
            r"\b(?:is|are|was|belongs?|falls?) (?:(?:also|both) )?(?:to|in|into|within|from|part of|of|"
            r"one of|an?|the)?[^.;]{0,40}?"
            rf"\b(?:types?|kinds?|class|group|family|category)(?: of (?P<kind>[^.;]{{0,40}}?))?,? (?:(?:often|also|commonly|usually) )?(?:called|known as|termed|"
            rf"named|referred to as)(?: an?| the)? \W?{_REST}"
        ),
        (
            Example(
                "Zoledronic acid belongs to a group of medicines called bisphosphonates.",
                "zoledronic acid",
                ("bisphosphonate",),
            ),
            Example("Sertraline is a type of antidepressant known as an SSRI.", "sertraline", ("ssri",)),
            Example("Leukaemia is a type of cancer called a blood cancer.", "imatinib"),
        ),
    ),
    Rule(
        "class.also_called",
        2,
        CLASS,
        _GATE,
        pattern(
            r"(?:(?:\b(?:(?:also|sometimes|often|commonly|otherwise|better|doctors|pharmacists|or) )?|\()(?:also )?(?:call(?:ed)?|known(?: as)?|referred to as|termed|named)|"
            r", (?:sometimes |often |also )?(?:described|regarded|classed|classified) as|\b(?:more precisely|more exactly|more specifically|to be precise|technically|in other words|short for|stands for|i\.e\.,?|that is,)|\((?=an? ))"
            rf"(?: ?\b(?:an?|the|as)\b)* ?\W?{_REST}"
        ),
        (
            Example("Zolpidem is a sedative, also called a hypnotic.", "zolpidem", ("hypnotic",)),
            Example(
                "Simvastatin is one of the statins, which doctors also call HMG-CoA reductase inhibitors.",
                "simvastatin",
                ("hmg-coa reductase inhibitor",),
            ),
            Example(
                "Abemaciclib is an antineoplastic called a CDK4/6 inhibitor.", "abemaciclib", ("cdk4/6 inhibitor",)
            ),
            Example("Azacitidine is a nucleoside (an antimetabolite).", "azacitidine"),
            Example("Simvastatin treats high lipids, also called fats.", "simvastatin"),
        ),
    ),
    Rule(
        "class.of_group",
        1,
        CLASS,
        _GATE,
        pattern(
            r"\b(?:is|are|was|belongs?|comes?|makes (?:it|this)) (?:[^.;]{0,80}? )?(?:of|from|in|to) the "
            r"(?P<object>[\w'’/-]+(?: [\w'’/-]+){0,4}?) (?:group|class|family)\b"
        ),
        (
            Example("Amikacin is an antibiotic of the aminoglycoside group.", "amikacin", ("aminoglycoside",)),
            Example(
                "Eteplirsen is a member of the antisense oligonucleotide family.",
                "eteplirsen",
                ("antisense oligonucleotide",),
            ),
            Example("Porphyria is a disorder of the haem family.", "warfarin"),
        ),
    ),
    Rule(
        "class.belongs_to",
        2,
        CLASS,
        _GATE,
        pattern(
            r"\bbelong(?:s|ing)? to (?:the|an?) (?:(?:[\w-]+ ){0,2}(?:class|group|family) of (?:(?:[\w-]+ )?(?:drugs|medicines|"
            rf"medications)(?:[,:(]| [–—(-])? (?:(?:the|an?) )?)?)?{_REST}"
        ),
        (
            Example(
                "Nusinersen belongs to the antisense oligonucleotides.",
                "nusinersen",
                ("antisense oligonucleotide",),
            ),
            Example("Metformin belongs to the class of biguanides.", "metformin", ("biguanide",)),
            Example(
                "Olaparib belongs to a newer group of drugs, the PARP inhibitors.", "olaparib", ("parp inhibitor",)
            ),
            Example("The needle belongs to the pen.", "insulin glargine"),
        ),
    ),
    Rule(
        "class.member_of",
        1,
        CLASS,
        _GATE,
        pattern(
            rf"\b(?:is|was) (?:[^.;]{{0,90}} )?(?:(?:the first|the only one|the oldest|one|a member) of|"
            rf"among) the {_REST}"
        ),
        (
            Example("Ivacaftor was the first of the CFTR modulators.", "ivacaftor", ("cftr modulator",)),
            Example("Simvastatin is one of the statins.", "simvastatin", ("statin",)),
            Example("Nausea is one of the reactions.", "simvastatin"),
        ),
    ),
    Rule(
        "class.apposition",
        2,
        CLASS,
        _ANYWHERE,
        pattern(
            rf"(?:, (?:an?|another|also an?|both|the|one of the(?: most)?(?: widely| commonly)?(?: used| prescribed)? (?:types|"
            rf"kinds) of)|\) (?:an?)|\((?:an?|both|all)?) ?{_REST}"
        ),
        (
            Example("Glipizide, a sulfonylurea, can cause low sugar.", "glipizide", ("sulfonylurea",)),
            Example(
                "Ketoconazole (a strong CYP3A4 inhibitor) raises its level.",
                "imatinib",
                ("strong cyp3a4 inhibitor",),
            ),
            Example("Fever, a common reaction, passes.", "glipizide"),
        ),
        (_COMPANY,),
    ),
    Rule(
        "class.such_as",
        2,
        CLASS,
        _GATE,
        pattern(
            r"(?P<object>(?:-?\w[\w/'’-]* ){0,5}-?\w[\w/'’-]+)(?:,? (?:such as|including|include|for example|for instance|e\.g\.|like)|"
            r" \((?:e\.g\.|such as|for example|for instance|including|like)),?(?= )"
        ),
        (
            Example("Statins such as simvastatin lower cholesterol.", "simvastatin", ("statin",)),
            Example("ACE inhibitors (e.g., lisinopril) protect the kidney.", "lisinopril", ("ace inhibitor",)),
            Example("Symptoms such as fever pass.", "simvastatin"),
        ),
    ),
    Rule(
        "class.call_it",
        2,
        CLASS,
        _GATE,
        pattern(
            r"\b(?:(?:calls?|called|consider(?:s|ed)?|classif(?:y|ied)|describ(?:e|ed)|regard(?:s|ed)?) (?:it|this (?:drug|medicine)|(?P<drug>[a-z][\w-]{4,}))(?: as)? an?|(?:functions|serves|is used) as an?|mak(?:es|ing) it an?|"
            rf"(?:files?|class(?:es)?|classif(?:y|ies)|groups?|puts?|counts?|lists?|ranks?|places?) it (?:under|among|with|as|into|in) (?:an?|the)) {_REST}"
        ),
        (
            Example("Doctors call it an antisense oligonucleotide.", "viltolarsen", ("antisense oligonucleotide",)),
            Example(
                "Casimersen functions as an antisense oligonucleotide.",
                "casimersen",
                ("antisense oligonucleotide",),
            ),
            Example("Chemists file it under the nitrofurans.", "nitrofurantoin", ("nitrofuran",)),
            Example("The body treats it as an invader.", "adalimumab"),
        ),
    ),
    Rule(
        "class.relative",
        1,
        CLASS,
        _GATE,
        pattern(rf"\b(?:that|which|and) (?:also )?(?:doubles|works|acts|functions|serves) (?:\w+ly )?as an? {_REST}"),
        (
            Example(
                "Hydroxychloroquine is an antimalarial that doubles as an immunomodulator.",
                "hydroxychloroquine",
                ("immunomodulator",),
            ),
            Example("Nivolumab is an antibody that works as a PD-1 inhibitor.", "nivolumab", ("pd-1 inhibitor",)),
            Example("Dystrophin is a protein that acts as an anchor.", "eteplirsen"),
        ),
    ),
    Rule(
        "class.counts_as",
        1,
        CLASS,
        _GATE,
        pattern(
            r"\b(?:works|acts|ranks|counts|is used|is classed|is grouped|is filed|is listed|joins|falls|sits|is what "
            r"(?:doctors|pharmacists|chemists|people) call) (?:as an?|as|among(?: the)?|with(?: the)?|under(?: the)?|"
            rf"(?:into|in|to|within) the (?:class|group|family|category) of|the|an?) {_REST}"
        ),
        (
            Example("Salbutamol works as a bronchodilator.", "salbutamol", ("bronchodilator",)),
            Example(
                "Pembrolizumab counts among the checkpoint inhibitors.", "pembrolizumab", ("checkpoint inhibitor",)
            ),
            Example("It falls into the category of common cures.", "salbutamol"),
        ),
    ),
    Rule(
        "class.named_behind",
        1,
        CLASS,
        _GATE,
        pattern(r"\b(?:an?|the|another) (?P<object>\w[\w/'’-]*(?: \w[\w/'’-]*){0,4}), (?=[a-z])"),
        (
            Example("It replaces a gene therapy, alipogene tiparvovec (Glybera).", "volanesorsen", ("gene therapy",)),
            Example("He took an anticoagulant, warfarin, for years.", "apixaban", ("anticoagulant",)),
            Example("It came with a headache, warfarin or not.", "apixaban"),
        ),
    ),
    Rule(
        "class.like_other",
        1,
        CLASS,
        _GATE,
        pattern(r"\blike (?:all|most|many|other|all other|most other) (?P<object>[\w/'’-]+(?: [\w/'’-]+){0,4}),"),
        (
            Example("Like other statins, simvastatin lowers cholesterol.", "simvastatin", ("statin",)),
            Example("Apixaban, like all anticoagulants, thins the blood.", "apixaban", ("anticoagulant",)),
            Example("Like other pains, it passes.", "simvastatin"),
        ),
    ),
    Rule(
        "class.as_a",
        2,
        CLASS,
        _GATE,
        pattern(r"^\W*as an? (?P<object>\w[^.;:]{2,90}?)(?=, | it (?:is|can|may|has|works|should|acts)\b)"),
        (
            Example("As a statin, simvastatin lowers cholesterol.", "simvastatin", ("statin",)),
            Example("As an anticoagulant it can cause bleeding.", "apixaban", ("anticoagulant",)),
            Example("As a rule, it is taken at night.", "simvastatin"),
        ),
    ),
    Rule(
        "class.fronted",
        1,
        CLASS,
        _GATE,
        pattern(r"^\W*(?:an?|one of the) (?P<object>\w[^.;:,]{2,80}), (?=[a-z])"),
        (
            Example("An analogue of GLP-1, liraglutide is injected once daily.", "liraglutide", ("glp-1 analogue",)),
            Example("One of the statins, simvastatin is taken at night.", "simvastatin", ("statin",)),
            Example("A headache, warfarin or not, needs no statin.", "warfarin"),
        ),
    ),
    Rule(
        "class.defined",
        1,
        CLASS,
        _GATE,
        pattern(rf"^[^.;:=]{{3,80}}?(?P<sign> ?[=:]| [–—-]) (?:an?|the|one of the)? ?{_REST}"),
        (
            Example("Dutasteride - a 5-alpha-reductase inhibitor.", "dutasteride", ("5-alpha-reductase inhibitor",)),
            Example("Meloxicam = NSAID.", "meloxicam", ("nsaid",)),
            Example("Take with meloxicam: a proton pump inhibitor.", "meloxicam"),
        ),
    ),
    Rule(
        "class.before_name",
        1,
        CLASS,
        _GATE,
        pattern(
            r"\bthe (?P<object>(?:[\w/'’-]+ ){0,4}(?:inhibitor|blocker|antagonist|agonist|antibody|"
            r"statin|anticoagulant|antibiotic|diuretic|opioid|(?:cortico)?steroid|antidepressant|vaccine|"
            r"chelator)) (?=[a-z])"
        ),
        (
            Example("The PD-1 blocker pembrolizumab frees T cells.", "pembrolizumab", ("pd-1 blocker",)),
            Example("The statin simvastatin lowers cholesterol.", "simvastatin", ("statin",)),
            Example("The inhibitor binds its target.", "simvastatin"),
        ),
    ),
)
