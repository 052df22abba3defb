"""A real server on loopback, as the tests of `medgraph serve` ask it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

GOLDEN = Path(__file__).resolve().parents[1] / "data" / "golden.trig"
TOKEN = "a-token-that-only-tests-know"


@contextmanager
def served(graph: Path | str, *options: str) -> Iterator[Server]:
    """Run `medgraph serve` as a user would; give a client, and end it as a user would."""
    command = [sys.executable, "-m", "medgraph", "serve", "-g", str(graph), "--port", "0", *options]
    environment = {**os.environ, "MEDGRAPH_TOKEN": TOKEN}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        said: list[str] = [process.stderr.readline()]
        reading = threading.Thread(target=said.extend, args=(process.stderr,))  # a full pipe would stop the server
        reading.start()
        try:
            match = re.fullmatch(r"serving (http://127\.0\.0\.1:\d+/)\n", said[0])
            assert match, f"no server: {said[0]}"
            with httpx.Client(base_url=match[1], timeout=60, trust_env=False) as client:
                yield Server(process, client, said)
        finally:
            process.terminate()
            process.wait(20)
            reading.join()


class Server:
    """A server's process, a client of it, and what it says."""

    def __init__(self, process: subprocess.Popen[str], client: httpx.Client, said: list[str]) -> None:
        self.process, self.client, self.said = process, client, said

    def workers(self) -> list[int]:
        """Return the processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(number) for number in children.split()]
