"""Find who is spoken of before a word: the last drug that is named, or meant by a pronoun or a word for it ("the oligomer").

A name behind a preposition ("resistance to imatinib") is no subject. Whether the drug is still the subject at the verb is told in `same_subject`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.mechanism.about import whole
from medgraph.extraction.mechanism.cargo import cargo_in
from medgraph.extraction.mechanism.genes import find_genes
from medgraph.extraction.mechanism.pronouns import is_object, meant_before
from medgraph.extraction.naming import subjects
from medgraph.extraction.page import Page, Passage
from medgraph.model import Span
from medgraph.patterns import Pattern, sub

_ASIDE = Pattern(
    r"(?:^|,\s*|\s)(?:unlike|in contrast to|compared (?:with|to)|rather than|as with|similar to|just like|together with|in combination with|given with|added to|"
    r"instead of|alongside|on top of)\s[^,;]*(?:[,;](?!\s*(?:which|that|an?|another)\b)|$)|,\s*(?:like|such as|as does|as do)\s[^,;]*(?:,|;|$)|^\W*like\s[^,;]*,|^\W*(?:just )?like\s[^,;.]{2,80}?(?=\s(?:it|they|this (?:drug|medicine))\s)",
    re.IGNORECASE,
)
# "angiotensin II, a substance that narrows vessels, by": what a thing is, said in between.
_APPOSITION = Pattern(
    r",\s+(?:an?|the)\s+(?:[\w-]+\s+){1,5}?(?:that|which|who)\s[^,;.]{3,90},(?=\s+(?:by|through|and|thereby|thus)\b)"
)
# "Denosumab, by comparison, | targets": a word of the writer's.
_BY_CONTRAST = Pattern(
    r",\s+(?:by (?:comparison|contrast)|in (?:contrast|turn)|however|for (?:example|instance)|on the other hand|too|also|once [^,;.]{2,50}),"
)
_BRACKET = Pattern(r"\([^()]*\)|\[[^\[\]]*\]")


def hide(text: str) -> str:
    """Return the text with brackets and asides blanked out, places kept."""
    text = _BRACKET.sub(blanked, text)
    text = _BY_CONTRAST.sub(blanked, text)
    text = _APPOSITION.sub(lambda found: " " * (len(found[0]) - 1) + ",", text)
    return sub(_ASIDE, lambda found: " " * (len(found[0]) - 1) + ("," if found[0].endswith((",", ";")) else " "), text)


def last_anchor(page: Page, passage: Passage, before: str) -> tuple[tuple[str, ...], int] | None:
    """Return the drugs of the last word before a verb that names or means a drug, and where it ends."""
    anchors = sorted(
        [
            *_named(page, passage, before),
            *meant_before(page, passage, before),
            *(((page.drug,), end) for end in cargo_in(page, before)),
        ],
        key=lambda anchor: anchor[1],
    )
    return anchors[-1] if anchors else None


# Substances of the body that are drugs too: within a clause the body's own is meant.
_OF_THE_BODY = frozenset(
    "nitric oxide|dopamine|serotonin|epinephrine|adrenaline|norepinephrine|noradrenaline|acetylcholine|histamine|adenosine|insulin|glucagon|testosterone|estradiol|estrogen|oestrogen|"
    "progesterone|hydrocortisone|cortisol|aldosterone|thyroxine|liothyronine|oxytocin|vasopressin|angiotensin ii|somatostatin|melatonin|thrombin|somatropin|growth hormone|"
    "glutamic acid|glutamate|glycine|calcium|potassium|sodium|iron|zinc|copper|oxygen|glucose|vitamin k|uric acid|urea|cholesterol|parathyroid hormone|leptin|erythropoietin|"
    "gonadorelin|corticotropin|prolactin|bradykinin|fibrinogen|plasminogen|prostacyclin|epoprostenol|alprostadil|dinoprostone|levodopa|ammonia|phosphate|chloride|magnesium|antithrombin|antithrombin iii|albumin|plasmin|complement|factor viii|growth hormone|glp-1".split(
        "|"
    )
)


def _is_of_the_body(name: str, before: str) -> bool:
    return name in _OF_THE_BODY and bool(re.search(r"\w", before))


def _is_in_gene(page: Page, text: str, span: Span) -> bool:
    """Tell whether a drug's name is but a part of a protein's: "calcitonin gene-related peptide"."""
    genes = find_genes(text, page.abbreviations, context=True)
    return any(g.span.start <= span.start and span.end < g.span.end for g in genes)


def _named(page: Page, passage: Passage, before: str) -> Iterator[tuple[tuple[str, ...], int]]:
    for name, span in page.names.mentions(before):
        if name != page.drug and (_is_of_the_body(name, before[: span.start]) or _is_in_gene(page, before, span)):
            continue
        if not is_object(before[: span.start]) or _RELATIVE.match(before[span.end :]):
            together = subjects.named_before(page.names, before[: span.end]) or (name,)
            drugs = passage.subjects if name in passage.subjects else together
            yield tuple(dict.fromkeys(whole(page, drug) for drug in drugs)), span.end


_RELATIVE = Pattern(r"\s*,?\s*(?:which|that)\b|\s*[,(]\s*an?\b", re.IGNORECASE)
