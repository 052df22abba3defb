"""What a site puts around its text goes, and the text stays: one row of the table for each way of either."""

import pytest

from medgraph.monographs import parse_monograph

TEXT = "Exemplin is given by mouth once a day, with or without food, for as long as the doctor says."
LINKS = "<ul><li><a href=/a>Samplin</a></li><li><a href=/b>Demonstrine</a></li><li><a href=/c>Instancine</a></li></ul>"
NAMES = "Samplin\nDemonstrine\nInstancine"

GOES = [
    ("a menu", f"<nav>{LINKS}</nav>"),
    ("a menu by role", f'<div role="navigation"><p>Go to</p>{LINKS}</div>'),
    ("a menu by class", f'<div class="block-menu menu-level-1"><p>Go to</p>{LINKS}</div>'),
    ("a menu by a class in camel case", '<div class="navPrimary">Home</div>'),
    ("a menu by id", '<div id="mainMenu">Home</div>'),
    ("a page's head", "<header><p>Example Health</p></header>"),
    ("a page's foot", "<footer><p>All rights reserved.</p></footer>"),
    ("a foot by class", '<div class="site-footer">All rights reserved.</div>'),
    ("a foot by role", '<div role=contentinfo>All rights reserved.</div>'),
    ("a side column", "<aside><p>Samplin cures warts.</p></aside>"),
    ("a side column by class", '<div class="sidebar sidebar--left"><p>Samplin cures warts.</p></div>'),
    ("a side column by role", '<section role="complementary"><p>Samplin cures warts.</p></section>'),
    ("bread crumbs", '<p class="breadcrumb"><a href=/>Home</a> &gt; Drugs</p>'),
    ("bread crumbs without a class", "<div><a href=/>Home</a> › <a href=/d>Drugs</a> › <a href=/d/e>E</a></div>"),
    ("a cookie banner", '<div id="cookie-notice"><p>We use cookies.</p></div>'),
    ("a cookie dialog", '<div role="dialog"><p>We value your privacy.</p></div>'),
    ("a dialog", "<dialog><p>Subscribe now.</p></dialog>"),
    ("a share bar", '<div class="share-buttons">Share this page</div>'),
    ("a share bar of links", "<p><a href=#f>Facebook</a> <a href=#x>X</a> <a href=#m>Mail</a></p>"),
    ("advertising", '<div class="ad-container"><p>Buy Samplin today.</p></div>'),
    ("advertising by id", '<div id="google_ads_top"><p>Buy Samplin today.</p></div>'),
    ("a search form", '<form role="search"><label for=q>Find a drug</label><input id=q></form>'),
    ("a form's controls", "<form><select><option>Samplin</select><textarea>Samplin</textarea><button>Go</button></form>"),
    ("related drugs", f"<h2>Related drugs</h2>{LINKS}"),
    ("related drugs by class", '<div class="related-drugs"><h2>You may like</h2><p>Samplin</p></div>'),
    ("more on another subject", f"<p>See also:</p>{LINKS}"),
    ("links in a line", "<p>Read more: <a href=/a>Samplin</a>, <a href=/b>Demonstrine</a>, <a href=/c>Instancine</a></p>"),
    ("links in cells", f"<table><tr>{'<td><a href=/a>Samplin</a></td>' * 4}</tr></table>"),
    ("links in blocks", "<div><div><a href=/a>Samplin</a></div><div><a href=/b>Demonstrine</a></div><div><a href=/c>C</a></div></div>"),
    ("a table of contents", "<ul><li><a href=#a>Dose</a></li><li><a href=#b>Harms</a></li></ul>"),
    ("comments of readers", '<section id="comments"><p>It cured my gout!</p></section>'),
    ("words for those who listen", '<p class="sr-only">Main content</p>'),
]  # fmt: skip

STAYS = [
    ("effects, each with a link", f"<h2>Common side effects</h2>{LINKS}", f"Common side effects\n{NAMES}"),
    ("a list of links that a line leads in", f"<p>Do not take it with:</p>{LINKS}", f"Do not take it with:\n{NAMES}"),
    ("a list with some links", "<ul><li><a href=/a>Samplin</a> raises its level</li><li><a href=/b>B</a> lowers it a lot</li></ul>", "Samplin raises its level\nB lowers it a lot"),
    ("a class on the text's container", '<div class="content-with-sidebar"><p>More.</p></div>', "More."),
    ("a class that only sounds alike", '<div class="navigate-adverse headline-advice"><p>More.</p></div>', "More."),
    ("a recommendation", '<div class="recommended-dose"><p>More.</p></div>', "More."),
    ("a form around it all", "<form><p>More.</p></form>", "More."),
    ("the head of an article", "<article><header><p>By a nurse.</p></header></article>", "By a nurse."),
    ("what a click unfolds", '<div class="accordion-panel" style="display:none"><p>More.</p></div>', "More."),
    ("what a click unfolds, by role", '<div role="tabpanel" hidden><p>More.</p></div>', "More."),
    ("what the button before it unfolds", '<button aria-expanded="false">Doses</button><div hidden><p>More.</p></div>', "Doses\nMore."),
    (
        "what a button elsewhere unfolds",
        '<a aria-expanded="false" aria-controls="d">Doses</a><p>x</p><div id="d" hidden><p>More.</p></div>',
        "Doses\nx\nMore.",
    ),
    ("what is found by searching", '<div hidden="until-found"><p>More.</p></div>', "More."),
    ("a closed part", "<details><summary>Is it safe?</summary><p>Yes.</p></details>", "Is it safe?\nYes."),
    ("a paragraph with two links", "<p><a href=/a>One</a> and <a href=/b>two</a></p>", "One and two"),
]  # fmt: skip


@pytest.mark.parametrize("furniture", [row[1] for row in GOES], ids=[row[0] for row in GOES])
def test_what_goes(furniture: str) -> None:
    page = parse_monograph(f"<!doctype html><body>{furniture}<h1>Exemplin</h1><p>{TEXT}</p>{furniture}</body>")
    assert page.view.text == f"Exemplin\n{TEXT}"


@pytest.mark.parametrize(("source", "text"), [row[1:] for row in STAYS], ids=[row[0] for row in STAYS])
def test_what_stays(source: str, text: str) -> None:
    page = parse_monograph(f"<!doctype html><body><h1>Exemplin</h1><p>{TEXT}</p>{source}</body>")
    assert page.view.text == f"Exemplin\n{TEXT}\n{text}"


WHOLE = [
    ("a main part", f"<p>Top.</p><main><h1>A</h1><p>{TEXT}</p></main><p>End.</p>", f"A\n{TEXT}"),
    ("a main part by role", f"<p>Top.</p><div role=main><p>{TEXT}</p></div>", TEXT),
    ("a title above the main part", f"<div><p>Top.</p><h1>A</h1></div><main><p>{TEXT}</p></main>", f"A\n{TEXT}"),
    ("an article among teasers", f"<article><p>x</p></article><article><p>{TEXT}</p></article>", TEXT),
    ("a main part that holds little", f"<p>{TEXT}</p><main><p>Top.</p></main>", f"{TEXT}\nTop."),
    ("all in a side column", f"<aside><p>{TEXT}</p></aside>", TEXT),
    ("all in a column by name", f"<div class=sidebar><p>{TEXT}</p></div>", TEXT),
    ("all in a foot", f"<div>.</div><footer><p>{TEXT}</p></footer>", f".\n{TEXT}"),
    ("a body that is hidden by class only", f"<body class='hidden modal'><p>{TEXT}</p>", TEXT),
    ("nothing but links", LINKS, NAMES),
    ("a foot that is longer than the text", f"<p>{TEXT}</p><footer>{'Legal words here. ' * 50}</footer>", TEXT),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), [row[1:] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_the_text_of_a_page_is_never_lost(source: str, text: str) -> None:
    assert parse_monograph(f"<!doctype html>{source}").view.text == text
