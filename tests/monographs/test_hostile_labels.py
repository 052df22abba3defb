"""Broken and hostile labels: one line each that names the place, and what stands beside them is read."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.labels import DOSAGE, SET_ID, record, reply, section, spl, zipped

from medgraph.errors import UnreadableInputError
from medgraph.model import Monograph
from medgraph.monographs import read_monographs

GOOD = "# Casimersen\n\n## Dosage\n\n30 mg/kg once weekly.\n"


def nested(levels: int) -> str:
    return section("34084-4", "6", "<paragraph>" + "<content>" * levels + "x" + "</content>" * levels + "</paragraph>")


def with_type(declaration: str, text: str = "&a;") -> bytes:
    body = section("34084-4", "6 ADVERSE REACTIONS", f"<paragraph>{text}</paragraph>")
    return spl(body=body).replace("<document ", f"<!DOCTYPE document [{declaration}]>\n<document ", 1).encode()


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)
DOCTYPE = ": XML with a document type of its own, which labels have not"

DATA: list[tuple[str, bytes, str]] = [
    ("an empty reply", b'{"results": []}', ": JSON without a record"),
    ("an empty list", b"[]", ": JSON without a record"),
    ("results that are no list", b'{"results": {"a": 1}}', ": JSON with results that are no list but a record"),
    ("results twice", b'{"results": [], "results": []}', ": JSON with results twice"),
    (
        "an answer of openFDA",
        b'{"error": {"code": "NOT_FOUND", "message": "No matches found!"}}',
        ": an error that openFDA answered: No matches found!",
    ),
    (
        "an NDC entry",
        b'{"results": [{"product_ndc": "1-1", "route": ["ORAL"], "pharm_class": ["A"]}]}',
        "#/results/0: an entry of the NDC directory without a section of a drug label",
    ),
    (
        "an animal's report",
        b'{"results": [{"animal": {"species": "Dog"}, "outcome": ["Recovered"]}]}',
        "#/results/0: a report of effects on an animal without a section of a drug label",
    ),
    ("any record", b'{"a": ["b"]}', ": a JSON record without a section of a drug label"),
    ("a number among records", b'{"results": [7]}', "#/results/0: no record but a number"),
    ("a list among records", b'{"results": [[[1], {}]]}', "#/results/0: no record but a list"),
    ("a key twice", b'[{"warnings": ["a"], "warnings": ["b"]}]', "#/0: the key “warnings” stands twice"),
    ("NaN", b'{"warnings": ["a"], "version": NaN}', ": broken JSON: invalid char in json text"),
    ("a huge exponent", b'{"warnings": ["a"], "x": 1e' + b"9" * 30 + b"}", ": broken JSON: a number beyond measure"),
    ("a huge number", b'{"warnings": ["a"], "x": ' + b"9" * 9_999 + b"}", ": broken JSON: a number beyond measure"),
    ("deep JSON", b'{"x": ' + b"[" * 99_999 + b"]" * 99_999 + b"}", ": a record deeper than 30 levels"),
    ("endless JSON", b'{"warnings": ["' + b"a" * 25_000_000, ": a record of more than 20 MB"),
    ("very many values", b'{"x": [' + b"1," * 200_000 + b"1]}", ": a record of more than 100,000 values"),
    ("bytes that are no UTF-8", b'{"warnings": ["caf\xe9"]}', ": broken JSON: invalid bytes in UTF8 string"),
    ("half of a pair", b'{"\\ud800": ["\\udc00x"]}', ": broken JSON: text that is no Unicode"),
    ("text behind", b'{"warnings": ["a"]} {}', ": broken JSON: trailing garbage"),
    ("cut JSON", reply(record())[:-30], ": broken JSON: premature EOF"),
    ("billion laughs", with_type(LAUGHS, "&j;"), DOCTYPE),
    ("laughs in an attribute", with_type(LAUGHS).replace(b'id root="d"', b'id root="&j;"'), DOCTYPE),
    ("a file from outside", with_type('<!ENTITY a SYSTEM "file:///etc/passwd">'), DOCTYPE),
    (
        "a type from outside",
        spl().replace("<document ", '<!DOCTYPE d SYSTEM "http://127.0.0.1/x.dtd"><document ').encode(),
        DOCTYPE,
    ),
    (
        "an unknown entity",
        spl(body=section("34084-4", "6", "&nbsp;")).encode(),
        ": broken XML: entity 'nbsp' not defined",
    ),
    ("deep XML", spl(body=nested(150)).encode(), ": XML deeper than 100 levels"),
    ("deeper XML", spl(body=nested(100_000)).encode(), ": broken XML: excessive depth in document"),
    ("cut XML", spl().encode()[:-60], ": broken XML: "),
    ("XML with a NUL", spl().encode().replace(b"weekly", b"week\0ly"), ": binary data, not text (it holds NUL bytes)"),
    (
        "XML in no encoding",
        spl().replace("UTF-8", "klingon").encode(),
        ": XML in an encoding that is not known here: klingon",
    ),
    (
        "XML that is no UTF-8",
        spl().replace("weekly", "w\xe9ekly").encode("latin-1"),
        ": not the UTF-8 that it should be, at byte ",
    ),
    ("half a UTF-16", spl().encode("utf-16")[:-1], ": damaged UTF-16 text at byte "),
    (
        "another XML of HL7",
        b"<?xml version='1.0'?><ClinicalDocument xmlns='urn:hl7-org:v3'/>",
        ": XML of another kind than a drug label: <ClinicalDocument>",
    ),
    (
        "a label that says nothing",
        spl(body="", product="").encode(),
        ": a drug label without a section that has a text",
    ),
    ("an empty zip", zipped({}), ": a zip without a label"),
    ("a zip of pictures", zipped({"a.png": b"\x89PNG", ".x": b"x"}), ": a zip without a label"),
    ("a cut zip", zipped({"a.xml": spl()})[:-30], ": a damaged zip: file is not a zip file"),
    (
        "an office document",
        zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}),
        ": an office document or a program, not a zip of labels",
    ),
    (
        "a zip in a zip in a zip",
        zipped({"a.zip": zipped({"b.zip": zipped({"c.xml": spl()})})}),
        "!a.zip!b.zip: a zip in a zip in a zip",
    ),
    ("a path that climbs", zipped({"../../etc/x.xml": spl()}), "!../../etc/x.xml: a path that leaves the zip"),
    ("a path from the root", zipped({"/etc/x.xml": spl()}), "!/etc/x.xml: a path that leaves the zip"),
    ("a path on a drive", zipped({"C:x.xml": spl()}), "!C:x.xml: a path that leaves the zip"),
    (
        "another method",
        zipped({"x.xml": spl()}, method=zipfile.ZIP_BZIP2),
        "!x.xml: packed by another method than deflate",
    ),
    ("a 1 GB member", zipped({"x.xml": b"<a" + b" " * 60_000_000}), "!x.xml: unpacks to more than 100 times its size"),
    (
        "a large stored member",
        zipped({"x.xml": spl() + " " * 21_000_000}, method=zipfile.ZIP_STORED),
        "!x.xml: more than the 20 MB that it may have",
    ),
    (
        "blanks without end in JSON",
        zipped({"x": b'{"results": [' + b" " * 60_000_000}),
        "!x: unpacks to more than 100 times its size",
    ),
    ("neither", zipped({"readme.txt": "Hello."}), "!readme.txt: neither a label nor a picture of one"),
]


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in DATA], ids=[row[0] for row in DATA])
def test_it_costs_one_line_and_the_rest_is_read(tmp_path: Path, data: bytes, message: str) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad"
    good.write_text(GOOD)
    bad.write_bytes(data)
    error, page = read_monographs(good, bad)
    assert isinstance(error, UnreadableInputError) and isinstance(page, Monograph)
    assert str(error).startswith(f"{bad}{message}")
    assert "\n" not in str(error)


def outcome(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    results = read_monographs(path)
    return [each.name if isinstance(each, Monograph) else str(each).removeprefix(str(path)) for each in results]


def test_a_cut_in_the_stream_costs_only_what_comes_behind(tmp_path: Path) -> None:
    data = reply(*(record(number) for number in range(5)))
    assert outcome(tmp_path / "a", data[: data.rindex(b'"set_id"')]) == [
        *(SET_ID.format(number) for number in range(4)),
        ": broken JSON behind /results/3: premature EOF",
    ]


def test_a_bad_record_among_good_ones_costs_itself(tmp_path: Path) -> None:
    data = reply(record(1), {"x": [[[]]] * 200_000}, {"product_ndc": "1"}, record(2))
    assert outcome(tmp_path / "a", data) == [
        SET_ID.format(1),
        "#/results/1: a record of more than 100,000 values",
        "#/results/2: an entry of the NDC directory without a section of a drug label",
        SET_ID.format(2),
    ]


def test_a_bad_member_among_good_ones_costs_itself(tmp_path: Path) -> None:
    inner = bytearray(zipped({"x.xml": spl(9)}, method=zipfile.ZIP_STORED))
    inner[inner.index(b"Exemplia")] ^= 1
    members: dict[str, bytes | str] = {
        "1.xml": spl(1),
        "2.xml": spl(2)[:-9],
        "3.zip": bytes(inner),
        "4.json": reply(record(4))[:-2],
        "5.zip": b"PK\x03\x04",
        "6.xml": spl(6),
    }
    assert outcome(tmp_path / "a", zipped(members)) == [
        SET_ID.format(1),
        outcome(tmp_path / "b", zipped({"2.xml": spl(2)[:-9]}))[0],
        "!3.zip!x.xml: a damaged zip: bad crc-32 for file 'x.xml'",
        SET_ID.format(4),
        "!4.json: broken JSON behind /results/0: premature EOF",
        "!5.zip: a damaged zip: file is not a zip file",
        SET_ID.format(6),
    ]


def test_a_stream_of_other_records_is_given_up(tmp_path: Path) -> None:
    said = outcome(tmp_path / "a", reply(*({"product_ndc": str(number)} for number in range(5_000))))
    assert len(said) == 101
    assert said[-1] == ": 100 in a row are no labels: the rest is not looked at"


def test_members_of_one_name_are_read_once(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("x.xml", spl(1))
        archive.writestr("x.xml", spl(2))
    assert outcome(tmp_path / "a", file.getvalue()) == [SET_ID.format(1), "!x.xml: a second member of this name"]


def test_encrypted_members_and_links_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.xml")
    link.external_attr = 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("secret.xml", spl())
        archive.writestr(link, "/etc/passwd")
    data = bytearray(file.getvalue())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert outcome(tmp_path / "a", bytes(data)) == ["!secret.xml: encrypted", "!link.xml: a link"]


@pytest.mark.parametrize("declared", [10, 2_000_000_000])
def test_a_declared_size_that_lies_is_told(tmp_path: Path, declared: int) -> None:
    data = bytearray(zipped({"x.xml": spl()}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", declared)
    [said] = outcome(tmp_path / "a", bytes(data))
    assert said.startswith(("!x.xml: a damaged zip: bad crc-32", SET_ID.format(1)))


def test_a_directory_beyond_measure_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.seek(400_000_000)
        file.write(b"PK\x05\x06" + bytes(4) + struct.pack("<HHIIH", 9, 9, 300_000_000, 4, 0))
    assert [str(each) for each in read_monographs(path)] == [f"{path}: a zip with a directory beyond measure"]


@pytest.mark.parametrize(
    "more",
    [
        {"openfda": None},
        {"openfda": "x"},
        {"openfda": {"brand_name": "x", "generic_name": [7]}},
        {"openfda": {"brand_name": [None], "generic_name": {"a": 1}, "route": [["x"]]}},
        {"version": 3, "effective_time": ["2020"], "id": {}},
        {"warnings": "a text", "precautions": [1, None, ["x"]], "adverse_reactions": [""]},
        {"adverse_reactions": ["A \x00 nul, a \x1b bell and a \u2028 line."]},
        {"adverse_reactions_table": ["<table><tr><td>cut", 7, "", "no table", "<table>&nbsp;<br></table>"]},
        {"a/b~c": ["A field with marks of a pointer."]},
    ],
)
def test_a_record_with_odd_fields_is_read_all_the_same(tmp_path: Path, more: dict[str, Any]) -> None:
    path = tmp_path / "a"
    path.write_bytes(reply(record(1, **more)))
    [page] = read_monographs(path)
    assert isinstance(page, Monograph), page
    assert not any(mark in page.source for mark in "\x00\x1b")


def test_spanning_cells_do_not_fill_the_memory(tmp_path: Path) -> None:
    row = '<tr><td colspan="99999" rowspan="99999">' + "x" * 2_000 + "</td></tr>" + "<tr/>" * 70
    table = section("34084-4", "6", f"<table>{row * 300}</table>")
    assert outcome(tmp_path / "a", spl(body=table).encode()) == [": a label of more than 20,000,000 characters"]


def test_what_is_beside_a_label_in_its_section_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(spl(body=DOSAGE.replace("<text>", "<text><!-- a note --><?target x?>")))
    [page] = read_monographs(tmp_path / "a")
    assert isinstance(page, Monograph) and "30 mg/kg once weekly" in page.source
