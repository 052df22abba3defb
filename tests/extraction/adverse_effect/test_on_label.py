"""Labels of our own making: the tagger says which effects they state and in which words, rules what else is told of them."""

from __future__ import annotations

import json

from tests.labels import record

from medgraph.extraction import extract_facts
from medgraph.model import Fact, Polarity, Relation
from medgraph.monographs import parse_monograph


def effects(text: str) -> dict[str, Fact]:
    label = json.dumps({"results": [record(adverse_reactions=[text])]})
    facts = extract_facts(parse_monograph(label, name="label.json")).facts
    return {fact.object: fact for fact in facts if fact.relation is Relation.HAS_ADVERSE_EFFECT}


def mentions(fact: Fact) -> set[str]:
    return {each.mention for each in fact.evidence if each.mention}


def test_a_flattened_table_keeps_the_words_that_were_read() -> None:
    found = effects(
        "6.1 Clinical Trials Experience Table 2 lists adverse reactions. Adverse Reaction Placebo N=378 % EXEMPLIA N=274 "
        "% Depression a <1 2 Irritability <1 3 Nausea 5 9 Diarrhea a 6.7 8.9 Edema peripheral 1 3"
    )
    assert mentions(found["diarrhea"]) == {"Diarrhea"}
    assert mentions(found["irritability"]) == {"Irritability"}
    assert not any("<" in name for name in found)


def test_a_fatal_outcome_is_a_death() -> None:
    found = effects("6.2 Postmarketing Experience Fatal cases of hepatic failure have been reported with EXEMPLIA.")
    assert mentions(found["death"]) == {"Fatal"}
    assert mentions(found["hepatic failure"]) == {"hepatic failure"}


def test_no_cases_are_none() -> None:
    found = effects(
        "6.1 Clinical Trials Experience The most common adverse reactions were nausea and headache. "
        "No cases of pancreatitis were reported with EXEMPLIA."
    )
    assert found["nausea"].polarity is Polarity.AFFIRMED
    assert found["pancreatitis"].polarity is Polarity.NEGATED
