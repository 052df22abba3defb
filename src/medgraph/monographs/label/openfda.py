"""A drug label as openFDA hands it out: a JSON record of fields, each a list of texts, to a page of parts.

A field's text is one part, with its JSON pointer; its tables ("adverse_reactions_table") are set where they stand in
that text, and are parts of their own only where it does not hold them. What the record says of the product (its names,
routes, classes, identifiers) are parts of one value each, at the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from medgraph.errors import UnreadableInputError
from medgraph.model import BlockKind, SectionType
from medgraph.monographs.label.editions import Edition, edition
from medgraph.monographs.label.embedded_tables import PLACE, cut_out, find_tables
from medgraph.monographs.label.flat_text import read_lines
from medgraph.monographs.label.json_records import json_records
from medgraph.monographs.label.manuscript import Manuscript
from medgraph.monographs.label.narrative import write_narrative
from medgraph.monographs.label.openfda_fields import escaped, stated, write_fields
from medgraph.monographs.label.run_together import is_run_together, taken_apart
from medgraph.monographs.label.safe_xml import parse_xml
from medgraph.monographs.label.sections import CODE_OF_FIELD, TYPE_OF_FIELD
from medgraph.monographs.page import Page
from medgraph.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

# What the record says of itself, and what a monograph calls that.
_STATED = {"set_id": "set_id", "version": "version", "effective_time": "effective_date", "id": "id"}
_TABLE = "_table"
_MAX_NAME = 1_000  # what is longer is no name
_CONTROLS = Pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Fields that records of other openFDA data have, and what these are.
_OTHER_RECORDS = (
    ("animal", "a report of effects on an animal"),
    ("safetyreportid", "a report of adverse events"),
    ("recall_number", "a recall"),
    ("product_ndc", "an entry of the NDC directory"),
    ("sponsor_name", "an entry of Drugs@FDA"),
)


def read_openfda_reply(source: str) -> Page:
    """Return the page of the one label in a reply; UnreadableInputError where there is none or are several."""
    records = list(islice(json_records(BytesIO(source.encode())), 2))
    if len(records) != 1:
        raise UnreadableInputError("JSON of several labels, not one" if records else "JSON without a record")
    [(pointer, record, problem)] = records
    if problem:
        raise UnreadableInputError(problem)
    refuse_other_records(record)
    return read_openfda(record, pointer)


def refuse_other_records(record: Mapping[str, Any]) -> None:
    """Raise UnreadableInputError for a record that is no drug label, with what it is where that is known."""
    if any(_has_text(values) for field, values in record.items() if field.removesuffix(_TABLE) in TYPE_OF_FIELD):
        return
    error = record.get("error")
    if isinstance(error, dict):
        raise UnreadableInputError(f"an error that openFDA answered: {str(error.get('message') or error)[:200]}")
    what = next((what for field, what in _OTHER_RECORDS if field in record), "a JSON record")
    raise UnreadableInputError(f"{what} without a section of a drug label")


def _has_text(values: object) -> bool:
    return isinstance(values, list) and any(isinstance(value, str) and value.strip() for value in values)


def edition_of_record(record: Mapping[str, Any]) -> Edition | None:
    """Return which label a record is; what openFDA adds to it later (the block `openfda`) is left out."""
    own = {field: value for field, value in record.items() if field != "openfda"}
    return edition(_metadata(record), "openfda", json.dumps(own, sort_keys=True, default=str).encode())


def read_openfda(record: Mapping[str, Any], pointer: str = "") -> Page:
    """Return the page of a label; `pointer` leads to the record in its file.

    >>> page = read_openfda({"contraindications": ["4 CONTRAINDICATIONS None."]}, "/results/0")
    >>> page.parts[0].path, page.view.text
    ('/results/0/contraindications/0', '4 CONTRAINDICATIONS\\n\\nNone.')
    """
    text = Manuscript()
    names = tuple(_names(record))
    for field, number, words, tables in _fields(record, names):
        name = field.removesuffix(_TABLE)
        path = f"{pointer}/{escaped(field)}/{number}"
        text.begin(path, TYPE_OF_FIELD.get(name, SectionType.OTHER), CODE_OF_FIELD.get(name))
        _write(words, tables, text, names)
    if not text.parts:
        raise UnreadableInputError("a JSON record without a section of a drug label")
    write_fields(record, pointer, text)
    return text.page(tuple(_metadata(record)))


def _fields(record: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[tuple[str, int, str, list[_Element]]]:
    """Yield each text with its field, its number and the tables that stand in it; what stands in none comes behind."""
    texts = {field: _strings(values) for field, values in record.items() if isinstance(values, list)}
    texts |= _taken_apart({field: texts[field] for field in texts if TYPE_OF_FIELD.get(field) in _PROSE}, names)
    for field in dict.fromkeys(field.removesuffix(_TABLE) for field in texts):
        left = {number: _parse_table(table) for number, table in texts.get(field + _TABLE, {}).items()}
        for number, value in texts.get(field, {}).items():
            words, numbers = _settle(value, left)
            yield field, number, words, [left.pop(each) for each in numbers]
        yield from ((field + _TABLE, number, PLACE, [table]) for number, table in left.items())


def _strings(values: list[Any]) -> dict[int, str]:
    return {number: _CONTROLS.sub(" ", value) for number, value in enumerate(values) if isinstance(value, str)}


# Fields of sentences; tables have markup, and lists of products no sentences.
_PROSE = frozenset(SectionType) - {SectionType.PRODUCT_DATA}


def _taken_apart(texts: dict[str, dict[int, str]], names: tuple[str, ...]) -> dict[str, dict[int, str]]:
    """Return the texts of a record with blanks where its parts were run together, if they were."""
    if not is_run_together(value for values in texts.values() for value in values.values()):
        return texts
    return {field: {n: taken_apart(value, names) for n, value in values.items()} for field, values in texts.items()}


def _settle(value: str, tables: Mapping[int, _Element]) -> tuple[str, list[int]]:
    """Return a text with its tables cut out, and which tables these are."""
    value = value.replace(PLACE, " ")
    numbers = list(tables)
    places = find_tables(value, ["".join(map(str, tables[number].itertext())) for number in numbers])
    return cut_out(value, places), [numbers[place.number] for place in places]


def _write(words: str, tables: Iterable[_Element], text: Manuscript, names: tuple[str, ...]) -> None:
    standing = iter(tables)
    for line in read_lines(words, names):
        if line.kind is BlockKind.ROW:
            write_narrative(next(standing), text, line.level)
        elif line.kind is BlockKind.HEADING:
            text.heading(line.text, line.level)
        elif line.kind is BlockKind.ITEM:
            text.item(line.text, line.level)
        else:
            text.paragraph(line.text)


def _parse_table(markup: str) -> _Element:
    """Return a table's markup as elements; where it is broken, its words as a paragraph."""
    try:
        return parse_xml(f"<text>{_without_undefined(markup)}</text>")
    except UnreadableInputError:
        words = escape(unescape(_TAG.sub(" ", markup)))
        return parse_xml(f"<text><paragraph>{words}</paragraph></text>")


_TAG = Pattern(r"<[^<>]*>?")
_ENTITY = Pattern(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")


def _without_undefined(markup: str) -> str:
    """Return markup with a bare ampersand as text."""
    return _ENTITY.sub("&amp;", markup)


def _names(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the record calls the drug."""
    for field in ("brand_name", "generic_name", "substance_name"):
        yield from (name for name in stated(record, field) if len(name) <= _MAX_NAME)


def _title(record: Mapping[str, Any]) -> str:
    """Return the label's name as FDA writes it: "Exondys 51 (eteplirsen)"."""
    names = ([n for n in stated(record, field) if len(n) <= _MAX_NAME] for field in ("brand_name", "generic_name"))
    brand, generic = (next(iter(each), "") for each in names)
    return f"{brand} ({generic.lower()})" if brand and generic else brand or generic


def _metadata(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "kind", "regulatory label"
    if title := _title(record):
        yield "title", title
    for field, name in _STATED.items():
        if isinstance(record.get(field), str):
            yield name, record[field]
