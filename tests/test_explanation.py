"""Explaining: which statements, which sentences, and what is marked in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from medgraph.errors import QueryError
from medgraph.explanation import explain, mentions
from medgraph.queries import ask
from medgraph.rows import Rows
from medgraph.store import EmbeddedStore, Store

GOLDEN = Path(__file__).parent / "data" / "golden.trig"


@pytest.fixture(scope="module")
def golden() -> Store:
    return EmbeddedStore.from_file(GOLDEN)


# what is asked, statements
ASKED: list[tuple[tuple[str, ...], list[str]]] = [
    (("Amondys 45", "adverse effect", "HP:0002829"), ["casimersen has adverse effect arthralgia"]),
    (("casimersen", "hasAdverseEffect", "Arthralgia"), ["casimersen has adverse effect arthralgia"]),
    (("casimersen", "targetsExon"), ["casimersen targets exon DMD exon 45"]),
    (("casimersen", "targets exon", "exon 45"), ["casimersen targets exon DMD exon 45"]),
    (("casimersen", "targets gene", "dystrophin"), ["casimersen targets gene DMD"]),
    (("casimersen", "brandName", "amondys 45"), ["casimersen brand name Amondys 45"]),
    (("casimersen", "interacts with", "*"), ["casimersen interacts with anything (negated)"]),
    (
        ("casimersen", "contraindicatedIn"),
        [
            "casimersen contraindicated in severe kidney impairment",
            "casimersen contraindicated in severe kidney impairment (negated)",
        ],
    ),
    (
        ("viltolarsen", "hasAdverseEffect"),
        [
            "viltolarsen has adverse effect headache (negated)",
            "viltolarsen has adverse effect kidney toxicity (hypothetical, class)",
        ],
    ),
    (("casimersen", "hasAdverseEffect", "prot"), ["casimersen has adverse effect proteinuria (animal)"]),
]


@pytest.mark.parametrize(("asked", "statements"), ASKED)
def test_which_statements(golden: Store, asked: tuple[str, ...], statements: list[str]) -> None:
    assert [one.statement for one in explain(golden, *asked)] == statements


def test_a_statement_has_all_its_sentences_with_their_places(golden: Store) -> None:
    (one,) = explain(golden, "casimersen", "targetsExon")
    assert (one.qualifiers, one.origin) == ((("effect", "exon skipping"),), "text")
    assert [(s.page, s.section, s.line) for s in one.sources] == [
        ("casimersen.md", "How it works", 9),
        ("casimersen.md", "How it works", 10),
        ("dmd/exon-skipping.md", "Casimersen", 4),
    ]
    for source in one.sources:
        assert source.end - source.start == len(source.quote)
        assert [span.of(source.sentence) for span in source.mentions] == ["exon 45"]
        assert source.prefix and source.suffix


def test_qualifiers_are_values(golden: Store) -> None:
    (one,) = explain(golden, "nusinersen", "hasAdverseEffect", "headache")
    assert dict(one.qualifiers) == {
        "frequency": "29%",
        "frequencyLower": Decimal("0.29"),
        "frequencyUpper": Decimal("0.29"),
        "lowerInclusive": True,
        "upperInclusive": True,
        "placeboFrequency": Decimal("0.07"),
    }


def test_background_has_its_reference_and_no_sentence(golden: Store) -> None:
    (one,) = explain(golden, "nusinersen", "targetsExon")
    assert (one.sources, one.origin) == ((), "background")
    assert one.reference == "https://pubmed.ncbi.nlm.nih.gov/29091570/"


def test_every_statement_of_the_graph_is_explained(golden: Store) -> None:
    drugs = ask(golden, "drugs")
    assert isinstance(drugs, Rows)
    explained = [one for (name,) in drugs.values("drugLabel") for one in explain(golden, str(name))]
    assert len(explained) == len({one.association for one in explained})
    stated = golden.select("SELECT ?a { ?a a mg:Association }")
    assert {one.association for one in explained} == {str(a) for (a,) in stated.values()}
    assert all(one.sources for one in explained if one.origin == "text")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("casimersn",), 'no drug of this graph is called "casimersn"; did you mean casimersen'),
        (("casimersen", "hasRoutes"), "did you mean hasRoute"),
        (("casimersen", "hasWarning"), "the graph states nothing of casimersen hasWarning"),
        (("aspirin",), "the graph states nothing of aspirin"),
        (
            ("casimersen", "hasAdverseEffect", "hedache"),
            'no such statement names "hedache"; did you mean headache',
        ),
        (("casimersen", "hasAdverseEffect", ""), 'no such statement names ""'),
    ],
)
def test_what_cannot_be_explained(golden: Store, asked: tuple[str, ...], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        explain(golden, *asked)
    assert message in str(caught.value)


MENTIONS = [
    ("Headache and headaches; Headachey.", ["headache"], ["Headache", "headaches"]),
    ("Joint\n pain (arthralgia).", ["arthralgia", "joint pain", "pain"], ["Joint\n pain", "arthralgia"]),
    ("Given IV; iv is Roman.", ["IV"], ["IV"]),
    ("A dose (30 mg/kg) [*x*].", ["30 mg/kg", "(", "*x*"], ["30 mg/kg", "*x*"]),
    ("Nothing.", ["", "other"], []),
]


@pytest.mark.parametrize(("sentence", "names", "found"), MENTIONS)
def test_what_is_marked(sentence: str, names: list[str], found: list[str]) -> None:
    assert [span.of(sentence) for span in mentions(sentence, names)] == found
