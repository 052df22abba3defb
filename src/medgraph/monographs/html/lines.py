"""The text of a page to lines as a reader sees them: blanks collapsed, entities resolved, notes' marks gone.

A line is a list of pieces; each is a slice of the page, kept as it stands or shown as something else. What lies
between two pieces is markup and is shown as nothing.

Raised numbers are shown raised where they are powers, units and charges ("10¹⁴", "m²", "Ca²⁺") and left out
where they point to a footnote ("Headache¹", "12%ᵃ"): the mark is no part of the word.
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import NamedTuple

from medgraph.model import Span
from medgraph.monographs.repair import PLAIN
from medgraph.patterns import Pattern

_SPECIAL = Pattern(
    r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]|&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
)
_BULLET = Pattern(r"(?:[•●▪■‣◦○·\uf0b7]|[-–—‒−](?= ))\s*")

_POWER = Pattern(r"[-+−–]?\d{1,6}")
_CHARGE = Pattern(r"\d?[-+−–]")
_NOTE = Pattern(r"[\[(]?(?:\d{1,3}|[a-zA-Z]|[*†‡§¶#]{1,3})(?:\s?[,–-]?\s?(?:\d{1,3}|[a-z]|[*†‡§¶#]))*[\])]?")
_UNIT = Pattern(r"(?<![^\W\d_])(?:[kcdmµμn]?m|s|sec|min|h|kg|g|x|n|r|R|I|χ)$")
_SYMBOL = Pattern(r"(?<![a-z])[A-Z][a-z]?\d?$")
_RAISED = str.maketrans("0123456789-+−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻⁻")


class Piece(NamedTuple):
    """A slice of the page, and what it is shown as (itself where that is None)."""

    start: int
    end: int
    shown: str | None = None
    strong: bool = False


class Line:
    """A line that is being gathered from the texts of a page; `owed` comes before whatever is added next."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.pieces: list[Piece] = []
        self.owed = ""

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(map(self.shown, self.pieces))

    @property
    def span(self) -> Span:
        """From the first piece to the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)

    def shown(self, piece: Piece) -> str:
        """Return what a piece is shown as."""
        return self.source[piece.start : piece.end] if piece.shown is None else piece.shown

    def before(self) -> str:
        """Return the last few characters so far."""
        return "".join(map(self.shown, self.pieces[-4:]))[-12:]

    def add(self, start: int, end: int, *, strong: bool = False, literal: bool = False) -> None:
        """Add a text as it stands in the page.

        >>> line = Line("Dose&nbsp;\\n 5 m&shy;g")
        >>> line.add(0, 21)
        >>> line.text
        'Dose 5 mg'
        """
        at = start
        for found in _SPECIAL.finditer(self.source, start, end):
            if found[0][0] == "&" and literal:
                continue
            shown, stop = _resolved(found)
            if shown != found[0]:
                self.put(Piece(at, found.start(), None, strong))
                self.put(Piece(found.start(), stop, shown, strong))
                at = stop
        self.put(Piece(at, end, None, strong))

    def put(self, piece: Piece) -> None:
        """Add a piece; a blank behind a blank, or at the line's beginning, is none."""
        shown = self.shown(piece)
        if shown[:1].isspace() and (not self.pieces or self.shown(self.pieces[-1])[-1:].isspace()):
            bare = shown.lstrip()
            start = piece.start + len(shown) - len(bare) if piece.shown is None else piece.start
            piece = piece._replace(start=start, shown=None if piece.shown is None else bare)
            shown = bare
        if self.owed and shown.strip() and self.pieces[-1].end < piece.start:
            self.pieces.append(Piece(self.pieces[-1].end, piece.start, self.owed))
            self.owed = ""
        if shown and piece.start < piece.end and not (self.owed and shown.isspace()):
            self.pieces.append(piece)

    def owe(self, between: str) -> None:
        """Have something put before whatever comes next."""
        self.owed = between if self.pieces else ""

    def join(self, other: Line, between: str) -> None:
        """Add another line's pieces behind a blank or a comma, which stands for the markup between."""
        if self.pieces and other.pieces:
            self.pieces.append(Piece(self.pieces[-1].end, other.pieces[0].start, between))
        self.pieces += other.pieces

    def trim(self) -> Line:
        """Take the blanks off the line's end."""
        while self.pieces:
            piece = self.pieces.pop()
            bare = self.shown(piece).rstrip()
            if bare:
                shown = None if piece.shown is None else bare
                self.pieces.append(
                    piece._replace(end=piece.start + len(bare) if shown is None else piece.end, shown=shown)
                )
                break
        return self

    def has_bullet(self) -> bool:
        """Tell whether the line begins with a bullet."""
        return bool(_BULLET.match(self.beginning()))

    def without_bullet(self, other: str = "") -> bool:
        """Take the bullet off that the line begins with, or another mark; tell whether it had one."""
        found = _BULLET.match(self.beginning())
        length = found.end() if found else len(other) if other and self.beginning().startswith(other) else 0
        if length:
            self.pieces = self.cut([length])[-1].pieces if length < len(self.text) else []
        return length > 0

    def beginning(self) -> str:
        """Return the first few characters."""
        return "".join(map(self.shown, self.pieces[:4]))[:12]

    def cut(self, places: list[int]) -> list[Line]:
        """Return the line cut before some of its characters, without blanks at the ends.

        >>> line = Line("a &gt;b c")
        >>> line.add(0, 9)
        >>> [part.text for part in line.cut([2, 3, 5])]
        ['a', '>', 'b', 'c']
        """
        if not places:
            return [self] if self.trim().pieces else []
        parts, at, ahead = [Line(self.source)], 0, iter([*places, -1])
        place = next(ahead)
        for piece in self.pieces:
            end = at + len(self.shown(piece))
            while at <= place < end:
                before, piece = _halves(piece, place - at)
                parts[-1].put(before)
                parts.append(Line(self.source))
                at, place = place, next(ahead)
            parts[-1].put(piece)
            at = end
        return [part for part in parts if part.trim().pieces]


def _halves(piece: Piece, place: int) -> tuple[Piece, Piece]:
    """Cut a piece; one that is shown as something else stays whole."""
    middle = piece.start + (place if piece.shown is None else 0)
    return piece._replace(end=middle), piece._replace(start=middle)


def raised(marks: str, before: str, after: str = "") -> str | None:
    """Return what a superscript is shown as: nothing where it is a note's mark, None where it is plain text.

    >>> [raised("14", "10"), raised("2", "mg/m"), raised("2+", "Ca"), raised("1", "Headache"), raised("a", "12%")]
    ['¹⁴', '²', '²⁺', '', '']
    >>> raised("TM", "Spinraza"), raised("th", "5"), raised("177", " ", "L")
    ('™', None, '¹⁷⁷')
    """
    marks = html.unescape(marks).translate(PLAIN).strip()
    begins = not before.strip() or before[-1:].isspace()
    if begins and after.isalnum():
        return marks.translate(_RAISED) if _POWER.fullmatch(marks) else None
    if _POWER.fullmatch(marks) and (before[-1:].isdigit() or _UNIT.search(before) or not marks[0].isdigit()):
        return marks.translate(_RAISED)
    if _CHARGE.fullmatch(marks) and _SYMBOL.search(before):
        return marks.translate(_RAISED)
    if marks.lower() in ("tm", "sm"):
        return "™"
    return "" if _NOTE.fullmatch(marks) and marks not in ("st", "nd", "rd", "th") else None


def _resolved(found: re.Match[str]) -> tuple[str, int]:
    """Return what a run of blanks or an entity is shown as, and where it ends."""
    wording = found[0]
    if wording[0] != "&":
        return " ", found.end()
    if wording[1] != "#" and not wording.endswith(";"):
        known = next((wording[1:n] for n in range(len(wording), 2, -1) if wording[1:n] in html5), "")
        if not known:
            return wording, found.end()
        wording = wording[: len(known) + 1]
    shown = html.unescape(wording)
    plain = shown.translate(PLAIN)
    return (" " if plain.isspace() else plain) if shown != wording else wording, found.start() + len(wording)
