"""A structured product label (SPL: HL7 v3 XML, as DailyMed hands it out) to a page of parts.

Each `section` element with a text of its own is a part, with its XPath; the sections in it follow as parts of their
own, so that no word is read twice. A section without a code of its own is about what the section around it is about.
The highlights in an `excerpt` are parts as well: they repeat what the full text says. Source: FDA, "SPL
Implementation Guide".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from medgraph.errors import UnreadableInputError
from medgraph.model import SectionType
from medgraph.monographs.label.editions import Edition, edition
from medgraph.monographs.label.manuscript import Manuscript
from medgraph.monographs.label.markup import name_of, words_of
from medgraph.monographs.label.narrative import write_narrative
from medgraph.monographs.label.safe_xml import leading_children, parse_xml
from medgraph.monographs.label.sections import TYPE_OF_CODE
from medgraph.monographs.label.spl_fields import product_names, write_fields
from medgraph.monographs.page import Page
from medgraph.patterns import Pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "{urn:hl7-org:v3}"
_KIND = b"urn:hl7-org:v3"
_HEAD = 4096
_DOCUMENT = f"{_NAMESPACE}document"
_BODY = f"{_NAMESPACE}component/{_NAMESPACE}structuredBody"
_LOINC = "2.16.840.1.113883.6.1"
_ANIMALS = frozenset({"50577-6", "50578-4"})  # over the counter, on prescription
# What a label's title says besides its name.
_UNTITLED = Pattern(r"^.*?See full prescribing information for [^.]*\.|Initial U\.S\. Approval:? ?\d{4}", re.DOTALL)
_STATED = {"setId": "set_id", "versionNumber": "version", "effectiveTime": "effective_date", "id": "id"}


def read_spl(source: str) -> Page:
    """Return the page of a label; UnreadableInputError if the XML is broken or of another kind."""
    root = parse_xml(source)
    if root.tag != _DOCUMENT:
        raise UnreadableInputError(f"XML of another kind than a drug label: <{name_of(root)}>")
    _refuse_animals(root)
    text = Manuscript()
    body = root.find(_BODY)
    for path, section in _below(body, "/document/component/structuredBody") if body is not None else ():
        _write(section, path, text, SectionType.OTHER, 1)
    if not text.parts:
        raise UnreadableInputError("a drug label without a section that has a text")
    write_fields(root, text)
    return text.page(tuple(_metadata(root)))


def _refuse_animals(root: _Element) -> None:
    """Raise UnreadableInputError for the label of an animal drug: what it says holds for no people."""
    code = root.find(f"{_NAMESPACE}code")
    if code is not None and (code.get("code") in _ANIMALS or "ANIMAL" in code.get("displayName", "").upper()):
        raise UnreadableInputError("the label of an animal drug")


def edition_of_spl(data: bytes) -> Edition | None:
    """Return which label the bytes of a document are, read off its beginning; None where they are no label."""
    head = data[:_HEAD].replace(b"\0", b"")
    if _KIND not in head or b"<!DOCTYPE" in head:
        return None
    return edition(_stated(leading_children(data, f"{_NAMESPACE}component")), "spl", data)


def _below(element: _Element, path: str) -> Iterator[tuple[str, _Element]]:
    """Yield the sections in an element with their XPath; `path` is the element's own."""
    for number, component in enumerate(element.findall(f"{_NAMESPACE}component"), start=1):
        for section in component.findall(f"{_NAMESPACE}section"):
            yield f"{path}/component[{number}]/section", section


def _highlights(section: _Element, path: str) -> Iterator[tuple[str, _Element]]:
    """Yield the texts of a section's highlights with their XPath."""
    for excerpt in section.findall(f"{_NAMESPACE}excerpt"):
        for number, highlight in enumerate(excerpt.findall(f"{_NAMESPACE}highlight"), start=1):
            for words in highlight.findall(f"{_NAMESPACE}text"):
                yield f"{path}/excerpt/highlight[{number}]", words


def _write(section: _Element, path: str, text: Manuscript, above: SectionType, level: int) -> None:
    code = _code(section)
    stated = TYPE_OF_CODE.get(code or "", SectionType.OTHER)
    kind = above if stated is SectionType.OTHER else stated
    title = section.find(f"{_NAMESPACE}title")
    words = words_of(title) if title is not None else ""
    text.begin(path, kind, code)
    text.heading(words, level)
    own = section.find(f"{_NAMESPACE}text")
    if own is not None:
        write_narrative(own, text, level)
    for highlight_path, highlight in _highlights(section, path):
        text.begin(highlight_path, kind, code)
        text.heading(words, level)
        write_narrative(highlight, text, level)
    for inner_path, inner in _below(section, path):
        _write(inner, inner_path, text, kind, level + 1)


def _code(section: _Element) -> str | None:
    code = section.find(f"{_NAMESPACE}code")
    return code.get("code") if code is not None and code.get("codeSystem") == _LOINC else None


def _metadata(root: _Element) -> Iterator[tuple[str, str]]:
    yield "kind", "regulatory label"
    if title := _title(root):
        yield "title", title
    yield from _stated(root)


def _stated(elements: Iterable[_Element]) -> Iterator[tuple[str, str]]:
    """Yield what the children of a document say of it."""
    for found in elements:
        name = _STATED.get(name_of(found))
        value = found.get("root") or found.get("value") or found.get("extension")
        if name and value:
            yield name, value


def _title(root: _Element) -> str:
    """Return what the document is called; its product's names where it has no title but "Drug Facts"."""
    element = root.find(f"{_NAMESPACE}title")
    title = _UNTITLED.sub("", words_of(element)).strip() if element is not None else ""
    return title if title and not _OF_FORM.fullmatch(title) else ", ".join(product_names(root)) or title


_OF_FORM = Pattern(r"\W*drug facts\W*", re.IGNORECASE)
