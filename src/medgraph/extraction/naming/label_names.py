"""Which drug a label is of, by what its fields say.

The generic name comes first ("LEDIPASVIR AND SOFOSBUVIR"), then the active ingredients. Of several products the first
counts; a combination keeps the order of its name. A product of very many ingredients (a homeopathic mixture, a
multivitamin) has no name but its brand, nor has one whose fields and text name no substance at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.drug_words import FORMS, is_salt
from medgraph.extraction.naming.drug_names import drugs_named
from medgraph.extraction.naming.stating import drug_in
from medgraph.extraction.placeholders import is_placeholder
from medgraph.model import LabelField, Monograph, Section, SectionType
from medgraph.patterns import Pattern

__all__ = [
    "LONGEST_VALUE",
    "called_in_fields",
    "drug_of_fields",
    "product_called",
    "product_listed",
    "values_of",
    "without_form",
]

_MOST = 8
"""A combination of more parts goes by its brand."""
_LONGEST_NAME = 200
LONGEST_VALUE = 1_000
"""What is longer is no value of a field."""
_JOINT = Pattern(r"\s*(?:,\s*(?:and\s+)?|;\s*|\+|&|/|\band\b)\s*(?![^()]*\))", re.IGNORECASE)
_AMOUNT = Pattern(r"\s*\b\d+(?:[.,]\d+)?\s?(?:%|mg|mcg|µg|g|ml|units?|iu)(?!\w).*$", re.IGNORECASE)
# What only adds to the name before it: "SODIUM PHOSPHATE, DIBASIC", "insulin lispro, human".
_ADDED = Pattern(
    r"(?:human|recombinant|bovine|porcine|rabbit|equine|(?:mono|di|tri)basic|(?:mono|di|hepta)?hydrate|anhydrous|dehydrated|unspecified|"
    r"conjugated|esterified|micronized|adsorbed|live|inactivated|purified|topical|oral|liquid|(?:dl|d|l)-?|\w{1,2}|"
    r"[\w ]*\bform)\W*$",
    re.IGNORECASE,
)
_WHOLE = Pattern(r"\b(?:vaccines?|toxoids?|immune globulins?|antiven[io]\w*|extracts? of)\b", re.IGNORECASE)
_NONE = Pattern(r"\W*(?:n/?a|none|not applicable|unknown|null)\W*$", re.IGNORECASE)


def drug_of_fields(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the names that a label's fields give its drug, the surest first, parts joined by " / "."""
    for name in (*values_of(sections, LabelField.GENERIC_NAME), *_ingredients(sections)):
        parts = parts_of(name)
        joined = " / ".join(parts)
        if parts and len(parts) <= _MOST and len(joined) <= _LONGEST_NAME:
            yield joined
        elif parts:
            yield from list(product_names(sections))[:1]


def product_listed(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the drug of a product by the list of its elements.

    The list opens with brand, generic name, substance and moiety, which are often one: "Exondys 51 eteplirsen
    eteplirsen eteplirsen …". A name that is said twice in a row is whole.
    """
    for section in sections:
        if section.type is SectionType.PRODUCT_DATA and section.field is None and section.blocks:
            opening = section.blocks[0].span.of(section.view.text)[:_OPENING]
            yield from filter(None, [_repeated(opening) or drug_in(opening)])


_OPENING = 300
_TWICE = Pattern(r"(?<!\S)(?P<name>[a-z][\w-]*(?: [\w-]+){0,5}?) (?P=name)(?!\S)", re.IGNORECASE)


def _repeated(opening: str) -> str | None:
    """Return the name that a list says twice, where the first drug in the list begins it."""
    first = next((span.start for _, span in drugs_named(opening)), None)
    found = _TWICE.match(opening, first) if first is not None else None
    return found["name"] if found else None


def product_called(monograph: Monograph, sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield what a label calls its product, where it names no substance: its brand, else its title."""
    yield from product_names(sections)
    if monograph.parts:
        titles = (value.lower() for key, value in monograph.metadata if key == "title")
        yield from (title for title in titles if len(title) <= _LONGEST_NAME)


def product_names(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the brands of a label in lower case."""
    yield from _names(sections, LabelField.BRAND_NAME)


def _names(sections: tuple[Section, ...], field: LabelField) -> Iterator[str]:
    yield from (name.lower() for name in values_of(sections, field) if len(name) <= _LONGEST_NAME)


def called_in_fields(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield all that a label's fields call the drug, in lower case."""
    for field in (LabelField.BRAND_NAME, LabelField.GENERIC_NAME):
        yield from _names(sections, field)


def values_of(sections: tuple[Section, ...], field: LabelField) -> list[str]:
    """Return the values of a field that say something, in order."""
    found = (section.blocks[0].span.of(section.view.text) for section in sections if section.field is field)
    values = (" ".join(value.split()) for value in found if len(value) <= LONGEST_VALUE)
    return [value for value in values if value and not is_placeholder(value) and not _NONE.match(value)]


def _ingredients(sections: tuple[Section, ...]) -> Iterator[str]:
    """Yield the active ingredients of a label as one name: the moieties of its first product, else the substances."""
    rows = [section for section in sections if section.field is LabelField.INGREDIENT]
    first = [row for row in rows if _product_of(row) == _product_of(rows[0])]
    if moieties := [_moiety(row) for row in first]:
        yield ", ".join(list(dict.fromkeys(moieties))[: _MOST + 1])
    if substances := values_of(sections, LabelField.SUBSTANCE_NAME):
        yield ", ".join(substances[: _MOST + 1])


_MOIETY = 4


def _moiety(row: Section) -> str:
    cells = [cell.of(row.view.text) for cell in row.blocks[0].cells]
    return cells[_MOIETY] if len(cells) > _MOIETY else cells[0]


def _product_of(section: Section) -> str:
    return (section.path or "").rpartition("/")[0]


def parts_of(name: str) -> list[str]:
    """Return the substances that a generic name joins, without forms and amounts, as written.

    >>> parts_of("SOFOSBUVIR, VELPATASVIR, AND VOXILAPREVIR"), parts_of("Ibuprofen Tablets, 200 mg")
    (['SOFOSBUVIR', 'VELPATASVIR', 'VOXILAPREVIR'], ['Ibuprofen'])
    >>> parts_of("SODIUM PHOSPHATE, DIBASIC"), parts_of("Measles, Mumps, and Rubella Vaccine Live")
    (['SODIUM PHOSPHATE, DIBASIC'], ['Measles, Mumps, and Rubella Vaccine Live'])
    """
    if _WHOLE.search(name):
        return [name]
    parts: list[str] = []
    for piece in _JOINT.split(name):
        if parts and (_ADDED.match(piece) or is_salt(piece)):
            parts[-1] += f", {piece}"
        else:
            parts += filter(None, [without_form(piece)])
    return list(dict.fromkeys(parts))


def without_form(name: str) -> str:
    """Return a name without the dosage form and the amount behind it.

    >>> without_form("Acetaminophen Tablets"), without_form("Oral rehydration salts"), without_form("500 mg")
    ('Acetaminophen', 'Oral rehydration salts', '')
    """
    bare = _AMOUNT.sub("", name).strip(" ,.®™")
    return FORMS.sub("", bare).strip(" ,.®™") or bare
