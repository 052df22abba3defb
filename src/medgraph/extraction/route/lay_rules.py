"""The ways in which patients are told how a drug is given: into the muscle, in the mouth, rubbed in, stuck on, drunk."""

from __future__ import annotations

import re

from medgraph.extraction.route.gates import GATE, ROUTE
from medgraph.extraction.route.words import ARTICLE, GIVEN, SUPPLIED_FORM, UNIT
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.patterns import Pattern

LAY_RULES = (
    Rule(
        "route.into",
        2,
        ROUTE,
        GATE,
        pattern(
            rf"\b{GIVEN}\b[^.;:]{{0,90}}?\b(?P<object>(?:into (?:{ARTICLE} )?(?:[\w-]+ ){{0,3}}?"
            r"(?:muscles?|veins?|artery|joint|eyes?|ears?|nostrils?|nose|vagina|rectum|back passage|bladder|womb|windpipe|penis)|"
            rf"in {ARTICLE} (?:\w+ )?(?:eyes?|ears?|nostrils?|rectum|vagina|back passage)|"
            rf"under {ARTICLE} \w+ skin|"
            r"(?:in|into) one of (?:the|your|their) (?:large )?(?:veins|muscles)|"
            rf"in (?:{ARTICLE} )?(?:upper[ -]arm|arm|thigh|shoulder|deltoid|buttock|bottom) muscles?|(?<=given\x20)in {ARTICLE} (?:\w+ )?muscle))\b"
        ),
        (
            Example("The vaccine is injected into the upper arm muscle.", "influenza vaccine", ("intramuscular",)),
            Example("Everybody gets 0.5 mL in the upper arm muscle.", "tetanus vaccine", ("intramuscular",)),
            Example("You may use a heat pad for pain in the arm.", "tetanus vaccine"),
            Example("Insert one suppository into the back passage.", "mesalazine", ("rectal",)),
            Example("It is one jab under the belly skin.", "icatibant", ("subcutaneous",)),
            Example("Inject it into your eye once a month.", "aflibercept", ("intravitreal",)),
            Example("It must not be injected into a small vein of the hand.", "promethazine"),
        ),
        (
            Pattern(
                r"\b(?:stents?|catheters?|port|balloon|dye|contrast|scope|pressure|blood flow|clots?|leak\w*)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "route.or",
        1,
        ROUTE,
        GATE,
        pattern(
            rf"\binto {ARTICLE} (?:vein|muscle|joint|artery) or (?:into )?(?:{ARTICLE} )?(?P<object>vein|muscle|joint)\b"
        ),
        (
            Example("Ceftriaxone is given into a vein or a muscle.", "ceftriaxone", ("intramuscular",)),
            Example("Ketorolac is injected into a muscle or vein.", "ketorolac", ("intravenous",)),
            Example("Never inject it into a vein or muscle.", "mecasermin"),
        ),
    ),
    Rule(
        "route.daily_pill",
        1,
        ROUTE,
        GATE,
        pattern(
            r"\b(?:is|comes as|taken as|(?<=,\x20)) ?(?:an?|one) (?:[\w-]+ )?(?:once-daily|once-a-day|twice-daily|daily|weekly|once-weekly|nightly|bedtime) "
            r"(?P<object>pill|tablet|capsule)\b"
        ),
        (
            Example("Letrozole is a daily pill for women after the menopause.", "letrozole", ("oral",)),
            Example("Baricitinib, a once-daily tablet, calms joints.", "baricitinib", ("oral",)),
            Example("Methotrexate is a weekly injection.", "methotrexate"),
        ),
        (Pattern(r"\b(?:vaginal|sublingual|under (?:the|your) tongue|buccal|rectal|water|iron)\b", re.IGNORECASE),),
    ),
    Rule(
        "route.counted",
        1,
        ROUTE,
        GATE,
        pattern(
            rf"^\W*(?:[^.;:]{{0,30}}: )?(?:one|two|three|half an?|\d) (?:{UNIT} )?(?P<object>tablet|capsule|caplet|pill)s?(?: \([^()]*\))?(?: of {UNIT})?,? "
            r"(?:once|twice|(?:two|three|four|\d) times|(?:every|each) (?:day|week|month|morning|evening|night|other|second|\d+ hours)|a day|daily|per day|at (?:night|bedtime)|in the (?:morning|evening))\b"
        ),
        (
            Example("One tablet of 45 mg once a day, with or without food.", "fezolinetant", ("oral",)),
            Example("Adults: two 250 mg capsules every 12 hours.", "tetracycline", ("oral",)),
            Example("One tablet is left in the box each month.", "fezolinetant"),
        ),
        (
            Pattern(
                r"\b(?:vagina\w*|sublingual|tongue|buccal|gum|rectal|dissolv\w*|water|iron|vitamin)\b", re.IGNORECASE
            ),
        ),
    ),
    Rule(
        "route.place_alone",
        1,
        ROUTE,
        GATE,
        pattern(
            r"^\W*(?:just )?(?P<object>under the skin|into (?:a|the) (?:vein|muscle))(?=\W*$|(?:,| of) (?:(?:in|into|the|your) )*(?:tummy|belly|abdomen|stomach|thigh|upper arm|arm|buttock|leg)\b)"
        ),
        (
            Example("Under the skin, tummy or thigh.", "galcanezumab", ("subcutaneous",)),
            Example("Into a muscle, the thigh.", "glucagon", ("intramuscular",)),
            Example("Under the skin small lumps may form.", "galcanezumab"),
        ),
    ),
    Rule(
        "route.comes_as",
        1,
        ROUTE,
        GATE,
        pattern(rf"(?<![\w-])(?P<object>{SUPPLIED_FORM})\b(?! of the (?:eye|skin|nose|mouth|ear))"),
        (
            Example("Escitalopram comes as tablets and as drops.", "escitalopram", ("oral",)),
            Example("It is also available as an eye ointment.", "aciclovir", ("ophthalmic",)),
            Example("The tablets contain lactose.", "aciclovir"),
        ),
        (
            Pattern(
                r"^(?!.*\b(?:comes?|available|supplied|sold|marketed|exists?|there (?:is|are))\b)",
                re.IGNORECASE | re.DOTALL,
            ),
            Pattern(
                r"\b(?:vaginal|sublingual|under (?:the|your) tongue|buccal|cheek|insert\w*|other|water tablets|iron|missed|contraceptive)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "route.mouth",
        1,
        ROUTE,
        GATE,
        pattern(
            rf"\b{GIVEN}\b[^.;:]{{0,60}}?\b(?P<object>(?:in|into|inside) {ARTICLE} (?:(?:child|baby|infant|patient)['’]s )?mouth)\b"
        ),
        (
            Example("Drops are squirted into the baby's mouth.", "rotavirus vaccine", ("oral",)),
            Example("Give the suspension straight into the child's mouth.", "amoxicillin", ("oral",)),
            Example("Put the inhaler in your mouth and breathe in.", "salbutamol"),
        ),
        (
            Pattern(
                r"\b(?:inhal\w*|breath\w*|spray\w*|rins\w*|sores?|ulcers?|nebuli\w+|puffs?|thermometer|dissolv\w*)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "route.drunk",
        1,
        ROUTE,
        GATE,
        pattern(
            r"\b(?P<object>drink|sip)\b (?:it|them|all of it|(?:the|this|each|your) (?:\w+ )?(?:solution|mixture|dose|contents|liquid|medicine|"
            r"suspension)|\d[\d.,]* ?(?:mL|teaspoon))\b"
        ),
        (
            Example("Drink 15 mL twice a day.", "lactulose", ("oral",)),
            Example("Stir the powder into juice and drink it.", "cholestyramine", ("oral",)),
            Example("Drink plenty of water.", "cidofovir"),
        ),
    ),
    Rule(
        "route.patch",
        2,
        ROUTE,
        GATE,
        pattern(
            r"(?:\b(?:apply|applied|stick|stuck|put|place|placed|wear|worn|change|changed) (?:[\w'’,-]+ ){0,5}?|"
            r"\b(?=patch(?:es)? (?:[\w-]+ ){0,2}(?:applied|stuck|put|placed|worn|changed|replaced)\b))(?P<object>patch(?:es)?)\b"
        ),
        (
            Example("Apply one patch every 72 hours.", "fentanyl", ("transdermal",)),
            Example("The patch is stuck to the belly or hip.", "oxybutynin", ("transdermal",)),
            Example("A red patch may appear on the skin.", "fentanyl"),
        ),
        (Pattern(r"\b(?:eye|nicotine)\b", re.IGNORECASE),),
    ),
    Rule(
        "route.absorbed",
        1,
        ROUTE,
        GATE,
        pattern(r"\babsorbed (?:\w+ )?(?P<object>through the skin)\b"),
        (
            Example(
                "Once absorbed through the skin, testosterone replaces the hormone.", "testosterone", ("transdermal",)
            ),
            Example("The patch holds oestradiol, which is absorbed through the skin.", "estradiol", ("transdermal",)),
            Example("Little of it is absorbed through the skin.", "clobetasol"),
        ),
        (
            Pattern(
                r"\b(?:little|small|minimal\w*|amounts?|poorly|can|may|could|if|touch\w*|children|women|too much)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "route.spread",
        1,
        ROUTE,
        GATE,
        pattern(
            r"\b(?:rub|rubbed|massage|smooth|spread|dab|apply|applied) (?:[\w'’,–-]+ ){0,7}?(?P<object>cream|ointment|gel|lotion|foam)\b"
        ),
        (
            Example("Rub a little of the cream into the skin.", "hydrocortisone", ("topical",)),
            Example("Apply the gel once a day.", "adapalene", ("topical",)),
            Example("Apply the gel to the gums or insert it into the vagina.", "metronidazole"),
        ),
        (
            Pattern(
                r"\b(?:vagina\w*|rect\w+|anus|eyes?|eyelids?|nos\w+|nostrils?|gums?|teeth|mouth|ultrasound|sunscreen|moisturi[sz]er|"
                r"anesthetic|anaesthetic|numbing|lips)\b",
                re.IGNORECASE,
            ),
        ),
    ),
)
