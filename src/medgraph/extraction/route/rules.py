"""The ways in which pages say how a drug is given, as a table of rules; the words in it are told in `words`."""

from __future__ import annotations

import re

from medgraph.extraction.route.gates import GATE, ROUTE
from medgraph.extraction.route.lay_rules import LAY_RULES
from medgraph.extraction.route.words import ADJECTIVE, FORM, GIVEN, KIND_OF_FORM, MORE, PLACE, UNIT, VERB, WAY
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.patterns import Pattern

RULES = (
    Rule(
        "route.way",
        1,
        ROUTE,
        GATE,
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
        GATE,
        pattern(rf"\b{GIVEN}\b(?! (?:the|a|your) needle)[^.;:]{{0,90}}?\b(?P<object>{PLACE})\b"),
        (
            Example("Adalimumab is injected under the skin.", "adalimumab", ("subcutaneous",)),
            Example("Apply tacrolimus to the skin twice daily.", "tacrolimus", ("topical",)),
            Example("Some centers place a port under the skin.", "viltolarsen"),
            Example("Put the needle fully into the skin.", "filgrastim"),
        ),
    ),
    Rule(
        "route.form",
        2,
        ROUTE,
        GATE,
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
        GATE,
        pattern(
            rf"(?:\b(?:(?:given|administered|injected|infused|delivered|taken)(?: \w+)?|{UNIT}) |"
            r"(?<=IM\x20or\x20)|(?<=IV\x20or\x20)|(?<=SC\x20or\x20)|(?:^|[;:.,]\x20)(?=\w\w:?\x20\d)(?!\w\w\x20\d{5}))(?P<object>IV|"
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
        4,
        ROUTE,
        GATE,
        pattern(
            rf"\b(?P<object>{VERB})\b(?=(?:[^\w\s]|\s+(?:once|twice|with|through|by|using|via|daily|weekly|monthly|every|"
            rf"in|into|whole|preferably|straight|right|as|the|your|his|her|their|this|these|both|all|after|before|during|without|it|them|each|one|two|from|at|on|to|powder|solution)\b|$))"
        ),
        (
            Example("Swallow the tablets whole.", "metformin", ("oral",)),
            Example("Swallow your capsules after a meal.", "itraconazole", ("oral",)),
            Example("Dornase alfa is inhaled once daily.", "dornase alfa", ("inhalation",)),
            Example("Inhaled corticosteroids may go on.", "adalimumab"),
        ),
    ),
    Rule(
        "route.taken",
        2,
        ROUTE,
        GATE,
        pattern(
            r"(?:\b(?:takes?|taken|taking|chew|chewed) [^.;:]{0,60}?(?<![\w-])|^\W*as an? (?=[^.;:]{3,60}\b(?:\d|once|twice|daily))|\b(?:one|two|the|"
            r"\d) (?:[\w.-]+ ){0,3}(?=\w+ [^.;:]{0,50}\btaken\b))"
            r"(?P<object>(?:tablet|capsule|caplet|pill)s?)\b"
        ),
        (
            Example("Take one tablet daily.", "warfarin", ("oral",)),
            Example("As a tablet or liquid, 20 mg once a day.", "tamoxifen", ("oral",)),
            Example("As a tablet it is hard to beat.", "tamoxifen"),
            Example("Two capsules are taken; take the capsules with food.", "gabapentin", ("oral",)),
            Example("Take the patch off before you take a bath.", "fentanyl"),
        ),
        (
            Pattern(
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
        GATE,
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
        GATE,
        pattern(
            r"(?:\b(?:is|are) (?:also )?(?:an?|the)|,(?: an?)?) (?:[\w-]+ly |(?:first|second|third|only|new|newer|newest|latest|oldest|modern) )*(?P<object>oral|orally|"
            r"inhaled|topical|intravenous|subcutaneous|intranasal)(?:,| active| available)? "
            r"(?=[a-z])(?!fluids?\b|hydration|saline|lipids?\b|access|contrast|antibiotics)"
        ),
        (
            Example("Warfarin is an oral anticoagulant.", "warfarin", ("oral",)),
            Example("Vericiguat is the first oral stimulator of its enzyme.", "vericiguat", ("oral",)),
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
        GATE,
        pattern(
            r"(?:\b(?:as|by|through|via) (?:an?|the) (?:[\w-]+ ){0,2}|\bin an? (?:[\w-]+ ){0,1}(?=drip\b)|\b(?:\d+|one|two|four) |"
            r"\b(?:shake|prime|use|using) (?:the|your|a) )(?P<object>drip|puffs?|inhalations?|inhaler|nebuli[sz]er)\b"
        ),
        (
            Example("Rituximab is given as a slow drip.", "rituximab", ("intravenous",)),
            Example("It is 300 mg in a drip every four weeks.", "natalizumab", ("intravenous",)),
            Example("Take two puffs of salbutamol when needed.", "salbutamol", ("inhalation",)),
            Example("Puffy eyes and a post-nasal drip may occur.", "salbutamol"),
        ),
        (Pattern(r"\b(?:rescue|reliever|other|quick-relief)\b", re.IGNORECASE),),
    ),
    *LAY_RULES,
)
