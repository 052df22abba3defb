"""The arguments and options that several commands share, and the forms that they print and write."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path], typer.Argument(help="Pages, labels, bulk files of labels, or folders of them.", show_default=False)
]
GraphOption = Annotated[
    str | None,
    typer.Option(
        "--graph",
        "-g",
        metavar="DIR|FILE|URL",
        help="The graph: what `build` wrote, a file of RDF, or a SPARQL endpoint.",
        envvar="MEDGRAPH_GRAPH",
        show_default="build",
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes.", show_default="one a processor")]
PROCESSORS = os.cpu_count() or 1


class Table(StrEnum):
    """How records are printed."""

    JSONL = "jsonl"
    TABLE = "table"


class AnswerFormat(StrEnum):
    """How answers are printed; json, csv and tsv are those of SPARQL 1.1."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TSV = "tsv"
    TTL = "ttl"


class ExportFormat(StrEnum):
    """What a graph can be exported to."""

    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    TRIG = "trig"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    KGX = "kgx"
    NEO4J = "neo4j"
    GRAPHML = "graphml"
    CSV = "csv"
