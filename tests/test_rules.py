"""Every rule proves itself: its examples are read as pages, its negatives yield nothing."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import medgraph.extraction as extraction
from medgraph.extraction.page import prepare
from medgraph.extraction.rules import Candidate, Example, Rule
from medgraph.model import Polarity, SectionType
from medgraph.monographs import parse_monograph
from medgraph.sections import split_by_headings

HEADINGS = {
    SectionType.ADVERSE_REACTIONS: "Side effects",
    SectionType.INDICATIONS: "Indications",
    SectionType.DOSAGE: "Dosage",
    SectionType.MECHANISM: "Mechanism of action",
    SectionType.CONTRAINDICATIONS: "Contraindications",
    SectionType.WARNINGS: "Warnings",
    SectionType.INTERACTIONS: "Drug interactions",
    SectionType.MONITORING: "Monitoring",
    SectionType.PREGNANCY: "Pregnancy",
    SectionType.DESCRIPTION: "Description",
    SectionType.NAMES: "Brand names",
    SectionType.ALTERNATIVES: "Alternatives",
    SectionType.DOSAGE_FORMS: "Dosage forms",
    SectionType.BOXED_WARNING: "Boxed warning",
    SectionType.PHARMACOLOGY: "Clinical pharmacology",
    SectionType.POPULATIONS: "Use in specific populations",
    SectionType.STORAGE: "Storage",
    SectionType.OVERDOSAGE: "Overdosage",
    SectionType.STUDIES: "Clinical studies",
    SectionType.MISSED_DOSE: "Missed dose",
    SectionType.PATIENT_INFORMATION: "Patient information",
    SectionType.QUESTIONS: "Questions and answers",
    SectionType.OTHER: "At a party",
}


def _rules() -> Iterator[Rule]:
    for module in pkgutil.walk_packages(extraction.__path__, "medgraph.extraction."):
        loaded = importlib.import_module(module.name)
        for name in ("RULES", "NAME_RULES"):
            yield from getattr(loaded, name, ())


RULES = sorted({rule.id: rule for rule in _rules() if isinstance(rule, Rule)}.values(), key=lambda rule: rule.id)
CASES = [pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES for n, example in enumerate(rule.examples)]


def _found(rule: Rule, example: Example) -> set[str]:
    """Read the example under its heading, as the page of its drug; return what the rule affirms or denies."""
    heading = f"## {HEADINGS[example.topic]}\n\n" if example.topic else ""
    monograph = parse_monograph(f"# {example.drug.capitalize()}\n\n{heading}{example.text}\n", name="example.md")
    page = prepare(monograph, tuple(split_by_headings(monograph)))
    assert page is not None, f"the page of {example.drug} is about no drug"
    findings = [found for finder in extraction.FINDERS for found in finder(page)]
    spoken = [found for found in findings if isinstance(found, Candidate) and found.rule == rule.id]
    return {f.object for f in spoken if f.polarity is not Polarity.NEGATED or f.object in example.objects}


def test_there_are_rules() -> None:
    assert len(RULES) > 30


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example) -> None:
    found = _found(rule, example)
    if example.objects:
        assert set(example.objects) <= found
    else:
        assert found == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_is_supported_by_two_drugs_and_has_a_negative(rule: Rule) -> None:
    supporters = {example.drug for example in rule.examples if example.objects}
    assert len(supporters) >= 2, f"only {supporters or 'nobody'} supports {rule.id}"
    assert any(not example.objects for example in rule.examples), f"{rule.id} has no negative"
