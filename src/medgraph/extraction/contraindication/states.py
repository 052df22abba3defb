"""Read the conditions that bar a drug, by the names that pharmacists give them.

What is left of an entry when allergies, substances and people have been taken out is cut into chunks that name conditions. In a list any
name counts, elsewhere only one of a condition. Adjectives of people and lay words become names: "myelosuppressed patients", "a condition
that weakens your immune system".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from medgraph.extraction.contraindication.chunks import Chunk, chunks
from medgraph.extraction.contraindication.organs import read_failing
from medgraph.extraction.contraindication.told_states import read_told
from medgraph.extraction.language import phrases
from medgraph.extraction.language.conditions import Named, name_conditions
from medgraph.extraction.language.medical import is_general, is_medical
from medgraph.extraction.language.people import specific
from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.language.short_forms import SHORT_FORMS
from medgraph.extraction.page import Page
from medgraph.lexicon import find_condition
from medgraph.model import Qualifiers, Span
from medgraph.patterns import Pattern, finditer, sub

NO_LIMITS = Qualifiers()


@dataclass(frozen=True, slots=True)
class Barred:
    """One thing that a drug must not meet: its name, where it stands, its limits."""

    name: str
    span: Span
    qualifiers: Qualifiers = NO_LIMITS


def read_states(text: str, start: int, page: Page, *, listed: bool) -> Iterator[Barred]:
    """Yield the conditions of what is left of an entry; where it is no list ("listed"), they must be known as such."""
    text = _AND_OTHER.sub(lambda found: found[1] + " " * len("other"), text)
    text = _ATTRIBUTE.sub(
        _without_attribute, _APPOSITION.sub(blanked, _CLOSER.sub(_gloss, _EXPLAINED.sub(_gloss, text)))
    )
    for chunk in chunks(text):
        wording = _YOUR.sub(blanked, _CALLED.sub(blanked, chunk.span.of(text)))
        for named in name_conditions(wording, start + chunk.span.start):
            name = _STATES.get(named.term) or _spelled_out(named, page)
            if _may_bar(named, page) and ((listed and chunk.sure) or is_medical(name)):
                yield Barred(name, named.span, _limits(chunk, named))
    yield from _bracketed(_BECAUSE.split(text)[0], start) if listed else ()


def _bracketed(wording: str, start: int) -> Iterator[Barred]:
    """Yield the members that stand in a bracket: "abnormalities of the esophagus (stricture, achalasia)"."""
    for bracket in _MEMBERS.finditer(wording):
        members = name_conditions(bracket[1], start + bracket.start(1))
        if len(members) > 1 and all(len(each.term.split()) <= _LONGEST and is_medical(each.term) for each in members):
            yield from (Barred(each.term, each.span) for each in members)


_BECAUSE = Pattern(r"\b(?:because|due to|since|owing to|as (?:it|they|this))\b", re.IGNORECASE)
_MEMBERS = Pattern(r"\((?!an?\s|the\s|which\s|such\s)([a-z][^()]{3,90})\)")
_LONGEST = 4


def _limits(chunk: Chunk, named: Named) -> Qualifiers:
    past = "history" if chunk.past else None
    return Qualifiers(population=specific(chunk.people), condition=past, severity=named.severity)


def _may_bar(named: Named, page: Page) -> bool:
    """Tell whether a name can be one of a condition: it says something, is whole, is no drug and no mere example of another."""
    words = named.term.split()
    whole = named.term.count("(") == named.term.count(")") and ")" not in named.term
    example = named.part_of is not None and not (is_general(named.part_of) or _OF_KINDS.search(named.part_of))
    own = named.term == page.drug or named.term in page.names.own or not page.names.own.isdisjoint(words)
    bare = (
        all(_ADJECTIVE.search(word) for word in words) and named.term not in _STATES and not find_condition(named.term)
    )
    return whole and not own and not example and not bare and not _GENERIC.match(named.term)


# "Cerebrovascular disease, e.g. aneurysm": examples of a kind are barred as the kind is.
_OF_KINDS = Pattern(r"(?:diseases?|disorders?|conditions?|problems?|bleeding)$", re.IGNORECASE)
_ADJECTIVE = Pattern(r"(?:al|ed|ic|ous|ary|ive)$|^(?:acute|severe|moderate|mild|either|both|recent|past|premature)$")


# "Alcoholic and other toxic psychoses": two kinds of one thing.
_AND_OTHER = Pattern(r"\b(\w{3,}(?:ic|al|ous) (?:and|or) )other(?= \w{3,}(?:ic|al|ous)\b)", re.IGNORECASE)
# "Transplant recipients who are EBV seronegative": what they all have bars none of them.
_ATTRIBUTE = Pattern(
    r"\b(?P<what>[A-Za-z][\w-]+)(?=\s+(?:patients|recipients|people|women|men|survivors)\s+(?:who|whose|with)\b)",
    re.IGNORECASE,
)


def _without_attribute(found: re.Match[str]) -> str:
    return blanked(found) if find_condition(found["what"]) or found["what"].lower() == "transplant" else found[0]


# "Porphyria, a rare inherited blood disorder": says what the name before it means.
_APPOSITION = Pattern(
    r"(?<=[a-z0-9)]), (?:an?|one of) (?=[^,;]*\b(?:rare|inherited|genetic|hereditary|type of|form of|kind of|group of)\b)(?:[\w-]+ ){1,6}?(?:diseases?|disorders?|conditions?|problems?|illness(?:es)?|troubles?|syndromes?|faults?|defects?|ailments?)(?: (?:of|in|that|which)\b[^,;]*)?(?=[,.;)]|$)",
    re.IGNORECASE,
)
# "A sudden episode of asthma that needs intensive treatment (status asthmaticus)": a bracket behind a clause names it all.
_EXPLAINED = Pattern(
    r"(?<![^\W\d_])(?:during|in|for|with|if|have|has|having|an?|your|the)\s+(?:(?!\b(?:during|in|for|with|if|and|have|has)\b)[^();:.]){0,80}?\b(?:that|which|when|where|whose|who)\s[^();:.]{0,80}\((?P<gloss>[^()]{4,60})\)",
    re.IGNORECASE,
)
# "Migraine with weakness down one side (hemiplegic migraine)": a bracket that names the same thing more closely.
_CLOSER = Pattern(
    r"(?<![\w-])(?P<head>[a-z]{5,}) (?:with|in|of|from|on|that|which|where) (?:(?!\b(?:and|or)\b)[^();:.,]){3,60}\((?P<gloss>[^(),]{3,40} (?P=head))\)",
    re.IGNORECASE,
)


def _gloss(found: re.Match[str]) -> str:
    """Return blanks for all but the bracket, if that is the name of one condition."""
    if (
        not is_medical(found["gloss"])
        or "," in found["gloss"]
        or re.match(r"(?:e\.g|such as|like|for example|including)", found["gloss"])
    ):
        return found[0]
    begin = found.start("gloss") - found.start()
    return f"{' ' * begin}{found['gloss']} "


_GENERIC = Pattern(
    r"^(?:(?:an?|the|this|these|certain|other|various|medical|several|following|special|specific|any|many|"
    r"some|all|three|two|four)\s+)*(?:conditions?|diseases?|disorders?|reasons?|circumstances?|"
    r"situations?|groups?|brands?|countr(?:y|ies)|problems?|troubles?|use|uses|indications?|cases?|age|ages|history|adults?|label|labels|groups|"
    r"factors?|condition listed|risk|effects?|drug|dose|benefits?|"
    r"there|ones?|anybody|somebody|answer|yes|no|now|none|question|name|exposure|active|check|already|.* already|still|something(?: .*)?|stopped|first|second|third|(?:non-)?cancerous|benign|malignant|unsupervised|ecg|electrocardiogram|(?:prophylaxis|treatment|management|prevention) of .*|(?:(?:diagnostic|therapeutic|surgical|other) )?procedures?|benefits? .*|eyes?|about|skeleton|breast|prostate|lungs?|liver|kidneys?|heart|brain|skin|blood|trying(?: .*)?|planning(?: .*)?|everyone|anyone|combination|time|europe|britain|uk|us|eu|america|canada|japan|hope(?: .*)?|come(?: .*)?|caused .*|episodes?|anything.*|something|"
    r"(?:oral |liquid |the ){0,9}(?:concentrates?|tablets?|capsules?|solutions?|injections?|infusions?|pens?|vials?|inhalers?|creams?|gels?|sprays?|patch(?:es)?|syrups?|"
    r"suspensions?|liquids?|formulations?|forms?))$|^.*\b(?:doses?|weeks?|days?|months|"
    r"meals?|food|water|vehicle|syringe|same line|container)$|^(?:.*\s)?(?:of|to|with|for|in|shown|known|"
    r"suspected|recent|being|who|that|contraindications?|mild|moderate|severe|and|or|the|both|also)$|^(?:ever|never|once|come|been|become|told)\b.*$",
    re.IGNORECASE,
)
# "A heart rhythm disorder called Brugada syndrome": the name is what it is called.
_CALLED = Pattern(r"^(?:(?!,| or | and )[^()])*\b(?:called|known as|termed)\b", re.IGNORECASE)
_YOUR = Pattern(r"\b(?:your|his|her|their|got)\b", re.IGNORECASE)


def _spelled_out(named: Named, page: Page) -> str:
    """Return the name of a condition, an abbreviation at its end spelled out: "active DVT"."""
    first, _, last = named.wording.rpartition(" ")
    full = page.abbreviations.get(last) or SHORT_FORMS.get(last)
    return phrases.term(f"{first} {full}") if full else named.term


# People who are so have this.
_STATES = {
    "alcoholic": "alcoholism", "anuric": "anuria", "asthmatic": "asthma", "breast-feeding": "breastfeeding", "cirrhotic": "cirrhosis", "comatose": "coma", "dehydrated": "dehydration",
    "diabetic": "diabetes", "epileptic": "epilepsy", "hypertensive": "hypertension", "hypotensive": "hypotension", "hypothyroid": "hypothyroidism", "immunocompromised": "immunodeficiency",
    "immunodeficient": "immunodeficiency", "immunosuppressed": "immunosuppression", "myelosuppressed": "myelosuppression", "neutropenic": "neutropenia", "obese": "obesity", "thrombocytopenic": "thrombocytopenia",
}  # fmt: skip
_UNCONTROLLED = r"(?:(?:(?:is|are|has|have)(?: not|n['’]t)(?: been)?|can(?:not| not|['’]t) be|poorly|badly|is poorly|is badly|not) (?:well |properly )?(?:under control|controlled|brought (?:under control|down)))"
_LIMB = r"(?:in (?:the|your|their) (?:legs?|arms?|hands?|feet|limbs?)(?: (?:or|and) (?:legs?|arms?|hands?|feet))?)"
# "Potassium above 5.5 mmol/L": too much or too little of a salt in the blood.
_SALTS = (
    ("potassium", "hyperkalemia", "hypokalemia"),
    ("sodium", "hypernatremia", "hyponatremia"),
    ("calcium", "hypercalcemia", "hypocalcemia"),
    ("magnesium", "hypermagnesemia", "hypomagnesemia"),
)
_ABOVE = r"above|over|greater than|higher than|more than|exceeding|at least|[>≥]"
_BELOW = r"below|under|less than|lower than|[<≤]"
# What pages for patients call these.
_LAY = tuple(
    (name, Pattern(rf"\b(?:{words})(?![\w-])".replace(" ", r"\s+"), re.IGNORECASE))
    for name, words in (
        ("immunodeficiency", r"(?:an? )?(?:medical )?(?:condition|illness|disease|problem)s? (?:which|that) (?:affects?|weakens?) (?:your|the) immune system"),
        ("pregnancy", r"(?:mums?|mothers?|moms?|mamas?)-to-be|expectant (?:mothers?|mums?|women)"),
        ("acute alcohol intoxication", r"(?:(?:are|is|being) )?(?:drunk(?! (?:any|alcohol|too|more|a|the)\b)|under the influence of (?:alcohol|drink)|intoxicated (?:with|by) (?:alcohol|drink))"),
        ("delirium tremens", r"the DTs"),
        ("alcoholism", r"drink(?:s|ing)? (?:a lot of|large amounts of|too much|heavy amounts of) alcohol(?: \(alcoholism\))?|heavy drinkers?|heavy drinking"),
        ("planned pregnancy", r"(?:are )?(?:trying|planning|hoping|plans?|wants?) (?:for a baby|to (?:become|get) pregnant|a pregnancy)"),
        ("heart failure", r"(?:(?:your|the|their|whose) )?heart (?:that )?(?:pumps? (?:weakly|poorly|badly)|(?:does not|doesn['’]t|cannot|can['’]t) pump(?: (?:well|properly|enough blood))?)"),
        ("prolonged qtc interval", r"QTc?F?(?: intervals?)? (?:of |above |over |greater than |longer than |exceeding |≥ ?|> ?|that is |is )*\d{3} ?(?:ms|msec|milliseconds?)(?: or (?:longer|more|greater|above))?|(?:very )?long QTc? interval"),
        ("condition that increases the risk of serious bleeding", r"something (?:very |more )?likely to bleed|(?:an? )?(?:(?:disease|condition|lesion)s?(?: or (?:disease|condition)s?)?) (?:(?!and\b|or\b)[\w-]+ ){0,8}?(?:increases?|raises?|with|at) (?:your |the |an? )?(?:increased |significant |high )?risk (?:of|for) (?:serious |major |severe )?bleeding"),
        ("active bleeding", r"(?:currently|actively) bleeding|bleeding (?:excessively|heavily|a lot)"),
        ("increased tendency to bleed", r"(?:an? )?(?:increased |greater )?tendency to bleed(?: more)?"),
        ("low platelet count", r"(?:an? )?(?:low )?(?:platelets?|platelet counts?) (?:of |is )?(?:below|under|less than|lower than|<) ?[\d,.]+(?: ?(?:x|×) ?10\S*)?(?: ?/ ?\S+)?"),
        ("venous thromboembolism", r"(?:an? )?(?:blood )?clots? in (?:an?|the|your|his|her)?(?: deep)? ?(?:veins?|legs?|lungs?|calf|calves)(?:(?:,| or| and|, or) (?:in )?(?:an?|the|your)? ?(?:veins?|legs?|lungs?|arms?))*"),
        ("gastrointestinal bleeding", r"bleed(?:s|ing)? (?:from|in) (?:the|your|their) (?:gut|stomach|bowels?|intestines?|digestive tract)(?: or (?:gut|bowels?|stomach|intestines?))?"),
        ("undiagnosed vaginal bleeding", r"bleed(?:s|ing)? from the vagina (?:and|that|which|for which) (?:nobody|no[ -]one|no doctor|(?:has|have)(?: not|n['’]t)|is(?: not|n['’]t))\b[^,;.]*"),
        ("anuria", r"(?:make|pass|produce)s? (?:no|hardly any|almost no) urine|hardly (?:make|pass|produce)s? (?:any )?urine|(?:can['’]t|cannot|unable to) (?:make|produce) (?:any )?urine"),
        ("urinary retention", r"(?:(?:can['’]t|cannot|unable to) (?:pass|empty)|(?:trouble|difficulty|problems) passing) (?:urine|water|your bladder)"),
        ("hypovolemia", r"blood volume (?:that )?is (?:too |very )?low|(?:too )?low blood volume"),
        ("uncontrolled hypertension", rf"(?:high )?blood pressure (?:(?:that|which) )?(?:(?:is )?(?:very |too )?(?:high|raised) (?:and|but) )?{_UNCONTROLLED}|(?:(?:very |extremely |severely )?(?:high|raised),? )?(?:uncontrolled|poorly controlled|badly controlled) (?:high )?blood pressure"),
        ("peripheral vascular disease", rf"(?:poor|bad) circulation {_LIMB}|(?:poor blood flow|(?:circulation|blood flow) problems) {_LIMB}"),
        ("orthostatic hypotension", r"(?:low blood pressure|drop in (?:your )?blood pressure) (?:on|upon|when|while) standing(?: up)?|dizzy or (?:faint|lightheaded|light-headed) (?:on|upon|when|while) standing(?: up)?(?: \([^()]*\))?"),
        ("hypotension", r"blood pressure (?:that )?(?:is |falls? )?(?:already )?(?:lower than|below|under|less than) \d+(?:(?: over | ?/ ?)\d+)?(?: ?mm ?Hg)?"),
        *((state, rf"(?:serum |plasma |blood )?{salt}(?: levels?)? (?:(?:is|of) )?(?:{way})\s*\d[\d.]*(?:\s*(?:mmol|mEq|mg)\s*/\s*d?L)?(?: or (?:more|less|higher|lower))?") for salt, high, low in _SALTS for state, way in ((high, _ABOVE), (low, _BELOW))),
        ("hypernatremia", r"(?:blood )?sodium (?:that )?(?:is )?(?:already )?(?:much )?too high"),
        ("bradycardia", r"(?:resting )?(?:heart rate|pulse)(?: at rest)? (?:that )?(?:is |falls? )?(?:already )?(?:slower than|lower than|below|under|less than) \d+(?: (?:beats|times)(?: (?:per|a) minute)?)?"),
        ("neonate", r"baby (?:is |who is |that is )?(?:younger|less) than (?:one|1|a) month(?: old)?|baby (?:is )?under (?:one|1|a) month(?: old)?"),
        ("ocular infection", r"(?:an )?infections? (?:in|of|inside) or (?:around|near) (?:the|your|an|one|either) eyes?"),
        ("eye inflammation", r"eyes? (?:is|are) (?:already |still )?inflamed|inflamed eyes?"),
        ("respiratory failure", r"breathing failure|failure to breathe"),
        ("renal impairment", r"(?<![(])(?:creatinine clearance|CrCl|CLcr|e?GFR|(?:estimated )?glomerular filtration rate)(?: \([^()]*\))?(?: of| is)? ?(?:below|under|less than|lower than|<|≤|at or below) ?\d[\d.]*(?: ?mL ?/ ?min(?:ute)?(?:/1\.73 ?m[2²])?)?"),
    )
)  # fmt: skip


# "Second- or third-degree heart block": two.
_DEGREES = Pattern(
    r"\b(?P<first>first|second)-?(?:\s?degree)?(?:\s*,\s*|\s+(?:or|and|to)\s+)(?P<second>(?:second|third)-?\s?degree\s+(?P<block>(?:heart|av|atrioventricular|sinoatrial)\s+block))",
    re.IGNORECASE,
)


def read_lay(text: str, start: int) -> tuple[str, list[Barred]]:
    """Take out of a text what it says in lay words, offsets kept.

    >>> [b.name for b in read_lay("a weak immune system, heavy drinking", 0)[1]]
    ['immunodeficiency', 'alcoholism']
    """
    text, failing = read_failing(text, start)
    found = [Barred(each.name, each.span, Qualifiers(severity=each.severity)) for each in failing]
    for name, words in _LAY:
        found += [Barred(name, Span(start + m.start(), start + m.end())) for m in finditer(words, text)]
        text = sub(words, blanked, text)
    text, told = read_told(text, start)
    found += [Barred(each.term, each.span, Qualifiers(severity=each.severity)) for each in told]
    for each in _DEGREES.finditer(text):
        block = phrases.term(each["block"])
        found.append(Barred(f"{each['first'].lower()}-degree {block}", Span(start + each.start(), start + each.end())))
    text = _DEGREES.sub(lambda m: " " * (m.start("second") - m.start()) + m[0][m.start("second") - m.start() :], text)
    return text, found
