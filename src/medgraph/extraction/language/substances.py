"""Find the substances that a stretch of text names: drugs, groups of drugs, food and drink.

Interactions and contraindications end in such names. A drug is known by the lexicon or its stem
("ketoconazole"); a group by its head noun and the words before it ("strong CYP3A4 inhibitors",
"antidiabetic agents") or by what its members do ("medications that can affect the liver"). "Other
medicines" is no group: it names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from medgraph.extraction.language.phrases import singular
from medgraph.extraction.language.substance_words import FOOD, HEADS, MEASURED, NOTHING_SAID, PLAIN_HEADS, STOP
from medgraph.extraction.naming.page_drug import DrugNames
from medgraph.model import Span


class Substance(NamedTuple):
    """A drug by its base name, or a group or food in the page's wording in singular lower case."""

    name: str
    span: Span
    is_food: bool = False


_HEAD = re.compile(
    rf"\b(?:(?P<named>{HEADS})|(?P<plain>{PLAIN_HEADS}))\b(?!-|\s+(?:interactions?|levels?|"
    rf"concentrations?|class|monitoring|information|labels?|exposure|intake|actions?|effects?|activity|properties|"
    rf"responses?|withdrawal|plan|team|goals?|site))",
    re.IGNORECASE,
)
_NEEDS_MORE = re.compile(
    r"^(?:inhibitors?|inducers?|blockers?|antagonists?|agonists?|substrates|binders?|sequestrants?|"
    r"thinners?|analogu?es?|hormones|vaccines?|derivatives|"
    r"modulators|mimetics|suppressants?|depressants?|alkaloids?|glycosides?|resins?|relaxants?)$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s+of\s+(?:the\s+)?(?P<what>(?:CYP|P-|OAT|OCT|BCRP|MATE|UGT|"
    r"cytochrome)[\w/-]*(?:\s+P450)?(?:\s+\d\w+)?)"
)
_TOKEN_BEFORE = re.compile(r"(?P<token>[A-Za-z0-9](?:[\w'’./+-]*[\w'’+])?|\([A-Z][A-Z0-9-]{1,6}\))\s+$")
# "Imatinib is an inhibitor of CYP3A4", "neither a substrate nor an inducer": what it is, not what it meets.
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|as|being|becomes?|neither|nor|not)\b(?:(?!\b(?:with|when|by|taking|if|like|"
    r"such|because)\b)[^.;()])*$",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:inhibitor|inducer|substrate|antagonist|agonist|blocker|modulator)$", re.IGNORECASE)
_ACTING = re.compile(
    r"\b(?P<head>medications?|medicines?|drugs?|agents?|products?|substances?)\s+(?:(?:that|"
    r"which)\s+(?:(?:can|may|could|might|also|strongly|"
    r"are\s+known\s+to)\s+)*(?:affects?|increases?|decreases?|lowers?|raises?|slows?(?:\s+down)?|prolongs?|suppress(?:es)?|hold\s+down|dampens?|speeds?\s+up|"
    r"calms?|relax(?:es)?|sedates?|strengthens?|boosts?|changes?|upsets?|irritates?|widens?|contain|makes?|"
    r"inhibits?|induces?|blocks?|thin|reduces?|impairs?|"
    r"damages?|weakens?|stimulates?|alters?|harms?|delays?|cause|are\s+metaboli[sz]ed\s+by)|affecting|"
    r"known\s+to\s+[a-z]+|metaboli[sz]ed\s+by|used\s+for)\s+"
    r"(?P<what>[\w'’/ -]{3,60}?)(?=\s*(?:[,;.:()\[*]|$|\s(?:such|like|including|when|while|because|since|"
    r"may|can|should|must|and|are|is|adds?|increases?|raises?|makes?|needs?|have|has|were|was|too|or\s+(?:who|if))\b))",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\b(?:serum|blood|plasma|urinary|your|low|high)\s+$", re.IGNORECASE)


def read_substances(text: str, start: int, names: DrugNames) -> list[Substance]:
    """Return the substances named in a text that begins at `start` of the view; the page's drug is none.

    >>> from medgraph.extraction.naming.page_drug import DrugNames
    >>> nobody = DrugNames("x", frozenset())
    >>> [s.name for s in read_substances("strong CYP3A inhibitors, other drugs and alcohol", 0, nobody)]
    ['strong cyp3a inhibitor', 'alcohol']
    """
    found = [
        *_substrates(text),
        *_acting(text, names),
        *_foods(text),
        *_groups(text),
        *_drugs(text, names),
    ]
    chosen: list[Substance] = []
    for each in sorted(found, key=lambda s: (s.span.start - s.span.end, s.span.start)):
        if not any(each.span.overlaps(other.span) for other in chosen):
            chosen.append(each)
    ordered = _without_titles(text, sorted(chosen, key=lambda s: s.span.start))
    return [
        s._replace(span=Span(s.span.start + start, s.span.end + start))
        for s in ordered
        if not _is_repeated(text, s, chosen)
    ]


def _without_titles(text: str, ordered: list[Substance]) -> list[Substance]:
    """Leave out what a name's kind is ("the antibiotic rifampin"): the kind in the singular right before it."""
    named = []
    for each, behind in zip_longest(ordered, ordered[1:]):
        head = each.span.of(text).split()[-1]
        close = behind is not None and text[each.span.end : behind.span.start] == " "
        if not (close and not head.endswith("s") and _KIND.fullmatch(head)):
            named.append(each)
    return named


_KIND = re.compile(rf"{HEADS}|{PLAIN_HEADS}", re.IGNORECASE)
_KIND_BEHIND = re.compile(rf"\s+(?:{HEADS}|{PLAIN_HEADS})\b", re.IGNORECASE)


def _is_repeated(text: str, substance: Substance, others: list[Substance]) -> bool:
    """Tell whether it repeats, in brackets, the name before it: "iron tablets (ferrous sulfate)"."""
    before, after = text[: substance.span.start], text[substance.span.end :]
    if not (before.endswith("(") and after.startswith(")")):
        return False
    head = before[:-1].rstrip()
    return bool(re.fullmatch(r"[A-Z]{2,6}s?", substance.span.of(text))) or any(
        (o.is_food or o.name.endswith(("tablet", "pill", "supplement"))) and o.span.end == len(head) for o in others
    )


def _drugs(text: str, names: DrugNames) -> Iterator[Substance]:
    for name, span in names.mentions(text):
        if (
            name not in (names.drug, *names.drug.split(" / "))
            and name not in MEASURED
            and not _LEVEL.search(text[: span.start])
        ):
            yield Substance(name, span)


_MOVED = re.compile(r"\b(?:lower|rais|los)(?:es?|s|ing|e)?\s+$", re.IGNORECASE)


def _foods(text: str) -> Iterator[Substance]:
    for found in FOOD.finditer(text):
        before = text[: found.start()]
        if not (_LEVEL.search(before) or _MOVED.search(before)):
            yield Substance(_food_name(found[0]), Span(found.start(), found.end()), is_food=True)


def _food_name(wording: str) -> str:
    low = " ".join(wording.lower().replace("’", "'").split())
    if low.startswith("alcohol"):
        return "alcohol"
    if "wort" in low:
        return "st. john's wort"
    return "grapefruit" if " grapefruit" in low else singular_phrase(low)


def _acting(text: str, names: DrugNames) -> Iterator[Substance]:
    """Yield groups that are told by what their members do, unless they do it to the page's drug."""
    for found in _ACTING.finditer(text):
        what = re.sub(r"\b(?:your|its)\s+", "", " ".join(found[0].split()).lower())
        if not any(own in what.split() for own in names.own) and len(what.split()) <= 9:
            head, _, rest = what.partition(" ")
            yield Substance(f"{singular(head)} {rest}", Span(found.start(), found.end()))


_SUBSTRATES = re.compile(
    r"\b(?:medications?|medicines?|drugs?|agents?|products?|substances?)\s+(?:(?:that|which)\s+)?(?:are\s+|is\s+)?(?:mainly\s+|"
    r"largely\s+|also\s+)?(?:depend(?:ing)?\s+on|rely(?:ing)?\s+on|leave\s+the\s+body\s+(?:through|by|via)|(?:broken\s+down|"
    r"cleared|transported|removed|carried|handled)\s+by)\s+(?:the\s+)?(?:\w+\s+)?(?P<what>(?:CYP|P-|OATP?|OCT|BCRP|MATE|UGT)"
    r"[\w-]*(?:\s+(?:and|or)\s+(?:CYP|P-|OATP?|OCT|BCRP|MATE|UGT)[\w-]*)*)"
)


def _substrates(text: str) -> Iterator[Substance]:
    """Yield "drugs that depend on CYP2D6" by their short name: "cyp2d6 substrate"."""
    for found in _SUBSTRATES.finditer(text):
        yield Substance(f"{found['what'].lower()} substrate", Span(found.start(), found.end()))


def _groups(text: str) -> Iterator[Substance]:
    for found in _HEAD.finditer(text):
        begin = _walk_left(text, found.start())
        of = _OF.match(text, found.end()) if found["named"] else None
        words = text[begin : found.start()].split()
        if _says_something(words, found) or of:
            end = of.end() if of else found.end()
            if not (_ONE.search(found[0]) and _PREDICATE.search(text[:begin])):
                yield from _named_group(text, Span(begin, end), found, of)


def _walk_left(text: str, begin: int) -> int:
    """Return where the words before a head begin that belong to its name, four at most."""
    for _ in range(4):
        found = _TOKEN_BEFORE.search(text, max(0, begin - 40), begin)
        if not found or found["token"].lower().rstrip(".") in STOP or _ends_a_title(text, found["token"], begin):
            break
        begin = found.start("token")
    return begin


def _ends_a_title(text: str, token: str, begin: int) -> bool:
    """Tell whether a token is a section's number, or a small word before a heading's capital."""
    return bool(re.fullmatch(r"\d+\.\d+", token)) or (
        token[0].islower() and bool(re.match(r"[A-Z][a-z]{3}", text[begin:]))
    )


def _says_something(words: list[str], head: re.Match[str]) -> bool:
    telling = [w for w in words if w.lower() not in NOTHING_SAID and re.search(r"[A-Za-z]{2}", w)]
    if head["named"] and not _NEEDS_MORE.match(head["named"]):
        return True
    return bool(telling)


_DEGREE = re.compile(r"\b(?P<degree>strong|moderate|weak|potent)\s+(?:or|and|to|and/or)\s+$", re.IGNORECASE)
# "Loop or thiazide diuretics", "CYP3A4 and P-gp inhibitors": two groups that share a head.
_PAIRED = re.compile(
    r"\b(?P<first>(?:[Ll]oop|[Tt]hiazide|[Tt]ricyclic|[Oo]ral|[Ii]nhaled|[Tt]ypical|[Aa]typical|[Aa]lpha|[Bb]eta|ACE|MAO|HIV|"
    r"[Ii]njected|[Ss]ystemic|[Aa]luminium|[Aa]luminum|[Mm]agnesium|(?:(?:[Ss]trong|[Mm]oderate)\s+)?(?:CYP|P-|OATP?|BCRP|UGT)[\w-]*))"
    r"\s+(?:or|and|and/or)\s+$"
)


_STRENGTH = re.compile(r"\d\s?(?:mg|mcg|g|ml|units?)\b", re.IGNORECASE)


def _named_group(text: str, span: Span, head: re.Match[str], of: re.Match[str] | None) -> Iterator[Substance]:
    """Yield the group; "moderate or strong inhibitors" are two."""
    wording = re.sub(r"\([^)]*\)\s*", "", text[span.start : head.end()])
    wording = re.sub(r"(?<=[A-Z]{2})s$", "", wording)
    if _STRENGTH.search(wording):
        return
    name = singular_phrase(" ".join(wording.lower().split())) + (" of " + of["what"].lower() if of else "")
    degree = _DEGREE.search(text, 0, span.start)
    rest = re.sub(r"^(?:strong|moderate|weak|potent) ", "", name)
    if degree and rest != name:
        yield Substance(f"{degree['degree'].lower()} {rest}", Span(degree.start(), degree.end("degree")))
    paired = _PAIRED.search(text, 0, span.start)
    if paired and head["named"] and not _KIND_BEHIND.match(text, span.end):
        name_of_head = singular(head["named"].lower())
        yield Substance(f"{paired['first'].lower()} {name_of_head}", Span(paired.start(), paired.end("first")))
    yield Substance(name, span)


def singular_phrase(words: str) -> str:
    """Return a phrase with its last word in the singular.

    >>> singular_phrase("beta blockers")
    'beta blocker'
    """
    first, _, last = words.rpartition(" ")
    return f"{first} {singular(last)}".strip()
