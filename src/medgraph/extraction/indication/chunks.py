"""Read a chunk of words between two links as an enumeration of conditions, and give its members what they share.

"Gastric or esophageal adenocarcinoma" are two adenocarcinomas, "recurrent or advanced cancer" is one cancer. What only says what a disease is
(", a painful disease of the joints"), its signs in a bracket ("(such as wheezing)") and its signs before it ("the tremor and stiffness of
Parkinson's disease") are no members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from medgraph.extraction.indication.known import is_disease, known_end, known_name
from medgraph.extraction.indication.uses import is_use
from medgraph.extraction.indication.words import STATUS
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.lists import read_items
from medgraph.extraction.language.medical import ends_as_condition, is_general
from medgraph.extraction.language.mentions import find_known
from medgraph.extraction.language.phrases import blanked
from medgraph.lexicon import find_condition
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer


def of_disease(items: list[Item], abbreviations: Mapping[str, str]) -> list[Item]:
    """Return the disease alone where its signs are told: "the stiffness, tremor and slowness of Parkinson's disease"."""
    head, of, disease = items[-1].text.partition(" of ") if items else ("", "", "")
    disease = re.sub(r"^(?:the|an?) ", "", disease)
    signs = [head, *(item.text for item in items[:-1])]
    plain = all(sign.isalpha() and not is_disease(sign) for sign in signs)
    if not (of and plain and is_disease(disease)) or known_name(items[-1].text, abbreviations):
        return items
    return [replace(items[-1], text=disease)]


_JOINT, _SLASH = "\u2060", "\u2215"
_KEPT = Pattern(
    r"\bhead and neck\b|\bnausea and vomiting\b|\battention[- ]deficit[ /]+hyperactivity disorder\b|\bmyelodysplastic/myeloproliferative\b|\bhand and foot\b|\bear, nose and throat\b|\bhead-and-neck\b",
    re.IGNORECASE,
)


def read_chunk(text: str, span: Span) -> list[Item]:
    """Read a chunk as an enumeration, names that hold an "and" kept whole."""
    wording = _SUCH_AS.sub(_unless_kind, _APPOSED.sub(blanked, _INNER.sub(blanked, span.of(text))))
    for whole in (*find_known(wording), *(Span(*m.span()) for m in finditer(_KEPT, wording))):
        wording = (
            wording[: whole.start] + whole.of(wording).replace(" ", _JOINT).replace("/", _SLASH) + wording[whole.end :]
        )
    return [
        replace(i, text=_plain(i.text), gloss=_plain(i.gloss) if i.gloss else None)
        for i in read_items(wording, span.start)
    ]


_INNER = Pattern(r"\[[^\[\]()]*\](?=[^()\[\]]*\))")
# "gout, a painful disease of the joints": what a disease is, no disease more.
_APPOSED = Pattern(
    r"(?<=[\w)]), (?:an?|the) (?!certain)(?:[\w'’-]+,? ){0,6}?(?:diseases?|disorders?|conditions?|illness|syndrome|infections?|cancers?|problems?|forms?|types?|kinds?|complications?|inflammation|tumou?rs?|pain|high blood pressure)"
    r"(?: (?:of|in) [\w '’-]{3,40}?)?(?=[,.;)]|\s*$| (?:in|that|which|where|who|caused|affecting|with|from|due)\b)",
    re.IGNORECASE,
)
# "asthma (such as wheezing)": signs, unless what stands before is a kind of disease.
_SUCH_AS = Pattern(r"\((?:such as|e\.g\.,?|for example,?|like) [^()]*\)?", re.IGNORECASE)


def _unless_kind(found: re.Match[str]) -> str:
    return found[0] if is_general(found.string[: found.start()].rstrip()) else blanked(found)


def _plain(text: str) -> str:
    return text.replace(_JOINT, " ").replace(_SLASH, "/")


def share_heads(items: list[Item]) -> Iterator[Item]:
    """Give members what they share: "gastric or esophageal adenocarcinoma", "complications of A or of B"; leave out mere adjectives."""
    shared: list[Item] = []
    for item in reversed(_share_fronts(items)):
        behind = shared[-1].text if shared and shared[-1].part_of is None else ""
        if behind and item.part_of is None and not _stands_alone(item.text) and ends_as_condition(behind):
            whole = _with_tail(item.text, behind)
            if whole is None:
                continue
            item = replace(item, text=whole)
        shared.append(item)
    yield from reversed(shared)


def _share_fronts(items: list[Item]) -> list[Item]:
    shared: list[Item] = []
    for item in items:
        front = shared[-1].text.partition(" of ")[0] if shared and " of " in shared[-1].text else ""
        shared.append(replace(item, text=f"{front} {item.text}") if front and item.text.startswith("of ") else item)
    return shared


def _with_tail(wording: str, behind: str) -> str | None:
    """Return a wording with the longest tail of the next member that makes a name of it; None if it is only a status."""
    if all(STATUS.fullmatch(word) for word in wording.split()):
        return None
    tails = behind.split()
    wholes = (
        _longest_known(f"{wording} {' '.join(tails[first:])}", least=len(tails) - first + 1)
        for first in range(1, len(tails))
    )
    shared = " " not in wording and (_KIND.fullmatch(tails[-1]) or _HOW.fullmatch(wording))
    composed = f"{wording} {tails[-1]}" if shared else None
    return next(filter(None, wholes), composed)


_KIND = Pattern(
    r"(?:infection|cancer|pain|seizure|disease|tumou?r|ulcer|allerg(?:y|ie)|spasm|disorder)s?", re.IGNORECASE
)

# "hospital-acquired and ventilator-associated pneumonia"
_HOW = Pattern(r"[\w-]+-(?:acquired|associated|induced|related|onset|type|dependent|borne)", re.IGNORECASE)


def _stands_alone(wording: str) -> bool:
    known = find_condition(wording, disease_first=True) is not None
    return known or ends_as_condition(wording) or is_use(wording) or wording.isupper() or known_end(wording) is not None


def _longest_known(wording: str, *, least: int = 1) -> str | None:
    """Return the longest end of a wording that the lexicon knows."""
    words = wording.split()
    ends = (" ".join(words[first:]) for first in range(len(words) - least + 1))
    return next((end for end in ends if find_condition(end, disease_first=True)), None)
