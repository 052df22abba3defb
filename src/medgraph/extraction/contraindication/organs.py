"""Read what pages for patients say of organs that fail: "your liver is badly damaged" is hepatic impairment.

Such a sentence has a subject, one organ or several ("your kidneys or your liver"), and says that it is in a bad state, that it
hardly works, or that its work has been stopped. A question asks the same ("Is your liver badly damaged?"), a name has it before the
organ ("badly damaged kidneys"). What is measured may be too high or too low: "the potassium in your blood is too high".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from medgraph.extraction.language.phrases import blanked
from medgraph.lexicon import find_condition
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer, sub


class Failing(NamedTuple):
    """An organ that fails: what pharmacists call it, where it stands, and how bad it is."""

    name: str
    span: Span
    severity: str | None = None


_CALLED = {
    "liver": "hepatic impairment",
    "hepatic function": "hepatic impairment",
    "kidney": "renal impairment",
    "renal function": "renal impairment",
    "heart": "heart failure",
    "bone marrow": "bone marrow suppression",
    "immune": "immunodeficiency",
    "immunity": "immunodeficiency",
    "adrenal": "adrenal insufficiency",
    "breathing": "respiratory insufficiency",
    "lung function": "respiratory insufficiency",
}
_ORGAN = r"(?:liver(?: function)?s?|hepatic function|kidneys?(?: function)?|renal function|hearts?(?! (?:attack|rate|block|rhythm|valve|surgery|disease|failure))|bone marrow(?! function)|immune system|immunity|adrenal glands?|breathing(?! (?:problem|difficult|trouble|tube|machine|exercise))|lung function)"
_WHOSE = r"(?:(?:your|his|her|their|the|whose|its)(?: own)? )?"
_ORGANS = rf"(?P<organs>{_WHOSE}{_ORGAN}(?:(?:, (?:and |or )?| and | or | and/or ){_WHOSE}{_ORGAN}){{0,2}})"
_VERY = r"(?:very|badly|severely|seriously|gravely|terribly|profoundly|markedly|extremely|dangerously|heavily)"
_HOW = rf"(?:{_VERY}|already|still|now|rather|quite|too|so|really|considerably|significantly|moderately)"
_BAD = (
    r"(?:fail(?:ing|ed)|damaged|diseased|scarred|impaired|weak(?:ened)?|poor(?:ly)?|bad|ruined|destroyed|depressed|suppressed|compromised|worn out|"
    rf"in (?:an? )?(?:{_HOW} )*(?:bad|poor|terrible|sorry|weak) (?:way|state|shape|condition))"
)
_NOT_WORKING = (
    rf"(?:(?:do|does|are|is)(?: not|n['’]t|(?= no longer)|(?= hardly)|(?= barely))(?: no longer| hardly| barely| really)? (?:work|function|pump)(?:ing)?(?: (?:well|properly|normally|enough|as (?:they|it) should))?|"
    rf"(?:no longer|hardly|barely|scarcely) (?:work|function|pump)s?|can(?:not| not|['’]t) (?:work|function|pump)(?: (?:well|properly|enough(?: blood)?))?|(?:work|function|pump)(?:s|ing)? (?:{_HOW} )*(?:poorly|badly|weakly|less well)|"
    rf"(?:have|has|had) (?:(?:almost|nearly|completely|already) )*(?:failed|packed up|given up|stopped(?: working)?|shut down))"
)
_BAD_NAME = rf"(?:(?:{_HOW} )*(?:damaged|diseased|scarred|failing|impaired|weak(?:ened)?|poor|bad|depressed|suppressed|compromised|(?:poorly|badly) (?:working|functioning)) )"
_FAILS = Pattern(
    rf"(?<![\w-])(?:(?:(?:is|are|do|does|have|has) {_ORGANS} (?:{_HOW} )*(?:{_BAD}|(?:work|function)(?:ing)? (?:{_HOW} )*(?:poorly|badly))|".replace("?P<organs>", "?P<asked>")
    + rf"{_ORGANS}(?: that| which)? (?:(?:is|are|was|were|has been|have been) (?:{_HOW} )*{_BAD}|{_VERY} {_BAD}|{_NOT_WORKING}))|"
    + rf"(?:an? )?{_BAD_NAME}{_ORGANS})(?![\w-])".replace("?P<organs>", "?P<named>"),
    re.IGNORECASE,
)  # fmt: skip
_SEVERE = Pattern(rf"\b{_VERY}\b", re.IGNORECASE)
_ONE = Pattern(_ORGAN, re.IGNORECASE)

_LEVEL = r"(?:potassium|sodium|calcium|magnesium|phosphate|blood sugar|blood pressure|(?:blood )?platelets?(?: count)?|white (?:blood )?cells?(?: count)?)"
_MEASURED = Pattern(
    rf"(?<![\w-]){_WHOSE}(?P<what>{_LEVEL})(?: levels?)?(?: in (?:your|the|their) blood)? (?:is|are) (?:(?:much|far|already|still|very|too|dangerously|unusually) )+(?P<way>high|low)(?![\w-])|"
    r"(?<![\w-])too (?P<amount>much|little) (?P<of>(?:potassium|sodium|calcium|magnesium|phosphate|sugar)) in (?:your|the|their) blood",
    re.IGNORECASE,
)


def read_failing(text: str, start: int) -> tuple[str, list[Failing]]:
    """Take the organs that fail, and what is measured in the blood, out of a text; return what is left, offsets kept.

    >>> [(f.name, f.severity) for f in read_failing("your kidneys or your liver are in a very bad way", 0)[1]]
    [('renal impairment', 'severe'), ('hepatic impairment', 'severe')]
    >>> [f.name for f in read_failing("the potassium in your blood is too high", 0)[1]]
    ['hyperkalemia']
    """
    found = [*_organs(text, start), *_levels(text, start)]
    for words in (_FAILS, _MEASURED):
        text = sub(words, blanked, text)
    return text, found


def _organs(text: str, start: int) -> Iterator[Failing]:
    for failing in finditer(_FAILS, text):
        group = next(name for name in ("asked", "organs", "named") if failing[name])
        severity = "severe" if _SEVERE.search(failing[0]) else None
        for organ in _ONE.finditer(text, *failing.span(group)):
            name = next(called for words, called in _CALLED.items() if organ[0].lower().startswith(words))
            yield Failing(name, Span(start + organ.start(), start + organ.end()), severity)


def _levels(text: str, start: int) -> Iterator[Failing]:
    for measured in finditer(_MEASURED, text):
        way = measured["way"] or {"much": "high", "little": "low"}[measured["amount"].lower()]
        known = find_condition(f"{way.lower()} {_NOUNS.sub(_noun, (measured['what'] or measured['of']).lower())}")
        if known:
            yield Failing(known[0].label, Span(start + measured.start(), start + measured.end()))


_NOUNS = Pattern(r"^(?:white.*|(?:blood )?platelets?.*|sugar)$")


def _noun(found: re.Match[str]) -> str:
    """Return how the lexicon names what is measured: "white blood cell count" for "white cells"."""
    if found[0].startswith("white"):
        return "white blood cell count"
    return "blood sugar" if found[0] == "sugar" else "platelets"
