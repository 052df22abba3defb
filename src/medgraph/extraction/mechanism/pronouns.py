"""Whom "it", "they" and "the oligomer" mean: a drug, unless the words before speak of a protein or a disease."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from medgraph.extraction.mechanism.about import about
from medgraph.extraction.mechanism.genes import find_genes
from medgraph.extraction.mechanism.nouns import MEANT, OTHER_NOUN
from medgraph.extraction.page import Page, Passage
from medgraph.patterns import Pattern

_NOT_SUBJECT = Pattern(
    r"\b(?P<head>\w+)\s+(?:to|of|with|on|for|by|from|than|against|after|without|before|between|towards?|into)\s+(?:the |this |any )?$",
    re.IGNORECASE,
)
_SUBJECT_HEAD = Pattern(
    r"^(?:treatment|therapy|administration|action|binding|use|molecules?|tablets?|capsules?|activity|metabolites?|part|half|binds?|dose|doses|effect|effects|advantage|job|task|role|efficacy|effectiveness|benefit|mechanism|actions|activities|properties|pharmacology|response)$",
    re.IGNORECASE,
)


def is_object(before: str) -> bool:
    """Tell whether a name is governed by a preposition ("resistance to"), unless what governs it acts for it ("treatment with")."""
    found = _NOT_SUBJECT.search(before)
    return bool(found and not _SUBJECT_HEAD.match(found["head"]))


def meant_before(page: Page, passage: Passage, before: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the drugs that pronouns and words for a drug mean in the words before a verb, and where these end."""
    for found in MEANT.finditer(before):
        drugs = _spoken_of(page, passage, before[: found.start()])
        noun = (found["noun"] or "").lower()
        governed = is_object(before[: found.start()]) and not _BECOMES.match(before[found.start() :])
        if governed or not all(_fits(noun, drug) for drug in drugs):
            continue
        if found["pronoun"] and not found["noun"] and not _means_drug(page, passage, before[: found.start()]):
            continue
        yield drugs, found.end()


# "The liver turns it into | its active metabolite, which": what a prodrug becomes acts for it.
_BECOMES = Pattern(r"its\s+active\s+(?:metabolites?|form)\s*,?\s+(?:which|that)\b", re.IGNORECASE)


def _spoken_of(page: Page, passage: Passage, before: str) -> tuple[str, ...]:
    """Return the drugs that a pronoun behind a text means: others that only it names ("Drugs such as X: they"), else whom the passage is about."""
    named = dict.fromkeys(name for name, _ in page.names.mentions(before))
    return (
        about(page, passage) if not named or page.drug in named or set(named) & set(passage.subjects) else tuple(named)
    )


def _fits(noun: str, drug: str) -> bool:
    """Tell whether a word can stand for a drug: only an antibody is called "the antibody"."""
    return noun != "antibody" or drug.endswith("mab") or "mab " in drug


def _means_drug(page: Page, passage: Passage, before: str) -> bool:
    """Tell whether a pronoun means the drug: not where the words before it speak about a protein or a disease."""
    own = [(name, span) for name, span in page.names.mentions(before)]
    if own:
        return True
    if _FRONTED.sub("", before).strip(" ,.-—–*_").lower() not in {
        "",
        "and",
        "but",
        "so",
        "then",
        "thus",
        "instead",
        "here",
        "there",
        "in addition",
        "once there",
    }:
        return not _speaks_of_other(page, before)
    previous = next(passages_before(page, passage), None)
    return previous is None or bool(_begins_again(previous.text)) or not _speaks_of_other(page, previous.text)


# "In autoimmune disease | it inhibits": where, and not who.
_FRONTED = Pattern(
    r"^\W*(?:in|for|among|against|during|at|under|within)\s+(?:(?!(?:is|are|was|were|that|which|by|it)\b)[\w-]+\s+){0,5}[\w-]+,?\s*$",
    re.IGNORECASE,
)


def passages_before(page: Page, passage: Passage, *, in_section: bool = False) -> Iterator[Passage]:
    """Yield the passages of the same block (or section) before a passage, nearest first."""
    number = bisect_left(page.passages, passage.span.start, key=lambda each: each.span.start)
    for before in reversed(page.passages[max(0, number - 4) : number]):
        if before.block is not passage.block and not (in_section and before.section is passage.section):
            return
        yield before


def _begins_again(text: str) -> bool:
    return bool(re.match(r"\W*(?:it|they|the (?:drug|medicine|antibody|medication))\b", text, re.IGNORECASE))


def _speaks_of_other(page: Page, text: str) -> bool:
    """Tell whether the subject of a clause is a molecule or a disease and no drug."""
    first = next(iter(page.names.mentions(text)), None)
    upto = first[1].start if first else len(text)
    head = re.split(
        r"\b(?:is|are|was|were|has|have|can|may|carr\w+|makes?|drives?|causes?|acts?|activates?|binds?|drags?|drops?|lowers?|raises?|helps?|tells?|leads?)\b",
        text[:upto][:160],
    )[0]
    if (first and first[1].start <= len(head) + 1) or (head == text[:160] and _GLOSSED.match(text)):
        return False
    return bool(
        find_genes(head, page.abbreviations, context=True) or re.search(rf"\b{OTHER_NOUN}\W*$", head, re.IGNORECASE)
    )


# "Aranesp — long-acting cousin of erythropoietin.": a name with a gloss and no verb.
_GLOSSED = Pattern(r"\W*[A-Z][\w-]+(?: [\w-]+)?\s*[–—:-]\s")
