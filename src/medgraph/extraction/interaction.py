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

from medgraph.extraction.entries import (
    cell_passage,
    cell_text,
    entries,
    mentioning,
    own_leads,
    retold,
    without_references,
)
from medgraph.extraction.interaction_rules import HERE, RULES
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import (
    Candidate,
    Finding,
    Rule,
    Veto,
    slot,
    spoken,
)
from medgraph.extraction.substances import Substance, read_substances
from medgraph.model import ANYTHING, BlockKind, Polarity, Relation, SectionType, Span
from medgraph.sections import section_type

_HERE_RULE = "interaction.section/1"
_NONE_RULE = "interaction.none/1"
_ALARM = re.compile(
    r"\b(?:avoid\w*|(?:should|must|do|may|can)(?: not|n['’]t| never)|never take|caution|risks?|increas\w+|"
    r"decreas\w+|reduc\w+|rais\w+|lowers|lowered|monitor\w*|contra-?indicat\w+|toxicity|dangerous|"
    r"bleeding|may occur|can occur|syndrome|causes?|provoke\w*|worsens?|less effective|weaken\w*|"
    r"potentiat\w*|enhanc\w+|adjust\w*|serious|(?:tell|inform|talk to) (?:your|the) (?:doctor|healthcare|"
    r"pharmacist))\b",
    re.IGNORECASE,
)


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


_NONE = re.compile(
    r"\bno (?:[\w-]+ ){0,4}(?:drug |food )?interactions? (?:\w+ ){0,3}?(?:known|reported|identified|"
    r"expected|found|observed|described|established|anticipated|listed|documented)\b|"
    r"\bno (?:known|significant|relevant|important|major|clinically \w+|"
    r"specific)(?: [\w-]+){0,3} interactions?\b(?! stud)|\bnone (?:known|reported|identified|stated|"
    r"listed|expected)\b|^\W*(?:A\W+)?none\b\W*$|"
    r"\b(?:does|do) not (?:significantly |appear to |seem to )?interact with other\b|"
    r"\binteractions? (?:are|is) not (?:expected|known|anticipated)\b",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"\b(?:stud(?:y|ies)|trials?) (?:\w+ ){0,4}?(?:performed|done|conducted|carried out|available)\b|"
    r"\bnot been (?:studied|evaluated)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\bno (?:[\w-]+ ){0,4}(?:interactions?|problems?|effects?|changes?|influence|impact|adjustments?|"
    r"relevance|difference|obstacle)\b|\bno (?:formal )?(?:drug )?interaction stud|"
    r"\binteractions?\b[^.;]{0,60}\b(?:not|never) (?:been )?(?:observed|seen|found|reported|known|expected|described|likely)\b|"
    r"\b(?:is|are|was|were) not (?:an? |any )?(?:problem|concern|issue|trouble|worry)\b|\bdisturbs? (?:neither|nothing)\b|\bnothing (?:happened|changes|changed)\b|"
    r"\b(?:did|does|do|is|are|was|were|has|have|can|could|may) ?(?:not|n['’]t) (?:\w+ ){0,3}?(?:affect|"
    r"alter|change|interact|influence|interfere|expected|modify|need|require)\w*\b|"
    r"\b(?:is|are) (?:fine|safe|allowed|no problem)\b|\bgoes ahead\b|\b(?:can|"
    r"may) (?:safely )?be (?:safely )?(?:used|taken|combined|given|co-?administered) (?:together|with|"
    r"safely|along|without)|"
    r"\b(?:can|may) (?:go on|continue|stay on|be continued)\b|\b(?:can|may) be (?:\w+ )?(?:given|taken|"
    r"used)\b(?! (?:only|at least|after|if|unless|\d))|\bas usual\b|"
    r"\bwithout (?:any )?(?:problems?|interactions?|dose adjustments?)\b|\bunaffected\b",
    re.IGNORECASE,
)
_ALL_MEDICINES = re.compile(
    r"\b(?:all|any|any other|other|every|what|which)(?: of (?:the|your))?(?: other)? (?:prescription |"
    r"current |your )?(?:medicines?|medications?|drugs?|products?|supplements?|"
    r"prescriptions?)\b[^.]{0,60}?"
    r"\b(?:you (?:are|take|use|might|may|have)|including|taking|obtained|being taken)\b|\b(?:without a|"
    r"over[- ]the[- ]counter|non-?)\s?prescription\b|over[- ]the[- ]counter",
    re.IGNORECASE,
)


def _section(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield what a clause under interactions names, with its label; else its word that there are none."""
    if _ALL_MEDICINES.search(passage.text):
        return
    label = _label(passage)
    said = [
        *(read_substances(*label, page.names) if label else ()),
        *read_substances(_to_read(passage.text), passage.span.start, page.names),
    ]
    none = _NONE.search(passage.text)
    polarity = _polarity(passage, label)
    if none and not said and not _STUDIED.search(passage.text):
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
    denied = _DENIED.search(passage.text) or any(
        _DENIED.search(f"{lead} ") or re.match(r"\W*no (?:known )?(?:problems?|interactions?)", lead, re.IGNORECASE)
        for lead in governed
    )
    return Polarity.NEGATED if denied else Polarity.AFFIRMED


_REPLACED = re.compile(
    r"\b(?:use|using|used|have|receive|consider|considering|choose|prefer|given?|switch(?:ed)? to|"
    r"try)\b(?P<instead>[^.;]{2,80}?)(?=\b(?:instead of|in place of|rather than|and not)\b)|"
    r"\b(?:alternatives?|substitutes?)(?: such as| like| include| to consider)?\b(?P<other>[^.;]*)|"
    r"\b(?P<better>[\w-]+(?: [\w-]+)?) (?:is|are) (?:an |a |the )?(?:preferred|alternatives?)\b[^.;]*",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:unlike|in contrast (?:to|with)|as opposed to|compared (?:to|with)|similar to|"
    r"relative to)\s[^,.;]*",
    re.IGNORECASE,
)
# What is given for an effect of the drug, or not given at all, is no partner.
_REMEDY = re.compile(
    r"^[^.;]{2,80}\b(?:is|are) (?:the |an? )?(?:(?:standard|usual|best|common|first|right) )*(?:remedy|remedies|treatments?|antidotes?|"
    r"choice|help)\b[^.;]*|^[^.;]{2,60}\b(?:is|are) not (?:\w+ )?(?:taken|given|needed|used) (?:routinely|beforehand|as a rule)[^.;]*",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(
    r"\b(?:used to treat|to treat|used for|for the treatment of|treatments? for|medicines? for)\s[^,.;()]*",
    re.IGNORECASE,
)


def _to_read(text: str) -> str:
    """Blank what names a substance in another role: the substitute, the comparison, what a partner is for."""
    for role in (_REPLACED, _COMPARED, _REMEDY, _FOR_WHAT):
        text = role.sub(lambda found: " " * len(found[0]), text)
    return text


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
    if _ALL_MEDICINES.search(passage.text) or (rule.name in _TAMED and not _ALARM.search(passage.text)):
        return
    clean = without_references(passage)
    where = slot(passage, found, "named" if found.groupdict().get("named") else "object")
    text = _to_read(clean.text[where.start - passage.span.start : where.end - passage.span.start])
    named = read_substances(text, where.start, page.names)
    if rule.name in ("interaction.shun", "interaction.be_shunned"):
        named = [s for s in named if s.is_food or "food" in s.name]
    if rule.name == "interaction.changes" and not (
        _opens(text, named, where.start) and _meets(page, clean.text[found.end("object") :])
    ):
        return
    if rule.name == "interaction.spaced" and not _opens(text, named, where.start):
        return
    if rule.name == "interaction.changed":
        named = [s for s in named if not s.is_food and not s.name.endswith("hormone")]
    polarity = Polarity.NEGATED if _DENIED.search(passage.text) else Polarity.AFFIRMED
    drugs = (page.drug,) if rule.name in _ABOUT_PARTNERS else passage.subjects
    yield from _candidates(page, clean, named, rule.id, drugs, polarity)


_BEFORE_NAMES = re.compile(
    r"\W*(?:(?:other|some|certain|many|most|several|taking|drinking|using|use|of|by|the|a|an|medicines?|drugs?|like|such as|so called|"
    r"moreover|also|both|even|strong|combined|together|concomitant|treatment|with)\W+)*",
    re.IGNORECASE,
)


def _opens(text: str, named: list[Substance], start: int) -> bool:
    """Tell whether a slot begins with a substance: what acts on the drug's level is the sentence's subject."""
    opening = _BEFORE_NAMES.match(text)
    return bool(named) and opening is not None and named[0].span.start - start <= opening.end()


_IT = re.compile(
    r"\b(?:it|its|this (?:medicine|medication|drug|vaccine|treatment)|the (?:medicine|medication|drug|vaccine|tablets?|"
    r"injections?|capsules?))\b",
    re.IGNORECASE,
)


def _meets(page: Page, text: str) -> bool:
    """Tell whether words speak of the page's drug, by a name or as "it"."""
    return bool(_IT.search(text)) or any(own in text.lower() for own in page.names.own)


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
            if substance.name not in (drug, *page.drug.split(" ")) and substance.name not in page.names.own:
                yield Candidate(Relation.INTERACTS_WITH, substance.name, drug, passage, substance.span, rule, polarity)
