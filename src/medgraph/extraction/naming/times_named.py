"""Count how often a text names each drug, by whichever of its names and brands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from medgraph.extraction.naming.brand_words import NAME
from medgraph.extraction.naming.drug_names import drugs_named
from medgraph.lexicon import drugs_of_brand, is_same_drug, substance
from medgraph.model import Span
from medgraph.patterns import Pattern

__all__ = ["branded", "named_in_order", "times_named"]


@lru_cache(maxsize=16)
def times_named(text: str) -> Counter[str]:
    """Return how often a text names each drug, in the order in which it first does, by its names and by brands that are one drug's alone.

    What has several names goes by the first said. A combination that is named is so again where its parts are, one by one. The
    vaccine that a text names most is "the vaccine" as well.

    >>> times_named("Sinemet: levodopa is turned into dopamine, carbidopa helps levodopa.")
    Counter({'carbidopa / levodopa': 2, 'levodopa': 1, 'dopamine': 1, 'carbidopa': 0})
    """
    counts = _by_parts(_of_substances(name for name, _ in named_in_order(text)))
    vaccine = next((name for name, _ in counts.most_common() if "vaccine" in name), None)
    counts.update([vaccine] * len(_THE_VACCINE.findall(text)) if vaccine else ())
    return counts


@lru_cache(maxsize=16)
def named_in_order(text: str) -> tuple[tuple[str, Span], ...]:
    """Return the drugs of the names and the brands in a text, in order."""
    called = chain(drugs_named(text), branded(text))
    return tuple(sorted(called, key=lambda found: found[1].start))


_THE_VACCINE = Pattern(r"\b(?:the|this) (?:vaccine|jab)\b", re.IGNORECASE)


def _of_substances(names: Iterable[str]) -> Counter[str]:
    """Count names, those of one substance as one: "acetaminophen", "paracetamol"."""
    first: dict[tuple[str, ...], str] = {}
    return Counter(first.setdefault(substance(name), name) for name in names)


def _by_parts(counts: Counter[str]) -> Counter[str]:
    """Return counts where what all parts of a combination named before them are named is added to it, and taken from them."""
    order = list(counts)
    for name in [name for name in counts if " / " in name]:
        parts = [part for part in order[order.index(name) :] for each in name.split(" / ") if is_same_drug(part, each)]
        together = min((counts[part] for part in parts), default=0) if len(parts) == len(name.split(" / ")) else 0
        counts += Counter({name: together})
        counts.subtract(dict.fromkeys(parts, together))
    return counts


_NAME = Pattern(rf"(?<![\w-]){NAME}")


def branded(text: str) -> Iterator[tuple[str, Span]]:
    """Yield the drugs of the brands in a text that are one drug's alone, and where they stand.

    >>> [name for name, _ in branded("Use your Tresiba FlexTouch pen. Priadel is a salt.")]
    ['insulin degludec', 'lithium']
    """
    low = text.lower()
    for found in _NAME.finditer(text):
        words = found[0].split()
        runs = (words[start:end] for start in range(len(words)) for end in range(len(words), start, -1))
        drugs = (_drug_of(" ".join(run).rstrip("®™"), low) for run in runs)
        yield from ((drug, Span(*found.span())) for drug in list(filter(None, drugs))[:1])


def _drug_of(brand: str, low: str) -> str | None:
    """Return the drug whose brand a name is; of "lithium" and "lithium carbonate", and of synonyms, the one that a text has."""
    drugs = sorted(drugs_of_brand(brand), key=lambda drug: (len(drug), drug))
    named = (drug for drug in reversed(drugs) if drug in low)
    alone = all(drug.startswith(drugs[0]) or is_same_drug(drug, drugs[0]) for drug in drugs)
    return next(named, drugs[0]) if drugs and alone else None
