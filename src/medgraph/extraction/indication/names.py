"""Say what the conditions of a chunk are called: the page's wording without its status, long forms for abbreviations.

"KIT-positive gastrointestinal stromal tumor" is a gastrointestinal stromal tumor, "newly diagnosed CML" chronic myeloid leukemia; "epithelial
ovarian, fallopian tube or primary peritoneal cancer" are three cancers, "recurrent or advanced endometrial cancer" is one. What the lexicon does
not know must end as names of conditions do, or stand where only a condition can stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from medgraph.extraction.indication.uses import is_use
from medgraph.extraction.indication.words import NO_CONDITION, STATUS
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.lists import read_items
from medgraph.extraction.language.medical import ends_as_condition, is_general
from medgraph.extraction.language.mentions import find_known, is_measured
from medgraph.extraction.language.phrases import is_name, term, trim
from medgraph.extraction.language.short_forms import SHORT_FORMS
from medgraph.lexicon import clinical_label, clinical_term, find_condition
from medgraph.model import Span


class Member(NamedTuple):
    """A condition named in a chunk: its name, where it stands, all that the page says of it, how bad it must be."""

    name: str
    span: Span
    wording: str
    severity: str | None = None


_SEVERITY = re.compile(
    r"(?<![\w-])(?:mild|moderate|severe|moderately|severely)(?:ly)?(?:-?\s*(?:to|or|and|-|–)\s*(?:moderate|severe|severely|moderately))?(?![\w])",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"^(?:(?:[\w-]+\s+){0,3}?(?:types?|kinds?|forms?|cases?|signs?|symptoms?|episodes?|attacks?|bouts?|flares?|flare-ups?|exacerbations?|progression|worsening|re-?occurrences?|recurrences?|relapses?|onset|development|spread|severity|consequences|presence|"
    r"treatment|stages?|degrees?|variants?|subtypes?|manifestations?|history|diagnosis|pain|degree|number|frequency|return|course|risk|burden) (?:\([^()]*\) )?of\s+(?:the\s+|an?\s+)?|needs? for\s+){1,2}",
    re.IGNORECASE,
)
_SPELLS = re.compile(
    r"\s+(?:attacks?|flares?|flare-ups?|exacerbations?|episodes?|symptoms?|relapses?|crisis|crises|progression|recurrence|control|relief|prophylaxis|prevention|treatment|management|pain)$",
    re.IGNORECASE,
)


def name_members(
    text: str, span: Span, abbreviations: Mapping[str, str], *, trusted: bool = False, anything: bool = False
) -> list[Member]:
    """Return the conditions of a chunk; a `trusted` one need not be known to the lexicon, a single one may be called `anything`.

    >>> [m.name for m in name_members("recurrent or advanced endometrial cancer, CML or anything", Span(0, 57), {})]
    ['endometrial cancer', 'chronic myeloid leukemia']
    """
    items = list(_share_heads(_of_disease(_items(text, span), abbreviations)))
    alone = anything and len(items) == 1
    named = list(_named_in_turn(text, items, abbreviations, trusted=trusted, alone=alone))
    members = [Member(name, item.span, term(item.text), _severity(text, item.span)) for item, name in named if name]
    return list({m.name: m for m in reversed(members)}.values())[::-1]


def _of_disease(items: list[Item], abbreviations: Mapping[str, str]) -> list[Item]:
    """Return the disease alone where its signs are told: "the stiffness, tremor and slowness of Parkinson's disease"."""
    head, of, disease = items[-1].text.partition(" of ") if items else ("", "", "")
    disease = re.sub(r"^(?:the|an?) ", "", disease)
    signs = [head, *(item.text for item in items[:-1])]
    plain = all(sign.isalpha() and not _is_disease(sign) for sign in signs)
    if not (of and plain and _is_disease(disease)) or _known(items[-1].text, abbreviations):
        return items
    return [replace(items[-1], text=disease)]


def _is_disease(name: str) -> bool:
    found = find_condition(name, disease_first=True)
    return found is not None and found[0].curie.startswith("MONDO:")


def _named_in_turn(
    text: str, items: list[Item], abbreviations: Mapping[str, str], *, trusted: bool, alone: bool
) -> Iterator[tuple[Item, str | None]]:
    """Yield each member with its name; behind a known one of the same enumeration the next is likely another."""
    for item in items:
        name = _name(item, abbreviations, trusted=trusted or _is_other(text, item.span), alone=alone)
        yield item, name
        trusted = trusted or name is not None


def _is_other(text: str, span: Span) -> bool:
    """Tell whether a member stands behind "and other": it is one more of a kind."""
    return bool(_OTHER.search(text, max(0, span.start - _BEFORE), span.start))


_OTHER = re.compile(r"\b(?:and|or) (?:certain )?other $", re.IGNORECASE)


def name_gloss(text: str, span: Span, abbreviations: Mapping[str, str]) -> list[Member]:
    """Return what the brackets of a chunk name: "their triglycerides are too high (hypertriglyceridemia)"."""
    found: list[Member] = []
    for bracket in _GLOSS.finditer(text, span.start, span.end):
        if not bracket[1].isupper():
            found += name_members(text, Span(*bracket.span(1)), abbreviations)
    return [member for member in found if not is_general(member.name)]


_GLOSS = re.compile(r"\(([^()]{4,120})\)")


def _severity(text: str, span: Span) -> str | None:
    found = _SEVERITY.search(text, max(0, span.start - _BEFORE), span.end)
    return found[0].lower() if found else None


_BEFORE = 22
_JOINT, _SLASH = "\u2060", "\u2215"
_KEPT = re.compile(
    r"\bhead and neck\b|\bmyelodysplastic/myeloproliferative\b|\bhand and foot\b|\bear, nose and throat\b|\bhead-and-neck\b",
    re.IGNORECASE,
)


def _items(text: str, span: Span) -> list[Item]:
    """Read a chunk as an enumeration, names that hold an "and" kept whole."""
    wording = _SUCH_AS.sub(_unless_kind, _APPOSED.sub(_blank, _INNER.sub(_blank, span.of(text))))
    for whole in (*find_known(wording), *(Span(*m.span()) for m in _KEPT.finditer(wording))):
        wording = (
            wording[: whole.start] + whole.of(wording).replace(" ", _JOINT).replace("/", _SLASH) + wording[whole.end :]
        )
    return [
        replace(i, text=_plain(i.text), gloss=_plain(i.gloss) if i.gloss else None)
        for i in read_items(wording, span.start)
    ]


_INNER = re.compile(r"\[[^\[\]()]*\](?=[^()\[\]]*\))")


# "gout, a painful disease of the joints": what a disease is, no disease more.
_APPOSED = re.compile(
    r"(?<=[\w)]), (?:an?|the) (?!certain)(?:[\w'’-]+,? ){0,6}?(?:diseases?|disorders?|conditions?|illness|syndrome|infections?|cancers?|problems?|forms?|types?|kinds?|complications?|inflammation|tumou?rs?|pain|high blood pressure)"
    r"(?: (?:of|in) [\w '’-]{3,40}?)?(?=[,.;)]|\s*$| (?:in|that|which|where|who|caused|affecting|with|from|due)\b)",
    re.IGNORECASE,
)


# "asthma (such as wheezing)": signs, unless what stands before is a kind of disease.
_SUCH_AS = re.compile(r"\((?:such as|e\.g\.,?|for example,?|like) [^()]*\)?", re.IGNORECASE)


def _unless_kind(found: re.Match[str]) -> str:
    return found[0] if is_general(found.string[: found.start()].rstrip()) else _blank(found)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _plain(text: str) -> str:
    return text.replace(_JOINT, " ").replace(_SLASH, "/")


def _share_heads(items: list[Item]) -> Iterator[Item]:
    """Give members what they share: "gastric or esophageal adenocarcinoma", "complications of A or of B"; leave out mere adjectives."""
    shared: list[Item] = []
    for item in reversed(_share_fronts(items)):
        behind = shared[-1].text if shared and shared[-1].part_of is None else ""
        if behind and item.part_of is None and not _stands_alone(item.text) and ends_as_condition(behind):
            whole = _with_tail(item.text, behind)
            if whole is None:
                continue
            item = replace(item, text=whole)
        shared.append(item)
    yield from reversed(shared)


def _share_fronts(items: list[Item]) -> list[Item]:
    shared: list[Item] = []
    for item in items:
        front = shared[-1].text.partition(" of ")[0] if shared and " of " in shared[-1].text else ""
        shared.append(replace(item, text=f"{front} {item.text}") if front and item.text.startswith("of ") else item)
    return shared


def _with_tail(wording: str, behind: str) -> str | None:
    """Return a wording with the longest tail of the next member that makes a name of it; None if it is only a status."""
    if all(STATUS.fullmatch(word) for word in wording.split()):
        return None
    tails = behind.split()
    wholes = (
        _longest_known(f"{wording} {' '.join(tails[first:])}", least=len(tails) - first + 1)
        for first in range(1, len(tails))
    )
    composed = f"{wording} {tails[-1]}" if " " not in wording and _KIND.fullmatch(tails[-1]) else None
    return next(filter(None, wholes), composed)


_KIND = re.compile(
    r"(?:infection|cancer|pain|seizure|disease|tumou?r|ulcer|allerg(?:y|ie)|spasm|disorder)s?", re.IGNORECASE
)


def _stands_alone(wording: str) -> bool:
    known = find_condition(wording, disease_first=True) is not None
    return known or ends_as_condition(wording) or is_use(wording) or wording.isupper() or _core(wording) is not None


def _longest_known(wording: str, *, least: int = 1) -> str | None:
    """Return the longest end of a wording that the lexicon knows."""
    words = wording.split()
    ends = (" ".join(words[first:]) for first in range(len(words) - least + 1))
    return next((end for end in ends if find_condition(end, disease_first=True)), None)


def _name(item: Item, abbreviations: Mapping[str, str], *, trusted: bool, alone: bool) -> str | None:
    """Return what a member is called, None if it is no condition."""
    wording = _PART_OF.sub("", _OF.sub("", _CALLED.sub("", " ".join(trim(item.text).split()))))
    if item.gloss and _VAGUE.search(item.text) and (meant := _known(item.gloss, abbreviations)):
        return meant
    use = wording.partition(" of ")[0]
    if is_use(use):
        return term(use)
    wordings = _wordings(wording)
    bare = wordings[-1]
    for candidate in dict.fromkeys((*wordings, _SPELLS.sub("", bare), bare.removesuffix(" virus"))):
        known = _known(candidate, abbreviations)
        if known and not any(NO_CONDITION.match(each) or is_measured(each) for each in {candidate, known}):
            return clinical_term(known, term(item.gloss) if item.gloss and " " in item.gloss else _lower(item.gloss))
    return _unknown(bare, item.gloss, abbreviations, trusted=trusted, alone=alone)


def _unknown(
    bare: str, gloss: str | None, abbreviations: Mapping[str, str], *, trusted: bool, alone: bool
) -> str | None:
    """Return the name of a member that the lexicon does not know as a whole: by its gloss, its end, or where it stands."""
    name, core = term(bare), _core(bare)
    sound = is_name(name) and re.search(r"[a-z]{3}", name) and not is_measured(name) and not NO_CONDITION.match(name)
    if core:
        return name if sound and not core.isupper() and len(name.split()) <= _LONG else _known(core, abbreviations)
    head, of, _ = bare.partition(" of ")
    if of and not is_general(head) and _is_disease(head):
        return name
    explained = _known(gloss, abbreviations) if gloss and not gloss.isupper() else None
    if explained and not is_general(explained):
        return explained
    likely = ends_as_condition(name) or (alone and not _NO_NOUN.search(name) and len(name.split()) <= _SHORT)
    return name if trusted and sound and likely else None


# "a severe form of premenstrual syndrome (premenstrual dysphoric disorder)": the bracket says what is meant.
_VAGUE = re.compile(r"^(?:an? )?(?:certain|(?:[\w-]+ )?(?:form|type|kind|sort)s? of) ", re.IGNORECASE)
_CALLED = re.compile(r"^.*\b(?:called|termed|known as) (?:the )?", re.IGNORECASE)
_SHORT, _LONG = 4, 6
_OF = re.compile(
    r"^(?:(?:of|the|in|o|primarily|mainly|mostly|especially|existing|(?:(?:also|sometimes|commonly)\s+)?(?:known as|called|referred to as)|as|i\.e\.,?|that is)\s+)+|\s+(?:of|only|alone|itself|as such)$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"^\S+(?:ic|al|ar|ary|ive|ed|ing|ly|able|ous|ant|ent)$|\b(?:phase|crisis|short|due|available)$|^(?:very|too|so) "
)


@lru_cache(maxsize=4096)
def _wordings(wording: str) -> tuple[str, ...]:
    """Return a wording, and from each word on that follows a status: "newly diagnosed CML", "CML"."""
    words = wording.split()
    first = 0
    while first < len(words) - 1 and STATUS.fullmatch(words[first].strip(",-()")):
        first += 1
    return tuple(" ".join(words[begin:]) for begin in range(first + 1))


def _lower(gloss: str | None) -> str | None:
    return term(gloss) if gloss and gloss.islower() else None


def _known(wording: str, abbreviations: Mapping[str, str]) -> str | None:
    """Return the name under which the lexicon knows a wording, an abbreviation spelled out."""
    if wording in abbreviations:
        return term(abbreviations[wording])
    if wording in SHORT_FORMS:
        return SHORT_FORMS[wording]
    found = find_condition(wording, disease_first=True)
    if found and re.fullmatch(r"[A-Z][A-Za-z0-9]{1,6}", wording) and sum(c.isupper() for c in wording) > 1:
        return clinical_label(found[0])
    return term(wording) if found or find_condition(term(wording), disease_first=True) else None


def _core(wording: str) -> str | None:
    """Return the name that the lexicon knows at the end of a wording: "KIT-positive gastrointestinal stromal tumor"."""
    last = find_known(wording)[-1:]
    return (
        last[0].of(wording)
        if last and last[0].end == len(wording) and not NO_CONDITION.match(last[0].of(wording))
        else None
    )
