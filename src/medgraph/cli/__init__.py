"""The command line: doors, no logic. Every command calls the library and prints what it gives.

Exit status: 0 well; 1 findings (violations, pages skipped); 2 nothing could be done (no page could be read, wrong
arguments, no graph). Results go to stdout, all else to stderr; progress shows on a terminal only.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import NoReturn

import typer

from medgraph.cli import exons, graph, labels, pages
from medgraph.cli.lexicon import group as lexicon_group
from medgraph.cli.output import say
from medgraph.cli.serve import serve
from medgraph.errors import MedgraphError

app = typer.Typer(
    name="medgraph",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="Drug monographs to a validated RDF knowledge graph, every statement with the sentence it was read from.",
    epilog="Start with: medgraph build data/monographs -o build",
)
app.command(epilog="Example: medgraph build data/monographs -o build --jobs 2")(pages.build)
app.command(epilog="Example: medgraph facts data/monographs/casimersen.md --format table")(pages.facts)
app.command(epilog="Example: medgraph fetch casimersen warfarin -o labels")(labels.fetch)
app.command(epilog="Example: medgraph sections data/monographs/casimersen.md")(pages.sections)
app.command(epilog="Example: medgraph validate build --strict")(graph.validate)
app.command(epilog="Example: medgraph query drugs-targeting-exons --param gene=DMD")(graph.query)
app.command(epilog="Example: medgraph queries --format table")(graph.queries)
app.command(epilog='Example: medgraph explain casimersen "adverse effect" arthralgia')(graph.explain)
app.command(epilog="Example: medgraph compare casimersen.md casimersen-label.json --all")(graph.compare)
app.command(epilog="Example: medgraph view --drug casimersen -o casimersen.html")(graph.view)
app.command(epilog="Example: medgraph serve -g build --port 8000")(serve)
app.command(epilog="Example: medgraph amenable --gene DMD --deletion 48-50")(exons.amenable)
app.command(epilog="Example: medgraph claims data/monographs")(exons.claims)
app.command(epilog="Example: medgraph export --to turtle -o medgraph.ttl")(graph.export)
app.command(epilog="Example: medgraph load http://localhost:7878/query -g build")(graph.load)
app.command(epilog="Example: medgraph evaluate data/gold --pages data/monographs")(pages.evaluate)
app.add_typer(exons.transcripts, name="transcripts")
app.add_typer(lexicon_group, name="lexicon")


def main() -> NoReturn:
    """Run the command line; errors are one line and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale
    try:
        app()
    except MedgraphError as error:
        say(f"medgraph: {error}")
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        say(f"medgraph: {error}")
    sys.exit(2)
