"""SPL documents: sections by code and place, highlights beside the full text, odd products."""

from __future__ import annotations

import pytest
from tests.labels import DOSAGE, PRODUCT, section, spl

from medgraph.errors import UnreadableInputError
from medgraph.model import Part, SectionType
from medgraph.monographs.label.spl import edition_of_spl, read_spl
from medgraph.monographs.page import Page

T = SectionType
BODY = "/document/component/structuredBody"


def sections(page: Page) -> list[Part]:
    """Return the parts of a page that are sections; the others are fields of the file."""
    return [part for part in page.parts if part.type is not T.PRODUCT_DATA]


def texts(page: Page) -> list[tuple[str, str, str]]:
    """Return the parts of a page: path below the body, what it is about, its text."""
    return [(p.path.removeprefix(BODY), p.type.value, p.span.of(page.view.text)) for p in sections(page)]


def part(page: Page, words: str) -> Part:
    return next(part for part in page.parts if words in part.span.of(page.view.text))


CODES = [
    ("34066-1", T.BOXED_WARNING),
    ("34067-9", T.INDICATIONS),
    ("34070-3", T.CONTRAINDICATIONS),
    ("43685-7", T.WARNINGS),
    ("34071-1", T.WARNINGS),
    ("42232-9", T.WARNINGS),
    ("34084-4", T.ADVERSE_REACTIONS),
    ("34073-7", T.INTERACTIONS),
    ("43679-0", T.MECHANISM),
    ("34081-0", T.POPULATIONS),
    ("55106-9", T.NAMES),
    ("50570-1", T.CONTRAINDICATIONS),
    ("50566-9", T.WARNINGS),
    ("99999-9", T.OTHER),
]


@pytest.mark.parametrize(("code", "kind"), CODES)
def test_sections_are_told_by_their_code(code: str, kind: SectionType) -> None:
    page = read_spl(spl(body=section(code, "A title", "Words."), product=""))
    assert [(part.type, part.loinc) for part in sections(page)] == [(kind, code)]


def test_sections_in_sections_are_parts_of_their_own_and_take_its_meaning() -> None:
    inner = section("42229-5", "5.1 Liver", "Test it.") + section("", "5.2 Kidney", "And it.")
    page = read_spl(spl(body=section("43685-7", "5 WARNINGS", "Care.", inner), product=""))
    assert texts(page) == [
        ("/component[1]/section", "warnings", "5 WARNINGS\n\nCare."),
        ("/component[1]/section/component[1]/section", "warnings", "5.1 Liver\n\nTest it."),
        ("/component[1]/section/component[2]/section", "warnings", "5.2 Kidney\n\nAnd it."),
    ]


def test_a_code_of_another_system_is_no_section_code() -> None:
    other = section("34070-3", "A", "Words.").replace("2.16.840.1.113883.6.1", "1.2.3")
    [only] = sections(read_spl(spl(body=other, product="")))
    assert (only.type, only.loinc) == (T.OTHER, None)


def test_highlights_are_parts_beside_the_full_text() -> None:
    lights = (
        "<excerpt><highlight><text>Rash. (6.1)</text></highlight><highlight><text>Fever.</text></highlight></excerpt>"
    )
    page = read_spl(spl(body=section("34084-4", "6 ADVERSE REACTIONS", "Rash was seen.", lights), product=""))
    assert [(path, text.partition("\n\n")[2]) for path, _, text in texts(page)] == [
        ("/component[1]/section", "Rash was seen."),
        ("/component[1]/section/excerpt/highlight[1]", "Rash. (6.1)"),
        ("/component[1]/section/excerpt/highlight[2]", "Fever."),
    ]


def test_components_are_counted_as_xpath_counts_them() -> None:
    page = read_spl(spl(body="<component/>" + DOSAGE, product=PRODUCT))
    assert part(page, "30 mg/kg").path == f"{BODY}/component[3]/section"


def test_an_old_label_without_numbers_or_highlights() -> None:
    body = section("34089-3", "DESCRIPTION", "A white powder.") + section("34071-1", "WARNINGS", "Care.")
    assert [kind for _, kind, _ in texts(read_spl(spl(body=body, product="")))] == ["description", "warnings"]


def test_a_label_without_any_title() -> None:
    untitled = (
        spl()
        .replace("<title>Exemplia (exemplirsen) injection</title>", "")
        .replace("<title>2 DOSAGE AND ADMINISTRATION</title>", "")
    )
    page = read_spl(untitled)
    assert part(page, "30 mg/kg").type is T.DOSAGE


def test_a_label_for_people_alone() -> None:
    for words in ('code="50578-4"', 'code="1" displayName="OTC ANIMAL DRUG LABEL"'):
        with pytest.raises(UnreadableInputError, match=r"^the label of an animal drug$"):
            read_spl(
                spl().replace('code="34391-3"', words, 1).replace('displayName="HUMAN PRESCRIPTION DRUG LABEL"', "", 1)
            )


def _product(inner: str) -> str:
    product = f"<manufacturedProduct>{inner}</manufacturedProduct>"
    return f"<component><section><subject>{product}</subject></section></component>"


def _named(name: str, generic: str = "", more: str = "") -> str:
    said = f"<asEntityAsGeneric><genericMedicine><name>{generic}</name></genericMedicine></asEntityAsGeneric>"
    return f"<manufacturedProduct><name>{name}</name>{said if generic else ''}{more}</manufacturedProduct>"


PRODUCTS = {
    "several strengths": "".join(_product(_named("Zolba", "zolbamab")) for _ in range(3)),
    "several products": _product(_named("Zolba", "zolbamab")) + _product(_named("Zolba XR", "zolbamab")),
    "no generic name": _product(_named("Zolba")),
    "no name": _product("<manufacturedProduct/>"),
    "a kit": _product(
        _named(
            "Zolba Kit", more="<part><partProduct><name>Zolba</name></partProduct></part><part><partProduct/></part>"
        )
    ),
    "none": "",
}


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=PRODUCTS.keys())
def test_labels_of_any_products_are_read(product: str) -> None:
    page = read_spl(spl(product=product))
    assert part(page, "30 mg/kg").type is T.DOSAGE
    assert page.title == "Exemplia (exemplirsen) injection"


def test_who_a_label_is_stands_at_its_beginning() -> None:
    found = edition_of_spl(spl(7, version=12, date="20210203").encode())
    assert found and (found.set_id[-1], found.version, found.date, found.form) == ("7", 12, "20210203", "spl")
    utf16 = edition_of_spl(spl(7).replace("UTF-8", "UTF-16").encode("utf-16"))
    assert utf16 and utf16.set_id == found.set_id


@pytest.mark.parametrize(
    "data",
    [b"", b"<", b"<html><body>urn:hl7-org:v3", b'<!DOCTYPE a [<!ENTITY b "c">]><document xmlns="urn:hl7-org:v3"/>'],
)
def test_what_is_no_label_has_no_edition(data: bytes) -> None:
    assert edition_of_spl(data) is None
