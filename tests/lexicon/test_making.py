"""The user's own lexicon: rebuilt from small files of the publishers' forms, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from medgraph.errors import LexiconError
from medgraph.lexicon.making.obo import read_obo
from medgraph.lexicon.making.obographs import read_obographs
from medgraph.lexicon.making.update import update
from medgraph.lexicon.tables import header, home, read_rows, state

OBO = """format-version: 1.2
data-version: hp/releases/2031-02-03
ontology: hp.obo

[Term]
id: HP:0000118
name: Phenotypic abnormality

[Term]
id: HP:0000001
name: Aching
synonym: "Dull ache" EXACT layperson []
synonym: "Old ache" EXACT obsolete_synonym []
synonym: "Sore \\"spot\\"" EXACT []
synonym: "Agony" BROAD []
synonym: "ACH" EXACT abbreviation []
synonym: "Shared name" EXACT []
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:0000002
name: Oedema of the toe
synonym: "Shared name" EXACT []
is_a: HP:0000001 ! Aching

[Term]
id: HP:0000003
name: Gone
is_obsolete: true

[Typedef]
id: part_of
name: part of
"""

MONDO = {
    "graphs": [
        {
            "meta": {"version": "http://purl.obolibrary.org/obo/mondo/releases/2032-01-01/mondo.json"},
            "nodes": [
                {"id": "http://purl.obolibrary.org/obo/MONDO_0700096", "lbl": "human disease", "type": "CLASS"},
                {
                    "id": "http://purl.obolibrary.org/obo/MONDO_0000009",
                    "lbl": "toe disease",
                    "type": "CLASS",
                    "meta": {
                        "synonyms": [
                            {"pred": "hasExactSynonym", "val": "disorder of toes"},
                            {"pred": "hasRelatedSynonym", "val": "sandal trouble"},
                        ]
                    },
                },
                {
                    "id": "http://purl.obolibrary.org/obo/MONDO_0000010",
                    "lbl": "old disease",
                    "type": "CLASS",
                    "meta": {"deprecated": True},
                },
            ],
            "edges": [
                {
                    "sub": "http://purl.obolibrary.org/obo/MONDO_0000009",
                    "pred": "is_a",
                    "obj": "http://purl.obolibrary.org/obo/MONDO_0700096",
                }
            ],
        }
    ]
}

HGNC = "\n".join(
    "\t".join(fields)
    for fields in (
        ("hgnc_id", "symbol", "name", "locus_type", "status", "alias_symbol", "prev_symbol", "date_modified"),
        ("HGNC:2928", "DMD", "dystrophin", "gene with protein product", "Approved", '"BMD|DXS142"', "", "2030-05-06"),
        ("HGNC:1", "OLD1", "old one", "gene with protein product", "Entry Withdrawn", "", "", "2029-01-01"),
        ("HGNC:2", "LINC00001", "long one", "RNA, long non-coding", "Approved", "", "", "2029-01-01"),
    )
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MEDGRAPH_LEXICON", str(tmp_path / "lexicon"))
    return tmp_path


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_exact_names_are_told_from_related_ones(folder: Path) -> None:
    first, aching, toe = read_obo(written(folder, "hp.obo", OBO)).entries
    assert first.label == "Phenotypic abnormality"
    assert aching.exact == ("Dull ache", 'Sore "spot"', "ACH", "Shared name")
    assert aching.related == ("Agony",)
    assert toe.parents == ("HP:0000001",)


def test_both_forms_of_an_ontology_are_read(folder: Path) -> None:
    release = read_obographs(written(folder, "mondo.json", json.dumps(MONDO)))
    assert release.version == "2032-01-01"
    assert [(e.id, e.exact, e.related) for e in release.entries if e.parents] == [
        ("MONDO:0000009", ("disorder of toes",), ("sandal trouble",))
    ]


def test_an_update_writes_tables_that_say_where_they_come_from(folder: Path) -> None:
    before = state()
    (made,) = update(hpo=written(folder, "hp.obo", OBO))
    assert (made.vocabulary, made.version, made.concepts, made.left_out) == ("HPO", "2031-02-03", 2, 1)
    assert list(read_rows(home() / "phenotypes.tsv")) == [
        ["HP:0000001", "Aching", 'Dull ache|Sore "spot"', "ACH", "HP:0000118"],
        ["HP:0000002", "Oedema of the toe", "", "", "HP:0000001"],
    ]
    assert dict(read_rows(home() / "phenotype-names.tsv")) == {
        "ACH": "HP:0000001",
        "aching": "HP:0000001",
        "dull ache": "HP:0000001",
        "sore spot": "HP:0000001",
        "edema of the toe": "HP:0000002",
    }
    assert header(home() / "phenotypes.tsv")["version"] == "2031-02-03"
    assert "version 2031-02-03" in header(home() / "phenotypes.tsv")["attribution"]
    assert state() != before


def test_an_update_of_one_vocabulary_keeps_the_others(folder: Path) -> None:
    update(hpo=written(folder, "hp.obo", OBO))
    update(mondo=written(folder, "mondo.json", json.dumps(MONDO)), hgnc=written(folder, "hgnc.txt", HGNC))
    assert sorted(path.name for path in home().glob("*.tsv")) == [
        *("disease-names.tsv", "diseases.tsv", "gene-names.tsv", "genes.tsv"),
        *("phenotype-names.tsv", "phenotypes.tsv"),
    ]
    assert list(read_rows(home() / "genes.tsv")) == [["HGNC:2928", "DMD", "dystrophin", "BMD|DXS142", ""]]
    assert list(read_rows(home() / "gene-names.tsv")) == [["dystrophin", "DMD"]]
    assert header(home() / "genes.tsv")["version"] == "2030-05-06"


def test_the_same_files_give_the_same_bytes(folder: Path) -> None:
    path = written(folder, "hp.obo", OBO)
    update(hpo=path)
    first = {each.name: each.read_bytes() for each in home().glob("*.tsv")}
    update(hpo=path)
    assert {each.name: each.read_bytes() for each in home().glob("*.tsv")} == first


MONDO_TEXT = json.dumps(MONDO, indent=1)


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("hpo", "", r"hpo:1: an OBO file opens with format-version"),
        ("hpo", OBO[:-20], r"hpo:\d+: the file breaks off within a line"),
        ("hpo", OBO.replace("name: Aching\n", ""), r"hpo:9: a term without name"),
        ("hpo", OBO.replace("name: Aching", "Aching"), r"hpo:11: no tag and value: Aching"),
        (
            "hpo",
            OBO.replace("HP:0000118\nname", "HP:0000119\nname"),
            r"hpo:9: HP:0000001 stands below HP:0000118, which",
        ),
        ("hpo", OBO.replace("HP:", "MONDO:"), r"hpo: no term of HP in this file"),
        ("hpo", OBO.replace("HP:0000118", "HP:0000007"), r"hpo: no term stands below HP:0000118"),
        ("mondo", MONDO_TEXT[:-9], r"mondo:\d+:\d+: no whole JSON"),
        ("mondo", "{}", r"mondo: OBO graphs have graphs\[0\]\.nodes"),
        (
            "mondo",
            MONDO_TEXT.replace("MONDO_0700096", "MONDO_1", 1),
            r"mondo: MONDO:0000009 stands below MONDO:0700096",
        ),
        ("hgnc", OBO, r"hgnc:1: no column hgnc_id"),
        ("hgnc", HGNC[:-30], r"hgnc:4: 8 fields expected, 4 found; is the file whole\?"),
        ("hgnc", HGNC.split("\n")[0], r"hgnc:2: no gene in this file"),
        ("hgnc", HGNC.replace("HGNC:1\t", "1\t"), r"hgnc:3: no identifier of HGNC: 1"),
    ],
)
def test_a_file_that_is_wrong_or_cut_changes_nothing(folder: Path, kind: str, text: str, message: str) -> None:
    update(hpo=written(folder, "good.obo", OBO))
    before = state()
    with pytest.raises(LexiconError, match=message):
        update(**{"hgnc": written(folder, "good.txt", HGNC), kind: written(folder, kind, text)})
    assert state() == before


def test_a_packed_file_is_refused(folder: Path) -> None:
    path = folder / "hp.obo"
    path.write_bytes(b"\x1f\x8b\x08\x00\xff\xfe")
    with pytest.raises(LexiconError, match=r"hp\.obo:1: this is not text in UTF-8"):
        update(hpo=path)


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.obo: cannot be read"):
        update(hpo=folder / "none.obo")
    with pytest.raises(LexiconError, match="give at least one file"):
        update()
