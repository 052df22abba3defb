"""The table of wordings that make an exon a target.

"Skips", "leaves out", "hides" say exon skipping; "keeps in", "inclusion" say exon inclusion; "binds to exon 51" and "is for exon 51" name
the exon without saying what happens to it. The exon's number is the slot `exon`; "exons 51 and 45" has two.
"""

from __future__ import annotations

import re

from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

GATE = everywhere_but(
    SectionType.ADVERSE_REACTIONS,
    SectionType.INTERACTIONS,
    SectionType.STORAGE,
    SectionType.NONCLINICAL,
    SectionType.OVERDOSAGE,
    SectionType.CONTRAINDICATIONS,
)
NUMBER = r"\d{1,3}[a-z]?(?! ?(?:%|mg|to \d|through|-\d|–|—\d))"
_N = rf"(?P<exon>{NUMBER}(?:(?:,| and| or|, and) \d{{1,3}}\b)*)"
_EXON = rf"exons? ?(?:number )?{_N}\b"
_FILL = r"(?:(?:over|of|past|out|up|the|section|piece|part|called|known|as|target|targeted|machinery|to|reading|away|in|so|that|a|specific|region|it|sequence|stretch|same) )"
_SKIP = r"(?:skip(?:s|ping|ped)?|exclu(?:sion|des?|ding)|bypass(?:es|ing)?|leav(?:es?|ing) out|omit(?:s|ting)?|mask(?:s|ing)?|hid(?:es?|ing)|cover(?:s|ing)?(?: up)?|ignor(?:es?|ing)|jump(?:s|ing)?|splic(?:es|ing) out|remov(?:al|es?|ing)|cut(?:s|ting)? out|drop(?:s|ping)?(?: out)?|pass(?:es|ing)? over|edit(?:s|ing)? out|shield(?:s|ing)?|conceal(?:s|ing)?|block(?:s|ing)?)"
_DISEASED = (
    r"\b(?:delet(?:ion|ions|ed)|mutations?|missing|loss|duplicat\w+|absent|variants?) (?:\w+ )?(?:of|in|within|involving|affecting|around|spanning|from|at|near|such as|like) (?:the )?(?:\w+ )?exons? \d(?![^.;]*\bskipp)",
    r"\bexons? \d+ (?:is|are|was) (?:missing|deleted|lost|absent|duplicated)|will not benefit|not amenable|\bskipping (?:mutations?|alterations?|variants?|positive|NSCLC|tumou?rs?)|"
    r"\b(?:mutations?|alterations?|variants?|changes?|difference|letter|defect|fault|error) (?:\w+ ){0,6}?(?:leads?|leading|results?|resulting|causes?|causing|makes?|that (?:makes?|causes?|leads?|lets?)) [^.;]{0,60}?(?:skip|exclu|left out|leav)",
    r"\b(?:normally|naturally|usually|mostly|most of its|untreated|without treatment|in (?:SMA|patients with SMA|the disease))\b[^.;]{0,80}?(?:skip|exclu|left out|leav|lack)",
)


def _row(name: str, trigger: str, *examples: Example) -> Rule:
    return Rule(
        f"exon.{name}", 2, Relation.TARGETS_EXON, GATE, pattern(trigger), examples, tuple(map(pattern, _DISEASED))
    )


RULES: tuple[Rule, ...] = (
    _row(
        "skipping",
        rf"\bexon[ -]?{_N}[ -](?:skipping|exclusion|skip|skipper)\b|\b{_SKIP} {_FILL}{{0,5}}?{_EXON.replace('<exon>', '<exon2>')}|"
        rf"\b{_EXON.replace('<exon>', '<exon3>')}(?:,? in [^,.;]{{3,40}},?)? (?:is|be|being|gets|to be) (?:skipped|left out|excluded|spliced out|removed|omitted|bypassed|masked|hidden)\b|"
        rf"\bleav(?:es|ing) {_EXON.replace('<exon>', '<exon4>')} out\b",
        Example("Eteplirsen is for patients amenable to exon 51 skipping of dystrophin.", "eteplirsen", ("DMD exon 51",)),
        Example("By skipping over exon 53, muscle cells make a shorter dystrophin.", "viltolarsen", ("DMD exon 53",)),
        Example("Splicing of dystrophin then leaves exon 53 out.", "golodirsen", ("DMD exon 53",)),
        Example("A deletion of exon 45 shifts the reading frame of dystrophin.", "casimersen"),
        Example("Capmatinib is for tumors with MET exon 14 skipping.", "capmatinib"),
    ),
    _row(
        "inclusion",
        rf"\b(?:inclu(?:sion|des?|ding)|retain(?:s|ing)?|retention|keep(?:s|ing)?|add(?:s|ing)?|restor(?:es|ing|ation)|put(?:s|ting)?) {_FILL}{{0,4}}?{_EXON}|"
        rf"\bexon[ -]?{_N.replace('<exon>', '<exon2>')}[ -](?:inclusion|retention)\b|"
        rf"\b{_EXON.replace('<exon>', '<exon3>')} (?:is|be|to be|being|gets|stays?|remains?) (?:more often |again |now )?(?:included|retained|kept|in|read|added)\b",
        Example("Nusinersen promotes inclusion of exon 7 in SMN2 mRNA.", "nusinersen", ("SMN2 exon 7",)),
        Example("Risdiplam changes splicing: it increases exon 7 inclusion in SMN2 transcripts.", "risdiplam", ("SMN2 exon 7",)),
        Example("SMN2 transcripts lack exon 7.", "nusinersen"),
    ),
    _row(
        "bound",
        rf"\b(?:bind|attach|hybridi[sz]|pair|cling|stick|latch|dock|complementary|target|direct|aim|address|go|act|designed|meant|made)\w*(?: \w+ly)?(?: (?:itself|and \w+))? (?:to |onto |with |at |on |against |after |for )?{_FILL}{{0,6}}?{_EXON}",
        Example("Golodirsen hybridizes with exon 53 of dystrophin pre-messenger RNA.", "golodirsen", ("DMD exon 53",)),
        Example("Casimersen targets exon 45 of dystrophin.", "casimersen", ("DMD exon 45",)),
        Example("Gefitinib targets exon 19 deletions of EGFR.", "gefitinib"),
        Example("The deletion lies next to exon 45 of dystrophin.", "casimersen"),
    ),
    _row(
        "meant", rf"(?:\bfor|(?<=\))\s*[:,–—-]?|(?<=rsen)\s*[:,–—-]?) (?:the )?(?:dystrophin )?{_EXON}(?! (?:skipping|skip|deletions?|mutations?|inclusion|exclusion))|\btarget ?: ?{_EXON.replace('<exon>', '<exon2>')}",
        Example("Eteplirsen (Exondys 51) is for exon 51 of dystrophin.", "viltolarsen", ("DMD exon 51",)),
        Example("For exon 45 of dystrophin there is casimersen.", "eteplirsen", ("DMD exon 45",)),
        Example("Testing for exon 45 deletions of dystrophin comes first.", "casimersen"),
    ),
    _row(
        "labelled", rf"^\W*(?:\w+ )?{_EXON}|^\W*{_N.replace('<exon>', '<exon2>')}\W*$",
        Example("Dystrophin is meant.\n\n| Item | Entry |\n| --- | --- |\n| Target | exon 53 |", "golodirsen", ("DMD exon 53",)),
        Example("Dystrophin is meant.\n\n| Drug | Exon |\n| --- | --- |\n| Eteplirsen | 51 |", "eteplirsen", ("DMD exon 51",)),
        Example("Dystrophin is meant.\n\n| Drug | Dose |\n| --- | --- |\n| Eteplirsen | 30 |", "eteplirsen"),
    ),
)  # fmt: skip
LABEL = Pattern(
    r"^\W*(?:molecular |drug )?targets?(?: exon)?\W*$|^\W*(?:skipped |target(?:ed)? )?exons?(?: skipped| targeted)?\W*$",
    re.IGNORECASE,
)
"""A label whose value is the exon that a drug acts on."""
MECHANISM = {"exon.skipping": "exon skipping", "exon.inclusion": "splicing modulation"}
"""The mechanism that a wording says."""
EFFECT = {"exon.skipping": "exon skipping", "exon.inclusion": "exon inclusion", "exon.meant": "exon skipping"}
"""What happens to the exon, where the words say it."""
