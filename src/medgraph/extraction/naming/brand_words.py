"""Which capitalised names may be brands.

A bracket beside a drug's name holds its brand, or else a gloss, an abbreviation, a form, a company or a
formula. No list of brands would last: what is none of these others is taken for a brand. The lexicon's
list settles only what looks like something else ("Noxafil").
"""

from __future__ import annotations

import re
from functools import lru_cache

from medgraph.drug_words import is_drug, is_salt
from medgraph.extraction.drug_class.words import class_name
from medgraph.lexicon import drugs_of_brand, find_condition, is_gene_symbol, routes
from medgraph.patterns import Pattern

# One name as pages write brands: "Exondys 51", "Glucophage XR", "COUMADIN", "Actoplus Met", "K-Dur", "Ezallor™ Sprinkle".
NAME = (
    r"(?:[A-Z][A-Za-z][\w'’-]*|[A-Z](?:-[A-Z][\w'’]*)+)"
    r"(?:[®™]?[ ](?:[A-Z][A-Za-z][\w-]*|\d{1,3}|[A-Z]{2}|[IVX]{1,3}|[A-Z]-[A-Z]|[XZ]|[A-Z](?= [A-Z][a-z])|[B-HJ-WYZ](?=[®™]?(?:[,;.)]|$| (?:and|or) [A-Z])))(?![\w(])){0,6}"
)
# Capitalised words that are no brand; at the beginning of a longer name they are cut.
_COMMON = Pattern(
    r"^(?:(?:the|this|it|each|tablets?|capsules?|injections?|oral|generics?|brands?|see|table|figure|"
    r"section|category|class|type|group|day|week|part|"
    r"ph|us|usp|eu|uk|usa|fda|ema|nhs|also|prescription|injectable|intravenous|subcutaneous|solutions?|"
    r"suspensions?|extended|immediate|delayed|release|"
    r"child-pugh|adults?|children|yes|no|unknown|none|not|medications?|medicines?|drugs?|common|what|how|"
    r"when|why|who|is|does|can|before|after|your|"
    r"our|in|recommended|study|trial|cohort|phase|ward|team|others?|both|sodium|potassium|hydrochloride|"
    r"january|february|march|april|may|june|july|"
    r"august|september|october|november|december|pregnancy|vitamin|human|recombinant|blood|warnings?|"
    r"caution|note|take|avoid|use|store|inject|give|"
    r"stop|start|ask|and|with|for|about|of|like|unlike|if|keep|while|available|approved|licensed|sold|"
    r"marketed|launched|first|only|twice|once|daily|"
    r"weekly|levels?|low|high|severe|mild|moderate|strong|all|any|by|as|an?|to|new|active|formerly|"
    r"previously|dose|doses|premedication|placebo|"
    r"alternatives?|supplements?|electrolytes?|duchenne|united|states|europe|european|union|canada|japan|many|some|"
    r"several|north|health|national|food|storage|handling|description|dosage|forms|strengths|supplied|"
    r"indications|usage|contraindications|precautions|overview|mechanism|action|clinical|pharmacology|"
    r"contains|granules|drops|cream|gel|patch|powder|one|two|three|four|side|effects|adverse|reactions|"
    r"interactions|there|they|here|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|safety|benefits|serious|boxed|starting|maintenance|names?|although|because|both|these|"
    r"other|more|where|which|that|store|copies|look|center|centre|you|we|people|route|wort|delay|tell|talk|call|check|read|report|contact|limit|consult|swallow|drink|seek|let|do|never|always|make|please|speak|ordered|printed|issued|reviewed|prescribed|dispensed|systemic|follow|then|but|buy|find|today|now|english|medicare|hospital|monograph|related|preferred|similar|further|yours|mine|ours|hers|theirs|he|she|him|them|someone|somebody|anyone|anybody|everyone|everybody|no-?body|something|anything|everything|nothing|neither|either|each|another|whatever|whichever)(?:\s+|$))+",
    re.IGNORECASE,
)
_COMPANY = Pattern(
    r"\b(?:pharma\w*|therapeutics|laborator\w+|biotech\w*|biosciences?|inc|ltd|corp\w*|gmbh|company|pfizer|"
    r"novartis|roche|sanofi|merck|bayer|biogen|"
    r"sarepta|ionis|janssen|amgen|moderna|astrazeneca|genentech|gilead|abbvie|takeda|teva|novo|nordisk|"
    r"regeneron|alnylam|vertex|biomarin|boehringer|"
    r"bristol|glaxosmithkline|johnson|lilly|astellas|eisai|otsuka|lundbeck|ipsen|servier|mylan|viatris|"
    r"sandoz|novavax|administration|agency|organon|hospira|fresenius|baxter|csl|ferring|jazz|incyte|seagen|ucb|almirall|zentiva|cipla|lupin|aurobindo|accord|wockhardt|"
    r"chugai|daiichi|sankyo|kyowa|kirin|shire|celgene|genmab|argenx|beigene|alexion|shionogi|sumitomo|novimmune|immunogen|macrogenics|medac|hexal|ratiopharm|stada|grifols|octapharma|emergent|bavarian|valneva|horizon|sobi|chiesi|menarini|recordati|allergan|bausch|alcon|santen|university|institute|trust|society|foundation|charity|association|alliance|council|federation|registry)\b",
    re.IGNORECASE,
)
# "DMD", "NSAIDs", "NaCl", "Isa-Pd", "LEA29Y".
_ABBREVIATION = Pattern(
    r"[A-Z]{1,4}[\d-]*s?|[A-Z]-[A-Z]{2}\w{0,3}|(?=\w{2,5}$)\w*[A-Z]\w*[a-z]\w*[A-Z]\w*|[A-Z][a-z]{1,2}-[A-Z][a-z]{0,2}|[A-Z]-[A-Z]|CYP\w+|[A-Z]{2,5}-\d+|[A-Z]{2,}\d{2,}[A-Za-z]*"
)
# Pens and inhalers, which are named beside the brand that comes in them.
_DEVICE = Pattern(
    r"^(?:KwikPen|FlexPen|FlexTouch|SoloStar|SureClick|Respimat|HandiHaler|Diskus|Turbuhaler|Turbohaler|Accuhaler|Ellipta|Evohaler|Respiclick|Easyhaler|Novolizer|Pushtronex|"
    r"Autoinjector|AutoTouch|SensoReady|ClickJect|PhysioJect|OptiClik|OptiSet|Tempo|Aerolizer|Breezhaler|Podhaler|Genuair|Zonda|Nexthaler|NovoPen|HumaPen|JuniorStar|Carpuject|"
    r"Luer\w*|EpiTrainer|AeroChamber|Penlet)\b",
    re.IGNORECASE,
)


# How a name is said ("SIP-roe-FLOX-a-sin"), and what is done with a drug ("Ocrevus-treated").
_SPOKEN = Pattern(
    r"\w-[a-z]+-|-[a-z]+(?:ed|ing|free|like|based|induced)$|-[a-z]{2,6}-?[A-Z]{2,}|-[A-Z]{1,4}\d+$|['’]s$|^(?:\S+ ){3}"
)
# "Novo Nordisk's Ozempic".
_OWNED = Pattern(r"^.*?\w['’]s (?=[A-Z])")


def cut_common(name: str) -> str:
    """Return a capitalised name without the common words and conditions before it.

    >>> cut_common("Take Eliquis"), cut_common("STORAGE AND HANDLING RITUXAN")
    ('Eliquis', 'RITUXAN')
    """
    rest = _COMMON.sub("", _OWNED.sub("", name))
    first, _, more = rest.partition(" ")
    return cut_common(more) if more and find_condition(first) else rest


_SHORT = 3


@lru_cache(maxsize=4096)
def is_brand(name: str) -> bool:
    """Tell whether a capitalised name may be a brand: no drug, class, abbreviation, company, common word.

    >>> is_brand("Exondys 51"), is_brand("DMD"), is_brand("Sodium"), is_brand("NS Pharma")
    (True, False, False, False)
    """
    first = name.split(" ")[0]
    if len(name) > _SHORT and drugs_of_brand(name):
        return True
    if (
        (len(first) < 3 and first == name)
        or _COMMON.match(name)
        or _COMPANY.search(name)
        or _DEVICE.match(name)
        or is_drug(name)
        or is_drug(first)
        or is_gene_symbol(name)
    ):
        return False
    if class_name(name) or is_salt(name) or name.lower() in routes() or find_condition(name):
        return False
    return not _ABBREVIATION.fullmatch(first) and not _SPOKEN.search(name) and not re.search(r"\d{3,}|-\d{3}", name)
