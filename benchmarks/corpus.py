"""Corpora for measuring: graphs of made-up drugs, pages and labels, always the same bytes for the same numbers.

    python -m benchmarks.corpus graph --drugs 10000 -o graph.nq
    python -m benchmarks.corpus pages --pages 1000 --size 5000 -o pages
    python -m benchmarks.corpus labels --pages 100 --size 100000 -o labels

`graph` goes from facts to triples through the graph's own code, without reading pages: N-Quads with a named graph a
page and the merged graph, or the merged graph alone as N-Triples (`.nt`). `pages` are markdown, `labels` openFDA's JSON
with the fields of a label, both strung together from the sections of the sample pages.
"""

from __future__ import annotations

import argparse
import json
import re
import uuid
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.drugs import made_pages
from benchmarks.pages import make_pages, sections_of
from medgraph.graph import REFERENCE, Run, Triple, Used, keep, page_statements, reference_statements
from medgraph.iris import graph_iri
from medgraph.model import GroundedFact

SAMPLES = Path(__file__).resolve().parents[1] / "data/monographs"
EXCHANGED = 1 / 6
"""The share of words that are exchanged for others, so that sentences repeat as rarely as on real pages."""
RUN = Run("benchmark", "rules", "lexicon")

_FIELDS = {
    "indications_and_usage": "indication|use|what it is for",
    "dosage_and_administration": "dos|administration|how it is given",
    "contraindications": "contraindic|must not|who should not",
    "warnings_and_cautions": "warn|caution|safety|monitor",
    "adverse_reactions": "effect|reaction|toler",
    "drug_interactions": "interact|together|other medicines",
    "mechanism_of_action": "action|mechanism|how it works",
    "description": "",
}


def main() -> None:
    """Write the corpus that is asked for."""
    options = _options()
    if options.kind == "graph":
        print(f"{write_graph(options.out, options.drugs)} lines")
    else:
        write = write_pages if options.kind == "pages" else write_labels
        write(options.out, options.pages, options.size)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["graph", "pages", "labels"])
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--drugs", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--size", type=int, default=5000, help="characters of a page or label")
    return parser.parse_args()


def write_graph(path: Path, drugs: int) -> int:
    """Write the graph of so many drugs, each triple once in each graph; return the number of lines."""
    seen: set[int] = set()
    named = path.suffix == ".nq"
    lines = 0
    with path.open("w", encoding="utf-8") as file:
        for graph, triples in graphs(drugs):
            for s, p, o in sorted(triples):
                merged = hash((s, p, o)) not in seen
                seen.add(hash((s, p, o)))
                text = f"{s} {p} {o} <{graph}> .\n" * named + f"{s} {p} {o} .\n" * merged
                lines += file.write(text) and text.count(" .\n")
    return lines


def graphs(drugs: int) -> Iterator[tuple[str, set[Triple]]]:
    """Yield the named graphs of so many drugs, that of what no page states last."""
    concepts: dict[object, GroundedFact] = {}
    for monograph, facts in made_pages(drugs):
        # The reference graph is about concepts: one fact of each is enough.
        for fact in facts:
            concepts.setdefault((fact.object or fact.drug, fact.target, fact.route), fact)
        concepts.setdefault(facts[0].drug, facts[0])
        yield graph_iri(monograph.name), set(page_statements(monograph, facts, run=RUN, labels={}))
    yield REFERENCE, set(reference_statements(Used.of(keep(concepts.values(), frozenset()))))


def write_pages(folder: Path, count: int, size: int) -> None:
    """Write markdown pages, named by their number."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(make_pages(sections_of(SAMPLES), count, size, exchanged=EXCHANGED)):
        (folder / f"{number:06}.md").write_text(text, encoding="utf-8")


def write_labels(folder: Path, count: int, size: int) -> None:
    """Write labels as openFDA hands them out, one a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(make_pages(sections_of(SAMPLES), count, size, exchanged=EXCHANGED)):
        label = json.dumps({"meta": {}, "results": [_label(number, text)]}, ensure_ascii=False)
        (folder / f"{number:06}.json").write_text(label, encoding="utf-8")


def _label(number: int, page: str) -> dict[str, object]:
    """Return a label that says in its fields what a page says in its sections."""
    name = page.partition("\n")[0].removeprefix("# ")
    fields: dict[str, list[str]] = {}
    for section in islice(re.split(r"^#+ +", page, flags=re.MULTILINE), 1, None):
        title, _, text = section.partition("\n")
        field = next(field for field, words in _FIELDS.items() if re.search(words, title, re.IGNORECASE))
        fields.setdefault(field, []).append(" ".join(text.replace("*", "").split()))
    identity: dict[str, object] = {"set_id": str(uuid.UUID(int=number + 1)), "version": "1"}
    identity["openfda"] = {"generic_name": [name.upper()]}
    return identity | {field: [" ".join(texts)] for field, texts in fields.items()}


if __name__ == "__main__":
    main()
