"""What an element makes of the lines in it: a heading, an item of some depth, a label, or what the element around
it makes of them.

A definition that is short stands behind its term as behind a label ("Dose 30 mg/kg"); the term of a long one is
a heading. An item that holds headings is only a place for text. A button is text only where it is the heading
of what it unfolds, and so is the label of a form's control.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from medgraph.model import BlockKind
from medgraph.monographs.html import elements
from medgraph.monographs.html.tables import Grid, is_data
from medgraph.monographs.html.tree import Node
from medgraph.patterns import Pattern

SHORT = 300  # characters of the source; a definition that is no longer stands on its term's line
NEAR = 40  # nodes that are looked at

_WORD = Pattern(r"[^\W\d_]{2}")
_ACTION = Pattern(
    r"\W*(?:menu|search|share|print|close|open|show|hide|read|view|more|less|next|previous|back|submit|sign|log|expand|"
    r"collapse|copy|save|download|subscribe|accept|reject|toggle|skip|play|pause|email|buy|add|load)\b",
    re.IGNORECASE,
)
_TEXTS = frozenset({"article", "section", "table", *elements.HEADINGS})


@dataclass(slots=True)
class Frame:
    """An element that is open: until which node, what its lines are, how deep in lists it stands.

    `grid` is set for a table of data, `is_term` for a term whose definition goes on with its line.
    """

    after: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    depth: int = 0
    implied: bool = False
    ordered: bool = False
    is_term: bool = False
    grid: Grid | None = None


def frame_of(tree: list[Node], kept: bytearray, text: str, at: int, above: Frame) -> Frame | None:
    """Return the frame of an element that stands on lines of its own; None where it is no text."""
    node = tree[at]
    if node.name in ("button", "label") and not _unfolds(tree, text, at):
        return None
    if node.name == "table":
        return Frame(node.after, depth=above.depth, grid=Grid() if is_data(tree, kept, at) else None)
    if node.name in elements.LISTS:
        return Frame(node.after, depth=above.depth + 1, ordered=node.name == "ol")
    if node.name == "li":
        return _item(tree, at, above)
    if node.name == "dd":
        return Frame(node.after, depth=above.depth)
    if node.name == "dt" and _is_label(tree, text, at):
        return Frame(node.after, depth=above.depth, is_term=True)
    inherited = Frame(node.after, above.kind, above.level, above.depth, above.implied, above.ordered)
    return _heading(tree, at, above) or inherited


def _item(tree: list[Node], at: int, above: Frame) -> Frame:
    node = tree[at]
    if any(each.name in _TEXTS for each in _near(tree, at)):
        return Frame(node.after)
    depth = max(1, above.depth)
    return Frame(node.after, BlockKind.ITEM, depth, depth, ordered=above.ordered)


def _heading(tree: list[Node], at: int, above: Frame) -> Frame | None:
    node = tree[at]
    level = 0 if node.name in ("button", "dt", "label") else elements.heading_level(node)
    if level is None or (level == 0 and above.kind is BlockKind.HEADING):
        return None
    if level == 0 and node.name in ("div", "p") and not _is_leaf(tree, at):
        return None
    return Frame(node.after, BlockKind.HEADING, level or 1, implied=not level)


def _is_label(tree: list[Node], text: str, at: int) -> bool:
    """Tell whether a term is a label: what defines it is short, and it asks nothing."""
    place = tree[at].after
    while place < len(tree) and not tree[place].name:
        place += 1
    if place >= len(tree) or tree[place].name != "dd" or _wording(tree, text, at).endswith("?"):
        return False
    blocks = [each for each in _near(tree, place) if elements.is_block(each)]
    one = len(blocks) < 2 and not any(each.name in elements.LISTS for each in blocks)
    return one and tree[place].end - tree[place].start < SHORT


def _unfolds(tree: list[Node], text: str, at: int) -> bool:
    """Tell whether a control is the heading of what it unfolds: it asks, or it says so."""
    node, wording = tree[at], _wording(tree, text, at)
    marked = "aria-expanded" in node.attributes or "aria-controls" in node.attributes or elements.is_unfolded(node)
    return bool(_WORD.search(wording)) and (wording.endswith("?") or (marked and not _ACTION.match(wording)))


def _wording(tree: list[Node], text: str, at: int) -> str:
    return " ".join(text[each.start : each.end][:SHORT] for each in _near(tree, at) if not each.name).strip()


def _is_leaf(tree: list[Node], at: int) -> bool:
    return tree[at].after < at + NEAR and not any(each.name and elements.is_block(each) for each in _near(tree, at))


def _near(tree: list[Node], at: int) -> list[Node]:
    """Return the first nodes in an element."""
    return tree[at + 1 : min(tree[at].after, at + NEAR)]
