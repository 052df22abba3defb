"""Read allergies from a list of what bars a drug: to the drug itself, which is "hypersensitivity", and to others, each by its name.

"Hypersensitivity to X, to murine proteins or to any of the excipients" holds two: hypersensitivity, and hypersensitivity to murine
proteins. What stands behind "to" is an enumeration that ends where a member is no substance: "allergy to X, heart failure".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from medgraph.extraction.language.medical import is_medical
from medgraph.extraction.language.people import POPULATION, read_people
from medgraph.extraction.language.phrases import term, trim
from medgraph.lexicon import find_condition
from medgraph.model import Span
from medgraph.patterns import Pattern

OWN = "hypersensitivity"


class Allergy(NamedTuple):
    """An allergy: what it is called, where its head stands in the text, whether it is one of the past."""

    name: str
    span: Span
    past: bool = False


_DEGREE = r"(?:known|bad|suspected|confirmed|documented|serious|severe|prior|previous(?:ly)?|earlier|past|systemic|immediate|life-threatening|significant|clinically|ever|been|an?|any|or|and|history of)"
_HEAD = Pattern(
    rf"(?<![\w-])(?:{_DEGREE}\s+){{0,5}}"
    r"(?P<head>hypersensitiv(?:ity|e)|allerg(?:y|ies|ic)|anaphyla(?:xis|ctic)|(?:over)?sensitiv(?:ity|e)(?=\s+to\b)|reacted\s+(?:badly|allergically)|(?:(?<=bad )|(?<=nasty )|(?<=severe )|(?<=serious )|(?<=allergic )|(?<=violent ))reactions?(?=\s+to\b))"
    r"(?:\s*\([^()]*\))?(?:\s+(?:reactions?|responses?|shock|symptoms?))?(?:\s+or\s+(?:an)?other\s+(?:\w+\s+){0,2}reactions?)?(?![\w-])",
    re.IGNORECASE,
)
# Signs between the reaction and what it is to: "allergic reactions, such as anaphylaxis, to …", "symptoms like wheezing after …".
_SIGNS = Pattern(
    r"\s*,?\s*(?:\([^()]*\)|(?:such as|including|like|e\.g\.,?|for (?:example|instance),?|marked by|with(?= \w+ing\b))[^.;()]{0,90}?(?=,?\s+(?:to|after|following)\s)),?",
    re.IGNORECASE,
)
_TO = Pattern(
    r"\s*,?\s+(?:to|after|following|with|from)\s*:?\s+(?:(?:tak(?:e|ing)|using|receiving|(?:the )?use of|administration of|exposure to|being given)\s+)?",
    re.IGNORECASE,
)
_END = Pattern(
    r"(?<!\be)(?<!\be\.g)(?<!\bi)(?<!\bi\.e)[.;:]|\s(?:who|whom|which|because|due|since|if|when|is|are|was|were|has|have|had|should|must|may|can|for|as (?:it|this|there|the)|unless|except|in(?!\s+(?:the|this|its)\s+(?:formulation|product|medicine|tablets?|capsules?|vaccine|injection|solution|preparation|vial|syringe)\b)|by|during|leading|causing|resulting)\b",
    re.IGNORECASE,
)
_MEMBER = Pattern(
    r"\s*(?:,|;|/(?=[a-z])|\b(?:and/or|and|or|nor|including)\b)\s*(?:(?:and|or|and/or|including)\b\s*)?", re.IGNORECASE
)
_LEADING = Pattern(
    r"^(?:(?:to|any|another|anything|one|some|of|the|its|their|other|another|these|those|this|either|both|an?|in|substance called|drugs called|medicines called|(?:antibiotic|preservative|painkiller|dye|protein|vaccine)(?!\s+(?:or|and)\b))\s+)+",
    re.IGNORECASE,
)
_OWN_THING = Pattern(
    r"\b(?:components?|ingredients?|excipients?|constituents?|formulation|active substance|drug|medicine|medication|product|substance|it|itself|this|else|doses?|vaccination|vaccine|tablets?|capsules?|injection|inhaler|cream|gel|"
    r"solution|treatment|anything|something)s?(?:\s+(?:before|earlier|in the past|already|again|in\s+(?:the|this|its)\s+\w+))?$|\b(?:ingredient|component|excipient|constituent|dose)s?\b",
    re.IGNORECASE,
)
_KIND = Pattern(
    r"\b(?:disease|rhinitis|asthma|conjunctivitis|dermatitis|disorder|eczema|contact|predisposition|history|people|patients)\b",
    re.IGNORECASE,
)


def read_allergies(text: str, own: frozenset[str]) -> tuple[str, list[Allergy]]:
    """Take the allergies out of a text; return what is left, offsets kept. `own` are the names of the page's drug.

    >>> [a.name for a in read_allergies("known hypersensitivity to eculizumab, to murine proteins or any excipient", frozenset({"eculizumab"}))[1]]
    ['hypersensitivity', 'hypersensitivity to murine protein']
    >>> read_allergies("allergy to it, heart failure", frozenset())
    ('             , heart failure', [Allergy(name='hypersensitivity', span=Span(start=0, end=7), past=False)])
    """
    found: list[Allergy] = []
    position = 0
    while head := _HEAD.search(text, position):
        position = head.end()
        if _is_other(text, head):
            continue
        end, names = _behind(text, head.end(), own)
        cause = _CAUSE.search(text, 0, head.start())
        if cause:
            named = [_name(each.of(text), own, first=False) or OWN for each in _members(text, *cause.span("what"))]
            names = [OWN] if OWN in named else named
        where = Span(head.start("head"), head.end("head"))
        found += [
            Allergy(name, where, bool(_PAST.search(text[max(0, head.start() - 24) : head.start("head")])))
            for name in names
        ]
        begin = cause.start("what") if cause else head.start()
        text = text[:begin] + " " * (end - begin) + text[end:]
        position = end
    return text, found


# "Letrozole, or anything in the pill, | has given you an | allergic reaction".
_CAUSE = Pattern(
    r"(?:^|[.;:]|\b(?:if|when)\s)\W*(?P<what>[^.;:]{2,60}?),?\s+(?:(?:has|have|had)\s+(?:ever\s+|once\s+|already\s+|previously\s+)?(?:given|caused|brought on)|(?:ever\s+|once\s+)?(?:gave|brought on))\s+(?:(?:you|them|your child|in)\s+)?(?:an?\s+)?$",
    re.IGNORECASE,
)
_PAST = Pattern(r"history of|previous|prior|earlier|past|\bhad\b|experienced|shown|developed", re.IGNORECASE)


def _is_other(text: str, head: re.Match[str]) -> bool:
    """Tell whether an allergy is one by another name: "egg allergy", "allergic rhinitis"."""
    before = re.search(r"([A-Za-z-]+)\s+$", text[: head.start()])
    if re.match(r"\s+(?:called|known as|termed)\b", text[head.end() :]):
        return True
    noun = before is not None and head[0].lower().startswith("allerg") and not _FUNCTION.fullmatch(before[1])
    return (noun and head["head"].lower() in ("allergy", "allergies")) or bool(
        re.match(rf"\s+{_KIND.pattern}", text[head.end() :], re.IGNORECASE)
    )


_FUNCTION = Pattern(
    r"with|have|has|had|of|or|and|any|is|are|be|been|ever|you|drug|by|to|in|the|their|your|an?|for|if|be|as|anyone|people|patients|children|someone|those|history",
    re.IGNORECASE,
)


def _behind(text: str, position: int, own: frozenset[str]) -> tuple[int, list[str]]:
    """Return where an allergy ends, and what it is called by what it is to."""
    signs = _SIGNS.match(text, position)
    to = _TO.match(text, signs.end() if signs else position)
    if to is None:
        return (signs.end() if signs else position), [OWN]
    stop = _END.search(text, to.end())
    names: list[str] = []
    end = to.end()
    closed = examples = False
    for member in _members(text, to.end(), stop.start() if stop else len(text)):
        wording = member.of(text)
        again = bool(names) and _is_again(text[to.end() : member.start], wording)
        if names and _WHAT_IT_IS.fullmatch(wording):
            end = member.end
            continue
        if _SHARED.match(wording) and re.match(r"\s+(?:or|and)\s", text[member.end : member.end + 5]):
            continue
        name = names[-1] if again else _name(wording, own, first=not names)
        if name is None or (
            closed and name != OWN and not again and not _TO_ANOTHER.search(text[end : member.start] + wording)
        ):
            break
        examples = examples or bool(names and _FOR_EXAMPLE.match(wording))
        names += [] if examples else [name]
        end, closed = member.end, bool(_OWN_THING.search(wording))
    return (end, list(dict.fromkeys(names))) if names else (position, [OWN])


# "Any other beta-lactam, | e.g. a penicillin | or a cephalosporin": examples of what has been named.
_FOR_EXAMPLE = Pattern(
    r"\W*(?:e\.\s?g\.?|i\.\s?e\.?|for (?:example|instance)|such as|like|including)[\s,]", re.IGNORECASE
)
# "Benzalkonium chloride, | the preservative in it": what a substance is.
_WHAT_IT_IS = Pattern(
    r"\s*(?:an?|the|its)\s+(?:preservatives?|antibiotics?|proteins?|dyes?|colou?rings?|sweeteners?|carriers?|solvents?|substances?|ingredients?)(?:\s+(?:in|of|that|which)\b.*)?\s*",
    re.IGNORECASE,
)
# "Natural or recombinant interferon": an adjective that shares its noun with what follows.
_SHARED = Pattern(
    r"\s*(?:to\s+)?(?:natural|synthetic|recombinant|human|animal|bovine|murine|humani[sz]ed|chimeric|oral|intravenous|topical|any(?: other)?)\s*$",
    re.IGNORECASE,
)


# "Any of its components" ends what an allergy is to; what comes then is a reason of its own, but for "including egg", "or to latex", "or other hydantoins".
_TO_ANOTHER = Pattern(r"^[\s,;]*(?:(?:and |or )?to|including|(?:and|or) (?:any )?other)\b", re.IGNORECASE)


def _is_again(before: str, wording: str) -> bool:
    """Tell whether a member names what has been named before: "Gardasil 9 or Gardasil"."""
    return wording[:1].isupper() and re.search(rf"\b{re.escape(wording.strip(' .'))}\b", before) is not None


def _members(text: str, start: int, stop: int) -> Iterator[Span]:
    begin = start
    for comma in _MEMBER.finditer(text, start, stop):
        if _is_outside(text, start, comma.start()):
            yield Span(begin, comma.start())
            begin = comma.end()
    yield Span(begin, stop)


def _is_outside(text: str, start: int, position: int) -> bool:
    return text.count("(", start, position) == text.count(")", start, position)


_LONGEST = 7


def _name(wording: str, own: frozenset[str], *, first: bool) -> str | None:
    """Return the name of an allergy to a member of the enumeration, None if that is no substance."""
    bare = re.sub(r"\([^()]*\)?|\bsuch as\b.*|\blike\b.*|\bincluding\b.*", " ", wording)
    bare = _FOR_EXAMPLE.sub("", _ONCE.sub("", bare))
    led = _LEADING.match(bare)
    bare = " ".join(_LEADING.sub("", bare).split()).strip(" ,-–—")
    low = bare.lower()
    if (
        not bare
        or _ALL_OF_IT.match(wording)
        or any(re.search(rf"\b{re.escape(name)}\b", low) for name in own)
        or _is_own(bare)
    ):
        return OWN
    to = led is not None and led[0].lower().startswith("to ")
    if _HEAD.search(bare) or _GROUP.match(bare) or _OF_USE.match(bare) or (not first and _LATELY.search(bare)):
        return None
    if any(_same_family(name, low) or name.startswith(f"{low} ") for name in own):
        return OWN
    if len(bare.split()) > _LONGEST or (not first and not to and not _is_substance(bare)):
        return None
    return f"{OWN} to {term(trim(bare))}"


def _is_own(bare: str) -> bool:
    return _OWN_THING.search(bare) is not None and _OF_A_KIND.fullmatch(bare) is None


# "Either hormone", "both drugs": of what the page's drug is made of.
_ALL_OF_IT = Pattern(
    r"\s*(?:to\s+)?(?:(?:either|both|one|any)\s+(?:of\s+(?:the|its)\s+)?(?:hormones?|drugs?|parts?|substances?)|(?:any|some)thing)\b",
    re.IGNORECASE,
)
# "Sulfa drugs": those of a kind are others than the page's own.
_OF_A_KIND = Pattern(
    r"(?!(?:active|study|whole|other|same|similar|related|medicinal|such|current|previous|earlier)\b)[a-z-]{4,}\s+(?:drugs?|medicines?|medications?)",
    re.IGNORECASE,
)


# "Allergy to X, concomitant use of Y": what one takes along is no allergy.
_OF_USE = Pattern(r"(?:concomitant|concurrent|combined|simultaneous|co-?administration|history|use)\b", re.IGNORECASE)
# "Allergy to X, and brivudine | within the last four weeks": what has been taken lately is no allergy.
_LATELY = Pattern(
    r"\b(?:within|in|during) (?:the )?(?:last|past|previous|preceding)\b|\bwithin \S+ (?:hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_ONCE = Pattern(r"\s+(?:before|earlier|in the past|previously|already|again)[\s.]*$", re.IGNORECASE)
_GROUP = Pattern(rf"{POPULATION}\b", re.IGNORECASE)
_STEM = 6


def _same_family(name: str, other: str) -> bool:
    """Tell whether a group is the drug's own, by its stem: "tetracyclines" of doxycycline.

    >>> _same_family("doxycycline", "tetracyclines"), _same_family("omeprazole", "benzimidazoles")
    (True, False)
    """
    return len(name) > _STEM and term(other).endswith(name[-_STEM:].lower())


def _is_substance(wording: str) -> bool:
    """Tell whether a later member may be a substance: it is no condition and no people."""
    return not (
        find_condition(wording)
        or is_medical(wording)
        or read_people(wording, 0)[1]
        or re.search(r"(?<![\w-])\d", wording)
    )
