"""Read what stands in the brackets of a member: another name for it, a remark, or a list of its kinds.

"Arthralgia (joint pain)"    "diarrhea (12%)"    "injection site reactions (pain, redness)"    "cytopenia (leukopenia, anemia)"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from medgraph.extraction.adverse_effect.names import is_known, knows
from medgraph.extraction.adverse_effect.sites import at_site
from medgraph.extraction.language.brackets import BRACKET, is_member_list, is_note
from medgraph.extraction.language.items import Item, locate
from medgraph.extraction.language.phrases import trim
from medgraph.extraction.language.shared_words import front_of
from medgraph.model import Span
from medgraph.patterns import Pattern, match, sub

Read = Callable[[str, int], list[Item]]


def read_member(text: str, start: int, part_of: str | None, read: Read) -> Iterator[Item]:
    """Yield a member and, where its bracket is a list, the members of that, which `read` finds."""
    head = BRACKET.sub(" ", text)
    name = sub(_KIND_OF, "", " ".join(trim(head).split()))
    if not re.search(r"[A-Za-z]{2}|^[B-E]$", name) or name.lower() in ("or", "and", "and/or"):
        return
    inside = [m for m in BRACKET.finditer(text) if m[1].strip()]
    called = at_site(_QUOTES.sub("", name))
    lists = [m for m in inside if is_member_list(called, m[1]) or are_clinical(m[1])]
    glosses = [m[1].strip() for m in inside if m not in lists and not is_note(m[1])]
    notes = tuple(m[1].strip() for m in inside if is_note(m[1]))
    yield Item(called, locate(text, start, name), glosses[0] if glosses else None, notes, part_of)
    for found in lists:
        yield from _of_bracket(found[1], start + found.start(1), called, notes, read)


_KIND_OF = Pattern(
    r"^(?:(?:an?|the|slightly|somewhat|much|higher|greater|increased|raised|added|rare|isolated|certain|other|various|different|some|few|serious|fatal|several|possible|early|new|post-?marketing) )*(?:signs?|symptoms?|features?|cases?|reports?|episodes?|attacks?|bouts?|instances?|occurrences?|incidence|risks?|onset|returns?|types?|kinds?|forms?|sorts?) of (?:the |an? )?(?=\w)",
    re.IGNORECASE,
)
_QUOTES = Pattern(r"[\"“”]")
_CLINICAL = Pattern(
    r"\b\w{2,}(?:itis|osis|penia|a?emia|pathy|oma|lysis|plegia|rrh(?:o)?ea|uria|edema|oedema|bolism|arction|rillation|orrhage|scess|plasia|necrolysis|spasm)$|\b(?:syndrome|pointes|prolongation)$|^(?-i:[A-Z]{3,5})$",
    re.IGNORECASE,
)
_LEADING = Pattern(
    r"^(?:rarely|sometimes|including|mostly|mainly|usually|often|or|and|very rarely|even)\s+", re.IGNORECASE
)


def are_clinical(inside: str) -> bool:
    """Tell whether a bracket lists diseases by their clinical names, which no sign of one is: "(leukopenia, anemia)".

    >>> are_clinical("myopathy, rarely rhabdomyolysis"), are_clinical("pulmonary embolism, deep vein thrombosis")
    (True, True)
    >>> are_clinical("muscle pain, weakness"), are_clinical("stomatitis")
    (False, False)
    """
    parts = [_LEADING.sub("", part.strip()) for part in re.split(r",|\band\b|\bor\b", inside) if part.strip()]
    return len(parts) > 1 and all(_CLINICAL.search(part) and (knows(part) or part.isupper()) for part in parts)


_ADJECTIVE = Pattern(r"(?!pruri|colic|panic)[a-z]+(?:al|ic|ive|ous|ary|ute)", re.IGNORECASE)
_EXAMPLES = Pattern(r"^(?:e\.g\.,?|such as|including|i\.e\.,?|like|for example,?)\s*", re.IGNORECASE)


def _of_bracket(text: str, start: int, head: str, notes: tuple[str, ...], read: Read) -> Iterator[Item]:
    found = _EXAMPLES.match(text)
    begin = found.end() if found else 0
    for item in read(text[begin:], start + begin):
        if _ADJECTIVE.fullmatch(item.text) and not knows(item.text):
            item = replace(item, text=f"{item.text} {head}")
        yield replace(
            item, text=front_of(head, item.text) + item.text, part_of=item.part_of or head, notes=item.notes or notes
        )


# "A bone disease called osteonecrosis (death of bone tissue)".
_CALLED = Pattern(
    r"(?:\s+(?:due to|caused by|from|with|where|in which) [^.;:(),]{3,60})?\s*,?\s*(?:(?:also |medically )?(?:called|known as)|named) (?P<name>[a-z][a-z' -]{3,60}?)\s*(?:[(,.;]|$)",
    re.IGNORECASE,
)


def meant_by(tail: str) -> str | None:
    """Return the name that a description goes on to: "breathing problems during sleep (sleep apnea)", "called gout"."""
    called = match(_CALLED, tail)
    if called and is_known(Item(called["name"], Span(0, len(called["name"])))):
        return called["name"]
    closing = list(BRACKET.finditer(tail))[-1:]
    name = closing[0][1].strip() if closing and not tail[closing[0].end() :].strip(" .,") else ""
    known = name and not is_note(name) and is_known(Item(name, Span(0, len(name))))
    return name if known else None
