"""The command line: doors, no logic. Every command calls the library and prints what it gives.

Exit status: 0 well; 1 findings (violations, pages skipped); 2 nothing could be done (no page could be read, wrong
arguments, no graph). Results go to stdout, all else to stderr; progress shows on a terminal only.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from medgraph.cli.lexicon import group as lexicon_group
from medgraph.errors import MedgraphError, UnreadableInputError

if TYPE_CHECKING:
    from medgraph.queries import Answer

T = TypeVar("T")

app = typer.Typer(
    name="medgraph",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Drug monographs to a validated RDF knowledge graph, every statement with the sentence it was read from.",
    epilog="Start with: medgraph build data/monographs -o build",
)
app.add_typer(lexicon_group, name="lexicon")

Paths = Annotated[list[Path], typer.Argument(help="Pages, or folders of pages.", show_default=False)]
GraphOption = Annotated[
    str | None,
    typer.Option(
        "--graph",
        "-g",
        metavar="DIR|FILE",
        help="The graph: what `build` wrote, or a file of RDF.",
        envvar="MEDGRAPH_GRAPH",
        show_default="build",
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes.", show_default="one a processor")]
_PROCESSORS = os.cpu_count() or 1


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


@app.command(epilog="Example: medgraph build data/monographs -o build --jobs 2")
def build(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write.")] = Path("build"),
    jobs: Jobs = _PROCESSORS,
) -> None:
    """Build the validated graph of pages into a folder."""
    from medgraph import pipeline

    result = pipeline.build(*paths, out=out, jobs=jobs, track=_track)
    _complain(result.problems)
    for found in result.kept_out:
        _say(f"kept out: {found}")
    _say(f"{result.pages} pages, {result.facts} facts → {out}; {result.report.summary}")
    raise typer.Exit(0 if result.clean else 1)


@app.command(epilog="Example: medgraph facts data/monographs/casimersen.md --format table")
def facts(
    paths: Paths,
    form: Annotated[Table, typer.Option("--format", help="jsonl: one record a line.")] = Table.JSONL,
    background: Annotated[
        bool, typer.Option("--background", help="Also what curated background knowledge adds.")
    ] = False,
    jobs: Jobs = _PROCESSORS,
) -> None:
    """Print the facts of pages, one record a line."""
    from medgraph import pipeline
    from medgraph.graph import background_of
    from medgraph.printing import fact_lines
    from medgraph.records import to_lines, to_record

    if form is Table.JSONL and not background:
        texts, problems = _read(pipeline.read_records(paths, jobs=jobs, track=_track))
        sys.stdout.writelines(texts)
        _finish(texts, problems)
        return
    pages, problems = _read(pipeline.read_pages(paths, jobs=jobs, track=_track))
    grounded = [fact for page in pages for fact in page.facts]
    records = [to_record(fact) for fact in [*grounded, *(background_of(grounded) if background else ())]]
    _print_lines(to_lines(records) if form is Table.JSONL else fact_lines(records))
    _finish(pages, problems)


@app.command(epilog="Example: medgraph sections data/monographs/casimersen.md")
def sections(
    paths: Paths, form: Annotated[Table, typer.Option("--format", help="jsonl: one section a line.")] = Table.JSONL
) -> None:
    """Print the sections of pages with their types and LOINC codes."""
    from medgraph.monographs import read_monographs
    from medgraph.printing import section_lines, section_record
    from medgraph.records import to_lines
    from medgraph.sections import split_sections

    pages, problems = _read(read_monographs(*paths))
    records = [section_record(section) for page in pages for section in split_sections(page)]
    _print_lines(to_lines(records) if form is Table.JSONL else section_lines(records))
    _finish(pages, problems)


@app.command(epilog="Example: medgraph validate build --strict")
def validate(
    graph: Annotated[
        str | None,
        typer.Argument(
            metavar="[GRAPH]",
            help="The folder that `build` wrote, or a file of RDF.",
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
    _print_lines(report_lines(report))
    raise typer.Exit(0 if report.conforms and not (strict and report.warnings) else 1)


@app.command(epilog="Example: medgraph query drugs-targeting-exons --param gene=DMD")
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
    graph: GraphOption = None,
) -> None:
    """Ask the graph a question of the catalogue, or SPARQL."""
    import medgraph

    if (question is None) == (sparql is None):
        raise typer.BadParameter(
            "give the name of a question, or SPARQL with -e; `medgraph queries` lists the questions"
        )
    asked = sparql or (sys.stdin.read() if question == "-" else question) or ""
    _print_answer(medgraph.open(graph).query(asked, **_parameters(param or [])), form)


@app.command(epilog="Example: medgraph queries --format table")
def queries(form: Annotated[Table, typer.Option("--format")] = Table.TABLE) -> None:
    """List the questions of the catalogue with their parameters."""
    from medgraph.printing import query_lines, query_record
    from medgraph.queries import catalogue
    from medgraph.records import to_lines

    asked = catalogue().values()
    _print_lines(to_lines(map(query_record, asked)) if form is Table.JSONL else query_lines(asked))


@app.command(epilog='Example: medgraph explain casimersen "adverse effect" arthralgia')
def explain(
    drug: Annotated[str, typer.Argument(help="A drug, by any of its names.")],
    relation: Annotated[str | None, typer.Argument(help="A relation, as 'adverse effect' or hasAdverseEffect.")] = None,
    object_: Annotated[str | None, typer.Argument(metavar="[OBJECT]", help="The object, by any of its names.")] = None,
    graph: GraphOption = None,
) -> None:
    """Show the sentences behind statements, marked in their context."""
    import medgraph
    from medgraph.printing import explanation_lines

    _print_lines(explanation_lines(medgraph.open(graph).explain(drug, relation, object_), colour=sys.stdout.isatty()))


@app.command(epilog="Example: medgraph view --drug casimersen -o casimersen.html")
def view(
    out: Annotated[Path, typer.Option("--out", "-o", help="The page to write.")],
    drug: Annotated[
        list[str] | None, typer.Option("--drug", "-d", help="Only this drug and what lies around it; may be repeated.")
    ] = None,
    depth: Annotated[int, typer.Option("--depth", min=1, help="How many steps around a drug.")] = 1,
    graph: GraphOption = None,
) -> None:
    """Write the graph as one self-contained interactive page."""
    import medgraph

    _say(f"wrote {medgraph.open(graph).view(out, drugs=drug or (), depth=depth)}")


@app.command(epilog="Example: medgraph export --to turtle -o medgraph.ttl")
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
            _say(f"wrote {path}")
        return
    files = exported(opened.store, to)
    if len(files) > 1:
        raise typer.BadParameter(f"{to} writes several files; name a folder with -o")
    sys.stdout.write("".join(files.values()))


@app.command(epilog="Example: medgraph evaluate data/gold --pages data/monographs")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gold facts: NAME.jsonl, one fact a line, for the page NAME.")],
    pages: Annotated[
        Path | None, typer.Option("--pages", help="The pages.", show_default="monographs or pages beside the gold")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The scores as JSON.")] = False,
    residue: Annotated[
        bool,
        typer.Option("--residue", help="List what was left over: sentences without a fact, vetoed candidates."),
    ] = False,
    jobs: Jobs = _PROCESSORS,
) -> None:
    """Score the facts of pages against gold: precision, recall, F1 by relation, identifiers, errors by class."""
    from medgraph import pipeline
    from medgraph.evaluation import evaluate as score
    from medgraph.evaluation import pages_beside, read_gold
    from medgraph.evaluation.report import residue_lines, score_lines, score_record
    from medgraph.records import residue_record, to_lines, to_record

    expected = read_gold(gold)
    read, problems = _read(pipeline.read_pages([pages or pages_beside(gold)], jobs=jobs, track=_track))
    left = [residue_record(each) for page in read for each in page.residue]
    result = score((to_record(fact) for page in read for fact in page.facts), expected, left)
    if json:
        _print_lines(to_lines([{**score_record(result), **({"left_over": left} if residue else {})}]))
    else:
        _print_lines([*score_lines(result), *(residue_lines(left) if residue else ())])
    _finish(read, problems)


def _track(results: Iterable[T], total: int) -> Iterator[T]:
    """Show progress on a terminal, for work over a second."""
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "reading", total=total, console=Console(stderr=True), transient=True)


def _read(results: Iterable[T | UnreadableInputError]) -> tuple[list[T], list[UnreadableInputError]]:
    read: list[T] = []
    problems: list[UnreadableInputError] = []
    for result in results:
        if isinstance(result, UnreadableInputError):
            problems.append(result)
        else:
            read.append(result)
    return read, problems


def _finish(read: Sequence[object], problems: Iterable[UnreadableInputError]) -> None:
    """Say what could not be read; end with 1 if it was some pages, with 2 if it was all."""
    skipped = list(problems)
    _complain(skipped)
    if skipped:
        raise typer.Exit(1 if read else 2)


def _complain(problems: Iterable[MedgraphError]) -> None:
    for problem in problems:
        _say(f"skipped: {problem}")


def _say(line: str) -> None:
    typer.echo(line, err=True)


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _parameters(given: Iterable[str]) -> dict[str, str]:
    parts = [pair.partition("=") for pair in given]
    for name, equals, _ in parts:
        if not equals or not name:
            raise typer.BadParameter(f"a parameter is NAME=VALUE, not {name}", param_hint="--param")
    return {name: value for name, _, value in parts}


def _print_answer(answer: Answer, form: AnswerFormat) -> None:
    from medgraph.printing import answer_text

    sys.stdout.write(answer_text(answer, form, terminal=sys.stdout.isatty()))


def main() -> NoReturn:
    """Run the command line; errors are one line and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale
    try:
        app()
    except MedgraphError as error:
        _say(f"medgraph: {error}")
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        _say(f"medgraph: {error}")
    sys.exit(2)
