"""Run the examples of the documentation, and give the pages back with their real outputs.

The examples of README.md and docs/ stand in fenced blocks. They run in a folder with the sample pages and
their graph:

    ```console            lines "$ medgraph …"; "console terminal" shows them as a terminal does, and a
                          number keeps so many lines of each output
    ```python             lines ">>> …", as a doctest; all blocks of a page share their names
    ```sparql             asked of the graph; where the next block is turtle or text, it is the answer
    <!-- begin NAME -->   up to "<!-- end NAME -->": a table of `doc_tables`
"""

from __future__ import annotations

import contextlib
import doctest
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.doc_tables import TABLES

ROOT = Path(__file__).resolve().parents[1]
WIDTH = 120

_BLOCK = re.compile(
    r"^```(?P<kind>[a-z]+)(?P<terminal> terminal)?(?: (?P<most>\d+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_ANSWERED = re.compile(
    r"(?<=^```sparql\n)(?P<query>.*?)(?P<between>^```\n\n```(?P<form>text|turtle)\n)(?P<answer>.*?)(?=^```$)",
    re.MULTILINE | re.DOTALL,
)
_TABLE = re.compile(
    r"(?<=<!-- begin )(?P<name>[a-z]+)(?P<open> -->\n)(?P<body>.*?)(?=<!-- end (?P=name) -->)", re.DOTALL
)
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def pages() -> list[Path]:
    """Return the pages whose examples are run."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def lay_out(folder: Path) -> Path:
    """Copy what the examples use into a folder; return the folder."""
    for name in ("data/monographs", "data/gold", "tests/shapes/invalid"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "notebooks").mkdir()
    return folder


def prepare(folder: Path) -> Path:
    """Lay out the sample pages and their graph in a folder, as after `make demo`; return the folder."""
    output = run("medgraph build data/monographs -o build", lay_out(folder))
    if not (folder / "build" / "medgraph.ttl").exists():
        raise RuntimeError(f"the graph of the sample pages was not built: {output}")
    return folder


def run(command: str, folder: Path, *, terminal: bool = False) -> str:
    """Return what a command prints, stdout and stderr, in a pipe or in a terminal."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    extra = {"PATH": path, "COLUMNS": str(WIDTH), "TERM": "xterm", "PYTHONHASHSEED": "0"}
    environment = {name: value for name, value in os.environ.items() if name != "MEDGRAPH_GRAPH"} | extra
    ours, theirs = pty.openpty() if terminal else os.pipe()
    with subprocess.Popen(  # noqa: S602
        command,
        shell=True,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        printed = b"".join(_chunks(ours))
    os.close(ours)
    return _tidy(printed.decode())


def _chunks(descriptor: int) -> Iterator[bytes]:
    """Yield what is written to the other end; a terminal that hangs up is an OSError on Linux."""
    with contextlib.suppress(OSError):
        while chunk := os.read(descriptor, 65536):
            yield chunk


def _tidy(text: str) -> str:
    lines = [line.rstrip() for line in _ESCAPES.sub("", text).replace("\r\n", "\n").split("\n")]
    return "\n".join(lines).strip("\n") + "\n"


def refreshed(text: str, folder: Path) -> str:
    """Return a page with every output as it is now."""
    names: dict[str, Any] = {}
    text = _TABLE.sub(lambda found: f"{found['name']}{found['open']}\n{TABLES[found['name']]()}\n", text)
    text = _ANSWERED.sub(lambda found: _asked(found, folder), text)
    return _BLOCK.sub(lambda found: _block(found, folder, names), text)


def _asked(found: re.Match[str], folder: Path) -> str:
    return found["query"] + found["between"] + ask(found["query"], found["form"], folder)


def _block(found: re.Match[str], folder: Path, names: dict[str, Any]) -> str:
    head = found[0][: found.start("body") - found.start()]
    if found["kind"] == "console":
        return head + "\n".join(_told(found, line, folder) for line in _commands(found["body"])) + "```"
    if found["kind"] == "python":
        return head + _python(found["body"], folder, names) + "```"
    return found[0]


def _commands(body: str) -> list[str]:
    return [line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ ")]


def _told(found: re.Match[str], command: str, folder: Path) -> str:
    lines = run(command, folder, terminal=bool(found["terminal"])).splitlines()
    most = int(found["most"] or len(lines))
    return "\n".join([f"$ {command}", *lines[:most], *(["…"] if lines[most:] else []), ""])


def ask(query: str, form: str, folder: Path) -> str:
    """Return the answer to a query, as a table or as Turtle."""
    file = folder / "example.rq"
    file.write_text(query, encoding="utf-8")
    return run(f"medgraph query {file.name} --format {'ttl' if form == 'turtle' else 'table'}", folder)


class _Recorder(doctest.DocTestRunner):
    """Put what an example gives in the place of what it was to give."""

    def report_start(self, out: object, test: doctest.DocTest, example: doctest.Example) -> None:
        """Say nothing."""

    def report_success(  # the names are doctest's
        self,
        out: object,  # noqa: ARG002
        test: doctest.DocTest,  # noqa: ARG002
        example: doctest.Example,
        got: str,
    ) -> None:
        """Keep the output."""
        example.want = got

    report_failure = report_success

    def report_unexpected_exception(
        self,
        out: object,  # noqa: ARG002
        test: doctest.DocTest,  # noqa: ARG002
        example: doctest.Example,  # noqa: ARG002
        exc_info: Any,
    ) -> None:
        """Let the failure be seen."""
        raise exc_info[1]


def _python(body: str, folder: Path, names: dict[str, Any]) -> str:
    parts = doctest.DocTestParser().parse(body)
    examples = [part for part in parts if isinstance(part, doctest.Example)]
    with contextlib.chdir(folder):
        test = doctest.DocTest(examples, names, "page", None, 0, body)
        _Recorder(verbose=False).run(test, clear_globs=False)
    names.update(test.globs)
    return "".join(part if isinstance(part, str) else _example(part) for part in parts)


def _example(example: doctest.Example) -> str:
    first, *others = example.source.rstrip("\n").split("\n")
    return "".join([f">>> {first}\n", *(f"... {line}".rstrip() + "\n" for line in others), example.want])
