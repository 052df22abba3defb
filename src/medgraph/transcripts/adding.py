"""Add a transcript of one's own: from an annotation file or a table, checked, kept beside what was added before."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from medgraph.errors import TranscriptError
from medgraph.lexicon.genes import known_gene
from medgraph.transcripts.annotation import read_annotation
from medgraph.transcripts.model import Transcript
from medgraph.transcripts.tables import home, known_transcripts, own_transcripts, read_single, read_table, write_table

_TABLES = frozenset({".tsv", ".tab", ".txt"})


def add_transcripts(path: Path, *, transcript: str | None = None, gene: str | None = None) -> list[Transcript]:
    """Add what a file holds to one's own transcripts; return what was added. One of the same gene makes way.

    A folder has the two tables of `data/reference`; a file that ends in .tsv is one table of exons; every other file is
    GTF or GFF3. Raises TranscriptError, and adds nothing, for what is broken or has no HGNC number.
    """
    found = [_identified(each, path) for each in _read(path, transcript, gene)]
    write_table({**own_transcripts(), **{each.symbol: each for each in found}}.values(), home())
    known_transcripts.cache_clear()
    return found


def _read(path: Path, transcript: str | None, gene: str | None) -> list[Transcript]:
    if not path.exists():
        raise TranscriptError("there is no such file", place=str(path))
    if path.is_dir():
        return list(read_table(path).values())
    if path.suffix in _TABLES:
        return [read_single(path, transcript=transcript, gene=gene)]
    return [read_annotation(path, transcript=transcript, gene=gene)]


def _identified(transcript: Transcript, path: Path) -> Transcript:
    """Return the transcript with the HGNC number by which the graph knows its gene."""
    hgnc = transcript.hgnc or known_gene(transcript.symbol) or ""
    if not transcript.symbol or not re.fullmatch(r"HGNC:\d+", hgnc):
        named = transcript.symbol or "its gene, which the file does not name"
        raise TranscriptError(f"no HGNC number is known for {named}", place=str(path))
    return replace(transcript, hgnc=hgnc)
