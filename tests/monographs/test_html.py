"""HTML to blocks: one row of the table for each way in which pages mark their text."""

from collections.abc import Callable

import pytest

from medgraph.errors import UnreadableInputError
from medgraph.model import Monograph, Span
from medgraph.monographs import parse_monograph

START = "<!doctype html>\n"

CASES = [
    ("headings and paragraphs", "<h1>X</h1><p>a</p><h2>Dose</h2>b", "h1 X | p a | h2 Dose | p b"),
    ("tags that are left out", "<p>a<p>b<ul><li>c<li>d</ul>e", "p a | p b | i1 c | i1 d | p e"),
    ("blanks of all kinds", "<p> 30&nbsp;\n\t mg&#160;/&thinsp;kg </p>", "p 30 mg / kg"),
    ("nothing between letters", "<p>dys<wbr>tro&shy;ph<!-- x -->in<span></span>s&#8203;</p>", "p dystrophins"),
    ("hyphens that do not break", "<p>anti&#8209;inflammatory \u2010 x</p>", "p anti-inflammatory - x"),
    ("entities", "<p>&gt;10% &lt;5 R&D &amp &nosuch; &micro;g &#8805; &#x2265 &frac12</p>", "p >10% <5 R&D & &nosuch; µg ≥ ≥ ½"),
    ("a < in prose", "<p>ALT < 5 and <5 and <ULN of it</p>", "p ALT < 5 and <5 and <ULN of it"),
    ("inline tags join", "<p>on<b>ly</b> <i>one</i><em> word</em></p>", "p only one word"),
    ("a bold line is a heading", "<h1>X</h1><p><b>Dosage</b></p><p>a</p>", "h1 X | h2 Dosage | p a"),
    ("bold by style", '<h1>X</h1><div style="font-weight: Bold">Dosage</div><p>a</p>', "h1 X | h2 Dosage | p a"),
    ("bold by class", '<h1>X</h1><div class="section-heading">Dosage</div><p>a</p>', "h1 X | h2 Dosage | p a"),
    ("a label", "<p><strong>Loading dose:</strong> 12 mg</p>", "p Loading dose: 12 mg [Loading dose]"),
    ("a bold lead-in", "<p><b>Common side effects:</b></p><ul><li>a</ul>", "p Common side effects: [Common side effects] | i1 a"),
    ("heading by role", '<div role="heading" aria-level="3">Use</div>x', "h3 Use | p x"),
    ("summary", "<h2>Q</h2><details><summary>Is it safe?</summary>Yes.</details>", "h2 Q | h3 Is it safe? | p Yes."),
    ("accordion button", "<h2>Q</h2><button>Is it safe?</button><div>Yes.</div>", "h2 Q | h3 Is it safe? | p Yes."),
    ("accordion button by state", "<h2>Q</h2><button aria-expanded=false>Storage</button><p>x", "h2 Q | h3 Storage | p x"),
    ("labels of controls", "<p>a</p><label for=x>E-mail</label><input id=x><label for=y>Is it safe?</label><input id=y><p>Yes.</p>", "p a | h2 Is it safe? | p Yes."),
    ("other buttons", "<p>a</p><button aria-expanded=false>Show more</button><button>Go</button>", "p a"),
    ("short definitions", "<dl><dt>Route<dd>oral<dt>Class<dd><p>statin</p></dl>", "p Route oral [Route] | p Class statin [Class]"),
    (
        "long definitions",
        "<h1>X</h1><dl><dt>Harms</dt><dd><ul><li>a</ul></dd><dt>Is it safe?</dt><dd>Yes.</dd></dl>",
        "h1 X | h2 Harms | i1 a | h2 Is it safe? | p Yes.",
    ),
    ("figures", "<figure><img src=x alt=y><figcaption>Uptake</figcaption></figure>", "p Uptake"),
    ("broken lines", "<p>Pregnancy<br>Ask your doctor.<br/>Then wait.</p>", "p Pregnancy | p Ask your doctor. | p Then wait."),
    ("a sentence over two lines", "<p>see Warnings<br>and precautions,<br>Section 4.</p>", "p see Warnings and precautions, Section 4."),
    ("a rate heads the lines behind it", "<p>Rare (may affect up to 1 in 1,000 people)<br>fever and chills in the evening;<br>gout.</p>", "p Rare (may affect up to 1 in 1,000 people) | i1 fever and chills in the evening; | i1 gout."),
    ("two breaks", "<p>one<br><br>two</p>", "p one | p two"),
    ("lines of a list", "<p>Common:<br>fever<br>dry cough<br>rash</p>", "p Common: [Common] | i1 fever | i1 dry cough | i1 rash"),
    ("bullets in a paragraph", "<p>&bull; fever<br>- cough<br>* 5%</p>", "i1 fever | i1 cough | p * 5%"),
    ("bullets in a line", "<p>Harms: • fever • cough</p>", "p Harms: [Harms] | i1 fever | i1 cough"),
    ("bullets that came from asterisks", "<p>Such as:* heparin,* aspirin * Rest. 5 * 3</p>", "p Such as: [Such as] | i1 heparin, | i1 aspirin | i1 Rest. 5 * 3"),
    ("bullets in an item", "<ul><li>Such as: • heparin • aspirin<li>b • c</ul>", "i1 Such as: [Such as] | i2 heparin | i2 aspirin | i1 b | i1 c"),
    ("a rate where a line was lost", "<p>Common: may affect up to 1 in 10 people</p><p>fever Rare: may affect 1 in 1,000 people</p>", "p Common: may affect up to 1 in 10 people [Common] | i1 fever | p Rare: may affect 1 in 1,000 people [Rare]"),
    ("a list set as headings", "<h2>1. Harms</h2>" + "<h2>Dry mouth</h2><h2>fever and</h2><h2>cold feet</h2><h2>cough.</h2>" + "<h2>2. Dose</h2>x", "h2 1. Harms | h2 Dry mouth | i1 fever and | i1 cold feet | i1 cough. | h2 2. Dose | p x"),
    ("office bullets", "<p><span>·<span>&nbsp;&nbsp; </span></span>fever</p>", "i1 fever"),
    ("paragraphs behind a colon", "<p>You may have:</p><p>fever</p><p>dry cough</p><p>It ends.</p>", "p You may have: | i1 fever | i1 dry cough | p It ends."),
    ("nested lists", "<ul><li>a<ol><li>b<ul><li>c</ul></ol><li>d</ul>", "i1 a | i2 b | i3 c | i1 d"),
    ("lists in lists without items", "<ul><li>a</li><ul><li>b</li></ul></ul>", "i1 a | i2 b"),
    ("paragraphs in items", "<ul><li><p>a</p><p>b</p></li></ul>", "i1 a | i1 b"),
    ("an item that holds a section", "<ul><li><h2>Dose</h2><p>a</p></li></ul>", "h2 Dose | p a"),
    ("preformatted", "<pre>a  b\nC</pre>", "p a b | p C"),
    ("headings that are a list", "<p>If you take:</p><h2>fever pills</h2><h2>cough syrup</h2>", "p If you take: | i1 fever pills | i1 cough syrup"),
    ("headings that are sentences", "<h2>" + "word " * 30 + "</h2>", "p " + ("word " * 30).strip()),
    ("a table", "<table><tr><th>a<th>b<tr><td>c<td>d</table>", "R a | b ; r c | d"),
    ("a table with a caption and a head", "<table><caption>T</caption><thead><tr><td>a<td>b<tbody><tr><td>c<td>d</table>", "p T ; R a | b ; r c | d"),
    ("a bold first row", "<table><tr><td><b>a</b><td><b>b</b><tr><td>c<td>d</table>", "R a | b ; r c | d"),
    ("empty cells", "<table><tr><th>a<th>b<th>c<tr><td><td>d<td></table>", "R a | b | c ; r  | d | "),
    ("cells over columns", "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>", "r a | a | b ; r c | d | e"),
    ("cells over rows", "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "r a | b ; r a | c"),
    ("a row that is one cell", "<table><tr><th>a<th>b<tr><td colspan=2>Eye<tr><td>c<td>d</table>", "R a | b ; r Eye ; r c | d"),
    ("a list in a cell", "<table><tr><th>a<th>b<tr><td>1<td>fever<br>cough<br>rash<tr><td>2<td><ul><li>gout<li>cold</ul></table>", "R a | b ; r 1 | fever, cough, rash ; r 2 | gout, cold"),
    ("lines in a cell", "<table><tr><th>a<th>b<tr><td>Fever<br>Dry<br>cough<td><p>1</p><p>Two</p></table>", "R a | b ; r Fever, Dry cough | 1, Two"),
    ("a table that is layout", "<table><tr><td><p>a</p></td></tr><tr><td>b</table>", "p a | p b"),
    ("a table that says so", "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", "p a | p b | p c | p d"),
    ("a table of texts", f"<table><tr><td>{'a ' * 400}<td>b</table>", f"p {('a ' * 400).strip()} | p b"),
    ("powers", "<p>1.1 × 10<sup>14</sup> vg/kg, 10<sup>-3</sup>, 5 mg/m<sup>2</sup>, Ca<sup>2+</sup></p>", "p 1.1 × 10¹⁴ vg/kg, 10⁻³, 5 mg/m², Ca²⁺"),
    ("isotopes", "<p><sup>177</sup>Lu and <sup>99m</sup>Tc</p>", "p ¹⁷⁷Lu and 99mTc"),
    ("marks of notes", "<p>Fever<sup>a</sup>, rash<sup>1,2</sup> 12%<sup>*</sup>.<sup>[3]</sup></p>", "p Fever, rash 12%."),
    ("marks of notes that link", "<p>Fever<sup><a href=#n>1</a></sup> in 5</p>", "p Fever in 5"),
    ("trade marks", "<p>Exemplin<sup>TM</sup> and Exemplin<sup>&reg;</sup> the 5<sup>th</sup></p>", "p Exemplin™ and Exemplin® the 5th"),
    ("subscripts", "<p>CO<sub>2</sub>, C<sub>max</sub></p>", "p CO2, Cmax"),
    ("a title without a heading", "<head><title>Exemplin | Health</title></head><p>a", "p a"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "blocks"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_blocks(source: str, blocks: str, outline: Callable[[Monograph], list[str]]) -> None:
    page = parse_monograph(START + source)
    between = " ; " if "<table" in source and " ; " in blocks else " | "
    assert between.join(outline(page)) == blocks


NO_TEXT = [
    ("programs", "<script>var a = '<p>x</p></scr'+'ipt>';</script><style>p{}</style><template><p>x</template>"),
    ("comments", "<!-- <p>x</p> --><!--[if IE]><p>x</p><![endif]--><!--> <!---><?php x ?><!x>"),
    ("hidden", "<p hidden>x</p><p aria-hidden='TRUE'>x</p><p style='color:red; DISPLAY :\nNONE !important'>x</p>"),
    ("invisible", '<p style="visibility:hidden">x</p><span class="sr-only">x</span>'),
    ("controls", "<form><input value=x><select><option>x</select><textarea>x</textarea><button>x</button></form>"),
    ("pictures", "<svg><text>x</text></svg><iframe>x</iframe><object>x</object><video>x</video>"),
    ("menus", "<nav>x</nav><footer>x</footer><aside>x</aside><header>x</header><div role=Navigation>x</div>"),
]


@pytest.mark.parametrize("source", [row[1] for row in NO_TEXT], ids=[row[0] for row in NO_TEXT])
def test_what_is_no_text(source: str) -> None:
    page = parse_monograph(f"{START}{source}<p>It is given by mouth once a week, with water.</p>{source}")
    assert page.view.text == "It is given by mouth once a week, with water."


@pytest.mark.parametrize(
    "source", ["", "<p></p>", "<title>x</title>", "<script>x", "<p>&nbsp;</p><img src=x>", "<p hidden>x"]
)
def test_a_page_without_text_is_told(source: str) -> None:
    with pytest.raises(UnreadableInputError, match=r"^HTML without readable text$"):
        parse_monograph(START + source)


def test_a_quote_is_the_raw_slice() -> None:
    page = parse_monograph(START + "<p>About 1&nbsp;in <b>10</b> people\n have &ge;2 colds.</p>")
    assert page.view.text == "About 1 in 10 people have ≥2 colds."
    whole = page.view.to_source(Span(0, len(page.view.text)))
    assert whole.of(page.source) == "About 1&nbsp;in <b>10</b> people\n have &ge;2 colds."
    [strong] = page.view.strong
    assert strong.of(page.view.text) == page.view.to_source(strong).of(page.source) == "10"


def test_the_title_is_the_heading_or_that_of_the_head() -> None:
    titled = "<head><title>Exemplin &amp; you - Example Health</title></head>"
    assert parse_monograph(f"{START}{titled}<p>Text.</p>").title == "Exemplin & you"
    assert parse_monograph(f"{START}{titled}<h1>Exemplin</h1><p>Text.</p>").title == "Exemplin"
