"""Tell which drugs a predicate is about: "Apixaban (Eliquis), unlike warfarin, | is an anticoagulant".

What stands before the predicate is read as a skeleton: every drug's name becomes one sign, and the
skeleton must have the shape of a subject. "The dose of warfarin is a …" has another shape, and is about
no drug.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, repeat

from medgraph.extraction.naming.page_drug import DrugNames
from medgraph.extraction.page import Page, Passage
from medgraph.model import BlockKind, Span
from medgraph.patterns import Pattern, match, search, sub

_DRUG = "§"
_ADVERB = (
    r"(?:chemically|pharmacologically|formally|officially|so|put simply|in plain (?:words|terms|English)|strictly speaking|technically|structurally|essentially|basically|"
    r"(?:\w+ly )?speaking|simply put|in short|both|the|while|"
    r"whereas|and|but|by contrast|in contrast|however|similarly|like|also|note that|today|drug|medicine|"
    r"medication|generic|brand|antibiotic|active (?:substance|ingredient)|A:|yes|no)"
)
FORM = (
    r"(?:(?:oral|sublingual|buccal|nasal|eye|ear|ophthalmic|otic|topical|transdermal|vaginal|rectal|chewable|dispersible|effervescent|inhaled|inhalation|injectable|"
    r"intravenous|subcutaneous|for|pre-?filled|(?:extended|delayed|prolonged|modified|immediate|sustained|controlled)[- ]release|film-coated|enteric-coated|depot|"
    r"liposomal|long-acting|vaginal|skin)\s+){0,3}(?:tablets?|capsules?|injections?|infusion|cream|gel|ointment|lotion|solution|suspension|sprays?|inhaler|patch(?:es)?|"
    r"drops|syrup|powder|suppositor(?:y|ies)|vaccine|implant|foam|pen|granules|liquid|therapy|concentrate|emulsion|use|USP|itself)"
)
_TAIL = (
    rf"(?:\s*\([^()]*\)|\s*[®™]|\s*(?:,|and|or|/|\+|,\s*and)\s*{_DRUG}|"
    rf"\s+{FORM}\b|\s+[\d.,]+\s?(?:mg|mcg|micrograms?|g|ml|mL|units?|IU)(?:/\w+)?(?:\s+(?:once|twice|three times|a|per|every|each|daily|day|weekly|week|monthly))*\b)*"
)
# What may come before the subject: "Also known by its brand name Lasix, …", "Approved in 1998, …".
_BEFORE = rf"(?:(?:(?:also|better|commonly|first|originally|previously|usually)\s+)?(?:[a-z]+ed|known|sold|given|taken|made|in|as|by|for|with|from|since|at)\b(?:[^,;.]|{_DRUG}){{2,90}},\s+)?"
# A heading run into its text: "1 INDICATIONS AND USAGE Keytruda is …".
_RUN_IN = r"(?:\d+(?:\.\d+)*\s+)?(?:(?-i:[A-Z]{3,})[\s,]+)*"
_SUBJECT = Pattern(
    rf"^\W*{_RUN_IN}{_BEFORE}(?:{_ADVERB}[\s,]+)*(?:(?<=substance\x20)in\s+{_DRUG}\s*,\s*|(?<=ingredient\x20)in\s+{_DRUG}\s*,\s*)?{_DRUG}{_TAIL}(?:\s*,(?:[^,§]|{_DRUG}){{2,90}},)?(?:\s+(?:brand|"
    rf"generic|medication|drug))?\s*,?\s*$",
    re.IGNORECASE,
)
_PRONOUN = Pattern(
    rf"^\W*{_BEFORE}(?:{_ADVERB}[\s,]+|(?:in|by|for|as|because of|owing to|thanks to|due to|on account of) [a-z' ]{{3,40}},?\s+){{0,3}}(?:it|they|this (?:drug|medicine|"
    rf"medication|agent|product|vaccine|antibody|antibiotic|hormone|tablet|injection|inhaler|pill|treatment)|"
    rf"these (?:drugs|medicines|medications)|"
    rf"the (?:drug|medicine|medication|product|substance|vaccine|active (?:substance|ingredient)))(?:\s+{FORM})?(?:\s*\([^()]*\))?\s*$",
    re.IGNORECASE,
)
_CONTAINS = Pattern(
    rf"^\W*{_DRUG}{_TAIL}\s+contains\s+(?:(?:the|an)\s+active\s+(?:substance|"
    rf"ingredient)\s+)?(?:called\s+)?{_DRUG}{_TAIL}\s*,?\s*(?:and|which)\s*$"
)
_SAME_SUBJECT = Pattern(rf"^\W*(?:it|{_DRUG}{_TAIL})\s+(?:is|was|has|[a-z]+s)\b[^,;.]*,?\s+and\s*$", re.IGNORECASE)
# "§ is a prescription medicine that | belongs to …": what a clause tells of such a word, it tells of the drug.
_RELATIVE = Pattern(
    rf"^\W*{_BEFORE}(?:it|this (?:drug|medicine|medication)|{_DRUG}{_TAIL})(?:,[^,]{{2,60}},)?\s+(?:is|are|was)\s+(?:an?|the|one)\b"
    rf"(?:(?!\b(?:against|called|by|that|which|binds|blocks|targets|to|from)\b)[^;.§]){{1,120}}?"
    r"\b(?:drug|medicines?|medications?|agent|treatment|therapy|antibiotic|antibody|inhibitor|blocker|antagonist|agonist|vaccine)\s+(?:(?:that|which)(?:\s+also)?)?\s*$",
    re.IGNORECASE,
)
# "…, which is why it | is called", "…, and §": the subject of a clause behind another.
_RESUMED = Pattern(
    r"(?:\b(?:why|because|so|that|where|when|as|and|since)\s+|\bthat is(?: to say)?,\s+|\bin other words,?\s+|\bmore \w+ly,?\s+|\()(?:it|this (?:drug|medicine|medication|agent|vaccine|antibody))\s*$",
    re.IGNORECASE,
)
_CONJOINED = Pattern(rf"[,;]\s+(?:and|but|while|whereas)\s+{_DRUG}(?=[^,;§]*$)", re.IGNORECASE)
_ASIDE = Pattern(
    r"^\W*(?:unlike|like|as with|in contrast to|compared (?:with|to)|similar to)\s[^,]*,(?:\s*(?:which|that|who)\s[^,]*,)?\s*",
    re.IGNORECASE,
)
_LIST_FIRST = Pattern(rf"[\s:,(]*{_DRUG}{_TAIL}")
_LISTED = Pattern(rf"(?P<drugs>{_DRUG}{_TAIL})\s*,?(?:\s*for (?:instance|example),?)?\s*$")


def described(names: DrugNames, passage: Passage, upto: int) -> tuple[str, ...]:
    """Return the drugs that a predicate at `upto` of a passage's text is about, none if about no drug."""
    skeleton, drugs = _skeleton(names, sub(_ASIDE, "", passage.text[:upto]))
    if match(_PRONOUN, skeleton) or search(_RESUMED, skeleton):
        return passage.subjects
    if (again := _CONJOINED.search(skeleton)) and not _SUBJECT.match(skeleton):
        drugs, skeleton = drugs[skeleton[: again.start()].count(_DRUG) :], skeleton[again.end() - 1 :]
    if drugs and match(_RELATIVE, skeleton):
        return _distinct(drugs[:1])
    if _SAME_SUBJECT.match(skeleton) or _CONTAINS.match(skeleton) or _RELATIVE.match(skeleton):
        return passage.subjects
    if not _SUBJECT.match(skeleton):
        return ()
    head = re.sub(r"\([^()]*\)", "", skeleton.split(",")[0] if drugs and _appositive(skeleton) else skeleton)
    return _distinct(drugs[: max(1, head.count(_DRUG))]) if "(" not in skeleton else _outside_brackets(skeleton, drugs)


def _appositive(skeleton: str) -> bool:
    return bool(re.search(r",[^,§]*[a-z]{3}[^,]*,\s*$", skeleton))


def _outside_brackets(skeleton: str, drugs: list[str]) -> tuple[str, ...]:
    """Return the drugs whose sign stands outside brackets, "Kalydeco (ivacaftor)" being one."""
    depth, kept, number = 0, [], 0
    for character in skeleton:
        depth += (character == "(") - (character == ")")
        if character == _DRUG:
            kept += [drugs[number]] if depth == 0 else []
            number += 1
    return _distinct(kept)


def named_before(names: DrugNames, text: str) -> tuple[str, ...]:
    """Return the drugs that a text ends with: "… deflazacort or prednisone, "."""
    skeleton, drugs = _skeleton(names, text)
    found = _LISTED.search(skeleton)
    return _distinct(drugs[-found["drugs"].count(_DRUG) :]) if found else ()


def listed_after(names: DrugNames, text: str) -> tuple[str, ...]:
    """Return the drugs that a text begins with: " ketoconazole, itraconazole (Sporanox) and others"."""
    skeleton, drugs = _skeleton(names, text)
    found = _LIST_FIRST.match(skeleton)
    if not found:
        return ()
    again = _NEW_CLAUSE.search(found[0]) if _VERB.match(skeleton, found.end()) else None
    return _distinct(drugs[: found[0].count(_DRUG) - bool(again)])


# "such as ponatinib, and blinatumomab | does not act": the last one begins a clause of its own.
_NEW_CLAUSE = Pattern(rf"{_DRUG}.*,\s*and\s+{_DRUG}\s*$")
_VERB = Pattern(
    r"\s*(?:is|was|does|do|did|has|had|can|may|will|should|must|acts?|works?|belongs|blocks|binds)\b", re.IGNORECASE
)


def labelled_values(page: Page, passage: Passage) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """Yield the labelled values of a passage and whom they are about: a label's text, or a row's cells.

    A row that begins with a drug is about it, with its columns as labels; else its first cell is the label, and
    where the columns are headed by drugs a cell is about its column's.
    """
    if passage.block.kind is not BlockKind.ROW:
        if passage.leads:
            yield passage.leads[0], passage.span, passage.subjects
        return
    text = page.monograph.view.text
    first = passage.cells[0].of(text) if passage.cells else ""
    drugs, compared = listed_after(page.names, first), compared_drugs(page, passage)
    for number, (column, cell) in enumerate(zip(_columns(passage), passage.cells[1:], strict=False), 1):
        if compared:
            yield first, cell, tuple(drug for drug in compared[number : number + 1] if drug)
        else:
            yield (column, cell, drugs) if drugs else (first, cell, (page.drug,))


def _columns(passage: Passage) -> Iterator[str]:
    """Yield the names of a row's columns but the first, without end: a table may have none."""
    return chain(passage.columns[1:], repeat(""))


def compared_drugs(page: Page, passage: Passage) -> tuple[str | None, ...]:
    """Return the drug that heads each column of a row's table, nothing where the columns do not compare drugs."""
    drugs = tuple(next(iter(listed_after(page.names, column)), None) for column in passage.columns)
    return drugs if len(set(drugs[1:]) - {None}) > 1 else ()


def _skeleton(names: DrugNames, text: str) -> tuple[str, list[str]]:
    """Return a text with one sign for each drug's name, and the drugs in order."""
    parts, drugs, position = [], [], 0
    for drug, span in names.mentions(text):
        parts += [text[position : span.start], _DRUG]
        drugs.append(drug)
        position = span.end
    return "".join([*parts, text[position:]]), drugs


def together(names: DrugNames, text: str) -> str:
    """Return the drugs that a text begins with as one combination, or "" where it begins with none."""
    return " / ".join(
        listed_after(names, re.sub(r"\([^()]*\)", "", text).replace(" with ", " and ").replace(" plus ", " and "))
    )


def _distinct(drugs: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(drugs))
