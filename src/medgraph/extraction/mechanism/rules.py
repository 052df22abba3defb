"""The table of mechanisms of drugs on proteins: which words say how a drug acts, and what they mean.

A row has the words (its trigger), the mechanism that they mean, and where what is acted on stands: AFTER a verb ("blocks | PCSK9") or
BEFORE a noun ("a PCSK9 | inhibitor"). Words that may mean many things (`needs_gene`) mean a mechanism only where a gene is named.
The table of what is read from whole clauses is `nucleic_rules`.
"""

from __future__ import annotations

from medgraph.extraction.mechanism.words import Action, Side, either, row, verb
from medgraph.extraction.rules import Example, Rule

# "puts the brakes on", "gets in the way of", "ties the hands of": a phrase for blocking.
_IDIOM = (
    r"(?:put|throw|slam|keep|pull|t(?:ie|y)|cut|draw|get|stand|step|appl|bar|block)\w*(?: (?:an?|the|in|on|its))* (?:brakes?|stop|damper|lid|stopper|clamp|leash|muzzle|hands|plug|teeth|way|spanner)s? "
    r"(?:on|of|to|in|into|from)"
)
_HUSHED = either(
    verb("inhibit", "block", "suppress", "neutrali[sz]", "inactivat", "disabl", "intercept", "captur", "sequester", "imped", "counteract", "antagoni[sz]", "hinder", "hamper", "obstruct", "quench", "thwart", "throttl", "chok", "crippl", "paraly[sz]", "stifl", "smother", "muzzl", "restrain", "disarm", "defus", "blunt", "hobbl"),
    _IDIOM,
    "shut(?:s|ting)? (?:down|off|out)", "turn(?:s|ing)? (?:down|off)", "switch(?:es|ing)? off", f"{verb('interfer')} with", "catch(?:es|ing)?", "trap(?:s|ping)?",
    "mop(?:s|ping)? up", r"clos(?:es|ing)(?: off)?(?= [^.;,]{0,40}?\b(?:channel|gate|gateway|door|valve|transporter|entrance|pore|pump)s?\b)", r"plug(?:s|ging)?(?! (?:in|into|itself)\b)", "soak(?:s|ing)? up", "t(?:ies|ie|ying) up", "clamp(?:s|ing)? down on", "stop(?:s|ping)?", "prevent(?:s|ing)?", "keep(?:s|ing)?",
    r"(?:reduc|lower|decreas|dampen|diminish|weaken|curb)(?:e|es|s|ing)?(?= (?:the )?(?:activity|action|work|signal\w*)(?: sent)? (?:of|from|by|through))",
    r"(?:shut|switch|turn|tak|put|knock|gum|hold|keep|bring|pull)(?:s|es|ting|ing)?(?= (?!.{0,40}\bopen\b)[^.;,]{1,60}? (?:off|down|in check|at bay|to a halt|out of (?:action|work|business|play|circulation|service|the (?:chain|game|picture|race|running|way)))\b)",
    r"gum(?:s|ming)?(?= (?:up\b|[^.;,]{1,40}? up\b))", "clog(?:s|ging)?(?: up)?", r"(?:displac|evict|oust)(?:es|s|ing)", r"(?:push|throw|kick|elbow|crowd|chas|driv)(?:es|s|ing)(?= [^.;,]{2,40}? (?:off|out of|from)\b)", "knock(?:s|ing)? out",
    r"(?:lock|hold)(?:s|ing)(?= [^.;,]{0,40}? in (?:its|the|an|their) inactive)", r"lock(?:s|ing)(?! (?:on|onto|to|in|into)\b)", r"slow(?:s|ing)?(?: down)?(?= (?:[\w-]+ ){0,3}?\w{3,}ases?\b)", verb("acetylat"), "hold(?:s|ing)? (?:back|down|up|off)", "grab(?:s|bing)", "rein(?:s|ing)? in", r"tak(?:es|ing) out(?! of\b)", r"shut(?:s|ting)?(?= [^.;,]{0,40}?\b(?:transporter|channel|pump|gate)s?\b)",
    r"hit(?:s|ting)?(?= (?:[\w-]+ ){0,4}?\w{3,}ases?\b)", "stall(?:s|ing)?", "halt(?:s|ing)?", "dampen(?:s|ing)?", r"cleav(?:es|ing)", r"jam(?:s|ming)?(?: up)?", r"disrupt(?:s|ing)?", r"eliminat(?:es|ing)", r"(?:mak|render)(?:es|s|ing)(?= [^.;,]{2,40}? (?:inactive|harmless|powerless))",
)  # fmt: skip
_WAKED = either(
    verb("activat", "stimulat", "trigger", "engag"),
    "(?:switch|turn)(?:es|s|ing)? on",
    r"(?:wak|rous)(?:es|ing)(?: up)?|awaken(?:s|ing)?|fir(?:es|ing) up|flip(?:s|ping)?|turn(?:s|ing)? the key in",
    r"nudg(?:es|ing)(?= [^.;,]{0,60}? into (?:action|life|gear)\b)",
    r"(?:switch|turn)(?:es|s|ing)?(?= [^.;,]{1,50}? on(?:$|[.,;:)]| (?:and|again|fully|so)\b))",
    r"open(?:s|ing)(?= [^.;,]{0,40}?\bchannels?\b)",
)
_STRENGTHENED = either(
    verb("potentiat"), "potentiators? of", r"(?:enhanc|boost|augment|increas|strengthen|amplif)\w*(?= (?:the )?(?:\w+ )?(?:effects?|actions?|activity|function|gating|open probability|sensitivity|responsiveness|affinity)(?: \([^)]*\))? (?:of|at|on))",
    "positive(?:ly)? (?:allosteric )?modulat(?:or|ors|es|ing)(?: of| at)?", "mak(?:es|ing)(?= [^.;,]{2,60}? (?:(?:work|act) (?:more|better|harder|longer)|more (?:sensitive|active|responsive|powerful)|(?:(?:many|several|a \\w+) times )?stronger))", "help(?:s|ing)?(?= (?:[\\w-]+ ){1,5}?(?:to )?(?:stay|remain|open|be) (?:open|more|longer|for))",
)  # fmt: skip

RULES: dict[Rule, Action] = {
    row(
        "inhibits", rf"\b{_HUSHED}\b",
        (
            Example("Fedratinib puts the brakes on JAK2.", "fedratinib", ("inhibition",)),
            Example("Zanubrutinib sticks to BTK and puts it out of action.", "zanubrutinib", ("inhibition",)),
            Example("It gets in the way of a good night's sleep.", "warfarin"),
            Example("One arm holds CD20 and the other grabs CD3.", "glofitamab"),
            Example("Warfarin inhibits vitamin K epoxide reductase.", "warfarin", ("inhibition",)),
            Example("It works by blocking the enzyme HMG-CoA reductase.", "simvastatin", ("inhibition",)),
            Example("Adalimumab catches tumor necrosis factor before it finds a receptor.", "adalimumab", ("inhibition",)),
            Example("The disease is worse when mutations block dystrophin.", "casimersen"),
            Example("It inhibits the growth of tumors that carry HER2.", "imatinib"),
        ),
        r"\b(?:arm|half|end|hand|the other) (?:grabs|holds|hooks)\b",
    ): Action("inhibition", needs_gene=False),
    row(
        "neutralizes",
        r"\bso (?:that )?(?!(?:that|you|people|patients|women|men|children|adults|doctors|we)\b)(?:(?:[\w-]+,? (?:and )?){0,4}[\w-]+) (?:cannot|can no longer|can['’]t|(?:is|are) no longer able to|no longer|(?:is|are) (?:shut|left|kept|locked) out|has nowhere|have nowhere|finds? (?:no\b|nothing|nowhere|(?:the|its|their|this|that) [\w-]+ (?:taken|occupied|full|closed|locked|blocked)))\b",
        (
            Example("Omalizumab binds free IgE, so that it cannot dock onto mast cells.", "omalizumab", ("inhibition",)),
            Example("Denosumab attaches to RANKL so it can no longer reach its receptor.", "denosumab", ("inhibition",)),
            Example("Fosaprepitant occupies the NK1 receptor, so substance P finds the seat taken.", "fosaprepitant", ("antagonism",)),
            Example("Store it so that it cannot freeze.", "adalimumab"),
            Example("It binds to PPAR gamma, so that patients can no longer do without it.", "pioglitazone"),
        ),
    ): Action("inhibition"),
    row(
        "inhibitor_of", r"\b(?:inhibitors?|inhibition|blockers?|blockade|blocking|suppression|acetylation|neutrali[sz]ation|suppressors?) of\b",
        (
            Example("Imatinib is a selective inhibitor of BCR-ABL.", "imatinib", ("inhibition",)),
            Example("Apixaban is a direct inhibitor of factor Xa.", "apixaban", ("inhibition",)),
            Example("Strong inhibitors of CYP3A raise its levels.", "ivacaftor"),
        ),
    ): Action("inhibition", needs_gene=False),
    row(
        "x_inhibitor", r"[ -](?:inhibitors?|blockers?|blocking|inhibiting|neutrali[sz]ing)\b",
        (
            Example("Celecoxib is a selective COX-2 inhibitor.", "celecoxib", ("inhibition",)),
            Example("Apixaban is an oral factor Xa inhibitor.", "apixaban", ("inhibition",)),
            Example("Unlike a COX-2 inhibitor, paracetamol is no anti-inflammatory.", "paracetamol"),
        ),
    ): Action("inhibition", Side.BEFORE, needs_gene=False),
    row(
        "has_activity", r"\b(?:activity|active|action) against\b",
        (
            Example("Lorlatinib is a kinase inhibitor with activity against ALK and ROS1.", "lorlatinib", ("inhibition",)),
            Example("Ponatinib is an inhibitor with action against BCR-ABL.", "ponatinib", ("inhibition",)),
            Example("Amoxicillin has activity against many bacteria.", "amoxicillin"),
        ),
    ): Action("inhibition"),
    row(
        "x_inhibition", r"[ -](?:inhibition|blockade|suppression)\b(?! of\b)",
        (
            Example("Ibrutinib works by BTK inhibition.", "ibrutinib", ("inhibition",)),
            Example("The benefit of upadacitinib comes from JAK1 inhibition.", "upadacitinib", ("inhibition",)),
            Example("Resistance to EGFR inhibition is common.", "gefitinib"),
        ),
    ): Action("inhibition", Side.BEFORE),
    row(
        "x_antagonism", r"[ -](?:antagonism)\b(?! of\b)",
        (
            Example("The efficacy of quetiapine comes from D2 and 5-HT2A receptor antagonism.", "quetiapine", ("antagonism",)),
            Example("Suvorexant works through orexin receptor antagonism.", "suvorexant", ("antagonism",)),
            Example("Resistance to H1 receptor antagonism was seen.", "cetirizine"),
        ),
    ): Action("antagonism", Side.BEFORE),
    row(
        "antagonist_of", r"\b(?:antagonists?|inverse agonists?|antagonism|antagonist(?:ic)? activity)(?: with (?:\w+ ){1,3}(?:affinity|binding|selectivity)(?: binding)?)? (?:of|at|for|on|to|against)\b",
        (
            Example("Fulvestrant is an antagonist of the estrogen receptor.", "fulvestrant", ("antagonism",)),
            Example("It is an antagonist at the histamine H1 receptor.", "cetirizine", ("antagonism",)),
            Example("Spironolactone is an antagonist of aldosterone.", "spironolactone", ("antagonism",)),
            Example("Flumazenil is an antagonist of benzodiazepines.", "diazepam"),
        ),
    ): Action("antagonism", needs_gene=False),
    row(
        "x_antagonist", r"[ -](?:antagonists?|inverse agonists?)\b(?! (?:of|at)\b)",
        (
            Example("Losartan is an angiotensin II receptor antagonist.", "losartan", ("antagonism",)),
            Example("Famotidine is an H2 receptor antagonist.", "famotidine", ("antagonism",)),
            Example("Do not combine it with a vitamin D receptor antagonist.", "warfarin"),
        ),
    ): Action("antagonism", Side.BEFORE),
    row(
        "agonist_of", r"\b(?<!inverse\x20)(?:agonists?|agonism|agonistic activity|agonist activity)(?: with (?:\w+ ){1,3}(?:affinity|binding|selectivity|activity)(?: binding)?)? (?:of|at|for|on|to)\b",
        (
            Example("Salbutamol is an agonist at the beta-2 adrenergic receptor.", "salbutamol", ("agonism",)),
            Example("Mecasermin acts as an agonist at the type 1 IGF receptor.", "mecasermin", ("agonism",)),
            Example("Agonists of the GLP-1 receptor delay the stomach.", "insulin"),
        ),
    ): Action("agonism"),
    row(
        "x_agonist", r"(?<!inverse)[ -]agonists?\b(?! (?:of|at)\b)",
        (
            Example("Semaglutide is a GLP-1 receptor agonist.", "semaglutide", ("agonism",)),
            Example("Pioglitazone is a PPAR-gamma agonist.", "pioglitazone", ("agonism",)),
            Example("Avoid taking it with a GLP-1 receptor agonist.", "insulin"),
        ),
    ): Action("agonism", Side.BEFORE),
    row(
        "mimics", r"\b(?:mimics?|mimicking|imitat(?:es|ing)|acts? (?:just )?like|acting like|works? like|working like|behaves like)\b(?: the (?:natural|body.s own) )?(?: (?:action|effects?|hormone)s?(?: of)?)?",
        (
            Example("Semaglutide mimics glucagon-like peptide-1.", "semaglutide", ("agonism",)),
            Example("Eltrombopag acts like thrombopoietin.", "eltrombopag", ("agonism",)),
            Example("The rash mimics measles.", "allopurinol"),
        ),
    ): Action("agonism"),
    row(
        "activates", rf"\b{_WAKED}\b",
        (
            Example("Semaglutide activates the GLP-1 receptor.", "semaglutide", ("agonism",)),
            Example("Riociguat stimulates soluble guanylate cyclase.", "riociguat", ("activation",)),
            Example("Normally, growth hormone stimulates the growth hormone receptor.", "mecasermin"),
        ),
        r"\b(?:normally|in healthy)\b",
    ): Action("activation"),
    row(
        "converts", r"\b(?:convert|turn)(?:s|ing)\b(?= (?:[\w-]+ ){1,3}(?:in)?to\b)",
        (
            Example("Alteplase converts plasminogen to plasmin.", "alteplase", ("activation",)),
            Example("Tenecteplase works by converting plasminogen into plasmin.", "tenecteplase", ("activation",)),
            Example("Reteplase turns plasminogen into plasmin.", "reteplase", ("activation",)),
            Example("The liver converts codeine to morphine.", "codeine"),
        ),
    ): Action("activation"),
    row(
        "activator_of", r"\b(?:activators?|activation|stimulators?|stimulation) of\b|(?P<before>[ -](?:activators?|stimulators?)\b)(?! of)",
        (
            Example("Riociguat is a stimulator of soluble guanylate cyclase.", "riociguat", ("activation",)),
            Example("Vericiguat is a soluble guanylate cyclase stimulator.", "vericiguat", ("activation",)),
            Example("Activation of factor X starts the clotting.", "apixaban"),
        ),
    ): Action("activation"),
    row(
        "potentiates", rf"\b{_STRENGTHENED}",
        (
            Example("Ivacaftor potentiates the CFTR protein.", "ivacaftor", ("potentiation",)),
            Example("It is a positive allosteric modulator of the GABA-A receptor.", "diazepam", ("potentiation",)),
            Example("Alcohol may increase the effects of diazepam.", "diazepam"),
        ),
        r"\b(?:alcohol|hypotens\w+|anticoagulant effect)\b",
    ): Action("potentiation", needs_gene=False),
    row(
        "x_potentiator", r"[ -]potentiators?\b",
        (
            Example("Ivacaftor is a CFTR potentiator.", "ivacaftor", ("potentiation",)),
            Example("Deutivacaftor belongs to the drugs called CFTR potentiators.", "deutivacaftor", ("potentiation",)),
            Example("Take it with a potentiator.", "lumacaftor"),
        ),
    ): Action("potentiation", Side.BEFORE),
    row(
        "labelled",
        r"(?: [–—-] |[,:(] ?)(?:(?:\w+ly|reversible|irreversible|competitive|partial|full|direct|selective|inverse|allosteric|positive|negative) ){0,3}(?P<how>(?:inhibit|block|antagoni|agoni|activat|stimulat|potentiat|stabili)\w*)\)?\W*$",
        (
            Example("| Item | Entry |\n| --- | --- |\n| Target | Factor Xa – reversible inhibition |", "edoxaban", ("inhibition",)),
            Example("| Item | Entry |\n| --- | --- |\n| Acts on | H1 receptor (blocks) |", "cetirizine", ("antagonism",)),
            Example("| Item | Entry |\n| --- | --- |\n| Interactions | CYP3A4 (inhibits) |", "ritonavir"),
        ),
    ): Action("inhibition", Side.CLAUSE, needs_gene=False),
    row(
        "stabilizes", r"\b(?:stabili[sz](?:es|e|ing|ers? of|ation of)|chaperones? (?:of|for|that)|(?:improv|increas|enhanc|restor|promot)\w* (?:the )?(?:conformational |cellular |proper )?(?:stability|folding|processing)(?: and \w+)? of)\b|(?P<before>[ -](?:stabili[sz]ers?|chaperone)\b)(?! (?:of|for))",
        (
            Example("Tafamidis stabilizes transthyretin.", "tafamidis", ("stabilization",)),
            Example("Acoramidis is a transthyretin stabilizer.", "acoramidis", ("stabilization",)),
            Example("Your dose will be adjusted until you are stable.", "warfarin"),
        ),
    ): Action("stabilization"),
}  # fmt: skip
"""Each rule with what its words mean."""
