"""Genes and what they make: symbols, and the names of proteins, enzymes, receptors and their families."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from medgraph.lexicon.folding import normalise
from medgraph.lexicon.members import member, opens_member
from medgraph.lexicon.tables import first_fields, pairs, rows
from medgraph.patterns import Pattern, sub


@cache
def _ids() -> dict[str, str]:
    """Return HGNC ids by approved symbol."""
    return {rest.partition("\t")[0]: curie for curie, rest in first_fields("genes.tsv").items()}


@cache
def _products() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return symbols by the folded name of a product or family (hand-kept names first), and by names in capitals."""
    names: dict[str, tuple[str, ...]] = {}
    exact: dict[str, tuple[str, ...]] = {}
    for name, symbols, *_ in rows("own/targets.tsv"):
        if re.search("[a-z]", name):
            names.setdefault(molecule_key(name), tuple(symbols.split("|")))
        else:
            exact.setdefault(name, tuple(symbols.split("|")))
    return {key: (symbol,) for key, symbol in pairs("gene-names.tsv").items()} | names, exact


def spelt_out(abbreviation: str) -> tuple[str, ...]:
    """Return what a clinical abbreviation stands for, by the hand-kept table.

    >>> spelt_out("DMD")
    ('Duchenne muscular dystrophy',)
    """
    return tuple(row[1] for row in rows("own/abbreviations.tsv") if row[0] == abbreviation)


@cache
def _clinical_abbreviations() -> frozenset[str]:
    return frozenset(row[0] for row in rows("own/abbreviations.tsv"))


@lru_cache(maxsize=16384)
def target(name: str) -> tuple[str, ...]:
    """Return the HGNC symbols that a protein's or family's name stands for, empty if none.

    >>> target("vitamin K epoxide reductase"), target("TNF-alpha")
    (('VKORC1',), ('TNF',))
    """
    names, exact = _products()
    key = molecule_key(name)
    known = exact.get(name) or names.get(key)
    if known is None and opens_member(key.partition(" ")[0]):
        known = tuple(symbol for symbol in member(key) if symbol in _ids())
    return known or ()


@cache
def _groups() -> frozenset[frozenset[str]]:
    """Return the symbols of the names that mean too many genes to mean each."""
    return frozenset(
        frozenset(symbols.split("|")) for _, symbols, kind, *_ in rows("own/targets.tsv") if kind == "group"
    )


def is_group(symbols: Iterable[str]) -> bool:
    """Tell whether the symbols of a name stand for too many genes to mean each: "muscarinic receptors".

    >>> is_group(target("muscarinic receptors")), is_group(target("PDGF receptor"))
    (True, False)
    """
    return frozenset(symbols) in _groups()


_GREEK = str.maketrans(
    {
        "α": " alpha ",
        "β": " beta ",
        "γ": " gamma ",
        "δ": " delta ",
        "ε": " epsilon ",
        "κ": " kappa ",
        "μ": " mu ",
        "µ": " mu ",
    }
)
_LETTER_NUMBER = Pattern(r"\b(alpha|beta|gamma|delta|kappa|mu|type|factor) ?(\d)")


def molecule_key(name: str) -> str:
    """Return the folded name of a molecule: "β1-adrenergic", "beta1 adrenergic" and "beta-1 adrenergic" are one."""
    return sub(_LETTER_NUMBER, r"\1 \2", normalise(name if name.isascii() else name.translate(_GREEK)))


@cache
def _target_openings() -> frozenset[str]:
    """Return the first words of all names of genes and products, folded, and those in capitals as they are."""
    names, exact = _products()
    return frozenset(
        {name.partition(" ")[0] for name in names} | {re.split(r"[ (/-]", name)[0] for name in exact} | exact.keys()
    )


@lru_cache(maxsize=65536)
def opens_target(word: str) -> bool:
    """Tell whether any name or symbol of a gene begins with a word: the quick question before `target`.

    >>> opens_target("vitamin"), opens_target("SMN2"), opens_target("quickly")
    (True, True, False)
    """
    if {word, word.split("-")[0]} & _target_openings() or word in _ids():
        return True
    keys = {molecule_key(word).split(" ", 1)[0], molecule_key(f"{word} x").split(" ", 1)[0]}
    return bool(keys & _target_openings()) or any(map(opens_member, keys))


def is_gene_symbol(name: str) -> bool:
    """Tell whether a word, as written, is an approved symbol and no common clinical abbreviation."""
    return name in _ids() and name not in _clinical_abbreviations()


def is_ambiguous_symbol(name: str) -> bool:
    """Tell whether a word is an approved symbol and a clinical abbreviation too: a gene only where the text says so.

    >>> is_ambiguous_symbol("DMD"), is_ambiguous_symbol("SMN2")
    (True, False)
    """
    return name in _ids() and name in _clinical_abbreviations()


def known_gene(symbol: str) -> str | None:
    """Return the HGNC CURIE of a symbol, None if it is not approved."""
    return _ids().get(symbol)


def gene_curie(symbol: str) -> str:
    """Return the HGNC CURIE of an approved symbol; KeyError if there is none.

    >>> gene_curie("DMD")
    'HGNC:2928'
    """
    return _ids()[symbol]
