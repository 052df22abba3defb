"""What a reader makes of a text: a view, its blocks, and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from medgraph.model import Block, BlockKind, Part, SourceKind, Span, View
from medgraph.patterns import Pattern, search

_REGULATORY = Pattern(
    r"^\W{0,9}(?:(?:highlights of|full) prescribing information|summary of product characteristics|"
    r"package leaflet: information for)",
    re.IGNORECASE | re.MULTILINE,
)
_HEALTH_LIBRARY = Pattern(r"^\W{0,9}health library\W{0,9}$", re.IGNORECASE | re.MULTILINE)
_MACHINE = Pattern(
    r"\b(?:generated|written|created|produced) (?:by|with|using) (?:an? )?"
    r"(?:AI|artificial intelligence|(?:large )?language model|machine)\b|"
    r"\b(?:AI|machine)[- ](?:generated|written)\b",
    re.IGNORECASE,
)
_STATED = {
    "regulatory": SourceKind.REGULATORY_LABEL,
    "label": SourceKind.REGULATORY_LABEL,
    "prescribing information": SourceKind.REGULATORY_LABEL,
    "health library": SourceKind.HEALTH_LIBRARY,
    "machine": SourceKind.MACHINE_WRITTEN,
    "ai-generated": SourceKind.MACHINE_WRITTEN,
}


@dataclass(frozen=True, slots=True)
class Page:
    """A text as its format's reader understood it."""

    view: View
    blocks: tuple[Block, ...]
    metadata: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def title(self) -> str | None:
        """The title in the front matter, else the first heading of level 1."""
        stated = next((value for key, value in self.metadata if key.lower() == "title"), None)
        heads = (b for b in self.blocks if b.kind is BlockKind.HEADING and b.level == 1)
        return stated or next((" ".join(head.span.of(self.view.text).split()) for head in heads), None)

    @property
    def kind(self) -> SourceKind:
        """What the page says that it is; unknown where it does not say."""
        return _kind_stated(self.metadata) or _kind_shown(self.view.text)


def _kind_stated(metadata: tuple[tuple[str, str], ...]) -> SourceKind | None:
    for key, value in metadata:
        if key.lower() in ("kind", "source", "source_kind", "type"):
            for words, kind in _STATED.items():
                if words in value.lower():
                    return kind
    return None


def _kind_shown(text: str) -> SourceKind:
    if search(_REGULATORY, text):
        return SourceKind.REGULATORY_LABEL
    if search(_HEALTH_LIBRARY, text):
        return SourceKind.HEALTH_LIBRARY
    return SourceKind.MACHINE_WRITTEN if search(_MACHINE, text) else SourceKind.UNKNOWN


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the blanks at its ends.

    >>> trimmed("  mg ", Span(0, 5))
    Span(start=2, end=4)
    """
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))
