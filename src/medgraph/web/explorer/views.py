"""The views of things: the first page, search, a page for each thing, two drugs side by side, a source.

An address says what is meant by its name, as people say it: "/drug/Amondys 45" leads to "/drug/casimersen".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from medgraph.queries import catalogue
from medgraph.queries.names import folded
from medgraph.web.explorer import entities, sources
from medgraph.web.explorer.addresses import KINDS, with_parameters
from medgraph.web.explorer.directory import COUNTS, NAMES, Directory, Entry, called
from medgraph.web.explorer.entities import Wanted
from medgraph.web.explorer.listing import FACETS, SOURCE, Asked
from medgraph.web.explorer.site import Site, shown

Chosen: TypeAlias = tuple[tuple[str, str], ...]
"""The facets that an address chooses, with their values as written."""

_EXAMPLES = ("drugs-targeting-exons", "adverse-effects", "drugs-for-deletion", "organ-harm", "shared-adverse-effects")
_LONGEST = 500
_MOST_PAGES = 10_000
_FACET_KINDS: Mapping[str, str] = {"class": "class", "route": "route", "target": "gene", "mechanism": "mechanism"}


class Views:
    """The handlers, each of one kind of address."""

    def __init__(self, site: Site) -> None:
        self.site = site

    async def home(self, _request: Request) -> Response:
        """The first page: search, what the graph holds, and where to begin."""
        directory = await self.site.directory()
        examples = [catalogue()[name] for name in _EXAMPLES if name in catalogue()]
        most = {kind: directory.most(kind, 8) for kind in ("drug", "gene", "effect", "disease", "class", "mechanism")}
        return shown("home.html", totals=directory.totals(), most=most, examples=examples, queries=(NAMES, COUNTS))

    async def search(self, request: Request) -> Response:
        """What is called so; where that is one thing, its page."""
        text = request.query_params.get("q", "")[:_LONGEST]
        found = (await self.site.directory()).complete(text, limit=60)
        exact = [entry for entry, name in found if folded(name) == folded(text)] or [entry for entry, _ in found]
        if len(exact) == 1:
            return RedirectResponse(exact[0].address, 303)
        return shown("search.html", text=text, found=found, query=called(text))

    async def complete(self, request: Request) -> Response:
        """What a text begins a name of, for scripts."""
        kinds = [kind for kind in request.query_params.get("kinds", "").split(",") if kind in KINDS]
        text = request.query_params.get("q", "")[:_LONGEST]
        found = (await self.site.directory()).complete(text, kinds)
        return JSONResponse([_completion(entry, name) for entry, name in found])

    async def entity(self, request: Request) -> Response:
        """The page of a thing, by its kind and name."""
        kind, name = request.url.path.split("/", 2)[1], request.path_params["name"]
        directory = await self.site.directory()
        found = directory.find(kind, name)
        if kind == "exon" and not found:
            found = directory.find(kind, " exon ".join(name.rsplit("/", 1)))
        if not found:
            return await self.site.missing(kind, name)
        proper = found[0].address
        if unquote(proper) != request.scope["path"]:
            return RedirectResponse(_with_query(proper, request), 307)
        return await self._page(request, found, directory)

    async def thing(self, request: Request) -> Response:
        """The page of a thing by its IRI: of one that has no name for a path, or of a drug as others name it."""
        iri = request.query_params.get("iri", "")
        directory = await self.site.directory()
        entry = directory.by_iri(iri)
        if entry is None:
            return await self.site.missing("", iri)
        if entry.kind != "drug" and not entry.address.startswith("/thing"):
            return RedirectResponse(entry.address, 307)
        return await self._page(request, [entry], directory)

    async def _page(self, request: Request, found: list[Entry], directory: Directory) -> Response:
        iris, entry = tuple(each.iri for each in found), found[0]
        if entry.kind == "source":
            return await self._source(request, entry)
        asked, chosen = _asked(request, directory, iris)
        source = request.query_params.get("in", "")[:_LONGEST]
        named = with_parameters("/thing", iri=entry.iri)
        if entry.kind == "drug" and not request.url.path.startswith("/thing"):
            wanted = Wanted(iris, entry.label, entry.kind, entry.address, source, chosen, asked)
            return await self.site.page(entities.drug_page, wanted)
        path = named if entry.kind == "drug" else entry.address
        return await self.site.page(
            entities.thing_page, Wanted(iris, entry.label, entry.kind, path, source, chosen, asked)
        )

    async def _source(self, request: Request, entry: Entry) -> Response:
        name = unquote(entry.iri.rpartition("/monograph/")[2])
        raw = "raw" in request.query_params
        return await self.site.page(sources.source_page, entry.iri, name, self.site.engine.sources, raw)

    async def drugs(self, request: Request) -> Response:
        """All drugs, narrowed down by facets."""
        asked, chosen = _asked(request, await self.site.directory(), ())
        return await self.site.page(entities.drugs_page, Wanted((), "", "", "/drugs", "", chosen, asked))

    async def compare(self, request: Request) -> Response:
        """Two drugs side by side."""
        names = [request.query_params.get(side, "").strip()[:_LONGEST] for side in ("a", "b")]
        if not all(names):
            return shown("compare_begin.html", sides=None, a=names[0], b=names[1])
        directory, wanted = await self.site.directory(), []
        for name in names:
            found = directory.find("drug", name)
            if not found:
                return await self.site.missing("drug", name)
            wanted.append(Wanted(tuple(each.iri for each in found), found[0].label, "drug", found[0].address))
        return await self.site.page(entities.compare_page, *wanted)


def _with_query(path: str, request: Request) -> str:
    return f"{path}?{request.url.query}" if request.url.query and "?" not in path else path


def _completion(entry: Entry, name: str) -> dict[str, str]:
    return {"label": entry.label[:200], "name": name, "kind": KINDS[entry.kind].one, "address": entry.address}


def _asked(
    request: Request, directory: Directory, things: tuple[str, ...]
) -> tuple[Asked, tuple[tuple[str, str], ...]]:
    """Return the list that an address asks for, and the choices that narrow it down as they are written."""
    given = request.query_params
    chosen = [(name, given[name][:_LONGEST]) for name in (*FACETS, SOURCE) if given.get(name)]
    named = [(name, directory.find(_FACET_KINDS[name], value)) for name, value in chosen if name != SOURCE]
    facets = tuple((name, tuple(each.iri for each in found) or ("urn:nothing",)) for name, found in named)
    page = given.get("page", "1")
    number = min(int(page), _MOST_PAGES) if page.isdecimal() and page.isascii() and int(page) else 1
    return Asked(things, facets, given.get(SOURCE, "")[:_LONGEST], number), tuple(chosen)
