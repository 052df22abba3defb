"""The exon map of a gene, with a form for what has changed: what it does to the frame, and which drugs fit.

The sum and the map are those of `medgraph amenable`; nothing on the page says that a drug helps.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from medgraph.amenability import amenability_of, drugs_of
from medgraph.amenability.reporting import verdict
from medgraph.errors import TranscriptError, VariantError
from medgraph.exon_map import exon_map
from medgraph.model import Relation
from medgraph.store import Store
from medgraph.transcripts import shipped_transcripts, transcript_of
from medgraph.variants import Change, read_variant
from medgraph.web.explorer.rendering import render
from medgraph.web.explorer.site import Site, shown

_LONGEST = 100
_DRUGS = f"""SELECT ?drug ?drugLabel ?exonLabel ?sentence WHERE {{
  ?exon mg:exonOf/rdfs:label "GENE" ; rdfs:label ?exonLabel .
  ?association mg:object ?exon ; mg:predicate mg:{Relation.TARGETS_EXON} ; mg:polarity "affirmed" ; mg:subject ?drug .
  ?drug rdfs:label ?drugLabel .
  OPTIONAL {{ ?association mg:evidence/mg:sentence ?sentence }}
}}
ORDER BY ?exonLabel ?drugLabel"""


class Exons:
    """The handler of the exon map."""

    def __init__(self, site: Site) -> None:
        self.site = site

    async def map(self, request: Request) -> Response:
        """The form, and the map where a change is given."""
        given = request.query_params
        gene = given.get("gene", "DMD").strip()[:_LONGEST]
        change = Change(given["change"]) if given.get("change") in list(Change) else Change.DELETION
        text = given.get("exons", "").strip()[:_LONGEST]
        if not text:
            return shown("exon_begin.html", form=_form(gene, change, text), problem="")
        try:
            return await self.site.page(map_page, gene, change.value, text)
        except (TranscriptError, VariantError) as error:
            return shown("exon_begin.html", status=400, form=_form(gene, change, text), problem=error.message)


def map_page(store: Store, gene: str, change: str, text: str) -> str:
    """Return the page of a change of a gene's exons, with the drugs of the graph that fit it."""
    variant = read_variant(text, transcript_of(gene), change=Change(change))
    symbol = variant.transcript.symbol
    answer = amenability_of(variant, drugs_of(symbol, store))
    return render(
        "exon_map.html",
        answer=answer,
        verdict=verdict(answer.frame),
        map=exon_map(answer),
        query=_DRUGS.replace("GENE", symbol),
        form=_form(symbol, Change(change), text),
        problem="",
    )


def _form(gene: str, change: Change, text: str) -> dict[str, object]:
    genes = sorted({*shipped_transcripts(), gene})
    return {"gene": gene, "genes": genes, "change": change, "changes": list(Change), "exons": text}
