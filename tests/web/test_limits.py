"""What one client asks too much of must not be felt by the others: time, memory, room, and processes."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from tests.web.serving import GOLDEN, Server, served

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
QUICK = "SELECT ?drug { ?drug a mg:Drug }"


@pytest.fixture(scope="module")
def narrow() -> Iterator[Server]:
    """A server with three workers, two of which take queries, and room for three requests that wait."""
    with served(GOLDEN, "--workers", "3", "--waiting", "3", "--timeout", "60", "--memory", "256") as server:
        yield server


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(16) as pool:
        yield pool


def asked(server: Server, sparql: str, timeout: float = 60) -> httpx.Response:
    """Ask from a client of its own, which wants the answer after so many seconds at the most."""
    form = {"query": sparql, "timeout": str(timeout)}
    return httpx.post(f"{server.client.base_url}sparql", data=form, timeout=120, trust_env=False)


def wait_until(condition: Callable[[], object]) -> None:
    while not condition():
        time.sleep(0.01)


def gone(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_a_query_without_end_is_ended_and_the_others_are_answered(narrow: Server, threads: ThreadPoolExecutor) -> None:
    endless = threads.submit(asked, narrow, ENDLESS, 2)
    answers = []
    while not endless.done():
        answers.append(asked(narrow, QUICK))
    assert len(answers) > 1
    assert {answer.status_code for answer in answers} == {200}
    assert (endless.result().status_code, endless.result().text) == (503, "the query was ended after 2 seconds\n")
    assert endless.result().headers["retry-after"]


def test_a_query_that_wants_too_much_memory_is_ended(narrow: Server) -> None:
    before = all_workers(narrow)
    assert asked(narrow, HUNGRY).status_code == 422
    assert asked(narrow, QUICK).status_code == 200
    assert before != all_workers(narrow)
    assert max(resident(worker) for worker in narrow.workers()) < 128 << 20


def all_workers(narrow: Server) -> list[int]:
    """Wait for the one that takes the place of an ended one, which comes after the answer."""
    wait_until(lambda: len(narrow.workers()) == 3)
    return narrow.workers()


def resident(process: int) -> int:
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_more_than_may_wait_are_turned_away(narrow: Server, threads: ThreadPoolExecutor) -> None:
    sent = [threads.submit(asked, narrow, ENDLESS, 0.5) for _ in range(10)]
    answers = [each.result() for each in sent]
    assert {answer.status_code for answer in answers} == {503}
    turned_away = [answer for answer in answers if "too many" in answer.text]
    assert turned_away and all(answer.headers["retry-after"] for answer in turned_away)
    assert asked(narrow, QUICK).status_code == 200


def test_a_query_ends_when_its_client_goes(narrow: Server) -> None:
    wait_until(lambda: not any(map(busy, narrow.workers())))
    before = set(all_workers(narrow))
    with socket.create_connection((narrow.client.base_url.host, narrow.client.base_url.port or 0)) as connection:
        body = f"query={ENDLESS.replace('?', '%3F')}".encode()
        head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
        connection.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode() + body)
        wait_until(lambda: any(map(busy, before)))
    wait_until(lambda: any(map(gone, before)))
    assert asked(narrow, QUICK).status_code == 200


def busy(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "R"


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 0), (signal.SIGKILL, -9)])
def test_no_process_outlives_the_server(number: int, status: int, tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    os.environ["TMPDIR"] = str(tmp_path)
    try:
        with served(GOLDEN, "--timeout", "2", "--workers", "1") as server:
            running: Future[httpx.Response] = threads.submit(asked, server, ENDLESS)
            workers = server.workers()
            wait_until(lambda: any(busy(worker) for worker in workers))
            server.process.send_signal(number)
            assert server.process.wait() == status
            wait_until(lambda: all(gone(worker) for worker in workers))
    finally:
        del os.environ["TMPDIR"]
    assert running.exception() or running.result().status_code == 503
    assert number == signal.SIGKILL or not list(tmp_path.glob("medgraph-*"))
