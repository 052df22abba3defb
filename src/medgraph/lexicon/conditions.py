"""From the name of a condition to its concept: by hand first, then the ontologies, less what is denied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from medgraph.lexicon.clinical import clinical_names, denials
from medgraph.lexicon.folding import normalise
from medgraph.lexicon.ontologies import DISEASES, PHENOTYPES, name_index, sorted_names, vocabulary_term
from medgraph.lexicon.tables import Term
from medgraph.patterns import Pattern


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
    denial = denials().get(key)
    if denial and prose and denial.prose_only:
        return None
    ours = clinical_names()[0].get(key)
    if ours:
        return ours, normalise(ours.label) == key
    for ontology in (DISEASES, PHENOTYPES) if disease_first else (PHENOTYPES, DISEASES):
        index = name_index(ontology.names)
        curie = index.get(name) or index.get(key)
        if curie and not (denial and not denial.prose_only and {curie, "*"} & denial.wrong):
            found = vocabulary_term(curie) or Term(curie, name)
            return found, normalise(found.label) == key
    return (Term(denial.right, name), False) if denial and denial.right else None


@lru_cache(maxsize=65536)
def opens_condition(words: str) -> bool:
    """Tell whether any name of a condition begins with a word or two: the quick question before `find_condition`.

    >>> opens_condition("Upper"), opens_condition("headaches"), opens_condition("quickly")
    (True, True, False)
    >>> opens_condition("loss of"), opens_condition("loss to")
    (True, False)
    """
    count = len(words.split())
    folded = (normalise(words), normalise(f"{words} x"))
    return all(folded) and any(_opens(" ".join(each.split(" ", count)[:count])) for each in folded)


def _opens(folded: str) -> bool:
    if folded.count(" ") > 1:
        return False
    return folded in _openings() or any(_begins_one(folded, sorted_names(o.names)) for o in (PHENOTYPES, DISEASES))


def _begins_one(folded: str, names: Sequence[str]) -> bool:
    """Tell whether one of sorted names is this, or begins with it and a blank."""
    at = bisect_left(names, folded)
    if names[at : at + 1] == [folded]:
        return True
    at = bisect_left(names, f"{folded} ", at)
    return at < len(names) and names[at].startswith(f"{folded} ")


@cache
def _openings() -> frozenset[str]:
    """Return the first word and the first two of names that are not sorted as they are folded: ours, abbreviations."""
    own = [*clinical_names()[0], *(name for name, denial in denials().items() if denial.right)]
    names = [name for ontology in (PHENOTYPES, DISEASES) for name in name_index(ontology.names)]
    shorts = [normalise(f"{name} x") for name in names if not name.islower()]
    words = [name.split(" ", 2) for name in (*own, *shorts)]
    return frozenset(each[0] for each in words) | frozenset(" ".join(each[:2]) for each in words if len(each) > 1)


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
    told = second[1] and not first[1] if first[0].curie == second[0].curie else _is_told(name) and not _is_told(gloss)
    return gloss if told else name


def _is_told(name: str) -> bool:
    """Tell whether a wording describes a sign at a place of the body: "inflammation of the lung" for bronchitis."""
    return _TOLD.search(name) is not None


_TOLD = Pattern(
    r"^(?:swelling|inflammation|infection|bleeding|narrowing|disease|condition|problems?|change)\b.* (?:of|in|from) "
    r"(?:the|your) |^(?:slow|fast|rapid|irregular|uneven|abnormal) (?:or \w+ )?heart ?(?:beat|rate|rhythm)",
)
