"""Hide what holds no link: names, brackets and degrees ("moderate to severe")."""

from __future__ import annotations

import re

from medgraph.extraction.indication.uses import find_uses
from medgraph.extraction.language.mentions import find_known
from medgraph.model import Span
from medgraph.patterns import Pattern

INFECTION_WITH = r"\b[Ii]nfections? (?:with|by|from|caused by|due to) (?:the )?(?P<germ>(?:[\w-]+ ){0,3}?[\w-]*virus(?:es)?\b|(?-i:[A-Z](?:[a-z]{3,}|\.) [a-z]{4,}))"
"""An infection told by its germ: "infection with the hepatitis B virus"."""
_WHOLE = Pattern(
    rf"{INFECTION_WITH}|"
    r"\([^()]*\)|\[[^\[\]]*\]|\b(?:mild|moderate|moderately|mildly)-?[ -](?:to|or|and)[ -](?:moderate|severe|severely|moderately)\b|\bhead and neck\b|\brhinosinusitis with nasal polyp(?:s|osis)\b|\bmigraines? with(?:out)? aura\b|"
    r"\b(?!(?:the|of|treat\w*|reliev\w*|manag\w*|control\w*|prevent\w*|avoid\w*|lessen\w*|worsening|with|have|common|their|for|and|or|to|eas\w*|reduc\w*|signs?|improv\w*|early|these|their|your)\b)[a-z]+ symptoms?\b(?= )",
    re.IGNORECASE,
)


def hide_names(text: str) -> str:
    """Hide names, brackets and degrees: no link stands in them."""
    for span in (*find_known(text), *find_uses(text), *(Span(*found.span()) for found in _WHOLE.finditer(text))):
        text = text[: span.start] + "_" * (span.end - span.start) + text[span.end :]
    return text
