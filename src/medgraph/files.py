"""Write files whole or not at all.

What is written first lands in a temporary file in the same folder, then takes the place of the
old file in one step (`os.replace`): a reader sees the old file or the new one, never half of one, and a
run that is killed leaves the old one as it was.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from medgraph.errors import OutputError


def write_atomically(path: Path | str, content: str | bytes | Iterable[bytes]) -> Path:
    r"""Write a file in one step, with the folders above it; text is written as UTF-8, line ends as given.

    >>> folder = tempfile.TemporaryDirectory()
    >>> write_atomically(Path(folder.name, "new", "a.txt"), "é\n").read_bytes()
    b'\xc3\xa9\n'
    >>> folder.cleanup()

    Raises OutputError if the place cannot be written; nothing is left behind then.
    """
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, _chunks(content))
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", place=str(target)) from error
    return target


def share(file: Path, target: Path) -> None:
    """Let a file that never changes lie in another place too: by a link, or a copy where there are none."""
    target.unlink(missing_ok=True)
    try:
        os.link(file, target)
    except OSError:  # a file system without links
        shutil.copy(file, target)


def _replace(target: Path, chunks: Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
        temporary.chmod(_usual_mode())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _chunks(content: str | bytes | Iterable[bytes]) -> Iterable[bytes]:
    if isinstance(content, str):
        return (content.encode(),)
    return (content,) if isinstance(content, bytes) else content


def _usual_mode() -> int:
    """Return what a new file may be read and written by; `mkstemp` alone would let the owner only."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
