"""What whoever starts a server may set: how much of the machine a query gets, and who may do what."""

from __future__ import annotations

import os
from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The limits of the engine and the permissions of the endpoint.

    >>> Settings(timeout=5).queries <= Settings().workers
    True
    """

    workers: int = (os.cpu_count() or 1) + 1
    """Processes that answer. One is kept free of SPARQL that clients wrote, so that pages always come."""
    timeout: float = 30.0
    """Seconds that a query may take, and seconds that it may wait for its turn."""
    waiting: int = 200
    """Requests that may wait for their turn; one more is turned away."""
    memory: int = 2048 * MEGABYTE
    """Bytes that one process may use; a query that wants more is ended."""
    answer: int = 256 * MEGABYTE
    """Bytes that the answer of a query may have."""
    body: int = 64 * MEGABYTE
    """Bytes that the body of a request may have; a query may have `query` of them."""
    query: int = MEGABYTE
    token: str | None = None
    """What a client must know to write; without it nobody writes."""
    origins: tuple[str, ...] = ()
    """The origins whose pages may read answers in a browser (CORS); "*" is any."""
    hosts: tuple[str, ...] = ()
    """The names under which the server may be addressed; none is any."""
    service: bool = False
    """Whether queries may ask other machines with SERVICE."""

    @property
    def queries(self) -> int:
        """How many queries that clients wrote run at once."""
        return max(1, self.workers - 1)

    @property
    def writable(self) -> bool:
        """Whether anybody may write."""
        return self.token is not None
