"""What an enumeration is made of: pieces between separators, and the members that are read from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from medgraph.model import Span
from medgraph.patterns import Pattern

__all__ = ["Item", "locate", "split_outside_brackets"]


@dataclass(frozen=True, slots=True)
class Item:
    """One member of an enumeration: its wording, where it stands, and the brackets behind it.

    `text` may have words that stand elsewhere ("injection site swelling" where the page has
    "swelling" alone); `span` is what stands on the page. `gloss` is a bracket that explains it, `note` one
    that says something else (a frequency, a restriction); `part_of` the head of the list it was in.
    """

    text: str
    span: Span
    gloss: str | None = None
    notes: tuple[str, ...] = ()
    part_of: str | None = None
    tail: str = ""


def locate(text: str, start: int, name: str) -> Span:
    """Return where a name stands in a text that begins at `start`: from its first word to its last.

    >>> locate("pain, (mild) in the eye", 10, "pain in the eye")
    Span(start=10, end=33)
    """
    first, last = name.split(" ")[0], name.split(" ")[-1]
    begin = max(text.find(first), 0)
    end = text.find(last, begin)
    return Span(start + begin, start + (end + len(last) if end >= 0 else len(text)))


def split_outside_brackets(text: str, separator: Pattern) -> Iterator[Span]:
    """Yield the pieces of a text between separators that stand in no bracket.

    >>> text = "rash (itchy, red), fever"
    >>> [piece.of(text) for piece in split_outside_brackets(text, Pattern(", "))]
    ['rash (itchy, red)', 'fever']
    """
    if "(" not in text and "[" not in text:
        yield from _split(text, separator)
        return
    depth = begin = counted = 0
    found = separator.search(text)
    while found and found.start() < len(text):
        position = found.start()
        depth = _depth(text[counted : position + 1], depth)
        counted = position + 1
        if depth == 0 and found.end() > position:
            yield Span(begin, position)
            begin = counted = found.end()
        found = separator.search(text, counted)
    yield Span(begin, len(text))


def _depth(text: str, depth: int) -> int:
    """Return how many brackets are open behind a text before which some were open already."""
    for sign in text:
        depth += (sign in "([") - (sign in ")]" and depth > 0)
    return depth


def _split(text: str, separator: Pattern) -> Iterator[Span]:
    begin = 0
    for found in separator.finditer(text):
        if found.end() > found.start():
            yield Span(begin, found.start())
            begin = found.end()
    yield Span(begin, len(text))
