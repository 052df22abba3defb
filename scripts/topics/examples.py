"""Pieces and headings whose topic is known: what the models learn from, all of it written for medgraph.

On the pages of `data/monographs` and `data/written` a heading that means something says the topic of the pieces below
it. Where it means nothing gold does: the relation of most facts whose sentences stand in a piece. The paragraphs of
`data/topics/paragraphs.jsonl` were written for this and say their topic themselves.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from scripts.learning import Example

from medgraph.model import Section
from medgraph.model import SectionType as T
from medgraph.monographs import parse_monograph, read_monograph
from medgraph.sections import split_by_headings
from medgraph.topics import VAGUE, Piece, pieces_of
from medgraph.topics.headings import ALIKE
from medgraph.topics.words import told_of, told_of_heading

ROOT = Path(__file__).resolve().parents[2]
PARAGRAPHS = ROOT / "data/topics/paragraphs.jsonl"
HEADINGS = ROOT / "data/topics/headings-written.tsv"


Marked = list[tuple[T, str]]
"""The sentences of a page's gold as plain words, each with the topic that its relation belongs to."""

_TOPICS = {
    "hasAdverseEffect": T.ADVERSE_REACTIONS,
    "interactsWith": T.INTERACTIONS,
    "contraindicatedIn": T.CONTRAINDICATIONS,
    "indicatedFor": T.INDICATIONS,
    "hasDosage": T.DOSAGE,
    "hasRoute": T.DOSAGE,
    "hasMechanism": T.MECHANISM,
    "targetsGene": T.MECHANISM,
    "targetsExon": T.MECHANISM,
    "requiresMonitoring": T.MONITORING,
    "brandName": T.OTHER,
    "genericName": T.OTHER,
    "hasDrugClass": T.OTHER,
}
_SHORT = 15  # characters that may stand in a sentence by chance


def examples() -> Iterator[Example]:
    """Yield all pieces, those of pages first, in the order of their names."""
    for page, gold in pages():
        yield from _of_page(page, _marked(gold))
    for number, line in enumerate(PARAGRAPHS.read_text("utf-8").splitlines()):
        yield _of_paragraph(json.loads(line), f"paragraph {number}")


def headings() -> Iterator[Example]:
    """Yield the headings that were written for this."""
    for number, line in enumerate(HEADINGS.read_text("utf-8").splitlines()):
        topic, heading = line.split("\t")
        yield Example(told_of_heading(heading), T(topic), f"heading {number}")


def pages() -> list[tuple[Path, Path]]:
    """Return our pages, each with its gold."""
    lots = [(lot / "pages", lot / "gold") for lot in sorted((ROOT / "data/written").iterdir())]
    folders = [(ROOT / "data/monographs", ROOT / "data/gold"), *lots]
    return [(page, gold / f"{page.stem}.jsonl") for folder, gold in folders for page in sorted(folder.iterdir())]


def _of_page(page: Path, marked: Marked) -> Iterator[Example]:
    name = page.relative_to(ROOT).as_posix()
    for section in split_by_headings(read_monograph(page)):
        for piece in pieces_of(section.view.text, section.blocks):
            yield Example(told_of(piece), _topic_of(section, piece, marked), name)


def _of_paragraph(written: dict[str, str], name: str) -> Example:
    page = parse_monograph(written["text"])
    topic = T(written["topic"])
    return Example(told_of(Piece(page.view.text, page.blocks)), topic, name)


def _topic_of(section: Section, piece: Piece, marked: Marked) -> T:
    """Return the topic that the heading says, or else that of most of the facts that gold finds in a piece."""
    if section.type not in VAGUE:
        return ALIKE.get(section.type, section.type)
    wording = _plain(piece.wording)
    found = Counter(topic for topic, said in marked if _stands_in(said, wording))
    return max(found, key=lambda topic: (found[topic], topic), default=T.OTHER)


def _stands_in(said: str, wording: str) -> bool:
    return said in wording or (len(wording) > _SHORT and wording in said)


def _marked(gold: Path) -> Marked:
    lines = map(json.loads, gold.read_text("utf-8").splitlines())
    facts = [line for line in lines if not line.get("negative") and line["relation"] in _TOPICS]
    return [(_TOPICS[fact["relation"]], _plain(fact["evidence"])) for fact in facts]


def _plain(text: str) -> str:
    """Return the words of a text, without markup, in small letters."""
    return re.sub(r"\W+", " ", unescape(re.sub(r"<[^>]+>", " ", text))).strip().lower()
