"""The commands about exons and reading frames: each calls the library and prints what it gives."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from medgraph.cli.options import GraphOption
from medgraph.cli.output import print_lines, say


class AnswerForm(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"


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
    graph: GraphOption = None,
) -> None:
    """Tell which exon skips restore the reading frame, and which drugs do that.

    The frame needs no graph; the drugs come from one.
    """
    from medgraph.amenability.reporting import to_lines, to_record
    from medgraph.api import amenable as answer_of
    from medgraph.api import open_if_any

    opened = open_if_any(graph)
    answer = answer_of(gene, deletion=deletion, duplication=duplication, mutation=mutation, graph=opened)
    if opened is None:
        say("no graph, so no drugs: give one with --graph, or run medgraph build")
    if form is AnswerForm.JSON:
        print_lines([json.dumps(to_record(answer), ensure_ascii=False)])
    else:
        print_lines(to_lines(answer, has_graph=opened is not None))
