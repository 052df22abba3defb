"""Lists of links to other pages: "related drugs", tables of contents, share bars, "A | B | C".

A list that is links and nearly nothing else goes, with the heading that has nothing else under it. But a monograph may
link each side effect to a page of its own: a list stays where what stands above it speaks of a monograph's matters or
ends in a colon, and does not lead away ("see also:").
"""

from __future__ import annotations

import re

from medgraph.monographs.html import elements
from medgraph.monographs.html.tree import Node
from medgraph.monographs.html.words import Words, leave_out
from medgraph.patterns import Pattern

LINK_SHARE = 0.85  # of the letters of a block
LED_SHARE = 0.6  # behind "Read more:"
SHORT = 60  # characters

_LEADS_IN = Pattern(
    r":\s*$|\b(?:side[- ]effects?|adverse|undesirable|reactions?|interact\w*|contra-?indicat\w*|ingredients?|warnings?|"
    r"precautions?|indicat\w+|used (?:for|to)|uses|treats?|dos(?:e|es|ing|age)|symptoms?|brand names?|generic names?|"
    r"also called|contains?)\b",
    re.IGNORECASE,
)
_LEADS_AWAY = Pattern(
    r"\b(?:related|similar|see also|read (?:more|next|also)|learn more|more (?:about|on|from|information|topics|drugs)|"
    r"other (?:drugs|medicines|medications|pages|articles)|popular|trending|recommended|browse|quick links|links|"
    r"share|follow us|tags|filed under|posted in|"
    r"on this page|in this (?:section|article|page)|jump to|contents|explore|further reading|resources|compare)\b",
    re.IGNORECASE,
)


def leave_out_links(tree: list[Node], text: str, words: Words, kept: bytearray) -> None:
    """Mark lists of links as not read."""
    latest: dict[int, int] = {}
    above: dict[int, int] = {}
    for place, node in enumerate(tree):
        if not kept[place] or not elements.is_block(node):
            continue
        above[place] = latest.get(node.parent, 0)
        if not (
            _is_links(tree, text, place, words) and _leave_out(tree, text, kept, place, _above(tree, above, place))
        ):
            latest[node.parent] = place


def _is_links(tree: list[Node], text: str, place: int, words: Words) -> bool:
    """Tell whether a block is links and nearly nothing else, or links behind "Read more:"."""
    node = tree[place]
    if words.holds_title[place] or node.name in elements.HEADINGS:
        return False
    if words.links[place] < (2 if node.name in elements.LISTS else 3):
        return False
    share = words.linked[place] / max(1, words.letters[place])
    return share >= LINK_SHARE or (share >= LED_SHARE and bool(_LEADS_AWAY.search(_opening(tree, text, place))))


def _opening(tree: list[Node], text: str, place: int) -> str:
    """Return the text that stands before a block's first link."""
    wording = []
    for node in tree[place : min(place + 12, tree[place].after)]:
        if node.name == "a":
            break
        wording.append("" if node.name else text[node.start : node.end])
    return "".join(wording)[:200]


def _above(tree: list[Node], above: dict[int, int], place: int) -> int:
    """Return the block before a block: its sibling, or that of what it begins; 0 where there is none."""
    for _ in range(4):
        if place < 0 or above.get(place):
            return above.get(place, 0)
        place = tree[place].parent
    return 0


def _leave_out(tree: list[Node], text: str, kept: bytearray, place: int, above: int) -> bool:
    """Leave out a list of links, unless what stands above makes it the text's own; tell whether it went."""
    wording = _wording(tree, text, above) if above else ""
    if _LEADS_IN.search(wording) and not _LEADS_AWAY.search(wording):
        return False
    leave_out(kept, tree, place)
    if above and _leads_to_links_only(tree, above, place, wording):
        leave_out(kept, tree, above)
    return True


def _wording(tree: list[Node], text: str, place: int) -> str:
    """Return the last words of a block."""
    after = tree[place].after
    texts = [node for node in tree[max(place, after - 50) : after] if not node.name]
    return " ".join(text[node.start : node.end][-200:] for node in texts)[-200:]


def _leads_to_links_only(tree: list[Node], above: int, links: int, wording: str) -> bool:
    """Tell whether a heading, or a short line ("See also:"), has nothing under it but a list of links."""
    if tree[above].parent != tree[links].parent:
        return False
    if elements.heading_level(tree[above]) is None:
        return len(wording) < SHORT and wording.rstrip().endswith(":")
    after = tree[links].after
    ends = after >= tree[tree[links].parent].after or elements.heading_level(tree[after]) is not None
    return ends or bool(_LEADS_AWAY.search(wording))
