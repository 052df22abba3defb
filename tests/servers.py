"""Real SPARQL servers for the tests, each on a free port of this machine, with its data in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
import urllib3

_NO_VIRTUOSO = "no virtuoso-t on the PATH; Virtuoso was NOT tested"
_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
CaseMode = 2
NumberOfBuffers = 5000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000
"""


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[str]:
    """Run Oxigraph's server; give its address for queries."""
    program = Path(sys.executable).with_name("oxigraph")
    bind = f"127.0.0.1:{free_port()}"
    with _running([str(program), "serve", "--location", str(folder), "--bind", bind, *options], f"http://{bind}/"):
        yield f"http://{bind}/query"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run Virtuoso, which hands out 1,000 rows at most; give its address for queries by dba, password dba.

    Where there is none the test is skipped, but fails where CI is set.
    """
    program = shutil.which("virtuoso-t")
    if program is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(_NO_VIRTUOSO)
    port = free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, sql=free_port(), http=port), encoding="utf-8")
    home = f"http://127.0.0.1:{port}"
    with _running([program, "+foreground", "+configfile", str(ini)], f"{home}/sparql"):
        yield f"{home}/sparql-auth"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: Sequence[str], url: str) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(url, server)
            yield
        finally:
            server.kill()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers at all, and fail if it ends before."""
    while server.poll() is None:
        try:
            urllib3.request("GET", url, retries=False, timeout=30)
        except urllib3.exceptions.HTTPError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{server.args!r} ended with {server.returncode}")
