"""Give the members of an enumeration what they share: "joint and muscle pain", "feeling anxious or nervous", "raised ALT and AST".

A member that means nothing by itself is tried with the last words of the one behind it ("joint" + "pain"), then with the first
words of the one before it ("feeling" + "nervous"). The first wording that is known wins. What no vocabulary can know is told by its
kind: parts of the body share pains and problems, signs share their place, directions share what goes up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import Enum

from medgraph.extraction.language.anatomy import PART, PLACE
from medgraph.extraction.language.items import Item
from medgraph.patterns import Pattern, match


class Joint(Enum):
    """What stands between a member and the one before it."""

    NONE = ""
    COMMA = ","
    PAIR = "and"
    AND = ", and"
    SEMICOLON = ";"
    EXAMPLES = "such as"
    ANEW = ", and a"

    @classmethod
    def of(cls, separator: str) -> Joint:
        """Return the joint that a separator is.

        >>> Joint.of(", and "), Joint.of("/"), Joint.of(", such as ")
        (<Joint.AND: ', and'>, <Joint.PAIR: 'and'>, <Joint.EXAMPLES: 'such as'>)
        """
        if ";" in separator:
            return cls.SEMICOLON
        if _EXAMPLES.search(separator):
            return cls.EXAMPLES
        if "," not in separator:
            return cls.PAIR
        return cls.AND if re.search(r"\w", separator) else cls.COMMA


_EXAMPLES = Pattern(
    r"\b(?:such|incl|includ\w+|sometimes with|occasionally with|including|especially|particular(?:ly)?|notably|among|example|instance|namely|like|e\.?g|i\.e|comprising|consisting)\b",
    re.IGNORECASE,
)

Knows = Callable[[str], bool]
PAINS = r"pains?|ach(?:es?|ing)|stiffness|soreness|cramps?"
"""What hurts in each of the places behind it by itself: "pain in joints and bones" is two pains."""


def share(items: Sequence[Item], joints: Sequence[Joint], knows: Knows) -> list[Item]:
    """Return the members with what they share; `joints[i]` stands before `items[i]`.

    >>> from medgraph.model import Span
    >>> pair = [Item("joint", Span(0, 5)), Item("muscle pain", Span(10, 21))]
    >>> [item.text for item in share(pair, [Joint.NONE, Joint.AND], lambda name: name.endswith(" pain"))]
    ['joint pain', 'muscle pain']
    """
    shared = list(items)
    for here in range(len(shared) - 2, -1, -1):
        if _are_joined(shared, joints, here, here + 1) and shared[here].gloss is None:
            shared[here] = _with_back(shared[here], shared[here + 1], knows)
    for here in range(1, len(shared)):
        if _are_joined(shared, joints, here - 1, here):
            shared[here] = _with_front(shared[here - 1], shared[here], joints[here], knows)
    return list(_without_degrees(shared, joints))


def _without_degrees(items: Sequence[Item], joints: Sequence[Joint]) -> Iterator[Item]:
    """Read "new or worsening depression" and "racing or pounding heart (palpitations)" as one thing each."""
    skipped = False
    for here, item in enumerate(items):
        before, skipped = skipped, _is_degree_of_next(items, joints, here)
        if not skipped:
            yield replace(item, text=_DEGREE.sub("", item.text)) if before and item.gloss is None else item


def _is_degree_of_next(items: Sequence[Item], joints: Sequence[Joint], here: int) -> bool:
    if here + 1 >= len(items) or joints[here + 1] not in (Joint.PAIR, Joint.COMMA):
        return False
    if items[here + 1].gloss and _QUALITY.fullmatch(items[here].text):
        return True
    if joints[here + 1] is Joint.COMMA:
        return False
    one, other = _DEGREE.match(items[here].text), _DEGREE.match(items[here + 1].text)
    return bool(one and other) and _DEGREE.sub("", items[here].text) in ("", _DEGREE.sub("", items[here + 1].text))


_DEGREE = Pattern(
    r"(?:local|general|generali[sz]ed|systemic|focal|new|worsening|worse|worsened|recurrent|recurring|mild|moderate|severe|acute|chronic|transient|persistent|partial|complete|serious|fatal|"
    r"sudden|early|late|temporary|permanent|life-threatening)(?:\s+|$)",
    re.IGNORECASE,
)


def _are_joined(items: Sequence[Item], joints: Sequence[Joint], first: int, second: int) -> bool:
    """Tell whether a comma, "and" or "or" joins two members of one level."""
    return joints[second] in (Joint.COMMA, Joint.AND, Joint.PAIR) and items[first].part_of == items[second].part_of


_SIGN = (
    r"(?:pains?|stiffness|swelling|redness|weakness|numbness|tingling|itching|burning|soreness|tenderness|warmth|bruising|cramps?|cramping|spasms?|"
    r"aches?|aching|pressure|rash|blisters?|dryness|irritation|lipoatrophy|lumps?|mass|nodules?|hardness|hardening|reactions?|discomfort|tightness|heaviness|erythema|induration|pruritus|h(?:a)?emorrhage|h(?:a)?ematoma|o?edema|discolou?ration|inflammation)"
)
_HEAD = (
    r"(?:pains?|aches?|problems?|disorders?|disturbances?|infections?|injur(?:y|ies)|damage|failure|disease|changes|swelling|cramps?|spasms?|stiffness|"
    r"weakness|bleeding|h(?:a)?emorrhages?|inflammation|irritation|toxicity|impairment|cancers?|tumou?rs?|ulcers?|sores|discomfort|tenderness|redness|itching|dryness|numbness|difficult(?:y|ies))"
)
_SITE = r"(?:injection|infusion|application|administration|implant|instillation|catheter|insertion|vaccination|treatment)[ -]sites?"
_PARTS_ONLY = Pattern(rf"(?:(?:upper|lower|left|right)\s+)?{PLACE}(?:\s+{PLACE})?", re.IGNORECASE)
_LONE_SIGN = Pattern(rf"(?:skin |local )?{_SIGN}", re.IGNORECASE)
# Signs of a part of the body that is named before: not "joint pain and rash".
_SITTING_SIGN = Pattern(rf"(?!(?:rash|itching|pruritus|blisters?|reactions?)$){_SIGN}", re.IGNORECASE)
_QUALITY = Pattern(
    r"(?:unusual |abnormal(?:ly)? )?(?:red|sore|dry|itchy|painful|swollen|watery|burning|cracked|blurred|cold|fast|slow|irregular|rapid|dark|pale|yellow|weak|frequent|infrequent|abnormal|stiff|tender|runny|stuffy|blocked|tingling|numb|heavy|light|early|late|missed|prolonged|"
    r"increased|decreased|reduced|elevated|raised|high|low|impaired|altered|unusual|excessive|loss of|lack of|gain|loss|increase|decrease|vivid|bad|strange|cloudy|bloody|tarry|black|loose|hard|pounding|racing|inflamed|enlarged|itching)",
    re.IGNORECASE,
)
_PREFIX = Pattern(
    r"(?P<front>(?:(?!feeling|loss|lack)[a-z]+ )?(?:feelings? of|feeling(?: \w+ly)?|being|becoming|trouble(?: with)?|difficult(?:y|ies)(?: with| in)?|problems? (?:with|in)|unable to|inability to|thoughts of|sensation of|loss of|lack of|"
    r"(?:changes?|alterations?|disturbances?|increases?|decreases?|reductions?|elevations?|rises?|falls?|loss|abnormalit(?:y|ies)|impairment) (?:in|of)(?: the)?(?: levels? of| number of)?|"
    r"(?:raised|increased|decreased|reduced|elevated|high|low|lower|higher|abnormal)(?: blood| serum| plasma)?(?: levels? of| number of| amounts? of| levels?)?(?: the)?|worsening of|risk of|infections? (?:of|in) the|(?:bleeding|h(?:a)?emorrhages?|blood clots?|clots) (?:in|from|into|inside|under)(?: the)?))\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)  # fmt: skip
_SITED = Pattern(rf"(?P<site>{_SITE}) (?P<sign>\S.*)", re.IGNORECASE)
_SIGN_AND_PLACE = Pattern(
    rf"(?:{_SIGN}|{_HEAD}|perforations?|tears?|scarring|thinning|thickening|narrowing)\s+(?P<place>(?:of|in|at|on|around|near|to)\s+.+)",
    re.IGNORECASE,
)
_PART_AND_SIGN = Pattern(rf"(?P<part>{PART})\s+{_SIGN}", re.IGNORECASE)
_LEAST = 2


def _with_back(item: Item, behind: Item, knows: Knows) -> Item:
    """Give a member the last words of the one behind it: "joint and muscle pain", "redness or pain in the eye"."""
    sited = _SITED.fullmatch(behind.text)
    if sited and _LONE_SIGN.fullmatch(item.text):
        return replace(item, text=f"{sited['site']} {item.text}")
    placed = _SIGN_AND_PLACE.fullmatch(behind.text)
    if placed and _LONE_SIGN.fullmatch(item.text):
        return replace(item, text=f"{item.text} {placed['place']}")
    if knows(item.text) or (_QUALITY.fullmatch(item.text) and behind.gloss):
        return item
    if _DEGREE.fullmatch(item.text) and _DEGREE.match(behind.text):
        return replace(item, text=item.text + " " + _DEGREE.sub("", behind.text))
    if _LETTERED.fullmatch(item.text) and (lettered := _NEXT_LETTER.match(behind.text)):
        return replace(item, text=item.text + behind.text[lettered.end() :])
    if _CHANGE.fullmatch(item.text) and (changed := _CHANGE_OF.fullmatch(behind.text)):
        return replace(item, text=item.text + changed["what"])
    if _OPPOSITE.fullmatch(item.text) and (opposite := _OPPOSITE.match(behind.text)):
        return replace(item, text=item.text + behind.text[opposite.end() :])
    words = behind.text.split()
    for count in range(1, len(words)):
        wording = f"{item.text} {' '.join(words[-count:])}"
        if knows(wording):
            return replace(item, text=wording)
    last = words[-1]
    of_one_kind = _PARTS_ONLY.fullmatch(item.text) and re.fullmatch(_HEAD, last, re.IGNORECASE)
    kinds = _KIND.fullmatch(item.text) and _KIND.fullmatch(words[0]) and len(words) == _LEAST
    described = _QUALITY.fullmatch(item.text) and re.fullmatch(PLACE, last, re.IGNORECASE)
    return (
        replace(item, text=f"{item.text} {last}")
        if len(words) >= _LEAST and (of_one_kind or described or kinds)
        else item
    )


_KIND = Pattern(r"(?!colic|panic)[a-z]{3,}(?:al|ic|ary|ar|aneous|ous|ive)", re.IGNORECASE)
_OPPOSITE = Pattern(
    r"hyper|hypo|over|under|(?:high|low|increased|decreased|raised|reduced|fast|slow|higher|lower)(?= |$)",
    re.IGNORECASE,
)
_COLOR = Pattern(r"red|brown|black|white|pale|dark|pink|orange|yellow|green|blue|bloody|tarry", re.IGNORECASE)
_CHANGE = Pattern(r"(?:[a-z]+ )?(?:decrease|increase|loss|reduction|change|gain)s?", re.IGNORECASE)
_CHANGE_OF = Pattern(rf"{_CHANGE.pattern}(?P<what> (?:of|in) \S.*)", re.IGNORECASE)
_LETTERED = Pattern(r"(?:hepatitis|vitamin|influenza) [A-E]")
_NEXT_LETTER = Pattern(r"[A-E](?= |$)")


def _with_front(before: Item, item: Item, joint: Joint, knows: Knows) -> Item:
    """Give a member the first words of the one before it: "feeling sick or dizzy", "raised ALT and AST"."""
    sited = _SITED.fullmatch(before.text)
    if sited and _LONE_SIGN.fullmatch(item.text):
        return replace(item, text=f"{sited['site']} {item.text}")
    if _LETTERED.match(before.text) and _NEXT_LETTER.match(item.text):
        return replace(item, text=f"{before.text.split()[0]} {item.text}")
    parted = _PART_AND_SIGN.fullmatch(before.text)
    if parted and joint is Joint.PAIR and not before.notes and _SITTING_SIGN.fullmatch(item.text):
        return replace(item, text=f"{parted['part']} {item.text}")
    if match(_FEELS, before.text) and _FELT.fullmatch(item.text):
        return replace(item, text=f"feeling {item.text}")
    if knows(item.text) or _ALONE.fullmatch(item.text):
        return item
    swollen = _SWOLLEN.fullmatch(before.text)
    if swollen and _PARTS_ONLY.fullmatch(item.text):
        return replace(item, text=f"{swollen['how']} {item.text}")
    words = before.text.split()
    fronts = [" ".join(words[:count]) for count in range(1, len(words)) if not _COLOR.fullmatch(words[count - 1])]
    for front in sorted(fronts, key=lambda front: not _LEADS_ON.search(front)):
        if knows(f"{front} {item.text}"):
            return replace(item, text=f"{front} {item.text}")
    found = _PREFIX.fullmatch(before.text)
    alike = found and _alike(found["rest"], item.text) and not _LONE_SIGN.fullmatch(item.text)
    return replace(item, text=f"{found['front']} {item.text}") if found and alike else item


# "Feeling weak or tired", "swollen hands, ankles, or feet".
_FEELS = Pattern(r"feeling \w+(?: \w+)?$", re.IGNORECASE)
_FELT = Pattern(
    r"(?:very |extremely )?(?:tired|weak|dizzy|drowsy|sleepy|faint|anxious|nervous|restless|confused|thirsty|unwell|cold)"
)
# "Swollen hands, (swollen) ankles", "pain in the joints, (pain in the) bones".
_SWOLLEN = Pattern(
    rf"(?P<how>swollen|puffy|itchy|painful|numb|cold|stiff|sore|dry|(?:\w+ )?(?:{PAINS}) (?:in|of)(?: the| your)?) {PART}",
    re.IGNORECASE,
)
_ALONE = Pattern(
    r"(?:infections?|reactions?|deaths?|falls?|cancers?|malignanc(?:y|ies)|injur(?:y|ies)|symptoms?)", re.IGNORECASE
)
_LEADS_ON = Pattern(r"\b(?:of|in|the|with|to|levels?|feeling|trouble|difficulty)$", re.IGNORECASE)


_GERUND = Pattern(rf"(?!{_SIGN})[a-z]{{3,}}ing\b.*", re.IGNORECASE)
_ONE_WORD = Pattern(r"[a-z]{3,}", re.IGNORECASE)


def _alike(one: str, other: str) -> bool:
    """Tell whether two wordings are of one kind: gerunds, places, or single words."""
    if _GERUND.fullmatch(one):
        return _GERUND.fullmatch(other) is not None
    if _PARTS_ONLY.fullmatch(one):
        return _PARTS_ONLY.fullmatch(other) is not None
    return _ONE_WORD.fullmatch(one) is not None and _ONE_WORD.fullmatch(other) is not None
