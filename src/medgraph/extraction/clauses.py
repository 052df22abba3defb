"""Cut the text of a block into clauses, on one line each and free of noise, every offset kept.

A clause ends at a semicolon, before "while" and "whereas", at ", but": what stands behind may speak about another
drug or deny what was said before. In a bracket nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.model import Block, Span
from medgraph.patterns import Pattern

__all__ = ["ANSWER", "readable", "split_clauses", "text_start"]

ANSWER = Pattern(r"\s*(?:A|Answer)\s*[:.]\s*", re.IGNORECASE)
# Protocols number their paragraphs: "2.3 Give it slowly".
_NUMBER = Pattern(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?[ \t]+(?=[A-Z])")
_CLAUSE = Pattern(
    r";\s+|,?\s+(?:while(?!\s+(?:using|taking|on|you|receiving|being|pregnant|breast\w*|under|treated|in)\b)|whereas|although|though)\s+|,\s+(?:but|however,?)\s+|\s+[-–—]\s+(?=(?:it|this|but|not|however)\b)",
    re.IGNORECASE,
)


# What no sentence holds: words and gaps without end, and rows of signs. Patterns could search in them for minutes.
_ENDLESS, _LEAST_NOISE = 200, 40
_NOISE = Pattern(rf"\S{{{_ENDLESS},}}|\s{{{_LEAST_NOISE},}}|(?:[^\w\s]\s?){{{_LEAST_NOISE},}}")
_SIGN = Pattern(r"[^\w\s]")
_LONG_GAP = Pattern(rf"\s{{{_LEAST_NOISE}}}")


def readable(text: str) -> str:
    """Return a text on one line, noise in it blotted out; it stays as long as it was."""
    text = text.replace("\n", " ")
    return _NOISE.sub(lambda found: "·" * len(found[0]), text) if _may_be_noisy(text) else text


def _may_be_noisy(text: str) -> bool:
    """Tell quickly whether noise can be in a text: a word or gap without end, or as many signs."""
    return len(text) >= _LEAST_NOISE and (
        len(max(text.split(), key=len, default="")) >= _ENDLESS
        or _LONG_GAP.search(text) is not None
        or len(_SIGN.findall(text)) >= _LEAST_NOISE
    )


def text_start(text: str, block: Block) -> int:
    """Return where the text of a block begins behind its label and the "A:" of an answer or the number of a paragraph."""
    begin = block.label.end if block.label else block.span.start
    if block.label:
        begin += len(text[begin : block.span.end]) - len(text[begin : block.span.end].lstrip(" :.*_–—-\t\n"))
    lead = ANSWER.match(text, begin, block.span.end) or _NUMBER.match(text, begin, block.span.end)
    return lead.end() if lead else begin


# "Brand names: Victoza; Saxenda": what follows a semicolon is but a name.
_NAME_BEHIND = Pattern(r"(?<=;\s)[A-Z][\w®™'’-]*(?:[ ](?:[A-Z0-9][\w®™-]*|\([^()]*\)))*\s*(?:[;.]|$)")


def split_clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the clauses of a sentence, without what joins them.

    >>> text = "Apixaban has no such effect, whereas warfarin may cause it."
    >>> [clause.of(text) for clause in split_clauses(text, Span(0, len(text)))]
    ['Apixaban has no such effect', 'warfarin may cause it.']
    """
    begin = sentence.start
    for found in _CLAUSE.finditer(text, sentence.start, sentence.end):
        bracketed = text.count("(", begin, found.start()) != text.count(")", begin, found.start())
        if not bracketed and found.start() > begin and not _NAME_BEHIND.match(text, found.end(), sentence.end):
            yield Span(begin, found.start())
            begin = found.end()
    if begin < sentence.end:
        yield Span(begin, sentence.end)
