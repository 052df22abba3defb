"""Which clauses under a heading or lead-in that bars are members of its list.

A member names things, or speaks to its reader ("if you have heart failure"), and says nothing else:
an order to the doctor or a reference that is set among the list is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.clauses import readable
from medgraph.extraction.contraindication.barred import AS_REASON, NO_MATTER, OPENING, read_objects, without_asides
from medgraph.extraction.contraindication.denials import is_denial
from medgraph.extraction.contraindication.leads import BARRING, leads_elsewhere
from medgraph.extraction.contraindication.questions import asks
from medgraph.extraction.contraindication.rules import HAVING
from medgraph.extraction.contraindication.told_states import is_predicate
from medgraph.extraction.language import context
from medgraph.extraction.language.conditions import PEOPLE
from medgraph.extraction.language.entries import is_fragment
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import Scope, SectionType
from medgraph.patterns import Pattern
from medgraph.sections import section_type

_WHO = (None, SectionType.POPULATIONS, SectionType.PREGNANCY)


def with_label(page: Page, passage: Passage) -> Passage:
    """Return an item as its label, where that names something: "Severe renal impairment: (eGFR below 30)"."""
    label = passage.block.label
    if not (passage.is_item and label):
        return passage
    wording = readable(label.of(passage.section.view.text))
    names = (
        section_type(wording) in _WHO and not BARRING.search(wording) and any(read_objects(wording, label.start, page))
    )
    return replace(passage, span=label, text=wording, leads=passage.leads[1:]) if names else passage


_NEAR = 50


def beginning(passage: Passage, found: Iterator[Candidate]) -> Iterator[Candidate]:
    """Yield what a clause names if that is how it begins: a sentence that is set among the list is no member."""
    named = list(found)
    addressed = _ADDRESS.match(passage.text)
    begin = passage.span.start + (addressed.end() if addressed else 0)
    near = passage.is_item or passage.cells or any(c.mention.start - begin <= _NEAR for c in named)
    if near and context.scope(_REASON.split(passage.text, 1)[0]) is not Scope.ANIMAL:
        yield from named


def is_listed(passage: Passage) -> bool:
    """Tell whether a clause is a member of the list: it names things and says nothing else."""
    governed = passage.is_item or bool(passage.cells)
    if (
        (not governed and _ORDERS.search(passage.text))
        or leads_elsewhere(passage)
        or is_denial(passage.text)
        or _REFERS.match(passage.text)
        or _TREATING.match(passage.text)
        or (
            not governed
            and (_TOLD.search(_BRACKET.sub("", _REASON.split(passage.text, 1)[0])) or _SAYS.match(passage.text))
        )
        or passage.text.rstrip().endswith(":")
        or (passage.text.rstrip().endswith("?") and not (governed and asks(passage)))
    ):
        return False
    said = IN_WHICH_CASE.sub("", OPENING.sub("", NO_MATTER.sub("", without_asides(passage.text))))
    bare = _OR_IF.split(_REASON.split(said, 1)[0], 1)[0]
    named = (
        is_fragment(bare, item=governed)
        or is_fragment(_CLAUSE.sub(" ", _WHO_HAVE.sub(" with ", bare)), item=False)
        or (governed and is_predicate(bare))
        or _THOSE.fullmatch(_RELATIVE.sub(" who has ", passage.text))
    )
    return bool(named or asks(passage) or _is_addressed(passage, governed=governed))


# "People who are hypersensitive to yeast, and anyone who has had a stroke": a list that is set as a paragraph.
_THOSE = Pattern(
    rf"\W*+(?:[\w-]++\s+){{0,3}}?{PEOPLE}\s+(?:with|who(?:['’](?:s|ve|re)|\s+(?:are|have|has|had|suffer|takes?|uses?)))\b"
    r"(?:(?!\b(?:should|must|may|might|can|cannot|could|will|would|need|needs|is|was|were|tend|often|usually|not|no|\w+n['’]t)\b)[^:?])*",
    re.IGNORECASE,
)


_WHO_HAVE = Pattern(
    r"\s(?:who|that) (?:has|have|had|is|are)(?: ever| already| previously)?(?: had| been)?\b", re.IGNORECASE
)
_CLAUSE = Pattern(r"\b(?:that|which|who)\b[^,;]*", re.IGNORECASE)
_RELATIVE = Pattern(
    r",? (?:or |and )?(?:whose (?:[\w-]+ ){1,3}?(?:is|are|was|has|have)|who (?:is|was)) ", re.IGNORECASE
)
_ADDRESS = Pattern(
    rf"\W*(?:(?:if|when|in case) )?(?:{HAVING}|your (?:[\w-]+ ){{1,3}}?(?:is|are|has|have|cannot|can['’]t|does|do|works?|makes?|needs?)|[^.;:]{{2,60}}? (?:(?:has|have) (?:ever |once |already )?(?:given|caused)|(?:ever |once )?gave) (?:you|them|your child)|you (?:once |ever |also |currently )?(?:had|take|use|drink|cannot|can['’]t|hardly|get|suffer))\b".replace(
        " ", r"\s+"
    ),
    re.IGNORECASE,
)
_GOES_ON = Pattern(
    r"\W*(?:have|has|are|is|had|suffers?|were|was|once|ever|(?:does|do) not|(?:does|do)n['’]t|gets?|bleed|think|take|takes|use|uses|drink|drinks|cannot|can['’]t)\b",
    re.IGNORECASE,
)


# What a sentence that is set among the list tells to do.
_ORDERS = Pattern(
    r"(?<!to )\b(?:discontinue|monitor|administer|withhold|treat|reduce|perform|measure|appears?|occurs?|reported|climbs?|rises|grows|falls|drops|varies|depends)\b|^\W*(?:the|its|an?) (?:\w+ )?(?:risk|chance|danger|incidence|rate|likelihood) of\b",
    re.IGNORECASE,
)
# "Not for: treatment of an acute bleed": what it does not help bars nobody.
_TREATING = Pattern(
    r"\W*(?:the |any )?(?:treatment|relief|management|prevention|treating|relieving) of\b", re.IGNORECASE
)
# What prose says of a drug or of a thing: "in fibrillation it retains its place", "itraconazole raised exposure to it".
_TOLD = Pattern(
    r"(?<!to )(?<!of )(?<!with )(?<!had )(?<!from )\b(?:it|they|we|this) (?:\w+ly )?(?!(?:and|or|nor|in|with|to|before|again|too)\b)[a-z]+s?\b(?= \w)|"
    r"(?<!which )(?<!that )\b(?:raised|increased|reduced|lowered|doubled|decreased|altered|changed) (?:the |its |their )?(?:\w+ )?(?:exposure|concentrations?|levels?|auc|cmax|clearance|risk|rates?)\b",
    re.IGNORECASE,
)
# A sentence of its own: "people with diabetes get it more often", "sores that last are no effect of it".
_BRACKET = Pattern(r"\s*\([^()]*\)")
_SAYS = Pattern(
    rf"\W*(?:(?!(?:if|who|that|which|when)\b)[\w-]+\s+){{0,4}}?{PEOPLE}(?:\s+(?:with|on|over|under|aged)\s+(?:(?!\bwho\b)[^,;:.]){{2,40}}?)?\s+(?:gets?|needs?|tends?|develops?|reacts?|responds?|feels?|bleeds?|often|usually|mostly)\b|"
    r"\W*(?:[\w-]+\s+){1,4}?(?:that|which)\s+(?!is\b|are\b|was\b|were\b)[\w-]+\s+(?:(?!\b(?:that|which|who|and|or|but|if|they|you|it|not)\b)[^,;:.])*?\b(?:is|are)\s+(?:no|not|an?|the|due|caused|part|normal|common|usual|only)\b",
    re.IGNORECASE,
)
_REFERS = Pattern(
    r"\W*(?:refer|see|consult|note|read|hyperlink|discuss|mention|correct(?=\s)|weigh|watch|check|stop|test|rule\s+out)\b",
    re.IGNORECASE,
)
# What a sentence asks its reader to do, or says of a doctor: "If you are in doubt, ask your doctor".
_ASKS = Pattern(
    r"^\W*there\b|\bit (?:is|isn['’]t|can|may)\b|\byou (?:can|may)\b|\b(?:tell|ask|talk|consult|contact|stop|see|call|speak|check|seek|inform|do not|should|must|will|needs?)\b|\b(?:your|the|a) (?:doctor|nurse|pharmacist)\b|\bany of (?:these|the above)\b|\bthis applies\b",
    re.IGNORECASE,
)
# A list may end in a clause: "gout, porphyria, or if there was a bad reaction".
IN_WHICH_CASE = Pattern(r"\s*\((?:when|if|in case|only)\b[^()]*\)", re.IGNORECASE)
"""In which case a member counts: "heart failure (when it is used for nocturia)"."""
_OR_IF = Pattern(r",? or (?:if|when|where|whose)\b", re.IGNORECASE)
_REASON = Pattern(r"\b(?:because|since|as it|unless|until|except)\b|" + AS_REASON, re.IGNORECASE)


def _is_addressed(passage: Passage, *, governed: bool) -> bool:
    """Tell whether an item speaks to its reader: "if you have heart failure", "You are allergic to …"; "have gout" under "if you:".

    A paragraph must say nothing else.
    """
    if not governed:
        return bool(_ADDRESS.match(passage.text)) and not _ASKS.search(passage.text)
    lead = next(iter(passage.leads), "").rstrip(" :….")
    return bool(
        _ADDRESS.match(passage.text)
        or (
            lead.endswith((" you", " they", " he", " she", " it", " he or she", " child", " baby", " patient", " who"))
            and _GOES_ON.match(passage.text)
        )
    )
