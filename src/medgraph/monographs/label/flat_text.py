"""A text whose lines were joined, back to headings, paragraphs and items.

openFDA's labels have lost their line breaks: "6.1 Clinical Trials Experience Because clinical trials …". A numbered
heading ends where a sentence begins: before the last capital that a small word follows. Items of a list that ended in a
reference, "Edema [see Warnings (5.1)] Hepatotoxicity [see …", "… once weekly ( 2.1 ) Administer …", end behind it.
Where a table was cut out stands its placeholder, which ends a heading and a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from medgraph.model import BlockKind
from medgraph.monographs.label.embedded_tables import PLACE
from medgraph.patterns import Pattern

_LINKING = (
    r"(?:and|or|and/or|of|in|on|with|without|for|to|the|a|an|from|by|at|due|as|than|via|who|are|is|not|other|its|their|Versus|vs\.?|"
    r"after|during|when|including|between|among|into|over|within|under|utero|vitro|vivo)"
)
_LINK = Pattern(_LINKING)
_NUMBER = Pattern(r"(?:^|(?<=\s))(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})\s+(?=[A-Z])")
_WORD = Pattern(r"\S+")
_REFERENCE = Pattern(
    r"(?:\(\s*\d{1,2}(?:\.\d{1,2})*(?:\s*,\s*\d{1,2}(?:\.\d{1,2})*)*\s*\)|\[\s*see [^\[\]]{1,160}\])(?=\s+[A-Z•])"
)
# Items whose bullets were lost begin with what to do, or are a label with its reference: "Adults ( 2.2 ): 400 mg".
_DEED = (
    r"(?:Administer|Initiate|Dilute|Discontinue|Reconstitute|Infuse|Inject|Increase|Reduce|Take|Swallow|Obtain|Allow|"
    r"Withhold|Titrate|Do not exceed|Maximum recommended)\b"
)
_LABEL = r"[A-Z][^.:;]{3,90}\( ?\d{1,2}\.\d{1,2} ?\) ?:"
_BEGINNING = Pattern(rf"(?<=[a-z0-9)%] )(?:{_DEED}|{_LABEL})")
_SENTENCE_END = Pattern(r"[a-z)\]]\. [A-Z]")
_BULLET = Pattern(r"\s*[•●▪■◦]\s*")
_MAX_TITLE = 24  # words
# Capitals that begin sentences, not further words of a title.
_BEGINS = frozenset(
    "In The A An If When Because There This It These Do Advise Administer Monitor Discontinue Determine Avoid"
    " Cases".split()
)


class Line(NamedTuple):
    """What a stretch of the text is, and its words; a row is a table's place; `level` 1 is the section's heading."""

    kind: BlockKind
    text: str
    level: int = 0


def read_lines(text: str, names: Iterable[str] = ()) -> Iterator[Line]:
    """Yield the lines of a section whose lines were joined; `names` of the drug in capitals are no part of a heading.

    >>> flat = "4 CONTRAINDICATIONS None. 4.1 Use With Nitrates Severe falls in pressure were seen. ( 5.1 ) Do not use."
    >>> [(line.kind.value, line.text) for line in read_lines(flat)]  # doctest: +NORMALIZE_WHITESPACE
    [('heading', '4 CONTRAINDICATIONS'), ('paragraph', 'None.'), ('heading', '4.1 Use With Nitrates'),
     ('item', 'Severe falls in pressure were seen. ( 5.1 )'), ('item', 'Do not use.')]
    """
    text = " ".join(text.split())
    at = above = 0
    for start, end, level in _headings(text, _words(names)):
        yield from _content(text[at:start], highlights=above == 1)
        yield Line(BlockKind.HEADING, text[start:end].strip(), level)
        at, above = end, level
    yield from _content(text[at:], highlights=above == 1)


def _words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names in capitals, without those that link them: "ledipasvir and sofosbuvir"."""
    words = (word.strip(",") for name in names for word in name.split())
    return frozenset(word.upper() for word in words if not _LINK.fullmatch(word.lower()))


def _headings(text: str, names: frozenset[str]) -> Iterator[tuple[int, int, int]]:
    """Yield where headings begin and end, with their level: the section's own, and those numbered below it in order."""
    first = _own_heading(text, names)
    if first is None:
        return
    chapter, last = _key(text)[:1], _key(text)
    yield 0, first, 1
    for found in _NUMBER.finditer(text, first):
        key = tuple(map(int, found["number"].split(".")))
        end = _title_end(text, found.end(), names)
        if key[:1] == chapter and len(key) > 1 and key > last and end > found.end():
            yield found.start(), end, len(key)
            last = key


def _own_heading(text: str, names: frozenset[str]) -> int | None:
    number = _NUMBER.match(text)
    begin = number.end() if number else 0
    capitals = re.match(r"[A-Z][A-Z'’&/,()\- ]{3,}(?=\s|$)", text[begin:])
    if capitals:
        words = re.sub(r"\s+[A-Z]$", "", capitals[0].rstrip())
        named = next((word.start() for word in _WORD.finditer(words) if word.start() and word[0] in names), len(words))
        return begin + len(words[:named].rstrip())
    end = _title_end(text, begin, names) if number else begin
    return end if end > begin else None


def _key(text: str) -> tuple[int, ...]:
    number = _NUMBER.match(text)
    return tuple(map(int, number["number"].split("."))) if number else ()


def _title_end(text: str, begin: int, names: frozenset[str]) -> int:
    """Return where a title in capitals ends: before the capital of the sentence behind it."""
    words = list(islice(_WORD.finditer(text, begin), _MAX_TITLE + 2))
    for count, word in enumerate(words):
        bare = word[0].strip("()[],;:.")
        if word[0] == PLACE or word[0] in "•●▪■◦":
            return max(word.start() - 1, begin)
        if count and ((text[word.start() - 2] in ".:" and not bare.isdigit()) or bare in _BEGINS):
            return word.start() - 1
        if not bare[:1].isupper() and bare[:1].isalpha() and not _LINK.fullmatch(bare):
            return _sentence_start(words[:count], names, begin)
    return words[-1].end() if len(words) <= _MAX_TITLE else _sentence_start(words, names, begin)


def _sentence_start(words: Sequence[re.Match[str]], names: frozenset[str], begin: int) -> int:
    """Return where the title before a sentence ends, of which these are the words up to its first small one.

    A sentence begins with its last capital, or before it: "Hepatitis B virus …", "EXEMPLIA XR may …", "Use of EXEMPLIA
    with …".
    """
    capitals = [n for n, word in enumerate(words) if word[0].strip("()[],;:.")[:1].isupper()]
    first = capitals[-1] if capitals else 0
    while first > 1 and (len(words[first][0]) == 1 or _is_one_name(words, first, names)):
        first -= 1
    if first > 2 and _LINK.fullmatch(words[first - 1][0]):
        first = _before_links(words, first) - 1
    first = _before_links(words, first)
    return max(words[first].start() - 1, begin) if first > 0 else begin


def _is_one_name(words: Sequence[re.Match[str]], at: int, names: frozenset[str]) -> bool:
    """Tell whether the word before begins the sentence as a name does; "Interactions with EXEMPLIA" ends a title."""
    before, here = (words[n][0].strip(",") for n in (at - 1, at))
    alike = before.isupper() == here.isupper() and before != here
    return before.upper() in names and alike and (here in names or not _LINK.fullmatch(words[at - 2][0]))


def _before_links(words: Sequence[re.Match[str]], end: int) -> int:
    while end > 0 and _LINK.fullmatch(words[end - 1][0]):
        end -= 1
    return end


def _content(text: str, *, highlights: bool) -> Iterator[Line]:
    """Yield the paragraphs, items and places of tables of a stretch without headings.

    What stands right below a section's own heading are the highlights: items, in which most labels tell what to do.
    """
    first, *rest = text.split(PLACE)
    yield from _prose(first, highlights)
    for behind in rest:
        yield Line(BlockKind.ROW, "", 1)
        yield from _prose(behind, highlights)


def _prose(text: str, highlights: bool) -> Iterator[Line]:
    for number, piece in enumerate(_BULLET.split(text)):
        ends = [found.end() for found in _REFERENCE.finditer(piece) if _is_closed(piece[: found.end()])]
        for start, end in zip([0, *ends], [*ends, len(piece)], strict=True):
            words = piece[start:end].strip()
            cuts = [0, *(found.start() for found in _BEGINNING.finditer(words))] if highlights and not number else [0]
            if len(cuts) > 1:
                yield from (Line(BlockKind.PARAGRAPH, words[a:b].strip()) for a, b in pairwise([*cuts, len(words)]))
            elif words and (number or (ends and not _SENTENCE_END.search(words))):
                yield Line(BlockKind.ITEM, words, 1)
            elif words:
                yield Line(BlockKind.PARAGRAPH, words)


def _is_closed(text: str) -> bool:
    """Tell whether no bracket is open at the end: "[see Warnings (5.7) Drug Interactions (7.1)]" is one reference."""
    return text.count("[") <= text.count("]")
