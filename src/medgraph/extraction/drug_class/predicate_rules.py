"""The predicates that put a drug in a class: "X is a …", "belongs to a group of medicines called …", "doctors call it a …"."""

from __future__ import annotations

import re

from medgraph.extraction.drug_class.slots import CLASS, GATE, REST
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.patterns import Pattern

_ALSO = (
    r"(?:(?:also|both|actually|generally|therefore|thus|hence|commonly|often|usually|sometimes|frequently|specifically|more precisely|chemically|strictly|basically|essentially|now|still|considered|"
    r"classified as|"
    r"classed as|categorized as|regarded as|described as|known as|called|referred to as|spoken of as|termed|dubbed|labell?ed|itself|what (?:[\w-]+ ){1,3}(?:call(?:ed)?|term(?:ed)?|known as)) )*"
)
_A = r"(?:an?|another|the|(?=recombinant|purified|synthetic)|one of the|the (?:first|only|newest|oldest|classic)(?: of the)?)"
PREDICATED = (
    Rule(
        "class.is_a",
        2,
        CLASS,
        GATE,
        pattern(
            rf"(?:(?:\b(?:is|was)(?: not an? [^.;,]{{2,40}},? but(?: rather)?)?|(?<=[a-z])['’]s) {_ALSO}{_A}|\bare(?: {_ALSO}(?:an?|the)\b)?) {REST}"
        ),
        (
            Example("Warfarin is an oral anticoagulant.", "warfarin", ("anticoagulant",)),
            Example(
                "Adalimumab is a monoclonal antibody and TNF blocker.",
                "adalimumab",
                ("monoclonal antibody", "tnf blocker"),
            ),
            Example("Upadacitinib is not a biologic but a JAK inhibitor.", "upadacitinib", ("jak inhibitor",)),
            Example("Abatacept is what is called a fusion protein.", "abatacept", ("fusion protein",)),
            Example("Dystrophin is a protein that muscles need.", "eteplirsen"),
            Example("Mecasermin is not a substitute for growth hormone.", "mecasermin"),
        ),
    ),
    Rule(
        "class.which_is",
        1,
        CLASS,
        GATE,
        pattern(rf"\b(?:which|that) (?:is|are|was) (?:also |both )?(?:an? |the )?{REST}"),
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
        GATE,
        pattern(
            r"\b(?:is|are|was|belongs?|falls?) (?:(?:also|both) )?(?:to|in|into|within|from|part of|of|"
            r"one of|an?|the)?[^.;]{0,40}?"
            rf"\b(?:types?|kinds?|class|group|family|category)(?: of (?P<kind>[^.;]{{0,40}}?))?,? (?:(?:often|also|commonly|usually) )?(?:called|known(?: (?:to|by|among) [a-z]{{4,20}})? as|termed|"
            rf"named|referred to as)(?: an?| the)? \W?{REST}"
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
        "class.family_of",
        1,
        CLASS,
        GATE,
        pattern(
            r"\b(?:belongs? to|comes? from|(?:is|was) (?:a member|part|one) of) (?:the|an?) (?:[\w-]+ ){0,2}(?:class|group|family|club|clan|set)"
            rf"(?:(?: of (?:drugs|medicines|medications|pills|jabs|tablets|injections|treatments)\b[^.;:]{{0,90}})?: ?(?:the )?|(?:, | [–—-] )(?:the|namely|called) ){REST}"
        ),
        (
            Example(
                "It belongs to a family of medicines that everybody talks about: the GLP-1 receptor agonists.",
                "dulaglutide",
                ("glp-1 receptor agonist",),
            ),
            Example(
                "Empagliflozin is one of a family of pills that make you pass sugar: the SGLT2 inhibitors.",
                "empagliflozin",
                ("sglt2 inhibitor",),
            ),
            Example("Ubrogepant comes from a young family, the gepants.", "ubrogepant", ("gepant",)),
            Example("It belongs to a group of medicines with one flaw: the price.", "dulaglutide"),
        ),
    ),
    Rule(
        "class.also_called",
        2,
        CLASS,
        GATE,
        pattern(
            r"(?:(?:\b(?:(?:also|sometimes|often|commonly|otherwise|better|doctors|pharmacists|or) )?|\()(?:also )?(?:call(?:ed)?|nicknamed|dubbed|known(?: as)?|referred to as|termed|named)|\bgo(?:es|ing)? by the (?:[\w-]+ ){0,2}name(?: of)?|"
            r", (?:sometimes |often |also )?(?:described|regarded|classed|classified) as|\b(?:more precisely|more exactly|more specifically|to be precise|technically|in other words|short for|stands for|i\.e\.,?|that is,)(?:,? it(?: is|['’]s))?|\((?=an? ))"
            rf"(?: ?\b(?:an?|the|as)\b)* ?\W?{REST}"
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
            Example(
                "Eletriptan is one of the triptans, drugs that go by the grander name of serotonin agonists.",
                "eletriptan",
                ("serotonin agonist",),
            ),
            Example("Azacitidine is a nucleoside (an antimetabolite).", "azacitidine"),
            Example("Simvastatin treats high lipids, also called fats.", "simvastatin"),
        ),
    ),
    Rule(
        "class.of_group",
        2,
        CLASS,
        GATE,
        pattern(
            r"\b(?:is|are|was|belongs?|comes?|makes (?:it|this)) (?:[^.;]{0,80}? )?(?:of|from|in|to) the "
            r"(?P<object>[\w'’/-]+(?: [\w'’/-]+){0,4}?) (?:group|class|family|clan|club|camp|tribe)\b"
            r"(?! of (?!(?:[a-z-]+ )?(?:drugs|medicines|medications|medicaments|treatments|tablets|pills|antibiotics|antivirals|antidepressants|antipsychotics|painkillers|steroids)\b))"
        ),
        (
            Example("Amikacin is an antibiotic of the aminoglycoside group.", "amikacin", ("aminoglycoside",)),
            Example(
                "Eteplirsen is a member of the antisense oligonucleotide family.",
                "eteplirsen",
                ("antisense oligonucleotide",),
            ),
            Example("Minocycline belongs to the tetracycline family of antibiotics.", "minocycline", ("tetracycline",)),
            Example("Porphyria is a disorder of the haem family.", "warfarin"),
            Example("It belongs to the TGF-beta family of proteins.", "luspatercept"),
            Example("It is a trap for ligands of the TGF-beta family.", "luspatercept"),
        ),
        (
            Pattern(
                r"\b(?:ligands|proteins?|receptors?|cytokines?|kinases?|enzymes?|virus(?:es)?|bacteri\w+|genes?|hormones?) (?:of|from|in) the [\w'’/-]+(?: [\w'’/-]+){0,4}? (?:group|class|family)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "class.belongs_to",
        2,
        CLASS,
        GATE,
        pattern(
            r"\bbelong(?:s|ing)? to (?:the|an?) (?:(?:[\w-]+ ){0,2}(?:class|group|family) of (?:(?:[\w-]+ )?(?:drugs|medicines|"
            rf"medications)(?:[,:(]| [–—(-])? (?:(?:the|an?) )?)?)?{REST}"
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
        GATE,
        pattern(
            rf"\b(?:is|was) (?:[^.;]{{0,90}} )?(?:(?:the first|the only one|the oldest|one|a member) of|"
            rf"among) the {REST}"
        ),
        (
            Example("Ivacaftor was the first of the CFTR modulators.", "ivacaftor", ("cftr modulator",)),
            Example("Simvastatin is one of the statins.", "simvastatin", ("statin",)),
            Example("Nausea is one of the reactions.", "simvastatin"),
        ),
    ),
    Rule(
        "class.call_it",
        2,
        CLASS,
        GATE,
        pattern(
            r"\b(?:(?:hear|see|find) it (?:called|described as|listed as) an?|(?:calls?|called|consider(?:s|ed)?|classif(?:y|ied)|describ(?:e|ed)|regard(?:s|ed)?) (?:it|this (?:drug|medicine)|(?:this|that|such a) (?:kind|sort|type) of (?:thing|drug|medicine|hormone|tablet|pill|treatment)|(?P<drug>[a-z][\w-]{4,}))(?: as)? an?|(?:terms?|labels?|dubs?|refers to) it(?: as)? an?|(?:functions|serves|is used) as an?|mak(?:es|ing) it an?|"
            r"calls? (?:such|these) (?:drugs|medicines|medications|tablets|pills|agents|substances|treatments|injections)|"
            rf"(?:files?|class(?:es)?|classif(?:y|ies)|groups?|puts?|counts?|lists?|ranks?|places?) it (?:under|among|with|as|into|in) (?:an?|the)) {REST}"
        ),
        (
            Example("Doctors call it an antisense oligonucleotide.", "viltolarsen", ("antisense oligonucleotide",)),
            Example(
                "Casimersen functions as an antisense oligonucleotide.",
                "casimersen",
                ("antisense oligonucleotide",),
            ),
            Example("Chemists file it under the nitrofurans.", "nitrofurantoin", ("nitrofuran",)),
            Example("You may hear it called an ACE inhibitor.", "lisinopril", ("ace inhibitor",)),
            Example("Doctors call that sort of hormone a progestogen.", "dydrogesterone", ("progestogen",)),
            Example("Doctors call such pills alpha blockers.", "tamsulosin", ("alpha blocker",)),
            Example("Doctors call these attacks seizures.", "tamsulosin"),
            Example("The body treats it as an invader.", "adalimumab"),
        ),
    ),
    Rule(
        "class.relative",
        1,
        CLASS,
        GATE,
        pattern(rf"\b(?:that|which|and) (?:also )?(?:doubles|works|acts|functions|serves) (?:\w+ly )?as an? {REST}"),
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
        GATE,
        pattern(
            r"\b(?:works|acts|ranks|counts|is used|is classed|is grouped|is filed|is listed|joins|falls|sits|is what "
            r"(?:doctors|pharmacists|chemists|people) call) (?:as an?|as|among(?: the)?|with(?: the)?|under(?: the)?|"
            rf"(?:into|in|to|within) the (?:class|group|family|category) of|the|an?) {REST}"
        ),
        (
            Example("Salbutamol works as a bronchodilator.", "salbutamol", ("bronchodilator",)),
            Example(
                "Pembrolizumab counts among the checkpoint inhibitors.", "pembrolizumab", ("checkpoint inhibitor",)
            ),
            Example("It falls into the category of common cures.", "salbutamol"),
        ),
    ),
)
