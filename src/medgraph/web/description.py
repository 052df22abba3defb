"""What the endpoint says of itself (SPARQL 1.1 Service Description), as a query that any format can answer."""

from __future__ import annotations

from medgraph.terms import Iri, n3
from medgraph.web.settings import Settings

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "N-Quads",
    "TriG",
    "JSON-LD",
    "RDF_XML",
)


def description(endpoint: str, settings: Settings) -> str:
    """Return a query whose answer describes an endpoint.

    >>> "sd:SPARQL11Query" in description("http://localhost/sparql", Settings())
    True
    """
    languages = ["sd:SPARQL11Query", *(["sd:SPARQL11Update"] if settings.writable else [])]
    features = ["sd:BasicFederatedQuery"] if settings.service else []
    formats = ", ".join(n3(Iri(f"http://www.w3.org/ns/formats/{name}")) for name in _FORMATS)
    stated = [
        "a sd:Service",
        f"sd:endpoint {n3(Iri(endpoint))}",
        f"sd:supportedLanguage {', '.join(languages)}",
        f"sd:resultFormat {formats}",
        *(f"sd:feature {feature}" for feature in features),
        "sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ]",
    ]
    return f"PREFIX sd: <{_SD}>\nCONSTRUCT {{ {n3(Iri(endpoint))} {' ; '.join(stated)} }} WHERE {{}}"
