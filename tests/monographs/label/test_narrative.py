"""The markup of SPL to headings, paragraphs, items and rows: a piece of markup is one row of a table."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medgraph.model import BlockKind, SectionType
from medgraph.monographs.label.manuscript import Manuscript
from medgraph.monographs.label.markup import words_of
from medgraph.monographs.label.narrative import write_narrative
from medgraph.monographs.label.safe_xml import parse_xml

WORDS = [
    ("a<sub>x</sub>b", "axb"),
    ("10<sup>6</sup> cells", "10^6 cells"),
    ("1.5 × 10<sup>−3</sup>", "1.5 × 10^−3"),
    ("25 mg/m<sup>2</sup> daily", "25 mg/m2 daily"),
    ("Zolba<sup>®</sup> tablets", "Zolba® tablets"),
    ("give <sup>2</sup>/<sub>3</sub> of it", "give 2/3 of it"),
    ("give 1<sup>1</sup>/<sub>2</sub> tablets", "give 1 1/2 tablets"),
    ("give 1<sup>1</sup>\u2044<sub>2</sub> tablets", "give 1 1/2 tablets"),
    ("75 × 10<sup>9</sup>/L", "75 × 10^9/L"),
    ("see <content styleCode='italics'>Warnings</content> (<linkHtml href='#a'>5.1</linkHtml>)", "see Warnings (5.1)"),
    ("[see <linkHtml>Use in Specific Populations (8.6)</linkHtml>].", "[see Use in Specific Populations (8.6)]."),
    ("once\n   a \t day", "once a day"),
    ("one<br/>two", "one two"),
    ("seen<footnote ID='f'>In one study.</footnote> often", "seen often"),
    ("seen <footnoteRef IDREF='f'/>often", "seen often"),
    ("≥5&#160;% &amp; more", "≥5 % & more"),
]


@pytest.mark.parametrize(("markup", "words"), WORDS)
def test_words(markup: str, words: str) -> None:
    assert words_of(parse_xml(f"<paragraph>{markup}</paragraph>")) == words


def blocks(markup: str) -> list[str]:
    """Return the blocks of a narrative: the kind's letter, the level of headings and items, the text."""
    text = Manuscript()
    text.begin("/x", SectionType.OTHER)
    write_narrative(parse_xml(f"<text>{markup}</text>"), text, 1)
    page = text.page()
    shown = []
    for block in page.blocks:
        level = str(block.level) if block.kind in (BlockKind.HEADING, BlockKind.ITEM) else ""
        shown.append(f"{block.kind.value[0]}{level} {block.span.of(page.view.text)}")
    return shown


NARRATIVES: list[tuple[str, str, list[str]]] = [
    ("paragraphs", "<paragraph>One.</paragraph><paragraph>Two.</paragraph>", ["p One.", "p Two."]),
    ("no paragraph", "Just words.", ["p Just words."]),
    (
        "mixed",
        "10<sup>9</sup>/L at <content styleCode='bold'>once</content>, not later.",
        ["p 10^9/L at once, not later."],
    ),
    ("lines", "Zolba 5 mg<br/>Zolba 10 mg", ["p Zolba 5 mg", "p Zolba 10 mg"]),
    (
        "words between blocks",
        "a <paragraph>b</paragraph> c <list><item>d</item></list> e",
        ["p a", "p b", "p c", "i1 d", "p e"],
    ),
    (
        "a bold line",
        "<paragraph><content styleCode='bold'>Renal Impairment:</content></paragraph>",
        ["h2 Renal Impairment"],
    ),
    ("an underlined line", "<paragraph><content styleCode='underline'>Children</content></paragraph>", ["h2 Children"]),
    (
        "bold at the beginning of a line",
        "<paragraph><content styleCode='bold'>Children:</content> Not known.</paragraph>",
        ["p Children: Not known."],
    ),
    ("a bold sentence", "<paragraph><content styleCode='bold'>Do not use.</content></paragraph>", ["p Do not use."]),
    (
        "lists in lists",
        "<list><item>skin<list><item>rash</item><item>itching</item></list></item><item>liver</item></list>",
        ["i1 skin", "i2 rash", "i2 itching", "i1 liver"],
    ),
    ("marks of items", "<list><item><caption>•</caption>rash</item></list>", ["i1 rash"]),
    ("a titled list", "<list><caption>Common:</caption><item>rash</item></list>", ["p Common:", "i1 rash"]),
    ("paragraphs in items", "<list><item><paragraph>a</paragraph><paragraph>b</paragraph></item></list>", ["i1 a b"]),
    (
        "a list in a paragraph",
        "<paragraph>Seen: <list><item>rash</item></list> and more.</paragraph>",
        ["p Seen:", "i1 rash", "p and more."],
    ),
    (
        "a list in a content",
        "<paragraph>Seen: <content><list><item>rash</item></list></content></paragraph>",
        ["p Seen:", "i1 rash"],
    ),
    (
        "footnotes",
        "<paragraph>a<footnote>Note.</footnote></paragraph><paragraph>b</paragraph>",
        ["p a", "p b", "p Note."],
    ),
    (
        "footnotes in blocks in blocks, once",
        "<content><paragraph>a<footnote>Note.</footnote></paragraph></content>",
        ["p a", "p Note."],
    ),
    (
        "pictures",
        "<paragraph>See <renderMultiMedia><caption>Figure 1: Survival</caption></renderMultiMedia></paragraph>",
        ["p See", "p Figure 1: Survival"],
    ),
    (
        "a table",
        "<table><thead><tr><th>Reaction</th><th>Zolba</th></tr></thead><tr><td>Rash</td><td>12</td></tr></table>",
        ["r Reaction | Zolba", "r Rash | 12"],
    ),
    (
        "spans",
        "<table><tr><td rowspan='2'>Rash</td><td colspan='2'>any</td></tr><tr><td>1</td><td>2</td></tr></table>",
        ["r Rash | any | any", "r Rash | 1 | 2"],
    ),
    (
        "a list in a cell",
        "<table><tr><td>Skin</td><td><list><item>rash</item><item>itching</item></list></td></tr></table>",
        ["r Skin | rash itching"],
    ),
    ("nothing", "<paragraph> </paragraph><list><item/></list><table/>", []),
]


@pytest.mark.parametrize(("markup", "expected"), [row[1:] for row in NARRATIVES], ids=[row[0] for row in NARRATIVES])
def test_narratives(markup: str, expected: list[str]) -> None:
    assert blocks(markup) == expected


_LEAF = st.sampled_from(["alpha", "beta 12", "gamma.", "<sub>delta</sub>", "<br/>", "<content>eta</content>"])
_INLINE = st.lists(_LEAF, min_size=1, max_size=4).map(" ".join)
_BLOCK = st.recursive(
    _INLINE.map(lambda words: f"<paragraph>{words}</paragraph>"),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(
        lambda blocks: f"<list>{''.join(f'<item>zeta {block}</item>' for block in blocks)}</list>"
    ),
    max_leaves=6,
)


@given(st.lists(_INLINE | _BLOCK | _BLOCK.map(lambda block: f"<content>theta {block}</content>"), max_size=5))
def test_no_word_is_lost_or_said_twice(pieces: list[str]) -> None:
    markup = " ".join(pieces)
    words = re.compile(r"\w+")
    written = Counter(words.findall(" ".join(line.split(" ", 1)[1] for line in blocks(markup))))
    assert written == Counter(words.findall(re.sub(r"<[^<>]*>", " ", markup)))
