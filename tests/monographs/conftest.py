"""A page as lines of text, so that a table of cases can be read at a glance."""

from collections.abc import Callable

import pytest

from medgraph.model import Block, BlockKind, Monograph


@pytest.fixture
def outline() -> Callable[[Monograph], list[str]]:
    """Write each block as kind, level and text, its label in brackets: "p Dose: 5 mg [Dose]", "i2 Fever"."""
    return lambda page: [_line(page, block) for block in page.blocks]


def _line(page: Monograph, block: Block) -> str:
    text = page.view.text
    if block.kind is BlockKind.ROW:
        cells = " | ".join(cell.of(text) for cell in block.cells)
        return f"{'R' if block.header else 'r'} {cells}"
    words = " ".join(block.span.of(text).split())
    label = f" [{block.label.of(text)}]" if block.label else ""
    return f"{block.kind.value[0]}{block.level or ''} {words}{label}"
