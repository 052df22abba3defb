"""From pages to files: whole, in one step, the same bytes every time; what is broken is said and skipped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.pages import CASIMERSEN, WARFARIN, write_pages

from medgraph import pipeline
from medgraph.errors import NameClashError, NoGraphError, OutputError, UnreadableInputError
from medgraph.store import EmbeddedStore, open_graph

STABLE = ("medgraph.ttl", "medgraph.nq", "facts.jsonl", "residue.jsonl")


def _bytes(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in STABLE}


def test_build_writes_everything(tmp_path: Path) -> None:
    result = pipeline.build(write_pages(tmp_path / "pages"), out=tmp_path / "out")
    assert result.clean
    assert result.pages == 2
    written = {path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")}
    assert written == {*STABLE, "report.json", "store", "sources"}
    for page in json.loads((tmp_path / "out" / "report.json").read_text())["pages"]:
        assert (tmp_path / "out" / "sources" / page["sha256"]).is_file()


def test_what_was_built_can_be_asked(tmp_path: Path) -> None:
    pipeline.build(write_pages(tmp_path / "pages"), out=tmp_path / "out")
    rows = open_graph(tmp_path / "out").select("SELECT ?label { ?drug mg:targetsExon ?exon . ?drug rdfs:label ?label }")
    assert rows.values("label") == [("casimersen",)]


def test_turtle_holds_the_merged_graph_and_nquads_the_named_ones(tmp_path: Path) -> None:
    pipeline.build(write_pages(tmp_path / "pages"), out=tmp_path / "out")
    merged = open_graph(tmp_path / "out").canonical_triples()
    assert open_graph(tmp_path / "out" / "medgraph.ttl").canonical_triples() == merged
    assert open_graph(tmp_path / "out" / "medgraph.nq").canonical_triples() == merged
    graphs = {line.rsplit(" ", 2)[1] for line in (tmp_path / "out" / "medgraph.nq").read_text().split("\n") if line}
    assert graphs == {
        f"<https://w3id.org/medgraph/graph/{name}>" for name in ("casimersen.md", "warfarin.md", "reference")
    }


def test_same_bytes_whatever_the_order_of_pages(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    pipeline.build(pages / "casimersen.md", pages / "warfarin.md", out=tmp_path / "a")
    pipeline.build(pages / "warfarin.md", pages / "casimersen.md", out=tmp_path / "b")
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def _many(folder: Path, count: int) -> Path:
    for number in range(count):
        text = (CASIMERSEN, WARFARIN)[number % 2].replace("Headache", f"Headache {'and nausea' if number % 3 else ''}")
        write_pages(folder, **{f"page{number:02}": text})
    return folder


def _build_apart(pages: Path, out: Path, seed: str, jobs: int) -> None:
    code = "import sys, medgraph.pipeline as p; p.build(sys.argv[1], out=sys.argv[2], jobs=int(sys.argv[3]))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Pacific/Auckland"}
    subprocess.run([sys.executable, "-c", code, str(pages), str(out), str(jobs)], check=True, env=environment)


def test_same_bytes_whatever_the_hash_seed_locale_and_workers(tmp_path: Path) -> None:
    pages = _many(tmp_path / "pages", 18)
    pipeline.build(pages, out=tmp_path / "a", jobs=1)
    _build_apart(pages, tmp_path / "b", "0", 2)
    _build_apart(pages, tmp_path / "c", "4711", 3)
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b") == _bytes(tmp_path / "c")


BAD = {
    "empty.md": b"",
    "blank.md": b" \n\t\n",
    "binary.md": b"\x7fELF\x00\x01\x02\x00",
    "long.md": b"x" * (50 * 1024 * 1024),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_one_line_and_the_rest_is_built(tmp_path: Path, name: str) -> None:
    pages = write_pages(tmp_path / "pages")
    (pages / name).write_bytes(BAD[name])
    result = pipeline.build(pages, out=tmp_path / "out")
    assert result.pages == 2
    (problem,) = result.problems
    assert name in str(problem)
    assert "\n" not in str(problem)
    assert len(str(problem)) < 300


_SOUND = "# Warfarin\n\nWarfarin is taken by mouth.\n"
_EFFECTS = f"{_SOUND}\n## Side effects\n"
HOSTILE = {
    "yaml_tag": f"---\ntitle: !!python/object/apply:os.system ['touch hacked']\n---\n{_SOUND}",
    "yaml_bomb": f"---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n---\n{_SOUND}",
    "yaml_many": f"---\ntitle: Warfarin\n---\n---\nother: 1\n---\n{_SOUND}",
    "yaml_broken": f"---\ntitle: [Warfarin\n---\n{_SOUND}",
    "yaml_endless": f"---\ntitle: Warfarin\n{_SOUND}",
    "no_headings": "Warfarin is an anticoagulant. Warfarin is taken by mouth.\n",
    "script_title": f"{_EFFECTS}- <img src=x onerror=alert(1)> bleeding\n".replace(
        "# W", "# <script>alert(1)</script> W", 1
    ),
    "iri_breaker": f'{_EFFECTS}- bleed> <http://evil/p> "x\n- nau"sea """ \\ ea\n',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_text(tmp_path: Path, name: str) -> None:
    result = pipeline.build(write_pages(tmp_path / "pages", **{name: HOSTILE[name]}), out=tmp_path / "out")
    assert result.pages == 1
    assert not (tmp_path / "hacked").exists()
    store = open_graph(tmp_path / "out")
    assert store.select("SELECT ?label { ?d mg:hasRoute ?r . ?d rdfs:label ?label }").values() == [("warfarin",)]
    assert not store.ask("ASK { ?s <http://evil/p> ?o }")


def test_not_utf8_is_read_as_cp1252(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages", warfarin=WARFARIN)
    (pages / "warfarin.md").write_bytes(WARFARIN.replace("Bleeding", "Bleeding – naïve").encode("cp1252"))
    assert pipeline.build(pages, out=tmp_path / "out").clean


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    with pytest.raises(UnreadableInputError, match="no page could be read"):
        pipeline.build(tmp_path / "pages", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_page_that_vanished_is_skipped(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    result = pipeline.build(pages, tmp_path / "gone.md", out=tmp_path / "out")
    assert result.pages == 2
    assert "gone.md" in str(result.problems[0])


def test_two_pages_of_one_name_are_an_error(tmp_path: Path) -> None:
    one, two = write_pages(tmp_path / "one"), write_pages(tmp_path / "two")
    with pytest.raises(NameClashError, match=r"casimersen\.md"):
        pipeline.build(one, two, out=tmp_path / "out")


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file is in the way")
    with pytest.raises(OutputError, match="out: cannot be written"):
        pipeline.build(write_pages(tmp_path / "pages"), out=tmp_path / "out")


def test_what_else_lies_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    pipeline.build(write_pages(tmp_path / "pages"), out=tmp_path / "out")
    assert (tmp_path / "out" / "notes.txt").read_text() == "mine"


def test_rebuilding_drops_what_is_no_longer_stated(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    pipeline.build(pages, out=tmp_path / "out")
    (pages / "casimersen.md").unlink()
    pipeline.build(pages, out=tmp_path / "out")
    assert not open_graph(tmp_path / "out").ask("ASK { ?d mg:targetsExon ?e }")
    assert len(list((tmp_path / "out" / ".generations").glob("tmp*"))) == 1


KILLS = [0.05, 0.4, 0.9, 1.4, 2.0] if os.environ.get("MEDGRAPH_LONG") else [0.4, 1.4]


@pytest.mark.parametrize("after", KILLS)
def test_a_killed_build_leaves_the_old_one_whole(tmp_path: Path, after: float) -> None:
    pages = write_pages(tmp_path / "pages")
    pipeline.build(pages, out=tmp_path / "out")
    before = _bytes(tmp_path / "out")
    _many(pages, 12)
    code = "import sys, medgraph.pipeline as p; p.build(sys.argv[1], out=sys.argv[2], jobs=1)"
    process = subprocess.Popen([sys.executable, "-c", code, str(pages), str(tmp_path / "out")])
    time.sleep(after)
    finished = process.poll() is not None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert finished or _bytes(tmp_path / "out") == before
    assert open_graph(tmp_path / "out").ask("ASK { ?d mg:targetsExon ?e }")
    pipeline.build(pages, out=tmp_path / "out")
    assert open_graph(tmp_path / "out").select("SELECT (COUNT(*) AS ?n) { ?page a mg:Monograph }").values() == [(14,)]


def test_a_store_that_cannot_be_checked_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(path: Path) -> EmbeddedStore:
        raise NoGraphError("this store cannot be opened (damaged)", place=str(path))

    monkeypatch.setattr(EmbeddedStore, "open", damaged)
    with pytest.raises(NoGraphError, match="damaged"):
        pipeline.build(write_pages(tmp_path / "pages"), out=tmp_path / "out", jobs=1)
    assert not (tmp_path / "out" / "report.json").exists()


def test_a_violation_keeps_the_statement_out_and_never_the_page(tmp_path: Path) -> None:
    impossible = CASIMERSEN.replace("exon 45 skipping", "exon 99 skipping")
    result = pipeline.build(write_pages(tmp_path / "pages", casimersen=impossible), out=tmp_path / "out")
    assert not result.clean
    assert result.report.conforms
    store = open_graph(tmp_path / "out")
    assert not store.ask("ASK { ?d mg:targetsExon ?e }")
    assert store.ask("ASK { ?d mg:hasRoute ?r }")
    left = [json.loads(line) for line in (tmp_path / "out" / "residue.jsonl").read_text().splitlines()]
    assert any(entry["reason"] == "violates a shape" and "99" in entry["quote"] for entry in left)
