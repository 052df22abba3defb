"""The folder of labels: one file a set id, written whole or not at all, and which version it holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

from medgraph.files import write_atomically

_HEAD = 100_000
_SET_ID = re.compile(rb'<setId\b[^<>]{0,200}?\broot="([^"<>]{1,100})"')
_VERSION = re.compile(rb'<versionNumber\b[^<>]{0,200}?\bvalue="([^"<>]{1,20})"')


class Folder:
    """Where labels of one form lie: SETID.json or SETID.xml."""

    def __init__(self, path: Path, suffix: str) -> None:
        self.path = path
        self.suffix = suffix

    def file(self, set_id: str) -> Path:
        """Return the place of a label; `set_id` has been checked to be one."""
        return self.path / f"{set_id}{self.suffix}"

    def has(self, set_id: str, version: str) -> bool:
        """Tell whether the folder holds this version of a label."""
        return bool(version) and stated_in(self.file(set_id)) == (set_id, version)

    def write(self, set_id: str, content: bytes) -> Path:
        """Write a label in the place of an older version; OutputError if that cannot be."""
        return write_atomically(self.file(set_id), content)


def stated_in(path: Path) -> tuple[str, str] | None:
    """Return the set id and version that a file states; None where there is no such file, or no label in it."""
    try:
        found = _in_json(path) if path.suffix == ".json" else _in_xml(path)
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return (found[0].lower(), found[1])


def _in_json(path: Path) -> tuple[str, str]:
    record = json.loads(path.read_bytes())["results"][0]
    return str(record["set_id"]), str(record["version"])


def _in_xml(path: Path) -> tuple[str, str]:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    set_id, version = _SET_ID.search(head), _VERSION.search(head)
    if not set_id or not version:
        raise ValueError("no label")
    return set_id[1].decode("ascii", "replace"), version[1].decode("ascii", "replace")
