"""The drug whose brand a page is called by: "Using your Tresiba FlexTouch pen", "COSOPT EYE DROPS"."""

from __future__ import annotations

from collections.abc import Iterator

from medgraph.extraction.naming.times_named import branded, times_named
from medgraph.model import Span

_AGAIN = 2


def drugs_of_titles(titles: list[str], text: str) -> Iterator[str]:
    """Yield the drug of the first brand in a title, where the title is but that, or a page says drug or brand once more; its parts in the page's order.

    >>> list(drugs_of_titles(["Using your Tresiba pen"], "Using your Tresiba pen. Tresiba is a long-acting insulin."))
    ['insulin degludec']
    >>> list(drugs_of_titles(["Using your pen"], "Using your pen. Tresiba is a long-acting insulin."))
    []
    """
    for title in titles:
        drug, span = next(branded(title), ("", Span(0, 0)))
        if drug and (span.of(title) == title.strip() or times_named(text)[drug] >= _AGAIN or drug in text.lower()):
            yield " / ".join(sorted(drug.split(" / "), key=text.lower().find))
