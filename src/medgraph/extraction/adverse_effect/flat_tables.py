"""Tell tables whose columns were lost: names, each followed by figures, in one line or a line each."""

from __future__ import annotations

import re

from medgraph.extraction.language.mentions import find_known, is_known_name
from medgraph.patterns import Pattern

_FIGURES = Pattern(r"[\s·]+[<≥]?\d+(?:\.\d+)?\s*%?(?:\s*\(\d+(?:\.\d+)?%?\))?[\s·]*(?:$|(?<=[\s·])[\d<≥A-Z])")
_FIGURE = Pattern(r"[<>≥≤=(\[]*\d[\d.,/]*[%)\]]*|[-–—]|[<>≥≤=]+")
_ROWS = 3


def is_flat_table(text: str) -> bool:
    """Tell whether a text is a table, or a row of one, whose columns were lost: names, each followed by figures.

    >>> is_flat_table("Headache 41 10 Pyrexia 41 14 Cough 27 19"), is_flat_table("Cough   27%   19%"), is_flat_table("Headache, cough in 4%")
    (True, True, False)
    """
    if not re.search(r"\d", text):
        return False
    return _is_figure_row(text) or sum(bool(_FIGURES.match(text, name.end)) for name in find_known(text)) >= _ROWS


def _is_figure_row(text: str) -> bool:
    words = re.split(r"[\s·]+", text.strip(" ·"))
    figures = 0
    while figures < len(words) and _FIGURE.fullmatch(words[-1 - figures]):
        figures += 1
    return 0 < figures < len(words) <= _LONGEST_ROW and is_known_name(" ".join(words[:-figures]))


_LONGEST_ROW = 20
