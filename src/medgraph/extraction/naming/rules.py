"""The ways in which pages state a drug's brands, as a table of rules.

Words match in any case, the names themselves only as they are written: capitalised.
"""

from __future__ import annotations

import re

from medgraph.extraction.naming.brand_words import NAME
from medgraph.extraction.naming.subjects import FORM
from medgraph.extraction.rules import Example, Rule, everywhere_but
from medgraph.model import Relation, SectionType

BRAND = Relation.BRAND_NAME
_GATE = everywhere_but()
# Also lists of related drugs at a page's end.
_ANYWHERE = frozenset(SectionType)
_AND = r"(?:[,;]\s*(?:and|or)\s+|[,;]\s*|\s+(?:and|or|as well as|&),?\s+|\s*/\s*)"
_PLACE = r"\b(?i:in|throughout|outside) (?:the |most of )?(?:US|USA|U\.S\.|UK|EU|[A-Z][a-z]+(?: (?:States|Kingdom|America))?)"
# What may stand behind a name ("in Europe", "for cancer") and before the next ("EU: ", "in the US ", "as a melting wafer, ").
_FOR = rf"(?:\s*\([^)]*\))?(?: {_PLACE})?(?: for (?!the\b)[a-z][a-z -]{{2,30}}(?=[,;.]| and\b))?"
_LEADING = rf"(?:(?:{_PLACE}|(?:US|USA|UK|EU|Europe|Canada|Japan|Australia)(?=:)):? |(?:as|in|for) [a-z][a-z -]{{2,30}}, |as )?"
LIST = rf"(?P<object>{NAME}[®™]?(?:{_FOR}{_AND}{_LEADING}{NAME}[®™]?)*(?:{_FOR}(?=\)))?)"
# What may stand between names and the word that says that they are brands: "are the two best-known", ", the original".
_KINDLY = (
    r"(?: (?i:the|an?|its|their|these|are|is|all|both|two|three|four|five|some|one|among|of|those|common|popular|well-known|best[ -]known|original|older|newer|US|American|"
    r"European|British|Canadian|first|main|several|leading|not|interchangeable|another|other|discontinued|familiar|examples?|different|current|\w+['’]s))"
)
_ARE = rf"(?:\s*\([^()]*\))?(?:,? (?i:(?:is|are|was|were)|these are)|\s*[:–—-]+|,(?= (?i:the|an?|all|both|two|three|its)\b)){_KINDLY}{{0,6}}"
_MADE_SO = (
    r"(?:\w+-free|\w+-release|\w+-acting|(?:low|high|single|pre|once|twice)-\w+|injected|injectable|oral|liquid|inhaled|nasal|topical|depot|weekly|monthly|daily|subcutaneous|"
    r"intravenous|chewable|dissolving|soluble|enteric-coated|newer|older|original|children['’]s|generic)"
)
_JOINTLY = re.compile(r"\b(?:together|combined|co-formulated|in combination) with\b", re.IGNORECASE)
_PLACED = re.compile(_PLACE)


def without_places(text: str) -> str:
    """Return a list of brands with "in Europe" blanked out, of the same length.

    >>> without_places("Trexall in Europe and Maxtrex")
    'Trexall           and Maxtrex'
    """
    return _PLACED.sub(lambda found: " " * len(found[0]), text)


def _cased(text: str) -> re.Pattern[str]:
    """Compile a trigger whose words match in any case and whose names only as they are written."""
    return re.compile(text.replace(" ", r"\s+"))


RULES = (
    Rule(
        "brand.stated",
        2,
        BRAND,
        _GATE,
        _cased(
            r"(?i:\b(?:(?:brand|trade|proprietary)(?:[- ]?names?(?:\(s\))?|s)|brand|originator|reference (?:product|medicine)|biosimilars?)(?: (?:is|are|was|were|include|includes|including|"
            rf"of|for .{{3,40}} (?:is|are|include|includes)|such as))?(?:,? (?:like|e\.g\.,|as))?)"
            rf"[:,]? [\"“]?{LIST}"
        ),
        (
            Example("Viltolarsen is marketed under the brand name Viltepso.", "viltolarsen", ("Viltepso",)),
            Example(
                "It is sold under the brand names Coumadin and Jantoven.",
                "warfarin",
                ("Coumadin", "Jantoven"),
            ),
            Example("There is no brand name in this country.", "warfarin"),
        ),
    ),
    Rule(
        "brand.sold_as",
        2,
        BRAND,
        _GATE,
        _cased(
            r"(?i:\b(?:sold|sells?|marketed|available|known|knows?|recogni[sz]ed?|dispensed?|dispenses|supplied|"
            r"branded|"
            r"prescribed|reach(?:es|ed)?(?: the)? \w+|stocked|launched|offered|bought|carried|comes?|goes)"
            r"(?: it| this \w+| the \w+)?(?: by [A-Z]\w+(?: [A-Z]\w+)?)?(?: commercially| worldwide| over[ -]the[ -]counter| OTC| without (?:a )?prescription| separately|"
            r" in .{2,20})?(?: as generics? or)? as|"
            r"calls? it|(?:original|originator|product|medicine|pill|pen|first one) is (?:called|named)|"
            r"(?:sold|marketed|known|available|dispensed|launched|approved|comes?|goes|"
            r"recogni[sz]ed?)(?: in .{2,20})? (?:under|by) (?:the |many |several |its |"
            rf"various |different |brand |trade )*names?(?: of)?(?: for [a-z ]{{3,30}})?:?|name on the (?:box|label|pack\w*) (?:is|says|reads)|"
            rf"(?:box|pack|carton|label) (?:will )?(?:says?|reads?)|renamed(?: as)?|rebranded as|(?:buys?|finds?|gets?|markets|sells|makes) (?:\w+ ){{1,3}}?as|"
            rf"(?:found|look for \w+|finds? \w+|get \w+) in|(?:sold|marketed|available|approved) [^.;]{{3,80}}?(?:and|,) in (?:the )?[A-Z]\w+(?: [A-Z]\w+)? as) [\"“]?{LIST}"
        ),
        (
            Example("Patisiran is sold as Onpattro.", "patisiran", ("Onpattro",)),
            Example("Apixaban is marketed as Eliquis.", "apixaban", ("Eliquis",)),
            Example("It is available as Tablets of 5 mg.", "apixaban"),
        ),
    ),
    Rule(
        "brand.behind_name",
        2,
        BRAND,
        _ANYWHERE,
        _cased(
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
        _cased(
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
        _cased(rf"(?<![\w-])(?P<object>{NAME})[®™]? ?\((?P<drug>[A-Za-z][^()]{{4,80}})\)"),
        (
            Example("Ask about Kalydeco (ivacaftor) at once.", "ivacaftor", ("Kalydeco",)),
            Example("Humira (adalimumab) is injected.", "adalimumab", ("Humira",)),
            Example("Statins (simvastatin) can hurt muscles.", "simvastatin"),
        ),
    ),
    Rule(
        "brand.elsewhere",
        2,
        BRAND,
        _GATE,
        _cased(
            rf"\((?:(?i:also|or|called|sold as) )?(?P<object>{NAME})[®™]? (?i:in|outside) (?:the )?(?:US|USA|UK|EU|Europe|Canada|Japan|"
            rf"Australia|United|other|some|many)\b"
        ),
        (
            Example("Gleevec is its brand (Glivec outside the US).", "imatinib", ("Glivec",)),
            Example("It is sold under another name (Marevan in Europe).", "warfarin", ("Marevan",)),
            Example("It came late (Approved in Europe first).", "warfarin"),
        ),
        (_JOINTLY,),
    ),
    Rule(
        "brand.there_as",
        2,
        BRAND,
        _GATE,
        _cased(
            rf"(?:^|(?i:\band|\bor|\bbut|,) )(?i:in|outside) (?:the )?(?:US|USA|U\.S\.|UK|EU|[A-Z][a-z]+(?: [A-Z][a-z]+)?),? "
            rf"(?i:as|under the (?:brand )?name|(?:it is|it['’]s)(?: called| sold as| known as)?) {LIST}"
        ),
        (
            Example("Rimegepant is sold in the US as Nurtec ODT and in the EU as Vydura.", "rimegepant", ("Vydura",)),
            Example(
                "It is sold in Europe as Brilique, but in Canada under the name Brilinta.", "ticagrelor", ("Brilinta",)
            ),
            Example("It was studied in Canada as an add-on, and in Japan as Placebo.", "rimegepant"),
        ),
    ),
    Rule(
        "brand.is_brand",
        2,
        BRAND,
        _GATE,
        _cased(
            rf"(?<![\w-]){LIST}[®™]?{_ARE} (?i:(?:\w+ )?(?:brand|trade|product)(?:[- ]name)?s?\b(?! (?:new|of choice))|"
            rf"names? (?:that|most|you|under|for|people|on)\b|(?:(?!generic)\w+ )?versions?\b(?= of\b| for\b|\W*$))"
        ),
        (
            Example("Gleevec is the original brand.", "imatinib", ("Gleevec",)),
            Example("Tylenol is a brand name of acetaminophen.", "acetaminophen", ("Tylenol",)),
            Example("This is a brand new study.", "imatinib"),
        ),
    ),
    Rule(
        "brand.besides",
        1,
        BRAND,
        _GATE,
        _cased(
            rf"(?i:\b(?:besides|apart from|in addition to|alongside|next to)) {LIST}[®™]?,? "
            r"(?i:(?:there are |the |several |many |some |other |now )*(?:biosimilars?|generics|generic \w+|brands|copies))\b"
        ),
        (
            Example("Besides Humira, biosimilars are sold.", "adalimumab", ("Humira",)),
            Example("Apart from Remicade there are several biosimilars.", "infliximab", ("Remicade",)),
            Example("Besides Pfizer, generic makers sell it.", "adalimumab"),
        ),
    ),
    Rule(
        "brand.is_form",
        1,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        _cased(
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
        _cased(rf"^\W*{LIST}(?<=[®™]),? (?i:{FORM})\b"),
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
        _cased(rf"^\W*\({LIST}\)\W*$"),
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
        _GATE,
        _cased(
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
        _GATE,
        _cased(
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
        _GATE,
        _cased(rf"(?<![\w-]){LIST}[®™]? (?i:is|are) (?i:both |all |the |an? )?(?P<drug>[A-Za-z][^.;]{{3,80}})"),
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
        _GATE,
        _cased(rf"(?i:active (?:substance|ingredient) (?:of|in)) {LIST}"),
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
        _GATE,
        _cased(
            rf"(?<![\w-]){LIST}[®™]? (?i:(?:all |both )?(?:holds?|contains?|have|has|are|is) (?:all |both )?(?:the )?"
            rf"(?:very |exactly )?(?:same (?:pill|drug|medicine|substance|hormone|active|ingredient|thing|antibody)|"
            rf"biosimilars|other brands))"
        ),
        (
            Example("My Way and Aftera hold the very same pill.", "levonorgestrel", ("My Way", "Aftera")),
            Example("Truxima and Riabni are biosimilars.", "rituximab", ("Truxima", "Riabni")),
            Example("Tablets contain the same drug.", "rituximab"),
        ),
    ),
    Rule(
        "brand.some_of_them",
        1,
        BRAND,
        _GATE,
        _cased(rf"^\W*{LIST}[®™]? (?i:are (?:some of them|examples|among them|a few of them))"),
        (
            Example(
                "It has many names; Synthroid and Levoxyl are some of them.", "levothyroxine", ("Synthroid", "Levoxyl")
            ),
            Example("It has several brands; Coumadin and Jantoven are examples.", "warfarin", ("Coumadin", "Jantoven")),
            Example("Nausea and Rash are some of them.", "warfarin"),
        ),
    ),
    Rule(
        "brand.used",
        2,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        _cased(
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
        "brand.after_cue",
        1,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        _cased(
            r"(?i:\bby (?:the|its) (?:\w+ )?names?\b|\b(?:brand|trade) names?\b|\bnames? on (?:the|your) \w+\b|\b(?:bottle|box|pack|packet|carton|label|bag|prescription) (?:\w+ )?(?:says?|reads?)\b|"
            r"\bgoes (?:by|under)\b|\bprinted on (?:the|your) \w+\b|\bbetter known\b|\boriginal(?:ly)? (?:sold|marketed|launched|approved)\b)(?P<gap>(?!\scombination)[^.;()A-Z]{0,40}?[\s\"“,:])"
            rf"(?<!by\x20)(?<!from\x20)(?<!than\x20)(?<!like\x20)(?<!in\x20){LIST}"
        ),
        (
            Example("Most people know clopidogrel by the name on the box, Plavix.", "clopidogrel", ("Plavix",)),
            Example("If your bottle says Neurontin, that's the original.", "gabapentin", ("Neurontin",)),
            Example(
                "You may know it better by the names Macrobid or Macrodantin.",
                "nitrofurantoin",
                ("Macrobid", "Macrodantin"),
            ),
            Example("The box reads as if Pfizer had written it.", "gabapentin"),
        ),
    ),
    Rule(
        "brand.product",
        1,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        _cased(
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
    Rule(
        "brand.lower_case",
        1,
        BRAND,
        _GATE,
        _cased(
            r"(?i:\b(?:sold|marketed) (?:as|under the (?:brand |trade )?name)) "
            r"(?!generic|tablet|capsule|inject|inhal|cream|powder|solution|liquid|an?\b|the\b|"
            r"single)(?P<object>[a-z]{3,12})(?=,)"
        ),
        (
            Example("Ulipristal, sold as ella, is taken once.", "ulipristal", ("ella",)),
            Example("Loratadine, marketed as claritin, is taken daily.", "loratadine", ("claritin",)),
            Example("Loratadine, sold as generics, is cheap.", "loratadine"),
        ),
    ),
)
