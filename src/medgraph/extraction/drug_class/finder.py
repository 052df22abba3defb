"""What class a drug is in: "X is a CLASS", "belongs to a group of medicines called CLASS", "Class: CLASS".

A class is told by its head: "inhibitor", "antibody", "anticoagulant", "insulin" (see `class_words`). What
only wraps it goes ("an oral antisense oligonucleotide medication"), what names it stays ("lipid-lowering
medicine"), and two in one phrase are two ("a monoclonal antibody and TNF blocker"). The sentence must be
about a drug: a disease, a protein or a dose that "is a" something says nothing about the class of a drug.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.drug_class.candidates import class_candidates
from medgraph.extraction.drug_class.labels import classes_of_fragment, is_asked, labelled_classes
from medgraph.extraction.drug_class.rules import RULES
from medgraph.extraction.drug_class.whose import SUBJECTS, of_predicate
from medgraph.extraction.drug_class.words import NamedClass, class_name, read_classes
from medgraph.extraction.language import context
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Finding, Rule, Veto, slot, spoken_in_turn
from medgraph.model import Span
from medgraph.patterns import Pattern


def find_classes(page: Page) -> Iterator[Finding]:
    """Yield the classes that a page puts its drug and other drugs in."""
    for result in spoken_in_turn(RULES, page):
        if isinstance(result, Veto):
            yield result
        else:
            yield from _stated(page, *result)
    for before, passage in zip((None, *page.passages), page.passages, strict=False):
        yield from labelled_classes(page, passage)
        yield from classes_of_fragment(page, passage, is_asked(before, passage))


_KNOWN = frozenset({"class.called", "class.of_group"})


def _stated(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Finding]:
    drugs = SUBJECTS.get(rule.name, of_predicate)(page, passage, found)
    if not drugs:
        return
    if context.negated(passage.text[: found.start("object")]) and rule.name not in _BARE:
        yield Veto(rule.id, passage, "negated")
        return
    if rule.name == "class.belongs_to" and re.match(r"[^,(;]*\b(?:called|known as)\b", found["object"]):
        return
    where = slot(passage, found)
    if rule.name in _BEFORE_DRUG:
        classes = list(_class_at_end(found["object"], where.start))
    else:
        classes = list(read_classes(_cut_bracket(rule, found["object"]), where.start, known=rule.name in _KNOWN))
        classes = classes or (list(_apposed(found["object"], where.start)) if rule.name == "class.is_a" else [])
        classes += [*_kind_of(passage, found), *(_said_further(passage, classes) if rule.name in _TOLD else ())]
    for named in classes:
        yield from class_candidates(page, passage, rule.id, drugs, named)


_TOLD = frozenset({"class.is_a", "class.called", "class.belongs_to", "class.of_group", "class.member_of"})
# What tells more of a class right behind it: "… of ACE inhibitors, which are antihypertensives", "a diuretic (water pill)".
_FURTHER = Pattern(
    r"(?:\s*\([A-Z][\w/-]{1,9}\))?\s*(?:\((?=[a-z][a-z -]{4,40}\))|(?:[,:;]| [–—-]) (?:(?:also|or|namely|specifically|in particular|more \w+ly)[, ]+)*"
    r"(?:(?:which (?:is|are)|it (?:is|was)|it['’]s) )?(?:(?:also|itself|in turn) )*(?:(?:an?|the) )?)(?=\w)"
)


def _apposed(text: str, start: int) -> Iterator[NamedClass]:
    """Yield the class that stands beside a predicate that names none: "is an old tablet, an alpha-1 blocker, sold"."""
    beside = _BESIDE.match(text)
    if beside:
        yield from read_classes(text[beside.end() :], start + beside.end())


# What is no clause and names no other person or thing by a preposition of comparison.
_BESIDE = Pattern(
    r"(?!.{0,60}\b(?:that|which|who|for|like|unlike|than|with)\b[^,]*,)[^,.;:()]{3,60}, an? (?=\w)(?![^,.;]* such as\b)"
)


def _kind_of(passage: Passage, found: re.Match[str]) -> Iterator[NamedClass]:
    """Yield the class that another is said to be a kind of: "a class of antibiotics called fluoroquinolones"."""
    kind = found.groupdict().get("kind")
    name = class_name(kind) if kind else None
    if name:
        yield NamedClass(name, slot(passage, found, "kind"))


def _said_further(passage: Passage, classes: list[NamedClass]) -> Iterator[NamedClass]:
    """Yield the classes that stand behind a class as another word for it, or as what it belongs to."""
    for told in classes:
        behind = _FURTHER.match(passage.text, told.span.end - passage.span.start)
        rest = re.split(r"[()]", passage.text[behind.end() :])[0] if behind else ""
        yield from read_classes(rest, passage.span.start + behind.end()) if behind else ()


_BEFORE_DRUG = frozenset({"class.named_behind", "class.such_as", "class.like_other", "class.before_name"})
_BARE = frozenset({"class.apposition", "class.such_as"})


def _cut_bracket(rule: Rule, text: str) -> str:
    """Cut an apposition at the comma or bracket that ends it."""
    return re.split(r"[)(]", text)[0] if rule.name == "class.apposition" else text


_NO_CLASS_WORD = Pattern(
    r"\b(?:and|or|of|to|with|for|as|other|some|certain|the|an?|use|uses|used|using|taking|take|takes|avoid|"
    r"by|in|from|is|are|between|like|than|"
    r"including|unlike|contains?|containing|many|most|several|all|your|if|you|on|when|that|these|those|any|receiving|include|both|also|"
    r"alternatives?|called|known|named|which|combin\w+|joins|pairs|has|have|two|three)\s",
    re.IGNORECASE,
)
# A heading run into its text: "Metabolism Tricyclic antidepressants".
_RUN_IN = Pattern(r"^(?:[A-Z][\w-]* )+(?=[A-Z][a-z]{3,}(?: [a-z-]+)*$)")


def _class_at_end(text: str, start: int) -> Iterator[NamedClass]:
    """Yield the class that a text ends with, "treatment with other ACE inhibitors"."""
    cuts = [m.end() for m in _NO_CLASS_WORD.finditer(text)]
    begin = cuts[-1] if cuts else 0
    heading = _RUN_IN.match(text[begin:])
    begin += heading.end() if heading and class_name(text[begin + heading.end() :]) else 0
    name = class_name(text[begin:])
    if name and len(name.split()) <= 5:
        yield NamedClass(name, Span(start + begin, start + len(text)))
