"""Read HGNC's table of genes, and make the tables of genes and of the names of their products."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from medgraph.errors import LexiconError
from medgraph.lexicon.genes import molecule_key
from medgraph.lexicon.making.concepts import Row, distinct
from medgraph.lexicon.making.entries import read_text

_RNA_GENES = {
    f"RNA, {kind}" for kind in ("long non-coding", "micro", "ribosomal", "small nuclear", "misc", "vault", "Y")
}
_CODING_GENES = {
    "gene with protein product",
    "immunoglobulin gene",
    "T cell receptor gene",
    "complex locus constituent",
}
_COLUMNS = ("hgnc_id", "symbol", "name", "locus_type", "status", "alias_symbol", "prev_symbol")
_SHORTEST_NAME = 7  # letters: shorter approved names are words


@dataclass(frozen=True, slots=True)
class Gene:
    """An entry of HGNC."""

    id: str
    symbol: str
    name: str
    locus: str
    status: str
    aliases: tuple[str, ...]
    previous: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        """Whether it is approved and has a product and more than a serial number for a name."""
        serial = re.match(r"LINC\d|.+-(AS|IT|DT|OT)\d*$", self.symbol)
        return self.status == "Approved" and (self.locus in _CODING_GENES or (self.locus in _RNA_GENES and not serial))


def read_hgnc(path: Path) -> tuple[list[Gene], str]:
    """Read HGNC's complete set and the date of its newest entry.

    Raises LexiconError, with the line, if columns are missing or the file breaks off.
    """
    lines = read_text(path).removesuffix("\n").split("\n")
    columns = lines[0].rstrip("\r").split("\t")
    if missing := [name for name in _COLUMNS if name not in columns]:
        raise LexiconError(f"no column {', '.join(missing)}; is this HGNC's complete set?", place=f"{path}:1")
    found = list(_records(lines, columns, path))
    if not found:
        raise LexiconError("no gene in this file", place=f"{path}:2")
    newest = max(record.get("date_modified", "") for record in found)
    return [_gene(record) for record in found], newest or "unknown"


def _records(lines: list[str], columns: list[str], path: Path) -> Iterator[dict[str, str]]:
    for number, line in enumerate(lines[1:], 2):
        fields = [field.strip('"') for field in line.rstrip("\r").split("\t")]
        if len(fields) != len(columns):
            message = f"{len(columns)} fields expected, {len(fields)} found; is the file whole?"
            raise LexiconError(message, place=f"{path}:{number}")
        record = dict(zip(columns, fields, strict=True))
        if not record["hgnc_id"].startswith("HGNC:"):
            raise LexiconError(f"no identifier of HGNC: {record['hgnc_id'][:40]}", place=f"{path}:{number}")
        yield record


def _gene(record: dict[str, str]) -> Gene:
    names = (record["hgnc_id"], record["symbol"], record["name"], record["locus_type"], record["status"])
    return Gene(*names, *(tuple(filter(None, record[key].split("|"))) for key in ("alias_symbol", "prev_symbol")))


def gene_rows(genes: Iterable[Gene]) -> list[Row]:
    """Return HGNC identifier, symbol, name, aliases and previous symbols."""
    kept = sorted((gene for gene in genes if gene.is_kept), key=lambda gene: int(gene.id.removeprefix("HGNC:")))
    return [
        (g.id, g.symbol, g.name, *("|".join(distinct(names, but=[g.symbol])) for names in (g.aliases, g.previous)))
        for g in kept
    ]


def gene_name_rows(rows: Iterable[Row]) -> list[Row]:
    """Return the approved names as they are looked up, each with its symbol, sorted."""
    found: dict[str, str] = {}
    for _, symbol, name, *_ in rows:
        if len(name) >= _SHORTEST_NAME:
            found.setdefault(molecule_key(name), symbol)
    return sorted(found.items())
