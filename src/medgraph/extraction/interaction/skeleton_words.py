"""The words of skeletons of interactions: § stands for substances, ¤ for the drug; what these do to each other, and harms."""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

SOME, DRUG = "§", "¤"

P = rf"(?P<object>{SOME})"
IT = rf"(?:{DRUG}|it|its)"
UP = (
    r"(?:increas\w+|rais\w+|boosts?|doubles?|triples?|push(?:es)?(?: up)?|drives?(?: up)?|heightens?|strengthens?|enhances?|potentiates?|prolongs?|"
    r"intensif\w+|adds? to|magnif\w+|amplif\w+)"
)
DOWN = (
    r"(?:reduc\w+|lower\w*|decreas\w+|weakens?|blunts?|blocks?|slows?(?: down)?|speeds? up|hinders?|cuts?|halves?|diminish\w*|"
    r"delays?|impairs?|prevents?|binds?(?: to)?|sticks? to|undoes|counteracts?|oppos\w+|cancels?(?: out)?|gets? in the way of|limits?|inhibits?|works? against|displaces?|drops?|stops?|antagoni[sz]es?|negates?|revers(?:e|es)|abolish(?:es)?|defeats?)"
)
SHIFT = r"(?:affects?|alters?|changes?|influences?|interferes? with|upsets?)"
ACT = rf"(?:{UP}|{DOWN}|{SHIFT})(?: (?:or|and) (?:{UP}|{DOWN}|{SHIFT}))?"
LEVEL = (
    r"(?:(?:\w+ )?levels?|concentrations?|exposure|effects?|effectiveness|efficacy|activity|action|breakdown|clearance|absorption|elimination|"
    r"excretion|metabolism|removal|response|uptake|amounts?|relief|protection|benefits?|treatment|being absorbed|working|how|the way)"
)
MAY = r"(?:,? (?:can|may|could|might|will|would|also|both|all|each|sharply|strongly|slightly|often|sometimes|greatly|significantly|either))*"
MUST = r",? (?:can|may|could|might|will|tend to)(?: (?:also|further|sharply|greatly|significantly|dangerously|both|all|quickly))*"
ALONG = rf"(?: among them| included)?,?(?: in (?:large|high|big) (?:amounts?|doses?|quantities))?(?: within (?:the )?(?:last |past )?\S+ \w+)?(?:,? (?:(?:when|if|is|are|used|taken|given|combined|added|together|along|concomitantly|alongside|with|at the same time|on top|as well)\b(?: (?:of it|of|in combination|at the same time|with|to|as|alongside|{DRUG}))*))?,?"
HARM = (
    r"(?:drows\w+|sleep\w*|sedat\w+|dizz\w+|bleed\w*|bruis\w+|risks?|chances?|likelihood|side[- ]effects?|toxicity|blood pressure|blood sugar|hypo\w+|hyper\w+|serotonin|"
    r"syndrome|kidneys?|liver|stomach|more likely|worse|ulcers?|dangerous\w*|breathing|heart r(?:ate|hythm)|QT\w*|reactions?|potassium|pressure|damage|harm|problems?|seizures?|infections?|strain|burden|acidosis|dehydrat\w*|drying|thrombosis|clots?|rhabdomyolysis|bleeds?|falls?)"
)
LEAD = r"(?:^|, (?:and|but|while|whereas|so) |[:;] )\W*(?:(?:taking|using|drinking|eating|combining|mixing|adding|having|also|and|but|in addition|besides|similarly|likewise|however|even|for example|remember that|note that|be aware that|because|since|as|so)\b,? ?)*"
ROLE = Pattern(
    r"\b(?:pre-?medicat\w+|rescue|antidote|reversed? (?:with|by)|withdrawal|dependence|abuse|rubbing|"
    r"wipes?|swabs?|history of|allerg\w+|instead|in rats|in mice|placebo|like other|as other|same class)\b",
    re.IGNORECASE,
)
NOT = r"(?:(?:must|should|can|may|do|does|is|are) ?(?:not|n['’]t|never)|cannot|can['’]t|never|must never|best not|better not|not)"
