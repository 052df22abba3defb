"""Read the conditions in a slot: "adults with moderate to severe plaque psoriasis or those with …".

Indications, contraindications and warnings all end in such a slot. Taken apart are the conditions
themselves, whom they are about (population), how bad they must be (severity), and what else is asked
("amenable to exon 45 skipping": condition). "Hypersensitivity to the drug or any of its components" is
one condition: hypersensitivity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from medgraph.extraction.language.allergies import find_allergy, without_signs
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.lists import read_items
from medgraph.extraction.language.medical import is_medical
from medgraph.extraction.language.phrases import is_name, term, trim
from medgraph.extraction.language.short_forms import SHORT_FORMS
from medgraph.lexicon import find_condition
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer, match, sub

PEOPLE = (
    r"(?:adults?|child(?:ren)?|(?:(?:adult|pa?ediatric|adolescent|elderly|geriatric|older|younger|male|female|treatment-naive|ambulatory) )*patients?|people|"
    r"individuals?|infants?|neonates?|newborns?|adolescents?|teenagers?|toddlers|women|men|boys|girls|those|persons?|males|females|any(?:one|body)|"
    r"some(?:one|body)|subjects|babies|recipients?|folks?|kids|mothers)"
)
_WHO = Pattern(
    rf"^(?:(?:in|for|of|by|to|treating|treat|use in|used in|given to|help) )*(?P<people>(?:[\w-]+,? (?:and |or )?){{0,6}}?{PEOPLE}\b[^,;()]{{0,60}}?)\s+"
    r"(?:with|who (?:(?:have|has) (?:ever |previously )?had|have|has|are|suffer from|had)|suffering from|diagnosed with|affected by|living with|whose tumou?rs have|having) (?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_AND_THOSE_WITH = Pattern(
    rf"\b(?P<join>or|and|and in|or in|,)\s+(?:(?:in|for)\s+)?(?:\w+\s+){{0,2}}?{PEOPLE}\s+(?:with|who (?:have|are))\s+",
    re.IGNORECASE,
)
_APPOSITION = Pattern(
    r",\s+(?P<apposition>(?:an?|the|one of)\s+(?:\w+\s+){0,4}?(?:disease|disorder|condition|illness|form|type|kind|cancer|infection|cause|state)s?\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_IN_PEOPLE = Pattern(
    rf"(?:\s*+,)?\s++(?:in|among|for|of)\s+(?P<people>(?:\w+[ -]){{0,4}}?{PEOPLE}\b.*)$", re.IGNORECASE | re.DOTALL
)
_CONDITION = Pattern(
    r"(?:\s*+,)?\s++(?P<condition>(?:who|whose|that|which|when|where|with (?:a |an )?(?:confirmed|documented|known)|amenable to|if|while|after|despite|"
    r"in (?:combination|addition|conjunction|order)|as (?:an? )?(?:adjunct|monotherapy|add-on|part|determined|detected)|alongside|together with|along with|"
    r"regardless|for (?:the|this|that) (?:\w+ )?reason|following|during|until|by (?:helping|reducing|blocking|increasing)|due to the presence|because|under|over|through|throughout|not previously|inadequately|"
    r"with or without|now or in the past|in the past|past or present|based on|such that|so that|including|unless|since|within|via)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SEVERITY = Pattern(
    r"^(?P<severity>(?:mild|moderate|severe|moderately|mildly|severely)(?:\s*(?:,|to|or|and|and/or|-|–)\s*(?:mild|moderate|severe|severely|moderately))*"
    r"(?:\s+to\s+severe(?:ly)?)?)\s+(?:active\s+)?",
    re.IGNORECASE,
)
_SEVERITY_PAIR = Pattern(
    r"\b(mild|moderate|moderately|severe|known|recurrent|acute|chronic|first|primary|type 1|partial|active)\s+(or|and|to|and/or)\s+(?=(?:severe|severely|moderate|moderately|suspected|metastatic|chronic|acute|refractory|secondary|secondarily|type 2|complete|chronic active)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """One condition named in a slot: its term, its wording, where it stands in the view, and its limits."""

    term: str
    wording: str
    span: Span
    gloss: str | None = None
    population: str | None = None
    condition: str | None = None
    severity: str | None = None
    part_of: str | None = None


def read_conditions(text: str, start: int, *, own: frozenset[str] = frozenset(), words: int = 8) -> list[Named]:
    """Return the conditions named in a slot that begins at `start` of the view.

    >>> [(c.term, c.population) for c in read_conditions("growth failure in children aged 2 years and older.", 0)]
    [('growth failure', 'children aged 2 years and older')]
    >>> [c.term for c in read_conditions("moderate or severe hepatic impairment, or active liver disease", 0)]
    ['hepatic impairment', 'active liver disease']
    >>> [c.term for c in read_conditions("people with hypersensitivity to the drug or any of its components", 0)]
    ['hypersensitivity']
    """
    text, people, offset = _cut_people(text.rstrip())
    text = sub(_AND_THOSE_WITH, lambda found: ",".ljust(len(found[0])), text)
    text, _ = _cut(text, _APPOSITION, "apposition")
    text, behind = _cut(text, _IN_PEOPLE, "people")
    text, condition = _cut(text, _CONDITION, "condition")
    population = people or behind
    return list(_named(_protect(text), start + offset, population, condition, own, words))


def name_conditions(text: str, start: int, *, words: int = 12) -> list[Named]:
    """Return the conditions that a stretch enumerates, without what limits them; it begins at `start` of the view.

    >>> [(c.term, c.severity) for c in name_conditions("severe renal or hepatic impairment", 0)]
    [('renal impairment', 'severe'), ('hepatic impairment', None)]
    """
    named = (_name(item, None, None, words) for item in _share_tails(_share_places(read_items(_protect(text), start))))
    return [each for each in named if each]


_ORGANS = frozenset(
    "breast prostate lung liver kidney kidneys brain skin bone colon rectum ovary uterus cervix stomach bladder pancreas eye eyes heart gut bowel throat larynx thyroid testis".split()
)
_OF_PLACE = Pattern(r"(?P<front>.*\bof) (?:the )?[\w-]+", re.IGNORECASE)


def _share_tails(items: list[Item]) -> list[Item]:
    """Give a member the head that stands behind the last, where that makes a known name: "protein C or antithrombin deficiency"."""
    shared: list[Item] = []
    for item in reversed(items):
        head = shared[-1].text.split()[-1] if shared and shared[-1].text else ""
        whole = f"{item.text} {head}"
        lacks = bool(head) and item.part_of is None and not is_medical(item.text)
        shared.append(replace(item, text=whole) if lacks and find_condition(whole) else item)
    return shared[::-1]


def _share_places(items: list[Item]) -> list[Item]:
    """Give a bare place what stands before the other: "carcinoma of the breast or prostate"."""
    shared: list[Item] = []
    for item in items:
        before = _OF_PLACE.fullmatch(shared[-1].text) if shared else None
        bare = item.text.lower() in _ORGANS and item.part_of is None
        shared.append(replace(item, text=f"{before['front']} the {item.text}") if before and bare else item)
    return shared


def _cut_people(text: str) -> tuple[str, str | None, int]:
    """Return the text behind "adults with", who they are, and how far the text was moved."""
    found = match(_WHO, text)
    if not found:
        return text, None, 0
    return found["rest"], trim(found["people"]), found.start("rest")


def _cut(text: str, at: Pattern, group: str) -> tuple[str, str | None]:
    """Return the text before the first place outside brackets where a pattern matches, and the group behind."""
    for found in finditer(at, text):
        if text.count("(", 0, found.start()) == text.count(")", 0, found.start()):
            return text[: found.start()], trim(found[group])
    return text, None


_JOINT = "\u2060"
_HIDDEN_COMMA = "\u2063"
_CLASSES = Pattern(
    r"\b(?:class|stage|grade|category|child-pugh)\s+[IVABC\d]+\s+(?:or|and|to)\s+[IVABC\d]+\b", re.IGNORECASE
)
_TRACTS = Pattern(
    r"\bof the (?:[\w-]+(?:al|ary|ory|ic|ar)(?:,| or| and|, or|, and) )+[\w-]+ (?:tract|system)s?\b", re.IGNORECASE
)
_WHEN = Pattern(
    r"^(?:recent|current|past|active|existing|prior|previous|present) (?:or|and) (?:past|recent|previous|current|prior|former) ",
    re.IGNORECASE,
)
_UNABLE = Pattern(r"\b(?:inability|unable) to [^,;]*", re.IGNORECASE)
_WHEN_PAIR = Pattern(
    r"\b(?:recent|current|past|active|existing|known)\s+or\s+(?=(?:planned|contemplated|past|recent|recurrent|previous|suspected|current)\b)",
    re.IGNORECASE,
)


def _protect(text: str) -> str:
    """Hide the "or" of "moderate or severe" from the list reader, keeping every offset."""
    for whole in (_SEVERITY_PAIR, _WHEN_PAIR, _CLASSES, _TRACTS, _UNABLE):
        text = sub(whole, lambda m: m[0].replace(" ", _JOINT).replace(",", _HIDDEN_COMMA), text)
    return text


def _named(
    text: str, start: int, population: str | None, condition: str | None, own: frozenset[str], words: int
) -> Iterator[Named]:
    text = without_signs(text)
    allergy = find_allergy(text, own)
    rest = (
        text
        if allergy is None
        else text[: allergy.start()] + " " * (allergy.end() - allergy.start()) + text[allergy.end() :]
    )
    if allergy:
        yield Named(
            "hypersensitivity",
            allergy[0],
            Span(start + allergy.start("head"), start + allergy.end("head")),
            population=population,
            condition=condition,
        )
    for item in read_items(rest, start):
        named = _name(item, population, condition, words)
        if named:
            yield named


def _name(item: Item, population: str | None, condition: str | None, words: int) -> Named | None:
    wording = sub(_WHEN, "", item.text.replace(_JOINT, " ").replace(_HIDDEN_COMMA, ","))
    severity = _SEVERITY.match(wording)
    if severity and _is_another(wording, wording[severity.end() :]):
        severity = None
    bare = wording[severity.end() :] if severity else wording
    bare, behind = _cut(bare, _IN_PEOPLE, "people")
    name = term(bare)
    if not is_name(name, words=words) or not (re.search(r"[a-z]{3}", name) or bare in SHORT_FORMS):
        return None
    return Named(
        name,
        wording,
        item.span,
        item.gloss,
        behind or population,
        condition,
        severity["severity"].lower() if severity else None,
        item.part_of,
    )


def _is_another(wording: str, rest: str) -> bool:
    """Tell whether a degree makes a condition of its own: "severe combined immunodeficiency"."""
    whole, bare = find_condition(wording), find_condition(rest)
    return whole is not None and (bare is None or whole[0].curie != bare[0].curie)
