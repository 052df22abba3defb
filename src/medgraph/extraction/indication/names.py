"""Say what a condition in a slot is called: the page's wording without its status, long forms for abbreviations.

"KIT-positive gastrointestinal stromal tumor" is a gastrointestinal stromal tumor, "newly diagnosed CML" chronic myeloid leukemia; what the
lexicon does not know must at least be able to be a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from medgraph.extraction.language.lists import Item
from medgraph.extraction.language.mentions import find_known, is_measured
from medgraph.extraction.language.phrases import is_name, term, trim
from medgraph.lexicon import clinical_label, clinical_term, find_condition

_STATUS = re.compile(
    r"^(?:(?:newly[ -]diagnosed|previously (?:un)?treated|untreated|relapsed|relapsing|refractory|recurrent|unresectable|inoperable|metastatic|non-?metastatic|locally advanced|advanced|active|inactive|severe|moderate|mild|moderately|severely|"
    r"to severe|to moderate|or|and|chronic[ -]phase|accelerated[ -]phase|confirmed|symptomatic|frequent|occasional|uncontrolled|poorly controlled|established|clinically significant|treatment-resistant|[\w-]*\+|[\w-]+-(?:positive|negative|mutated|mutant|driven)|"
    r"adult|pa?ediatric|childhood|difficult-to-treat|long-standing)[ -]*[ ,]\s*)+",
    re.IGNORECASE,
)
# What may follow "for the treatment of" and is no condition by itself.
_NO_CONDITION = re.compile(
    r"^(?:rare|genetic|inherited|hereditary|serious|chronic|progressive|autoimmune|medical|common|life-threatening|neuromuscular|underlying|different|certain) (?:disease|disorder|condition|illness)s?$|"
    r"^(?:(?:conditions?|diseases?|disorders?|symptoms?|patients?|use|uses|indications?|illness(?:es)?|cases?|life|quality of life|function|levels?|progression|survival|effects?|risk|outcomes?|"
    r"muscle (?:function|strength)|activity|growth|health|problems?|types?|forms?|long-term|short-term|oral|stages?|mutations?|options?|death|first|second|third|line|same|different|similar|genetic subset|"
    r"diet|exercise|surgery|drugs?|medicines?|medications?|doses?|tablets?|injections?|infusions?|steroids?|women|men|class|group|family|response|long|though|regular method|immediate|list|growing list|severe|moderate|mild|"
    r"mental health|post-exposure|pre-exposure|weight|pregnancy|sex|skipping|exons?|gene|boy|girl|alone|monotherapy|chemotherapy|blast crisis)\b\s*)++$|^.*\b(?:dose|tablet|capsule|mg|approval|trial|testing|ingredient|alternative|version|brand|inhibitor|blocker|steroid|drug|medicine|medication|agent|product|chemotherapy|radiotherapy|state)s?$|^.*\b(?:list|number|variety|range|subset|production|severity|levels?|amount) of\b.*",
    re.IGNORECASE,
)


# What a drug may be for without being a disease.
_PURPOSES = frozenset({"contraception", "emergency contraception", "oral contraception", "birth control", "smoking cessation", "sedation", "general anesthesia", "local anesthesia",
                       "general anaesthesia", "local anaesthesia", "weight management", "organ rejection"})  # fmt: skip


def name_of_condition(item: Item, abbreviations: Mapping[str, str], *, trusted: bool) -> str | None:
    """Return what a condition is called, None if it is none; `trusted` ones need not be known to the lexicon."""
    if item.text.lower() in _PURPOSES:
        return item.text.lower()
    wording = _OF.sub("", " ".join(trim(item.text).split()))
    bare = _STATUS.sub("", wording + " ").strip()
    for candidate in dict.fromkeys((wording, bare)):
        known = _known(candidate, abbreviations)
        if known and not _NO_CONDITION.match(candidate) and not is_measured(candidate):
            return clinical_term(known, term(item.gloss) if item.gloss and " " in item.gloss else _lower(item.gloss))
    name = term(bare)
    sound = is_name(name) and re.search(r"[a-z]{4}", name) and not is_measured(name) and not _NO_CONDITION.match(name)
    core = _core(bare)
    if core:
        return name if sound and not core.isupper() else _known(core, abbreviations)
    return name if trusted and sound and not _NO_NOUN.search(name) else None


_OF = re.compile(r"^(?:of|the|in)\s+|\s+of$")
_NO_NOUN = re.compile(r"^\S+(?:ic|al|ar|ary|ive|ed|ing|ly|able)$|\b(?:phase|crisis)$")


def _lower(gloss: str | None) -> str | None:
    return term(gloss) if gloss and gloss.islower() else None


def _known(wording: str, abbreviations: Mapping[str, str]) -> str | None:
    """Return the name under which the lexicon knows a wording, an abbreviation spelled out."""
    if wording in abbreviations:
        return term(abbreviations[wording])
    found = find_condition(wording, disease_first=True)
    if found and re.fullmatch(r"[A-Z][A-Za-z0-9]{1,6}", wording) and sum(c.isupper() for c in wording) > 1:
        return clinical_label(found[0])
    return term(wording) if found or find_condition(term(wording), disease_first=True) else None


def _core(wording: str) -> str | None:
    """Return the name that the lexicon knows at the end of a wording: "KIT-positive gastrointestinal stromal tumor"."""
    last = find_known(wording)[-1:]
    return (
        last[0].of(wording)
        if last and last[0].end == len(wording) and not _NO_CONDITION.match(last[0].of(wording))
        else None
    )
