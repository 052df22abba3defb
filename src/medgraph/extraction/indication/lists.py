"""Read the indications that stand in lists, labels and tables: items under "Uses", "**Used in:** …", columns named "Indication".

On a page that says nowhere else what its drug is for, the label of a dose by disease says it ("**Plaque psoriasis:** 80 mg").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from medgraph.extraction.indication.candidates import indication_candidates, joined, read_uses
from medgraph.extraction.indication.denials import was_given_up
from medgraph.extraction.indication.known import known_name
from medgraph.extraction.indication.lay_rules import ALL_RULES
from medgraph.extraction.indication.slots import read_indicated
from medgraph.extraction.indication.words import STATUS
from medgraph.extraction.language import context
from medgraph.extraction.language.items import split_outside_brackets
from medgraph.extraction.language.medical import is_general
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.lexicon import find_condition
from medgraph.model import BlockKind, Polarity, SectionType, Span
from medgraph.patterns import Pattern, search
from medgraph.sections import section_type

_LIST_RULE = "indication.list/3"
_TABLE_RULE = "indication.table/1"
_DOSE_RULE = "indication.dose_label/1"
_LIST_VETO = Pattern(
    r"\b(?:limitations?|not (?:indicated|recommended|approved|for|an option|meant|used|suitable)|contraindicat\w*|unapproved|do not|never|before|correct|cautio\w*|care|sparing(?:ly)?|careful\w*|should not|must not|who should|people who cannot)\b",
    re.IGNORECASE,
)
_AMOUNT = Pattern(
    r"^\W*(?:\w+:? ){0,4}?\d[\d.,]*(?:\s*(?:-|–|to)\s*\d[\d.,]*)?\s*(?:mg|mcg|µg|g|micrograms?|milligrams?|units?|IU|mL|puffs?|tablets?)\b",
    re.IGNORECASE,
)
_NO_INDICATION_OF_DOSE = Pattern(
    r"\b(?:impairment|insufficiency|dialysis|renal|hepatic|kidney|liver|failure|elderly|pregnan\w*|overdose|missed|toxicity|reactions?|hypoglyc\w+|neutropenia|thrombocytopenia|nausea|fever|weight|over|under|child-pugh|poor|bleeding|an? inr|symptoms)\b",
    re.IGNORECASE,
)


def read_listed_indications(
    passages: list[Passage], abbreviations: Mapping[str, str], parents: frozenset[Span]
) -> Iterator[Candidate]:
    """Yield the indications of a list item, a labelled paragraph or a table row: the clauses of one sentence."""
    first = passages[0]
    if first.block.kind is BlockKind.ROW:
        yield from _from_row(first, abbreviations)
    elif _begins_block(first):
        if first.topic is SectionType.INDICATIONS or _is_led_in(first):
            yield from _from_list(joined(passages), abbreviations, is_parent=first.block.span in parents)
        elif first.topic in _TABLES_IN and _CONDITION_ROW.match(_label(first)):
            yield from _named(joined(passages), joined(passages).text, first.span.start, _LIST_RULE, abbreviations)


# "… is used to treat:": what stands below is what the drug is for, wherever the list stands.
_USE_LEAD = Pattern(
    r"\b(?:used|indicated|approved|prescribed|licen[sc]ed|given|recommended)\b(?:[^.;:?]{0,60}\b(?:for|to (?:treat|prevent|manage|relieve|control|reduce|lower)|in|with|treatment of|prevention of|following|these)\b[^.;:?]{0,60})?:$|"
    r"\b(?:uses?|gives?|prescribes?|takes?|dispenses?|sells?|supply|supplies|offers?|treats?|(?:is|are) on)\b[^.;:?]{0,40}\bfor\b(?:(?: (?:just|only|mainly|any|one|two|three|four|five|several|of))*(?: the following)?(?: (?:these|this|things|reasons|conditions|illnesses|diseases|purposes))?)?:$|"
    r"\b(?:uses|indications|jobs)(?: (?:are|include|of)\b[^.;:?]{0,40}|,[^.;:?]{0,40})?:$",
    re.IGNORECASE,
)
# "The most common side effects of X when used in combination with Y include:".
_OF_EFFECTS = Pattern(
    r"\b(?:side effects?|(?:adverse|allergic) (?:reactions?|events?|effects?))\b[^.?!]*$", re.IGNORECASE
)
_NO_USES = frozenset(
    {
        SectionType.ADVERSE_REACTIONS, SectionType.CONTRAINDICATIONS, SectionType.INTERACTIONS, SectionType.WARNINGS, SectionType.BOXED_WARNING,
        SectionType.BOILERPLATE, SectionType.MONITORING, SectionType.OVERDOSAGE, SectionType.STORAGE, SectionType.DOSAGE_FORMS,
    }
)  # fmt: skip


def _is_led_in(passage: Passage) -> bool:
    """Tell whether the nearest lead of an item says that uses follow: "It is used to treat:"."""
    item = passage.is_item
    lead = next(iter(passage.leads[1:] if item and passage.block.label else passage.leads), "")
    lead = lead if item or lead != _label(passage) else f"{lead}:"
    return (
        (item or lead.rstrip(":") == _label(passage))
        and passage.topic not in _NO_USES
        and bool(_USE_LEAD.search(lead.strip()))
        and not (_LIST_VETO.search(lead) or _OF_EFFECTS.search(lead) or context.negated(lead))
    )


_OF_DISEASES = Pattern(
    r"\b(?:treat|prevent|manag|reliev|indicat|approved|licen[sc]ed|prescribed|conditions?\b|diseases?\b|adults?\b|children\b|people\b|patients\b)",
    re.IGNORECASE,
)


def _tells_of_diseases(passage: Passage) -> bool:
    """Tell whether an item stands where only diseases stand, and not among the things that one needs to use a medicine."""
    return passage.topic is SectionType.INDICATIONS or any(map(_OF_DISEASES.search, passage.leads[:2]))


# "Obesity – no", "migraine: not licensed", "tics alone are no indication".
_DENIED_ITEM = Pattern(
    r"(?:\s[–—-]\s|:\s|\b(?:is|are)\s)(?:no(?=\W*$|[,;.])|(?:no|not)\s+(?:an?\s+)?(?:\w+\s+)?(?:licen[sc]ed|approved|indicated|indications?|uses?|authori[sz]ed|recommended)\b|unlicen[sc]ed\b|off[- ]label\b)",
    re.IGNORECASE,
)
_BOX = Pattern(r"^\s*\[[xX✓✔]\]\s*")


def _begins_block(passage: Passage) -> bool:
    label = passage.block.label
    return passage.span.start - (label.end if label else passage.block.span.start) <= 6


def _from_list(passage: Passage, abbreviations: Mapping[str, str], *, is_parent: bool) -> Iterator[Candidate]:
    """Read an item or labelled paragraph under a heading on uses, if it is no sentence of its own."""
    label, text = _label(passage), passage.text
    if text.rstrip().endswith("?"):
        return
    labelled: list[Candidate] = []
    if passage.block.label and passage.is_item and not section_type(label):
        labelled = list(_named(passage, label, passage.block.label.start, _LIST_RULE, abbreviations))
        yield from labelled
        if any(not is_general(each.object) for each in labelled) and not _has_members(label, text, abbreviations):
            return
    led_in = _is_led_in(passage)
    having = _IF_THEY_HAVE.match(text) if led_in else None
    if (
        having
        or _begins_named(text)
        or (not _is_sentence(text, led_in=led_in) and (passage.is_item or label or _enumerates(text)))
    ):
        begin = having.end() if having else _behind_lead(text)
        end = text.find(")", begin) if having and having[0].endswith("(") else len(text)
        named = _named(
            passage, text[begin:end], passage.span.start + begin, _LIST_RULE, abbreviations,
            trusted=passage.is_item and not is_parent and not labelled and _tells_of_diseases(passage),
        )  # fmt: skip
        yield from (each for each in named if not (is_parent and is_general(each.object)))


def _has_members(label: str, text: str, abbreviations: Mapping[str, str]) -> bool:
    """Tell whether a label names a kind and the text its members: "Leukemias: CLL, AML"."""
    first = re.split(r"[,;]|\s(?:and|or|in)\s", text)[0]
    return label.rstrip(" :").endswith("s") and known_name(first.strip(), abbreviations) is not None


# "It is used to treat children: | if they have | Turner syndrome; if they do not make enough growth hormone (| growth hormone deficiency)".
_IF_THEY_HAVE = Pattern(
    r"^\W*(?:if|when|because)\s+(?:you|they|your\s+child|the\s+(?:child|patient|person))\s+"
    r"(?:(?:have|has|suffers?\s+from)\s+|(?:do|does|are|is|cannot|can)\b[^().]{3,80}\()",
    re.IGNORECASE,
)


def _behind_lead(text: str) -> int:
    """Return where an item begins behind a lead that names no condition: "After surgery: pain"."""
    head, colon, _ = text.partition(": ")
    leads = (
        bool(colon) and len(head.split()) <= _LEAD_WORDS and find_condition(head.strip(), disease_first=True) is None
    )
    return len(head) + len(colon) if leads else 0


_LEAD_WORDS = 8
_VERB = Pattern(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|could|may|might|will|would|should|must|cannot|carry|tells?|lets?|makes?|needs?|covers?|qualif\w+)\b",
    re.IGNORECASE,
)


def _is_sentence(text: str, *, led_in: bool = False) -> bool:
    """Tell whether a text says something by itself; what its frames tell is read from them, unless a lead has told it."""
    return bool(
        _VERB.search(
            re.sub(
                r"\([^()]*\)|\b(?:who|that|which|whose|if|when|after|because|where|until|once|so that)\b.*", "", text
            )
        )
    ) or (not led_in and any(search(rule.trigger, text) for rule in ALL_RULES))


def _begins_named(text: str) -> bool:
    """Tell whether a text begins with a condition that stands by itself: "Duchenne muscular dystrophy, provided that …"."""
    first = next(iter(find_known(text[:120])), None)
    box = _BOX.match(text)
    if first is None or not _GRADES.fullmatch(text, box.end() if box else 0, first.start):
        return False
    return bool(_ENDS_NAME.match(text, first.end)) and not _VERB.match(text, first.end + 1)


def _enumerates(text: str) -> bool:
    """Tell whether a text does nothing but list, and a third of its members are conditions: "muscle relaxation; laryngospasm"."""
    bare = _NOTE.sub("", text).rstrip(" .")
    names = [part.of(bare).strip() for part in split_outside_brackets(bare, _PART)]
    known = [name for name in names if find_condition(name, disease_first=True)]
    return len(names) >= _LEAST and 3 * len(known) >= len(names) and max(map(len, names)) < _LONGEST_PART


_NOTE = Pattern(r"\s*\([^()]*\)")
_PART, _LEAST, _LONGEST_PART = Pattern(r"\s*[,;]\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+"), 3, 60
# What may stand before a condition that opens an entry: how bad it is, for whom it is not.
_GRADES = Pattern(rf"\W*(?:(?:for|in|the|{STATUS.pattern}|[a-z]{{3,}}(?:ar|al|ic|ous|ive))\b[\s,-]*)*", re.IGNORECASE)
_ENDS_NAME = Pattern(
    r"\s*(?:\([^()]*\))?\s*(?:[.,;:]|$|[–—-]\s|(?:in|with|due|for|that|which|who|of|and|or|caused|associated|from|as|when)\b)"
)


def _label(passage: Passage) -> str:
    return passage.block.label.of(passage.section.view.text) if passage.block.label else ""


def read_dose_labels(page: Page, abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    """Read the labels of doses on a page that says nowhere else what the drug is for."""
    for passage in page.passages:
        if (
            passage.topic is SectionType.DOSAGE
            and passage.block.kind is not BlockKind.ROW
            and page.drug in passage.subjects
        ):
            yield from _from_dose_label(passage, abbreviations)


def _from_dose_label(passage: Passage, abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    """Read the label of a dose by disease: "**Plaque psoriasis:** 80 mg", "Newly diagnosed CML: 340 mg/m2"."""
    label, start, text = _label(passage), passage.block.label.start if passage.block.label else 0, passage.text
    if not (passage.is_item and label):
        label, colon, text = text.partition(": ")
        start = passage.span.start
        if not colon:
            return
    if (
        _AMOUNT.match(text)
        and not _NO_INDICATION_OF_DOSE.search(label)
        and len(label) < _LONGEST_LABEL
        and not any(_NO_INDICATION_OF_DOSE.search(lead) for lead in passage.leads[1:2] if len(lead) < _LONGEST_LABEL)
    ):
        yield from _named(passage, label, start, _DOSE_RULE, abbreviations)


_LONGEST_LABEL = 120
_CONDITION_COLUMN = Pattern(
    r"^\W*(?:indications?|conditions?|diseases?|for what|used? (?:for|in)|uses?|diagnosis|approved (?:for|uses?)|treats)\W*$",
    re.IGNORECASE,
)
_CONDITION_ROW = Pattern(
    r"^\W*(?:(?:(?:orphan|target|treated|licen[sc]ed|approved|labell?ed|authori[sz]ed|main|medical) )*(?:indications?|uses?)|(?:orphan|target|treated|licen[sc]ed|approved|authori[sz]ed) (?:conditions?|diseases?)|(?:condition|disease|disorder|illness)s? treated|used? (?:for|in)|licen[sc]ed for|approved (?:for|uses?)|therapeutic indications?|what it (?:is for|treats)|treats)\W*$",
    re.IGNORECASE,
)
_TABLES_IN = frozenset(
    {SectionType.INDICATIONS, SectionType.DOSAGE, SectionType.DESCRIPTION, SectionType.OTHER, SectionType.NAMES}
)
# What a row says of a use that is none: "not indicated; studied, no benefit", "off-label".
_NO_USE = Pattern(
    r"\W*(?:(?:is |are )?not (?:indicated|approved|licen[sc]ed|labell?ed|established|recommended|effective|authori[sz]ed|an? (?:indication|use))|unapproved|unlicen[sc]ed|off[- ]label|studied only|only studied|under (?:study|investigation)|investigational|experimental|contra-?indicated|no (?:benefit|effect|indication|evidence)|no\W*$)",
    re.IGNORECASE,
)


def _from_row(passage: Passage, abbreviations: Mapping[str, str]) -> Iterator[Candidate]:
    """Read the cell of a column "Indication", or the cell behind a cell "Used for"."""
    text = passage.section.view.text
    if passage.topic not in _TABLES_IN or any(_NO_USE.match(cell.of(text)) for cell in passage.cells[1:]):
        return
    for index, cell in enumerate(passage.cells):
        named = index < len(passage.columns) and _CONDITION_COLUMN.match(passage.columns[index])
        behind = index == 1 and _CONDITION_ROW.match(passage.cells[0].of(text))
        if (named or behind) and not _NO_INDICATION_OF_DOSE.search(cell.of(text)):
            yield from _named(
                passage,
                cell.of(text).replace("\n", " "),
                cell.start,
                _TABLE_RULE,
                abbreviations,
                trusted=passage.topic is SectionType.INDICATIONS,
            )


def _named(
    passage: Passage, text: str, start: int, rule: str, abbreviations: Mapping[str, str], *, trusted: bool = False
) -> Iterator[Candidate]:
    """Yield the conditions that a list item, a label or a cell names; denied where it or what it stands under denies."""
    leads = [lead for lead in passage.leads[:2] if len(lead) < _LONGEST_LEAD and not lead.startswith(text)]
    denied = any(_LIST_VETO.search(lead) or context.negated(lead) for lead in leads) or bool(
        _LIST_VETO.match(text) or _DENIED_ITEM.search(text)
    )
    for found in (*read_uses(passage), *read_indicated(text, start, abbreviations, trusted=trusted and not denied)):
        behind = passage.section.view.text[found.span.end : passage.block.span.end]
        negated = denied or context.negated(text[: max(0, found.span.start - start)]) or was_given_up(behind)
        yield from indication_candidates(passage, found, rule, Polarity.NEGATED if negated else Polarity.AFFIRMED)


_LONGEST_LEAD = 160
