"""Read the effects of a sentence, each with its own rate: "cough and fever touched 19 percent each, nausea 12%".

A sentence is cut into chunks at the words that no effect's name can hold (verbs, numbers, "in", "with"), except inside names that the
lexicon knows and behind heads that ask for more ("pain in the limbs"). A chunk is an enumeration. Its members count where the
lexicon knows them, or where most of it is known, or where the frame of the sentence expects effects there. A rate belongs to the effect
whose bracket holds it, else to the effects before it, else to those behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from medgraph.extraction.adverse_effect.enumerations import read_enumeration
from medgraph.extraction.adverse_effect.lay import find_lay
from medgraph.extraction.adverse_effect.names import is_known, knows, may_name, without_prelude, without_verb
from medgraph.extraction.adverse_effect.rates import rates_of
from medgraph.extraction.adverse_effect.sites import LOCAL, WHERE
from medgraph.extraction.adverse_effect.words import REPORTED, SHOWS, is_vague, without_classes
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.mentions import Mention, find_changes, find_known, is_measured
from medgraph.extraction.language.phrases import term
from medgraph.model import Frequency, Span
from medgraph.patterns import Pattern, finditer, match, search, sub


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect named in a sentence; `known` where the lexicon knows its name, `in_company` of others that it knows.

    `severity` and `population` are what its frequency is restricted to.
    """

    item: Item
    known: bool
    in_company: bool = False
    frequency: Frequency | None = None
    severity: str | None = None
    population: str | None = None


_STOP = Pattern(
    r"\b(?:is|are|was|were|be|been|being|am|has|have|had|having|do|does|did|can|could|may|might|will|would|shall|should|must|cannot|"
    r"in particular|in|on|at|by|from|with|within|without|for|to|as|than|that|which|who|whom|whose|when|while|where|because|expect(?:s|ed)?|since|so|if|unless|until|although|though|but|however|"
    r"after|before|during|among|amongst|between|against|versus|vs|compared|over|under|above|below|about|around|up|out|outside|off|through|per|via|despite|(?<!-)like|"
    r"forms?|(?:we|you|they) see|it|its|they|them|their|you|your|we|our|he|she|his|him|this|these|those|there|here|each|all|both|most|more|fewer|less|some|many|several|none|nobody|nothing|"
    r"reported|report|reports|mentions?|mentioned|sp(?:o|ea)kes? of|speaks? of|tells? of|told of|complain(?:s|ed|ing)? of|saw|shows?|showed|seen|observed|noted|noticed|noticeable|described|recorded|experienced?|develop(?:s|ed|ing)?|occur(?:s|red|ring)?|happen(?:s|ed)?|appear(?:s|ed)?|"
    r"include[sd]?|including|such|namely|especially|particularly|mainly|mostly|usually|often|sometimes|rarely|commonly|occasionally|frequently|very|not|no|also|only|too|then|"
    r"caus(?:e|es|ed|ing)|bring(?:s|ing)?|brought|trigger(?:s|ed)?|produc(?:e|es|ed)|provok(?:e|es|ed)|induc(?:e|es|ed)|lead(?:s|ing)?|led|result(?:s|ed|ing)?|follow(?:s|ed|ing)?|affect(?:s|ed|ing)?|hit(?:s)?|touch(?:es|ed)?|troubles|troubled|came|come(?:s)?|went|go(?:es)?|gone|got|get(?:s)?|took|take(?:s|n)?|make(?:s)?|made|"
    r"requir(?:e|es|ed|ing)|need(?:s|ed|ing)?|tend(?:s|ed)?|seem(?:s|ed)?|means?|meant|(?:mask|hide|conceal|disguise)[sd]?|remain(?:s|ed)?|last(?:s|ed|ing)|last|add(?:s|ed)?|carr(?:y|ies)|formed|form|arose|arise(?:s)?|turn(?:s|ed)?|stand(?:s)?|stood|fell|rose|"
    r"fill(?:s|ed)?|fade[sd]?|pass(?:es|ed)?|resolved?|settle[sd]?|improve[sd]?|worsened|continued|progress(?:ed|es)|accompanied|"
    r"patients?|people|persons?|users?|children|adults|infants?|boys?|girls?|child|group|procedure|adult|women|men|subjects|participants|recipients|volunteers|cases?|trials?|studies|study|data|database|analysis|analyses|group|treatment|therapy|placebo|sham|doses?|drug|medicine|medication|label|"
    r"(?:show|crop)(?:s|ed|ped)? up|linger(?:s|ed)?|creeps?|crept|plagu(?:es|ed)|bother(?:s|ed)?|annoy(?:s|ed)?|strikes?|struck|catch(?:es)?|caught|set(?:s)? off|topp(?:ed|ing)|tops|head(?:s|ed) the list|(?:tip|push|send|throw|plunge)(?:s|ped|ed)? (?:[\w'’-]+ ){1,4}?into|commonest|common|uncommon|rare|frequent|infrequent|typical|usual|per ?cent)\b|[.:!?]|·{2,}|\s[-–—]+\s|\d+(?:[.,]\d+)?\s*%?",
    re.IGNORECASE,
)
# Heads that take a complement: "trouble with swallowing", "pain in the limbs", "fluid behind the eardrum".
_COMPLEMENT = Pattern(
    r"\b(?:trouble|difficulty|difficulties|problems?|changes?|alterations?|loss|lack|pain|ache|swelling|redness|feeling|sensation|inflammation|infections?|bleeding|blood|protein|fluid|fat|damage|injury|tenderness|numbness|tingling|weakness|"
    r"disturbances?|disorders?|irritation|reactions?|pressure|rash|cramps?|spasms?|clots?|increases?|decreases?|reductions?|elevations?|rises?|thickening|discolou?ration|sensitivity|ringing|spots|blisters|sores|ulcers|itching|burning|discomfort|tightness)\s+"
    r"(?:with|in|of|at|on|around|under|behind|near|to|inside|over)\s+(?!patients|people|children|adults|boys|girls|women|men|infants|trials?|studies|clinical|about|up|some|those|many|most|all|placebo|treated|this|these|case)(?:the |your |an? )?[a-z][\w-]+(?: (?:or|of the|site|mouth|taste|smell|breathing|sleeping|legs?|feet|hands?|tract|vein|count|levels?))*",
    re.IGNORECASE,
)
_SITE = Pattern(
    r"\b(?:at|around|near|over) (?:the )?(?:site of (?:the )?)?(?:injection|infusion|drip|application|administration|implant|catheter|insertion)(?: sites?)?\b|"
    rf"\b{WHERE}\b",
    re.IGNORECASE,
)


def read_effects(text: str, start: int, expected: tuple[Span, ...] = ()) -> list[Effect]:
    """Return the effects that a sentence names, in order; in `expected` slices also such as the lexicon does not know.

    >>> [(e.item.text, str(e.frequency.low)) for e in read_effects("Cough and fever touched 19 percent each, nausea 12%.", 0)]
    [('Cough', '0.19'), ('fever', '0.19'), ('nausea', '0.12')]
    """
    text = without_classes(text)
    text = sub(_CLAUSE, lambda found: f",{found[0][1:-1]},", _until_shown(text))
    changes = [*find_changes(text), *find_lay(text)]
    found = [*_changed(changes), *(e for chunk in _chunks(text, changes) for e in _members(text, chunk, expected))]
    ordered = sorted(found, key=lambda effect: effect.item.span)
    if any(effect.known for effect in ordered):
        ordered = [effect for effect in ordered if effect.known or effect.in_company]
    stopped = search(_STOPPED, text)
    if stopped:
        ordered = [replace(effect, item=replace(effect.item, notes=())) for effect in ordered]
    told = text[: _clause_before(text, stopped.start())] if stopped else text
    rates = rates_of(told, [effect.item.span for effect in ordered])
    rated = [replace(effect, frequency=rate) for effect, rate in zip(ordered, rates, strict=True)]
    return [replace(e, item=replace(e.item, span=e.item.span.moved(start))) for e in _at_the_site(text, rated)]


# "(hives have been reported)": a clause of its own.
_CLAUSE = Pattern(rf"\([^()]* {REPORTED}[^()]*\)", re.IGNORECASE)


def _clause_before(text: str, place: int) -> int:
    """Return where the clause before one that a conjunction begins ends: "occurred in 8%, and led to …"; 0 if there is none."""
    joined = _JOINED_CLAUSE.search(text, 0, place)
    return joined.start() if joined else 0


_JOINED_CLAUSE = Pattern(r"(?:,|;|\s)\s*(?:and|which|but)\s+(?:\w+ )?$", re.IGNORECASE)
# How many stopped treatment because of an effect is not how many had it.
_STOPPED = Pattern(
    r"\b(?:led to|leading to|resulted in|resulting in|required?|requiring|cause[sd]?|causing) (?:\w+ ){0,3}?(?:discontinu\w+|withdraw\w+|interrupt\w+|stopping|(?:dose|dosage) (?:reductions?|interruptions?|modifications?|delays?))\b|"
    r"%[^.;]{0,80}\b(?:and|which) (?:are|is|was|were|may be) (?:\w+ly )?(?:linked|associated|tied)\b|\breasons?\b[^.;]{0,40}\b(?:was|were|included?)\b|\b(?:discontinu\w+|withdrew|withdrawn|stopped(?: treatment| taking it)?|dropped out)\b[^.;]{0,40}\b(?:because of|due to|owing to|for|as a result of)\b",
    re.IGNORECASE,
)
_AT_SITE = Pattern(r"^(?P<site>(?:injection|infusion|application|administration) site) \S", re.IGNORECASE)
# "Injection-site events were | redness and pain": what stands behind is all of the site.
_SITE_FIRST = Pattern(
    r"\W*(?:the |most |these )?(?P<site>injection|infusion|application|administration)[ -]site [a-z]+ (?:were|are|was|included?|consisted of)\b",
    re.IGNORECASE,
)
_OF_SITE = Pattern(
    r"\b(?:injection|infusion|application|administration)[ -]site (?:reactions?|events?|complaints?|problems?|side effects)\b",
    re.IGNORECASE,
)
_LOCAL_SIGN = Pattern(rf"^{LOCAL}$", re.IGNORECASE)
_SITS_THERE = Pattern(r"^(?:swelling|redness|erythema|induration|tenderness|warmth|bruising|itching)$", re.IGNORECASE)


def _at_the_site(text: str, effects: list[Effect]) -> list[Effect]:
    """Give "swelling in 40%" behind "pain at the injection site in 90%" the site as well."""
    if opens := match(_SITE_FIRST, text):
        return [_placed(e, f"{opens['site'].lower()} site") for e in effects]
    first = next(((n, found["site"]) for n, e in enumerate(effects) if (found := _AT_SITE.match(e.item.text))), None)
    if first is None:
        return effects
    place, site = first
    following = effects[place + 1].item.span.start if place + 1 < len(effects) else len(text)
    of_kinds = search(_OF_KINDS, text[effects[place].item.span.start : following]) is not None
    return [
        _placed(e, site) if n > place and (of_kinds or _SITS_THERE.match(e.item.text)) else e
        for n, e in enumerate(effects)
    ]


_OF_KINDS = Pattern(r"\b(?:such as|including|e\.g\.,?|namely|mainly|mostly|like) (?:the )?$", re.IGNORECASE)


def _placed(effect: Effect, site: str) -> Effect:
    local = _LOCAL_SIGN.match(effect.item.text)
    return replace(effect, item=replace(effect.item, text=f"{site} {effect.item.text}")) if local else effect


def _until_shown(text: str) -> str:
    """Cut a sentence where it goes on to how an effect that it has named shows itself."""
    names = find_known(text)
    shown = SHOWS.search(text, names[0].end) if names else None
    return text[: shown.start()] if shown else text


def _changed(changes: list[Mention]) -> Iterator[Effect]:
    for span, name in changes:
        if name:
            yield Effect(Item(name, span), known=True)


def _chunks(text: str, changes: list[Mention]) -> Iterator[Span]:
    """Yield the stretches between stop words that stand in no bracket and in no name."""
    kept = [*(change.span for change in changes), *_brackets(text)]
    names = [*find_known(text), *(Span(*m.span()) for pattern in (_COMPLEMENT, _SITE) for m in finditer(pattern, text))]
    closed = _marked(len(text), [*kept, *names])
    begin = 0
    for stop in [*_STOP.finditer(text), None]:
        if stop is None or not closed[stop.start()]:
            yield from _outside(Span(begin, stop.start() if stop else len(text)), changes)
            begin = stop.end() if stop else len(text)


def _marked(length: int, spans: list[Span]) -> bytearray:
    marks = bytearray(length + 1)
    for span in spans:
        marks[span.start : span.end] = b"\x01" * (span.end - span.start)
    return marks


def _brackets(text: str) -> Iterator[Span]:
    opened = -1
    for position, character in enumerate(text):
        if character == "(" and opened < 0:
            opened = position
        elif character == ")" and opened >= 0:
            yield Span(opened, position + 1)
            opened = -1


def _outside(chunk: Span, changes: list[Mention]) -> Iterator[Span]:
    """Yield a chunk without the changes that were read from it."""
    begin = chunk.start
    for change in sorted(c.span for c in changes if c.span.within(chunk)):
        yield Span(begin, change.start)
        begin = change.end
    yield Span(begin, chunk.end)


_JOINT = "\u2060"


def _members(text: str, chunk: Span, expected: tuple[Span, ...]) -> Iterator[Effect]:
    """Yield the members of a chunk that count as effects."""
    lead = _LEADING.match(text, chunk.start, chunk.end)
    chunk = Span(lead.end() if lead else chunk.start, chunk.end)
    wording = chunk.of(text)
    if not re.search(r"[A-Za-z]{3}", wording):
        return
    joined = [name for name in find_known(wording) if re.search(r"\s(?:and|or)\s", name.of(wording))]
    for name in joined:
        wording = wording[: name.start] + name.of(wording).replace(" ", _JOINT) + wording[name.end :]
    items = [_plain(item) for item in read_enumeration(wording, chunk.start)]
    figure = _FIGURE_NEXT.match(text, chunk.end) is not None
    items = [_by_gloss(without_verb(without_prelude(item), before_figure=figure)) for item in items]
    if len(items) > 1 and _PREPOSITION.search(text[: chunk.start]) and not is_known(items[0]):
        items = items[1:]
    local = search(_SITE, text) is not None or search(_OF_SITE, text) is not None
    named = (
        Effect(item, is_known(item) or (local and bool(_LOCAL_SIGN.match(item.text))))
        for item in items
        if not is_vague(item.text) and not is_measured(item.text) and not _of_a_study(text, item.span)
    )
    effects = [e for e in named if e.known or may_name(e.item.text, words=_WORDS)]
    known = sum(e.known for e in effects)
    trusted = any(_touches(text, chunk, slot) for slot in expected) and len(effects) * 2 > len(items)
    mostly = known * 2 > len(items) or (known * 2 == len(items) and known > 1)
    yield from (replace(e, in_company=known > 0) for e in effects if e.known or trusted or mostly)


def _by_gloss(item: Item) -> Item:
    """Call what but ends in a place by the name in its bracket: "small sacs on | the ovaries (ovarian cysts)"."""
    told = item.gloss is not None and is_vague(item.text) and knows(term(item.gloss))
    return replace(item, text=item.gloss or "", gloss=None) if told else item


_LEADING = Pattern(r"\s*(?:(?:of|and|or)\s+)+", re.IGNORECASE)
_WORDS = 7
_FIGURE_NEXT = Pattern(
    r"\s*(?:(?:about|around|up to|more than|fewer than|less than|some|nearly|roughly|almost|only|in) )?[\d<>≥≤]"
)


_LOOSE_END = Pattern(
    r"(?:\s+(?:and|or|greater|larger|higher|smaller|secondary|due|owing|related|associated|linked|together|alike)|[,'’”])+$",
    re.IGNORECASE,
)
_EDGE = Pattern(
    r"^(?:(?:(?:at )?least one|and|or|an?|another|the|one|two|three|new|other|;|,|little|(?:(?:small|large|tiny|good|great) )?(?:number|handful|couple|bit|touch|bouts?|spells?) of)\s+)+",
    re.IGNORECASE,
)


def _plain(item: Item) -> Item:
    """Undo what kept a name in one piece, and cut conjunctions and articles from its ends."""
    gloss = item.gloss.replace(_JOINT, " ") if item.gloss else None
    return replace(item, text=_LOOSE_END.sub("", _EDGE.sub("", item.text.replace(_JOINT, " "))), gloss=gloss)


_PREPOSITION = Pattern(r"\b(?:in|to|on|at|for|with|during|after|from|by|than|among)\s*$", re.IGNORECASE)


def _touches(text: str, chunk: Span, slot: Span) -> bool:
    """Tell whether a chunk stands where a slot expects effects: at its beginning, and if the verb follows the slot, as all of it."""
    if text[: slot.start].strip():
        return chunk.start <= slot.start + 4 and slot.start < chunk.end
    return not text[: chunk.start].strip() and slot.end <= chunk.end + 4 and not _DETERMINED.match(text)


_DETERMINED = Pattern(
    r"\W*+(?:the|this|these|those|an? (?:increased|higher|lower)|low|high|such|dose|most|all|any|no)\b", re.IGNORECASE
)
_STUDY_BEHIND = Pattern(
    r"\s*(?:\([^()]*\)\s*)?(?:adult |pediatric |clinical )?(?:study|studies|trials?|patients?|population|program|subjects|indication|protocol)\b",
    re.IGNORECASE,
)
_STUDY_BEFORE = Pattern(
    r"\b(?:trials?|study|studies|experience|patients|treatment|therapy|subjects|approved|indicated) (?:in|of|with|for)(?: the)?\s+$",
    re.IGNORECASE,
)


def _of_a_study(text: str, span: Span) -> bool:
    """Tell whether a condition names a study or its patients: "the breast cancer study", "experience in gout"."""
    return bool(
        match(_STUDY_BEHIND, text, span.end)
        or (re.fullmatch(r"\W*in\s+", text[: span.start], re.IGNORECASE) and text[span.end : span.end + 1] == ",")
        or search(_STUDY_BEFORE, text[max(0, span.start - 30) : span.start])
    )
