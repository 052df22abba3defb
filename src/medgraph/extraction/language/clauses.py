"""Pick the clauses in which a rule about how drugs work may speak, table cells among them.

The cells of a table whose row or column is called "Mechanism", "Class" or "Target" are clauses too, about the drug of their row. Whom a
clause is about is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from medgraph.extraction.language import context
from medgraph.extraction.naming.subjects import labelled_values
from medgraph.extraction.page import Page, Passage
from medgraph.model import BlockKind, Polarity, Scope, SectionType, Span
from medgraph.patterns import Pattern, match, search, sub

_VALUE = Pattern(
    r"^\W*(?:(?:molecular |drug |biological )?targets?|mechanism(?: of action)?|mode of action|(?:drug |pharmacologic(?:al)? )?class|kind(?: of (?:medicine|drug))?|type(?: of (?:medicine|drug))?|how it works|"
    r"(?:skipped |target )?exons?(?: skipped)?|acts on|action|what it (?:is|does)|works by)\W*$",
    re.IGNORECASE,
)
_CHIMERA = Pattern(
    r"\b(?:murine|mouse|hamster)\s*[/-]\s*human\b|\bchimeric (?:murine|mouse)\b|\bmurine[- ]derived\b", re.IGNORECASE
)
LONGEST = 4000
"""No clause is longer: a wall of text without a stop is not read."""
MOST = 12
"""A clause in which a rule speaks more often than this is no sentence; the rest of it is not read."""
REACH = 600
"""How many characters before a verb its subject may stand."""
_DISH = Pattern(r"\bin vitro\b|\bcell lines?\b|\bcultured cells\b|\bassays?\b", re.IGNORECASE)


def clauses(page: Page, gate: frozenset[SectionType]) -> tuple[Passage, ...]:
    """Return the clauses of a page that a gate lets through, and its table cells on how a drug works."""
    return tuple(_clauses(page, gate))


def _clauses(page: Page, gate: frozenset[SectionType]) -> Iterator[Passage]:
    for passage in page.passages:
        if passage.topic not in gate or len(passage.text) > LONGEST:
            continue
        if passage.block.kind is BlockKind.ROW:
            yield from _cells(page, passage)
        else:
            yield _with_label(page, passage)


_WORDS_OF_A_SENTENCE = 4


def _with_label(page: Page, passage: Passage) -> Passage:
    """Return the passage with its label where that is the sentence's beginning: "Sunitinib inhibits several kinases: | KIT, RET"."""
    label, text = passage.block.label, page.monograph.view.text
    begins = label is not None and label.end <= passage.span.start and passage.quote.start == passage.block.span.start
    if label is None or not begins or len(label.of(text).split()) < _WORDS_OF_A_SENTENCE or "?" in label.of(text):
        return passage
    whole = Span(label.start, passage.span.end)
    return replace(passage, span=whole, text=whole.of(text).replace("\n", " "))


def _cells(page: Page, passage: Passage) -> Iterator[Passage]:
    text = page.monograph.view.text
    for label, span, drugs in labelled_values(page, passage):
        if match(_VALUE, label) and span.start < span.end and drugs:
            item = replace(passage.block, kind=BlockKind.ITEM)
            yield replace(
                passage,
                block=item,
                span=span,
                text=span.of(text).replace("\n", " "),
                subjects=drugs,
                leads=(label, *passage.leads),
                cells=(),
            )


_DENIED_BEHIND = Pattern(
    r"\s*(?:therapy |treatment )?(?:is|are|was|were|has|have|does|do|can|should|will)(?:\s?not|n['’]t)\b"
)
_SENTENCE_END = Pattern(r"(?<=\w)[.!?]\s+(?=[A-Z])")


def is_affirmed(passage: Passage, start: int, end: int) -> bool:
    """Tell whether the words from `start` to `end` are said to be so: nothing before or right behind them denies or supposes it."""
    before = _SENTENCE_END.split(passage.text[max(0, start - REACH) : start])[-1]
    return context.polarity(before) is Polarity.AFFIRMED and not _DENIED_BEHIND.match(passage.text, end)


def mechanism_scope(text: str) -> Scope:
    """Return whom a statement on how a drug works is about: what was shown in a dish holds for people until it is denied.

    >>> mechanism_scope("In mice, it inhibited mTOR.").value, mechanism_scope("In vitro it inhibits mTOR.").value
    ('animal', 'human')
    """
    return Scope.HUMAN if search(_DISH, text) else context.scope(sub(_CHIMERA, "", text))


def slot(passage: Passage, start: int, end: int) -> Span:
    """Return the slice of the view that a slice of a clause's text is."""
    return Span(passage.span.start + start, passage.span.start + end)


_RNA_DRUG = Pattern(r"\b\w{3,}(?:rsen|siran)\b", re.IGNORECASE)
_RNA_PAGE = Pattern(
    r"\b(?:antisense|anti-sense|oligonucleotide|oligomer|morpholino|small[- ]interfering|siRNA|RNA[ -]?interference)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _speaks_of_oligonucleotides(text: str) -> bool:
    return bool(_RNA_PAGE.search(text))


def acts_on_rna(page: Page, drug: str) -> bool:
    """Tell whether a drug is an oligonucleotide: by its stem, or because its page calls it one."""
    if _RNA_DRUG.search(drug):
        return True
    return drug == page.drug and not _OTHER_STEM.search(drug) and _speaks_of_oligonucleotides(page.monograph.view.text)


_OTHER_STEM = Pattern(
    r"(?:mab|tinib|cept|statin|pril|sartan|olol|gliptin|gliflozin|vec|cel|plam|afil|azole|cillin|mycin|floxacin|parib|ciclib|cel|vir|micin|triptan|gepant)$",
    re.IGNORECASE,
)
