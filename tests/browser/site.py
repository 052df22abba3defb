"""A small site for the tests of the explorer: some sample pages, one written by an enemy, and what an enemy would
write into a graph.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
from tests.browser.sample import Line, graph

import medgraph

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "{{ 7 * 7 }} {% raw %}",
    '" onmouseover="alert(3)',
    "\u202egnp.exe\u2066",
    "=HYPERLINK(1)",
    "../..",
    "x" * 10_000,
]
_PAGES = ("casimersen.md", "eteplirsen.md", "golodirsen.md", "viltolarsen.txt", "levetiracetam.html")
_ENEMY = """# Evilsen <script>alert(4)</script>

Evilsen is taken by mouth once daily.

## Side effects

- headache <img src=x onerror=alert(5)>
- nausea and \u202edizziness

Rash was seen in 12% of patients.<svg onload=alert(6)>
"""


def build_site(folder: Path) -> Path:
    """Build the graph of the site's pages, put the enemy's statements into its store, and return its folder."""
    pages = folder / "pages"
    pages.mkdir()
    for name in _PAGES:
        shutil.copy(Path(__file__).resolve().parents[2] / "data" / "monographs" / name, pages)
    (pages / "evil.md").write_text(_ENEMY, encoding="utf-8")
    medgraph.build(pages, out=folder / "build")
    store = ox.Store(str(folder / "build" / "store"))
    store.extend(graph(_statements()).store)
    store.flush()
    del store
    return folder / "build"


def _statements() -> list[Line]:
    return [
        Line(
            f"evil-{number}", relation, kind, text, "", f"frequency={text[:50]};population={text[:50]}", text, "1", text
        )
        for number, text in enumerate(HOSTILE)
        for relation, kind in (("hasAdverseEffect", "condition"), ("hasDrugClass", "drug-class"), ("brandName", "text"))
    ]
