"""What any text needs before it is read: line ends, blanks, accents, mojibake; and what no reader may see.

Mojibake ("geneâ€”exon") is repaired only within whole runs of non-ASCII characters, because a sequence
that was decoded wrongly is always such a run: everything around it keeps its place.
Scripts, styles and comments are no text of a page and are taken out with their contents.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import ftfy

from medgraph.monographs.draft import Draft, Edit
from medgraph.patterns import Pattern

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HYPHENS = "\u2010\u2011"
_LINE_ENDS = "\u2028\u2029\u0085\x0b\x0c"
PLAIN = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_INVISIBLE, "")
    | dict.fromkeys(_LINE_ENDS, "\n")
    | dict.fromkeys(_HYPHENS, "-")
)
_APART = Pattern("[A-Za-z][\u0300-\u036f]+")
_UNUSUAL = Pattern(r"\A\ufeff|\r\n?|[\x0b\x0c]|[^\x00-\x7f]+")
_SPECIAL = Pattern(f"[{_SPACES}{_INVISIBLE}{_LINE_ENDS}{_HYPHENS}]")
_ENTITY = Pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN = Pattern(r"<!--|<(script|style)(?=[\s>/])|<(ref)(?:\s[^<>]{0,200})?(?<!/)>", re.IGNORECASE)
_BLANK_LINE = Pattern(r"\n[ \t]*\n")


def repaired(source: str) -> Draft:
    """Return the text with plain line ends and blanks, its mojibake mended, accents joined to their letters.

    >>> repaired("\\ufeffgeneâ€”exon 45\\r\\n30\\u00a0mg").text
    'gene—exon 45\\n30 mg'
    >>> len("Barre\\u0301"), len(repaired("Barre\\u0301").text)
    (6, 5)
    """
    draft = Draft.of(source).edited([edit for found in _UNUSUAL.finditer(source) for edit in _mended(found)])
    return draft if draft.text.isascii() else draft.edited(list(_joined(draft.text)))


def _joined(text: str) -> Iterator[Edit]:
    for found in _APART.finditer(text):
        if (joined := unicodedata.normalize("NFC", found[0])) != found[0]:
            yield Edit(found.start(), found.end(), joined)


def _mended(found: re.Match[str]) -> Iterator[Edit]:
    run = found[0]
    if run[0] in "\r\x0b\x0c":
        yield Edit(found.start(), found.end(), "\n")
    elif (mended := mend(run)) != run:
        yield Edit(found.start(), found.end(), mended.translate(PLAIN))
    else:
        for special in _SPECIAL.finditer(run):
            start = found.start() + special.start()
            yield Edit(start, start + 1, special[0].translate(PLAIN))


@lru_cache(maxsize=4096)
def mend(run: str) -> str:
    """Return a run of non-ASCII characters, decoded rightly if it had been decoded wrongly.

    >>> mend("â‰¥"), mend("≥"), mend("é")
    ('≥', '≥', 'é')
    """
    return ftfy.fix_encoding(run) if len(run) > 1 else run


def entity_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    """Find the well-formed HTML entities of a slice; "&c.", "R&D" and "&nosuch;" stay.

    >>> list(entity_edits("&gt;10% R&D &nosuch;", 0, 20))
    [Edit(start=0, end=4, text='>')]
    """
    for found in _ENTITY.finditer(text, start, end):
        if edit := resolved(found):
            yield edit


def entity_at(text: str, place: int, end: int) -> Edit | None:
    """Find the entity that begins at a place."""
    found = _ENTITY.match(text, place, end)
    return resolved(found) if found else None


def resolved(found: re.Match[str]) -> Edit | None:
    """Return an entity's character; a blank of any kind, a line end too, becomes a plain blank."""
    character = html.unescape(found[0])
    if character == found[0]:
        return None
    plain = character.translate(PLAIN)
    return Edit(found.start(), found.end(), " " if plain.isspace() else plain)


def hidden_edits(text: str) -> Iterator[Edit]:
    """Find comments, scripts, styles and wiki notes (<ref>); one that is never closed ends at the next
    blank line.

    >>> text = "Dose<!-- check --> 5 mg<script>alert(1)</script>"
    >>> Draft.of(text).edited(list(hidden_edits(text))).text
    'Dose 5 mg'
    """
    unclosed: set[str] = set()
    at = 0
    while found := _HIDDEN.search(text, at):
        name = found[1] or found[2]
        closing = f"</{name}".lower() if name else "-->"
        at = _hidden_end(text, found.end(), closing, unclosed)
        yield Edit(found.start(), at)


def _hidden_end(text: str, start: int, closing: str, unclosed: set[str]) -> int:
    if closing not in unclosed:
        if found := Pattern(re.escape(closing) + r"[^<>]{0,100}>?", re.IGNORECASE).search(text, start):
            return found.end() if closing != "-->" else found.start() + 3
        unclosed.add(closing)
    blank = _BLANK_LINE.search(text, start)
    return blank.start() if blank else len(text)
