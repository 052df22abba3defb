"""Bytes to text, losing nothing and guessing little.

A page is UTF-8 (with or without a BOM), UTF-16 with a BOM, or, where it is not valid UTF-8, what a web page
says of itself, else Windows-1252 as browsers read it; which of them is recorded. JSON and XML are what they say they
are, else UTF-8, and refused where they are not: nothing is guessed there. The text keeps its BOM and its
line ends, so that offsets in it are offsets in the file. What is no text at all (an archive, a picture,
nothing) is refused in one line that says what it looks like.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

import ftfy.bad_codecs  # noqa: F401  (registers "sloppy-windows-1252", which knows all 256 bytes)

from medgraph.errors import UnreadableInputError
from medgraph.patterns import Pattern

MAX_BYTES = 20_000_000
MAX_LINE = 1_000_000

# How an HTML document begins, and where it says how its bytes are meant.
HTML_DOCUMENT = Pattern(
    r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,5000}-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta\s[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_CHARSETS = Pattern(
    r"(?:windows|cp)-?125\d|iso[-_]?8859[-_]\d{1,2}|koi8-[ru]|macintosh|shift_jis|euc-(?:jp|kr)|gb\w+|big5"
)
# How JSON and XML begin, and where XML says how its bytes are meant.
_DATA = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[\s?]|<document\s|\{\s*\"|\[\s*\{)")
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_WIDE = {b"<\0?\0": "utf-16-le", b"\0<\0?": "utf-16-be"}
_READ_AS = {"iso-8859-1": "windows-1252", "iso-8859-9": "windows-1254", "gb2312": "gb18030", "gbk": "gb18030"}
_HEAD = 4096

_BLANKS = "\ufeff\u200b\u00a0 \t\r\n\f\v"
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\v\x1b"))
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"BZh": "a bzip2 archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a SQLite database",
}


class Decoded(NamedTuple):
    """The text of a file, and the encoding it was read by."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return the text of a page's bytes, BOM and line ends kept.

    >>> decode("Dose ≥ 30".encode())
    Decoded(text='Dose ≥ 30', encoding='utf-8')
    >>> decode(b"caf\\xe9")
    Decoded(text='café', encoding='cp1252')

    Raise `UnreadableInputError` (without a place) for what is no readable text.
    """
    refuse_size(len(data))
    _refuse_magic(data)
    decoded = _decode_utf16(data) or _decode_data(data) or _decode_bytes(data)
    _refuse_blank(decoded.text)
    if not _is_data(data):
        _refuse_long_line(decoded.text)
    return decoded


def _decode_utf16(data: bytes) -> Decoded | None:
    if data.startswith(codecs.BOM_UTF32_LE):
        raise UnreadableInputError("UTF-32 text; save it as UTF-8")
    for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(bom):
            return Decoded(_strict_utf16(data, encoding), encoding)
    wide = _WIDE.get(data[:4])
    return Decoded(_strict_utf16(data, wide), wide) if wide else None


def _strict_utf16(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"damaged UTF-16 text at byte {error.start}") from error
    if "\0" in text:
        raise UnreadableInputError("binary data, not text (it holds NUL characters)")
    return text


def _decode_bytes(data: bytes) -> Decoded:
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_as_stated(data) or Decoded(data.decode("sloppy-windows-1252"), "cp1252")


def _is_data(data: bytes) -> bool:
    """Tell whether bytes begin as JSON, or as XML that is no web page."""
    return bool(_DATA.match(data)) and not HTML_DOCUMENT.match(data[:_HEAD].decode("latin-1").lstrip("ï»¿"))


def _decode_data(data: bytes) -> Decoded | None:
    """Decode JSON and XML as they say they are; UnreadableInputError where they are not."""
    if not _is_data(data):
        return None
    _refuse_binary(data)
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii", "replace").lower() if declared else "utf-8"
    if not (_CHARSETS.fullmatch(name) or name in ("utf-8", "utf8", "us-ascii", "ascii")):
        raise UnreadableInputError(f"XML in an encoding that is not known here: {name}")
    try:
        return Decoded(data.decode(name), codecs.lookup(name).name)
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"not the {name.upper()} that it should be, at byte {error.start}") from error
    except LookupError as error:
        raise UnreadableInputError(f"XML in an encoding that is not known here: {name}") from error


def _decode_as_stated(data: bytes) -> Decoded | None:
    """Decode a web page as its head says, where that is an encoding of texts and the bytes are of it."""
    stated = _CHARSET.search(data, 0, _HEAD)
    name = stated[1].decode("ascii", "replace").lower() if stated else ""
    name = _READ_AS.get(name, name)
    if not _CHARSETS.fullmatch(name) or name.endswith("1252"):
        return None
    try:
        return Decoded(data.decode(name), codecs.lookup(name).name)
    except (LookupError, UnicodeDecodeError):
        return None


def refuse_size(size: int) -> None:
    """Raise `UnreadableInputError` for more bytes than a page may have."""
    if size > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise UnreadableInputError(f"{size / 1_000_000:.1f} MB is too large for a page (the limit is {limit} MB)")


def _refuse_magic(data: bytes) -> None:
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableInputError(f"looks like {what}, not text")


def _refuse_binary(data: bytes) -> None:
    if b"\0" in data:
        raise UnreadableInputError("binary data, not text (it holds NUL bytes)")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 100 > len(data):
        raise UnreadableInputError(f"binary data, not text ({controls} control characters)")


def _refuse_blank(text: str) -> None:
    if not text:
        raise UnreadableInputError("empty file")
    if not text.strip(_BLANKS):
        raise UnreadableInputError("nothing but blanks")


def _refuse_long_line(text: str) -> None:
    if len(text) <= MAX_LINE or HTML_DOCUMENT.match(text.lstrip("\ufeff")):
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            raise UnreadableInputError(f"line {number} has {len(line):,} characters (the limit is {MAX_LINE:,})")
