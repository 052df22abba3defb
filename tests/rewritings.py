"""Ways to write a page down that change nothing of what it says: any page, a marked one, a web page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import count

from tests.rewriting import Replacement, Rewriting, rewritten

Rewrite = Callable[[str], Rewriting]


def each(pattern: str, replacement: Replacement) -> Rewrite:
    """Return the rewriting of every match."""
    return lambda source: rewritten(source, pattern, replacement)


def every(nth: int, pattern: str, change: Callable[[str], str]) -> Rewrite:
    """Return the rewriting of every nth match; longer ones (tags, entities) are passed over."""

    def rewrite(source: str) -> Rewriting:
        number = count(1)
        return rewritten(source, pattern, lambda found: change(found[0]) if next(number) % nth == 0 else found[0])

    return rewrite


def _as_entity(text: str) -> str:
    return f"&#{ord(text)};" if len(text) == 1 else text


ANY: dict[str, Rewrite] = {
    "CRLF": each(r"\n", "\r\n"),
    "CR": each(r"\n", "\r"),
    "BOM": each(r"\A", "\ufeff"),
    "mojibake": each(r"[^\x00-\x7f]", lambda found: found[0].encode().decode("sloppy-windows-1252")),
    "no end of line at the end": each(r"\s+\Z", ""),
    "blank lines at the end": each(r"\Z", "\n\n\n"),
    "blanks at the ends of lines": each(r"(?<=[^\n\s])(?=\n)", " "),
    "no-break spaces": every(5, r"(?<=[a-z0-9,.]) (?=[a-z0-9])", lambda _: "\u00a0"),
    "narrow spaces before units": each(r"(?<=\d) (?=(?:mg|mcg|mL|ml|g|kg|%)\b)", "\u202f"),
    "soft hyphens": every(7, r"(?<=[a-z]{4})(?=[a-z]{4})", lambda _: "\u00ad"),
    "zero-width spaces": every(9, r"(?<=[a-z]) (?=[a-z])", lambda _: " \u200b"),
    "letters and accents apart": each(r"[À-ɏ](?![^\x00-\x7f])", lambda found: unicodedata.normalize("NFD", found[0])),
    "curly apostrophes": each(r"(?<=[A-Za-z])'(?=[a-z])", "’"),
    "no-break hyphens": each(r"(?<=[a-z])-(?=[a-z])", "\u2011"),
}

_EMPHASIS = r"(?<=[a-z,] )(?P<mark>\*\*|\*|_)(?=\w)(?P<words>[^*_\n:]{1,60}?)(?<=\w)(?P=mark)(?=[ ,.;)])"
_ENTITY_OR_LETTER = r"&#?\w+;|<[^>]*>|(?<=[a-z])[a-z](?=[a-z])"


def wrapped(width: int) -> Rewrite:
    """Return the rewriting that wraps paragraphs of one line, and no heading, list or table."""

    def rewrite(source: str) -> Rewriting:
        paragraphs = re.finditer(r"^(?![#|>*+\d-]|\s|.*\|)(?=.{81,}$).*$", source, re.MULTILINE)
        breaks = {place for found in paragraphs for place in _breaks(found, width)}
        return rewritten(source, " ", lambda found: "\n" if found.start() in breaks else " ")

    return rewrite


def _breaks(paragraph: re.Match[str], width: int) -> list[int]:
    """Return where a paragraph is broken: not behind a colon, which would lead in what follows."""
    places, column, leads = [], 0, False
    for word in re.finditer(r"\S+", paragraph[0]):
        if column and not leads and column + 1 + len(word[0]) > width:
            places.append(paragraph.start() + word.start() - 1)
            column = len(word[0])
        else:
            column += bool(column) + len(word[0])
        leads = word[0].endswith((":", ":**"))
    return places


_HEADING = r"(?:(?<=\n\n)|(?<=\A))(?P<mark>#{1,2}) (?P<words>[^\n#]{3,})(?=\n)"
_LOWER_HEADING = r"(?<=\n)(?P<mark>#{2,} )(?P<words>[^\n]+)(?=\n)"


def _underlined(found: re.Match[str]) -> str:
    """Return a heading with a rule below it."""
    return f"{found['words']}\n{('=' if len(found['mark']) == 1 else '-') * len(found['words'])}"


MARKED: dict[str, Rewrite] = {
    "brackets behind numbers": each(r"^( *\d{1,2})\. (?=\S)", r"\1) "),
    "headings underlined": each(_HEADING, _underlined),
    "headings in capitals": each(_LOWER_HEADING, lambda found: found["mark"] + found["words"].upper()),
    "tabs behind bullets": each(r"^( *[-*+])  ?(?=\S)", "\\1\t"),
    "tabs before nested bullets": each(r"^(?:  )+(?=[-*+] )", lambda found: "\t" * (len(found[0]) // 2)),
    "stars for dashes": each(r"^( *)- ", r"\1* "),
    "pluses for dashes": each(r"^( *)[-*] ", r"\1+ "),
    "dots for dashes": each(r"^( *)[-*] ", r"\1• "),
    "emphasis removed": each(_EMPHASIS, r"\g<words>"),
    "emphasis added": each(r"(?<=[a-z] )(patients|treatment|dose)(?= [a-z])", r"*\1*"),
    "strong by underscores": each(
        r"(?<![\w*])\*\*(?=\w)([^*_\n]{1,80}?)(?<=[\w.:?!)])\*\*(?![\w*])", lambda found: f"__{found[1]}__"
    ),
    "closed headings": each(r"^(#+) [^\n#]*[^\n# ]$", r"\g<0> \1"),
    "two blank lines": each(r"\n\n(?=\S)", "\n\n\n"),
    "letters as entities": every(11, _ENTITY_OR_LETTER, _as_entity),
    "signs as entities": each(r"[≥≤–—°µ]", lambda found: _as_entity(found[0])),
}
WRAPPED: dict[str, Rewrite] = {"wrapped at 76": wrapped(76), "wrapped at 100": wrapped(100)}

_BLOCK = "p|li|ul|ol|dl|dt|dd|h[1-6]|div|table|thead|tbody|tr|td|th|section|article|main|header|body"
_ENDS = "p|li|td|th|tr|/ul|/ol|/tr|/table|/tbody|/thead|h[1-6]"
_HEAD = (
    '<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/az">Medicines A to Z</a></li></ul></nav>'
    '<div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/az">Medicines</a></div>'
)
_FOOT = (
    '<div class="related"><h3>Related</h3><ul><li><a href="/i">Ibuprofen</a></li><li><a href="/w">Warfarin</a></li>'
    '</ul></div><footer><p>&copy; Health Pages. <a href="/p">Privacy</a> <a href="/t">Terms</a></p></footer>'
)

WEB: dict[str, Rewrite] = {
    "attributes": each(rf"<(?:{_BLOCK}|span|b|strong|em|i|a)(?=[\s>])", r'\g<0> data-k="7" lang="en"'),
    "classes": each(rf"<(?:{_BLOCK}|span|b|strong|em|i)(?=>)", r'\g<0> class="css-1a2b3c" id="x9"'),
    "tags in capitals": each(r"</?[a-z][a-z0-9]*(?=[\s>/])", lambda found: found[0].upper()),
    "blanks between tags": each(rf"(?<=>)(?=</?(?:{_BLOCK})[\s>])", "\n   "),
    "no blanks between tags": each(rf"(?<=>)\s+(?=</?(?:{_BLOCK})[\s>])", ""),
    "letters as entities": every(11, _ENTITY_OR_LETTER, _as_entity),
    "no-break spaces as entities": every(6, r"(?<=[a-z,]) (?=[a-z]+[ .,][^<>]*<)", lambda _: "&nbsp;"),
    "within boilerplate": each(
        r"(?i)<body[^>]*>|</body>", lambda found: _FOOT + found[0] if found[0][1] == "/" else found[0] + _HEAD
    ),
    "comments": each(r"(?=<(?:p|li|h[1-6]|ul|table)[\s>])", "<!-- slot: ad-3 -->"),
    "ends of elements left out": each(rf"(?i)</(?:p|li|td|th|tr)>\s*(?=<(?:{_ENDS})[\s>])", ""),
    "words in spans": every(8, r"(?<= )[a-z]{4,}(?= [a-z]+[ ,.][^<>]*<)", lambda word: f"<span>{word}</span>"),
    "b for strong": each(r"<(/?)strong>", r"<\1b>"),
    "closed breaks": each(r"<br>", "<br />"),
}
