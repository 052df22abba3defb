"""What of a web page is its text: neither hidden, nor furniture, nor a list of links to other pages.

Taking too much is worse than taking too little. So what is told by its name alone may not hold half of the
page's words or its title; a list of links stays where a line leads it in or its heading is one of a
monograph ("Common side effects", each linked to its own page); the `<main>` or `<article>` is preferred only where
it holds most of the words. And where nearly nothing would be left, the page is read with its furniture.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from medgraph.monographs import html_elements as elements
from medgraph.monographs.html_tree import Node

MIN_LEFT = 0.05  # of a page's words; less is nearly nothing
LINK_SHARE = 0.85
LED_SHARE = 0.6

_LEADS_IN = re.compile(
    r":\s*$|\b(?:side[- ]effects?|adverse|undesirable|reactions?|interact\w*|contra-?indicat\w*|ingredients?|warnings?|"
    r"precautions?|indicat\w+|used (?:for|to)|uses|treats?|dos(?:e|es|ing|age)|symptoms?|brand names?|generic names?|"
    r"also called|contains?)\b",
    re.IGNORECASE,
)
_LEADS_AWAY = re.compile(
    r"\b(?:related|similar|see also|read (?:more|next|also)|learn more|more (?:about|on|from|information|topics|drugs)|"
    r"other (?:drugs|medicines|medications|pages|articles)|popular|trending|recommended|browse|quick links|links|"
    r"share|follow us|tags|filed under|posted in|"
    r"on this page|in this (?:section|article|page)|jump to|contents|explore|further reading|resources|compare)\b",
    re.IGNORECASE,
)
_MAINS = ("main", "article")
_SPACES = re.compile(r"\W+")


def is_text(tree: list[Node], text: str) -> bytearray:
    """Return for each node of a page whether it is read: 1, or 0 where it and all in it are left out."""
    hidden = _without(tree, elements.is_never_text)
    everything = _Words(tree, text, hidden)
    for strict in (True, False):
        kept = _kept(tree, text, everything, strict=strict)
        if _Words(tree, text, kept).own > MIN_LEFT * everything.own:
            return kept
    return hidden


class _Words:
    """How many letters each node holds, how many of them in links, and how many links."""

    def __init__(self, tree: list[Node], text: str, kept: bytearray) -> None:
        self.kept = kept
        self.letters = [0] * len(tree)
        self.linked = [0] * len(tree)
        self.links = [0] * len(tree)
        self.holds_title = [False] * len(tree)
        self.count(tree, text)
        self.sum_up(tree)

    def count(self, tree: list[Node], text: str) -> None:
        link_end = 0
        for place, node in enumerate(tree):
            if not self.kept[place]:
                continue
            if not node.name:
                self.letters[place] = len(_SPACES.sub("", text[node.start : node.end]))
                self.linked[place] = self.letters[place] if place < link_end else 0
            elif node.name == "a" and "href" in node.attributes:
                self.links[place] = 1
                link_end = max(link_end, node.after)
            self.holds_title[place] = node.name in ("h1", *_MAINS)

    def sum_up(self, tree: list[Node]) -> None:
        for place in range(len(tree) - 1, 0, -1):
            parent = tree[place].parent
            self.letters[parent] += self.letters[place]
            self.linked[parent] += self.linked[place]
            self.links[parent] += self.links[place]
            self.holds_title[parent] |= self.holds_title[place]

    def prose(self, place: int) -> int:
        """Return how many letters of a node are in no link."""
        return self.letters[place] - self.linked[place]

    @property
    def own(self) -> int:
        """How many letters the page holds in no link, or at all where all are links."""
        return self.prose(0) or self.letters[0]


def _without(tree: list[Node], leaves_out: Callable[[Node], bool]) -> bytearray:
    kept = bytearray(b"\1") * len(tree)
    at = 1
    while at < len(tree):
        if tree[at].name and leaves_out(tree[at]):
            _leave_out(kept, tree, at)
            at = tree[at].after
        else:
            at += 1
    return kept


def _leave_out(kept: bytearray, tree: list[Node], place: int) -> None:
    kept[place : tree[place].after] = bytes(tree[place].after - place)


def _kept(tree: list[Node], text: str, words: _Words, *, strict: bool) -> bytearray:
    """Return what is read when furniture is left out: by tag and role; if strict, by name and for links too."""
    kept = bytearray(words.kept)
    for place, node in enumerate(tree):
        if kept[place] and node.name and _is_furniture(tree, place, words, strict=strict):
            _leave_out(kept, tree, place)
    if strict:
        _leave_out_links(tree, text, words, kept)
    return _main_of(tree, _Words(tree, text, kept))


def _is_furniture(tree: list[Node], place: int, words: _Words, *, strict: bool) -> bool:
    node = tree[place]
    if node.name in ("html", "body", *_MAINS) or words.holds_title[place]:
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
        if tree[place].name in (*_MAINS, "section"):
            return True
    return True


def _leave_out_links(tree: list[Node], text: str, words: _Words, kept: bytearray) -> None:
    latest: dict[int, int] = {}
    for place, node in enumerate(tree):
        if not kept[place] or not elements.is_block(node):
            continue
        if _is_links(tree, text, place, words) and _leave_out_list(
            tree, text, kept, place, _above(tree, latest, place)
        ):
            continue
        latest[node.parent] = place


def _leave_out_list(tree: list[Node], text: str, kept: bytearray, place: int, above: int) -> bool:
    """Leave out a list of links, unless what stands above makes it the text's own; tell whether it went."""
    wording = _wording(tree, text, above) if above else ""
    if _LEADS_IN.search(wording) and not _LEADS_AWAY.search(wording):
        return False
    _leave_out(kept, tree, place)
    if above and _heads_only(tree, above, place, wording):
        _leave_out(kept, tree, above)
    return True


def _is_links(tree: list[Node], text: str, place: int, words: _Words) -> bool:
    """Tell whether a block is links and nearly nothing else, or links behind "Read more:"."""
    node = tree[place]
    if words.holds_title[place] or node.name in elements.HEADINGS:
        return False
    enough = 2 if node.name in elements.LISTS else 3
    if words.links[place] < enough:
        return False
    share = words.linked[place] / max(1, words.letters[place])
    return share >= LINK_SHARE or (share >= LED_SHARE and bool(_LEADS_AWAY.search(_opening(tree, text, place))))


def _above(tree: list[Node], latest: dict[int, int], place: int) -> int:
    """Return the block before a block: its sibling, or that of what it begins; 0 where there is none."""
    for _ in range(4):
        place = tree[place].parent
        if place < 0 or latest.get(place):
            return latest.get(place, 0)
    return 0


def _wording(tree: list[Node], text: str, place: int) -> str:
    after = tree[place].after
    texts = [node for node in tree[max(place, after - 50) : after] if not node.name]
    return " ".join(text[node.start : node.end][-200:] for node in texts)[-200:]


def _opening(tree: list[Node], text: str, place: int) -> str:
    """Return the text that stands before a block's first link."""
    wording = []
    for node in tree[place : min(place + 12, tree[place].after)]:
        if node.name == "a":
            break
        wording.append("" if node.name else text[node.start : node.end])
    return "".join(wording)[:200]


def _heads_only(tree: list[Node], heading: int, links: int, wording: str) -> bool:
    """Tell whether a heading has nothing under it but a list of links."""
    if elements.heading_level(tree[heading]) is None or tree[heading].parent != tree[links].parent:
        return False
    after = tree[links].after
    ends = after >= tree[tree[links].parent].after or elements.heading_level(tree[after]) is not None
    return ends or bool(_LEADS_AWAY.search(wording))


def _main_of(tree: list[Node], words: _Words) -> bytearray:
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
    return node.name in _MAINS or role.lower() == "main" or property_.lower() == "articlebody"


def _keep_title(tree: list[Node], given: bytearray, kept: bytearray, main: int) -> None:
    """Keep the page's title where it stands above its main part."""
    titles = [place for place, node in enumerate(tree) if node.name == "h1" and given[place]]
    if titles and titles[0] < main and not any(kept[place] for place in titles):
        _copy(tree, given, kept, titles[0])


def _copy(tree: list[Node], given: bytearray, kept: bytearray, place: int) -> None:
    kept[place : tree[place].after] = given[place : tree[place].after]
