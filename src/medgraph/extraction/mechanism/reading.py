"""What is read from a whole clause."""

from __future__ import annotations

from typing import NamedTuple

from medgraph.extraction.mechanism.genes import GeneMention


class Reading(NamedTuple):
    """A mechanism read from a clause: whose, which, on what, and where; `acted` says that the genes are acted on."""

    drugs: tuple[str, ...]
    effect: str
    genes: tuple[GeneMention, ...]
    start: int
    end: int
    acted: bool = True
