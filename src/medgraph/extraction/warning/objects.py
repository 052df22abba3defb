"""Read what a warning's slot names: the people and states that call for care, and the harms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language import context
from medgraph.extraction.language.anatomy import PLACE
from medgraph.extraction.language.conditions import Named, read_conditions
from medgraph.extraction.language.entries import is_fragment
from medgraph.extraction.language.medical import is_medical
from medgraph.extraction.language.people import People, read_people, specific
from medgraph.extraction.language.phrases import blanked, term
from medgraph.extraction.language.substance_words import HEADS
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import Polarity, Qualifiers, Relation, Span
from medgraph.patterns import Pattern, search


def is_grave(name: str) -> bool:
    """Tell whether a name is that of a condition or of people.

    >>> is_grave("hepatitis"), is_grave("neonate"), is_grave("delay")
    (True, True, False)
    """
    return is_medical(name) or bool(read_people(name, 0)[1])


NOTHING_NAMED = Pattern(
    r"^(?:(?:an?|the|this|these|certain|other|various|medical|several|serious|severe|some|any|all|most|"
    r"important|possible|rare|common|your|following)\s+)*(?:conditions?|diseases?|disorders?|problems?|"
    r"reactions?|side effects?|effects?|events?|complications?|risks?|harms?|use|doses?|warnings?|"
    r"precautions?|cases?|outcomes?|infant exposure.*|benefits?|death|symptoms?|people|notes?|"
    r"infusions?|injections?|time|age|information|question|yes|no|groups?|decision|signs?|levels?|"
    r"combination|children|bab(?:y|ies)|adults?|m[ae]n|wom[ae]n|serious|severe|fatal|(?:potentially )?life-threatening|behaviou?rs?|(?:\w+ )?health|vaccines?|boxed|drug|gel|cream|patch(?:es)?|tablets?|capsules?|pills?|pens?|shot|jab|implant|label|history|exposure|others?|no\b.*)$|"
    r"^.*\b(?:functions?|range|regimen|products?|medicines?|medications?|drugs?|doctors?|label|weeks?|days?|doses?)$|^\W*\d.*|^.*\b(?:of|to|"
    r"with|for|in|and|or|the|being)$",
    re.IGNORECASE,
)

_NEXT_VERB = Pattern(
    r"\s+from an?\s+\w+|\s+(?:and|but)\s+(?=(?:monitor|discontinue|consider|advise|inform|assess|avoid|use|"
    r"calls|requires?|recommends?|should|is|are|can|may|must|has|have|you|your|it|"
    r"of|the dose)\b)|:\s|,?\s+(?:hence|prior to|before)\b|(?<!who)\s+(?:was|were|has been|have been)\s"
)


def warned_of(
    page: Page,
    passage: Passage,
    where: Span,
    rule: str,
    drugs: tuple[str, ...],
    polarity: Polarity = Polarity.AFFIRMED,
) -> Iterator[Candidate]:
    """Yield the people, states and harms that a slot of a passage names, as warnings about the drugs."""
    text = passage.text[where.start - passage.span.start : where.end - passage.span.start]
    text = _CALLED.sub(blanked, _AGAIN.sub(_comma, text))
    text = _HAVING.sub(blanked, _NEXT_VERB.split(text)[0])
    scope = context.scope(passage.text)
    rest, people = _apart(text, where.start)
    named = [(p.name, p.span, Qualifiers(condition=p.condition)) for p in people]
    named += _conditions(rest, where.start, page)
    for name, span, qualifiers in named:
        for drug in drugs:
            if name != drug:
                yield Candidate(Relation.HAS_WARNING, name, drug, passage, span, rule, polarity, scope, qualifiers)


# "…, if you have psoriasis, or if you have ever had fits": the same list goes on.
_AGAIN = Pattern(
    r"(?:\s*,)?(?:\s+(?:or|and))?\s+(?:(?:if|when)\s+(?:you|your\s+child|they)|(?:or|and)\s+you)\s+(?:(?:also|recently|currently)\s+)?(?:have|had|has|are|suffer(?:s)?\s+from)"
    r"(?:\s+or\s+have)?(?:\s+(?:ever|recently))?(?:\s+(?:had|been))?(?=\s)|,?\s+(?:or|and|nor)\s+(?:in|during)(?=\s(?!the\b|those\b|all\b|some\b|others?\b))|(?:,|,?\s+(?:or|and))\s+(?:have|has|had|suffer\s+from)(?:\s+(?:ever|recently))?(?:\s+had)?(?=\s)",
    re.IGNORECASE,
)
_CALLED = Pattern(
    r"\b(?:an?\s+)?(?:[\w-]+,?\s+){0,4}?(?:condition|disease|disorder|problem|reaction|infection|cancer|illness|syndrome|complication)s?\s+(?:called|known\s+as|named)\s+",
    re.IGNORECASE,
)


# "… if | you have had epilepsy or a stroke": what they have is named behind.
_HAVING = Pattern(
    r"^\W*(?:you|your child|they|people|anyone|somebody|someone|he|she)\s+(?:(?:have|has|had|ever|already|also|recently|previously|suffers?\s+from)\s+)+(?=[a-z])",
    re.IGNORECASE,
)


def _comma(found: re.Match[str]) -> str:
    return ",".ljust(len(found[0]))


def _apart(text: str, start: int) -> tuple[str, list[People]]:
    """Take the people out of a text but for those in whom a harm occurs: "pulmonary hypertension in newborns"."""
    rest, people = read_people(text, start)
    held = [p for p in people if _IN_WHOM.search(text[: p.span.start - start])]
    return _TAIL.sub("", rest) if held else rest, [p for p in people if p not in held]


_IN_WHOM = Pattern(
    r"\w{4,}\s+(?<!monitoring )(?<!caution )(?<!care )(?:in|among|of)\s+(?:the\s+|their\s+)?$", re.IGNORECASE
)

_TAIL = Pattern(r"\s+(?:in|among|of)(?:\s+the)?\W*$", re.IGNORECASE)


def _conditions(text: str, start: int, page: Page) -> list[tuple[str, Span, Qualifiers]]:
    begin = len(text) - len(text.lstrip(" ,;:."))
    return [
        (_full_name(page, c), c.span, Qualifiers(population=specific(c.population), severity=c.severity))
        for c in read_conditions(text[begin:], start + begin, own=page.names.own)
        if not NOTHING_NAMED.match(c.term)
        and not _BODY.fullmatch(c.term)
        and not search(_PARTNER, c.term)
        and c.term not in page.names.own
        and is_fragment(c.term.removesuffix(" use"))
    ]


_BODY = Pattern(rf"(?:part of (?:an? |the )?)?{PLACE}")
_PARTNER = Pattern(rf"(?:^|\s)(?:{HEADS})$", re.IGNORECASE)


def _full_name(page: Page, named: Named) -> str:
    """Return a condition's name: anaphylaxis as such, an abbreviation as the page spells it out."""
    if named.term == "hypersensitivity" and re.match(r"\W*(?:\w+ )?anaphyla\w+", named.wording, re.IGNORECASE):
        return term(named.wording)
    spelled = page.abbreviations.get(named.wording.strip())
    return _FATAL.sub("", term(spelled) if spelled else named.term)


_FATAL = Pattern(r"^(?:(?:fatal|life-threatening|sometimes|potentially|even|deadly|possibly)(?: or | and |, | ))+")
