"""What can be measured or examined, and how clauses ask for it.

A clause that asks for checks ("should be measured", "your doctor will check", "every six months") names what is
checked in any order and with any words between. So the things themselves are found, by a lexicon of tests and by
the heads of their names ("retinal exam"); a thing whose change or value is told ("if the platelet count falls")
is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from medgraph.model import Span
from medgraph.patterns import Pattern, finditer, match, search

_BLOOD = (
    r"sodium|potassium|calcium|magnesium|phosphate|phosphorus|bicarbonate|electrolytes?|creatinine(?:\s+clearance)?|CrCl|urea|BUN|"
    r"blood\s+urea\s+nitrogen|e?GFR|(?:estimated\s+)?glomerular\s+filtration\s+rate|cystatin\s+C|uric\s+acid|urate|glucose|sugar|HbA1c|A1c|"
    r"(?:glycated|glycosylated)\s+ha?emoglobin|ha?emoglobin(?:\s+A1c)?|cholesterol|triglycerides?|lipids?|LDL(?:-C|\s+cholesterol)?|HDL(?:-C|\s+cholesterol)?|"
    r"ALT|AST|ALP|GGT|(?:alanine|aspartate)\s+aminotransferase|alkaline\s+phosphatase|(?:amino)?transferases?|transaminases?|aminotransferases?|bilirubin|albumin|"
    r"(?:liver|hepatic)\s+(?:enzymes?|function|transaminases)|LFTs?|TFTs?|U&Es?|urea\s+and\s+electrolytes|PTH|parathyroid\s+hormone|(?:kidney|renal|thyroid|cardiac|heart|lung|pulmonary|ventricular|left\s+ventricular|adrenal|cranial\s+nerve|immune)\s+function|"
    r"TSH|thyroid-stimulating\s+hormone|(?:free\s+)?T[34]|thyroxine|prolactin|testosterone|estradiol|cortisol|PSA|prostate[- ]specific\s+antigen|ha?ematocrit|"
    r"(?:complete|full)\s+blood(?:\s+cell)?\s+counts?|CBCs?|FBCs?|blood(?:\s+cell)?\s+counts?|(?:white|red)(?:\s+blood)?\s+cells?(?:\s+counts?)?|white\s+counts?|platelets?(?:\s+counts?)?|"
    r"(?:absolute\s+)?(?:neutrophil|lymphocyte|leu[ck]ocyte|eosinophil)\s+counts?|neutrophils|lymphocytes|leu[ck]ocytes|ANC|coagulation|clotting|INR|prothrombin\s+time|"
    r"a?PTT|(?:activated\s+)?partial\s+thromboplastin\s+time|fibrinogen|D-dimer|ferritin|iron\s+stores|vitamin\s+(?:B12|D|A)|folate|IGF-?1|calcitonin|creatine\s+(?:phospho)?kinase|CK|CPK|LDH|"
    r"lactate(?:\s+dehydrogenase)?|ammonia|amylase|lipase|troponin(?:\s+[IT])?|(?:NT-?pro)?BNP|CRP|C-reactive\s+protein|ESR|urine\s+protein|proteinuria|urinalysis|dipstick|"
    r"(?:protein|albumin)(?:[- ]to)?[-/ ]creatinine\s+ratio|UPCR|homocysteine|(?:trough|peak)(?:\s+and\s+(?:trough|peak))?(?:\s+(?:levels?|concentrations?))|ketones?"
)
_BODY = (
    r"blood\s+pressure|heart\s+(?:rate|rhythm)|pulse(?:\s+rate)?|ECGs?|EKGs?|electrocardiogra(?:ms?|phy)|echocardiogra(?:ms?|phy)|QTc?(?:\s+intervals?)?|LVEF|"
    r"(?:left\s+ventricular\s+)?ejection\s+fraction|oxygen\s+saturation|respiratory\s+rate|(?:body\s+)?temperature|(?:body\s+)?weight|height|growth|BMI|bone\s+(?:mineral\s+)?density|bone\s+age|"
    r"vision|visual\s+(?:acuity|fields?)|(?:intraocular|eye)\s+pressure|eyes|eyesight|hearing|fluid\s+(?:balance|status|retention)|volume\s+status|hydration|urine\s+output|muscle\s+strength|"
    r"motor\s+function|(?<!rapid\s)(?<!fast\s)(?<!slow\s)(?<!shallow\s)(?<!heavy\s)(?<!noisy\s)(?<!trouble\s)(?<!difficulty\s)(?<!with\s)(?<!in\s)(?<!of\s)breathing(?!\s+(?:tube|problems?|troubles?|difficult\w+|machine))|weighed(?=\s+(?:at|every|once|before|weekly|monthly|and|too|again)\b|[,.;]|\s*$)|weigh(?:ed)?(?=\s+(?:regularly|often|(?:the\s+|your\s+)?(?:patients?|child|yourself)))|lungs?|kidneys?|liver|thyroid(?:\s+gland)?|heart|teeth|mood|behaviou?r|pupils|carotid|bones"
)
_DISEASES = (
    r"(?:latent\s+|active\s+)?tuberculosis|TB|hepatitis(?:\s+[ABC])?(?:\s+(?:and|or)\s+C)?(?:\s+(?:virus|serology|status))?|HIV|G6PD(?:\s+deficiency)?|HLA-B\*?[\d:*]+|JCV\s+antibod(?:y|ies)|"
    r"(?:(?:anti-)?(?:\w+\s+)?virus\s+|anti-\w+\s+|anti-drug\s+)?antibod(?:y|ies)(?:\s+tit(?:er|re)s?)?"
)
_HEADS = (
    r"tests?|testing|typing|genotyping|examinations?|exams?|x-?rays?|scans?|serology|tit(?:er|re)s?|biops(?:y|ies)|mammograms?|MRIs?|CT|ultrasounds?|"
    r"audiogra(?:ms?|phy)|audiometry|spirometry|swabs?|smears?|OCT"
)
_BEHIND = r"(?:\s+(?:levels?|counts?|concentrations?|tests?|testing|function(?:\s+tests?)?|profiles?|panels?|monitoring|screening|examinations?|exams?|checks?|status|values?|studies|parameters|typing|genotyping|serology))?"
_BEFORE = r"(?:(?:serum|blood|plasma|urine|urinary|fasting|total|free|absolute|spot|whole\s+blood|arterial|baseline|liver|lung|chest|eye|skin|dental|pregnancy|genetic)\s+){0,3}"
_KNOWN = Pattern(rf"(?<![\w-]){_BEFORE}(?:{_BLOOD}|{_BODY}|{_DISEASES}){_BEHIND}(?![\w-])", re.IGNORECASE)
_WORD = r"(?!(?:the|an?|your|our|their|and|or|of|for|to|in|with|by|have|has|had|get|need|needs|this|that|these|those|any|some|more|all|two|three|regular|routine|other|further|periodic|negative|positive|take|taken|order|what|which|whether|additional|certain|special|medical|laboratory|do|is|are|was|may|will|expect|perform|be|before|after|each|every|first|no|not|as|from|such|more|if|a|per|at|on)\b)[A-Za-z][\w*:+-]*"
_BY_HEAD = Pattern(rf"(?<![\w-])(?:{_WORD}\s+){{1,3}}?(?:{_HEADS})(?![\w-])", re.IGNORECASE)
_ALONE = Pattern(
    r"(?<![\w-])(?:ECGs?|EKGs?|MRIs?|audiogra(?:ms?|phy)|audiometry|spirometry|mammograms?|urinalysis|echocardiograms?|OCT)(?![\w-])",
    re.IGNORECASE,
)

_MADE_SURE = Pattern(
    r"\b(?:check|make\s+sure|ensure|confirm|see|verify)\w*\s+(?:that|whether|if)\s+(?:the\s+|your\s+)?$", re.IGNORECASE
)
# What is told of a thing right before or behind it, where its change or value is spoken of and not its measuring.
_CHANGED_BEFORE = Pattern(
    r"\b(?:increas\w+|decreas\w+|elevat\w+|rais\w+|reduc\w+|lower\w*|abnormal\w*|worsen\w+|impair\w+|declin\w+|falls?|rises?|drops?|loss|impaired|poor|"
    r"prolong\w*)\s+(?:(?:in|of|the|your)\s+){0,2}$|\b(?:if|when|until|unless)\s+(?:the\s+|your\s+)?$|"
    r"\b(?:based on|according to|depends? on|varies with|per|by|due to|because of|caused by|problems? with|disease of|harm (?:to )?the|damage (?:to )?the|damages? the)\s+(?:the\s+|your\s+)?$",
    re.IGNORECASE,
)
_TOLD_BEHIND = Pattern(
    r"^\s*(?:\([^()]*\)\s*)?(?:(?:may|can|could|might|will|is|are)\s+(?:(?:also|\w+ly)\s+)?(?:(?:be|turn|become)\s+)?(?:\w+ly\s+)?(?:prolonged|positive|negative|altered|affected|disturbed|distorted|false|wrong)\b|(?:is|are|was|were|has|have|may|can|could)\s+(?:\w+\s+)?(?:low|high|lower|higher|below|above|increased?|decreased?|elevated|raised|reduced|normal|abnormal|fall|falls|rise|rises|drop|go|<|>|less|more|at\s+least|between|found|seen|reported|stable|damaged|failing|affected|problems?)\b|"
    r"(?:falls?|rises?|drops?|exceeds?|below|above|less\s+than|greater\s+than|between|problems?|disease|disorders?|failure|damage|impairment|injury|toxicity|transplant\w*|infections?|"
    r"(?:or|and)\s+\w+\s+(?:problems?|disease|impairment|failure|damage)|increas\w+|decreas\w+|elevat\w+|abnormalit\w+|attacks?|gain|loss|cancer|≥|≤|<|>|of\s+\d|\d))",
    re.IGNORECASE,
)


LONGEST = 700
"""A longer clause is no sentence; nothing is read in it."""


def find_measurables(text: str) -> Iterator[Span]:
    """Yield where a clause names things that can be measured or examined, those left out whose change or value is told.

    >>> text = "Check the platelet count; if ALT rises, check bilirubin."
    >>> [span.of(text) for span in find_measurables(text)]
    ['platelet count', 'bilirubin']
    """
    taken: list[Span] = []
    text = text if len(text) <= LONGEST else ""
    for pattern in (_KNOWN, _BY_HEAD, _ALONE):
        for found in finditer(pattern, text):
            span = Span(*found.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
    for span in sorted(taken):
        if _DISEASE.match(span.of(text)) and not _SCREENED.search(text):
            continue
        before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 60]
        if not (_CHANGED_BEFORE.search(before) or (_TOLD_BEHIND.match(after) and not _MADE_SURE.search(before))):
            yield span


_VERBS = (
    r"(?:monitor|check|measur|test|assess|evaluat|determin|obtain|perform|examin|review|record|calculat|screen|weigh|track|sampl|repeat|draw|"
    r"look\s+(?:at|into)|keeps?\s+an?\s+(?:\w+\s+)?eye\s+on|watch|observ|follow(?!ing|s?\s+(?:the|your|these|up\s+with)))"
)
_DONE = (
    r"(?:monitored|checked|measured|tested|assessed|evaluated|determined|obtained|performed|examined|reviewed|recorded|calculated|screened|weighed|"
    r"tracked|followed|watched|repeated|drawn|counted|ascertained|verified|looked\s+at|kept\s+an\s+eye\s+on|sought)"
)
_WANTED = r"(?:taken|done|carried\s+out|ordered|arranged|required|recommended|needed|advised|considered|necessary|wise|sensible|prudent|a\s+must)"
_OFTEN = (
    r"(?:every|each|weekly|monthly|yearly|annually|annual|quarterly|daily|hourly|regular(?:ly)?|periodic(?:ally)?|routine(?:ly)?|at\s+baseline|baseline|beforehand|"
    r"before|prior\s+to|during|after|once|twice|at\s+(?:the\s+)?(?:start|least|regular|intervals)|throughout|frequent(?:ly)?|closely|carefully|from\s+time\s+to\s+time)"
)
_ASKS = tuple(
    Pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:\w+:\s*)?(?:(?:please|also|regularly|routinely|periodically|always|closely|carefully|then|and)\s+)*{_VERBS}",
        rf"\b(?:should|must|will|may|might|need|needs|have|has|ought|can|would|to|and|then|please|shall|wants?)\s+(?:\w+\s+){{0,3}}?(?:be\s+)?(?:\w+ly\s+)?{_VERBS}",
        rf"\b(?:is|are|be|gets?|being)\s+(?:\w+\s+){{0,2}}?{_DONE}\b",
        rf"\b(?:doctors?|team|nurses?|staff|clinic|physician|provider|specialist|pharmacist|endocrinologist|hospital)\s+(?:\w+\s+){{0,3}}?{_VERBS}\w*s\b",
        r"\b(?:need|needs|have|having|get|undergo|require|requires|expect|arrange|order|receive|do|recommend(?:ed)?|include|includes?)\b[^.;]{0,60}\b(?:tests?|checks?|check-?ups?|monitoring|examinations?|exams?|screening|scans?|x-?rays?|counts?|ECGs?|samples?)\b",
        r"\b(?:tests?|checks?|check-?ups?|monitoring|examinations?|exams?|screening|samples?)\s+(?:to|of|for|on|that|which|will|are|is|should|include)\b",
        rf"\b(?:we|they|(?:most|many|some)\s+(?:clinics|doctors|teams|centres|centers))\s+(?:(?:also|now|then|will|often|usually|always|first)\s+)*(?:{_VERBS}|takes?\s+(?:your|the|his|her)|do(?!\s+not))\b",
        rf"\bha(?:ve|s|ving)\s+(?:your|their|his|her|the|its)\s+[^.;]{{2,60}}?\s+(?:{_DONE}|felt)\b",
        r"\bneeds?\s+(?:\w+\s+)?(?:checking|watching|measuring|monitoring|testing)\b",
        rf"\b{_OFTEN}\s+(?:\w+\s+){{0,2}}?(?:tests?|checks?|check-?ups?|monitoring|examinations?|exams?|screening)\b",
    )
)
# A test is wanted: what is checked must then be named as a test ("pregnancy testing is recommended").
_WANTS = Pattern(
    rf"\b(?:is|are|be)\s+(?:\w+\s+){{0,2}}?{_WANTED}\b|\b(?:needs?|require[sd]?|have|undergo|get)\b|\bcomes?\s+first\b",
    re.IGNORECASE,
)
_TEST = Pattern(
    rf"(?:^|[\s-])(?:{_HEADS}|counts?|monitoring|screening|checks?|ECGs?|EKGs?|electrocardiograms?|echocardiograms?|urinalysis|dipstick)$",
    re.IGNORECASE,
)
_SCREENED = Pattern(
    r"\b(?:test|screen|check|examin|evaluat|assess)\w*\s+(?:\w+\s+){0,2}?for\b|\b(?:test|screening|serology|status)\b",
    re.IGNORECASE,
)
_DISEASE = Pattern(rf"(?:{_DISEASES})$", re.IGNORECASE)
_TIMED = Pattern(rf":?\s*(?:\([^()]*\)\s*)?,?\s*(?:at|{_OFTEN})\b", re.IGNORECASE)
_NOT_ASKED = Pattern(
    r"\bno need (?:for|to)\b|\b(?:nobody|no one|no patients?)\s+(?:\w+\s+)?(?:needs?|requires?|has to)\b|\b(?:do|does|need)(?:\s+not|n['’]t)\s+(?:\w+\s+){0,2}?(?:monitor|check|measure|test|take)\b|\btest tube\b|\bartefacts?\b|\bartifacts?\b|"
    r"\b(?:not|no longer|n['’]t|never)\s+(?:\w+\s+)?(?:needed|necessary|required|recommended|routinely|monitored|checked|measured)\b|"
    r"\b(?:no|without)\s+(?:\w+\s+){0,2}(?:monitoring|tests?|checks?)\b|\bunreliable\b|\b(?:was|were)\s+(?:\w+\s+){0,2}(?:measured|assessed|evaluated|monitored|tested)\b|"
    r"\bin\s+(?:clinical\s+)?(?:trials?|studies)\b|\binterfere\w*\b|\bshowed\b|\b(?:total|usual) dose\b|\b(?:was|were)\s+(?:\w+\s+)?(?:observed|seen|reported|found)\b|\bnot\s+(?:be\s+)?(?:a\s+)?(?:good|useful|reliable|relied|helpful)\b|\bmisleading\b|\btest\s+(?:kit|strip|result)|\bcheck\s+with\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def asks_for_checks(text: str) -> bool:
    """Tell whether a clause asks for something to be measured or examined, by a verb, a noun or how often.

    >>> [asks_for_checks(t) for t in ("ALT should be checked.", "ALT: at baseline and monthly", "ALT rose in 3%.")]
    [True, False, False]
    """
    return not search(_NOT_ASKED, text) and any(search(pattern, text) for pattern in _ASKS)


def is_denied(text: str) -> bool:
    """Tell whether a clause says that no check is needed, or tells of one in a study.

    >>> is_denied("Routine monitoring is not needed."), is_denied("INR weekly")
    (True, False)
    """
    return bool(_NOT_ASKED.search(text))


def wants_tests(text: str, spans: list[Span]) -> list[Span]:
    """Return the tests among the things that a clause names, if it says that they are wanted: "is recommended".

    >>> text = "Pregnancy testing is recommended, weight loss too."
    >>> [s.of(text) for s in wants_tests(text, list(find_measurables(text)))]
    ['Pregnancy testing']
    """
    if search(_NOT_ASKED, text) or not search(_WANTS, text):
        return []
    return [span for span in spans if _TEST.search(span.of(text))]


def is_list(text: str, spans: list[Span]) -> bool:
    """Tell whether a clause begins with a list of two or more things that can be measured: "ALT, AST and INR: …".

    >>> is_list("ALT and AST: monthly", [Span(0, 3), Span(8, 11)])
    True
    """
    between = [text[0 : spans[0].start], *(text[a.end : b.start] for a, b in pairwise(spans))]
    return len(spans) > 1 and all(_JOINED.fullmatch(words) for words in between)


_JOINED = Pattern(r"[\W]*(?:(?:and|or|your|the)\W+)*", re.IGNORECASE)


def is_timed(text: str, end: int) -> bool:
    """Tell whether what ends at a place of a text is followed by when or how often: "ALT | at baseline".

    >>> is_timed("ALT: at baseline", 3), is_timed("ALT rose", 3)
    (True, False)
    """
    return bool(match(_TIMED, text, end)) and not _NOT_ASKED.search(text)
