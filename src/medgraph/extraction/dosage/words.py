"""Cut a text into the words of dosing phrases.

A dosing phrase is a run of such words; any other word ends the run. Some words are phrases ("as a single
dose", "in the morning and evening"): they are told first. Numbers stay text until `number` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from medgraph.extraction.dosage.vocabulary import WORDS


class Word(NamedTuple):
    """One terminal of a dosing phrase: its kind, what it says in lower case, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
_PHRASES: Final = (
    (
        "SKIP",
        r"once (?:they|you|it|the|your|his|her|their|these|this|that|we|there|all|treatment|therapy|"
        r"control|stable|established|symptoms?|"
        r"(?!daily|weekly|monthly|yearly|every|each|per|an? )[a-z]+ (?:has|have|had|is|are|was|were))\b",
    ),
    (
        "NUM",
        r"(?:(?:one|1) and (?:a|one) half|1½|(?:one[- ]|a )?half(?: of)?(?: an?| one)?) (?=tablet|"
        r"tab|capsule|teaspoon|hours?\b)|half an?(?= hour)",
    ),
    ("NUM", rf"(?:{'|'.join(['one', 'two', 'three', 'four', 'five', 'six'])})(?=-\d)"),
    (
        "BODY",
        r"(?:of )?(?:(?:actual|total|ideal|lean|patient'?s?|your|the|his|her) )*(?:body ?weight|"
        r"weight|bw)\b",
    ),
    (
        "UNIT",
        r"(?:million |thousand )?(?:international units?|usp units?|vector genomes?|"
        r"(?:viral|genome) (?:genomes?|copies)|plaque[- ]forming units|i\.u\.)|(?:million|thousand) (?:units?|iu)\b",
    ),
    ("AREA", r"(?:square met(?:er|re)s?|m\^2|m 2)(?: of body surface(?: area)?)?"),
    (
        "INDAY",
        r"(?:(?:in|per|within|over|during) (?:(?:any|a|each|every|the|one) ){1,2}24[- ]?(?:hours?|hrs?|h)(?: period)?|"
        r"(?:in|per) 24[- ]?(?:hours?|hrs?|h)|in (?:(?:a|any|one|each) ){1,2}day)\b",
    ),
    ("TIMELATER", r"an? (?:day|week|fortnight|month|year) later"),
    (
        "DOSES",
        r"(?:(?:separate|consecutive|individual|equal|daily|subcutaneous|intramuscular|intravitreal|intradermal|sc|im) )+"
        r"(?:doses|injections)\b",
    ),
    ("TIMELY", r"(?:two|three|four|six|eight|twelve|\d{1,2})-(?:week|month|year)ly\b"),
    (
        "TIMELY",
        r"(?:before (?:each |every )?meals? and at bedtime|(?:every|each|"
        r"in the) morning and (?:(?:every|each|in the|at) )?(?:evening|night|bedtime)|"
        r"(?:morning|am) and (?:evening|night|bedtime|pm)\b|(?:every|on) alternate days?|"
        r"(?:every|each|in the) (?:morning|evening)|(?:at|every|each) (?:night|bedtime)|"
        rf"before bed(?:time)?|around the clock)|(?:on|every|each) {_WEEKDAY}(?:(?:,? and|,) {_WEEKDAY})*",
    ),
    (
        "SINGLE",
        r"(?:(?:as )?(?:a |one )?single(?: (?:oral|subcutaneous|intravenous|intramuscular|"
        r"one-time|intravitreal|bolus))? ?-?(?:doses?|infusions?|injections?)(?! ?-?(?:vials?|"
        r"pre|pens?|syring|packets?|containers?|should|must|may not|of more))|"
        r"(?<!no )(?<!any )(?<!each )(?:an? |one )?single (?=\d[\d.,]* ?-?(?:mg|mcg|g|ml|units?|iu)\b)|"
        r"(?:in|as) one (?:shot|go|bolus|sitting|injection|infusion|dose)|one bolus|"
        r"as soon as (?:you can|possible)|"
        r"(?:single )?one[- ]time(?: only)?(?: dose)?|once in a lifetime|(?:once only|only once|"
        r"just once)(?! (?:a|an|per|every|each|daily|weekly|monthly|in)\b| ?/|-)|"
        r"(?:one|1) dose(?: only|(?: (?:each|per|every|a))? season)?(?= *(?:$|[.;,|)])))",
    ),
    (
        "SKIP",
        r"(?:maximum|max\.?|max|any|no|each|per|one) single (?:dose|injection)|single-dose|"
        r"(?:repeat|repeated|again|more than) once(?! (?:daily|weekly|monthly|an?|every|each|per)\b)",
    ),
    (
        "DAYNO",
        r"(?:(?:on|at) )?(?:study )?(?:days?|weeks?|months?) (?=\d|(?:one|two|three|four|five|six|seven|eight)\b)(?!\d+(?:[.,]\d+)? ?-?(?:mg|"
        r"mcg|g|ml|units|tablets?|capsules?)\b)",
    ),
    (
        "CYCLE",
        r"(?:of|in) (?:(?:each|every|a|the|repeated|continuous|consecutive) )*\d+[-\x20](?:day|"
        r"week)(?: treatment)? cycles?|(?:of|in) cycles? \d+ ?(?:-|–|to|through) ?\d+",
    ),
    (
        "FOR",
        r"for (?:a (?:total|maximum|series) of |the first |up to |at least |about |approximately |"
        r"an? (?:additional|initial) )+|for (?:a|an) (?=\d)",
    ),
    (
        "OVER",
        r"(?:over|during|lasting|lasts?|takes?|taking|in|within|infused for|"
        r"for) (?:(?:a period of|a minimum of|about|approximately|at least|around|typically|"
        r"usually|no less than|some|roughly|up to|the course of|the (?:next|first|following)|only|just) )+"
        r"(?=(?:\d|an? |one |two |three |half )[\w .–-]{0,20}(?:min|hour|h\b))|"
        r"infused (?:in|for|over)(?: (?:the course of|about|at least|around))*|"
        r"infusion (?:time|duration)s?(?:(?: is| of)? (?:about )?(?=\d)|: ?)",
    ),
    ("SEPARATED", r"(?:separated by|at intervals? of|spaced)(?: (?:at least|about))?"),
    ("AFTER", r"(?:after|following) (?:the |your |receiving the |completing the )"),
    ("DIVIDED", r"(?:equally )?divided(?: equally)?(?: and)?(?: (?:administered|given|taken))?"),
    ("INFUSION", r"(?:(?:intravenous|iv|continuous|long|slow) )+(?:\(iv\) )?(?:infusions?|drips?)"),
    ("OF", r"of(?: the| an?)?(?= \d)"),
    (
        "DOSENO",
        r"(?:dose|injection|infusion|shot)s? (?:number |no\.? ?)?(?=(?:\d|one|two|three|four|five|six|seven)\b)"
        r"(?!\d[\d.,]* ?(?:to|-|–)? ?[\d.,]* ?-?(?:mg|mcg|g|ml|units?|iu|min|hour|time|week|day|month)|"
        r"\w+ (?:times?|hours?|days?|weeks?|months?)\b)",
    ),
)
_LPAR = (
    r"[(\[] ?(?:(?:equivalent to|equal to|corresponding to|that is,?|i\.?e\.?,?|=|approximately|about|"
    r"or|a total of|total|given as|as) )?"
)
_MEASURE = r"m?c?g|[µμ]g|m?l|i\.?u\.?|units?|m(?:icro|illi)?gram(?:me)?s?|micrograms?"
_MANY = r"vector|viral|vg|gc|genome|cells|car\b|pfu|plaque|cfu|u\b|units|iu|particles|tcid"
_NUMBER = (
    r"\d+(?:\.\d+)? ?[x×·*] ?10 ?(?:\^ ?\(?|\()\d{1,2}\)?|\d+(?:\.\d+)? ?[x×·] ?10[⁰¹²³⁴⁵⁶⁷⁸⁹]+|"
    rf"\d+(?:\.\d+)? ?[x×·*] ?10\d{{1,2}}(?= ?(?:{_MANY}))|"
    r"\d+(?:\.\d+)?e\+?\d{1,2}\b|"
    rf"(?:0,\d+|\d+,\d{{1,2}})(?=(?: ?[-–] ?\d+(?:,\d+)?)? ?(?:{_MEASURE})\b)|"
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,3} 000\b|"
    rf"(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!dose )(?<!cycle )(?<!step )\d{{1,3}} \d{{3}}(?= ?(?:{_MEASURE})\b)|"
    r"\d/\d(?= (?:of a |a )?(?:tablet|tab))|\d*[½¼¾]|\d+\.\d+|\.\d+|\d+(?!(?:st|nd|rd|th)\b)"
)
_SPLIT = re.compile(
    "|".join(f"(?P<{kind}_{number}>(?<![a-z0-9-]){text})" for number, (kind, text) in enumerate(_PHRASES))
    + rf"|(?P<NUM>(?<![a-z\d.,])(?:{_NUMBER}))"
    r"|(?P<EVERYH>(?<![a-z])q ?\d{1,2}(?: ?[-–] ?\d{1,2})? ?(?:hours?|hrs?|h|days?|d|weeks?|wks?|w|"
    r"months?|mo)\b|(?<![a-z])q[ .]?o[ .]?d\b\.?)"
    r"|(?P<LATIN>(?<![a-z])(?:[bt]\.i\.d|q\.i\.d|q\.d|q\.h\.s|o\.d|b\.d|t\.d\.s)\b\.?)"
    r"|(?P<GLOSS> ?\((?:mg|mcg|[µμ]g|g|kg|ml|iu|vg|gc|m[2²]|units?)\))"
    r"|(?P<MULTIPLY>(?<=\d) ?[x×] ?(?=\d))"
    rf"|(?P<LPAR>{_LPAR})|(?P<RPAR>[)\]])|(?P<SLASH> ?/ ?)|(?P<COMMA>, ?)|(?P<X>(?<=\d)x(?= ?(?:daily|"
    rf"/|a day|per)))"
    r"|(?P<TO>(?<![a-z]{3})[-–—‑−](?= ?\.?\d)| ?(?<=g )up to (?=\d[\d.,]* ?(?:mg|mcg)))|(?P<HYPHEN>[-‑])"
    r"|(?P<WORD>\d(?:st|nd|rd|th)\b|m[2²]|[a-zµμ]+)|(?P<GAP>[^\s])"
)
_ONLY_AFTER_NUMBER = frozenset({"g", "l", "u", "h", "cap", "caps", "mo", "cells", "vg"})


def split_words(text: str) -> Iterator[list[Word]]:
    """Yield the runs of dosing words in a text, in order.

    >>> [[(w.kind, w.text) for w in run] for run in split_words("Give 5 mg twice daily by mouth.")]
    [[('NUM', '5'), ('UNIT', 'mg'), ('ONCE', 'twice'), ('TIMELY', 'daily')]]
    """
    run: list[Word] = []
    for word in _words(_plain(text)):
        if word.kind == "GAP":
            if len(run) > 1 or (run and run[0].kind in _ALONE):
                yield run
            run = []
        elif word.kind not in ("HYPHEN", "GLOSS"):
            run.append(word)
    if len(run) > 1 or (run and run[0].kind in _ALONE):
        yield run


_ALONE = frozenset({"TIMELY", "LATIN", "SINGLE", "ONCE"})


def _plain(text: str) -> str:
    """Return the text in lower case with every blank a space, of the same length."""
    low = text.lower()
    return re.sub(r"\s", " ", low if len(low) == len(text) else text)


def _words(text: str) -> Iterator[Word]:
    for found in _SPLIT.finditer(text):
        kind = (found.lastgroup or "").split("_")[0]
        wording = found[0].strip()
        if kind == "WORD":
            kind = _kind_of(wording, text, found.start())
        elif kind in ("EVERYH", "SKIP", "X"):
            kind = {"EVERYH": "LATIN", "SKIP": "GAP", "X": "TIMES"}[kind]
        yield Word(kind, wording, found.start(), found.start() + len(found[0].rstrip()))


def _kind_of(word: str, text: str, start: int) -> str:
    kind = WORDS.get(word, "GAP")
    if word in _ONLY_AFTER_NUMBER and not re.search(r"[\d/⁰¹²³⁴⁵⁶⁷⁸⁹][ -]?$", text[max(0, start - 3) : start]):
        return "GAP"
    if text[start + len(word) :].startswith((">", ".s.")) and len(word) == 1:  # "1639G>A", "19104 U.S."
        return "GAP"
    return kind
