"""What a client is told when it gets no answer: one line, and the status that the standard has for it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from medgraph.errors import MedgraphError, NoGraphError, QueryError, RemoteStoreError
from medgraph.web.engine.errors import BrokenWorkerError, BusyError, TimedOutError, TooLargeError

_RETRY = {"Retry-After": "2"}
_PASSING = (429, 503, 504)


class RefusedError(MedgraphError):
    """A request that is not as the protocol wants it, with the status that says why."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status, self.headers = status, {name.replace("_", "-"): value for name, value in headers.items()}


def status_of(error: MedgraphError) -> tuple[int, dict[str, str]]:
    """Return the status of an error and the headers that belong to it.

    >>> status_of(QueryError("bad")), status_of(BusyError("later"))
    ((400, {}), (503, {'Retry-After': '2'}))
    """
    match error:
        case RefusedError():
            return error.status, error.headers
        case QueryError():
            return 400, {}
        case TooLargeError():
            return 422, {}
        case BusyError() | TimedOutError():
            return 503, dict(_RETRY)
        case RemoteStoreError() if error.status in _PASSING:
            return 503, dict(_RETRY)
        case NoGraphError() | RemoteStoreError() | BrokenWorkerError():
            return 502, {}
    return 500, {}


async def refusal(_request: Request, error: Exception) -> Response:
    """Answer a request with an error as one line of text."""
    assert isinstance(error, MedgraphError)  # noqa: S101  it is registered for these alone
    status, headers = status_of(error)
    return PlainTextResponse(f"{error.message}\n", status, headers)
