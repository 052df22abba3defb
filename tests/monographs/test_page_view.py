"""Source and view: what is repaired, and that every view slice leads back to its source."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medgraph.model import Span, View
from medgraph.monographs import parse_monograph
from medgraph.monographs.draft import Draft, Edit, Shifts, in_order
from medgraph.monographs.formats import format_of
from medgraph.monographs.repair import repaired

REPAIRED = [
    ("line ends", "a\r\nb\rc\n", "a\nb\nc\n"),
    ("BOM", "\ufeffDose", "Dose"),
    ("mojibake dash", "geneâ€”exon 45", "gene—exon 45"),
    ("mojibake sign", "â‰¥ 10 Âµg", "≥ 10 µg"),
    ("mojibake quote", "Itâ€™s", "It’s"),
    ("mojibake letter", "CafÃ©", "Café"),
    ("mojibake twice over", "geneÃ¢â‚¬â€\x9dexon", "gene—exon"),
    ("right as it is", "naïve – “µg” ≥ é ß Ä", "naïve – “µg” ≥ é ß Ä"),
    ("Greek and Cyrillic", "α-тест β₂", "α-тест β₂"),
    ("no-break blanks", "30\u00a0mg\u202f/\u2009kg", "30 mg / kg"),
    ("hyphens that do not break", "anti\u2011CD20 \u2010", "anti-CD20 -"),
    ("zero width", "dys\u00adtro\u200bphin", "dystrophin"),
    ("odd line ends", "a\u2028b\x0cc", "a\nb\nc"),
]


@pytest.mark.parametrize(("source", "text"), [row[1:] for row in REPAIRED], ids=[row[0] for row in REPAIRED])
def test_any_text_is_repaired(source: str, text: str) -> None:
    assert repaired(source).text == text


def test_a_repaired_character_leads_back_to_the_whole_damaged_run() -> None:
    view = repaired("the geneâ€”exon 45").view()
    dash = view.text.index("—")
    assert view.to_source(Span(dash, dash + 1)).of(view.source) == "â€”"
    assert view.to_source(Span(dash - 4, dash + 5)).of(view.source) == "geneâ€”exon"


def assert_leads_back(view: View) -> None:
    starts, ends = list(view.starts), list(view.ends)
    assert len(starts) == len(ends) == len(view.text)
    assert starts == sorted(starts) and ends == sorted(ends)
    assert all(0 <= start < end <= len(view.source) for start, end in zip(starts, ends, strict=True))
    for strong in view.strong:
        assert 0 <= strong.start < strong.end <= len(view.text)


MARKUP = st.lists(
    st.sampled_from(
        [
            "*",
            "**",
            "_",
            "`",
            "[",
            "](u)",
            "<b>",
            "</b>",
            "<br>",
            "&gt;",
            "&amp",
            "\\",
            "\n",
            "\n\n",
            "\r\n",
            "- ",
            "# ",
            "1. ",
            "|",
            "| - |",
            "> ",
            "---",
            "```",
            "'''",
            "== A ==",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "â€”",
            "é",
            "\u00a0",
            "\ufeff",
            "Dose",
            "a ",
            " b",
            ": ",
            ". ",
            "? ",
            "<sup>2</sup>",
        ]
    )
).map("".join)
TEXTS = (MARKUP | st.text()).filter(lambda text: format_of(text).name in ("markdown", "prose"))


@given(TEXTS)
def test_every_view_leads_back_to_its_source(source: str) -> None:
    monograph = parse_monograph(source)
    assert monograph.source == source
    assert_leads_back(monograph.view)
    for block in monograph.blocks:
        piece = block.span.of(monograph.view.text)
        assert piece == piece.strip() != ""
        assert monograph.view.to_source(block.span).of(source)
        assert block.label is None or (block.label.within(block.span) and block.label.of(monograph.view.text).strip())
        assert all(cell.within(block.span) for cell in block.cells)


@given(TEXTS)
def test_blocks_stand_in_order_and_apart(source: str) -> None:
    spans = [block.span for block in parse_monograph(source).blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))


PLAIN_WORDS = st.lists(st.from_regex(r"[A-Za-z0-9,%][A-Za-z0-9,%-]{0,11}", fullmatch=True), min_size=1).map(" ".join)


@given(st.lists(PLAIN_WORDS, min_size=1).map(".\n".join))
def test_plain_prose_is_its_own_view(source: str) -> None:
    view = parse_monograph(source).view
    assert (view.text, list(view.starts)) == (source, list(range(len(source))))


@given(TEXTS.filter(lambda text: "\r" not in text))
def test_line_ends_do_not_change_what_is_read(source: str) -> None:
    unix, windows = parse_monograph(source), parse_monograph(source.replace("\n", "\r\n"))
    assert windows.view.text == unix.view.text
    assert windows.blocks == unix.blocks


@given(TEXTS.filter(lambda text: not text.startswith("\ufeff")))
def test_a_bom_changes_nothing_but_places(source: str) -> None:
    plain, marked = parse_monograph(source), parse_monograph("\ufeff" + source)
    assert marked.view.text == plain.view.text
    assert list(marked.view.starts) == [place + 1 for place in plain.view.starts]


@given(st.text("aé—≥µ“”’ ", min_size=1))
def test_mojibake_is_repaired_to_what_it_was(text: str) -> None:
    word = "dose " + text.strip()
    damaged = word.encode().decode("sloppy-windows-1252")
    assert repaired(damaged).text in (word, repaired(word).text, repaired(repaired(word).text).text)


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5), st.text(max_size=3))))
def test_edits_and_shifts_agree(text: str, wanted: list[tuple[int, int, str]]) -> None:
    edits = in_order(Edit(at, min(at + width, len(text)), new) for at, width, new in wanted if at < len(text))
    draft, shifts = Draft.of(text).edited(edits), Shifts(edits)
    assert shifts.place(len(text)) == len(draft.text)
    for place, character in enumerate(text):
        if not any(edit.start <= place < edit.end for edit in edits):
            assert draft.text[shifts.place(place)] == character
            assert draft.starts[shifts.place(place)] == place
