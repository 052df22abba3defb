"""Give the members of an enumeration the words that stand at only one of them.

"Injection site pain, redness and swelling" share a front, "renal or hepatic impairment" a head behind, "local or
generalized hypersensitivity" a head too, "surgery of the eye or the central nervous system" what stands before the
place. The head of a bracket lends its members its site, or whether a value rose or fell.
"""

from __future__ import annotations

import re
from dataclasses import replace

from medgraph.extraction.language.items import Item
from medgraph.patterns import Pattern, match

__all__ = ["front_of", "share_words"]

_SHARED_FRONT = Pattern(
    r"^(?P<front>(?:injection|infusion|application|administration|implant|instillation)[ -]site|high|low|increased|decreased|elevated|raised|"
    r"reduced|abnormal|blood|upper|lower)\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_SITE = Pattern(r"^(?:injection|infusion|application|administration|implant|instillation)[ -]site", re.IGNORECASE)


def share_words(items: list[Item], text: str) -> list[Item]:
    """Return the members of an enumeration `text`, each with the words that it shares with others."""
    return _share_modifier(_share_back(_share_front(_share_place(text, items))), text)


_OF_THE = Pattern(r"^(?P<front>.*\bof)\s+the\s+[\w-]+$", re.IGNORECASE)


def _share_place(text: str, items: list[Item]) -> list[Item]:
    """Give "(of) the central nervous system" what stands before the other place: "surgery of the eye or (of) the central nervous system"."""
    shared: list[Item] = []
    for item in items:
        before = _OF_THE.match(shared[-1].text) if shared else None
        placed = _PLACED.match(item.text)
        head, joint, _ = shared[-1].text.partition(f" {placed[0].lower()}") if placed and shared else ("", "", "")
        if joint and item.part_of is None:
            item = replace(item, text=f"{head} {item.text}")
        elif before and item.part_of is None and text[: item.span.start].lower().endswith("the "):
            item = replace(item, text=f"{before['front']} the {item.text}")
        shared.append(item)
    return shared


_PLACED = Pattern(r"(?:of|in|at|around|under|behind) ", re.IGNORECASE)
_RISE = Pattern(r"\b(?:increas\w+|elevat\w+|rais\w+|rises?|high(?:er)?)\b", re.IGNORECASE)
_FALL = Pattern(r"\b(?:decreas\w+|reduc\w+|low(?:er|ered)?|drops?|falls?)\b", re.IGNORECASE)


_WORSE = Pattern(r"(?:worsening|exacerbations?|aggravation) of\b", re.IGNORECASE)


def front_of(head: str, member: str) -> str:
    """Return what a head lends to a member of its bracket: its site, or the direction of a laboratory change.

    >>> front_of("Injection site reactions", "pain"), front_of("Raised liver enzymes", "ALT"), front_of("Skin reactions", "rash")
    ('injection site ', 'increased ', '')
    """
    site = _SITE.match(head)
    if site:
        return "" if _SITE.match(member) else f"{site[0].lower()} "
    if _WORSE.match(head) and not _WORSE.match(member):
        return "worsening of "
    if not _ANALYTE.match(member):
        return ""
    return "increased " if _RISE.search(head) else "decreased " if _FALL.search(head) else ""


def _share_front(items: list[Item]) -> list[Item]:
    """Give "injection site" or "high" to the following members that lack a head of their own."""
    shared: list[Item] = []
    front = ""
    for item in items:
        found = match(_SHARED_FRONT, item.text)
        if item.part_of is None and found:
            front = found["front"]
        elif item.part_of is None and front and _may_share(front, item, shared):
            item = replace(item, text=f"{front} {item.text}")
        else:
            front = "" if item.part_of is None else front
        shared.append(item)
    return shared


_ORGAN = (
    r"renal|hepatic|cardiac|kidney|liver|heart|lung|pulmonary|respiratory|cardiovascular|cerebrovascular|vascular|regional|gastrointestinal|"
    r"genitourinary|urinary|neurological|neurologic|psychiatric|ocular|thyroid|adrenal|pituitary|gastric|duodenal|gallbladder|biliary|bone"
)
_BARE_ORGAN = Pattern(rf"(?:^|\s)(?:{_ORGAN})$", re.IGNORECASE)
_SHAPED_ORGAN = Pattern(
    r"^(?:enlarged|large|big|fatty|racing|pounding|irregular|fast|slow|failing|weak|swollen|painful|inflamed)\s",
    re.IGNORECASE,
)
_ORGAN_HEAD = Pattern(rf"^(?:{_ORGAN}|lumbar)\s+(?P<head>\S.*)$", re.IGNORECASE)


def _share_back(items: list[Item]) -> list[Item]:
    """Give "renal" in "renal or hepatic impairment" the head that stands behind the other."""
    shared: list[Item] = []
    for item in reversed(items):
        after = _ORGAN_HEAD.match(shared[-1].text) if shared else None
        if after and item.part_of is None and _BARE_ORGAN.search(item.text) and not _SHAPED_ORGAN.match(item.text):
            item = replace(item, text=f"{item.text} {after['head']}")
        shared.append(item)
    return shared[::-1]


_DEGREE = (
    r"local|general|generali[sz]ed|systemic|focal|new|worsening|worse|mild|moderate|severe|acute|chronic|transient|persistent|partial|complete|"
    r"sudden|early|late|temporary|permanent|pounding|racing|fast|slow|irregular"
)
_MODIFIER = Pattern(rf"(?:{_DEGREE}|(?!colic|panic)[a-z]+(?:al|ic|ary|ar|aneous))", re.IGNORECASE)
_MODIFIED = Pattern(rf"(?P<modifier>{_MODIFIER.pattern})\s+(?P<head>\S.*)", re.IGNORECASE)
_OR = Pattern(r"\s+(?:and|or|and/or)\s+")


def _share_modifier(items: list[Item], text: str) -> list[Item]:
    """Read "local or generalized hypersensitivity" as one thing, "cervical, vaginal and anal cancer" as three."""
    shared: list[Item] = []
    for item in reversed(items):
        behind = shared[-1] if shared else None
        after = _MODIFIED.fullmatch(behind.text) if behind and behind.part_of is None else None
        if behind and after and _MODIFIER.fullmatch(item.text) and _joins(text, item, behind, last=len(shared) == 1):
            degree = [bool(re.fullmatch(_DEGREE, word, re.IGNORECASE)) for word in (item.text, after["modifier"])]
            if not all(degree):
                shared.append(replace(item, text=f"{item.text} {after['head']}"))
            elif not _BARE_ORGAN.fullmatch(after["head"]):
                shared[-1] = replace(behind, text=after["head"])
        else:
            shared.append(item)
    return shared[::-1]


def _joins(text: str, item: Item, behind: Item, *, last: bool) -> bool:
    """Tell whether "and" or "or" joins two members, or a comma those before such two."""
    between = text[item.span.end : behind.span.start]
    return bool(_OR.fullmatch(between)) or (not last and between.strip() == ",")


_SITE_SIGN = Pattern(
    r"^(?:pain|redness|erythema|swelling|itching|pruritus|bruising|induration|tenderness|warmth|rash|edema|oedema|irritation|"
    r"discolou?ration|h(?:a)?ematoma|h(?:a)?emorrhage|urticaria|inflammation|mass|nodule|hypersensitivity|reactions?)$",
    re.IGNORECASE,
)
_ANALYTE = Pattern(
    r"^(?:(?:serum|blood|plasma|urine|total|ldl|hdl)[ -])*(?:cholesterol|triglycerides?|lipids?|glucose|sugar|potassium|sodium|calcium|magnesium|phosph\w+|"
    r"bilirubin|creatinine|urea|uric acid|albumin|h(?:a)?emoglobin|platelets?|neutrophils?|lymphocytes?|alt|ast|ggt|alp|ck|"
    r"(?:liver |hepatic )?enzymes|transaminases|amylase|lipase|alkaline phosphatase|blood pressure|heart rate)(?: levels?| counts?)?$",
    re.IGNORECASE,
)


def _may_share(front: str, item: Item, before: list[Item]) -> bool:
    """Tell whether a member that follows "injection site pain" or "high cholesterol" shares its front."""
    if item.part_of is not None or not before:
        return False
    if _SITE.match(front):
        return bool(_SITE_SIGN.match(item.text))
    return front.lower() not in {"upper", "lower", "blood"} and bool(_ANALYTE.match(item.text))
