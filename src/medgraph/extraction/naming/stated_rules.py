"""The frames in which pages say of a name that it is a brand: "sold under the names A and B", "X is the original brand"."""

from __future__ import annotations

import re

from medgraph.extraction.naming.brand_grammar import BRAND, GATE, LIST, cased
from medgraph.extraction.naming.brand_words import NAME
from medgraph.extraction.rules import Example, Rule, everywhere_but
from medgraph.model import SectionType
from medgraph.patterns import Pattern

# What may stand between names and the word that says that they are brands: "are the two best-known", ", the original".
_KINDLY = (
    r"(?: (?i:the|an?|its|their|these|are|is|all|both|two|three|four|five|some|one|among|of|those|common|popular|well-known|best[ -]known|original|older|newer|US|American|"
    r"European|British|Canadian|first|main|several|leading|not|interchangeable|another|other|discontinued|familiar|examples?|different|current|\w+['’]s))"
)
_ARE = rf"(?:\s*\([^()]*\))?(?:,? (?i:(?:is|are|was|were)|these are)|\s*[:–—-]+|,(?= (?i:the|an?|all|both|two|three|its)\b)){_KINDLY}{{0,6}}"
_JOINTLY = Pattern(r"\b(?:together|combined|co-formulated|in combination) with\b", re.IGNORECASE)
STATED = (
    Rule(
        "brand.stated",
        2,
        BRAND,
        GATE,
        cased(
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
        3,
        BRAND,
        GATE,
        cased(
            r"(?i:\b(?:sold|sells?|marketed|available|known|knows?|recogni[sz]ed?|dispensed?|dispenses|supplied|"
            r"branded|"
            r"prescribed|reach(?:es|ed)?(?: the)? \w+|stocked|launched|offered|bought|carried|comes?|goes)"
            r"(?: it| this \w+| the \w+)?(?: by [A-Z]\w+(?: [A-Z]\w+)?)?(?: commercially| worldwide| over[ -]the[ -]counter| OTC| without (?:a )?prescription| separately|"
            r" in .{2,20})?(?: as generics? or)? as|"
            r"calls? it|(?:original|originator|product|medicine|pill|pen|first one) is (?:called|named)|"
            r"\b(?:the|our) (?:product|brand|make|version|preparation) (?:(?:that )?(?:we|they|most people) (?:use|give|stock|keep|get)|(?:in use|used|given|stocked|supplied))(?: here| now| locally)? is|"
            r"(?<!other\x20)(?:pack|version|form|tablet|capsule|syrup|liquid|gel|patch|spray|injection)s? (?:is|are) (?:called|named)|"
            r"(?:sold|marketed|known|available|dispensed|launched|approved|comes?|goes|"
            r"recogni[sz]ed?)(?: in .{2,20})? (?:under|by) (?:the |many |several |its |"
            rf"various |different |brand |trade )*names?(?: of)?(?: for [a-z ]{{3,30}})?:?|name on the (?:box|label|pack\w*) (?:is|says|reads)|"
            rf"(?:box|pack|carton|label) (?:will )?(?:says?|reads?)|renamed(?: as)?|rebranded as|(?:buys?|finds?|gets?|markets|sells|makes) (?:\w+ ){{1,3}}?as|"
            rf"(?:found|look for \w+|finds? \w+|get \w+) in|(?:sold|marketed|available|approved) [^.;]{{3,80}}?(?:and|,) in (?:the )?[A-Z]\w+(?: [A-Z]\w+)? as) [\"“]?{LIST}"
        ),
        (
            Example("Patisiran is sold as Onpattro.", "patisiran", ("Onpattro",)),
            Example("Apixaban is marketed as Eliquis.", "apixaban", ("Eliquis",)),
            Example("The pharmacy pack is called Feminax Ultra.", "naproxen", ("Feminax Ultra",)),
            Example("The product used is Bexsero.", "meningococcal b vaccine", ("Bexsero",)),
            Example("It is available as Tablets of 5 mg.", "apixaban"),
        ),
    ),
    Rule(
        "brand.elsewhere",
        2,
        BRAND,
        GATE,
        cased(
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
        GATE,
        cased(
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
        GATE,
        cased(
            rf"(?<![\w-]){LIST}[®™]?{_ARE} (?i:(?:\w+ )?(?:brand|trade|product)(?:[- ]name)?s?\b(?! (?:new|of choice))|"
            rf"(?:its )?names? (?:that|most|you|under|for|people|on|in)\b|(?:(?!generic)\w+ )?versions?\b(?= of\b| for\b|\W*$))"
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
        GATE,
        cased(
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
        "brand.some_of_them",
        1,
        BRAND,
        GATE,
        cased(rf"^\W*{LIST}[®™]? (?i:are (?:some of them|examples|among them|a few of them))"),
        (
            Example(
                "It has many names; Synthroid and Levoxyl are some of them.", "levothyroxine", ("Synthroid", "Levoxyl")
            ),
            Example("It has several brands; Coumadin and Jantoven are examples.", "warfarin", ("Coumadin", "Jantoven")),
            Example("Nausea and Rash are some of them.", "warfarin"),
        ),
    ),
    Rule(
        "brand.after_cue",
        1,
        BRAND,
        everywhere_but(SectionType.INTERACTIONS, SectionType.ALTERNATIVES),
        cased(
            r"(?i:\bby (?:the|its) (?:\w+ )?names?\b|\b(?:brand|trade) names?\b|\bnames? on (?:the|your) \w+\b|\b(?:bottle|box|pack|packet|carton|label|bag|prescription|strip|tube|vial|pen|(?:your|the) (?:tablet|capsule|inhaler)s?) (?:\w+ )?(?:says?|reads?)\b|"
            r"\bnames? (?:that )?(?:you|people|patients) [a-z' ]{3,30}?(?:are|is|include)\b|\bgoes (?:by|under)\b|\bprinted on (?:the|your) \w+\b|\bbetter known\b|\boriginal(?:ly)? (?:sold|marketed|launched|approved)\b)(?P<gap>(?!\scombination)[^.;()A-Z]{0,40}?[\s\"“,:])"
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
            Example(
                "Names you could see are Vensir XL and Venlablue XL.", "venlafaxine", ("Vensir XL", "Venlablue XL")
            ),
            Example("Your tablet may say Zomig or Zomigoro on it.", "zolmitriptan", ("Zomig", "Zomigoro")),
            Example("The box reads as if Pfizer had written it.", "gabapentin"),
        ),
    ),
    Rule(
        "brand.lower_case",
        1,
        BRAND,
        GATE,
        cased(
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
