"""What the catalogue is asked when it is measured: each question with a usual and with its costliest parameters.

Popular things are asked about for the cost, for most drugs have them. What a question counts, and answers in a few
rows, is told by a second query (`aggregated`): time is then set against the rows that were counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from benchmarks import words
from benchmarks.drugs import pages_of
from medgraph.model import Relation


class Case(NamedTuple):
    """A question of the catalogue with its parameters; `costly` are those that the most is read for."""

    question: str
    params: dict[str, str]
    costly: bool = False

    @property
    def name(self) -> str:
        """The question and what it is asked, as "drugs-by-route route=oral"."""
        return " ".join([self.question, *(f"{name}={text}" for name, text in self.params.items())])


_OF_A_DRUG = (
    "adverse-effects contraindications dosing drug-summary indications interactions monitoring names warnings "
    "evidence-of"
).split()
_OF_ALL_OR_A_DRUG = "ingredients label-versions negated-statements reserved-statements serious-effects".split()
_OF_ALL = "disagreements drugs pages ungrounded".split()

AGGREGATED = {
    "drugs": "?drug a mg:Drug . ?association mg:subject ?drug OPTIONAL { ?association mg:evidence ?evidence }",
    "pages": "?evidence oa:hasSource ?monograph . ?association mg:evidence ?evidence",
    "ungrounded": '?concept mg:groundingStatus "none" OPTIONAL { ?association mg:object ?concept }',
    "drug-summary": "?association mg:subject ?drug ; mg:evidence ?evidence",
    "side-by-side": "{ ?drug ?relation ?object } UNION { ?other ?relation ?object }",
    "shared-adverse-effects": "?drug mg:hasDrugClass/skos:broader* ?drugClass ; mg:hasAdverseEffect ?effect",
    "shared-effects-by-mechanism": "?drug mg:hasMechanism/skos:broader* ?mechanism ; mg:hasAdverseEffect ?effect",
    "skips-for-deletion": "?exon mg:exonOf ?gene OPTIONAL { ?association mg:object ?exon }",
    "drugs-for-deletion": "?exon mg:exonOf ?gene OPTIONAL { ?association mg:object ?exon }",
}
"""The pattern whose matches a question counts."""


@cache
def cases() -> tuple[Case, ...]:
    """Return all cases, each question of the catalogue at least once."""
    return tuple(sorted([*_about_drugs(), *_about_others()], key=lambda case: case.name))


def drug(number: int) -> str:
    """Return the name of a drug of the corpus: 0 has the most facts and pages, 3 as many as most."""
    return words.drug_name(number).lower()


def drug_for(disease: str) -> str:
    """Return the first drug of the corpus that is used for a disease."""
    return next(
        fact.fact.drug
        for number in range(1000)
        for _, facts in pages_of(number)
        for fact in facts
        if fact.fact.relation is Relation.INDICATED_FOR and fact.fact.object == disease
    )


def _about_drugs() -> Iterator[Case]:
    for question in _OF_A_DRUG:
        yield Case(question, {"drug": drug(3)})
        yield Case(question, {"drug": drug(0)}, costly=True)
    for question in _OF_ALL_OR_A_DRUG:
        yield Case(question, {"drug": drug(0)})
        yield Case(question, {}, costly=True)
    yield from (Case(question, {}, costly=True) for question in _OF_ALL)
    yield Case("evidence-of", {"drug": drug(0), "relation": "hasAdverseEffect", "about": words.effects()[0]})
    yield Case("alternatives", {"drug": drug_for(words.diseases()[60])})
    yield Case("alternatives", {"drug": drug_for(words.diseases()[0])}, costly=True)
    yield Case("side-by-side", {"drug": drug(0), "other": drug(3)}, costly=True)
    yield Case("drugs-by-identifier", {"identifier": f"{4:010}"})


def _about_others() -> Iterator[Case]:
    named = {
        ("drugs-by-class", "drugClass"): words.drug_classes(),
        ("drugs-by-mechanism", "mechanism"): words.MECHANISMS[:10],
        ("drugs-by-route", "route"): words.ROUTES,
        ("drugs-by-target-gene", "gene"): words.genes(),
        ("drugs-for-disease", "disease"): words.diseases(),
        ("drugs-with-effect", "effect"): words.effects(),
        ("shared-adverse-effects", "drugClass"): words.drug_classes(),
        ("shared-effects-by-mechanism", "mechanism"): words.MECHANISMS[:10],
    }
    for (question, parameter), popular in named.items():
        least = {"least": "2"} if question.startswith("shared") else {}
        yield Case(question, {parameter: popular[min(40, len(popular) - 1)]} | least)
        yield Case(question, {parameter: popular[0]} | least, costly=True)
    yield Case("shared-adverse-effects", {"drugClass": words.drug_classes()[0]}, costly=True)
    yield Case("organ-harm", {"organ": "ear"})
    yield Case("organ-harm", {"organ": "kidney"}, costly=True)
    yield Case("effects-above-frequency", {"minimum": "40%"})
    yield Case("effects-above-frequency", {"minimum": "10%", "effect": words.effects()[0]})
    yield Case("effects-above-frequency", {"minimum": "1%"}, costly=True)
    yield Case("drugs-targeting-exons", {"gene": "SMN2"})
    yield Case("drugs-targeting-exons", {"gene": "DMD"}, costly=True)
    for question in ("drugs-for-deletion", "skips-for-deletion"):
        yield Case(question, {"gene": "DMD", "first": "48", "last": "50"}, costly=True)
        yield Case(question, {"gene": "DMD", "first": "21", "last": "24"})
