"""Read enumerations as people write them: "A, B (gloss), C and D at the injection site".

The bracket grammar decides what a bracket is. "Ear problems (fluid in the ear, hearing loss)" is a
list of members, because its head is a category; "Arthralgia (joint pain)" and "angioedema (swelling
of the face, lips, tongue or throat)" are glosses, because theirs is not; "pain (particularly
post-traumatic)" narrows its head. Heads may be shared: "bruising and lipoatrophy at the injection
site", "injection site pain, redness and swelling", "high cholesterol and triglycerides".

All offsets count in the text given plus `start`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from medgraph.extraction.language.frequency import read_rates
from medgraph.extraction.language.phrases import trim
from medgraph.model import Span

_CATEGORY = re.compile(
    r"\b(?:problems?|changes?|reactions?|symptoms?|disorders?|effects?|events?|infections?|disturbances?|"
    r"abnormalit(?:y|ies)|complications?|conditions?|toxicit(?:y|ies)|issues|irritation|complaints|"
    r"elevations?|increases?|enzymes|tests|counts|cytopenias?|tumou?rs?|diseases?|injury|malignanc(?:y|ies)|bleeding)$",
    re.IGNORECASE,
)
_NARROWING = re.compile(
    r"^(?:particularly|especially|mostly|mainly|usually|often|sometimes|if|when|in|at|with|for|during|after|see|which|who|"
    r"that|not|due|because|can|may|some|see|(?:a |possible )?signs? of|esp|seen|reported|also|high|low|mild|severe|e\.?g\.?\s*see|all grades|any)\b",
    re.IGNORECASE,
)
_SHARED_TAIL = re.compile(
    r"\s+(?:at|around|near|over)\s+(?:the\s+)?(?:site of (?:the )?)?(?P<site>injection|infusion|application|administration|implant|"
    r"catheter|insertion)(?:\s+sites?)?$|"
    r"\s+where\s+(?:the\s+|it\s+)?(?:needle|(?P<where>injection|infusion)|jab|shot|vaccine)(?:\s+\w+){1,4}$",
    re.IGNORECASE,
)
_SHARED_FRONT = re.compile(
    r"^(?P<front>(?:injection|infusion|application|administration|implant|instillation)[ -]site|high|low|increased|decreased|elevated|raised|"
    r"reduced|abnormal|blood|upper|lower)\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_SITE = re.compile(r"^(?:injection|infusion|application|administration|implant|instillation)[ -]site", re.IGNORECASE)
_BODY_PART = re.compile(
    r"^(?:the |your |or |and |and/or )*(?:face|lips?|tongue|throat|mouth|hands?|feet|foot|ankles?|legs?|arms?|eyes?|eyelids?|skin|neck|"
    r"chest|back|shoulders?|jaw|stomach|abdomen|limbs?|extremities|joints?|muscles|fingers?|toes?|airways?|palms?(?: of the hands?)?|"
    r"soles?(?: of the feet)?|lower legs?|head|brain|lungs?|nose|larynx|glottis|genitals|hands and feet|spinal cord|whites of the eyes|wrists?|hips?|spine|ribs?|knees?|elbows?|gums?|bladder|bowels?|gut|(?:other|surrounding|nearby) tissues?)\b.{0,12}$",
    re.IGNORECASE,
)
_OF_BODY = re.compile(r"\b(?:of|in|on|to|around)\s+(?:the |your |any )?[\w ,]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One member of an enumeration: its wording, where it stands, and the brackets behind it.

    `text` may have words that stand elsewhere ("injection site swelling" where the page has
    "swelling" alone); `span` is what stands on the page. `gloss` is a bracket that explains it, `note` one
    that says something else (a frequency, a restriction); `part_of` the head of the list it was in.
    """

    text: str
    span: Span
    gloss: str | None = None
    notes: tuple[str, ...] = ()
    part_of: str | None = None
    tail: str = ""


def split_outside_brackets(text: str, separator: re.Pattern[str]) -> Iterator[Span]:
    """Yield the pieces of a text between separators that stand in no bracket."""
    if "(" not in text and "[" not in text:
        yield from _split(text, separator)
        return
    depth, begin, position = 0, 0, 0
    while position < len(text):
        depth += (text[position] in "([") - (text[position] in ")]" and depth > 0)
        found = separator.match(text, position) if depth == 0 else None
        if found and found.end() > position:
            yield Span(begin, position)
            begin = position = found.end()
        else:
            position += 1
    yield Span(begin, len(text))


def _split(text: str, separator: re.Pattern[str]) -> Iterator[Span]:
    begin = 0
    for found in separator.finditer(text):
        if found.end() > found.start():
            yield Span(begin, found.start())
            begin = found.end()
    yield Span(begin, len(text))


_COMMA = re.compile(
    r"\s*(?:;|,(?!\d{3}\b))\s*(?:and/or\s+|and\s+|or\s+|as well as\s+|plus\s+)?|\s+(?:and/or|as well as|plus)\s+"
)
_AND = re.compile(r"(?<!\bwith)\s+(?:and|or|&)\s+(?!without\b)|\s*/\s*(?=[a-z]{4})")


def read_items(text: str, start: int = 0) -> list[Item]:
    """Return the members of an enumeration, members of bracketed lists after their heads.

    >>> [i.text for i in read_items("Bruising and lipoatrophy (loss of fat tissue) at the injection site")]
    ['injection site Bruising', 'injection site lipoatrophy']
    >>> [i.text for i in read_items("Hair changes (alopecia, abnormal texture), fever")]
    ['Hair changes', 'alopecia', 'abnormal texture', 'fever']
    >>> [(i.text, i.gloss) for i in read_items("Angioedema (swelling of the face, lips, or throat)")]
    [('Angioedema', 'swelling of the face, lips, or throat')]
    """
    text, site = _cut_shared_tail(text)
    pieces = _merge_body_parts(text, list(_pieces(text)))
    items = [member for piece in pieces for member in _read_item(piece.of(text), piece.start)]
    items = _share_modifier(_share_back(_share_front(_share_place(text, items))), text)
    if site:
        items = [replace(i, text=f"{site} site {i.text}") for i in items]
    return [replace(i, span=Span(i.span.start + start, i.span.end + start)) for i in items]


def _cut_shared_tail(text: str) -> tuple[str, str | None]:
    found = _SHARED_TAIL.search(text.rstrip(" .;,"))
    return (text[: found.start()], (found["site"] or found["where"] or "injection").lower()) if found else (text, None)


def _pieces(text: str) -> Iterator[Span]:
    """Split at commas, then at "and" where the comma pieces do not need it."""
    for outer in split_outside_brackets(text, _COMMA):
        for inner in split_outside_brackets(outer.of(text), _AND):
            yield Span(outer.start + inner.start, outer.start + inner.end)


def _merge_body_parts(text: str, pieces: list[Span]) -> list[Span]:
    """Keep "swelling of the face, lips and throat" in one piece."""
    merged: list[Span] = []
    for piece in pieces:
        if merged and _BODY_PART.match(piece.of(text).strip(" .")) and _OF_BODY.search(merged[-1].of(text)):
            merged[-1] = Span(merged[-1].start, piece.end)
        else:
            merged.append(piece)
    return merged


_OF_THE = re.compile(r"^(?P<front>.*\bof)\s+the\s+[\w-]+$", re.IGNORECASE)


def _share_place(text: str, items: list[Item]) -> list[Item]:
    """Give "the central nervous system" what stands before the other place: "surgery of the eye or the central nervous system"."""
    shared: list[Item] = []
    for item in items:
        before = _OF_THE.match(shared[-1].text) if shared else None
        if before and item.part_of is None and text[: item.span.start].lower().endswith("the "):
            item = replace(item, text=f"{before['front']} the {item.text}")
        shared.append(item)
    return shared


_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]")


def _read_item(text: str, start: int) -> Iterator[Item]:
    """Read one piece: its head, then the members of its bracket if that is a list."""
    head = _BRACKET.sub(" ", text)
    name = trim(" ".join(head.split()))
    if not name:
        return
    inside = [m for m in _BRACKET.finditer(text) if m[1].strip()]
    lists = [m for m in inside if is_member_list(name, m[1])]
    glosses = [m[1].strip() for m in inside if m not in lists and not is_note(m[1])]
    notes = tuple(m[1].strip() for m in inside if is_note(m[1]))
    where = _locate(text, start, name)
    yield Item(name, where, glosses[0] if glosses else None, notes)
    for found in lists:
        yield from _members(found[1], start + found.start(1), name, notes)


_RISE = re.compile(r"\b(?:increas\w+|elevat\w+|rais\w+|rises?|high(?:er)?)\b", re.IGNORECASE)
_FALL = re.compile(r"\b(?:decreas\w+|reduc\w+|low(?:er|ered)?|drops?|falls?)\b", re.IGNORECASE)


_WORSE = re.compile(r"(?:worsening|exacerbations?|aggravation) of\b", re.IGNORECASE)


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


def _members(text: str, start: int, head: str, notes: tuple[str, ...]) -> Iterator[Item]:
    for item in read_items(
        re.sub(r"^(?:e\.g\.,?|such as|including|i\.e\.,?|like)\s*", lambda m: " " * len(m[0]), text), start
    ):
        yield replace(item, text=front_of(head, item.text) + item.text, part_of=head, notes=item.notes or notes)


def _locate(text: str, start: int, name: str) -> Span:
    first, last = name.split(" ")[0], name.split(" ")[-1]
    begin = max(text.find(first), 0)
    end = text.find(last, begin)
    return Span(start + begin, start + (end + len(last) if end >= 0 else len(text)))


def is_member_list(head: str, inside: str) -> bool:
    """Tell whether a bracket lists members of its head, rather than explains it.

    >>> is_member_list("Liver enzymes", "ALT, AST"), is_member_list("Arthralgia", "joint pain")
    (True, False)
    """
    if re.match(r"\s*(?:e\.g\.|such as|including|for example)", inside):
        return True
    if is_note(inside):
        return False
    parts = [p.strip() for p in re.split(r",|;|\band\b|\bor\b", inside) if p.strip()]
    if len(parts) < 2:
        return False
    return bool(_CATEGORY.search(head)) or all(re.fullmatch(r"[A-Z][A-Z0-9-]{1,5}", p) for p in parts)


def is_note(inside: str) -> bool:
    """Tell whether a bracket says how often, when or in whom: neither a gloss nor a list.

    >>> is_note("in 5% of children"), is_note("joint pain")
    (True, False)
    """
    return (
        bool(_NARROWING.match(inside.strip()))
        or not re.search(r"[A-Za-z]{3}", inside)
        or "%" in inside
        or bool(read_rates(inside))
        or bool(
            re.search(
                r"\b1 in \d|\bn\s*=|grade \d|≥|<|>|\bcommon\b|\brare\b|\buncommon\b|\bmg\b", inside, re.IGNORECASE
            )
        )
    )


def _share_front(items: list[Item]) -> list[Item]:
    """Give "injection site" or "high" to the following members that lack a head of their own."""
    shared: list[Item] = []
    front = ""
    for item in items:
        found = _SHARED_FRONT.match(item.text)
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
_BARE_ORGAN = re.compile(rf"(?:^|\s)(?:{_ORGAN})$", re.IGNORECASE)
_SHAPED_ORGAN = re.compile(
    r"^(?:enlarged|large|big|fatty|racing|pounding|irregular|fast|slow|failing|weak|swollen|painful|inflamed)\s",
    re.IGNORECASE,
)
_ORGAN_HEAD = re.compile(rf"^(?:{_ORGAN}|lumbar)\s+(?P<head>\S.*)$", re.IGNORECASE)


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
_MODIFIER = re.compile(rf"(?:{_DEGREE}|(?!colic|panic)[a-z]+(?:al|ic|ary|ar|aneous))", re.IGNORECASE)
_MODIFIED = re.compile(rf"(?P<modifier>{_MODIFIER.pattern})\s+(?P<head>\S.*)", re.IGNORECASE)
_OR = re.compile(r"\s+(?:and|or|and/or)\s+")


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


_SITE_SIGN = re.compile(
    r"^(?:pain|redness|erythema|swelling|itching|pruritus|bruising|induration|tenderness|warmth|rash|edema|oedema|irritation|"
    r"discolou?ration|h(?:a)?ematoma|h(?:a)?emorrhage|urticaria|inflammation|mass|nodule|hypersensitivity|reactions?)$",
    re.IGNORECASE,
)
_ANALYTE = re.compile(
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
