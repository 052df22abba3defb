"""Make any number of distinct pages of one size: the same numbers always give the same bytes.

Sections of the sample pages are strung together under the name of another drug. In each stretch of more than a few
words some are exchanged for others of the same ending ("bleeding" for "swelling"), and numbers for others. So no more
sentences and phrases are seen twice than on real pages, and what a reader remembers from one page does not make the
next one look faster than it is.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_HEADING = re.compile(r"^(?=#{2,4} )", re.MULTILINE)
_STRETCH = re.compile(r"^#.*|[^\n.,;:|]+", re.MULTILINE)
_WORD = re.compile(r"\b[a-z]{5,}\b")
_NUMBER = re.compile(r"(?<![\w.,])(?!10+\b)[2-9]\d{0,2}(?![\w.,]*\d)|(?<![\w.,])1[1-9]\d?(?![\w.,]*\d)")
_ENDING = 2
_FEW = 3
_STEMS = "mab tinib statin pril sartan olol gliptin gliflozin rsen siran azole cillin mycin vir parib triptan".split()
_SYLLABLES = "ba ce di fo lu me nor pa ri sa te vi xa zo tra lin dar kel mo pro".split()


class Section(NamedTuple):
    """A stretch of a sample page under a heading, and the drug that it speaks about."""

    text: str
    drug: str


def sections_of(folder: Path) -> list[Section]:
    """Return the sections of the markdown pages of a folder, in the order of their names."""
    return [
        Section(text.strip(), path.stem.split("-")[0])
        for path in sorted(folder.glob("*.md"))
        for text in _HEADING.split(path.read_text(encoding="utf-8"))[1:]
    ]


def make_pages(sections: Sequence[Section], count: int, size: int, *, exchanged: float) -> Iterator[str]:
    """Yield pages of about `size` characters, no two alike; `exchanged` is the share of words that are exchanged."""
    words = _by_ending(section.text for section in sections)
    for number in range(count):
        yield _page(random.Random(number), sections, words, size, exchanged)


def _page(
    chance: random.Random, sections: Sequence[Section], words: Mapping[str, list[str]], size: int, exchanged: float
) -> str:
    drug = "".join(chance.sample(_SYLLABLES, 3)) + chance.choice(_STEMS)
    parts = [f"# {drug.capitalize()}\n\n{drug.capitalize()} is a medicine for severe {chance.choice(words['ng'])}."]
    while (missing := size - sum(map(len, parts))) > 0:
        section = chance.choice(sections)
        named = re.sub(rf"\b{section.drug}\b", drug, section.text[: missing + 200], flags=re.IGNORECASE)
        parts.append(_STRETCH.sub(lambda stretch: _varied(chance, words, stretch[0], drug, exchanged), named))
    return "\n\n".join(parts) + "\n"


def _by_ending(texts: Iterator[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted({word for text in texts for word in _WORD.findall(text)}):
        found[word[-_ENDING:]].append(word)
    return found


def _varied(chance: random.Random, words: Mapping[str, list[str]], stretch: str, drug: str, exchanged: float) -> str:
    """Return a stretch with other numbers, and where it is long with other words, at least one; headings stay."""
    if stretch.startswith("#"):
        return stretch
    stretch = _NUMBER.sub(lambda number: _another_number(chance, number[0]), stretch)
    found = [word.span() for word in _WORD.finditer(stretch) if word[0] != drug]
    many = len(stretch.split())
    count = max(1, round(many * exchanged)) if many > _FEW else 0
    for start, end in sorted(chance.sample(found, min(count, len(found))), reverse=True):
        stretch = stretch[:start] + chance.choice(words.get(stretch[end - _ENDING : end], [drug])) + stretch[end:]
    return stretch


def _another_number(chance: random.Random, number: str) -> str:
    return str(chance.randrange(10 ** (len(number) - 1) + 1, 10 ** len(number)))
