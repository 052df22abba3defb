"""A build that has something to start from gives the same results as one from nothing, and reads only what changed."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.apart import build_apart, load
from tests.conftest import LONG
from tests.pages import CASIMERSEN, WARFARIN, write_pages

from medgraph import pipeline, reading
from medgraph.building import checking, making, parts, results
from medgraph.building.job import job as job_of_parts
from medgraph.building.parts import Part
from medgraph.extraction import Extraction, extract_facts
from medgraph.model import Monograph
from medgraph.store import open_graph

STABLE = ("medgraph.ttl", "medgraph.nq", "facts.jsonl", "residue.jsonl")
BETA = "# {0}\n\n{0} is a {1}. {0} is taken by mouth.\n"


def outcome(out: Path) -> tuple[dict[str, bytes], object, set[str]]:
    """Return all that should be the same: the files, what the store holds, the sources."""
    files = {name: (out / name).read_bytes() for name in STABLE}
    return files, open_graph(out).canonical_quads(), {each.name for each in (out / "sources").iterdir()}


def pages_of(folder: Path) -> Path:
    """Write pages that share drugs, effects, a name that two of them spell otherwise, and characters of all kinds."""
    pages = {f"page{n:02}": (CASIMERSEN, WARFARIN)[n % 2].replace("Headache", f"Headache {n}") for n in range(6)}
    pages |= {"beta": BETA.format("Atenolol", "beta blocker"), "hyphen": BETA.format("Bisoprolol", "beta-blocker")}
    return write_pages(folder, odd=f'{WARFARIN}- nau\x85sea \u2028 \\u0041 \U0001f600 "x"\n', **pages)


def rewrite(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(pages: Path) -> None:
        file = pages / f"{name}.md"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a fact more": rewrite("page01", "- Bleeding", "- Bleeding\n- Vomiting"),
    "a fact less": rewrite("page02", "- Headache 2\n", ""),
    "a fact that others state goes": rewrite("page03", "- Bleeding\n", ""),
    "a page less": lambda pages: (pages / "page04.md").unlink(),
    "a page more": lambda pages: write_pages(pages, more=WARFARIN.replace("mouth", "mouth or by injection")),
    "another name": lambda pages: (pages / "odd.md").rename(pages / "strange.md"),
    "the name that others go by": lambda pages: (pages / "beta.md").unlink(),
    "a violation": rewrite("page00", "exon 45", "exon 99"),
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first")
    pages_of(folder / "pages")
    with contextlib.chdir(folder):
        pipeline.build("pages", out="out")
    return folder


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_pages_break_together_is_kept_out_of_the_store_too(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "labels_told", lambda _: {})  # so that a claim goes by two names
    monkeypatch.setattr(checking, "labels_told", lambda _: {})
    pages = write_pages(pages_of(tmp_path / "pages"), atenolol=BETA.format("Atenolol", "beta-blocker"))
    built = pipeline.build(pages, out=tmp_path / "out", jobs=jobs)
    assert {found.shape for found in built.kept_out} == {"OneLabel"}
    written = set(ox.parse(path=str(tmp_path / "out" / "medgraph.nq")))
    merged = {ox.Quad(*quad.triple) for quad in written}
    assert set(ox.Store.read_only(str(tmp_path / "out" / "store"))) == written | merged
    assert built.report.conforms


@pytest.fixture
def again(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folder of pages and of what was built of them, where a build may start from any change."""
    shutil.copytree(first, tmp_path, symlinks=True, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(results, "_MOST_CHANGED", 9)
    return tmp_path


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_built_upon_gives_what_is_built_anew(change: str, again: Path, worked: list[str]) -> None:
    CHANGES[change](again / "pages")
    pipeline.build("pages", out="out")
    assert len(worked) <= 4, "only pages that changed are read, and those that must know of it"
    pipeline.build("pages", out="anew")
    assert outcome(again / "out") == outcome(again / "anew")


def test_an_unchanged_page_is_not_read_again(again: Path, worked: list[str]) -> None:
    pipeline.build("pages", out="out")
    assert worked == []
    rewrite("page01", "- Bleeding", "- Vomiting")(again / "pages")
    pipeline.build("pages", out="out")
    assert worked == ["page01.md"]


def test_where_nothing_changed_the_results_before_are_taken_as_they_are(
    again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(again / "pages", both="# Atenolol\n\n## Uses\n\n- Headache\n\n## Side effects\n\n- Headache\n")
    built = pipeline.build("pages", out="anew")
    files = {name: (again / "anew" / name).stat().st_ino for name in STABLE}
    monkeypatch.setattr(checking, "validate", lambda *_, **__: pytest.fail("the shapes were asked again"))
    assert pipeline.build("pages", out="anew") == built
    assert {name: (again / "anew" / name).stat().st_ino for name in STABLE} == files
    assert built.report.warnings


def test_other_rules_read_all_pages_again(again: Path, worked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "state", lambda: "other rules")
    pipeline.build("pages", out="out")
    assert len(worked) >= len(list((again / "pages").iterdir()))


@pytest.mark.parametrize("broken", ["medgraph.nq", "medgraph.ttl", ".parts.jsonl", "store"])
def test_results_that_are_not_whole_are_not_built_upon(broken: str, again: Path) -> None:
    expected, path = outcome(again / "out"), again / "out" / ".current" / broken
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.write_bytes(path.read_bytes()[:-10])
    pipeline.build("pages", out="out")
    assert outcome(again / "out") == expected


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that were read."""
    names: list[str] = []

    def job(part: Part) -> object:
        names.append(part.page.name)
        return job_of_parts(part)

    monkeypatch.setattr(making, "job", job)
    return names


@pytest.mark.usefixtures("again")
def test_a_page_that_breaks_a_rule_is_one_line_and_the_rest_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(monograph: Monograph) -> Extraction:
        if monograph.name == "page01.md":
            raise ZeroDivisionError("nobody\nforesaw this")
        return extract_facts(monograph)

    monkeypatch.setattr(reading, "extract_facts", extract)
    built = pipeline.build("pages", out="anew")
    [problem] = built.problems
    assert not built.clean
    assert (
        str(problem) == "pages/page01.md: a fault of medgraph, please report it: ZeroDivisionError: nobody foresaw this"
    )
    assert built.pages == 8


KILLS = 20 if LONG else 3


def test_a_build_goes_on_where_it_was_killed(tmp_path: Path) -> None:
    pages = write_pages(
        tmp_path / "pages", **{f"page{n:02}": (CASIMERSEN, WARFARIN)[n % 2] + f"- Pain {n}\n" for n in range(24)}
    )
    load()
    begun = time.monotonic()
    build_apart(pages, tmp_path / "whole").join()
    takes, chance = time.monotonic() - begun, random.Random(6)
    for number in range(KILLS):
        process = build_apart(pages, tmp_path / "out")
        process.join(chance.uniform(0, takes))
        assert process.pid
        with contextlib.suppress(ProcessLookupError):  # it was through
            os.killpg(process.pid, signal.SIGKILL)
        process.join()
        if number % 4 == 3:
            (pages / f"page{number:02}.md").write_text(WARFARIN, encoding="utf-8")
    for name in ("out", "whole"):
        last = build_apart(pages, tmp_path / name)
        last.join()
        assert last.exitcode == 0
    assert outcome(tmp_path / "out") == outcome(tmp_path / "whole")
    left = {each.name for each in (tmp_path / "out" / ".generations").iterdir()}
    assert len(left) == 2, "one generation and the lock"
