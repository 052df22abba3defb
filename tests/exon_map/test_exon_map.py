"""The exon map: every exon once, shapes that fit where the frame is kept, nothing but SVG in it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.exon_graph import exon_store
from typer.testing import CliRunner

import medgraph
from medgraph.amenability import DrugFound, Drugs, amenability_of, drugs_of
from medgraph.cli import app
from medgraph.exon_map import exon_map
from medgraph.exon_map.shapes import HEIGHT, outline
from medgraph.transcripts import Exon, Transcript, transcript_of
from medgraph.variants import Change, Variant, read_variant

SVG = "{http://www.w3.org/2000/svg}"
DMD = transcript_of("DMD")
KNOWN = drugs_of("DMD", exon_store())
DRAWN = ["48-50", "52", "45", "45-55", "1-5", "70-79", "dup 2", "dup 3-5", "nonsense in exon 45", "2"]


def _map(written: str, known: Drugs = KNOWN) -> ET.Element:
    return ET.fromstring(exon_map(amenability_of(read_variant(written, DMD), known)))


def _texts(drawing: ET.Element) -> list[str]:
    return [element.text or "" for element in drawing.iter(f"{SVG}text")]


@pytest.mark.parametrize("written", DRAWN)
def test_every_exon_is_drawn_and_told(written: str) -> None:
    titles = [title.text or "" for title in _map(written).iter(f"{SVG}title")]
    assert {title.split(":")[0] for title in titles[1:]} == {f"exon {number}" for number in range(1, 80)}


@pytest.mark.parametrize("written", DRAWN)
def test_it_is_one_picture_with_a_name_and_nothing_from_elsewhere(written: str) -> None:
    drawing = _map(written)
    ids = {element.get("id") for element in drawing.iter() if element.get("id")}
    assert drawing.get("role") == "img"
    assert set((drawing.get("aria-labelledby") or "").split()) <= ids
    kinds = {element.tag.removeprefix(SVG) for element in drawing.iter()}
    assert kinds <= {"svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "g", "text"}
    assert not any("href" in name or name.startswith("on") for element in drawing.iter() for name in element.attrib)


def test_what_happens_to_exons() -> None:
    drawing = _map("48-50")
    fills = [path.get("fill") or "" for path in drawing.iter(f"{SVG}path")]
    assert sum(fill.startswith("url(#h") for fill in fills) == 3
    assert sum(fill.startswith("url(#s") for fill in fills) == 1
    texts = _texts(drawing)
    assert "▼ skip" in texts
    assert {"eteplirsen", "golodirsen", "casimersen"} <= set(texts)


def test_the_junctions_say_whether_they_fit() -> None:
    texts = _texts(_map("52"))
    assert [sign for sign in texts if sign in "✓✗"] == ["✗", "✓", "✓"]
    assert "out of frame: 118 bases = 3 × 39 + 1" in texts
    assert "in frame: 118 + 233 = 351 bases = 3 × 117" in texts
    assert [sign for sign in _texts(_map("45-55")) if sign in "✓✗"] == ["✓"]
    assert not any(sign in "✓✗" for sign in _texts(_map("1-5")))


def test_neighbours_share_their_edge() -> None:
    for left, right in pairwise(DMD.exons):
        before, behind = outline(left, 0, 0, 60).split(" "), outline(right, 60, 0, 60).split(" ")
        assert before[1:4] == ["L60,0", before[2], f"L60,{HEIGHT}"]
        assert before[2] == behind[5]


def test_signs_agree_with_the_frame_of_every_single_deletion() -> None:
    for number in range(2, 79):
        answer = amenability_of(Variant(DMD, Change.DELETION, number, number))
        (sign, *others) = [text for text in _texts(ET.fromstring(exon_map(answer))) if text in "✓✗"]
        assert (sign == "✓") is answer.frame.in_frame
        assert set(others) <= {"✓"}


def test_what_strangers_wrote_is_escaped() -> None:
    evil = DrugFound('<script>alert("x")</script>\x1b', ("51",), ())
    svg = exon_map(amenability_of(read_variant("48-50", DMD), Drugs(skipping={"51": (evil,)})))
    assert "<script" not in svg
    ET.fromstring(svg)
    named = Transcript("<a&b>", "G", "", (Exon(1, "1", 3, 3, 1, 3, 0, 0), Exon(2, "2", 3, 3, 4, 6, 0, 0)))
    ET.fromstring(exon_map(amenability_of(Variant(named, Change.MUTATION, 1, 1, "nonsense"))))


def test_a_gene_whose_lengths_are_not_all_known() -> None:
    drawing = ET.fromstring(exon_map(medgraph.amenable("SMN2", deletion="7")))
    assert "exon 6: length not known" in [title.text for title in drawing.iter(f"{SVG}title")]


def test_untranslated_exons_are_low() -> None:
    coding = outline(Exon(1, "1", 9, 9), 0, 0, 60)
    assert outline(replace(Exon(1, "1", 9, 9), coding_length=0), 0, 0, 60) != coding


def test_two_maps_on_a_page_do_not_share_names() -> None:
    names = [{e.get("id") for e in _map(written).iter() if e.get("id")} for written in ("52", "45")]
    assert not names[0] & names[1]


def test_the_same_answer_gives_the_same_bytes() -> None:
    answer = medgraph.amenable("DMD", deletion="48-50")
    assert exon_map(answer) == exon_map(answer) == answer._repr_svg_()


def test_the_command_writes_it(tmp_path: Path) -> None:
    out = tmp_path / "map.svg"
    result = CliRunner().invoke(app, ["amenable", "--gene", "DMD", "--deletion", "48-50", "--map", str(out)])
    assert result.exit_code == 0
    assert f"wrote {out}" in result.stderr
    ET.parse(out)
