"""Where a field's tables stand in its text.

openFDA tells a table twice: as markup in a field of its own ("adverse_reactions_table"), and run together into the text
that it stands in, where a row can no longer be told from the next. The letters and digits of the one are those of the
other, so the table's place is found, its run-together words are cut out and the table can be set where it belongs:
below its heading and its introduction.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

PLACE = "\ufffc"
"""What is left in a text for a table: Unicode's object replacement character."""

_TELLING = 20  # letters and digits; what is shorter could stand in any sentence


class Place(NamedTuple):
    """Where a table stands in a text, and its number in the order given."""

    start: int
    end: int
    number: int


def find_tables(text: str, tables: Sequence[str]) -> list[Place]:
    """Return the places of those tables that stand in a text, in its order; `tables` are the words of each.

    >>> text = "Give the dose below. Weight Dose 10 kg 20 mg 20 kg 40 mg Do not split tablets."
    >>> [text[place.start : place.end] for place in find_tables(text, ["Weight|Dose|10 kg|20 mg|20 kg|40 mg"])]
    ['Weight Dose 10 kg 20 mg 20 kg 40 mg']
    """
    if not tables:
        return []
    offsets = [offset for offset, letter in enumerate(text) if letter.isalnum()]
    letters = "".join(filter(str.isalnum, text))
    places: list[Place] = []
    after = 0
    for number, table in enumerate(tables):
        wanted = "".join(filter(str.isalnum, table))
        at = letters.find(wanted, after) if len(wanted) >= _TELLING else -1
        if at >= 0:
            after = at + len(wanted)
            places.append(Place(offsets[at], offsets[after - 1] + 1, number))
    return places


def cut_out(text: str, places: Sequence[Place]) -> str:
    """Return a text with one placeholder for each table.

    >>> cut_out("One. A B C Two.", [Place(5, 10, 0)]) == f"One. {PLACE} Two."
    True
    """
    pieces, at = [], 0
    for place in places:
        pieces += [text[at : place.start], f" {PLACE} "]
        at = place.end
    return " ".join("".join([*pieces, text[at:]]).split())
