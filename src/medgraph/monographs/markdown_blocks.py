"""Lines of markdown to raw blocks: what begins a heading, an item, a table, and what joins what.

A raw block is a slice of the text with its inline marks still in it; quote marks inside a block that runs
over several lines are listed as edits. The dialect is generous: "##Heading", "== Heading ==", numbered
titles standing alone, titles in capitals, bullets of any shape. Nesting is counted by indentation and, at
equal indentation, by the kind of bullet.
"""

from __future__ import annotations

from collections.abc import Callable

from medgraph.model import BlockKind
from medgraph.monographs import lines as look
from medgraph.monographs import wiki
from medgraph.monographs.draft import Edit
from medgraph.monographs.lines import Line
from medgraph.monographs.markdown_lines import atx_title, blanks, cells_of, says_nothing, wiki_title
from medgraph.monographs.outline import NUMBER, numbered_items, numbered_titles
from medgraph.monographs.raw_blocks import RawBlock, RawPage
from medgraph.patterns import Pattern

_FENCE = Pattern(r"(`{3,}|~{3,})")
_HARD_BREAK = 3  # two blanks and a line end: the line is to stay one
_MAX_HEADING = 1_000  # characters; what is longer is a paragraph with a mark in front


def raw_blocks(text: str, start: int = 0) -> RawPage:
    """Return the raw blocks of markdown.

    >>> page = raw_blocks("# Casimersen\\n\\n* Fever\\n* Cough\\n")
    >>> [(block.kind.value, block.level) for block in page.blocks]
    [('heading', 1), ('item', 1), ('item', 1)]
    """
    return _Parser(list(look.lines_of(text, start)), is_wiki=wiki.is_wiki(text)).parse()


class _Parser:
    """A walk over the lines; the last block may be open to further lines."""

    def __init__(self, lines: list[Line], *, is_wiki: bool) -> None:
        self.lines = lines
        self.is_wiki = is_wiki
        self.width = look.wrap_width(lines)
        self.titles, self.items = numbered_titles(lines), numbered_items(lines)
        self.page = RawPage()
        self.at = 0
        self.open: RawBlock | None = None
        self.in_table = False
        self.lists: list[tuple[int, str]] = []
        self.last_number = 0
        self.last_fence = {line.text[:3]: n for n, line in enumerate(lines) if _FENCE.match(line.text)}

    def parse(self) -> RawPage:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += next(used for rule in _RULES if (used := rule(self, line)))
        return self.page

    def line_at(self, place: int) -> Line:
        return self.lines[place] if 0 <= place < len(self.lines) else Line(0, 0, 0, "")

    def add(self, block: RawBlock, *, joinable: bool = False) -> int:
        """Add a block; no block is made of nothing."""
        if block.start < block.end:
            self.page.blocks.append(block)
        self.open = block if joinable and block.start < block.end else None
        self.in_table = block.kind is BlockKind.ROW
        return 1

    def heading(self, level: int, start: int, end: int, *, implied: bool = False) -> int:
        self.lists.clear()
        if end - start > _MAX_HEADING:
            return self.add(RawBlock(BlockKind.PARAGRAPH, start, end))
        return self.add(RawBlock(BlockKind.HEADING, start, end, level, implied=implied))

    def close(self) -> int:
        self.open, self.in_table = None, False
        return 1

    # One method a rule: how many lines it used up, 0 where the line is none of its business.

    def blank(self, line: Line) -> int:
        return self.close() if line.blank else 0

    def fence(self, line: Line) -> int:
        mark = line.text[:3]
        if not _FENCE.match(line.text) or self.last_fence[mark] <= self.at:
            return self.close() if _FENCE.fullmatch(line.text) else 0
        self.close()
        for used in range(1, len(self.lines) - self.at):
            inner = self.lines[self.at + used]
            if inner.text.startswith(mark):
                return used + 1
            self.add(RawBlock(BlockKind.PARAGRAPH, inner.start, inner.end, verbatim=True))
        raise AssertionError("a closing fence was counted and is not there")

    def wiki_list(self, line: Line) -> int:
        mark = wiki.item_mark(line.text) if self.is_wiki else None
        if mark:
            return self.add(RawBlock(BlockKind.ITEM, line.start + mark.end(), line.end, len(mark[1])), joinable=True)
        term = wiki.term(line.text) if self.is_wiki else None
        return self.add(RawBlock(BlockKind.PARAGRAPH, line.start + term.start(1), line.end)) if term else 0

    def titled(self, line: Line) -> int:
        title = atx_title(line) or wiki_title(line)
        return self.heading(*title) if title else 0

    def setext(self, line: Line) -> int:
        if not line.text or set(line.text) not in ({"="}, {"-"}) or len(line.text) < 2 or self.open is None:
            return 0
        block, above = self.open, self.line_at(self.at - 1)
        numbered = block.ordered and look.numbered_title(above.text) and len(line.text) * 2 > len(above.text)
        if numbered:
            block.start = above.start
        alone = (block.kind is BlockKind.PARAGRAPH or numbered) and block.start == above.start
        if not alone or len(above.text) > 120 or above.text.endswith((".", ";", ",")):
            return 0
        self.page.blocks.pop()
        return self.heading(1 if line.text[0] == "=" else 2, block.start, block.end)

    def rule(self, line: Line) -> int:
        return self.close() if look.is_rule(line.text) else 0

    def attributes(self, line: Line) -> int:
        return self.close() if says_nothing(line.text) else 0

    def table(self, line: Line) -> int:
        if "|" not in line.text:
            return 0
        if look.is_table_rule(line.text):
            return 1 if self.in_table else self.close()
        header = look.is_table_rule(self.line_at(self.at + 1).text)
        fenced = line.text.startswith("|") and line.text.endswith("|") and len(line.text) > 1
        if not (header or self.in_table or fenced):
            return 0
        cells = tuple(cells_of(line))
        if all(cell.start == cell.end for cell in cells):
            return 1
        return self.add(RawBlock(BlockKind.ROW, cells[0].start, cells[-1].end, cells=cells, header=header))

    def definition(self, line: Line) -> int:
        if not line.text.startswith(": ") or not self.page.blocks:
            return 0
        start = line.start + 1 + blanks(line.text[1:])
        return self.add(RawBlock(BlockKind.ITEM, start, line.end, 1), joinable=True)

    def bold_line(self, line: Line) -> int:
        if not look.is_bold_line(line.text):
            return 0
        self.lists.clear()
        return self.add(RawBlock(BlockKind.PARAGRAPH, line.start, line.end))

    def outlined(self, line: Line) -> int:
        return self.heading(1, line.start, line.end, implied=True) if self.at in self.titles else 0

    def numbered(self, line: Line) -> int:
        if not line.text[0].isdigit() or not self.stands_alone(line) or self.counts_on(line):
            return 0
        found = look.numbered_title(line.text)
        if not found or self.numbered_depth_below() == found[0]:
            return 0
        return self.heading(found[0], line.start, line.end, implied=True)

    def counts_on(self, line: Line) -> bool:
        """Tell whether a numbered line is the next item of the list above it."""
        in_list = any(family == "1" for _, family in self.lists)
        return in_list and line.text.startswith(f"{self.last_number + 1}")

    def numbered_depth_below(self) -> int | None:
        place = self.at + 1
        while place < len(self.lines) and self.lines[place].blank:
            place += 1
        return look.number_depth(self.line_at(place).text)

    def stands_alone(self, line: Line) -> bool:
        below = self.line_at(self.at + 1)
        return self.open is None and line.indent < 4 and (below.blank or len(below.text) > 60)

    def capitals(self, line: Line) -> int:
        if not look.is_capitals(line.text) or look.bullet(line.text) or not self.stands_alone(line):
            return 0
        return self.heading(1, line.start, line.end, implied=True)

    def item(self, line: Line) -> int:
        mark = look.bullet(line.text) or (NUMBER.match(line.text) if self.at in self.items else None)
        if not mark:
            return 0
        family = look.bullet_family(mark[0])
        if family == "1" and self.breaks_within(line):
            return 0
        level = self.item_level(line.indent, family)
        ordered = family == "1"
        if ordered:
            self.last_number = int(mark[0].strip("(.) \t"))
        block = RawBlock(BlockKind.ITEM, line.start + mark.end(), line.end, level, ordered=ordered)
        return self.add(block, joinable=True)

    def breaks_within(self, line: Line) -> bool:
        """Tell whether a line begins with a number because a sentence is wrapped there: "… exon / 45. This …"."""
        above = self.line_at(self.at - 1)
        if self.open is None or self.counts_on(line) or not above.text[-1:].isalnum() or not self.width:
            return False
        return look.is_full(above, line, self.width)

    def item_level(self, indent: int, family: str) -> int:
        while self.lists and indent < self.lists[-1][0] - 1:
            self.lists.pop()
        same = [n for n, (at, of) in enumerate(self.lists) if abs(at - indent) <= 1 and of == family]
        if same:
            del self.lists[same[-1] + 1 :]
        else:
            self.lists.append((indent, family))
        return len(self.lists)

    def join(self, line: Line) -> int:
        block, above = self.open, self.line_at(self.at - 1)
        if block is None or above.quoted != line.quoted:
            return 0
        if not self.continues(block, above, line):
            self.page.edits += [Edit(above.end - 1, above.end)] if above.text.endswith("\\") else []
            return 0
        if line.at - above.end < _HARD_BREAK and not above.text.endswith("\\"):
            self.page.edits.append(Edit(above.end, line.start, " "))
        elif line.quoted:
            self.page.edits.append(Edit(line.at, line.start))
        block.end = line.end
        return 1

    def continues(self, block: RawBlock, above: Line, line: Line) -> bool:
        if block.kind is BlockKind.ITEM and self.lists and line.indent > self.lists[-1][0] + 1:
            return not above.text.endswith(":")
        return look.continues(above, line, self.width)

    def paragraph(self, line: Line) -> int:
        if not line.indent:
            self.lists.clear()
        return self.add(RawBlock(BlockKind.PARAGRAPH, line.start, line.end), joinable=True)


_RULES: tuple[Callable[[_Parser, Line], int], ...] = (
    _Parser.blank,
    _Parser.fence,
    _Parser.wiki_list,
    _Parser.titled,
    _Parser.setext,
    _Parser.rule,
    _Parser.attributes,
    _Parser.table,
    _Parser.definition,
    _Parser.bold_line,
    _Parser.outlined,
    _Parser.numbered,
    _Parser.item,
    _Parser.capitals,
    _Parser.join,
    _Parser.paragraph,
)
