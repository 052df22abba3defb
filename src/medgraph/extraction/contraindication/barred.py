"""Read what bars a drug from a slot: ways of giving, substances used along, people, conditions.

"Concomitant use of cyclosporine, danazol or gemfibrozil", "pregnant women", "intravenous administration"
and "severe renal impairment" stand side by side in one list; each kind is taken out of the text, and what
is left are conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from medgraph.extraction.contraindication.allergies import read_allergies
from medgraph.extraction.contraindication.chunks import chunks
from medgraph.extraction.language.conditions import Named, is_general, is_medical, name_conditions
from medgraph.extraction.language.entries import is_fragment
from medgraph.extraction.language.lists import split_outside_brackets
from medgraph.extraction.language.people import read_people, specific
from medgraph.extraction.language.substances import read_substances
from medgraph.extraction.page import Page
from medgraph.model import Qualifiers, Span

# What may stand before the name itself: "First, …", "if you have …", "the following conditions: …".
OPENING = re.compile(
    r"^\W*(?:(?:(?:the )?(?:start|initiation) of (?:treatment|therapy) in|first|second|third|fourth|fifth|sixth|finally|lastly|\d|if|when|in|during|you|have|has|"
    r"are|had|who|ever|recently|previously|already|stopped|currently|suffer from|your child|the following(?: \w+)?|any of the following)\b[\s,.:]*)+",
    re.IGNORECASE,
)
NO_LIMITS = Qualifiers()
_PAST_ONLY = Qualifiers(condition="history")


@dataclass(frozen=True, slots=True)
class Barred:
    """One thing that a drug must not meet: its name, where it stands, its limits."""

    name: str
    span: Span
    qualifiers: Qualifiers = NO_LIMITS


_CO_USE = re.compile(
    r"\b(?:(?:concomitant|concurrent|simultaneous)(?:ly)? (?:\w+ ){0,2}?(?:of|with)|co-?administ\w+ (?:of|"
    r"with)|(?:combination|combined|together) with|(?:use|treatment|therapy) (?:of|with)|"
    r"(?:taking|using|receiving|take|treated with|on|within \d+ (?:days|weeks) of (?:stopping|taking)))\b".replace(
        " ", r"\s+"
    ),
    re.IGNORECASE,
)
_GIVING = re.compile(
    r"\b(?P<way>intravenous|intramuscular|subcutaneous|intrathecal|oral|intra-?arterial|epidural|"
    r"intraocular|intradermal|topical|rapid intravenous|iv)\s+"
    r"(?P<act>administration|use|injections?|route|infusions?|push)\b",
    re.IGNORECASE,
)


def read_objects(text: str, start: int, page: Page, *, subject: bool = False, listed: bool = False) -> Iterator[Barred]:
    """Yield what a slot bars: ways of giving, allergies, substances used along, people, then conditions from the rest.

    As the `subject` of "… is contraindicated" a sentence may hold what bars and more; then conditions are
    read only from a subject that names nothing else. A list ("listed") may name a condition that no lexicon knows.
    """
    text = _HEADING.sub(lambda found: " " * len(found[0]), text)
    for entry in _entries(text):
        yield from _read_entry(entry.of(text), start + entry.start, page, subject=subject, listed=listed)


_ENTRY = re.compile(
    r";|\s{5,}(?=[A-Z(])|\s[-–•]\s(?=[A-Z])|\s(?=If you\b|Together with\b|In (?:patients|combination)\b)"
)


def _entries(text: str) -> Iterator[Span]:
    """Yield the entries of a list that is run into one line: between semicolons, or where a reference stood."""
    return split_outside_brackets(text, _ENTRY)


def _read_entry(text: str, start: int, page: Page, *, subject: bool, listed: bool) -> Iterator[Barred]:
    ways = [
        Barred(_way(found[0]), Span(start + found.start(), start + found.end())) for found in _GIVING.finditer(text)
    ]
    text = _blank(text, _GIVING.finditer(text))
    text, allergies = read_allergies(text, page.names.own | {page.drug.split(" ")[0]})
    text, substances = _used_along(text, start, page)
    text, people = read_people(text, start)
    known = [
        *ways,
        *(
            Barred(a.name, Span(start + a.span.start, start + a.span.end), _PAST_ONLY if a.past else NO_LIMITS)
            for a in allergies
        ),
        *substances,
        *(Barred(p.name, p.span, Qualifiers(condition=p.condition)) for p in people),
    ]
    yield from known
    if not subject or not (known or any(re.search(rf"\b{re.escape(own)}\b", text.lower()) for own in page.names.own)):
        yield from _conditions(_inner(text), start, page, listed=listed)


_HEADING = re.compile(r"^\W*(?:\d{1,2} )?CONTRA-?INDICATIONS\b")


def _way(wording: str) -> str:
    return " ".join(wording.lower().split())


def _blank(text: str, found: Iterator[re.Match[str]]) -> str:
    for each in found:
        text = text[: each.start()] + " " * (each.end() - each.start()) + text[each.end() :]
    return text


def _used_along(text: str, start: int, page: Page) -> tuple[str, list[Barred]]:
    """Take the substances out of a text that must not be used along with the drug."""
    text = _MEDICINES_CALLED.sub(_blanked, text)
    why = _WHY.search(text)
    told = text[: why.start() if why else len(text)]
    found = _CO_USE.search(told)
    begin = found.end() if found else 0
    named = read_substances(told[begin:], start + begin, page.names) if found or _only_drugs(told, page) else []
    if not named:
        return text, []
    first = found.start() if found else named[0].span.start - start
    last = named[-1].span.end - start
    return text[:first] + " " * (last - first) + text[last:], [Barred(s.name, s.span) for s in named]


_MEDICINES_CALLED = re.compile(
    r"\b(?:any of )?(?:(?:the|other|certain|a) )?(?:prescription )?(?:medicines?|drugs?|medications?)(?: called| known as|,? such as|:)|\bprescription(?= [A-Za-z])",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\b(?:because|due to|since|owing to|as (?:it|this|these|they|the)|resulting in|which (?:can|may)|\(certain drugs)\b",
    re.IGNORECASE,
)


def _only_drugs(text: str, page: Page) -> bool:
    """Tell whether a text begins with a substance and holds no allergy: "MAO inhibitors or rifampin"."""
    named = read_substances(text, 0, page.names)
    return (
        bool(named)
        and not text[: named[0].span.start].strip(" :")
        and "allerg" not in text
        and "hypersens" not in text.lower()
    )


def _inner(text: str) -> str:
    """Go from a sentence to its gloss: "your glands do not work (uncorrected adrenal insufficiency)"."""
    found = re.search(r"\(([^()]{4,60})\)\W*$", text)
    if found and not is_fragment(text[: found.start()]) and is_medical(found[1]):
        return " " * found.start(1) + found[1]
    return text


_GENERIC = re.compile(
    r"^(?:(?:an?|the|this|these|certain|other|various|medical|several|following|special|specific|any|many|"
    r"some|all|three|two|four)\s+)*(?:conditions?|diseases?|disorders?|reasons?|circumstances?|"
    r"situations?|groups?|use|uses|indications?|cases?|age|ages|history|adults?|label|labels|groups|"
    r"factors?|condition listed|risk|effects?|drug|dose|benefits?|"
    r"answer|yes|no|now|none|question|name|exposure|active|check|already|(?:non-)?cancerous|benign|malignant|unsupervised|ecg|electrocardiogram|(?:prophylaxis|treatment|management|prevention) of .*|(?:(?:diagnostic|therapeutic|surgical|other) )?procedures?|benefits? .*|eyes?|breast|prostate|lungs?|liver|kidneys?|heart|brain|skin|blood|trying(?: .*)?|planning(?: .*)?|everyone|anyone|combination|time|episodes?|anything.*|something|"
    r"(?:oral |liquid |the ){0,9}(?:concentrates?|tablets?|capsules?|solutions?|creams?|gels?|sprays?|patch(?:es)?|syrups?|"
    r"suspensions?|liquids?|formulations?|forms?))$|^.*\b(?:doses?|weeks?|days?|months|"
    r"meals?|food|water|vehicle|syringe|same line|container)$|^(?:.*\s)?(?:of|to|with|for|in|shown|known|"
    r"suspected|recent|being|who|that|contraindications?|mild|moderate|severe|and|or|the|both|also)$",
    re.IGNORECASE,
)
_REASON = re.compile(r"(?:because|due to|as|since|unless|except|who|that|which|when|while|after)\b", re.IGNORECASE)
_HISTORY = re.compile(
    r"\b(?:history|histories) of\b|\bprevious(?:ly)?\b|\bprior\b|\bpast\b|\bhave (?:ever )?had\b",
    re.IGNORECASE,
)


def _conditions(text: str, start: int, page: Page, *, listed: bool) -> Iterator[Barred]:
    """Yield the conditions of what is left of an entry; where it is no list, they must be known as such."""
    for chunk in chunks(text):
        for named in name_conditions(
            _YOUR.sub(_blanked, _CALLED.sub(_blanked, chunk.span.of(text))), start + chunk.span.start
        ):
            term = named.term
            sound = (
                not _GENERIC.match(term) and _is_kind(named) and term.count("(") == term.count(")") and ")" not in term
            )
            if sound and not _names_drug(term, page) and ((listed and chunk.sure) or is_medical(term)):
                limits = Qualifiers(
                    population=specific(chunk.people),
                    condition="history" if chunk.past else None,
                    severity=named.severity,
                )
                yield Barred(_STATES.get(term, term), named.span, limits)


# "A heart rhythm disorder called Brugada syndrome": the name is what it is called.
_CALLED = re.compile(r"^(?:(?!,| or | and )[^()])*\b(?:called|known as|termed)\b", re.IGNORECASE)


_YOUR = re.compile(r"\b(?:your|his|her|their)\b", re.IGNORECASE)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


# People who are so have this.
_STATES = {
    "alcoholic": "alcoholism", "anuric": "anuria", "asthmatic": "asthma", "breast-feeding": "breastfeeding", "cirrhotic": "cirrhosis", "comatose": "coma", "dehydrated": "dehydration",
    "diabetic": "diabetes", "epileptic": "epilepsy", "hypertensive": "hypertension", "hypotensive": "hypotension", "hypothyroid": "hypothyroidism", "immunocompromised": "immunodeficiency",
    "immunodeficient": "immunodeficiency", "immunosuppressed": "immunosuppression", "myelosuppressed": "myelosuppression", "neutropenic": "neutropenia", "obese": "obesity", "thrombocytopenic": "thrombocytopenia",
}  # fmt: skip


def _is_kind(named: Named) -> bool:
    """Tell whether a name stands by itself or is a member of a kind; what a bracket gives as an example of a condition is no other."""
    return named.part_of is None or is_general(named.part_of)


def _names_drug(term: str, page: Page) -> bool:
    words = set(term.split())
    return term in page.names.own or term == page.drug or any(own in words for own in page.names.own)
