"""Read the answers to questions about taking the drug with something: "Can I drink alcohol?", "What about ibuprofen?".

The first words of the answer say whether what the question names is a partner: "No", "It is best to avoid it". What
the answer names itself is one where the clause says that something may go wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from medgraph.extraction.interaction.roles import ALARM, ALL_MEDICINES, DENIED, without_other_roles
from medgraph.extraction.interaction.section import answers_no, partners
from medgraph.extraction.interaction.tells import tells_interaction
from medgraph.extraction.language.entries import without_references
from medgraph.extraction.language.phrases import blanked
from medgraph.extraction.language.substances import Substance, read_substances
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate
from medgraph.model import BlockKind, Polarity, SectionType, Span
from medgraph.patterns import Pattern, search, sub

_RULE = "interaction.question/1"
_TOGETHER = Pattern(
    r"\b(?:take|taking|use|using|drink|drinking|eat|eating|combine|combined|mix|mixed|with|together|what about|have|interact\w*|affect\w*|smoke|vaccin\w+)\b|"
    r"^\W*(?:and|how about)\b|^(?!is|are|does|do|why|which|who|how|was|has|should)(?:\S+\s+){0,2}\S+\?$",
    re.IGNORECASE,
)
_YES = Pattern(
    r"^\W*(?:A\W+)?(?:yes|of course|certainly|sure|generally,? yes|usually,? yes|you can)\b(?!,? but\b)", re.IGNORECASE
)
_NO = Pattern(
    r"^\W*(?:A\W+)?(?:no\b(?! (?:known|significant|relevant|important|clinically|data|problem|interaction))|not?\b(?= (?:a good idea|together|recommended|without))|better not|best not|preferably not|never|avoid|"
    r"(?:it is|it['’]s) (?:best|better|wise|safest|advisable)|you should(?: not|n['’]t)|only (?:if|with|after|in)|with (?:care|caution)|be careful|"
    r"do not|don['’]t|in moderation|limit)\b",
    re.IGNORECASE,
)
# "Do I have to avoid …?", "Must patients give up …?": here a "no" allows it.
_MUST_I = Pattern(
    r"\b(?:(?:do|does) (?:I|we|you|they|people|patients|he|she|my \w+) (?:have|need) to|(?:must|should) (?:I|we|you|they|people|patients|he|she|my \w+)|is it (?:necessary|important|best) to)\s+"
    r"(?:\w+ )?(?:avoid|give up|stop|cut (?:out|down)|stay (?:off|away)|steer clear|leave out|do without|worry|be careful|watch out|separate|wait)\b",
    re.IGNORECASE,
)
_FLAT_NO = Pattern(
    r"\W*(?:A\W+)?(?:no|not at all|not really|not necessarily|there is no need|you need not|you do not have to|you don['’]t have to)\b",
    re.IGNORECASE,
)
_OTHER_TOPICS = frozenset(
    {
        SectionType.PREGNANCY,
        SectionType.ALTERNATIVES,
        SectionType.INDICATIONS,
        SectionType.BOILERPLATE,
        SectionType.MECHANISM,
    }
)


def find_in_answers(page: Page) -> Iterator[Candidate]:
    """Yield the partners that questions about other substances and their answers name."""
    for passage in page.passages:
        question = next((lead for lead in passage.leads[:3] if lead.endswith("?")), None)
        if question is None or passage.block.kind is BlockKind.ROW or passage.topic in _OTHER_TOPICS:
            continue
        must = search(_MUST_I, question) is not None
        asked = _asked(page, passage, question) if must or _TOGETHER.search(question) else []
        if asked and not ALL_MEDICINES.search(passage.text) and not (must and _says(_FLAT_NO, passage)):
            yield from _answer(page, without_references(passage), asked, must=must)


def _asked(page: Page, passage: Passage, question: str) -> list[Substance]:
    """Return what a question names, where it stands on the page."""
    begin = page.monograph.view.text.rfind(question, 0, passage.span.start)
    return read_substances(sub(_ASKING, blanked, question), begin, page.names) if begin >= 0 else []


# "Q: Can I buy | cough medicine with it?": who asks and what for are part of no name.
_ASKING = Pattern(
    r"^\W*(?:Q\W+)?(?:can|could|may|might|should|shall|will|do|does|am|is|are)\s+(?:I|we|you|he|she|they|my \w+)\s+(?:(?:still|also|safely|just)\s+)?\w+\s+",
    re.IGNORECASE,
)


def _answer(page: Page, passage: Passage, asked: list[Substance], *, must: bool) -> Iterator[Candidate]:
    """Yield what the question asks about if the answer's first words warn, and what the answer itself names."""
    said_yes = _says(_YES, passage)
    denied = (
        answers_no(passage) or DENIED.search(passage.text) or (said_yes and not must and not ALARM.search(passage.text))
    )
    warned = (must and said_yes) or _NO.match(passage.text) or _WARNS.search(passage.text)
    if _is_first(passage) and not denied and warned:
        here = Span(passage.quote.start, passage.quote.end)
        yield from partners(page, passage, [s._replace(span=here) for s in asked], _RULE, (page.drug,))
    named = read_substances(without_other_roles(passage.text), passage.span.start, page.names)
    polarity = Polarity.NEGATED if denied else Polarity.AFFIRMED
    if not denied and not tells_interaction(passage.text, item=False):
        return
    yield from partners(page, passage, [s for s in named if not s.is_everyday], _RULE, (page.drug,), polarity)


_WARNS = Pattern(
    rf"{ALARM.pattern}|\b(?:wait|hours?|dizzy|drowsy|sleepy|drops?|careful|start with|check with|ask your|tell your|too (?:low|high|much)|only (?:if|with|after|when|in|under))\b",
    re.IGNORECASE,
)


def _says(word: Pattern, passage: Passage) -> bool:
    """Tell whether the answer to which a clause belongs begins with a word: "Yes", "No"."""
    return bool(word.match(passage.block.span.of(passage.section.view.text)[_answer_start(passage) :]))


def _answer_start(passage: Passage) -> int:
    """Return where a block's text begins behind its label."""
    label = passage.block.label
    return label.end - passage.block.span.start if label else 0


def _is_first(passage: Passage) -> bool:
    """Tell whether a clause opens the answer: nothing but "A:" stands before it in its block."""
    begin = passage.block.span.start + _answer_start(passage)
    before = passage.section.view.text[begin : passage.span.start]
    return len(before.strip(" *_:.-\n")) <= 1
