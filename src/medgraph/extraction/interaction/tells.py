"""Tell whether a sentence about another substance says that the two do something to each other.

A list of names under "Interactions" is one of partners, and needs no more. A sentence there also tells of those who are given beside the drug for
other reasons: a partner in treatment, premedication, a rescue, a diluent, what patients of a trial took as well. So a sentence must
name something that happens or is to be done: a level, an effect, a danger, a change of dose, hours apart, a warning.
"""

from __future__ import annotations

import re

from medgraph.extraction.interaction.roles import ALARM
from medgraph.extraction.language.entries import is_fragment
from medgraph.patterns import Pattern, search

_HAPPENS = Pattern(
    r"\b(?:levels?|concentrations?|exposure|absor\w+|clearance|metaboli\w+|break(?:s|ing)? down|breakdown|effects?|efficacy|dos(?:es?|age|ing)|amounts?|INR|responses?|respond\w*|activity|action|power|toxic\w*|half-life|plasma|AUC|"
    r"add(?:s|ed|ing)? (?:up|to)|additive|strengthen\w*|weak\w*|strong\w*|boost\w*|blocks?|blocked|blocking|push\w*|climb\w*|drift\w*|interfer\w*|interact\w*|prevents?|keeps? (?:it|\w+ )?from|hinder\w*|hid(?:e|es|ing)|mask\w*|binds?|binding|wash\w*|"
    r"driv(?:e|es) |speed\w*|slow\w*|doubl\w+|tripl\w+|half|halve\w*|shorten\w*|prolong\w*|upset|irritat\w*|strain|harm\w*|damag\w*|danger\w*|fatal\w*|deadly|lethal|wors\w*|ris(?:e|es|ing)|fall|drop\w*|go(?:es)? up|(?:go|come|bring)(?:es|s)? (?:\w+ )?down|build(?:s|ing)? up|"
    r"counteract\w*|cancel\w*|oppos\w*|antagoni[sz](?:e|es|ed|ing)|inhibit(?:s|ed|ing|ion)?|induc(?:e|es|ed|ing|tion)|impair\w*|alter\w*|affect\w*|influenc\w*|chang\w*|lower\w*|higher|lessen\w*|blunt\w*|disturb\w*|destroy\w*|inactivat\w*|cloudy|precipitat\w*|"
    r"call(?:s|ed)? for|wait\w*|gap|apart|separat\w*|spac(?:e|ed|ing)|hours?|minutes|days|weeks|watch\w*|check\w*|care|careful\w*|caution\w*|limit\w*|out\b|left alone|keep within|stop\w*|skip\w*|go easy|"
    r"among (?:them|these)|includ\w+|examples?|(?:do|does|did|has|have) the same|the same (?:holds|applies|is true)|opposite|likewise|same goes|(?:so|neither|nor) (?:can|may|do|does|must|should)|too|either way|not|never|no longer|n['’]t|nor|drows\w*|sleep\w*|sedat(?:ion|ed|ing)|"
    r"faster|slower|quicker|longer|shorter|harder|sooner|less well|(?:in|out of|leaves?) the body|in the (?:way|same (?:league|boat|group))|against (?:it|each other)|"
    r"hypo\w+|hyper\w+|sugar|pressure|rhythm|clots?|bleed\w*|substrates?|fails?|unreliable|(?:keep|stay|stays|lay|hands) off|(?:tell|ask|talk to|speak to|check with) (?:us|me|your|the|a|my)|poison\w*|problem\w*|trouble\w*|unsafe|unpleasant|special|needs?|require\w*|means?|works? (?:less|better|more|faster|longer))\b",
    re.IGNORECASE,
)


# Verbs of those who are given beside the drug: a sentence with one of them is no list of names.
_BESIDE = Pattern(
    r"\b(?:took|consist\w*|helps?|helped|rescue[sd]?|receiv\w+|protects?|treats?|treated|replac\w+|serve[sd]?|began|begins?|dissolv\w+|forms?|stands?|stood)\b",
    re.IGNORECASE,
)


# "In the studies many patients also took statins": who took them, even as an item of a list.
_TAKEN = Pattern(
    r"\b(?:patients|people|participants|subjects|volunteers|women|men|children|those)\b[^.;]{0,40}\b(?:took|received|had|used|stayed on|were (?:taking|given|on|also on))\b",
    re.IGNORECASE,
)


def tells_interaction(text: str, *, item: bool) -> bool:
    """Tell whether a clause that names substances makes them partners of the drug: as a mere list of names, or by what it says.

    >>> tells_interaction("Ketoconazole raises its level.", item=False), tells_interaction("Lithium, digoxin", item=True)
    (True, True)
    >>> tells_interaction("It is often combined with ipilimumab.", item=False)
    False
    """
    beside = _TAKEN if item else _BESIDE
    lists = is_fragment(text, item=item) and search(beside, re.sub(r"\([^()]*\)", " ", text)) is None
    return lists or search(ALARM, text) is not None or search(_HAPPENS, text) is not None
