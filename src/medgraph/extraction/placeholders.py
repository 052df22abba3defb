"""Tell text that only keeps a place free, as templates and unfinished pages have it: "TBD", "N/A", "Lorem ipsum".

That there is nothing ("None known", "None") is a statement and no placeholder; that nothing is listed is none.
"""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

__all__ = ["is_placeholder"]

_LONGEST = 120
_WHAT = r"(?:(?:the|this|no|more|further) )?(?:information|data|details?|text|content|section|description|list)s?"
_PLACEHOLDER = Pattern(
    r"\W*(?:t\.?b\.?[dac]\.?|n ?/ ?a|n\.a\.|n/?k|xxx+|placeholder|unknown|nil|coming soon|under (?:construction|review)|"
    r"todo\b.*|fixme\b.*|pending|draft|"
    rf"{_WHAT}(?: is| are)?(?: currently| yet)?"
    r"(?: (?:not(?: yet)? (?:available|provided|entered|given)|to follow|missing|pending|unavailable|available))|"
    r"(?:none|nothing|not)(?: yet)? (?:listed|given|stated|specified|provided|available|applicable|entered|recorded)"
    r"(?: here| yet)?|"
    r"(?:to be|will be) (?:added|announced|completed|confirmed|decided|determined|written)(?: (?:later|soon|shortly))?|"
    r"(?:insert|add|enter|write) (?:your )?(?:the )?(?:text|content|information|description)(?: here)?)\W*",
    re.IGNORECASE | re.DOTALL,
)
_FILLER = ("lorem ipsum", "dolor sit amet", "consectetur adipiscing")


def is_placeholder(text: str) -> bool:
    """Tell whether a block of a page says nothing and only keeps a place free.

    >>> is_placeholder("TBD"), is_placeholder("Lorem ipsum dolor sit amet."), is_placeholder("None known.")
    (True, True, False)
    >>> is_placeholder("To do this, hold the pen upright.")
    False
    """
    if len(text) <= _LONGEST and _PLACEHOLDER.fullmatch(text):
        return True
    lower = text.lower()
    return any(words in lower for words in _FILLER)
