"""Give the members of an enumeration the rate that a bracket tells of all of them.

    "nausea, vomiting, dysgeusia (<1%)"                              one bracket at the end of a part: that of all its members
    "injection site reactions (25%), which include pain and rash"    what happens at the site is those reactions
    "bone, muscle or joint pain 4.1%, cramps 2%"                     that of all which share the name's head

A part ends at a semicolon. Where a member has a bracket of its own, each bracket is that of its member alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from medgraph.extraction.adverse_effect.sharing import Joint
from medgraph.extraction.language.frequency import read_rates
from medgraph.extraction.language.items import Item
from medgraph.patterns import Pattern

OF_SITE = Pattern(
    r"\b(?:injection|infusion|application|administration|vaccination)[ -]site reactions?\b", re.IGNORECASE
)
"""What is called the reactions at the site of an injection."""


def with_shared_rates(items: Sequence[Item], joints: Sequence[Joint]) -> list[Item]:
    """Return the members with the rates that they share; `joints[i]` stands before `items[i]`.

    >>> from medgraph.model import Span
    >>> members = [Item("nausea", Span(0, 6)), Item("vomiting", Span(8, 16), notes=("<1%",))]
    >>> [item.notes for item in with_shared_rates(members, [Joint.NONE, Joint.COMMA])]
    [('<1%',), ('<1%',)]
    """
    return [item for part in _parts(items, joints) for item in _shared(part)]


def _parts(items: Sequence[Item], joints: Sequence[Joint]) -> Iterator[list[Item]]:
    part: list[Item] = []
    for item, joint in zip(items, joints, strict=True):
        if joint is Joint.SEMICOLON and part:
            yield part
            part = []
        part.append(item)
    yield part


def _shared(part: list[Item]) -> list[Item]:
    """Return the members of a part, with the bracket of the last one where that is the only one, or of the site's reactions."""
    rated = [item for item in part if _is_rated(item)]
    if rated and rated == part[-1:] and part[-1].notes:
        return [replace(item, notes=item.notes or part[-1].notes) for item in part]
    head = part[0] if part else None
    if head is None or rated != [head] or not OF_SITE.search(head.text):
        return part
    return [head, *(replace(item, notes=item.notes or head.notes) if item.part_of else item for item in part[1:])]


def with_rates_of_heads(items: Sequence[Item]) -> list[Item]:
    """Return the members, those that lack a head of their own with the rate of the one whose head they share.

    >>> from medgraph.model import Span
    >>> members = [Item("bone pain", Span(0, 4)), Item("joint pain", Span(8, 18), tail="4.1%")]
    >>> [item.tail for item in with_rates_of_heads(members)]
    ['4.1%', '4.1%']
    """
    rated = list(items)
    for place in range(len(rated) - 2, -1, -1):
        item, following = rated[place], rated[place + 1]
        borrowed = item.span.end - item.span.start < len(item.text)
        bare = not item.notes and not item.tail and (following.notes or read_rates(following.tail))
        if borrowed and bare and item.text.split()[-1:] == following.text.split()[-1:]:
            rated[place] = replace(item, notes=following.notes, tail=following.tail)
    return rated


def _is_rated(item: Item) -> bool:
    return any(read_rates(words) for words in (*item.notes, item.tail))
