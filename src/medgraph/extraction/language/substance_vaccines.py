"""Find live vaccines that are told by their diseases: "live vaccines such as MMR, chickenpox or yellow fever"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.model import Span
from medgraph.patterns import Pattern, search

_LIVE_VACCINES = Pattern(
    r"\b(?:MMR|measles(?:[-, ]+mumps(?:[-, ]+(?:and )?rubella)?)?|mumps|rubella|varicella|chickenpox|(?:herpes )?zoster|shingles|"
    r"yellow fever|BCG|(?:oral )?polio|rotavirus|(?:oral )?typhoid)\b(?! (?:virus )?vaccin)",
    re.IGNORECASE,
)
LIVE = Pattern(r"\blive\b.*\bvaccin", re.IGNORECASE)


def live_vaccines(text: str, *, told: bool = False) -> Iterator[tuple[str, Span]]:
    """Yield the vaccines that are told by their diseases where live ones are spoken of, or are known to be: "live vaccines (MMR, yellow fever)".

    >>> [name for name, _ in live_vaccines("Live vaccines such as MMR and chickenpox")]
    ['mmr vaccine', 'chickenpox vaccine']
    """
    if told or search(LIVE, text):
        for found in _LIVE_VACCINES.finditer(text):
            yield f"{found[0].lower()} vaccine", Span(*found.span())
