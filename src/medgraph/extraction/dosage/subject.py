"""Whose dose it is: what stands around an amount on its page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medgraph.extraction.dosage.bound import bound_to
from medgraph.extraction.dosage.mentions import DoseMention
from medgraph.extraction.dosage.nutrients import nutrient_of, serum_of
from medgraph.extraction.dosage.pointing import is_of, pointed_to
from medgraph.extraction.dosage.rows import cell_of, column_of
from medgraph.extraction.naming.compared import is_compared
from medgraph.extraction.naming.subjects import FORM, compared_drugs, listed_after
from medgraph.extraction.page import Page, Passage
from medgraph.model import BlockKind, SectionType, Span
from medgraph.patterns import Pattern, search

# "enoxaparin 1 mg/kg", "glipizide, a sulfonylurea started at 5 mg", "an adrenaline pen, 300 micrograms": the name governs the amount.
_GOVERNS = Pattern(
    rf"(?:\s+(?:{FORM}|pens|kits?|auto-?injectors?|inhalers)\b)?(?:\s*\([^)]*\))?(?:\s*,?\s*(?:[\w'’-]+\s+){{0,5}}\(?|\s+is\s+(?:[\w'’-]+\s+){{0,8}}|,[^,;]{{0,60}},?\s*(?:[\w'’-]+\s+){{0,9}}|"
    r"\s*[:|(]\s*(?:[\w'’-]+\s+){0,5}|\s*\|[^|]*\|\s*)",
    re.IGNORECASE,
)
_COMPANION = Pattern(
    r"\b(?:with|plus|unlike|versus|than|on|taking|like|without|after|replaces?|"
    r"replacing)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_LOWERED = Pattern(
    r"\b(?:(?:reduc|lower|limit|decreas|adjust|halv)\w*\b[^.;]{0,60}\b(?:dos\w+|to|by)|bring\w* (?:\w+ )?down)\b|"
    r"\b(?:reduc\w+|lower\w*|limit\w*|adjust\w*|halv\w+)\s*$",
    re.IGNORECASE,
)
# "With ciclosporin do not exceed 5 mg": no dose of the companion's.
_SPEAKS_ON = Pattern(
    r"[,:]|\b(?:is|are|was|take|give|use|start|begin|do|not|should|must|may|can|limit|lower|reduce|dose|maximum)\b",
    re.IGNORECASE,
)
# "a drug like cyclosporine, which is taken at 2.5 mg/kg"
_RELATIVE = Pattern(
    r"\s*(?:\([^)]*\)\s*)?(?:\s(?:as (?:before|usual|well|always|now)|too|alongside|unchanged))?,\s*(?:(?:which|that) (?:is|was|are)|[^,;.]{0,50}\bof which)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
# "Your methotrexate, if you have it, goes on: usually 15 mg"
_CARRIED_ON = Pattern(
    rf"(?:\s+{FORM})?(?:,[^,;.]{{0,50}},|\s+(?:you|they) (?:take|use|have|get))?\s+(?:(?:is|are|should be|must be|can be|may be)\s+)?"
    r"(?:go(?:es)? on|carr(?:y|ies) on|stays?|remains?|continues?|continued|kept)\b[^.;\d]{0,60}$",
    re.IGNORECASE,
)
_OF_THE_PATIENT = Pattern(
    r"^\W*(?:(?:your|any|the|his|her|their|usual|existing|current|background|oral|daily|weekly|regular|other)\s+)*$",
    re.IGNORECASE,
)
# "Valaciclovir, | which your body turns into aciclovir, | is taken as 1 g".
_TOLD_OF_IT = Pattern(r",\s(?:which|who)\s[^,;.]{2,80},")
# "When fulvestrant is the partner, it is given at 500 mg"
_PARTNER = Pattern(
    r"\s+is (?:the partner|the companion|added|combined|chosen|used|given with it)\b[^.;]{0,40}?\bit (?:is|should be|must be) "
    r"(?:given|taken|dosed|infused|injected|administered)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# "with volanesorsen, the older weekly injection (| 285 mg)": a bracket tells of what it stands behind.
_EXPLAINED = Pattern(
    rf",\s+(?:an?|the|another|its|his|her|their)\s+(?:(?!(?:lower|reduced|higher|half|smaller|same)\b)[\w-]+\s+){{0,3}}?(?:{FORM}|drugs?|medicines?|medications?|antibod(?:y|ies)|cousins?|relatives?|rivals?|"
    r"sisters?|antibiotics?|statins?|steroids?|antidotes?|painkillers?|agents?)\s*\(\s*",
    re.IGNORECASE,
)
_OPENING = 15

_DOSE_OF = Pattern(r"\b(?:dose|dosage)s? of (?:the |oral |intravenous )*$", re.IGNORECASE)
_CHANGED = Pattern(
    r"\b(?:reduc|lower|limit|decreas|increas|adjust|taper|rais|keep|restrict)\w*\s+(?:the )?$", re.IGNORECASE
)
_TO = Pattern(r"\s*(?:(?:dose|dosage)\s+)?(?:to|by|at)\s+(?:no more than\s+|at most\s+)?", re.IGNORECASE)


def _is_changed(before: str, between: str) -> bool:
    """Tell whether a name is that of the drug whose dose is changed: "reduce prednisone to | 10 mg"."""
    return bool(_CHANGED.search(before) and _TO.fullmatch(between))


# "the S-isomer of | omeprazole", "unlike | warfarin": named for another's sake.
_RELATED = Pattern(
    rf"{_COMPANION.pattern}|\b(?<!dose )(?<!doses )(?<!dosage )(?:of|from|to)\s+(?:the\s+)?$", re.IGNORECASE
)
# "amoxicillin is a | penicillin and is taken as 500 mg": what a drug is, is not what is taken.
_IS_A = Pattern(r"\b(?:is|are)\s+(?:an?|another|the)\s+(?:\w+\s+)?$", re.IGNORECASE)
Named = Sequence[tuple[str, Span]]
"""The drugs that a clause names, and where."""


def drugs_of(passage: Passage, page: Page, mention: DoseMention, named: Named) -> tuple[str, ...]:
    """Return the drugs that an amount is a dose of, in a clause that names these drugs.

    The drug named just before it ("enoxaparin 1 mg/kg") or as its substance ("80 mg of prednisone"); else the
    clause's subjects. Interacting drugs are subjects of clauses that lower this drug's dose.
    """
    amount = mention.span
    beside = nutrient_of(passage.text, amount) or _serum_beside(passage.text, page, amount)
    if beside:
        return (beside,)
    after = [(drug, where) for drug, where in named if where.start >= amount.end]
    if after and is_of(passage.text, amount.end, after[0][1].start):
        return (after[0][0],)
    if pointed := pointed_to(passage, page, amount):
        return pointed
    if bound := bound_to(passage.text, amount, named):
        return (bound,)
    before = [(d, w) for d, w in named if w.end <= amount.start and not _IS_A.search(passage.text[: w.start])]
    before = _outside_relatives(passage.text, before)
    if passage.block.kind is BlockKind.ROW:
        return (_of_cell(passage, page, mention, before) or page.drug,)
    if before and before[-1][0] != page.drug and _is_its_own(passage, before[-1][1], mention):
        drug = before[-1][0]
        if _governs(passage.text, _listed(passage.text, before), amount):
            return (drug,)
    if before and before[-1][0] == page.drug and not _RELATED.search(passage.text[: before[-1][1].start]):
        return (page.drug,)
    if len(before) > 1 and before[-1][0] == page.drug and is_compared(passage.text[: before[-1][1].start]):
        return (before[-2][0],)
    if page.drug not in passage.subjects and _is_lowered(passage, mention):
        return (page.drug,)
    return (_of_label(passage, page) or _elliptic(passage, page)) if not named else passage.subjects


def _serum_beside(text: str, page: Page, amount: Span) -> str | None:
    """Return the serum that an amount is of, on the page of a vaccine or another drug: on a serum's own page it is what the page is about."""
    return None if _SERUM.search(page.drug) else serum_of(text, amount)


_SERUM = Pattern(r"globulin|antitoxin|antivenom|serum")


def _outside_relatives(text: str, named: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """Return the drugs that are named outside of what is told of one named before: "X, which becomes Y, is taken"."""
    told = [Span(*found.span()) for found in _TOLD_OF_IT.finditer(text)] if len(named) > 1 else []
    return [named[0], *((d, w) for d, w in named[1:] if not any(w.within(each) for each in told))] if told else named


# "With fulvestrant or tamoxifen", as the name of a column
_BESIDE = Pattern(
    r"\W*(?:used |taken |given )?(?:(?:in combination|together|combined) with|with|plus|added to|alongside)\b",
    re.IGNORECASE,
)


def _of_cell(passage: Passage, page: Page, mention: DoseMention, before: Named) -> str | None:
    """Return the drug that an amount of a table is of: named in its cell, at the head of its column or of its row."""
    place = cell_of(passage, mention.span)
    if place is None:
        return before[0][0] if before else None
    compared = compared_drugs(page, passage)
    begin = passage.cells[place].start - passage.span.start
    beside = [(drug, where) for drug, where in before if where.start >= begin]
    if beside and _governs(passage.text, beside[-1][1], mention.span):
        return beside[-1][0]
    column = column_of(passage, mention.span)
    headed = [] if _BESIDE.match(column) else [drug for drug, _ in page.names.mentions(column)]
    if compared or headed:
        return next(iter(headed), None)
    return next(iter(listed_after(page.names, passage.text)), None)


def _is_its_own(passage: Passage, name: Span, mention: DoseMention) -> bool:
    """Tell whether a name may govern an amount: not if it is named because it lowers this drug's dose."""
    text, between = passage.text, passage.text[name.end : mention.span.start]
    named = (
        _is_told_of(text, name, mention.span)
        or _DOSE_OF.search(text[: name.start])
        or _is_changed(text[: name.start], between)
        or _PARTNER.match(between)
    )
    return bool(named) or not _is_lowered(passage, mention)


# "Dexamethasone | 20 mg | IV is often added": a sentence of its own.
_TOLD_OF = Pattern(
    r"[^.;|,]{0,40}\b(?:is|are|was|were|may be|can be|should be)\s+(?:\w+ly |often |usually |also )?(?:added|given|used|taken|infused|injected|recommended|continued)\b",
    re.IGNORECASE,
)


def _is_told_of(text: str, name: Span, amount: Span) -> bool:
    """Tell whether a sentence begins with a drug, its amount right behind it, and tells that it is given."""
    first = not text[: name.start].strip(" *_•-")
    return first and not text[name.end : amount.start].strip() and bool(_TOLD_OF.match(text, amount.end))


def _is_lowered(passage: Passage, mention: DoseMention) -> bool:
    """Tell whether other drugs are named because they lower this drug's dose."""
    words = [passage.text[: mention.span.start], *passage.leads[:1]]
    return any(search(_LOWERED, text) for text in words)


_BARE_LABEL = Pattern(r"\W*(?:\([^()]*\))?\W*")


def _of_label(passage: Passage, page: Page) -> tuple[str, ...]:
    """Return the drug of the label that a clause stands under, where that is another's name alone: "Paracetamol: fine. | 500 mg up to …"."""
    lead = passage.leads[0] if passage.leads and passage.block.label else ""
    named = list(page.names.mentions(lead))
    if len(named) != 1 or named[0][0] == page.drug or passage.topic is SectionType.DOSAGE:
        return ()
    drug, where = named[0]
    return (drug,) if _BARE_LABEL.fullmatch(lead[: where.start] + lead[where.end :]) else ()


_PARTS = Pattern(r"[;:.?]\s+")


def _elliptic(passage: Passage, page: Page) -> tuple[str, ...]:
    """Return the subjects of a clause that names nobody: those that the part of its sentence before began with."""
    before = passage.section.view.text[passage.quote.start : passage.span.start]
    for part in reversed(_PARTS.split(before)):
        named = list(page.names.mentions(part))
        if named and named[0][1].start <= _OPENING and not _COMPANION.search(part[: named[0][1].start]):
            return (named[0][0],)
    return passage.subjects


_AND = Pattern(r"(?:\s*\([^)]*\))?\s*(?:,|/|,?\s*\b(?:and|or)\b)\s*", re.IGNORECASE)


def _listed(text: str, named: Named) -> Span:
    """Return from where to where the last drugs named stand that "or", "and" and commas join."""
    start = named[-1][1].start
    for _, where in reversed(named[:-1]):
        if not _AND.fullmatch(text, where.end, start):
            break
        start = where.start
    return Span(start, named[-1][1].end)


def _governs(text: str, name: Span, amount: Span) -> bool:
    """Tell whether a name governs an amount: "methotrexate, 7.5 mg", not "with methotrexate, 40 mg"."""
    between = text[name.end : amount.start]
    if re.search(
        r"\bthe (?:(?:final|usual|starting|initial|maintenance|recommended|target|daily|weekly|maximum|highest) )?(?:dose|dosage)\b|\b(?:reduce|lower|bring|limit)\w*\b",
        between,
        re.IGNORECASE,
    ):
        return False
    if (
        _EXPLAINED.fullmatch(between)
        or _PARTNER.match(between)
        or _RELATIVE.match(between)
        or _is_changed(text[: name.start], between)
    ):
        return True
    if _CARRIED_ON.match(between) and _OF_THE_PATIENT.match(text[: name.start]):
        return True
    if _DOSE_OF.search(text[: name.start]) and not re.search(r"[.;]", between):
        return True
    if _TREATMENT_WITH.search(text[: name.start]) and _IS_IT.fullmatch(between):
        return True
    if _COMPANION.search(text[: name.start]):
        return not _SPEAKS_ON.search(between)
    return bool(_GOVERNS.fullmatch(_CHAIN.sub(" ", between)))


# "prophylaxis with chloroquine is | 500 mg once a week"
_TREATMENT_WITH = Pattern(
    r"^(?!.*\b(?:dose|combin\w+|add-on|concomitant)\b).*\b(?:prophylaxis|treatment|therapy|regimens?|course)\s+with\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_IS_IT = Pattern(r"\s+(?:[\w-]+\s+)?(?:is|was|at)\s+(?:[\w-]+\s+){0,4}", re.IGNORECASE)
# "fluorouracil 400 mg/m2 as a bolus and | 600 mg/m2", "methylprednisolone 30 mg/kg (not to exceed | 1 g": of the same drug.
_CHAIN = Pattern(
    r"^\s*(?:at )?\d[\d.,]*\s?(?:mg|mcg|g|units?|IU)\b(?:/\w+){0,3}"
    r"(?:[^,;.]{0,60}\b(?:and|or|then)\s+|\s*\((?:[a-z]+\s+){0,5})$",
    re.IGNORECASE,
)
