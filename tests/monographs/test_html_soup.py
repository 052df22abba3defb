"""HTML that is broken, hostile or huge: always read or refused in one line, always in time that grows with its length."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medgraph.errors import UnreadableInputError
from medgraph.model import BlockKind, Monograph, Span
from medgraph.monographs import parse_monograph
from medgraph.sections import split_sections

START = "<!doctype html>"

SOUP = [
    ("tags that close nothing", "</b></p></div>a</td></ul>b", "p ab"),
    ("tags that cross", "<p><b>a <i>b</b> c</i> d</p>e", "p a b c d | p e"),
    ("tags that are never closed", "<p>a <b>b<div>c<span>d", "p a b | p cd"),
    ("a tag that is cut off", "<p>a</p><p>b <a href='x", "p a | p b"),
    ("a closing tag that is cut off", "<p>a</p", "p a"),
    ("a quote that is never closed", '<p class="x>a</p><p>b</p>', "p a | p b"),
    ("quotes in odd places", "<p class=it's title='a>b'>a</p>", "p a"),
    ("a comment that is never closed", "<p>a</p><!-- x > <p>b</p>", "p a | p b"),
    ("comments in comments", "<p>a<!-- x <!-- y --> b</p>", "p a b"),
    ("conditional comments", "<!--[if IE]><p>x</p><![endif]--><![if !IE]><p>a</p><![endif]>", "p a"),
    ("character data", "<p><![CDATA[a < b & c]]></p>", "p a < b & c"),
    ("character data without an end", "<p><![CDATA[a</p>", "p a"),
    ("a script with a closing tag in it", "<script>x('</scr'+'ipt><p>y</p>')</script><p>a</p>", "p a"),
    ("a script that is never closed", "<p>a</p><script>var x = 1;\n\n<p>b</p>", "p a | p b"),
    ("a style that is closed oddly", "<style>p{}</STYLE\n><p>a</p>", "p a"),
    ("a text area that is never closed", "<p>a</p><textarea><p>b</p>", "p a | p b"),
    ("NUL characters", "<p>a\0b</p>", "p a\0b"),
    ("no such character", "<p>a&#0;b&#1;&#x110000;&#99999999;</p>", "p a\ufffdb\ufffd\ufffd"),
    ("half an entity", "<p>a & b &; &# &#x; &lt</p>", "p a & b &; &# &#x; <"),
    ("elements that nobody knows", "<x-drug>a</x-drug><o:p>b</o:p><foo>c</foo>", "p a | p bc"),
    ("spaces that are too many", "<table><tr><td colspan=99999999>a<td rowspan=-1 colspan=x>b<td>c</table>", "r " + "a | " * 1 + "b | c"),
    ("cells without a table", "<td>a</td><tr><td>b", "p a | p b"),
    ("text in a table", "<table>a<tr><th>b<th>c</tr>d<tr><td>e<td>f</table>", "p a ; R b | c ; p d ; r e | f"),
    ("a table in a table", "<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>", "p a ; r b | c ; p d"),
    ("a list in a heading", "<h2>a<ul><li>b</ul></h2>c", "h2 a | i1 b | p c"),
    ("headings in headings", "<h2>a<h3>b</h3>c", "h2 a | h3 b | p c"),
    ("links in links", "<p><a href=x>a <a href=y>b</a> c</a></p>", "p a b c"),
    ("a body after a head that is not closed", "<head><title>t</title><body>a", "p a"),
    ("two bodies", "<body><p>a</body><body><p>b</body>", "p a | p b"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "blocks"), [row[1:] for row in SOUP], ids=[row[0] for row in SOUP])
def test_broken_pages(source: str, blocks: str, outline: Callable[[Monograph], list[str]]) -> None:
    between = " ; " if " ; " in blocks else " | "
    assert between.join(outline(parse_monograph(START + source))) == blocks


PIECES = st.sampled_from(
    "<p> </p> <div> </div> <b> </b> <strong> <i> </i> <ul> <ol> </ul> <li> </li> <h1> <h2> </h2> <br> <br><br> <table> </table> <tr> "
    "<td> <th> </td> </tr> <td\tcolspan=2> <td\trowspan=3> <thead> <caption> <dl> <dt> <dd> </dl> <sup> </sup> <sub> </sub> <a\thref=x> </a> <nav> "
    "</nav> <main> </main> <article> <header> <aside> <section> <div\tclass='sidebar'> <div\thidden> <p\tstyle='display:none'> "
    "<script> </script> <!-- --> <![CDATA[ ]]> <!x <?x < > </ & &amp; &nbsp; &lt; &#8209; &shy; &copy &#x b: Dose: • - 1. 10 2 a "
    "it is given. mRNA Is\tit\tsafe? <details> <summary> <button> </button> <select> <option> <pre> </pre> é â€” \n \n\n \r\n \t <p <a\tb=' \" = <x-y> <foo>".split(" ")
)  # fmt: skip
SOUPS = st.lists(PIECES, max_size=60).map("".join)


def read(source: str) -> Monograph | None:
    try:
        return parse_monograph(START + source)
    except UnreadableInputError as error:
        assert str(error) == "HTML without readable text"
        return None


@given(SOUPS | st.text())
def test_any_soup_is_read_and_leads_back_to_its_source(source: str) -> None:
    page = read(source)
    if page is None:
        return
    view = page.view
    starts, ends = list(view.starts), list(view.ends)
    assert page.source == START + source
    assert starts == sorted(starts) and ends == sorted(ends) and len(starts) == len(ends) == len(view.text)
    assert all(0 <= start < end <= len(page.source) for start, end in zip(starts, ends, strict=True))
    for block in page.blocks:
        text = block.span.of(view.text)
        assert text == text.strip() != "" and "\n" not in text and "  " not in text
        assert view.to_source(block.span).of(page.source)
        assert block.label is None or block.label.within(block.span)
    assert all(above.span.end <= below.span.start for above, below in pairwise(page.blocks))
    assert all(strong.of(view.text).strip() for strong in view.strong)


@given(SOUPS)
def test_no_tag_and_no_blank_too_many_is_in_the_view(source: str) -> None:
    page = read(source)
    tag = re.compile(
        r"</?(?:p|div|b|i|ul|ol|li|h1|h2|br|table|tr|td|th|sup|a|nav|main|script|details|button|pre)\b[^<>]*>"
    )
    if page and "CDATA" not in source and "&lt" not in source:
        assert not tag.search(page.view.text)
    assert page is None or not re.search(r"[ \t]{2}|^\s|\s$|\n\n", page.view.text)


@given(SOUPS)
def test_sections_keep_what_was_read(source: str) -> None:
    page = read(source)
    if page:
        sections = split_sections(page)
        assert sections[0].span.start == 0 and sections[-1].span.end == len(page.view.text)
        assert all(above.span.end == below.span.start for above, below in pairwise(sections))


WORDS = st.lists(st.from_regex(r"[a-z]{1,9}", fullmatch=True), min_size=1, max_size=9).map(" ".join)


@given(st.lists(WORDS, min_size=1))
def test_no_word_of_plain_paragraphs_is_lost(paragraphs: list[str]) -> None:
    page = parse_monograph(START + "".join(f"<p>{text}.</p>\n" for text in paragraphs))
    assert page.view.text == "\n".join(f"{text}." for text in paragraphs)
    assert [block.kind for block in page.blocks] == [BlockKind.PARAGRAPH] * len(paragraphs)
    whole = page.view.to_source(Span(0, len(page.view.text)))
    assert whole.of(page.source).startswith(paragraphs[0])


@given(SOUPS.filter(lambda text: "\r" not in text))
def test_line_ends_do_not_change_what_is_read(source: str) -> None:
    unix, windows = read(source), read(source.replace("\n", "\r\n"))
    assert (unix and (unix.view.text, unix.blocks)) == (windows and (windows.view.text, windows.blocks))


HUGE = [
    ("<div>", 10_000), ("<b>", 10_000), ("<ul><li>", 5_000), ("<table><tr><td>", 5_000), ("<table><tr><th>a<th>", 3_000),
    ("<p>", 10_000), ("</p>", 10_000), ("<", 20_000), ("<a ", 10_000), ("<a b='>'", 10_000), ('<a b="', 10_000),
    ("<x y=z <", 10_000), ("<!--", 10_000), ("<!-- a ->", 10_000), ("<![CDATA[", 10_000), ("<!x", 10_000), ("&#", 20_000), ("&amp", 20_000),
    ("<script>", 5_000), ("<noscript>", 5_000), ("<sup>", 5_000), ("<sup>a</sup>", 5_000), ("<dl><dt>", 5_000), ("<dt>a<dd>b", 5_000), ("<br>", 10_000),
    ("a<br>", 10_000), ("• ", 10_000), ("<h2>a</h2>", 5_000), ("<h2>a b.", 5_000), ("<nav>", 5_000), ("<article>", 5_000), ("<header>", 5_000),
    ("<ul><li><a href=x>a</a><li><a href=x>b</a></ul>", 1_500), ("<p><a href=x>a</a></p>", 3_000), ("<button>", 5_000), ("<summary>", 5_000),
    ("<div class='heading'>", 5_000), ("<td rowspan=60000 colspan=60>a", 500), ("<tr><td rowspan=60>a", 2_000), ("<b>a <p>", 5_000),
    ("<span style='display:block'>", 5_000), ("a ", 20_000), (" \n", 20_000), ("<pre>a\n", 5_000), ("Rare: may affect ", 3_000), ("<x-y>", 5_000),
]  # fmt: skip


def _steps(call: Callable[[], object]) -> int:
    """Count the lines of our own code that a call runs, those of comprehensions among them."""
    steps = 0

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal steps
        if "monographs" not in frame.f_code.co_filename:
            return None
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(("piece", "times"), HUGE, ids=[row[0] for row in HUGE])
def test_huge_pages_are_read_without_recursion(piece: str, times: int) -> None:
    read(piece * times + "<p>end")


@pytest.mark.parametrize("piece", [row[0] for row in HUGE])
def test_twice_the_length_takes_twice_the_steps(piece: str) -> None:
    once, twice = (_steps(lambda n=n: read(piece * n + "<p>end")) for n in (150, 300))  # type: ignore[misc]
    assert twice < 2.5 * once + 500


SAME = ["<p>a</p>" * 50, "<ul><li><b>a</b>: 5&nbsp;mg</ul><nav><a href=x>y</a></nav>" * 20]


@pytest.mark.parametrize("source", SAME)
def test_the_same_page_is_read_the_same(source: str) -> None:
    one, other = read(source), read(source)
    assert one == other and one is not None
