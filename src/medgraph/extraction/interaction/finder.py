"""What a drug interacts with: other drugs, groups of drugs, food and drink.

In a place for interactions every substance named is one, unless the clause denies it ("no problem
with X") or gives it another role ("heparin in place of warfarin"). Elsewhere a sentence must say so
itself: "interacts with X", "avoid taking it with X", "alcohol should be limited". Comparison,
rescue treatment and premedication are no interactions, and "tell your doctor about all your
medicines" names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from medgraph.extraction.interaction.roles import (
    ALARM,
    ALL_MEDICINES,
    DENIED,
    NONE_KNOWN,
    STUDIED,
    opens_with,
    speaks_of_drug,
    without_other_roles,
)
from medgraph.extraction.interaction.rules import HERE, RULES
from medgraph.extraction.language.entries import (
    cell_passage,
    cell_text,
    entries,
    mentioning,
    own_leads,
    retold,
    without_references,
)
from medgraph.extraction.language.substances import Substance, read_substances
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import (
    Candidate,
    Finding,
    Rule,
    Veto,
    slot,
    spoken,
)
from medgraph.model import ANYTHING, BlockKind, Polarity, Relation, SectionType, Span
from medgraph.sections import section_type

_HERE_RULE = "interaction.section/1"
_NONE_RULE = "interaction.none/1"


_WORDS = tuple(
    (
        "interact|avoid|limit|skip|minimi|restrict|refrain|away|clear of|cut out|drink|consum|eat|kept to|concomitant|concurrent|simultan|"
        "admin|combin|together|with|taking|you take|use|live|level|concentration|exposure|effect|action|breakdown|clearance|"
        "absor|eliminat|metaboli|removal|response|how|hours|risk of|works|reliable"
    ).split("|")
)


def find_interactions(page: Page) -> Iterator[Finding]:
    """Yield what a page says that its drug interacts with, or its word that nothing is known."""
    page = retold(page)
    for passage in (*entries(page, HERE), *_by_dose(page)):
        yield from _section(page, passage)
    yield from _example_cells(page)
    for result in spoken(RULES, mentioning(page, _WORDS)):
        if isinstance(result, Veto):
            yield result
        else:
            yield from _sentence(page, *result)


def _by_dose(page: Page) -> Iterator[Passage]:
    """Yield clauses under interactions whose own label speaks of the dose: "**Lower dose:** ketoconazole"."""
    for passage in page.passages:
        if passage.block.label and passage.topic is SectionType.DOSAGE and _is_below_interactions(passage):
            yield without_references(passage)


def _is_below_interactions(passage: Passage) -> bool:
    return passage.section.type is HERE or any(section_type(lead) is HERE for lead in own_leads(passage))


def _section(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield what a clause under interactions names, with its label; else its word that there are none."""
    if ALL_MEDICINES.search(passage.text):
        return
    label = _label(passage)
    said = [
        *(read_substances(*label, page.names) if label else ()),
        *read_substances(without_other_roles(passage.text), passage.span.start, page.names),
    ]
    none = NONE_KNOWN.search(passage.text)
    polarity = _polarity(passage, label)
    if none and not said and not STUDIED.search(passage.text):
        where = Span(passage.span.start + none.start(), passage.span.start + none.end())
        yield Candidate(Relation.INTERACTS_WITH, ANYTHING, page.drug, passage, where, _NONE_RULE, Polarity.NEGATED)
    yield from _candidates(page, passage, said, _HERE_RULE, (page.drug,), polarity)


def _label(passage: Passage) -> tuple[str, int] | None:
    """Return the label of a clause's block with where it stands, if the clause is the first behind it."""
    label = passage.block.label
    if label is None or passage.cells or passage.quote.start != passage.block.span.start:
        return None
    wording = label.of(passage.section.view.text)
    return None if wording.endswith("?") else (wording, label.start)


def _polarity(passage: Passage, label: tuple[str, int] | None) -> Polarity:
    leads = own_leads(passage)[: 2 if passage.is_item else 1]
    governed = [lead for lead in leads if not lead.endswith("?")] if label or passage.is_item else []
    denied = DENIED.search(passage.text) or any(
        DENIED.search(f"{lead} ") or re.match(r"\W*no (?:known )?(?:problems?|interactions?)", lead, re.IGNORECASE)
        for lead in governed
    )
    return Polarity.NEGATED if denied else Polarity.AFFIRMED


_EXAMPLES = re.compile(
    r"\b(?:examples?|drugs?|medicines?|medications?|substances?|class(?:es)?|agents?|interact\w*|"
    r"products?|members)\b",
    re.IGNORECASE,
)


def _example_cells(page: Page) -> Iterator[Candidate]:
    """Yield the substances in the further columns of a table of interactions that hold names."""
    for passage in page.passages:
        if passage.block.kind is BlockKind.ROW and passage.topic is HERE:
            for cell in _naming_cells(passage):
                inner = cell_passage(passage, cell)
                named = read_substances(inner.text, cell.start, page.names)
                yield from _candidates(page, inner, named, _HERE_RULE, (page.drug,))


def _naming_cells(passage: Passage) -> Iterator[Span]:
    if passage.cells and section_type(cell_text(passage, passage.cells[0])) is None:
        for cell, column in list(zip(passage.cells, passage.columns, strict=False))[1:]:
            if _EXAMPLES.search(column) and cell.end - cell.start < _LONGEST_NAMES:
                yield cell


_LONGEST_NAMES = 120


# Rules that speak only where the sentence also says that something may go wrong.
_TAMED = frozenset({"interaction.used_along", "interaction.taken_with"})


# Rules whose sentence has the partner as its subject: "Rifampin lowers the level of apixaban".
_ABOUT_PARTNERS = frozenset({"interaction.changes", "interaction.taken_with", "interaction.spaced"})


def _sentence(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Candidate]:
    """Yield the substances of a sentence that states an interaction by itself."""
    if ALL_MEDICINES.search(passage.text) or (rule.name in _TAMED and not ALARM.search(passage.text)):
        return
    clean = without_references(passage)
    where = slot(passage, found, "named" if found.groupdict().get("named") else "object")
    text = without_other_roles(clean.text[where.start - passage.span.start : where.end - passage.span.start])
    named = read_substances(text, where.start, page.names)
    if rule.name in ("interaction.shun", "interaction.be_shunned"):
        named = [s for s in named if s.is_food or "food" in s.name]
    if rule.name == "interaction.changes" and not (
        opens_with(text, named, where.start) and speaks_of_drug(page, clean.text[found.end("object") :])
    ):
        return
    if rule.name == "interaction.spaced" and not opens_with(text, named, where.start):
        return
    if rule.name == "interaction.changed":
        named = [s for s in named if not s.is_food and not s.name.endswith("hormone")]
    polarity = Polarity.NEGATED if DENIED.search(passage.text) else Polarity.AFFIRMED
    drugs = (page.drug,) if rule.name in _ABOUT_PARTNERS else passage.subjects
    yield from _candidates(page, clean, named, rule.id, drugs, polarity)


def _candidates(
    page: Page,
    passage: Passage,
    named: Iterable[Substance],
    rule: str,
    drugs: tuple[str, ...],
    polarity: Polarity = Polarity.AFFIRMED,
) -> Iterator[Candidate]:
    for substance in dict.fromkeys(named):
        for drug in drugs:
            if not {drug, *page.drug.split(" "), *page.names.own} & {substance.name, *substance.name.split(" ")}:
                yield Candidate(Relation.INTERACTS_WITH, substance.name, drug, passage, substance.span, rule, polarity)
