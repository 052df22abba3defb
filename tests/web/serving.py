"""A real server on loopback, as the tests of `medgraph serve` ask it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

GOLDEN = Path(__file__).resolve().parents[1] / "data" / "golden.trig"
TOKEN = "a-token-that-only-tests-know"


@contextmanager
def served(graph: Path, *options: str) -> Iterator[Server]:
    """Run `medgraph serve` as a user would; give a client, and end it as a user would."""
    command = [sys.executable, "-m", "medgraph", "serve", "-g", str(graph), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "MEDGRAPH_TOKEN": TOKEN})
    assert process.stderr is not None
    said = process.stderr.readline()
    match = re.fullmatch(r"serving (http://127\.0\.0\.1:\d+/)\n", said)
    if not match:
        process.kill()
        rest = process.communicate()[1]
        raise AssertionError(f"no server: {said}{rest}")
    try:
        with httpx.Client(base_url=match[1], timeout=60, trust_env=False) as client:
            yield Server(process, client)
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()


class Server:
    """A server's process, and a client of it."""

    def __init__(self, process: subprocess.Popen[str], client: httpx.Client) -> None:
        self.process, self.client = process, client

    def workers(self) -> list[int]:
        """Return the processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(number) for number in children.split()]
