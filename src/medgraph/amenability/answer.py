"""The answer to "what fits this deletion?": the frame, the skips, and for each the drugs with their sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from medgraph.cautions import Caution
from medgraph.reading_frame import Frame, Skip


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where it is said: a page with line and sentence, or for background the publication alone."""

    name: str
    line: int
    quote: str
    is_background: bool = False


@dataclass(frozen=True, slots=True)
class DrugFound:
    """A drug that does something about exons, by their names, with its approval status if the graph has it."""

    name: str
    exons: tuple[str, ...]
    sources: tuple[Source, ...]
    status: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A skip that restores the frame, and the drugs that together do it; none where a part of it has no drug."""

    skip: Skip
    drugs: tuple[DrugFound, ...]


@dataclass(frozen=True, slots=True)
class Amenability:
    """What restores the frame after a variant; nothing here says that it helps.

    `by_exon` are all drugs of the graph that skip an exon of the gene, by its name, whether that helps here or not.
    `readthrough` are drugs for nonsense mutations, `excluding` therapies that are not given with such a deletion.
    """

    frame: Frame
    offers: tuple[Offer, ...]
    readthrough: tuple[DrugFound, ...]
    excluding: tuple[DrugFound, ...]
    cautions: tuple[Caution, ...]
    by_exon: Mapping[str, tuple[DrugFound, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def _repr_svg_(self) -> str:
        from medgraph.exon_map import exon_map

        return exon_map(self)
