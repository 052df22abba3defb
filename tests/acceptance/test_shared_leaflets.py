"""The package leaflets of the shared folder: read whole, in the right sections, their lists as lists."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

import pytest

from medgraph.model import BlockKind, Monograph, SectionType, SourceKind
from medgraph.monographs import read_monograph
from medgraph.sections import split_sections

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "leaflets"
PATHS = sorted(FOLDER.glob("*.html")) if FOLDER.is_dir() else []
T = SectionType

pytestmark = pytest.mark.skipif(not PATHS, reason=f"NOT CHECKED: no leaflets at {FOLDER}")
leaflets = pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])

CHAPTERS = [
    (r"1\. What .* is and what it is used for", T.INDICATIONS),
    (r"2\. What you need to know before you take .*", T.WARNINGS),
    (r"3\. How to take .*", T.DOSAGE),
    (r"4\. Possible side effects", T.ADVERSE_REACTIONS),
    (r"5\. How to store .*", T.STORAGE),
    (r"6\. Contents of the pack and other information", T.BOILERPLATE),
]
# Headings below the chapters, however they are set, and what their sections are about.
HEADINGS = [
    (r"Other medicines and [A-Z]", T.INTERACTIONS),
    (r"Pregnancy(?:,| and) breast-feeding", T.PREGNANCY),
    (r"Driving and using machines", T.WARNINGS),
    (r"If you (?:take|use) more [A-Z]\w+ than you should", T.OVERDOSAGE),
    (r"If you forget to (?:take|use) [A-Z]", T.MISSED_DOSE),
    (r"What [A-Z]\w+ contains(?=\n)", T.DOSAGE_FORMS),
]


def test_all_leaflets_are_there() -> None:
    assert len(PATHS) == 18


def texts(page: Monograph, kind: BlockKind) -> list[str]:
    return [block.span.of(page.view.text) for block in page.blocks if block.kind is kind]


def stripped(source: str) -> str:
    """Return a page's text by the plainest means there is."""
    body = source[source.index("<body>") :]
    return html.unescape(re.sub(r"<[^>]*>", " ", body))


@leaflets
def test_no_word_is_lost_or_added(path: Path) -> None:
    page = read_monograph(path)
    words = re.compile(r"\w+")
    assert Counter(words.findall(page.view.text)) == Counter(words.findall(stripped(page.source)))
    shown = Counter(word for block in page.blocks for word in words.findall(block.span.of(page.view.text)))
    assert shown == Counter(words.findall(page.view.text))


@leaflets
def test_what_the_page_is(path: Path) -> None:
    page = read_monograph(path)
    assert (page.format, page.title, page.kind) == ("html", path.stem, SourceKind.REGULATORY_LABEL)


@leaflets
def test_chapters(path: Path) -> None:
    page = read_monograph(path)
    found = [section for section in split_sections(page) if re.match(r"\d\. ", section.title)]
    chapters = {section.title: section.type for section in found}
    assert len(chapters) == len(CHAPTERS)
    for (title, kind), (pattern, expected) in zip(chapters.items(), CHAPTERS, strict=True):
        assert re.fullmatch(pattern, title) and kind is expected


@leaflets
def test_headings_below_the_chapters(path: Path) -> None:
    page = read_monograph(path)
    sections = split_sections(page)
    for pattern, expected in HEADINGS:
        standing = re.search(rf"^{pattern}", page.view.text[page.view.text.index("\n2. ") :], re.MULTILINE)
        if standing:
            kinds = {section.type for section in sections if re.match(pattern.removesuffix(r"(?=\n)"), section.title)}
            assert kinds == {expected}, standing[0]


@leaflets
def test_every_item_of_a_list_is_an_item(path: Path) -> None:
    page = read_monograph(path)
    listed = re.findall(r"<li>(.*?)</li>", page.source, re.DOTALL)
    first_words = [stripped(f"<body>{item}").split() for item in listed]
    items = [" ".join(item.split()[:3]) for item in texts(page, BlockKind.ITEM)]
    places = iter(items)
    assert all(" ".join(words[:3]) in places for words in first_words if words)
    assert sum(bool(words) for words in first_words) <= len(items)


@leaflets
def test_headings_are_short(path: Path) -> None:
    headings = texts(read_monograph(path), BlockKind.HEADING)
    assert 8 <= len(headings) <= 30
    assert not [text for text in headings if len(text.split()) > 20 or text.endswith((".", ";", ","))]
