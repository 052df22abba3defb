"""Find groups of substances by their head noun and the words before it: "strong CYP3A4 inhibitors".

The walk to the left of a head takes the words that belong to its name, and stops at verbs, at small words,
at another group ("antacids, antacids containing …") and at a drug ("daptomycin treatment" names daptomycin).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.drug_words import known_drug
from medgraph.extraction.language.phrases import singular
from medgraph.extraction.language.substance_words import HEADS, NOTHING_SAID, PLAIN_HEADS, STOP
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer

HEAD = Pattern(
    rf"(?<![\w’'/])(?P<prefix>(?!(?:drugs?|foods?|herbs?|diseases?)-)(?:[A-Za-z0-9]+-)+)?(?:(?P<named>{HEADS})|(?P<plain>{PLAIN_HEADS}))\b(?!-|\s+(?:interactions?|levels?|"
    rf"concentrations?|class|monitoring|information|labels?|exposure|intake|actions?|effects?|activity|properties|"
    rf"responses?|withdrawal|plan|team|goals?|site|allerg\w+|tests?|toxicity|cent(?:er|re)s?|resistance|addiction|abuse))",
    re.IGNORECASE,
)
KIND = Pattern(rf"{HEADS}|{PLAIN_HEADS}", re.IGNORECASE)
PLAIN = Pattern(PLAIN_HEADS, re.IGNORECASE)
_KIND_BEHIND = Pattern(rf"\s+(?:{HEADS}|{PLAIN_HEADS})\b", re.IGNORECASE)
_NEEDS_MORE = Pattern(
    r"^(?:inhibitors?|inducers?|blockers?|antagonists?|agonists?|substrates|binders?|sequestrants?|"
    r"thinners?|analog(?:ue)?s?|hormones|vaccines?|derivatives|contraception|antidotes|secretagogues?|"
    r"modulators|mimetics|suppressants?|depressants?|alkaloids?|glycosides?|resins?|relax(?:a|e)nts?|relaxers?)$",
    re.IGNORECASE,
)
_ENZYME = r"(?:CYP|P-|OATP?|OAT|OCT|BCRP|MATE|UGT|MRP|BSEP)"
_OF = Pattern(
    rf"\s+of\s+(?:the\s+)?(?P<what>(?:{_ENZYME}[\w/-]*|cytochrome(?:\s+P450)?(?:\s+\d\w+)?|"
    r"[a-z-]+\s+(?:re)?uptake|prostaglandin\s+synthesis|same\s+enzymes?))"
)
_TOKEN_BEFORE = Pattern(r"(?P<token>[A-Za-z0-9](?:[\w'’./+-]*[\w'’+])?|\([A-Z][A-Za-z0-9-]{1,6}\))\s+$")
# Who blocks an enzyme inhibits it.
_ENZYME_BLOCKER = Pattern(rf"\b(?P<enzyme>{_ENZYME}[\w/-]*) blocker$", re.IGNORECASE)
# "Imatinib is an inhibitor of CYP3A4", "neither a substrate nor an inducer": what it is, not what it meets.
_PREDICATE = Pattern(
    r"\b(?:is|are|was|were|(?<!such )as|being|becomes?|neither|nor|not(?=\s+an?\b))\b(?:(?!\b(?:with|when|by|taking|if|like|"
    r"such|because|that|which)\b)[^.;:()*]){0,80}$",
    re.IGNORECASE,
)
_ONE = Pattern(r"(?:inhibitor|inducer|substrate|antagonist|agonist|blocker|modulator)$", re.IGNORECASE)
_ONE_OF = Pattern(r"\b(?:is|are|was)\s+(?:one|some|among)\s+of\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
# "Adrenaline and isoprenaline are COMT substrates": what others are, where no "that" makes it whom the drug meets.
_SUBSTRATES = Pattern(r"substrates$", re.IGNORECASE)
_ARE = Pattern(
    r"(?<!that )(?<!which )(?<!who )\b(?:are|were)\s+(?:(?:both|all|also|known|strong|sensitive)\s+)*$", re.IGNORECASE
)
_DEGREE = Pattern(r"\b(?P<degree>strong|moderate|medium|weak|potent)\s+(?:or|and|to|and/or)\s+$", re.IGNORECASE)
# "Loop or thiazide diuretics", "CYP3A4 and P-gp inhibitors": two groups that share a head.
_PAIRED = Pattern(
    r"(?<![\w-])(?P<first>(?:[Ll]oop|[Tt]hiazide|[Tt]ricyclic|[Oo]ral|[Ii]nhaled|[Tt]ypical|[Aa]typical|[Aa]lpha|[Bb]eta|ACE|MAO|HIV|"
    r"[Ii]njected|[Ss]ystemic|[Aa]luminium|[Aa]luminum|[Mm]agnesium|[Pp]olarizing|[Dd]epolarizing|"
    rf"(?:(?:[Ss]trong|[Mm]oderate|[Ss]ensitive)\s+)?{_ENZYME}[\w-]*))"
    r"\s*(?:,|\s(?:or|and|and/or)|\s?/)\s+$"
)
_STRENGTH = Pattern(r"\d\s?(?:mg|mcg|g|ml|units?)\b", re.IGNORECASE)
_BY_MOUTH = Pattern(r"(?:medications?|medicines?|drugs?)$", re.IGNORECASE)
_REACH = 4
_SHORT = 4


def read_groups(text: str) -> Iterator[tuple[str, Span, bool]]:
    """Yield the groups that a text names: the name, where it stands, and whether its head alone tells it.

    >>> [name for name, _, _ in read_groups("strong CYP3A4 inhibitors and other drugs")]
    ['strong cyp3a4 inhibitor']
    """
    for found in finditer(HEAD, text):
        begin = _walk_left(text, found)
        of = _OF.match(text, found.end()) if found["named"] else None
        if _says_something(text[begin : found.start()].split(), found) or of:
            end = of.end() if of else found.end()
            if not _is_said_of(found[0], text[:begin]):
                for name, span in _named(text, Span(begin, end), found, of):
                    yield name, span, bool(found["named"])


def _is_said_of(head: str, before: str) -> bool:
    """Tell whether a group is what a sentence says that something is, and no partner that it names."""
    one = _ONE.search(head) and _PREDICATE.search(before)
    return bool(one or _ONE_OF.search(before) or (_SUBSTRATES.search(head) and _ARE.search(before)))


def _walk_left(text: str, head: re.Match[str]) -> int:
    """Return where the words before a head begin that belong to its name; "inhibitors" need one, if it be a drug."""
    begin = head.start()
    drugs_too = bool(head["named"] and _NEEDS_MORE.match(head["named"]))
    for _ in range(_REACH):
        found = _TOKEN_BEFORE.search(text, max(0, begin - 40), begin)
        if not found or _ends_name(found["token"], drugs_too) or _ends_a_title(text, found["token"], begin):
            break
        begin = found.start("token")
    return begin


def _ends_name(token: str, drugs_too: bool) -> bool:
    """Tell whether a word belongs to no group's name: a small word, a drug, another group's plural head."""
    low = token.lower().rstrip(".")
    if low in STOP or (low.endswith("s") and KIND.fullmatch(low)):
        return True
    return not drugs_too and len(low) > _SHORT and known_drug(low) is not None


def _ends_a_title(text: str, token: str, begin: int) -> bool:
    """Tell whether a token is a section's number, or a small word before a heading's capital."""
    return bool(re.fullmatch(r"\d+\.\d+", token)) or (
        token[0].islower() and bool(re.match(r"[A-Z][a-z]{3}", text[begin:]))
    )


def _says_something(words: list[str], head: re.Match[str]) -> bool:
    telling = [w for w in words if w.lower() not in NOTHING_SAID and re.search(r"[A-Za-z]{2}|^[A-Z]\d?$", w)]
    if head["prefix"] or (head["named"] and not _NEEDS_MORE.match(head["named"])):
        return True
    if words and words[-1].lower() == "oral" and head["plain"] and _BY_MOUTH.match(head["plain"]):
        return True
    return bool(telling)


def _named(text: str, span: Span, head: re.Match[str], of: re.Match[str] | None) -> Iterator[tuple[str, Span]]:
    """Yield the group; "moderate or strong inhibitors" are two."""
    wording = re.sub(r"\([^)]*\)\s*", "", text[span.start : head.end()])
    wording = re.sub(r"(?<=[A-Z]{2})s$", "", wording)
    if _STRENGTH.search(wording) or wording.startswith("containing "):
        return
    name = _without_treatment(singular_phrase(" ".join(wording.lower().split()))) + (
        " of " + of["what"].lower() if of else ""
    )
    name = _ENZYME_BLOCKER.sub(r"\g<enzyme> inhibitor", re.sub(r"^medium ", "moderate ", name))
    degree = _DEGREE.search(text, 0, span.start)
    rest = re.sub(r"^(?:strong|moderate|weak|potent) ", "", name)
    if degree and rest != name:
        yield (
            f"{degree['degree'].lower().replace('medium', 'moderate')} {rest}",
            Span(degree.start(), degree.end("degree")),
        )
    paired = _PAIRED.search(text, 0, span.start)
    if paired and head["named"] and not _KIND_BEHIND.match(text, span.end):
        yield f"{paired['first'].lower()} {singular(head['named'].lower())}", Span(*paired.span("first"))
    yield name, span


def _without_treatment(name: str) -> str:
    """Return "barbiturate" for "barbiturate therapy"."""
    group, _, last = name.rpartition(" ")
    return group if last in ("therapy", "treatment") and KIND.fullmatch(group.split(" ")[-1]) else name


def singular_phrase(words: str) -> str:
    """Return a phrase with its last word in the singular.

    >>> singular_phrase("beta blockers")
    'beta blocker'
    """
    first, _, last = words.rpartition(" ")
    return f"{first} {singular(last)}".strip()
