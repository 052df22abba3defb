"""The ways in which pages say how a drug is given, as a table of rules; the words in it are told in `words`."""

from __future__ import annotations

import re

from medgraph.extraction.route.words import ADJECTIVE, ARTICLE, FORM, GIVEN, KIND_OF_FORM, MORE, PLACE, UNIT, VERB, WAY
from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType

ROUTE = Relation.HAS_ROUTE
_GATE = everywhere_but(
    SectionType.STORAGE,
    SectionType.NONCLINICAL,
    SectionType.STUDIES,
    SectionType.ADVERSE_REACTIONS,
    SectionType.PHARMACOLOGY,
)
# Where a page says how its own drug is given; elsewhere it speaks of the routes of other drugs.
OWN_GATE = frozenset(
    {
        SectionType.DOSAGE,
        SectionType.DESCRIPTION,
        SectionType.DOSAGE_FORMS,
        SectionType.INDICATIONS,
        SectionType.QUESTIONS,
        SectionType.OTHER,
        SectionType.NAMES,
        SectionType.PATIENT_INFORMATION,
        SectionType.ALTERNATIVES,
    }
)


RULES = (
    Rule(
        "route.way",
        1,
        ROUTE,
        _GATE,
        pattern(rf"(?<![\w-])(?P<object>{WAY})\b"),
        (
            Example("Casimersen is administered intravenously once weekly.", "casimersen", ("intravenous",)),
            Example("Take apixaban by mouth twice a day.", "apixaban", ("oral",)),
            Example("Intravenous administration is contraindicated; it must not go into a vein.", "mecasermin"),
        ),
    ),
    Rule(
        "route.place",
        3,
        ROUTE,
        _GATE,
        pattern(rf"\b{GIVEN}\b[^.;:]{{0,90}}?\b(?P<object>{PLACE})\b"),
        (
            Example("Adalimumab is injected under the skin.", "adalimumab", ("subcutaneous",)),
            Example("Apply tacrolimus to the skin twice daily.", "tacrolimus", ("topical",)),
            Example("Some centers place a port under the skin.", "viltolarsen"),
        ),
    ),
    Rule(
        "route.form",
        2,
        ROUTE,
        _GATE,
        pattern(rf"(?<![\w-])(?P<object>{ADJECTIVE})(?={MORE}\s+{KIND_OF_FORM}{FORM}\b)"),
        (
            Example("Viltolarsen is given as an intravenous infusion.", "viltolarsen", ("intravenous",)),
            Example("Imatinib comes as oral tablets.", "imatinib", ("oral",)),
            Example("It can cause oral thrush.", "budesonide"),
        ),
    ),
    Rule(
        "route.short",
        2,
        ROUTE,
        _GATE,
        pattern(
            rf"(?:\b(?:(?:given|administered|injected|infused|delivered|taken)(?: \w+)?|{UNIT}) |"
            r"(?<=IM\x20or\x20)|(?<=IV\x20or\x20)|(?<=SC\x20or\x20)|(?:^|[;:.,]\x20)(?=\w\w:?\x20\d))(?P<object>IV|"
            rf"SC|SQ|subQ|subcut|IM|PO|i\.v\.|s\.c\.|i\.m\.|p\.o\.)(?=[\s.,;:)]|$)"
        ),
        (
            Example("Give vancomycin 1 g IV every 12 hours.", "vancomycin", ("intravenous",)),
            Example("Enoxaparin 40 mg SC once daily.", "enoxaparin", ("subcutaneous",)),
            Example("Patients with NYHA class IV heart failure.", "enoxaparin"),
        ),
    ),
    Rule(
        "route.verb",
        3,
        ROUTE,
        _GATE,
        pattern(
            rf"\b(?P<object>{VERB})\b(?=(?:[^\w\s]|\s+(?:once|twice|with|through|by|using|via|daily|weekly|monthly|every|"
            rf"in|into|whole|as|the|it|them|each|one|two|from|at|on|to|powder|solution)\b|$))"
        ),
        (
            Example("Swallow the tablets whole.", "metformin", ("oral",)),
            Example("Dornase alfa is inhaled once daily.", "dornase alfa", ("inhalation",)),
            Example("Inhaled corticosteroids may go on.", "adalimumab"),
        ),
    ),
    Rule(
        "route.taken",
        2,
        ROUTE,
        _GATE,
        pattern(
            r"(?:\b(?:takes?|taken|taking|chew|chewed) [^.;:]{0,60}?(?<![\w-])|\b(?:one|two|the|"
            r"\d) (?:[\w.-]+ ){0,3}(?=\w+ [^.;:]{0,50}\btaken\b))"
            r"(?P<object>(?:tablet|capsule|caplet|pill)s?)\b"
        ),
        (
            Example("Take one tablet daily.", "warfarin", ("oral",)),
            Example("Two capsules are taken; take the capsules with food.", "gabapentin", ("oral",)),
            Example("Take the patch off before you take a bath.", "fentanyl"),
        ),
        (
            re.compile(
                r"\b(?:vaginal|sublingual|under (?:the|your) tongue|buccal|cheek|rectal|insert|other|"
                r"water (?:tablets|pills)|iron|antacid|missed)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "route.before_drug",
        1,
        ROUTE,
        _GATE,
        pattern(rf"\b(?P<object>{ADJECTIVE}|inhaled) (?=[a-z])"),
        (
            Example("Oral prednisolone begins the day before.", "onasemnogene abeparvovec", ("oral",)),
            Example("Infection calls for intravenous vancomycin 1 g.", "infliximab", ("intravenous",)),
            Example("Oral hygiene matters while on phenytoin.", "phenytoin"),
        ),
    ),
    Rule(
        "route.kind",
        1,
        ROUTE,
        _GATE,
        pattern(
            r"(?:\b(?:is|are) (?:also )?(?:an?|the)|,(?: an?)?) (?:[\w-]+ly )?(?P<object>oral|orally|"
            r"inhaled|topical|intravenous|subcutaneous|intranasal)(?:,| active| available)? (?=[a-z])"
        ),
        (
            Example("Warfarin is an oral anticoagulant.", "warfarin", ("oral",)),
            Example(
                "Givinostat (Duvyzat), an oral histone deacetylase inhibitor, is another.",
                "givinostat",
                ("oral",),
            ),
            Example("Fever, an oral ulcer and cough occur.", "warfarin"),
        ),
    ),
    Rule(
        "route.device",
        2,
        ROUTE,
        _GATE,
        pattern(
            r"(?:\b(?:as|by|through|via) (?:an?|the) (?:[\w-]+ ){0,2}|\b(?:\d+|one|two|four) |"
            r"\b(?:shake|prime|use|using) (?:the|your|a) )(?P<object>drip|puffs?|inhalations?|inhaler|nebuli[sz]er)\b"
        ),
        (
            Example("Rituximab is given as a slow drip.", "rituximab", ("intravenous",)),
            Example("Take two puffs of salbutamol when needed.", "salbutamol", ("inhalation",)),
            Example("Puffy eyes and a post-nasal drip may occur.", "salbutamol"),
        ),
        (re.compile(r"\b(?:rescue|reliever|other|quick-relief)\b", re.IGNORECASE),),
    ),
    Rule(
        "route.into",
        2,
        ROUTE,
        _GATE,
        pattern(
            rf"\b{GIVEN}\b[^.;:]{{0,90}}?\b(?P<object>(?:into (?:{ARTICLE} )?(?:[\w-]+ ){{0,3}}?"
            r"(?:muscles?|veins?|artery|joint|eyes?|ears?|nostrils?|nose|vagina|rectum|back passage|bladder|womb|windpipe|penis)|"
            rf"in {ARTICLE} (?:\w+ )?(?:eyes?|ears?|nostrils?|rectum|vagina|back passage)|"
            r"(?:in|into) one of (?:the|your|their) (?:large )?(?:veins|muscles)|"
            rf"(?<=given\x20)in {ARTICLE} (?:\w+ )?muscle))\b"
        ),
        (
            Example("The vaccine is injected into the upper arm muscle.", "influenza vaccine", ("intramuscular",)),
            Example("Insert one suppository into the back passage.", "mesalazine", ("rectal",)),
            Example("Inject it into your eye once a month.", "aflibercept", ("intravitreal",)),
            Example("It must not be injected into a small vein of the hand.", "promethazine"),
        ),
        (
            re.compile(
                r"\b(?:stents?|catheters?|port|balloon|dye|contrast|scope|pressure|blood flow|clots?|leak\w*)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "route.or",
        1,
        ROUTE,
        _GATE,
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
        "route.mouth",
        1,
        ROUTE,
        _GATE,
        pattern(
            rf"\b{GIVEN}\b[^.;:]{{0,60}}?\b(?P<object>(?:in|into|inside) {ARTICLE} (?:(?:child|baby|infant|patient)['’]s )?mouth)\b"
        ),
        (
            Example("Drops are squirted into the baby's mouth.", "rotavirus vaccine", ("oral",)),
            Example("Give the suspension straight into the child's mouth.", "amoxicillin", ("oral",)),
            Example("Put the inhaler in your mouth and breathe in.", "salbutamol"),
        ),
        (
            re.compile(
                r"\b(?:inhal\w*|breath\w*|spray\w*|rins\w*|sores?|ulcers?|nebuli\w+|puffs?|thermometer|dissolv\w*)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "route.drunk",
        1,
        ROUTE,
        _GATE,
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
        _GATE,
        pattern(
            r"(?:\b(?:apply|applied|stick|stuck|put|place|placed|wear|worn|change|changed) (?:[\w'’,-]+ ){0,5}?|"
            r"\b(?=patch(?:es)? (?:[\w-]+ ){0,2}(?:applied|stuck|put|placed|worn|changed|replaced)\b))(?P<object>patch(?:es)?)\b"
        ),
        (
            Example("Apply one patch every 72 hours.", "fentanyl", ("transdermal",)),
            Example("The patch is stuck to the belly or hip.", "oxybutynin", ("transdermal",)),
            Example("A red patch may appear on the skin.", "fentanyl"),
        ),
        (re.compile(r"\b(?:eye|nicotine)\b", re.IGNORECASE),),
    ),
    Rule(
        "route.absorbed",
        1,
        ROUTE,
        _GATE,
        pattern(r"\babsorbed (?:\w+ )?(?P<object>through the skin)\b"),
        (
            Example(
                "Once absorbed through the skin, testosterone replaces the hormone.", "testosterone", ("transdermal",)
            ),
            Example("The patch holds oestradiol, which is absorbed through the skin.", "estradiol", ("transdermal",)),
            Example("Little of it is absorbed through the skin.", "clobetasol"),
        ),
        (
            re.compile(
                r"\b(?:little|small|minimal\w*|amounts?|poorly|can|may|could|if|touch\w*|children|women|too much)\b",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "route.spread",
        1,
        ROUTE,
        _GATE,
        pattern(
            r"\b(?:rub|rubbed|massage|smooth|spread|dab|apply|applied) (?:[\w'’,–-]+ ){0,7}?(?P<object>cream|ointment|gel|lotion|foam)\b"
        ),
        (
            Example("Rub a little of the cream into the skin.", "hydrocortisone", ("topical",)),
            Example("Apply the gel once a day.", "adapalene", ("topical",)),
            Example("Apply the gel to the gums or insert it into the vagina.", "metronidazole"),
        ),
        (
            re.compile(
                r"\b(?:vagina\w*|rect\w+|anus|eyes?|eyelids?|nos\w+|nostrils?|gums?|teeth|mouth|ultrasound|sunscreen|moisturi[sz]er|"
                r"anesthetic|anaesthetic|numbing|lips)\b",
                re.IGNORECASE,
            ),
        ),
    ),
)
