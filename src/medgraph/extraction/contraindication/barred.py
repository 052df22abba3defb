"""Read what bars a drug from a slot: ways of giving, substances used along, people, conditions.

"Concomitant use of cyclosporine, danazol or gemfibrozil", "pregnant women", "intravenous administration"
and "severe renal impairment" stand side by side in one list; each kind is taken out of the text, and what
is left are conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.contraindication.allergies import read_allergies
from medgraph.extraction.contraindication.reactions import read_reactions
from medgraph.extraction.contraindication.states import NO_LIMITS, Barred, read_lay, read_states
from medgraph.extraction.language.entries import is_fragment
from medgraph.extraction.language.items import split_outside_brackets
from medgraph.extraction.language.medical import is_medical
from medgraph.extraction.language.people import People, read_people
from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.language.short_forms import SHORT_FORMS
from medgraph.extraction.language.substances import Substance, read_substances
from medgraph.extraction.page import Page
from medgraph.lexicon import find_condition
from medgraph.model import Qualifiers, Span
from medgraph.patterns import Pattern, finditer, search, sub

# What may stand before the name itself: "First, …", "if you have …", "the following conditions: …".
OPENING = Pattern(
    r"^\W*(?:(?:(?:the )?(?:start|initiation) of (?:treatment|therapy) in|first|second|third|fourth|fifth|sixth|finally|lastly|today|\d|(?:if|when) there (?:is|are)|if|when|in|during|you|have|has|"
    r"are|had|who|ever|recently|previously|already|currently|suffer from|your child|the following(?: \w+)?|any of the following)\b[\s,.:]*)+",
    re.IGNORECASE,
)
_PAST_ONLY = Qualifiers(condition="history")
_CO_USE = Pattern(
    r"\b(?:(?:concomitant|concurrent|simultaneous)(?:ly)? (?:\w+ ){0,2}?(?:of|with)|(?:concomitant|concurrent)(?= [a-z])|co-?administ\w+ (?:of|"
    r"with)|(?:combination|combined|together) with|(?<!after\s)(?<!following\s)(?:use|treatment|therapy) (?:of|with)|"
    r"(?<!stop\s)(?<!stopped\s)(?<!stopping\s)(?<!after\s)(?:taking|using|receiving|takes?|taken|treated with|(?:used|received|had)(?= [^.;]{2,90} (?:in|within|during) the (?:last|past|previous|preceding) )|on|within (?:\d+|one|two|three|four|six|a few) (?:days|weeks|months) of(?: (?:stopping|taking|using|treatment with))?))\b".replace(
        " ", r"\s+"
    ),
    re.IGNORECASE,
)
_GIVING = Pattern(
    r"\b(?P<way>intravenous|intramuscular|subcutaneous|intrathecal|oral|intra-?arterial|epidural|"
    r"intraocular|intradermal|topical|rapid intravenous|iv)\s+"
    r"(?P<act>administration|use|injections?|route|infusions?|push)\b",
    re.IGNORECASE,
)


def read_objects(text: str, start: int, page: Page, *, subject: bool = False, listed: bool = False) -> Iterator[Barred]:
    """Yield what a slot bars: ways of giving, allergies, substances used along, people, then conditions from the rest.

    As the `subject` of "… is contraindicated" a sentence may hold what bars and more; then conditions are
    read only from a subject that names nothing else. A list ("listed") may name a condition that no lexicon knows.
    """
    for words in (_PLACE, _HEADING, _USED_FOR, NO_MATTER, _GOES_ON, _FOR_IT):
        text = sub(words, blanked, text)
    text = sub(_LIMIT, _without_limit, text)
    text = without_asides(text)
    for entry in _entries(text):
        yield from _read_entry(entry.of(text), start + entry.start, page, subject=subject, listed=listed)


_ENTRY = Pattern(
    r";|(?<=[a-z)]):\s(?=[a-z][^;:]*,)|\s{5,}(?=[A-Z(])|\s[-–•]\s(?=[A-Z])|(?<=[a-z)])\s(?=Your\s|You\s(?:are|have|had|once|take|suffer|cannot)\b)|\s(?=If you\b|Together with\b|In (?:patients|combination)\b)"
)


def _entries(text: str) -> Iterator[Span]:
    """Yield the entries of a list that is run into one line: between semicolons, or where a reference stood."""
    return split_outside_brackets(text, _ENTRY)


def _read_entry(text: str, start: int, page: Page, *, subject: bool, listed: bool) -> Iterator[Barred]:
    ways = [
        Barred(_way(found[0]), Span(start + found.start(), start + found.end())) for found in finditer(_GIVING, text)
    ]
    text = sub(_GIVING, blanked, text)
    text, lay = read_lay(text, start)
    text, reactions = read_reactions(text, page.names)
    text, allergies = read_allergies(text, page.names.own | {page.drug.split(" ")[0]})
    text, substances = _used_along(text, start, page)
    text = sub(_SIGNS, _without_signs, text) if listed else text
    text, people = _people(text, start)
    known = [
        *ways,
        *(Barred(a.name, a.span.moved(start), _PAST_ONLY if a.past else NO_LIMITS) for a in (*reactions, *allergies)),
        *substances,
        *lay,
        *(Barred(p.name, p.span, Qualifiers(condition=p.condition)) for p in people),
    ]
    yield from known
    if not subject or not (known or any(re.search(rf"\b{re.escape(own)}\b", text.lower()) for own in page.names.own)):
        yield from read_states(_inner(text), start, page, listed=listed)


# "G6PD deficiency – the old term favism covers the same – …", "high fever today – come back when you are well".
_DASHED = Pattern(r"\s[–—]\s(?P<aside>[^–—;]{3,120}?)(?:\s[–—](?=\s)|\W*$)")


def without_asides(text: str) -> str:
    """Blank what stands behind a dash, if that is a clause or an order and no list of members."""
    return sub(_DASHED, _without_aside, text)


def _without_aside(found: re.Match[str]) -> str:
    told = not is_fragment(found["aside"]) or _ADDRESSED.search(found["aside"])
    return blanked(found) if told else found[0]


_ADDRESSED = Pattern(r"\b(?:you|it|they)(?:['’]re|['’]ve)?\b|^\W*(?:ask|come|tell|call)\b", re.IGNORECASE)
# "Liver disease with nausea, anorexia or jaundice": signs of it, where an entry says nothing else.
_SIGNS = Pattern(
    r"(?<=\w) (?:with|accompanied by) (?P<signs>[^,;()]{3,40}, (?:[^,;()]{3,40}, ){0,3}?(?:[^,;()]{3,40},? )?(?:or|and) [^,;()]{3,40}?)\W*$".replace(
        " ", r"\s"
    ),
    re.IGNORECASE,
)


def _without_signs(found: re.Match[str]) -> str:
    """Return blanks for signs, if all are known as such and a state that shows them stands before."""
    signs = [sign.strip() for sign in re.split(r",|\b(?:and|or)\b", found["signs"]) if sign.strip()]
    state = is_medical(" ".join(found.string[: found.start()].split()))
    return blanked(found) if state and all(find_condition(sign) for sign in signs) else found[0]


# What a bar is for, up to the next member: people named there are those whom it harmed.
_REASON = Pattern(
    r"\b(?:because|since|owing to|as (?:it|this|these|they|the))\b(?:(?!, (?:and |or )?(?:in|if|when|during|for|with|people|those|anyone|patients|women)\b)[^;])*",
    re.IGNORECASE,
)
# What is said of other things behind a bar: "…, and there are no data on breastfeeding".
_GOES_ON = Pattern(r",? (?:and|but) there (?:is|are) (?:no|few|little|only|not)\b.*$", re.IGNORECASE)


# What a medicine is for bars nothing: "simvastatin (used to lower blood cholesterol)".
_USED_FOR = Pattern(
    r"\((?:an? )?(?:(?:when|often|mainly|also|other|certain|medicines?|drugs?|tablets?) ){0,3}(?:used|taken|given|prescribed) (?:to|for|as|in|by)\b[^()]*\)",
    re.IGNORECASE,
)
# "Your asthma is severe and you take steroids for it": what a state is treated with is no partner of the drug.
_FOR_IT = Pattern(
    r"(?<=\w) and (?:you |they |he or she )?(?:also )?(?:takes?|uses?|(?:is|are) (?:taking|using|on|treated with)) [^,;.()]{2,60}? for (?:it|this|that|them)\b",
    re.IGNORECASE,
)
# When, or from what, which tells nothing apart: "are bleeding at the moment", "CNS depression of any cause".
NO_MATTER = Pattern(
    r"\b(?:at (?:the|this) (?:moment|time)|at present|today|(?:right )?now(?=[ ,.;)]|$)|,? or (?:you )?(?:have |has |ever |once )*had (?:it|one|them|this|either)(?: (?:before|in the past|earlier|previously|at any time))?|(?:of|from|for|due to) (?:any|whatever) (?:cause|kind|sort|origin|reason)|(?:of|from|for|due to) [^.;()]{3,60}? or (?:any )?(?:an)?other (?:causes?|reasons?|sources?)|whatever (?:the|its) cause)\b",
    re.IGNORECASE,
)
# "Bradycardia below 50 bpm", "atrial fibrillation for 6 months or more": how much of a state counts.
_LIMIT = Pattern(
    r"(?P<what>[a-z]{2,})(?P<much> (?:below|under|above|over|exceeding|of|for|lasting|more than|less than|greater than|longer than|at least|[<>≤≥]) ?(?:more than |less than |at least |[<>≤≥] ?)?"
    r"\d[\d.,]*(?: (?!(?:or|and|in|with)\b)[\w/%°²]+)?(?: or (?:more|longer|less|above|below|higher|lower))?)(?=\W*(?:$|[,;()]|(?:and|or)\b))",
    re.IGNORECASE,
)


def _without_limit(found: re.Match[str]) -> str:
    """Return a state without how much of it counts; of anything else this says what it is, "infants under 4 months"."""
    state = find_condition(found["what"]) or found["what"] in SHORT_FORMS or _STATE.search(found["what"])
    return found["what"] + " " * len(found["much"]) if state else found[0]


_STATE = Pattern(r"(?:cardia|a?emia|a?emias|tension|failure|fibrillation|penia|uria|fever|block)$", re.IGNORECASE)
# Where a verdict holds: "In Europe sick sinus syndrome is a further contraindication".
_PLACE = Pattern(
    r"^\W*(?:[Ii]n|[Uu]nder|[Oo]n|[Aa]ccording to) (?:the )?(?:[A-Z][\w.]*|European|American|British|US|EU|UK)(?: [A-Z][a-z]+)?(?: (?:Union|States|Kingdom|labels?|leaflets?|labell?ing|guidance|guidelines?))?,?(?= )"
)
_HEADING = Pattern(r"^\W*(?:\d{1,2} )?CONTRA-?INDICATIONS\b")


def _people(text: str, start: int) -> tuple[str, list[People]]:
    """Take the people out of a text, but for those whom a reason names."""
    told = sub(_REASON, blanked, text)
    left, people = read_people(told, start)
    return "".join(rest if kept == whole else whole for whole, kept, rest in zip(text, told, left, strict=True)), people


def _way(wording: str) -> str:
    return " ".join(wording.lower().split())


def _used_along(text: str, start: int, page: Page) -> tuple[str, list[Barred]]:
    """Take the substances out of a text that must not be used along with the drug."""
    text = sub(_MEDICINES_CALLED, blanked, text)
    told = sub(_STATE_OF_ONE, blanked, text)
    named: list[Substance] = []
    for each in split_outside_brackets(told, _ANOTHER_CASE):
        along, where = _taken(each.of(told), start + each.start, page)
        named += along
        text = text[: each.start + where.start] + " " * (where.end - where.start) + text[each.start + where.end :]
    return text, [Barred(s.name, s.span) for s in named]


# "Digoxin toxicity", "neuroleptic malignant syndrome": a state that has its name from a substance.
_STATE_OF_ONE = Pattern(
    r"\b[\w-]+ (?:malignant syndrome|toxicity|poisoning|intoxication|dependen(?:ce|cy)|withdrawal|overdos(?:e|age)|abuse|misuse|addiction|use disorder)\b|"
    r"\b\w+-(?:induced|related|associated|sensitive|exacerbated)\s\w+",
    re.IGNORECASE,
)
# "If you take an opioid, | if you have failed a naloxone challenge": each case stands for itself.
_ANOTHER_CASE = Pattern(r",? (?:or |and |nor )?(?=(?:if|when) (?:you|your|there|they|the)\b)", re.IGNORECASE)


def _taken(text: str, start: int, page: Page) -> tuple[list[Substance], Span]:
    """Return the substances of one case, and where they stand in its text."""
    why = search(_WHY, text)
    told = text[: why.start() if why else len(text)]
    found = _CO_USE.search(told)
    begin = found.end() if found else 0
    named = read_substances(told[begin:], start + begin, page.names) if found or _only_drugs(told, page) else []
    if not named:
        return [], Span(0, 0)
    return named, Span(found.start() if found else named[0].span.start - start, named[-1].span.end - start)


_MEDICINES_CALLED = Pattern(
    r"\b(?:any of )?(?:(?:the|other|certain|a) )?(?:prescription )?(?:medicines?|drugs?|medications?)(?: called| known as|,? such as|:)|\bprescription(?= [A-Za-z])",
    re.IGNORECASE,
)
AS_REASON = r", as (?!well\b|such\b|an?\b)"
"""A reason behind a comma: "pregnancy, as it harms the child", and neither "as well" nor "such as"."""
_WHY = Pattern(
    r"\b(?:because|due to|since|owing to|except|unless|apart from|as (?:it|this|these|they|the)|resulting in|which (?:can|may)|\(certain drugs)\b|"
    + AS_REASON,
    re.IGNORECASE,
)


def _only_drugs(text: str, page: Page) -> bool:
    """Tell whether a text begins with a substance and holds no allergy: "MAO inhibitors or rifampin"."""
    named = read_substances(text, 0, page.names)
    return (
        bool(named)
        and not _ARTICLES.sub("", text[: named[0].span.start].strip(" :"))
        and "allerg" not in text
        and "hypersens" not in text.lower()
    )


_ARTICLES = Pattern(r"(?:(?:an?|any|other|another|the|either)\b\s*)+", re.IGNORECASE)


def _inner(text: str) -> str:
    """Go from a sentence to its gloss: "your glands do not work (uncorrected adrenal insufficiency)"."""
    found = re.search(r"\(([^()]{4,60})\)\W*$", text)
    if found and not is_fragment(text[: found.start()]) and is_medical(found[1]):
        return " " * found.start(1) + found[1]
    return text
