"""Transcripts and their exons: the ones that we know, one's own, and how they are read and checked.

model      a transcript, its exons, their lengths and phases
checks     whether the exons of a transcript chain to one reading frame
measures   what follows from the coding lengths: places in the coding sequence, phases
annotation GTF and GFF3 files
adding     to one's own transcripts
tables     our tables, and those of the same columns
"""

from __future__ import annotations

from medgraph.transcripts.checks import check
from medgraph.transcripts.model import Exon, Transcript
from medgraph.transcripts.tables import known_transcripts, read_table, shipped_transcripts, transcript_of

__all__ = ["Exon", "Transcript", "check", "known_transcripts", "read_table", "shipped_transcripts", "transcript_of"]
