"""Tell what can be the name of an effect, and cut a name out of the words around it.

The lexicon decides: "severe symptomatic hypoglycemia" ends in a name that it knows, and the words before may belong to it; in "the plain
tablets diarrhea" they may not, nor in "severe hypoglycemia struck" the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from medgraph.extraction.adverse_effect.sites import LOCAL
from medgraph.extraction.language.anatomy import place_end
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.mentions import find_known, is_change, is_known_name
from medgraph.extraction.language.phrases import is_name, term
from medgraph.lexicon import compose
from medgraph.model import Span
from medgraph.patterns import Pattern, match, search, sub

_TRIMMINGS = Pattern(
    r"^(?:(?:mild|moderate|severe|serious|fatal|transient|temporary|persistent|acute|chronic|worsening|new|sudden|brief|raised|local|occasional|idiopathic|general(?:i[sz]ed)?|bluish|racing|low|high|superficial|systemic)\s+)+",
    re.IGNORECASE,
)


def bare_name(name: str) -> str:
    """Return a name without the words on how bad or how long it is.

    >>> bare_name("severe chronic diarrhea")
    'diarrhea'
    """
    return sub(_TRIMMINGS, "", name)


def is_known(item: Item) -> bool:
    """Tell whether the lexicon knows a member, by its name without trimmings or by its gloss."""
    name = term(item.text)
    told = any(is_known_name(wording) or is_change(wording) for wording in _wordings(item))
    return told or is_placed(name) or any(words.fullmatch(bare_name(name)) for words in (_AT_SITE, _ORGAN_HARM))


@lru_cache(maxsize=32768)
def is_placed(name: str) -> bool:
    """Tell whether a name is a sign and the place of the body where it sits.

    >>> is_placed("swelling in the mouth"), is_placed("swelling in children")
    (True, False)
    >>> is_placed("swelling of the hands, ankles or feet")
    True
    """
    found = match(_SIGN_AT, name)
    end = place_end(name, found.end()) if found else None
    while end is not None and (joint := _JOINT.match(name, end)):
        end = place_end(name, joint.end())
    return end == len(name)


_JOINT = Pattern(r",? (?:and|or) |, ")
_AT_SITE = Pattern(
    rf"(?:injection|infusion|application|administration|implant(?:ation)?|vaccination|catheter) site (?:[a-z]+ )?{LOCAL}",
    re.IGNORECASE,
)

_SIGN_AT = Pattern(
    r"(?:(?:severe|unusual|mild|bad|sharp|sudden) )?(?:pains?|aches?|swelling|bleeding|h(?:a)?emorrhage|redness|blisters?|blistering|sores|ulcers?|spots|itching|numbness|tingling|weakness|stiffness|cramps?|spasms?|infections?|inflammation|irritation|"
    r"dryness|peeling|yellowing|dark(?:e)?ning|discolou?ration|rash|lumps?|blood|protein|sugar|changes?|disturbances?|loss|problems|burning|pressure|tightness|erosion|damage) (?:of|in|on|around|inside|into|under|behind|from|to|with)(?= )",
    re.IGNORECASE,
)


_ORGAN_HARM = Pattern(
    r"(?:pulmonary|lung|hepatic|liver|renal|kidney|cardiac|heart|cardiovascular|neurologic(?:al)?|nerve|ocular|eye|retinal|h(?:a)?ematologic(?:al)?|bone marrow|gastrointestinal|muscle|brain|embryo-?fetal|f(?:o)?etal|gonadal|bladder|"
    r"vestibular|auditory|thyroid|pancreatic|vascular|tissue|joint|tendon|bone|cartilage|skin) (?:toxicity|damage|injur(?:y|ies)|harm)|"
    r"(?:thrombotic|thromboembolic|embolic|isch(?:a)?emic|cardiovascular|cerebrovascular|bleeding|h(?:a)?emorrhagic|arrhythmic) events?|gallbladder (?:disease|problems)",
    re.IGNORECASE,
)
_HARM = Pattern(
    r"\b(?:\w+(?:toxicity|itis|osis|penia|a?emia|pathy|lysis)|addiction|suppression|failure|malignanc(?:y|ies)|infections?|syndrome|depression|reactivation|perforations?|ideation|necrosis)$",
    re.IGNORECASE,
)


def is_harm(name: str) -> bool:
    """Tell whether a name that stands where effects are named is made of known words, or by its last word a harm.

    >>> is_harm("immune-mediated colitis"), is_harm("nerve damage"), is_harm("loading dose")
    (True, True, False)
    """
    bare = term(name)
    return bool(search(_HARM, bare) or _ORGAN_HARM.fullmatch(bare)) or compose(bare) is not None


@lru_cache(maxsize=32768)
def knows(name: str) -> bool:
    """Tell whether a wording names an effect by itself: a condition that the lexicon knows, or a change of something measured.

    >>> knows("joint pain"), knows("joint"), knows("decreases in platelets")
    (True, False, True)
    """
    bare = term(name)
    return is_known_name(bare) or is_change(bare)


def _wordings(item: Item) -> Iterator[str]:
    name = term(item.text)
    yield from (name, bare_name(name))
    yield from (
        last.of(name) for last in find_known(name)[-1:] if last.end == len(name) and _modifies(name[: last.start])
    )
    if standing := search(_ON_STANDING, name):
        yield name[: standing.start()]
    if item.gloss:
        yield term(item.gloss)


_ON_STANDING = Pattern(r" (?:on|upon|when|while|after) (?:standing(?: up)?|getting up|rising|sitting up)$")


def _modifies(before: str) -> bool:
    """Tell whether the words before a known name may belong to it: "severe symptomatic", not "the plain tablets"."""
    words = before.split()
    return len(words) <= _MODIFIERS and not any(_PLURAL.search(word) for word in words)


_MODIFIERS = 2


_NO_NAME = Pattern(
    r"[\"“”@=]|www|\b\w+(?:ed|s) (?:the|an?)\b|\brisks? of\b|\d{3}|\b(?:subjects?|boys?|girls?|participants|volunteers|comparators?|placebo|fda|medwatch|regimens?|tables?|figures?|see ?warnings?)\b|"
    r"^(?:your?|its|their|we|they|he|she|it|i|come|look|looks|got|gets?|worse|monitor|discontinue|interrupt|withhold|allow|measure|avoid|use|do|administer|consider|reduce the|give|stop|take|evaluate|assess|advise|obtain|check|ensure|call|drink|eat|rest|keep|wash|wear|try|start|apply|watch|count|ring|phone|lie|lay|stay|tell|report|weigh|see|"
    r"blow|bang|bump|knock|potential|lack of inter\w+|effects? on|pre-?existing|drug interactions?|preparation|administration errors?|one|two|three|four|five|six|seven|eight|nine|ten|older|relative|onset|number|overall|select(?:ed)?|key|other|another|either|neither|main|part|various)\b(?! (?:dysfunction|limb))|\bwhat\b|\b(?:ones?|together)$",
    re.IGNORECASE,
)
_LONE = Pattern(
    r"^\w+(?:ed|ing|ly|ent|ant|ible|able|ive|ic|ous|shown)$|^(?:shown|given|taken|whether|build|use|mild|overall|probably|primary|elsewhere|seen?\w*)$",
    re.IGNORECASE,
)


def may_name(text: str, *, words: int, in_list: bool = False) -> bool:
    """Tell whether a wording that the lexicon does not know may name an effect; in a sentence, no lone participle or adjective.

    >>> may_name("ligament sprain", words=7), may_name("consistent", words=7), may_name("teething", words=7, in_list=True)
    (True, False, True)
    >>> may_name("another sign of allergy", words=7), may_name("flare of an old one", words=7)
    (False, False)
    """
    return (
        len(text) > 2
        and is_name(text, words=words)
        and not _NO_NAME.search(text)
        and (in_list or not search(_LONE, text))
    )


_PLURAL = Pattern(r"(?<![siu])s$|^the$", re.IGNORECASE)


def without_prelude(item: Item) -> Item:
    """Cut "the plain tablets diarrhea" to the name that the lexicon knows, unless what goes before may belong to it."""
    if is_known(item):
        return item
    last = find_known(item.text)[-1:]
    before = item.text[: last[0].start].split() if last and last[0].end == len(item.text) else []
    if not any(_PLURAL.search(word) for word in before):
        return item
    return replace(
        item, text=last[0].of(item.text), span=Span(item.span.end - (last[0].end - last[0].start), item.span.end)
    )


def without_verb(item: Item, *, before_figure: bool) -> Item:
    """Cut "severe hypoglycemia struck" before a number, "anemia builds slowly" anywhere, to the name that the lexicon knows.

    >>> from medgraph.model import Span
    >>> [without_verb(Item(t, Span(0, len(t))), before_figure=False).text for t in ("anemia builds slowly", "kidney stone basket")]
    ['anemia', 'kidney stone basket']
    """
    first = find_known(item.text)[:1]
    if is_known(item) or not first or not _modifies(item.text[: first[0].start]):
        return item
    name, behind = item.text[: first[0].end], item.text[first[0].end :]
    bare = bare_name(name) == first[0].of(item.text)
    if not (bare and _ends_at(name, behind)) and not (before_figure and len(behind.split()) <= 1):
        return item
    return replace(item, text=name, span=Span(item.span.start, item.span.end - len(behind)))


def _ends_at(name: str, behind: str) -> bool:
    """Tell whether a name is at its end: an adverb or a participle follows, a verb that agrees with it, or any word behind a plural."""
    if search(_NO_EFFECT, behind):
        return False
    agreeing = _AFTER_PLURAL if search(_PLURAL, name) else _AFTER_SINGULAR
    return bool(search(_ADVERB, behind) or search(agreeing, behind))


# What rules the drug out, or tells of less.
_NO_EFFECT = Pattern(
    r"\b(?:equal\w*|(?:ex|pre)clude[sd]?|forbids?|rules?|untreated|themselves|actually|fell|falls|fewer|less\w*|declin\w+ed)\b"
)
_ADVERB = Pattern(r"^\s(?!early|likely|deadly|elderly|daily|weekly|only|family)[a-z]{3,}(?:ly|ed)\b")
_AFTER_SINGULAR = Pattern(
    r"^\s(?!drugs|medicines|medications|tablets|tests|products|inhibitors|rates|levels|scores|signs|symptoms|risks)[a-z]{2,}(?:[^siu]s|[aeiou]ses)\b"
)
_AFTER_PLURAL = Pattern(r"^\s[a-z]{3,}\b")
