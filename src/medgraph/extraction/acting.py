"""Tell which drugs act in a clause: "Imatinib inhibits …", "The antibody binds to …", "…, an oral inhibitor of …".

A page on mechanisms is full of other actors: hormones that activate receptors, proteins that drive tumors, enzymes that
break the drug down. So before every verb somebody must stand who is the drug: its name, a pronoun that means it, or
a word for it ("the oligomer"). The last of them before the verb is taken, and nothing between the two may change the subject
("a protein that activates …"). Fragments ("Selective inhibitor of …") are about whom the layout says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from medgraph.extraction import subjects
from medgraph.extraction.clauses import REACH
from medgraph.extraction.genes import find_genes
from medgraph.extraction.page import Page, Passage
from medgraph.model import SectionType

DRUG_NOUN = (
    r"(?:drug|medicine|medication|medicinal product|antibody|agent|treatment|therapy|vaccine|active (?:substance|ingredient|metabolite|form)|oligonucleotide|oligomer|"
    r"morpholino|strand|siRNA|ASO|vector|capsid|virus shell|molecule|compound|product|infusion|injection|tablet|capsule|metabolite|inhibitor|antagonist|agonist|blocker|"
    r"(?:fusion|recombinant|engineered|man-made|laboratory-made|modified|antibody-like|designed) protein|duplex|double strand|combination|peptide|analogue|analog|prodrug|"
    r"antisense|bisphosphonate|statin|opioid|antibiotic|immunotherapy|modifier|substance itself)"
)
OTHER_NOUN = (
    r"(?:proteins?|enzymes?|genes?|receptors?|hormones?|kinases?|cells?|virus(?:es)?|bacteri\w+|tumou?rs?|cancers?|mutations?|variants?|channels?|transporters?|pumps?|"
    r"(?<!active\x20)substances?|chemicals?|messengers?|pathways?|cytokines?|signals?|factors?|ligands?|disease|condition|people|patients?|children|adults|m?RNA|cop(?:y|ies)|"
    r"proteases?|antigens?|neurotransmitters?|tissues?|platelets?|macrophages?|antibodies|fusion|chromosome|exons?|switch|brake)"
)
_MEANT = re.compile(
    r"\b(?:(?P<pronoun>it|they|both)|(?:this|the|these|our|its|each)\s+(?:[\w-]+\s+){0,2}?(?P<noun>" + DRUG_NOUN + r"))\b(?![-\x20]?(?:receptors?|of\x20action|dose|levels?)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:^|,\s*|\s)(?:unlike|in contrast to|compared (?:with|to)|rather than|as with|similar to|just like|together with|in combination with|given with|added to|"
    r"instead of|alongside|on top of)\s[^,;]*(?:[,;](?!\s*(?:which|that)\b)|$)|,\s*(?:like|such as|as does|as do)\s[^,;]*(?:,|;|$)|^\W*like\s[^,;]*,",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_SUBJECT = re.compile(
    r"\b(?P<head>\w+)\s+(?:to|of|with|on|for|by|from|than|against|after|without|before|between|towards?)\s+(?:the |this |any )?$", re.IGNORECASE
)
_SUBJECT_HEAD = re.compile(
    r"^(?:treatment|therapy|administration|action|binding|use|molecules?|tablets?|capsules?|activity|metabolites?|part|half|binds?|dose|doses|effect|advantage|job|task|role)$",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:that|which|who|whose|where|because|since|if|once|until|unless|so that|so the|whereas|while|as soon as|the more)\b|[;:](?=\s)(?!\s+(?:by|through|\w+ing)\b)", re.IGNORECASE)
_NOUN = re.compile(rf"\b(?:(?P<drug>{DRUG_NOUN}s?)|(?P<other>{OTHER_NOUN}))\b", re.IGNORECASE)
_ADVERBS = re.compile(
    r"(?:\s+(?:\w+ly|also|then|thereby|thus|can|could|may|might|will|would|does|do|not|to|in turn|in part|both|is|are|thought|believed|known|designed|able|"
    r"intended|shown|helps?|appears?|seems?))+\s*$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\W*(?:(?:how it works|mechanism(?: of action)?|action|works?|working|acts?|acting|helps?|designed|used|thought|believed|also|and|then|selectively|directly|primarily|"
    r"mainly|potent|selective|highly|oral|first|reversible|irreversible|competitive|partial|full|by|to|through|via|as|a|an|the|one|of|is|it's|direct|dual|specific|"
    r"specifically|reversibly|irreversibly|strongly|small[- ]molecule|humani[sz]ed|human|monoclonal|kinase|injectable|new|novel|non-steroidal|long-acting|short-acting|yes|A|"
    r"[a-z]+ly|and so|in short|simply put|because)\b[\s,:.—–-]*)*$",
    re.IGNORECASE,
)
_BY = re.compile(r"^\W*(?:by|through|via|in|as|upon|after|when|while|because of)\b", re.IGNORECASE)
_CLASS = re.compile(
    r"^\W*(?:[\w-]+\s+){0,3}?(?:medicines|drugs|agents|antibodies|treatments)?\s*(?:in|of|from)?\s*(?:this|the same|that|its) (?:class|group|family|kind|type)\s*(?:of (?:drugs|medicines|medications|agents))?\s*$|"
    r"^\W*(?:[\w-]+\s+){0,2}?[\w-]*(?:statins|ureas|blockers|inhibitors|antagonists|agonists|antibiotics|bisphosphonates|opioids|sartans|gliptins|gliflozins|triptans|"
    r"benzodiazepines|nsaids|ppis|oligonucleotides|sirnas|corticosteroids|diuretics|penicillins|cephalosporins|quinolones|fluoroquinolones|macrolides|tetracyclines|glitazones|"
    r"thiazolidinediones|anticoagulants|glucocorticoids|barbiturates|gliptines|biguanides)\s*(?:\w+ly)?\s*$",
    re.IGNORECASE,
)
_LABELLED = frozenset({SectionType.MECHANISM, SectionType.DESCRIPTION, SectionType.PHARMACOLOGY})


def acting_drugs(page: Page, passage: Passage, position: int) -> tuple[str, ...]:
    """Return the drugs that do what is said at a position of a passage's text; none where something else does.

    It is asked of verbs and of nouns for actors ("blocks", "inhibitor"). Negation is not its business.
    """
    before = _hide(passage.text[max(0, position - REACH) : position])
    anchor = _last_anchor(page, passage, before)
    if anchor is None:
        return _fragment(page, passage, before, passage.text[position:])
    drugs, end = anchor
    return drugs if _same_subject(page, before[end:]) else ()


def classed_drugs(page: Page, passage: Passage, start: int, end: int, *, plural: bool = False) -> tuple[str, ...]:
    """Return the drugs that are said to be what a noun phrase from `start` to `end` calls them: "X is an oral | COX-2 inhibitor".

    Who takes, fails or is resistant to such a thing is not meant. With `plural` it is a group, and must be said to be the drug's ("called", "one of the").
    """
    before = _hide(passage.text[max(0, start - REACH) : start])
    if plural and not _GROUP.search(before) and not (passage.is_item and passage.leads and _GROUP.search(f"{passage.leads[0]} is")):
        return ()
    anchor = _last_anchor(page, passage, before)
    if anchor is not None:
        return anchor[0] if _is_predicate(before[anchor[1] :]) else ()
    if re.match(r"^\W*as (?:an?|the)\b", before, re.IGNORECASE):
        return about(page, passage) if _follows(page, passage.text[end:]) else ()
    fragment = passage.is_item or passage.block.label is not None or passage.topic in _LABELLED
    if fragment and _NAMING.match(before):
        return about(page, passage)
    return ()


_NAMING = re.compile(
    r"^\W*(?:(?:an?|the|is|as|of|one|in|to|also|first|new|oral|small[- ]molecule|drug|medicine|medication|tablet|injectable|class|group|family|kind|type|member|called|named|known|belongs|"
    r"acts?|works?|human|humani[sz]ed|chimeric|monoclonal|synthetic|kinase|antibody|protein|anti|non-[\w-]+|[\w-]+(?:ive|al|ic|ed|ent|ible|able|ous|ly|acting|generation))\b[\s,:;.—–-]*){0,10}$",
    re.IGNORECASE,
)


_GROUP = re.compile(r"\b(?:called|known as|named|class|group|family|types?|kinds?|one of|members? of|belongs?|among|are|category)\b", re.IGNORECASE)
_PREDICATE = re.compile(
    r"^[\s®™]*(?:(?:acid|ion|itself|alone|and its [\w -]{3,30}?|in turn|also|too)[\s,]+)*"
    r"(?:[,(–—:-]\s*(?:also |likewise )?(?:an?|the|another|one of|itself|which (?:is|acts as))\b|(?:is|are|was|acts? as|works? as|serves? as|functions? as|belongs to|counts among)\b)",
    re.IGNORECASE,
)
_NOT_PREDICATE = re.compile(
    r"\b(?:with|other|unlike|taking|take|takes|combined|combination|switch\w*|after|who|patients?|people|than|previous\w*|prior|fail\w*|respon\w*|resist\w*|not|no|never|without|"
    r"against|while|if|when|or|should|must|can|may|plus|followed|added|strong|moderate|weak|used|given|indicated|metaboli\w+|to(?! (?:a|the) (?:class|group|family|drugs|medicines|type))|"
    r"interact\w*|avoid\w*|inducers?|cleared|because|approved|treats?|treatment|studied|tested|compared|instead)\b",
    re.IGNORECASE,
)
_NAMED_SO = re.compile(r"\b(?:called|known as|named|class of|group of|family of|type of|kind of|one of|works? as|acts? as|is an?|is the)\s+(?:(?:the|an?|selective|oral|direct|[\w-]+)\s+){0,4}?$", re.IGNORECASE)


def _is_predicate(between: str) -> bool:
    """Tell whether a noun phrase behind `between` says what the drug before it is."""
    if _NAMED_SO.search(between) and not _NOT_PREDICATE.search(between.split(",")[-1]) and _same_subject_words(between):
        return True
    return bool(_PREDICATE.match(between)) and len(between.split()) <= 12 and not _NOT_PREDICATE.search(between) and not re.search(r"\bfor\b", between)


def _same_subject_words(between: str) -> bool:
    return not _TURN.search(re.sub(r"\b(?:that|which) (?:is|are|belongs?)\b", "", between))


def about(page: Page, passage: Passage) -> tuple[str, ...]:
    """Return the drugs that a passage is about: other drugs that it names, else those of its label or heading, else its subjects."""
    if passage.subjects and passage.subjects != (page.drug,):
        return tuple(dict.fromkeys(_whole(page, drug) for drug in passage.subjects))
    for lead in passage.leads:
        named = _titled(page, lead)
        if named:
            return tuple(dict.fromkeys(_whole(page, drug) for drug in named))
    return passage.subjects


def _titled(page: Page, lead: str) -> tuple[str, ...]:
    """Return the drugs that a label or heading is nothing but the name of."""
    if len(lead) > 60 or lead.endswith("?"):
        return ()
    bare = _BRACKET.sub(" ", lead)
    named = list(page.names.mentions(bare))
    rest = "".join(bare[a:b] for a, b in zip([0, *(s.end for _, s in named)], [*(s.start for _, s in named), len(bare)], strict=True))
    return tuple(dict.fromkeys(name for name, _ in named)) if named and not re.search(r"\w", re.sub(r"\b(?:and|or)\b", "", rest)) else ()


def _hide(text: str) -> str:
    """Return the text with brackets and asides blanked out, places kept."""
    text = _BRACKET.sub(lambda found: " " * len(found[0]), text)
    return _ASIDE.sub(lambda found: " " * (len(found[0]) - 1) + ("," if found[0].endswith((",", ";")) else " "), text)


def _last_anchor(page: Page, passage: Passage, before: str) -> tuple[tuple[str, ...], int] | None:
    """Return the drugs of the last word before a verb that names or means a drug, and where it ends."""
    anchors = sorted([*_named(page, passage, before), *_meant(page, passage, before)], key=lambda anchor: anchor[1])
    return anchors[-1] if anchors else None


def _named(page: Page, passage: Passage, before: str) -> Iterator[tuple[tuple[str, ...], int]]:
    for name, span in page.names.mentions(before):
        if not _is_object(before[: span.start]) or _RELATIVE.match(before[span.end :]):
            together = subjects.named_before(page.names, before[: span.end]) or (name,)
            drugs = passage.subjects if name in passage.subjects else together
            yield tuple(dict.fromkeys(_whole(page, drug) for drug in drugs)), span.end


_RELATIVE = re.compile(r"\s*,?\s*(?:which|that)\b", re.IGNORECASE)


def _whole(page: Page, drug: str) -> str:
    """Return the combination that a page is about for each of its parts."""
    return page.drug if drug in page.drug.split(" / ") else drug


def _is_object(before: str) -> bool:
    """Tell whether a name is governed by a preposition ("resistance to"), unless what governs it acts for it ("treatment with")."""
    found = _NOT_SUBJECT.search(before)
    return bool(found and not _SUBJECT_HEAD.match(found["head"]))


def _meant(page: Page, passage: Passage, before: str) -> Iterator[tuple[tuple[str, ...], int]]:
    for found in _MEANT.finditer(before):
        drugs = _spoken_of(page, passage, before[: found.start()])
        noun = (found["noun"] or "").lower()
        if _is_object(before[: found.start()]) or not all(_fits(noun, drug) for drug in drugs):
            continue
        if found["pronoun"] and not found["noun"] and not _means_drug(page, passage, before[: found.start()]):
            continue
        yield drugs, found.end()


def _spoken_of(page: Page, passage: Passage, before: str) -> tuple[str, ...]:
    """Return the drugs that a pronoun behind a text means: others that only it names ("Drugs such as X: they"), else whom the passage is about."""
    named = dict.fromkeys(name for name, _ in page.names.mentions(before))
    return about(page, passage) if not named or page.drug in named or set(named) & set(passage.subjects) else tuple(named)


def _fits(noun: str, drug: str) -> bool:
    """Tell whether a word can stand for a drug: only an antibody is called "the antibody"."""
    return noun != "antibody" or drug.endswith("mab") or "mab " in drug


def _means_drug(page: Page, passage: Passage, before: str) -> bool:
    """Tell whether a pronoun means the drug: not where the words before it speak about a protein or a disease."""
    own = [(name, span) for name, span in page.names.mentions(before)]
    if own:
        return True
    if before.strip(" ,.-—–*_").lower() not in {"", "and", "but", "so", "then", "thus", "instead", "here", "there", "in addition", "once there"}:
        return not _speaks_of_other(page, before)
    previous = next(passages_before(page, passage), None)
    return previous is None or bool(_begins_again(previous.text)) or not _speaks_of_other(page, previous.text)


def passages_before(page: Page, passage: Passage) -> Iterator[Passage]:
    """Yield the passages of the same block before a passage, nearest first."""
    number = bisect_left(page.passages, passage.span.start, key=lambda each: each.span.start)
    for before in reversed(page.passages[max(0, number - 4) : number]):
        if before.block is not passage.block:
            return
        yield before


def _begins_again(text: str) -> bool:
    return bool(re.match(r"\W*(?:it|they|the (?:drug|medicine|antibody|medication))\b", text, re.IGNORECASE))


def _speaks_of_other(page: Page, text: str) -> bool:
    """Tell whether the subject of a clause is a molecule or a disease and no drug."""
    first = next(iter(page.names.mentions(text)), None)
    upto = first[1].start if first else len(text)
    head = re.split(r"\b(?:is|are|was|were|has|have|can|may|carr\w+|makes?|drives?|causes?|acts?|activates?|binds?|drags?|drops?|lowers?|raises?|helps?|tells?|leads?)\b", text[:upto][:160])[0]
    if first and first[1].start <= len(head) + 1:
        return False
    return bool(find_genes(head, page.abbreviations, context=True) or re.search(rf"\b{OTHER_NOUN}\W*$", head, re.IGNORECASE))


def _same_subject(page: Page, between: str) -> bool:
    """Tell whether the drug named before `between` is still the subject behind it."""
    if re.match(r"\s*['’]s\b(?!\s+(?:active|main) )", between):
        return False
    for turn in _TURN.finditer(between):
        nouns = list(_NOUN.finditer(between, 0, turn.start()))
        relative = turn[0].lower() in {"that", "which"}
        if not relative or (nouns and nouns[-1]["other"]):
            return False
    return not _ends_with_subject(page, between)


def _ends_with_subject(page: Page, between: str) -> bool:
    """Tell whether another subject stands right before the verb: "…, and PCSK9 | degrades"."""
    if re.search(r"\bto\s*$", between):
        return False
    tail = _ADVERBS.sub("", between).rstrip()
    if not tail or tail.endswith((",", "-", "—", "–")):
        return False
    phrase = tail[max(0, len(tail) - 60) :]
    if re.search(rf"\b{OTHER_NOUN}$", phrase, re.IGNORECASE):
        return True
    genes = find_genes(phrase, page.abbreviations, context=True)
    return bool(genes) and genes[-1].span.end == len(phrase)


def _fragment(page: Page, passage: Passage, before: str, after: str) -> tuple[str, ...]:
    """Return whom a clause without a drug's name is about: a fragment, a class of drugs, "By blocking X, the drug …"."""
    drugs = about(page, passage)
    if _CLASS.match(before) or (_BRAND.match(before) and not find_genes(before, page.abbreviations, context=True)):
        return drugs
    if _BY.match(before) and "," in after:
        return drugs if _follows(page, after) and not _NOUN_OTHER.search(before) else ()
    if _OPENING.match(before):
        return drugs
    is_fragment = passage.is_item or passage.block.label is not None or passage.topic in _LABELLED
    first = _NOUN.search(before)
    opened = re.match(r"^\W*(?:an?|the first|one of|this|man-made|oral)\s", before, re.IGNORECASE)
    if is_fragment and opened and first and first["drug"] and _same_subject(page, before[first.end() :]):
        return drugs
    return ()


# The name of a brand in capitals, as labels write it: "JUXTAPID directly | binds".
_BRAND = re.compile(r"^\W*(?:[\d.]+\s+)?(?:Mechanism of Action\s+)?[A-Z]{5,}(?: \d+)?\s*[®™]?(?:\s+[a-z]+ly)*\s*$")
_NOUN_OTHER = re.compile(rf"\b{OTHER_NOUN}\b", re.IGNORECASE)


def _follows(page: Page, after: str) -> bool:
    """Tell whether the main clause behind "By blocking X," is the drug's, or nobody's: it may not begin with a molecule."""
    for comma in re.finditer(r",\s*", after):
        rest = after[comma.end() : comma.end() + 80]
        named = next(iter(page.names.mentions(rest)), None)
        if (named and named[1].start < 12) or re.match(_MEANT.pattern, rest, re.IGNORECASE):
            return True
    rest = re.split(r",\s*", after)[-1][:60]
    return not find_genes(rest, page.abbreviations, context=True) and not re.match(rf"(?:the |a |an )?(?:[\w-]+ )?{OTHER_NOUN}\b", rest, re.IGNORECASE)

