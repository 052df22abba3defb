"""The marks within a line of markdown: found, so that they can be taken out of the view.

One pass from left to right: backslash escapes, code, entities, tags, links and images are settled where
they stand; runs of asterisks and underscores are collected and paired at the end (see `emphasis`). A link's
text is paired by itself, as CommonMark wants it. Superscript numbers stay numbers that mean the same:
10<sup>14</sup>, or as Pandoc writes it 10^14^, is 10¹⁴ and never 1014; P2Y~12~ is P2Y12.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from medgraph.model import Span
from medgraph.monographs.draft import Edit
from medgraph.monographs.emphasis import Run, pair_up
from medgraph.monographs.repair import entity_at
from medgraph.patterns import Pattern

_TOKEN = Pattern(r"\\(?:[!-/:-@\[-`{-~\n]|$)|`+|\*+|_+|&|<|!?\[|\]|(?<=[\w)])[~^]")
_LINK_TAIL = Pattern(
    r"""\(\s{0,9}(?:<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500}){0,9})"""
    r"""(?:\s{1,9}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,9}\)"""
)
_FOOTNOTE = Pattern(r"\[\^[^\]\s]{1,40}\]")
_AUTOLINK = Pattern(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]{1,2000}|[^\s<>@]{1,64}@[^\s<>@]{1,255})>")
_TAG = Pattern(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})(?:\s[^<>]{0,2000}|/)?>")
_SUPERSCRIPT = Pattern(r"<sup>([-+−–]?\d{1,6})</sup>", re.IGNORECASE)
_PANDOC = Pattern(r"\^([-+−–]?\d{1,6})\^|~[A-Za-z0-9+−–-]{1,12}~(?!~)|\^(?:[A-Za-z]{2,3}|[+−–-])\^")
_ALT = Pattern(r"""\salt\s?=\s?(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_RAISED = dict(zip("0123456789-+−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻⁻", strict=True))


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STRONG_TAGS = frozenset({"b", "strong"})
_LINE_TAGS = _names(
    "address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr "
    "ul"
)
_CELL_TAGS = frozenset({"td", "th"})
_INLINE_TAGS = _names(
    "a abbr big button cite code del dfn em font i img input ins kbd label mark q ref s samp small span "
    "strike sub sup tt u var wbr"
)


@dataclass(slots=True)
class Marks:
    """What was found: edits that take the marks out, and the slices set in bold."""

    edits: list[Edit] = field(default_factory=list)
    strong: list[Span] = field(default_factory=list)

    def drop(self, start: int, end: int) -> None:
        """Take a slice out."""
        if start < end:
            self.edits.append(Edit(start, end))


@dataclass(slots=True)
class _Bracket:
    start: int
    end: int
    runs_before: int


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the slices in order; those that overlap become one, empty ones vanish.

    >>> merged([Span(4, 9), Span(1, 2), Span(5, 7), Span(3, 3)])
    [Span(start=1, end=2), Span(start=4, end=9)]
    """
    result: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def find_marks(text: str, start: int, end: int, marks: Marks) -> None:
    """Add the marks of one block of markdown, `text[start:end]`.

    >>> marks = Marks()
    >>> find_marks("**Dose:** 5 * 3 mg", 0, 18, marks)
    >>> marks.edits, marks.strong
    ([Edit(start=0, end=2, text=''), Edit(start=7, end=9, text='')], [Span(start=2, end=7)])
    """
    _Scanner(text, start, end, marks).scan()


class _Scanner:
    """One pass over one block."""

    def __init__(self, text: str, start: int, end: int, marks: Marks) -> None:
        self.text, self.start, self.end, self.marks = text, start, end, marks
        self.runs: list[Run] = []
        self.brackets: list[_Bracket] = []
        self.bold_tags: list[int] = []
        self.ticks: dict[int, list[int]] | None = None

    def scan(self) -> None:
        at = self.start
        while found := _TOKEN.search(self.text, at, self.end):
            at = _SETTLE[found[0][0]](self, found)
        self.emphasise(0)

    def escape(self, found: re.Match[str]) -> int:
        self.marks.drop(found.start(), found.start() + 1)
        return found.end()

    def code(self, found: re.Match[str]) -> int:
        width = found.end() - found.start()
        closing = self.closing_ticks(width, found.end())
        if closing is None:
            return found.end()
        self.marks.drop(found.start(), found.end())
        self.marks.drop(closing, closing + width)
        return closing + width

    def closing_ticks(self, width: int, after: int) -> int | None:
        if self.ticks is None:
            self.ticks = {}
            for run in reversed(list(Pattern("`+").finditer(self.text, self.start, self.end))):
                self.ticks.setdefault(run.end() - run.start(), []).append(run.start())
        places = self.ticks.get(width, [])
        while places and places[-1] < after:
            places.pop()
        return places[-1] if places else None

    def entity(self, found: re.Match[str]) -> int:
        edit = entity_at(self.text, found.start(), self.end)
        if edit:
            self.marks.edits.append(edit)
        return edit.end if edit else found.end()

    def tag(self, found: re.Match[str]) -> int:
        place = found.start()
        if raised := _SUPERSCRIPT.match(self.text, place, self.end):
            return self.superscript(raised)
        if address := _AUTOLINK.match(self.text, place, self.end):
            self.marks.drop(place, place + 1)
            self.marks.drop(address.end() - 1, address.end())
            return address.end()
        tag = _TAG.match(self.text, place, self.end)
        return self.html_tag(tag) if tag else found.end()

    def pandoc(self, found: re.Match[str]) -> int:
        shifted = _PANDOC.match(self.text, found.start(), self.end)
        if shifted is None:
            return found.end()
        if shifted[1]:
            return self.superscript(shifted)
        self.marks.drop(shifted.start(), shifted.start() + 1)
        self.marks.drop(shifted.end() - 1, shifted.end())
        return shifted.end()

    def superscript(self, raised: re.Match[str]) -> int:
        self.marks.drop(raised.start(), raised.start(1))
        for place in range(raised.start(1), raised.end(1)):
            self.marks.edits.append(Edit(place, place + 1, _RAISED[self.text[place]]))
        self.marks.drop(raised.end(1), raised.end())
        return raised.end()

    def html_tag(self, tag: re.Match[str]) -> int:
        name = tag[2].lower()
        shown = _shown(tag, name)
        if shown is None:
            return tag.start() + 1
        self.marks.edits.append(Edit(tag.start(), tag.end(), shown))
        if name in _STRONG_TAGS:
            self.bold_tag(tag)
        return tag.end()

    def bold_tag(self, tag: re.Match[str]) -> None:
        if not tag[1]:
            self.bold_tags.append(tag.end())
        elif self.bold_tags:
            self.marks.strong.append(Span(self.bold_tags.pop(), tag.start()))

    def opening_bracket(self, found: re.Match[str]) -> int:
        if note := _FOOTNOTE.match(self.text, found.start(), self.end):
            self.marks.drop(note.start(), note.end())
            return note.end()
        self.brackets.append(_Bracket(found.start(), found.end(), len(self.runs)))
        return found.end()

    def closing_bracket(self, found: re.Match[str]) -> int:
        if not self.brackets:
            return found.end()
        opening = self.brackets.pop()
        tail = _LINK_TAIL.match(self.text, found.end(), self.end)
        if not tail:
            return found.end()
        self.emphasise(opening.runs_before)
        self.marks.drop(opening.start, opening.end)
        self.marks.drop(found.start(), tail.end())
        return tail.end()

    def run(self, found: re.Match[str]) -> int:
        self.runs.append(Run(self.text, found.start(), found.end(), self.start, self.end))
        return found.end()

    def emphasise(self, first: int) -> None:
        for pair in pair_up(self.runs[first:]):
            self.marks.drop(pair.opening, pair.opening + pair.width)
            self.marks.drop(pair.closing, pair.closing + pair.width)
            if pair.width == 2:
                self.marks.strong.append(Span(pair.opening + 2, pair.closing))
        del self.runs[first:]


def _shown(tag: re.Match[str], name: str) -> str | None:
    """Return what a reader sees of a tag; None where it is no tag of HTML but text, as in "a <b and c> d"."""
    if name in _LINE_TAGS:
        return "\n"
    if name in _CELL_TAGS:
        return " "
    if name == "img":
        alt = _ALT.search(tag[0])
        return (alt[1] or alt[2] or "") if alt else ""
    return "" if name in _INLINE_TAGS or name in _STRONG_TAGS else None


_SETTLE: dict[str, Callable[[_Scanner, re.Match[str]], int]] = {
    "\\": _Scanner.escape,
    "`": _Scanner.code,
    "&": _Scanner.entity,
    "<": _Scanner.tag,
    "!": _Scanner.opening_bracket,
    "[": _Scanner.opening_bracket,
    "]": _Scanner.closing_bracket,
    "*": _Scanner.run,
    "_": _Scanner.run,
    "~": _Scanner.pandoc,
    "^": _Scanner.pandoc,
}
