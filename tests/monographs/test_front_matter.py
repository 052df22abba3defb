"""Front matter: read as plain strings; broken and hostile ones harm nothing."""

import pytest

from medgraph.monographs import parse_monograph
from medgraph.monographs.front_matter import front_matter

READ = [
    (
        "scalars stay strings",
        "---\ntitle: Casimersen\nversion: 1.10\ndraft: no\ndate: 2024-01-02\n---\n",
        [("title", "Casimersen"), ("version", "1.10"), ("draft", "no"), ("date", "2024-01-02")],
    ),
    ("lists of scalars", "---\ntags:\n- DMD\n- exon 45\n---\n", [("tags", "DMD"), ("tags", "exon 45")]),
    ("no value", "---\ntitle:\nlayout: page\n---\n", [("layout", "page")]),
    ("nested mappings are left out", "---\na: {b: c}\nd: [[e], f]\n---\n", [("d", "f")]),
    ("closed by dots", "---\na: b\n...\n", [("a", "b")]),
    ("blank lines above", "\n\n---\na: b\n---\n", [("a", "b")]),
    ("CRLF", "---\r\na: b\r\n---\r\n", [("a", "b")]),
    ("BOM", "\ufeff---\na: b\n---\n", [("a", "b")]),
    ("empty", "---\n---\n", []),
    ("the second of two documents is text", "---\na: b\n---\nc: d\n---\n", [("a", "b")]),
    ("a list", "---\n# only: a comment\na: b\n---\n", [("a", "b")]),
]

# None of these gives metadata, raises, or runs anything; each leaves the page's text as it is.
HOSTILE = [
    ("a tag that would run code", "a: !!python/object/apply:os.system ['echo pwned']"),
    ("a tag that names a module", "a: !!python/module:os x"),
    ("an unknown alias", "a: *b"),
    ("a broken flow list", "a: [b, c"),
    ("a broken mapping", "a: b: c: d"),
    ("a tab", "a:\n\t- b"),
    ("an unhashable key", "? [a, b]\n: c"),
    ("a control character", "a: \x07"),
    ("deep nesting", "a: " + "[" * 6000),
    ("deep nesting by dashes", "a:\n " + "- " * 6000),
    ("too long", "a: b\n" * 5000),
    (
        "a bomb of aliases",
        "a: &a [x, x]\n"
        + "".join(
            f"b{n}: &b{n} [*{'a' if n == 0 else f'b{n - 1}'}, *{'a' if n == 0 else f'b{n - 1}'}]\n" for n in range(40)
        ),
    ),
]


@pytest.mark.parametrize(("source", "metadata"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_metadata(source: str, metadata: list[tuple[str, str]]) -> None:
    page = parse_monograph(source + "\n# Page\n")
    assert list(page.metadata) == metadata
    assert page.blocks[0].span.of(page.view.text) in ("Page", "c: d")


@pytest.mark.parametrize("block", [row[1] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_front_matter_gives_nothing_and_hides_nothing(block: str) -> None:
    page = parse_monograph(f"---\n{block}\n---\n\n# Page\n\nIt is given weekly.\n")
    assert not [value for _, value in page.metadata if value not in ("x", "echo pwned")]
    assert [each.span.of(page.view.text) for each in page.blocks[-2:]] == ["Page", "It is given weekly."]


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: Casimersen\n\n# Page\n",
        "---\n\nA sentence between rules.\n\n---\n",
        "# Page\n\n---\na: b\n---\n",
        "----\na: b\n----\n",
    ],
    ids=["without end", "two rules", "not at the top", "four dashes"],
)
def test_what_is_no_front_matter_is_text(source: str) -> None:
    assert front_matter(source) == ((), 0)
    page = parse_monograph(source)
    assert page.metadata == () and page.blocks
