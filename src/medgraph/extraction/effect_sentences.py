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

from medgraph.extraction.effect_words import SHOWS, is_vague, without_classes
from medgraph.extraction.frequency import Rate, read_rates
from medgraph.extraction.lists import Item, read_items
from medgraph.extraction.mentions import Mention, find_changes, find_known, is_change, is_known_name, is_measured
from medgraph.extraction.phrases import is_name, term
from medgraph.model import Frequency, Span


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect named in a sentence; `known` where the lexicon knows its name, `in_company` of others that it knows."""

    item: Item
    known: bool
    in_company: bool = False
    frequency: Frequency | None = None


_STOP = re.compile(
    r"\b(?:is|are|was|were|be|been|being|am|has|have|had|having|do|does|did|can|could|may|might|will|would|shall|should|must|cannot|"
    r"in|on|at|by|from|with|within|without|for|to|as|than|that|which|who|whom|whose|when|while|where|because|since|so|if|unless|until|although|though|but|however|"
    r"after|before|during|among|amongst|between|against|versus|vs|compared|over|under|above|below|about|around|up|out|off|through|per|via|despite|like|"
    r"it|its|they|them|their|you|your|we|our|he|she|his|him|this|these|those|there|here|each|all|both|most|more|fewer|less|some|many|several|none|nobody|nothing|"
    r"reported|report|reports|seen|observed|noted|noticed|noticeable|described|recorded|experienced?|develop(?:s|ed|ing)?|occur(?:s|red|ring)?|happen(?:s|ed)?|appear(?:s|ed)?|"
    r"include[sd]?|including|such|namely|especially|particularly|mainly|mostly|usually|often|sometimes|rarely|commonly|occasionally|frequently|very|not|no|also|only|too|then|"
    r"caus(?:e|es|ed|ing)|bring(?:s|ing)?|brought|trigger(?:s|ed)?|produc(?:e|es|ed)|provok(?:e|es|ed)|induc(?:e|es|ed)|lead(?:s|ing)?|led|result(?:s|ed|ing)?|follow(?:s|ed|ing)?|affect(?:s|ed|ing)?|hit(?:s)?|touch(?:es|ed)?|troubles|troubled|came|come(?:s)?|went|go(?:es)?|gone|got|get(?:s)?|took|take(?:s|n)?|make(?:s)?|made|"
    r"requir(?:e|es|ed|ing)|need(?:s|ed|ing)?|tend(?:s|ed)?|seem(?:s|ed)?|remain(?:s|ed)?|last(?:s|ed|ing)|last|add(?:s|ed)?|carr(?:y|ies)|formed|form|arose|arise(?:s)?|turn(?:s|ed)?|stand(?:s)?|stood|fell|rose|"
    r"fill(?:s|ed)?|fade[sd]?|pass(?:es|ed)?|resolved?|settle[sd]?|improve[sd]?|worsened|continued|progress(?:ed|es)|accompanied|"
    r"patients?|people|persons?|users?|children|adults|infants?|boys?|girls?|child|group|procedure|adult|women|men|subjects|participants|recipients|volunteers|cases?|trials?|studies|study|group|treatment|therapy|placebo|sham|doses?|drug|medicine|medication|label|"
    r"commonest|common|uncommon|rare|frequent|infrequent|typical|usual|per ?cent)\b|[.:!?]|\s[-–—]+\s|\d+(?:[.,]\d+)?\s*%?",
    re.IGNORECASE,
)
# Heads that take a complement: "trouble with swallowing", "pain in the limbs", "fluid behind the eardrum".
_COMPLEMENT = re.compile(
    r"\b(?:trouble|difficulty|difficulties|problems?|changes?|alterations?|loss|lack|pain|ache|swelling|redness|feeling|sensation|inflammation|infections?|bleeding|blood|protein|fluid|fat|damage|injury|tenderness|numbness|tingling|weakness|"
    r"disturbances?|disorders?|irritation|reactions?|pressure|rash|cramps?|spasms?|clots?|increases?|decreases?|reductions?|elevations?|rises?|thickening|discolou?ration|sensitivity|ringing|spots|blisters|sores|ulcers|itching|burning|discomfort|tightness)\s+"
    r"(?:with|in|of|at|on|around|under|behind|near|to|inside|over)\s+(?!patients|people|children|adults|boys|girls|women|men|infants|trials?|studies|clinical|about|up|some|those|many|most|all|placebo|treated|this|these|case)(?:the |your |an? )?[a-z][\w-]+(?: (?:or|of the|site|mouth|taste|smell|breathing|sleeping|legs?|feet|hands?|tract|vein|count|levels?))*",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"\b(?:at|around|near|over) (?:the )?(?:site of (?:the )?)?(?:injection|infusion|application|administration|implant|catheter|insertion)(?: sites?)?\b|"
    r"\bwhere (?:the |it )?(?:needle|injection|infusion|jab|shot|vaccine) (?:\w+ ){0,2}(?:in|given|put)\b",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(r"(?:\s+(?:and|or)|,)+$", re.IGNORECASE)
_EDGE = re.compile(r"^(?:(?:and|or|an?|the|one|two|three|new|other|;|,)\s+)+", re.IGNORECASE)


def read_effects(text: str, start: int, expected: tuple[Span, ...] = ()) -> list[Effect]:
    """Return the effects that a sentence names, in order; in `expected` slices also such as the lexicon does not know.

    >>> [(e.item.text, str(e.frequency.low)) for e in read_effects("Cough and fever touched 19 percent each, nausea 12%.", 0)]
    [('Cough', '0.19'), ('fever', '0.19'), ('nausea', '0.12')]
    """
    text = without_classes(text)
    shown = SHOWS.search(text)
    if shown:
        text = text[: shown.start()]
    changes = list(find_changes(text))
    found = [*_changed(changes), *(e for chunk in _chunks(text, changes) for e in _members(text, chunk, expected))]
    ordered = sorted(found, key=lambda effect: effect.item.span)
    if any(effect.known for effect in ordered):
        ordered = [effect for effect in ordered if effect.known or effect.in_company]
    return [replace(e, item=replace(e.item, span=_moved(e.item.span, start))) for e in _at_the_site(_with_rates(text, ordered))]


_AT_SITE = re.compile(r"^(?P<site>(?:injection|infusion|application|administration) site) \S", re.IGNORECASE)
_LOCAL_SIGN = re.compile(r"^(?:swelling|redness|erythema|induration|tenderness|warmth|bruising|itching)$", re.IGNORECASE)


def _at_the_site(effects: list[Effect]) -> list[Effect]:
    """Give "swelling in 40%" behind "pain at the injection site in 90%" the site as well."""
    site = next((found["site"] for e in effects if (found := _AT_SITE.match(e.item.text))), None)
    if site is None:
        return effects
    return [replace(e, item=replace(e.item, text=f"{site} {e.item.text}")) if _LOCAL_SIGN.match(e.item.text) else e for e in effects]


_FIGURES = re.compile(r"\s+[<≥]?\d+(?:\.\d+)?\s*%?(?:\s*\(\d+(?:\.\d+)?%?\))?\s*(?:$|(?<=\s)[\d<≥A-Z])")
_FIGURE = re.compile(r"[<>≥≤=(\[]*\d[\d.,/]*[%)\]]*|[-–—]|[<>≥≤=]+")
_ROWS = 3


def is_flat_table(text: str) -> bool:
    """Tell whether a text is a table, or a row of one, whose columns were lost: names, each followed by figures.

    >>> is_flat_table("Headache 41 10 Pyrexia 41 14 Cough 27 19"), is_flat_table("Cough   27%   19%"), is_flat_table("Headache, cough in 4%")
    (True, True, False)
    """
    if not re.search(r"\d", text):
        return False
    return _is_figure_row(text) or sum(bool(_FIGURES.match(text, name.end)) for name in find_known(text)) >= _ROWS


def _is_figure_row(text: str) -> bool:
    words = text.split()
    figures = 0
    while figures < len(words) and _FIGURE.fullmatch(words[-1 - figures]):
        figures += 1
    return 0 < figures < len(words) <= _LONGEST_ROW and is_known_name(" ".join(words[:-figures]))


_LONGEST_ROW = 20


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _changed(changes: list[Mention]) -> Iterator[Effect]:
    for span, name in changes:
        if name:
            yield Effect(Item(name, span), known=True)


def _chunks(text: str, changes: list[Mention]) -> Iterator[Span]:
    """Yield the stretches between stop words that stand in no bracket and in no name."""
    kept = [*(change.span for change in changes), *_brackets(text)]
    names = [*find_known(text), *(Span(*m.span()) for pattern in (_COMPLEMENT, _SITE) for m in pattern.finditer(text))]
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
# What cannot be the name of an effect: quotations, addresses, telephone numbers, pieces of a sentence.
NO_NAME = re.compile(r"[\"“”@]|www|\b\w+(?:ed|s) (?:the|an?)\b|\brisks? of\b|\d{3}", re.IGNORECASE)
# In a sentence, no lone participle or adjective either.
_NO_NOUN = re.compile(r"^\w+(?:ed|ing|ly|ent|ant|ible|able|ive|shown)$|^(?:shown|use|mild|overall|probably|primary|elsewhere|seen?\w*)$", re.IGNORECASE)


def _members(text: str, chunk: Span, expected: tuple[Span, ...]) -> Iterator[Effect]:
    """Yield the members of a chunk that count as effects."""
    wording = chunk.of(text)
    if not re.search(r"[A-Za-z]{3}", wording):
        return
    joined = [name for name in find_known(wording) if re.search(r"\s(?:and|or)\s", name.of(wording))]
    for name in joined:
        wording = wording[: name.start] + name.of(wording).replace(" ", _JOINT) + wording[name.end :]
    items = [_plain(item) for item in read_items(wording, chunk.start)]
    figure = _FIGURE_NEXT.match(text, chunk.end) is not None
    items = [_without_verb(_without_prelude(item)) if figure else _without_prelude(item) for item in items]
    if len(items) > 1 and _PREPOSITION.search(text[: chunk.start]) and not is_known(items[0]):
        items = items[1:]
    local = _SITE.search(text) is not None
    named = (
        Effect(item, is_known(item) or (local and bool(_LOCAL_SIGN.match(item.text))))
        for item in items
        if not is_vague(item.text) and not is_measured(item.text) and not _of_a_study(text, item.span)
    )
    effects = [e for e in named if e.known or (is_name(e.item.text, words=7) and not NO_NAME.search(e.item.text) and not _NO_NOUN.search(e.item.text))]
    known = sum(e.known for e in effects)
    trusted = any(_touches(text, chunk, slot) for slot in expected) and len(effects) * 2 > len(items)
    mostly = known * 2 > len(items) or (known * 2 == len(items) and known > 1)
    yield from (replace(e, in_company=known > 0) for e in effects if e.known or trusted or mostly)


_FIGURE_NEXT = re.compile(r"\s*(?:(?:about|around|up to|more than|fewer than|less than|some|nearly|roughly|almost|only|in) )?[\d<>≥≤]")


def _plain(item: Item) -> Item:
    """Undo what kept a name in one piece, and cut conjunctions and articles from its ends."""
    gloss = item.gloss.replace(_JOINT, " ") if item.gloss else None
    return replace(item, text=_LOOSE_END.sub("", _EDGE.sub("", item.text.replace(_JOINT, " "))), gloss=gloss)


def _without_verb(item: Item) -> Item:
    """Cut "severe hypoglycemia struck" before a number to the name that the lexicon knows."""
    first = find_known(item.text)[:1]
    if is_known(item) or not first or len(item.text[first[0].end :].split()) > 1 or not _modifies(item.text[: first[0].start]):
        return item
    return replace(item, text=item.text[: first[0].end], span=Span(item.span.start, item.span.end - len(item.text) + first[0].end))


_PREPOSITION = re.compile(r"\b(?:in|to|on|at|for|with|during|after|from|by|than|among)\s*$", re.IGNORECASE)
_TRIMMINGS = re.compile(
    r"^(?:(?:mild|moderate|severe|serious|fatal|transient|temporary|persistent|acute|chronic|worsening|new|sudden|brief|raised|local|occasional|idiopathic|general(?:i[sz]ed)?|bluish|racing|low|high|superficial|systemic)\s+)+",
    re.IGNORECASE,
)


def _touches(text: str, chunk: Span, slot: Span) -> bool:
    """Tell whether a chunk stands where a slot expects effects: at its beginning, and if the verb follows the slot, as all of it."""
    if text[: slot.start].strip():
        return chunk.start <= slot.start + 4 and slot.start < chunk.end
    return not text[: chunk.start].strip() and slot.end <= chunk.end + 4 and not _DETERMINED.match(text)


_DETERMINED = re.compile(r"\W*(?:the|this|these|those|an? (?:increased|higher|lower)|low|high|such|dose|most|all|any|no)\b", re.IGNORECASE)
_STUDY_BEHIND = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:adult |pediatric |clinical )?(?:study|studies|trials?|patients?|population|program|subjects|indication|protocol)\b",
    re.IGNORECASE,
)
_STUDY_BEFORE = re.compile(
    r"\b(?:trials?|study|studies|experience|patients|treatment|therapy|subjects|approved|indicated) (?:in|of|with|for)(?: the)?\s+$", re.IGNORECASE
)


def _of_a_study(text: str, span: Span) -> bool:
    """Tell whether a condition names a study or its patients: "the breast cancer study", "experience in gout"."""
    return bool(
        _STUDY_BEHIND.match(text, span.end)
        or (re.fullmatch(r"\W*in\s+", text[: span.start], re.IGNORECASE) and text[span.end : span.end + 1] == ",")
        or _STUDY_BEFORE.search(text[max(0, span.start - 30) : span.start])
    )


_PLURAL = re.compile(r"(?<![siu])s$|^the$", re.IGNORECASE)


def _without_prelude(item: Item) -> Item:
    """Cut "the plain tablets diarrhea" to the name that the lexicon knows, unless what goes before may belong to it."""
    if is_known(item):
        return item
    last = find_known(item.text)[-1:]
    before = item.text[: last[0].start].split() if last and last[0].end == len(item.text) else []
    if not any(_PLURAL.search(word) for word in before):
        return item
    return replace(item, text=last[0].of(item.text), span=Span(item.span.end - (last[0].end - last[0].start), item.span.end))


def is_known(item: Item) -> bool:
    """Tell whether the lexicon knows a member, by its name without trimmings or by its gloss."""
    return any(is_known_name(name) or is_change(name) for name in _wordings(item))


def _wordings(item: Item) -> Iterator[str]:
    name = term(item.text)
    yield from (name, _TRIMMINGS.sub("", name))
    yield from (last.of(name) for last in find_known(name)[-1:] if last.end == len(name) and _modifies(name[: last.start]))
    if item.gloss:
        yield term(item.gloss)


def _modifies(before: str) -> bool:
    """Tell whether the words before a known name may belong to it: "severe symptomatic", not "the plain tablets"."""
    words = before.split()
    return len(words) <= _MODIFIERS and not any(_PLURAL.search(word) for word in words)


_MODIFIERS = 2


def _with_rates(text: str, effects: list[Effect]) -> list[Effect]:
    """Give every effect its rate."""
    rates = read_rates(text)
    if not rates or not effects:
        return effects
    own = {index: rate for index, effect in enumerate(effects) if (rate := _in_bracket(text, effect.item.span, rates))}
    for index in range(len(effects) - 2, -1, -1):
        if index not in own and index + 1 in own and (index == 0 or index - 1 in own):
            between = text[effects[index].item.span.end : effects[index + 1].item.span.start]
            own |= {index: own[index + 1]} if re.fullmatch(r"\s*(?:and|or|/)\s*", between) else {}
    shared = {rate.span: text[rate.span.end : rate.span.end + 8].lower() for rate in own.values()}
    free = [r for r in rates if r.span not in shared or re.match(r"\s*(?:each|%? each)", shared[r.span])]
    if re.search(r"\brespectively\b", text) and len(free) == len(effects):
        return [replace(e, frequency=r.frequency) for e, r in zip(effects, free, strict=True)]
    leading = bool(free) and free[0].span.start < effects[0].item.span.start
    return [replace(e, frequency=own[i].frequency if i in own else _nearest(e.item.span, free, leading=leading)) for i, e in enumerate(effects)]


def _in_bracket(text: str, span: Span, rates: list[Rate]) -> Rate | None:
    """Return the rate in the bracket right behind an effect, or behind its gloss."""
    found = _BEHIND.match(text, span.end)
    return next((r for r in rates if found and found.start("rate") <= r.span.start < found.end("rate")), None)


_BEHIND = re.compile(r"(?:\s*\([^()%\d]*\))?\s*[(\[](?P<rate>[^()\[\]]*)[)\]]|(?:\s*\([^()%\d]*\))?\s*[:–—-]?\s*(?P<bare>(?<=[\s:])\d[\d.,]*\s*%)")


def _nearest(span: Span, rates: list[Rate], *, leading: bool) -> Frequency | None:
    before = [r for r in rates if r.span.end <= span.start]
    behind = [r for r in rates if r.span.start >= span.end]
    rate = (before[-1] if before else None) if leading else (behind[0] if behind else None)
    return rate.frequency if rate else None
