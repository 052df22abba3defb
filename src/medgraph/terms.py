"""RDF terms as small values, so that only one module has to know the library of the store.

`n3` writes a term as SPARQL, Turtle and N-Triples spell it. It is the one way by which a
value gets into a query's text: what cannot be spelt safely is an error, never a piece of syntax.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from medgraph.patterns import Pattern

_XSD = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING = _XSD + "string"
XSD_BOOLEAN = _XSD + "boolean"
XSD_INTEGER = _XSD + "integer"
XSD_DECIMAL = _XSD + "decimal"
XSD_DOUBLE = _XSD + "double"

_FORBIDDEN_IN_IRI = Pattern(r'[\x00-\x20<>"{}|^`\\]')
_LANGUAGE = Pattern(r"[A-Za-z]+(?:-[A-Za-z0-9]+)*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPES |= {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F) if chr(code) not in _ESCAPES}
_TO_ESCAPE = str.maketrans(_ESCAPES)


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """A node with a name."""

    value: str


@dataclass(frozen=True, slots=True, order=True)
class BlankNode:
    """A node without a name of its own; `value` is its label, which means nothing elsewhere."""

    value: str


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value as written, with the IRI of its datatype, and its language if it is a text in one."""

    value: str
    datatype: str = XSD_STRING
    language: str = ""


Term: TypeAlias = Iri | BlankNode | Literal
Triple: TypeAlias = tuple[Term, Iri, Term]


def literal(value: str | bool | int | Decimal) -> Literal:
    """Return the literal of a Python value, spelt canonically.

    >>> literal(Decimal("30.0")).value, literal(True).value
    ('30', 'true')
    """
    if isinstance(value, bool):
        return Literal(str(value).lower(), XSD_BOOLEAN)
    if isinstance(value, int):
        return Literal(str(value), XSD_INTEGER)
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return Literal(text.rstrip("0").rstrip(".") if "." in text else text, XSD_DECIMAL)
    return Literal(value)


def python_value(term: Term | None) -> str | bool | int | float | Decimal | None:
    """Return what a term is in Python: numbers and truth values as such, all else as text.

    >>> python_value(Literal("0.1", XSD_DECIMAL)), python_value(Iri("http://e/a"))
    (Decimal('0.1'), 'http://e/a')

    A number that is not spelt as its datatype wants stays text.
    """
    if not isinstance(term, Literal):
        return term.value if term is not None else None
    if term.datatype == XSD_BOOLEAN:
        return {"true": True, "1": True, "false": False, "0": False}.get(term.value, term.value)
    try:
        return _NUMBERS[term.datatype](term.value) if term.datatype in _NUMBERS else term.value
    except (ValueError, ArithmeticError):
        return term.value


_NUMBERS: dict[str, type[int] | type[float] | type[Decimal]] = {
    XSD_INTEGER: int,
    XSD_DECIMAL: Decimal,
    XSD_DOUBLE: float,
}


def n3(term: Term) -> str:
    r"""Spell a term for SPARQL, Turtle or N-Triples.

    >>> print(n3(Literal('a "b"\n')), n3(Iri("http://e/a")))
    "a \"b\"\n" <http://e/a>

    Raises ValueError for an IRI, label or language that has no such spelling.
    """
    if isinstance(term, Iri):
        return f"<{_checked(term.value)}>"
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    text = f'"{term.value.translate(_TO_ESCAPE)}"'
    if term.language:
        return f"{text}@{_tag(term.language)}"
    return text if term.datatype == XSD_STRING else f"{text}^^<{_checked(term.datatype)}>"


def _checked(iri: str) -> str:
    if not iri or _FORBIDDEN_IN_IRI.search(iri):
        raise ValueError(f"not an IRI: {iri!r}")
    return iri


def _tag(language: str) -> str:
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"not a language tag: {language!r}")
    return language
