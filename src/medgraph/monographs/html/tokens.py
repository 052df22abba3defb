"""HTML to tokens: tags and the text between them, each with its place in the text.

A browser's tokenizer as far as readers need it, in one pass and in linear time whatever it is fed. The one in
the standard library was tried and left: it takes minutes for 200 kB of `<a <a <a`, it fails on
`<![x`, and what it makes of scripts and comments changes from one Python to the next, while the same bytes
must always give the same graph.

Where a page is broken the text wins: a tag, a comment or a quote that is never closed takes nothing with it
but its own mark, a `<` in prose is a character, and so is one before a word that is no element and is
never closed ("ALT <ULN and AST>ULN").
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from medgraph.patterns import Pattern

_MARKUP = Pattern(r"<(?:(?P<comment>!--)|(?P<cdata>!\[CDATA\[)|(?P<close>/[a-zA-Z])|(?P<open>[a-zA-Z])|[!?/])")
_NAME = Pattern(r"[a-zA-Z][^\s/>]*+")
_TAG_END = Pattern(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+>""")
_CUT_TAG = Pattern(r"""</?[a-zA-Z][^\s<>]{0,63}+(?:\s++[\w:-]++=(?:"[^"<>]*+"?|'[^'<>]*+'?|[^\s<>"']*+))*+\s*+""")
_COMMENT_END = Pattern(r"--!?>")
_ATTRIBUTE = Pattern(r"""([^\s"'>/=][^\s>/=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?""")
_CLOSING_NAME = Pattern(r"</([a-zA-Z][\w:.-]{0,40})")
_BLANK_LINE = Pattern(r"\n[ \t]*\n")

# What a browser does not read as HTML: everything up to the closing tag is one text.
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "noscript"})
_PROGRAMS = frozenset({"script", "style"})

KNOWN = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br "
    "button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em "
    "embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html "
    "i iframe image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu "
    "menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture "
    "plaintext portal pre progress q rb rp rt rtc ruby s samp script search section select slot small source span "
    "strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track "
    "tt u ul var video wbr xmp".split()
)


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    LITERAL = "literal"  # text whose ampersands mean themselves
    OPEN = "open"
    CLOSE = "close"


class Token(NamedTuple):
    """A slice of the text; tags have a name in lower case, opening ones the attributes that were set."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] = {}


def tokens(text: str) -> Iterator[Token]:
    """Yield the tags of a text and the texts between them; comments, declarations and programs are left out.

    >>> [(t.kind.value, t.name or t.end - t.start) for t in tokens("<p class=a>x < 5<!-- no --></p>")]
    [('open', 'p'), ('text', 5), ('close', 'p')]
    """
    return _Tokenizer(text).tokens()


class _Tokenizer:
    """A walk from one `<` to the next; what was looked for in vain is never looked for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last_end = text.rfind(">")
        self.in_vain: set[str] = set()
        self.closed = {found[1].lower() for found in _CLOSING_NAME.finditer(text)}

    def tokens(self) -> Iterator[Token]:
        at = begun = 0
        while found := _MARKUP.search(self.text, at):
            read, at = self.markup(found)
            if at > found.start() + 1:
                if begun < found.start():
                    yield Token(Kind.TEXT, begun, found.start())
                yield from read
                begun = at
        if begun < len(self.text):
            yield Token(Kind.TEXT, begun, len(self.text))

    def markup(self, found: re.Match[str]) -> tuple[tuple[Token, ...], int]:
        """Return what stands at a `<` and where it ends: one character further where it is but a character."""
        if found["open"]:
            return self.opening_tag(found.start())
        if found["close"]:
            return self.closing_tag(found.start())
        if found["cdata"]:
            return self.character_data(found)
        return (), self.comment_end(found)

    def opening_tag(self, start: int) -> tuple[tuple[Token, ...], int]:
        name = self.name_at(start + 1)
        end = self.tag_end(start) if self.is_element(name) else start + 1
        if end == start + 1:
            return (), end
        attributes = _attributes(self.text, start + 1 + len(name), end - 1)
        opening = Token(Kind.OPEN, start, end, name, attributes)
        return self.raw(opening) if name in _RAW else ((opening,), end)

    def closing_tag(self, start: int) -> tuple[tuple[Token, ...], int]:
        end = self.tag_end(start)
        name = self.name_at(start + 2)
        return (Token(Kind.CLOSE, start, end, name),) if end > start + 1 else (), end

    def name_at(self, place: int) -> str:
        found = _NAME.match(self.text, place, place + 64)
        return found[0].lower() if found else ""

    def is_element(self, name: str) -> bool:
        return name in KNOWN or name in self.closed or "-" in name or ":" in name

    def tag_end(self, start: int) -> int:
        """Return where a tag ends; one that is cut off ends with its last attribute."""
        if start > self.last_end:
            cut = _CUT_TAG.match(self.text, start)
            return cut.end() if cut else start + 1
        if "tag" not in self.in_vain:
            if found := _TAG_END.match(self.text, start):
                return found.end()
            self.in_vain.add("tag")
        return self.text.find(">", start) + 1

    def raw(self, opening: Token) -> tuple[tuple[Token, ...], int]:
        """Return an element whose content is one text; a program that is never closed ends at the next blank line."""
        name, start = opening.name, opening.end
        if name not in self.in_vain:
            if found := Pattern(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.text, start):
                text = (Token(Kind.TEXT, start, found.start()),) if start < found.start() else ()
                return (opening, *text), found.start()
            self.in_vain.add(name)
        if name not in _PROGRAMS:
            return (), start
        blank = _BLANK_LINE.search(self.text, start)
        return (), blank.start() if blank else len(self.text)

    def character_data(self, found: re.Match[str]) -> tuple[tuple[Token, ...], int]:
        end = self.find("]]>", found.end())
        if end < 0:
            return (), found.end()
        data = (Token(Kind.LITERAL, found.end(), end),) if found.end() < end else ()
        return data, end + 3

    def comment_end(self, found: re.Match[str]) -> int:
        if found["comment"]:
            if self.text.startswith((">", "->"), found.end()):
                return self.text.index(">", found.end()) + 1
            if "comment" not in self.in_vain:
                if closing := _COMMENT_END.search(self.text, found.end()):
                    return closing.end()
                self.in_vain.add("comment")
        return self.text.find(">", found.end()) + 1 if found.start() < self.last_end else found.start() + 1

    def find(self, mark: str, start: int) -> int:
        place = -1 if mark in self.in_vain else self.text.find(mark, start)
        if place < 0:
            self.in_vain.add(mark)
        return place


def _attributes(text: str, start: int, end: int) -> dict[str, str]:
    """Return the attributes of a tag; the first of a name counts, entities in values are resolved."""
    attributes: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(text, start, end):
        value = found[2] or found[3] or found[4] or ""
        attributes.setdefault(found[1].lower(), html.unescape(value[:1000]))
    return attributes
