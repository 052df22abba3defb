"""How the words of a page lie in its elements: how many each holds, and how many of them are links."""

from __future__ import annotations

from medgraph.monographs.html.tree import Node
from medgraph.patterns import Pattern

MAINS = ("main", "article")
_SPACES = Pattern(r"\W+")


class Words:
    """How many letters each node holds, how many of them in links, and how many links."""

    def __init__(self, tree: list[Node], text: str, kept: bytearray) -> None:
        self.kept = kept
        self.letters = [0] * len(tree)
        self.linked = [0] * len(tree)
        self.links = [0] * len(tree)
        self.holds_title = [False] * len(tree)
        self._count(tree, text)
        self._sum_up(tree)

    def _count(self, tree: list[Node], text: str) -> None:
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
            self.holds_title[place] = node.name in ("h1", *MAINS)

    def _sum_up(self, tree: list[Node]) -> None:
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


def leave_out(kept: bytearray, tree: list[Node], place: int) -> None:
    """Mark an element and all in it as not read."""
    kept[place : tree[place].after] = bytes(tree[place].after - place)
