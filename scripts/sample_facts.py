"""Draw a sample of what was read, for a person to judge: fact, sentence and place as TSV, with an empty verdict.

    python -m medgraph facts labels > facts.jsonl
    python -m scripts.sample_facts facts.jsonl --relation hasDosage --per 60 --seed first > sample.tsv

The sample is drawn by a hash of the seed and the fact, never by chance: the same facts give the same sample, and a fact
that is added or mended elsewhere changes no other's place. `--without` leaves pages out by their name.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

Record = Mapping[str, Any]

COLUMNS = ("relation", "page", "section", "path", "start", "end", "drug", "object", "qualifiers", "sentence", "verdict")
_TOLD_ELSEWHERE = frozenset({"value", "value_max", "unit", "interval"})  # in the object's name already


class Place(NamedTuple):
    """Where a fact is first told: page, heading, path in the file, offsets."""

    page: str
    section: str
    path: str
    start: int
    end: int


def place_of(record: Record) -> Place:
    """Return where a fact is first told; places count in the text that `medgraph sections` prints."""
    first = record["evidence"][0]
    page = Path(first["source"]).name
    return Place(page, first.get("section") or "", first.get("path") or "", first["start"], first["end"])


def sample(records: Iterable[Record], relation: str, size: int, seed: str) -> list[Record]:
    """Return so many facts of a relation, or all where there are fewer, in the order of their pages.

    >>> facts = [{"relation": "hasRoute", "drug": "x", "object": name, "evidence": [
    ...     {"source": "a.json", "start": 0, "end": 9}]} for name in ("oral", "nasal", "rectal")]
    >>> [fact["object"] for fact in sample(facts, "hasRoute", 2, "first")]
    ['nasal', 'oral']
    """
    ours = [record for record in records if record["relation"] == relation and record["evidence"]]
    drawn = sorted(ours, key=lambda record: (_lot(record, seed), place_of(record)))[:size]
    return sorted(drawn, key=lambda record: (place_of(record), record["object"], record["drug"]))


def _lot(record: Record, seed: str) -> str:
    place = place_of(record)
    named = (seed, place.page, place.path, str(place.start), record["drug"], record["relation"], record["object"])
    return hashlib.sha256("\x1f".join(named).encode()).hexdigest()


def rows_of(records: Iterable[Record]) -> Iterator[tuple[str, ...]]:
    """Yield the columns of each fact; the verdict stays empty."""
    for record in records:
        first = record["evidence"][0]
        told = {k: v for k, v in record.get("qualifiers", {}).items() if v is not None and k not in _TOLD_ELSEWHERE}
        sentence = " ".join((first.get("text") or first["quote"]).split())
        place = (str(each) for each in place_of(record))
        says = ", ".join(f"{name} {value}" for name, value in told.items())
        yield (record["relation"], *place, record["drug"], record["object"], says, sentence, "")


def _records(path: Path, without: frozenset[str]) -> Iterator[Record]:
    """Yield the records of a file of `medgraph facts`."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if not any(Path(each["source"]).name in without for each in record["evidence"]):
                yield record


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("facts", type=Path, help="what `medgraph facts` printed")
    parser.add_argument("--relation", action="append", required=True, help="for example hasDosage; may be given again")
    parser.add_argument("--per", type=int, default=60, help="facts a relation (60)")
    parser.add_argument("--seed", default="first", help="another word draws another sample")
    parser.add_argument("--without", action="append", default=[], help="leave this page out; may be given again")
    asked = parser.parse_args()
    records = list(_records(asked.facts, frozenset(asked.without)))
    out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    out.writerow(COLUMNS)
    for relation in asked.relation:
        out.writerows(rows_of(sample(records, relation, asked.per, asked.seed)))


if __name__ == "__main__":
    main()
