"""Tell what a heading says that its section is about, where no phrase of `heading_phrases` does, or a weak one.

Headings are worded in more ways than anybody can list. A model of their words and bits of words, learned from
`data/topics/headings-written.tsv`, tells of most; where it is not sure, or says that a heading is about something
else or a name, nothing is told. A phrase is one word among others ("how often will my liver be *checked*"): where the
model is surer of another topic, that holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from medgraph.model import SectionType
from medgraph.topics.words import stems, told_of_heading
from medgraph.weights import shipped

__all__ = ["ALIKE", "heading_probabilities", "heading_topic"]

_TABLE = "topics/headings"
_SURE = 0.9
_NOTHING = (SectionType.OTHER, SectionType.NAMES)
ALIKE = {
    SectionType.BOXED_WARNING: SectionType.WARNINGS,
    SectionType.POPULATIONS: SectionType.PREGNANCY,
    SectionType.NONCLINICAL: SectionType.PHARMACOLOGY,
    SectionType.STUDIES: SectionType.PHARMACOLOGY,
    SectionType.DOSAGE_FORMS: SectionType.STORAGE,
    SectionType.NAMES: SectionType.OTHER,
    SectionType.DESCRIPTION: SectionType.OTHER,
    SectionType.BOILERPLATE: SectionType.OTHER,
}
"""The topics that are told of headings and not of text, each with the one of text that it is nearest to."""


_WEAK = frozenset(
    {
        None,
        SectionType.ADVERSE_REACTIONS,
        SectionType.CONTRAINDICATIONS,
        SectionType.DESCRIPTION,
        SectionType.DOSAGE,
        SectionType.INDICATIONS,
        SectionType.INTERACTIONS,
        SectionType.MECHANISM,
        SectionType.MONITORING,
        SectionType.PHARMACOLOGY,
        SectionType.WARNINGS,
    }
)
"""What phrases say, if anything, that a model may overrule: topics whose words stand in headings about others, too."""
_JOINS = frozenset({"and", "or", "plus", "with"})
"""What is left of a heading that names a combination, its drugs taken off."""


def heading_topic(heading: str, phrase: SectionType | None = None) -> SectionType | None:
    """Return what a heading is most likely about, where a phrase of it says this or nothing; else None.

    >>> heading_topic("Unwelcome surprises you may notice").value, heading_topic("Our opening hours")
    ('adverse reactions', None)
    >>> heading_topic("Ceftazidime with avibactam") is None
    True
    >>> heading_topic("How often will my liver be checked?", SectionType.DOSAGE).value
    'monitoring'
    """
    if phrase not in _WEAK or _JOINS.issuperset(stems(heading)):
        return phrase
    likeliest, probability = shipped(_TABLE).likeliest(_probabilities(heading))
    topic = SectionType(likeliest)
    return topic if probability >= _SURE and topic not in _NOTHING else phrase


def heading_probabilities(heading: str, topics: Sequence[SectionType]) -> list[float]:
    """Return how likely text below a heading is about each of some topics, all alike as far as it tells nothing."""
    found = dict.fromkeys(topics, 0.0)
    for label, probability in zip(shipped(_TABLE).labels, _probabilities(heading), strict=True):
        topic = SectionType(label)
        near = topic if topic in found else ALIKE.get(topic, SectionType.OTHER)
        found[near] += probability
    untold = found.pop(SectionType.OTHER, 0.0) / len(topics)
    return [found.get(topic, 0.0) + untold for topic in topics]


@lru_cache(maxsize=8192)
def _probabilities(heading: str) -> list[float]:
    return shipped(_TABLE).probabilities(told_of_heading(heading))
