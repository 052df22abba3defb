"""The vocabularies in use: names of genes, diseases, phenotypes, drugs, routes, and what they lead to.

The files lie in `data/lexicon` (made by `scripts/make_lexicon.py` from openly licensed vocabularies)
and `data/lexicon/own` (kept by hand). Each table is read once, when first asked for. A name is looked up as written,
then normalised: lower case, British spelling as American, hyphens as blanks, the last word in the singular.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from medgraph.resources import resource

_SPELLING = (
    ("oedema", "edema"),
    ("haem", "hem"),
    ("diarrhoea", "diarrhea"),
    ("anaemia", "anemia"),
    ("aemia", "emia"),
    ("oestr", "estr"),
    ("oesoph", "esoph"),
    ("tumour", "tumor"),
    ("leucop", "leukop"),
    ("leukaem", "leukem"),
    ("discolour", "discolor"),
    ("behaviour", "behavior"),
    ("paed", "ped"),
    ("foet", "fet"),
    ("dyspnoea", "dyspnea"),
    ("apnoea", "apnea"),
    ("faec", "fec"),
    ("gynaec", "gynec"),
    ("orthopaed", "orthoped"),
    ("uraem", "urem"),
    ("caec", "cec"),
    ("coeliac", "celiac"),
    ("rrhoea", "rrhea"),
    ("coloured", "colored"),
    ("ischaem", "ischem"),
    ("glycaem", "glycem"),
    ("lipidaem", "lipidem"),
    ("fibre", "fiber"),
)
_PLURAL_KEPT = ("ss", "us", "is", "as")


@cache
def normalise(name: str) -> str:
    """Return the form of a name under which it is looked up.

    >>> normalise("Injection-site Haemorrhages")
    'injection site hemorrhage'
    """
    low = re.sub(r"[^\w\s]+", " ", name.lower().replace("'s", "").replace("’s", ""))
    for british, american in _SPELLING:
        if british in low:
            low = low.replace(british, american)
    words = low.split()
    return " ".join([*words[:-1], _singular(words[-1])]) if words else ""


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(_PLURAL_KEPT):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a lexicon file, without its comments, as lists of fields."""
    with resource(f"data/lexicon/{name}").open(encoding="utf-8", newline="") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\r\n").split("\t")


class Term(NamedTuple):
    """A concept of an open vocabulary: its CURIE and the vocabulary's own label."""

    curie: str
    label: str


@cache
def _concepts(file: str) -> tuple[dict[str, Term], dict[str, Term]]:
    """Return the concepts of an ontology by folded name and by abbreviation as written.

    Labels win over synonyms; a synonym or abbreviation of two concepts names neither.
    """
    labels: dict[str, Term] = {}
    synonyms: list[tuple[str, Term]] = []
    abbreviations: list[tuple[str, Term]] = []
    for curie, label, names, shorts in rows(file):
        term = Term(curie, label)
        labels.setdefault(normalise(label), term)
        synonyms += [(normalise(name), term) for name in names.split("|") if name]
        abbreviations += [(name, term) for name in shorts.split("|") if name]
    return {**_unambiguous(synonyms), **labels}, _unambiguous(abbreviations)


def _unambiguous(named: list[tuple[str, Term]]) -> dict[str, Term]:
    """Return the names that stand for one concept alone."""
    owners: dict[str, set[Term]] = {}
    for name, term in named:
        owners.setdefault(name, set()).add(term)
    return {name: next(iter(terms)) for name, terms in owners.items() if len(terms) == 1}


class Denial(NamedTuple):
    """A reviewed denial: the concepts that a name must not be led to, the right one if any, and where."""

    wrong: frozenset[str]
    right: str
    prose_only: bool


@cache
def _denials() -> dict[str, Denial]:
    """Return the denials of phenotypes and diseases by folded name."""
    found: dict[str, Denial] = {}
    for name, kind, where, wrong, right, *_ in rows("own/deny.tsv"):
        if kind != "drug":
            before = found.get(normalise(name), Denial(frozenset(), "", True))
            found[normalise(name)] = Denial(
                before.wrong | set(wrong.split("|")), right or before.right, before.prose_only and where == "prose"
            )
    return found


@cache
def _clinical() -> tuple[dict[str, Term], dict[str, str]]:
    """Return the hand-kept clinical names: concept by folded name, and clinical label by CURIE."""
    by_name: dict[str, Term] = {}
    labels: dict[str, str] = {}
    for curie, label, surfaces, *_ in rows("own/labels.tsv"):
        term = Term(curie, label)
        labels[curie] = label
        for name in filter(None, [label, *surfaces.split("|")]):
            by_name.setdefault(normalise(name), term)
    return by_name, labels


def clinical_label(term: Term) -> str:
    """Return the label that people are shown for a concept: ours if there is one, else the vocabulary's.

    >>> clinical_label(Term("HP:0002829", "Arthralgia"))
    'arthralgia'
    """
    known = _clinical()[1].get(term.curie)
    return known or (term.label if re.search(r"[A-Z]{2}|\\d", term.label) else term.label.lower())


def find_condition(name: str, *, disease_first: bool = False, prose: bool = False) -> tuple[Term, bool] | None:
    """Return the concept that a name stands for and whether it is the concept's own label, or None.

    Hand-kept names come first, then phenotypes, then diseases (the other way round for indications). In running
    text (`prose`) words are denied that are right only as a whole list item ("gas", "fall").

    >>> found = find_condition("joint pain")
    >>> found and found[0].curie
    'HP:0002829'
    """
    return _find_condition(name, normalise(name), disease_first, prose)


@lru_cache(maxsize=65536)
def _find_condition(name: str, key: str, disease_first: bool, prose: bool) -> tuple[Term, bool] | None:
    denial = _denials().get(key)
    if denial and prose and denial.prose_only:
        return None
    ours = _clinical()[0].get(key)
    if ours:
        return ours, normalise(ours.label) == key
    files = ("phenotypes.tsv", "diseases.tsv")
    for file in reversed(files) if disease_first else files:
        folded, exact = _concepts(file)
        found = exact.get(name) or folded.get(key)
        if found and not (denial and not denial.prose_only and {found.curie, "*"} & denial.wrong):
            return found, normalise(found.label) == key
    return (Term(denial.right, name), False) if denial and denial.right else None


@cache
def _openings() -> frozenset[str]:
    """Return the first words of all names of phenotypes, diseases and our own conditions, folded."""
    names = [*_clinical()[0], *(name for name, denial in _denials().items() if denial.right)]
    for file in ("phenotypes.tsv", "diseases.tsv"):
        names += _concepts(file)[0]
        names += map(normalise, _concepts(file)[1])
    return frozenset(name.split(" ", 1)[0] for name in names)


@lru_cache(maxsize=65536)
def opens_condition(word: str) -> bool:
    """Tell whether any name of a condition begins with a word: the quick question before `find_condition`.

    >>> opens_condition("Upper"), opens_condition("headaches"), opens_condition("quickly")
    (True, True, False)
    """
    alone, before = normalise(word), normalise(f"{word} x")
    return bool(alone) and (alone.split(" ", 1)[0] in _openings() or before.split(" ", 1)[0] in _openings())


def clinical_term(name: str, gloss: str | None) -> str:
    """Return the more clinical of a wording and its gloss: the label of their concept, or the one that has a concept.

    >>> clinical_term("low blood sugar", "hypoglycemia"), clinical_term("arthralgia", "joint pain")
    ('hypoglycemia', 'arthralgia')
    """
    first, second = find_condition(name), find_condition(gloss) if gloss else None
    if gloss is None or second is None:
        return name
    if first is None:
        return gloss
    return gloss if first[0].curie == second[0].curie and second[1] and not first[1] else name


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for file in ("phenotypes.tsv", "diseases.tsv"):
        for curie, label, names, abbreviations in rows(file):
            found[curie] = {label, *names.split("|"), *abbreviations.split("|")} - {""}
    for curie, label, surfaces, *_ in rows("own/labels.tsv"):
        found.setdefault(curie, set()).update(filter(None, [label, *surfaces.split("|")]))
    return {curie: tuple(sorted(names)) for curie, names in found.items()}


def names(curie: str) -> tuple[str, ...]:
    """Return all names of a phenotype or disease, sorted: the vocabulary's and the hand-kept ones.

    >>> "joint pain" in [name.lower() for name in names("HP:0002829")]
    True
    """
    return _names().get(curie, ())


@cache
def parents() -> Mapping[str, tuple[str, ...]]:
    """Return the is_a parents of every phenotype and disease, by CURIE."""
    return {curie: tuple(filter(None, above.split("|"))) for curie, above in rows("ancestors.tsv")}


@cache
def _genes() -> tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return HGNC ids by symbol, symbols by folded name of a product or family, and by names in their own case."""
    ids: dict[str, str] = {}
    names: dict[str, tuple[str, ...]] = {}
    exact: dict[str, tuple[str, ...]] = {}
    for curie, symbol, name, *_ in rows("genes.tsv"):
        ids[symbol] = curie
        if len(name) > 6:
            names.setdefault(_molecule_key(name), (symbol,))
    for name, symbols, *_ in rows("own/targets.tsv"):
        if re.search("[a-z]", name):
            names[_molecule_key(name)] = tuple(symbols.split("|"))
        else:
            exact[name] = tuple(symbols.split("|"))
    return ids, names, exact


@cache
def _clinical_abbreviations() -> frozenset[str]:
    return frozenset(row[0] for row in rows("own/abbreviations.tsv"))


@lru_cache(maxsize=16384)
def target(name: str) -> tuple[str, ...]:
    """Return the HGNC symbols that a protein's or family's name stands for, empty if none.

    >>> target("vitamin K epoxide reductase"), target("TNF-alpha")
    (('VKORC1',), ('TNF',))
    """
    return _genes()[2].get(name) or _genes()[1].get(_molecule_key(name), ())


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
_LETTER_NUMBER = re.compile(r"\b(alpha|beta|gamma|delta|kappa|mu|type|factor) ?(\d)")


def _molecule_key(name: str) -> str:
    """Return the folded name of a molecule: "β1-adrenergic", "beta1 adrenergic" and "beta-1 adrenergic" are one."""
    return _LETTER_NUMBER.sub(r"\1 \2", normalise(name if name.isascii() else name.translate(_GREEK)))


@cache
def _target_openings() -> frozenset[str]:
    """Return the first words of all names of genes and products, folded, and those in capitals as they are."""
    _, names, exact = _genes()
    return frozenset(
        {name.split(" ", 1)[0] for name in names} | {re.split(r"[ (/-]", name)[0] for name in exact} | exact.keys()
    )


@lru_cache(maxsize=65536)
def opens_target(word: str) -> bool:
    """Tell whether any name or symbol of a gene begins with a word: the quick question before `target`.

    >>> opens_target("vitamin"), opens_target("SMN2"), opens_target("quickly")
    (True, True, False)
    """
    if {word, word.split("-")[0]} & _target_openings() or word in _genes()[0]:
        return True
    keys = {_molecule_key(word).split(" ", 1)[0], _molecule_key(f"{word} x").split(" ", 1)[0]}
    return bool(keys & _target_openings())


def is_gene_symbol(name: str) -> bool:
    """Tell whether a word, as written, is an approved symbol and no common clinical abbreviation."""
    return name in _genes()[0] and name not in _clinical_abbreviations()


def is_ambiguous_symbol(name: str) -> bool:
    """Tell whether a word is an approved symbol and a clinical abbreviation too: a gene only where the text says so.

    >>> is_ambiguous_symbol("DMD"), is_ambiguous_symbol("SMN2")
    (True, False)
    """
    return name in _genes()[0] and name in _clinical_abbreviations()


def gene_curie(symbol: str) -> str:
    """Return the HGNC CURIE of an approved symbol; KeyError if there is none.

    >>> gene_curie("DMD")
    'HGNC:2928'
    """
    return _genes()[0][symbol]


@cache
def drug_names() -> frozenset[str]:
    """Return the names of active substances, in lower case."""
    return frozenset(drug_identifiers())


@cache
def drug_identifiers() -> Mapping[str, tuple[str, ...]]:
    """Return the open identifiers (CURIEs) of active substances by name in lower case; an acid also by its salt.

    >>> drug_identifiers()["clavulanate"] == drug_identifiers()["clavulanic acid"]
    True
    """
    found: dict[str, tuple[str, ...]] = {}
    for ids, name, others in rows("drugs.tsv"):
        for known in filter(None, [name, *others.split("|")]):
            found.setdefault(known, tuple(filter(None, ids.split("|"))))
    for acid in [name for name in found if name.endswith("ic acid")]:
        found.setdefault(acid.removesuffix("ic acid") + "ate", found[acid])
    return found


@cache
def drug_stem() -> re.Pattern[str]:
    """Return the pattern of words that end (or begin) with a strong stem of non-proprietary names."""
    parts = [(s.strip("-"), s.endswith("-")) for s, strength, *_ in rows("own/stems.tsv") if strength == "strong"]
    return re.compile(
        "|".join(f"{re.escape(s)}[a-z]{{4,}}" if begins else f"[a-z]{{3,}}{re.escape(s)}" for s, begins in parts)
    )


@cache
def routes() -> Mapping[str, Term]:
    """Return the routes of administration by surface form; the label is one word, the CURIE NCIT's."""
    return {surface.lower(): Term(curie, route) for surface, route, curie, *_ in rows("own/routes.tsv")}
