"""Headings that are run into the text below them, and headings that are none.

Leaflets that come from a PDF lose the line between a heading and its text: "Other medicines and Priadel
Tell your doctor …". Their headings are few and fixed (EMA's QRD template), and what follows begins like a
sentence; there the block is cut. Or the line is kept and its mark lost: a paragraph that is nothing but such a
heading is one. The other way round, sentences and list items set as headings become
what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from medgraph.model import Block, BlockKind, Span
from medgraph.patterns import Pattern, finditer, search

_OPENER = (
    r"(?:If|You|Your|The|Tell|This|Do|It|There|Take|Ask|Some|Before|Taking|Use|Using|When|Inform|In|As|Please|Contact|Talk|Call|"
    r"Always|Apply|Give|Inject|Continue|Keep|Check|Wait|No|Not|A|An|Because|Other|Only|People|Patients|Like|Any|Avoid|We)"
)
_NAME = rf"(?:this medicine|[A-Z][\w®™-]*(?:\s+(?!{_OPENER}\b)[A-Z0-9][\w®™-]*){{0,2}}?(?:\s+liposomal)?)"
_FOOD = r"(?:food|alcohol|drinks?)"
_FIXED = (
    r"Warnings\s+and\s+precautions",
    r"(?:Use\s+in\s+c|C)hildren(?:\s+and\s+adolescents)?",
    r"Other\s+medicines",
    r"(?:Pregnancy|Breast-?\s?feeding|Fertility)(?:(?:,\s+|,?\s+and\s+)(?:breast-?\s?feeding|fertility)){0,2}",
    r"Driving\s+and\s+(?:using|operating)\s+machin(?:es|ery)",
    r"Reporting\s+of\s+side\s+effects",
)
_NAMED = (
    rf"(?:Using\s+o|Taking\s+o|O)ther\s+medicines\s+(?:and|with)\s+{_NAME}",
    rf"{_NAME}\s+(?:and|with)\s+{_FOOD}(?:(?:,?\s+and|,|\s+or)\s+{_FOOD}){{0,2}}",
    rf"If\s+you\s+(?:\w+\s+){{1,3}}?(?:more|too\s+much)\s+{_NAME}(?:\s+than\s+you\s+should)?",
    rf"If\s+you\s+(?:forget|stop|miss)\s+(?:(?:to\s+)?\w+\s+)?{_NAME}",
    rf"{_NAME}\s+contains\s+\w+(?:\s+\w+){{0,2}}?",
)
_WHO_NOT = (
    rf"Do\s+not\s+(?:take|use|give|have|receive)\s+{_NAME}",
    rf"You\s+must\s+not\s+(?:be\s+given|take|use|have|receive)\s+{_NAME}",
    rf"{_NAME}\s+must\s+not\s+be\s+(?:given|taken|used)",
)
_PACK = (
    rf"What\s+{_NAME}\s+(?:contains|looks\s+like(?:\s+and\s+contents\s+of\s+the\s+pack)?)",
    r"Marketing\s+Authorisation\s+Holder(?:\s+and\s+Manufacturer)?",
)
_STANDING = Pattern("|".join((*_FIXED, *_NAMED, *_PACK)))
_STANDING_OVER_TEXT = Pattern("|".join(_WHO_NOT))
# What follows begins a sentence: a capital, behind its word one in small letters; behind a fixed phrase any capital.
_SENTENCE = rf"(?=\s+(?:{_OPENER}\s|[A-Z][\w®™’'-]*,?\s+(?:[a-z(]|\d)|[A-Z]{{2,}}[\w®™-]*\s+[a-z]))"
_RUN_IN = Pattern(
    rf"(?:^|(?<=[.:!?)])\s+)(?P<title>(?:{'|'.join(_FIXED)})(?=\s+[A-Z])|(?:{'|'.join(_NAMED)}){_SENTENCE}|"
    rf"Do\s+not\s+(?:take|use|give|have)\s+{_NAME}(?=\s+If\s+you\s))"
)
# At the end of a block over another: "… ask your pharmacist. Do not take Aptivus" over the list of who must not.
_LAST = Pattern(rf"(?<=[.!?)])\s+(?P<title>{'|'.join((*_FIXED, *_NAMED, *_WHO_NOT, *_PACK))})\s*:?\s*$")
_CUES = Pattern(
    r"Warnings|hildren|ther\s|with\s|and\s|Pregnancy|Breast|Fertility|Driving|If you|Reporting|contains|not\s|What\s|"
    r"Marketing"
)
_SENTENCE_WORDS = 16
_MEMBER = Pattern(r"^[a-z][^?]*[.)]$|^[^?]*(?:[,;]|,? (?:and|or))$", re.DOTALL)
_SENTENCES = Pattern(r"[a-z)][.!:]\s+\S")


def with_run_in_headings(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with run-in headings as blocks of their own, below the heading in force.

    >>> text = "Driving and using machines Priadel may make you drowsy."
    >>> [(b.kind.value, b.span.of(text)) for b in with_run_in_headings(text, [Block(BlockKind.PARAGRAPH, Span(0, 55))])]
    [('heading', 'Driving and using machines'), ('paragraph', 'Priadel may make you drowsy.')]
    """
    height = 1
    given = [_unheaded(text, block) for block in blocks]
    for block, below in zip_longest(given, given[1:]):
        if block.kind is BlockKind.HEADING:
            height = block.level
        if _stands_alone(text, block, below):
            bare = block.span.of(text).rstrip(": ")
            yield Block(BlockKind.HEADING, Span(block.span.start, block.span.start + len(bare)), height + 1)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            bare, title = _parted(text, block, below)
            yield from _cut(text, bare, height + 1)
            if title is not None:
                yield replace(title, level=height + 1) if title.kind is BlockKind.HEADING else title
        else:
            yield block


def _stands_alone(text: str, block: Block, below: Block | None) -> bool:
    """Tell whether a paragraph is nothing but a heading; over a list, "Do not take X" only leads the list in."""
    if block.kind is not BlockKind.PARAGRAPH or below is None or below.kind is BlockKind.HEADING:
        return False
    title = block.span.of(text).rstrip(": ")
    over_text = below.kind is BlockKind.PARAGRAPH and _STANDING_OVER_TEXT.fullmatch(title)
    return bool(over_text or _STANDING.fullmatch(title))


def _unheaded(text: str, block: Block) -> Block:
    """Return a block set as a heading that is a list's member or several sentences as what it is."""
    if block.kind is not BlockKind.HEADING or block.level < 2:
        return block
    wording = block.span.of(text).strip()
    if _MEMBER.match(wording):
        return replace(block, kind=BlockKind.ITEM, level=1)
    long = len(wording.split()) > _SENTENCE_WORDS
    return replace(block, kind=BlockKind.PARAGRAPH, level=0) if long and _SENTENCES.search(wording) else block


def _cut(text: str, block: Block, level: int) -> Iterator[Block]:
    """Yield a block cut at its run-in headings."""
    wording = block.span.of(text)
    found = list(finditer(_RUN_IN, wording)) if search(_CUES, wording) else []
    starts = [block.span.start + each.start("title") for each in found]
    if not starts or starts[0] > block.span.start:
        span = _bare(text, block.span.start, starts[0] if starts else block.span.end)
        yield block if span == block.span else replace(block, span=span)
    for each, stop in zip(found, [*starts[1:], block.span.end], strict=False):
        end = block.span.start + each.end("title")
        yield Block(BlockKind.HEADING, Span(block.span.start + each.start("title"), end), level)
        yield Block(BlockKind.PARAGRAPH, _bare(text, end, stop))


def _parted(text: str, block: Block, below: Block | None) -> tuple[Block, Block | None]:
    """Return a block without the title at its end, and that title; over a list, "Do not take X" leads it in."""
    wording = block.span.of(text)
    if below is None or below.kind is BlockKind.HEADING or not search(_CUES, wording[-_TITLE:]):
        return block, None
    found = _LAST.search(wording, max(0, len(wording) - _TITLE))
    if found is None:
        return block, None
    start = block.span.start + found.start("title")
    leads = below.kind is BlockKind.ITEM and _STANDING_OVER_TEXT.fullmatch(found["title"])
    title = Block(
        BlockKind.PARAGRAPH if leads else BlockKind.HEADING, Span(start, block.span.start + found.end("title"))
    )
    return replace(block, span=_bare(text, block.span.start, start)), title


_TITLE = 90  # characters


def _bare(text: str, start: int, end: int) -> Span:
    """Return a stretch without the blanks at its ends."""
    wording = text[start:end]
    begin = start + len(wording) - len(wording.lstrip())
    return Span(begin, max(begin, start + len(wording.rstrip())))
