"""Who may write: clients that know the token, which they send as `Authorization: Bearer TOKEN`."""

from __future__ import annotations

import hmac

from starlette.requests import Request

from medgraph.web.refusals import RefusedError
from medgraph.web.settings import Settings


def check_may_write(request: Request, settings: Settings) -> None:
    """Raise RefusedError if the sender of a request may not write."""
    if settings.token is None:
        raise RefusedError(403, "this graph is read-only")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), settings.token.encode()):
        raise RefusedError(401, "writing needs the token", WWW_Authenticate="Bearer")
