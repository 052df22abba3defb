"""The words that say how a drug is given, as patterns for the rules.

The wordings of the routes are in `data/lexicon/own/routes.tsv`, with their use: a way states a route by
itself ("by mouth"), an adjective before a form or an act ("oral tablets"), a place behind a verb of giving
("injected under the skin").
"""

from __future__ import annotations

import re

from medgraph import lexicon
from medgraph.patterns import Pattern


def _worded(*uses: str) -> str:
    """Return the alternatives of all wordings with one of these uses, the longest first."""
    surfaces = [surface for surface, _, _, use in lexicon.rows("own/routes.tsv") if use in uses]
    return "|".join(re.escape(s).replace(r"\ ", " ") for s in sorted(surfaces, key=lambda s: (-len(s), s)))


WAY, PLACE, ADJECTIVE, VERB = _worded("way"), _worded("place"), _worded("adjective"), _worded("verb")
FORM = (
    r"(?:infusions?|injections?|administration|use|route|doses?|dosing|dosage|tablets?|capsules?|caplets?|"
    r"solutions?|suspensions?|powders?|granules|"
    r"syrups?|drops|liquids?|film|sprays?|gel|creams?|ointments?|lotions?|foam|patch(?:es)?|suppositor(?:y|"
    r"ies)|inserts?|rings?|implants?|bolus|push|"
    r"drip|aerosol|inhalers?|form|formulations?|delivery|concentrate|emulsion|medicines?|medications?|"
    r"lozenges?|system|catheter|line|cannula|maintenance)"
)
KIND_OF_FORM = (
    r"(?:(?:[\w-]*(?:coated|release|dissolving|disintegrating|filled)|liquid|chewable|bolus|slow|single|"
    r"continuous|weekly|daily|depot|dry|metered[- ]dose|"
    r"short|prolonged|maintenance|loading|soft|hard|solution for)\s+)*"
)
MORE = rf"(?:\s*\([^)]{{1,20}}\))?(?:\s*(?:,|/|and/or|or|and)\s*(?:{ADJECTIVE})(?:\s*\([^)]{{1,20}}\))?)*"
GIVEN = (
    r"(?:shots?|jabs?|giv(?:e|es|en|ing)|administer(?:ed|s|ing)?|administration|inject(?:s|ed|ing|ions?)?|infus(?:e|es|"
    r"ed|ing|ions?)|deliver(?:s|ed|ing)?|"
    r"appl(?:y|ies|ied|ying)|insert(?:s|ed|ing)?|squirt(?:s|ed|ing)?|press(?:es|ed|ing)?|massag(?:e|es|ed|ing)|put|plac(?:e|es|ed|ing)|instil(?:l|ls|led|ling)?|drops?|"
    r"sprays?(?:ed)?|rub(?:s|bed)?|us(?:e|ed|ing)|"
    r"tak(?:e|es|en|ing)|inhal(?:e|es|ed|ing)|breath(?:e|ed)|goes|runs?|\d+ ?(?:mg|mcg|micrograms?|g|mL|"
    r"units?|IU))"
)
UNIT = r"(?:\d[\d.,]*\s*(?:to|-|–)\s*)?\d[\d.,]*\s*(?:mg|mcg|µg|micrograms?|grams?|g|mL|units?|IU|mEq|mmol)(?:/kg|/m2|/m²)?"
ANY_WORDING = Pattern(rf"\b(?:{WAY}|{PLACE}|{ADJECTIVE}|{VERB})\b", re.IGNORECASE)

ARTICLE = r"(?:the|an?|your|their|his|her|each|one|both|either)"

SUPPLIED_FORM = (
    r"(?:(?:tablet|capsule|caplet)s?(?! (?:for|of) (?:the )?(?:vagin|rect))|syrup|eye (?:drops?|ointment|gel)|ear drops?|nasal (?:spray|drops?)|nose (?:spray|drops)|suppositor(?:y|ies)|"
    r"inhalers?|(?:skin )?patch(?:es)?|(?<!eye\s)(?<!nasal\s)(?<!nose\s)(?:cream|ointment|lotion))"
)
"""Forms that a drug comes in and that say by themselves how it is given: tablets are swallowed."""
