"""What the tagger is told about a token: itself, its neighbours, its section, the known names it is part of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from medgraph.extraction.adverse_effect.tagger.terms import Count, Places, TokenSpan
from medgraph.extraction.adverse_effect.tagger.tokens import Tokens
from medgraph.model import SectionType
from medgraph.patterns import Pattern

COVERED = {SectionType.BOXED_WARNING: "b", SectionType.WARNINGS: "w", SectionType.ADVERSE_REACTIONS: "a"}
"""The sections that are tagged, and what the model calls them."""

_CUES = Pattern(
    r"\b(?:rats?|mice|animals?|rabbits?|dogs?|monkeys?|history|indicated|treatment of|risk factors?|overdos\w+|discontinu\w+|due to|caused by|symptoms?|signs?|avoid|placebo|patients with|contraindicated|studies in|pre-?existing|underlying|because of|deaths?|withdraw\w+|class|reported|observed|occurred|including|monitor|adverse (?:reactions?|events?|effects?)|see|common|incidence|treated)\b",
    re.IGNORECASE,
)
_MOST_CUES = 5
_NUMBERED = Pattern(r"\d+\.\d+")
_EDGE = 3

CountOf = Callable[[str], Count]


class Frame(NamedTuple):
    """What a section tells of its tokens: its kind, the heading that each stands under, and the cues of its sentence."""

    section: str
    heads: Sequence[str]
    cues: Sequence[tuple[str, ...]]


def frame(tokens: Tokens, section: str) -> Frame:
    """Return what a section of a kind tells of its tokens."""
    return Frame(section, _headings(tokens), _sentence_cues(tokens))


def token_features(tokens: Tokens, places: Places, frame: Frame, count_of: CountOf) -> list[list[str]]:
    """Return the features of each token of a section; `count_of` tells how often a string was marked."""
    known = _known(tokens, places, count_of)
    lexicon = lexicon_tags(tokens, places)
    section, heads, cues = frame
    depths = _depths(tokens)
    words, shapes = _padded(tokens.words, "<", ">"), _padded(tokens.shapes)
    both = _padded([k + "/" + x for k, x in zip(known, lexicon, strict=True)])
    marks = _padded(known)
    return [
        [
            *_own(word, tokens.shapes[i], lexicon[i], known[i], section, heads[i], depths[i]),
            *(feature for cue in cues[i] for feature in (f"c={cue}", f"ct={cue}{known[i][:2]}")),
            *_around(words, shapes, both, marks, i + _EDGE),
        ]
        for i, word in enumerate(tokens.words)
    ]


def _own(word: str, shape: str, lexicon: str, known: str, section: str, head: str, depth: int) -> list[str]:
    return [
        *_written(word, shape), f"lx={lexicon}", f"tr={known}", f"lt={lexicon}{known}", f"sec={section}",
        f"hd={head}", f"dep={depth}", f"ls={lexicon}{section}", f"th={known}|{head}", f"ts={known[:2]}{section}",
    ]  # fmt: skip


@lru_cache(maxsize=65536)
def _written(word: str, shape: str) -> tuple[str, ...]:
    return (
        f"w={word}", f"sh={shape}", f"s2={word[-2:]}", f"s3={word[-3:]}", f"s4={word[-4:]}", f"s5={word[-5:]}",
        f"p3={word[:3]}", f"p4={word[:4]}",
    )  # fmt: skip


def _around(words: list[str], shapes: list[str], both: list[str], marks: list[str], i: int) -> list[str]:
    before, word, after = words[i - 1 : i + 2]
    return [
        f"-1w={before}", f"+1w={after}", f"-2w={words[i - 2]}", f"+2w={words[i + 2]}",
        f"-3w={words[i - 3]}", f"+3w={words[i + 3]}", f"-1t={both[i - 1]}", f"+1t={both[i + 1]}",
        f"-2t={marks[i - 2]}", f"+2t={marks[i + 2]}", f"-3t={marks[i - 3][:2]}", f"+3t={marks[i + 3][:2]}",
        f"-1s={shapes[i - 1]}", f"+1s={shapes[i + 1]}", f"-2s={shapes[i - 2]}", f"+2s={shapes[i + 2]}",
        f"0+={word}|{after}", f"-0={before}|{word}", f"--={words[i - 2]}|{before}", f"++={after}|{words[i + 2]}",
        f"-+={before}|{after}", f"-4={before[-4:]}", f"+4={after[-4:]}",
    ]  # fmt: skip


def _padded(values: Iterable[str], before: str = "-", after: str = "-") -> list[str]:
    return [before] * _EDGE + [*values] + [after] * _EDGE


def _known(tokens: Tokens, places: Places, count_of: CountOf) -> list[str]:
    """Return for each token the rate of the longest known name it is part of: "Bpd4", "Ipd4", else "O"."""
    longest: dict[int, tuple[int, str]] = {}
    for start, end, string in places.marked:
        if end > longest.get(start, (0, ""))[0] and count_of(string).marked > 0:
            longest[start] = end, string
    for start, end in (*places.phenotypes, *places.diseases):
        if end > longest.get(start, (0, ""))[0]:
            longest[start] = end, tokens.string(start, end)
    tags = ["O"] * len(tokens.words)
    reached = 0
    for start in sorted(longest):
        if start >= reached:
            reached, string = longest[start]
            _write(tags, (start, reached), count_of(string).rate)
    return tags


def lexicon_tags(tokens: Tokens, places: Places) -> list[str]:
    """Return for each token whether a name of HPO and one of MONDO begins or goes on there: "BO", "II"."""
    columns = [["O"] * len(tokens.words), ["O"] * len(tokens.words)]
    for column, spans in zip(columns, (places.phenotypes, places.diseases), strict=True):
        for span in spans:
            _write(column, span)
    return [one + other for one, other in zip(*columns, strict=True)]


def _write(tags: list[str], span: TokenSpan, tail: str = "") -> None:
    for i in range(*span):
        tags[i] = ("B" if i == span[0] else "I") + tail


def _sentence_cues(tokens: Tokens) -> list[tuple[str, ...]]:
    """Return for each token the first cues of its sentence: words that tell a role or a frame."""
    cues: list[tuple[str, ...]] = [()] * len(tokens.words)

    for first, last in _sentences(tokens):
        inside = _CUES.finditer(tokens.text, tokens.spans[first].start, tokens.spans[last - 1].end)
        found = tuple(dict.fromkeys(cue[0].lower() for cue in inside))[:_MOST_CUES]
        cues[first:last] = [found] * (last - first)
    return cues


def _sentences(tokens: Tokens) -> Iterator[TokenSpan]:
    start = 0
    for i, word in enumerate((*tokens.words, ".")):
        if word in (".", ";"):
            end = min(i + 1, len(tokens.words))
            if end > start:
                yield start, end
            start = end


def _headings(tokens: Tokens) -> list[str]:
    """Return for each token the first words of the numbered heading it stands under: "clinical trials"."""
    heads, head = [], ""
    for i, word in enumerate(tokens.words):
        if _NUMBERED.fullmatch(word) and _opens(tokens, i):
            head = " ".join(tokens.words[i + 1 : i + 3])
        heads.append(head)
    return heads


def _opens(tokens: Tokens, i: int) -> bool:
    titled = i + 1 < len(tokens.shapes) and tokens.shapes[i + 1].startswith("A")
    return titled and (not i or tokens.words[i - 1] not in ("(", ","))


def _depths(tokens: Tokens) -> list[int]:
    """Return for each token in how many brackets it stands, two at most."""
    depths, depth = [], 0
    for word in tokens.words:
        depth = min(depth + (word in "(["), 2)
        depths.append(depth)
        depth = max(depth - (word in ")]"), 0)
    return depths
