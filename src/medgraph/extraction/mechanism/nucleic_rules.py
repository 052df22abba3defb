"""The table of mechanisms that are read from whole clauses: drugs on nucleic acids, replacement, chelation, vaccines.

Their words ("RNase H", "read through", "a working copy") say a mechanism by themselves, often with the cell as the one who acts; `nucleic`
reads them. Rows are as in `mechanism_rules`.
"""

from __future__ import annotations

from medgraph.extraction.mechanism.words import Action, Side, row
from medgraph.extraction.rules import Example, Rule

IMMUNIZATION = "immunisation"
"""What vaccines do, as the scheme of mechanisms calls it."""
_SPLICED = r"(?:alter|modif|modulat|chang|correct|redirect|influenc|adjust|edit|steer|shift|switch)\w*(?: (?:the|in|of|way|which|pre-mRNA|faulty|alternative|how|their|its|[A-Z]\w+|is|are|gets?)){0,7} splic(?:ing|ed)"
_CUT = r"(?:degrad|destr(?:oy|uct)|cleav|digest|chop|shred|slic)\w*|cuts?|cutting|cut (?:up|apart)|break(?:s|ing)? (?:down|up)|breakdown|broken down|RNase ?H1?|ribonuclease ?H1?"
_MAKING = r"(?:production|translation|synthesis|manufacture|making|formation|output)"

RULES: dict[Rule, Action] = {
    row(
        "splicing", rf"\b{_SPLICED}\b(?: of| in)?|\bacts? on (?:the )?(?=[A-Z]\w+ splicing)|\bsplicing modulation\b",
        (
            Example("Nusinersen works by altering the splicing of the SMN2 pre-mRNA.", "nusinersen", ("splicing modulation",)),
            Example("Risdiplam changes how SMN2 is spliced.", "risdiplam", ("splicing modulation",)),
            Example("Splicing is faulty in many patients.", "risdiplam"),
        ),
        r"\b(?:mutations?|variants?|defects?) (?:that )?(?:alter|chang|disrupt)\w*",
    ): Action("splicing modulation", Side.CLAUSE, "pre-mRNA", needs_gene=False),
    row(
        "x_splicing", r"[ -]splicing[ -](?:modifiers?|modulators?|correctors?|modifying|modulating|directed)\b",
        (
            Example("Risdiplam is an SMN2 splicing modifier.", "risdiplam", ("splicing modulation",)),
            Example("Nusinersen is an SMN2-splicing-modifying oligonucleotide.", "nusinersen", ("splicing modulation",)),
            Example("A splicing modifier for other genes is being studied.", "eteplirsen"),
        ),
    ): Action("splicing modulation", Side.BEFORE, "pre-mRNA"),
    row(
        "degrades_rna", rf"\b(?:{_CUT})\b",
        (
            Example("Inotersen causes degradation of transthyretin mRNA.", "inotersen", ("mRNA degradation",)),
            Example("Tofersen leads to breakdown of SOD1 mRNA through RNase H.", "tofersen", ("mRNA degradation",)),
            Example("Once the two have paired, RNase H cuts the message.", "mipomersen", ("mRNA degradation",)),
            Example("The tablet breaks down in the stomach.", "metformin"),
        ),
        r"\b(?:normally|is not (?:degraded|broken)|without (?:degrading|destroying))\b",
    ): Action("mRNA degradation", Side.CLAUSE, "mRNA", needs_gene=False),
    row(
        "rna_interference", r"\b(?:RNA[ -]?interference|RNAi|small[- ]interfering (?:RNA|ribonucleic acid)|siRNA|RNA-induced silencing complex|interfer(?:es|ing) with (?:messenger )?RNA)\b",
        (
            Example("Patisiran uses RNA interference to lower transthyretin.", "patisiran", ("RNA interference",)),
            Example("Inclisiran is a small interfering RNA directed to PCSK9.", "inclisiran", ("RNA interference",)),
            Example("RNA is found in every cell.", "patisiran"),
        ),
    ): Action("RNA interference", Side.CLAUSE, "mRNA", needs_gene=False),
    row(
        "silences", r"\b(?:silenc(?:e|es|ing)|knock(?:s|ing)? down|knockdown of|turn(?:s|ing)? off(?= (?:the )?(?:gene|\w+ gene))|hush(?:es|ing)?)\b",
        (
            Example("Vutrisiran silences the transthyretin gene.", "vutrisiran", ("RNA interference",)),
            Example("Givosiran knocks down ALAS1.", "givosiran", ("RNA interference",)),
            Example("Silence is needed in the room.", "ketamine"),
        ),
    ): Action("RNA interference", molecule="mRNA"),
    row(
        "blocks_translation",
        rf"\b(?:prevent|block|inhibit|stop|reduc|lower|decreas|limit|halt|cut)\w*(?: down on)? (?:(?:the )?(?:body|liver(?: cells?)?|cells?) (?:from )?(?:producing|making|building)|(?:the )?(?:hepatic |liver )?{_MAKING} of|translation into|the m(?:essenger )?RNA from being (?:translated|read))\b",
        (
            Example("It binds to this mRNA, preventing the body from producing apolipoprotein B.", "mipomersen", ("translation inhibition",)),
            Example("Volanesorsen reduces the production of apolipoprotein C-III.", "volanesorsen", ("translation inhibition",)),
            Example("Allopurinol reduces the production of uric acid.", "allopurinol"),
        ),
    ): Action("translation inhibition", molecule="mRNA"),
    row(
        "gene_transfer",
        r"\b(?:deliver|carr|suppl|provid|introduc|transfer|insert|bring|add|contain|give|put|plac)(?:y|ies|ying|es|e|s|ing|ting|red|ring)? (?:[\w-]+ ){0,6}?(?:cop(?:y|ies)|version|transgene|gene|cDNA)\b|\bgene (?:transfer|replacement|therapy|addition)\b",
        (
            Example("It delivers a functional copy of the human SMN1 gene.", "onasemnogene abeparvovec", ("gene transfer",)),
            Example("Voretigene neparvovec carries a working copy of the RPE65 gene.", "voretigene neparvovec", ("gene transfer",)),
            Example("You carry two copies of each gene.", "voretigene neparvovec"),
            Example("Gene therapy with valoctocogene is also available for some adults.", "emicizumab"),
        ),
        r"\b(?:prior|previous|other|earlier|another|after|before) gene therap", r"\bwould\b", r"\bgene (?:therap\w+|replacement)\b[^.;]{0,60} (?:is|are|may be) (?:\w+ )?(?:available|approved|an? (?:\w+ )?(?:option|alternative|choice))\b", r"\bpatients? carr|\b(?:people|persons|those|boys|children) (?:who|that) carr|\bcarriers?\b",
    ): Action("gene transfer", Side.CLAUSE, "DNA", needs_gene=False),
    row(
        "replaces",
        r"\b(?:replac(?:es|e|ing)|replacement (?:for|of)|substitut(?:es|ing) for|stands? in for|makes? up for|suppl(?:ies|y|ying)|provid(?:es|ing)|gives? back|giving back|restor(?:es|ing)|top(?:s|ping)? up)\b|\bhormone(?:-| )replacement\b|\benzyme(?:-| )replacement\b",
        (
            Example("Mecasermin replaces the body's missing or deficient IGF-1.", "mecasermin", ("hormone replacement",)),
            Example("Levothyroxine replaces the thyroid hormone that your body lacks.", "levothyroxine", ("hormone replacement",)),
            Example("Imiglucerase is an enzyme replacement therapy for glucocerebrosidase.", "imiglucerase", ("enzyme replacement",)),
            Example("It is not a substitute for growth hormone.", "mecasermin"),
            Example("Replace the cap after each use.", "insulin"),
        ),
        r"\b(?:cap|needle|cartridge|battery|catheter|fluids?|electrolytes?)\b",
    ): Action("hormone replacement", Side.CLAUSE, "protein", needs_gene=False),
    row(
        "readthrough", r"\bread(?:s|ing)?[ -]?(?:right |straight )?(?:through|past|over)\b|\bskip(?:s|ping)? (?:over )?(?:the |this |a )?(?:premature )?stop\b|\bignor(?:es?|ing) (?:the |this |a )?(?:premature )?stop\b",
        (
            Example("Ataluren enables ribosomal readthrough of premature stop codons.", "ataluren", ("readthrough",)),
            Example("It lets the ribosome read through a premature stop codon.", "gentamicin", ("readthrough",)),
            Example("Read through this leaflet carefully.", "ataluren"),
        ),
        r"\b(?:leaflet|guide|instructions|information)\b",
    ): Action("readthrough", Side.CLAUSE, "mRNA", needs_gene=False),
    row(
        "edits_gene", r"\b(?:edit|disrupt|cut|knock)(?:s|ed|ing)?\b(?: out| up)?(?= [^.;]{0,80}?\bgenes?\b)|\bgene(?:-| )edit(?:ed|ing)\b|\bgenome(?:-| )edit(?:ed|ing)\b",
        (
            Example("It edits the BCL11A gene in blood stem cells by CRISPR/Cas9.", "exagamglogene autotemcel", ("gene editing",)),
            Example("Renizgamglogene autogedtemcel is made by editing the HBG1 gene by CRISPR.", "renizgamglogene autogedtemcel", ("gene editing",)),
            Example("Mutations disrupt the DMD gene.", "eteplirsen"),
        ),
        r"\bmutations? |\bvariants? ",
    ): Action("gene editing", Side.CLAUSE, "DNA", needs_gene=False),
    row(
        "damages_dna",
        r"\b(?:cross-?link(?:s|ing|ed)?|alkylat(?:es|ing|ion of)|intercalat(?:es?|ing|ion)|damag(?:es|ing)|break(?:s|ing)?|cleav(?:es|ing)|incorporat(?:es|ed|ing|ion)|methylat(?:es|ing)|binds?(?: (?:\w+ly|covalently))? to|binding to|forms?|forming|insert(?:s|ing)|attack(?:s|ing))\b"
        r"(?= [^.;]{0,60}?\b(?:DNA|double helix|genetic material|deoxyribonucleic acid)\b(?!\s+(?:gyrase|polymerase|synthesis|topoisomerase|methyl|vaccine|vector|virus|repair|enzyme)))|\bDNA(?: (?:adducts?|strands?))? (?:cross-?link(?:s|ing)?|alkylation|damage|strand breaks?|breaks?(?<!strands\x20break)(?<!the\x20DNA\x20breaks)|intercalation)\b",
        (
            Example("Its active metabolites cross-link tumor cell DNA.", "cyclophosphamide", ("DNA damage",)),
            Example("Cisplatin binds to DNA and forms cross-links within and between strands.", "cisplatin", ("DNA damage",)),
            Example("Doxorubicin works by intercalating DNA.", "doxorubicin", ("DNA damage",)),
            Example("PARP repairs DNA damage.", "olaparib"),
        ),
        r"\b(?:repairs?|repairing|vaccine|sunlight|ultraviolet|plasmid|assays?|Ames|genotoxic\w*|clastogenic|viral|bacterial|mutagenic)\b",
    ): Action("DNA damage", Side.CLAUSE, "DNA", needs_gene=False),
    row(
        "binds_matter",
        r"\b(?:binds?(?: (?:to|up|with))?|binding|soaks? up|traps?|trapping|sequesters?|adsorbs?|captures?|mops? up|exchang(?:es|ing))\b(?= (?:the |dietary |excess |free |and \w+ |to |toxic )*(?:phosph(?:ate|orus)|bile acids?|potassium|calcium|ammonia|poisons?|cyanide|heavy metals?|oxalate|uric acid|drugs? and poisons|chemicals)\b)",
        (
            Example("Sevelamer binds phosphate in the gut.", "sevelamer", ("sequestration",)),
            Example("It works by binding bile acids in the intestine.", "colesevelam", ("sequestration",)),
            Example("Patiromer exchanges calcium for potassium and so binds potassium.", "patiromer", ("sequestration",)),
            Example("Calcium binds phosphate in the blood.", "warfarin"),
        ),
    ): Action("sequestration", Side.CLAUSE, needs_gene=False),
    row(
        "chelates", r"\bchelat(?:es|e|ing|ors?|ion)\b",
        (
            Example("Deferasirox is an oral iron chelator.", "deferasirox", ("chelation",)),
            Example("Deferiprone chelates iron.", "deferiprone", ("chelation",)),
            Example("Iron is stored in the liver.", "deferiprone"),
            Example("Drugs that lower it: itraconazole, iron chelating agents.", "itraconazole"),
        ),
    ): Action("chelation", Side.CLAUSE, needs_gene=False),
    row(
        "immunizes", r"\b(?:(?:makes?|making|form(?:s|ing)?|produc(?:es?|ing|tion of)|build(?:s|ing)?|develop(?:s|ing)?|generat(?:es?|ing)|induc(?:es|ing)|elicits?) (?:up )?(?:\w+ ){0,3}?(?:antibodies|immunity|immune response|protection)|(?:protects?|protecting|protection|immuni[sz]es?|defen[cs]es?|defend) against|"
        r"(?:by|active|passive|through|gives?|provides?|confers?|induces?|for) (?:\w+ )?(?:immuni[sz]ation|immunity)|(?:trains?|teach(?:es)?|shows?|stimulat(?:es|ing)|prepar(?:es|ing)|help(?:s|ing)|prompt(?:s|ing)?|trigger(?:s|ing)?|caus(?:es|ing)) (?:the|your|the body.s) (?:body.s )?(?:own )?(?:immune system|natural defen[cs]es?|body(?= to (?:make|produce|develop|build))))\b",
        (
            Example("The vaccine helps the body to make antibodies.", "hepatitis b vaccine", (IMMUNIZATION,)),
            Example("It protects against influenza by training: the vaccine shows your immune system a harmless piece.", "influenza vaccine", (IMMUNIZATION,)),
            Example("Some patients develop antibodies to the drug.", "adalimumab"),
        ),
    ): Action(IMMUNIZATION, Side.CLAUSE, needs_gene=False),
}  # fmt: skip
"""Each rule with what its words mean."""
