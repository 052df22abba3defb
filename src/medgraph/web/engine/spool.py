"""An answer that is kept until it is whole: in memory while it is small, in a file that has no name when it is not.

So a client hears of a time-out before it has read half an answer, and one that reads slowly holds up no worker.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

from medgraph.web.engine.errors import TooLargeError
from medgraph.web.engine.frames import CHUNK_SIZE

_IN_MEMORY = 1 << 20


class Spool:
    """The bytes of an answer, at most `limit`.

    >>> spool = Spool(limit=10)
    >>> spool.write(b"abc")
    >>> with spool as pieces:
    ...     len(spool), b"".join(pieces)
    (3, b'abc')
    """

    def __init__(self, *, limit: int) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  closed when it was read
        self._limit, self._size = limit, 0

    def __len__(self) -> int:
        """Return how many bytes there are."""
        return self._size

    def write(self, data: bytes) -> None:
        """Add bytes, unless nobody wants them any more. Raises TooLargeError if they are too many."""
        if self._file.closed:
            return
        self._size += len(data)
        if self._size > self._limit:
            raise TooLargeError(f"the answer is larger than {self._limit >> 20} MB; ask for less of it, with LIMIT")
        self._file.write(data)

    def close(self) -> None:
        """Forget the bytes."""
        self._file.close()

    def __enter__(self) -> Iterator[bytes]:
        """Give the bytes in pieces; the file is gone afterwards."""
        self._file.seek(0)
        return iter(lambda: self._file.read(CHUNK_SIZE), b"")

    def __exit__(self, *exception: object) -> None:
        self.close()
