"""Read the classes behind a label "Class:", in a row of that name, and in a sentence without a verb below "What it is"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.drug_class.candidates import class_candidates
from medgraph.extraction.drug_class.words import NamedClass, class_name, read_classes
from medgraph.extraction.naming.subjects import labelled_values, listed_after
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Finding
from medgraph.model import SectionType, Span
from medgraph.patterns import Pattern, finditer, match, search

_LABEL_RULE, _FRAGMENT_RULE = "class.labelled/1", "class.what_it_is/1"
_LABEL = Pattern(
    r"^\W*(?:(?:drug|therapeutic|pharmacolog\w+|pharmacotherapeutic|chemical|medication|"
    r"medicine)\s+)*(?P<what>what (?:kind (?:of \w+ )?)?(?:it is|is it)|class(?:ification|es)?|category|group|type|"
    r"kind|family)(?:\s+of\s+(?:drug|medicine|medication|treatment|product|therapy|agent|compound|substance))?s?\W*$",
    re.IGNORECASE,
)
_PART = Pattern(
    r"(?:^|;)\s*(?:(?:by|in)\s+\w+,?\s+|(?:chemically|also|and|formally|broadly),?\s+)*(?:an?\s+)?(?P<what>[^;]+)",
    re.IGNORECASE,
)


def labelled_classes(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield the classes behind a label "Class:", in a row of that name, or under such a column."""
    for label, value, drugs in labelled_values(page, passage):
        found = match(_LABEL, label)
        if found:
            known = found["what"].lower().startswith("class")
            for part in _PART.finditer(value.of(page.monograph.view.text).replace("\n", " ")):
                for named in _in_part(part["what"], value.start + part.start("what"), known=known):
                    yield from class_candidates(page, passage, _LABEL_RULE, drugs, named)


def _in_part(text: str, start: int, *, known: bool) -> Iterator[NamedClass]:
    """Yield the classes in a labelled value; a value may be one long name, "survival of motor neuron 2 modifier"."""
    found = list(read_classes(text, start, known=known))
    small = _SMALL_MOLECULE.fullmatch(text.strip())
    whole = None if found else "small molecule" if small else class_name(re.sub(r"\([^)]*\)", " ", text))
    yield from found
    yield from _in_brackets(text, start)
    if whole:
        yield NamedClass(whole, Span(start, start + len(text.rstrip())))


def _in_brackets(text: str, start: int) -> Iterator[NamedClass]:
    """Yield the classes that a bracket of a labelled value names in words: "Statin (HMG-CoA reductase inhibitor)"."""
    for bracket in finditer(_BRACKET, text):
        if len(bracket["what"].split()) > 1 or bracket["what"].islower():
            yield from read_classes(bracket["what"], start + bracket.start("what"))


_BRACKET = Pattern(r"\((?:an?\s+|also\s+)*(?P<what>[^()]+)\)", re.IGNORECASE)
_SMALL_MOLECULE = Pattern(r"(?:an? )?small[- ]molecule\W*", re.IGNORECASE)
_WHAT_IT_IS = Pattern(
    r"\b(?:what|about|overview|at a glance|class|description|nature|profile|summary|key facts|kind|type|family|group)\b",
    re.IGNORECASE,
)
_FRAGMENT_GATE = frozenset(
    {
        SectionType.NAMES,
        SectionType.DESCRIPTION,
        SectionType.OTHER,
        SectionType.QUESTIONS,
        SectionType.PATIENT_INFORMATION,
    }
)
_FEW_WORDS = 10


def is_asked(before: Passage | None, passage: Passage) -> bool:
    """Tell whether a passage answers a question right before it: "Which family is it in? | SSRIs"."""
    if before is None or before.block is not passage.block or not before.text.rstrip().endswith("?"):
        return False
    return _WHAT_IT_IS.search(before.text) is not None


def _defined(page: Page, passage: Passage, asked: bool) -> tuple[str, ...]:
    """Return whom a fragment defines: the drug of the title right above a few words, or the one that labels them."""
    label, text = passage.block.label, page.monograph.view.text
    if label and listed_after(page.names, label.of(text)) and len(label.of(text).split()) <= _FEW_LABELS:
        return listed_after(page.names, label.of(text))
    if asked or search(_WHAT_IT_IS, passage.leads[0]):
        return passage.subjects
    named = [drug for lead in passage.leads for drug, _ in page.names.mentions(lead)]
    first = len(passage.leads) == 1 or passage in page.passages[:_FEW_PASSAGES]
    short = first and (len(passage.text.split()) <= _FEW_WORDS or match(_DEFINES, passage.text) is not None)
    below = short and page.drug in named and passage.section is page.passages[0].section
    return passage.subjects if below else ()


_FEW_LABELS, _FEW_PASSAGES = 3, 3
# "An antifungal that also acts against …, which makes it handy": no predicate but in clauses of its own.
_DEFINES = Pattern(
    r"\W*an?\s+(?:[\w/-]+\s+){1,4}(?:that|which|used|given|taken|for)\s+(?:also\s+)?\w+(?:(?!\b(?:is|are|was|were|can|may|should|must|will)\b)[^.])*\.?\W*$",
    re.IGNORECASE,
)
_VERB = Pattern(r"\s*(?:\([^)]*\)\s*)?(?:is|are|was|were|can|may|has|have|should|must|will|do|does)\b", re.IGNORECASE)
# "Gene therapy, which is being tried, …": the subject of a sentence.
_RELATIVE = Pattern(r"\s*,\s*(?:which|that)\b", re.IGNORECASE)
# "Breast cancers need oestrogen": a noun in the plural, and what it does.
_SUBJECT = Pattern(r"(?:[\w-]+ )*(?!acids\b)[a-z]{3,}[^su\W]s (?=\w)")
_ALL = Pattern(r"\s*(?:\([^()]*\))?[\s.]*")


def classes_of_fragment(page: Page, passage: Passage, asked: bool) -> Iterator[Finding]:
    """Yield the class in a sentence without a verb, "What it is. A kinase inhibitor in tablet form"."""
    if not (passage.topic in _FRAGMENT_GATE or asked) or passage.cells or not passage.leads:
        return
    drugs, text = _defined(page, passage, asked), passage.text
    asked = asked or passage.leads[0].endswith("?")
    if not drugs:
        return
    begin = re.match(r"\W*(?:an?\s+)?", text, re.IGNORECASE)
    start = begin.end() if begin else 0
    for named in read_classes(text[start:], passage.span.start + start):
        after = text[named.span.end - passage.span.start :]
        told = match(_RELATIVE, after) is not None and not (begin and begin[0].strip())
        singly = named.name.endswith("s") or not named.span.of(page.monograph.view.text).lower().endswith("s")
        told = told or _SUBJECT.match(named.name) is not None
        if not _VERB.match(after) and not told and (singly or (asked and _ALL.fullmatch(after))):
            yield from class_candidates(page, passage, _FRAGMENT_RULE, drugs, named)
