"""What the paragraphs of an article are about whose headings were lost, read off the sentences that open them.

    "Like all medications, X can cause side effects, though …"     adverse reactions, and so what follows
    "X isn't right for everyone. You shouldn't take it if …"       contraindications, and so what follows

Writers of health articles open each part with such a sentence; a paragraph that opens with none goes on with the
part before it. A question opens a part as it would head one. A text with few of them is no such article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from medgraph.model import Block, BlockKind, Span
from medgraph.model import SectionType as T
from medgraph.patterns import Pattern
from medgraph.section_headings import section_type

_FEWEST = 4  # kinds of parts in an article

# What stands for more than itself in the openings below: how sentences call the drug, at their beginning and behind a
# verb; "is" with adverbs; other medicines; people; "more than one".
_WORDS = {
    "IT": r"(?:it|th(?:is|e) (?:medicine|medication|drug|treatment)|[A-Z][\w-]+(?: [a-z]{2,}| \([^()]*\)){0,2}?)",
    "THIS": r"(?:it|(?:your|th(?:is|e)) \w+|[A-Za-z][\w-]{4,}(?: [a-z]{2,})??)",
    "IS": r"(?:is|are)(?: (?:[a-z]+ly|often|most often|also|sometimes|only|always))*",
    "OTHERS": r"(?:medicines?|medications?|drugs|treatments?|supplements|foods)",
    "PEOPLE": r"(?:people|patients|adults|children|users)",
    "SEVERAL": "(?:several|some|certain|many|other|various|(?:quite )?a few|a number of)(?: (?:other|common|good))?",
    "NOT": r"(?:isn't|is not|may not be|might not be)",
}
_OPENINGS: tuple[tuple[T, tuple[str, ...]], ...] = (
    (T.MISSED_DOSE, ("if you (?:miss|forget)",)),
    (T.OVERDOSAGE, ("if you (?:accidentally )?(?:take|use|inject) (?:too much|more)", "taking too much")),
    (
        T.PREGNANCY,
        (
            "pregnancy|breastfeeding",
            "if you(?:'re| are) (?:pregnant|planning)",
            "IT (?:ha(?:s|ve) not|hasn't) been (?:well )?studied (?:enough )?in pregnan\\w+",
        ),
    ),
    (
        T.ADVERSE_REACTIONS,
        (
            r"(?:like|as with) (?:all|most|any|other|every)\b[^.]{0,80}\b(?:side|effects|reactions)",
            "(?:most|many|the majority of) PEOPLE tolerate",
            r"(?:the|here are|these are|some|more|other|less|common|rare|serious|most|many)\b[^.]{0,60}\bside effects",
            "side effects",
            "in (?:the |clinical )?(?:studies|trials),? the (?:most )?(?:[a-z]+ )?(?:side )?effects",
            "(?:less|more|most|very) (?:often|commonly|rarely),? PEOPLE",
            "(?:everyone|everybody|each person) (?:reacts?|responds?) differently",
            "here(?:'s| is) what (?:most )?(?:PEOPLE|you) (?:\\w+ )?(?:most often |often )?notice",
            "IT (?:can|may) (?:also )?cause (?:some |a number of )?(?:unwanted |side )?effects",
        ),
    ),
    (
        T.CONTRAINDICATIONS,
        (
            "IT NOT (?:right|suitable|safe|appropriate|recommended|a good choice) for (?:everyone|everybody|all)",
            r"(?:not everyone|(?:some|certain) (?:people|groups))\b[^.]{0,30}\b(?:should(?:n't)?|can(?:not|'t)?|avoid)",
            "you (?:also )?(?:should not|shouldn't|must not|mustn't|can't) (?:take|use|receive|have)",
        ),
    ),
    (
        T.INTERACTIONS,
        (
            "IT (?:can |may |does |might )?interacts? with",
            r"(?:combining|mixing|taking) THIS (?:together )?(?:with|and) (?:\w+ ){0,2}OTHERS",
            "(?:food|alcohol|what you eat) (?:also )?(?:matters|counts)",
            "IT (?:doesn't|does not) mix (?:well )?with",
            "SEVERAL OTHERS (?:can |may |might |that )?(?:interact|affect|change|raise|lower|interfere|don't mix)",
            r"tell your (?:\w+ )?(?:team|provider|nurse|pharmacist|doctor) about (?:every|any)thing you (?:take|use)",
            r"tell your doctor (?:and pharmacist )?(?:about|if you (?:take|use)) (?:all|every|any|other)\b[^.:]{0,30}"
            r"\b(?:medic\w+|drugs?|supplements|take)",
        ),
    ),
    (
        T.NAMES,
        (
            r"IT IS (?:sold|marketed|available)\b[^.]{0,40}\b(?:brand|trade|names?)",
            "the (?:main |most common )?brand names?",
            "you (?:may|might|will) (?:know|find|see|recognize) THIS (?:as|under|by)",
            "IT is made by",
        ),
    ),
    (
        T.ALTERNATIVES,
        (
            "(?:there are |you have )?SEVERAL (?:alternatives?|options)",
            "SEVERAL (?:alternative )?OTHERS are (?:also )?available",
            r"if IT (?:isn't|is not|doesn't|does not)\b[^.]{0,60}\b(?:alternatives?|other|options|choices)",
            r"IT and [a-z]+ (?:are|get) (?:often )?compared",
            r"[A-Z][a-z-]+(?: \([^()]*\))? (?:is|are) (?:an?|the|another|one)\b[^.]{0,60}\b"
            r"(?:compared|alternatives?|newer|older|similar|related|option)",
        ),
    ),
    (
        T.WARNINGS,
        (
            r"before (?:you )?(?:start|tak|us|receiv|begin)\w*",
            "your doctor (?:will|needs to|should) (?:want to )?know",
            "(?:be sure to )?(?:tell|let) your (?:doctor|healthcare)",
        ),
    ),
    (
        T.DOSAGE,
        (
            "(?:you should |always |be sure to )?(?:take|use|inject|apply) THIS (?:exactly|just|as|by|once|with)",
            r"IT IS (?:given|taken|injected|administered|applied|infused|inhaled)\b(?![^.]*\b(?:while|whereas)\b)",
            r"you(?:'ll| will| should)? (?:\w+ly )?(?:take|receive|inject|get|use|apply) THIS "
            r"(?:as|by|once|twice|every|in|on|under|into|through|via)",
            r"for [^.]{2,80}\b(?:dose|dosage) is",
            r"the (?:\w+ly )?(?:usual|typical|standard|recommended|starting|first) (?:starting |adult )?dos(?:e|age)",
            "how long you|the decision to stop|(?:you should )?never stop|don't stop",
            "most people (?:need to |will )?(?:take|stay on|use) THIS for",
        ),
    ),
    (T.MECHANISM, ("IT (?:works|acts) (?:by|on|as|in|like|differently)", "to understand how THIS works")),
    (
        T.INDICATIONS,
        (
            r"IT IS (?:used|prescribed|indicated|approved)\b(?: \w+ly)? (?:to|for|in)",
            "IT (?:treats|helps (?:to )?(?:treat|prevent))",
            r"doctors (?:\w+ly |often )?(?:prescribe|use) THIS (?:for|to)",
            r"your (?:doctor|specialist|[a-z]+ologist|care team) (?:may|might|can|will) "
            r"(?:suggest|prescribe|recommend) THIS (?:if|for|to)",
        ),
    ),
)
_STANDS_FOR = Pattern("|".join(_WORDS))


def _pattern(phrases: Iterable[str]) -> Pattern:
    filled = (_STANDS_FOR.sub(lambda name: _WORDS[name[0]], f"(?:{phrase})") for phrase in phrases)
    return Pattern(rf"(?:{'|'.join(filled)})\b")


_QUESTION = Pattern(r"(?:what|when|how|can|is|does|do|will|should|are|who)\b[^.?!]{5,100}\?(?=\s)", re.IGNORECASE)
_PATTERNS = tuple((topic, _pattern(phrases)) for topic, phrases in _OPENINGS)


def topic_of(paragraph: str) -> T | None:
    """Return what a paragraph opens a part about, None where it only goes on.

    >>> topic_of("Like all medications, tacrolimus can cause side effects. Here is what to watch for.").value
    'adverse reactions'
    >>> topic_of("Erenumab isn't suitable for everyone.").value, topic_of("It is given as an injection.").value
    ('contraindications', 'dosage')
    >>> topic_of("Most of these effects pass by themselves.") is None
    True
    """
    opening = paragraph.replace("’", "'")
    if question := _QUESTION.match(opening):
        return section_type(question[0])
    forms = (opening, opening[:1].lower() + opening[1:])  # the drug keeps its capital, all other words have none
    return next((topic for topic, words in _PATTERNS if any(map(words.match, forms))), None)


def opened_parts(text: str, blocks: Iterable[Block]) -> dict[Span, T]:
    """Return the paragraphs before the first heading that open a part, with what it is about.

    There are none where they are few. A heading above the first paragraph only names the page.
    """
    found = dict(_openings(text, blocks))
    return found if len(set(found.values())) >= _FEWEST else {}


def _openings(text: str, blocks: Iterable[Block]) -> Iterator[tuple[Span, T]]:
    begun = False
    for block in blocks:
        if block.kind is BlockKind.HEADING and begun:
            return
        if block.kind is BlockKind.PARAGRAPH and (topic := topic_of(block.span.of(text))):
            yield block.span, topic
        begun |= block.kind is not BlockKind.HEADING
