"""What of a web page is its text: neither hidden, nor furniture, nor a list of links to other pages.

Taking too much is worse than taking too little. So what is told by its name alone may not hold half of the
page's words or its title; lists of links are looked at twice (see `links`); the `<main>` or `<article>` is preferred
only where it holds most of the words. And where nearly nothing would be left, the page is read with its
furniture.
"""

from __future__ import annotations

from medgraph.monographs.html import elements
from medgraph.monographs.html.links import leave_out_links
from medgraph.monographs.html.tree import Node
from medgraph.monographs.html.words import MAINS, Words, leave_out

MIN_LEFT = 0.05  # of a page's words; less is nearly nothing


def is_text(tree: list[Node], text: str) -> bytearray:
    """Return for each node of a page whether it is read: 1, or 0 where it and all in it are left out."""
    hidden = _without_hidden(tree)
    everything = Words(tree, text, hidden)
    for strict in (True, False):
        kept = _kept(tree, text, everything, strict=strict)
        if Words(tree, text, kept).own > MIN_LEFT * everything.own:
            return kept
    return hidden


def _without_hidden(tree: list[Node]) -> bytearray:
    """Return what a page shows, or would show at a click."""
    kept, panels = bytearray(b"\1") * len(tree), _panels(tree)
    at = 1
    while at < len(tree):
        if tree[at].name and elements.is_never_text(tree[at], unfolds=at in panels):
            leave_out(kept, tree, at)
            at = tree[at].after
        else:
            at += 1
    return kept


def _panels(tree: list[Node]) -> frozenset[int]:
    """Return the places of the elements that a button unfolds: by its `aria-controls`, or right behind it."""
    controls = [at for at, node in enumerate(tree) if "aria-expanded" in node.attributes]
    named = {name for at in controls for name in tree[at].attributes.get("aria-controls", "").split()}
    behind = (_element_behind(tree, at) for at in controls)
    held = (at for at, node in enumerate(tree) if named and node.attributes.get("id") in named)
    return frozenset([*held, *(place for place in behind if place)])


def _element_behind(tree: list[Node], at: int) -> int | None:
    """Return the element right behind a button, or behind the heading that holds it."""
    outer = tree[at].parent if tree[tree[at].parent].name in elements.HEADINGS else at
    place = tree[outer].after
    while place < len(tree) and not tree[place].name and tree[place].parent == tree[outer].parent:
        place += 1
    return place if place < len(tree) and tree[place].parent == tree[outer].parent else None


def _kept(tree: list[Node], text: str, words: Words, *, strict: bool) -> bytearray:
    """Return what is read when furniture is left out: by tag and role; if strict, by name and for links too."""
    kept = bytearray(words.kept)
    for place, node in enumerate(tree):
        if kept[place] and node.name and _is_furniture(tree, place, words, strict=strict):
            leave_out(kept, tree, place)
    if strict:
        leave_out_links(tree, text, words, kept)
    return _main_of(tree, Words(tree, text, kept))


def _is_furniture(tree: list[Node], place: int, words: Words, *, strict: bool) -> bool:
    node = tree[place]
    if node.name in ("html", "body", *MAINS) or words.holds_title[place]:
        return False
    if elements.is_furniture(node) or (node.name == "header" and not _is_within_text(tree, place)):
        return True
    return strict and elements.is_named_furniture(node) and 2 * words.prose(place) < words.own


def _is_within_text(tree: list[Node], place: int) -> bool:
    """Tell whether an element stands in an article or a section; a header there is the text's own."""
    for _ in range(64):
        place = tree[place].parent
        if place <= 0:
            return False
        if tree[place].name in (*MAINS, "section"):
            return True
    return True


def _main_of(tree: list[Node], words: Words) -> bytearray:
    """Return what is read of the page's main part where it has one that holds most of its words."""
    mains = [place for place, node in enumerate(tree) if words.kept[place] and _is_main(node)]
    best = max(mains, key=lambda place: (words.prose(place), -place), default=0)
    if not best or 2 * words.prose(best) < words.own:
        return words.kept
    kept = bytearray(len(tree))
    kept[best : tree[best].after] = words.kept[best : tree[best].after]
    _keep_title(tree, words.kept, kept, best)
    return kept


def _is_main(node: Node) -> bool:
    role, property_ = node.attributes.get("role", ""), node.attributes.get("itemprop", "")
    return node.name in MAINS or role.lower() == "main" or property_.lower() == "articlebody"


def _keep_title(tree: list[Node], given: bytearray, kept: bytearray, main: int) -> None:
    """Keep the page's title where it stands above its main part."""
    titles = [place for place, node in enumerate(tree) if node.name == "h1" and given[place]]
    if titles and titles[0] < main and not any(kept[place] for place in titles):
        _copy(tree, given, kept, titles[0])


def _copy(tree: list[Node], given: bytearray, kept: bytearray, place: int) -> None:
    kept[place : tree[place].after] = given[place : tree[place].after]
