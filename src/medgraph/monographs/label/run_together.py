"""Words that openFDA ran together where a heading, a paragraph or a reference ended.

Some records lost not only the line breaks but the blanks: "5.1 Increased MortalityElderly patients", "(5.2)Seizures:",
"PRECAUTIONSHypertension may". A word with a capital inside may as well be a name ("AmpliPrep"), so a record is taken
apart only if it has many such places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from medgraph.patterns import Pattern

_JOINTS = (
    r"(?<=[a-z)\]%]\.)(?=[A-Z][a-z]|\d{1,2}\.\d{1,2} [A-Z])"  # the next sentence or heading
    r"|(?<=[a-z]:)(?=[A-Z][A-Za-z])"  # what a lead-in leads in
    r"|(?<=[\])])(?=[A-Z][a-z]{2}|\d{1,2}\.\d{1,2} [A-Z])"  # behind a reference
    r"|(?<=[A-Z]{3})(?=[A-Z][a-z]{2}|\d{1,2}\.\d{1,2} [A-Z])"  # behind a heading in capitals
    r"|(?<=[A-Za-z][a-z]{2})(?=[A-Z](?:[a-z ]|[A-Z]{2,}))"  # behind a heading or an item
)
_JOINT = Pattern(_JOINTS)
_MANY = 8  # different places in a record


def is_run_together(texts: Iterable[str]) -> bool:
    """Tell whether the texts of a record lost the blanks between their parts.

    >>> is_run_together(["Tested with AmpliPrep. GlaxoSmithKline LLC."])
    False
    """
    places = {text[max(at.start() - 6, 0) : at.start() + 6] for text in texts for at in _JOINT.finditer(text)}
    return len(places) >= _MANY


def taken_apart(text: str, names: Iterable[str] = ()) -> str:
    """Return a text with a blank where its parts were run together, also before a name of the drug in capitals.

    >>> taken_apart("5.1 Increased MortalityElderly patients are at risk.5.2 SeizuresUse with care (5.3)Falls")
    '5.1 Increased Mortality Elderly patients are at risk. 5.2 Seizures Use with care (5.3) Falls'
    >>> taken_apart("4 CONTRAINDICATIONSEXEMPLIA is contraindicated", ["Exemplia"])
    '4 CONTRAINDICATIONS EXEMPLIA is contraindicated'
    """
    named = "|".join(re.escape(name.upper()) for name in names)
    return re.sub(rf"{_JOINTS}|(?<=[A-Z]{{4}})(?=(?:{named})\b)" if named else _JOINTS, " ", text)
