"""Find out which drug a page is about.

A page says its drug in a "Generic name" section, in its title, or in its first sentence ("X is a …").
The drug's own name is the non-proprietary one in lower case without its salt; a combination is one
drug, its parts joined by " / ".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from medgraph.extraction.naming.brand_words import NAME, cut_common, is_brand
from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.extraction.naming.drug_words import FORMS, base_name, is_drug
from medgraph.model import BlockKind, Monograph, Section, SectionType

__all__ = ["DrugNames", "base_name", "is_drug", "read_drug_names"]


def read_drug_names(monograph: Monograph, sections: tuple[Section, ...]) -> DrugNames | None:
    """Return the names of the drug that a page is about, or None where no drug can be told."""
    text = monograph.view.text
    for name in _own_names(monograph, sections):
        drug = base_name(name)
        brands = {brand.lower() for brand in _brands(text, name)} | _brand_in_title(monograph, name)
        return DrugNames(drug, frozenset({drug, name.lower(), *brands, *_synonyms(text, drug)}))
    return None


def _own_names(monograph: Monograph, sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the names by which a page may call its drug, the surest first."""
    for wording in _stated_names(sections):
        yield from filter(None, [_whole_name(wording) or _drug_in(wording)])
    titles = [title for title in (monograph.title, *_headings(monograph), *_opening(monograph)) if title]
    for wording in (*titles, *_statements(monograph.view.text), *_definitions(sections)):
        yield from filter(None, [_drug_in(wording)])
    yield from _vaccines(titles, monograph.view.text)
    for title in titles:
        yield from _unknown_drug(title, monograph.view.text)
    yield from _most_named(monograph.view.text)


_NAME_LABEL = re.compile(
    r"\b(?:generic name|non-?proprietary name|international name|active (?:ingredient|substance)s?|INN)\b|"
    r"^\W*(?:drug|generic)\W*$",
    re.IGNORECASE,
)


def _stated_names(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield what stands in a section, behind a label or in a row that is called "Generic name"."""
    for section in sections:
        text = section.view.text
        for number, block in enumerate(section.blocks):
            if number == 0 and section.type is SectionType.NAMES and _NAME_LABEL.search(section.title):
                yield block.span.of(text)
            elif block.label and _NAME_LABEL.search(block.label.of(text)):
                yield text[block.label.end : block.span.end]
            elif len(block.cells) > 1 and _NAME_LABEL.search(block.cells[0].of(text)) and not block.header:
                yield block.cells[1].of(text)


def _headings(monograph: Monograph) -> Iterator[str]:
    first = monograph.blocks[:1]
    yield from (block.span.of(monograph.view.text) for block in first if block.kind is BlockKind.HEADING)


_OPENING_WORDS = 14


def _opening(monograph: Monograph) -> Iterator[str]:
    """Yield the first line of a page without a heading, where it is as short as a title."""
    line = next((block.span.of(monograph.view.text) for block in monograph.blocks[:1]), "").partition("\n")[0]
    if len(line.split()) <= _OPENING_WORDS and not line.endswith((".", "!")):
        yield line


def _most_named(text: str) -> Iterator[str]:
    """Yield the drug that a page begins with and names far more often than any other."""
    named = list(DrugNames("", frozenset()).mentions(text))
    counts = Counter(name for name, _ in named).most_common(2)
    if not counts or counts[0][1] < _OFTEN or (len(counts) > 1 and counts[1][1] * 2 > counts[0][1]):
        return
    if any(name == counts[0][0] and span.start < _BEGINNING for name, span in named):
        yield counts[0][0]


_BEGINNING = 600


def _whole_name(wording: str) -> str | None:
    """Return a wording that is but a name, without form and gloss: "Casimersen injection (infusion)"."""
    name = FORMS.sub("", re.split(r"[(\[,;\n]", wording.strip(" .:*_#®™"))[0]).strip(" .:®™")
    return (
        name
        if re.fullmatch(r"[A-Za-z][\w-]{3,}(?: [\w-]+){0,2}(?: (?:and|/) [\w-]+)?", name) and not _NO_NAME.search(name)
        else None
    )


_NO_NAME = re.compile(r"\b(?:the|is|are|this|see|not|none|each|contains?|available|yes|no)\b", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:/|\+|,|-|–|&|,?\s*(?:and|with|plus)\b)\s*")


def _drug_in(wording: str) -> str | None:
    """Return the first drug that a wording names, as written; a combination with its parts joined by " / ".

    >>> _drug_in("Your Janumet (sitagliptin/metformin) questions"), _drug_in("Pancakes")
    ('sitagliptin / metformin', None)
    """
    spans = [span for _, span in DrugNames("", frozenset()).mentions(wording)]
    parts = spans[:1]
    for span in spans[1:]:
        if not _JOINED.fullmatch(wording[parts[-1].end : span.start]):
            break
        parts.append(span)
    return " / ".join(part.of(wording) for part in parts) or None


_STATEMENT = re.compile(
    r"\bactive (?:substance|ingredient)s?(?: (?:in|of) [\w-]+)?(?::| is| are| called|"
    r", called)? (?P<name>[^.;\n]{3,80})",
    re.IGNORECASE,
)


def _statements(text: str) -> Iterator[str]:
    """Yield what follows "contains the active substance"."""
    yield from (found["name"] for found in _STATEMENT.finditer(text))


_DEFINITION = re.compile(
    r"^(?:What is )?(?P<name>[A-Za-z][\w-]+(?:[ /][a-z][\w-]+){0,2}(?: \([^)]{2,40}\))?)(?:,[^,]{3,60},)? "
    r"(?:is|are|belongs|works|was|treats|has been|lowers|helps|reduces|blocks)\b"
)


def _definitions(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the subject of "X is a …" at the beginning of a block."""
    for number, section in enumerate(sections):
        for block in section.blocks if number < 4 or section.type is SectionType.DESCRIPTION else ():
            found = _DEFINITION.match(block.span.of(section.view.text).strip())
            if found:
                yield found["name"]


_VACCINE = (
    r"(?P<name>(?:(?!(?:the|an?|this|that|which|of|for|is|are|and|or|your|our|new|live|any|other|about|"
    r"with) )[A-Za-z0-9-]+,? "
    r"(?:and )?){1,5}vaccine(?:, (?:recombinant|live|inactivated|adsorbed|conjugate|mRNA|adjuvanted))*)\b"
)
_VACCINE_DEFINED = re.compile(
    rf"\b(?:is|are) (?:the|an?) {_VACCINE}|^(?:The )?{_VACCINE.replace('name', 'subject')} is\b", re.MULTILINE
)
_OFTEN = 5


def _vaccines(titles: list[str], text: str) -> Iterator[str]:
    """Yield the name of the vaccine in a title, or that a page which is all about it defines."""
    for title in titles:
        yield from (found["name"] for found in re.finditer(_VACCINE, title))
    if text.lower().count("vaccine") >= _OFTEN:
        yield from (found["name"] or found["subject"] for found in _VACCINE_DEFINED.finditer(text))


def _unknown_drug(title: str, text: str) -> Iterator[str]:
    """Yield the name in a title that no vocabulary has, where the page speaks of it as of a drug."""
    name = _whole_name(re.split(r"\s*[:|•]\s|\s+[–—-]\s+", title)[0])
    if not name or len(name.split()) > 2:
        return
    named = re.escape(name)
    spoken_of = re.compile(
        rf"\b{named}\b(?: \([^)]*\))?(?:,[^,.]*,)? (?:is|was) (?:an?|the) (?:(?!disease|disorder|condition|"
        rf"infection|cancer)[^.]){{0,60}}?"
        r"\b(?:medication|medicine|drug|inhibitor|antibody|agonist|antagonist|blocker|vaccine|hormone|"
        rf"antibiotic)\b|"
        rf"\b{named} is (?:\w+ )?(?:indicated|administered|contraindicated|injected|dosed)\b|\bdos(?:e|"
        rf"age) of {named}\b|"
        rf"\b{named} is (?:used|given|taken|prescribed) (?:to (?:treat|prevent|lower)|for the (?:treatment|"
        rf"prevention))\b",
        re.IGNORECASE,
    )
    if spoken_of.search(text):
        yield name


_ELSEWHERE = (
    r"(?:,| \()? ?(?:which is |is )?(?:also |formerly |better |generally )?(?:known|called|named)(?: as)?"
    r"(?: in (?:the )?[A-Z][\w.]+(?: [A-Z]\w+)?)?(?: as)? (?P<name>[a-z][\w-]{4,})\b"
)


def _synonyms(text: str, drug: str) -> Iterator[str]:
    """Yield what a drug is called elsewhere: "Salbutamol (known as albuterol in the United States)"."""
    for found in re.finditer(rf"(?i:\b{re.escape(drug)})(?: [a-z]+)?{_ELSEWHERE}", text):
        if is_drug(found["name"]) and " / " not in drug:
            yield found["name"]


def _brands(text: str, name: str) -> Iterator[str]:
    """Yield the brands beside the drug's name: "Leqvio (inclisiran)", "inclisiran (Leqvio)"."""
    drug = rf"(?i:{re.escape(base_name(name)).replace(' / ', '[ ]*(?:/|and)[ ]*')})(?:-[a-z]{{4}})?(?: [a-z]+)?"
    brand = rf"(?P<brand>{NAME})[®™]?"
    for beside in (
        rf"(?<![\w-]){brand} ?\({drug}\b(?! ?(?:[/+]|and))",
        rf"(?<![/+\w-])\b{drug} ?\({brand}\)",
        rf"(?i:brand name|trade name|sold as|marketed as):? {brand}",
        rf"(?<![\w-]){brand} contains (?:the|an) active substance",
    ):
        names = (cut_common(found["brand"]) for found in re.finditer(beside, text))
        yield from filter(is_brand, names)


def _brand_in_title(monograph: Monograph, name: str) -> set[str]:
    """Return the title's first word if it is not the drug's name and the page says it again and again."""
    brand = re.split(r"\s*[:|•,]\s|\s+[–—-]\s+", monograph.title or "")[0].strip().lower()
    again = len(brand.split()) == 1 and monograph.view.text.lower().count(brand) >= 4
    return {brand} if again and name.lower() not in brand and re.fullmatch(r"[a-z][\w-]{3,}", brand) else set()
