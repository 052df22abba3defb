"""A comparison as records (JSON), and as lines for people: both quotes under each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from medgraph.comparison import Agreement, Comparison, Entry, Said
from medgraph.model import Polarity
from medgraph.tables import readable


def to_records(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """Yield the entries as the records that `medgraph compare --format jsonl` prints."""
    for entry in comparison.entries:
        topic = entry.topic
        yield {
            "agreement": str(entry.agreement),
            "drug": topic.drug,
            "relation": topic.relation,
            "object": topic.object,
            "scope": topic.scope,
            "a": [_record(said) for said in entry.a],
            "b": [_record(said) for said in entry.b],
        }


def _record(said: Said) -> dict[str, Any]:
    sentences = [{"page": page, "line": line, "sentence": text} for page, line, text in said.sentences]
    return {"polarity": said.polarity, "qualifiers": dict(said.qualifiers), "evidence": sentences}


def to_lines(comparison: Comparison, *, everything: bool = False) -> Iterator[str]:
    """Yield the comparison for people; what only one source says is counted, and listed if all is wanted."""
    yield from (f"{letter}: {readable(name)}" for letter, name in (("A", comparison.a), ("B", comparison.b)))
    shown = list(Agreement) if everything else [Agreement.CONTRADICTED, Agreement.DIFFERENT, Agreement.AGREED]
    for agreement in shown:
        for entry in comparison.of(agreement):
            yield from _lines(entry)
    yield comparison.summary


def _lines(entry: Entry) -> Iterator[str]:
    yield f"{entry.agreement}: {readable(str(entry.topic))}"
    for letter, said in (("A", entry.a), ("B", entry.b)):
        for each in said:
            yield from _side(letter, each)


def _side(letter: str, said: Said) -> Iterator[str]:
    stated = "; ".join(_stated(said.polarity, said.qualifiers))
    for page, line, sentence in said.sentences[:1]:
        more = f" and {len(said.sentences) - 1} more" if len(said.sentences) > 1 else ""
        yield f"  {letter} {readable(f'{page}, line {line}{more}' + (f' ({stated})' if stated else ''))}"
        yield f"    “{readable(sentence)}”"


def _stated(polarity: str, qualifiers: Sequence[tuple[str, str]]) -> Iterable[str]:
    reserved = [] if polarity == Polarity.AFFIRMED else [polarity]
    return [*reserved, *(f"{name}: {value}" for name, value in qualifiers)]
