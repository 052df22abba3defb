"""Read enumerations as people write them: "A, B (gloss), C and D at the injection site".

A text is cut at its commas and at "and"; what a bracket is, is told by `brackets`, and members get the words that
they share with others from `shared_words`. "Swelling of the face, lips and throat" stays in one piece.

All offsets count in the text given plus `start`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from medgraph.extraction.language.brackets import BRACKET, is_member_list, is_note
from medgraph.extraction.language.items import Item, locate, split_outside_brackets
from medgraph.extraction.language.phrases import blanked, trim
from medgraph.extraction.language.shared_words import front_of, share_words
from medgraph.model import Span
from medgraph.patterns import Pattern, match, search

_SHARED_TAIL = Pattern(
    r"\s+(?:at|around|near|over)\s+(?:the\s+)?(?:site of (?:the )?)?(?P<site>injection|infusion|application|administration|implant|"
    r"catheter|insertion)(?:\s+sites?)?$|"
    r"\s+where\s+(?:the\s+|it\s+)?(?:needle|(?P<where>injection|infusion)|jab|shot|vaccine)(?:\s+\w+){1,4}$",
    re.IGNORECASE,
)
_BODY_PART = Pattern(
    r"^(?:the |your |or |and |and/or )*(?:face|lips?|tongue|throat|mouth|hands?|feet|foot|ankles?|legs?|arms?|eyes?|eyelids?|skin|neck|"
    r"chest|back|shoulders?|jaw|stomach|abdomen|limbs?|extremities|joints?|muscles|fingers?|toes?|airways?|palms?(?: of the hands?)?|"
    r"soles?(?: of the feet)?|lower legs?|head|brain|lungs?|nose|larynx|glottis|genitals|hands and feet|spinal cord|whites of the eyes|wrists?|hips?|spine|ribs?|knees?|elbows?|gums?|bladder|bowels?|gut|(?:other|surrounding|nearby) tissues?)\b.{0,12}$",
    re.IGNORECASE,
)
_OF_BODY = Pattern(r"\b(?:of|in|on|to|around)\s+(?:the |your |any )?[\w ,]+$", re.IGNORECASE)


_COMMA = Pattern(
    r"\s*(?:;|,(?!\d{3}\b))\s*(?:and/or\s+|and\s+|or\s+|as well as\s+|plus\s+)?|\s+(?:and/or|as well as|plus)\s+"
)
_AND = Pattern(r"(?<!\bwith)\s+(?:and|or|&)\s+(?!without\b)|\s*/\s*(?=[a-z]{4})")


def read_items(text: str, start: int = 0) -> list[Item]:
    """Return the members of an enumeration, members of bracketed lists after their heads.

    >>> [i.text for i in read_items("Bruising and lipoatrophy (loss of fat tissue) at the injection site")]
    ['injection site Bruising', 'injection site lipoatrophy']
    >>> [i.text for i in read_items("Hair changes (alopecia, abnormal texture), fever")]
    ['Hair changes', 'alopecia', 'abnormal texture', 'fever']
    >>> [(i.text, i.gloss) for i in read_items("Angioedema (swelling of the face, lips, or throat)")]
    [('Angioedema', 'swelling of the face, lips, or throat')]
    """
    return [replace(i, span=i.span.moved(start)) for i in _read(text)]


@lru_cache(maxsize=8192)
def _read(text: str) -> tuple[Item, ...]:
    text, site = _cut_shared_tail(text)
    pieces = _merge_body_parts(text, list(_pieces(text)))
    items = [member for piece in pieces for member in _read_item(piece.of(text), piece.start)]
    items = share_words(items, text)
    if site:
        items = [replace(i, text=f"{site} site {i.text}") for i in items]
    return tuple(items)


def _cut_shared_tail(text: str) -> tuple[str, str | None]:
    found = search(_SHARED_TAIL, text.rstrip(" .;,"))
    return (text[: found.start()], (found["site"] or found["where"] or "injection").lower()) if found else (text, None)


def _pieces(text: str) -> Iterator[Span]:
    """Split at commas, then at "and" where the comma pieces do not need it."""
    for outer in split_outside_brackets(text, _COMMA):
        for inner in split_outside_brackets(outer.of(text), _AND):
            yield inner.moved(outer.start)


def _merge_body_parts(text: str, pieces: list[Span]) -> list[Span]:
    """Keep "swelling of the face, lips and throat" in one piece."""
    merged: list[Span] = []
    for piece in pieces:
        if merged and match(_BODY_PART, piece.of(text).strip(" .")) and _OF_BODY.search(merged[-1].of(text)):
            merged[-1] = Span(merged[-1].start, piece.end)
        else:
            merged.append(piece)
    return merged


def _read_item(text: str, start: int) -> Iterator[Item]:
    """Read one piece: its head, then the members of its bracket if that is a list."""
    head = BRACKET.sub(" ", text)
    name = trim(" ".join(head.split()))
    if not name:
        return
    inside = [m for m in BRACKET.finditer(text) if m[1].strip()]
    lists = [m for m in inside if is_member_list(name, m[1])]
    glosses = [m[1].strip() for m in inside if m not in lists and not is_note(m[1])]
    notes = tuple(m[1].strip() for m in inside if is_note(m[1]))
    where = locate(text, start, name)
    yield Item(name, where, glosses[0] if glosses else None, notes)
    for found in lists:
        yield from _members(found[1], start + found.start(1), name, notes)


def _members(text: str, start: int, head: str, notes: tuple[str, ...]) -> Iterator[Item]:
    for item in read_items(re.sub(r"^(?:e\.g\.,?|such as|including|i\.e\.,?|like)\s*", blanked, text), start):
        yield replace(item, text=front_of(head, item.text) + item.text, part_of=head, notes=item.notes or notes)
