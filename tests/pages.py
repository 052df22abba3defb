"""Small pages that tests write into folders of their own."""

from __future__ import annotations

from pathlib import Path

CASIMERSEN = """\
---
title: Casimersen
---

# Casimersen

## Usage
Casimersen is an antisense oligonucleotide used to treat Duchenne muscular dystrophy (DMD).

## How it works
It binds to the dystrophin pre-mRNA and causes exon 45 skipping.

## Dosage
The recommended dose is 30 mg/kg given intravenously once weekly.

## Side effects
Common side effects (>10%):

- Headache
- Arthralgia (joint pain)
"""

WARFARIN = """\
# Warfarin

Warfarin is an anticoagulant that is taken by mouth.

## Mechanism of action
Warfarin inhibits vitamin K epoxide reductase.

## Side effects
- Bleeding
- Headache
"""


def write_pages(folder: Path, **pages: str) -> Path:
    """Write pages, by default two sound ones, as markdown files; return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (pages or {"casimersen": CASIMERSEN, "warfarin": WARFARIN}).items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder
