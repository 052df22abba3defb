"""Read the effects that a question names and its answer affirms: "Does it cause hair loss? Yes, about one in ten …".

The question stands in a heading or before the answer. Only a plain yes affirms it; any other answer speaks for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.adverse_effect.sentences import read_effects
from medgraph.extraction.language.items import Item
from medgraph.extraction.page import Page, Passage
from medgraph.model import SectionType, Span
from medgraph.patterns import Pattern

_ASKED = Pattern(
    r"\b(?:can|does|do|will|could|may) (?P<subject>[^?]{2,40}?) (?:really |actually |also )?(?:cause|lead to|give (?:me|you)|trigger|increase (?:the|my) risk of) (?P<object>[^?]{3,80})\?",
    re.IGNORECASE,
)
_YES = Pattern(r"\W*yes\b", re.IGNORECASE)
_IT = Pattern(r"it|this (?:drug|medicine|medication|vaccine|treatment)", re.IGNORECASE)
_SILENT = frozenset({SectionType.OVERDOSAGE, SectionType.INTERACTIONS})


def asked_effects(page: Page) -> Iterator[tuple[Passage, Item]]:
    """Yield the effects of the questions that a page answers with yes, each with a passage that is the question."""
    for passage in page.passages:
        question = _question(passage) if _YES.match(passage.text) and passage.topic not in _SILENT else None
        if question is not None:
            text = question.of(passage.section.view.text)
            yield from _named(replace(passage, span=question, text=text), page)


def _question(answer: Passage) -> Span | None:
    """Return the question that an answer follows: its label or the nearest heading."""
    asked = next((lead for lead in answer.leads[:2] if lead.endswith("?")), None)
    start = answer.section.view.text.rfind(asked, 0, answer.span.start) if asked else -1
    return Span(start, start + len(asked)) if asked and start >= 0 else None


def _named(question: Passage, page: Page) -> Iterator[tuple[Passage, Item]]:
    found = _ASKED.search(question.text)
    subject = found["subject"].lower() if found else ""
    if found and (_IT.fullmatch(subject) or any(name.lower() in subject for name in page.names.own)):
        start, end = found.span("object")
        for effect in read_effects(question.text[start:end], question.span.start + start):
            if effect.known:
                yield question, effect.item
