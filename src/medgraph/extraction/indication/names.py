"""Say what the conditions of a chunk are called: the page's wording without its status, long forms for abbreviations.

"KIT-positive gastrointestinal stromal tumor" is a gastrointestinal stromal tumor, "newly diagnosed CML" chronic myeloid leukemia; "epithelial
ovarian, fallopian tube or primary peritoneal cancer" are three cancers, "recurrent or advanced endometrial cancer" is one. What the lexicon does
not know must end as names of conditions do, or stand where only a condition can stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from medgraph.extraction.indication.chunks import of_disease, read_chunk, share_heads
from medgraph.extraction.indication.hiding import INFECTION_WITH
from medgraph.extraction.indication.known import is_disease, known_end, known_name
from medgraph.extraction.indication.uses import is_use
from medgraph.extraction.indication.words import NO_CONDITION, STATUS
from medgraph.extraction.language.items import Item, split_outside_brackets
from medgraph.extraction.language.medical import ends_as_condition, is_general
from medgraph.extraction.language.mentions import is_measured
from medgraph.extraction.language.phrases import is_name, term, trim
from medgraph.extraction.language.short_forms import SHORT_FORMS
from medgraph.lexicon import clinical_term, find_condition
from medgraph.model import Span
from medgraph.patterns import Pattern, sub


class Member(NamedTuple):
    """A condition named in a chunk: its name, where it stands, all that the page says of it, how bad it must be."""

    name: str
    span: Span
    wording: str
    severity: str | None = None


_SEVERITY = Pattern(
    r"(?<![\w-])(?:mild|moderate|severe|moderately|severely)(?:ly)?(?:-?\s*(?:to|or|and|-|–)\s*(?:moderate|severe|severely|moderately))?(?![\w])",
    re.IGNORECASE,
)
_PART_OF = Pattern(
    r"^(?:(?:[\w-]+\s+){0,3}?(?:types?|kinds?|forms?|cases?|signs?|symptoms?|episodes?|attacks?|bouts?|flares?|flare-ups?|exacerbations?|progression|worsening|re-?occurrences?|recurrences?|relapses?|onset|development|spread|severity|consequences|presence|"
    r"treatment|stages?|degrees?|variants?|subtypes?|manifestations?|history|diagnosis|pain|degree|number|frequency|return|course|risk|burden) (?:\([^()]*\) )?of\s+(?:the\s+|an?\s+)?|needs? for\s+){1,2}",
    re.IGNORECASE,
)
_SPELLS = Pattern(
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
    items = list(share_heads(of_disease(read_chunk(text, span), abbreviations)))
    alone = anything and len(items) == 1
    named = list(_named_in_turn(text, items, abbreviations, trusted=trusted, alone=alone))
    members = [Member(name, item.span, term(item.text), _severity(text, item.span)) for item, name in named if name]
    return list({m.name: m for m in reversed(members)}.values())[::-1]


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


_OTHER = Pattern(r"\b(?:and|or) (?:certain )?other $", re.IGNORECASE)


def name_gloss(text: str, span: Span, abbreviations: Mapping[str, str]) -> list[Member]:
    """Return what the brackets of a chunk name: "their triglycerides are too high (hypertriglyceridemia)"."""
    found: list[Member] = []
    for bracket in _GLOSS.finditer(text, span.start, span.end):
        if not bracket[1].isupper():
            found += name_members(text, Span(*bracket.span(1)), abbreviations)
    return [member for member in found if not is_general(member.name)]


_GLOSS = Pattern(r"\(([^()]{4,120})\)")


def name_listed(text: str, span: Span) -> list[Member]:
    """Return the diseases that a bracket lists behind what they are: "peptic ulcer (gastric and duodenal)".

    >>> text = "arthritis (rheumatoid or psoriatic), flu (fever and cough)"
    >>> [m.name for m in name_listed(text, Span(0, len(text)))]
    ['rheumatoid arthritis', 'psoriatic arthritis']
    """
    found: list[Member] = []
    for bracket in _GLOSS.finditer(text, span.start, span.end):
        parts = [part.moved(bracket.start(1)) for part in split_outside_brackets(bracket[1], _BETWEEN)]
        head = text[span.start : bracket.start()].split()[-1:] or [""]
        wholes, plain = [f"{part.of(text)} {head[0]}" for part in parts], [part.of(text) for part in parts]
        names = wholes if all(map(_is_known, wholes)) else plain if all(map(_is_kind, plain)) else []
        if len(parts) > 1:
            found += [
                Member(known_name(name, {}) or term(name), part, name) for name, part in zip(names, parts, strict=False)
            ]
    return found


def _is_known(wording: str) -> bool:
    return len(wording.split()) <= _SHORT and find_condition(wording, disease_first=True) is not None


def _is_kind(wording: str) -> bool:
    """Tell whether a wording names a disease, and no sign of one: known as such, or of several words with such an end."""
    ends = " " in wording and _DISEASE_END.search(wording) and known_end(wording) is not None
    return is_disease(wording) or wording in SHORT_FORMS or bool(ends)


_BETWEEN = Pattern(r"\s*[,;]\s*(?:(?:and|or)\s+)?|\s+(?:and/or|and|or)\s+")
_DISEASE_END = Pattern(
    r"(?:(?<!an)(?:a?emia)|itis|osis|oma|opathy|embolism|angina|syndromes?|diseases?|disorders?|cancers?|deficiency|infarction|epilepsy|seizures?|diabetes|hypertension|fibrillation|tachycardia|arrhythmias?)$",
    re.IGNORECASE,
)


def _severity(text: str, span: Span) -> str | None:
    found = _SEVERITY.search(text, max(0, span.start - _BEFORE), span.end)
    return found[0].lower() if found else None


_BEFORE = 22


def _name(item: Item, abbreviations: Mapping[str, str], *, trusted: bool, alone: bool) -> str | None:
    """Return what a member is called, None if it is no condition."""
    germ = _OF_GERM.fullmatch(trim(item.text))
    if germ:
        return _infection(germ["germ"], abbreviations)
    wording = _PART_OF.sub("", _OF.sub("", _DEGREE.sub("", _CALLED.sub("", " ".join(trim(item.text).split())))))
    if item.gloss and _VAGUE.search(item.text) and (meant := known_name(item.gloss, abbreviations)):
        return meant
    use = wording.partition(" of ")[0]
    if is_use(use):
        return term(use)
    wordings = _wordings(wording)
    bare = wordings[-1]
    whole = (f"{bare} {kind}" for kind in ("phenomenon", "disease", "syndrome") if _EPONYM_ALONE.fullmatch(bare))
    for candidate in dict.fromkeys((*whole, *wordings, sub(_SPELLS, "", bare), bare.removesuffix(" virus"))):
        known = known_name(candidate, abbreviations)
        if known and not any(NO_CONDITION.match(each) or is_measured(each) for each in {candidate, known}):
            return clinical_term(known, term(item.gloss) if item.gloss and " " in item.gloss else _lower(item.gloss))
    infection = f"{bare} infection"
    if _LATIN.fullmatch(bare) and known_name(infection, abbreviations):
        return term(infection)
    return _unknown(bare, item.gloss, abbreviations, trusted=trusted, alone=alone)


def _infection(germ: str, abbreviations: Mapping[str, str]) -> str | None:
    """Return what an infection with a germ is called: "hepatitis B" of the "hepatitis B virus", "Candida auris infection"."""
    disease = germ.removesuffix(" virus")
    named = (disease,) if is_disease(disease) else (f"{germ} infection", f"{disease} infection", germ)
    return next(filter(None, (known_name(name, abbreviations) for name in named)), None)


def _unknown(
    bare: str, gloss: str | None, abbreviations: Mapping[str, str], *, trusted: bool, alone: bool
) -> str | None:
    """Return the name of a member that the lexicon does not know as a whole: by its gloss, its end, or where it stands."""
    name, core = term(bare), known_end(bare)
    sound = is_name(name) and re.search(r"[a-z]{3}", name) and not is_measured(name) and not NO_CONDITION.match(name)
    if core:
        return name if sound and not core.isupper() and len(name.split()) <= _LONG else known_name(core, abbreviations)
    head, of, _ = bare.partition(" of ")
    if of and is_disease(head) and (_EPONYM.search(head) or not is_general(head)):
        return name if len(name.split()) <= _LONG else known_name(head, abbreviations)
    explained = known_name(gloss, abbreviations) if gloss and not gloss.isupper() else None
    if explained and not is_general(explained):
        return explained
    likely = ends_as_condition(name) or (alone and not _NO_NOUN.search(name) and len(name.split()) <= _SHORT)
    return name if trusted and sound and likely else None


_OF_GERM = Pattern(INFECTION_WITH)
# "for Raynaud's": the noun is left out.
_EPONYM_ALONE = Pattern(r"[A-Z][\w-]+['’]s?")
_EPONYM = Pattern(r"['’]s? (?:disease|syndrome)$", re.IGNORECASE)
# A germ, "Helicobacter pylori": what is treated is the infection.
_LATIN = Pattern(r"[A-Z](?:[a-z]{3,}|\.) [a-z]{4,}")
# "a severe form of premenstrual syndrome (premenstrual dysphoric disorder)": the bracket says what is meant.
_VAGUE = Pattern(r"^(?:an? )?(?:certain|(?:[\w-]+ )?(?:form|type|kind|sort)s? of) ", re.IGNORECASE)
_CALLED = Pattern(r"^.*\b(?:called|termed|known as) (?:the )?", re.IGNORECASE)
_DEGREE = Pattern(
    r" of (?:any|whatever|(?:mild|moderate|severe)(?: (?:to|or|and) (?:moderate|severe))?) (?:degree|severity|intensity|kind|type|origin|cause)$",
    re.IGNORECASE,
)
_SHORT, _LONG = 4, 6
_OF = Pattern(
    r"^(?:(?:of|the|his|her|their|your|my|in|o|primarily|mainly|mostly|especially|existing|(?:(?:also|sometimes|commonly)\s+)?(?:known as|called|referred to as)|as|i\.e\.,?|that is)\s+)+|\s+(?:of|only|alone|itself|as such)$",
    re.IGNORECASE,
)
_NO_NOUN = Pattern(
    r"^\S+(?:ic|al|ar|ary|ive|ed|ing|ly|able|ous|ant|ent)$|\b(?:phase|crisis|short|due|available)$|^(?:very|too|so) |ly \w+ing$|\b(?:one|another|each|every|it|they|them|you|your|he|she|his|her|there|nobody|nothing)\b"
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
