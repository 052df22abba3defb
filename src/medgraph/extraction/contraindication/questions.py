"""Read bars that a page asks about: "Have you ever had a stroke? Is your liver badly damaged? If the answer is yes, it is ruled out."

A question bars where the page says what follows from a yes: behind it ("If so, do not take it", "If you answer yes to any of these, …")
or above it, where its list stands under a lead that bars. A yes after which one only has to talk to a doctor bars nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from medgraph.extraction.contraindication.leads import cautions
from medgraph.extraction.page import Page, Passage
from medgraph.patterns import Pattern, search

# "If the answer to any of these is yes, …", "A yes to one of them means that …".
_YES = Pattern(
    r"\b(?:answer(?:s|ed)?|say|said|tick(?:ed)?|if|an?|one|any|single|even)\b[^.;?]{0,50}?\byes\b|^\W*yes to (?:any|one|either|even)\b",
    re.IGNORECASE,
)
# "Are you pregnant? | Then you must not take it."
_THEN = Pattern(
    r"^\W*(?:then|if so|in (?:that|this|such a|any of these|either) cases?|(?:do not|don['’]t|never) (?:take|use|have|start) (?:it|this|them)\W*$)",
    re.IGNORECASE,
)
# What follows from a yes.
_BARS = Pattern(
    r"\b(?:ruled out|rules? (?:it|this|[\w-]+) out|contra-?indicated|off[ -]limits|off the table|out of the question|no-go|not (?:for|safe for|suitable for|right for) you|(?:another|a different) (?:drug|medicine|treatment|tablet)|something else|"
    r"(?:(?:must|should|can|may|will|do|would|could)(?: not|n['’]t)|cannot|won['’]t|can['’]t|never)(?: \w+)? (?:take|use|have|get|receive|start|swallow|prescribe|give|offer|be (?:given|prescribed|offered|put on)))\b",
    re.IGNORECASE,
)
_ASKED = Pattern(
    r"^(?P<before>\W*(?:(?:and|or|also|first|finally|lastly),? )?)(?P<verb>have|has|had|are|is|were|was|could|might|may|do|does|did) "
    r"(?P<who>you|your (?:child|baby)|there|they|he or she|he|she|the (?:patient|child))\b",
    re.IGNORECASE,
)
_OF_ORGAN = Pattern(r"^\W*(?:and |or )?(?:is|are|do|does|has|have) (?:your|his|her|their|the) ", re.IGNORECASE)


def asks(passage: Passage) -> bool:
    """Tell whether a passage is a question about what one has or is: "Are you pregnant?", and no "Why?" or "Can I take it?"."""
    return passage.text.rstrip().endswith("?") and bool(_ASKED.match(passage.text) or _OF_ORGAN.match(passage.text))


def as_statement(passage: Passage) -> Passage:
    """Return a question as the statement that it asks about, every offset kept: "you have ever had a stroke"; others as they are."""
    if not passage.text.rstrip().endswith("?"):
        return passage
    return replace(passage, text=_ASKED.sub(_stated, passage.text).replace("?", " "))


def _stated(found: re.Match[str]) -> str:
    verb = found["verb"] if not found["verb"].lower().startswith("d") else " " * len(found["verb"])
    return f"{found['before']}{found['who'].lower()} {verb.lower()}"


def find_questions(page: Page) -> Iterator[Passage]:
    """Yield as statements the questions after which a page says that a yes bars its drug."""
    asked: list[Passage] = []
    for passage in page.passages:
        if passage.text.rstrip().endswith("?"):
            asked = [*(asked if _goes_on(asked, passage) else []), passage]
        elif asked and _bars(passage, asked):
            yield from (as_statement(each) for each in asked)
            asked = []
        elif asked and passage.block.span != asked[-1].block.span:
            asked = []


def _goes_on(asked: list[Passage], passage: Passage) -> bool:
    """Tell whether a question goes on with those before it, the first of which must ask what one has or is."""
    return bool(asked) and asked[-1].section.span == passage.section.span and asks(asked[0])


def _bars(passage: Passage, asked: list[Passage]) -> bool:
    """Tell whether a sentence bars on a yes to the questions before it."""
    if not asks(asked[0]) or not search(_BARS, passage.text) or cautions(passage.text):
        return False
    return bool(search(_YES, passage.text)) or (_THEN.match(passage.text) is not None)
