"""What the commands print: facts, sections, answers, reports, explanations and scores as lines for people.

Everything that was read on a page goes through `readable`, so that nothing in it can command a terminal.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from medgraph.errors import QueryError
from medgraph.explanation import Explanation, Source
from medgraph.export.turtle import turtle
from medgraph.model import BlockKind, Monograph, Part, Section, SectionType
from medgraph.patterns import Pattern
from medgraph.queries import Answer, Query
from medgraph.records import Record
from medgraph.rows import Rows
from medgraph.sections import split_sections
from medgraph.tables import columns, plain_table, readable, rich_table
from medgraph.validation import Finding, ValidationReport


def fact_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield a table of fact records: what is said, how, and in which sentence first."""
    rows = [
        (
            r["drug"],
            r["relation"],
            r["object"],
            r["object_id"] or "",
            "" if r["polarity"] == "affirmed" else r["polarity"],
            _shortened(_first_sentence(r)),
        )
        for r in records
    ]
    yield from columns(("drug", "relation", "object", "object_id", "polarity", "sentence"), rows)


def _first_sentence(record: Record) -> str:
    first = record["evidence"][0] if record["evidence"] else {}
    return str(first.get("text") or first.get("quote") or record.get("reference", ""))


def _shortened(text: str, length: int = 80) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def section_records(monograph: Monograph) -> Iterator[Record]:
    """Yield the sections of a page, or the parts of a label, as the records that `medgraph sections` prints.

    A part is printed whole, whatever sections it is read in: evidence from a label counts in its part's text.
    """
    if monograph.parts:
        yield from (_part_record(monograph, part) for part in monograph.parts)
    else:
        yield from map(_section_record, split_sections(monograph))


def _section_record(section: Section) -> Record:
    path, text = " > ".join(section.headings), section.span.of(section.view.text)
    return _passage(section.monograph, path, section.type, section.type.loinc, section.title, text)


def _part_record(monograph: Monograph, part: Part) -> Record:
    heads = (block.span for block in monograph.blocks if block.kind is BlockKind.HEADING)
    title = next((head.of(monograph.source) for head in heads if head.within(part.span)), "")
    text = part.span.of(monograph.source)
    return _passage(monograph, part.path, part.type, part.loinc or part.type.loinc, title, text)


def _passage(monograph: Monograph, path: str, kind: SectionType, loinc: str | None, title: str, text: str) -> Record:
    return {
        "source": monograph.path,
        "path": path,
        "type": kind.value,
        "loinc": loinc,
        "title": title,
        "text": text,
    }


def section_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield a table of section records."""
    rows = [(r["source"], r["title"], r["type"], r["loinc"] or "", len(r["text"])) for r in records]
    yield from columns(("source", "title", "type", "loinc", "characters"), rows)


def query_record(query: Query) -> Record:
    """Return a question of the catalogue as a record."""
    parameters = [
        {
            "name": p.name,
            "type": p.type.value,
            "required": p.required,
            "default": p.default,
            "description": p.description,
        }
        for p in query.parameters
    ]
    return {
        "name": query.name,
        "question": query.question,
        "parameters": parameters,
        "example": query.call,
        "answer": query.answer,
    }


def query_lines(queries: Iterable[Query]) -> Iterator[str]:
    """Yield the catalogue for people: name, question, how to call it."""
    for query in queries:
        yield f"{query.name}\n    {query.question}\n    {query.call}"


def answer_text(answer: Answer, form: str, *, terminal: bool) -> str:
    """Return an answer in a form: table, csv, tsv, json (SPARQL 1.1) or ttl."""
    if isinstance(answer, bool):
        return (
            json.dumps({"head": {}, "boolean": answer}) + "\n" if form == "json" else f"{'yes' if answer else 'no'}\n"
        )
    if isinstance(answer, tuple):
        if form not in ("ttl", "table"):
            raise QueryError(f"this query gives triples, which cannot be written as {form}; use --format ttl")
        return "".join(turtle(answer))
    if form == "ttl":
        raise QueryError("only CONSTRUCT and DESCRIBE queries give Turtle; use table, csv, tsv or json")
    writers = {"csv": answer.to_csv, "tsv": answer.to_tsv, "json": answer.to_json}
    return writers[form]() if form in writers else _table(answer, terminal=terminal)


def _table(rows: Rows, *, terminal: bool) -> str:
    if not terminal:
        return plain_table(rows)
    from rich.console import Console

    console = Console(width=shutil.get_terminal_size().columns)
    with console.capture() as captured:
        console.print(rich_table(rows))
    return captured.get()


def report_lines(report: ValidationReport) -> Iterator[str]:
    """Yield a report grouped by shape: the message once, then each place with its sentence and a hint."""
    key = lambda found: (found.severity != "violation", found.shape, found.message)  # noqa: E731
    for _, group in groupby(sorted(report.findings, key=key), key=key):
        yield from _finding_lines(list(group))
    yield from (f"by pySHACL: {left}" for left in report.left_to_pyshacl)
    yield report.summary


def _finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    first = findings[0]
    places = "1 place" if len(findings) == 1 else f"{len(findings)} places"
    yield f"{first.severity}: {first.message} [{first.shape}, {places}]"
    for found in findings:
        place = f"{found.monograph}, line {found.line}: " if found.monograph else ""
        value = f" ({found.value})" if found.value else ""
        yield f"  {readable(f'{place}{found.label or found.focus}{value}')}"
        if found.sentence:
            yield f"    “{readable(found.sentence)}”"
    if first.hint:
        yield f"  hint: {first.hint}"


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands around the sentence, and around the words in it that name the object."""

    sentence: tuple[str, str]
    words: tuple[str, str]
    context: tuple[str, str] = ("", "")


_TERMINAL = Marks(("", ""), ("\x1b[1m", "\x1b[22m"), ("\x1b[2m", "\x1b[22m"))
_TEXT = Marks(("[", "]"), ("»", "«"))


def explanation_lines(explanations: Iterable[Explanation], *, colour: bool) -> Iterator[str]:
    """Yield statements with their sentences in context; sentence and the words that name the object are marked.

    On a terminal the context is dim and the words are bold; elsewhere the sentence stands in square brackets
    and the words between »these marks«.
    """
    marks = _TERMINAL if colour else _TEXT
    for explanation in explanations:
        qualifiers = "; ".join(f"{name}: {value}" for name, value in explanation.qualifiers)
        yield readable(explanation.statement + (f" ({qualifiers})" if qualifiers else ""))
        for source in explanation.sources:
            section = f", {source.section}" if source.section else ""
            yield f"  {readable(f'{source.page}, line {source.line}{section}')}"
            yield f"    {_in_context(source, marks)}"
        if explanation.reference:
            yield f"  background knowledge: {readable(explanation.reference)}"


def _in_context(source: Source, marks: Marks) -> str:
    dim, plain = marks.context
    begin, end = marks.sentence
    before, after = readable(_untagged(source.prefix)).lstrip(), readable(_untagged(source.suffix)).rstrip()
    around = [f"{dim}…{before}{plain}" if before else "", f"{dim}{after}…{plain}" if after else ""]
    return f"{around[0]}{begin}{_marked(source, marks)}{end}{around[1]}"


# Tags of HTML, and at either end of a context what is left of one that was cut.
_TAG = Pattern(
    r"\A[^<>]*(?:[\"']|\b(?:a|b|br ?/?|div|em|h[1-6]|i|li|ol|p|span|strong|sup|t[dhr]|ul))>|"
    r"</?[a-zA-Z][^<>]*>|</?(?:[a-zA-Z][^<>]*)?\Z"
)


def _untagged(context: str) -> str:
    """Return the context of a sentence without markup.

    >>> _untagged("ss='a'> <li>more than"), _untagged("ALT >3 and <5</p> <p cl"), _untagged("ALT >3 and <5")
    (' more than', 'ALT >3 and <5 ', 'ALT >3 and <5')
    """
    return re.sub(r"\s+", " ", _TAG.sub(" ", context)) if _TAG.search(context) else context


def _marked(source: Source, marks: Marks) -> str:
    begin, end = marks.words
    parts: list[str] = []
    position = 0
    for span in source.mentions:
        parts += [readable(source.sentence[position : span.start]), begin, readable(span.of(source.sentence)), end]
        position = span.end
    return "".join([*parts, readable(source.sentence[position:])])
