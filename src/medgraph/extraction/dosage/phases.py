"""The words around an amount that say which part of a treatment it belongs to: its beginning, its rise, what stays."""

from __future__ import annotations

import re

from medgraph.extraction.dosage.cues import Role
from medgraph.extraction.language.phrases import blanked
from medgraph.patterns import Pattern, finditer, sub

_THAT_DAY = r"(?:the )?(?:day|week|month|cycle|year) \w+"
FROM_ON = rf"from {_THAT_DAY} on"
"""From when on a dose stays: "from week 8 on"."""
_PHASES = {
    "loading": Pattern(
        r"\b(?:loading|induction|digitali[sz](?:ing|ation)|(?:in|over|during|for)? ?(?:the )?first (?:24|48) hours)\b|\bloaded with\b|\bload(?: of)?\s*$",
        re.IGNORECASE,
    ),
    "initial": Pattern(
        r"\b(?:initial(?:ly)?|start(?:ing|s|ed)?(?! on day)|beg(?:in(?:s|ning)?|an|un)(?! on day)|open with|"
        r"first (?:dose|injection|infusion|tablet|week|month)|opening dose|lead-in|starter|at first|"
        r"at the (?:start|beginning|outset)|initiat(?:e[sd]?|ing|ion)|commenc\w+|(?:will|is) first (?:prescribe|give)n?)\b",
        re.IGNORECASE,
    ),
    "maintenance": Pattern(
        r"\b(?:maint(?:enance|ain(?:ed|ing)?)|long-term dose|continuation (?:phase|dose)|settles? (?:at|on)|"
        r"(?:stay|remain)(?:s|ing)? (?:at|on)|"
        rf"{FROM_ON}|"
        r"(?:target|goal) (?:dose )?(?:of|is)|aim(?:s|ing)? (?:for|at)|usual range|"
        r"(?:most|many|some) (?:people|patients|adults|children|of us|of them)? ?(?:end up|settle|stay|need|do well)|to (?:stay well|carry on|keep (?:well|it up|things steady))|continu(?:e|ed|es|ing) (?:with|at|on)|subsequent (?:doses?|infusions?|injections?)|"
        r"once (?:things|symptoms|control|the (?:disease|symptoms|pain|skin|thyroid)|your (?:symptoms|skin|disease)) (?:has|have|is|are) (?:been )?(?:settled|stabili[sz]ed|stable|steady|controlled|under control|better|improved|achieved|established)|"
        r"(?:day|week|month) \d+ (?:and )?(?:thereafter|onwards?|and (?:after|beyond|later))|"
        r"(?:full|target|final|goal) (?:daily |weekly |maintenance )?dos(?:e|age))\b",
        re.IGNORECASE,
    ),
    "titration": Pattern(
        r"\b(?:titration (?:phase|dose|week)|dose titration)\b|"
        r"\b(?:increas|rais|titrat|escalat|doubl|step(?:s|ped)? up|g(?:o|oes|oing) up|mov(?:e|es|ed) up)\w*\b[^.;,]{0,40}\bto\s*$|\b(?:may|might|can|could|will|then|later|next) (?:then |later |also )?(?:go|move|step|climb)(?: on)? to\s*$|"
        r"\b(?:adjust|titrat)\w*(?:\s[^.;,]{0,40}\b(?:to|between|within|range|range of|dose))?\s*$",
        re.IGNORECASE,
    ),
}
_PHASES_BEHIND = {
    "loading": Pattern(r"\b(?:as (?:a|the) load(?:ing)?|loading dose)\b", re.IGNORECASE),
    "initial": Pattern(
        r"^[^,;.]{0,60}?\b(?:initially|at first|is (?:a|the) (?:common|usual|typical) start|to (?:begin|start)(?: with)?|as (?:a|"
        r"the) (?:initial|starting)|is (?:the|a) (?:usual |common |typical )?(?:initial|starting|opening)|"
        r"(?:is )?where (?:\w+ ){1,3}(?:starts?|begins?)|for the first (?:[\w-]+ )?(?:days?|weeks?|months?|doses?|cycles?)|"
        r"on the first day(?=,? (?:then|followed))|in the (?:beginning|first (?:week|month))|(?:initial|starting|start|opening)(?: dose)?(?=\)))\b",
        re.IGNORECASE,
    ),
    "maintenance": Pattern(
        r"\b(?:as (?:a )?maintenance|for maintenance|maintenance (?:dose|therapy|"
        r"treatment))\b",
        re.IGNORECASE,
    ),
}
_NOT_A_PHASE = Pattern(
    r"\b(?:after|following|before|prior to|since|complet\w+)\s+(?:the |your |(?:the )?\w+ )?(?:loading|"
    r"initial|start\w*|maintenance|first)\b|"
    r"\b(?:before|when|after|prior to|until|since) (?:start|begin|initiat)\w*|\brestart\w*|"
    r"\bstart\w* (?:from|on) (?:week|day|month)|\bnot start\b|"
    r"\b(?:no|without|than|of|decreas\w+|reduc\w+|increas\w+|lower\w*|doubl\w+|halv\w+|rais\w+)"
    r"(?: (?:a|an|any|the|your|this))?(?: (?:iv|intravenous|oral))? (?:loading|initial|starting|maintenance) (?:dos(?:e|es|age|ing)|phase|regimen|period)\b"
    r"(?! (?:of [\w-]+ )?to\b)|"
    r"\bloading or\b|\bor loading\b|\bmaintenance (?:treatment|therapy) (?:of|in|for)\b|\bfirst-line maintenance\b|"
    r"\bcontinu\w+ (?:with|at|on) (?:a|the) (?:reduced|lower|decreased)\b|\bfirst (?:dose )?reduction\b|"
    r"\b(?:achieved|responded|response|remission|control)\b[^.;]{0,40}\b(?:with|to|after) induction (?:treatment|therapy)\b",
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


def only_phase(heading: str) -> str | None:
    """Return the phase that a heading names, None where it names two.

    >>> only_phase("Loading dose"), only_phase("Initiation and Maintenance of Therapy"), only_phase("After that")
    ('loading', None, 'maintenance')
    """
    if _REDUCED.search(heading):
        return None
    if _THEREAFTER.match(heading) or _FROM_THEN.fullmatch(heading):
        return "maintenance"
    if _AT_FIRST.fullmatch(heading):
        return "initial"
    heading = _ADJUSTED.sub(blanked, heading)
    named = {phase for phase, _ in _named(heading, _PHASES)}
    return phase_of(heading, "", Role.DOSE) if len(named) < 2 else None


# "2.3 Dosage Adjustments": no step of a titration.
_THEREAFTER = Pattern(
    r"\W*(?:after that|thereafter|from then on|afterwards|from there on|then(?=\W*$)|"
    rf"{FROM_ON})\b",
    re.IGNORECASE,
)
# "From week 9:", "First 7 days:": labels that say no more than when.
_FROM_THEN = Pattern(rf"\W*(?:from|after) {_THAT_DAY}(?: (?:on|onwards?))?\W*", re.IGNORECASE)
_AT_FIRST = Pattern(
    r"\W*(?:(?:for|in|during|over) )?(?:the |your )?first (?:[\w-]+ )?(?:days?|weeks?|months?|cycles?)\W*",
    re.IGNORECASE,
)
_REDUCED = Pattern(r"\b(?:reductions?|lowering|steps? down|de-escalation)\b", re.IGNORECASE)
_ADJUSTED = Pattern(r"\b(?:dos(?:e|age|ing) )?adjust(?:ments?|ed)\b", re.IGNORECASE)


def _named(text: str, phases: dict[str, Pattern]) -> list[tuple[str, re.Match[str]]]:
    text = sub(_NOT_A_PHASE, blanked, text)
    found = ((phase, list(finditer(pattern, text))) for phase, pattern in phases.items())
    return [(phase, matches[-1]) for phase, matches in found if matches]
