"""Tell a drug that another is held against: "nusinersen works much like | risdiplam, but is injected".

What the sentence goes on to say is said of the other one, though this name stands nearer.
"""

from __future__ import annotations

import re

from medgraph.patterns import Pattern, search

_COMPARED = Pattern(
    r"\b(?:(?:similar|identical|comparable|equivalent|related|akin|superior|inferior|unlike|differences?|differs?|different|distinct) (?:to|from)|"
    r"(?:rival|cousin|successor|predecessor) (?:of|to)|alternative to|than|like|unlike|instead of|"
    r"the same (?:\w+ )?as|as (?!well|soon|long|far|much)\w+ as)\s+$",
    re.IGNORECASE,
)


def is_compared(before: str) -> bool:
    """Tell whether what stands before a drug's name holds another drug against it.

    >>> is_compared("It is much like "), is_compared("Each tablet of ")
    (True, False)
    """
    return search(_COMPARED, before) is not None
