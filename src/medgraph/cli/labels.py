"""The command that gets labels: the only one that uses a network."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from medgraph.cli.output import complain, say


class Source(StrEnum):
    """Who hands labels out."""

    OPENFDA = "openfda"
    DAILYMED = "dailymed"


def fetch(
    names: Annotated[
        list[str],
        typer.Argument(metavar="DRUG|SETID", help="Drugs by any of their names, or set ids.", show_default=False),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write.", show_default=False)],
    source: Annotated[
        Source, typer.Option("--from", help="openfda: JSON records. dailymed: SPL documents.")
    ] = Source.OPENFDA,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Labels of one drug, the newest.")] = 10,
    combinations: Annotated[
        bool, typer.Option("--combinations", help="Also labels of combinations with the drug.")
    ] = False,
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", metavar="URL", help="A mirror of the service.", show_default="the service's own"),
    ] = None,
) -> None:
    """Get current drug labels from openFDA or DailyMed into a folder, one file a set id.

    What the folder holds in the same version is not fetched again, and a run that was cut off goes on where it was.
    Salts do not matter: warfarin is also warfarin sodium. A key of openFDA is read from the variable OPENFDA_API_KEY.
    """
    from medgraph.fetching import fetch_labels

    files, problems = 0, 0
    for got in fetch_labels(names, out, source=source, limit=limit, combinations=combinations, base_url=base_url):
        complain(got.problems)
        say(got.summary)
        files += len(got.files)
        problems += len(got.problems)
    raise typer.Exit((1 if files else 2) if problems else 0)
