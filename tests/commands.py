"""medgraph as a person runs it: in a process of its own, or here, where what reading a page takes is loaded already."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from medgraph.cli import main

WIDTH = "120"
Done = subprocess.CompletedProcess[str]


def run(*arguments: str | Path, cwd: Path | None = None, typed: str = "", **environment: str) -> Done:
    """Run medgraph in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "medgraph", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=typed,
        cwd=cwd,
        env={**os.environ, "COLUMNS": WIDTH, "MEDGRAPH_GRAPH": "", **environment},
        check=False,
    )


def run_here(*arguments: str | Path) -> Done:
    """Run medgraph in this process, from its arguments to its exit status: where a process would show no more."""
    command = ["medgraph", *map(str, arguments)]
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", command)
        patch.setenv("COLUMNS", WIDTH)
        with pytest.raises(SystemExit) as ended:
            main()
    assert isinstance(ended.value.code, int)
    return Done(command, ended.value.code, out.getvalue(), err.getvalue())
