"""The blocks of a page as they stand in its text, marks and all, and the edits that join their lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from medgraph.model import BlockKind, Span
from medgraph.monographs.draft import Edit

__all__ = ["RawBlock", "RawPage"]


@dataclass(slots=True)
class RawBlock:
    """A block as it stands in the text; an `implied` heading carries no mark that says how high it is."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    cells: tuple[Span, ...] = ()
    header: bool = False
    implied: bool = False
    verbatim: bool = False
    ordered: bool = False


@dataclass(slots=True)
class RawPage:
    """The blocks of a page in order, and the edits that join their lines."""

    blocks: list[RawBlock] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
