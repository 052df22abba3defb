"""What makes an amount in a clause on dosing no dose: a vial's content, premedication, a check-up, water."""

from __future__ import annotations

import re

from medgraph.extraction.dosage.holdings import is_held
from medgraph.extraction.dosage.mentions import DoseMention
from medgraph.extraction.dosage.outcomes import tells_outcome
from medgraph.extraction.dosage.rows import column_of
from medgraph.extraction.language import context
from medgraph.extraction.page import Passage
from medgraph.model import BlockKind, Scope, SectionType
from medgraph.patterns import Pattern, match, search

_PREMEDICATION = Pattern(
    r"\b(?:pre-?medicat\w*|pre-?treat(?!ed)\w*|pre-?treated with|antihistamines?|(?:before|prior to|ahead of|"
    r"minutes before) (?:each|every|the) (?:dose|infusion|injection)|corticosteroid cover)\b",
    re.IGNORECASE,
)
_WATCHED = Pattern(
    r"\b(?:monitor\w*|check\w*|tests?|tested|testing|visits?|appointments?|measure\w*|exam\w*|counts?|"
    r"evaluat\w*|assess\w*|exercise|weigh|rotate\w*|titration|uptitrat\w*|"
    r"schedule|travel|miss\w*|(?:hours?|minutes) apart|alcohol|diet|supplement\w*)\b",
    re.IGNORECASE,
)
_NOT_TO = Pattern(
    r"\b(?:(?:do|does|is|are|was|were|should|must|may|can|will) ?(?:not|n['’]t)|cannot|never|avoid(?:ing)?|"
    r"no (?:single |individual )?(?:dose|doses|injection|infusion)(?: of)?|not)\s+"
    r"(?:(?!should|must|may|can|is|are|was|use\b|unless|until)[\w-]+\s+){0,5}$",
    re.IGNORECASE,
)
_DENIED = Pattern(
    r"\bnot (?:a |an )?(?:\w+ )?(?:recommended|approved|licensed|labell?ed|part of|established)\b", re.IGNORECASE
)
_PART = Pattern(r"[,;]|\b(?:and|but|while|except|although)\b", re.IGNORECASE)
_GIVEN_IN_TRIAL = Pattern(
    r"\b(?:was|were|had been) (?:\w+ly )?(?:initiated|given|administered|treated|started|titrated|dosed|conducted|evaluated)\b|"
    r"\breceived\b",
    re.IGNORECASE,
)
_CONTRASTED = Pattern(
    r"^\W*(?:unlike|in contrast (?:to|with)|compared (?:to|with)|as opposed to)\b[^,]*$", re.IGNORECASE
)
# "Conventional treatment, for comparison, is oral phosphate | 20 mg/kg".
_OTHER_TREATMENT = Pattern(
    r"^\W*(?:the )?(?:more )?(?:conventional|traditional|older|earlier|rival) (?:\w+ )?(?:treatments?|therap(?:y|ies)|drugs?|remed(?:y|ies)|medicines?|options?)\b"
    r"[^.;]*?\b(?:is|are|was|were|means?|consists?)\b|\bfor comparison\b",
    re.IGNORECASE,
)
# "Some adults were switched to 0.3 mg/kg. | That is no longer advised."
_GIVEN_UP = Pattern(
    r"^\W*(?:this|that|these|those|it|they|the practice)\b[^.;,]{0,30}\b(?:is|are|was|were|has been|have been) (?:(?:no longer|not any longer|not) (?:advised|recommended|done|used|given|approved|practi[sc]ed|favou?red|licen[sc]ed)|abandoned|given up)\b",
    re.IGNORECASE,
)
_FAR = 100
# "10 drops | is the same as 10 mg".
_EQUALS = Pattern(
    r"\s*(?:of (?:[\w-]+ ){1,3})?(?:equals?\b|(?:does|do) the work of\b|match(?:es)?\b|corresponds? to\b|(?:is|are) (?:the same as|equal to|equivalent to|as much as)\b|= ?\d)",
    re.IGNORECASE,
)
_IS_EQUAL = Pattern(
    r"\b(?:drops?|tablets?|capsules?|puffs?|mL|teaspoon\w*) (?:is|are) (?:the same as|equal to|equivalent to)\s+$",
    re.IGNORECASE,
)
_OF_ANOTHER = Pattern(
    r"\s+of\s+an?(?:other)?\s+(?!single|solution|dose|\d)[^,;.]{0,50}\b(?:product|concentrate|steroid|vitamin|supplement|drug|medicine|antihistamine|statin)\b",
    re.IGNORECASE,
)
_STEROIDS = Pattern(r"\b(?:cortico)?steroids?\b[^.;]{0,40}$|\bprednis(?:ol)?one\b[^.;]{0,20}$", re.IGNORECASE)
_OF_STEROIDS = Pattern(r"^[^.;,]{0,30}\bprednis(?:ol)?one\b", re.IGNORECASE)


# "In dose-finding studies 125 mcg was tested too", "a man who took 63 g survived": what was tried is not what is given.
_TRIED = Pattern(
    r"\bdose-(?:finding|ranging)\b|\b(?:was|were) (?:also )?(?:tested|explored|tried)\b|\b(?:a|an|one|another) (?:\w+ )?(?:man|woman|patient|person|child|volunteer|infant|boy|girl|toddler) (?:who )?(?:had )?(?:took|taken|swallowed|received|drank|injected)\b|\bnot an? (?:approved|licen[sc]ed) dose\b",
    re.IGNORECASE,
)
_GIVEN = Pattern(
    r"\bdos(?:e|es|age)\b|\b(?:giv|tak|receiv|inject|inhal|swallow|us)(?:es?|en|ing|ed)\b|\bgets?\b", re.IGNORECASE
)
_VOLUME = Pattern(r"\bvolumes?\b[^,;.]{0,20}$", re.IGNORECASE)


def _is_given(text: str, before: str) -> bool:
    """Tell whether a volume is given to somebody: not what a bag is filled up to."""
    return bool(_GIVEN.search(text)) and not _VOLUME.search(before)


def _is_of_steroids(passage: Passage, before: str, mention: DoseMention) -> bool:
    """Tell whether an amount is that of the steroids that go with a drug which is none."""
    spoken_of = any(re.search(r"(?:sone|solone|sonide|cort)\b", drug) for drug in passage.subjects)
    behind = passage.text[mention.span.end :]
    return not spoken_of and bool(search(_STEROIDS, before) or _OF_STEROIDS.match(behind))


def _part_around(passage: Passage, mention: DoseMention) -> str:
    """Return the part of a clause that an amount stands in: what "and", "but" and commas set apart, or its cell."""
    text = passage.text
    borders = (edge - passage.span.start for cell in passage.cells for edge in cell)
    cuts = [*((edge, edge) for edge in borders), *(found.span() for found in _PART.finditer(text))]
    begin = max((end for _, end in cuts if end <= mention.span.start), default=0)
    return text[begin : min((start for start, _ in cuts if start >= mention.span.end), default=len(text))]


# "already taking | 10 mg", "unable to tolerate | 200 mg", "above the initial | 5 mg": what somebody has, or where a limit lies.
_HAS_ALREADY = Pattern(
    r"\b(?:(?:already|currently|previously|have|has|had|been) (?:been )?(?:taking|taken|tolerat\w+|receiv\w+)\b"
    r"(?:(?!\b(?:is|are|should|may|must|start\w*|give|dos\w+|recommended|then)\b)[^.;,:]){0,40}|"
    r"\bif (?:you|they|he|she|somebody|someone|anyone|(?:your|the) (?:child|patient))(?: are|['’]re| is)?(?: already)? (?:on|takes?|taking|uses?|using)\s+(?:an? |the )?(?:[\w-]+ )?|"
    r"(?:unable|inability|not able|cannot|fails?|failure) (?:to )?(?:tolerate|reduce|taper|lower)\b[^.;,:]{0,40}|"
    r"(?:patients|people|those|anyone|anybody|everyone)(?: who are)? (?:already )?(?:taking|receiving|on) (?:an? )?(?:[\w-]+ )?|"
    r"(?:above|beyond|higher than|greater than|below|lower than) (?:the |an? )?(?:initial|starting|usual|recommended) )$",
    re.IGNORECASE,
)
_RATE = Pattern(r"\bmL ?(?:/|per) ?(?:h|hr|hour|min|minute)\b", re.IGNORECASE)
_ADDED = Pattern(r"\badd(?:ed|ing)?\s+$", re.IGNORECASE)
_CAPACITY = Pattern(r"^[-,\s]*(?:luer|syringe|gauge|needle)", re.IGNORECASE)
_CODE = Pattern(r"\b[A-Z]{2,}:$")


def _is_of_preparation(passage: Passage, before: str, mention: DoseMention) -> bool:
    """Tell whether an amount is a volume to dilute or to draw, or part of a printer's code."""
    behind = passage.text[mention.span.end :]
    fluid = (mention.dose.unit or "") == "mL"
    runs = passage.block.kind is BlockKind.ROW and bool(_RATE.search(passage.text))
    return bool(_CODE.search(before) or _CAPACITY.match(behind)) or (fluid and bool(runs or _ADDED.search(before)))


_EQUAL = Pattern(
    r"\b(?:equivalent dos|dose equivalen|bioequivalen|equianalgesic|comparative dos|"
    r"effects? of .{0,80} on (?:the )?(?:pharmacokinetics|exposure))",
    re.IGNORECASE,
)
# A column of what is taken before a change: "Current dose", "Oral aripiprazole dose".
_COMES_FROM = Pattern(
    r"^\W*(?:(?:current|previous|prior|existing|established)\b|"
    r"oral (?!(?:starting|initial|daily|maintenance|loading|usual|recommended)\b)[a-z]+ dos(?:e|age)\b)",
    re.IGNORECASE,
)


def _is_compared(passage: Passage, mention: DoseMention) -> bool:
    """Tell whether a table sets doses against those of another form: one that comes before, or one that equals."""
    if passage.block.kind is not BlockKind.ROW:
        return False
    return bool(_COMES_FROM.match(column_of(passage, mention.span))) or any(
        _EQUAL.search(text) for text in (passage.above, *passage.leads[:2])
    )


def is_premedication(passage: Passage, mention: DoseMention) -> bool:
    """Tell whether an amount is of what is given before each dose, to make it easier to bear."""
    before = passage.text[: mention.span.start]
    return any(search(_PREMEDICATION, text) for text in (before, _said_before(passage), *passage.leads[:2]))


def reason_against(passage: Passage, mention: DoseMention, *, own: bool) -> str | None:
    """Return why an amount is no dose of this drug, None if it is one."""
    before = passage.text[: mention.span.start]
    dose = mention.dose
    if context.scope(passage.text) is Scope.ANIMAL:
        return "animals"
    if own and is_premedication(passage, mention):
        return "premedication"
    if is_held(passage, before, mention):
        return "what a vial, tablet or package holds"
    if dose.value and not dose.maximum and search(_HAS_ALREADY, before):
        return "what somebody has already"
    if dose.value and _is_of_preparation(passage, before, mention):
        return "what is prepared"
    if dose.value and _is_compared(passage, mention):
        return "another form, for comparison"
    if not dose.value and _WATCHED.search(passage.text):
        return "how often something is watched"
    if own and passage.topic is not SectionType.DOSAGE and _GIVEN_IN_TRIAL.search(passage.text):
        return "what somebody was given"
    if own and search(_TRIED, passage.text):
        return "what was tried"
    if own and _is_contrasted(before) and not any(drug in before.lower() for drug in passage.subjects):
        return "another's, for contrast"
    if own and dose.value and tells_outcome(before, passage.text[mention.span.end :]):
        return "what was seen"
    if own and _GIVEN_UP.search(_said_behind(passage)):
        return "no longer done"
    if own and dose.value and _OF_ANOTHER.match(passage.text, mention.span.end):
        return "another substance"
    if dose.value and (match(_EQUALS, passage.text[mention.span.end :]) or _IS_EQUAL.search(before)):
        return "what equals it"
    if own and _is_of_steroids(passage, before, mention):
        return "a companion"
    if search(_DENIED, _part_around(passage, mention)):
        return "not recommended"
    if dose.value and not dose.maximum and search(_NOT_TO, before):
        return "not to be given"
    return "no drug" if _is_volume(passage, before, mention) else None


def _said_behind(passage: Passage) -> str:
    """Return the sentence behind that of a clause, in its paragraph."""
    behind = passage.section.view.text[passage.quote.end : passage.block.span.end]
    return behind[:_FAR]


def _is_contrasted(before: str) -> bool:
    """Tell whether what leads to an amount speaks of another treatment that this drug is held against."""
    return bool(_CONTRASTED.search(before) or _OTHER_TREATMENT.search(before))


def _said_before(passage: Passage) -> str:
    """Return what the sentence says before a clause of who is premedicated: "adults are premedicated with X 20 mg; | children get 5 mg"."""
    return passage.section.view.text[passage.quote.start : passage.span.start]


def _is_volume(passage: Passage, before: str, mention: DoseMention) -> bool:
    """Tell whether an amount is a volume that nobody is given: of a diluent, of urine."""
    dose = mention.dose
    timed = dose.interval is not None and not re.fullmatch(r"PT\d+M", dose.interval)
    if not (dose.unit or "").startswith("mL") or timed or dose.phase is not None:
        return False
    return not _is_given(passage.text, before)
