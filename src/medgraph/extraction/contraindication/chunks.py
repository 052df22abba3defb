"""Cut a list of what bars a drug into the stretches that name conditions.

"Patients with hepatic disease associated with coagulopathy, and those who have had a stroke in the last month" holds two: between them
stand words that lead away ("associated with", "in the last month"), which hold until a comma, and words that say nothing of their own
("those who have had"). A reason ("because of the risk of bleeding, stroke and death") holds to the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.language.people import GROUP
from medgraph.model import Span
from medgraph.patterns import Pattern


class Chunk(NamedTuple):
    """A stretch that names conditions; `people` are who has them, `past` whether they may be over, `sure` whether it must name one."""

    span: Span
    people: str | None = None
    past: bool = False
    sure: bool = True


_YOU = r"(?:you(?: or (?:your child|anyone in your family|any(?:one)? of your (?:close )?family|(?:a )?(?:close )?(?:family members?|relatives?)|your family))?|your (?:child|baby)|they|the patient|he or she|someone)"
_PAST = (
    rf"(?:has|have)(?: ever| once| already)? (?:given|caused) (?:you|them|your child)|(?:(?:if|when|because|in case) )?(?:{_YOU} (?:have|has)|you['’]ve) (?:(?:ever|previously|recently|already|once) )?(?:had|been (?:diagnosed with|treated for))|{_YOU} (?:once|ever|previously) had|"
    r"(?:(?:an?|any|personal|family|personal or family|known|previous|prior|past|medical|recent|documented|or) ){0,4}(?:history|histories) of|previous(?:ly)?|prior|in the past|past(?=\s+(?!or\b|and\b)\w)|earlier(?=\s+\w)|(?:current or prior|prior|previous|current) diagnosis of|"
    r"(?:the )?(?:(?:acute|immediate|early) )?recovery (?:period|phase) (?:following|after|of)|(?:who |that )?(?:have|has|had) (?:(?:ever|previously|recently|already) )?(?:had|experienced|suffered(?: from)?|developed|shown)|ever (?:had|been)|(?:have|has) ever"
)
_PLAIN = (
    rf"(?:(?:if|when|because|in case) )?{_YOU} (?:(?:know|think|suspect|believe)(?: that)? )?(?:(?:currently|also|already|now|both|once|ever) )?(?:have|has|had|are|is|suffers?(?: from)?|were|was|may be|might be)|you['’](?:ve|re)|(?:{_YOU} )?gets?|(?:you are |is |are )?(?:acutely |seriously |severely )?(?:ill|unwell) with|"
    r"(?:who |that )?(?:(?:currently|also|already|now|may|might|either) )?(?:have|has|having|suffers?|suffering)(?: from| been| both)?|(?:been )?(?:newly )?diagnosed(?: with| as having)?|affected by|living with|(?:being |currently |now )*treated for|(?:under|having|getting|receiving) treatment for|known (?:to (?:have|be)|for)|(?:was|were|been|is|are) born with|"
    r"who (?:are|is|were|was)|as well as|(?:the )?(?:presence|setting|case|event) of|in case of|start(?:ing)? (?:of )?treatment|certain|other(?! than)|another|any|these|types? of|(?:severe |certain |rare |some )?(?:forms?|kinds?|types?|cases?|episodes?|periods?) of|"
    r"(?:medical |health )?conditions? (?:such as|like|(?:that|which) (?:is |are )?(?:currently )?(?:caus(?:ing|es?)))|the following(?: conditions| diseases)?|(?:first|second|third|fourth|fifth|sixth|finally|lastly)(?=,)|so|thus|both|either|nor|also|preexisting|pre-existing|an?|the|there (?:is|are)|are|is"
)
_WITH = r"with|in|during|before|for|when|if|while|on"
_REASON = r"because|due to|since|owing to|as (?:it|they|this|there|the|that|such|a result)|so that|resulting in|leading to|in order|as you|which (?:can|may|could)|this"
_AWAY = (
    r"that|which|who|whose|whom|where|unless|except(?:ing)?|save|apart from|other than|until|despite|although|though|but|caused by|implanted|fitted|inserted|confirmed|proven|documented by|as shown|associated with|resulting|leading|requiring|needing|causing|affecting|involving|predisposing|characteri[sz]ed|attributable|related to|secondary to|based on|regardless|whether|"
    r"with or without|without|not|no|even|only|within|after|following|from|by|at|through|via|into|to|as|is|are|was|were|be|been|can|could|may|might|will|would|should|must|do|does|did|causes?|increases?|leaves?|makes?|carry|carries|need(?:s|ed)?|it|your|you|we|they|their|its|run(?:s)?"
)
_MEMBERS = (
    r"such as|as in|including|e\.g\.?,?|especially|particularly|in particular|like|namely|for example|for instance"
)
_LINK = Pattern(
    rf"(?<![\w-])(?:(?P<past>{_PAST})|(?P<people>{GROUP})|(?P<reason>{_REASON}|(?<=,.)as(?!.(?:well|an?)\b))|(?P<members>{_MEMBERS})|(?P<plain>{_PLAIN})|(?P<with>{_WITH})|(?P<away>{_AWAY}))(?![\w-])".replace(
        " ", r"\s+"
    ),
    re.IGNORECASE,
)
_WHOLE = Pattern(
    r"\([^()]*\)|\[[^\[\]]*\]|\b(?:mild|moderate|moderately|mildly)-?[ -](?:to|or|and)[ -](?:moderate|severe|severely|moderately)\b|\b(?:class|stage|grade|category|child-pugh|type)\s+[\dIVABC]+(?:\s+(?:or|and|to)\s+[\dIVABC]+)?|"
    r"\b(?:below|above|under|over|less than|greater than|more than|at least|lower than|higher than)\s+(?=\d)[^,;]*|\b(?:blood|protein|bleeding|fluid|stones?|infections?|inflammation) (?:in|on|within|inside|around) (?:your |the |an? )?[a-z]+|\binability to (?:(?!,|;| and | because ).)*|\bof the (?:[\w-]+(?:,| or| and|, or|, and) )*[\w-]+",
    re.IGNORECASE,
)
_SAYS = Pattern(r"(?!\b(?:and|or|nor|of)\b)\b[A-Za-z]{2}", re.IGNORECASE)
_BOUNDARY = Pattern(r"(?:[,;:.]|(?<!\w)(?:and|or|and/or|nor))\s*$", re.IGNORECASE)


def chunks(text: str) -> Iterator[Chunk]:
    """Yield the stretches of a text that name conditions.

    >>> text = "patients with liver disease that bleeds, or who have had a stroke because of gout, or mania"
    >>> [(text[c.span.start : c.span.end].strip(" ,"), c.past) for c in chunks(text)]
    [('liver disease', False), ('stroke', True)]
    """
    yield from _Cutter(text).chunks()


class _Cutter:
    """A walk over the links of a text, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.on = self.sure = True
        self.over = False  # whether a reason is being told
        self.boundary = True
        self.named = False  # whether a condition has been named since the last boundary
        self.past = False
        self.people: str | None = None

    def chunks(self) -> Iterator[Chunk]:
        last = 0
        for link in [*_LINK.finditer(_masked(self.text)), None]:
            if link and _ARTICLE.fullmatch(link[0]) and self._is_inside(last, link.start()):
                continue
            end = link.start() if link else len(self.text)
            yield from self._chunk(Span(last, end))
            if link:
                self._pass(link)
                last = link.end()

    def _is_inside(self, begin: int, end: int) -> bool:
        """Tell whether an article stands in the middle of a name."""
        before = self.text[begin:end]
        return bool(_SAYS.search(before)) and not _BOUNDARY.search(before)

    def _chunk(self, span: Span) -> Iterator[Chunk]:
        wording = span.of(self.text)
        if not _SAYS.search(wording):
            self.boundary = self.boundary or bool(_BOUNDARY.search(wording))
            return
        if not self.on:
            yield from (
                Chunk(Span(*found.span(1)), sure=False) for found in _INCLUDED.finditer(self.text, span.start, span.end)
            )
        comma = -1 if self.on or self.over else _comma(self.text, span)
        if comma >= 0 and _SAYS.search(self.text, comma, span.end):
            self.on, self.sure, span = True, False, Span(comma, span.end)
        if self.on:
            yield Chunk(span, self.people, self.past, self.sure)
        self.boundary = bool(_BOUNDARY.search(wording))
        self.named, self.past = True, False

    def _pass(self, link: re.Match[str]) -> None:
        kind = link.lastgroup
        if kind == "reason":
            self.on, self.over = False, True
        elif kind == "past":
            self._turn_on()
            self.past = True
        elif kind == "people":
            self.people = link[0] if self.boundary or not self.named else self.people
            self.on = self.on and (self.boundary or not self.named)
        elif kind == "members":
            self.sure = False
        elif kind == "plain" or (kind == "with" and (self.boundary or not self.named)):
            self._turn_on()
        elif kind in ("with", "away"):
            self.on = self.boundary = False

    def _turn_on(self) -> None:
        """Go on naming, if this is where a new member may begin."""
        if self.boundary or not self.named:
            self.on = not self.over
            self.named = False


_INCLUDED = Pattern(r"\((?:including|e\.g\.,?|such as)\s([^()]+)\)")


_ARTICLE = Pattern(r"an?|the|any|other|another|certain|these", re.IGNORECASE)


def _comma(text: str, span: Span) -> int:
    """Return where a comma of a stretch stands outside brackets, -1 if nowhere."""
    return next(
        (
            i
            for i in range(span.start, span.end)
            if text[i] in ",;" and text.count("(", span.start, i) == text.count(")", span.start, i)
        ),
        -1,
    )


def _masked(text: str) -> str:
    """Hide names, brackets, degrees and limits: no link stands in them."""
    masked = _WHOLE.sub(lambda found: "_" * len(found[0]), text)
    for span in find_known(text):
        masked = masked[: span.start] + "_" * (span.end - span.start) + masked[span.end :]
    return masked
