"""The engine, as the explorer uses it: questions to the graph that are answered by other processes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from tests.web.serving import GOLDEN

from medgraph.errors import NoGraphError, QueryError
from medgraph.store import EmbeddedStore, Store
from medgraph.terms import literal
from medgraph.web.engine import (
    BrokenWorkerError,
    BusyError,
    Engine,
    Settings,
    TimedOutError,
    TooLargeError,
    UnansweredError,
    engine_of,
)

SMALL = Settings(workers=1, waiting=1)
LABELS = "SELECT ?drug ?label { ?drug a mg:Drug ; rdfs:label ?label } ORDER BY ?label"


def with_engine(use: Callable[[Engine], Awaitable[None]], settings: Settings = SMALL, graph: Path = GOLDEN) -> None:
    async def main() -> None:
        async with engine_of(graph, settings) as engine:
            await use(engine)

    with ThreadPoolExecutor(1) as thread:  # in this one the loop of a browser's driver may run
        thread.submit(lambda: asyncio.run(main())).result()


def size(store: Store) -> int:
    return len(store)


def refused(store: Store, message: str) -> None:
    raise QueryError(message, place=str(len(store) > 0))


def broken(_store: Store) -> None:
    raise ZeroDivisionError("nobody thought of this")


def killed(_store: Store) -> None:
    import os

    os._exit(3)


def asleep(_store: Store, seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def test_questions_are_answered_as_the_library_answers_them() -> None:
    async def use(engine: Engine) -> None:
        store = EmbeddedStore.from_file(GOLDEN)
        assert await engine.select(LABELS) == store.select(LABELS)
        assert (await engine.select(LABELS, limit=2)).rows == store.select(LABELS).rows[:2]
        assert len(await engine.select(LABELS, {"label": [literal("casimersen")]})) == 1
        assert len(await engine.ask_catalogue("dosing", drug="casimersen")) > 0
        assert await engine.call(size) == len(store)
        assert (await engine.serialised(LABELS, "text/csv")).startswith(b"drug,label\r\n")

    with_engine(use)


def test_what_goes_wrong_in_a_worker_is_raised_here() -> None:
    async def use(engine: Engine) -> None:
        with pytest.raises(QueryError, match=r"^True: no such thing$"):
            await engine.call(refused, "no such thing")
        with pytest.raises(QueryError, match="SERVICE is refused"):
            await engine.serialised("SELECT * { SERVICE <http://e/> { ?s ?p ?o } }", "text/csv")
        with pytest.raises(QueryError, match="no question of the catalogue"):
            await engine.ask_catalogue("/etc/passwd")
        with pytest.raises(ZeroDivisionError, match="nobody thought of this"):
            await engine.call(broken)
        with pytest.raises(BrokenWorkerError, match="status 3"):
            await engine.call(killed)
        assert await engine.call(asleep, 0) == "awake"

    with_engine(use)


def test_an_answer_is_not_larger_than_allowed() -> None:
    async def use(engine: Engine) -> None:
        with pytest.raises(TooLargeError, match="with LIMIT"):
            await engine.serialised("SELECT * { ?s ?p ?o }", "text/csv")
        assert await engine.serialised("ASK {}", "text/csv") == b"true"

    with_engine(use, replace(SMALL, answer=10_000))


def test_one_job_works_one_waits_and_a_third_is_turned_away() -> None:
    async def use(engine: Engine) -> None:
        asked = [asyncio.create_task(engine.call(asleep, 0.2)) for _ in range(3)]
        answers = await asyncio.gather(*asked, return_exceptions=True)
        assert answers[:2] == ["awake", "awake"]
        assert isinstance(answers[2], BusyError)

    with_engine(use)


def test_a_job_that_nobody_waits_for_is_ended_unless_it_is_nearly_done() -> None:
    async def use(engine: Engine) -> None:
        for seconds in (0.1, 1000.0):
            task = asyncio.create_task(engine.call(asleep, seconds))
            await asyncio.sleep(0.05)
            task.cancel()
            assert await engine.call(asleep, 0) == "awake"
        with pytest.raises(TimedOutError):
            await engine.call(asleep, 1000.0, timeout=0.1)
        assert await engine.call(asleep, 0) == "awake"

    with_engine(use)


def test_many_at_once_with_some_that_fail_leave_the_engine_whole() -> None:
    async def use(engine: Engine) -> None:
        jobs = [
            engine.call(killed) if number % 7 == 3 else engine.call(asleep, 5.0, timeout=0.05) if number % 7 == 5
            else engine.select(LABELS)
            for number in range(20)
        ]  # fmt: skip
        answers = await asyncio.gather(*jobs, return_exceptions=True)
        assert sum(isinstance(answer, UnansweredError) for answer in answers) == 3 + 3
        assert len(await engine.select(LABELS)) == 7

    with_engine(use, Settings(workers=2, waiting=100))


def test_a_graph_that_is_replaced_is_opened_anew(tmp_path: Path) -> None:
    async def use(engine: Engine) -> None:
        marks, sizes = [engine.mark], [await engine.call(size)]
        built(tmp_path / "second", 2)
        (tmp_path / "store").unlink()
        (tmp_path / "store").symlink_to("second")
        marks.append(engine.mark)
        sizes.append(await engine.call(size))
        assert sizes == [1, 2] and marks[0] != marks[1]

    built(tmp_path / "first", 1)
    (tmp_path / "store").symlink_to("first")
    with_engine(use, graph=tmp_path)


def built(folder: Path, triples: int) -> None:
    text = "".join(f"<http://e/s> <http://e/p> {number} .\n" for number in range(triples))
    EmbeddedStore.open(folder, read_only=False).load_text(text, "ttl")


def test_where_there_is_no_graph_there_is_no_engine(tmp_path: Path) -> None:
    async def use(_engine: Engine) -> None:
        raise AssertionError

    with pytest.raises(NoGraphError, match="no graph here"):
        with_engine(use, graph=tmp_path / "nothing")
