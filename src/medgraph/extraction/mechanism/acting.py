"""Tell which drugs act in a clause ("Imatinib inhibits …"), and which a noun calls what they are ("X is an oral | COX-2 inhibitor").

A page on mechanisms is full of other actors: hormones that activate receptors, proteins that drive tumors, enzymes that
break the drug down. So before every verb somebody must stand who is the drug (`anchors`), or the clause must be a fragment about it (`fragments`).
Nouns are often only mentioned: what patients take, fail or are resistant to, what must not be combined. So between the drug and the
noun only the words of a predicate may stand.
"""

from __future__ import annotations

import re

from medgraph.extraction.language.clauses import REACH
from medgraph.extraction.language.fragments import SPOKEN_OF, follows, fragment_drugs
from medgraph.extraction.mechanism.about import about
from medgraph.extraction.mechanism.anchors import hide, last_anchor
from medgraph.extraction.mechanism.nouns import TURN
from medgraph.extraction.mechanism.same_subject import same_subject
from medgraph.extraction.page import Page, Passage
from medgraph.patterns import Pattern, search


def acting_drugs(page: Page, passage: Passage, position: int) -> tuple[str, ...]:
    """Return the drugs that do what is said at a position of a passage's text; none where something else does.

    It is asked of verbs and of nouns for actors ("blocks", "inhibitor"). Negation is not its business.
    """
    before = hide(passage.text[max(0, position - REACH) : position])
    anchor = last_anchor(page, passage, before)
    if anchor is None:
        return fragment_drugs(page, passage, before, passage.text[position:])
    drugs, end = anchor
    return drugs if same_subject(page, before[end:]) else ()


def classed_drugs(page: Page, passage: Passage, start: int, end: int, *, plural: bool = False) -> tuple[str, ...]:
    """Return the drugs that are said to be what a noun phrase from `start` to `end` calls them: "X is an oral | COX-2 inhibitor".

    Who takes, fails or is resistant to such a thing is not meant. With `plural` it is a group, and must be said to be the drug's ("called", "one of the").
    """
    before = hide(passage.text[max(0, start - REACH) : start])
    if (
        plural
        and not _GROUP.search(before)
        and not (passage.is_item and passage.leads and search(_GROUP, f"{passage.leads[0]} is"))
    ):
        return ()
    anchor = last_anchor(page, passage, before)
    if anchor is not None:
        return anchor[0] if _is_predicate(before[anchor[1] :]) else ()
    if re.match(r"^\W*as (?:an?|the)\b", before, re.IGNORECASE):
        return about(page, passage) if follows(page, passage.text[end:]) else ()
    fragment = passage.is_item or passage.block.label is not None or passage.topic in SPOKEN_OF
    if fragment and _NAMING.match(before):
        return about(page, passage)
    return ()


_NAMING = Pattern(
    r"^(?!\W*the\W*$)\W*(?:(?:an?|the|is|as|of|one|in|to|also|first|new|oral|small[- ]molecule|drug|medicine|medication|tablet|injectable|class|group|family|kind|type|member|called|named|known|belongs|"
    r"acts?|works?|human|humani[sz]ed|chimeric|monoclonal|synthetic|kinase|antibody|protein|anti|non-[\w-]+|[\w-]+(?:ive|al|ic|ed|ent|ible|able|ous|ly|acting|generation))\b[\s,:;.—–-]*){0,10}$",
    re.IGNORECASE,
)


_GROUP = Pattern(
    r"\b(?:called|known as|named|class|group|family|types?|kinds?|one of|members? of|belongs?|among|are|category)\b",
    re.IGNORECASE,
)
_PREDICATE = Pattern(
    r"^[\s®™]*(?:(?:acid|ion|itself|alone|and its [\w -]{3,30}?|in turn|also|too)[\s,]+)*"
    r"(?:[,(–—:-]\s*(?:also |likewise )?(?:an?|the|another|one of|itself|which (?:is|acts as))\b|(?:is|are|was|(?:acts?|works?|serves?|functions?|behaves?|operates?)(?: \w+ly)? (?:as|like)|belongs to|(?:counts|sits|ranks|falls|is) among)\b)",
    re.IGNORECASE,
)
_NOT_PREDICATE = Pattern(
    r"\b(?:with|other|unlike|taking|take|takes|combined|combination|switch\w*|after|who|patients?|people|than|previous\w*|prior|fail\w*|respon\w*|resist\w*|not|no|never|without|"
    r"against|while|if|when|or|should|must|can|may|plus|followed|added|strong|moderate|weak|used|given|indicated|metaboli\w+|to(?! (?:an?|the) (?:[\w-]+ ){0,2}(?:class|group|family|drugs|medicines|type))|"
    r"interact\w*|avoid\w*|inducers?|cleared|because|approved|treats?|treatment|studied|tested|compared|instead)\b",
    re.IGNORECASE,
)
_NAMED_SO = Pattern(
    r"\b(?:called|known as|named|class of|group of|family of|type of|kind of|one of|(?:acts?|works?|serves?|functions?|behaves?|operates?)(?: \w+ly)? (?:as|like)|is an?|is the)\s+(?:(?:the|an?|selective|oral|direct|[\w-]+)\s+){0,4}?$",
    re.IGNORECASE,
)


# "binds to the receptor and | is an agonist at it": the second predicate counts.
_SECOND = Pattern(
    r"\band\s+(?=(?:(?:also|thereby|thus|so)\s+)?(?:is|acts?|works?|serves?|functions?|behaves?|operates?)\b)"
)


# "is an antagonist at 5-HT3 receptors, a partial agonist at 5-HT1B receptors and | an agonist": what it is besides.
_EARLIER = Pattern(
    r"(?:,\s*|\b)(?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:antagonist|agonist|inhibitor|blocker|activator|modulator)s?\s+(?:at|of|for|on)\s+[^,;.]{2,60}?(?=,\s*(?:and\s+)?an?\b|\s+and\s+an?\b)",
    re.IGNORECASE,
)
# "exerts its effect through its action as | an NMDA receptor antagonist"
_ACTION_AS = Pattern(r"\b(?:its|the) (?:actions?|activity|effects?|role) as (?:an?|the)\b[\w\s-]{0,60}$", re.IGNORECASE)


def _is_predicate(between: str) -> bool:
    """Tell whether a noun phrase behind `between` says what the drug before it is."""
    between = _EARLIER.sub(" ", _SECOND.split(between)[-1])
    if _ACTION_AS.search(between):
        return True
    if _NAMED_SO.search(between) and not _NOT_PREDICATE.search(between.split(",")[-1]) and _same_subject_words(between):
        return True
    return (
        bool(_PREDICATE.match(between))
        and len(between.split()) <= 12
        and not _NOT_PREDICATE.search(between)
        and not re.search(r"\bfor\b", between)
    )


def _same_subject_words(between: str) -> bool:
    return not TURN.search(re.sub(r"\b(?:that|which) (?:is|are|belongs?)\b", "", between))
