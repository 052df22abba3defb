"""Walk through a slot from link to link, and keep count of what the words so far say of those that come.

Behind "the treatment of" and "adults with" stands what a drug is for; behind "caused by", "who have failed" and "in combination with" it
does not, until a comma or an "and" opens a new purpose or new people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from medgraph.extraction.indication.hiding import hide_names
from medgraph.extraction.indication.links import Kind, Link, find_links
from medgraph.extraction.indication.names import Member, name_gloss, name_listed, name_members
from medgraph.extraction.language.medical import is_general
from medgraph.extraction.language.mentions import find_known
from medgraph.model import Span
from medgraph.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Indicated:
    """A condition that a slot names, and what restricts it; `span` counts in the view.

    `wording` is all of it ("acute attack of asthma"): what a drug is not for may be what it is for, but for a word.
    """

    name: str
    span: Span
    wording: str
    population: str | None = None
    condition: str | None = None
    severity: str | None = None
    genotype: str | None = None


_LISTED = Pattern(r":\s[^;]+;")
_BOUNDARY = Pattern(r"(?:[,;:.]|(?<!\w)(?:and|or|and/or|as well as|but also))\s*$", re.IGNORECASE)
_SAYS = Pattern(r"(?!\b(?:and|or|of)\b)\b[A-Za-z][\w'’-]", re.IGNORECASE)
_ANEW = Pattern(r"[,;]")
_INCLUDED = Pattern(r"\s*,?\s*including\s+", re.IGNORECASE)
_BRACKET = Pattern(r"\([^()]*\)")
# "hives – | an itchy, raised rash": what a name means, with commas of its own.
_EXPLAINS = Pattern(r"\s*(?:an?|the)\b", re.IGNORECASE)
_OR = Pattern(r"[,;]\s+or$", re.IGNORECASE)
# A use that leads to the disease of the people: "weight management in adults with | genetic obesity".
_WEIGHT = Pattern(r"\bweight (?:management|loss|reduction)$")
_DASHES = frozenset({"-", "–", "—"})
_MEASURED = Pattern(r" (?:their |your |high )?(?:blood[ -](?:sugars?|glucose)|glucose)\b", re.IGNORECASE)
# "certain blood cancers, such as …": the kind is named for its members alone.
_SOME = Pattern(r"\b(?:certain|various|several|some|many|different) (?:[\w-]+ ){0,3}\w+s,?$", re.IGNORECASE)
# What names all members of a kind: "CAPS, which covers A, B and C".
_WHOLE = Pattern(r"(?:to )?includ|which|cover|compris|encompass", re.IGNORECASE)
_SYMPTOMS = Pattern(r"\b(?:symptoms?|signs?|features|complaints|effects)(?: of \w+)?,?$", re.IGNORECASE)
# Where people are, or what they are on: "adults | on the ward or the renal unit | with".
_PLACED = Pattern(r"\s+(?:on|in|at|from|under)\s+(?:(?!risk|with|of|for)[\w'’/-]+\s+){1,7}", re.IGNORECASE)
_LEADING_OFF = frozenset({Kind.AWAY, Kind.ALONG, Kind.EXAMPLES, Kind.CLAUSE, Kind.DENIAL})
_PURPOSES = frozenset({Kind.TREAT, Kind.PREVENT, Kind.GOAL})


class Walk:
    """The walk through one slot: what has been found, and what the words so far say of those that come."""

    def __init__(
        self, text: str, abbreviations: Mapping[str, str], *, on: bool, trusted: bool, sure: bool, effect: bool
    ) -> None:
        self.text, self.abbreviations = text, abbreviations
        self.on, self.trusted, self.sure, self.effect = on, trusted, sure, effect
        self.anything = trusted  # whether a first name may be any
        self.began_on = on or _LISTED.search(text) is not None
        self.of_risk = False  # whether what puts people at risk is being told
        self.found: list[Indicated] = []
        self.purpose = Kind.TREAT
        self.group = 0  # how many had been found when this purpose began
        self.boundary = False  # whether a comma or an "and" stands right before
        self.pending = self.fresh = False  # whether people have just been named, and behind a boundary
        self.placed = False  # whether an "in" has just followed a name
        self.denied = False  # whether what follows is denied, until a comma or an "and" begins anew
        self.relates = False  # whether a purpose is told of something else: "anticoagulants, which prevent clots"
        self.explains = False  # whether a bracket may name what a clause explains
        self.resumes = False  # whether what leads away is another treatment
        self.aside = False  # whether only the disease of the people stands between: "seizures in people with epilepsy, | including"
        self.theirs = False  # whether "whose" stands right before
        self.unnamed = (
            False  # whether the last words say a kind without a name: "certain rhythms of the heart | such as"
        )
        self.having = 0  # how many had been found when people were named last
        self.population: str | None = None
        self.first_people = Span(0, 0)
        last = 0
        for link in [*find_links(hide_names(text)), Link(Kind.FILLER, len(text), len(text))]:
            if link.kind is Kind.WORD and _SAYS.search(text, last, link.start):
                continue
            self._read_chunk(Span(last, link.start))
            self._pass(link)
            last = link.end

    @property
    def has_found(self) -> bool:
        """Tell whether this purpose has found a condition."""
        return len(self.found) > self.group

    def _read_chunk(self, span: Span) -> None:
        """Read what stands between two links, if it is what the drug is for."""
        wording = span.of(self.text)
        if _SAYS.search(wording):
            self._read(span, wording)
            self.trusted = self.pending = self.placed = self.theirs = False
            self.boundary = bool(_BOUNDARY.search(wording))
        else:
            self.boundary = self.boundary or bool(_BOUNDARY.search(wording))

    def _read(self, span: Span, wording: str) -> None:
        if self.placed and self.on:
            if not find_known(_BRACKET.sub("", wording)):
                self._take(name_gloss(self.text, span, self.abbreviations))
            self._turn_off(resumes=True)
        resumed = _ANEW.search(wording) if self.resumes else None
        if resumed:
            rest = Span(span.start + resumed.start(), span.end)
            self.on = self._take(name_members(self.text, rest, self.abbreviations))
        elif self.on:
            trusted = self.trusted and not self.pending
            named = name_members(
                self.text, span, self.abbreviations, trusted=trusted, anything=self.anything and not self.found
            )
            taken = self._take(named or self._begun(span) or name_gloss(self.text, span, self.abbreviations))
            self._take(name_listed(self.text, span))
            self.unnamed = not taken
        elif self.explains and not self.has_found:
            self._take(name_gloss(self.text, span, self.abbreviations))

    def _begun(self, span: Span) -> list[Member]:
        """Return what a clause on what people have begins with: "whose osteoporosis puts them at risk"."""
        known = next(iter(find_known(span.of(self.text))), None) if self.theirs else None
        if known is None or span.of(self.text)[: known.start].strip():
            return []
        return name_members(self.text, Span(span.start, span.start + known.end), self.abbreviations)

    def _take(self, members: list[Member]) -> bool:
        self.found += [Indicated(m.name, m.span, m.wording, self.population, severity=m.severity) for m in members]
        return bool(members)

    def _pass(self, link: Link) -> None:
        """Let a link change what the words behind it mean."""
        if link.kind in (Kind.FILLER, Kind.WORD):
            self._go_on(link)
            return
        pending, self.pending = self.pending, False
        self.relates = self.explains and link.kind in _PURPOSES
        self.explains = link.kind is Kind.CLAUSE or (self.explains and (link.kind is Kind.AWAY or self.relates))
        if link.kind in _LEADING_OFF:
            self.boundary = False
        self._turn(link, pending=pending)

    def _go_on(self, link: Link) -> None:
        """Take into account a word that leads nowhere: a dash behind a name ends it, "as well as" joins."""
        dash = self.text[link.start : link.end].strip() in _DASHES
        if dash and self.has_found and not is_general(self.found[-1].name):
            self._turn_off(resumes=not _EXPLAINS.match(self.text, link.end))
        self.boundary = self.boundary or self._says(link, "as well as") or self._says(link, "but also")
        self.trusted = self.trusted or (self.on and self.boundary and self._says(link, "other"))

    def _turn(self, link: Link, *, pending: bool) -> None:
        """Turn where a link leads to; `pending` tells whether people have just been named."""
        match link.kind:
            case Kind.TREAT | Kind.PREVENT | Kind.GOAL:
                self._begin(link)
            case Kind.PEOPLE:
                self._name_people(link)
            case Kind.HAVING | Kind.BEING if pending or self._of_people(link):
                self._have(trusted=link.kind is Kind.HAVING)
                self.explains = self._says(link, "whose")
                self.theirs = self.explains or link.kind is Kind.HAVING
            case Kind.HAVING if self.on and self.boundary:
                self.trusted = True
            case Kind.HAVING if self._is_or_with(link):
                self._turn_on(trusted=True)
            case Kind.YOU_HAVE:
                self.fresh = self.boundary
                self._have(trusted=True)
            case Kind.CALLED if self._is_general():
                self._turn_on(trusted=True)
            case Kind.EXAMPLES if self._of_symptoms(link):
                self._turn_off()
            case Kind.EXAMPLES if (self.on or self.aside) and _WHOLE.match(self.text, link.start):
                self._turn_on(trusted=True)
            case Kind.EXAMPLES if self.on and self._is_general():
                self.trusted = False
                kind_named = not self.unnamed and _SOME.search(self._before(link))
                self.found = self.found[:-1] if kind_named else self.found
            case Kind.ANEW:
                self._begin_anew()
            case Kind.PLACE:
                self._place(link)
            case Kind.DENIAL:
                self._turn_off()
                self.denied = True
            case Kind.ALONG:
                self._turn_off(resumes=self.has_found)
            case _:
                self._turn_off()
                self.of_risk = self.of_risk or "risk" in self.text[link.start : link.end].lower()

    def _begin_anew(self) -> None:
        """Go on with the next entry of a list, as the slot began."""
        if self.began_on and not self.of_risk:
            self.boundary, self.group, self.purpose = True, len(self.found), Kind.TREAT
            self._turn_on(trusted=True)

    def _begin(self, link: Link) -> None:
        """Begin a purpose: "to prevent". A goal right behind a name is only why it is treated."""
        purpose = Kind.GOAL if link.kind is Kind.TREAT and _MEASURED.match(self.text, link.end) else link.kind
        if self.relates and not self._says(link, "to "):
            return
        if (self.has_found and purpose is Kind.GOAL and not self.boundary) or (self.found and self._follows(link)):
            self._turn_off()
        elif self.on or self.boundary or not self.has_found:
            self.purpose, self.group = purpose, len(self.found)
            if not (self.effect and purpose is Kind.GOAL):
                self._turn_on(trusted=purpose is not Kind.GOAL)

    def _follows(self, link: Link) -> bool:
        """Tell whether a purpose is only what comes of it: "…, reducing the risk of fractures", "…, to improve survival"."""
        comma = self.text[: link.start].rstrip().endswith(",")
        return comma and (link.kind is Kind.GOAL or self.text[link.start : link.end].split()[0].lower().endswith("ing"))

    def _name_people(self, link: Link) -> None:
        wording = self.text[self._people(link) : link.end]
        self.first_people = Span(self._people(link), link.end)
        self.pending, self.fresh, self.placed = True, self.boundary, False
        self.having = len(self.found)
        self.found = [replace(each, population=each.population or wording) for each in self.found]
        self.population = wording

    def _people(self, link: Link) -> int:
        """Return where the people begin who are named last, in those that they are among: "children, including | neonates"."""
        among = _INCLUDED.fullmatch(self.text, self.first_people.end, link.start)
        return self.first_people.start if among and self.first_people.end else link.start

    def _have(self, *, trusted: bool) -> None:
        """Go on with what people have, unless what is treated in them has been named."""
        known = self.has_found and not (self.fresh or _WEIGHT.search(self.found[-1].name))
        if known and (not self.on or self.purpose is Kind.TREAT):
            self._turn_off()
            self.aside = True
        else:
            self.group = len(self.found) if self.fresh else self.group
            self._turn_on(trusted=trusted)

    def _place(self, link: Link) -> None:
        sure = self.sure and not self._says(link, "in")
        if self.on:
            self.placed = self.has_found and not self.boundary and self.purpose is Kind.TREAT
            self.trusted = (self.trusted and not self.has_found) or (sure and self.boundary)
        elif self.boundary or not self.has_found:
            self._turn_on(trusted=sure)

    def _of_people(self, link: Link) -> bool:
        """Tell whether a link goes on about people whose disease is not named yet: "adults at home | who have gout"."""
        told = self.first_people.end and len(self.found) == self.having
        placed = self._says(link, "with") and _PLACED.fullmatch(self.text, self.first_people.end, link.start)
        return bool(told) and bool(placed or self._says(link, "who"))

    def _is_or_with(self, link: Link) -> bool:
        """Tell whether other people with another disease follow: "adults with A confirmed by a test, or | with B"."""
        told = bool(self.population) and self.has_found and not self.of_risk
        return told and self._says(link, "with") and _OR.search(self._before(link)) is not None

    def _says(self, link: Link, word: str) -> bool:
        return self.text[link.start : link.end].lower().startswith(word)

    def _before(self, link: Link) -> str:
        return self.text[: link.start].rstrip()

    def _of_symptoms(self, link: Link) -> bool:
        """Tell whether examples are those of symptoms: "slow the worsening of symptoms such as memory loss"."""
        return bool(_SYMPTOMS.search(self._before(link)))

    def _is_general(self) -> bool:
        return not self.has_found or self.unnamed or is_general(self.found[-1].name)

    def _turn_on(self, *, trusted: bool) -> None:
        self.denied = self.denied and not self.boundary
        self.on, self.trusted, self.resumes = not self.denied, trusted and not self.denied, False

    def _turn_off(self, *, resumes: bool = False) -> None:
        self.aside = False
        self.on, self.trusted, self.resumes = False, False, resumes
