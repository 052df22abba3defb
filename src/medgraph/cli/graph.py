"""The commands that ask, show and export a graph: each calls the library and prints what it gives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from medgraph.cli.options import AnswerFormat, ExportFormat, GraphOption, Table
from medgraph.cli.output import given_up_after, parameters_of, print_answer, print_lines, say, shortened


def validate(
    graph: Annotated[
        str | None,
        typer.Argument(
            metavar="[GRAPH]",
            help="What `build` wrote, a file of RDF, or a SPARQL endpoint.",
            envvar="MEDGRAPH_GRAPH",
            show_default="build",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as violations.")] = False,
) -> None:
    """Hold a graph against the SHACL shapes; findings point to page, line and sentence."""
    import medgraph
    from medgraph.printing import report_lines

    report = medgraph.open(graph).validate()
    print_lines(report_lines(report))
    raise typer.Exit(0 if report.conforms and not (strict and report.warnings) else 1)


def query(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE.rq|-",
            help="A question of `medgraph queries`, a file, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    sparql: Annotated[str | None, typer.Option("-e", "--sparql", help="SPARQL as typed.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter, as a person types it.")
    ] = None,
    form: Annotated[AnswerFormat, typer.Option("--format", help="How to print the answer.")] = AnswerFormat.TABLE,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="Print so many rows at most.", show_default=False)
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", min=0, metavar="S", help="Give up after so many seconds.", show_default=False),
    ] = None,
    graph: GraphOption = None,
) -> None:
    """Ask the graph a question of the catalogue, or SPARQL."""
    import medgraph
    from medgraph.queries import ask

    if (question is None) == (sparql is None):
        raise typer.BadParameter(
            "give the name of a question, or SPARQL with -e; `medgraph queries` lists the questions"
        )
    asked = sparql or (sys.stdin.read() if question == "-" else question) or ""
    with given_up_after(timeout):
        answer = ask(medgraph.open(graph).store, asked, parameters_of(param or []), limit=limit and limit + 1)
    print_answer(shortened(answer, limit), form)


def queries(form: Annotated[Table, typer.Option("--format")] = Table.TABLE) -> None:
    """List the questions of the catalogue with their parameters."""
    from medgraph.printing import query_lines, query_record
    from medgraph.queries import catalogue
    from medgraph.records import to_lines

    asked = catalogue().values()
    print_lines(to_lines(map(query_record, asked)) if form is Table.JSONL else query_lines(asked))


def explain(
    drug: Annotated[str, typer.Argument(help="A drug, by any of its names.")],
    relation: Annotated[str | None, typer.Argument(help="A relation, as 'adverse effect' or hasAdverseEffect.")] = None,
    object_: Annotated[str | None, typer.Argument(metavar="[OBJECT]", help="The object, by any of its names.")] = None,
    graph: GraphOption = None,
) -> None:
    """Show the sentences behind statements, marked in their context."""
    import medgraph
    from medgraph.printing import explanation_lines

    print_lines(explanation_lines(medgraph.open(graph).explain(drug, relation, object_), colour=sys.stdout.isatty()))


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="A file or folder of pages, or a page of the graph.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    everything: Annotated[bool, typer.Option("--all", help="Also list what only one of them says.")] = False,
    form: Annotated[Table, typer.Option("--format", help="jsonl: one record a line, all of them.")] = Table.TABLE,
    graph: GraphOption = None,
) -> None:
    """Compare two sources, or two versions of one: contradicted, different, agreed, only in one."""
    from medgraph import api
    from medgraph.comparison import Agreement
    from medgraph.comparison.reporting import to_lines, to_records
    from medgraph.records import to_lines as to_json

    found = api.compare(a, b, graph=graph)
    as_table = form is Table.TABLE
    print_lines(to_lines(found, everything=everything) if as_table else to_json(to_records(found)))
    raise typer.Exit(1 if found.of(Agreement.CONTRADICTED) else 0)


def view(
    out: Annotated[Path, typer.Option("--out", "-o", help="The page to write.")],
    drug: Annotated[
        list[str] | None, typer.Option("--drug", "-d", help="Only this drug and what lies around it; may be repeated.")
    ] = None,
    depth: Annotated[int, typer.Option("--depth", min=1, help="How many steps around a drug.")] = 1,
    deletion: Annotated[
        str | None, typer.Option("--deletion", help="With the exon map of a deletion, as 48-50.", show_default=False)
    ] = None,
    gene: Annotated[str, typer.Option("--gene", help="The gene of the deletion.")] = "DMD",
    graph: GraphOption = None,
) -> None:
    """Write the graph as one self-contained interactive page."""
    import medgraph

    opened = medgraph.open(graph)
    answer = opened.amenable(gene, deletion=deletion) if deletion else None
    say(f"wrote {opened.view(out, drugs=drug or (), depth=depth, amenability=answer)}")


def export(
    to: Annotated[ExportFormat, typer.Option("--to", help="The format.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The file (for kgx and neo4j the folder) to write.", show_default="stdout"),
    ] = None,
    graph: GraphOption = None,
) -> None:
    """Write the graph in another format."""
    import medgraph
    from medgraph.export import exported

    opened = medgraph.open(graph)
    if out is not None:
        for path in opened.export(to, out):
            say(f"wrote {path}")
        return
    files = exported(opened.store, to)
    if len(files) > 1:
        raise typer.BadParameter(f"{to} writes several files; name a folder with -o")
    sys.stdout.write("".join(files.values()))


def load(
    url: Annotated[str, typer.Argument(metavar="URL", help="A SPARQL endpoint.", show_default=False)],
    graph: GraphOption = None,
    update: Annotated[
        str | None, typer.Option("--update", metavar="URL", help="Where it takes updates.", show_default="found out")
    ] = None,
    graph_store: Annotated[
        str | None, typer.Option("--graph-store", metavar="URL", help="Its graph store.", show_default="found out")
    ] = None,
) -> None:
    """Write a graph into a SPARQL store, in the place of the one there, and count what came to be there.

    User and password, or a token, are read from MEDGRAPH_USER and MEDGRAPH_PASSWORD, or MEDGRAPH_TOKEN.
    """
    import medgraph

    loaded = medgraph.open(graph).load(url, update=update, graph_store=graph_store)
    for difference in loaded.differences:
        say(f"{url}: {difference}")
    say(f"{url}: {loaded.summary}")
    raise typer.Exit(1 if loaded.differences else 0)
