"""The grammar of drug classes: which words name a class, which only wrap it.

    an | oral, fully human | IgG1 monoclonal antibody | medication | that …
         wrapping            class                      wrapping     end

A class ends in a head: a noun that by itself or with the words before it is a class ("statin", "kinase
inhibitor"), or a word for a drug behind a word that makes a class of it ("lipid-lowering medicine", "gene
therapy").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from medgraph.drug_words import is_drug
from medgraph.extraction.drug_class.heads import ADJECTIVE, BARE, DRUG_WORD, HEAD, LOOSE, MADE
from medgraph.extraction.drug_class.wrapping import MONOCLONAL, OF_ANTIBODIES, OF_OLIGOS, STOP, WRAPPING
from medgraph.extraction.language.phrases import blanked, singular
from medgraph.model import Span
from medgraph.patterns import Pattern, match, search, sub

_GENERIC = Pattern(
    r"^(?:[\w-]+ )?(?:medicines?|medications?|drugs?|treatments?|cures?|substitutes?|brands?|options?|"
    r"choices?|alternatives?|products?|"
    r"solutions?|tablets?|substances?|compounds?|therap(?:y|ies)|things?|kinds?|molecules?|class(?:es)?)$|"
    r"\b(?:category|schedule|prescription|study|controlled|other|these|this|same|such|similar|certain|"
    r"substitute|generic version|immune-modifying)\b|"
    r"^(?:hormone|inhibitor|protein|enzyme|peptide|vitamin|vector|replacement|supplement|"
    r"conjugate|growth factor)$",
    re.IGNORECASE,
)
_SENTENCE = Pattern(
    r"\bIgG\d?\b.*\bimmunoglobulin$|^\d(?![\w]*[-‑](?:alpha|beta|α|β|HT|LO|[a-z]{6}))|(?<!-)\bcontaining\b|\b(?:contains?|no|not|without|has|have|the|by|very|his|her|their|your|this|that|(?-i:an?)|"
    r"be|been|it|you|we|own|body)\b|[=<>:]",
    re.IGNORECASE,
)
_JOIN = Pattern(
    r"\s*(?:,|/|;)\s*(?:(?:and|or)\s+)?(?:(?:also\s+)?an?\s+)?|\s+(?:and(?: also)?|or|"
    r"as well as)\s+(?:(?:also\s+)?an?\s+)?"
)
# "inhibitor of MTTP": what is acted on stands behind the head. What stands before it is the class, unless it only grades.
_OF = Pattern(
    r"^(?P<mods>(?:[\w/’'-]+,?\s+){0,9}?)(?P<head>(?:(?:partial|inverse) )?(?:inhibitor|antagonist|agonist|blocker|activator|modulator|stimulator|"
    r"stabili[sz]er|potentiator|chaperone|analog(?:ue)?|derivative|mimetic))s?\s+(?:of|at|(?<=gonist )for|(?<=gonist )to)\s+"
    r"(?:(?:the|an?|its|human|natural|naturally occurring|hormone|both|enzymes?|activity of|action of|effects? of|(?:amino acid|peptide|neurotransmitter|cytokine|plant alkaloid|alkaloid|nucleoside|vitamin)(?=\s+[a-z]{3}))\s+)*"
    r"(?P<what>[\w/+’'-]+(?:\s+[\w/+’'-]+){0,5}?(?:\s+(?:and|&)\s+\d\w?)?)"
    r"(?=\s*(?:[(,.;:–—]|$)|\s+(?:that|to|specific|which|used|for|indicated|with|given|and|or|has|enzymes?|isozymes?|isoforms?|types?|subtypes?|subunits?|dependent|in|on|by|including|such|called|known|thereby|when|from|responsible|involved)\b)",
    re.IGNORECASE,
)
_ACTIONLESS = Pattern(
    r"^(?:growth|treat\w*|use|adults|children|patients|people|their|these|those|this|that|it|some|several|all|other|various|two|three|certain|cyp\w*|p-gp|cytochrome|(?:enzyme|protein|hormone|substance|receptor|channel|drug|medicine|vitamin)s?$)\b|\b(?:secretion|release|aggregation|absorption|production|function|synthesis|disease)$",
    re.IGNORECASE,
)
_FORM = Pattern(
    r"^(?P<how>(?:[\w-]+ ){0,3}?)(?:form|version|type|analog(?:ue)?|kind|derivative) of (?:part of )?(?:the )?(?:(?:natural|"
    r"human|hormone|protein) )*(?P<what>.+)$",
    re.IGNORECASE | re.DOTALL,
)


# "a man-made version of part of a hormone": like it, not the whole of it.
_PART = Pattern(
    r"^(?:[\w-]+ ){0,3}?(?:form|version|copy|piece|fragment) of (?:a )?part of (?:the |a )?(?:(?:natural|human|hormone|protein|called) )*(?P<what>[\w/’'-]+(?: [\w/’'-]+){0,4}?)"
    r"(?=\s*(?:[(,.;:–—]|$)|\s+(?:that|which|used|for|and)\b)",
    re.IGNORECASE,
)
# "a man-made version of a gut hormone called GLP-1": the drug is not that hormone.
_CALLED = Pattern(r"^an? [^,;.]{3,60}? (?:called|named|known as)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedClass:
    """A class named in a slot, in lower case singular, and where it stands in the view."""

    name: str
    span: Span


def read_classes(text: str, start: int, *, known: bool = False) -> Iterator[NamedClass]:
    """Yield the classes named at the beginning of a slot that begins at `start` of the view.

    Without `known` (the slot may hold anything) a class must end in a known head.

    >>> [c.name for c in read_classes("fully human IgG1 monoclonal antibody and TNF blocker for adults", 0)]
    ['monoclonal antibody', 'tnf blocker']
    >>> [c.name for c in read_classes("prescription medicine for adults", 0)]
    []
    >>> [c.name for c in read_classes("wakefulness promoters", 0, known=True)]
    ['wakefulness promoter']
    """
    text = text[:_LONGEST]
    begin = _wrapped(text)
    text, offset = _blank_brackets(text[begin:]), begin
    of = match(_OF, text)
    before = of["mods"].rfind(", ") if of else -1
    if of and before > 0 and _is_complete(_tidy(of["mods"][:before])):
        yield from read_classes(text[:before], start + offset)
        yield from read_classes(text[before + 2 :], start + offset + before + 2)
        return
    piece = match(_PART, text)
    if of:
        yield from _acting_on(of, start + offset)
    elif piece:
        yield NamedClass(
            f"{singular(_tidy(piece['what']))} analogue".lower(), Span(*piece.span()).moved(start + offset)
        )
    else:
        yield from _in_phrase(text, start + offset, known=known)


def _in_phrase(text: str, start: int, *, known: bool) -> Iterator[NamedClass]:
    """Yield the classes of a phrase, "a form of" before it or not."""
    form = match(_FORM, text)
    if form and _CALLED.search(form["what"]):
        return
    how, behind = (form["how"], form.start("what")) if form and _names_class(form["what"]) else ("", 0)
    phrase = STOP.sub("", text[behind:])
    for part in _parts(phrase, known=known):
        name = class_name(how + part.of(phrase), known=known)
        if name:
            yield NamedClass(name, part.moved(start + behind))


_LONGEST = 240
"""No slot is read further."""


def _wrapped(text: str) -> int:
    found = WRAPPING.match(text)
    return found.end() if found else 0


def _names_class(text: str) -> bool:
    return class_name(STOP.sub("", text)) is not None


def _acting_on(found: re.Match[str], start: int) -> Iterator[NamedClass]:
    """Read "potent inhibitor of MTTP" as "MTTP inhibitor", "kinase inhibitor of FGFR1" as "kinase inhibitor"."""
    where = Span(start + found.start(), start + found.end())
    mods = _tidy(sub(_LOOSELY, "", found["mods"]))
    if mods:
        name = class_name(mods) or class_name(f"{mods} {found['head']}")
    else:
        *before, last = _tidy(found["what"]).split()
        name = " ".join([*before, singular(last), found["head"]]).lower()
        more = re.match(r"\s*(?:and|or|/)\b", found.string[found.end() :])
        name = None if more or _ACTIONLESS.search(found["what"]) or len(before) > _LONG_NAME else name
    if name:
        yield NamedClass(name, where)


_LONG_NAME = 3
# What says how a thing acts, or what it is not: "a non-purine, selective | inhibitor of xanthine oxidase".
_LOOSELY = Pattern(rf"^(?:(?:{LOOSE}|non-?[a-z]{{4,}}),?\s+)+", re.IGNORECASE)


def _blank_brackets(text: str) -> str:
    """Blank what stands in brackets, keeping every offset; those of "poly (ADP-ribose)" belong to a name."""
    text = re.sub(
        r"\bpoly ?\(ADP-ribose\)",
        lambda m: m[0].replace("(", " ").replace(")", " "),
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(r"\([^()]*\)?|\[[^\]]*\]?", blanked, text)


def _parts(phrase: str, *, known: bool = False) -> Iterator[Span]:
    """Cut a phrase at the joints behind which a class is complete; in a known slot a plural is one."""
    begin = 0
    for joint in _JOIN.finditer(phrase):
        paired = _PAIRED.search(joint.string, joint.start() - 8, joint.end() + 12) or _CONJUGATED.match(
            phrase, joint.start()
        )
        so_far = _tidy(phrase[begin : joint.start()])
        if (_is_complete(so_far) or (known and _PLURAL.fullmatch(so_far))) and not paired:
            yield Span(begin, begin + len(phrase[begin : joint.start()].rstrip(" =")))
            begin = joint.end()
    if phrase[begin:].strip():
        yield Span(begin, begin + len(phrase[begin:].rstrip(" =")))


_PLURAL = Pattern(r"[a-z-]{5,}s", re.IGNORECASE)
# One word for two deeds: "progesterone agonist/antagonist".
_PAIRED = Pattern(r"agonist\s*/\s*antagonist", re.IGNORECASE)
# "HER2-directed antibody | and topoisomerase inhibitor conjugate": one thing of two.
_CONJUGATED = Pattern(r"\s+and (?:an? )?(?:[\w-]+ ){1,3}?(?:inhibitor|toxin|alkylator) conjugates?\b", re.IGNORECASE)


def _is_complete(phrase: str) -> bool:
    """Tell whether a phrase ends like a class, or like one with a word for a drug behind it: "steroid medicine"."""
    return bool(
        HEAD.search(" " + phrase) or HEAD.search(" " + DRUG_WORD.sub("", phrase)) or DRUG_WORD.search(" " + phrase)
    )


def _tidy(text: str) -> str:
    words = " ".join(re.sub(r"[\"'“”‘’®™*_,]|==", " ", text).split())
    return re.sub(r"\s+-(?=\w)", "-", words)


@lru_cache(maxsize=8192)
def class_name(phrase: str, *, known: bool = False) -> str | None:
    """Return a class in lower case singular without what wraps it, or None if the phrase names none.

    >>> class_name("oral antisense oligonucleotide medication"), class_name("prescription medicine")
    ('antisense oligonucleotide', None)
    >>> class_name("lipid-lowering medicines"), class_name("statins")
    ('lipid-lowering medicine', 'statin')
    """
    name = _unwrapped(_tidy(phrase))
    if not name or len(name.split()) > (5 if known else 9) or len(name) > 90:
        return None
    if search(_GRADED, phrase) or search(_SENTENCE, name) or (search(_GENERIC, name) and not MADE.match(name)):
        return None
    if not (known and re.fullmatch(r"[A-Za-z][\w/'’. -]{3,}", name)) and not search(HEAD, " " + name):
        return None
    if BARE.match(name) or (is_drug(name.rpartition(" ")[2]) and not _DRUG_AND_CLASS.search(name)):
        return None
    *before, last = name.split(" ")
    return " ".join([*before, singular(last)]).lower()


# "a highly targeted therapy", "the wider family", "known, more precisely, as": praise and grades that name nothing.
_GRADED = Pattern(
    r"\b\w+ly (?:targeted|specific|selective) (?:drug|medicine|therapy|treatment)|^(?:\w+er|more \w+|\w+ly)$",
    re.IGNORECASE,
)
# Families that bear a drug's name: "a low molecular weight heparin".
_DRUG_AND_CLASS = Pattern(
    r"(?:insulin|heparin|penicillin|tetracycline|progesterone|estrogen|ergotamine|amphetamine|bisphosphonate|salicylate|mycin|interferon|interleukin|vitamin|vaccine|globulin|testosterone|hormone)s?$",
    re.IGNORECASE,
)


def _unwrapped(name: str) -> str:
    name = WRAPPING.sub("", name)
    bare = DRUG_WORD.sub("", name)
    if bare != name and HEAD.search(" " + bare) and not ADJECTIVE.search(bare):
        name = bare
    name = sub(OF_OLIGOS, "", sub(OF_ANTIBODIES, "", name))
    return WRAPPING.sub("", MONOCLONAL.sub("monoclonal antibody", name))
