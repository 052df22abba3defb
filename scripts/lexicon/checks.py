"""Check the tables that people keep by hand against the vocabularies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from scripts.lexicon.tables import read_own

from medgraph.errors import LexiconError
from medgraph.lexicon.making.concepts import Row, fold


def check(
    path: Path,
    columns: int,
    key: int,
    test: Callable[[Row], str],
    same: Callable[[str], str] = fold,
) -> None:
    """Check a file whose column `key` names its rows; `test` returns what is wrong, or ""."""
    rows = list(read_own(path, columns))
    if not rows:
        raise LexiconError(f"{path.name}: no rows, so nothing was checked")
    for name, count in Counter(same(row[key]) for row in rows).items():
        if count > 1:
            raise LexiconError(f"{path.name}: {name!r} stands there {count} times")
    for row in rows:
        if problem := test(row):
            raise LexiconError(f"{path.name}: {row[key]!r}: {problem}")


def unknown(values: Iterable[str], known: set[str], what: str) -> str:
    """Return a message that lists the values which are not known, or ""."""
    missing = sorted(set(values) - known - {""})
    return f"unknown {what}: {', '.join(missing)}" if missing else ""


def check_surfaces(path: Path) -> None:
    """Let no surface form of `labels.tsv` stand for two concepts of one vocabulary."""
    owner: dict[tuple[str, str], str] = {}
    for identifier, label, surfaces, _ in read_own(path, 4):
        vocabulary = identifier.partition(":")[0]
        for name in filter(None, (label, *surfaces.split("|"))):
            other = owner.setdefault((vocabulary, fold(name)), identifier)
            if other != identifier:
                raise LexiconError(f"{path.name}: {name!r} stands for {other} and {identifier}")


def check_own(own: Path, symbols: set[str], labels: Mapping[str, str]) -> None:
    """Check all hand-kept files against the vocabularies (`labels`: those of HPO and MONDO)."""

    def target(row: Row) -> str:
        return unknown(row[1].split("|"), symbols, "gene symbol")

    def label(row: Row) -> str:
        named = labels.get(row[0], "" if row[0].startswith("mg:") else None)
        return "" if named == row[3] else f"{row[0]} is called {named!r}, not {row[3]!r}"

    def denial(row: Row) -> str:
        ids = (i for i in f"{row[3]}|{row[4]}".split("|") if i != "*" and not i.startswith("mg:"))
        odd = row[1] not in {"phenotype", "disease", "drug"} or row[2] not in {"always", "prose"}
        return "unknown kind or context" if odd else unknown(ids, set(labels), "concept")

    def measured(row: Row) -> str:
        return next(filter(None, (named(*pair) for pair in zip(row[1::2], row[2::2], strict=True))), "")

    def named(identifier: str, label: str) -> str:
        known = labels.get(identifier, "" if not identifier else None)
        return "" if known == label else f"{identifier} is called {known!r}, not {label!r}"

    check(own / "targets.tsv", 4, 0, target)
    check(own / "measurements.tsv", 7, 0, measured)
    check(own / "classes.tsv", 4, 1, lambda row: "" if ":" in row[0] else "no identifier")
    check(own / "wordings.tsv", 5, 0, lambda row: named(row[0], row[1]), str)
    check(own / "labels.tsv", 4, 0, label)
    check_surfaces(own / "labels.tsv")
    check(own / "deny.tsv", 6, 0, denial)
    check(own / "abbreviations.tsv", 3, 0, lambda row: "" if row[1] else "no long form", str)
    check(own / "drugs.tsv", 4, 0, lambda row: "" if row[0].islower() else "not in lower case")
    check(own / "brands.tsv", 2, 0, lambda row: "" if row[0].islower() else "not in lower case", str)
    check(own / "stems.tsv", 3, 0, lambda row: "" if "-" in row[0] else "no hyphen", str)
