"""Read mechanisms that are told of a process and of no molecule: "works by slowing | the growth of bacteria", "prevents platelets from clumping".

Patients are told what stops or starts in the body: the making of stomach acid, the clumping of platelets, the release of a messenger. A process that only the
drug's purpose names ("prevents the formation of blood clots") is an indication. So weak verbs ("lowers the amount of") speak only behind "works by".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from medgraph.extraction.language.clauses import MOST, clauses, is_affirmed, mechanism_scope, slot
from medgraph.extraction.mechanism.acting import acting_drugs
from medgraph.extraction.mechanism.words import GATE, METABOLISM, around
from medgraph.extraction.page import Page, Passage
from medgraph.extraction.rules import Candidate, Example, Rule, pattern, ready
from medgraph.model import Relation
from medgraph.patterns import Pattern

# What happens in the body or in a germ, in the words of leaflets.
_MAKING = (
    r"(?:production|synthesis|formation|manufactur(?:e|ing)|making|secretion|release|absorption|reabsorption|uptake|breakdown|conversion|replication|multiplication|reproduction|copying|"
    r"fusion|entry|assembly|maturation|budding|division|resorption|transmission|conduction|activity|movement|excitation|firing)"
)
_FILL = r"(?:(?!of\b|that\b|which\b|and\b|to\b)[\w'’/-]+ ){0,5}?"
_DOERS = r"(?:body|liver|stomach|kidneys?|gut|intestines?|cells?|virus(?:es)?|bacteri\w+|fung\w+|parasites?|platelets?|nerves?|glands?|ovar(?:y|ies)|HIV|cancer cells|tumou?rs?|germs?)"
_DOES = r"(?:mak\w+|produc\w+|form\w+|absorb\w*|multiply\w*|reproduc\w+|copy\w*|replicat\w+|divid\w+|grow\w*|stick\w*|clump\w*|releas\w+|spread\w*|build\w*|repair\w*|enter\w*)"
_STOPPED = (
    rf"(?:(?:the )?{_FILL}(?:{_MAKING}(?: (?:and|or) {_MAKING})?|levels? of activity|amount) of\b|(?:the )?{_FILL}(?:platelet|red cell) (?:aggregation|activation|clumping|stickiness)\b|"
    rf"(?:the )?(?:aggregation|clumping|sticking together|growth) of\b|ovulation\b|(?:(?:the|your|these|its|abnormal|some|certain) )*{_FILL}{_DOERS}(?: from| cells? from)? {_DOES}\b|"
    rf"(?:the |this |these )?{_FILL}(?:{_MAKING}|growth|aggregation|clumping|clotting)\b(?! factor))"
)
_STRONG = r"(?:inhibit|block|suppress|stop|prevent|halt|arrest|interfer)(?:s|e|es|ing|ping)?(?: with)?"
_WEAK = r"(?:reduc|decreas|lower|slow|limit|lessen|cut|delay|interrupt|disrupt|control)(?:s|e|es|ing|ting|ling)?(?: down)?(?: or (?:stop|prevent|block)\w*)?"
_WORKS_BY = r"\b(?:works?|acts?|working|acting|action is|helps?)\b(?: [\w'’]+){0,3}? (?:by|through)(?: \w+ly)? "
_PURPOSE = (
    r"\b(?:blood clots?|clots|stones?|plaques?|scars?|wrinkles|cavit\w+|rejection|ulcers?|attacks?|seizures|migraine|side effects?|symptoms?|pain|infection|disease|tumou?rs? from (?:spreading|coming)|"
    r"medicine|drug|vitamins?|nutrients|food)\b"
)


def _row(name: str, trigger: str, *examples: Example) -> Rule:
    return Rule(f"mechanism.{name}", 1, Relation.HAS_MECHANISM, GATE, pattern(trigger), examples, (METABOLISM,))


RULES: dict[Rule, str] = {
    _row(
        "works_by_stopping", rf"{_WORKS_BY}(?:{_STRONG}|{_WEAK}) (?P<what>{_STOPPED}[^.;]{{0,40}})",
        Example("It works by decreasing the amount of acid made in the stomach.", "famotidine", ("inhibition",)),
        Example("It works by slowing or stopping the growth of cancer cells.", "cyclophosphamide", ("inhibition",)),
        Example("Azithromycin works by stopping the growth of bacteria.", "azithromycin", ("inhibition",)),
        Example("It works by reducing the formation of blood clots.", "apixaban"),
    ): "inhibition",
    _row(
        "stops_process", rf"\b{_STRONG} (?P<what>{_STOPPED}[^.;]{{0,40}})",
        Example("Clopidogrel prevents platelets from clumping together.", "clopidogrel", ("inhibition",)),
        Example("Alendronate inhibits bone resorption.", "alendronate", ("inhibition",)),
        Example("Riluzole inhibits the release of glutamate.", "riluzole", ("inhibition",)),
        Example("It prevents the formation of kidney stones.", "allopurinol"),
    ): "inhibition",
    _row(
        "raises_release", r"\b(?:works?|acts?|working|acting)\b(?: [\w'’]+){0,3}? by(?: \w+ly)? (?:increas|enhanc|boost|promot)ing (?P<what>(?:the )?(?:release|effects?|actions?|amounts?|levels?) of (?:[\w-]+ ){0,4}?(?:acetylcholine|serotonin|dopamine|noradrenaline|norepinephrine|GABA))\b",
        Example("It works by increasing the release of acetylcholine.", "amifampridine", ("potentiation",)),
        Example("Fampridine acts by boosting the release of acetylcholine.", "fampridine", ("potentiation",)),
        Example("It works by increasing the amount of urine.", "furosemide"),
    ): "potentiation",
}  # fmt: skip
_PURPOSES = Pattern(_PURPOSE, re.IGNORECASE)


def find_processes(page: Page) -> Iterator[Candidate]:
    """Yield the mechanisms that a page tells of processes."""
    for passage in clauses(page, GATE):
        for rule in ready(RULES, passage.text):
            for found in islice(rule.trigger.finditer(passage.text), MOST):
                yield from _read(rule, RULES[rule], passage, found, page)


def _read(rule: Rule, effect: str, passage: Passage, found: re.Match[str], page: Page) -> Iterator[Candidate]:
    what = found["what"]
    near = around(passage.text, found.start(), found.end())
    if _PURPOSES.search(what) or METABOLISM.search(near) or not is_affirmed(passage, found.start(), found.end()):
        return
    scope, where = mechanism_scope(passage.text), slot(passage, found.start(), found.end())
    for drug in acting_drugs(page, passage, found.start()):
        yield Candidate(Relation.HAS_MECHANISM, effect, drug, passage, where, rule.id, scope=scope)
