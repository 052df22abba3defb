"""The frames in which a brand only stands beside its drug: "Humira (adalimumab)", "X contains …", "how to use X"."""

from __future__ import annotations

from medgraph.extraction.naming.brand_grammar import BRAND, GATE, LIST, cased
from medgraph.extraction.naming.brand_words import NAME
from medgraph.extraction.naming.subjects import FORM
from medgraph.extraction.rules import Example, Rule, everywhere_but
from medgraph.model import SectionType

# Also lists of related drugs at a page's end.
_ANYWHERE = frozenset(SectionType)
_MADE_SO = (
    r"(?:\w+-free|\w+-release|\w+-acting|(?:low|high|single|pre|once|twice)-\w+|injected|injectable|oral|liquid|inhaled|nasal|topical|depot|weekly|monthly|daily|subcutaneous|"
    r"intravenous|chewable|dissolving|soluble|enteric-coated|newer|older|original|children['’]s|generic)"
)
BESIDE = (
    Rule(
        "brand.behind_name",
        2,
        BRAND,
        _ANYWHERE,
        cased(
            r"(?<=[A-Za-z0-9®™])[®™]? ?\((?i:(?:brand|trade) names?:? |sold as |marketed as |brand:? )?"
            rf"(?:(?:US|USA|UK|EU|Europe|in the US|in the UK):? )?{LIST}(?:[,;]? (?:and others|among others|others|generics?|and more)|"
            r", (?:made|sold|marketed|manufactured|developed|produced|from|by|an?|which|and its) [^()]{2,80})?\)"
        ),
        (
            Example("Eteplirsen (Exondys 51) skips exon 51.", "eteplirsen", ("Exondys 51",)),
            Example("Ataluren (Translarna) is taken by mouth.", "ataluren", ("Translarna",)),
            Example("Methotrexate (MTX) is given weekly.", "methotrexate"),
        ),
    ),
    Rule(
        "brand.of_form",
        2,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        cased(
            r"(?i:\b(?:pen|tablets?|capsules?|patch(?:es)?|gel|cream|ointment|lotion|foam|inhaler|sprays?|injections?|syringe|solution|suspension|syrup|drops|implant|ring|granules|powder|"
            rf"suppositor(?:y|ies)|liquid|versions?|forms?|brands?)) \({LIST}[®™]?\)"
        ),
        (
            Example("If tablets upset you, a ready-filled pen (Metoject) can be used.", "methotrexate", ("Metoject",)),
            Example("It comes as a patch (Daytrana) too.", "methylphenidate", ("Daytrana",)),
            Example("Ondansetron tablets (Zofran) may help.", "methotrexate"),
            Example("The injection (Monday) is weekly.", "methotrexate"),
        ),
    ),
    Rule(
        "brand.before_name",
        1,
        BRAND,
        _ANYWHERE,
        cased(rf"(?<![\w-])(?P<object>{NAME})[®™]? ?\((?P<drug>[A-Za-z][^()]{{4,80}})\)"),
        (
            Example("Ask about Kalydeco (ivacaftor) at once.", "ivacaftor", ("Kalydeco",)),
            Example("Humira (adalimumab) is injected.", "adalimumab", ("Humira",)),
            Example("Statins (simvastatin) can hurt muscles.", "simvastatin"),
        ),
    ),
    Rule(
        "brand.is_form",
        1,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        cased(
            rf"^\W*{LIST}[®™]? (?i:(?:is|are) (?:an?|the|its|two|both) (?:[\w-]+ ){{0,2}}(?:{_MADE_SO} (?:[\w-]+ )?(?:versions?|forms?|formulations?|preparations?)|"
            r"[\w-]+ (?:tablets?|capsules?|solution|suspension|gel|cream|patch|spray|syrup))\b)"
        ),
        (
            Example("Travatan Z is the preservative-free version.", "travoprost", ("Travatan Z",)),
            Example("Imkeldi is a newer oral solution.", "imatinib", ("Imkeldi",)),
            Example("Prodrug is the inactive form.", "imatinib"),
            Example("Enbrel is the injected form of etanercept.", "imatinib"),
        ),
    ),
    Rule(
        "brand.marked",
        1,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        cased(rf"^\W*{LIST}(?<=[®™]),? (?i:{FORM})\b"),
        (
            Example("Selincro®, tablets.", "nalmefene", ("Selincro",)),
            Example("Toradol® tablets, 10 mg.", "ketorolac", ("Toradol",)),
            Example("Selincro®, Lundbeck.", "nalmefene"),
        ),
    ),
    Rule(
        "brand.alone",
        1,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        cased(rf"^\W*\({LIST}\)\W*$"),
        (
            Example("It blocks aromatase. (Arimidex)", "anastrozole", ("Arimidex",)),
            Example("It is given as a drip. (Antizol)", "fomepizole", ("Antizol",)),
            Example("It is given as a drip. (See below.)", "fomepizole"),
        ),
    ),
    Rule(
        "brand.contains",
        1,
        BRAND,
        GATE,
        cased(
            rf"(?<![\w-])(?P<object>{NAME})[®™]? (?i:is a medicine (?:that contains|containing)|"
            rf"contains?) (?i:the|an|two|three) (?i:active (?:substance|ingredient)s?)"
        ),
        (
            Example("Zyllt contains the active substance clopidogrel.", "clopidogrel", ("Zyllt",)),
            Example(
                "Glivec is a medicine containing an active substance called imatinib.",
                "imatinib",
                ("Glivec",),
            ),
            Example("Each tablet contains the active substance.", "imatinib"),
        ),
    ),
    Rule(
        "brand.contains_drug",
        2,
        BRAND,
        GATE,
        cased(
            rf"(?<![\w-]){LIST}[®™]?(?i: tablets?| capsules?|"
            rf" injection)?(?:\s*\([^()]*\))? (?i:(?:all |both |each )?(?:contains?|combines?|pairs?|holds?)|is an? (?:[\w-]+ ){{0,4}}combination of) (?P<drug>[A-Za-z][^.;]{{3,80}})"
        ),
        (
            Example("Actos contains pioglitazone.", "pioglitazone", ("Actos",)),
            Example("Abasaglar contains insulin glargine.", "insulin glargine", ("Abasaglar",)),
            Example("Solutions contain lidocaine.", "lidocaine"),
        ),
    ),
    Rule(
        "brand.is_drug",
        1,
        BRAND,
        GATE,
        cased(rf"(?<![\w-]){LIST}[®™]? (?i:is|are) (?i:both |all |the |an? )?(?P<drug>[A-Za-z][^.;]{{3,80}})"),
        (
            Example("Paxlovid is nirmatrelvir tablets packaged with ritonavir.", "nirmatrelvir", ("Paxlovid",)),
            Example(
                "Engerix-B and Recombivax HB are hepatitis B vaccines.",
                "hepatitis b vaccine",
                ("Engerix-B", "Recombivax HB"),
            ),
            Example("Menveo and MenQuadfi are conjugate vaccines.", "meningococcal vaccine", ("Menveo", "MenQuadfi")),
            Example("Pain is metformin's least harm.", "metformin"),
        ),
    ),
    Rule(
        "brand.ingredient_of",
        1,
        BRAND,
        GATE,
        cased(rf"(?i:active (?:substance|ingredient) (?:of|in)) {LIST}"),
        (
            Example("It is the active ingredient of Kalydeco.", "ivacaftor", ("Kalydeco",)),
            Example("The active substance in Actos is pioglitazone.", "pioglitazone", ("Actos",)),
            Example("The active ingredient of the tablet is stable.", "ivacaftor"),
        ),
    ),
    Rule(
        "brand.the_same",
        2,
        BRAND,
        GATE,
        cased(
            rf"(?<![\w-]){LIST}[®™]?(?:, which)? (?i:(?:all |both )?(?:holds?|contains?|have|has|are|is) (?:all |both )?(?:the )?"
            rf"(?:very |exactly )?(?:same (?:pill|drug|medicine|substance|hormone|active|ingredient|thing|antibody)|"
            rf"biosimilars|other brands))"
        ),
        (
            Example("My Way and Aftera hold the very same pill.", "levonorgestrel", ("My Way", "Aftera")),
            Example("Truxima and Riabni are biosimilars.", "rituximab", ("Truxima", "Riabni")),
            Example("We stock Ovex, which is the same thing over the counter.", "mebendazole", ("Ovex",)),
            Example("Tablets contain the same drug.", "rituximab"),
        ),
    ),
    Rule(
        "brand.used",
        2,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        cased(
            rf"^\W*(?:\d+\.? )?(?P<object>{NAME})[®™*_]* (?i:(?:is|was) (?:used|indicated|approved|licensed|given|injected|taken|"
            rf"swallowed|infused|prescribed|an? |for|made)|works|contains|belongs|comes)\b"
        ),
        (
            Example("Prolia is used for bones. Prolia is safe. Prolia works.", "denosumab", ("Prolia",)),
            Example("Xolair is injected. Store Xolair cold. Xolair works.", "omalizumab", ("Xolair",)),
            Example("Zofran is used for nausea.", "denosumab"),
        ),
    ),
    Rule(
        "brand.product",
        1,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        cased(
            r"(?i:\b(?:what|how to (?:take|use|store|give|inject)|before (?:you|your child) (?:take|use|receive|start|have|are given|is given)s?|"
            rf"(?:not|stop|start|keep) (?:take|taking|use|using|be given|receive))) (?P<object>{NAME})(?= (?i:is|and|contains|looks|if|with|for|works?)\b|[,.:?]|$)"
        ),
        (
            Example(
                "What Glivec is. Before you take Glivec. Do not take Glivec if you are allergic.",
                "imatinib",
                ("Glivec",),
            ),
            Example("How to use Otezla. Do not use Otezla in pregnancy. Otezla works.", "apremilast", ("Otezla",)),
            Example("Do not take Zocor. Zocor is not the same.", "imatinib"),
        ),
    ),
)
