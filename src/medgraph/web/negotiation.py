"""Which format a client gets: what it accepts, in the order of its wishes, then in the order of ours.

Each media type stands for one format of the engine; where a client accepts anything, it gets the first of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from medgraph.patterns import Pattern

RESULTS: Final[Mapping[str, str]] = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv": "text/csv; charset=utf-8",
    "text/tab-separated-values": "text/tab-separated-values; charset=utf-8",
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
}
"""What rows and truth values are sent as: from the media type that is asked for to that of the answer."""

GRAPHS: Final[Mapping[str, str]] = {
    "text/turtle": "text/turtle; charset=utf-8",
    "application/n-triples": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "application/n-quads": "application/n-quads",
    "application/trig": "application/trig",
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
}
"""What triples are sent as."""

_WEIGHT = Pattern(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")


def negotiated(accept: str, offered: Mapping[str, str]) -> str | None:
    """Return the media type of the answer, None if the client accepts none that is offered.

    >>> negotiated("text/html, text/csv;q=0.5, */*;q=0.1", RESULTS)
    'text/csv; charset=utf-8'
    >>> negotiated("", RESULTS), negotiated("image/png", RESULTS)
    ('application/sparql-results+json', None)
    """
    ranges = list(_ranges(accept or "*/*"))
    weights = {offer: _weight(offer, ranges) for offer in offered}
    best = max(offered, key=lambda offer: weights[offer])  # the first of the best
    return offered[best] if weights[best] > 0 else None


def prefers_page(accept: str) -> bool:
    """Tell whether a client would rather have a page than data: a browser, not a program that takes anything.

    >>> prefers_page("text/html,application/xml;q=0.9,*/*;q=0.8"), prefers_page("*/*")
    (True, False)
    """
    return negotiated(accept, {**GRAPHS, "text/html": "text/html"}) == "text/html"


def _weight(offer: str, ranges: list[tuple[str, float]]) -> float:
    """Return how much a media type is wanted: what names it counts more than what names its family."""
    for pattern in (offer, offer.partition("/")[0] + "/*", "*/*"):
        found = [weight for range_, weight in ranges if range_ == pattern]
        if found:
            return max(found)
    return 0.0


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.lower().split(","):
        range_, *parameters = (piece.strip() for piece in part.split(";"))
        weights = [value for name, _, value in (each.partition("=") for each in parameters) if name.strip() == "q"]
        weight = weights[0].strip() if weights else "1"
        yield range_, float(weight) if _WEIGHT.fullmatch(weight) else 0.0
