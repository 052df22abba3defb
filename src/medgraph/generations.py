"""Replace a whole folder of results in one step, and leave what else lies in it alone.

    OUT/medgraph.ttl  → .current/medgraph.ttl      the names that people use, links that never change
    OUT/.current      → .generations/b3k2…         the one link that is replaced, atomically
    OUT/.generations/b3k2…/medgraph.ttl …          a run's results, written before anybody can see them
    OUT/.generations/unfinished/                   what a run wants to find again if it is killed

A run that is killed at any moment leaves the old results whole: its own lie in a folder that nothing
points to, and the next run sweeps that away. Two runs into one folder wait for each other.
"""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from medgraph.errors import OutputError

_CURRENT = ".current"
_GENERATIONS = ".generations"
_UNFINISHED = "unfinished"


class Generation(NamedTuple):
    """An empty `folder` for results; those `before`, if any; and the folder of what outlives a run that is killed."""

    folder: Path
    before: Path | None
    unfinished: Path


@contextmanager
def new_generation(out: Path) -> Iterator[Generation]:
    """Give a folder to write results to; when the block ends well, they take the place of the old ones.

    Files whose names begin with a dot stay among the results and get no name in `out`. Raises OutputError if the folder
    cannot be written.
    """
    try:
        home, made = out / _GENERATIONS, [each for each in (out, *out.parents) if not each.exists()]
        home.mkdir(parents=True, exist_ok=True)
        with _locked(home / "lock"), _nothing_left(home, made):
            before = _current(out)
            _sweep(home, keep={before, _UNFINISHED})
            fresh = Path(tempfile.mkdtemp(dir=home))
            fresh.chmod(0o755)
            yield Generation(fresh, home / before if before else None, home / _UNFINISHED)
            _point(out, fresh)
            _sweep(home, keep={fresh.name})
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", place=str(out)) from error


@contextmanager
def _nothing_left(home: Path, made: Sequence[Path]) -> Iterator[None]:
    """Remove the folders that a run `made` if it fails before it has anything to keep."""
    try:
        yield
    except Exception:
        if made and not (home / _UNFINISHED).exists():
            shutil.rmtree(made[0], ignore_errors=True)
            for folder in made[1:]:
                folder.rmdir()
        raise


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _current(out: Path) -> str | None:
    link = out / _CURRENT
    return link.readlink().name if link.is_symlink() else None


def _sweep(home: Path, *, keep: Set[str | None]) -> None:
    """Remove the results of earlier runs, and what runs that were killed left behind."""
    for folder in home.iterdir():
        if folder.is_dir() and folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)


def _point(out: Path, fresh: Path) -> None:
    """Let the names in the folder lead to the fresh results; the links that lead nowhere any more go."""
    _link(out / _CURRENT, Path(_GENERATIONS, fresh.name))
    for result in sorted(each for each in fresh.iterdir() if not each.name.startswith(".")):
        _link(out / result.name, Path(_CURRENT, result.name))
    for name in sorted(out.iterdir()):
        if name.is_symlink() and not name.exists() and str(name.readlink()).startswith(_CURRENT):
            name.unlink()


def _link(name: Path, target: Path) -> None:
    """Make a link, in one step, in the place of whatever file or link stood there."""
    if name.is_symlink() and name.readlink() == target:
        return
    if name.is_dir() and not name.is_symlink():
        raise OSError(f"{name.name} is a folder that medgraph did not make")
    temporary = name.with_name(f".{name.name}.link")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(target)
    temporary.replace(name)
