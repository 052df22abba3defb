"""Make any number of distinct pages of one size: the same numbers always give the same bytes.

Sections of the sample pages are strung together under the name of another drug, and one word in a dozen is
exchanged for another of the same ending ("bleeding" for "swelling"). So hardly a sentence is seen twice, and what a
reader remembers from one page does not make the next one look fast.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_HEADING = re.compile(r"^(?=#{2,4} )", re.MULTILINE)
_WORD = re.compile(r"\b[a-z]{6,}\b")
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
    parts = [f"# {drug.capitalize()}\n\n{drug.capitalize()} is a medicine for severe {chance.choice(words['ing'])}."]
    while (missing := size - sum(map(len, parts))) > 0:
        section = chance.choice(sections)
        named = re.sub(rf"\b{section.drug}\b", drug, section.text[: missing + 200], flags=re.IGNORECASE)
        parts.append(_WORD.sub(lambda word: _another(chance, words, word[0], exchanged), named))
    return "\n\n".join(parts) + "\n"


def _by_ending(texts: Iterator[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted({word for text in texts for word in _WORD.findall(text)}):
        found[word[-3:]].append(word)
    return found


def _another(chance: random.Random, words: Mapping[str, list[str]], word: str, exchanged: float) -> str:
    return chance.choice(words.get(word[-3:], [word])) if chance.random() < exchanged else word
