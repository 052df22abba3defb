"""Find who is spoken of before a word: the last drug named or meant, and whether it is still the subject.

A drug is named, or meant by a pronoun or by a word for it ("the oligomer"). A name behind a preposition ("resistance to imatinib") is no subject; "it" behind a
sentence on a protein is no drug; between the drug and the verb nothing may change the subject ("a protein that | activates").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from medgraph.extraction.mechanism.genes import find_genes
from medgraph.extraction.naming import subjects
from medgraph.extraction.naming.page_drug import DrugNames
from medgraph.extraction.page import Page, Passage
from medgraph.model import Span

DRUG_NOUN = (
    r"(?:drug|medicine|medication|medicinal product|antibody|agent|treatment|therapy|vaccine|active (?:substance|ingredient|metabolites?|form)|oligonucleotide|oligomer|"
    r"morpholino|strand|siRNA|ASO|vector|capsid|virus shell|molecule|compound|product|infusion|injection|tablet|capsule|metabolites?|inhibitor|antagonist|agonist|blocker|"
    r"(?:fusion|recombinant|engineered|man-made|laboratory-made|modified|antibody-like|designed) protein|duplex|double strand|combination|peptide|analogue|analog|prodrug|"
    r"antisense|bisphosphonate|statin|opioid|antibiotic|immunotherapy|modifier|decoy(?: receptor)?|trap|engager|substance itself)"
)
OTHER_NOUN = (
    r"(?:proteins?|enzymes?|genes?|receptors?|hormones?|kinases?|cells?|virus(?:es)?|bacteri\w+|tumou?rs?|cancers?|mutations?|variants?|channels?|transporters?|pumps?|"
    r"(?<!active\x20)substances?|chemicals?|messengers?|pathways?|cytokines?|signals?|factors?|ligands?|disease|condition|people|patients?|children|adults|m?RNA|cop(?:y|ies)|"
    r"proteases?|antigens?|neurotransmitters?|tissues?|platelets?|macrophages?|antibodies|fusion|chromosome|exons?|switch|brake)"
)
MEANT = re.compile(
    r"\b(?:(?P<pronoun>it|they|both)|(?:this|the|these|our|its|each)\s+(?:[\w-]+\s+){0,2}?(?P<noun>"
    + DRUG_NOUN
    + r"))\b(?![-\x20]?(?:receptors?|of\x20action|dose|levels?)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:^|,\s*|\s)(?:unlike|in contrast to|compared (?:with|to)|rather than|as with|similar to|just like|together with|in combination with|given with|added to|"
    r"instead of|alongside|on top of)\s[^,;]*(?:[,;](?!\s*(?:which|that|an?|another)\b)|$)|,\s*(?:like|such as|as does|as do)\s[^,;]*(?:,|;|$)|^\W*like\s[^,;]*,",
    re.IGNORECASE,
)
# "angiotensin II, a substance that narrows vessels, by": what a thing is, said in between.
_APPOSITION = re.compile(
    r",\s+(?:an?|the)\s+(?:[\w-]+\s+){1,5}?(?:that|which|who)\s[^,;.]{3,90},(?=\s+(?:by|through|and|thereby|thus)\b)"
)
# "Denosumab, by comparison, | targets": a word of the writer's.
_BY_CONTRAST = re.compile(
    r",\s+(?:by (?:comparison|contrast)|in (?:contrast|turn)|however|for (?:example|instance)|on the other hand|too|also),"
)
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_SUBJECT = re.compile(
    r"\b(?P<head>\w+)\s+(?:to|of|with|on|for|by|from|than|against|after|without|before|between|towards?|into)\s+(?:the |this |any )?$",
    re.IGNORECASE,
)
_SUBJECT_HEAD = re.compile(
    r"^(?:treatment|therapy|administration|action|binding|use|molecules?|tablets?|capsules?|activity|metabolites?|part|half|binds?|dose|doses|effect|effects|advantage|job|task|role|efficacy|effectiveness|benefit|mechanism|actions|activities|properties|pharmacology|response)$",
    re.IGNORECASE,
)
TURN = re.compile(
    r"\b(?:that|which|who|whose|where|because|since|if|once|until|unless|so that|so the|whereas|while|as soon as|the more)\b|[;:](?=\s)(?!\s+(?:by|through|\w+ing)\b)",
    re.IGNORECASE,
)
NOUN = re.compile(rf"\b(?:(?P<drug>{DRUG_NOUN}s?)|(?P<other>{OTHER_NOUN}))\b", re.IGNORECASE)
_ADVERBS = re.compile(
    r"(?:\s+(?:\w+ly|also|then|thereby|thus|can|could|may|might|will|would|does|do|not|to|in turn|in part|both|is|are|thought|believed|known|designed|able|"
    r"intended|shown|helps?|appears?|seems?)){1,8}\s*$",
    re.IGNORECASE,
)


def about(page: Page, passage: Passage) -> tuple[str, ...]:
    """Return the drugs that a passage is about: other drugs that it names, else those of its label or heading, else its subjects."""
    if passage.subjects and passage.subjects != (page.drug,):
        return tuple(dict.fromkeys(whole(page, drug) for drug in passage.subjects))
    for lead in passage.leads:
        named = _titled(page, lead)
        if named:
            return tuple(dict.fromkeys(whole(page, drug) for drug in named))
    return passage.subjects


def _titled(page: Page, lead: str) -> tuple[str, ...]:
    """Return the drugs that a label or heading is nothing but the name of."""
    if len(lead) > 60 or lead.endswith("?"):
        return ()
    bare = _BRACKET.sub(" ", lead)
    named = list(page.names.mentions(bare))
    rest = "".join(
        bare[a:b]
        for a, b in zip([0, *(s.end for _, s in named)], [*(s.start for _, s in named), len(bare)], strict=True)
    )
    return (
        tuple(dict.fromkeys(name for name, _ in named))
        if named and not re.search(r"\w", re.sub(r"\b(?:and|or)\b", "", rest))
        else ()
    )


def hide(text: str) -> str:
    """Return the text with brackets and asides blanked out, places kept."""
    text = _BRACKET.sub(lambda found: " " * len(found[0]), text)
    text = _BY_CONTRAST.sub(lambda found: " " * len(found[0]), text)
    text = _APPOSITION.sub(lambda found: " " * (len(found[0]) - 1) + ",", text)
    return _ASIDE.sub(lambda found: " " * (len(found[0]) - 1) + ("," if found[0].endswith((",", ";")) else " "), text)


def last_anchor(page: Page, passage: Passage, before: str) -> tuple[tuple[str, ...], int] | None:
    """Return the drugs of the last word before a verb that names or means a drug, and where it ends."""
    anchors = sorted([*_named(page, passage, before), *_meant(page, passage, before)], key=lambda anchor: anchor[1])
    return anchors[-1] if anchors else None


# Substances of the body that are drugs too: within a clause the body's own is meant.
_OF_THE_BODY = frozenset(
    "nitric oxide|dopamine|serotonin|epinephrine|adrenaline|norepinephrine|noradrenaline|acetylcholine|histamine|adenosine|insulin|glucagon|testosterone|estradiol|estrogen|oestrogen|"
    "progesterone|hydrocortisone|cortisol|aldosterone|thyroxine|liothyronine|oxytocin|vasopressin|angiotensin ii|somatostatin|melatonin|thrombin|somatropin|growth hormone|"
    "glutamic acid|glutamate|glycine|calcium|potassium|sodium|iron|zinc|copper|oxygen|glucose|vitamin k|uric acid|urea|cholesterol|parathyroid hormone|leptin|erythropoietin|"
    "gonadorelin|corticotropin|prolactin|bradykinin|fibrinogen|plasminogen|prostacyclin|epoprostenol|alprostadil|dinoprostone|levodopa|ammonia|phosphate|chloride|magnesium|antithrombin|antithrombin iii|albumin|plasmin|complement|factor viii|growth hormone|glp-1".split(
        "|"
    )
)


def _is_of_the_body(name: str, before: str) -> bool:
    return name in _OF_THE_BODY and bool(re.search(r"\w", before))


def _is_in_gene(page: Page, text: str, span: Span) -> bool:
    """Tell whether a drug's name is but a part of a protein's: "calcitonin gene-related peptide"."""
    genes = find_genes(text, page.abbreviations, context=True)
    return any(g.span.start <= span.start and span.end < g.span.end for g in genes)


def _named(page: Page, passage: Passage, before: str) -> Iterator[tuple[tuple[str, ...], int]]:
    for name, span in page.names.mentions(before):
        if name != page.drug and (_is_of_the_body(name, before[: span.start]) or _is_in_gene(page, before, span)):
            continue
        if not _is_object(before[: span.start]) or _RELATIVE.match(before[span.end :]):
            together = subjects.named_before(page.names, before[: span.end]) or (name,)
            drugs = passage.subjects if name in passage.subjects else together
            yield tuple(dict.fromkeys(whole(page, drug) for drug in drugs)), span.end


_RELATIVE = re.compile(r"\s*,?\s*(?:which|that)\b|\s*[,(]\s*an?\b", re.IGNORECASE)


def whole(page: Page, drug: str) -> str:
    """Return the page's drug for a part of its combination and for what it turns into in the body."""
    return (
        page.drug
        if drug in page.drug.split(" / ") or drug in _active_forms(page.names, page.monograph.view.text)
        else drug
    )


_TURNS_INTO = re.compile(
    r"\b(?:(?:convert|turn|transform|chang|metaboli[sz]|hydroly[sz]|activat)(?:e[ds]|s|ed)?|broken down)\b[^.;\n]{0,60}?\b(?:in)?to\b(?: (?:its|the|an?|active|form|metabolite|called|which is|drug)\b)*\W*|"
    r"\bpro-?drug (?:of|for|that (?:is|becomes))\W*|\bactive (?:form|metabolite)(?: (?:is|called|of the drug|known as)\b)*\W*",
    re.IGNORECASE,
)
_NAME_LENGTH = 40
_NUMBER_BEFORE = 3
"""Before a name may stand what numbers it: "5-fluorouracil"."""


@lru_cache(maxsize=64)
def _active_forms(names: DrugNames, text: str) -> frozenset[str]:
    """Return the drugs that a page says its drug turns into: "prednisone is converted to | prednisolone"."""
    forms: set[str] = set()
    for found in _TURNS_INTO.finditer(text):
        named = next(iter(names.mentions(text[found.end() : found.end() + _NAME_LENGTH])), None)
        if named and named[1].start < _NUMBER_BEFORE:
            forms.add(named[0])
    return frozenset(forms - {names.drug})


def _is_object(before: str) -> bool:
    """Tell whether a name is governed by a preposition ("resistance to"), unless what governs it acts for it ("treatment with")."""
    found = _NOT_SUBJECT.search(before)
    return bool(found and not _SUBJECT_HEAD.match(found["head"]))


def _meant(page: Page, passage: Passage, before: str) -> Iterator[tuple[tuple[str, ...], int]]:
    for found in MEANT.finditer(before):
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
    return (
        about(page, passage) if not named or page.drug in named or set(named) & set(passage.subjects) else tuple(named)
    )


def _fits(noun: str, drug: str) -> bool:
    """Tell whether a word can stand for a drug: only an antibody is called "the antibody"."""
    return noun != "antibody" or drug.endswith("mab") or "mab " in drug


def _means_drug(page: Page, passage: Passage, before: str) -> bool:
    """Tell whether a pronoun means the drug: not where the words before it speak about a protein or a disease."""
    own = [(name, span) for name, span in page.names.mentions(before)]
    if own:
        return True
    if _FRONTED.sub("", before).strip(" ,.-—–*_").lower() not in {
        "",
        "and",
        "but",
        "so",
        "then",
        "thus",
        "instead",
        "here",
        "there",
        "in addition",
        "once there",
    }:
        return not _speaks_of_other(page, before)
    previous = next(passages_before(page, passage), None)
    return previous is None or bool(_begins_again(previous.text)) or not _speaks_of_other(page, previous.text)


# "In autoimmune disease | it inhibits": where, and not who.
_FRONTED = re.compile(
    r"^\W*(?:in|for|among|against|during|at|under|within)\s+(?:(?!(?:is|are|was|were|that|which|by|it)\b)[\w-]+\s+){0,5}[\w-]+,?\s*$",
    re.IGNORECASE,
)


def passages_before(page: Page, passage: Passage, *, in_section: bool = False) -> Iterator[Passage]:
    """Yield the passages of the same block (or section) before a passage, nearest first."""
    number = bisect_left(page.passages, passage.span.start, key=lambda each: each.span.start)
    for before in reversed(page.passages[max(0, number - 4) : number]):
        if before.block is not passage.block and not (in_section and before.section is passage.section):
            return
        yield before


def _begins_again(text: str) -> bool:
    return bool(re.match(r"\W*(?:it|they|the (?:drug|medicine|antibody|medication))\b", text, re.IGNORECASE))


def _speaks_of_other(page: Page, text: str) -> bool:
    """Tell whether the subject of a clause is a molecule or a disease and no drug."""
    first = next(iter(page.names.mentions(text)), None)
    upto = first[1].start if first else len(text)
    head = re.split(
        r"\b(?:is|are|was|were|has|have|can|may|carr\w+|makes?|drives?|causes?|acts?|activates?|binds?|drags?|drops?|lowers?|raises?|helps?|tells?|leads?)\b",
        text[:upto][:160],
    )[0]
    if (first and first[1].start <= len(head) + 1) or (head == text[:160] and _GLOSSED.match(text)):
        return False
    return bool(
        find_genes(head, page.abbreviations, context=True) or re.search(rf"\b{OTHER_NOUN}\W*$", head, re.IGNORECASE)
    )


# "Aranesp — long-acting cousin of erythropoietin.": a name with a gloss and no verb.
_GLOSSED = re.compile(r"\W*[A-Z][\w-]+(?: [\w-]+)?\s*[–—:-]\s")


def same_subject(page: Page, between: str) -> bool:
    """Tell whether the drug named before `between` is still the subject behind it."""
    if re.match(r"\s*['’]s\b(?!\s+(?:active|main) )", between):
        return False
    for turn in TURN.finditer(between):
        nouns = list(NOUN.finditer(between, 0, turn.start()))
        relative = turn[0].lower() in {"that", "which"}
        if relative and _COPULA.fullmatch(between[: turn.start()]):
            continue
        if not relative or (nouns and (nouns[-1]["other"] or _is_another(between, nouns[-1]))):
            return False
    return not _ends_with_subject(page, between)


# "is a serine protease | that": what follows is still said of the drug.
_COPULA = re.compile(
    r"[\s®™]*(?:is|was|acts as|works as)\s+(?:an?|the)\s+(?:(?:[\w-]+\s+){0,4}(?:forms?|versions?|fragments?|parts?|portion|copy|analog(?:ue)?) of (?:the |an? )?)?"
    r"(?:(?!(?:of|for|to|against|in|on|with|from|by|at)\b)[\w/,-]+\s+){1,9}|"
    r"[\s®™]*(?:are|were)\s+(?:(?!(?:of|for|to|against|in|on|with|from|by|at|used|given|taken)\b)[\w/-]+\s+){1,6}",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:with|than|after|like|unlike|plus|and|or|versus|for|on)\s+(?:an?|another|the|other)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)


def _is_another(between: str, noun: re.Match[str]) -> bool:
    """Tell whether a noun for drugs means others than the one before: "combined with | statins, which", "with an | antibody that"."""
    several = noun[0].lower().endswith("s") and not re.search(
        r"\b(?:one|class|group|family|type|kind|member) of\b", between[: noun.start()]
    )
    return several or bool(_ANOTHER.search(between[: noun.start()]))


def _ends_with_subject(page: Page, between: str) -> bool:
    """Tell whether another subject stands right before the verb: "…, and PCSK9 | degrades"."""
    if re.search(r"\b(?:to|thereby|thus|by|through|via|for)\s*$", between):
        return False
    tail = _ADVERBS.sub("", between).rstrip()
    if not tail or tail.endswith((",", "-", "—", "–")):
        return False
    phrase = tail[max(0, len(tail) - 60) :]
    if re.search(rf"\b{OTHER_NOUN}$", phrase, re.IGNORECASE):
        return True
    genes = find_genes(phrase, page.abbreviations, context=True)
    return bool(genes) and genes[-1].span.end == len(phrase)
