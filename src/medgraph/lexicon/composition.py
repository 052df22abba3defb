"""Names that no vocabulary has whole, read as a known condition and words about it.

    the same    "severe hypoglycemia", "worsening of asthma", "seizure events": the condition, said with how bad it is
    narrower    "toothache", "injection site erythema", "swelling of the lips": a kind of the condition

Only such words are taken off as are listed here; what is left must be a name that the vocabulary has. So "fear of
fever" is no fever, and "family history of breast cancer" no cancer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from medgraph.lexicon.conditions import find_condition
from medgraph.lexicon.measurements import find_change
from medgraph.lexicon.ontologies import parents
from medgraph.lexicon.tables import Term
from medgraph.lexicon.wordings import kind_by_head, kind_wording, same_wording
from medgraph.patterns import Pattern


class Composition(NamedTuple):
    """A known condition in a name; `narrower` where the name means a kind of it alone."""

    term: Term
    narrower: bool


_HOW_BAD = (
    r"mild|moderate|(?:very |extremely |acute )?severe|serious|active|transient|temporary|(?:clinically )?significant"
    r"|(?:potentially )?fatal|life[- ]threatening|unexplained|persistent|intense|extreme|strong|marked|unusual|possible"
    r"|symptomatic|isolated|occasional|sudden|new(?:[- ]onset)?|treatment[- ]emergent|mild to moderate"
    r"|moderate to severe|feeling|sensation|episodes?|signs?|symptoms?|occurrences?|cases?|development|onset"
    r"|worsening|exacerbations?|aggravation|aggravated|deterioration|attacks?|(?:increased )?risk"
)
_COURSE = (
    r"aggravated|worsened|worsening|exacerbation|exacerbations|events?|episodes?|attacks?|symptoms?|nos|cases|new onset"
)
_SAME = (Pattern(rf"(?:{_HOW_BAD}) (?:of )?(?P<part>.+)"), Pattern(rf"(?P<part>.+?)(?: \(?(?:{_COURSE})\)?)"))

_SITE = (
    r"(?:injection|infusion|application|administration|instillation|implantation|implant|vaccination|catheter|puncture"
    r"|treatment)[- ]sites?"
)
_CAUSE = (
    r"(?:drug|medication|treatment|therapy|steroid|corticosteroid|radiation|exercise|opioid)[- ](?:induced|related)"
    r"|(?:immune|antibody)[- ]mediated|immune[- ]related|allergic|infectious|post[- ]?operative|procedural|localized"
    r"|upper|lower|musculoskeletal|post[- ]?traumatic|heterozygous|local|generali[sz]ed|bilateral|peripheral|nocturnal"
    r"|reactivation of|recurrence of|secondary|reversible"
)
_PART = (
    r"face|lips?|tongue|throat|mouth|eyes?|eyelids?|ears?|nose|neck|head|scalp|skin|chest|breasts?|abdomen|stomach|belly|back"
    r"|arms?|legs?|limbs?|hands?|feet|foot|ankles?|fingers?|toes?|joints?|muscles?|bones?|nails?|airways?|lungs?|larynx"
    r"|gums?|extremit(?:y|ies)|arms or legs|hands and feet|hands or feet|lower (?:legs|limbs)|vagina|penis|testicles?"
    r"|injection site|infusion site|gut|bowels?|intestines?|brain|nerves?|liver|heart|spine|groin|genitals?"
)
_AT_SITE = rf"(?:the |your |an? )?(?:site of (?:the )?)?(?:{_SITE}|injection|infusion|application)"
_THERE = tuple(
    Pattern(pattern) for pattern in (rf"{_SITE} (?P<part>.+)", rf"(?P<part>.+?) (?:at|around|near|on) {_AT_SITE}")
)
_NARROWER = tuple(
    Pattern(pattern)
    for pattern in (
        rf"(?:{_CAUSE}) (?P<part>.+)",
        r"(?P<part>.+?),? (?:generali[sz]ed|locali[sz]ed|reactivation|recurrence)",
        rf"(?P<part>.+?) (?:of|in|on|around|inside) (?:the |your )?(?:{_PART})"
        rf"(?:(?:,| and| or|, and|, or) (?:the |your )?(?:{_PART}))*",
    )
)
_KIND = (
    "allergic|viral|bacterial|fungal|lower|upper|acute|chronic|peripheral|postural"
    "|generali[sz]ed|disseminated|pustular|papular|macular|erythematous|pruritic|vesicular|contact|atopic|exfoliative"
    "|bullous|ulcerative|sensory|motor|oral|nasal|aseptic|congestive|neonatal"
)
_TURNED = Pattern(rf"(?!(?:(?:{_KIND})(?:,? |$))+$)(?P<noun>.+?),? (?P<kind>{_KIND})")
"""Names turned round, as lists of effects have them: "dermatitis allergic"; never kinds alone: those turn for ever."""

_LOCAL = frozenset(
    {
        *(
            "HP:0001574",
            "HP:0012531",
            "HP:0000969",
            "HP:0001892",
            "HP:0003401",
            "HP:0033748",
            "HP:0033850",
            "HP:0033126",
        ),
        *("HP:0025615", "HP:0001933", "HP:0004936", "HP:0000163"),
        *("MONDO:0002051", "MONDO:0005550", "MONDO:0004625", "MONDO:0000831", "MONDO:0000605", "MONDO:0005271"),
    }
)
"""What can be at the site of an injection: harm to skin, pain, swelling, bleeding, odd sensations, infection, clots."""
_TOO_WIDE = frozenset({"HP:0000118", "HP:0032443", "HP:0025142", "MONDO:0000001", "MONDO:0700096", "MONDO:0021178"})
"""Abnormality, symptom, disease, injury: a name of which only these is known stays without a concept."""


@lru_cache(maxsize=1 << 15)
def compose(name: str, *, disease_first: bool = False) -> Composition | None:
    """Return the condition that a name is made of, None if no listed words lead to one.

    >>> compose("injection site redness"), compose("elevated serum creatinine levels").narrower
    (Composition(term=Term(curie='HP:0010783', label='Erythema'), narrower=True), False)
    >>> compose("fear of fever")
    """
    name = " ".join(name.split())
    low = name.lower()
    same = find_change(low) or same_wording(name)
    if same:
        return Composition(same, narrower=False)
    kind = kind_wording(low)
    if kind:
        return Composition(kind, narrower=True)
    said = _first(_parts(low, _SAME), disease_first)
    if said:
        return said
    there = _first(_parts(low, _THERE), disease_first)
    if there:
        return there._replace(narrower=True) if _is_local(there.term) else None
    head = kind_by_head(low)
    made = Composition(head, narrower=True) if head else _first(_parts(low, _NARROWER), disease_first)
    if made:
        return made._replace(narrower=True)
    return _first(_turned(low), disease_first)


def _first(parts: Iterable[str], disease_first: bool) -> Composition | None:
    """Return what the first part that is known means."""
    for part in parts:
        found = _whole(part, disease_first) or compose(part, disease_first=disease_first)
        if found and found.term.curie not in _TOO_WIDE:
            return found
    return None


def _whole(part: str, disease_first: bool) -> Composition | None:
    found = find_condition(part, disease_first=disease_first)
    return Composition(found[0], narrower=False) if found and not found[0].curie.startswith("mg:") else None


def _is_local(term: Term) -> bool:
    ahead, seen = [term.curie], set[str]()
    while ahead:
        curie = ahead.pop()
        seen.add(curie)
        ahead += [parent for parent in parents(curie) if parent not in seen]
    return bool(seen & _LOCAL)


def _parts(low: str, frames: Iterable[Pattern]) -> Iterator[str]:
    """Yield what is left of a name without words about it."""
    matches = (frame.fullmatch(low) for frame in frames)
    return (found["part"] for found in matches if found)


def _turned(low: str) -> Iterator[str]:
    found = _TURNED.fullmatch(low)
    if found:
        yield f"{found['kind']} {found['noun']}"
