"""The commands about exons and reading frames: each calls the library and prints what it gives."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from medgraph.cli.options import GraphOption, Paths
from medgraph.cli.output import Readings, complain, print_lines, say


class AnswerForm(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"


def claims(paths: Paths) -> None:
    """Compute again what pages, labels or a CSV (columns gene, deletion, claim) say of deletions and frames.

    Exit status 1 where a claim is contradicted, 2 where nothing was there to check.
    """
    from medgraph.claims import check_claims, read_claims
    from medgraph.tables import readable

    stated = Readings(read_claims(*paths))
    checked = list(check_claims(stated))
    wrong = [each for each in checked if not each.agrees]
    for each in wrong:
        place = f"{each.stated.source}:{each.stated.line}"
        print_lines([readable(f"{place}: contradicted: {each.stated.claim}"), f"  “{readable(each.stated.sentence)}”"])
        print_lines([f"  {readable(each.contradiction)}"])
    print_lines(
        [f"{len(checked)} claims checked, {len(wrong)} contradicted" if checked else "no claims: nothing checked"]
    )
    complain(stated.problems)
    raise typer.Exit(2 if not checked else 1 if wrong or stated.failed else 0)


transcripts = typer.Typer(
    no_args_is_help=True,
    help="The transcripts by which the exons of genes are counted: ours, and one's own.",
    epilog="One's own transcripts lie in $MEDGRAPH_TRANSCRIPTS, else below XDG's folder for data.",
)


@transcripts.command("list", epilog="Example: medgraph transcripts list")
def list_() -> None:
    """List the transcripts that are known."""
    from medgraph.tables import columns
    from medgraph.transcripts import known_transcripts
    from medgraph.transcripts.tables import own_transcripts

    own = own_transcripts()
    rows = [
        (t.symbol, t.accession, t.hgnc, len(t.exons), t.coding_length or "not known", "yes" if t.symbol in own else "")
        for _, t in sorted(known_transcripts().items())
    ]
    print_lines(columns(("gene", "transcript", "hgnc", "exons", "coding bases", "own"), rows))


@transcripts.command(epilog="Example: medgraph transcripts add Homo_sapiens.GRCh38.gtf.gz --gene DMD")
def add(
    file: Annotated[Path, typer.Argument(help="GTF or GFF3 (gzipped or not), or a table.", show_default=False)],
    transcript: Annotated[str | None, typer.Option("--transcript", help="Its accession.", show_default=False)] = None,
    gene: Annotated[str | None, typer.Option("--gene", help="Its gene, by the symbol.", show_default=False)] = None,
) -> None:
    """Add a transcript of one's own, checked; it wins over ours of the same gene."""
    from medgraph.transcripts.adding import add_transcripts

    for added in add_transcripts(file, transcript=transcript, gene=gene):
        bases = added.coding_length or "an unknown number of"
        say(f"added {added.place}: {len(added.exons)} exons, {bases} coding bases")


def amenable(
    gene: Annotated[str, typer.Option("--gene", help="The gene, by its symbol.")],
    deletion: Annotated[
        str | None, typer.Option("--deletion", help='As "48-50", "exon 52", "c.6439-?_6912+?del".', show_default=False)
    ] = None,
    duplication: Annotated[str | None, typer.Option("--duplication", help='As "3-5".', show_default=False)] = None,
    mutation: Annotated[
        str | None, typer.Option("--mutation", help='As "nonsense in exon 23".', show_default=False)
    ] = None,
    form: Annotated[AnswerForm, typer.Option("--format", help="How to print the answer.")] = AnswerForm.TABLE,
    map_: Annotated[
        Path | None, typer.Option("--map", metavar="FILE.svg", help="Also draw the exon map.", show_default=False)
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option("--table", metavar="FILE.csv", help="Patients: columns deletion, count.", show_default=False),
    ] = None,
    heat: Annotated[
        Path | None,
        typer.Option("--heat-map", metavar="FILE.svg", help="Draw all deletions and their skips.", show_default=False),
    ] = None,
    graph: GraphOption = None,
) -> None:
    """Tell which exon skips restore the reading frame, and which drugs do that.

    The frame needs no graph; the drugs come from one.
    """
    from medgraph.amenability.reporting import to_lines, to_record
    from medgraph.api import amenable as answer_of
    from medgraph.api import open_if_any

    if heat is not None or table is not None:
        _overview(gene, table, heat, form)
        if deletion is duplication is mutation is None:
            return
    opened = open_if_any(graph)
    answer = answer_of(gene, deletion=deletion, duplication=duplication, mutation=mutation, graph=opened)
    if opened is None:
        say("no graph, so no drugs: give one with --graph, or run medgraph build")
    if map_ is not None:
        from medgraph.exon_map import write_map

        say(f"wrote {write_map(answer, map_)}")
    if form is AnswerForm.JSON:
        print_lines([json.dumps(to_record(answer), ensure_ascii=False)])
    else:
        print_lines(to_lines(answer, has_graph=opened is not None))


def _overview(gene: str, table: Path | None, heat: Path | None, form: AnswerForm) -> None:
    """Draw all deletions of a gene; count the patients of a table."""
    from medgraph.exon_map.heat_map import write_heat_map
    from medgraph.patients import shares_of, to_record, to_rows
    from medgraph.tables import columns
    from medgraph.transcripts import transcript_of

    transcript = transcript_of(gene)
    if heat is not None:
        say(f"wrote {write_heat_map(transcript, heat)}")
    if table is not None:
        shares = shares_of(table, transcript)
        as_table = columns(("what", "patients", "share"), to_rows(shares))
        print_lines([json.dumps(to_record(shares))] if form is AnswerForm.JSON else as_table)
