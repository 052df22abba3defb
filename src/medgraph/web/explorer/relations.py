"""What relations are called on pages: seen from the drug, and from the thing that the drug is related to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from medgraph.web.explorer.facts import Fact, by_object
from medgraph.web.explorer.rendering import words

_TITLES: Mapping[str, tuple[str, str]] = {
    "indicatedFor": ("Indications", "Drugs indicated for it"),
    "hasMechanism": ("Mechanism", "Drugs that act by it"),
    "targetsGene": ("Target genes", "Drugs that target it"),
    "targetsExon": ("Target exons", "Drugs that target it"),
    "hasDosage": ("Doses", ""),
    "hasRoute": ("Routes", "Drugs given this way"),
    "hasAdverseEffect": ("Adverse effects", "Drugs that can cause it"),
    "hasWarning": ("Warnings", "Drugs that warn of it"),
    "contraindicatedIn": ("Contraindications", "Drugs not to be given in it"),
    "interactsWith": ("Interactions", "Drugs that interact with it"),
    "requiresMonitoring": ("Monitoring", "Drugs that require it"),
    "hasDrugClass": ("Classes", "Drugs of this class"),
    "hasIngredient": ("Ingredients", "Drugs that contain it"),
    "brandName": ("Brand names", ""),
    "genericName": ("Generic names", ""),
}
AT_A_GLANCE = ("hasDrugClass", "hasMechanism", "targetsGene", "targetsExon", "hasRoute", "indicatedFor")


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of one relation, each group about one object; `reserved` are those that are not plainly so."""

    relation: str
    title: str
    groups: tuple[tuple[Fact, ...], ...]
    reserved: tuple[tuple[Fact, ...], ...]

    @property
    def frequencies(self) -> bool:
        """Whether some fact says how often."""
        return any(fact.frequency for group in self.groups for fact in group)


def title_of(relation: str, *, inverse: bool = False) -> str:
    """Return what a relation is called above its facts.

    >>> title_of("hasRoute"), title_of("hasRoute", inverse=True), title_of("hasMarketingStatus")
    ('Routes', 'Drugs given this way', 'Marketing status')
    """
    if relation in _TITLES:
        return _TITLES[relation][inverse]
    return words(relation.removeprefix("has")).capitalize()


def sections(facts: Iterable[Fact], *, inverse: bool = False) -> tuple[Section, ...]:
    """Return facts by relation, in the order in which a pharmacist asks."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.relation, []).append(fact)
    order = list(_TITLES)
    names = sorted(found, key=lambda name: (order.index(name) if name in order else len(order), name))
    return tuple(_section(name, found[name], inverse=inverse) for name in names)


def _section(relation: str, facts: Sequence[Fact], *, inverse: bool) -> Section:
    grouped = by_drug if inverse else by_object
    plain, reserved = [f for f in facts if f.plain], [f for f in facts if not f.plain]
    groups = tuple(tuple(group) for group in grouped(plain))
    return Section(relation, title_of(relation, inverse=inverse), groups, tuple(map(tuple, grouped(reserved))))


def by_drug(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Return facts in groups of one drug, in the order of their names."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.drug_label.casefold(), fact.drug), []).append(fact)
    return [groups[key] for key in sorted(groups)]


def glance(found: Iterable[Section]) -> Iterator[Section]:
    """Yield the sections that say in a few words what a drug is."""
    by_name = {section.relation: section for section in found}
    yield from (by_name[name] for name in AT_A_GLANCE if name in by_name and by_name[name].groups)
