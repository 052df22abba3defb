"""Marks within a line: what is taken out of the view, and what is text."""

import pytest

from medgraph.monographs import parse_monograph

# Source, what a reader sees, what of it is bold. Each is read as a paragraph of a markdown page.
SHOWN: list[tuple[str, str, list[str]]] = [
    ("the *DMD* gene", "the DMD gene", []),
    ("the _DMD_ gene", "the DMD gene", []),
    ("a **bold** word", "a bold word", ["bold"]),
    ("a __bold__ word", "a bold word", ["bold"]),
    ("a ***very bold*** word", "a very bold word", ["very bold"]),
    ("**bold *and slanted***", "bold and slanted", ["bold and slanted"]),
    ("*slanted **and bold***", "slanted and bold", ["and bold"]),
    ("un*believ*able", "unbelievable", []),
    ("the P2Y~12~ receptor, 10^14^ vg, the 2^nd^ dose", "the P2Y12 receptor, 10¹⁴ vg, the 2nd dose", []),
    ("about ~5 mg, 10^11 vg, Rash^a^, a~ b~", "about ~5 mg, 10^11 vg, Rash^a^, a~ b~", []),
    ("**Dose:** 5 mg", "Dose: 5 mg", ["Dose:"]),
    ("**two\nlines** of it", "two lines of it", ["two lines"]),
    ("5 * 3 * 2", "5 * 3 * 2", []),
    ("snake_case_name", "snake_case_name", []),
    ("HLA-B*57:01 and *HLA-B*15:02*", "HLA-B*57:01 and HLA-B*15:02", []),
    ("CYP2C9*2 or CYP2C9*3", "CYP2C9*2 or CYP2C9*3", []),
    ("an unpaired *star", "an unpaired *star", []),
    ("an unpaired star*", "an unpaired star*", []),
    ("** no bold **", "** no bold **", []),
    ("*a **b* c", "*a *b c", []),
    ("\\*not slanted\\*", "*not slanted*", []),
    ("C:\\temp", "C:\\temp", []),
    ("`code *here*` and ``a`b``", "code *here* and a`b", []),
    ("an unpaired ` tick", "an unpaired ` tick", []),
    ('see [the label](https://a.b/c_(d) "Label").', "see the label.", []),
    ("see [*the* label](u)", "see the label", []),
    ("*a [b*](u) c*", "a b* c", []),
    ("[see Warnings (5.1)]", "[see Warnings (5.1)]", []),
    ("[text] (not a link)", "[text] (not a link)", []),
    ("![an exon](e.png) skipped", "an exon skipped", []),
    ("[![alt](i.png)](u)", "alt", []),
    ("<https://a.b/c> and <a@b.org>", "https://a.b/c and a@b.org", []),
    ("a note[^1] here", "a note here", []),
    ("&gt;10&nbsp;% &amp; more", ">10 % & more", []),
    ("R&D, AT&T; &nosuch; &#0;", "R&D, AT&T; &nosuch; \ufffd", []),
    ("&#8805; 2 and &#x2265; 3", "≥ 2 and ≥ 3", []),
    ("&lt;b&gt; is text", "<b> is text", []),
    ("a <b>bold</b> and <STRONG>strong</STRONG> word", "a bold and strong word", ["bold", "strong"]),
    ("<i>slanted</i> <span class='x'>words</span>", "slanted words", []),
    ("CO<sub>2</sub>", "CO2", []),
    ("1.1 x 10<sup>14</sup> vg/kg", "1.1 x 10¹⁴ vg/kg", []),
    ("mg/m<sup>2</sup>, 10<sup>-3</sup>, 1<sup>st</sup>", "mg/m², 10⁻³, 1st", []),
    ("one<br>two<br/>three", "one\ntwo\nthree", []),
    ("p<0.05 and x <y and z> w", "p<0.05 and x <y and z> w", []),
    ("a <script>alert('*x*')</script> word", "a  word", []),
    ("a <!-- not *shown* --> word", "a  word", []),
    ("<style>b { color: red }</style>words", "words", []),
    ("<img src='x' onerror='y' alt='an exon'> skipped", "an exon skipped", []),
    ("a hard\\\nbreak", "a hard\nbreak", []),
    ("**Who for?**\\\nAdults. **How much?**\\\n1 g\\", "Who for?\nAdults. How much?\n1 g", ["Who for?", "How much?"]),
]


@pytest.mark.parametrize(("source", "text", "strong"), SHOWN)
def test_marks_are_taken_out(source: str, text: str, strong: list[str]) -> None:
    heading = "# A\n\n"
    view = parse_monograph(heading + source).view
    assert view.text.removeprefix(heading) == text
    assert [span.of(view.text) for span in view.strong] == strong


def test_emphasis_does_not_reach_over_blocks() -> None:
    source = "# A *b\n\nc* d\n\n* e *f\n* g* h\n\n| i *j | k* |\n|---|---|\n"
    assert parse_monograph(source).view.text == source


def test_scripts_and_comments_never_reach_a_block() -> None:
    hidden = "<script>x</script>\n\n<!--\n# B\n-->\n\n* <script>\n* y\n</script>\n"
    source = f"# A{hidden}* C\n\n<script>never closed\n\nD\n"
    page = parse_monograph(source)
    assert [block.span.of(page.view.text) for block in page.blocks] == ["A", "C", "D"]


@pytest.mark.parametrize(
    "piece", ["*a ", "a* ", "**a _b ", "[", "](u)", "[a](", "`a", "<b ", "<!--", "&a", "<sup>", "***a b*** "]
)
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    # Were it quadratic, this would take minutes.
    page = parse_monograph("# A\n\n" + piece * 60_000)
    assert page.blocks
