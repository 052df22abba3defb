"""Read an enumeration of effects, whatever stands between and behind their names.

    "nausea, pain or swelling at the injection site, skin reactions such as rash, diarrhea in 12%, which may be severe"

It is cut at commas, "and" and "or" outside brackets and outside names that the lexicon knows; behind each name what no name holds is cut
off (see `tails`): remarks become notes, examples become members of what they are examples of, causes and consequences are
dropped. What a member lacks is taken from its neighbours (see `sharing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from medgraph.extraction.adverse_effect.brackets import meant_by, read_member
from medgraph.extraction.adverse_effect.names import knows
from medgraph.extraction.adverse_effect.shared_rates import with_rates_of_heads, with_shared_rates
from medgraph.extraction.adverse_effect.sharing import PAINS, Joint, share
from medgraph.extraction.adverse_effect.side_by_side import lost_separators
from medgraph.extraction.adverse_effect.tails import Behind, Cut, cut
from medgraph.extraction.language.anatomy import PLACE, place_end
from medgraph.extraction.language.brackets import BRACKET
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.mentions import find_known
from medgraph.model import Span
from medgraph.patterns import Pattern, match

_SEPARATOR = Pattern(
    r"\s*,?\s*\b(?:such as|(?:which|that|these) (?:may )?includ(?:e[sd]?|ing)|including|comprising|consisting of|incl\.|sometimes with|occasionally with|especially|particularly|in particular|notably|among them|among these|for example|for instance|namely|e\.g\.|i\.e\.|(?<!flu )(?<!flu-)(?<!feeling )(?<!cold )(?<!acne )(?<!lupus )(?<!feel )(?<!-)(?<!look )(?<!looks )(?<!looking )like\b(?! (?:symptoms?|illness|syndrome|rash|reaction|feeling)\b))[,:]?\s+|"
    r"\s*;\s*(?:and\s+|or\s+)?|\s*,(?!\d{3}\b)\s*(?:(?:and/or|and|or|as well as|plus|but also|then)\b\s*)?|"
    r"\s+(?:and/or|and|or(?! (?:more|greater|higher|less|fewer|above|below)\b)|as well as|plus|along with|together with|&)(?:,?\s+(?:(?:more|very|less|even) )?(?:rarely|sometimes|occasionally|less commonly|less often),?)?\s+|(?<=[A-Za-z)])\s*/\s*(?=[A-Za-z]{2})",
    re.IGNORECASE,
)
_MERGING = Pattern(
    rf"^(?!.*\b(?:bleeding|{PAINS}|h(?:a)?emorrhages?|clots?|changes?|loss|increases?|decreases?|problems?|difficult(?:y|ies)|trouble|alterations?|disturbances?) (?:of|in|inside|into|from|with)\b)"
    r".*\b(?:of|in|on|to|around|under|inside)\s+(?:the |your |any |his |her )?[\w ,]+$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True)
class _Piece:
    """What stands between two separators, and the separator before it."""

    span: Span
    joint: Joint


_IT_IS = Pattern(r"\s*(?:which|that|this) is\b", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """What has been read so far: members with the joints before them, and what governs the pieces to come."""

    items: list[Item] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)
    head: str | None = None
    swallowed: bool = False
    open: bool = False
    passed: bool = False

    def go_on(self, joint: Joint) -> None:
        """Take into account the separator before the next piece."""
        self.passed = self.open and joint is Joint.PAIR
        if joint is Joint.EXAMPLES:
            self.head = next((item.text for item in reversed(self.items) if item.part_of is None), None)
        elif joint is Joint.SEMICOLON:
            self.head, self.swallowed = None, False

    def add(self, items: list[Item], joint: Joint) -> None:
        for number, item in enumerate(items):
            self.items.append(item)
            self.joints.append(joint if number == 0 else Joint.NONE)

    def shut(self, behind: Behind, rest: str, *, named: bool, joint: Joint) -> None:
        """Take into account what stands behind a name: causes go on to the end, "with fever" to the next comma."""
        if behind is Behind.CAUSE and (not named or len(self.items) == 1):
            self.swallowed = True
        whom = joint is Joint.EXAMPLES and not named
        self.open = behind is not Behind.NOTHING and (whom or _GOES_ON.search(rest) is not None)

    def rename(self, remark: str) -> None:
        """Call the last member, where it but describes, by the name that follows: "the bowel folds up, | which is called intussusception"."""
        about = _IT_IS.match(remark)
        name = meant_by(remark[about.end() :]) if about else None
        if name and self.items and not knows(self.items[-1].text):
            self.items[-1] = replace(self.items[-1], text=name, gloss=None)

    def note(self, text: str) -> None:
        """Give what was said behind the last member to it."""
        if self.items and text.strip(" .,"):
            self.items[-1] = replace(self.items[-1], tail=f"{self.items[-1].tail} {text.strip()}".strip())


def read_enumeration(text: str, start: int = 0) -> list[Item]:
    """Return the members of an enumeration in order, those of a bracketed list behind their head.

    >>> [i.text for i in read_enumeration("joint and muscle pain, skin reactions such as rash, fever (high), diarrhea in 12%")]
    ['joint pain', 'muscle pain', 'skin reactions', 'rash', 'fever', 'diarrhea']
    >>> [i.text for i in read_enumeration("pain or swelling at the injection site, swelling of the face and lips")]
    ['injection site pain', 'injection site swelling', 'swelling of the face and lips']
    >>> [i.text for i in read_enumeration("pain in joints, bones or muscles, cramps in the legs and arms")]
    ['pain in joints', 'pain in bones', 'pain in muscles', 'cramps in the legs', 'cramps in the arms']
    """
    return [replace(item, span=item.span.moved(start)) for item in _read(text)]


@lru_cache(maxsize=8192)
def _read(text: str) -> tuple[Item, ...]:
    """Read each wording once: lists are read by several rules, and pages share many short ones."""
    reading = _Reading()
    for piece in _merged(text, list(_pieces(text))):
        _read_piece(piece, text, reading)
    return tuple(with_rates_of_heads(share(with_shared_rates(reading.items, reading.joints), reading.joints, knows)))


def _pieces(text: str) -> Iterator[_Piece]:
    closed = _closed(text)
    begin, joint = 0, Joint.NONE
    for found in _separators(text):
        if found.start() >= begin and not closed[found.start()] and not closed[max(found.end() - 1, 0)]:
            yield _Piece(Span(begin, found.start()), joint)
            begin, joint = found.end(), Joint.of(found[0]) if found[0].strip() else Joint.SEMICOLON
    yield _Piece(Span(begin, len(text)), joint)


def _separators(text: str) -> list[re.Match[str]]:
    """Return what parts the members, and the blanks that do where separators were lost."""
    lost = lost_separators(text)
    found = _SEPARATOR.finditer(text)
    return sorted([*found, *lost], key=lambda each: each.start()) if lost else list(found)


def _closed(text: str) -> bytearray:
    """Mark what no separator may stand in: brackets, and names that the lexicon knows."""
    marks = bytearray(len(text) + 1)
    for found in BRACKET.finditer(text):
        marks[found.start() + 1 : found.end()] = b"\x01" * (found.end() - found.start() - 1)
    for name in find_known(text):
        marks[name.start : name.end] = b"\x01" * (name.end - name.start)
    return marks


def _merged(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Keep "swelling of the face, lips and throat" in one piece."""
    merged: list[_Piece] = []
    for piece in pieces:
        part = piece.span.of(text).strip(" .").split(" (")[0]
        above = merged[-1].span.of(text) if merged else ""
        if part and place_end(part, 0) == len(part) and _MERGING.search(above) and not _PLACE_AGAIN.match(above):
            merged[-1] = _Piece(Span(merged[-1].span.start, piece.span.end), merged[-1].joint)
        else:
            merged.append(piece)
    return merged


_GOES_ON = Pattern(
    r"^\W*(?:(?:sometimes|often|mainly|mostly|usually|especially|particularly|only|more often|more likely) )?(?:with|without|(?:when|if|while) (?:\w+ ){0,4}?with|(?:that|which) (?:is|are|was|were|looks?|feels?|may be)|leading to|in the (?:presence|setting)|in (?:patients|people|those|children|adults|infants|women|men|girls|boys|babies) (?:with|who))\b",
    re.IGNORECASE,
)


def _read_piece(piece: _Piece, text: str, reading: _Reading) -> None:
    """Read one piece: a member and what stands behind its name, or a remark on the member before it."""
    reading.go_on(piece.joint)
    wording = piece.span.of(text)
    bare = BRACKET.sub(lambda found: _HIDDEN * len(found[0]), wording)
    lead = match(_NOTICED, bare)
    begin = lead.end() if lead else 0
    found = Cut(0, Behind.REMARK) if reading.items and _APPOSITION.match(bare) else cut(bare[begin:])
    end = begin + found.end
    named = bool(bare[begin:end].strip(f" {_HIDDEN}"))
    members = (
        list(read_member(wording[begin:end], piece.span.start + begin, reading.head, read_enumeration)) if named else []
    )
    if not named and (further := _elsewhere(wording, piece.span.start, reading) or _glossed(wording, piece)):
        members, end = [further], len(wording)
    if not named:
        reading.rename(wording)
    if members and (meant := meant_by(wording[end:])):
        members = [replace(members[0], text=meant, gloss=None)]
    if not (reading.swallowed or reading.passed):
        reading.add(members, _joint(piece.joint, wording))
    reading.note(wording if reading.passed else wording[end:])
    reading.shut(found.behind, wording[end:], named=bool(members), joint=piece.joint)


def _joint(joint: Joint, wording: str) -> Joint:
    """Return what stands before a member: a clause, or behind a comma an article, begins what shares nothing with the one before."""
    anew = joint in _SHARING and (match(_CLAUSE, wording) or (joint is not Joint.PAIR and match(_ARTICLE, wording)))
    return Joint.ANEW if anew else joint


_SHARING = frozenset({Joint.COMMA, Joint.AND, Joint.PAIR})
_ARTICLE = Pattern(r"an?\s", re.IGNORECASE)
_CLAUSE = Pattern(r"the\s[a-z]+\s(?:will|would|may|might|can|could|do|does|did|is|are|was|were)\b", re.IGNORECASE)
_HIDDEN = "\u2060"
_PLACE_AGAIN = Pattern(
    rf"\s*(?P<where>(?:in|inside|under|into|from|around|behind)\s+(?:the |your )?{PLACE})\W*", re.IGNORECASE
)
_SIGN_IN = Pattern(r"(?P<sign>\w+(?: \w+)?) (?:in|inside|under|into|from|around|behind) ", re.IGNORECASE)


_APPOSITION = Pattern(
    r"\s*(?:an?|the)\s+(?:[\w-]+\s+){0,3}(?:inflammation|type|kind|form|sort|disease|condition|disorder|infection|build-up|complication|cancer|result|reaction|erection|swelling|problem|lack|loss|bane|curse|plague|scourge|hallmark|trademark) (?:of|that|which|in|at|from|around|with|where|when|caused|affecting)\b",
    re.IGNORECASE,
)


def _elsewhere(wording: str, start: int, reading: _Reading) -> Item | None:
    """Return the same sign at another place: "bleeding in the eye, inside the head"."""
    where = _PLACE_AGAIN.fullmatch(wording)
    before = _SIGN_IN.match(reading.items[-1].text) if where and reading.items else None
    if not where or not before:
        return None
    return Item(f"{before['sign']} {where['where']}", Span(start + where.start("where"), start + where.end("where")))


def _glossed(wording: str, piece: _Piece) -> Item | None:
    """Return the name in a bracket behind a remark: "dizziness, | especially on standing up (orthostatic hypotension)"."""
    name = None if _RELATIVE.match(wording) else meant_by(wording)
    return Item(name, piece.span) if name else None


_RELATIVE = Pattern(r"\s*(?:which|that|who|where|whose)\b", re.IGNORECASE)


_NOTICED = Pattern(
    r"\W*(?:at (?:the )?worst,?|in (?:very )?(?:rare|some|a few|severe|isolated) (?:cases|people|patients|instances),?|of(?! (?:the|your)\b)|(?:if |when )?(?:you|your child|your baby|they|he|she|patients) (?:may |might |can |could |also |will |suddenly ){0,2}(?:have|get|feel(?= (?:like|a|an|pain|some)\b)|notice|experience|develop|see|suffer from)(?: any| signs of| some)?|"
    r"(?:blood|liver|urine|lab(?:oratory)?) tests? (?:may |might |can |could )?(?:show|shows|reveal)(?: that)?|having|experiencing|getting|"
    r"(?:(?:an? )?(?:few|some|many|others?) (?:people |patients |women |men )?)?(?:notices?|describes?|reports?|mentions?|complains? of)(?! (?:of|from)\b))\s+",
    re.IGNORECASE,
)
