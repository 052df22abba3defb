"""What services answered, kept in the folder with their marks (ETag, Last-Modified): the next question is conditional.

Of a reply only its gist is kept (which labels it listed), so the file stays small. It is a convenience: without it, or
with a broken one, everything is asked anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from medgraph.fetching.client import Client, Reply
from medgraph.files import write_atomically

T = TypeVar("T")
_NAME = ".medgraph-fetch.json"  # hidden: whoever reads the folder's pages passes it by
_FORM = 1


class Memory:
    """Gists of replies by their addresses."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / _NAME
        self._kept = _read(self.file)
        self._changed = False

    def ask(
        self,
        client: Client,
        path: str,
        params: Mapping[str, str],
        *,
        about: str,
        read: Callable[[Reply], T],
        gist_of: Callable[[T], Any],
        holds: Callable[[Any], bool] = lambda _: True,
    ) -> tuple[Any, T | None]:
        """Ask a question, conditionally if its answer is kept and still `holds`; return the gist and what was read.

        `about` tells apart gists of one reply that were made for different purposes. Where the service says that
        nothing has changed, nothing was read: None.
        """
        key = f"{client.address(path, params)} {about}"
        kept = self._kept.get(key)
        marks = kept["marks"] if kept and holds(kept["gist"]) else {}
        reply = client.get(path, params, headers=marks)
        if kept and reply.status == 304:
            return kept["gist"], None
        answer = read(reply)
        gist = gist_of(answer)
        self._keep(key, reply, gist)
        return gist, answer

    def _keep(self, key: str, reply: Reply, gist: Any) -> None:
        if reply.status == 200 and reply.marks:
            self._kept[key] = {"marks": dict(reply.marks), "gist": gist}
            self._changed = True

    def save(self) -> None:
        """Write down what is new; OutputError if that cannot be."""
        if self._changed:
            write_atomically(self.file, json.dumps({"form": _FORM, "replies": self._kept}, indent=1, sort_keys=True))
            self._changed = False


def _read(file: Path) -> dict[str, dict[str, Any]]:
    try:
        told = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    replies = told.get("replies") if isinstance(told, dict) and told.get("form") == _FORM else None
    return {key: kept for key, kept in replies.items() if _is_whole(kept)} if isinstance(replies, dict) else {}


def _is_whole(kept: object) -> bool:
    return isinstance(kept, dict) and isinstance(kept.get("marks"), dict) and "gist" in kept
