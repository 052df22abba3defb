"""Where claims are read: sentences of pages and labels, and rows of a CSV with the columns gene, deletion, claim.

The gene of a sentence is the one of a known transcript that the sentence names, by its symbol or by the disease of
that name; else the only one that the page names. A sentence without one claims nothing that can be computed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from medgraph import lexicon
from medgraph.claims.phrases import Claim, claims_in
from medgraph.errors import UnreadableInputError
from medgraph.model import Monograph, Span
from medgraph.monographs import read_monographs
from medgraph.patterns import Pattern
from medgraph.sentences import split_sentences
from medgraph.transcripts import known_transcripts

_COLUMNS = ("gene", "deletion", "claim")
_ITEM = Pattern(r"\n(?=\s*(?:[-*•|#]|\d+[.)]\s))")


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with the gene it is about, and where it stands."""

    claim: Claim
    gene: str
    sentence: str
    source: str
    line: int


def read_claims(*paths: Path) -> Iterator[Stated | UnreadableInputError]:
    """Yield the claims of pages, labels and CSV files, in order; what cannot be read is yielded as its error."""
    for path in paths:
        if path.suffix.casefold() == ".csv":
            yield from _of_table(path)
            continue
        for page in read_monographs(path):
            yield from (page,) if isinstance(page, UnreadableInputError) else _of_page(page)


def _of_page(page: Monograph) -> Iterator[Stated]:
    text = page.view.text
    if "xon" not in text and "eletion" not in text:
        return
    about = _genes(text)
    for start, sentence in _sentences(text):
        named = _genes(sentence) or about
        if len(named) == 1:
            line = page.source.count("\n", 0, page.view.to_source(Span(start, start + 1)).start) + 1
            yield from (Stated(claim, named[0], sentence, page.path, line) for claim in claims_in(sentence))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield sentences with where they begin; an item of a list is one of its own."""
    for span in split_sentences(text):
        at = span.start
        for piece in _ITEM.split(span.of(text)):
            yield at + len(piece) - len(piece.lstrip()), " ".join(piece.split())
            at += len(piece) + 1


def _genes(text: str) -> list[str]:
    return [symbol for symbol, names in _named().items() if names.search(text)]


@cache
def _named() -> dict[str, Pattern]:
    """Return for each gene with a transcript the names by which a text speaks of it."""
    return {symbol: Pattern("|".join(_names(symbol))) for symbol in known_transcripts()}


def _names(symbol: str) -> Iterator[str]:
    """Yield patterns of a gene's symbol, and of the disease that it abbreviates, else of the symbol in any case."""
    yield rf"\b{re.escape(symbol)}\b"
    yield from (rf"(?i:\b{re.escape(name)}\b)" for name in lexicon.spelt_out(symbol) or (symbol,))


def _of_table(path: Path) -> Iterator[Stated | UnreadableInputError]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        yield UnreadableInputError(f"cannot be read ({error})", place=str(path))
        return
    rows = csv.DictReader(io.StringIO(text))
    missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        problem = f"a table of claims has the columns {', '.join(_COLUMNS)}; {missing[0]} is missing"
        yield UnreadableInputError(problem, place=str(path))
        return
    yield from _of_rows(rows, path)


def _of_rows(rows: csv.DictReader[str], path: Path) -> Iterator[Stated | UnreadableInputError]:
    for row in rows:
        gene, deletion, said = ((row[name] or "").strip() for name in _COLUMNS)
        found = claims_in(f"Deletion 1 is {said}")
        if not found:
            problem = f'claims nothing that can be computed: "{said}"; as "in frame" or "amenable to skipping exon 51"'
            yield UnreadableInputError(problem, place=f"{path}:{rows.line_num}")
        for claim in found:
            stated = Claim(deletion, claim.kind, claim.exon, claim.denied)
            yield Stated(stated, gene, f"{gene} {deletion}: {said}", str(path), rows.line_num)
