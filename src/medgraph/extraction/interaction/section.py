"""Read a place for interactions: every substance named there is a partner, unless it is denied or plays another part.

Partners stand in clauses, in the labels before them, in the headings below ("7.3 Warfarin"), and in tables: as a
row's name, or in the cells of columns that hold names. What a row says of one ("no change") may deny it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from medgraph.extraction.interaction.roles import (
    ALL_MEDICINES,
    DENIED,
    LIMITS,
    NONE_KNOWN,
    STUDIED,
    without_other_roles,
)
from medgraph.extraction.interaction.rules import HERE
from medgraph.extraction.interaction.tells import tells_interaction
from medgraph.extraction.language.brackets import BRACKET
from medgraph.extraction.language.entries import (
    cell_passage,
    cell_text,
    entries,
    is_fragment,
    own_leads,
    without_references,
)
from medgraph.extraction.language.substance_vaccines import LIVE, live_vaccines
from medgraph.extraction.language.substances import Substance, read_substances
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Veto
from medgraph.model import ANYTHING, BlockKind, Polarity, Relation, SectionType, Span
from medgraph.patterns import Pattern, search
from medgraph.sections import section_type

_HERE_RULE, _NONE_RULE = "interaction.section/2", "interaction.none/1"
_HEADING_RULE, _ROW_RULE = "interaction.heading/1", "interaction.dose_row/1"


def find_in_sections(page: Page) -> Iterator[Finding]:
    """Yield what the places for interactions name, or their word that nothing is known."""
    for passage in (*entries(page, HERE), *_by_dose(page)):
        yield from _clause(page, passage)
    yield from _headings(page)
    yield from _cells(page)
    yield from _dose_rows(page)


def _by_dose(page: Page) -> Iterator[Passage]:
    """Yield clauses under interactions whose own label speaks of the dose: "**Lower dose:** ketoconazole"."""
    for passage in page.passages:
        if passage.block.label and passage.topic is SectionType.DOSAGE and _is_below_interactions(passage):
            yield without_references(passage)


def _is_below_interactions(passage: Passage) -> bool:
    return passage.section.type is HERE or any(section_type(lead) is HERE for lead in own_leads(passage))


def _clause(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield what a clause under interactions names, with its label; else its word that there are none."""
    if search(ALL_MEDICINES, passage.text) or any(_ELSEWHERE.match(lead) for lead in own_leads(passage)[:1]):
        return
    label = _label(passage)
    if passage.block.label and (columns := _COLUMNS.match(passage.text)):
        if _NONE.fullmatch(columns["what"]):
            return
        passage = replace(
            passage, span=Span(passage.span.start, passage.span.start + columns.end("name")), text=columns["name"]
        )
    said = [
        *(read_substances(*label, page.names) if label else ()),
        *read_substances(without_other_roles(passage.text), passage.span.start, page.names),
        *_led_vaccines(passage),
    ]
    none = search(NONE_KNOWN, passage.text)
    polarity = _polarity(passage, label)
    if none and not said and not STUDIED.search(passage.text):
        where = Span(passage.span.start + none.start(), passage.span.start + none.end())
        yield Candidate(Relation.INTERACTS_WITH, ANYTHING, page.drug, passage, where, _NONE_RULE, Polarity.NEGATED)
    if said and polarity is Polarity.AFFIRMED and not _tells(passage, label):
        yield Veto(_HERE_RULE, passage, "nothing that the two do")
        return
    yield from partners(page, passage, said, _HERE_RULE, (page.drug,), polarity)


# "DDI: warfarin        vitamin E, bleeding": a partner and, in a column of its own, what happens.
_COLUMNS = Pattern(r"(?P<name>[^\s:;,]+(?: [^\s:;,]+){0,3}) {3,}(?P<what>\S.*)")
_ELSEWHERE = Pattern(r"\W*(?:x-?ref(?:erence)?s?|see also|cross-?references?|related)\W*$", re.IGNORECASE)


def _tells(passage: Passage, label: tuple[str, int] | None) -> bool:
    """Tell whether what a clause names are partners: a cell, behind a label, or by what its sentence says."""
    text = passage.section.view.text
    sentence, block = passage.quote.of(text), passage.block.span.of(text)
    told = passage.cells or label or search(_NOT_BOTH, block)
    return bool(told) or tells_interaction(sentence, item=passage.is_item)


# "Ulipristal is another pill for this. … Do not take both": the warning stands further on.
_NOT_BOTH = Pattern(r"\b(?:not|never|avoid) (?:\w+ )?(?:both|the two|them together)\b", re.IGNORECASE)


def _label(passage: Passage) -> tuple[str, int] | None:
    """Return the label of a clause's block with where it stands, if the clause is the first behind it."""
    label = passage.block.label
    if label is None or passage.cells or passage.quote.start != passage.block.span.start:
        return None
    wording = label.of(passage.section.view.text)
    return None if wording.endswith("?") else (wording, label.start)


def _led_vaccines(passage: Passage) -> Iterator[Substance]:
    """Yield the vaccines that stand as diseases below a lead to live ones: "**Live vaccines:** MMR, yellow fever"."""
    told = search(LIVE, " ".join([*passage.leads[:1], passage.text])) is not None
    begin = passage.span.start
    for name, span in live_vaccines(passage.text, told=told):
        yield Substance(name, span.moved(begin))


_UNRELATED = Pattern(r"\bnothing to do with\b|\bunrelated to\b", re.IGNORECASE)
_NO_PROBLEM = Pattern(
    r"\W*(?:no (?:known )?(?:problems?|interactions?|effects?)|(?:safe|fine|compatible)\b|(?:nothing|none)\b(?: (?:is |was )?\w+)?\W*$)",
    re.IGNORECASE,
)


def _polarity(passage: Passage, label: tuple[str, int] | None) -> Polarity:
    """Return what a clause, what leads to it, or the rest of its row says of the substances that it names."""
    leads = own_leads(passage)[: 2 if passage.is_item else 1]
    governed = [lead for lead in leads if not lead.endswith("?")] if label or passage.is_item else []
    whole = _row(passage) if passage.cells else _with_predicate(passage)
    if passage.cells and _BARS.search(whole):
        return Polarity.AFFIRMED
    if search(_CONCEDES, whole) and _BUT.match(passage.section.view.text, passage.span.end, passage.quote.end):
        return Polarity.AFFIRMED
    denied = (
        search(_UNRELATED, passage.quote.of(passage.section.view.text))
        or search(DENIED, whole)
        or any(search(DENIED, f"{lead} ") or _NO_PROBLEM.match(lead) for lead in governed)
    )
    denied = denied or _NO_PROBLEM.match(whole) or _says_none(passage) or answers_no(passage) or _denied_behind(passage)
    return Polarity.NEGATED if denied else Polarity.AFFIRMED


# "Does it clash with anything?": "No, not with triptans."
_DOES_IT = Pattern(
    r"\b(?:does|do|is|are|will|would|did)\b[^?]{2,60}\b(?:clash|interact|mix|affect|interfere|quarrel|upset|disagree|bother|anything|problems?|trouble)\b[^?]*\?\W*$",
    re.IGNORECASE,
)
_NOT_WITH = Pattern(
    r"^(?:\W*[A-Z][\w. ]{0,20}:)?\W*(?:no\b,?\W+)?(?:and |or )?not with\b|^(?:\W*[A-Z][\w. ]{0,20}:)?\W*(?:no|none|nothing)\b,? not\b",
    re.IGNORECASE,
)


def answers_no(passage: Passage) -> bool:
    """Tell whether a sentence denies what the question above it asks: whether the drug does something to others."""
    asked = any(_DOES_IT.search(above) for above in (*passage.leads[:1], *passage.section.headings[-1:]))
    return asked and _NOT_WITH.match(passage.text) is not None


# "For pain take paracetamol | - it does not clash": what the sentence goes on to say of it.
_SAID_OF_IT = Pattern(
    r"[\s,;:–—-]*(?:and |as |since |because )?(?:it|they|that|these|those|the two|both)\b(?P<said>[^.;]*)",
    re.IGNORECASE,
)


def _denied_behind(passage: Passage) -> bool:
    """Tell whether the sentence of a clause goes on that what this names does nothing."""
    goes_on = _SAID_OF_IT.match(passage.section.view.text, passage.span.end, passage.quote.end)
    return goes_on is not None and search(DENIED, goes_on["said"]) is not None


def _row(passage: Passage) -> str:
    """Return a row without its brackets: "Sofosbuvir (with or without ledipasvir) | bradycardia | not recommended"."""
    return BRACKET.sub(" ", passage.block.span.of(passage.section.view.text))


# A cell that begins so: "avoid; clozapine may be used for psychosis".
_BARS = Pattern(r"\|\s*(?:avoid|not recommended|contra-?indicated|do not|must not|never)\b", re.IGNORECASE)
# "Aspirin can be taken with it, but the two together raise the risk of bleeding."
_CONCEDES = Pattern(
    r"\b(?:can|may) be (?:\w+ )?(?:used|taken|given|combined)\b|\b(?:is|are) (?:allowed|possible|permitted|safe|fine)\b|\bno need to (?:stop|give up|avoid)\b|^\W*(?:keep|go on|carry on|continue) (?:taking|using|with)\b",
    re.IGNORECASE,
)
_BUT = Pattern(
    r",?\s+but\s+(?:because they|since they|they|the (?:INR|levels?|dose|two|pair|combination|mix)|both|together|it|this)\b[^.;]*\b(?:risks?|raises?|increases?|slows?|watched|checked|monitored|lower|bleed\w*|dangerous|careful\w*|caution)\b|"
    r",?\s+but\s+(?:leave|keep|wait|take|space|separate|allow)\b[^.;]*\b(?:hours?|minutes|apart|gap|between)\b",
    re.IGNORECASE,
)
_NONE = Pattern(r"\W*(?:none|nil|nothing|no)(?: (?:known|reported|expected|found|seen))?\W*", re.IGNORECASE)


def _says_none(passage: Passage) -> bool:
    """Tell whether the cell behind a name says that there is nothing: "Paracetamol | none known"; "Action: none" further on denies nothing."""
    return any(_NONE.fullmatch(cell_text(passage, cell)) for cell in passage.cells[1:2])


def _with_predicate(passage: Passage) -> str:
    """Return a clause; one that only names, "X, although …, needs no change", with what its sentence says of it."""
    if passage.is_item or not is_fragment(passage.text):
        return passage.text
    return passage.quote.of(passage.section.view.text)


_NUMBER = Pattern(r"(?:\d+(?:\.\d+)*\.?\s+)?(?P<title>.+)$", re.DOTALL)


def _headings(page: Page) -> Iterator[Candidate]:
    """Yield the substances that a heading below interactions names: "7.3 Warfarin", "Antacids"."""
    seen: set[Span] = set()
    for passage in page.passages:
        section = passage.section
        if section.type is not HERE or section.span in seen or len(section.headings) < 2:
            continue
        seen.add(section.span)
        found = _NUMBER.match(section.title)
        if found and section_type(section.title) is None and passage.topic is HERE:
            begin = section.view.text.find(section.title, section.span.start, section.span.end)
            here = Span(begin, begin + len(section.title))
            if begin >= 0:
                above = replace(passage, span=here, quote=here, text=section.title, cells=())
                named = read_substances(found["title"], begin + found.start("title"), page.names)
                polarity = Polarity.NEGATED if DENIED.search(passage.text) else Polarity.AFFIRMED
                yield from partners(page, above, named, _HEADING_RULE, (page.drug,), polarity)


_EXAMPLES = Pattern(
    r"\b(?:examples?|drugs?|medicines?|medications?|substances?|class(?:es)?|agents?|interact\w*|"
    r"products?|members)\b",
    re.IGNORECASE,
)


def _cells(page: Page) -> Iterator[Candidate]:
    """Yield the substances in the further columns of a table of interactions that hold names."""
    for passage in page.passages:
        if passage.block.kind is BlockKind.ROW and passage.topic is HERE:
            for cell in _naming_cells(page, passage):
                inner = cell_passage(passage, cell)
                named = read_substances(inner.text, cell.start, page.names)
                yield from partners(page, inner, named, _HERE_RULE, (page.drug,), _polarity(inner, None))


def _naming_cells(page: Page, passage: Passage) -> Iterator[Span]:
    """Yield the cells behind the first whose column holds names, and the second where the first names nobody."""
    if not passage.cells or section_type(cell_text(passage, passage.cells[0])) is not None:
        return
    first = cell_text(passage, passage.cells[0])
    nobody = bool(first) and not read_substances(first, 0, page.names) and not DENIED.search(first)
    for number, cell in enumerate(passage.cells[1:], 1):
        column = passage.columns[number] if number < len(passage.columns) else ""
        names = _EXAMPLES.search(column) or (nobody and number == 1) or _acts_on_drug(page, column)
        if names and cell.end - cell.start < _LONGEST_NAMES:
            yield cell


_LONGEST_NAMES = 120
_DOES = Pattern(
    r"^\W*(?:drugs|medicines|agents|inhibitors)?\W*(?:that )?(?:raises?|lowers?|increases?|decreases?|reduces?|inhibits?|induces?)\b",
    re.IGNORECASE,
)


def _acts_on_drug(page: Page, column: str) -> bool:
    """Tell whether a column is that of what does something to the page's drug: "Lowers clozapine"."""
    return _DOES.match(column) is not None and bool(page.names.named_in(column))


_TAKING = Pattern(
    r"\b(?:taking|on|with|receiving|using|co-?administered|together|combined|concomitant\w*|plus)\s+(?P<object>\S.*)",
    re.IGNORECASE,
)


def _dose_rows(page: Page) -> Iterator[Candidate]:
    """Yield the partners in rows of a table of doses: "Patients taking amiodarone | no more than 20 mg"."""
    for passage in page.passages:
        if passage.topic is SectionType.DOSAGE and len(passage.cells) > 1:
            first = cell_passage(passage, passage.cells[0])
            found = _TAKING.search(first.text)
            rest = passage.section.view.text[passage.cells[1].start : passage.block.span.end]
            if found and LIMITS.search(rest):
                named = read_substances(found["object"], first.span.start + found.start("object"), page.names)
                yield from partners(page, first, named, _ROW_RULE, (page.drug,))


def partners(
    page: Page,
    passage: Passage,
    named: Iterable[Substance],
    rule: str,
    drugs: tuple[str, ...],
    polarity: Polarity = Polarity.AFFIRMED,
) -> Iterator[Candidate]:
    """Yield the substances named as partners of the drugs; a drug is no partner of its own."""
    for substance in dict.fromkeys(named):
        for drug in drugs:
            if not {drug, *page.drug.split(" "), *page.names.own} & {substance.name, *substance.name.split(" ")}:
                yield Candidate(Relation.INTERACTS_WITH, substance.name, drug, passage, substance.span, rule, polarity)
