"""Tell which drugs a predicate is about: "Apixaban (Eliquis), unlike warfarin, | is an anticoagulant".

What stands before the predicate is read as a skeleton: every drug's name becomes one sign, and the
skeleton must have the shape of a subject. "The dose of warfarin is a …" has another shape, and is about
no drug.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.naming.page_drug import DrugNames
from medgraph.extraction.page import Page, Passage
from medgraph.model import BlockKind, Span

_DRUG = "§"
_ADVERB = (
    r"(?:chemically|pharmacologically|strictly speaking|technically|structurally|essentially|basically|"
    r"simply put|in short|both|the|while|"
    r"whereas|and|but|by contrast|in contrast|however|similarly|like|also|note that|today|drug|medicine|"
    r"medication|generic|brand|A:|yes|no)"
)
_TAIL = (
    rf"(?:\s*\([^()]*\)|\s*[®™]|\s*(?:,|and|or|/|\+|,\s*and)\s*{_DRUG}|"
    r"\s+(?:tablets?|capsules?|injections?|infusion|cream|gel|itself)\b)*"
)
# A heading run into its text: "1 INDICATIONS AND USAGE Keytruda is …".
_RUN_IN = r"(?:\d+(?:\.\d+)*\s+)?(?:(?-i:[A-Z]{3,})[\s,]+)*"
_SUBJECT = re.compile(
    rf"^\W*{_RUN_IN}(?:{_ADVERB}[\s,]+)*{_DRUG}{_TAIL}(?:\s*,(?:[^,§]|{_DRUG}){{2,90}},)?(?:\s+(?:brand|"
    rf"generic|medication|drug))?\s*,?\s*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    rf"^\W*(?:{_ADVERB}[\s,]+|(?:in|by|for|as) [a-z' ]{{3,40}},?\s+){{0,3}}(?:it|they|this (?:drug|medicine|"
    rf"medication|agent|product|vaccine|antibody)|"
    rf"these (?:drugs|medicines|medications)|"
    r"the (?:drug|medicine|medication|product|substance|vaccine))\s*$",
    re.IGNORECASE,
)
_CONTAINS = re.compile(
    rf"^\W*{_DRUG}{_TAIL}\s+contains\s+(?:(?:the|an)\s+active\s+(?:substance|"
    rf"ingredient)\s+)?(?:called\s+)?{_DRUG}{_TAIL}\s*,?\s*(?:and|which)\s*$"
)
_SAME_SUBJECT = re.compile(
    rf"^\W*(?:it|{_DRUG}{_TAIL})\s+(?:is|was|belongs|works|has)\b[^,;.]*\s+and\s*$", re.IGNORECASE
)
_ASIDE = re.compile(
    r"^\W*(?:unlike|like|as with|in contrast to|compared (?:with|to)|similar to)\s[^,]*,\s*", re.IGNORECASE
)
_LISTED = re.compile(rf"(?P<drugs>{_DRUG}{_TAIL})\s*,?(?:\s*for (?:instance|example),?)?\s*$")


def described(names: DrugNames, passage: Passage, upto: int) -> tuple[str, ...]:
    """Return the drugs that a predicate at `upto` of a passage's text is about, none if about no drug."""
    skeleton, drugs = _skeleton(names, _ASIDE.sub("", passage.text[:upto]))
    if _PRONOUN.match(skeleton):
        return passage.subjects
    if _SAME_SUBJECT.match(skeleton) or _CONTAINS.match(skeleton):
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
    found = re.match(rf"[\s:,(]*{_DRUG}{_TAIL}", skeleton)
    return _distinct(drugs[: found[0].count(_DRUG)]) if found else ()


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
    for number, (column, cell) in enumerate(zip(passage.columns[1:], passage.cells[1:], strict=False), 1):
        if compared:
            yield first, cell, tuple(drug for drug in compared[number : number + 1] if drug)
        else:
            yield (column, cell, drugs) if drugs else (first, cell, (page.drug,))


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


def _distinct(drugs: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(drugs))
