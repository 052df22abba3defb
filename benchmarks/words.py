"""What made-up drugs are called and what is said of them: names and lists of words, the popular ones first.

The words are those of the shipped lexicons, so that they ground as words of real pages do. A word is chosen by
Zipf's law: the second of a list half as often as the first, as headache is to the effect next to it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from medgraph import lexicon
from medgraph.transcripts import known_transcripts

_STEMS = "mab tinib statin pril sartan olol gliptin gliflozin rsen siran azole cillin mycin vir parib triptan".split()
_SYLLABLES = "ba ce di fo lu me nor pa ri sa te vi xa zo tra lin dar kel mo pro".split()
_POPULAR = (
    "headache",
    "nausea",
    "fatigue",
    "diarrhea",
    "dizziness",
    "vomiting",
    "rash",
    "fever",
    "cough",
    "arthralgia",
    "constipation",
    "abdominal pain",
    "proteinuria",
    "anemia",
)
_CLASSES_MOST = ("antineoplastic agent", "antibacterial", "antisense oligonucleotide")
MECHANISMS = (
    "inhibition",
    "antagonism",
    "agonism",
    "exon skipping",
    "enzyme inhibition",
    "kinase inhibition",
    "mRNA degradation",
    "splicing modulation",
    "RNA interference",
    "enzyme replacement",
    "translation inhibition",
    "reuptake inhibition",
    "stabilization",
    "chelation",
    "exon inclusion",
    "readthrough",
)
ROUTES = ("oral", "intravenous", "subcutaneous", "intramuscular", "topical", "intrathecal", "inhalation", "rectal")
TESTS = (
    "kidney function",
    "liver function",
    "blood pressure",
    "complete blood count",
    "platelet count",
    "serum potassium",
    "blood glucose",
    "urine protein",
    "heart rate",
    "INR",
    "serum creatinine",
    "body weight",
)
POPULATIONS = ("adults", "children", "elderly patients", "pregnant women", "patients with kidney impairment")
_GENES, _EFFECTS, _DISEASES = 400, 1500, 600


def drug_name(number: int) -> str:
    """Return the name of a drug by its number, another for each of the first 128,000.

    >>> drug_name(0), drug_name(1), drug_name(16)
    ('Bababamab', 'Bababatinib', 'Selumemab')
    """
    stem, rest = _STEMS[number % len(_STEMS)], number // len(_STEMS) * 7919 % len(_SYLLABLES) ** 3
    size = len(_SYLLABLES)
    parts = (_SYLLABLES[rest // size**2], _SYLLABLES[rest // size % size], _SYLLABLES[rest % size], stem)
    return "".join(parts).capitalize()


@cache
def effects() -> tuple[str, ...]:
    """Return conditions that drugs cause: clinical names, then phenotypes that few pages name."""
    clinical = [label for curie, label in _clinical() if not curie.startswith("MONDO")]
    rare = [fields.partition("\t")[0] for fields in lexicon.tables.first_fields("phenotypes.tsv").values()]
    return _mixed(_POPULAR, [*clinical, *(name.lower() for name in rare[2000:6000:4])])[:_EFFECTS]


@cache
def diseases() -> tuple[str, ...]:
    """Return diseases that drugs are used for."""
    clinical = [label for curie, label in _clinical() if curie.startswith("MONDO")]
    rare = [fields.partition("\t")[0] for fields in lexicon.tables.first_fields("diseases.tsv").values()]
    return _mixed(("hypertension", "rheumatoid arthritis", "Duchenne muscular dystrophy"), [*clinical, *rare[::40]])[
        :_DISEASES
    ]


def _clinical() -> list[tuple[str, str]]:
    return [(curie, label) for curie, label, *_ in lexicon.rows("own/labels.tsv")]


@cache
def drug_classes() -> tuple[str, ...]:
    """Return classes of drugs."""
    return _mixed(_CLASSES_MOST, [label for _, label, *_ in lexicon.rows("own/classes.tsv")])


@cache
def genes() -> tuple[str, ...]:
    """Return symbols of genes, DMD among the first."""
    symbols = [fields.partition("\t")[0] for fields in lexicon.tables.first_fields("genes.tsv").values()]
    return _mixed(("TNF", "EGFR", "DMD", "PCSK9", "SMN2"), symbols[::50])[:_GENES]


@cache
def exons() -> tuple[str, ...]:
    """Return the exons of the genes whose transcripts are known, DMD exon 51 first."""
    known = [f"{symbol} exon {exon.name}" for symbol, one in known_transcripts().items() for exon in one.exons]
    return _mixed(("DMD exon 51", "DMD exon 45", "DMD exon 53", "SMN2 exon 7"), known)


def _mixed(first: Sequence[str], rest: Sequence[str]) -> tuple[str, ...]:
    """Return the first ones and then the others in an order of chance that is always the same."""
    others = sorted(set(rest) - set(first))
    random.Random(1).shuffle(others)
    return (*first, *others)


@cache
def _weights(size: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, size + 1)))


def popular(chance: random.Random, words: Sequence[str], count: int = 1) -> list[str]:
    """Return some of the words, each once, the first ones more often."""
    drawn = chance.choices(words, cum_weights=_weights(len(words)), k=count)
    return list(dict.fromkeys(drawn))
