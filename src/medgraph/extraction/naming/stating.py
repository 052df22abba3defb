"""Where pages say whom they are about: behind a label, in titles, in lines that are but a name, in the first sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from medgraph.drug_words import FORMS
from medgraph.extraction.naming.brand_words import NAME
from medgraph.extraction.naming.drug_names import drugs_named
from medgraph.lexicon import is_same_drug
from medgraph.model import BlockKind, Monograph, Section, SectionType
from medgraph.patterns import Pattern, finditer, search, sub

_NAME_LABEL = Pattern(
    r"\b(?:generic name|non-?proprietary name|international name|active (?:ingredient|substance)s?|INN)\b|"
    r"^\W*(?:drug|generic)\W*$",
    re.IGNORECASE,
)


def stated_names(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield what stands in a section, behind a label or in a row that is called "Generic name"."""
    for section in sections:
        text = section.view.text
        for number, block in enumerate(section.blocks):
            if block.label and search(_NAME_LABEL, block.label.of(text)):
                yield text[block.label.end : block.span.end]
            elif number == 0 and section.type is SectionType.NAMES and _NAME_LABEL.search(section.title):
                yield block.span.of(text)
            elif len(block.cells) > 1 and _NAME_LABEL.search(block.cells[0].of(text)):
                value = block.cells[1].of(text)
                yield from [value] if not block.header or (len(block.cells) == _PAIR and drug_in(value)) else ()


_PAIR = 2


def opening_headings(monograph: Monograph) -> Iterator[str]:
    """Yield the page's highest headings near its beginning, and a heading that opens it."""
    text = monograph.view.text
    for number, block in enumerate(monograph.blocks[:NEAR]):
        if block.kind is BlockKind.HEADING and (number == 0 or block.level == 1):
            yield block.span.of(text)


NEAR = 12
"""How many blocks make a page's beginning."""


def headings_of_names(monograph: Monograph) -> Iterator[str]:
    """Yield a lower heading near the beginning that opens with a drug's name: "MEROPENEM  *** RESTRICTED ***", "Bisoprolol (Cardicor)"."""
    text = monograph.view.text
    for block in monograph.blocks[:NEAR]:
        heading = block.span.of(text)
        if block.kind is BlockKind.HEADING and (drug := drug_in(heading)) and heading.startswith(drug.split(" / ")[0]):
            yield heading


def lines_of_names(monograph: Monograph) -> Iterator[str]:
    """Yield lines near the beginning that are but a drug's name, as leaflets have below the product's: "imatinib".

    In a medication guide it stands in a bracket before the forms: "(mycophenolate mofetil) capsules, tablets".
    """
    text = monograph.view.text
    for block in monograph.blocks[:NEAR]:
        for line in block.span.of(text).split("\n") if block.kind not in _LISTED else ():
            bracketed = _BRACKETED.match(line)
            name = bracketed["name"] if bracketed else line
            if len(name) < _SHORT and (drug := drug_in(name)) and _bare(name) == _bare(drug.replace(" / ", " ")):
                yield name


_BRACKETED = Pattern(r"\((?P<name>[a-z][^()]{3,60})\)(?=,?\s+[a-z]|\s*$)")
_LISTED = (BlockKind.ROW, BlockKind.ITEM)
_SHORT = 60


def _bare(name: str) -> str:
    return " ".join(re.sub(r"[^a-z]+|\band\b", " ", name.lower()).split())


_OPENING_WORDS = 14


def opening_line(monograph: Monograph) -> Iterator[str]:
    """Yield the first line of a page without a heading, where it is as short as a title."""
    line = next((block.span.of(monograph.view.text) for block in monograph.blocks[:1]), "").partition("\n")[0]
    if len(line.split()) <= _OPENING_WORDS and not line.endswith((".", "!")):
        yield line


_HEADER = 5


def opening_lines(monograph: Monograph) -> Iterator[str]:
    """Yield the short lines with which a page opens, as a ward's or a company's name stands above the title."""
    text = monograph.view.text
    for block in monograph.blocks[:_HEADER]:
        lines = block.span.of(text).split("\n") if block.kind not in _LISTED else []
        for line in lines[:_HEADER]:
            if len(line.split()) > _OPENING_WORDS or line.endswith((".", "!", ",")):
                return
            yield line


_BEGINNING = 600
# ", sold as Trulicity", "(brand name Trodelvy)", "(Trulicity)"
_PRESENTED = Pattern(
    r"(?:-[a-z]{4}\b)?[\s,]*\(?(?:which (?:is|goes) |is )?(?:(?:sold|marketed|launched|prescribed|branded|known|better known|available)(?: \w+){0,3}? (?:as|under)|"
    rf"(?:brand|trade) names?(?: is|:)?)(?: (?:the )?(?:(?:brand|trade) )?names?)? (?=(?:{NAME}))|(?:-[a-z]{{4}}\b)? \((?=(?:{NAME})[®™)])"
)
_ENOUGH = 4


def presented(text: str) -> Iterator[str]:
    """Yield the drug that a feature presents by its brand before long, and names more often than any other."""
    named = list(drugs_named(text))
    counts = Counter(name for name, _ in named).most_common(2)
    if not counts or counts[0][1] < _ENOUGH or (len(counts) > 1 and counts[1][1] == counts[0][1]):
        return
    first = [span for name, span in named if name == counts[0][0] and span.start < _BEGINNING * 3]
    if any(_PRESENTED.match(text, span.end) for span in first):
        yield counts[0][0]


def whole_name(wording: str) -> str | None:
    """Return a wording that is but a name, without form and gloss: "Casimersen injection (infusion)"."""
    name = FORMS.sub("", sub(_AMOUNT, "", re.split(r"[(\[,;\n]", wording.strip(" .:*_#®™"))[0])).strip(" .:®™")
    return (
        name
        if re.fullmatch(r"[A-Za-z][\w.'’-]{2,}(?: [\w'’-]+){0,3}(?: (?:and|/) [\w-]+)?", name)
        and not _NO_NAME.search(name)
        else None
    )


_AMOUNT = Pattern(r"\s\d[\d.,/]*\s?(?:%|mg|mcg|µg|micrograms?|g|ml|units?|iu|mmol)(?!\w).*$", re.IGNORECASE)
_NO_NAME = Pattern(
    r"\b(?:the|is|are|this|see|not|none|each|contains?|available|yes|no|what|how|why|when|who|your|our|about|for|of|with|in|to|card|page|home|health|formulary|portal|"
    r"pharmac\w+|hospital|teaching|reference|guide\w*|handbook|chapter|treatments?|therap(?:y|ies)|disease|syndrome)\b",
    re.IGNORECASE,
)
_JOINED = Pattern(r"\s*(?:/|\+|,|-|–|&|,?\s*(?:and|with|plus)\b)\s*", re.IGNORECASE)
_EITHER = Pattern(r"\W*(?:\bor\b|\bvs\b\.?|\bversus\b|\bv\b)\s*", re.IGNORECASE)
# "Can I take naproxen with warfarin?" is about the first.
_ABOUT_TWO = Pattern(r"^\W*(?:can|may|should|is it|do|does|taking|mixing|using|interactions?)\b", re.IGNORECASE)


def drug_in(wording: str) -> str | None:
    """Return the first drug that a wording names, as written; a combination with its parts joined by " / "; none of two to choose from.

    >>> drug_in("Your Janumet (sitagliptin/metformin) questions"), drug_in("Pancakes"), drug_in("Warfarin or apixaban?")
    ('sitagliptin / metformin', None, None)
    >>> drug_in("CEFTAZIDIME WITH AVIBACTAM")
    'CEFTAZIDIME / AVIBACTAM'
    """
    spans = [span for _, span in drugs_named(wording)]
    parts = spans[:1]
    if _ABOUT_TWO.match(wording):
        spans = parts
    for span in spans[1:]:
        between = wording[parts[-1].end : span.start]
        if _EITHER.fullmatch(between) and not is_same_drug(parts[-1].of(wording).lower(), span.of(wording).lower()):
            return None
        if not _JOINED.fullmatch(between):
            break
        parts.append(span)
    return " / ".join(part.of(wording) for part in parts) or None


_STATEMENT = Pattern(
    r"\bactive (?:substance|ingredient)s?(?: (?:in|of) [\w-]+)?(?! (?:is|are) (?!called\b|named\b)\w+(?:ed|en)\b)(?::| is| are| called|"
    r", called)? (?P<name>[^.;\n]{3,80})",
    re.IGNORECASE,
)


def stated_substances(text: str) -> Iterator[str]:
    """Yield what follows "contains the active substance"."""
    yield from (found["name"] for found in finditer(_STATEMENT, text))


_DEFINITION = Pattern(
    r"^(?:What is )?(?P<name>[A-Za-z][\w-]+(?:[ /][a-z][\w-]+){0,2}(?: \([^),]{2,40}(?:,[^),]{2,30})?\))?)(?:,[^,]{3,60},)? "
    r"(?:is|are|belongs|works|was|treats|has been|lowers|helps|reduces|blocks)\b"
)
_COMBINATION = Pattern(
    r"(?<!\bin )\b(?:combination|combines|mixture)\b[^.;\n]{0,60}?\b(?:of|containing|contains|with|combines)\b (?:the (?:drugs|medicines|active \w+) )?(?P<name>[^.;\n]{5,120})",
    re.IGNORECASE,
)


def combinations(text: str) -> Iterator[str]:
    """Yield the parts of a page's combination: "Descovy is a combination of …", near its beginning."""
    for found in _COMBINATION.finditer(text, 0, _BEGINNING):
        drug = drug_in(re.sub(r"\([^()]*\)", "", found["name"]))
        yield from [drug] if drug and " / " in drug else ()


_BESIDE_BRAND = Pattern(
    rf"(?<![\w-])(?:{NAME})(?:[®™]|\((?:R|TM)\))? ?\((?P<drug>[a-z][^()\n]{{4,60}})\)|\bbrand (?:name )?(?:of|for)(?: the drug)? (?P<of>[a-z][\w-]+(?: [a-z]+)?)"
)


def beside_brands(text: str) -> Iterator[str]:
    """Yield what stands in a bracket behind a capitalised name near the beginning: "HUMIRA (adalimumab)"."""
    for found in _BESIDE_BRAND.finditer(text, 0, _BEGINNING * 2):
        yield found["drug"] or found["of"]


_COMPOSITION = Pattern(
    r"\b(?:each|one) [^.;\n]{2,60}? contains? (?:[\d.,]+ ?\w+ (?:of )?)?(?P<name>[^.;\n]{4,60})", re.IGNORECASE
)


def compositions(text: str) -> Iterator[str]:
    """Yield what each tablet or vial contains."""
    yield from (found["name"] for found in _COMPOSITION.finditer(text))


def defined_subjects(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the subject of "X is a …" at the beginning of a block."""
    for number, section in enumerate(sections):
        for block in section.blocks if number < 4 or section.type is SectionType.DESCRIPTION else ():
            found = _DEFINITION.match(block.span.of(section.view.text).strip())
            if found:
                yield found["name"]
