"""Terms of RDF as N-Triples text, the one gate by which page text gets into the graph.

A triple is three such texts. That is an order of magnitude faster to build, sort and hash than
triples of term objects, and whatever a page or a file is called, its text leaves here as one term:
nothing in it can end a literal or an IRI. Literals are spelt canonically, as stores keep them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from medgraph.patterns import Pattern
from medgraph.vocabulary import XSD

Triple: TypeAlias = tuple[str, str, str]
"""Subject, predicate and object, each spelt as N-Triples spells it."""

# What may stand in an IRI as it is; a percent sign only before two hexadecimal digits.
_SAFE = Pattern(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*(?:#[\w.~:/?@-]*)?", re.ASCII
)
_SCHEME = Pattern(r"[A-Za-z][A-Za-z0-9+.-]*:", re.ASCII)
_UNSAFE = Pattern(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?@!$&'()*+,;=%#-]", re.ASCII)

_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF)
_ESCAPES = {code: _NAMED.get(chr(code), f"\\u{code:04X}") for code in (*_CONTROLS, ord("\\"), ord('"'))}
_SURROGATE = Pattern("[\ud800-\udfff]")


@lru_cache(maxsize=65_536)
def iri(text: str) -> str:
    """Spell an absolute IRI; what may not stand in one is percent-encoded.

    >>> iri("http://e/a> <http://e/b")
    '<http://e/a%3E%20%3Chttp://e/b>'

    Raises ValueError for a text that does not begin with a scheme.
    """
    if _SAFE.fullmatch(text):
        return f"<{text}>"
    if not _SCHEME.match(text):
        raise ValueError(f"not an absolute IRI: {text!r}")
    path, mark, fragment = text.partition("#")
    return f"<{_encoded(path)}{mark}{_encoded(fragment).replace('#', '%23')}>"


def _encoded(text: str) -> str:
    return _UNSAFE.sub(_percent, text)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def literal(text: str) -> str:
    r"""Spell a plain text; half a surrogate pair, which no file can hold, becomes U+FFFD.

    >>> print(literal('"} <x> \n'))
    "\"} <x> \n"
    """
    if text.isprintable() and '"' not in text and "\\" not in text:  # most are: nothing to escape
        return f'"{text}"'
    whole = text if text.isascii() else _SURROGATE.sub(chr(0xFFFD), text)
    return f'"{whole.translate(_ESCAPES)}"'


def integer(number: int) -> str:
    """Spell a whole number.

    >>> print(integer(45))
    "45"^^<http://www.w3.org/2001/XMLSchema#integer>
    """
    return _typed(str(number), XSD.integer)


def decimal(number: Decimal) -> str:
    """Spell a decimal number without zeros that say nothing.

    >>> print(decimal(Decimal("30.0")), decimal(Decimal("1E+2")))
    "30"^^<http://www.w3.org/2001/XMLSchema#decimal> "100"^^<http://www.w3.org/2001/XMLSchema#decimal>
    """
    text = f"{number:f}"
    short = text.rstrip("0").rstrip(".") if "." in text else text
    return _typed("0" if short == "-0" else short, XSD.decimal)


def date(text: str) -> str:
    """Spell a day that is given as ISO 8601 writes it.

    >>> date("2022-03-14")
    '"2022-03-14"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    return _typed(text, XSD.date)


def boolean(truth: bool) -> str:
    """Spell a truth value.

    >>> print(boolean(True))
    "true"^^<http://www.w3.org/2001/XMLSchema#boolean>
    """
    return _typed("true" if truth else "false", XSD.boolean)


_DURATION = Pattern(
    r"P(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<H>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?",
    re.ASCII,
)
_SECONDS = {"W": 604800, "D": 86400, "H": 3600, "m": 60, "s": 1}


@lru_cache(maxsize=1024)
def duration(text: str) -> str:
    """Spell an ISO 8601 duration in canonical XSD form: no weeks, no fractions of days.

    >>> print(duration("P1W"), duration("P3.5D"), duration("P4M"))  # doctest: +NORMALIZE_WHITESPACE
    "P7D"^^<http://www.w3.org/2001/XMLSchema#duration>
    "P3DT12H"^^<http://www.w3.org/2001/XMLSchema#duration>
    "P4M"^^<http://www.w3.org/2001/XMLSchema#duration>

    What is no duration is spelt as the text that it is, for the shapes to find.
    """
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return literal(text)
    parts = {unit: Decimal(number) for unit, number in match.groupdict().items() if number}
    months = int(12 * parts.get("Y", Decimal(0)) + parts.get("M", Decimal(0)))
    seconds = sum((parts[unit] * size for unit, size in _SECONDS.items() if unit in parts), Decimal(0))
    return _typed(_canonical_duration(months, seconds), XSD.duration)


def _canonical_duration(months: int, seconds: Decimal) -> str:
    years, months = divmod(months, 12)
    days, rest = divmod(seconds, 86400)
    hours, rest = divmod(rest, 3600)
    minutes, rest = divmod(rest, 60)
    date = _parts((Decimal(years), "Y"), (Decimal(months), "M"), (days, "D"))
    time = _parts((hours, "H"), (minutes, "M"), (rest, "S"))
    return f"P{date}T{time}" if time else f"P{date}" if date else "PT0S"


def _parts(*parts: tuple[Decimal, str]) -> str:
    return "".join(f"{number.normalize():f}{unit}" for number, unit in parts if number)


def _typed(text: str, datatype: str) -> str:
    return f'"{text}"^^<{datatype}>'
