"""The explorer: the graph as pages for people, over the engine of the server.

    addresses   from a thing to its address        directory   from an address, or what is typed, to a thing
    facts       what the graph states, read by     listing     lists of drugs, narrowed down
                `fact_queries`                     relations   facts by relation
    frequency   how often, as a bar                answers     tables, charts and files of rows
    entities    a drug, a thing, two drugs         sources     the text behind a statement
    asking      questions, SPARQL, downloads       exons       the map of a gene
    picture     the graph around a thing           rendering   templates to HTML
    site        what the server keeps              views       addresses to pages

Pages are made in the engine's workers: a function of `entities`, say, is called there with the store, and gives HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import BaseRoute, Route

from medgraph.web.explorer.addresses import KINDS
from medgraph.web.explorer.asking import Asking
from medgraph.web.explorer.assets import asset
from medgraph.web.explorer.exons import Exons
from medgraph.web.explorer.picture import Picture
from medgraph.web.explorer.site import Site, as_page
from medgraph.web.explorer.views import Views

if TYPE_CHECKING:
    from medgraph.web.engine import Engine
    from medgraph.web.settings import Settings

__all__ = ["routes"]


def routes(engine: Engine, settings: Settings) -> list[BaseRoute]:
    """Return the routes of the explorer."""
    site = Site(engine)
    views, asking, picture = Views(site), Asking(site, settings.query), Picture(site)
    pages = {
        "/": views.home,
        "/search": views.search,
        "/complete": views.complete,
        "/drugs": views.drugs,
        "/compare": views.compare,
        "/thing": views.thing,
        "/exon-map": Exons(site).map,
        "/graph": picture.page,
        "/graph/around": picture.around,
        "/questions": asking.questions,
        "/questions/{name}": asking.question,
        "/download": asking.download,
        "/vocabulary": asking.vocabulary,
        **{f"/{kind}/{{name:path}}": views.entity for kind in KINDS},
    }
    return [
        *(Route(path, as_page(handler)) for path, handler in pages.items()),
        Route("/query", as_page(asking.query), methods=["GET", "POST"]),
        Route("/assets/{name}", asset),
    ]
