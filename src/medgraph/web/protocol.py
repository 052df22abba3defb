"""The SPARQL 1.1 Protocol: a query, or an update, comes in; an answer goes out in the format that is wished for.

    GET  /sparql?query=…                                     a query in the address
    POST /sparql   application/x-www-form-urlencoded         query=… or update=…
    POST /sparql   application/sparql-query                  the query itself
    POST /sparql   application/sparql-update                 the update itself
    GET  /sparql                                             what this endpoint is (service description)

`default-graph-uri` and `named-graph-uri` choose the dataset, whatever FROM says in the query. `timeout`, which is
not in the standard but known to other servers, is the seconds after which the client no longer wants the answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from medgraph import sparql as syntax
from medgraph.web.answers import SpoolResponse, while_connected
from medgraph.web.bodies import FORM, media_type_of, parameters_of, text_of
from medgraph.web.description import description
from medgraph.web.engine import Asked, Engine
from medgraph.web.negotiation import GRAPHS, RESULTS, negotiated, prefers_page
from medgraph.web.refusals import RefusedError
from medgraph.web.settings import Settings
from medgraph.web.tokens import check_may_write
from medgraph.web.updates import check_update, with_dataset

PATH = "/sparql"
EDITOR = "/query"
"""Where people ask: the page for a browser that comes here without a query."""
_DIRECT = {"application/sparql-query": "query", "application/sparql-update": "update"}
_GRAPH_FORMS = ("CONSTRUCT", "DESCRIBE")

Parameters = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request wants: its text, if it has one, and whether that is an update."""

    text: str | None
    update: bool
    parameters: Parameters


def routes(engine: Engine, settings: Settings) -> list[Route]:
    """Return the endpoint."""

    async def endpoint(request: Request) -> Response:
        operation = await read_operation(request, settings)
        if operation.update:
            check_may_write(request, settings)
            return await _updated(request, operation, engine, settings)
        return await _answered(request, operation, engine, settings)

    return [Route(path, endpoint, methods=["GET", "POST"]) for path in (PATH, PATH + "/")]


async def read_operation(request: Request, settings: Settings) -> Operation:
    """Return what a request wants. Raises RefusedError if it is not as the protocol has it."""
    parameters = parameters_of(request.url.query)
    if request.method in ("GET", "HEAD"):
        if "update" in parameters:
            raise RefusedError(400, "an update is sent with POST")
        return _operation(parameters)
    media_type = media_type_of(request)
    if media_type == FORM:
        form = parameters_of(await text_of(request, settings.body))
        return _operation({name: parameters.get(name, []) + form.get(name, []) for name in {**parameters, **form}})
    if media_type in _DIRECT:
        given = {_DIRECT[media_type]: [await text_of(request, settings.body)]}
        return _operation({name: parameters.get(name, []) + given.get(name, []) for name in {**parameters, **given}})
    raise RefusedError(415, f"send {FORM} or {' or '.join(_DIRECT)}, not {media_type or 'a body without a type'}")


def _operation(parameters: Parameters) -> Operation:
    given = [(name, text) for name in ("query", "update") for text in parameters.get(name, ())]
    if len(given) > 1:
        raise RefusedError(400, "send one query or one update in a request")
    if not given:
        return Operation(None, update=False, parameters=parameters)
    ((name, text),) = given
    return Operation(text, name == "update", parameters)


async def _answered(request: Request, operation: Operation, engine: Engine, settings: Settings) -> Response:
    accept = request.headers.get("accept", "")
    if operation.text is None and request.method == "POST":
        raise RefusedError(400, "the form has neither a query nor an update")
    if operation.text is None and prefers_page(accept):
        return RedirectResponse(EDITOR, 303, headers={"Vary": "Accept"})
    base = _base_of(request)
    sparql = description(base, settings) if operation.text is None else operation.text
    if len(sparql) > settings.query:
        raise RefusedError(413, f"the query is longer than {settings.query:,} characters")
    form = syntax.form(sparql, service=settings.service)
    media_type = negotiated(accept, GRAPHS if form in _GRAPH_FORMS else RESULTS)
    if media_type is None:
        raise RefusedError(406, f"the answer can be had as {', '.join(GRAPHS if form in _GRAPH_FORMS else RESULTS)}")
    asked = Asked(sparql, media_type, base, *_dataset(operation.parameters), settings.service)
    answer = engine.answer(asked, timeout=_patience(operation.parameters, settings))
    return SpoolResponse(await while_connected(request, answer), media_type)


def _patience(parameters: Parameters, settings: Settings) -> float:
    """Return the seconds that a query may take: as many as the client says, and no more than the server allows."""
    try:
        wanted = float(parameters.get("timeout", ["inf"])[-1])
    except ValueError:
        raise RefusedError(400, "timeout is to be a number of seconds") from None
    return min(wanted, settings.timeout) if wanted > 0 else settings.timeout


async def _updated(request: Request, operation: Operation, engine: Engine, settings: Settings) -> Response:
    text = operation.text or ""
    check_update(text, service=settings.service)
    using = (operation.parameters.get(name, []) for name in ("using-graph-uri", "using-named-graph-uri"))
    await engine.update(with_dataset(text, *using), _base_of(request))
    return Response(status_code=204)


def _base_of(request: Request) -> str:
    """Return what relative IRIs are relative to: the endpoint's address."""
    return str(request.url.replace(query="", fragment=""))


def _dataset(parameters: Parameters) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """Return the graphs that the protocol names as the default graph, and as named graphs; None for none."""
    chosen = (parameters.get(name) for name in ("default-graph-uri", "named-graph-uri"))
    default, named = (tuple(names) if names is not None else None for names in chosen)
    return default, named
