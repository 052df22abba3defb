"""The label at a block's beginning: "**Loading dose:** 12 mg …", "Contraindications: …", "**Q: Is it
safe?** …".

A label is set in bold and followed by a colon, a dash, the end of its line or its own stop, or by a
new sentence where it is none itself
("**Cautions** Renal impairment"), or it is a few plain words before a
colon or a row of dots ("Route ....... oral") that are no clause and open no bracket. A sentence in bold before
others ("**Do not take it while you are pregnant.** It …") is none. The span given is the label's bare words:
without the colon, without "Q:" before a question, so that the label of a question is the question with its
question mark; the label of an answer ("A: …") is "A".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from medgraph.model import Span
from medgraph.patterns import Pattern

MAX_BOLD_WORDS = 14
MAX_PLAIN_WORDS = 6

_PLAIN = Pattern(r"(?:\d{1,2}\.\d{1,2} )?([^\W\d_][^\n.:;!?]{0,79})(?::|[ \t]?(?:\.{3,}|…{2,}))(?=\s|$)")
_QUESTION = Pattern(r"(?:Q(?:uestion)?[ \t]?\d{0,2}[:.)][ \t]*)([^\n?]{2,200}\?)")
_ANSWER = Pattern(r"(A)(?:nswer)?[:.][ \t]")
_QUESTION_MARK = Pattern(r"Q(?:uestion)?[ \t]?\d{0,2}[:.)][ \t]*")
# What makes a bold sentence one; "If it fails.", "How it acts." are labels.
_SENTENCE = Pattern(
    r"(?!(?:if|when|how|what|who|whom|where|why|which|while)\b)(?=(?:\S+\s+){4})[^:]*?"
    r"\b(?:do not|don['’]t|must|should|cannot|can|may|is|are|was|were|has|have|had|will)\b",
    re.IGNORECASE,
)
_AFTER_BOLD = Pattern(r"[ \t]?(?::|[–—-][ \t])|[ \t]*\n(?=[ \t]*\S)")
_CLAUSE = Pattern(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|could|may|might|must|shall|should|will|would|do|does|did|"
    r"includes?|included|including|if|when|you|your|we|call|tell|contact|ask|see|following|experiences?)\b",
    re.IGNORECASE,
)


def label_of(text: str, block: Span, strong: Span | None) -> Span | None:
    """Return the label of a block; `strong` is the bold slice that the block begins with, if it does.

    >>> text = "Q: Is it safe? A: Yes."
    >>> label_of(text, Span(0, 22), None).of(text)
    'Is it safe?'
    >>> text = "Infections Infections of the ear have been seen."
    >>> label_of(text, Span(0, len(text)), None).of(text)
    'Infections'
    """
    question = _QUESTION.match(text, block.start, block.end) or _ANSWER.match(text, block.start, block.end)
    if question:
        return Span(question.start(1), question.end(1))
    if strong:
        return _bold_label(text, block, strong)
    return _plain_label(text, block) or _bare_label(text, block) or _marginal_label(text, block)


def _bold_label(text: str, block: Span, strong: Span) -> Span | None:
    bare = strong.of(text).rstrip()
    marked = (
        bare.endswith((":", ".", "?"))
        or _AFTER_BOLD.match(text, strong.end, block.end)
        or _is_run_in(text, block, strong)
    )
    if not marked or len(bare.split()) > MAX_BOLD_WORDS or (bare.endswith(".") and strong.end >= block.end):
        return None
    if bare.endswith(".") and _SENTENCE.match(bare):
        return None
    bare = bare.rstrip(":. \t") if bare.endswith((":", ".")) else bare
    skipped = _QUESTION_MARK.match(bare)
    start = strong.start + (skipped.end() if skipped else 0)
    return Span(start, strong.start + len(bare)) if start < strong.start + len(bare) else None


def _is_run_in(text: str, block: Span, strong: Span) -> bool:
    """Tell whether bold words stand before text that begins anew, and are no part of a clause."""
    bare = strong.of(text).strip()
    few = len(bare.split()) <= MAX_PLAIN_WORDS and bare[:1].isupper() and not _CLAUSE.search(bare)
    return few and bool(_BEGINS_ANEW.match(text, strong.end, block.end))


_BEGINS_ANEW = Pattern(r"[ \t]+(?:[A-Z][\w-]+[ ,](?=[a-z\d(])|(?:A|An|In|No)\s|\d)")


def _plain_label(text: str, block: Span) -> Span | None:
    found = _PLAIN.match(text, block.start, block.end)
    if not found or not found[1][0].isupper() or len(found[1].split()) > MAX_PLAIN_WORDS:
        return None
    inside = found[1].count("(") != found[1].count(")")
    return None if inside or _CLAUSE.search(found[1]) else Span(found.start(1), found.start(1) + len(found[1].rstrip()))


# Where a page lost its marks: a band of frequency, an organ system, or a title whose first word the text says again.
_RATE = (
    r"(?:Very [Cc]ommon|Common|Uncommon|Rare|Very [Rr]are|(?:Frequency )?[Nn]ot known)(?: side[ -]effects?)?"
    r" \((?:may affect|affects|frequency cannot|cannot be)\b[^()]{3,70}\)"
)
_SYSTEM = r"[A-Z][a-z]+(?: (?:and )?[a-z]+){0,2} (?:system|changes|abnormalities|disorders)(?= [A-Z][a-z]+,? [a-z(])"
_AGAIN = r"(?P<first>[A-Z][a-z]{3,}+)(?:(?: (?!site)[a-z/]+){0,4}(?: \([a-z ]{3,30}\))?)??(?= (?P=first)\b)"
_BARE = Pattern(rf"(?:(?:{_RATE} )?(?:{_SYSTEM}|{_AGAIN})|{_RATE}(?= [A-Z][a-z]))".replace(" ", r"\s"))


def _bare_label(text: str, block: Span) -> Span | None:
    """Return a label that nothing marks: "Nervous system Headache has occurred", "Hair loss Hair loss has …"."""
    found = _BARE.match(text, block.start, block.end)
    return Span(*found.span()) if found else None


# "Rare (0.1%)     delirium": a band of frequency in a column of its own.
_BAND = Pattern(
    r"(?:(?:very )?(?:common|uncommon|rare|frequent|infrequent)(?: \([^()]*\))?|(?:frequency )?(?:not known|unknown))"
    r"(?= {2,}\S)",
    re.IGNORECASE,
)


def _marginal_label(text: str, block: Span) -> Span | None:
    """Return a label that stands in the margin of a text: "Rare (0.1%)     delirium"."""
    found = _BAND.match(text, block.start, block.end)
    return Span(*found.span()) if found else None


def bold_beginning(text: str, block: Span, strong: Sequence[Span]) -> Span | None:
    """Return the bold slice that a block begins with; `strong` are those that begin in the block."""
    for span in strong:
        if not text[block.start : span.start].strip():
            return Span(span.start, min(span.end, block.end))
    return None
