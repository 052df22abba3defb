"""Tokens to a tree of elements, as a browser would build it where that matters for reading.

The tree is one list in the order of the page; a node knows its parent and the place of the first node
behind it, so that nothing here or later needs recursion and a page may nest as deep as it likes. Tags that
are left out are supplied (`<p>` ends at the next block, `<li>` at the next item, `<td>` at the next cell), tags
that close nothing are passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from medgraph.monographs.html.tokens import Kind, Token, tokens

VOID = frozenset("area base basefont br col embed frame hr img input link meta param source track wbr".split())

_ENDS_P = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr listing main menu nav ol p pre search section table ul li dd dt summary".split()
)
_LISTS = ("ul", "ol", "menu", "dir")
_HEADINGS = tuple(f"h{level}" for level in range(1, 7))

# An opening tag ends what is open of the first, unless something of the second was opened since.
_ENDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), (*_LISTS, "table")),
    "dt": (("dt", "dd"), ("dl", "table")),
    "dd": (("dt", "dd"), ("dl", "table")),
    "td": (("td", "th", "caption"), ("table",)),
    "th": (("td", "th", "caption"), ("table",)),
    "tr": (("tr", "caption", "colgroup"), ("table",)),
    "thead": (("thead", "tbody", "tfoot", "caption", "colgroup"), ("table",)),
    "tbody": (("thead", "tbody", "tfoot", "caption", "colgroup"), ("table",)),
    "tfoot": (("thead", "tbody", "tfoot", "caption", "colgroup"), ("table",)),
    "option": (("option",), ("select",)),
    "optgroup": (("option", "optgroup"), ("select",)),
    "body": (("head",), ()),
    "a": (("a",), ("table", "li", "td", "th", "div", "p")),
    "button": (("button",), ()),
    **dict.fromkeys(_HEADINGS, (_HEADINGS, ("table", "div", "section", "article", "li"))),
}

# A closing tag closes nothing that lies outside the innermost of these.
_WALLS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("li",), (*_LISTS, "table", "td", "th")),
    **dict.fromkeys(("dt", "dd"), ("dl", "table", "td", "th")),
    **dict.fromkeys(("td", "th", "tr", "thead", "tbody", "tfoot", "caption"), ("table",)),
}
_CELL_WALL = ("td", "th", "caption")
_TABLE_PARTS = frozenset("table td th tr thead tbody tfoot caption html body".split())
_INLINE = frozenset(
    "a abbr b big cite code em font i ins del mark q s samp small span strike strong sub sup tt u".split()
)
_BLOCK_WALL = (*_CELL_WALL, "li", "dd", "div", "section", "article", "main", "blockquote")


@dataclass(slots=True)
class Node:
    """An element, or a text (which has no name): its slice of the page, its parent, the place behind it."""

    name: str
    start: int
    end: int
    parent: int
    after: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)
    literal: bool = False


def tree_of(text: str) -> list[Node]:
    """Return the nodes of a page in its order; the first is the page itself.

    >>> [(node.name, node.parent, node.after) for node in tree_of("<ul><li>a<li>b</ul>")]
    [('#page', -1, 6), ('ul', 0, 6), ('li', 1, 4), ('', 2, 3), ('li', 1, 6), ('', 4, 5)]
    """
    return _Builder(len(text)).built(tokens(text))


class _Builder:
    """The elements that are open and, for each name, how deep down they stand."""

    def __init__(self, length: int) -> None:
        self.tree = [Node("#page", 0, length, -1)]
        self.open = [0]
        self.depths: defaultdict[str, list[int]] = defaultdict(list)

    def built(self, page: Iterator[Token]) -> list[Node]:
        for token in page:
            if token.kind is Kind.OPEN:
                self.begin(token)
            elif token.kind is Kind.CLOSE:
                self.finish(token)
            else:
                self.add(token).after = len(self.tree)
        self.close_to(0, self.tree[0].end)
        self.tree[0].after = len(self.tree)
        return self.tree

    def add(self, token: Token) -> Node:
        node = Node(token.name, token.start, token.end, self.open[-1], attributes=token.attributes)
        node.literal = token.kind is Kind.LITERAL
        self.tree.append(node)
        return node

    def begin(self, token: Token) -> None:
        name = token.name
        if name in _ENDS_P:
            self.end_open(("p",), _BLOCK_WALL, token.start)
        if name in _ENDS:
            self.end_open(*_ENDS[name], token.start)
        node = self.add(token)
        if name in VOID:
            node.after = len(self.tree)
        else:
            self.depths[name].append(len(self.open))
            self.open.append(len(self.tree) - 1)

    def finish(self, token: Token) -> None:
        """Close the innermost open element of a name, with all that is open in it."""
        name = token.name
        walls = _WALLS.get(name, () if name in _TABLE_PARTS else _BLOCK_WALL if name in _INLINE else _CELL_WALL)
        if name in _HEADINGS:
            self.end_open(_HEADINGS, walls, token.end)
        else:
            self.end_open((name,), walls, token.end)

    def end_open(self, names: tuple[str, ...], walls: tuple[str, ...], place: int) -> None:
        depth = self.deepest(names)
        if depth and depth > self.deepest(wall for wall in walls if wall not in names):
            self.close_to(depth, place)

    def deepest(self, names: Iterable[str]) -> int:
        return max((self.depths[name][-1] for name in names if self.depths[name]), default=0)

    def close_to(self, depth: int, place: int) -> None:
        """Close what is open down to a depth, that depth included."""
        while len(self.open) > max(depth, 1):
            node = self.tree[self.open.pop()]
            node.after, node.end = len(self.tree), place
            self.depths[node.name].pop()
