"""What keeps the words of a route from saying how a page's drug is given.

A route may be denied, an animal's, that of a poison or of an infection, of another product, or of what is
given before or beside the drug: "an antibiotic may be given by mouth".
"""

from __future__ import annotations

import re

from medgraph.extraction.language import context
from medgraph.extraction.language.substance_words import HEADS
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.route.gates import OWN_GATE
from medgraph.extraction.route.naming import refined_route
from medgraph.extraction.route.words import ADJECTIVE
from medgraph.model import Scope, SectionType
from medgraph.patterns import Pattern, match, search, sub

_OTHER_MATTER = Pattern(
    r"\b(?:MRHD|recommended human dose|(?:see|refer to|consult) the prescribing information (?:for|of) (?!recommended|dos)|bioavailab\w+|half-life|absor(?:bed(?! (?:\w+ )?through the skin)|ption)|excret\w+|off the market|withdrawn|"
    r"no longer (?:available|marketed)|discontinued|"
    r"(?<!paracetamol )(?<!acetaminophen )(?<!opioid )overdos\w+|nothing by mouth|contraceptives?|methylene blue|"
    r"accident\w*|by mistake|if (?:\w+ )?swallow(?:ed)?|recreational\w*|street drug|heroin|snort\w*|case reports?|off-label|shelved|abandoned|(?:was|were|is|are|being) (?:once |only |also )?(?:tested|tried|developed|studied|investigated)|under (?:study|development|investigation)|"
    r"outside (?:of )?(?:this|the|our) (?:guidelines?|protocol|formulary|policy)|not (?:kept|stocked|held|on (?:the|our) formulary)|"
    r"unlicen[sc]ed|not (?:licen[sc]ed|authori[sz]ed)|(?:different|another) (?:product|medicine|drug|brand))\b",
    re.IGNORECASE,
)
# Those who cannot swallow get no tablets, but may well get a drip.
_NO_SWALLOWING = Pattern(r"\b(?:trouble|difficult\w*|problems?|unable|hard|painful)(?: \w+)? swallow\w*", re.IGNORECASE)
# Puffs of a spray that is not breathed in: "1 or 2 puffs under the tongue".
_PUFFED = Pattern(r"puffs?", re.IGNORECASE)
_NOT_BREATHED = Pattern(
    r"\bpuffs? (?:[\w-]+ ){0,3}?(?:under (?:the|your) tongue|in(?:to|side)? (?:each|the|your|one|either|both) (?:nostrils?|nose|ears?|cheeks?))\b",
    re.IGNORECASE,
)
# What these deny is a thing, not the route: "without bleeding, give …", "with or without food by mouth", "if you cannot swallow, …".
_WITHOUT = Pattern(
    r"\b(?:if|when|where) [^,;:]*,|\b(?:with or )?without (?:regard to )?\w+|\b(?:absence|lack) of \w+|\bno\b[^,;]*,",
    re.IGNORECASE,
)
_FROM = Pattern(
    r"\b(?:after|before|since) (?:the|a|any|your) (?:last|first|previous|next) \w*\s*$|\b(?:switch\w*|"
    r"convert\w*|transition\w*|chang\w*) from\b|\b(?:unlike|instead of|rather than)\b[^,]*$",
    re.IGNORECASE,
)
_DENIED = Pattern(
    r"\s+(?:up\s+)?by (?:an?|the|each|these|those|any|nearby|cancer|tumou?r|\w+ed)?\s*(?:[\w-]+\s)?(?:cells?|macrophages?|neurons?|phagocytes?|mother|carer|partner|pets?)\b|"
    r"[^.;,]{0,50}\b(?:(?:is|are|was|were) (?:also |generally )?(?:contraindicated|not|never|to be avoided|"
    r"discouraged|unsafe)|"
    r"(?:must|should|may|can)(?: not|not)|should be avoided|has not been|has been associated|(?:can|may) (?:cause|be fatal)|"
    r"has caused)\b|"
    r"[^.;]{0,60}\b(?:which|that|this) (?:is|are) (?:not (?:\w+ )?(?:recommended|approved|advised|feasible)|no longer)\b|"
    r"\s*(?:,[^.;]{0,140},)?\s*(?:it |they |this )?would(?: not| never| hardly|n['’]t)\b|"
    r"[^.;,]{0,30}(?:,\s*(?:it|they|the \w+))?\s+(?:has|have|is|are|had) (?:(?:very|almost|largely|quickly|rapidly|too|virtually|temporarily) )?"
    r"(?:little|no|minimal|poor|poorly|ineffective|inactive|inactivated|destroyed|broken down|digested|slow|not)\b",
    re.IGNORECASE,
)
# "until the patient can take | oral medication"; "X is an oral medication" is said of X.
_MEDICINES = Pattern(r"\s+(?:medications?|medicines?|drugs|agents|treatments?|therap(?:y|ies))\b", re.IGNORECASE)
_ONE = Pattern(r"\b(?:an?|the|this|as|is|first|only|new)\s+(?:[\w-]+\s+){0,2}$|^\W*$", re.IGNORECASE)
# How a poison or a germ gets in: "spreads by inhalation", "exposure through the skin".
_GETS_IN = Pattern(
    r"\b(?:spread\w*|transmi\w+|acquired|(?<!-)expos\w+|contracted|infected|caught|smok\w+|abus\w+|misus\w+|combined with)\b[^,;.:)\d]{0,40}$",
    re.IGNORECASE,
)
_IN_THE_BODY = Pattern(
    r"\b(?:port|catheter|mouthpiece|bleed\w*|lumps?|bruis\w*|rash|releas\w+|pump|clots?|thromb\w+|infections?|pressure|swelling|inflam\w+|"
    r"itch\w*|dryness)\b",
    re.IGNORECASE,
)
_SUBSTANCE = (
    r"(?:antihistamines?|(?:cortico)?steroids|antibiotics|fluids?|pain relievers|painkillers|antacids|"
    r"contrast|nutrition|food|numbing|an(?:a)?esthetics?|dilating|vaccines|anticoagulants|"
    r"laxatives|pre-?medications?|vitamins?|calcium|iron|saline|medicines|medications|other drugs|"
    r"supplements|sedation|oxygen|sugar|charcoal|electrolytes|potassium|magnesium|zinc|hydration|blood|plasma|opioids?|heroin)"
)
_OTHER_SUBSTANCE = Pattern(rf"\b{_SUBSTANCE}\b[^,;]{{0,60}}$", re.IGNORECASE)
# "Vitamin K 1 mg by mouth, or 5 mg into | a vein": what a clause begins with, it goes on with.
_BEGINS_WITH = Pattern(rf"\W*(?:(?:an?|some|oral|intravenous|inhaled)\s+)?{_SUBSTANCE}\b(?!-)", re.IGNORECASE)
# "Anything containing estrogen undoes it; that means pills and | vaginal creams"
_OF_PRODUCTS = Pattern(
    r"\b(?:anything|everything|products?|preparations?|medicines?|remedies|drugs?) (?:that (?:contains?|holds?)|containing|made with|with)\b[^.]*$",
    re.IGNORECASE,
)
_BEFOREHAND = Pattern(r"\b(?:pre-?medicat\w*|pre-?treatment|companions?|rescue|antidote)\b", re.IGNORECASE)


def reason_against(page: Page, passage: Passage, found: re.Match[str], drugs: tuple[str, ...]) -> str | None:
    """Return why the words of a route state no route of these drugs, or None if they do."""
    begin, end = found.span("object")
    before, after = passage.text[:begin], passage.text[end:]
    if context.negated(sub(_WITHOUT, "", before)) or match(_DENIED, after):
        return "negated"
    if context.scope(passage.text) is Scope.ANIMAL:
        return "animals"
    if _MEDICINES.match(after) and not _ONE.search(before):
        return "medicines in general"
    if (
        search(_OTHER_MATTER, passage.text)
        or search(_FROM, before)
        or _GETS_IN.search(before)
        or _IN_THE_BODY.search(found[0][-_NEAR:])
        or (_NO_SWALLOWING.search(passage.text) and refined_route(found["object"], passage.text, "") == "oral")
    ):
        return "another matter"
    if _PUFFED.fullmatch(found["object"]) and search(_NOT_BREATHED, page.monograph.view.text):
        return "not breathed in"
    return _reason_against_own(page, passage, before) if page.drug in drugs else None


_NEAR = 60
_USE_ONLY = Pattern(rf"\bfor (?:{ADJECTIVE}) use only\b", re.IGNORECASE)
# "FluMist is a live vaccine": a brand by its capitals.
_ANOTHER_PRODUCT = Pattern(r"\W*[A-Z][a-z]+[A-Z]\w+\s+(?:is|comes?|contains)\b")


def _is_of_another_product(page: Page, passage: Passage) -> bool:
    sentence = passage.quote.of(page.monograph.view.text)
    first = next(iter(page.names.mentions(sentence)), None)
    opens_with_own = first is not None and first[0] == page.drug and first[1].start < _OPENING
    return bool(_ANOTHER_PRODUCT.match(sentence)) and not opens_with_own


_OPENING = 4


def _reason_against_own(page: Page, passage: Passage, before: str) -> str | None:
    """Return why a route is not the own drug's: of a nameless substance, or of what is given beforehand."""
    if passage.topic not in OWN_GATE and not _USE_ONLY.search(passage.text):
        return "a section on other things"
    aside = passage.topic in (SectionType.QUESTIONS, SectionType.ALTERNATIVES)
    if aside and _is_of_another_product(page, passage):
        return "another product"
    named = page.names.named_in(before)
    if not named and (
        _OTHER_SUBSTANCE.search(before)
        or _BEGINS_WITH.match(before)
        or _OF_PRODUCTS.search(passage.section.view.text[passage.quote.start : passage.span.start] + before)
        or _is_of_group(page, before)
        or any(_BEFOREHAND.search(lead) for lead in passage.leads)
    ):
        return "another substance"
    return None


_GROUP = Pattern(rf"\b(?:{HEADS})\b(?P<behind>,? whether [^;:.]*|[^,;:.]{{0,60}})$", re.IGNORECASE)
# "the antibiotic", "it is a vaccine", "a statin": where the drug itself is meant.
_ITSELF = Pattern(
    r"\b(?:the|this|these|its|is an?|are|was an?|as an?|an?\s+\w+ly|other|like)\s+(?:[\w-]+\s+){0,3}$|(?:^|[.:;]\s)\W*$",
    re.IGNORECASE,
)
_IS_GIVEN = Pattern(r"\b(?:is|are|was|were|be|been|may|can|should|must|whether|an?)\b", re.IGNORECASE)


def _is_of_group(page: Page, before: str) -> bool:
    """Tell whether a group of other drugs is what is given: "an antibiotic may be given | by mouth"."""
    found = search(_GROUP, before)
    if found is None or found[0].split()[0].lower().rstrip("s") in page.drug:
        return False
    finite = _IS_GIVEN.search(found["behind"])
    return finite is not None and not (_ITSELF.search(before[: found.start()]) and before[: found.start()].strip())
