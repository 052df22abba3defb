"""Made-up drugs as grounded facts: pages that need not be read, in the shape of real graphs.

A drug has one page, every fifth two and every twentieth three, and pages repeat each other's statements in sentences
of their own; now and then one denies what another says. One drug in four has a label with its codes. A sentence lists
some effects, so that several statements share it. A drug is the same in each corpus that it is in: the first thousand
of fifty thousand are the thousand.
"""

from __future__ import annotations

import hashlib
import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks import words
from medgraph.grounding import ground
from medgraph.model import (
    ANYTHING,
    Dose,
    Evidence,
    Fact,
    Frequency,
    GroundedFact,
    Monograph,
    Polarity,
    Qualifiers,
    Relation,
    Scope,
    SourceKind,
    View,
)

_KINDS = (SourceKind.REGULATORY_LABEL, SourceKind.HEALTH_LIBRARY, SourceKind.MACHINE_WRITTEN, SourceKind.UNKNOWN)
_DOSES = ("1", "2.5", "5", "10", "20", "30", "50", "100", "250", "500")
_COMBINED, _LABELLED = 50, 4
"""Every so many drugs is a combination, and has a label with identifiers."""
_NONE = Qualifiers()
_INTERVALS = {"once daily": "P1D", "twice daily": "PT12H", "once weekly": "P7D", "every 2 weeks": "P14D"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence states: the same statements may stand in another sentence on another page."""

    section: str
    relation: Relation
    objects: tuple[str, ...]
    qualifiers: tuple[Qualifiers, ...]
    polarity: Polarity = Polarity.AFFIRMED
    scope: Scope = Scope.HUMAN


@dataclass(slots=True)
class _Page:
    """A page as it is written, sentence by sentence."""

    name: str
    text: str = ""
    facts: list[Fact] = field(default_factory=list)

    def add(self, drug: str, said: Said, sentence: str) -> None:
        """Write a sentence down, and the facts that it states with it as their evidence."""
        self.text += f"\n## {said.section}\n\n"
        start, line = len(self.text), self.text.count("\n") + 1
        self.text += sentence + "\n"
        here = Evidence(
            self.name,
            self.name,
            said.section,
            sentence,
            start,
            start + len(sentence),
            line,
            prefix=self.text[:start][-32:],
        )
        rule = f"{said.relation}.made/1"
        for object_, qualifiers in zip(said.objects, said.qualifiers, strict=True):
            fact = Fact(drug, said.relation, object_, rule, (here,), said.polarity, said.scope, qualifiers=qualifiers)
            self.facts.append(fact)


def made_pages(drugs: int) -> Iterator[tuple[Monograph, tuple[GroundedFact, ...]]]:
    """Yield the pages of the first so many drugs with their facts, always the same."""
    for number in range(drugs):
        yield from pages_of(number)


def pages_of(number: int) -> Iterator[tuple[Monograph, tuple[GroundedFact, ...]]]:
    """Yield the pages of one drug."""
    chance = random.Random(number)
    drug = _combined(number) if number % _COMBINED == 1 else words.drug_name(number)
    known = list(_statements(chance, number))
    for page in range(1 + (number % 5 == 0) + (number % 20 == 0)):
        told = known if page == 0 else [_retold(chance, said) for said in known if chance.random() < 0.6]
        yield _written(chance, f"{words.drug_name(number).lower()}-{page}.md", drug, told)


def _combined(number: int) -> str:
    return f"{words.drug_name(number)} / {words.drug_name(number + 1).lower()}"


def _written(
    chance: random.Random, name: str, drug: str, told: Sequence[Said]
) -> tuple[Monograph, tuple[GroundedFact, ...]]:
    page = _Page(name, f"# {drug}\n")
    for said in told:
        page.add(drug.lower(), said, _sentence(chance, drug, said))
    digest = hashlib.sha256(page.text.encode()).hexdigest()
    view = View(page.text, page.text, (), ())
    monograph = Monograph(name, name, "markdown", "utf-8", digest, view, (), title=drug, kind=chance.choice(_KINDS))
    return monograph, tuple(ground(page.facts))


def _retold(chance: random.Random, said: Said) -> Said:
    """Return what another page makes of a statement: mostly the same, now and then its denial."""
    if chance.random() > 0.05 or said.relation not in (Relation.HAS_ADVERSE_EFFECT, Relation.CONTRAINDICATED_IN):
        return said
    return Said(said.section, said.relation, said.objects[:1], (_NONE,), Polarity.NEGATED)


def _sentence(chance: random.Random, drug: str, said: Said) -> str:
    opening = chance.choice(("In clinical studies", "As the label says", "After approval", "In short"))
    verb = "is not so for" if said.polarity is Polarity.NEGATED else "holds for"
    listed = ", ".join(said.objects)
    return f"{opening}, what people read under {said.section.lower()} {verb} {drug} {chance.randrange(1000)}: {listed}."


def _statements(chance: random.Random, number: int) -> Iterator[Said]:
    """Yield what is known of a drug: ten facts on an average, a few drugs with many more."""
    yield from _names(number)
    if number % _LABELLED == 0:
        yield from _identifiers(number)
    yield from _action(chance)
    yield from _conditions(chance)
    yield from _doses(chance)
    for _ in range(chance.choice((1, 1, 1, 2)) if number % 100 else 12):
        yield _effects(chance)
    yield from _cautions(chance, number)


def _plain(section: str, relation: Relation, *objects: str, qualifiers: Qualifiers = _NONE) -> Said:
    return Said(section, relation, objects, (qualifiers,) * len(objects))


def _names(number: int) -> Iterator[Said]:
    yield _plain("Names", Relation.BRAND_NAME, words.drug_name(number).upper()[::-1])


def _identifiers(number: int) -> Iterator[Said]:
    """Return what a drug label says of itself and of its product, in codes."""
    substance = Qualifiers(substance=words.drug_name(number).lower())
    yield _plain("Product", Relation.SET_ID, str(uuid.UUID(int=number + 1)))
    yield _plain("Product", Relation.STATED_VERSION, str(number % 9 + 1))
    yield _plain("Product", Relation.EFFECTIVE_DATE, f"20{number % 20 + 5:02}-{number % 12 + 1:02}-15")
    yield _plain("Product", Relation.UNII, f"{number:010}", qualifiers=substance)
    yield _plain("Product", Relation.MANUFACTURER, f"Maker {number % 40}")


def _action(chance: random.Random) -> Iterator[Said]:
    yield _plain("Class", Relation.HAS_DRUG_CLASS, *words.popular(chance, words.drug_classes()))
    [gene] = words.popular(chance, words.genes())
    if chance.random() < 0.03:
        skipping = Qualifiers(effect="exon skipping", molecule="pre-mRNA")
        yield _plain("Mechanism", Relation.TARGETS_EXON, *words.popular(chance, words.exons()), qualifiers=skipping)
    elif chance.random() < 0.5:
        yield _plain("Mechanism", Relation.TARGETS_GENE, gene, qualifiers=Qualifiers(effect="inhibition"))
    acts = words.popular(chance, words.MECHANISMS)
    yield _plain("Mechanism", Relation.HAS_MECHANISM, *acts, qualifiers=Qualifiers(target=gene))


def _conditions(chance: random.Random) -> Iterator[Said]:
    adults = Qualifiers(population=chance.choice(words.POPULATIONS) if chance.random() < 0.3 else None)
    yield _plain("Indications", Relation.INDICATED_FOR, *words.popular(chance, words.diseases()), qualifiers=adults)
    if chance.random() < 0.5:
        yield _plain("Contraindications", Relation.CONTRAINDICATED_IN, *words.popular(chance, words.diseases()))


def _doses(chance: random.Random) -> Iterator[Said]:
    [route] = words.popular(chance, words.ROUTES)
    yield _plain("Administration", Relation.HAS_ROUTE, route)
    for _ in range(chance.choice((0, 1, 1, 2))):
        value, often = chance.choice(_DOSES), chance.choice(list(_INTERVALS))
        dose = Dose(Decimal(value), unit="mg", interval=_INTERVALS[often])
        yield _plain(
            "Dosage", Relation.HAS_DOSAGE, f"{value} mg {often}", qualifiers=Qualifiers(dose=dose, route=route)
        )


def _effects(chance: random.Random) -> Said:
    """Return one list of effects; one list in thirty is of animals, one only supposed."""
    listed = words.popular(chance, words.effects(), chance.choice((1, 1, 2, 3)))
    reserved = chance.random()
    return Said(
        "Side effects",
        Relation.HAS_ADVERSE_EFFECT,
        tuple(listed),
        tuple(Qualifiers(_frequency(chance), serious=chance.random() < 0.1) for _ in listed),
        Polarity.HYPOTHETICAL if reserved < 0.03 else Polarity.AFFIRMED,
        Scope.ANIMAL if reserved > 0.97 else Scope.HUMAN,
    )


def _frequency(chance: random.Random) -> Frequency | None:
    if chance.random() > 0.4:
        return None
    percent = chance.randrange(1, 45)
    share = Decimal(percent) / 100
    return Frequency(f"{percent}%", share, share)


def _cautions(chance: random.Random, number: int) -> Iterator[Said]:
    if chance.random() < 0.4:
        yield _plain("Warnings", Relation.HAS_WARNING, *words.popular(chance, words.effects()))
    if chance.random() < 0.4:
        yield _plain("Monitoring", Relation.REQUIRES_MONITORING, *words.popular(chance, words.TESTS))
    if chance.random() < 0.5 and number:
        others = [words.drug_name(other).lower() for other in range(min(number, 100))]
        yield _plain("Interactions", Relation.INTERACTS_WITH, *words.popular(chance, others))
    elif chance.random() < 0.1:
        yield Said("Interactions", Relation.INTERACTS_WITH, (ANYTHING,), (_NONE,), Polarity.NEGATED)
