"""The drug of a page by all its names, and every drug that a text names.

A drug is known by the page's own names for it, by the lexicon, or by the stem of its name; the longest wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from medgraph.drug_words import US_PREFIX, known_drug, may_open_name, opens_name, with_salt, without_salt
from medgraph.model import SectionType, Span
from medgraph.patterns import Pattern, match, search, sub


@dataclass(frozen=True, slots=True)
class DrugNames:
    """The drug of a page and the names that the page uses for it, all in lower case."""

    drug: str
    own: frozenset[str]

    @property
    def parts(self) -> tuple[str, ...]:
        """The drug, and the components of a combination."""
        return (self.drug, *self.drug.split(" / "))

    def named_in(self, text: str) -> bool:
        """Tell whether a text names the drug, by whichever of its names."""
        return any(drug == self.drug for drug, _ in self.mentions(text))

    def mentions(self, text: str) -> Iterator[tuple[str, Span]]:
        """Yield every drug named in a text, by its base name, with where; the longest names win."""
        return iter(_mentions(self, text))

    def name_at(self, text: str, word: re.Match[str]) -> tuple[str, Span] | None:
        """Return the drug whose name begins with a word of a text, and where the name stands."""
        prefix = US_PREFIX.match(word[0]) if "-" in word[0] else None
        if prefix and (rest := _WORD.match(text, word.start() + prefix.end())):
            named = self.name_at(text, rest)
            return (named[0], Span(word.start(), named[1].end)) if named else None
        if " / " in self.drug and (whole := _combination(self.drug).match(text, word.start())):
            return self.drug, Span(*whole.span())
        low = word[0].lower()
        if not _opens(self.own, low):
            return None
        if own := self._own_at(text, word):
            return self.drug, own
        for pattern in _LONGER if opens_name(low) else (_WORD,):
            found = pattern.match(text, word.start())
            drug = self._drug_called(found[0].lower()) if found else None
            if found and drug:
                return drug, Span(found.start(), with_salt(text, found.end()))
        return None

    def _own_at(self, text: str, word: re.Match[str]) -> Span | None:
        """Return where an own name of several words begins with a word of a text, and ends."""
        for name in _own_phrases(self.own):
            end = word.start() + len(name)
            if text[word.start() : end].lower() == name and not text[end : end + 1].isalnum():
                return Span(word.start(), with_salt(text, end))
        return None

    def _drug_called(self, name: str) -> str | None:
        return self.drug if name in self.own or without_salt(name) in self.own else known_drug(name)

    def subjects_of(self, clause: str, topic: SectionType, *, before: tuple[str, ...]) -> tuple[str, ...]:
        """Return the drugs that a clause speaks about: its grammatical subjects, else the page's drug.

        In a section on alternatives a clause that names nobody speaks about nobody.
        """
        if topic is not SectionType.INTERACTIONS and (apposed := self._apposed(clause)):
            return (apposed,)
        if topic in _ABOUT_THE_DRUG:
            return (self._barred(clause) if topic is SectionType.CONTRAINDICATIONS else None) or (self.drug,)
        if (other := match(_CONTRASTED, clause)) and not self._is_of_page(other["who"]):
            return tuple(name for name, _ in list(self.mentions(other["who"]))[:1])
        compared = match(_COMPARISON, clause)
        body = clause[compared.end() :] if compared else clause
        named = list(self.mentions(body))
        if named and _begins(body, named[0][1].start):
            return tuple(dict.fromkeys(_coordinated(body, named)))
        if topic is SectionType.ALTERNATIVES and not any(name == self.drug for name, _ in named):
            return ()
        return before if before != (self.drug,) and _ELLIPSIS.match(body) else (self.drug,)

    def _is_of_page(self, who: str) -> bool:
        """Tell whether words call the page's drug: by a name of its, or as "it" or "this medicine"."""
        low = who.lower()
        return low in _PRONOUNS or low.startswith(("this ", "the ")) or any(own in low for own in self.own)

    def _barred(self, clause: str) -> tuple[str, ...] | None:
        """Return another drug that opens a clause which bars it to people: "Tizanidine itself is off limits for people whose …"."""
        if not search(_FOR_WHOM, clause):
            return None
        name, span = next(self.mentions(clause), (self.drug, Span(0, 0)))
        return (name,) if name != self.drug and _begins(clause, span.start) else None

    def _apposed(self, clause: str) -> str | None:
        """Return another drug that a clause is about in apposition: "An older antidepressant, bupropion, is …"."""
        if not _APPOSED.match(clause):
            return None
        name, span = next(self.mentions(clause), (self.drug, Span(0, 0)))
        ends = _APPOSITION_ENDS.match(clause, span.end)
        return name if name != self.drug and ends and _APPOSED.fullmatch(clause[: span.start]) else None


# Where other drugs are named as partners, never as those who are spoken about.
_ABOUT_THE_DRUG = frozenset({SectionType.INTERACTIONS, SectionType.CONTRAINDICATIONS, SectionType.MONITORING})
_PRONOUNS = frozenset({"it", "they", "these", "this"})
_WORD = Pattern(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_TWO = Pattern(r"[A-Za-z][\w-]*[ ]+[A-Za-z0-9][\w-]*")
_THREE = Pattern(r"[A-Za-z][\w-]*[ ]+[A-Za-z][\w-]*[ ]+[A-Za-z0-9][\w-]*")
_LONGER = (_THREE, _TWO, _WORD)
_COMPARISON = Pattern(
    r"^\s*(?:unlike|in contrast (?:to|with)|compared (?:to|with)|as with|like|in combination with|"
    r"as opposed to|similar to)\s(?:[^,;.]{2,80}?(?=\s(?:it|they)\s+[a-z]+)|[^,]*,(?:\s*(?:which|that|who)\s[^,]*,)?)\s*",
    re.IGNORECASE,
)
_OPENING = Pattern(
    r"^[\s\W]*(?:(?:both|the|while|whereas|and|but|by contrast,?|in contrast,?|by comparison,?|however,?|"
    r"similarly,?|meanwhile,?|"
    r"instead,?|also,?|another option,?|alternatively,?|like|in turn,?)\s*)*$",
    re.IGNORECASE,
)
# "Enhertu, or | trastuzumab deruxtecan, is …": a brand and what it is.
_ALIAS = Pattern(r"\s*[A-Z][\w-]+®?(?:, or|,? (?:also known as|known as|also called|the brand name of)) $")
_ELLIPSIS = Pattern(
    r"^\W*(?:(?:and|it|its|they)\b|(?:but (?:[a-z]+ly )?)?(?:has|have|is|are|was|must|can|may|should|does|needs?|cannot|will)\s)",
    re.IGNORECASE,
)
_APPOSED = Pattern(
    r"\W*(?:(?:whereas|while|but|and|by contrast,?|meanwhile,?)\s+)?(?:an?|the|its|another|one|our|some)\s(?:[\w-]+\s){0,5}[\w-]+,\s",
    re.IGNORECASE,
)
_CONTRASTED = Pattern(r"\W*(?P<who>[\w'’ -]{3,40}), (?:by|in) contrast,", re.IGNORECASE)
_FOR_WHOM = Pattern(
    r"\b(?:is|are|must|should|cannot|can['’]t)\b[^.;:]{0,60}?\b(?:in|for|by|to)\s+(?:patients|people|adults|children|women|men|those|anyone|anybody|someone)\s+(?:with|who(?!\s+(?:tak|are\s+taking|receiv|us))|whose)\b",
    re.IGNORECASE,
)
_APPOSITION_ENDS = Pattern(r"(?:\s*\([^()]*\))?,\s")


def drugs_named(text: str) -> Iterator[tuple[str, Span]]:
    """Yield every drug named in a text whose own drug is not told yet, by its base name, with where.

    >>> [drug for drug, _ in drugs_named("Unlike warfarin, apixaban needs no tests.")]
    ['warfarin', 'apixaban']
    """
    return DrugNames("", frozenset()).mentions(text)


@lru_cache(maxsize=4096)
def _mentions(names: DrugNames, text: str) -> tuple[tuple[str, Span], ...]:
    """Read a text once for all who ask who is named in it."""
    if not _may_name(names, text):
        return ()
    found: list[tuple[str, Span]] = []
    for word in _WORD.finditer(text):
        if not found or word.start() >= found[-1][1].end:
            named = names.name_at(text, word)
            found += [named] if named else []
    return tuple(found)


def _may_name(names: DrugNames, text: str) -> bool:
    """Tell quickly whether a text may name a drug: whether a name may begin with one of its words."""
    if " / " in names.drug:
        return True
    opening = _opening_words(names.own)
    for word in set(_WORD.findall(text.lower())):
        if word in opening or may_open_name(word):
            return True
        if "-" in word and (without_salt(word) in names.own or _opens(names.own, sub(US_PREFIX, "", word))):
            return True
    return False


def _opens(own: frozenset[str], word: str) -> bool:
    """Tell whether a name may begin with a word in lower case."""
    return word in _opening_words(own) or may_open_name(word) or ("-" in word and without_salt(word) in own)


def _begins(text: str, position: int) -> bool:
    return bool(_OPENING.match(text[:position]) or _ALIAS.match(text[:position]))


def _coordinated(text: str, named: list[tuple[str, Span]]) -> Iterator[str]:
    """Yield the first drug named and those that "and" or a comma joins to it."""
    yield named[0][0]
    for (_, before), (name, here) in pairwise(named):
        if not re.fullmatch(r"(?:\s*\([^)]*\))?\s*(?:,|and|,\s*and|or|/)\s*", text[before.end : here.start]):
            return
        yield name


@lru_cache(maxsize=64)
def _own_phrases(own: frozenset[str]) -> tuple[str, ...]:
    """Return the names of several words, the longest first."""
    return tuple(name for name in sorted(own, key=len, reverse=True) if " " in name)


@lru_cache(maxsize=64)
def _opening_words(own: frozenset[str]) -> frozenset[str]:
    """Return the words that names begin with."""
    return frozenset(found[0] for found in map(_WORD.match, own) if found)


@lru_cache(maxsize=256)
def _combination(drug: str) -> Pattern:
    """Return the pattern of all ways to write a combination: "a / b", "a and b", "a-b"."""
    return Pattern(
        r"(?:\s*[/+,]\s*(?:and\s+)?|\s+(?:and|with|plus)\s+|-)".join(map(re.escape, drug.split(" / "))) + r"\b",
        re.IGNORECASE,
    )
