"""What a line of a page looks like, as far as its own characters tell.

Every test here is a plain look at one line (or a line and its neighbour), linear in its length; which
block a line becomes is decided by the readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from medgraph.patterns import Pattern

MIN_WRAP, MAX_WRAP = 50, 120
_WRAP_SLACK = 10

_QUOTE = Pattern(r" {0,3}>(?!\s?[\d=≥])[ \t]?")
_BULLET = Pattern(
    r"(?:[-*+–—](?=[ \t]|$)|[•●▪■‣◦○·⁃►➢➤✓✔\uf0a7\uf0b7](?=\s|\w|$|[\"(\[*_<])|o(?=\t| {2,})|"
    r"(?:\(?\d{1,3}[.)]|\(?(?:[a-z]|[ivx]{2,4})\))(?=[ \t]|$))[ \t]*"
)
_NUMBER = Pattern(r"\d{1,2}(?:\.\d{1,2}){0,3}(?=[.)]?[ \t])")
_NUMBERED = Pattern(r"(\d{1,2}(?:\.\d{1,2}){0,3})(\.?)[ \t]+(?=\S)")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SMALL_WORDS = _words("a an and as at by for from in into of on or the to vs with while without your")
_FINAL = tuple(".!?;:,")
_FAMILIES = {
    "*": "-",
    "+": "-",
    "—": "–",
    "●": "•",
    "·": "•",
    "■": "▪",
    "○": "◦",
    "⁃": "•",
    "\uf0b7": "•",
    "\uf0a7": "▪",
}


class Line(NamedTuple):
    """A line without its line end: where it begins, where its text lies, how far in, how deep in quotes."""

    at: int
    start: int
    end: int
    text: str
    indent: int = 0
    quoted: int = 0

    @property
    def blank(self) -> bool:
        """Tell whether nothing stands on the line."""
        return not self.text


def lines_of(text: str, start: int = 0) -> Iterator[Line]:
    """Split a text at its line feeds; indentation and quote marks are taken off each line.

    >>> [(line.text, line.start, line.indent, line.quoted) for line in lines_of("> a\\n  b")]
    [('a', 2, 0, 1), ('b', 6, 2, 0)]
    """
    at = start
    for raw in text[start:].split("\n"):
        yield _line(raw, at)
        at += len(raw) + 1


def _line(raw: str, at: int) -> Line:
    begin = quoted = 0
    while (quote := _QUOTE.match(raw, begin)) is not None:
        begin, quoted = quote.end(), quoted + 1
    text = raw[begin:].strip()
    lead = raw[begin : raw.index(text, begin)] if text else ""
    start = at + begin + len(lead)
    return Line(at, start, start + len(text), text, len(lead.expandtabs(4)), quoted)


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the width that a page is wrapped at, 0 where its lines are as long as its paragraphs.

    Where lines without a mark of their own break in the midst of a sentence, and mostly because the next word would
    not have fitted, the longest of them tells. Where there are few such breaks the longest line of all does.
    """
    breaks = [(a, b) for a, b in pairwise(lines) if _is_plain(a) and _is_plain(b) and not a.text.endswith(_FINAL)]
    widths = [_extent(above) for above, _ in breaks if _extent(above) <= MAX_WRAP]
    if len(widths) < _FEW_BREAKS or len(widths) * 2 < len(breaks):
        widest = max((line.end - line.start + line.indent for line in lines), default=0)
        return widest if MIN_WRAP <= widest <= MAX_WRAP else 0
    width = max(widths)
    full = sum(is_full(above, below, width) for above, below in breaks)
    return width if width >= MIN_WRAP and full >= _MOSTLY * len(breaks) else 0


_FEW_BREAKS, _MOSTLY = 3, 0.6
_MARKED = Pattern(r"#{1,6}[ \t]|\||>|```|~~~|<|=|\*\*|__|\d{1,2}\.\d")


def _is_plain(line: Line) -> bool:
    """Tell whether a line has words and no mark of being something else than a part of a paragraph."""
    return bool(line.text) and not (
        is_rule(line.text) or bullet(line.text) or _MARKED.match(line.text) or _LABELLED.match(line.text)
    )


def _extent(line: Line) -> int:
    """Return how far a line reaches as a reader sees it: an entity is one character."""
    surplus = sum(len(found[0]) - 1 for found in _ENTITY.finditer(line.text)) if "&" in line.text else 0
    return line.indent + len(line.text) - surplus


_LABELLED = Pattern(
    r"(?:\*\*|__)?[A-Z][\w/-]*(?: [\w/-]+){0,3}(?: \([^():]{1,40}\))?:(?:\*\*|__)?[ \t]|"
    r"[A-Z][^\n.:;!?]{0,60}?[ \t]?(?:\.{3,}|…{2,})[ \t]"
)
_BOLD_LABEL = Pattern(r"(\*\*|__)[A-Z][^*_]{0,60}(?:[.:?]\1|\1:)[ \t]")
_ENTITY = Pattern(r"&(?:#\w{2,7}|[A-Za-z]{2,8});")


def is_full(line: Line, following: Line, width: int) -> bool:
    """Tell whether a line broke because the next word would not have fitted."""
    word = following.text.split(maxsplit=1)[0]
    return _extent(line) + 1 + len(word) > width - _WRAP_SLACK


def margin(lines: Sequence[Line]) -> int:
    """Return the margin at which some of the paragraphs of a page are wrapped, 0 where none are.

    >>> margin(list(lines_of("the side effects that people on this medicine mention to us most are\\n" * 5)))
    68
    >>> margin(list(lines_of("headache\\nfever\\n" * 5)))
    0
    """
    widest = max((_extent(line) for line in lines), default=0)
    if not MIN_WRAP <= widest <= MAX_WRAP:
        return 0
    wrapped = sum(is_wrapped(a, b, widest) and b.text[0].islower() for a, b in pairwise(lines))
    return widest if wrapped >= _SURE else 0


_SURE = 4


def is_wrapped(line: Line, following: Line, width: int) -> bool:
    """Tell whether a plain line is as long as a page is wide, so that the following one goes on with its paragraph."""
    plain = _is_plain(line) and _is_plain(following) and not line.text.endswith(":")
    return plain and is_full(line, following, width)


def breaks_off(text: str) -> bool:
    """Tell whether a line ends in the midst of a phrase: "within the last 14", "every morning with a"."""
    last = text.rsplit(maxsplit=1)[-1]
    return last in _SMALL_WORDS or last.isdigit()


def hangs(line: Line, following: Line) -> bool:
    """Tell whether a line that is further in goes on with one that ends in a small word.

    >>> [hangs(*lines_of(text)) for text in ("a sign of\\n      HAE", "a sign of\\nHAE", "a sign\\n      HAE")]
    [True, False, False]
    """
    return following.indent > line.indent and line.text.rsplit(maxsplit=1)[-1] in _SMALL_WORDS


def runs_on(line: Line, following: Line, margin: int) -> bool:
    r"""Tell whether a line that nearly reaches the margin of a page breaks in the midst of a sentence.

    >>> line, following = lines_of("a long line that stops in the midst of it,\nwhich goes on")
    >>> runs_on(line, following, 50), runs_on(line, following, 90)
    (True, False)
    """
    broken = (line.text[-1].isalnum() or line.text[-1] == ",") and following.text[0].islower()
    plain = _is_plain(line) and _is_plain(following) and line.indent == following.indent
    return broken and plain and _extent(line) >= _NEARLY * margin > 0


_NEARLY = 0.75


def continues(line: Line, following: Line, width: int) -> bool:
    """Tell whether the following line goes on with the same paragraph.

    A line that ends in a colon leads something in, a bold label begins something, and lines that all have a label
    are a list. Otherwise a line goes on where the next begins in lower case or with a gloss or closes its
    bracket, or where it was full.
    """
    if line.text.endswith((":", ":**")) or _BOLD_LABEL.match(following.text):
        return False
    if _LABELLED.match(line.text) and _LABELLED.match(following.text):
        return False
    if (
        following.text[0].islower()
        or line.text[-1] in ",-–(/"
        or _is_gloss(line, following)
        or _is_in_bracket(line, following)
    ):
        return True
    return bool(width) and is_full(line, following, width)


def _is_gloss(line: Line, following: Line) -> bool:
    """Tell whether a bracket that opens a line belongs to the words before: "… of the eye / (uveitis), …"."""
    return _GLOSS.match(following.text) is not None and line.text[-1].islower()


_GLOSS = Pattern(r"\([a-z][^()]{2,40}\)[,;.]")


def _is_in_bracket(line: Line, following: Line) -> bool:
    """Tell whether a bracket that a line opens is closed by the next: "rash (in week two; / IgE may rise), fever"."""
    opened = "(" in line.text and ")" not in line.text.rpartition("(")[2]
    return opened and ")" in following.text.partition("(")[0] and bullet(following.text) is None


def bullet(text: str) -> re.Match[str] | None:
    """Match the mark of a list item and the blanks after it.

    >>> [bool(bullet(each)) for each in ("- a", "•a", "o  a", "1) a", "12.5 mg", "-5 °C", "b) c", "o a")]
    [True, True, True, True, False, False, True, False]
    """
    return _BULLET.match(text)


def bullet_family(mark: str) -> str:
    """Return what kind of mark a bullet is: lists of one family are one list.

    >>> bullet_family("*"), bullet_family("12."), bullet_family("b)")
    ('-', '1', 'a')
    """
    first = mark.strip("( \t")[0]
    if first.isalnum():
        return "1" if first.isdigit() else "a"
    return _FAMILIES.get(first, first)


def is_rule(text: str) -> bool:
    """Tell whether a line is a horizontal rule: three or more of "-", "*", "_" or "=" and nothing else."""
    marks = set(text) - {" ", "\t"}
    return len(marks) == 1 and text[0] in "-*_=" and text.count(text[0]) > 2


def is_table_rule(text: str) -> bool:
    """Tell whether a line is the rule under a table's header."""
    return "-" in text and "|" in text and set(text) <= set("|:- \t+")


def is_bold_line(text: str) -> bool:
    """Tell whether a whole line is set in bold, a colon after it counted in.

    >>> [is_bold_line(each) for each in ("**Dosage**", "**Dosage**:", "**Dose:** 5 mg", "**a** and **b**")]
    [True, True, False, False]
    """
    bare = text.removesuffix(":")
    return any(
        bare.startswith(opening)
        and bare.endswith(closing)
        and bare.count(opening) == times
        and len(bare) > len(opening) * 2
        for opening, closing, times in (
            ("**", "**", 2),
            ("__", "__", 2),
            ("<b>", "</b>", 1),
            ("<strong>", "</strong>", 1),
        )
    )


def numbered_title(text: str) -> tuple[int, int] | None:
    """Return depth and length of the number of a numbered title, None where the line is no title.

    >>> [numbered_title(each) for each in ("6.1 Clinical Trials Experience", "4. Dosage", "6 OVERDOSAGE")]
    [(2, 4), (1, 3), (1, 2)]
    >>> numbered_title("2.5 mg twice daily"), numbered_title("12 Patients fell ill.")
    (None, None)
    """
    found = _NUMBERED.match(text)
    if not found or not text[found.end()].isupper():
        return None
    depth = found[1].count(".") + 1
    rest = text[found.end() :]
    looks = is_title(rest) if depth > 1 or found[2] else is_capitalised(rest) and is_title(rest)
    return (depth, found.end()) if looks else None


def number_depth(text: str) -> int | None:
    """Return how deep the number at a line's beginning is, None where there is none.

    >>> number_depth("6.1 Trials"), number_depth("2. Active liver disease; …"), number_depth("Trials")
    (2, 1, None)
    """
    found = _NUMBER.match(text)
    return found[0].count(".") + 1 if found else None


def is_title(text: str) -> bool:
    """Tell whether a line may be a title: short, begins with a capital, no stop at its end.

    >>> [is_title(each) for each in ("How It Works", "Take it daily.", "30 mg/kg", "October 10, 2025")]
    [True, False, False, False]
    """
    if len(text) > 90 or not text[0].isupper() or (text.endswith(_FINAL) and not text.endswith("?")):
        return False
    return len(text.split()) <= 12 and not re.search(r"[.!?:;]\s|\d{4}$", text)


def is_capitalised(text: str) -> bool:
    """Tell whether all words but small ones begin with a capital: "Use in Specific Populations"."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if word.lower() not in _SMALL_WORDS]
    return bool(words) and all(word[0].isupper() for word in words)


def is_capitals(text: str) -> bool:
    """Tell whether a line is a title in capitals: "ADVERSE REACTIONS", and not "DMD"."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 4 and text.upper() == text and len(text.split()) <= 14 and not text.endswith((".", ","))


def is_question(text: str) -> bool:
    """Tell whether a line is one short question: "Is It Safe for Heart Problems?"."""
    return text.endswith("?") and text[0].isupper() and len(text.split()) <= 18 and not re.search(r"[.!?;]\s", text)
