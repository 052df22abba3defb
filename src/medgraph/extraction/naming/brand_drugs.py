"""Tell whose brand a name is: that of the drug beside it, of the drug that the sentence speaks about, or of the page's.

A bracket may also hold a gloss, an abbreviation, a dose or a company, and a sentence may name other drugs before.
"""

from __future__ import annotations

import re

from medgraph.extraction.naming.subjects import FORM, described, named_before, together
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Rule
from medgraph.patterns import Pattern

_IF_ALONE = frozenset({"brand.of_form", "brand.after_cue"})
"""Rules that speak only where no other drug is named before."""
_IF_ALL_ALONE = frozenset({"brand.is_form", "brand.marked", "brand.alone"})
"""Rules that speak only where no other drug is named at all."""
THROUGHOUT = frozenset({"brand.used", "brand.product"})
_OWN_ONLY = (
    frozenset({"brand.of_form", "brand.after_cue", "brand.the_same", "brand.some_of_them"}) | THROUGHOUT | _IF_ALL_ALONE
)
BESIDE = frozenset({"brand.behind_name", "brand.before_name"})


def drugs_of(page: Page, rule: Rule, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """Return the drugs whose brands a frame holds, none if it speaks of another or of nobody."""
    before = passage.text[: found.start()]
    if rule.name == "brand.before_name":
        drugs = _combined(page, found["drug"])
        return drugs if page.drug in drugs or _is_told(passage.text, found) else ()
    if rule.name == "brand.contains_drug":
        return tuple(filter(None, [together(page.names, found["drug"])]))
    if rule.name == "brand.is_drug":
        return _drug_that_is(page, found["drug"])
    if rule.name == "brand.behind_name":
        return passage.subjects if _THIS.match(before) else named_at_end(page, before)
    heard = passage.text if rule.name in _IF_ALL_ALONE else before if rule.name in _IF_ALONE else ""
    if any(drug != page.drug for drug, _ in page.names.mentions(heard)):
        return ()
    if rule.name in _OWN_ONLY:
        return (page.drug,)
    named = named_before(page.names, _PREDICATE.sub("", before))
    if re.match(r"known|available|supplied|prescribed", found[0], re.IGNORECASE):
        return named or described(page.names, passage, len(_PREDICATE.sub("", before)))
    return named or passage.subjects


_THIS = Pattern(r"\W*(?:this|the) (?:drug|medicine|medication|product|vaccine|treatment)$", re.IGNORECASE)
_VACCINES = Pattern(r"(?:(?!not\b|other\b|older\b|different\b|separate\b)[\w-]+ ){0,4}?vaccines?\b")


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


_PREDICATE = Pattern(
    r",?\s*+(?:which )?(?:is|are|was)?\s*+(?:also |commonly |usually |better |best |widely |mostly )?(?:sold|marketed|"
    r"available)?(?: commercially)?(?: under)?(?: the| its)?\s*$"
)
_JOINED = Pattern(r"\s*(?:/|\+|,|-|,?\s*and)\s*")


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


_FORM_BEHIND = Pattern(rf"[\s®™*_'\"\]]*(?:{FORM}|XL|SR|ER|XR|LA|IR|CR|ODT|HFA)?[\s*_'\"]*")


def named_at_end(page: Page, before: str) -> tuple[str, ...]:
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
