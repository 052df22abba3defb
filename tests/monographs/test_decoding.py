"""Bytes to text: what is decoded how, and what is refused with which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medgraph.errors import UnreadableInputError
from medgraph.monographs import decoding
from medgraph.monographs.decoding import decode

DECODED = [
    ("utf-8", "≥ 10 %".encode(), "≥ 10 %", "utf-8"),
    ("BOM is kept", b"\xef\xbb\xbf# A", "\ufeff# A", "utf-8"),
    ("line ends are kept", b"a\r\nb\rc\n", "a\r\nb\rc\n", "utf-8"),
    ("cp1252", b"10 \x96 20 \xb5g", "10 – 20 µg", "cp1252"),
    ("a byte that cp1252 leaves open", b"caf\xe9 \x81", "café \x81", "cp1252"),
    ("utf-16-le", "\ufeffDose".encode("utf-16-le"), "\ufeffDose", "utf-16-le"),
    ("utf-16-be", "\ufeffDose".encode("utf-16-be"), "\ufeffDose", "utf-16-be"),
    ("a web page that says so", b"<meta charset='iso-8859-2'>\xb1", "<meta charset='iso-8859-2'>ą", "iso8859-2"),
    (
        "a web page in Cyrillic",
        b'<meta http-equiv=x content="text/html; charset=Windows-1251">\xe4',
        '<meta http-equiv=x content="text/html; charset=Windows-1251">д',
        "cp1251",
    ),
    ("Latin-1 as browsers mean it", b"<meta charset=ISO-8859-1>1\x962", "<meta charset=ISO-8859-1>1–2", "cp1252"),
    ("a web page that errs", b"<meta charset=utf-8>caf\xe9", "<meta charset=utf-8>café", "cp1252"),
    ("a web page that is not what it says", b"<meta charset=big5>\x81", "<meta charset=big5>\x81", "cp1252"),
    ("an encoding of no texts", b"<meta charset=hex>\xe9", "<meta charset=hex>é", "cp1252"),
    ("an encoding that nobody knows", b"<meta charset=iso-8859-12>\xe9", "<meta charset=iso-8859-12>é", "cp1252"),
    ("UTF-8 whatever it says", "<meta charset=windows-1251>é".encode(), "<meta charset=windows-1251>é", "utf-8"),
    ("a terminal's escape", b"\x1b[1mDose\x1b[0m", "\x1b[1mDose\x1b[0m", "utf-8"),
]

REFUSED = [
    ("empty", b"", "empty file"),
    ("blanks", b" \r\n\t\n", "nothing but blanks"),
    ("BOM alone", b"\xef\xbb\xbf", "nothing but blanks"),
    ("PDF", b"%PDF-1.7\n%...", "looks like a PDF, not text"),
    ("docx", b"PK\x03\x04....", "looks like a zip archive or an office document, not text"),
    ("PNG", b"\x89PNG\r\n\x1a\n", "looks like a PNG picture, not text"),
    ("NUL", b"Dose\x00 5 mg", "binary data, not text (it holds NUL bytes)"),
    ("controls", b"\x01\x02\x03\x04 and some text", "binary data, not text (4 control characters)"),
    ("utf-32", "\ufeffDose".encode("utf-32-le"), "UTF-32 text; save it as UTF-8"),
    ("half a utf-16 unit", b"\xff\xfeD\x00o", "damaged UTF-16 text at byte 4"),
    ("NUL in utf-16", "\ufeffa\0".encode("utf-16-le"), "binary data, not text (it holds NUL characters)"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), [row[1:] for row in DECODED], ids=[row[0] for row in DECODED])
def test_text_is_decoded_and_nothing_of_it_lost(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        decode(data)
    assert str(caught.value) == message


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match=r"^20\.0 MB is too large for a page \(the limit is 20 MB\)$"):
        decode(b"a" * (decoding.MAX_BYTES + 1))


def test_the_longest_line_is_named() -> None:
    data = b"Dose\r\n\r" + b"a" * (decoding.MAX_LINE + 1) + b"\nend"
    with pytest.raises(UnreadableInputError, match=r"^line 3 has 1,000,001 characters \(the limit is 1,000,000\)$"):
        decode(data)


def test_a_web_page_may_stand_on_one_line() -> None:
    page = b"<!doctype html><img src='data:image/png;base64," + b"A" * decoding.MAX_LINE + b"'><p>Dose</p>"
    assert decode(page).encoding == "utf-8"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp", "Cf"]), min_size=1))
def test_utf8_comes_back_as_it_went_in(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
