"""One's own terms: a row in a table of the user's lexicon, of the same columns as the shipped table of its kind.

A term is checked before it is written: its identifier must be of a vocabulary that the kind goes by, and be known, or
else the concept's label be given. It wins over what is shipped; an earlier row for the same words is replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from medgraph.errors import LexiconError
from medgraph.files import write_atomically
from medgraph.lexicon.clinical import clinical_label
from medgraph.lexicon.drug_classes import drug_class
from medgraph.lexicon.folding import normalise
from medgraph.lexicon.genes import known_gene
from medgraph.lexicon.making.concepts import Row
from medgraph.lexicon.ontologies import vocabulary_term
from medgraph.lexicon.tables import Term, home, read_rows, rows


class TermKind(StrEnum):
    """What a term of one's own may name."""

    CONDITION = "condition"
    DRUG = "drug"
    GENE = "gene"
    ROUTE = "route"
    DRUG_CLASS = "drug-class"


_PREFIXES = {
    TermKind.CONDITION: ("HP", "MONDO"),
    TermKind.DRUG: ("CHEBI", "MESH"),
    TermKind.GENE: ("HGNC",),
    TermKind.ROUTE: ("NCIT",),
    TermKind.DRUG_CLASS: ("CHEBI", "MESH", "NCIT"),
}
_NO_SURFACE = set("\t\r\n|")


def add_term(
    surface: str, curie: str | None = None, *, kind: str = TermKind.CONDITION, label: str | None = None
) -> Term:
    """Add a term to the user's lexicon and return what it leads to; it takes effect in the next process.

    Without an identifier, the label names a concept of one's own (for a gene, its symbol). Raises LexiconError for
    words that cannot be looked up, an identifier of another vocabulary, or an unknown one without a label.
    """
    words = " ".join(surface.split())
    if not normalise(words) or _NO_SURFACE & set(surface):
        raise LexiconError("a term has letters or digits, and no tab, bar or line end", place=surface)
    if curie is None and label is None:
        raise LexiconError("give an identifier, or the label of a concept with --label", place=words)
    kind = TermKind(kind)
    term = _term(kind, _checked(kind, curie, words) if curie else "", label, words)
    table, row, key = _ROWS[kind](words, term)
    _write(home() / table, row, key)
    return term


def _checked(kind: TermKind, curie: str, words: str) -> str:
    """Return an identifier with its prefix as the vocabulary writes it."""
    prefix, colon, local = curie.partition(":")
    known = _PREFIXES[kind]
    if not colon or not local.isalnum() or prefix.upper() not in known:
        wanted = " or ".join(f"{one}:…" for one in known)
        raise LexiconError(f"{curie} is no identifier of a {kind.value}; it must be {wanted}", place=words)
    return f"{prefix.upper()}:{local}"


def _term(kind: TermKind, curie: str, label: str | None, words: str) -> Term:
    if kind is TermKind.GENE:
        symbol = _symbol(curie) if curie else label
        if not symbol or known_gene(symbol) is None:
            raise LexiconError(f"{curie or label} is no gene with an approved symbol in the lexicon", place=words)
        return Term(known_gene(symbol) or "", symbol)
    if not curie:
        return Term("", label or "")
    known = label or _LABELS[kind](curie)
    if not known:
        raise LexiconError(f"{curie} is not in the lexicon; say with --label what it is called", place=words)
    return Term(curie, known)


def _symbol(curie: str) -> str | None:
    return next((row[1] for row in rows("genes.tsv") if row[0] == curie), None)


def _condition_label(curie: str) -> str | None:
    term = vocabulary_term(curie)
    return clinical_label(term) if term else None


def _drug_label(curie: str) -> str | None:
    return next((name for ids, name, *_ in rows("drugs.tsv") if curie in ids.split("|")), None)


def _route_label(curie: str) -> str | None:
    return next((route for _, route, known, *_ in rows("own/routes.tsv") if known == curie), None)


def _class_label(curie: str) -> str | None:
    return next((label for known, label, *_ in rows("own/classes.tsv") if known == curie), None)


_LABELS: dict[TermKind, Callable[[str], str | None]] = {
    TermKind.CONDITION: _condition_label,
    TermKind.DRUG: _drug_label,
    TermKind.ROUTE: _route_label,
    TermKind.DRUG_CLASS: _class_label,
}


def _condition(words: str, term: Term) -> tuple[str, Row, int]:
    own = vocabulary_term(term.curie)
    identifier = term.curie or "mg:" + "-".join(normalise(term.label).split())
    return "own/labels.tsv", (identifier, term.label, words, own.label if own else term.label), 2


def _drug(words: str, term: Term) -> tuple[str, Row, int]:
    return "own/drugs.tsv", (term.label.lower(), term.curie, words.lower(), "user"), 2


def _gene(words: str, term: Term) -> tuple[str, Row, int]:
    return "own/targets.tsv", (words, term.label, "protein", "user"), 0


def _route(words: str, term: Term) -> tuple[str, Row, int]:
    if not term.curie:
        raise LexiconError("a route goes by its identifier of NCIT", place=words)
    return "own/routes.tsv", (words, term.label, term.curie, "way"), 0


def _class(words: str, term: Term) -> tuple[str, Row, int]:
    known = drug_class(term.label)
    return "own/classes.tsv", (term.curie or (known.curie if known else ""), term.label, words, term.label), 2


_ROWS: dict[TermKind, Callable[[str, Term], tuple[str, Row, int]]] = {
    TermKind.CONDITION: _condition,
    TermKind.DRUG: _drug,
    TermKind.GENE: _gene,
    TermKind.ROUTE: _route,
    TermKind.DRUG_CLASS: _class,
}
"""The table, the row and the column of the words, by kind."""


def _write(path: Path, row: Row, key: int) -> None:
    """Write a table with a row more, in the place of one for the same words."""
    before = [tuple(old) for old in read_rows(path)] if path.is_file() else []
    kept = [old for old in before if normalise(old[key]) != normalise(row[key])]
    lines = [
        "# one's own terms, added with `medgraph lexicon add`",
        *("\t".join(each) for each in sorted([*kept, row])),
    ]
    write_atomically(path, "\n".join(lines) + "\n")
