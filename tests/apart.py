"""Builds that may be killed: each a process of its own, forked from one that has loaded what all of them take."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.process import BaseProcess
from pathlib import Path

from medgraph import pipeline

_LOADED = multiprocessing.get_context("forkserver")
_LOADED.set_forkserver_preload([pipeline.__name__])


def load() -> None:
    """Load what builds take, for which the first of them would wait."""
    first = _LOADED.Process(target=os.getpid)
    first.start()
    first.join()


def build_apart(pages: Path, out: Path) -> BaseProcess:
    """Start a build in a group of processes of its own, so that its workers end with it."""
    process = _LOADED.Process(target=_build, args=(pages, out))
    process.start()
    return process


def _build(pages: Path, out: Path) -> None:
    os.setsid()
    pipeline.build(pages, out=out, jobs=2)
