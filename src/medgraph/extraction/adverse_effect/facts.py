"""Make facts of effects: what they are called, how often and how serious they are, and what their sentence commits itself to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.adverse_effect.arms import grades_in
from medgraph.extraction.adverse_effect.captions import grades_of
from medgraph.extraction.adverse_effect.governed_rates import frequency_of
from medgraph.extraction.adverse_effect.roles import denies
from medgraph.extraction.adverse_effect.sentences import Effect
from medgraph.extraction.adverse_effect.words import calls_serious, is_vague
from medgraph.extraction.language import context
from medgraph.extraction.language.items import Item
from medgraph.extraction.language.phrases import term
from medgraph.extraction.naming.page_drug import is_drug
from medgraph.extraction.page import Passage
from medgraph.extraction.rules import Candidate
from medgraph.lexicon import clinical_term, find_condition
from medgraph.model import BlockKind, Frequency, Polarity, Qualifiers, Relation, Scope, SectionType
from medgraph.patterns import Pattern, match, search, sub
from medgraph.sections import section_type

LIST_RULE = "adverse_effect.list/5"
TABLE_RULE = "adverse_effect.table/6"
ASKED_RULE = "adverse_effect.asked/1"
STRUCTURED = frozenset({LIST_RULE, TABLE_RULE})


def effect_candidates(passage: Passage, effect: Effect, rule: str) -> Iterator[Candidate]:
    """Yield what a passage says of an effect, once for each drug that it speaks about."""
    item, scope, frequency = effect.item, _scope(passage), frequency_of(passage, effect)
    if frequency and rule != TABLE_RULE and _is_no_rarer_without(frequency):
        return
    qualifiers = Qualifiers(
        frequency=frequency,
        serious=_is_serious(passage, item),
        severity=effect.severity or (_grades(passage, item) if frequency and frequency.as_written else None),
        population=effect.population,
        part_of=term(item.part_of) if item.part_of else None,
    )
    for name in _names(item):
        for drug in passage.subjects:
            yield Candidate(
                Relation.HAS_ADVERSE_EFFECT,
                name,
                drug,
                passage,
                item.span,
                rule,
                _polarity(passage, item, rule),
                scope,
                qualifiers,
            )


def _is_no_rarer_without(frequency: Frequency) -> bool:
    """Tell whether placebo did as much: "pneumonia was seen in 2% and in 3% of those on placebo" is told of no effect."""
    low, placebo = frequency.low, frequency.placebo
    return low is not None and placebo is not None and low == frequency.high and low <= placebo


def _names(item: Item) -> Iterator[str]:
    """Yield what an effect is called: the more clinical of its wording and its gloss; of a lay wording with several glosses the glosses."""
    name = sub(_MILD, "", sub(_NUMBERS, "", term(item.text)))
    parts = [term(part) for part in re.split(r",|\band\b|\bor\b", item.gloss or "") if part.strip()]
    concepts = [known[0].curie if (known := find_condition(wording)) else "" for wording in (name, *parts)]
    if len(parts) > 1 and all(concepts[1:]) and concepts[0] in ("", *concepts[1:]):
        yield from parts
        return
    name = clinical_term(name, term(item.gloss) if item.gloss else None)
    if not is_vague(name) and section_type(name) is not SectionType.ADVERSE_REACTIONS and not is_drug(name):
        yield name


# What a table or card left beside a name: "6.6 abdominal pain", "diarrhea 9", "drowsiness +++".
_NUMBERS = Pattern(r"^(?:[<>≥≤]?\d+(?:\.\d+)?%?\s+)+(?=[a-z])|(?<=[a-z])(?:\s+\d+(?:\.\d+)?%?|\s*\+{1,4})+$")
_MILD = Pattern(
    r"^(?:rates?|incidences?|frequenc(?:y|ies)|occurrence) of (?=\w)|^(?:mild|outright|slight|small|little|(?:potentially )?fatal|(?:potentially )?life-threatening|minor|moderate|symptomless|cumulative|marked|pronounced|dose[- ](?:related|dependent|limiting)|occasional|troublesome|bothersome)(?: (?:to|or|and) moderate)? (?=\w)"
)
_REACH = 240
# "with or without fever", "Frequency not known: …"
_NO_DENIAL = Pattern(
    r"\bwith or without\b|\bfrequency (?:is )?(?:not |un)known\b|\bnot known(?=\W*[(:–—*])", re.IGNORECASE
)
# "Weight gain, which is common with others, | is not usually seen."
_RELATIVE = Pattern(r",\s(?:which|that|who)\s[^,.;]{3,90},")
_DENIED = Pattern(
    r"^(?:(?!\b(?:who|whose|because|when|if)\b|, (?:or|and) the\b)[^.;]){0,60}?\b(?:(?:was|were|is|are|has|have|had|did|does|do|could|can)(?: \w+){0,2} (?:not(?! (?:lead to|result in|require|recur)\b| (?:very |so |that |usually |always )?(?:common|usual|frequent|severe|serious|dangerous|permanent|harmful|only|just|long)\b)|never|neither)|(?:was|were|is|are)(?: \w+){0,3} (?:as (?:often|frequent(?:ly)?|common(?:ly)?) (?:with|in|on|among) [^.;]{2,40} as (?:with|in|on|among) (?:\w+ )?placebo|at (?:a )?(?:similar|the same) (?:rates?|frequency) (?:as|to|with|in) (?:\w+ )?placebo)|(?:wasn|weren|isn|aren|hasn|haven|didn)['’]t|no (?:more|higher|greater) (?:often|common|frequent|than)|(?:is|are|was|were) no (?:[a-z]{3,}er|issue|problem|concern)\b|(?:need not|needn['’]t)\b|"
    r"(?:is|are|was|were) (?:hardly|scarcely|barely) (?:ever )?(?:seen|reported|noticed|a problem)|is an? (?:\w+ )?(?:problem|matter|risk|hazard|feature) of [^.;,]{3,40}, not of\b|"
    r"not more (?:often|common|frequent)|(?:was|were) absent|less frequent on treatment)\b",
    re.IGNORECASE,
)


# "has been blamed on it, | but the figures do not bear that out"
_REFUTED = Pattern(
    r"\s+(?:is|are|was|were|has|have)(?: (?:been|often|sometimes|\w+ly|at times)){0,2} (?:blamed|pinned|linked|tied|laid|attributed)\b[^.;]{2,80}?,? (?:but|yet|though|although|however|while) "
    r"[^.;]{0,60}?(?:\bnot|n['’]t|\bno|\bnever|\bfailed to|\bneither) (?:[\w-]+ ){0,3}?(?:b(?:ear|orne)|support|confirm|back|pro(?:ve|of)|f(?:ind|ound)(?! to be)|show|shown(?! to be)|agree|evidence|link|cause|connection)",
    re.IGNORECASE,
)


def _polarity(passage: Passage, item: Item, rule: str) -> Polarity:
    """Return whether the words before an effect, or the verb behind it, deny it; lists affirm."""
    if rule in STRUCTURED or rule.startswith(("adverse_effect.asked", "adverse_effect.signs_of")):
        return Polarity.AFFIRMED
    begin, end = max(0, item.span.start - passage.span.start), max(0, item.span.end - passage.span.start)
    before, behind = passage.text[max(0, begin - _REACH) : begin], passage.text[end : end + _REACH]
    if before.count("(") > before.count(")"):
        before = before[before.rindex("(") :]
    lead, colon, _ = before.rpartition(":")
    text, quote = passage.section.view.text, passage.quote
    if (
        match(_DENIED, _RELATIVE.sub(" ", behind))
        or (colon and denies(lead))
        or _REFUTED.match(text, item.span.end, quote.end)
    ):
        return Polarity.NEGATED
    return context.polarity(sub(_NO_DENIAL, "_", before))


_CLASS_SUBJECT = Pattern(
    r"(?:^|: )\W*(?:(?:because|since|as|all|most|some|many|other|the|like) )*(?:[\w-]+ ){0,3}?[\w-]*(?:statins|inhibitors|antagonists|agonists|blockers|steroids|corticosteroids|oligonucleotides|antibodies|diuretics|opioids|"
    r"NSAIDs|sulfonylureas|fluoroquinolones|antibiotics|antidepressants|medicines|drugs)\b[^.]{0,30}\b(?:are known|can|may|have|as a class|cause|increased?)|\b(?:related|other|similar|sister) (?:[\w-]+ ){0,3}(?:drugs|medicines|medications|oligonucleotides|agents|compounds|products|vaccines|therapies|antibodies|treatments|inhibitors)\b(?! (?:may |can |could )?(?:increase|raise|add))",
    re.IGNORECASE,
)


def _scope(passage: Passage) -> Scope:
    quote = passage.quote.of(passage.section.view.text)
    found = context.scope(quote)
    of_class = found is Scope.HUMAN and search(_CLASS_SUBJECT, quote) and not _is_one_of_them(passage, quote)
    return Scope.CLASS_EFFECT if of_class else found


def _is_one_of_them(passage: Passage, quote: str) -> bool:
    """Tell whether a sentence on a class names the drug among them: "Fluoroquinolones, including ciprofloxacin, can cause …"."""
    found = _AMONG.search(quote)
    return found is not None and any(found["names"].lower().startswith(name.lower()) for name in passage.subjects)


_AMONG = Pattern(r"\b(?:including|such as|like) (?P<names>[^.;]+)", re.IGNORECASE)


def _grades(passage: Passage, item: Item) -> str | None:
    """Return the grades that a rate in prose is restricted to: "Grade 3 or 4 neutropenia", "Grade 3-4 adverse reactions were: …"."""
    if passage.block.kind is BlockKind.ROW:
        return None
    begin = max(0, item.span.start - passage.span.start)
    own = search(_GRADE_BEFORE, passage.text[:begin])
    return grades_in(own[0]) if own else next(filter(None, map(grades_of, (passage.text, *passage.leads[:1]))), None)


_GRADE_BEFORE = Pattern(
    r"\bgrades?\s[\d\s≥>=,/–-]+(?:(?:or|and|to|through|higher|greater|more|above)[\s\d]*)*(?:(?<=\s)(?!was\b|were\b|is\b|in\b|of\b|occurred\b|had\b|for\b)[\w-]+[\s/]+){0,3}$",
    re.IGNORECASE,
)


def _is_serious(passage: Passage, item: Item) -> bool:
    """Tell whether what governs an effect, or its own sentence, calls it serious."""
    words = [*item.notes, *passage.leads] if passage.is_item or passage.block.label else [passage.text, *passage.leads]
    return any(calls_serious(w) for w in words if len(w) < 400)
