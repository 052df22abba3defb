"""Find out which drug a page is about.

A page says its drug in a "Generic name" section, in its title, or in its first sentence ("X is a …").
The drug's own name is the non-proprietary one in lower case without its salt; a combination is one
drug, its parts joined by " / ".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from medgraph.extraction.drug_class.words import read_classes
from medgraph.extraction.naming.brand_words import NAME, cut_common, is_brand
from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.extraction.naming.drug_words import FORMS, base_name, is_drug, short_form
from medgraph.extraction.naming.known_brands import own_brands
from medgraph.extraction.naming.throughout import DIVISIONS
from medgraph.extraction.naming.unknown_drug import unknown_drugs
from medgraph.lexicon import find_condition
from medgraph.model import BlockKind, Monograph, Section, SectionType

__all__ = ["DrugNames", "base_name", "is_drug", "read_drug_names"]


def read_drug_names(monograph: Monograph, sections: tuple[Section, ...]) -> DrugNames | None:
    """Return the names of the drug that a page is about, or None where no drug can be told."""
    text = monograph.view.text
    for name in _own_names(monograph, sections):
        drug = base_name(name)
        brands = {
            brand.lower()
            for brand in (*_brands(text, name), *_products(monograph), *own_brands(drug, name.lower(), text))
        } | _brand_in_title(monograph, name)
        others = (*_synonyms(text, drug), *_acid_or_salt(drug), *filter(None, [short_form(drug)]))
        return DrugNames(drug, frozenset({drug, name.lower(), *brands, *others}))
    return None


def _own_names(monograph: Monograph, sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the names by which a page may call its drug, the surest first."""
    text = monograph.view.text
    for wording in _stated_names(sections):
        yield from filter(None, [_whole_name(wording) or _drug_in(wording)])
    titles = [title for title in (monograph.title, *_headings(monograph), *_opening(monograph)) if title]
    yield from _biologicals(titles)
    for wording in (
        *titles,
        *_statements(text),
        *_lines_of_names(monograph),
        *_definitions(sections),
        *_combinations(text),
    ):
        yield from filter(None, [_drug_in(wording)])
    yield from _vaccines(text)
    yield from unknown_drugs(titles, text)
    for wording in (*_beside_brands(text), *_compositions(text)):
        yield from filter(None, [_drug_in(wording)])
    for title in titles:
        yield from _unknown_drug(title, text)
    yield from _most_named(text)
    yield from _title_of_sections(titles, sections)


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
            if block.label and _NAME_LABEL.search(block.label.of(text)):
                yield text[block.label.end : block.span.end]
            elif number == 0 and section.type is SectionType.NAMES and _NAME_LABEL.search(section.title):
                yield block.span.of(text)
            elif len(block.cells) > 1 and _NAME_LABEL.search(block.cells[0].of(text)):
                value = block.cells[1].of(text)
                yield from [value] if not block.header or (len(block.cells) == _PAIR and _drug_in(value)) else ()


_PAIR = 2


def _headings(monograph: Monograph) -> Iterator[str]:
    """Yield the page's highest headings near its beginning, and a heading that opens it."""
    text = monograph.view.text
    for number, block in enumerate(monograph.blocks[:_NEAR]):
        if block.kind is BlockKind.HEADING and (number == 0 or block.level == 1):
            yield block.span.of(text)


_NEAR = 12
"""How many blocks make a page's beginning."""


def _lines_of_names(monograph: Monograph) -> Iterator[str]:
    """Yield lines near the beginning that are but a drug's name, as leaflets have below the product's: "imatinib"."""
    text = monograph.view.text
    for block in monograph.blocks[:_NEAR]:
        for line in block.span.of(text).split("\n") if block.kind not in _LISTED else ():
            if len(line) < _SHORT and (drug := _drug_in(line)) and _bare(line) == _bare(drug.replace(" / ", " ")):
                yield line


_LISTED = (BlockKind.ROW, BlockKind.ITEM)
_SHORT = 60


def _bare(name: str) -> str:
    return " ".join(re.sub(r"[^a-z]+|\band\b", " ", name.lower()).split())


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
        if re.fullmatch(r"[A-Za-z][\w.'’-]{2,}(?: [\w'’-]+){0,3}(?: (?:and|/) [\w-]+)?", name)
        and not _NO_NAME.search(name)
        else None
    )


_NO_NAME = re.compile(
    r"\b(?:the|is|are|this|see|not|none|each|contains?|available|yes|no|what|how|why|when|who|your|our|about|for|of|with|in|to|card|page|home|health|formulary|portal|"
    r"pharmac\w+|hospital|teaching|reference|guide\w*|handbook|chapter|treatments?|therap(?:y|ies)|disease|syndrome)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:/|\+|,|-|–|&|,?\s*(?:and|with|plus)\b)\s*")


# "Can I take naproxen with warfarin?" is about the first.
_ABOUT_TWO = re.compile(r"^\W*(?:can|may|should|is it|do|does|taking|mixing|using|interactions?)\b", re.IGNORECASE)


def _drug_in(wording: str) -> str | None:
    """Return the first drug that a wording names, as written; a combination with its parts joined by " / ".

    >>> _drug_in("Your Janumet (sitagliptin/metformin) questions"), _drug_in("Pancakes")
    ('sitagliptin / metformin', None)
    """
    spans = [span for _, span in DrugNames("", frozenset()).mentions(wording)]
    parts = spans[:1]
    if _ABOUT_TWO.match(wording):
        spans = parts
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


_COMBINATION = re.compile(
    r"\b(?:combination|combines|mixture)\b[^.;\n]{0,60}?\b(?:of|containing|contains|with|combines)\b (?:the (?:drugs|medicines|active \w+) )?(?P<name>[^.;\n]{5,120})",
    re.IGNORECASE,
)


def _combinations(text: str) -> Iterator[str]:
    """Yield the parts of a page's combination: "Descovy is a combination of …", near its beginning."""
    for found in _COMBINATION.finditer(text, 0, _BEGINNING):
        drug = _drug_in(re.sub(r"\([^()]*\)", "", found["name"]))
        yield from [drug] if drug and " / " in drug else ()


_BESIDE_BRAND = re.compile(
    rf"(?<![\w-])(?:{NAME})[®™]? ?\((?P<drug>[a-z][^()\n]{{4,60}})\)|\bbrand (?:name )?(?:of|for)(?: the drug)? (?P<of>[a-z][\w-]+(?: [a-z]+)?)"
)


def _beside_brands(text: str) -> Iterator[str]:
    """Yield what stands in a bracket behind a capitalised name near the beginning: "HUMIRA (adalimumab)"."""
    for found in _BESIDE_BRAND.finditer(text, 0, _BEGINNING * 2):
        yield found["drug"] or found["of"]


_COMPOSITION = re.compile(
    r"\b(?:each|one) [^.;\n]{2,60}? contains? (?:[\d.,]+ ?\w+ (?:of )?)?(?P<name>[^.;\n]{4,60})", re.IGNORECASE
)


def _compositions(text: str) -> Iterator[str]:
    """Yield what each tablet or vial contains."""
    yield from (found["name"] for found in _COMPOSITION.finditer(text))


def _definitions(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the subject of "X is a …" at the beginning of a block."""
    for number, section in enumerate(sections):
        for block in section.blocks if number < 4 or section.type is SectionType.DESCRIPTION else ():
            found = _DEFINITION.match(block.span.of(section.view.text).strip())
            if found:
                yield found["name"]


_KIND = r"(?:vaccine|immune globulin|immunoglobulin|antitoxin|antivenom|antivenin|toxoids?)"
_VACCINE = (
    r"(?<![\w-])(?P<name>(?:(?:(?i:hepatitis|meningococcal|meningitis|group) A(?: and [A-Z])?|(?!(?i:the|an?|this|that|which|of|for|is|are|and|or|your|our|new|live|any|other|about|"
    r"with) )[A-Za-z0-9()/-]+),? "
    rf"(?:and )?){{1,5}}{_KIND}(?:, (?:recombinant|live|inactivated|adsorbed|conjugate|mRNA|adjuvanted))*)\b"
)
_VACCINE_DEFINED = re.compile(
    rf"\b(?:is|are) (?:the|an?) {_VACCINE}|^(?:The )?{_VACCINE.replace('name', 'subject')} is\b", re.MULTILINE
)
_OFTEN = 5
_IN_TITLE = re.compile(_VACCINE, re.IGNORECASE)


def _biologicals(titles: list[str]) -> Iterator[str]:
    """Yield the name of the vaccine, immune globulin or antitoxin in a title."""
    for title in titles:
        yield from (found["name"] for found in _IN_TITLE.finditer(_ASKED.sub("", title)))


_ASKED = re.compile(
    r"^\W*(?:what is|about|how does|why|when|who needs|facts on|guide to|your)\s+(?:the\s+)?", re.IGNORECASE
)


def _vaccines(text: str) -> Iterator[str]:
    """Yield the name of the vaccine that a page which is all about it defines."""
    if text.lower().count("vaccine") >= _OFTEN:
        yield from (found["name"] or found["subject"] for found in _VACCINE_DEFINED.finditer(text))


def _unknown_drug(title: str, text: str) -> Iterator[str]:
    """Yield the name in a title that no vocabulary has, where the page speaks of it as of a drug."""
    name = _titled(title)
    if not name:
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
    if spoken_of.search(text) or _is_classed(name, text):
        yield name


def _titled(title: str) -> str | None:
    """Return the name that a title is, without what it says about it."""
    return _whole_name(re.split(r"\s*[:|•]\s|\s+[–—-]\s+", title)[0])


def _is_classed(name: str, text: str) -> bool:
    """Tell whether a text says of a name that it is of some class of drugs: "Octocog alfa is a clotting factor"."""
    said = rf"\b{re.escape(name)}(?: \([^)]*\))?(?:,[^,.]{{3,60}},)? (?:is|are|belongs to) (?:(?:an?|the|one of the) )?(?P<what>[^.;\n]{{4,160}})"
    return any(any(read_classes(found["what"], 0)) for found in re.finditer(said, text, re.IGNORECASE))


def _title_of_sections(titles: list[str], sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the name that is a page's title where its sections are those of a drug's page."""
    types = {section.type for section in sections}
    if all(types & some for some in DIVISIONS):
        yield from filter(None, map(_titled, titles))


_ELSEWHERE = re.compile(
    r"(?: [a-z]+)?(?:,| \()? ?(?:which is |is )?(?:also |formerly |better |generally )?(?:known|called|named)(?: as)?"
    r"(?: in (?:the )?[A-Z][\w.]+(?: [A-Z]\w+)?)?(?: as)? (?P<name>[a-z][\w-]{4,})\b"
)


def _synonyms(text: str, drug: str) -> Iterator[str]:
    """Yield what a drug is called elsewhere: "Salbutamol (known as albuterol in the United States)"."""
    if " / " in drug:
        return
    for named in re.finditer(rf"\b{re.escape(drug)}", text, re.IGNORECASE):
        found = _ELSEWHERE.match(text, named.end())
        if found and is_drug(found["name"]):
            yield found["name"]


def _acid_or_salt(drug: str) -> Iterator[str]:
    """Yield an acid's name as its salts have it, and back: "alendronic acid", "alendronate"."""
    other = drug.removesuffix("ic acid") + "ate" if drug.endswith("ic acid") else drug.removesuffix("ate") + "ic acid"
    if drug.endswith(("ic acid", "ate")) and is_drug(other):
        yield other


def _brands(text: str, name: str) -> Iterator[str]:
    """Yield the brands beside the drug's name: "Leqvio (inclisiran)", "inclisiran (Leqvio)"."""
    drug = re.compile(re.escape(base_name(name)).replace(" / ", "[ ]*(?:/|and)[ ]*"), re.IGNORECASE)
    beside = (found for named in drug.finditer(text) for found in _beside(text, *named.span()))
    stated = (found for pattern in _BRAND_STATED for found in pattern.finditer(text))
    names = (cut_common(found["brand"]) for found in (*beside, *stated) if found)
    yield from filter(is_brand, names)


_BRAND = rf"(?P<brand>{NAME})[®™]?"
_BRAND_BEFORE = re.compile(rf"(?<![\w-]){_BRAND} ?\($")
_DRUG_IN_BRACKET = re.compile(r"(?:-[a-z]{4})?(?: [a-z]+)?\b(?! ?(?:[/+]|and))")
_BRAND_BEHIND = re.compile(rf"(?:-[a-z]{{4}})?(?: [a-z]+)? ?\({_BRAND}\)")
_BEGINS_WORD = re.compile(r"(?<![/+\w-])\b")
_BRAND_STATED = (
    re.compile(rf"(?i:brand name|trade name|sold as|marketed as):? {_BRAND}"),
    re.compile(rf"(?<![\w-]){_BRAND} contains (?:the|an) active substance"),
)
_LONGEST_BRAND = 300


def _beside(text: str, begin: int, end: int) -> Iterator[re.Match[str] | None]:
    """Yield the brand before or behind a drug's name: "Leqvio (inclisiran)", "inclisiran (Leqvio)"."""
    if text[begin - 1 : begin] == "(" and _DRUG_IN_BRACKET.match(text, end):
        yield _BRAND_BEFORE.search(text, max(0, begin - _LONGEST_BRAND), begin)
    if _BEGINS_WORD.match(text, begin):
        yield _BRAND_BEHIND.match(text, end)


_SUBJECT = re.compile(
    rf"\W*(?P<name>{NAME})[®™]? (?:is|are|contains|belongs to)(?: (?:an?|the))? (?P<what>[^.;\n]{{4,120}})"
)
_MEDICINE = re.compile(
    r"(?:[\w-]+ ){0,4}?(?:medicines?|medications?|drug|vaccine|injection|eye drops?|gene therapy)\b", re.IGNORECASE
)
_OF_THE_BODY = re.compile(
    r"hormone|protein|enzyme|peptide|vitamin|cytokine|receptor|electrolyte|mineral|acid$|antibody$"
)


def _products(monograph: Monograph) -> Iterator[str]:
    """Yield the capitalised names that the page's first sentences define as a medicine: "Praluent is a PCSK9 inhibitor"."""
    text = monograph.view.text
    for block in monograph.blocks[:_NEAR]:
        found = _SUBJECT.match(text, block.span.start, block.span.end) if block.kind is BlockKind.PARAGRAPH else None
        if not found or not is_brand(cut_common(found["name"])) or cut_common(found["name"]) != found["name"]:
            continue
        classes = [c.name for c in read_classes(found["what"], 0) if not _OF_THE_BODY.search(c.name)]
        if (classes or _MEDICINE.match(found["what"])) and not re.search(
            rf"\b{re.escape(found['name'].lower())}\b", text
        ):
            yield found["name"]


def _brand_in_title(monograph: Monograph, name: str) -> set[str]:
    """Return the title's first word if it is not the drug's name and the page says it again and again."""
    brand = re.split(r"\s*[:|•,]\s|\s+[–—-]\s+", monograph.title or "")[0].strip().lower()
    again = len(brand.split()) == 1 and monograph.view.text.lower().count(brand) >= 4
    return (
        {brand}
        if again
        and name.lower() not in brand
        and not (is_drug(brand) or find_condition(brand))
        and re.fullmatch(r"[a-z][\w-]{3,}", brand)
        else set()
    )
