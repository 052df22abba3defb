"""What a vial, a tablet, a package or a bill holds: amounts that nobody takes as they stand there."""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.extraction.dosage.mentions import DoseMention
from medgraph.extraction.dosage.rows import cell_of, column_of, first_cell
from medgraph.extraction.language.durations import ONCE
from medgraph.extraction.naming.subjects import FORM
from medgraph.extraction.page import Passage
from medgraph.patterns import Pattern, match, search

_HOLDS = Pattern(
    r"\b(?:vials?|ampou?les?|strengths?|available (?:as|in)|suppl(?:y|ied)|comes? (?:as|in)|contain\w*|"
    r"(?:tablets?|capsules?|pens?|syringes?) (?:hold|of|come|are)|scored|"
    r"pre-?filled|each (?:tablet|capsule|ml|vial|pen)|dosage forms?|presentation|packages?|kits?|holds?|"
    r"costs?|prices?|dilut\w*|withdraw\w*|reconstitut\w*|marketed|filters?|syringe|bags?|flush\w*|draw)\b",
    re.IGNORECASE,
)
_STRENGTHS = Pattern(
    r"^\W*(?:(?:available |tablet |capsule |product )?strengths?|presentations?|available(?: as| in)?|supplied(?: as)?|supply|how supplied|"
    r"packs?(?: sizes?)?|contents?|dosage forms?(?: and strengths?)?|forms?|not (?:on|in|covered)\b.*)\W*$",
    re.IGNORECASE,
)
# "mixing the powder (50 micrograms of antigen) with the suspension"
_IN_POWDER = Pattern(r"\b(?:powder|concentrate|lyophili[sz]ate|suspension|solution|cartridge)\s*\(\s*$", re.IGNORECASE)
_IS_DOSE = Pattern(r"\bdos(?:e|age)\s+(?:is|of)\s*$", re.IGNORECASE)
# "one tablet contains | 125 mg": how often the tablet is taken is told of the tablet.
_CONTAINS = Pattern(
    r"\b(?:contains?|holds?|pairs?|combines?|packs|is made up of)\s+(?:about |only |just |as much as |up to )?$|"
    r"\b(?:pairs|combines)\s+[^.;]{0,40}\bwith\s+$",
    re.IGNORECASE,
)
# "… and is taken once each morning": what holds it is what is taken.
_IS_TAKEN = Pattern(
    r"[^.;:]{0,40}?\b(?:and|which) (?:is|are) (?:to be )?(?:taken|swallowed|given|used|injected|chewed|inhaled|dissolved|applied|worn|inserted)\b",
    re.IGNORECASE,
)
# "☐ 20 mg ☐ 40 mg": what there is to be ticked.
_BOX = Pattern(r"(?:[☐□▢◻⬜○◯❑❒]|\[[ _]?\]|\([ _]\))\s*$")
# "The syringe: 0.4 mg | into the thigh muscle": where it goes is where it is given.
_INTO = Pattern(
    r"\s+(?:(?:is|are) )?(?:(?:given|injected|squirted|pushed|sprayed) )?(?:(?:straight|deep|slowly) )?(?:(?:in)?to (?:an?|the|your|their|his|her|one|each|either) (?:[\w-]+ ){0,3}(?:muscles?|veins?|thighs?|arms?|buttocks?|bell(?:y|ies)|tumm(?:y|ies)|nostrils?|eyes?|ears?|cheeks?|joints?)|"
    r"under the (?:skin|tongue)|up (?:one|each|the|your|either) (?:[\w-]+ )?nostrils?)\b",
    re.IGNORECASE,
)
# "the two are put together in | one tablet"
_WITHIN = Pattern(r"\b(?:in|into|as part of|inside)\s+$", re.IGNORECASE)
# "Two prescription pills | are covered"
_ARE = Pattern(
    r"\s*(?:are|is|were|was|come|exist|have)\b(?!\s+(?:\w+ly\s+)?(?:taken|given|used|swallowed|inhaled|chewed|dissolved|enough|needed|usual\w*|recommended|the (?:usual|normal)))",
    re.IGNORECASE,
)
# "The concentrate comes in a single-dose | 2 mL vial"
_COMES = Pattern(
    r"\b(?:comes?|supplied|available|provided|packed|packaged|sold|dispensed)\s+(?:as|in)\s[^.;]{0,30}$", re.IGNORECASE
)
# "Billing: J9299, 1 mg = 1 unit; up to | 480 units per 28 days"
_BILLED = Pattern(
    r"\b(?:bill(?:ed|ing|able)|HCPCS|CPT|NDC|J-?codes?|J\d{4}|reimburs\w+|tariff|quantity limits?)\b", re.IGNORECASE
)
_AMOUNT = Pattern(r"\d\s?(?:mg|m?cg|[µμ]g|g|mL|units?|IU|tablets?|capsules?)\b", re.IGNORECASE)
# "Valerian 300 mg, one tablet 3 times a day. Now 2 for £12. Add to basket": an advertisement.
_SOLD = Pattern(
    r"\badd to (?:basket|cart|bag|trolley)\b|\b(?:buy|shop|order) (?:it |yours )?(?:now|today|online)\b|\b\d for [£$€]|\bfree delivery\b|\bspecial offer\b|\bin stock\b",
    re.IGNORECASE,
)
# "£41.93 per | 100 g"
_PRICE = Pattern(r"[£$€]\s?\d[\d,.]*\s*(?:/|per|for|each|an?)?\s*$", re.IGNORECASE)
_PRODUCT = Pattern(rf"\b{FORM}\b", re.IGNORECASE)
_DOSES = Pattern(r"\bdos|\bamount|\bhow much", re.IGNORECASE)
_GIVES_DOSES = Pattern(r"\b(?:morning|evening|daily|recommended|starting|initial|maintenance) dos(?:e|age)\b", re.I)


@lru_cache(maxsize=4096)  # asked anew for every dose of a passage
def _holds(text: str) -> bool:
    return bool(search(_HOLDS, text))


def is_held(passage: Passage, before: str, mention: DoseMention) -> bool:
    """Tell whether an amount is what one vial, tablet or package holds."""
    if _STRENGTHS.match(_label_of(passage)):
        return True
    if not mention.dose.value or _GIVES_DOSES.search(column_of(passage, mention.span)):
        return False
    if mention.dose.interval and _CONTAINS.search(before) and _IS_TAKEN.match(passage.text, mention.span.end):
        return False
    if any(search(each, before) for each in (_CONTAINS, _BOX, _PRICE)) or _is_paid_for(passage):
        return True
    if mention.dose.interval == ONCE and mention.strength and _COMES.search(before):
        return True
    if mention.dose.interval or _IS_DOSE.search(before) or match(_INTO, passage.text, mention.span.end):
        return False
    return _is_content(passage, before, mention)


def _is_content(passage: Passage, before: str, mention: DoseMention) -> bool:
    """Tell whether an amount that is not said to be taken ever is what something holds, or names a row."""
    lead = passage.leads[0] if passage.leads else ""
    counted = (mention.dose.unit or "").startswith("{")
    return (
        mention.strength
        or bool(_IN_POWDER.search(before))
        or (counted and bool(_WITHIN.search(before) or _ARE.match(passage.text, mention.span.end)))
        or _names_row(passage, mention)
        or _holds(passage.text)
        or (_holds(lead) and not lead.lower().startswith("for "))
    )


def _is_paid_for(passage: Passage) -> bool:
    """Tell whether the sentence of a clause is about what is billed, or its paragraph sells something."""
    text = passage.section.view.text
    return bool(search(_BILLED, passage.quote.of(text)) or search(_SOLD, passage.block.span.of(text)))


def _names_row(passage: Passage, mention: DoseMention) -> bool:
    """Tell whether an amount is the strength of the product that a row is about, whose other cells say what is taken: "Capsules 28 mg | 112 mg twice daily"."""
    if cell_of(passage, mention.span) != 0 or _DOSES.search(column_of(passage, mention.span)):
        return False
    end = passage.cells[0].end - passage.span.start
    return bool(_PRODUCT.search(passage.text, 0, end) and _AMOUNT.search(passage.text, end))


def _label_of(passage: Passage) -> str:
    """Return what labels a clause or a row: its own label, or its first cell."""
    if passage.cells:
        return first_cell(passage)
    return passage.leads[0] if passage.leads and passage.block.label else ""
