"""A built graph in Python: what the commands do, as short calls, with results that show themselves in notebooks.

graph = medgraph.build("data/monographs", out="build")
graph.query("drugs-targeting-exons", gene="DMD").to_dataframe()
graph.explain("casimersen", "adverse effect")
graph.view("casimersen.html", drugs=["casimersen"])
graph.amenable("DMD", deletion="48-50")
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from medgraph.amenability import Amenability, amenability_of, drugs_of
from medgraph.comparison import Comparison, Said, compare_said, pages_called, read_said
from medgraph.errors import QueryError, SupersededError, UnreadableInputError, VariantError
from medgraph.explanation import Explanation, explain
from medgraph.queries import Answer, ask
from medgraph.store import EmbeddedStore, Store, open_graph
from medgraph.transcripts import transcript_of
from medgraph.variants import Change, Variant, read_variant

if TYPE_CHECKING:
    import rdflib

    from medgraph.fetching import Fetched
    from medgraph.network import Network
    from medgraph.pipeline import Build
    from medgraph.pool import Track
    from medgraph.store import Loaded
    from medgraph.validation import ValidationReport

PathLike = str | os.PathLike[str]


class Graph:
    """A graph that can be asked, explained, drawn, validated and exported.

    `built` says what the build read and left out, if this graph was just built.
    """

    def __init__(self, store: Store, *, built: Build | None = None) -> None:
        self.store = store
        self.built = built

    def query(self, question: str, **params: str) -> Answer:
        """Ask a question of the catalogue, a file of SPARQL, or SPARQL itself; see `medgraph.queries.ask`."""
        return ask(self.store, question, params)

    def explain(self, drug: str, relation: str | None = None, object: str | None = None) -> list[Explanation]:  # noqa: A002
        """Return the statements about a drug with their sentences."""
        return explain(self.store, drug, relation, object)

    def amenable(
        self,
        gene: str,
        *,
        deletion: str | None = None,
        duplication: str | None = None,
        mutation: str | None = None,
    ) -> Amenability:
        """Return which exon skips restore the reading frame of a gene, and the drugs of this graph that do them."""
        return amenable(gene, deletion=deletion, duplication=duplication, mutation=mutation, graph=self)

    def network(self, *, drugs: Iterable[str] = (), depth: int = 1) -> Network:
        """Return the graph, or what lies around some drugs, as a networkx MultiDiGraph."""
        from medgraph.network import to_network

        named = list(drugs)
        return to_network(self.store if named else self.store.local(), drugs=named, depth=depth)

    def view(
        self,
        out: PathLike,
        *,
        drugs: Iterable[str] = (),
        depth: int = 1,
        title: str = "medgraph",
        amenability: Amenability | None = None,
    ) -> Path:
        """Write one self-contained interactive page, with the exon map of an answer of `amenable`; return its path."""
        from medgraph.exon_map import exon_map
        from medgraph.visualisation import view

        drawn = exon_map(amenability) if amenability else ""
        return view(self.network(drugs=drugs, depth=depth), Path(out), title=title, exon_map=drawn)

    def validate(self) -> ValidationReport:
        """Hold the graph against the shapes."""
        from medgraph.validation import validate

        return validate(self.store.local())

    def export(self, to: str, out: PathLike) -> list[Path]:
        """Write the graph in another format; return the files written."""
        from medgraph.export import export

        return export(self.store, to, Path(out))

    def rdflib(self) -> rdflib.Graph:
        """Return the merged graph for rdflib: the same store, to be read, and of a server a copy."""
        import rdflib
        from oxrdflib import OxigraphStore
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

        return rdflib.Graph(OxigraphStore(store=self.store.local().inner), identifier=DATASET_DEFAULT_GRAPH_ID)

    def load(self, url: str, *, update: str | None = None, graph_store: str | None = None) -> Loaded:
        """Write the graph into a server, in the place of the graph there; see `medgraph.store.load`."""
        from medgraph.store import load

        return load(self.store.local(whole=True), url, update=update, graph_store=graph_store)

    def __len__(self) -> int:
        """Return the number of triples in the merged graph."""
        return len(self.store)

    def _repr_html_(self) -> str:
        pages = self.store.select("SELECT ?page { ?page a mg:Monograph }")
        return f"<b>medgraph</b>: {len(self):,} triples from {len(pages)} pages"


def build(
    *paths: PathLike,
    out: PathLike = "build",
    jobs: int = 1,
    scheduler: str | None = None,
    track: Track[bytes] | None = None,
) -> Graph:
    """Build the graph of pages into a folder and open it; see `medgraph.pipeline.build`."""
    from medgraph import pipeline

    built = pipeline.build(*paths, out=out, jobs=jobs, scheduler=scheduler, track=track)
    return Graph(open_graph(built.out), built=built)


def open(reference: PathLike | None = None) -> Graph:  # noqa: A001
    """Open a graph: a folder that was built, a file of RDF, or the address of a SPARQL endpoint.

    By default it is what MEDGRAPH_GRAPH names, else the folder "build".
    """
    return Graph(open_graph(str(reference) if reference else None))


def compare(a: PathLike, b: PathLike, *, graph: Graph | PathLike | None = None) -> Comparison:
    """Compare what two sources say: files or folders of pages, which are read now, or pages of a graph by their names.

    Two versions of one label are compared as files: a graph holds the newest of them only. Raises QueryError for a
    name that is neither, UnreadableInputError for a file that cannot be read. The graph is opened only for a name.
    """
    opened = cache(lambda: graph if isinstance(graph, Graph) else open_if_any(graph))
    return compare_said(_said(a, opened), _said(b, opened), names=(str(a), str(b)))


def _said(source: PathLike, graph: Callable[[], Graph | None]) -> list[Said]:
    if Path(source).exists():
        return read_said(_read(source))
    opened = graph()
    if opened is None:
        raise QueryError(f'no file is called "{source}", and there is no graph of which it could be a page')
    return read_said(opened.store, pages_called(opened.store, str(source)))


def _read(source: PathLike) -> Store:
    """Read pages into a graph in memory."""
    from medgraph import pipeline
    from medgraph.graph import nquads, to_dataset
    from medgraph.reading import run

    pages = []
    for page in pipeline.read_pages([source]):
        if isinstance(page, UnreadableInputError) and not isinstance(page, SupersededError):
            raise page
        if isinstance(page, pipeline.Page):
            pages.append((page.monograph, page.facts))
    store = EmbeddedStore.from_nquads(nquads(to_dataset(pages, run=run())))
    store.merge()
    return store


def fetch(
    *names: str,
    out: PathLike = "labels",
    source: str = "openfda",
    limit: int = 10,
    combinations: bool = False,
    base_url: str | None = None,
) -> list[Fetched]:
    """Get the newest labels of drugs, by name or set id, from "openfda" or "dailymed" into a folder.

    `medgraph.fetch("casimersen", "warfarin", out="labels")` gives for each name how many labels there are, which files
    are new and which unchanged, and what went wrong; see `medgraph.fetching.fetch_labels`. Nothing else in medgraph
    uses a network, unless a server is named as the graph.
    """
    from medgraph.fetching import fetch_labels

    return list(fetch_labels(names, out, source=source, limit=limit, combinations=combinations, base_url=base_url))


def open_if_any(reference: PathLike | None = None) -> Graph | None:
    """Open the graph that is named here or by MEDGRAPH_GRAPH, else the folder "build" where there is one.

    Raises NoGraphError where a graph that was named is none.
    """
    named = reference or os.environ.get("MEDGRAPH_GRAPH")
    return open(named) if named or Path("build").exists() else None


def amenable(
    gene: str,
    *,
    deletion: str | None = None,
    duplication: str | None = None,
    mutation: str | None = None,
    graph: Graph | None = None,
) -> Amenability:
    """Return which exon skips restore the reading frame after a change, with the drugs of a graph if one is given.

    Just one of `deletion`, `duplication` and `mutation` is given, as people write it; see `medgraph.variants`.

    >>> amenable("DMD", deletion="48-50").frame.arithmetic
    '186 + 102 + 109 = 397 bases = 3 × 132 + 1'

    Raises TranscriptError for a gene without a transcript, VariantError for a change that cannot be understood.
    """
    given = {Change.DELETION: deletion, Change.DUPLICATION: duplication, Change.MUTATION: mutation}
    variant = _variant(gene, given)
    return amenability_of(variant, *([drugs_of(variant.transcript.symbol, graph.store)] if graph else ()))


def _variant(gene: str, given: Mapping[Change, str | None]) -> Variant:
    said = [(change, text) for change, text in given.items() if text is not None]
    if len(said) != 1:
        raise VariantError("give just one: a deletion, a duplication or a mutation", place=gene)
    ((change, text),) = said
    return read_variant(text, transcript_of(gene), change=change)
