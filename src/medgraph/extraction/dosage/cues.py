"""The words around an amount that say what it is: a first dose, a step, a ceiling, or no dose at all.

Also who a dose is for and how it is given, as far as the clause says it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from medgraph.patterns import may_match


class Role(StrEnum):
    """What an amount is to a regimen."""

    DOSE = "dose"
    STEP = "step"
    CEILING = "ceiling"
    NONE = "no dose"


_FILLER = (
    r"(?:\s+(?:a|an|the|of|is|be|to|at|for|total|about|single|daily|weekly|dose|dosage|recommended|"
    r"usual|adult|maximum|in|was|:|doses))*\s*[:(]?\s*$"
)
_CEILING_BEFORE = re.compile(
    rf"(?:\bnot exceed [\w-]+|\bmax(?:imum|imal)?\b\.?(?:[^.;,(]{{0,60}}?)|\b(?:not|"
    rf"never) (?:to )?exceed(?:ing)?\b|\b(?:no|not|never|nor) (?:be )?(?:more|higher|greater) than|"
    rf"\b(?:no|not|never) (?:go )?(?:above|over|beyond)|"
    rf"\b(?:nobody|no ?one|none)\b[^.;,]{{0,20}}\b(?:above|over|more than)|"
    rf"\bno (?:dose|infusion|injection) (?:may|should|must|can|is to) exceed|\bat most\b|"
    rf"\b(?:must|should|has to) (?:stay|remain|be|be kept) (?:at or )?(?:below|under)|"
    rf"\bceiling\b[^.;,]{{0,40}}|\b(?:upper )?limit\b[^.;,]{{0,20}}|\b(?:limited|capped|"
    rf"restricted) (?:to|at)|(?<!\bgo )(?<!\bgoing )(?<!\bgoes )\bup to\b|"
    rf"\b(?:should|must|may|can)\s?not exceed|\bdo(?:es)? not (?:exceed|take more than|use more than|"
    rf"give more than)|\bexceed(?:ing)?\b(?<=not exceed)|\bhighest (?:recommended )?(?:dose|"
    rf"dosage)\b){_FILLER}",
    re.IGNORECASE,
)
_NO_SINGLE = re.compile(r"\bno (?:single|individual|one) (?:dose|injection)[^.;,]{0,20}exceed\s*$", re.IGNORECASE)
_CEILING_BEHIND = re.compile(
    r"^[\s,(]*(?:(?:/|per|a|each) ?(?:day|dose|"
    r"week))?[\s,(]*(?:daily )?\b(?:max(?:imum)?\b(?!\.?(?: dose)?(?: of)?\s*$|\.? ?\d|\.?:|"
    r"\.| of| dose of)|at most\b(?! (?:once|twice|every|\w+ times))|"
    r"as (?:the|an?) (?:upper limit|ceiling|limit|cap|maximum|top dose)|is the (?:maximum|ceiling|limit|highest|"
    r"most)|or less\b)",
    re.IGNORECASE,
)
_STEP_BEFORE = re.compile(
    r"(?:\b(?:increas|rais|titrat|adjust|escalat|up-?titrat|adapt|chang)\w*\b[^.;]{0,60}?\b(?:by|"
    r"in (?:steps|increments) of|increments of|steps of|of)(?: (?:a|an|another|about|up to|further|"
    r"increments of|steps of))*|"
    r"\b(?:go|goes|going|went|stepped|moved?) up (?:[^.;]{0,20})?by|\b(?:add|adding|added|"
    r"adds)(?: (?:another|a further|an additional))?|\bincrements? of|\bsteps? of|\bincreases? of|\bin)\s*$",
    re.IGNORECASE,
)
_STEP_BEHIND = re.compile(r"^[-\s]*(?:\w+ )?(?:increments?|steps?)\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:reduc|decreas|lower|taper|cut|withdraw)\w*\b[^.;]{0,40}?\b(?:by|in (?:steps|decrements) of|"
    r"decrements of|steps of)(?: (?:a|an|about))*\s*$",
    re.IGNORECASE,
)
_THRESHOLD = re.compile(
    r"(?:\b(?:above|below|over|under|beyond|more than|less than|greater than|fewer than|at least|"
    r"exceed(?:s|ed|ing)?|higher than|lower than|"
    r"(?<!benefit )from|than|instead of|drop(?:s|ped)? to|(?:equal|equivalent|correspond\w*) to|equals|nearest|"
    r"(?:previously|already|currently|if|when|those|people|anyone|adults|children|patients) "
    r"(?:you are |they are |currently )?(?:taking|receiving|using|on)|receiving \w+|after reaching|"
    r"who (?:already |currently )?(?:takes?|uses?|receives?|gets?|(?:is|are) on))|"
    r"(?:^|[.;:(] ?)total:?|[<>≥≤=])(?: (?:an?|the|total|daily|dose|dosage|of|about))*\s*$",
    re.IGNORECASE,
)
_THRESHOLD_BEHIND = re.compile(
    r"^\s*(?:(?:/|per|a) ?day\s*)?(?:or (?:more|higher|greater|above|lower|"
    r"over)|and (?:above|over|higher))\b|^\s+(?:has|have|is|was|did) not\b|^[^,;.()]{0,40}\b(?:is|are) (?:\w+ )?(?:(?:equal|equivalent|comparable|similar) to|as (?:strong|potent|effective) as)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def role_of(before: str, behind: str) -> Role:
    """Tell what the words up to the amounts before and behind make of an amount.

    >>> role_of("up to a maximum of ", " BID").value, role_of("may be increased by ", " per dose").value
    ('ceiling', 'step')
    >>> role_of("doses above ", " a day").value, role_of("the dose is ", " once daily").value
    ('no dose', 'dose')
    """
    if _CEILING_BEFORE.search(before) or _NO_SINGLE.search(before) or _CEILING_BEHIND.search(behind):
        return Role.CEILING
    if _LESS.search(before) or _THRESHOLD.search(before) or _THRESHOLD_BEHIND.search(behind):
        return Role.NONE
    if _STEP_BEHIND.search(behind) or (_STEP_BEFORE.search(before) and not re.search(r"\bin\s*$", before)):
        return Role.STEP
    return Role.DOSE


_PHASES = {
    "loading": re.compile(r"\b(?:loading|induction)\b", re.IGNORECASE),
    "initial": re.compile(
        r"\b(?:initial(?:ly)?|start(?:ing|s|ed)?(?! on day)|begin(?:s|ning)?(?! on day)|open with|"
        r"first (?:dose|injection|infusion|tablet|week|month)|opening dose|lead-in|starter|at first|"
        r"at the (?:start|beginning|outset)|initiat(?:e[sd]?|ing|ion)|commenc\w+|(?:will|is) first (?:prescribe|give)n?)\b",
        re.IGNORECASE,
    ),
    "maintenance": re.compile(
        r"\b(?:maint(?:enance|ain(?:ed|ing)?)|long-term dose|continuation (?:phase|dose)|settles? (?:at|on)|"
        r"stay(?:s|ing)? (?:at|on))\b",
        re.IGNORECASE,
    ),
    "titration": re.compile(
        r"\b(?:titration (?:phase|dose|week)|dose titration)\b|\b(?:increas|rais|titrat|adjust|escalat)\w*\b[^.;,]{0,40}\b(?:to|between)\s*$",
        re.IGNORECASE,
    ),
}
_PHASES_BEHIND = {
    "loading": re.compile(r"\b(?:as (?:a|the) loading|loading dose)\b", re.IGNORECASE),
    "initial": re.compile(
        r"^[^,;.]{0,60}?\b(?:initially|at first|is (?:a|the) (?:common|usual|typical) start|to (?:begin|start)(?: with)?|as (?:a|"
        r"the) (?:initial|starting)|is (?:the|a) (?:usual |common |typical )?(?:initial|starting|opening)|"
        r"(?:is )?where (?:\w+ ){1,3}(?:starts?|begins?)|for the first (?:day|week|month|dose)|"
        r"in the (?:beginning|first (?:week|month))|(?:initial|starting|start|opening)(?: dose)?(?=\)))\b",
        re.IGNORECASE,
    ),
    "maintenance": re.compile(
        r"\b(?:as (?:a )?maintenance|for maintenance|maintenance (?:dose|therapy|"
        r"treatment))\b",
        re.IGNORECASE,
    ),
}
_NOT_A_PHASE = re.compile(
    r"\b(?:after|following|before|prior to|since|complet\w+)\s+(?:the |your |(?:the )?\w+ )?(?:loading|"
    r"initial|start\w*|maintenance|first)\b|"
    r"\b(?:before|when|after|prior to|until|since) (?:start|begin|initiat)\w*|\brestart\w*|"
    r"\bstart\w* (?:from|on) (?:week|day|month)|\bnot start\b",
    re.IGNORECASE,
)


def phase_of(before: str, behind: str, role: Role) -> str | None:
    """Return the phase that the words around an amount name, the nearest before it first.

    >>> phase_of("The initial dose is typically ", " twice daily", Role.DOSE)
    'initial'
    """
    if role is not Role.DOSE:
        return "titration" if role is Role.STEP else None
    named = [(found.start(), phase) for phase, found in _named(before, _PHASES)]
    if named:
        return max(named)[1]
    return next((phase for phase, _ in _named(behind, _PHASES_BEHIND)), None)


def _named(text: str, phases: dict[str, re.Pattern[str]]) -> list[tuple[str, re.Match[str]]]:
    text = _NOT_A_PHASE.sub(lambda found: " " * len(found[0]), text)
    found = ((phase, list(pattern.finditer(text))) for phase, pattern in phases.items())
    return [(phase, matches[-1]) for phase, matches in found if matches]


_ROUTES = {
    "intravenous": r"intravenous(?:ly)?|\biv\b|i\.v\.|into (?:a|the|your) veins?|by vein",
    "subcutaneous": r"subcutaneous(?:ly)?|\bsubq\b|\bsc\b|\bsq\b|s\.c\.|under (?:the|your) skin",
    "intramuscular": r"intramuscular(?:ly)?|\bim\b|i\.m\.|into (?:a|the|your) muscle",
    "intrathecal": r"intrathecal(?:ly)?",
    "intravitreal": r"intravitreal(?:ly)?",
    "subretinal": r"subretinal(?:ly)?",
    "intradermal": r"intradermal(?:ly)?",
    "oral": r"oral(?:ly)?\b|by mouth|\bpo\b|p\.o\.|swallow(?:ed)?",
    "sublingual": r"sublingual(?:ly)?|under (?:the|your) tongue",
    "buccal": r"\bbuccal(?:ly)?",
    "inhalation": r"inhal(?:ation|ations|ed|e)\b|nebuli[sz]ed",
    "nasal": r"intranasal(?:ly)?|\bnasal(?:ly)?|(?:each|one) nostril",
    "rectal": r"\brectal(?:ly)?",
    "vaginal": r"(?:intra)?vaginal(?:ly)?",
    "ophthalmic": r"ophthalmic|(?:in|into) (?:the|each|your) (?:\w+ )?eyes?\b|conjunctival sac",
    "otic": r"(?:in|into) (?:the|each|your) (?:\w+ )?ears?\b",
    "transdermal": r"transdermal(?:ly)?",
    "topical": r"\btopical(?:ly)?|(?:to|on) the (?:affected|skin)",
}
# In lower case and without IGNORECASE: five times as fast.
_ROUTE = re.compile(
    "(?<![a-z])(?:" + "|".join(f"(?P<{route}>{words})" for route, words in _ROUTES.items()) + ")(?![a-z])"
)


def read_route(text: str) -> str | None:
    """Return the first route that a text names, in one word.

    >>> read_route("30 mg/kg administered intravenously (IV)"), read_route("5 mg daily")
    ('intravenous', None)
    """
    found = _ROUTE.search(text.lower()) if may_match(_ROUTE, text) else None
    return found.lastgroup if found else None


_AGE = (
    r"\d+(?:\.\d+)?(?: (?:months?|years?|weeks?|kg))?(?: ?(?:to|-|–|to under|to less than|and|"
    r"years? to|months? to) ?(?:under |less than )?\d+)? ?(?:months?|years?|weeks?|kg)"
)
_PEOPLE = (
    r"(?:(?:healthy|older|younger|adult|pa?ediatric|elderly|geriatric|adolescent|premature|preterm|frail) )*"
    r"(?:adults?|children|child|infants?|neonates?|newborns?|adolescents?|teenagers?|toddlers?|"
    r"patients?|elderly|women|men|boys|girls|people)"
)
_POPULATION = re.compile(
    rf"\b(?=[\dacefhimnopstwybgv])(?:(?P<people>{_PEOPLE}(?:(?:,| and| or|"
    rf", and) {_PEOPLE})*(?: (?:aged|age|ages|from|of|under|over|below|weighing|who weigh)?\s*(?:from |"
    rf"at least |less than |more than |under |over |≥ ?|> ?|< ?)?{_AGE}(?: of age)?"
    rf"(?: (?:and|or) (?:older|over|above|more|younger|under))?)?)|(?P<age>(?:from |"
    rf"aged )?{_AGE}(?: of age)? (?:and|or) (?:older|over|above|more|younger|under)|"
    rf"^(?:from )?{_AGE}(?= ?[:(])|(?:weight|weigh\w*) (?:of )?(?:below|under|over|above|at least|"
    rf"less than|more than)? ?\d+ kg(?: or (?:more|less))?|(?:below|from|under|above|"
    rf"over) \d+ kg(?: to (?:under |less than )?\d+ kg)?))",
    re.IGNORECASE,
)
_NOBODY = frozenset({"patient", "patients", "people"})


def read_population(text: str) -> str | None:
    """Return whom a dose is for, as the text says it.

    >>> read_population("for both adults and children with DMD")
    'adults and children'
    >>> read_population("in children aged 2 years and older")
    'children aged 2 years and older'
    """
    for found in _POPULATION.finditer(text):
        if found[0].lower() not in _NOBODY:
            return " ".join(found[0].split())
    return None


def population_near(before: str, behind: str) -> str | None:
    """Return whom an amount is for by the words next to it: right behind it, else the last before it.

    >>> population_near("25 mg below 7 kg, ", " from 7 kg to under 14 kg, ")
    'from 7 kg to under 14 kg'
    """
    found = _POPULATION.match(behind.lstrip(" ("))
    if found and found[0].lower() not in _NOBODY:
        return " ".join(found[0].split())
    named = [m[0] for m in _POPULATION.finditer(before) if m[0].lower() not in _NOBODY]
    return " ".join(named[-1].split()) if named else None
