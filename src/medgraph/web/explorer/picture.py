"""The graph around some things, drawn as `medgraph view` draws it, growing as one asks for more.

/graph?around=IRI&around=IRI          the picture of what lies around these things
/graph/around?iri=IRI                 the same of one, as JSON, for a picture that grows
"""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from medgraph.iris import monograph_iri
from medgraph.network import neighbourhood
from medgraph.statements import values
from medgraph.store import Store
from medgraph.terms import Iri
from medgraph.visualisation import shown as legible
from medgraph.visualisation import to_data
from medgraph.web.explorer.addresses import address, with_parameters
from medgraph.web.explorer.rendering import render, shown_query
from medgraph.web.explorer.site import Site, shown

_MOST_THINGS = 20
_LIMIT = 1000
_AROUND = f"""SELECT ?drug ?drugLabel ?relation ?object ?objectLabel ?polarity WHERE {{
  THINGS
  {{ ?association mg:subject ?thing }} UNION {{ ?association mg:object ?thing }}
  ?association mg:subject ?drug ; mg:predicate ?relation ; mg:object ?object ; mg:polarity ?polarity .
  ?drug rdfs:label ?drugLabel .
  ?object rdfs:label ?objectLabel .
}}
ORDER BY ?drugLabel ?relation ?objectLabel
LIMIT {_LIMIT}"""


class Picture:
    """The handlers of the picture."""

    def __init__(self, site: Site) -> None:
        self.site = site

    async def page(self, request: Request) -> Response:
        """The picture around things, or where to begin."""
        directory = await self.site.directory()
        asked = request.query_params.getlist("around")[:_MOST_THINGS]
        found = [entry for iri in asked if (entry := directory.by_iri(iri))]
        named = directory.find("drug", request.query_params.get("drug", ""))
        if not found and not named:
            most = {kind: directory.most(kind, 8) for kind in ("drug", "gene", "mechanism")}
            return shown("graph_begin.html", status=404 if asked else 200, most=most)
        things = tuple(dict.fromkeys(entry.iri for entry in (*found, *named)))
        title = ", ".join(dict.fromkeys(legible(entry.label, 60) for entry in (*found, *named)))
        return await self.site.page(picture_page, things, title)

    async def around(self, request: Request) -> Response:
        """What lies around one thing, for a picture that grows."""
        iri = request.query_params.get("iri", "")
        if (await self.site.directory()).by_iri(iri) is None:
            return Response('{"nodes": [], "edges": [], "passages": []}', 404, media_type="application/json")
        return Response(await self.site.engine.call(picture_json, (iri,)), media_type="application/json")


def picture_json(store: Store, things: tuple[str, ...]) -> str:
    """Return the data of the picture around things as JSON that may stand in a page."""
    network = neighbourhood(store, things, limit=_LIMIT)
    data = to_data(network) | {"things": things, "cut": network.graph["cut"]}
    for passage in data["passages"]:
        passage["address"] = f"{address(monograph_iri(passage['page']), passage['page'])}#line-{passage['line']}"
    for node in data["nodes"]:
        node["page"] = address(node["iri"], node["name"])
    return json.dumps(data, ensure_ascii=True).replace("<", "\\u003c")


def picture_page(store: Store, things: tuple[str, ...], title: str) -> str:
    """Return the page of the picture around things."""
    sparql = with_parameters("/query", query=shown_query(_AROUND.replace("THINGS", values("thing", map(Iri, things)))))
    return render("graph.html", heading=title, data=picture_json(store, things), home="/", sparql=sparql, exon_map="")
