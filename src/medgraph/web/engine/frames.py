"""What goes through the pipes between the engine and its workers.

A frame is one letter, the memory that its sender holds, the length of what follows, and that many bytes. The engine
sends jobs; a worker answers each with any number of chunks and one last frame: a result or an error. Both ends are
processes of this program, so that what they say to each other can be pickled.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from medgraph.web.engine.places import Place

CHUNK, RESULT, ERROR = b"C", b"R", b"E"
HEADER = struct.Struct(">cQQ")
CHUNK_SIZE = 1 << 16


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker is told before its first job: where the graph is, whether to write to it, and what it may use."""

    path: tuple[str, ...]
    place: Place
    writes: bool
    memory: int


@dataclass(frozen=True, slots=True)
class Job:
    """Call a function of a module as function(database, *args), or function(database, write, *args) if it writes.

    After `seconds` the worker ends itself.
    """

    function: Callable[..., object]
    args: tuple[object, ...]
    writes: bool = False
    seconds: float = 60.0


def frame(letter: bytes, payload: bytes, memory: int = 0) -> bytes:
    """Return the bytes of a frame.

    >>> len(frame(RESULT, b"ab"))
    19
    """
    return HEADER.pack(letter, memory, len(payload)) + payload


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the payload of the next frame of a blocking stream, None at its end."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    _, _, size = HEADER.unpack(header)
    payload = stream.read(size)
    return payload if len(payload) == size else None


def pickled_error(error: BaseException) -> bytes:
    """Return an error as bytes; one that cannot be pickled as an error that says the same."""
    try:
        payload = pickle.dumps(error)
        pickle.loads(payload)  # noqa: S301  what cannot be read again is found out here
    except Exception:  # noqa: BLE001  whatever an error of somebody else's class may raise
        return pickle.dumps(RuntimeError(f"{type(error).__name__}: {error}"))
    return payload
