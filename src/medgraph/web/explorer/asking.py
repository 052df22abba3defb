"""The views that ask: the catalogue's questions as forms, the editor for SPARQL, and answers as files.

A question's parameters are fields, with the names of the graph to choose from. An answer stands at an address of its
own, so that it can be shared; a question that cannot be answered says why above its form.
"""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from medgraph.errors import MedgraphError, QueryError
from medgraph.prefixes import PREFIXES
from medgraph.queries import ParameterType, Query, catalogue
from medgraph.web.bodies import parameters_of, text_of
from medgraph.web.explorer import answers
from medgraph.web.explorer.answers import Given, Known
from medgraph.web.explorer.site import Site, shown
from medgraph.web.refusals import status_of

_KINDS = {
    ParameterType.GENE: "gene",
    ParameterType.DRUG: "drug",
    ParameterType.ROUTE: "route",
    ParameterType.DISEASE: "disease,effect",
    ParameterType.DRUG_CLASS: "class",
    ParameterType.MECHANISM: "mechanism",
    ParameterType.EFFECT: "effect,disease",
}
_MEDIA_TYPES = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "ttl": "text/turtle",
}
_BEGIN = """# Which drugs target an exon, and by which sentence?
SELECT ?drug ?drugLabel ?exonLabel ?sentence WHERE {
  ?association mg:predicate mg:targetsExon ; mg:polarity "affirmed" ;
    mg:subject ?drug ; mg:object ?exon ; mg:evidence/mg:sentence ?sentence .
  ?drug rdfs:label ?drugLabel .
  ?exon rdfs:label ?exonLabel .
}
ORDER BY ?exonLabel ?drugLabel
LIMIT 100
"""
_VOCABULARY = """
SELECT ?term ?label ?definition ?kind WHERE {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty }
  ?term a ?kind ; rdfs:label ?label .
  OPTIONAL { ?term skos:definition ?definition }
  FILTER(STRSTARTS(STR(?term), STR(mg:)))
}
ORDER BY ?term
"""
_LONGEST = 500


class Asking:
    """The handlers of questions and queries."""

    def __init__(self, site: Site, longest: int) -> None:
        self.site, self._longest = site, longest

    async def questions(self, _request: Request) -> Response:
        """All questions of the catalogue."""
        return shown("questions.html", questions=catalogue().values())

    async def question(self, request: Request) -> Response:
        """A question as a form, with its answer where all that it needs is given."""
        name = request.path_params["name"]
        if name not in catalogue():
            return await self.site.missing("", name)
        query, given = catalogue()[name], _given(request, catalogue()[name])
        fields = [(one, dict(given).get(one.name, ""), _KINDS.get(one.type, "")) for one in query.parameters]
        answer, problem, status = None, "", 200
        if all(value or not one.required for one, value, _ in fields) and (
            given or not fields or "ask" in request.query_params
        ):
            try:
                answer = await self.site.engine.call(
                    answers.asked_question, name, given, await self._known(query, given)
                )
            except MedgraphError as error:
                problem, status = error.message, status_of(error)[0]
        model = {"query": query, "fields": fields, "answer": answer, "problem": problem}
        return shown("question.html", status=status, view=_view(request), here=str(request.url.query), **model)

    async def _known(self, query: Query, given: Given) -> Known:
        """Return the nodes that parameters name, as far as the directory tells: the graph need not be searched then."""
        directory, types = await self.site.directory(), {one.name: one.type for one in query.parameters}
        known = []
        for name, text in given:
            kinds = _KINDS.get(types[name], "").split(",")
            found = {entry.iri: entry for kind in kinds for entry in directory.find(kind, text)}
            if found and len({entry.label for entry in found.values()}) == 1:
                known.append((name, tuple(sorted(found))))
        return tuple(known)

    async def query(self, request: Request) -> Response:
        """The editor, with the answer to a query."""
        sparql, problem, answer, status = await self._sparql(request), "", None, 200
        if sparql.strip():
            try:
                answer = await self.site.engine.call(answers.asked_sparql, sparql, slow=True)
            except MedgraphError as error:
                problem, status = error.message, status_of(error)[0]
        examples = [replace(query, sparql=without_header(query.sparql)) for query in catalogue().values()]
        model = {"sparql": sparql, "begin": _BEGIN, "answer": answer, "problem": problem, "examples": examples}
        return shown("query.html", status=status, view=_view(request), here=str(request.url.query), **model)

    async def _sparql(self, request: Request) -> str:
        """Return the query of the address or, of a form, of the body."""
        given = {name: values[-1] for name, values in parameters_of(request.url.query).items()}
        if request.method == "POST":
            form = parameters_of(await text_of(request, 4 * self._longest))  # a character may take more bytes
            given |= {name: values[-1] for name, values in form.items()}
        sparql = given.get("query", "")
        if len(sparql) > self._longest:
            raise QueryError("this query is too long")
        return sparql

    async def download(self, request: Request) -> Response:
        """The answer to a query as a file."""
        sparql = await self._sparql(request)
        form = request.query_params.get("format", "csv")
        media_type = _MEDIA_TYPES.get(form)
        if media_type is None:
            raise QueryError(f"no such format; there are {', '.join(_MEDIA_TYPES)}")
        content = await self.site.engine.call(answers.download, sparql, form, slow=True)
        headers = {"Content-Disposition": f'attachment; filename="medgraph.{form}"'}
        return Response(content.encode("utf-8", "replace"), media_type=media_type, headers=headers)

    async def vocabulary(self, _request: Request) -> Response:
        """The terms and prefixes that the editor completes."""
        rows = (await self.site.engine.select(_VOCABULARY)).records()
        terms = [
            {"name": f"mg:{str(row['term']).rpartition('#')[2]}", "label": row["label"], "meaning": row["definition"]}
            for row in rows
        ]
        return JSONResponse({"terms": terms, "prefixes": PREFIXES}, headers={"Cache-Control": "max-age=600"})


def _given(request: Request, query: Query) -> Given:
    said = ((one.name, request.query_params.get(one.name, "").strip()[:_LONGEST]) for one in query.parameters)
    return tuple((name, value) for name, value in said if value)


def _view(request: Request) -> str:
    return "chart" if request.query_params.get("view") == "chart" else "table"


def without_header(sparql: str) -> str:
    """Return a query of the catalogue without the comments and prefixes that open it.

    >>> print(without_header("# question: Why?\\nPREFIX a: <b>\\n\\nSELECT * { ?s ?p ?o }"))
    SELECT * { ?s ?p ?o }
    """
    lines = sparql.splitlines()
    while lines and (not lines[0].strip() or lines[0].startswith(("#", "PREFIX"))):
        lines.pop(0)
    return "\n".join(lines)
