"""What an SPL document states of the product in its header and product data, written down as parts.

    document   setId, versionNumber, effectiveTime, code (type of label), author (the labeler)
    product    name, generic name, form, NDC, active ingredients, packages
      part     a kit has parts, each a product of its own ("alcohol swab"), which may have parts again
    around it  approval, marketing status, route

A part's path is the XPath of the element or attribute that holds the value. An active ingredient is one row: substance,
its UNII, strength, what the strength counts (class code), and its active moieties with theirs. Documents of the
older schema say `manufacturedMedicine` and `activeIngredient`. Source: FDA, "SPL Implementation Guide", §3.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from medgraph.model import LabelField as F
from medgraph.monographs.label.manuscript import Manuscript
from medgraph.monographs.label.markup import name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_NDC = "2.16.840.1.113883.6.69"
_UNII = "2.16.840.1.113883.4.9"
_PRODUCT = ("manufacturedProduct", "manufacturedMedicine")
_OF_KIT = ("partProduct", "partMedicine")
_INGREDIENT = ("ingredient", "activeIngredient")
_MOST_NESTED = 4


def write_fields(root: _Element, text: Manuscript) -> None:
    """Write down what a document states in fields.

    >>> from medgraph.monographs.label.safe_xml import parse_xml
    >>> text = Manuscript()
    >>> write_fields(parse_xml('<document><setId root="1"/><versionNumber value="2"/></document>'), text)
    >>> [(part.path, part.span.of("".join(text.pieces))) for part in text.page().parts]
    [('/document/setId/@root', '1'), ('/document/versionNumber/@value', '2')]
    """
    for path, attribute, field in _HEADER:
        for element in _at(root, path):
            _attribute(element, attribute, field, text)
    for element in _at(root, "author/assignedEntity/representedOrganization/name"):
        _words(element, F.MANUFACTURER, text)
    for product in _products(root):
        _write_product(product, text, _MOST_NESTED)


_HEADER = (
    ("setId", "root", F.SET_ID),
    ("versionNumber", "value", F.VERSION),
    ("effectiveTime", "value", F.EFFECTIVE_DATE),
    ("code", "displayName", F.PRODUCT_TYPE),
)


def product_names(root: _Element) -> Iterator[str]:
    """Yield the brand and generic names of the products of a document, each once."""
    named = (element for product in _products(root) for path in ("name", _GENERIC) for element in _at(product, path))
    yield from dict.fromkeys(filter(None, map(_said, named)))


_GENERIC = "asEntityWithGeneric/genericMedicine/name"
# Where a value of the product stands: below the product itself, or below the element around it.
_WORDS = (
    ("name", F.BRAND_NAME),
    (_GENERIC, F.GENERIC_NAME),
    ("genericMedicine/name", F.GENERIC_NAME),
)
_AROUND = (
    ("subjectOf/approval/id", "extension", F.APPLICATION_NUMBER),
    ("subjectOf/marketingAct/statusCode", "code", F.MARKETING_STATUS),
    ("consumedIn/substanceAdministration/routeCode", "displayName", F.ROUTE),
)


def _products(root: _Element) -> Iterator[_Element]:
    """Yield the products that the document is the label of."""
    for subject in root.iter("{*}subject"):
        for outer in _at(subject, "manufacturedProduct"):
            yield from (child for child in outer if name_of(child) in _PRODUCT)


def _write_product(product: _Element, text: Manuscript, depth: int) -> None:
    for path, field in _WORDS:
        for element in _at(product, path):
            _words(element, field, text)
    for element in _at(product, "formCode"):
        _attribute(element, "displayName", F.DOSAGE_FORM, text)
    for element in (*_at(product, "code"), *_packages(product)):
        if element.get("codeSystem") == _NDC:
            _attribute(element, "code", F.NDC, text)
    for element in product:
        if name_of(element) in _INGREDIENT and _is_active(element):
            _write_ingredient(element, text)
    around = product.getparent()
    for path, attribute, field in _AROUND if around is not None else ():
        for element in _at(around, path):  # type: ignore[arg-type]
            _attribute(element, attribute, field, text)
    for part in (inner for kit in _at(product, "part") for inner in kit if name_of(inner) in _OF_KIT):
        if depth:
            _write_product(part, text, depth - 1)


def _packages(product: _Element) -> Iterator[_Element]:
    """Yield the codes of the packages of a product, the outer ones behind those in them."""
    for content in _at(product, "asContent"):
        for package in content.iter("{*}containerPackagedProduct", "{*}containerPackagedMedicine"):
            yield from _at(package, "code")


def _is_active(ingredient: _Element) -> bool:
    return name_of(ingredient) == "activeIngredient" or ingredient.get("classCode", "").startswith("ACT")


def _write_ingredient(ingredient: _Element, text: Manuscript) -> None:
    for substance in (e for e in ingredient if name_of(e) in ("ingredientSubstance", "activeIngredientSubstance")):
        values = [_name(substance), _unii(substance), _strength(ingredient), ingredient.get("classCode", "")]
        for moiety in _at(substance, "activeMoiety/activeMoiety"):
            values += [_name(moiety), _unii(moiety)]
        if values[0]:
            text.field_row(xpath_of(ingredient), F.INGREDIENT, values)


def _name(substance: _Element) -> str:
    return next(map(_said, _at(substance, "name")), "")


def _unii(substance: _Element) -> str:
    codes = (code.get("code", "") for code in _at(substance, "code") if code.get("codeSystem") == _UNII)
    return next(codes, "")


def _strength(ingredient: _Element) -> str:
    """Return an amount as "25 mg / 1" or "6.25 mg / 5 mL"; the unit "1" counts pieces."""
    sides = ([*_at(ingredient, f"quantity/{side}")] for side in ("numerator", "denominator"))
    amounts = [_amount(found[0]) for found in sides if found]
    return " / ".join(filter(None, amounts))


def _amount(element: _Element) -> str:
    value, unit = element.get("value", ""), element.get("unit", "")
    return value if unit in ("", "1") else f"{value} {unit}"


def _words(element: _Element, field: F, text: Manuscript) -> None:
    text.field(xpath_of(element), field, _said(element))


def _said(element: _Element) -> str:
    """Return the words of a name; a suffix in it stands apart: "TRIAMINIC Night Time"."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def _attribute(element: _Element, name: str, field: F, text: Manuscript) -> None:
    text.field(f"{xpath_of(element)}/@{name}", field, element.get(name, ""))


def _at(element: _Element, path: str) -> list[_Element]:
    return element.findall("/".join(f"{{*}}{step}" for step in path.split("/")))


def xpath_of(element: _Element) -> str:
    """Return the path from the root by the names of elements, counted where several have one name.

    >>> from medgraph.monographs.label.safe_xml import parse_xml
    >>> xpath_of(parse_xml("<document><part/><part><name/></part></document>")[1][0])
    '/document/part[2]/name'
    """
    steps = [_step(each) for each in (element, *element.iterancestors())]
    return "/" + "/".join(reversed(steps))


def _step(element: _Element) -> str:
    name, above = name_of(element), element.getparent()
    alike = [each for each in above if each.tag == element.tag] if above is not None else [element]
    return name if len(alike) == 1 else f"{name}[{alike.index(element) + 1}]"
