"""The commands that read pages: each calls the library and prints what it gives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from medgraph.cli.options import PROCESSORS, Jobs, Paths, Table
from medgraph.cli.output import Readings, complain, print_lines, say, track_progress


def build(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write.")] = Path("build"),
    jobs: Jobs = PROCESSORS,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="Let a Dask cluster read the pages: tcp://…")
    ] = None,
) -> None:
    """Build the validated graph of pages into a folder."""
    from medgraph import pipeline

    result = pipeline.build(*paths, out=out, jobs=jobs, scheduler=scheduler, track=track_progress)
    complain((*result.problems, *result.superseded))
    for found in result.kept_out:
        say(f"kept out: {found}")
    say(f"{result.pages} pages, {result.facts} facts → {out}; {result.report.summary}")
    raise typer.Exit(0 if result.clean else 1)


def facts(
    paths: Paths,
    form: Annotated[Table, typer.Option("--format", help="jsonl: one record a line.")] = Table.JSONL,
    background: Annotated[
        bool, typer.Option("--background", help="Also what curated background knowledge adds.")
    ] = False,
    jobs: Jobs = PROCESSORS,
) -> None:
    """Print the facts of pages, one record a line."""
    from medgraph import pipeline
    from medgraph.graph import Used, background_of
    from medgraph.printing import fact_lines
    from medgraph.records import to_lines, to_record

    if form is Table.JSONL and not background:
        texts = Readings(pipeline.read_records(paths, jobs=jobs, track=track_progress))
        sys.stdout.writelines(texts)
        texts.finish()
        return
    pages = Readings(pipeline.read_pages(paths, jobs=jobs, track=track_progress))
    grounded = [fact for page in pages for fact in page.facts]
    records = [to_record(fact) for fact in [*grounded, *(background_of(Used.of(grounded)) if background else ())]]
    print_lines(to_lines(records) if form is Table.JSONL else fact_lines(records))
    pages.finish()


def sections(
    paths: Paths, form: Annotated[Table, typer.Option("--format", help="jsonl: one section a line.")] = Table.JSONL
) -> None:
    """Print the sections of pages with their types and LOINC codes."""
    from medgraph.monographs import read_monographs
    from medgraph.printing import section_lines, section_records
    from medgraph.records import to_lines

    pages = Readings(read_monographs(*paths))
    records = (record for page in pages for record in section_records(page))
    print_lines(to_lines(records) if form is Table.JSONL else section_lines(records))
    pages.finish()


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
    jobs: Jobs = PROCESSORS,
) -> None:
    """Score the facts of pages against gold: precision, recall, F1 by relation, identifiers, errors by class."""
    from medgraph import pipeline
    from medgraph.evaluation import evaluate as score
    from medgraph.evaluation import pages_beside, read_gold
    from medgraph.evaluation.report import residue_lines, score_lines, score_record
    from medgraph.records import residue_record, to_lines, to_record

    expected = read_gold(gold)
    readings = Readings(pipeline.read_pages([pages or pages_beside(gold)], jobs=jobs, track=track_progress))
    read = list(readings)
    left = [residue_record(each) for page in read for each in page.residue]
    result = score((to_record(fact) for page in read for fact in page.facts), expected, left)
    if json:
        print_lines(to_lines([{**score_record(result), **({"left_over": left} if residue else {})}]))
    else:
        print_lines([*score_lines(result), *(residue_lines(left) if residue else ())])
    readings.finish()
