"""A build on a real cluster: the same bytes as here, and nothing lost with a worker."""

from __future__ import annotations

import json
import multiprocessing
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from tests.pages import CASIMERSEN, WARFARIN, write_pages
from tests.test_building import outcome

from medgraph import pipeline
from medgraph.building import Stock, working
from medgraph.errors import ClusterError

T = TypeVar("T")


class Cluster:
    """A Dask scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        file = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--scheduler-file", str(file), "--port", "0", "--no-dashboard")
        self.workers = [self._start("worker", "--scheduler-file", str(file), *_WORKER) for _ in range(count)]
        while not file.exists():
            assert self.scheduler.poll() is None
            time.sleep(0.05)
        self.address = json.loads(file.read_text())["address"]

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{arguments[0]}.log").open("ab") as log:
            return subprocess.Popen([sys.executable, "-m", "dask", *arguments], cwd=self.folder, stdout=log, stderr=log)

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


_WORKER = ("--nthreads", "1", "--no-nanny", "--no-dashboard")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    started = Cluster(tmp_path_factory.mktemp("cluster"), 2)
    yield started
    started.stop()


def test_a_worker_that_is_killed_loses_nothing(cluster: Cluster, tmp_path: Path) -> None:
    texts = {f"page{n:02}": (CASIMERSEN, WARFARIN)[n % 2] + f"- Pain {n}\n" for n in range(40)}
    pages = write_pages(tmp_path / "pages", **texts)
    (pages / "empty.md").write_bytes(b"")

    def kill_one(results: Iterable[T], total: int) -> Iterator[T]:
        assert total == 41
        for number, result in enumerate(results):
            if number == 1:
                cluster.workers[0].kill()
            yield result

    built = pipeline.build(pages, out=tmp_path / "far", scheduler=cluster.address, track=kill_one)
    assert cluster.workers[0].wait() == -signal.SIGKILL
    assert [problem.place for problem in built.problems] == [str(pages / "empty.md")]
    pipeline.build(pages, out=tmp_path / "near")
    assert outcome(tmp_path / "far") == outcome(tmp_path / "near")


def test_a_process_that_is_killed_costs_what_it_was_doing_and_no_more(tmp_path: Path) -> None:
    texts = {f"page{n:02}": (CASIMERSEN, WARFARIN)[n % 2] + f"- Pain {n}\n" for n in range(24)}
    pages = write_pages(tmp_path / "pages", **texts)

    def kill_all(results: Iterable[T], _: int) -> Iterator[T]:
        for number, result in enumerate(results):
            for process in multiprocessing.active_children() if number == 4 else ():
                process.kill()
            yield result

    with pytest.raises(ClusterError, match="the pages done are kept"):
        pipeline.build(pages, out=tmp_path / "out", jobs=2, track=kill_all)
    assert len(list((tmp_path / "out" / ".generations" / "unfinished").iterdir())) >= 4
    assert pipeline.build(pages, out=tmp_path / "out").pages == 24


def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "_TIMEOUT", "0.2s")
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:1: no Dask scheduler answers here"):
        pipeline.build(write_pages(tmp_path / "pages"), out=tmp_path / "out", scheduler="tcp://127.0.0.1:1")
    assert not (tmp_path / "out").exists()


def test_a_part_that_was_made_by_other_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="other rules"):
        Stock(tmp_path, None).put("ours", b'{"key": "theirs"}\n')
    assert not list(tmp_path.iterdir())
