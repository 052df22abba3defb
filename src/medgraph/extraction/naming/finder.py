"""What a drug is called: its non-proprietary names and its brands.

Brands are stated ("marketed under the brand name X", "Brand names: A, B"), or stand in brackets beside
the drug's name ("eteplirsen (Exondys 51)", "Exondys 51 (eteplirsen)"). A bracket may also hold a gloss,
an abbreviation, a dose or a company: a brand is capitalised, no drug, no class and no abbreviation. The
salt form and the name with a biosimilar suffix are non-proprietary names too, where the page writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from medgraph.extraction.language import context
from medgraph.extraction.naming.brand_words import NAME, cut_common, is_brand
from medgraph.extraction.naming.drug_words import base_name, is_drug, is_salt
from medgraph.extraction.naming.known_brands import is_anothers, known_brands
from medgraph.extraction.naming.rules import BRAND, LIST, RULES, without_places
from medgraph.extraction.naming.subjects import FORM, described, labelled_values, named_before, together
from medgraph.extraction.naming.titles import headings_of
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Finding, Rule, Veto, slot, spoken_in_turn
from medgraph.lexicon import drugs_of_brand
from medgraph.model import Relation, Span
from medgraph.patterns import match, search

_GENERIC_RULE, _BRAND_LABEL_RULE = "generic_name.stated/1", "brand.labelled/1"


def find_names(page: Page) -> Iterator[Finding]:
    """Yield the names of a page's drug, and the brands of other drugs that it names."""
    titles = tuple(headings_of(page))
    yield from _generic_names(page, titles)
    yield from _one_spelling(_brand_findings(page, titles))


def _one_spelling(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give a brand written in several ways ("RITUXAN", "Rituxan") one spelling, one with small letters."""
    found = list(findings)
    spelling: dict[str, str] = {}
    for each in found:
        if isinstance(each, Candidate) and (
            each.object.lower() not in spelling or spelling[each.object.lower()].isupper()
        ):
            spelling[each.object.lower()] = each.object
    for each in found:
        yield replace(each, object=spelling[each.object.lower()]) if isinstance(each, Candidate) else each


def _brand_findings(page: Page, titles: tuple[Passage, ...]) -> Iterator[Finding]:
    whole = Page(page.monograph, page.names, page.abbreviations, (*titles, *page.passages))
    said: set[str] = set()
    for finding in _stated_brands(page, whole):
        said |= {finding.object.lower()} if isinstance(finding, Candidate) and finding.drug == page.drug else set()
        yield finding
    for passage in whole.passages:
        for candidate in _known(page, passage):
            if candidate.object.lower() not in said:
                said.add(candidate.object.lower())
                yield candidate


def _stated_brands(page: Page, whole: Page) -> Iterator[Finding]:
    for result in spoken_in_turn(RULES, whole):
        if isinstance(result, Veto):
            yield result
        else:
            yield from _brands(page, *result)
    for passage in page.passages:
        yield from _labelled_brands(page, passage)
        yield from _brands_in_cells(page, passage)


def _known(page: Page, passage: Passage) -> Iterator[Candidate]:
    """Yield the brands of the page's drug that the lexicon knows, and what stands in a list with them."""
    known, start = list(known_brands(page.names, passage.text)), passage.span.start
    for brand, where in known:
        whole = match(_ONE, passage.text[where.start :])
        if not (whole and is_anothers(whole[0], page.names)):
            span = Span(start + where.start, start + where.end)
            yield Candidate(BRAND, brand, page.drug, passage, span, _KNOWN_RULE)
    for brand, where in _beside_known(page, passage.text) if known else ():
        span = Span(start + where.start, start + where.end)
        yield Candidate(BRAND, brand, page.drug, passage, span, _KNOWN_RULE)


def _beside_known(page: Page, text: str) -> Iterator[tuple[str, Span]]:
    """Yield the unknown names in lists with a known brand, as running text has them: words that are nowhere written small."""
    whole = page.monograph.view.text
    for listed in filter(_is_joined, _LISTED.finditer(text)):
        names = [found[0] for found in _ONE.finditer(listed["object"])]
        if len(names) > 1 and any(drugs_of_brand(name) and not is_anothers(name, page.names) for name in names):
            for brand, span in _brands_in(listed["object"], listed.start("object")):
                small = re.search(rf"\b{re.escape(brand.lower())}\b", whole)
                if brand in names and brand.isalpha() and not drugs_of_brand(brand) and not small:
                    yield brand, span


def _is_joined(listed: re.Match[str]) -> bool:
    """Tell whether names make a list, and not "Therefore, Actemra is …" at a clause's beginning."""
    return listed.start() > 0 or listed[0].count(",") != 1 or re.search(r" (?:and|or) |/", listed[0]) is not None


_KNOWN_RULE = "brand.known/1"
_LISTED = re.compile(rf"(?:^\W*|(?<=[a-z][ :]))(?<![\w-]){LIST}(?![\w-]| [A-Z])")


_NAME_LABEL = re.compile(
    r"\b(?:generic name|non-?proprietary name|international name|active (?:ingredient|substance)s?|INN)\b",
    re.IGNORECASE,
)


def _generic_names(page: Page, titles: tuple[Passage, ...]) -> Iterator[Finding]:
    """Yield each form of the drug's own non-proprietary name once, where it is stated first.

    What a label calls the generic name comes first, then running text, then headings. The base name of a drug
    whose page states only its salt is left to the salt.
    """
    said: dict[str, Candidate] = {}
    stated = [p for p in page.passages if _states_name(page, p)]
    for passage in (*stated, *page.passages, *titles):
        for name, where in _own_forms(page, passage):
            said.setdefault(name, Candidate(Relation.GENERIC_NAME, name, page.drug, passage, where, _GENERIC_RULE))
    chosen = _names_in(page, stated) or _names_in(page, titles[:1]) or set(list(said)[:1])
    for name, candidate in said.items():
        if name in chosen or (name != page.drug and not _HYDRATE.search(name)):
            yield candidate


_HYDRATE = re.compile(r"\b(?:anhydrous|\w*hydrate)\b")
_ACTIVE = re.compile(r"\bactive (?:substance|ingredient)s?\b|\b(?:generic|non-?proprietary) name\b", re.IGNORECASE)


def _states_name(page: Page, passage: Passage) -> bool:
    """Tell whether a passage says the drug's name: behind a label, or "the active substance is X"."""
    label = passage.cells[0].of(page.monograph.view.text) if passage.cells else (*passage.leads, "")[0]
    return bool(search(_NAME_LABEL, label) or search(_ACTIVE, passage.text))


def _names_in(page: Page, passages: Iterable[Passage]) -> set[str]:
    return {name for passage in passages for name, _ in _own_forms(page, passage)}


_BIOLOGIC = re.compile(
    r"(?:mab|cept|stim|poetin|ase|vec|leucel|plasmin|kinra|tropin|insulin \w+|feron|toxin\w*|fusp|"
    r"ermin)-[a-z]{4}$"
)


def _own_forms(page: Page, passage: Passage) -> Iterator[tuple[str, Span]]:
    """Yield the non-proprietary forms of the drug's name in a passage, with the salt, in lower case."""
    for drug, span in page.names.mentions(passage.text):
        wording = " ".join(span.of(passage.text).lower().split())
        if (
            drug == page.drug
            and _is_generic(page, base_name(_spelled(wording, page.drug)))
            and ("-" not in wording or _BIOLOGIC.search(wording) or wording == page.drug)
        ):
            yield (
                _spelled(wording, page.drug),
                Span(passage.span.start + span.start, passage.span.start + span.end),
            )


def _is_generic(page: Page, name: str) -> bool:
    """Tell whether a name is the drug's, or what it is called elsewhere ("albuterol"), and no brand."""
    return name == page.drug or (name in page.names.own and is_drug(name))


def _spelled(wording: str, drug: str) -> str:
    """Return a name with the parts of a combination joined as records join them."""
    if " / " not in drug:
        return wording
    return " / ".join(filter(None, re.split(r"\s*(?:/|\+)\s*|\s+and\s+|,\s*(?:and\s+)?", wording)))


def _brands(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> Iterator[Finding]:
    drugs = _drugs_of(page, rule, passage, found)
    own = found["object"].lower() in page.names.own
    if not drugs or (rule.name in _THROUGHOUT and not own and not _is_used_throughout(page, found["object"])):
        return
    if context.negated(passage.text[: found.start()]) and rule.name not in _BESIDE:
        yield Veto(rule.id, passage, "negated")
        return
    brands = _brands_in(found["object"], slot(passage, found).start, page.drug if rule.name in _LISTS else "")
    for brand, where in [(found["object"], slot(passage, found))] if rule.name == "brand.lower_case" else brands:
        for drug in drugs if _may_be(page, brand, drugs, named_after=rule.name in _LISTS) else ():
            yield Candidate(BRAND, brand, drug, passage, where, rule.id)


def _may_be(page: Page, brand: str, drugs: tuple[str, ...], *, named_after: bool) -> bool:
    """Tell whether a name may be a brand of some drugs: no other drug's, nor the page's own for another."""
    called = brand.lower() if named_after else brand.lower().split(" ")[0]
    if page.drug in drugs:
        return called != page.drug and not is_anothers(brand, page.names)
    return brand.lower() not in page.names.own


_LISTS = frozenset({"brand.stated", "brand.sold_as", "brand.is_brand"})
_OFTEN = 3


def _is_used_throughout(page: Page, name: str) -> bool:
    """Tell whether a page speaks of a name again and again, capitalised, and not as another drug's."""
    text = page.monograph.view.text
    if text.count(name) < _OFTEN:
        return False
    beside = re.search(rf"\(\W*{re.escape(name)}\W*\)", text)
    named = _named_at_end(page, text[max(0, beside.start() - _BEFORE_BRACKET) : beside.start()]) if beside else ()
    again = len(re.findall(rf"\b{re.escape(name)}\b", text))
    small = len(re.findall(rf"(?<![\w@./-]){re.escape(name.lower())}\b", text))
    return again >= _OFTEN and (not named or page.drug in named) and small * _RARE <= again


_BEFORE_BRACKET = 60
_RARE = 5
"""In small letters a brand stands at most once for so many times."""


_IF_ALONE = frozenset({"brand.of_form", "brand.after_cue"})
"""Rules that speak only where no other drug is named before."""
_IF_ALL_ALONE = frozenset({"brand.is_form", "brand.marked", "brand.alone"})
"""Rules that speak only where no other drug is named at all."""
_THROUGHOUT = frozenset({"brand.used", "brand.product"})
_OWN_ONLY = (
    frozenset({"brand.of_form", "brand.after_cue", "brand.the_same", "brand.some_of_them"})
    | _THROUGHOUT
    | _IF_ALL_ALONE
)
_BESIDE = frozenset({"brand.behind_name", "brand.before_name"})


def _drugs_of(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    before = passage.text[: found.start()]
    if rule.name == "brand.before_name":
        drugs = _combined(page, found["drug"])
        return drugs if page.drug in drugs or _is_told(passage.text, found) else ()
    if rule.name == "brand.contains_drug":
        return tuple(filter(None, [together(page.names, found["drug"])]))
    if rule.name == "brand.is_drug":
        return _drug_that_is(page, found["drug"])
    if rule.name == "brand.behind_name":
        return passage.subjects if _THIS.match(before) else _named_at_end(page, before)
    heard = passage.text if rule.name in _IF_ALL_ALONE else before if rule.name in _IF_ALONE else ""
    if any(drug != page.drug for drug, _ in page.names.mentions(heard)):
        return ()
    if rule.name in _OWN_ONLY:
        return (page.drug,)
    named = named_before(page.names, _PREDICATE.sub("", before))
    if re.match(r"known|available|supplied|prescribed", found[0], re.IGNORECASE):
        return named or described(page.names, passage, len(_PREDICATE.sub("", before)))
    return named or passage.subjects


_THIS = re.compile(r"\W*(?:this|the) (?:drug|medicine|medication|product|vaccine|treatment)$", re.IGNORECASE)
_VACCINES = re.compile(r"(?:(?!not\b|other\b|older\b|different\b|separate\b)[\w-]+ ){0,4}?vaccines?\b")


def _drug_that_is(page: Page, text: str) -> tuple[str, ...]:
    """Return the page's drug where a predicate begins with it, or says of a vaccine's page that it is a vaccine."""
    plural = re.sub(r"\bvaccines\b", "vaccine", text)
    named = next(iter(page.names.mentions(plural)), None)
    if named and named[1].start == 0 and named[0] in (page.drug, *page.drug.split(" / ")):
        return () if re.match(r"['’]s\b", plural[named[1].end :]) else (page.drug,)
    return (page.drug,) if "vaccine" in page.drug and _VACCINES.match(text) and "vaccines" in text else ()


def _is_told(text: str, found: re.Match[str]) -> bool:
    """Tell whether a name before a bracket is more than a capitalised first word ("Rescue (albuterol)")."""
    return bool(
        text[: found.start()].strip(" *_-")
        or re.match(r"\s+(?:is|was|works|contains|belongs|has|may|can)\b", text[found.end() :])
    )


_PREDICATE = re.compile(
    r",?\s*+(?:which )?(?:is|are|was)?\s*+(?:also |commonly |usually |better |best |widely |mostly )?(?:sold|marketed|"
    r"available)?(?: commercially)?(?: under)?(?: the| its)?\s*$"
)
_JOINED = re.compile(r"\s*(?:/|\+|,|-|,?\s*and)\s*")


def _combined(page: Page, text: str) -> tuple[str, ...]:
    """Return the drug that a bracket names and nothing else, a combination as one drug."""
    named = list(page.names.mentions(text))
    rest = text
    for _, span in reversed(named):
        rest = rest[: span.start] + "§" + rest[span.end :]
    if not named or not re.fullmatch(
        rf"§(?:{_JOINED.pattern}§)*(?:\s+(?:tablets?|capsules?|injection))?", rest.strip()
    ):
        return ()
    return (" / ".join(dict.fromkeys(drug for drug, _ in named)),)


_FORM_BEHIND = re.compile(rf"[\s®™*_'\"\]]*(?:{FORM}|XL|SR|ER|XR|LA|IR|CR|ODT|HFA)?[\s*_'\"]*")


def _named_at_end(page: Page, before: str) -> tuple[str, ...]:
    """Return the drug that stands right before a bracket, a combination joined by slashes as one drug."""
    named = [(drug, span) for drug, span in page.names.mentions(before)]
    if not named or not _FORM_BEHIND.fullmatch(before, named[-1][1].end):
        return ()
    parts = [named[-1]]
    for drug, span in reversed(named[:-1]):
        if not re.fullmatch(r"\s*[/+]\s*", before[span.end : parts[0][1].start]):
            break
        parts.insert(0, (drug, span))
    return (" / ".join(dict.fromkeys(drug for drug, _ in parts)),)


_ONE = re.compile(NAME)


def _brands_in(text: str, start: int, drug: str = "") -> Iterator[tuple[str, Span]]:
    """Yield the brands in a list of names that begins at `start` of the view; they may begin with the drug's name."""
    glossed = without_places(re.sub(r"\([^)]*\)?", lambda m: " " * len(m[0]), text))
    for number, found in enumerate(_ONE.finditer(glossed)):
        name = found[0] if number and _CALLS.match(found[0]) else cut_common(found[0])
        if is_brand(name) or (drug and _is_named_after(name, drug)) or (number and _CALLS.match(name)):
            end = start + found.end()
            yield re.sub("[®™]", "", name), Span(end - len(name), end)


# Brands that are calls: "Take Action", "Keep Going".
_CALLS = re.compile(r"^(?:Take|Give|Start|Stop|Keep|Use|Ask|My|Next|Her|After|Plan|New|Option)\s[A-Z][a-z]+$")
_NO_BRAND_BEHIND = re.compile(
    r"(?i:tablets?|capsules?|injection|cream|gel|oral|solution|brands?|names?|information|side|dosage|uses?|generic|and|mono\w+)$"
)


def _is_named_after(name: str, drug: str) -> bool:
    """Tell whether a brand is the drug's name and one word more: "Prednisone Intensol"."""
    first, _, more = name.partition(" ")
    return (
        bool(more) and first.lower() == drug and " " not in more and not (is_salt(more) or _NO_BRAND_BEHIND.match(more))
    )


_BRAND_LABEL = re.compile(
    r"^\W*(?:(?:(?:also|other(?:wise)?)[ -])?(?:called|known as|sold (?:as|under)|marketed (?:as|under)|available as)|other names?|originator|reference product|biosimilars?|(?:(?:common|US|U\.S\.|other|main|Canadian|European|UK|international) )?"
    r"(?:(?:brand|trade|proprietary)(?:[- ]?names?|s)?|product[- ]names?)(?:\(s\))?)(?: \([^)]*\))?\W*$",
    re.IGNORECASE,
)
_BRAND_QUESTION = re.compile(
    r"\b(?:brands?|brand names?|trade names?|(?:which|what) (?:products|names)|sold (?:as|under))\b[^?]*\?",
    re.IGNORECASE,
)
_LEADING_LIST = re.compile(
    rf"\W*+(?:(?i:in|outside) (?:the )?(?:US|USA|UK|EU|[A-Z][a-z]+(?: [A-Z][a-z]+)?)[:,]? )?{LIST}"
)


def _labelled_brands(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield the brands behind a label or heading "Brand names", in such a row or under such a column."""
    asked = bool(passage.leads) and search(_BRAND_QUESTION, passage.leads[0]) is not None
    headed = not passage.cells and (asked or any(match(_BRAND_LABEL, lead) for lead in passage.leads[:2]))
    for label, value, drugs in labelled_values(page, passage):
        called = headed or match(_BRAND_LABEL, label)
        listed = _LEADING_LIST.match(value.of(page.monograph.view.text)) if called else None
        if listed:
            for brand, where in _brands_in(listed["object"], value.start + listed.start("object"), page.drug):
                yield from (Candidate(BRAND, brand, drug, passage, where, _BRAND_LABEL_RULE) for drug in drugs)


def _brands_in_cells(page: Page, passage: Passage) -> Iterator[Finding]:
    """Yield the brands beside drugs in the first cells of a table, "| Evolocumab (Repatha) | … |"."""
    if not passage.cells:
        return
    cell = replace(
        passage, span=passage.cells[0], text=passage.cells[0].of(page.monograph.view.text).replace("\n", " ")
    )
    for rule in RULES:
        if rule.name in _BESIDE:
            for found in rule.trigger.finditer(cell.text):
                for each in _brands(page, rule, cell, found):
                    yield replace(each, passage=passage)
