"""Tell which drugs a frame puts in its class: the subject of its predicate, the drug before the comma, those behind "such as"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from medgraph.extraction.drug_class.words import read_classes
from medgraph.extraction.naming.subjects import described, listed_after, named_before
from medgraph.extraction.page import Page, Passage
from medgraph.patterns import Pattern


def of_predicate(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that a predicate is about: the one it names, or its subject."""
    if found.groupdict().get("drug"):
        return tuple(drug for drug, _ in page.names.mentions(found["drug"]))
    if re.match(
        r"mak(?:es|ing)|hear|see|find|calls?|called|consider|regard|class|describ|files?|groups?|puts?|counts?|lists?|ranks?|places?",
        found[0],
        re.IGNORECASE,
    ):
        return passage.subjects
    return _of_sentence_before(page, passage, found) or described(page.names, passage, found.start())


def _of_sentence_before(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the other drug that alone the sentence before names, for "it": "We also give dexamethasone. It | is a steroid"."""
    if not _IT.fullmatch(passage.text[: found.start()]):
        return ()
    number = bisect_left(page.passages, passage.span.start, key=lambda each: each.span.start)
    before = page.passages[number - 1] if number else passage
    if before.block is not passage.block or before is passage or _MEANS_OWN.search(before.text):
        return ()
    named = tuple(dict.fromkeys(drug for drug, _ in page.names.mentions(before.text)))
    return named if len(named) == 1 and named[0] not in page.drug.split(" / ") else ()


_IT = Pattern(r"\W*it\s*", re.IGNORECASE)
_MEANS_OWN = Pattern(
    r"\b(?:it|its|they|this|these|the (?:drug|medicine|medication|tablets?|injection))\b", re.IGNORECASE
)
_SPELT_OUT = Pattern(r"short for|stands for|i\.e\.|that is", re.IGNORECASE)
_DETERMINER = Pattern(
    r"^\s*(?:(?:one|(?:the )?(?:first|second|third|oldest|newest|latest|last|youngest)) of the|an?|the|to (?:a|the) (?:class|group) of (?:drugs|medicines) called)\s+"
)
_PREDICATE = Pattern(r"(?:\b(?:is|are|was|belongs?)|(?<=[a-z])['’]s)\b", re.IGNORECASE)


def _of_sentence(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs of a sentence whose first predicate names a class: "X is a sedative, also called a | hypnotic"."""
    said = _PREDICATE.search(passage.text, 0, found.start())
    if said and _SPELT_OUT.match(found[0]):
        return described(page.names, passage, said.start())
    behind = _DETERMINER.sub("", passage.text[said.end() : found.start()]) if said else ""
    told = said and (any(read_classes(behind, 0)) or _MEDICINE.fullmatch(behind.strip()))
    return described(page.names, passage, said.start()) if said and told else ()


_MEDICINE = Pattern(r"(?:[\w-]+ ){0,3}(?:drug|medicine|medication|agent|treatment)", re.IGNORECASE)


def _of_name_before(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    before = passage.text[: found.start() + (found[0].startswith(")"))]
    drugs = named_before(page.names, before)
    return drugs[-1:] if found[0].startswith(("(a ", "(an ")) else drugs


def _of_names_after(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    return listed_after(page.names, passage.text[found.end() :])


def _of_fronted(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs named behind a class, or for "it" those of a paragraph that begins so: "A lysine analogue, | it"."""
    begins = passage.span.start - passage.block.span.start <= _MARKUP
    meant = passage.subjects if begins and _ITSELF.match(passage.text, found.end()) else ()
    return _of_names_after(page, passage, found) or meant


_MARKUP = 4
_ITSELF = Pattern(r"(?:it|this (?:drug|medicine)|the (?:drug|medicine))\b", re.IGNORECASE)


def _of_apposition(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that only a comma or a stop follows: "a gene therapy, | alipogene tiparvovec (Glybera), have"."""
    behind = passage.text[found.end() :]
    named = next(iter(page.names.mentions(behind)), None)
    if named and named[1].start == 0 and _CLOSED.match(behind, named[1].end):
        return (named[0],)
    return ()


_CLOSED = Pattern(r"(?:\s*\([^()]*\))?\s*(?:[.;:)]|,(?! (?:and|or)\b)|$)")


def _of_definition(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that alone stand before a colon or a dash: "Dutasteride: a | 5-alpha-reductase inhibitor"."""
    return described(page.names, passage, found.start("sign"))


def _of_clause(_page: Page, passage: Passage, _found: re.Match[str]) -> tuple[str, ...]:
    return passage.subjects


SUBJECTS: dict[str, Callable[[Page, Passage, re.Match[str]], tuple[str, ...]]] = {
    "class.also_called": _of_sentence,
    "class.relative": _of_sentence,
    "class.which_is": _of_name_before,
    "class.apposition": _of_name_before,
    "class.such_as": _of_names_after,
    "class.named_behind": _of_apposition,
    "class.before_name": _of_names_after,
    "class.like_other": _of_clause,
    "class.as_a": _of_clause,
    "class.fronted": _of_fronted,
    "class.defined": _of_definition,
}
