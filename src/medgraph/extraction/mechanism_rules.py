"""The table of mechanisms: which words say how a drug acts, and what they mean.

A row has the words (its trigger), the mechanism that they mean, and where what is acted on stands: AFTER a verb ("blocks | PCSK9") or
BEFORE a noun ("a PCSK9 | inhibitor"). Words that may mean many things (`needs_gene`) mean a mechanism only where a gene is named. The words of drugs on nucleic acids
("RNase H", "read through") say a mechanism by themselves. `cues` are bits of text of which one must occur: a quick first sieve.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType

GATE = everywhere_but(
    SectionType.INTERACTIONS, SectionType.ADVERSE_REACTIONS, SectionType.CONTRAINDICATIONS, SectionType.WARNINGS, SectionType.BOXED_WARNING,
    SectionType.MONITORING, SectionType.STORAGE, SectionType.OVERDOSAGE, SectionType.NONCLINICAL, SectionType.PREGNANCY, SectionType.STUDIES,
    SectionType.MISSED_DOSE, SectionType.POPULATIONS, SectionType.DOSAGE, SectionType.DOSAGE_FORMS,
)  # fmt: skip
GATE_OF_OTHERS = GATE | {SectionType.INTERACTIONS}
"""Where other drugs than the page's may be said to work in some way."""


class Side(Enum):
    """Where the thing acted on stands: behind the words, before them, or anywhere in their clause."""

    AFTER = "after"
    BEFORE = "before"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Action:
    """What the words of a rule mean."""

    effect: str
    side: Side = Side.AFTER
    molecule: str | None = None
    needs_gene: bool = True
    cues: tuple[str, ...] = ()


def verb(*stems: str) -> str:
    """Return the pattern of the active forms of verbs given by their stems: "neutralis" → neutralises, neutralising …"""
    return rf"(?:{'|'.join(stems)})(?:e|es|s|ing|ed)?\b"


def either(*phrases: str) -> str:
    """Return the pattern of one of several phrases."""
    return rf"(?:{'|'.join(phrases)})"


_HUSHED = either(
    verb("inhibit", "block", "suppress", "neutrali[sz]", "inactivat", "disabl", "intercept", "captur", "sequester", "imped", "counteract", "antagoni[sz]"),
    "shut(?:s|ting)? (?:down|off)", "turn(?:s|ing)? (?:down|off)", "switch(?:es|ing)? off", f"{verb('interfer')} with", "catch(?:es|ing)?", "trap(?:s|ping)?",
    "mop(?:s|ping)? up", r"clos(?:es|ing)(?= [^.;,]{0,40}?\bchannels?\b)", "plug(?:s|ging)?", "soak(?:s|ing)? up", "t(?:ies|ie|ying) up", "clamp(?:s|ing)? down on", "stop(?:s|ping)?", "prevent(?:s|ing)?", "keep(?:s|ing)?",
    r"(?:reduc|lower|decreas|dampen|diminish|weaken|curb)(?:e|es|s|ing)?(?= (?:the )?(?:activity|action|work|signal\w*)(?: sent)? (?:of|from|by|through))",
    r"(?:shut|switch|turn|tak)(?:s|es|ting|ing)?(?= (?:it|them|that|this|these|the|[A-Z])[^.;,]{0,40}? (?:off|down|out of action)\b)",
    r"lock(?:s|ing)(?= [^.;,]{0,40}? in (?:its|the|an) inactive)", "dampen(?:s|ing)?",
)  # fmt: skip
BINDING = (
    rf"(?:(?:{verb('bind', 'attach', 'latch', 'stick', 'hook', 'dock', 'cling', 'lock', 'sit', 'hybridi[sz]', 'pair', 'fasten', 'clip')}|complementary)"
    r"(?: (?:itself|tightly|firmly|\w+ly|with \w+ affinity))?(?: (?:and|or) \w+)? (?:to|onto|on to|on|with|into|around)|complementary to|recogni[sz](?:es|ing)|(?:high|strong|great|nanomolar|selective) affinity (?:for|to)|binds(?! (?:to|with)\b))"
)
"""The words that say that one molecule binds to another."""

_WAKED = either(verb("activat", "stimulat", "trigger", "engag"), "switch(?:es|ing)? on", "turn(?:s|ing)? on", r"open(?:s|ing)(?= [^.;,]{0,40}?\bchannels?\b)")
_STRENGTHENED = either(
    verb("potentiat"), "potentiators? of", r"(?:enhanc|boost|augment|increas|strengthen|amplif)\w*(?= (?:the )?(?:\w+ )?(?:effects?|actions?|activity|function|gating|open probability)(?: \([^)]*\))? (?:of|at|on))",
    "positive(?:ly)? (?:allosteric )?modulat(?:or|ors|es|ing)(?: of| at)?", "help(?:s|ing)?(?= (?:[\\w-]+ ){1,5}?(?:to )?(?:stay|remain|open|be) (?:open|more|longer|for))",
)  # fmt: skip
_SPLICED = r"(?:alter|modif|modulat|chang|correct|redirect|influenc|adjust|edit|steer|shift|switch)\w*(?: (?:the|in|of|way|pre-mRNA|faulty|alternative|how|their|its|[A-Z]\w+|is|are|gets?)){0,5} splic(?:ing|ed)"
_CUT = r"(?:degrad|destr(?:oy|uct)|cleav|digest|chop|shred|slic)\w*|cuts?|cutting|cut (?:up|apart)|break(?:s|ing)? (?:down|up)|breakdown|broken down|RNase ?H1?|ribonuclease ?H1?"
_MAKING = r"(?:production|translation|synthesis|manufacture|making|formation|output)"


def _row(name: str, trigger: str, examples: tuple[Example, ...], *vetoes: str) -> Rule:
    return Rule(f"mechanism.{name}", 2, Relation.HAS_MECHANISM, GATE, pattern(trigger), examples, tuple(map(pattern, vetoes)))


RULES: dict[Rule, Action] = {
    _row(
        "inhibits", rf"\b{_HUSHED}\b",
        (
            Example("Warfarin inhibits vitamin K epoxide reductase.", "warfarin", ("inhibition",)),
            Example("It works by blocking the enzyme HMG-CoA reductase.", "simvastatin", ("inhibition",)),
            Example("Adalimumab catches tumor necrosis factor before it finds a receptor.", "adalimumab", ("inhibition",)),
            Example("The disease is worse when mutations block dystrophin.", "casimersen"),
            Example("It inhibits the growth of tumors that carry HER2.", "imatinib"),
        ),
    ): Action("inhibition", needs_gene=False, cues=(
        "nhibit", "lock", "uppress", "eutrali", "nactivat", "isabl", "tercept", "aptur", "equester", "mped", "ounteract", "ntagoni", "shut", "turn", "switch", "nterfer", "catch", "trap",
        "mop", "clos", "plug", "soak", "ties", "tying", "clamp", "stop", "prevent", "keep", "reduc", "lower", "decreas", "dampen", "iminish", "eaken", "curb", "tak",
    )),
    _row(
        "neutralizes", r"\bso (?:that )?(?:it|they|[A-Z][\w-]+) (?:cannot|can no longer|can['’]t|is no longer able to|no longer)\b",
        (
            Example("Omalizumab binds free IgE, so that it cannot dock onto mast cells.", "omalizumab", ("inhibition",)),
            Example("Denosumab attaches to RANKL so it can no longer reach its receptor.", "denosumab", ("inhibition",)),
            Example("Store it so that it cannot freeze.", "adalimumab"),
        ),
    ): Action("inhibition", cues=("cannot", "can", "longer")),
    _row(
        "inhibitor_of", r"\b(?:inhibitors?|inhibition|blockers?|blockade|blocking|suppression|neutrali[sz]ation|suppressors?) of\b",
        (
            Example("Imatinib is a selective inhibitor of BCR-ABL.", "imatinib", ("inhibition",)),
            Example("Apixaban is a direct inhibitor of factor Xa.", "apixaban", ("inhibition",)),
            Example("Strong inhibitors of CYP3A raise its levels.", "ivacaftor"),
        ),
    ): Action("inhibition", needs_gene=False, cues=("nhibit", "locker", "locking", "lockade", "uppress", "eutrali")),
    _row(
        "x_inhibitor", r"[ -](?:inhibitors?|blockers?|blocking|inhibiting|neutrali[sz]ing)\b(?! of\b)",
        (
            Example("Celecoxib is a selective COX-2 inhibitor.", "celecoxib", ("inhibition",)),
            Example("Apixaban is an oral factor Xa inhibitor.", "apixaban", ("inhibition",)),
            Example("Unlike a COX-2 inhibitor, paracetamol is no anti-inflammatory.", "paracetamol"),
        ),
    ): Action("inhibition", Side.BEFORE, needs_gene=False, cues=("nhibit", "blocker", "blocking", "neutrali")),
    _row(
        "antagonist_of", r"\b(?:antagonists?|inverse agonists?|antagonism|antagonistic activity) (?:of|at|for|on|to|against)\b",
        (
            Example("Fulvestrant is an antagonist of the estrogen receptor.", "fulvestrant", ("antagonism",)),
            Example("It is an antagonist at the histamine H1 receptor.", "cetirizine", ("antagonism",)),
            Example("Flumazenil is an antagonist of benzodiazepines.", "diazepam"),
        ),
    ): Action("antagonism", cues=("ntagonis", "nverse")),
    _row(
        "x_antagonist", r"[ -](?:antagonists?|inverse agonists?)\b(?! (?:of|at)\b)",
        (
            Example("Losartan is an angiotensin II receptor antagonist.", "losartan", ("antagonism",)),
            Example("Famotidine is an H2 receptor antagonist.", "famotidine", ("antagonism",)),
            Example("Do not combine it with a vitamin D receptor antagonist.", "warfarin"),
        ),
    ): Action("antagonism", Side.BEFORE, cues=("ntagonist", "nverse")),
    _row(
        "agonist_of", r"\b(?<!inverse\x20)(?:agonists?|agonism|agonistic activity|agonist activity) (?:of|at|for|on|to)\b",
        (
            Example("Salbutamol is an agonist at the beta-2 adrenergic receptor.", "salbutamol", ("agonism",)),
            Example("Mecasermin acts as an agonist at the type 1 IGF receptor.", "mecasermin", ("agonism",)),
            Example("Agonists of the GLP-1 receptor delay the stomach.", "insulin"),
        ),
    ): Action("agonism", cues=("gonis",)),
    _row(
        "x_agonist", r"(?<!inverse)[ -]agonists?\b(?! (?:of|at)\b)",
        (
            Example("Semaglutide is a GLP-1 receptor agonist.", "semaglutide", ("agonism",)),
            Example("Pioglitazone is a PPAR-gamma agonist.", "pioglitazone", ("agonism",)),
            Example("Avoid taking it with a GLP-1 receptor agonist.", "insulin"),
        ),
    ): Action("agonism", Side.BEFORE, cues=("agonist",)),
    _row(
        "mimics", r"\b(?:mimics?|mimicking|imitat(?:es|ing)|acts? (?:just )?like|acting like|works? like|working like|behaves like)\b(?: the (?:natural|body.s own) )?(?: (?:action|effects?|hormone)s?(?: of)?)?",
        (
            Example("Semaglutide mimics glucagon-like peptide-1.", "semaglutide", ("agonism",)),
            Example("Eltrombopag acts like thrombopoietin.", "eltrombopag", ("agonism",)),
            Example("The rash mimics measles.", "allopurinol"),
        ),
    ): Action("agonism", cues=("mimic", "imitat", "like")),
    _row(
        "activates", rf"\b{_WAKED}\b",
        (
            Example("Semaglutide activates the GLP-1 receptor.", "semaglutide", ("agonism",)),
            Example("Riociguat stimulates soluble guanylate cyclase.", "riociguat", ("activation",)),
            Example("Normally, growth hormone stimulates the growth hormone receptor.", "mecasermin"),
        ),
        r"\b(?:normally|in healthy)\b",
    ): Action("activation", cues=("ctivat", "timulat", "switch", "turn", "trigger", "engag", "open")),
    _row(
        "activator_of", r"\b(?:activators?|activation|stimulators?|stimulation) of\b|(?P<before>[ -](?:activators?|stimulators?)\b)(?! of)",
        (
            Example("Riociguat is a stimulator of soluble guanylate cyclase.", "riociguat", ("activation",)),
            Example("Vericiguat is a soluble guanylate cyclase stimulator.", "vericiguat", ("activation",)),
            Example("Activation of factor X starts the clotting.", "apixaban"),
        ),
    ): Action("activation", cues=("ctivator", "ctivation", "timulator", "timulation")),
    _row(
        "potentiates", rf"\b{_STRENGTHENED}",
        (
            Example("Ivacaftor potentiates the CFTR protein.", "ivacaftor", ("potentiation",)),
            Example("It is a positive allosteric modulator of the GABA-A receptor.", "diazepam", ("potentiation",)),
            Example("Alcohol may increase the effects of diazepam.", "diazepam"),
        ),
        r"\b(?:alcohol|hypotens\w+|anticoagulant effect)\b",
    ): Action("potentiation", cues=("otentiat", "nhanc", "oost", "ugment", "ncreas", "trengthen", "mplif", "positive", "help")),
    _row(
        "x_potentiator", r"[ -]potentiators?\b",
        (
            Example("Ivacaftor is a CFTR potentiator.", "ivacaftor", ("potentiation",)),
            Example("Deutivacaftor belongs to the drugs called CFTR potentiators.", "deutivacaftor", ("potentiation",)),
            Example("Take it with a potentiator.", "lumacaftor"),
        ),
    ): Action("potentiation", Side.BEFORE, cues=("potentiator",)),
    _row(
        "stabilizes", r"\b(?:stabili[sz](?:es|e|ing|ers? of|ation of)|chaperones? (?:of|for|that))\b|(?P<before>[ -](?:stabili[sz]ers?|chaperone)\b)(?! (?:of|for))",
        (
            Example("Tafamidis stabilizes transthyretin.", "tafamidis", ("stabilization",)),
            Example("Acoramidis is a transthyretin stabilizer.", "acoramidis", ("stabilization",)),
            Example("Your dose will be adjusted until you are stable.", "warfarin"),
        ),
    ): Action("stabilization", cues=("tabili", "chaperone")),
    _row(
        "splicing", rf"\b{_SPLICED}\b(?: of| in)?|\bacts? on (?:the )?(?=[A-Z]\w+ splicing)|\bsplicing modulation\b",
        (
            Example("Nusinersen works by altering the splicing of the SMN2 pre-mRNA.", "nusinersen", ("splicing modulation",)),
            Example("Risdiplam changes how SMN2 is spliced.", "risdiplam", ("splicing modulation",)),
            Example("Splicing is faulty in many patients.", "risdiplam"),
        ),
        r"\b(?:mutations?|variants?|defects?) (?:that )?(?:alter|chang|disrupt)\w*",
    ): Action("splicing modulation", Side.CLAUSE, "pre-mRNA", needs_gene=False, cues=("splic",)),
    _row(
        "x_splicing", r"[ -]splicing[ -](?:modifiers?|modulators?|correctors?|modifying|modulating|directed)\b",
        (
            Example("Risdiplam is an SMN2 splicing modifier.", "risdiplam", ("splicing modulation",)),
            Example("Nusinersen is an SMN2-splicing-modifying oligonucleotide.", "nusinersen", ("splicing modulation",)),
            Example("A splicing modifier for other genes is being studied.", "eteplirsen"),
        ),
    ): Action("splicing modulation", Side.BEFORE, "pre-mRNA", cues=("splicing",)),
    _row(
        "degrades_rna", rf"\b(?:{_CUT})\b",
        (
            Example("Inotersen causes degradation of transthyretin mRNA.", "inotersen", ("mRNA degradation",)),
            Example("Tofersen leads to breakdown of SOD1 mRNA through RNase H.", "tofersen", ("mRNA degradation",)),
            Example("Once the two have paired, RNase H cuts the message.", "mipomersen", ("mRNA degradation",)),
            Example("The tablet breaks down in the stomach.", "metformin"),
        ),
        r"\b(?:normally|is not (?:degraded|broken)|without (?:degrading|destroying))\b",
    ): Action("mRNA degradation", Side.CLAUSE, "mRNA", needs_gene=False, cues=("egrad", "estr", "leav", "igest", "chop", "shred", "slic", "cut", "break", "broken", "nase")),
    _row(
        "rna_interference", r"\b(?:RNA[ -]?interference|RNAi|small[- ]interfering (?:RNA|ribonucleic acid)|siRNA|RNA-induced silencing complex|interfer(?:es|ing) with (?:messenger )?RNA)\b",
        (
            Example("Patisiran uses RNA interference to lower transthyretin.", "patisiran", ("RNA interference",)),
            Example("Inclisiran is a small interfering RNA directed to PCSK9.", "inclisiran", ("RNA interference",)),
            Example("RNA is found in every cell.", "patisiran"),
        ),
    ): Action("RNA interference", Side.CLAUSE, "mRNA", needs_gene=False, cues=("nterfer", "RNAi", "siRNA", "ilencing")),
    _row(
        "silences", r"\b(?:silenc(?:e|es|ing)|knock(?:s|ing)? down|knockdown of|turn(?:s|ing)? off(?= (?:the )?(?:gene|\w+ gene))|hush(?:es|ing)?)\b",
        (
            Example("Vutrisiran silences the transthyretin gene.", "vutrisiran", ("RNA interference",)),
            Example("Givosiran knocks down ALAS1.", "givosiran", ("RNA interference",)),
            Example("Silence is needed in the room.", "ketamine"),
        ),
    ): Action("RNA interference", molecule="mRNA", cues=("ilenc", "knock", "turn", "hush")),
    _row(
        "blocks_translation",
        rf"\b(?:prevent|block|inhibit|stop|reduc|lower|decreas|limit|halt|cut)\w*(?: down on)? (?:(?:the )?(?:body|liver(?: cells?)?|cells?) (?:from )?(?:producing|making|building)|(?:the )?(?:hepatic |liver )?{_MAKING} of|translation into|the m(?:essenger )?RNA from being (?:translated|read))\b",
        (
            Example("It binds to this mRNA, preventing the body from producing apolipoprotein B.", "mipomersen", ("translation inhibition",)),
            Example("Volanesorsen reduces the production of apolipoprotein C-III.", "volanesorsen", ("translation inhibition",)),
            Example("Allopurinol reduces the production of uric acid.", "allopurinol"),
        ),
    ): Action("translation inhibition", molecule="mRNA", cues=("revent", "lock", "nhibit", "stop", "educ", "ower", "ecreas", "imit", "halt", "cut")),
    _row(
        "gene_transfer",
        r"\b(?:deliver|carr|suppl|provid|introduc|transfer|insert|bring|add|contain|give|put|plac)(?:y|ies|ying|es|e|s|ing|ting|red|ring)? (?:[\w-]+ ){0,6}?(?:cop(?:y|ies)|version|transgene|gene|cDNA)\b|\bgene (?:transfer|replacement|therapy|addition)\b",
        (
            Example("It delivers a functional copy of the human SMN1 gene.", "onasemnogene abeparvovec", ("gene transfer",)),
            Example("Voretigene neparvovec carries a working copy of the RPE65 gene.", "voretigene neparvovec", ("gene transfer",)),
            Example("You carry two copies of each gene.", "voretigene neparvovec"),
        ),
        r"\b(?:prior|previous|other|earlier|another|after|before) gene therap", r"\bpatients? carr|\b(?:people|persons|those|boys|children) (?:who|that) carr|\bcarriers?\b",
    ): Action("gene transfer", Side.CLAUSE, "DNA", needs_gene=False, cues=("cop", "version", "gene", "cDNA")),
    _row(
        "replaces",
        r"\b(?:replac(?:es|e|ing)|replacement (?:for|of)|substitut(?:es|ing) for|stands? in for|makes? up for|suppl(?:ies|y|ying)|restor(?:es|ing)|top(?:s|ping)? up)\b|\bhormone(?:-| )replacement\b|\benzyme(?:-| )replacement\b",
        (
            Example("Mecasermin replaces the body's missing or deficient IGF-1.", "mecasermin", ("hormone replacement",)),
            Example("Levothyroxine replaces the thyroid hormone that your body lacks.", "levothyroxine", ("hormone replacement",)),
            Example("Imiglucerase is an enzyme replacement therapy for glucocerebrosidase.", "imiglucerase", ("enzyme replacement",)),
            Example("It is not a substitute for growth hormone.", "mecasermin"),
            Example("Replace the cap after each use.", "insulin"),
        ),
        r"\b(?:cap|needle|cartridge|battery|catheter|fluids?|electrolytes?)\b",
    ): Action("hormone replacement", Side.CLAUSE, "protein", needs_gene=False, cues=("eplac", "ubstitut", "tands", "tand", "makes", "make", "uppl", "estor", "top")),
    _row(
        "readthrough", r"\bread(?:s|ing)?[ -]?(?:right |straight )?(?:through|past|over)\b|\bskip(?:s|ping)? (?:over )?(?:the |this |a )?(?:premature )?stop\b|\bignor(?:es?|ing) (?:the |this |a )?(?:premature )?stop\b",
        (
            Example("Ataluren enables ribosomal readthrough of premature stop codons.", "ataluren", ("readthrough",)),
            Example("It lets the ribosome read through a premature stop codon.", "gentamicin", ("readthrough",)),
            Example("Read through this leaflet carefully.", "ataluren"),
        ),
        r"\b(?:leaflet|guide|instructions|information)\b",
    ): Action("readthrough", Side.CLAUSE, "mRNA", needs_gene=False, cues=("ead", "stop")),
    _row(
        "chelates", r"\bchelat(?:es|e|ing|ors?|ion)\b",
        (
            Example("Deferasirox is an oral iron chelator.", "deferasirox", ("chelation",)),
            Example("Deferiprone chelates iron.", "deferiprone", ("chelation",)),
            Example("Iron is stored in the liver.", "deferiprone"),
        ),
    ): Action("chelation", Side.CLAUSE, needs_gene=False, cues=("helat",)),
    _row(
        "immunizes", r"\b(?:(?:makes?|making|mak(?:es|ing)|form(?:s|ing)?|produc(?:es?|ing)|build(?:s|ing)?|develop(?:s|ing)?) (?:\w+ ){0,3}?antibodies|(?:protects?|protecting|immuni[sz]es?|defen[cs]es?) against|active immuni[sz]ation|trains? (?:the|your) immune system|shows? (?:the|your) immune system)\b",
        (
            Example("The vaccine helps the body to make antibodies.", "hepatitis b vaccine", ("immunization",)),
            Example("It protects against influenza by training: the vaccine shows your immune system a harmless piece.", "influenza vaccine", ("immunization",)),
            Example("Some patients develop antibodies to the drug.", "adalimumab"),
        ),
    ): Action("immunization", Side.CLAUSE, needs_gene=False, cues=("antibodies", "against", "mmuni", "immune")),
}  # fmt: skip
BY_ID: dict[str, Action] = {rule.id: action for rule, action in RULES.items()}
"""The meaning of each rule by its name and version."""

METABOLISM = re.compile(
    r"\b(?:CYP(?!17|11B|19A|51|24)\w*|cytochrome|P-?gp|P-glycoprotein|OATP\w*|plasma proteins?|albumin|metaboli[sz]ed|substrates?|eliminated|excreted|genotyp\w+|polymorphism|"
    r"pharmacogen\w+|poor metaboli[sz]ers|in the lab(?:oratory)?|drug interactions?|QT|co-?administ\w+|AUC|C ?max|concomitant\w*|plasma concentrations?)\b",
    re.IGNORECASE,
)
"""Words of clauses on what happens to a drug, or beside its work; in them no target is read."""
