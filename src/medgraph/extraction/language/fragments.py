"""Tell whom a clause without a drug's name is about: a fragment, a class of drugs, "By blocking X, the drug …".

Fragments ("Selective inhibitor of …") are about whom the layout says. "Statins block …" is about the page's drug if that is a statin. "By blocking X," waits for
its main clause, which must not begin with a molecule.
"""

from __future__ import annotations

import re

from medgraph.extraction.mechanism.about import about
from medgraph.extraction.mechanism.genes import find_genes
from medgraph.extraction.mechanism.nouns import MEANT, NOUN, OTHER_NOUN
from medgraph.extraction.mechanism.same_subject import same_subject
from medgraph.extraction.page import Page, Passage
from medgraph.model import SectionType
from medgraph.patterns import Pattern

_OPENING = Pattern(
    r"^\W*(?:(?:how it works|presumed|considered|involves?|involving|mediated|due|exerts?|results?|from|its|therapeutic|effects?|mechanism(?: of action)?|action|works?|working|acts?|acting|helps?|designed|used|thought|believed|also|and so|and|then|selectively|directly|primarily|"
    r"efficacy|benefits?|activity|comes?|stems?|arises?|owes?|rests?|put|down|credited|ascribed|traced|thanks|guess|best|likeliest|idea|theory|explanation|seems?|probabl[ey]|presumabl[ey]|clinical|main|anti[a-z]+|could|may|might|be|appears?|attributed|combination|mainly|potent|selective|highly|oral|first|reversible|irreversible|(?:(?:non|un)-?)?competitive|(?:non-?)?covalent|allosteric|inverse|partial|full|by|to|through|via|as|a|an|the|one|of|on|that|is|it's|direct|dual|specific|"
    r"specifically|reversibly|irreversibly|strongly|small[- ]molecule|humani[sz]ed|human|monoclonal|kinase|injectable|new|novel|non-steroidal|long-acting|short-acting|yes|A|"
    r"[a-z]+ly|in short|simply put|because)\b[\s,:.—–-]*)*+$",
    re.IGNORECASE,
)
_BY = Pattern(r"^\W*(?:by|through|via|in|as|upon|after|when|while|because of)\b", re.IGNORECASE)
_CLASS = Pattern(
    r"^\W*(?:[\w-]+\s+){0,3}?(?:medicines|drugs|agents|antibodies|treatments)?\s*(?:in|of|from)?\s*(?:this|the same|that|its) (?:class|group|family|kind|type)\s*(?:of (?:drugs|medicines|medications|agents))?\s*$|"
    r"^\W*(?:[\w-]+\s+){0,2}?[\w-]*(?:statins|ureas|blockers|inhibitors|antagonists|agonists|antibiotics|bisphosphonates|opioids|sartans|gliptins|gliflozins|triptans|"
    r"benzodiazepines|nsaids|ppis|oligonucleotides|sirnas|corticosteroids|diuretics|penicillins|cephalosporins|quinolones|fluoroquinolones|macrolides|tetracyclines|glitazones|"
    r"thiazolidinediones|anticoagulants|glucocorticoids|barbiturates|gliptines|biguanides)\s*(?:\w+ly)?\s*$",
    re.IGNORECASE,
)
# "Binds penicillin-binding proteins and so | inhibits": notes leave the drug out; what it does to a molecule, not to the body.
_VERB_FIRST = Pattern(
    r"^\W*(?:\w+ly )?(?:bind|block|inhibit|activat|stimulat|prevent|stop|attach|stick|latch|target|suppress|interfer|displac|mimic|antagoni[sz])(?:e?s)\b",
    re.IGNORECASE,
)
SPOKEN_OF = frozenset({SectionType.MECHANISM, SectionType.DESCRIPTION, SectionType.PHARMACOLOGY})


def fragment_drugs(page: Page, passage: Passage, before: str, after: str) -> tuple[str, ...]:
    """Return whom a clause without a drug's name is about: a fragment, a class of drugs, "By blocking X, the drug …"."""
    drugs = about(page, passage)
    if (_CLASS.match(before) and _belongs(page, before)) or (
        _BRAND.match(before) and not find_genes(before, page.abbreviations, context=True)
    ):
        return drugs
    if _BY.match(before) and "," in after:
        return drugs if follows(page, after) and not _OTHER.search(before) else ()
    if _OPENING.match(before):
        return drugs
    is_fragment = passage.is_item or passage.block.label is not None or passage.topic in SPOKEN_OF
    if is_fragment and (begun := _VERB_FIRST.match(before)) and same_subject(page, before[begun.end() :]):
        return drugs
    first = NOUN.search(before)
    opened = re.match(r"^\W*(?:an?|the first|one of|this|man-made|oral)\s", before, re.IGNORECASE)
    if is_fragment and opened and first and first["drug"] and same_subject(page, before[first.end() :]):
        return drugs
    return ()


def _belongs(page: Page, before: str) -> bool:
    """Tell whether the class that a clause is about is the page's: by the drug's stem, or because the page says so."""
    if re.search(r"\b(?:this|the same|that|its) (?:class|group|family|kind|type)\b", before, re.IGNORECASE):
        return True
    name = re.escape(before.strip(" ,.*_\t").split()[-1].lower().removesuffix("s"))
    if re.search(name, page.drug):
        return True
    said = rf"\b(?:is|,|belongs to|called|one of)\s[^.;]{{0,80}}?\b[\w-]*{name}s?\b"
    return any(
        page.drug in p.text.lower() and re.search(said, p.text, re.IGNORECASE)
        for p in page.passages
        if len(p.text) < 400
    )


# The name of a brand in capitals, as labels write it: "JUXTAPID directly | binds".
_BRAND = Pattern(r"^\W*(?:[\d.]+\s+)?(?:Mechanism of Action\s+)?[A-Z]{5,}(?: \d+)?\s*[®™]?(?:\s+[a-z]+ly)*\s*$")
_OTHER = Pattern(rf"\b{OTHER_NOUN}\b", re.IGNORECASE)


def follows(page: Page, after: str) -> bool:
    """Tell whether the main clause behind "By blocking X," is the drug's, or nobody's: it may not begin with a molecule."""
    for comma in re.finditer(r",\s*", after):
        rest = after[comma.end() : comma.end() + 80]
        named = next(iter(page.names.mentions(rest)), None)
        if (named and named[1].start < 12) or re.match(MEANT.pattern, rest, re.IGNORECASE):
            return True
    rest = re.split(r",\s*", after)[-1][:60]
    return not find_genes(rest, page.abbreviations, context=True) and not re.match(
        rf"(?:the |a |an )?(?:[\w-]+ )?{OTHER_NOUN}\b", rest, re.IGNORECASE
    )
