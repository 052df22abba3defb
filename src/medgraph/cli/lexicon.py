"""The commands of `medgraph lexicon`: what the lexicon holds, the publishers' newer files, one's own terms."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

group = typer.Typer(
    no_args_is_help=True,
    help="The names that pages are read with: vocabularies in use, newer releases, terms of one's own.",
    epilog="One's own lexicon lies in $MEDGRAPH_LEXICON, else below XDG's folder for data.",
)


class Kind(StrEnum):
    """What a term of one's own may name."""

    CONDITION = "condition"
    DRUG = "drug"
    GENE = "gene"
    ROUTE = "route"
    DRUG_CLASS = "drug-class"


@group.command(epilog="Example: medgraph lexicon status")
def status() -> None:
    """List the vocabularies in use with version, licence and source, and one's own terms."""
    from medgraph.lexicon.status import OwnTerm, Vocabulary, own_terms, vocabularies
    from medgraph.tables import columns

    added = list(own_terms())
    lines = [*columns(Vocabulary._fields, vocabularies()), *(["", *columns(OwnTerm._fields, added)] if added else [])]
    typer.echo("\n".join(lines))


@group.command(epilog="Example: medgraph lexicon update --hpo hp.obo --mondo mondo.json --hgnc hgnc_complete_set.txt")
def update(
    hpo: Annotated[Path | None, typer.Option(help="hp.obo or hp.json.", show_default=False)] = None,
    mondo: Annotated[Path | None, typer.Option(help="mondo.obo or mondo.json.", show_default=False)] = None,
    hgnc: Annotated[Path | None, typer.Option(help="hgnc_complete_set.txt.", show_default=False)] = None,
) -> None:
    """Rebuild vocabularies from the full files of their publishers, all of them or nothing."""
    from medgraph.lexicon.making.update import update as rebuild

    for one in rebuild(hpo=hpo, mondo=mondo, hgnc=hgnc):
        typer.echo(
            f"{one.vocabulary} {one.version}: {one.concepts} concepts; {one.left_out} names that are not exact left out"
        )


@group.command(epilog='Example: medgraph lexicon add "brain zaps" HP:0003401')
def add(
    surface: Annotated[str, typer.Argument(help="The words, as pages have them.")],
    curie: Annotated[str | None, typer.Argument(help="Its identifier, as HP:0003401.", show_default=False)] = None,
    label: Annotated[
        str | None, typer.Option(help="What the concept is called; for a gene its symbol.", show_default=False)
    ] = None,
    kind: Annotated[Kind, typer.Option(help="What the words name.")] = Kind.CONDITION,
) -> None:
    """Add a term of one's own; it wins over the shipped names."""
    from medgraph.lexicon.making.terms import add_term

    term = add_term(surface, curie, kind=kind, label=label)
    typer.echo(f"{surface} → {term.curie or 'a concept of your own'} ({term.label})")
