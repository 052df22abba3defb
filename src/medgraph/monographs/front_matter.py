"""The YAML block at a page's top: read as plain strings, and never trusted.

Only `yaml.BaseLoader` is used, which builds strings, lists and mappings and knows no tags; and of these
only strings and lists of strings are kept. A block that is broken gives no metadata; one that is no mapping
at all, or has no end, is text of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from medgraph.patterns import Pattern

MAX_CHARACTERS = 16_000
MAX_BRACKETS = 200  # the YAML parser grows with the square of the depth of nesting

_OPENING = Pattern(r"\s*---[ \t]*\n")
_CLOSING = Pattern(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = Pattern(r"[ \t]*(?:#.*\n\s*)*[\"']?[\w .-]{1,60}[\"']?[ \t]*:(?:\s|$)")


class FrontMatter(NamedTuple):
    """What a front matter says, in its order, and where the page's text begins."""

    metadata: tuple[tuple[str, str], ...] = ()
    end: int = 0


def front_matter(text: str) -> FrontMatter:
    """Read the front matter of a page; a list gives its key once for each of its members.

    >>> front_matter("---\\ntitle: Casimersen\\ntags: [DMD, exon 45]\\n---\\n# C")
    FrontMatter(metadata=(('title', 'Casimersen'), ('tags', 'DMD'), ('tags', 'exon 45')), end=46)
    """
    found = _block(text)
    return FrontMatter(tuple(_stated(_loaded(found.text))), found.end) if found else FrontMatter()


def has_front_matter(text: str) -> bool:
    """Tell whether a page begins with a front matter, be it broken or not.

    >>> has_front_matter("---\\na: [b\\n---\\n"), has_front_matter("---\\n\\nA sentence.\\n\\n---\\n")
    (True, False)
    """
    return _block(text) is not None


class _Block(NamedTuple):
    text: str
    end: int


def _block(text: str) -> _Block | None:
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None
    block = text[opening.end() : closing.start()]
    keyed = not block.strip() or _KEY.match(block.lstrip("\n"))
    return _Block(block, closing.end()) if keyed else None


def _loaded(block: str) -> object:
    if len(block) > MAX_CHARACTERS or block.count("[") + block.count("{") > MAX_BRACKETS:
        return None
    try:
        return yaml.load(block, yaml.BaseLoader)  # noqa: S506  (builds strings, lists and mappings only)
    except (yaml.YAMLError, RecursionError):
        return None


def _stated(loaded: object) -> Iterator[tuple[str, str]]:
    if not isinstance(loaded, dict):
        return
    for key, value in loaded.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(key, str) and isinstance(each, str) and each.strip():
                yield key.strip(), " ".join(each.split())
