"""How a drug is given: "administered intravenously", "by mouth", "an oral tablet", "Route: subcutaneous".

The routes and their wordings are a table (`data/lexicon/own/routes.tsv`) that says which words state a
route by themselves ("by mouth"), which only before a form or an act ("oral tablets", never "oral thrush")
and which only with a verb of giving ("injected under the skin", never "a lump under the skin"). A route
belongs to the drug named last before it, else to the one that the clause speaks about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from medgraph.extraction.language import context
from medgraph.extraction.naming.compared import is_compared
from medgraph.extraction.naming.subjects import described, labelled_values, listed_after, named_before, together
from medgraph.extraction.naming.titles import headings_of
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.route.gates import ROUTE
from medgraph.extraction.route.naming import refined_route, route_of
from medgraph.extraction.route.rules import RULES
from medgraph.extraction.route.vetoes import reason_against
from medgraph.extraction.route.words import ADJECTIVE, ANY_WORDING, FORM, PLACE, SUPPLIED_FORM, UNIT, WAY
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto, slot, spoken_in_turn
from medgraph.model import SectionType, Span
from medgraph.patterns import Pattern, finditer, match, search, sub

_LABEL_RULE, _TITLE_RULE = "route.labelled/3", "route.titled/1"
_IN_TITLE = Pattern(rf"(?<![\w-])(?P<object>{ADJECTIVE})(?![\w-])", re.IGNORECASE)


def find_routes(page: Page) -> Iterator[Finding]:
    """Yield the routes by which a page's drug, or another that it names, is given."""
    for result in spoken_in_turn(RULES, page):
        if _tells_of_studies(page, result):
            continue
        if isinstance(result, Veto):
            yield result
        else:
            yield from _stated(page, *result)
    for passage in page.passages:
        yield from _labelled(page, passage)
        yield from _headed(page, passage)
        yield from _by_label(page, passage)
    titles = tuple(headings_of(page))
    for title in titles[:1]:
        yield from _titled(page, title)
    for title in titles:
        yield from _of_doses_below(page, title)


_TOLD_ONLY = frozenset(
    {SectionType.STUDIES, SectionType.NONCLINICAL, SectionType.PHARMACOLOGY, SectionType.BOILERPLATE}
)


def _tells_of_studies(page: Page, result: Veto | tuple[Rule, Passage, re.Match[str]]) -> bool:
    """Tell whether a clause stands in a part of a label that tells what was done, whatever its subsections are called."""
    passage = result.passage if isinstance(result, Veto) else result[1]
    return page.told_in(passage) in _TOLD_ONLY


def _titled(page: Page, title: Passage) -> Iterator[Finding]:
    """Yield the route that a page's title gives its drug: "CISPLATIN injection, for intravenous use", "Latanoprost Ophthalmic"."""
    if page.names.named_in(title.text):
        for found in _IN_TITLE.finditer(title.text):
            where = Span(title.span.start + found.start("object"), title.span.start + found.end("object"))
            yield Candidate(ROUTE, route_of(found["object"]), page.drug, title, where, _TITLE_RULE)


def _of_doses_below(page: Page, title: Passage) -> Iterator[Finding]:
    """Yield the route that a heading gives all doses below it: "Dose (IV infusion over 1 hour)", "Dosage: by mouth"."""
    found = match(_DOSES_HEADED, title.text)
    if found and all(drug == page.drug for drug, _ in page.names.mentions(title.text)):
        where = Span(*found.span("object")).moved(title.span.start)
        yield Candidate(ROUTE, route_of(found["object"]), page.drug, title, where, _TITLE_RULE)


_DOSES_HEADED = Pattern(
    rf"\W*(?:\d[\d.]*\W+)?(?:(?:recommended|usual|adult|standard)\s+)?(?:dos(?:e|es|age|ing)|posology|regimen)(?:\s+and\s+\w+)?\s*[(:,–—-]\s*(?P<object>{WAY}|(?:{ADJECTIVE})(?=\s+{FORM}|\W*$))(?![\w-])",
    re.IGNORECASE,
)


def _stated(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Finding]:
    drugs = _DRUGS[rule.name](page, passage, found) if rule.name in _DRUGS else _given(page, passage, found)
    if not drugs:
        return
    reason = reason_against(page, passage, found, drugs)
    if reason:
        yield Veto(rule.id, passage, reason)
        return
    for drug in dict.fromkeys(page.drug if drug in page.drug.split(" / ") else drug for drug in drugs):
        route = refined_route(found["object"], passage.text, drug)
        yield Candidate(ROUTE, route, drug, passage, slot(passage, found), rule.id)


_COMPANION = Pattern(
    r"\b(?:with|than|plus|alongside|unlike|without|versus|like|after|before|from)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# "from onasemnogene abeparvovec (Zolgensma), the gene therapy, | which is infused"
_WHICH = Pattern(r"(?:\s*\([^()]*\))?(?:,[^,;.]{2,60})?,\s*(?:which|that|who)\b[^,;.]*", re.IGNORECASE)
_AMOUNT = Pattern(rf"\s*+(?:\([^)]*\))?,?\s*+(?:usually|at|up to)?\s*+{UNIT}", re.IGNORECASE)
_DILUENTS = frozenset({"sodium chloride", "dextrose", "glucose", "water", "lactose", "benzyl alcohol", "lidocaine"})
_AS_A_HARM = Pattern(
    r"\s+(?:overdos\w+|poisoning|toxicity|dependence|addiction|withdrawal|allergy|levels?)\b", re.IGNORECASE
)
_OF_DRUG = Pattern(
    rf"\s*{FORM}?\s+of\s+(?:(?:the|your|an?)\s+(?:(?:blue|brown|usual|reliever|rescue)\s+)?)?(?=[a-z])", re.IGNORECASE
)


def _given(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return whose route it is: "infusion of X", else the drug last named, else the clause's subjects."""
    text, (begin, end) = passage.text, found.span("object")
    behind = _OF_DRUG.match(text, end)
    if behind and (drugs := listed_after(page.names, text[behind.end() :])):
        return drugs
    if combined := _combination_behind(page, text[end:]):
        return (combined,)
    named = [(drug, span) for drug, span in page.names.mentions(text[:begin]) if drug not in _DILUENTS]
    for drug, span in reversed(named):
        if _AS_A_HARM.match(text, span.end):
            continue
        before = text[: span.start]
        if _WHICH.fullmatch(text, span.end, begin) or _AMOUNT.match(text, span.end):
            return (drug,)
        if not (is_compared(before) if drug == page.drug else _COMPANION.search(before)):
            return (drug,)
    return passage.subjects


def _combination_behind(page: Page, text: str) -> str:
    """Return the combination that a route is said to be that of: "a version for the skin, X and hyaluronidase, is …"."""
    behind = re.match(r"\s*,\s*(?:called\s+)?", text)
    combined = together(page.names, text[behind.end() :]) if behind else ""
    return combined if page.drug in combined.split(" / ") and combined != page.drug else ""


def _named_behind(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return other drugs behind an adjective; on X's own page "oral X" may be another form of it."""
    listed = listed_after(page.names, passage.text[found.end() :])
    return tuple(drug for drug in listed if page.drug not in (drug, listed[0]))


def _of_kind(page: Page, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    before = passage.text[: found.start()]
    return (
        named_before(page.names, before) if found[0].startswith(",") else described(page.names, passage, found.start())
    )


_DRUGS: dict[str, Callable[[Page, Passage, re.Match[str]], tuple[str, ...]]] = {
    "route.before_drug": _named_behind,
    "route.kind": _of_kind,
}
_LABEL = Pattern(
    r"^\W*(?:routes?(?:\(s\))?(?: of administration)?|how|how (?:it is |is it |it's |to be )?(?:given|taken|"
    r"used|administered)|administration|"
    r"(?:method|mode|way) of (?:administration|use|giving)|given|delivery|application)\W*$",
    re.IGNORECASE,
)
_FORMS = Pattern(
    r"^\W*(?:available|comes|supplied|sold)\s+(?:as|in)\W*$|^\W*(?:dosage |available |pharmaceutical )?forms?(?: available)?\W*$|^\W*presentations?\W*$",
    re.IGNORECASE,
)
_FORM_WORDING = Pattern(rf"(?<![\w-])(?:{ANY_WORDING.pattern}|{SUPPLIED_FORM})(?![\w-])", re.IGNORECASE)
_LONGEST_VALUE = 90
_SENTENCE = Pattern(
    r"\b(?:is|are|was|were|may|can|could|should|must|might|will|be|been|has|have|had|do|does|did|avoid|cannot|if|when|unless)\b",
    re.IGNORECASE,
)
_BRACKETS = Pattern(r"\([^()]*\)")
_AMOUNT_IN_CELL = Pattern(UNIT, re.IGNORECASE)
_WAY = Pattern(rf"(?:{WAY}|{PLACE})", re.IGNORECASE)


def _fills(cell: str, found: re.Match[str]) -> bool:
    """Tell whether a cell says a route and little more: "subcutaneous, same weekday", "under the skin of the belly"."""
    ends = re.match(r"\s*(?:[,(;]|$)", cell[found.end() :]) or _WAY.fullmatch(found[0])
    return found.start() == 0 and bool(ends)


def _goes_with_amount(cell: str, found: re.Match[str]) -> bool:
    """Tell whether a way stands behind an amount in its cell: "150 mg under the skin"."""
    return bool(_WAY.fullmatch(found[0]) and _AMOUNT_IN_CELL.search(cell[: found.start()]))


def _first_column(passage: Passage, page: Page) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    """Yield the first cell of a row below a column "Route", which labels the other cells of its row."""
    if passage.cells and passage.columns:
        yield passage.columns[0], passage.cells[0], (page.drug,)


def _labelled(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield the routes behind a label "Route:", in such a row or column, and in a row of doses."""
    text = page.monograph.view.text
    for label, value, drugs in (*_first_column(passage, page), *labelled_values(page, passage)):
        wording = value.of(text)
        bare = sub(_BRACKETS, " ", wording)
        is_value = len(bare) <= _LONGEST_VALUE and not search(_SENTENCE, bare) and not context.negated(wording)
        if is_value and match(_LABEL, label):
            found = list(finditer(ANY_WORDING, wording))
        elif is_value and match(_FORMS, label):
            found = list(finditer(_FORM_WORDING, wording))
        elif passage.cells and passage.topic is SectionType.DOSAGE and not context.negated(wording):
            found = [m for m in finditer(ANY_WORDING, wording) if _fills(wording, m) or _goes_with_amount(wording, m)]
            found = [m for m in found if not _is_of_another(page, drugs, wording[: m.start()])]
        else:
            continue
        for each in found:
            where = Span(value.start + each.start(), value.start + each.end())
            yield from (Candidate(ROUTE, route_of(each[0]), drug, passage, where, _LABEL_RULE) for drug in drugs)


def _is_of_another(page: Page, drugs: tuple[str, ...], before: str) -> bool:
    """Tell whether another drug and its amount lead to a way: "in combination with axitinib 5 mg | orally"."""
    named = list(page.names.mentions(before))
    return bool(named) and named[-1][0] not in drugs and bool(_AMOUNT.match(before, named[-1][1].end))


_HEADED = Pattern(
    rf"\W*(?:(?:adults?|children|pa?ediatric|for)\W+)?(?P<object>{WAY}|{ADJECTIVE}|PO|p\.o\.)(?:\s*\([^)]{{1,30}}\))?(?:\s+{FORM}){{0,2}}(?:\s*\([^)]{{1,30}}\))?(?:,\s+(?:[\w-]+\s+){{1,3}}?dos(?:e|es|ing))?\s*(?P<colon>[:–—-]|$)",
    re.IGNORECASE,
)
_HEADED_RULE = "route.headed/1"
_OF_DOSES = frozenset({SectionType.DOSAGE, SectionType.DOSAGE_FORMS})


def _headed(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield the route that labels a dose: "**Oral:** 500 mg twice daily", "IV infusion: 15 mg/kg"."""
    if passage.topic not in _OF_DOSES or passage.cells or page.drug not in passage.subjects:
        return
    text, label = page.monograph.view.text, passage.block.label
    found = _HEADED.match(label.of(text)) if label else _HEADED.match(passage.text)
    if found is None or not (label or found["colon"] == ":") or not _AMOUNT_IN_CELL.search(passage.text):
        return
    if label and text[label.end : passage.span.start].strip(" \n:*_–—-"):
        return
    start = (label or passage.span).start
    where = Span(start + found.start("object"), start + found.end("object"))
    yield Candidate(ROUTE, route_of(found["object"]), page.drug, passage, where, _HEADED_RULE)


# "By intravenous or intramuscular injection: septicaemia", "By inhalation: cystic fibrosis".
_BY = Pattern(
    rf"\W*(?=by\W)(?:{WAY}|by (?:slow |continuous )?(?:{ADJECTIVE})(?:(?:,|/| or| and)(?: by)? (?:slow |continuous )?(?:{ADJECTIVE}))*(?: (?:slow |continuous )?{FORM}){{0,2}})(?: over [^:]{{2,30}})?\W*".replace(
        " ", r"\s+"
    ),
    re.IGNORECASE,
)


def _by_label(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield the routes in a label of uses or doses that says nothing but the way of giving."""
    label, text = passage.block.label, page.monograph.view.text
    if label is None or passage.topic not in (SectionType.INDICATIONS, SectionType.DOSAGE) or passage.cells:
        return
    wording = label.of(text)
    for each in finditer(ANY_WORDING, wording) if page.drug in passage.subjects and _BY.fullmatch(wording) else ():
        where = Span(*each.span()).moved(label.start)
        yield Candidate(ROUTE, route_of(each[0]), page.drug, passage, where, _HEADED_RULE)
