"""Read what other drugs are for from sentences that offer them beside the page's own.

"Other medicines for gout include febuxostat (Uloric) and probenecid" says it outright. "Alternatives include ataluren for patients with
nonsense mutations" says it of a page whose drug has one use: an alternative is for the same disease.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from medgraph.extraction.indication.slots import read_indicated
from medgraph.extraction.language import context
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import BlockKind, Polarity, Relation, SectionType
from medgraph.patterns import Pattern, search

RULE = "indication.alternatives/1"
_SILENT = frozenset(
    {
        SectionType.ADVERSE_REACTIONS,
        SectionType.INTERACTIONS,
        SectionType.CONTRAINDICATIONS,
        SectionType.BOILERPLATE,
        SectionType.DOSAGE,
    }
)
_OFFER = Pattern(
    r"\b(?:(?:other|alternative|further|similar) (?:[\w-]+ ){0,3}?(?:drugs|medicines|medications|treatments|options|therapies|choices|agents)|(?:[\w-]+ )?alternatives?)"
    r"(?: (?:available|approved|licensed|used))?(?: (?:for|against|in) (?P<object>[^.;:]{3,90}?))?,? (?:are|is|include[sd]?|would be)\b(?P<drugs>[^.;]*)",
    re.IGNORECASE,
)


def find_alternatives(page: Page, uses: frozenset[str], abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    """Yield what the drugs that a page offers beside its own are for; `uses` is what its own is for."""
    for passage in page.passages:
        offer = (
            None if passage.block.kind is BlockKind.ROW or passage.topic in _SILENT else search(_OFFER, passage.text)
        )
        if offer and not context.negated(passage.text[: offer.start("drugs")]):
            yield from _offered(passage, page, offer, uses, abbreviations)


def _offered(
    passage: Passage, page: Page, offer: re.Match[str], uses: frozenset[str], abbreviations: Mapping[str, str]
) -> Iterator[Candidate]:
    stated = [found.name for found in read_indicated(offer["object"], 0, abbreviations)] if offer["object"] else []
    diseases = stated or (sorted(uses) if len(uses) == 1 and not offer["object"] else [])
    for drug, where in page.names.mentions(offer["drugs"]):
        if drug != page.drug and not _IN_BRACKET.search(offer["drugs"][: where.start]):
            begin = passage.span.start + offer.start("drugs")
            for disease in diseases:
                yield Candidate(
                    Relation.INDICATED_FOR, disease, drug, passage, where.moved(begin), RULE, Polarity.AFFIRMED
                )  # fmt: skip


_IN_BRACKET = Pattern(r"\([^()]*$")
