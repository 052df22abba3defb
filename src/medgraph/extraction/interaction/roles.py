"""Tell what part a substance plays in a sentence: a partner, a substitute, a remedy, or one that is denied.

"No problem with X" denies, "heparin in place of warfarin" replaces, "prednisone is the standard remedy"
helps: none of these is an interaction. "Tell your doctor about all your medicines" names nothing.
"""

from __future__ import annotations

import re

from medgraph.extraction.language.substances import Substance
from medgraph.extraction.page import Page

ALARM = re.compile(
    r"\b(?:avoid\w*|(?:should|must|do|may|can)(?: not|n['’]t| never)|never take|caution|risks?|increas\w+|"
    r"decreas\w+|reduc\w+|rais\w+|lowers|lowered|monitor\w*|contra-?indicat\w+|toxicity|dangerous|"
    r"bleeding|may occur|can occur|syndrome|causes?|provoke\w*|worsens?|less effective|weaken\w*|"
    r"potentiat\w*|enhanc\w+|adjust\w*|serious|(?:tell|inform|talk to) (?:your|the) (?:doctor|healthcare|"
    r"pharmacist))\b",
    re.IGNORECASE,
)

NONE_KNOWN = re.compile(
    r"\bno (?:[\w-]+ ){0,4}(?:drug |food )?interactions? (?:\w+ ){0,3}?(?:known|reported|identified|"
    r"expected|found|observed|described|established|anticipated|listed|documented)\b|"
    r"\bno (?:known|significant|relevant|important|major|clinically \w+|"
    r"specific)(?: [\w-]+){0,3} interactions?\b(?! stud)|\bnone (?:known|reported|identified|stated|"
    r"listed|expected)\b|^\W*(?:A\W+)?none\b\W*$|"
    r"\b(?:does|do) not (?:significantly |appear to |seem to )?interact with other\b|"
    r"\binteractions? (?:are|is) not (?:expected|known|anticipated)\b",
    re.IGNORECASE,
)

STUDIED = re.compile(
    r"\b(?:stud(?:y|ies)|trials?) (?:\w+ ){0,4}?(?:performed|done|conducted|carried out|available)\b|"
    r"\bnot been (?:studied|evaluated)\b",
    re.IGNORECASE,
)

DENIED = re.compile(
    r"\bno (?:[\w-]+ ){0,4}(?:interactions?|problems?|effects?|changes?|influence|impact|adjustments?|"
    r"relevance|difference|obstacle)\b|\bno (?:formal )?(?:drug )?interaction stud|"
    r"\binteractions?\b[^.;]{0,60}\b(?:not|never) (?:been )?(?:observed|seen|found|reported|known|expected|described|likely)\b|"
    r"\b(?:is|are|was|were) not (?:an? |any )?(?:problem|concern|issue|trouble|worry)\b|\bdisturbs? (?:neither|nothing)\b|\bnothing (?:happened|changes|changed)\b|"
    r"\b(?:did|does|do|is|are|was|were|has|have|can|could|may) ?(?:not|n['’]t) (?:\w+ ){0,3}?(?:affect|"
    r"alter|change|interact|influence|interfere|expected|modify|need|require)\w*\b|"
    r"\b(?:is|are) (?:fine|safe|allowed|no problem)\b|\bgoes ahead\b|\b(?:can|"
    r"may) (?:safely )?be (?:safely )?(?:used|taken|combined|given|co-?administered) (?:together|with|"
    r"safely|along|without)|"
    r"\b(?:can|may) (?:go on|continue|stay on|be continued)\b|\b(?:can|may) be (?:\w+ )?(?:given|taken|"
    r"used)\b(?! (?:only|at least|after|if|unless|\d))|\bas usual\b|"
    r"\bwithout (?:any )?(?:problems?|interactions?|dose adjustments?)\b|\bunaffected\b",
    re.IGNORECASE,
)

ALL_MEDICINES = re.compile(
    r"\b(?:all|any|any other|other|every|what|which)(?: of (?:the|your))?(?: other)? (?:prescription |"
    r"current |your )?(?:medicines?|medications?|drugs?|products?|supplements?|"
    r"prescriptions?)\b[^.]{0,60}?"
    r"\b(?:you (?:are|take|use|might|may|have)|including|taking|obtained|being taken)\b|\b(?:without a|"
    r"over[- ]the[- ]counter|non-?)\s?prescription\b|over[- ]the[- ]counter",
    re.IGNORECASE,
)

_REPLACED = re.compile(
    r"\b(?:use|using|used|have|receive|consider|considering|choose|prefer|given?|switch(?:ed)? to|"
    r"try)\b(?P<instead>[^.;]{2,80}?)(?=\b(?:instead of|in place of|rather than|and not)\b)|"
    r"\b(?:alternatives?|substitutes?)(?: such as| like| include| to consider)?\b(?P<other>[^.;]*)|"
    r"\b(?P<better>[\w-]+(?: [\w-]+)?) (?:is|are) (?:an |a |the )?(?:preferred|alternatives?)\b[^.;]*",
    re.IGNORECASE,
)

_COMPARED = re.compile(
    r"\b(?:unlike|in contrast (?:to|with)|as opposed to|compared (?:to|with)|similar to|"
    r"relative to)\s[^,.;]*",
    re.IGNORECASE,
)

# What is given for an effect of the drug, or not given at all, is no partner.
_REMEDY = re.compile(
    r"^[^.;]{2,80}\b(?:is|are) (?:the |an? )?(?:(?:standard|usual|best|common|first|right) )*(?:remedy|remedies|treatments?|antidotes?|"
    r"choice|help)\b[^.;]*|^[^.;]{2,60}\b(?:is|are) not (?:\w+ )?(?:taken|given|needed|used) (?:routinely|beforehand|as a rule)[^.;]*",
    re.IGNORECASE,
)

_FOR_WHAT = re.compile(
    r"\b(?:used to treat|to treat|used for|for the treatment of|treatments? for|medicines? for)\s[^,.;()]*",
    re.IGNORECASE,
)


def without_other_roles(text: str) -> str:
    """Blank what names a substance in another role: the substitute, the comparison, what a partner is for."""
    for role in (_REPLACED, _COMPARED, _REMEDY, _FOR_WHAT):
        text = role.sub(lambda found: " " * len(found[0]), text)
    return text


_BEFORE_NAMES = re.compile(
    r"\W*(?:(?:other|some|certain|many|most|several|taking|drinking|using|use|of|by|the|a|an|medicines?|drugs?|like|such as|so called|"
    r"moreover|also|both|even|strong|combined|together|concomitant|treatment|with)\W+)*",
    re.IGNORECASE,
)


def opens_with(text: str, named: list[Substance], start: int) -> bool:
    """Tell whether a slot begins with a substance: what acts on the drug's level is the sentence's subject."""
    opening = _BEFORE_NAMES.match(text)
    return bool(named) and opening is not None and named[0].span.start - start <= opening.end()


_IT = re.compile(
    r"\b(?:it|its|this (?:medicine|medication|drug|vaccine|treatment)|the (?:medicine|medication|drug|vaccine|tablets?|"
    r"injections?|capsules?))\b",
    re.IGNORECASE,
)


def speaks_of_drug(page: Page, text: str) -> bool:
    """Tell whether words speak of the page's drug, by a name or as "it"."""
    return bool(_IT.search(text)) or any(own in text.lower() for own in page.names.own)
