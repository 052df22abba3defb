"""Tell what the words between conditions do: lead on to another, or away from what the drug is for.

A slot ("the treatment of adults with X caused by Y, and to prevent Z in patients taking W") is conditions with links between them.
Most links are a few dozen small words, so that they can be listed by kind; `slots` walks from link to link and keeps count of where
it is. Links within a bracket or within a name that the lexicon knows ("rhinosinusitis with nasal polyps") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from medgraph.extraction.language.people import POPULATION
from medgraph.patterns import Pattern


class Kind(Enum):
    """What a link does with the words behind it."""

    TREAT = auto()  # what is treated follows
    PREVENT = auto()  # what is prevented follows
    GOAL = auto()  # what is made better follows: a disease or only something that is measured
    PEOPLE = auto()  # says who
    HAVING = auto()  # of people: their disease follows; of a disease: what comes with it
    YOU_HAVE = auto()  # the reader's disease follows
    BEING = auto()  # of people: a state follows ("who are overweight")
    CALLED = auto()  # the name follows
    EXAMPLES = auto()  # members follow
    ALONG = auto()  # another treatment follows
    PLACE = auto()  # "in", "for", "against"
    DENIAL = auto()  # what follows is denied
    AWAY = auto()  # what follows is no indication
    CLAUSE = auto()  # a sentence of its own follows, which may name the disease in brackets
    WORD = auto()  # nothing: it belongs to the words behind it
    FILLER = auto()  # nothing
    ANEW = auto()  # the next entry follows: a semicolon


class Link(NamedTuple):
    """A link and where it stands in the slot."""

    kind: Kind
    start: int
    end: int


_TREATING = (
    r"treat(?:s|ing|ments?)?|manag(?:e|es|ing|ement)|reliev(?:e|es|ing)|relief|eas(?:e|es|ing)|control(?:s|ling)?|heal(?:s|ing)?|cur(?:e|es|ing)|eradicat(?:e|es|ing|ion)|"
    r"therapy|suppress(?:es|ing|ion)?|correct(?:s|ing|ion)?|revers(?:e|es|ing|al)|remission|combat(?:s|ing)?|fight(?:s|ing)?|clear(?:s|ing)?|diagnos(?:e|es|ing|is)|detect(?:s|ing|ion)?|terminat(?:e|es|ing|ion)"
)
_CHANCE = r"(?:risks?|chances?|likelihood|odds|probability|rates?|incidence|frequency|number|occurrence|recurrence)"
_GOAL = (
    r"improv(?:e|es|ing|ement)|lower(?:s|ing)?|bring(?:s|ing)? down|reduc(?:e|es|ing|tion)|decreas(?:e|es|ing)|lessen(?:s|ing)?|slow(?:s|ing)?(?: down)?|delay(?:s|ing)?|stabili[sz](?:e|es|ing|ation)|maintain(?:s|ing)?|maintenance|"
    r"shorten(?:s|ing)?|increas(?:e|es|ing)|rais(?:e|es|ing)|boost(?:s|ing)?|restor(?:e|es|ing)|replac(?:e|es|ing)|preserv(?:e|es|ing)|support(?:s|ing)?|stop(?:s|ping)?|halt(?:s|ing)?|relax(?:es|ing)?|calm(?:s|ing)?|shrink(?:s|ing)?|"
    r"induc(?:e|es|ing|tion)|keep(?:s|ing)?|help(?:s|ing)?|allow(?:s|ing)?|inhibit(?:s|ing)?"
)
# In this order: the first that fits at a place decides.
_WORDS: tuple[tuple[Kind, str], ...] = (
    (Kind.WORD, r"as well as|but also|and also"),
    (Kind.FILLER, r"of (?:any|every|all|both|either) (?:ages?|sex(?:es)?)|(?:past|after|before|through) (?:the )?menopause|up(?:wards)?|onwards|at bay|in check|away(?! from)"),
    (
        Kind.TREAT,
        r"(?:an? )?aids? (?:to|in|for)|"
        r"(?:to )?(?:help )?(?:(?:reduc|lower|decreas|cut)\w* (?:the |their )?(?:risk|chance|likelihood|rate)s? of (?:death|dying|cardiovascular death|mortality) (?:after|following)|"
        r"(?:improv|prolong|increas|extend)\w* (?:the )?(?:survival|life|chances? of survival) (?:after|following))|"
        r"(?:minor |temporary |mild )*aches and pains (?:due to|caused by|associated with|of|from)",
    ),
    (
        Kind.ALONG,
        r"treat(?:ed|ments?|ing) (?:with|by|using)|therapy with|(?:in )?(?:combination|combined|conjunction) with|(?:in )?addition to|as (?:an? )?(?:adjuncts?|add-on|supplement)(?: therapy| treatment)? to|adjuncts? to|adjunctive to|"
        r"as (?:part|an? adjunct|single agents?|an? (?:single|sole) agent|monotherapy|adjunctive therapy|an? add-on|add-on|adjuvant therapy)|together with|along(?: with|side)|alongside|on top of|added to|plus|receiving|taking|using|undergoing|who take|who receive|"
        r"after|following(?! (?:types?|kinds?|forms?|conditions?|diseases?|disorders?|infections?|indications?|cancers?|patients|adults))|despite|before|prior to|upon|during|(?:who |that |which )?(?:have|has|had) (?:already |previously )?(?:received|failed|tried|undergone|completed|responded|progressed|relapsed|been (?:previously )?treated)",
    ),
    (
        Kind.AWAY,
        r"(?!affected|afflicted|bothered|plagued|troubled)[a-z]{3,}ed (?:by|from)|brought (?:on|about) by|(?:thought|believed|suspected|known|found) to|arising|stemming|occurring|"
        r"caused|causing|due to|secondary to|associated with|related to|resulting from|(?:that )?results? (?:from|in)|resulting in|derived from|attributable to|as a (?:result|consequence) of|because of|owing to|leads? to|leading to|linked (?:to|with)|"
        r"(?:an? )?(?:(?:high|higher|increased|greater|low|elevated|some) )?risk (?:of|for|from)|(?:(?:multiple|several|one or more) )?risk factors?(?: for)?|(?:resistant|refractory|intolerant|unresponsive|responsive|sensitive|susceptible|amenable|allergic|eligible|ineligible|unsuitable|suitable|candidates?) (?:to|for|of)|"
        r"with or without|without|unless|free of|lack(?:s|ing)? of|"
        r"expressing|harbou?ring|carrying|defined|characteri[sz]ed|classified|accompanied by|complicated by|involving|requiring|affecting|featuring|inadequate(?:ly)?|insufficient(?:ly)?|response to",
    ),
    (Kind.DENIAL, r"not|no|nor|never|cannot|[a-z]+n['’]t|except(?: for)?|rather than|other than|instead of|unlike|apart from"),
    (
        Kind.PREVENT,
        rf"(?:to )?(?:help (?:to )?)?(?:(?:reduc|lower|decreas|cut|limit|minimi[sz]|lessen|diminish)\w* (?:in |of )?(?:the |your |their |an? )?(?:\w+ ){{0,2}}?{_CHANCE}(?: of| for)?(?: (?:having|getting|developing|suffering|another)){{0,2}}|"
        r"(?:slow|delay)(?:s|ing)? (?:down )?(?:the )?(?:progression|development|worsening|onset|spread)(?: of)?|(?:prevent(?:s|ing|ion|ative|ive)?(?: treatment)?|avoid(?:s|ing|ance)?)(?: of| against)?(?: (?:getting|developing|having|future|further|relapses? (?:in)?to)){0,2}|prophyla(?:xis|ctic)(?: treatment)?(?: of| against| for)?|"
        r"protect(?:s|ing|ion)?(?: [\w-]+){0,3}? (?:against|from)|immuni[sz](?:e|es|ing|ation)(?: [\w-]+){0,3}? (?:against|for)|vaccination against)",
    ),
    (
        Kind.TREAT,
        rf"(?:can )?helps?(?:ful)? (?:with|against)|(?:to )?(?:help (?:to )?)?(?:{_TREATING})(?: (?:of|for))?(?: (?:the )?(?:signs? and symptoms?|symptoms?(?: and signs)?|signs?|pain) (?:of|from|associated with|caused by|due to))?|"
        r"(?:the )?(?:signs? and symptoms?|symptoms?|symptomatic relief) of|symptoms? (?:associated with|caused by|due to)",
    ),
    (
        Kind.YOU_HAVE,
        r"(?:if|when|because) (?:you|your child|they|someone|an? (?:person|patient)) (?:(?:is|are) an? (?:adult|man|woman|child|person) with|have|has|suffers? from)(?: been diagnosed with)?",
    ),
    (Kind.GOAL, rf"(?:to )?(?:help (?:to )?)?(?:{_GOAL})(?: (?:of|in))?"),
    (Kind.PEOPLE, POPULATION),
    (
        Kind.HAVING,
        r"(?:who (?:have|has) been |who (?:are|were) )?exposed to|(?:who |that )?(?:(?:currently|also|already|still) )?(?:have|has|having)(?: (?:ever )?been diagnosed with| had| both| either)?|who (?:suffer|are suffering) from|suffering (?:from|with)|(?:(?:who )?are )?(?:going through|experiencing|coping with|struggling with|troubled by|bothered by|plagued by)|(?:who (?:are|were) )?(?:newly )?diagnosed with|(?:who are )?living with|who live with|(?:who are )?affected by|afflicted with|"
        r"with(?: (?:a )?(?:confirmed|documented|established|known|previous|proven|genetically confirmed)(?: diagnosis of)?| a diagnosis of)?",
    ),
    (Kind.BEING, r"who (?:are|is|were)|that (?:are|is)|whose"),
    (Kind.CALLED, r"(?:(?:an? |the )?(?:[a-z-]+ ){0,3}?(?:disease|condition|disorder|illness|form|type|syndrome) )?(?:called|termed|named)|(?:also |commonly |otherwise )?known as|(?:something )?(?:doctors|physicians) (?:also )?call"),
    (Kind.EXAMPLES, r"which (?:also |in turn )?(?:includes?|covers?|comprises?|takes? in|encompass(?:es)?)|covering|comprising|encompassing|such as|including|to include|includ(?:e|es)|especially|particularly|namely|for example|for instance|among them|e\.g\.?,?|mainly|like"),
    (Kind.PLACE, r"in whom|in|for|against"),
    (Kind.CLAUSE, r"where|when|whenever|because|if|whom|who|that|which"),
    (
        Kind.AWAY,
        r"while|since|so that|so|although|though|until|as|once|whether|by|at|over|under|through|throughout|on|onto|into|from|via|per|within|between|among|above|below|about|than|then|versus|to|"
        r"is|are|was|were|be|been|being|can|could|may|might|will|would|should|must|do|does|did|had|need(?:s|ed)?|make(?:s)?|want(?:s)?|"
        r"causes|triggers|provokes|produces|brings (?:on|about)|carries|works|acts|belongs|contains|it|they|them|you|we|he|she|lost|left|used|given|indicated|approved|licen[sc]ed",
    ),
    (
        Kind.WORD,
        r"(?:the )?needs? for|the|an?|this|these|those|your|their|its|our|my|certain|various|several|many|some|any|all|each|both|either|other|also|only|mostly|usually|often|sometimes|chiefly|primarily|most|more|less|further|two|three|different|older|younger",
    ),
    (
        Kind.FILLER,
        r"but|(?:quiet|calm|asleep|stable)(?=\W*$|[,;]| (?:and|or|in)\b)|at bay|in check|first-line|second-line|third-line|(?:first|second|third|later)[ -]line|initial|short-term|long-term|adjuvant|neoadjuvant|symptomatic|sole|adjunctive|routine|emergency|topical|twice daily|once daily|use(?! disorders?\b)|monotherapy|"
        r"(?<!type )(?<!stage )(?<!grade )(?<!class )(?<!genotype )(?<!group )(?<!trisomy )\d+(?:[.,]\d+)?(?: ?(?:to|-|–) ?\d+)?(?: (?:years?|months?|weeks?|days?|hours?)(?: (?:of age|old))?)?|aged?",
    ),
)  # fmt: skip
_STOP = r"[.!?:;](?=\s|$)|\s[-–—]+(?=\s)"
_GROUPS = "|".join(f"(?P<{kind.name.lower()}_{n}>{words})" for n, (kind, words) in enumerate(_WORDS))
_LINK = Pattern(rf"(?<![\w-])(?:{_GROUPS})(?![\w-])|(?P<stop>{_STOP})", re.IGNORECASE)
_KINDS = {f"{kind.name.lower()}_{n}": kind for n, (kind, _) in enumerate(_WORDS)}


def find_links(text: str) -> Iterator[Link]:
    """Yield the links of a slot in order; what is hidden by underscores holds none.

    >>> [(link.kind.name, "adults with gout"[link.start:link.end]) for link in find_links("adults with gout")]
    [('PEOPLE', 'adults'), ('HAVING', 'with')]
    """
    for found in _LINK.finditer(text):
        kind = _KINDS.get(found.lastgroup or "", Kind.ANEW if found[0] == ";" else Kind.FILLER)
        yield Link(kind, found.start(), found.end())
