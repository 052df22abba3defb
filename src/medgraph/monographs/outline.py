"""What numbers that count on and indentation tell of plain text: its titles, and lists whose numbers have no stop.

By itself a line like "6. CONTRAINDICATIONS -- learn these six" may be an item of a list. Several in capitals that count
on, each with something of its own below it, are the titles of the page, whether a blank line follows or not. So are
lines like "2  active bleeding" the items of a list where they count on from one. Lines in capitals whose texts stand
further in are titles however short they are: "DOSE" is one there, and else an abbreviation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from medgraph.monographs.lines import Line
from medgraph.patterns import Pattern

__all__ = ["NUMBER", "numbered_items", "numbered_titles", "outdented_titles"]

NUMBER = Pattern(r"(\d{1,2})[.)]?[ \t]+(?=\S)")
_NUMBER_ALONE = Pattern(r"(\d{1,2})[ \t]{2,}(?=[^\W\d])")
_ASIDE = Pattern(r"\s(?:--?|[–—])\s|[:(]")
_LETTERS = 3
_FEWEST = 3
_INDENT = 4
_SHORT = 50  # characters: less than a line that is wrapped

_Run = list[tuple[int, int]]


def numbered_titles(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that are the numbered titles of a page, none where it has fewer than three.

    >>> from medgraph.monographs.lines import lines_of
    >>> text = "1. USES\\n   fever\\n2. DOSE (adults)\\n   500 mg\\n3. HARMS -- a few\\n   rash"
    >>> sorted(numbered_titles(list(lines_of(text))))
    [0, 2, 4]
    >>> numbered_titles(list(lines_of("1. USES\\n2. DOSE\\n3. HARMS\\nUSES: fever")))
    frozenset()
    >>> text = "1. What is it?\\nA drip.\\n\\n2. Why me?\\nGout.\\n\\n3. When\\n- daily"
    >>> sorted(numbered_titles(list(lines_of(text))))
    [0, 3, 6]
    """
    runs = _counting_on(_titles(lines))
    in_capitals = (run for run in runs if all(_is_apart(lines, a, b) for (a, _), (b, _) in pairwise(run)))
    return _places([*in_capitals, *filter(lambda run: _begins_anew(lines, run), _counting_on(_short(lines)))])


def outdented_titles(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of lines in capitals above lines that are further in, none where a page has fewer than three.

    >>> from medgraph.monographs.lines import lines_of
    >>> sorted(outdented_titles(list(lines_of("USES\\n  Fever\\nDOSE\\n  Adults: 1 g\\n\\nFEAR\\n  - Rash"))))
    [0, 2, 5]
    >>> outdented_titles(list(lines_of("USES\\n  Fever\\nDOSE\\n  1 g\\nFEAR\\nRash")))
    frozenset()
    """
    found = [
        place
        for place, (line, below) in enumerate(pairwise(lines))
        if not line.indent and len(line.text) <= _SHORT and below.indent > 1 and _is_in_capitals(line.text)
    ]
    return frozenset(found if len(found) >= _FEWEST else ())


def numbered_items(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that are items of a list whose numbers are set off by blanks alone.

    >>> from medgraph.monographs.lines import lines_of
    >>> sorted(numbered_items(list(lines_of("1  gout\\n2  active bleeding,\\n   or a stroke\\n3  asthma"))))
    [0, 1, 3]
    """
    found = ((place, _NUMBER_ALONE.match(line.text)) for place, line in enumerate(lines))
    numbered = ((place, int(number[1])) for place, number in found if number)
    return _places(run for run in _counting_on(numbered) if run[0][1] == 1)


def _titles(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the place and number of each line that may be a title."""
    for place, line in enumerate(lines):
        found = NUMBER.match(line.text) if line.indent < _INDENT else None
        if found and _is_in_capitals(line.text[found.end() :]):
            yield place, int(found[1])


def _short(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the place and number of each short line behind a blank one and above other text that ends no sentence."""
    for place, (line, below) in enumerate(pairwise(lines)):
        found = NUMBER.match(line.text) if line.indent < _INDENT and (place == 0 or lines[place - 1].blank) else None
        stands_above = not below.blank and not NUMBER.match(below.text)
        if found and stands_above and len(line.text) <= _SHORT and not line.text.endswith((".", ",", ";")):
            yield place, int(found[1])


def _begins_anew(lines: Sequence[Line], run: _Run) -> bool:
    """Tell whether the lines below most titles do not go on with them, as those of a list's items do."""
    begun = sum(not lines[place + 1].text[0].islower() for place, _ in run)
    return begun * 3 >= len(run) * 2


def _counting_on(numbered: Iterable[tuple[int, int]]) -> Iterator[_Run]:
    """Yield the runs of places whose numbers count on by one, as long as they may be."""
    run: _Run = []
    for place, number in numbered:
        if run and number != run[-1][1] + 1:
            yield run
            run = []
        run.append((place, number))
    if run:
        yield run


def _places(runs: Iterable[_Run]) -> frozenset[int]:
    return frozenset(place for run in runs if len(run) >= _FEWEST for place, _ in run)


def _is_in_capitals(title: str) -> bool:
    """Tell whether a title is in capitals, up to a dash, colon or bracket behind it."""
    words = _ASIDE.split(title, maxsplit=1)[0]
    return words.isupper() and sum(map(str.isalpha, words)) >= _LETTERS


def _is_apart(lines: Sequence[Line], above: int, below: int) -> bool:
    """Tell whether something else stands between two lines."""
    return any(not line.blank for line in lines[above + 1 : below])
