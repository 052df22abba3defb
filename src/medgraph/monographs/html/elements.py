"""What an element is to a reader, by its own tag: a block, a heading, bold, hidden, a piece of furniture.

Furniture is what a site puts around its texts: menus, cookie banners, "related drugs". It is known by tag, by
role, and by the words of class and id. Words count whole ("nav" is none in "navigate") and a class counts only
where all its words fit: "sidebar-left" is furniture, "content-with-sidebar" is not.
"""

from __future__ import annotations

from functools import lru_cache

from medgraph.monographs.html.tree import Node
from medgraph.patterns import Pattern


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = _names("ul ol menu dir")
BLOCKS = _names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol optgroup "
    "option p pre search section select summary table tbody td tfoot th thead tr ul xmp"
)
BOLD = _names("b strong")

_NEVER_TEXT = _names(
    "script style template noscript head title svg iframe object embed applet canvas video audio map frameset "
    "select option optgroup datalist input textarea progress meter output noembed noframes param"
)
_FURNITURE_TAGS = _names("nav footer aside search dialog menu")
_FURNITURE_ROLES = _names(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist"
)
_FURNITURE_WORDS = _names(
    "nav navbar navigation menu megamenu submenu breadcrumb breadcrumbs crumbs footer sidebar cookie cookies consent "
    "gdpr banner share sharing sharebar social socials addthis advert advertisement advertising adverts ad ads adsense "
    "sponsor sponsored promo promos promotion newsletter subscribe signup login search searchbox pagination pager "
    "toolbar skip skiplink comments popup modal overlay lightbox masthead related recommended recommendations "
    "trending popular toc backtotop feedback rating print"
)
_MODIFIERS = _names(
    "site page main primary secondary top bottom left right header global local block region widget widgets area "
    "inner outer wrapper wrap container box bar list links link buttons button icons icon section panel col column "
    "first second third mobile desktop sticky fixed first last item items drugs drug articles posts content topics "
    "pages medicines products system form field js id the to notice policy media view views group row unit slot "
    "wp elementor google dfp gpt leaderboard skyscraper inline small large menu tools tool us this and on off canvas "
    "emergency alert sd enabled"
)
_UNFOLDING = _names("accordion collapse collapsible collapsed tabpanel tabcontent expandable expander toggle")
_FOR_SCREEN_READERS = (
    frozenset({"sr", "only"}),
    frozenset({"visually", "hidden"}),
    frozenset({"visuallyhidden"}),
    frozenset({"screen", "reader", "text"}),
)
_HEADING_WORDS = _names("heading headline subheading subhead subtitle title")
_HEADING_MODIFIERS = _names("section panel accordion card block field page main sub small group topic chapter item box")

_WORD = Pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_STYLE = Pattern(r"([a-z-]+)\s*:\s*([^;!]*)")
_COMMENT = Pattern(r"/\*.*?\*/")


def style(node: Node) -> dict[str, str]:
    """Return the inline style of an element, in lower case."""
    stated = node.attributes.get("style")
    return dict(_styles(stated)) if stated else {}


@lru_cache(maxsize=4096)
def _styles(stated: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value.strip()) for name, value in _STYLE.findall(_COMMENT.sub("", stated).lower()))


def is_block(node: Node) -> bool:
    """Tell whether an element stands on lines of its own."""
    if node.name in BLOCKS:
        if "style" not in node.attributes:
            return True
        return style(node).get("display") not in ("inline", "contents") or node.name in ("li", "td", "th")
    if node.name == "label":
        return "for" in node.attributes
    return "-" in node.name or (
        "style" in node.attributes
        and style(node).get("display", "inline") in ("block", "flex", "grid", "list-item", "table")
    )


def is_bold(node: Node) -> bool:
    """Tell whether an element sets its text in bold."""
    if node.name in BOLD:
        return style(node).get("font-weight") not in ("normal", "400", "lighter")
    return style(node).get("font-weight") in ("bold", "bolder", "600", "700", "800", "900")


def heading_level(node: Node) -> int | None:
    """Return how high a heading stands; 0 where it does not say so, None where the element is no heading.

    >>> [heading_level(Node("div", 0, 0, 0, 0, given)) for given in ({"role": "heading", "aria-level": "3"}, {})]
    [3, None]
    """
    if node.name in HEADINGS:
        return HEADINGS[node.name]
    if node.attributes.get("role", "").strip().lower() == "heading":
        stated = node.attributes.get("aria-level", "").strip()
        return int(stated) if stated in set("123456") else 2
    if node.name == "summary":
        return 0
    return 0 if node.name in ("div", "p") and _all_words(node, _HEADING_WORDS, _HEADING_MODIFIERS, ("class",)) else None


def is_never_text(node: Node, *, unfolds: bool = False) -> bool:
    """Tell whether nothing in an element is ever shown as text, or the page hides it.

    What a click unfolds (a panel of an accordion, a tab) is text, however it was saved.
    """
    if node.name in _NEVER_TEXT:
        return True
    return _is_hidden(node) and not (unfolds or is_unfolded(node))


def _is_hidden(node: Node) -> bool:
    given = node.attributes
    if "hidden" in given and given["hidden"].strip().lower() != "until-found":
        return True
    if given.get("aria-hidden", "").strip().lower() == "true":
        return True
    look = style(node)
    if look.get("display") == "none" or look.get("visibility") in ("hidden", "collapse"):
        return True
    return any(words in _FOR_SCREEN_READERS for words in _tokens(given.get("class", "")))


def is_unfolded(node: Node) -> bool:
    """Tell whether an element is a panel that a click unfolds."""
    role = node.attributes.get("role", "").strip().lower()
    return role == "tabpanel" or any(
        _UNFOLDING.intersection(words) and not _FURNITURE_WORDS.intersection(words)
        for words in _tokens(node.attributes.get("class", ""))
    )


def is_furniture(node: Node) -> bool:
    """Tell whether an element is furniture by its tag or role."""
    return node.name in _FURNITURE_TAGS or node.attributes.get("role", "").strip().lower() in _FURNITURE_ROLES


def is_named_furniture(node: Node) -> bool:
    """Tell whether the words of an element's class or id are those of furniture.

    >>> [is_named_furniture(Node("div", 0, 0, 0, 0, {"class": c})) for c in ("sidebar-left", "content-with-sidebar")]
    [True, False]
    """
    return _all_words(node, _FURNITURE_WORDS, _MODIFIERS, ("class", "id"))


def _all_words(node: Node, wanted: frozenset[str], beside: frozenset[str], where: tuple[str, ...]) -> bool:
    """Tell whether a class or id has a wanted word, and none but those and the words that go with them."""
    stated = (words for name in where for words in _tokens(node.attributes.get(name, "")))
    return any(wanted.intersection(words) and words <= wanted | beside for words in stated)


@lru_cache(maxsize=4096)
def _tokens(stated: str) -> tuple[frozenset[str], ...]:
    """Return the words of each class: "navPrimary block-menu" → {nav, primary}, {block, menu}."""
    return tuple(
        frozenset(word.lower() for word in _WORD.findall(token) if not word.isdigit()) for token in stated.split()
    )
