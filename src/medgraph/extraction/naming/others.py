"""Tell which words of a sentence are said of somebody else: another drug, another arm of a trial.

"Unlike timolol, which people with asthma must not use, …", "in studies of mepolizumab, shingles has been reported", "in the gentamicin arm
only", "headache was noted in 12% of people on placebo". Whatever relation is read there, it is none of the page's own drug. The
clause as a whole may still be about that drug (`DrugNames.subjects_of`); this is asked of one place in it.
"""

from __future__ import annotations

import re

from medgraph.extraction.naming.arms import is_of_other_arm
from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.extraction.naming.own_and_others import TOGETHER, names_own, others_in
from medgraph.patterns import Pattern, match, search

ANOTHER_DRUG, ANOTHER_ARM = "another drug", "another arm"


def said_of_another(names: DrugNames, sentence: str, begin: int, end: int) -> str | None:
    """Return why the words from `begin` to `end` of a sentence are said of somebody else, None if they may be the own drug's.

    >>> names = DrugNames("apixaban", frozenset({"apixaban"}))
    >>> text = "Unlike warfarin, which causes hair loss, apixaban may cause nausea."
    >>> said_of_another(names, text, 30, 39), said_of_another(names, text, 60, 66)
    ('another drug', None)
    >>> said_of_another(names, "Gout was seen in the warfarin arm only.", 0, 4)
    'another arm'
    """
    first, last = _clause_around(sentence, begin, end)
    clause = sentence[first:last]
    here, ends = begin - first, end - first
    if is_of_other_arm(names, clause, here, ends):
        return ANOTHER_ARM
    if _is_of_a_product(names, clause, here):
        return ANOTHER_DRUG
    if told_of(names, clause, here, ends) or _is_framed(names, clause, here) or _is_pointed_to(names, clause, ends):
        return ANOTHER_DRUG
    return None


def is_told_aside(names: DrugNames, sentence: str, begin: int, end: int) -> bool:
    """Tell whether words stand in a relative clause that tells of a drug held against the own one: "unlike X, which raises | Y".

    >>> names = DrugNames("apixaban", frozenset({"apixaban"}))
    >>> is_told_aside(names, "Unlike warfarin, which reacts with greens, apixaban does not.", 35, 41)
    True
    """
    return search(_CONTRAST, sentence[:begin]) is not None and told_of(names, sentence, begin, end) is not None


_BORDER = Pattern(r";\s|[.!?]\s+(?=[A-Z])|,?\s(?:but|whereas|while)\s|,\s(?:and|so)\s(?:it|this|these|the)\b")


def _clause_around(sentence: str, begin: int, end: int) -> tuple[int, int]:
    """Return where the clause around a place begins and ends; nothing in a bracket ends one."""
    borders = [found.span() for found in _BORDER.finditer(sentence) if not _is_bracketed(sentence, found.start())]
    first = max((ends for _, ends in borders if ends <= begin), default=0)
    return first, min((starts for starts, _ in borders if starts >= end), default=len(sentence))


def _is_bracketed(text: str, place: int) -> bool:
    return text.count("(", 0, place) != text.count(")", 0, place)


# --- relative clauses ---

_CONTRAST = Pattern(
    r"\b(?:unlike|than|against|versus|instead of|rather than|in contrast (?:to|with)|compared (?:to|with)|as opposed to|different from|alternatives?(?: to| is)?|"
    r"replaces?|replacing|switch\w*|come from|coming from|related to|mixed up with|tried|took|before)\b",
    re.IGNORECASE,
)
# "carbamazepine, whose users need | blood counts", "paroxetine before, a drug that is known for | weight gain".
_TELLS = Pattern(
    r"(?:\s*\([^()]*\))?[®™]?(?:,[^,;.()]{2,60}|(?:\s\w+){1,2})?,\s(?:(?:a|an|the|another|one) (?:[\w-]+ ){0,3}?(?:drug|medicine|one|agent) )?"
    r"(?:which|that|whose|where|(?:in|with|for|of|under) (?:which|whom))\b"
)
_RESUMES = Pattern(
    r",\s(?:it|they|this|these|you|we|your|people|patients)\s|,\s(?:and|or|but)\s(?:it|is|are|was|has|may|can)\b",
    re.IGNORECASE,
)
_PREDICATE = Pattern(
    r"\s(?:\w+\s){0,2}?(?:is|are|was|were|may|might|can|could|will|should|must|has|have|had|occur\w*|remain\w*)\b",
    re.IGNORECASE,
)


def told_of(names: DrugNames, clause: str, begin: int, end: int) -> str | None:
    """Return the other drug in whose relative clause a place stands, if that has not yet ended.

    >>> names = DrugNames("apixaban", frozenset({"apixaban"}))
    >>> told_of(names, "Unlike warfarin, which is barred in pregnancy", 36, 45)
    'warfarin'
    """
    for drug, span in others_in(names, clause[:begin]):
        found = match(_TELLS, clause, span.end)
        if found is None or found.end() > begin:
            continue
        between = clause[found.end() : begin]
        closed = "," in between and _PREDICATE.match(clause, end) is not None
        if not (closed or _RESUMES.search(between) or names_own(names, between)):
            return drug
    return None


# --- what a clause opens with ---

# "In trials of omalizumab, …", "For phenytoin, by contrast, …".
_OPENS = Pattern(
    r"\W*(?:in|from|during) (?:the |some |other |earlier |large |clinical |comparative )*(?:trials?|studies|study|patients treated|people treated) (?:of|on|with)\s$",
    re.IGNORECASE,
)
_FRAMES = Pattern(r"\W*(?:for|with|on|under|in the case of|as for|among users of)\s$", re.IGNORECASE)
_BY_CONTRAST = Pattern(
    r"(?:\s*\([^()]*\))?,?\s(?:by|in) contrast\b|(?:\s*\([^()]*\))?,?\son the other hand\b|(?:\s*\([^()]*\))?,\s(?:however|instead)\b",
    re.IGNORECASE,
)
# "With another gliptin, saxagliptin, …", "In an older relative, …".
_WITH_ANOTHER = Pattern(
    r"\W*(?:for|with|on|under|in) (?:another|an? (?:older|earlier|related|similar|different)|the (?:older|earlier|other)|older|related) (?:[\w-]+ ){0,3}[\w-]+,?(?: called)? \W*$",
    re.IGNORECASE,
)
# "Rofecoxib was withdrawn after it was linked to | heart attacks"
_WITHDRAWN = Pattern(
    r"(?:\s*\([^()]*\))?,?\s(?:was|were|has been|had been|had to be) (?:\w+ )?(?:abandoned|withdrawn|dropped|pulled|taken off|shelved|banned)\b"
)
_CONTRASTED = Pattern(r"\W*(?:by|in) contrast,\s(?:for|with|on|under)\s$", re.IGNORECASE)


def _is_framed(names: DrugNames, clause: str, begin: int) -> bool:
    """Tell whether a clause opens by saying that it is about another drug, and does not come to the own one before a place."""
    first = next(iter(others_in(names, clause[:begin])), None)
    if first is None or names_own(names, clause[:begin]) or search(TOGETHER, clause[:begin]):
        return False
    before = clause[: first[1].start]
    contrasted = _FRAMES.fullmatch(before) and _BY_CONTRAST.match(clause, first[1].end)
    withdrawn = match(_WITHDRAWN, clause, first[1].end)
    opens = any(words.fullmatch(before) for words in (_OPENS, _CONTRASTED, _WITH_ANOTHER))
    return bool(opens or contrasted or (withdrawn and withdrawn.end() <= begin))


# "With the fixed combination (amlodipine/valsartan), …": of a product that holds the own drug with others.
_PRODUCT = Pattern(
    r"\W*(?:for|with|on|under) the (?:triple|double|dual|fixed|fixed-dose) combination \((?P<parts>[^()]*/[^()]*)\)",
    re.IGNORECASE,
)


def _is_of_a_product(names: DrugNames, clause: str, begin: int) -> bool:
    """Tell whether a clause opens by saying that it is about a combination, on a page about one of its parts."""
    found = match(_PRODUCT, clause)
    return (
        found is not None
        and found.end() <= begin
        and " / " not in names.drug
        and bool(others_in(names, found["parts"]))
    )


# "Mirabegron requires | blood pressure checks".
_ACTS = Pattern(
    r"(?:\s*\([^()]*\))?[®™]?\s(?:itself\s)?(?:is|are|was|were|must|should|cannot|can|may|might|has|have|needs?|requires?|calls?)\b"
)
_OPENING = Pattern(r"\W*(?:(?:the|while|whereas|and|but|by contrast|in contrast|however),?\s)*", re.IGNORECASE)


def is_subject(names: DrugNames, sentence: str, begin: int, end: int) -> bool:
    """Tell whether another drug is the grammatical subject of the clause around a place, and the own one is not named in it.

    >>> names = DrugNames("vibegron", frozenset({"vibegron"}))
    >>> is_subject(names, "Mirabegron requires blood pressure checks; vibegron does not.", 20, 34)
    True
    """
    first, last = _clause_around(sentence, begin, end)
    clause = sentence[first:last]
    other = next(iter(others_in(names, clause)), None)
    if other is None or names_own(names, clause) or search(TOGETHER, clause) or _WITH_IT.search(clause):
        return False
    opens = _OPENING.fullmatch(clause, 0, other[1].start)
    return opens is not None and _ACTS.match(clause, other[1].end) is not None


_WITH_IT = Pattern(r"\b(?:with|by|to|on|of) (?:it|them|this)\b", re.IGNORECASE)
# "people with glaucoma, who | cannot take oxybutynin"
_BARRED_FROM = Pattern(
    r"[^.;]{0,60}?\b(?:must|can|could|should|may)(?: ?not|n['’]t) (?:take|use|have|get|receive|be given|tolerate) (?:the )?(?=\w)"
)


# "heart failure, | in which flecainide is contraindicated"
_IN_WHOM = Pattern(
    r"\s*,\s+(?:in|for|with) (?:which|whom) (?:the )?(?=[\w-]+(?: \w+)? (?:is|are) (?:contra-?indicated|not recommended|unsafe|forbidden|out)\b)"
)


def is_barred_from_another(names: DrugNames, sentence: str, end: int) -> bool:
    """Tell whether what stands behind the people named says that another drug is barred to them.

    >>> names = DrugNames("vibegron", frozenset({"vibegron"}))
    >>> is_barred_from_another(names, "People with glaucoma, who cannot take oxybutynin, may take it.", 20)
    True
    >>> is_barred_from_another(names, "It is used in heart failure, in which oxybutynin is contraindicated.", 27)
    True
    """
    found = _BARRED_FROM.match(sentence, end) or _IN_WHOM.match(sentence, end)
    return found is not None and any(span.start == found.end() for _, span in others_in(names, sentence))


# "a well-known problem | with that drug"
_THAT_ONE = Pattern(
    r"[^.;]{0,80}?\b(?:with|of|to|under|on) (?:that|the other|the older|the former) (?:drug|medicine|medication|one|agent|tablet|antibody)\b",
    re.IGNORECASE,
)


# "Hair loss | is more often due to warfarin"
_DUE_TO = Pattern(
    r"(?:\s*\([^()]*\))?\s(?:is|are|was|were) (?:(?!not\b)[\w'’-]+ ){0,4}?(?:due to|from|caused by|down to|blamed on|put down to) (?:the |your |their )?(?=\w)"
)


def _is_pointed_to(names: DrugNames, clause: str, end: int) -> bool:
    """Tell whether what stands behind a place points to another drug: "is a problem with that drug", "is due to warfarin"."""
    due = match(_DUE_TO, clause, end)
    blamed = due is not None and any(span.start == due.end() for _, span in others_in(names, clause))
    return blamed or match(_THAT_ONE, clause, end) is not None
