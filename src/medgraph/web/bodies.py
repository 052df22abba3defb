"""What a client sends, read with care: how much, in which encoding, and as which parameters."""

from __future__ import annotations

from email.message import Message
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from medgraph.web.refusals import RefusedError

FORM = "application/x-www-form-urlencoded"
_MOST_PARAMETERS = 1000


def media_type_of(request: Request) -> str:
    """Return the media type of a request's body without its parameters.

    Raises RefusedError if it is in another encoding than UTF-8, or compressed.
    """
    header = Message()
    header["Content-Type"] = request.headers.get("content-type", "")
    charset = header.get_param("charset", "utf-8")
    if str(charset).lower().strip("'\"") not in ("utf-8", "utf8", "us-ascii"):
        raise RefusedError(415, f"send the body as UTF-8, not as {charset}")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise RefusedError(415, "send the body as it is, without a content encoding")
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def body_of(request: Request, limit: int) -> bytes:
    """Return a request's body. Raises RefusedError if it is larger than the limit."""
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > limit:
                raise RefusedError(413, f"the body is larger than {limit:,} bytes")
    except ClientDisconnect:
        raise RefusedError(400, "the body breaks off") from None
    return bytes(body)


async def text_of(request: Request, limit: int) -> str:
    """Return a request's body as text. Raises RefusedError if it is none."""
    return _decoded(await body_of(request, limit))


def parameters_of(query: str | bytes) -> dict[str, list[str]]:
    """Return the values of each parameter of an address, or of a form.

    >>> parameters_of("query=ASK%20%7B%7D&default")
    {'query': ['ASK {}'], 'default': ['']}
    """
    text = query if isinstance(query, str) else _decoded(query)
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except UnicodeDecodeError:
        raise RefusedError(400, "the parameters are not in UTF-8") from None
    except ValueError as error:
        raise RefusedError(400, f"the parameters cannot be read ({error})") from None
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the request is not in UTF-8 (byte {error.start})") from None
