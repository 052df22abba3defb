"""The words in a label's markup: each element's in one line, what is set above the line told apart.

Stacked fractions ("2" over "3", or set as ²/₃) are written in line ("2/3"), a whole number before them apart.
Above the line stand exponents ("10^9") and the marks of footnotes. In a table a mark is set between signs ("Rash^b^"),
so that it is no letter of the word before it; elsewhere labels have few, and what is raised stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from medgraph.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT = frozenset({"footnote", "footnoteRef", "renderMultiMedia", "caption", "list", "table"})
_SLASHES = ("/", "\u2044")
_SLASH = Pattern(r"(?<=\d)\s*\u2044\s*(?=\d)")
_LINE_END = "\u2028"  # a blank to `split`
_EXPONENT = Pattern(r"[-−–+]?\d+")
_SIGN = r"(?:[a-z]|\d{1,2}|[*†‡§¶#]{1,3})"
_MARK = Pattern(rf"[\[(]?\s*(?P<signs>{_SIGN}(?:\s*,\s*{_SIGN})*)\s*[\])]?,?")
_UNIT = Pattern(r"(?:\bc?m|\bmm|[/(]L)$")


def name_of(element: _Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words_of(element: _Element, *, in_table: bool = False) -> str:
    """Return an element's words in one line.

    >>> from medgraph.monographs.label.safe_xml import parse_xml
    >>> words_of(parse_xml("<text>75 x 10<sup>9</sup>/L<footnote>b</footnote> [<linkHtml>5.1</linkHtml>]</text>"))
    '75 x 10^9/L [5.1]'
    >>> words_of(parse_xml("<td>Rash<sup>b</sup>, 30 kg/m<sup>2</sup></td>"), in_table=True)
    'Rash^b^, 30 kg/m2'
    """
    return _in_line(_inline(element, in_table))


def pieces_of(element: _Element, blocks: frozenset[str]) -> Iterator[str | _Element]:
    """Yield the lines of an element's words, and between them the elements that are blocks or hold some.

    >>> from medgraph.monographs.label.safe_xml import parse_xml
    >>> text = parse_xml("<text>75 x 10<sup>9</sup>/L <list/> if <content>bold</content><br/>type</text>")
    >>> [getattr(piece, "tag", piece) for piece in pieces_of(text, frozenset({"list"}))]
    ['75 x 10^9/L', 'list', 'if bold', 'type']
    """
    words = [element.text or ""]
    for child in element:
        if _is_block(child, blocks):
            yield from _lines(words)
            yield child
            words = []
        else:
            words.extend(_of_child(child, in_table=False))
        words.append(child.tail or "")
    yield from _lines(words)


def _is_block(element: _Element, blocks: frozenset[str]) -> bool:
    return name_of(element) in blocks or (
        name_of(element) == "content" and any(_is_block(child, blocks) for child in element)
    )


def _lines(words: Iterable[str]) -> Iterator[str]:
    for line in "".join(words).split(_LINE_END):
        if line := _in_line([line]):
            yield line


def _in_line(words: Iterable[str]) -> str:
    return _SLASH.sub("/", " ".join("".join(words).split()))


def lines_of(cell: _Element) -> list[str]:
    """Return the lines that a cell of a table is set in.

    >>> from medgraph.monographs.label.safe_xml import parse_xml
    >>> lines_of(parse_xml("<td><paragraph>Fatigue</paragraph><paragraph>Dry<br/>mouth</paragraph></td>"))
    ['Fatigue', 'Dry', 'mouth']
    """
    lines = "".join(_inline(cell, True)).split(_LINE_END)
    return [words for line in lines if (words := " ".join(line.split()))]


def _inline(element: _Element, in_table: bool) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _of_child(child, in_table)
        yield child.tail or ""


def _of_child(child: _Element, in_table: bool) -> Iterator[str]:
    name = name_of(child)
    if name == "br":
        yield _LINE_END
    elif name == "sup":
        yield _raised(child, words_of(child), in_table)
    elif name == "paragraph" or name == "item":
        yield _LINE_END
        yield from _inline(child, in_table)
        yield _LINE_END
    elif name not in _SILENT or (in_table and name == "list"):
        yield from _inline(child, in_table)


def _raised(raised: _Element, words: str, in_table: bool) -> str:
    """Return what is set above the line: an exponent, the mark of a footnote, or the words as they are."""
    before = _before(raised)
    if _is_numerator(raised, words):
        return f" {words}" if before[-1:].isdigit() else words
    is_ten = before.endswith("10") and not before[:-2].endswith(tuple(".0123456789"))
    if before[-1:].isdigit() and _EXPONENT.fullmatch(words) and (is_ten or not in_table):
        return f"^{words}"
    mark = _MARK.fullmatch(words) if in_table and not _UNIT.search(before) else None
    return f"^{''.join(mark['signs'].split())}^" if mark else words


def _is_numerator(raised: _Element, words: str) -> bool:
    """Tell whether raised figures stand over lowered ones behind a slash."""
    after = raised.getnext()
    return words.isdigit() and (raised.tail or "").strip() in _SLASHES and after is not None and name_of(after) == "sub"


def _before(element: _Element) -> str:
    """Return the text that stands right before an element, in the elements around it if need be."""
    while (parent := element.getparent()) is not None:
        previous = element.getprevious()
        if previous is not None:
            return previous.tail or "".join(map(str, previous.itertext()))
        if parent.text:
            return parent.text
        element = parent
    return ""
