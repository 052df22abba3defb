"""Find groups of substances by what their members are for or do: "medicines for epilepsy", "drugs that harm the liver".

Where pharmacists have a name for such a group it gets that name, so that "medicines for diabetes" on one page
and "antidiabetic agents" on another are the same. What members do otherwise is named in the page's words;
what they are for otherwise says too little to be a group ("medicines to treat pain in the joints").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.language.phrases import singular
from medgraph.model import Span
from medgraph.patterns import Pattern, finditer, search

_HEAD = r"(?P<head>medications?|medicines?|drugs?|agents?|products?|substances?|treatments?|tablets?|pills|things)(?:\s*\([^()]{1,80}\))?"
_END = (
    r"(?=\s*(?:[,;.:()\[*–]|-\s|$|\s(?:such\s+as|like|including|called|known\s+as|when|while|because|since|where|"
    r"may|can|should|must|and|are|is|adds?|increases?|raises?|makes?|needs?|have|has|were|was|will|too|or\s+(?:who|if))\b))"
)
_AUX = (
    r"(?:(?:can|may|could|might|also|strongly|directly|potentially|significantly|either|"
    r"(?:(?:are|is)\s+)?(?:known|likely|expected)\s+to)\s+)*"
)
_WHAT = r"[\w'’/-]+(?:\s[\w'’(/][\w'’)/-]*){0,9}?"
_FOR = Pattern(
    rf"\b{_HEAD}:?\s+(?:(?:that|which)\s+(?:are|is)\s+)?(?:(?:usually|commonly|mainly|often|sometimes|also|normally|primarily)\s+)?"
    r"(?:(?:used|given|taken|prescribed|needed|meant)\s+)?(?:to\s+(?:help\s+)?|for\s+|against\s+|in\s+(?:the\s+treatment\s+of\s+)?)"
    rf"(?P<what>{_WHAT}){_END}",
    re.IGNORECASE,
)
_DOES = Pattern(
    rf"\b{_HEAD}\s+(?P<deed>(?:(?:that|which)\s+{_AUX}(?!(?:you|your|the|they|we|contains?|are|is|have|has|not|were|was|should|depend|rely|leave|"
    r"do|does|will|it|this|affected|interacts?|need|require|include|been|require)\b)[a-z]+|"
    r"affecting|prolonging|increasing|reducing|raising|lowering|inhibiting|inducing|known\s+to\s+(?!be\b)[a-z]+|harmful\s+to|toxic\s+to|"
    r"(?:that|which)\s+(?:are|is)\s+(?:harmful|toxic|damaging)\s+to)\s+"
    rf"(?P<what>{_WHAT})){_END}",
    re.IGNORECASE,
)
_LEADS_IN = Pattern(r"\s*(?:\([^()]*\)\s*)?(?:[^.;:,()]{0,60}:|(?:include|are|is)\b)", re.IGNORECASE)
_NARROW = Pattern(
    r"\b(?:medications?|medicines?|drugs?|agents?|those|ones|products?)\s+(?:that\s+have\s+|which\s+have\s+|having\s+|with\s+)an?\s+narrow\s+\w+(?:\s(?:index|range|window|margin))?|"
    r"\bnarrow\s+therapeutic\s+(?:index|range|window)\s+(?:drugs?|medicines?|agents?|medications?)",
    re.IGNORECASE,
)
_NAMES = (
    ("hepatotoxic drug", r"\b(?:liver|hepatotoxic)"),
    ("nephrotoxic drug", r"\b(?:affect|harm|damage|toxic|injur)\w*\b.*\bkidney"),
    ("qt-prolonging drug", r"\bQTc?\b|\b(?:irregular|abnormal)\s+heart\s+rhythm|electrical\s+activity"),
    ("antiarrhythmic", r"\b(?:heart|cardiac)\s?-?(?:rhythm|beat)|\b(?:irregular|abnormal|uneven)\s+heart|arrhythmi"),
    (
        "immunosuppressant",
        r"\b(?:suppress|weaken|lower|hold|dampen|reduc|affect|prevent)\w*\b.*\b(?:immun\w+|body['’]s\s+defen)|organ\s+(?:rejection|transplant)",
    ),
    ("antidiabetic agent", r"\bdiabetes\b|^(?:lower|reduce|control)\s+(?:the\s+|your\s+)?blood\s+(?:sugar|glucose)"),
    (
        "antihypertensive",
        r"\b(?:high|raised|lower(?:s|ing)?|reduces?)\s+(?:your\s+|the\s+)?blood\s+pressure|\bhypertension",
    ),
    ("drug that lower seizure threshold", r"\bseizure\s+threshold"),
    ("antiepileptic", r"\bepilep|\bseizures?\b|\bconvulsions|\bfits\b"),
    ("antidepressant", r"\bdepress(?:ion|ive)\b"),
    ("antipsychotic", r"\bpsychos|\bschizophren|\bpsychotic"),
    ("antiretroviral", r"\bHIV\b"),
    ("antifungal", r"\bfung(?:al|us|i)\b"),
    ("antibiotic", r"\bbacteria"),
    ("antimalarial", r"\bmalaria"),
    ("antiviral", r"\bvir(?:al|us|uses)\b"),
    ("anticoagulant", r"\bblood\s+clot|\bclotting\b|\bthin\s+(?:the\s+|your\s+)?blood|\bblood\s+thin"),
    ("antihistamine", r"\ballerg|\bhay\s?fever"),
    ("muscle relaxant", r"^relax(?:es)?\s+(?:your\s+|the\s+)?muscles|\bmuscle\s+(?:spasm|stiffness|relax)"),
    ("antiparkinson drug", r"\bparkinson"),
    ("diuretic", r"\bpass\s+(?:more\s+)?(?:water|urine)\b|\bpee\b"),
    ("contraceptive", r"\bbirth\s+control|\bcontraception|\bprevent\s+pregnancy"),
    ("lipid-lowering agent", r"\bcholesterol|\b(?:blood\s+)?(?:fats?|lipids?)\b"),
    ("acid-reducing agent", r"\bstomach\s+acid|\bgastric\s+(?:acid|ph)\b|\bheartburn|\bindigestion|\bacidity"),
    ("serotonergic drug", r"\bserotonin"),
    ("antiemetic", r"\bnausea|\bvomiting|\bfeeling\s+sick"),
    ("antituberculosis drug", r"\btuberculosis"),
    ("anxiolytic", r"\banxiety"),
)
_NAMED = tuple((name, Pattern(words, re.IGNORECASE)) for name, words in _NAMES)
_ENZYME = r"(?:CYP|P-|P\d|OATP?|OCT|BCRP|MATE|UGT|cytochrome)"
_SUBSTRATES = Pattern(
    r"(?<!the\s)(?<!this\s)(?<!The\s)(?<!This\s)\b(?:medications?|medicines?|drugs?|agents?|products?|substances?)\s+(?:(?:that|which)\s+)?(?:are\s+|is\s+)?(?:mainly\s+|"
    r"largely\s+|also\s+|primarily\s+|extensively\s+)?(?:depend(?:ing)?\s+on|rely(?:ing)?\s+on|leave\s+the\s+body\s+(?:through|by|via)|(?:broken\s+down|"
    rf"cleared|transported|removed|carried|handled|metaboli[sz]ed|eliminated)\s+(?:by|via|through))\s+(?:the\s+)?(?:\w+\s+)?(?P<what>{_ENZYME}"
    rf"[\w-]*(?:\s+(?:P450\s+)?\d\w+)?(?:\s+(?:and|or)\s+{_ENZYME}[\w-]*)*)(?:\s+(?:transporters?|enzymes?|system|route|pathway))?\b",
    re.IGNORECASE,
)
# "Drugs that block CYP2C19" are its inhibitors, those that speed it up its inducers.
_ON_ENZYMES = Pattern(
    r"\b(?:medications?|medicines?|drugs?|agents?|products?|substances?|things|pills)\s+(?:(?:that|which)\s+)(?:(?:can|may|strongly|potently|also)\s+)*"
    r"(?:(?P<less>block|inhibit|slow(?:\s+down)?|hinder|hold\s+back)|induce|speed\s+up|rev\s+up|switch\s+on|activate)\s+(?:the\s+)?(?:(?:liver\s+)?enzymes?\s+)?(?:called\s+)?"
    rf"(?P<what>{_ENZYME}[\w-]*\d[\w-]*)",
    re.IGNORECASE,
)
_PAIN = Pattern(
    r"\banti-?inflammatory\s+(?:and|or)\s+pain(?:-|\s)?reliev\w+\s+(?:medicines?|drugs?|medications?)", re.IGNORECASE
)
_BY_MOUTH = Pattern(
    r"\b(?:other\s+)?(?:medicines?|medications?|drugs?|tablets?|pills|capsules)\s+(?:(?:(?:that|which)\s+)?(?:you\s+|are\s+|is\s+)?(?:taken?|swallow(?:ed)?)\s+by\s+mouth|(?:(?:that|which)\s+)?(?:you|people|patients)\s+swallow|(?:that|which)\s+are\s+swallowed)\b",
    re.IGNORECASE,
)
_WORDS = 9


def read_deeds(text: str, own: frozenset[str]) -> Iterator[tuple[str, Span]]:
    """Yield the groups that a text tells by what their members are for, do, or depend on; `own` are the drug's names.

    >>> [name for name, _ in read_deeds("drugs that thin the blood, other medicines to treat diabetes", frozenset())]
    ['anticoagulant', 'antidiabetic agent']
    >>> [name for name, _ in read_deeds("drugs that depend on CYP2D6", frozenset())]
    ['cyp2d6 substrate']
    """
    for found in finditer(_SUBSTRATES, text):
        yield f"{found['what'].lower()} substrate", Span(*found.span())
    for found in finditer(_ON_ENZYMES, text):
        yield f"{found['what'].lower()} {'inhibitor' if found['less'] else 'inducer'}", Span(*found.span())
    for found in finditer(_NARROW, text):
        yield "narrow therapeutic index drug", Span(*found.span())
    for found in finditer(_PAIN, text):
        yield "nsaid", Span(*found.span())
    for found in finditer(_BY_MOUTH, text):
        yield "oral medication", Span(*found.span())
    for found in finditer(_DOES, text):
        what = " ".join(found["what"].lower().split())
        if not any(name in what for name in own) and len(what.split()) <= _WORDS:
            name = _name_of(" ".join(found["deed"].split())) or _in_own_words(text, found)
            yield from [(name, Span(*found.span()))] if name else []
    for found in finditer(_FOR, text):
        named = _name_of(" ".join(found["what"].split()))
        if named and not _explains(text, found):
            yield named, Span(*found.span())


def _name_of(deed: str) -> str | None:
    """Return the name that pharmacists have for what does this or is for this."""
    return next((name for name, words in _NAMED if search(words, deed)), None)


def _in_own_words(text: str, found: re.Match[str]) -> str | None:
    """Return a group in the page's words; none where the words only lead to the list of its members."""
    if _LEADS_IN.match(text, found.end()) or found["head"].lower() == "things":
        return None
    deed = re.sub(r"\b(?:your|its)\s+|\s+(?:where|when|if)\s+possible$", "", " ".join(found["deed"].split()).lower())
    return f"{singular(found['head'].lower())} {deed}"


_ARTICLE = Pattern(r"\b(?:an?|the|is|are|was)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_AFTER_NAME = Pattern(r"\w[)\]’']?\s*[,(–-]\s*(?:(?!other|some|certain|any)[\w-]+\s+){0,2}$")


def _explains(text: str, found: re.Match[str]) -> bool:
    """Tell whether the words explain a name before them: "omeprazole, a medicine to treat indigestion"."""
    before, after = text[: found.start()], text[found.end() :].strip(" .,;)*")
    singular_head = not found["head"].lower().endswith("s")
    return (singular_head and bool(_ARTICLE.search(before) or _AFTER_NAME.search(before))) or (
        bool(_AFTER_NAME.search(before)) and not after
    )
