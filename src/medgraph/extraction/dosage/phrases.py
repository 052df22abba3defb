"""Phrases that are one word of a dosing phrase: "as a single dose", "in the morning and evening".

A row has the kind of word that the phrase is, the words that it may begin with ("#" is a number), and its
pattern. Which rows to try is told by the word that stands there, so that most words cost nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from medgraph.patterns import Pattern, match

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
_PHRASES: Final = (
    (
        "SKIP",
        "once",
        r"once (?:they|you|it|the|your|his|her|their|these|this|that|we|there|all|treatment|therapy|"
        r"control|stable|established|symptoms?|"
        r"(?!daily|weekly|monthly|yearly|every|each|per|an? )[a-z]+ (?:has|have|had|is|are|was|were))\b",
    ),
    (
        "NUM",
        "one half a #",
        r"(?:(?:one|1) and (?:a|one) half|1½|(?:one[- ]|a )?half(?: of)?(?: an?| one)?) (?=tablet|"
        r"tab|capsule|teaspoon|hours?\b)|half an?(?= (?:hours?|weeks?)\b)",
    ),
    ("NUM", "one two three four five six", rf"(?:{'|'.join(['one', 'two', 'three', 'four', 'five', 'six'])})(?=-\d)"),
    (
        "BODY",
        "of actual total ideal lean patient patients your the his her body bodyweight weight bw",
        r"(?:of )?(?:(?:actual|total|ideal|lean|patient'?s?|your|the|his|her) )*(?:body ?weight|"
        r"weight|bw)\b",
    ),
    (
        "UNIT",
        "million thousand international usp vector viral genome plaque i",
        r"(?:million |thousand )?(?:international units?|usp units?|vector genomes?|"
        r"(?:viral|genome) (?:genomes?|copies)|plaque[- ]forming units|i\.u\.)|(?:million|thousand) (?:units?|iu)\b",
    ),
    ("AREA", "square m", r"(?:square met(?:er|re)s?|m\^2|m 2)(?: of body surface(?: area)?)?"),
    (
        "INDAY",
        "in per within over during",
        r"(?:(?:in|per|within|over|during) (?:(?:any|a|each|every|the|one) ){1,2}24[- ]?(?:hours?|hrs?|h)(?: period)?|"
        r"(?:in|per) 24[- ]?(?:hours?|hrs?|h)|in (?:(?:a|any|one|each) ){1,2}day)\b",
    ),
    ("TIMELATER", "a an", r"an? (?:day|week|fortnight|month|year) later"),
    (
        "TIMELATER",
        "again repeated",
        r"(?:again|repeated) (?:at|after) (?:\d+|one|two|three|four|six) (?:days?|weeks?|months?)(?! of\b)",
    ),
    ("FIRSTDAY", "on", r"on the (?:very )?first day\b(?! of)"),
    (
        "DOSES",
        "separate consecutive individual equal daily subcutaneous intramuscular intravitreal intradermal sc im",
        r"(?:(?:separate|consecutive|individual|equal|daily|subcutaneous|intramuscular|intravitreal|intradermal|sc|im) )+"
        r"(?:doses|injections)\b",
    ),
    (
        "TIMELY",
        "two three four six eight twelve #",
        r"(?:two|three|four|six|eight|twelve|\d{1,2})-(?:week|month|year)ly\b",
    ),
    (
        "TIMELY",
        "before every each in morning am on at around a",
        r"(?:(?:every|each) fortnight|(?<=once )a fortnight|(?<=twice )a fortnight|before (?:each |every )?meals? and at bedtime|(?:every|each|"
        r"in the) morning and (?:(?:every|each|in the|at) )?(?:evening|night|bedtime)|"
        r"(?:morning|am) and (?:evening|night|bedtime|pm)\b|(?:every|on) alternate days?|"
        r"(?:every|each|in the) (?:morning|evening)|(?:at|every|each) (?:night|bedtime)|"
        rf"before bed(?:time)?|around the clock)|(?:on|every|each) {_WEEKDAY}(?:(?:,? and|,) {_WEEKDAY})*",
    ),
    (
        "SINGLE",
        "as a an one single in just only once stat #",
        r"(?:stat\b|(?:only|just) one (?:shot|injection|infusion|dose)\b(?! (?:a|per|every|each|daily|weekly|monthly)\b)|(?:as )?(?:a |one )?single(?: (?:oral|subcutaneous|intravenous|intramuscular|"
        r"one-time|intravitreal|bolus))? ?-?(?:doses?|infusions?|injections?)(?! ?-?(?:vials?|"
        r"pre|pens?|syring|packets?|containers?|should|must|may not|of more)|"
        r" (?:for|on) (?:\d+|two|three|four|five|six|seven|ten) (?:consecutive )?days\b)|"
        r"(?<!no )(?<!any )(?<!each )(?:an? |one )?single (?=\d[\d.,]* ?-?(?:mg|mcg|g|ml|units?|iu)\b)|"
        r"(?:in|as) one (?:shot|go|bolus|sitting|injection|infusion|dose)|one bolus|"
        r"as soon as (?:you can|possible)|"
        r"(?:single )?one[- ]time(?: only)?(?: dose)?|once in a lifetime|(?:once only|only once|"
        r"just once)(?! (?:a|an|per|every|each|daily|weekly|monthly|in)\b| ?/|-)|"
        r"(?:one|1) dose(?: only|(?: (?:each|per|every|a))? season)?(?= *(?:$|[.;,|)])))",
    ),
    (
        "SKIP",
        "maximum max any no each per one single repeat repeated again more",
        r"(?:maximum|max\.?|max|any|no|each|per|one) single (?:dose|injection)|single-dose|"
        r"(?:repeat|repeated|again|more than) once(?! (?:daily|weekly|monthly|an?|every|each|per)\b)",
    ),
    (
        "SKIP",
        "for during first second third",
        r"(?:for|during) (?:the )?(?:days?|weeks?|months?|cycles?) \d+(?: ?(?:-|–|to|through|and) ?\d+)?(?! ?(?:mg|mcg|g)\b)|"
        r"(?:first|second|third) dose (?:reduction|level|adjustment|decrease|escalation|increase)\b",
    ),
    ("SKIP", "of in", r"(?:of|in) (?:the )?cycle (?:\d+|one|two)(?! ?(?:-|–|to|through) ?\d)"),
    (
        "DAYNO",
        "on at study day days week weeks month months",
        r"(?:(?:on|at) )?(?:study )?(?:days?|weeks?|months?) (?=\d|(?:one|two|three|four|five|six|seven|eight)\b)(?!\d+(?:[.,]\d+)? ?-?(?:mg|"
        r"mcg|g|ml|units|tablets?|capsules?)\b)",
    ),
    (
        "CYCLE",
        "of in",
        r"(?:of|in) (?:(?:each|every|a|the|repeated|continuous|consecutive) )*\d+[-\x20](?:day|"
        r"week)(?: treatment)? cycles?|(?:of|in) cycles? \d+ ?(?:-|–|to|through) ?\d+",
    ),
    (
        "FOR",
        "for",
        r"for (?:a (?:total|maximum|series) of |the first |up to |at least |about |approximately |"
        r"an? (?:additional|initial) )+|for (?:a|an) (?=\d)",
    ),
    (
        "OVER",
        "over during lasting lasts last takes taking take in within infused for infusion",
        r"(?:over|during|lasting|lasts?|takes?|taking|in|within|infused for|"
        r"for) (?:(?:a period of|a minimum of|about|approximately|at least|around|typically|"
        r"usually|no less than|some|roughly|up to|the course of|the (?:next|first|following)|only|just) )+"
        r"(?=(?:\d|an? |one |two |three |half )[\w .–-]{0,20}(?:min|hour|h\b))|"
        r"infused (?:in|for|over)(?: (?:the course of|about|at least|around))*|"
        r"infusion (?:time|duration)s?(?:(?: is| of)? (?:about )?(?=\d)|: ?)",
    ),
    ("SEPARATED", "separated at spaced", r"(?:separated by|at intervals? of|spaced)(?: (?:at least|about))?"),
    ("AFTER", "after following", r"(?:after|following) (?:the |your |receiving the |completing the )"),
    ("DIVIDED", "equally divided", r"(?:equally )?divided(?: equally)?(?: and)?(?: (?:administered|given|taken))?"),
    (
        "INFUSION",
        "intravenous iv continuous long slow",
        r"(?:(?:intravenous|iv|continuous|long|slow) )+(?:\(iv\) )?(?:infusions?|drips?)",
    ),
    ("OF", "of", r"of(?: the| an?)?(?= \d)"),
    (
        "DOSENO",
        "dose doses injection injections infusion infusions shot shots",
        r"(?:dose|injection|infusion|shot)s? (?:number |no\.? ?)?(?=(?:\d|one|two|three|four|five|six|seven)\b)"
        r"(?!\d[\d.,]* ?(?:to|-|–)? ?[\d.,]* ?-?(?:mg|mcg|g|ml|units?|iu|min|hour|time|week|day|month)|"
        r"\w+ (?:times?|hours?|days?|weeks?|months?)\b)",
    ),
)

NUMBER: Final = "#"


def _by_first_word() -> dict[str, tuple[tuple[str, Pattern], ...]]:
    rows: defaultdict[str, list[tuple[str, Pattern]]] = defaultdict(list)
    for kind, firsts, pattern in _PHRASES:
        compiled = Pattern(pattern)
        for first in firsts.split():
            rows[first].append((kind, compiled))
    return {first: tuple(patterns) for first, patterns in rows.items()}


_BY_FIRST: Final = _by_first_word()
_INNER: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def phrase_at(text: str, start: int, first: str) -> tuple[str, re.Match[str]] | None:
    """Return the phrase that begins in a text, in lower case, at a word or a number, with its kind.

    >>> phrase_at("5 mg at bedtime", 5, "at")[0]
    'TIMELY'
    """
    if start and text[start - 1] in _INNER:
        return None
    for kind, pattern in _BY_FIRST.get(first, ()):
        found = match(pattern, text, start)
        if found:
            return kind, found
    return None
