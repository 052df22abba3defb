"""Records of openFDA: fields old and new to parts, joined lines to headings, paragraphs and items."""

from __future__ import annotations

import pytest
from tests.labels import record

from medgraph.model import BlockKind, SectionType
from medgraph.monographs.label.flat_text import read_lines
from medgraph.monographs.label.openfda import read_openfda

T = SectionType

FIELDS = [
    ("boxed_warning", T.BOXED_WARNING, "34066-1"),
    ("indications_and_usage", T.INDICATIONS, "34067-9"),
    ("warnings_and_cautions", T.WARNINGS, "43685-7"),
    ("warnings", T.WARNINGS, "34071-1"),
    ("precautions", T.WARNINGS, "42232-9"),
    ("adverse_reactions", T.ADVERSE_REACTIONS, "34084-4"),
    ("adverse_reactions_table", T.ADVERSE_REACTIONS, "34084-4"),
    ("mechanism_of_action", T.MECHANISM, "43679-0"),
    ("active_ingredient", T.NAMES, "55106-9"),
    ("do_not_use", T.CONTRAINDICATIONS, "50570-1"),
    ("spl_unclassified_section", T.OTHER, "42229-5"),
    ("a_new_field", T.OTHER, None),
]


@pytest.mark.parametrize(("field", "kind", "code"), FIELDS)
def test_fields_are_parts_by_their_name(field: str, kind: SectionType, code: str | None) -> None:
    words = "<table><tr><td>Rash</td></tr></table>" if field.endswith("_table") else "Some words."
    page = read_openfda({field: [words], "set_id": "a"}, "/results/4")
    part = next(part for part in page.parts if part.path == f"/results/4/{field}/0")
    assert (part.type, part.loinc) == (kind, code)
    assert part.span.of(page.view.text) == ("Rash" if field.endswith("_table") else "Some words.")


def test_every_text_of_a_field_is_a_part() -> None:
    page = read_openfda({"warnings": ["One.", "", "Three."]})
    assert [(part.path, part.span.of(page.view.text)) for part in page.parts] == [
        ("/warnings/0", "One."),
        ("/warnings/2", "Three."),
    ]


def test_a_pointer_is_escaped() -> None:
    page = read_openfda({"warnings": ["One."], "a/b~c": ["Two."]})
    assert [part.path for part in page.parts] == ["/warnings/0", "/a~1b~0c/0"]


def test_a_label_is_called_by_brand_and_generic_name() -> None:
    assert read_openfda(record()).title == "Exemplia (exemplirsen)"
    assert read_openfda(record(openfda={"brand_name": ["Exemplia"]})).title == "Exemplia"


LINES: list[tuple[str, list[str]]] = [
    ("4 CONTRAINDICATIONS None.", ["heading 4 CONTRAINDICATIONS", "paragraph None."]),
    ("CONTRAINDICATIONS Zolba must not be given.", ["heading CONTRAINDICATIONS", "paragraph Zolba must not be given."]),
    ("WARNINGS AND PRECAUTIONS Care is needed.", ["heading WARNINGS AND PRECAUTIONS", "paragraph Care is needed."]),
    (
        "6 ADVERSE REACTIONS The following are seen: • Rash • Fever",
        ["heading 6 ADVERSE REACTIONS", "paragraph The following are seen:", "item Rash", "item Fever"],
    ),
    (
        "2 DOSAGE AND ADMINISTRATION 2.1 Adult Dosage The dose is 5 mg. 2.2 Children The dose is 2.5 mg.",
        [
            "heading 2 DOSAGE AND ADMINISTRATION",
            "heading 2.1 Adult Dosage",
            "paragraph The dose is 5 mg.",
            "heading 2.2 Children",
            "paragraph The dose is 2.5 mg.",
        ],
    ),
    ("Zolba is a white powder.", ["paragraph Zolba is a white powder."]),
    ("5 mg Tablets are white.", ["paragraph 5 mg Tablets are white."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "lines"), LINES)
def test_joined_lines(text: str, lines: list[str]) -> None:
    assert [f"{line.kind.value} {line.text}" for line in read_lines(text)] == lines


TITLES = [
    ("Hepatic Failure EXEMPLIA XR may harm the liver.", "Hepatic Failure"),
    ("Hematologic Toxicity Treatment with EXEMPLIA is toxic.", "Hematologic Toxicity"),
    ("Concomitant Use with Inducers Use of EXEMPLIA with inducers is not advised.", "Concomitant Use with Inducers"),
    ("Effects of Other Drugs on EXEMPLIA Table 3 displays them.", "Effects of Other Drugs on EXEMPLIA"),
    ("Hepatitis B Virus Reactivation Hepatitis B virus has been reactivated.", "Hepatitis B Virus Reactivation"),
    ("Ischemia after Abrupt Discontinuation Following abrupt withdrawal", "Ischemia after Abrupt Discontinuation"),
    ("Falls Drowsiness, from EXEMPLIA XR, may lead to them.", "Falls"),
    ("Intubations, Death • The safety is not established.", "Intubations, Death"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_ends_where_its_sentence_begins(text: str, title: str) -> None:
    lines = read_lines(f"5 WARNINGS AND PRECAUTIONS 5.1 {text}", ["Exemplia XR", "exemplirsen and solvent"])
    assert [line.text for line in lines if line.kind is BlockKind.HEADING] == [
        "5 WARNINGS AND PRECAUTIONS",
        f"5.1 {title}",
    ]


def test_a_record_whose_parts_were_run_together_is_taken_apart() -> None:
    names = ("Bleeding", "Seizures", "Falls", "Depression", "Dysphagia", "Leukopenia", "Hypotension", "Stroke", "Rash")
    text = "5 WARNINGS AND PRECAUTIONS" + "".join(f"5.{n} {name}Patients died." for n, name in enumerate(names, 1))
    page = read_openfda(record(warnings_and_cautions=[text], contraindications=["4 CONTRAINDICATIONSEXEMPLIA harms."]))
    headings = [block.span.of(page.view.text) for block in page.blocks if block.kind is BlockKind.HEADING]
    assert [f"5.{n} {name}" for n, name in enumerate(names, 1)] == [each for each in headings if each[:2] == "5."]
    assert "4 CONTRAINDICATIONS" in headings


def test_no_word_of_a_field_is_lost() -> None:
    text = "6 ADVERSE REACTIONS 6.1 Trials Because trials vary. • Rash [see Warnings (5.1)] • Fever ( 6.2 ) Stop."
    page = read_openfda({"adverse_reactions": [text]})
    assert page.view.text.split() == text.replace("• ", "").split()
    assert {block.kind for block in page.blocks} == {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM}
