"""What class a drug is in: "X is a CLASS", "belongs to a group of medicines called CLASS", "Class: CLASS".

A class is told by its head: "inhibitor", "antibody", "anticoagulant", "insulin" (see `class_words`). What
only wraps it goes ("an oral antisense oligonucleotide medication"), what names it stays ("lipid-lowering
medicine"), and two in one phrase are two ("a monoclonal antibody and TNF blocker"). The sentence must be
about a drug: a disease, a protein or a dose that "is a" something says nothing about the class of a drug.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from medgraph.extraction.drug_class.rules import CLASS, RULES
from medgraph.extraction.drug_class.words import NamedClass, class_name, read_classes
from medgraph.extraction.language import context
from medgraph.extraction.naming.subjects import described, labelled_values, listed_after, named_before
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto, slot, spoken_in_turn
from medgraph.model import SectionType, Span
from medgraph.patterns import match

_LABEL_RULE, _FRAGMENT_RULE = "class.labelled/1", "class.what_it_is/1"


def find_classes(page: Page) -> Iterator[Finding]:
    """Yield the classes that a page puts its drug and other drugs in."""
    for result in spoken_in_turn(RULES, page):
        if isinstance(result, Veto):
            yield result
        else:
            yield from _stated(page, *result)
    for before, passage in zip((None, *page.passages), page.passages, strict=False):
        yield from _labelled(page, passage)
        yield from _what_it_is(page, passage, _asked(before, passage))


_KNOWN = frozenset({"class.called", "class.of_group"})


def _stated(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Finding]:
    drugs = _SUBJECTS.get(rule.name, _of_predicate)(page, passage, found)
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
        classes += [*_kind_of(passage, found), *(_said_further(passage, classes) if rule.name in _TOLD else ())]
    for named in classes:
        yield from _candidates(page, passage, rule.id, drugs, named)


_TOLD = frozenset({"class.is_a", "class.called", "class.belongs_to", "class.of_group", "class.member_of"})
# What tells more of a class right behind it: "… of ACE inhibitors, which are antihypertensives", "a diuretic (water pill)".
_FURTHER = re.compile(
    r"(?:\s*\([A-Z][\w/-]{1,9}\))?\s*(?:\((?=[a-z][a-z -]{4,40}\))|(?:[,:;]| [–—-]) (?:(?:also|or|namely|specifically|in particular|more \w+ly)[, ]+)*"
    r"(?:(?:which (?:is|are)|it (?:is|was)|it['’]s) )?(?:(?:also|itself|in turn) )*(?:(?:an?|the) )?)(?=\w)"
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


def _of_predicate(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    if found.groupdict().get("drug"):
        return tuple(drug for drug, _ in page.names.mentions(found["drug"]))
    if re.match(
        r"mak(?:es|ing)|calls?|called|consider|regard|class|describ|files?|groups?|puts?|counts?|lists?|ranks?|places?",
        found[0],
        re.IGNORECASE,
    ):
        return passage.subjects
    return described(page.names, passage, found.start())


_SPELT_OUT = re.compile(r"short for|stands for|i\.e\.|that is", re.IGNORECASE)
_DETERMINER = re.compile(r"^\s*(?:an?|the|one of the|to (?:a|the) (?:class|group) of (?:drugs|medicines) called)\s+")
_PREDICATE = re.compile(r"(?:\b(?:is|are|was|belongs?)|(?<=[a-z])['’]s)\b", re.IGNORECASE)


def _of_sentence(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs of a sentence whose first predicate names a class: "X is a sedative, also called a | hypnotic"."""
    said = _PREDICATE.search(passage.text, 0, found.start())
    if said and _SPELT_OUT.match(found[0]):
        return described(page.names, passage, said.start())
    behind = _DETERMINER.sub("", passage.text[said.end() : found.start()]) if said else ""
    return described(page.names, passage, said.start()) if said and any(read_classes(behind, 0)) else ()


def _of_name_before(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    before = passage.text[: found.start() + (found[0].startswith(")"))]
    drugs = named_before(page.names, before)
    return drugs[-1:] if found[0].startswith(("(a ", "(an ")) else drugs


def _of_names_after(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    return listed_after(page.names, passage.text[found.end() :])


def _of_apposition(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that only a comma or a stop follows: "a gene therapy, | alipogene tiparvovec (Glybera), have"."""
    behind = passage.text[found.end() :]
    named = next(iter(page.names.mentions(behind)), None)
    if named and named[1].start == 0 and _CLOSED.match(behind, named[1].end):
        return (named[0],)
    return ()


_CLOSED = re.compile(r"(?:\s*\([^()]*\))?\s*(?:[.;:)]|,(?! (?:and|or)\b)|$)")


def _of_definition(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs that alone stand before a colon or a dash: "Dutasteride: a | 5-alpha-reductase inhibitor"."""
    return described(page.names, passage, found.start("sign"))


def _of_clause(_page: Page, passage: Passage, _found: re.Match[str]) -> tuple[str, ...]:
    return passage.subjects


_SUBJECTS: dict[str, Callable[[Page, Passage, re.Match[str]], tuple[str, ...]]] = {
    "class.also_called": _of_sentence,
    "class.relative": _of_sentence,
    "class.which_is": _of_name_before,
    "class.apposition": _of_name_before,
    "class.such_as": _of_names_after,
    "class.named_behind": _of_apposition,
    "class.before_name": _of_names_after,
    "class.like_other": _of_clause,
    "class.as_a": _of_clause,
    "class.fronted": _of_names_after,
    "class.defined": _of_definition,
}
_NO_CLASS_WORD = re.compile(
    r"\b(?:and|or|of|to|with|for|as|other|some|certain|the|an?|use|uses|used|using|taking|take|takes|avoid|"
    r"by|in|from|is|are|between|like|than|"
    r"including|unlike|contains?|containing|many|most|several|all|your|if|you|on|when|that|these|those|any|receiving|include|both|also|"
    r"alternatives?|called|known|named)\s",
    re.IGNORECASE,
)


# A heading run into its text: "Metabolism Tricyclic antidepressants".
_RUN_IN = re.compile(r"^(?:[A-Z][\w-]* )+(?=[A-Z][a-z]{3,}(?: [a-z-]+)*$)")


def _class_at_end(text: str, start: int) -> Iterator[NamedClass]:
    """Yield the class that a text ends with, "treatment with other ACE inhibitors"."""
    cuts = [m.end() for m in _NO_CLASS_WORD.finditer(text)]
    begin = cuts[-1] if cuts else 0
    heading = _RUN_IN.match(text[begin:])
    begin += heading.end() if heading and class_name(text[begin + heading.end() :]) else 0
    name = class_name(text[begin:])
    if name and len(name.split()) <= 5:
        yield NamedClass(name, Span(start + begin, start + len(text)))


_LOOSE = frozenset(
    {
        SectionType.WARNINGS,
        SectionType.BOXED_WARNING,
        SectionType.INTERACTIONS,
        SectionType.PREGNANCY,
        SectionType.POPULATIONS,
    }
)
_METABOLISM = re.compile(
    r"\b(?:cyp\w*|p-?gp|p-glycoprotein|oatp?\w*|bcrp|bsep|oct\d|ugt\w*|mate\d?|multidrug|mdr\d?|(?:drug|efflux|organic \w+) transporters?|enzyme inducer)\b"
)


def _candidates(
    page: Page, passage: Passage, rule: str, drugs: tuple[str, ...], named: NamedClass
) -> Iterator[Finding]:
    """Yield a class for each drug; what the own drug does to other drugs' enzymes is no class of it."""
    for drug in (page.drug,) if set(page.drug.split(" / ")) <= set(drugs) else drugs:
        if drug == page.drug and _METABOLISM.search(named.name):
            yield Veto(rule, passage, "an interaction, no class")
        elif drug == page.drug and rule.startswith("class.such_as") and passage.topic in _LOOSE:
            yield Veto(rule, passage, "a group with a common risk")
        elif named.name != drug:
            yield Candidate(CLASS, _long_form(page, named.name), drug, passage, named.span, rule)


def _long_form(page: Page, name: str) -> str:
    """Return what a page says an abbreviation stands for, where that is a class, else the name."""
    long = next((long for short, long in page.abbreviations.items() if short.lower() == name), None)
    return (class_name(long) if long else None) or name


_LABEL = re.compile(
    r"^\W*(?:(?:drug|therapeutic|pharmacolog\w+|pharmacotherapeutic|chemical|medication|"
    r"medicine)\s+)*(?P<what>class(?:ification|es)?|category|group|type|"
    r"kind|family)(?:\s+of\s+(?:drug|medicine|medication|treatment))?s?\W*$",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:^|;)\s*(?:(?:by|in)\s+\w+,?\s+|chemically,?\s+)?(?:an?\s+)?(?P<what>[^;]+)", re.IGNORECASE)


def _labelled(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield the classes behind a label "Class:", in a row of that name, or under such a column."""
    for label, value, drugs in labelled_values(page, passage):
        found = match(_LABEL, label)
        if found:
            known = found["what"].lower().startswith("class")
            for part in _PART.finditer(value.of(page.monograph.view.text).replace("\n", " ")):
                for named in _in_part(part["what"], value.start + part.start("what"), known=known):
                    yield from _candidates(page, passage, _LABEL_RULE, drugs, named)


def _in_part(text: str, start: int, *, known: bool) -> Iterator[NamedClass]:
    """Yield the classes in a labelled value; a value may be one long name, "survival of motor neuron 2 modifier"."""
    found = list(read_classes(text, start, known=known))
    small = _SMALL_MOLECULE.fullmatch(text.strip())
    whole = None if found else "small molecule" if small else class_name(re.sub(r"\([^)]*\)", " ", text))
    yield from found
    if whole:
        yield NamedClass(whole, Span(start, start + len(text.rstrip())))


_SMALL_MOLECULE = re.compile(r"(?:an? )?small[- ]molecule\W*", re.IGNORECASE)
_WHAT_IT_IS = re.compile(
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


def _asked(before: Passage | None, passage: Passage) -> bool:
    """Tell whether a passage answers a question right before it: "Which family is it in? | SSRIs"."""
    if before is None or before.block is not passage.block or not before.text.rstrip().endswith("?"):
        return False
    return _WHAT_IT_IS.search(before.text) is not None


def _defined(page: Page, passage: Passage, asked: bool) -> tuple[str, ...]:
    """Return whom a fragment defines: the drug of the title right above a few words, or the one that labels them."""
    label, text = passage.block.label, page.monograph.view.text
    if label and listed_after(page.names, label.of(text)) and len(label.of(text).split()) <= _FEW_LABELS:
        return listed_after(page.names, label.of(text))
    if asked or _WHAT_IT_IS.search(passage.leads[0]):
        return passage.subjects
    named = [drug for drug, _ in page.names.mentions(passage.leads[0])]
    short = len(passage.text.split()) <= _FEW_WORDS and len(passage.leads) == 1
    below = short and page.drug in named and passage.section is page.passages[0].section
    return passage.subjects if below else ()


_FEW_LABELS = 3
_VERB = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:is|are|was|were|can|may|has|have|should|must|will|do|does)\b", re.IGNORECASE
)


_ALL = re.compile(r"\s*(?:\([^()]*\))?[\s.]*")


def _what_it_is(page: Page, passage: Passage, asked: bool) -> Iterator[Finding]:
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
        singly = named.span.of(page.monograph.view.text)[-1].lower() == named.name[-1]
        if not _VERB.match(after) and (singly or (asked and _ALL.fullmatch(after))):
            yield from _candidates(page, passage, _FRAGMENT_RULE, drugs, named)
