"""Which label a file holds: set id, version and date as the label states them.

A set id names a label through all its versions; it is written in small letters here whatever the file writes. What
could not name a monograph (blanks, no letters, a page of text) is no set id.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple

from medgraph.patterns import Pattern

_SET_ID = Pattern(r"[0-9A-Za-z][\w.-]{0,99}", re.ASCII)
_VERSION = Pattern(r"\d{1,9}", re.ASCII)
_DATE = Pattern(r"\d{4,14}", re.ASCII)


class Edition(NamedTuple):
    """Which label an input is: its set id, its version number (−1 where it has none), its date, a hash of what it says.

    Hashes are compared between inputs of one `form` ("openfda", "spl").
    """

    set_id: str
    version: int
    date: str
    form: str
    digest: bytes


def edition(stated: Iterable[tuple[str, str]], form: str, content: bytes) -> Edition | None:
    """Return the edition that a label states; None for one without a set id.

    >>> found = edition([("set_id", "A1-B2"), ("version", "7"), ("effective_date", "20200131")], "spl", b"")
    >>> found.set_id, found.version, found.date
    ('a1-b2', 7, '20200131')
    """
    known = dict(reversed([*stated]))
    set_id = set_id_of(known.items())
    if not set_id:
        return None
    version = _VERSION.fullmatch(known.get("version", "").strip())
    date = _DATE.match(known.get("effective_date", "").strip())
    number = int(version[0]) if version else -1
    return Edition(set_id, number, date[0] if date else "", form, hashlib.sha256(content).digest())


def set_id_of(stated: Iterable[tuple[str, str]]) -> str | None:
    """Return the set id among what a label states, as it names the monograph."""
    words = next((text for key, text in stated if key == "set_id"), "").strip()
    return words.lower() if _SET_ID.fullmatch(words) else None
