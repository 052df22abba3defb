"""Tell the arms of a study from the names of a table's columns, and which of them got the drug.

    | Adverse reaction | DRUG (N=51) all grades % | DRUG (N=51) grade 3-4 % | Placebo (N=50) all grades % | ...

An arm is the drug's if it names the drug; if none does, the first is, or all where they differ in dose, phase or patients alone.
The rate of all grades is the effect's; that of the severe grades stands in for it where there is no other. Each arm of the drug has
its own comparator: the one in the same grade whose name shares most with it ("Study 1 DRUG", "Study 1 placebo").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby, takewhile

from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.naming.drug_names import DrugNames
from medgraph.patterns import Pattern

MARK = Pattern(r"\^[\w,*†‡§¶# ]{1,7}\^|\[[a-z0-9*]\](?=\s|$)|[*†‡§¶¹²³⁴⁵⁶⁷⁸⁹]+(?=\s|$)")
"""The mark of a footnote."""
_CONTROL = Pattern(r"\b(?:placebo|control|sham|vehicle|no treatment|untreated|observation)\b", re.IGNORECASE)
_NOT_GIVEN = Pattern(r"\b(?:no|without|off)\s+(?!prior|previous|history)\w", re.IGNORECASE)
_TWO = Pattern(r"\b(?:vs\.?|versus|against|compared (?:with|to))\s|\(placebo\)", re.IGNORECASE)
_BESIDE = Pattern(r"(?=[^/]*[a-z])(?P<drug>[^/]+)/\s*(?:placebo|control|vehicle|sham)\W*(?:\(?n\s*=.*)?", re.IGNORECASE)
_COMPARED = Pattern(
    r"\b(?:comparator|chemotherapy|standard of care|best supportive care|usual care|surgery|radiotherapy|interferon)\b",
    re.IGNORECASE,
)
_NO_ARM = Pattern(
    r"\b(?:p[- ]?values?|(?:relative|hazard|odds) (?:risk|ratio)|risk difference|difference|95\s*% CI|confidence|per (?:1,?000|100) (?:patient|person)|per cycle|(?:patient|person)[- ]years|"
    r"exposure[- ]adjusted|mean|median|change from|discontinu\w+|onset|duration|management|action)\b",
    re.IGNORECASE,
)
_POOLED = Pattern(r"\b(?:any dose|all doses|total|overall|combined|pooled|all patients|all subjects)\b", re.IGNORECASE)
_NO_DRUG_NEEDED = Pattern(
    r"\b(?:dos(?:e|es|age|ing)|phase|crisis|induction|consolidation|maintenance|cycle|cohort|patients?|adults?|children|p(?:a)?ediatric|adolescents?|infants?|women|men|females?|males?|years?|months?|weeks?|trial|study)\b|"
    r"\d\s*(?:mg|mcg|µg|microg\w*|g|units?|IU|mL)\b",
    re.IGNORECASE,
)
_GRADE = Pattern(
    r"\b(?:(?:NCI[- ]?)?CTC(?:AE)? )?grades?\s*(?P<grades>(?:≥|>=|>)?\s*[1-5](?:\s*(?:-|–|−|/|,|to|or|and|through)\s*[1-5])*)(?:\s*(?:and|or) (?:above|higher|more|greater))?|"
    r"\b(?P<word>serious|severe|moderate|mild)\b",
    re.IGNORECASE,
)
_ALL_GRADES = Pattern(r"\b(?:all|any)(?: (?:NCI[- ]?)?CTC(?:AE)?)?[- ]grades?\b|\bgrades?\s*(?:≥\s*)?1\s*(?:-|–|−|to|through)\s*[345]\b", re.IGNORECASE)  # fmt: skip
_PATIENTS = Pattern(r"\(?\bn\s*=\s*(?P<n>\d{1,3}(?:[, ]\d{3})+|\d+)\s*\)?(?:\s+(?:patients|subjects))?|\((?P<m>\d{2,5})\)", re.IGNORECASE)  # fmt: skip
_UNITS = Pattern(r"\(\s*(?:%|n|no\.?)\s*\)|%\s*\(\s*n\s*\)|\bn\s*\(\s*%\s*\)|%|\b[nN]$|\bNo\.|\bpercent(?:age)?\b|\bincidence\b:?", re.IGNORECASE)  # fmt: skip
_WHAT_IS_COUNTED = Pattern(
    r"\b(?:percent(?:age)?s?|incidence|proportion|numbers?|rates?) of\b|\b(?:of )?(?:patients|subjects) (?:reporting|experiencing|with)(?: an?)?\b|"
    r"\b(?:treatment[- ]emergent )?(?:adverse )?(?:drug )?(?:reactions?|events?)\b(?! rate)|\bper[- ]patient incidence\b|\btreatment (?:groups?|arms?)\b",
    re.IGNORECASE,
)
_COUNTS = Pattern(r"(?:^|\s)\(?n\)?$|\bnumber of (?:patients|subjects)\b", re.IGNORECASE)


def compares(column: str) -> bool:
    """Tell whether a column holds the rates of two arms: "Drug vs placebo".

    >>> compares("Drug (placebo) %"), compares("Drug / placebo, %"), compares("Placebo + drug/Placebo")
    (True, True, False)
    """
    beside = _BESIDE.fullmatch(column)
    if beside and not _CONTROL.search(beside["drug"]):
        return True
    return _CONTROL.search(column) is not None and _TWO.search(column) is not None


def names_treatment(words: str, names: DrugNames) -> bool:
    """Tell whether words are the name of a treatment, as rows have it that are arms: "Chemotherapy", "DRUG"."""
    low = words.strip().lower()
    return low in names.own or _COMPARED.fullmatch(low) is not None or _CONTROL.fullmatch(low) is not None


class Role(Enum):
    """What the patients of an arm got."""

    DRUG = 1
    PLACEBO = 2
    OTHER = 3
    UNTOLD = 4


@dataclass(frozen=True, slots=True)
class Arm:
    """A column of rates: whose they are, how many patients, and which grades alone it counts."""

    column: int
    name: str
    patients: int | None
    grade: str | None
    role: Role
    is_count: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """An arm of the drug and the arm that it is compared with."""

    drug: Arm
    other: Arm | None


@lru_cache(maxsize=1024)
def compared_arms(columns: tuple[str, ...], rated: tuple[int, ...], names: DrugNames) -> tuple[Compared, ...]:
    """Return the drug's arms among the columns of rates, each with its comparator.

    >>> names = DrugNames("casimersen", frozenset({"casimersen"}))
    >>> columns = ("Reaction", "Casimersen (N = 57) %", "Placebo (N = 31) %")
    >>> [one] = compared_arms(columns, (1, 2), names)
    >>> one.drug.name, one.drug.patients, one.other.name
    ('Casimersen', 57, 'Placebo')
    """
    arms = [_arm(columns[index], index, names) for index in rated if not _NO_ARM.search(columns[index])]
    own = _pooled(_of_the_drug(arms))
    others = [arm for arm in arms if arm not in own and arm.role is not Role.DRUG]
    if not any(arm.role is Role.DRUG for arm in own):
        others = [arm for arm in others if arm.role is not Role.UNTOLD]
    return tuple(Compared(arm, _comparator(arm, others, columns)) for arm in _graded(own))


def _arm(column: str, index: int, names: DrugNames) -> Arm:
    column = MARK.sub(blanked, column)
    patients = _PATIENTS.search(column)
    return Arm(
        index,
        _name(column),
        int(re.sub(r"\D", "", patients["n"] or patients["m"])) if patients else None,
        grades_in(column),
        _role(column, names),
        bool(_COUNTS.search(column)) and "%" not in column,
    )


def grades_in(words: str) -> str | None:
    """Return the grades of severity that words restrict a rate to, as written; None where they are all.

    >>> grades_in("DRUG Grades 3-4 (%)"), grades_in("Grades 1-4"), grades_in("Drug %")
    ('grades 3-4', None, None)
    """
    found = None if _ALL_GRADES.search(words) else _GRADE.search(words)
    return " ".join(found[0].lower().split()) if found else None


def _name(column: str) -> str:
    """Return what an arm is called, without the number of its patients, its grades and its unit."""
    for words in (_PATIENTS, _ALL_GRADES, _GRADE, _WHAT_IS_COUNTED, _UNITS):
        column = words.sub(" ", column)
    return " ".join(re.sub(r"\(\s*\)", " ", column).split()).strip(" ,:;/")


def _role(column: str, names: DrugNames) -> Role:
    mentioned = {drug for drug, _ in names.mentions(column)}
    is_own = names.drug in mentioned or any(name in column.lower() for name in names.own)
    if compares(column):
        return Role.DRUG
    if _NOT_GIVEN.search(column):
        return Role.OTHER
    if _CONTROL.search(column):
        return Role.OTHER if is_own else Role.PLACEBO
    if is_own:
        return Role.DRUG
    return Role.OTHER if mentioned or _COMPARED.search(column) else Role.UNTOLD


def _of_the_drug(arms: list[Arm]) -> list[Arm]:
    """Return the arms that got the drug: those that name it, else the untold that differ in dose or patients, else the first of them."""
    named = [arm for arm in arms if arm.role is Role.DRUG]
    untold = [arm for arm in arms if arm.role is Role.UNTOLD]
    if named or not untold:
        return named
    alike = all(not arm.name or _NO_DRUG_NEEDED.search(arm.name) for arm in untold)
    return untold if alike else [arm for arm in untold if arm.name == untold[0].name]


def _pooled(arms: list[Arm]) -> list[Arm]:
    """Return the arm of all doses where there is one."""
    return [arm for arm in arms if _POOLED.search(arm.name)] or arms


def _graded(arms: list[Arm]) -> list[Arm]:
    """Return of each arm the column of all grades, else those of some; shares before counts."""
    chosen: list[Arm] = []
    for _, group in groupby(sorted(arms, key=lambda arm: arm.name), key=lambda arm: arm.name):
        columns = list(group)
        shares = [arm for arm in columns if not arm.is_count] or columns
        chosen += [arm for arm in shares if arm.grade is None][:1] or shares
    return sorted(chosen, key=lambda arm: arm.column)


def _comparator(arm: Arm, others: list[Arm], columns: tuple[str, ...]) -> Arm | None:
    """Return the arm that one is compared with: in the same grades and unit, of the same study, placebo, the likest, the nearest."""
    same = [other for other in others if other.grade == arm.grade and other.is_count == arm.is_count]
    words = set(columns[arm.column].lower().split())

    def order(other: Arm) -> tuple[int, bool, int, int]:
        shared = len(words & set(columns[other.column].lower().split()))
        return -_same_beginning(arm, other), other.role is not Role.PLACEBO, -shared, abs(other.column - arm.column)

    return min(same, key=order, default=None)


def _same_beginning(one: Arm, other: Arm) -> int:
    """Return how many words the names of two arms begin with alike: those of the study."""
    pairs = zip(one.name.lower().split(), other.name.lower().split(), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
