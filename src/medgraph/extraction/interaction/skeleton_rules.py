"""The skeletons by which clauses tell of an interaction, as a table: § stands for substances, ¤ for the drug."""

from __future__ import annotations

from medgraph.extraction.interaction.skeleton_words import (
    ACT,
    ALONG,
    DOWN,
    DRUG,
    HARM,
    IT,
    LEAD,
    LEVEL,
    MAY,
    MUST,
    ROLE,
    SOME,
    UP,
    P,
)
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.model import Relation, SectionType

SAFETY = frozenset(
    {
        SectionType.WARNINGS,
        SectionType.BOXED_WARNING,
        SectionType.QUESTIONS,
        SectionType.PATIENT_INFORMATION,
        SectionType.OTHER,
        SectionType.MONITORING,
        SectionType.CONTRAINDICATIONS,
    }
)
TOLD = SAFETY | {SectionType.DOSAGE, SectionType.POPULATIONS}
RULES = (
    Rule(
        "interaction.acts_on",
        1,
        Relation.INTERACTS_WITH,
        TOLD,
        pattern(
            rf"{LEAD}{P}(?:,? (?:is|are) an? [^.;:]{{1,50}}? (?:and|that|which|so it))?{ALONG}{MAY} {ACT} (?:(?:the|your|blood|plasma|serum|a bit|somewhat) )*(?:{DRUG}|(?:them|it)\b|(?:[^.;:{SOME}]{{0,40}} )?{LEVEL}\b|(?:(?:CYP|UGT|P-)[\w-]+|(?:liver )?enzymes?)\b[^.;:{SOME}]{{0,60}}{DRUG})|"
            rf"{LEAD}(?P<gone>{SOME}){MAY} (?:drains?|wash(?:es)?|flush(?:es)?|sweeps?|carr(?:y|ies)|takes?|clears?|pulls?|pushes|drags?) (?:{DRUG}|it) (?:away|out|off|down|up)\b"
        ),
        (
            Example(
                "Quinidine and verapamil all raise digoxin.",
                "digoxin",
                ("quinidine", "verapamil"),
                SectionType.WARNINGS,
            ),
            Example(
                "Colestipol and antacids cut absorption.",
                "levothyroxine",
                ("colestipol", "antacid"),
                SectionType.WARNINGS,
            ),
            Example(
                "Some antifungals, ketoconazole among them, push up its level.",
                "upadacitinib",
                ("antifungal", "ketoconazole"),
                SectionType.WARNINGS,
            ),
            Example("Rifampin takes it out.", "apixaban", ("rifampin",), SectionType.WARNINGS),
            Example("Smoking takes theophylline out of the body.", "theophylline", ("smoking",), SectionType.WARNINGS),
            Example("Exercise can raise the level of sugar.", "levothyroxine", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.makes_it",
        1,
        Relation.INTERACTS_WITH,
        TOLD,
        pattern(
            rf"{LEAD}{P}{ALONG}{MAY} (?:makes?|made|renders?|lets?) (?:(?:{IT}|its \w+|the \w+) (?:less|more|too|un|in|work|stop|fail)|[^.;:]{{0,40}}\b(?:build up|(?:blood|level)s? too \w+|clot|stop working))|"
            rf"{LEAD}(?P<named>{SOME}){MAY} (?:does|do|has|have) (?:so|the opposite|the same|the reverse)|^\W*{IT}{MAY} (?:makes?|made|renders?) (?P<made>{SOME}) (?:less|more|too|un|in|work|fail)|"
            rf"{LEAD}(?P<foe>{SOME}){MAY} (?:makes?|made|renders?) {SOME} (?:less|more) (?:effective|potent|toxic|reliable)"
        ),
        (
            Example("Rifampin can make it less effective.", "apixaban", ("rifampin",), SectionType.WARNINGS),
            Example("Alcohol does the opposite.", "clozapine", ("alcohol",), SectionType.WARNINGS),
            Example("Practice can make it less painful.", "clozapine", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.adds_harm",
        1,
        Relation.INTERACTS_WITH,
        TOLD - {SectionType.CONTRAINDICATIONS},
        pattern(
            rf"{LEAD}{P}{ALONG}(?:(?:{MUST})? (?!\w+ed\b)(?:{UP}|worsens?|makes?|further (?:increase|raise|lower)s?|irritates?|strains?|harms?|increases?)|{MUST} (?:{DOWN}|cause|lead to|trigger|result in|bring on|provoke)) [^.;:{SOME}]{{0,60}}?\b{HARM}|"
            rf"{LEAD}(?P<named>{SOME}) (?:taken|used|given|combined|when|together|along|within)\b[^.;:]{{0,60}}?{MUST} (?:{UP}|{DOWN}|cause|lead to|trigger|result in|bring on|provoke|be)\b|"
            rf"\b(?:risk|chance|danger|likelihood)s?\b[^.;:{SOME}]{{0,60}}\b(?:goes up|rises|increases?|increased|higher|greater|grows|more) (?:with|by|from) (?P<riskier>{SOME})|"
            rf"(?:{DRUG} and (?P<both>{SOME})|(?P<pair>{SOME}) and {DRUG})\b[^.;]{{0,60}}\b(?:together|both|combination|combined)\b[^.;]{{0,60}}\b{HARM}"
        ),
        (
            Example(
                "Sedatives and alcohol can add to the drowsiness.",
                "cetirizine",
                ("sedative", "alcohol"),
                SectionType.WARNINGS,
            ),
            Example(
                "Ibuprofen and aspirin make bleeding more likely.",
                "apixaban",
                ("ibuprofen", "aspirin"),
                SectionType.WARNINGS,
            ),
            Example("Long journeys may make bleeding more likely.", "apixaban", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.acted_on",
        1,
        Relation.INTERACTS_WITH,
        TOLD - {SectionType.MONITORING},
        pattern(
            rf"(?:^|, |: |\b(?:and|but|also|so) )\W*{IT}{MAY} {ACT} (?:(?:the|your|blood|plasma|serum|body|[a-z-]+(?= (?:activity|effects?|action|efficacy) of\b)|absorbs?|handles?|breaks down|clears?|processes|{LEVEL}|of|to|how|way|well|much|quickly|fast|fully) )*{P}(?: {LEVEL}| is\b| are\b| works?\b|[,:]|\W*$)|"
            rf"\b(?:lower|reduce|adjust|change|cut|raise|increase)s? (?:your|the) doses? of (?P<dosed>{SOME})|\b(?:{LEVEL}|doses?) of (?P<named>{SOME}){MAY} (?:rises?|falls?|go(?:es)? (?:up|down)|increases?|decreases?|drops?|climbs?|change|be |need)|"
            rf"\bdoses? of (?P<limited>{SOME}) (?:should|must|has to|have to|needs? to|is|are)(?: not)? (?:be )?(?:\w+ )?(?:limited|reduced|halved|lowered|cut|kept|capped|adjusted|raised|exceed|go (?:above|over|beyond))\b|"
            rf", (?:and|but|nor) (?:that of )?(?P<gapped>{SOME}) to (?=\d|no more than|at most|a maximum)|"
            rf"{LEAD}(?:your )?(?P<cut>{SOME}) (?:doses?|dosage) (?:must|should|has to|have to|needs? to|may need to|is|are) (?:be )?(?:\w+ )?(?:cut|reduced|lowered|halved|adjusted|raised|changed)\b|"
            rf"(?:^|, )\W*(?P<slowed>{SOME}){MUST} be (?:absorbed|taken up)(?= (?:more|less|not|poorly|later|slower))|\b(?:slowly|less(?: well)?|quickly|faster|poorly|later)\b[^.;:{SOME}]{{0,100}} (?P<among>{SOME}),? among them\b|"
            rf"\b(?P<begun>{SOME}) (?:must|should|has to|have to) be (?:started|given|taken) at (?:half|a lower|a reduced|a smaller|a quarter)\b|"
            rf"{LEAD}(?:your )?(?P<shifted>{SOME})(?: (?:levels?|doses?|dosage|concentrations?))?{MUST} (?:rise|fall|go (?:up|down)|increase\b|decrease\b|drop|climb|change\b|need|work (?:less|too|more)|be less|not work|have to)"
        ),
        (
            Example(
                "It can raise the levels of theophylline and caffeine.",
                "ciprofloxacin",
                ("theophylline", "caffeine"),
                SectionType.WARNINGS,
            ),
            Example(
                "The dose of atorvastatin should not exceed 40 mg a day, and digoxin to 125 mg.",
                "verapamil",
                ("atorvastatin", "digoxin"),
                SectionType.QUESTIONS,
            ),
            Example("The dose of warfarin must be halved.", "amiodarone", ("warfarin",), SectionType.WARNINGS),
            Example("The dose of amiodarone must be halved.", "amiodarone", (), SectionType.WARNINGS),
            Example("Lithium levels can climb too.", "metronidazole", ("lithium",), SectionType.WARNINGS),
            Example(
                "Tablets that you swallow can be absorbed more slowly, warfarin among them.",
                "exenatide",
                ("oral medication", "warfarin"),
                SectionType.WARNINGS,
            ),
            Example("Levels of sugar can climb.", "metronidazole", (), SectionType.WARNINGS),
        ),
        (ROLE,),
    ),
    Rule(
        "interaction.worse_with",
        1,
        Relation.INTERACTS_WITH,
        frozenset({SectionType.ADVERSE_REACTIONS, SectionType.WARNINGS}),
        pattern(
            rf"\b(?:mainly|especially|particularly|chiefly|mostly|more (?:often|likely|common|frequent)|higher)\b[^.;:{SOME}]{{0,40}}\b(?:combined|used|taken|given|together) with {P}|"
            rf"\b(?:mainly|especially|particularly|chiefly|mostly|more (?:often|likely|common|frequent)|higher)\b[^.;:{SOME}]{{0,40}}\b(?:if|when) you(?: (?:also|are))* (?:take|taking|use|using) (?P<named>{SOME})"
        ),
        (
            Example(
                "Hypoglycemia, mainly when used with insulin.",
                "liraglutide",
                ("insulin",),
                SectionType.ADVERSE_REACTIONS,
            ),
            Example(
                "Bleeding, especially if you also take aspirin.",
                "sertraline",
                ("aspirin",),
                SectionType.ADVERSE_REACTIONS,
            ),
            Example(
                "Neutropenia occurred when it was used with docetaxel.", "sertraline", (), SectionType.ADVERSE_REACTIONS
            ),
        ),
        (ROLE,),
    ),
)
