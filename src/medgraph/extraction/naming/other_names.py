"""What else a page calls its drug: its names elsewhere, its acid or salt, its brands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.drug_words import base_name, is_drug
from medgraph.extraction.drug_class.words import read_classes
from medgraph.extraction.naming.brand_words import NAME, cut_common, is_brand
from medgraph.extraction.naming.stating import NEAR
from medgraph.lexicon import find_condition
from medgraph.model import BlockKind, Monograph
from medgraph.patterns import Pattern, finditer

_ELSEWHERE = Pattern(
    r"(?: [a-z]+)?(?:,| \()? ?(?:which is |is )?(?:also |formerly |better |generally )?(?:known|called|named)(?: as)?"
    r"(?: in (?:the )?[A-Z][\w.]+(?: [A-Z]\w+)?)?(?: as)? (?P<name>[a-z][\w-]{4,})\b"
)


def synonyms(text: str, drug: str) -> Iterator[str]:
    """Yield what a drug is called elsewhere: "Salbutamol (known as albuterol in the United States)"."""
    if " / " in drug:
        return
    for named in re.finditer(rf"\b{re.escape(drug)}", text, re.IGNORECASE):
        found = _ELSEWHERE.match(text, named.end())
        if found and is_drug(found["name"]):
            yield found["name"]


_PAYLOAD = Pattern(
    r"\b(?i:payload|warhead|cargo|toxic part|cell poison|active (?:form|metabolite|part))(?:,| is| was| called| named|, called| \()+ ?(?P<name>[A-Z]{2,5}-?\d{1,4}|MMA[EF]|DXd|DM[14])\b"
)


def payloads(text: str) -> Iterator[str]:
    """Yield the code of what a drug carries or turns into, which acts for it: "The payload is SN-38".

    >>> list(payloads("The payload is SN-38, the active form of irinotecan."))
    ['sn-38']
    """
    yield from (found["name"].lower() for found in finditer(_PAYLOAD, text))


def acid_or_salt(drug: str) -> Iterator[str]:
    """Yield an acid's name as its salts have it, and back: "alendronic acid", "alendronate"."""
    other = drug.removesuffix("ic acid") + "ate" if drug.endswith("ic acid") else drug.removesuffix("ate") + "ic acid"
    if drug.endswith(("ic acid", "ate")) and is_drug(other):
        yield other


def stated_brands(text: str, name: str) -> Iterator[str]:
    """Yield the brands beside the drug's name: "Leqvio (inclisiran)", "inclisiran (Leqvio)"."""
    drug = Pattern(re.escape(base_name(name)).replace(" / ", "[ ]*(?:/|and)[ ]*"), re.IGNORECASE)
    beside = (found for named in drug.finditer(text) for found in _beside(text, *named.span()))
    stated = (found for pattern in _BRAND_STATED for found in finditer(pattern, text))
    names = (cut_common(found["brand"]) for found in (*beside, *stated) if found)
    yield from filter(is_brand, names)


_BRAND = rf"(?P<brand>{NAME})[®™]?"
_BRAND_BEFORE = Pattern(rf"(?<![\w-]){_BRAND} ?\($")
_DRUG_IN_BRACKET = Pattern(r"(?:-[a-z]{4})?(?: [a-z]+)?\b(?! ?(?:[/+]|and))")
_BRAND_BEHIND = Pattern(rf"(?:-[a-z]{{4}})?(?: [a-z]+)? ?\({_BRAND}\)")
_BEGINS_WORD = Pattern(r"(?<![/+\w-])\b")
_BRAND_STATED = (
    Pattern(rf"(?i:brand name|trade name|sold as|marketed as):? {_BRAND}"),
    Pattern(rf"(?<![\w-]){_BRAND} contains (?:the|an) active substance"),
)
_LONGEST_BRAND = 300


def _beside(text: str, begin: int, end: int) -> Iterator[re.Match[str] | None]:
    """Yield the brand before or behind a drug's name: "Leqvio (inclisiran)", "inclisiran (Leqvio)"."""
    if text[begin - 1 : begin] == "(" and _DRUG_IN_BRACKET.match(text, end):
        yield _BRAND_BEFORE.search(text, max(0, begin - _LONGEST_BRAND), begin)
    if _BEGINS_WORD.match(text, begin):
        yield _BRAND_BEHIND.match(text, end)


_SUBJECT = Pattern(
    rf"\W*(?P<name>{NAME})[®™]? (?:is|are|contains|belongs to)(?: (?:an?|the))? (?P<what>[^.;\n]{{4,120}})"
)
_MEDICINE = Pattern(
    r"(?:[\w-]+ ){0,4}?(?:medicines?|medications?|drug|vaccine|injection|eye drops?|gene therapy)\b", re.IGNORECASE
)
_OF_THE_BODY = Pattern(r"hormone|protein|enzyme|peptide|vitamin|cytokine|receptor|electrolyte|mineral|acid$|antibody$")


def defined_products(monograph: Monograph) -> Iterator[str]:
    """Yield the capitalised names that the page's first sentences define as a medicine: "Praluent is a PCSK9 inhibitor"."""
    text = monograph.view.text
    for block in monograph.blocks[:NEAR]:
        found = _SUBJECT.match(text, block.span.start, block.span.end) if block.kind is BlockKind.PARAGRAPH else None
        if not found or not is_brand(cut_common(found["name"])) or cut_common(found["name"]) != found["name"]:
            continue
        classes = [c.name for c in read_classes(found["what"], 0) if not _OF_THE_BODY.search(c.name)]
        if (classes or _MEDICINE.match(found["what"])) and not re.search(
            rf"\b{re.escape(found['name'].lower())}\b", text
        ):
            yield found["name"]


def brand_in_title(monograph: Monograph, name: str) -> set[str]:
    """Return the title's first word if it is not the drug's name and the page says it again and again."""
    brand = re.split(r"\s*[:|•,]\s|\s+[–—-]\s+", monograph.title or "")[0].strip().lower()
    again = len(brand.split()) == 1 and monograph.view.text.lower().count(brand) >= 4
    return (
        {brand}
        if again
        and name.lower() not in brand
        and not (is_drug(brand) or find_condition(brand))
        and re.fullmatch(r"[a-z][\w-]{3,}", brand)
        else set()
    )
