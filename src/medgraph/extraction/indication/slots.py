"""Read the conditions in a slot: "adults with moderate to severe plaque psoriasis or those with Crohn's disease (from 6 years)".

The slot is cut into chunks at the words that no disease's name can hold; each chunk is an enumeration, and the words before it say
what it has to do with the slot. "In multiple myeloma" goes on with it; "caused by types 16 and 18", "on aromatase inhibitors for breast
cancer", "with or without agoraphobia" lead away from it. Members count where the lexicon knows them; where the slot must hold a
condition and the lexicon knows none there, its first chunk is taken as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from medgraph.extraction.indication.names import name_of_condition
from medgraph.extraction.language.lists import Item, read_items
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.language.phrases import trim
from medgraph.model import Span


@dataclass(frozen=True, slots=True)
class Indicated:
    """A condition that a slot names, and what restricts it; `span` counts in the view."""

    name: str
    span: Span
    population: str | None = None
    condition: str | None = None
    severity: str | None = None


_PEOPLE = (
    r"(?:adults?|children|child|patients?|people|individuals?|infants?|neonates?|newborns?|adolescents?|teenagers?|toddlers?|women|men|boys|girls|persons?|males|females|"
    r"anyone|someone|subjects|babies|users|youngsters|grown-ups)"
)
_STOP = re.compile(
    r"(?<![\w-])(?:is|are|was|were|be|been|has|have|had|having|can|could|may|might|will|would|should|must|cannot|do|does|did|"
    r"in|on|at|by|from|with|within|without|for|to|as|than|that|which|who|whom|whose|when|while|where|because|since|so|if|unless|until|although|though|but|however|not|no|nor|except|"
    r"after|before|during|among|between|against|over|under|above|below|about|up|out|through|throughout|per|via|despite|like|such|including|especially|particularly|namely|"
    r"it|its|they|them|their|you|your|we|our|this|these|those|there|each|all|both|either|most|more|some|many|any|other|others|certain|various|also|only|mainly|usually|often|sometimes|rarely|"
    r"treat(?:s|ed|ing)?|treatments?|manag(?:e|es|ed|ing|ement)|prevent(?:s|ed|ing|ion)?|reliev(?:e|es|ed|ing)|relief|control(?:s|led|ling)?|cure|heal(?:s|ed|ing)?|prophylaxis|therapy|reduc(?:e|es|ed|ing|tion)|"
    r"lower(?:s|ed|ing)?|improv(?:e|es|ed|ing|ement)|slow(?:s|ed|ing)?|delay(?:s|ed|ing)?|maintenance|adjunct|adjuvant|eradicat(?:e|es|ion)|"
    r"caused|causing|due|secondary|associated|related|resulting|resistant|receiving|taking|undergoing|using|aged|age|ages|years?|months?|weeks?|older|younger|weighing|(?<!newly )(?<!newly-)diagnosed|living|suffering|affected|"
    r"developed|received|failed|responded|lost|alone|together|combined|combination|along|alongside|along|used|indicated|approved|licensed|given|amenable|regardless|provided|"
    rf"{_PEOPLE})(?![\w-])|[.:!?;]|\s[-–—]+\s|\s+plus\s|\d+(?:[.,]\d+)?(?![\w-])",
    re.IGNORECASE,
)
# What leads away from the slot: a chunk behind one of these is no indication, nor are the chunks behind it up to a comma that starts anew.
_AWAY = re.compile(
    r"\b(?:caused|causing|due to|secondary to|associated with|related to|resulting from|resistant|receiving|taking|undergoing|on|at|after|following|by|because|since|without|not|no|nor|except|unless|but|despite|"
    r"rather than|other than|instead|like|than|over|under|before|during|until|if|although|though|while|together with|along with|alongside|combined with|combination with|which|that|developed|received|failed|lost|antibod\w+)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:,|;)\s*(?:and |or |and/or )?(?:(?:for|in|to|the|of|as|also) )*(?:treat\w* |manag\w* |prevent\w* )?(?:the )?$|\b(?:those|patients|adults|people|children)\s+with\s*$|\bwho have\s*$|\bthat have\s*$",
    re.IGNORECASE,
)
_SEVERITY = re.compile(
    r"\b(?:mild|moderate|severe|moderately|severely)(?:ly)?(?:\s*(?:to|or|and|-|–)\s*(?:moderate|severe|severely|moderately))?\b",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    rf"\b(?:(?:premature|preterm|older|younger|young|elderly|adult|pa?ediatric|ambulatory|pregnant|postmenopausal) )*{_PEOPLE}(?: and (?:in )?(?:adolescents?|children|adults|teenagers|girls|women|men|young men))?"
    r"(?:,? (?:aged |from |of |over |under |below |above |from the age of |who are )?(?:at least )?(?:\d+|one|two|six|ten|twelve)(?: ?(?:to|-|–|through) ?\d+)?(?: (?:years?|months?|weeks?))?(?: of age| old)?(?: (?:and|or) (?:older|over|above|more|younger))?|"
    r" (?:younger|older) than \w+ (?:years?|months?))?",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?P<condition>(?:amenable to|provided that|whose [\w ]{0,30}?mutation|with (?:a |an )?(?:confirmed|documented)|who (?:carry|have mutations)|when |if |despite |inadequately |not adequately )[^.;]{3,140})",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\bhead and neck\b|\bmyelodysplastic/myeloproliferative\b|\bhand and foot\b|\bear, nose and throat\b|\bhead-and-neck\b",
    re.IGNORECASE,
)
_JOINT = "\u2060"


def read_indicated(
    text: str, start: int, abbreviations: Mapping[str, str], *, trusted: bool = False
) -> list[Indicated]:
    """Return the conditions that a slot names; if `trusted`, its first chunk even where the lexicon does not know it.

    >>> [i.name for i in read_indicated("adults with severe asthma or with urticaria caused by cold, and in gout", 0, {})]
    ['asthma', 'urticaria', 'gout']
    >>> [i.name for i in read_indicated("panic disorder, with or without agoraphobia", 0, {})]
    ['panic disorder']
    """
    population, condition = _POPULATION.search(text), _CONDITION.search(text)
    found: list[Indicated] = []
    text = _POPULATION.sub(
        lambda people: "those".ljust(len(people[0])) if len(people[0]) > _SHORTEST else people[0], text
    )
    for chunk, link in _followed(text):
        expected = (trusted and (not found or bool(_PEOPLE_WITH.search(link)))) or (
            bool(found) and bool(_AND_OTHER.search(link))
        )
        for item in _items(text, chunk):
            name = name_of_condition(item, abbreviations, trusted=expected)
            severity = _SEVERITY.search(text[max(0, item.span.start - _BEFORE) : item.span.end])
            if name:
                found.append(
                    Indicated(name, _moved(item.span, start), severity=severity[0].lower() if severity else None)
                )
    return [
        replace(
            i,
            population=trim(population[0]) if population else None,
            condition=trim(condition["condition"]) if condition else None,
        )
        for i in found
    ]


_SHORTEST = 8
_BEFORE = 16
_AND_OTHER = re.compile(r"\b(?:and|or) (?:other|certain other)\s+$", re.IGNORECASE)
_PEOPLE_WITH = re.compile(rf"\b(?:{_PEOPLE}|those)\s+(?:with|who have)\s+$", re.IGNORECASE)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _followed(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the chunks of a slot that no word leads away from it, each with the words before it."""
    away, last = False, 0
    for chunk in _chunks(text):
        link = text[last : chunk.start]
        leads = [m.end() for m in _AWAY.finditer(link)]
        if _APPOSITION.search(link) and last:
            away = True
        elif _BACK.search(link):
            away = bool(leads) and leads[-1] > link.rfind(",") and bool(_LATE.search(link[link.rfind(",") + 1 :]))
        else:
            away = away or bool(leads)
        if not away:
            yield chunk, link
        last = chunk.end


_APPOSITION = re.compile(r",\s*(?:an?|the|one of(?: the)?)\s+$", re.IGNORECASE)
_LATE = re.compile(r"\b(?:not|without|except|but|unless|due|caused|secondary)\b", re.IGNORECASE)


def _chunks(text: str) -> Iterator[Span]:
    """Yield the stretches between stop words that stand in no bracket and in no name; commas stay within."""
    closed = bytearray(len(text) + 1)
    for span in (*find_known(text), *_brackets(text)):
        closed[span.start : span.end] = b"\x01" * (span.end - span.start)
    begin = 0
    for stop in [*_STOP.finditer(text), None]:
        if stop is None or not closed[stop.start()]:
            end = stop.start() if stop else len(text)
            chunk = _stripped(text, Span(begin, end))
            if re.search(r"[A-Za-z]{2}", chunk.of(text)):
                yield chunk
            begin = stop.end() if stop else len(text)


def _stripped(text: str, span: Span) -> Span:
    """Leave out blanks, commas and conjunctions around a chunk: they belong to the links."""
    found = _AROUND.match(text, span.start, span.end)
    start = found.end() if found else span.start
    end = span.start + len(text[span.start : span.end].rstrip(" ,;\n"))
    tail = re.search(r"[\s,;]+(?:and|or|and/or)$", text[start:end])
    return Span(start, max(start, start + tail.start() if tail else end))


_AROUND = re.compile(r"(?:[\s,;]|(?:and|or|and/or|the|a|an|of)\s)++")


def _brackets(text: str) -> Iterator[Span]:
    for found in re.finditer(r"\([^()]*\)", text):
        yield Span(*found.span())


def _items(text: str, chunk: Span) -> list[Item]:
    """Read a chunk as an enumeration, names that hold an "and" kept whole."""
    wording = chunk.of(text)
    for whole in (*find_known(wording), *(Span(*m.span()) for m in _KEPT.finditer(wording))):
        wording = (
            wording[: whole.start]
            + whole.of(wording).replace(" ", _JOINT).replace("/", "\u2215")
            + wording[whole.end :]
        )
    return [
        replace(i, text=_plain(i.text), gloss=_plain(i.gloss) if i.gloss else None)
        for i in read_items(wording, chunk.start)
    ]


def _plain(text: str) -> str:
    return text.replace(_JOINT, " ").replace("\u2215", "/")
