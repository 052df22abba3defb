"""The frames in which sentences tell of adverse effects, as a table with examples, and what silences them.

The slot `object` is where effects are expected: in a section on effects any name there counts, elsewhere only such as the lexicon knows.
"""

from __future__ import annotations

from medgraph.extraction.adverse_effect.roles import WHOLE
from medgraph.extraction.adverse_effect.verb_rules import VERB_RULES
from medgraph.extraction.adverse_effect.words import CAUSE, EFFECTS, MOVE, REPORTED
from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

_EFFECTS_SECTION = frozenset({SectionType.ADVERSE_REACTIONS})
_HARMS = frozenset({SectionType.ADVERSE_REACTIONS, SectionType.BOXED_WARNING, SectionType.WARNINGS})
_GATE = everywhere_but(
    SectionType.OVERDOSAGE, SectionType.NONCLINICAL, SectionType.CONTRAINDICATIONS, SectionType.INTERACTIONS, SectionType.STORAGE, SectionType.MISSED_DOSE,
    SectionType.MONITORING, SectionType.STUDIES, SectionType.PREGNANCY,
)  # fmt: skip
_A, _W, _B = SectionType.ADVERSE_REACTIONS, SectionType.WARNINGS, SectionType.BOXED_WARNING
_VETOES = tuple(WHOLE.values())
_HE = Relation.HAS_ADVERSE_EFFECT

RULES = (
    *VERB_RULES,
    Rule(
        "adverse_effect.include", 3, _HE, _GATE,
        pattern(
            rf"\b{EFFECTS}\b(?! (?:of|to) (?:other|the (?:vaccine|disease)))[^.:;()]{{0,110}}?(?:\([^)]*\)[^.:;()]{{0,60}}?)? ?"
            r"(?:\b(?:include[sd]?|including|comprise[sd]?|consist(?:s|ed)? of|(?:were|are|was|is)(?! (?:\w+ly )?(?:\w+ed|shown|seen|consistent|known|likely|similar) (?:in|below|elsewhere|above|with|by|from|on|to|as|at|for|during|after|using|if|when)\b)|such as|like|e\.g\.,?|namely|being)(?: the following)?|:) ?:? ?(?P<object>[A-Za-z][^.]*)"
        ),
        (
            Example("The most common side effects are nausea, vomiting and diarrhea.", "metformin", ("nausea", "vomiting", "diarrhea"), _A),
            Example("Serious side effects, such as kidney toxicity, are possible.", "casimersen", ("kidney toxicity",), _A),
            Example("Side effects are usually mild and go away.", "casimersen", (), _A),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.reported", 3, _HE, _HARMS,
        pattern(rf"^(?P<object>[^.;:]{{3,300}}?),? {REPORTED}"),
        (
            Example("Headache, dizziness and fatigue have been reported.", "inclisiran", ("headache", "dizziness", "fatigue"), _A),
            Example("Back pain was reported in 12% of patients.", "nusinersen", ("back pain",), _A),
            Example("Rash and pyrexia have occurred as hypersensitivity reactions.", "golodirsen", ("rash", "pyrexia"), _W),
            Example("Most of these have been reported elsewhere.", "nusinersen", (), _A),
            Example("Chest pain is common in people with angina.", "metformin", (), _A),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.reported_beside", 1, _HE, frozenset({SectionType.CONTRAINDICATIONS}),
        pattern(r"(?:^|\(|[–—:] )(?P<object>(?:(?!\b(?:whom?|which|that|if|when|where|history|should)\b)[^.;:()]){3,120}?) (?:has|have) (?:also )?(?:been (?:\w+ly )?(?:reported|seen|observed|described)|occurred)\b"),
        (
            Example("Hypersensitivity to warfarin (anaphylaxis and hives have been reported).", "warfarin", ("anaphylaxis", "hives"), SectionType.CONTRAINDICATIONS),
            Example("Angioedema has occurred.", "perindopril", ("angioedema",), SectionType.CONTRAINDICATIONS),
            Example("Patients in whom hepatitis has been seen.", "metformin", (), SectionType.CONTRAINDICATIONS),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.drug_does", 1, _HE, frozenset({SectionType.CONTRAINDICATIONS}),
        pattern(
            rf"(?:^|[,;:–—-] )(?:(?:and|but|because|since|as|for) )?(?P<subject>[\w'’-]{{4,30}}) (?P<object>(?:(?:may|can|could|might|will|sometimes|also) ){{1,3}}(?:{MOVE}|makes?|leaves?|worsens?|exacerbates?|aggravates?|speeds? up|slows?(?: down)?|harms?|damages?|injures?) [^.;]+)"
        ),
        (
            Example("Severe gout, as furosemide can raise uric acid.", "furosemide", ("hyperuricemia",), SectionType.CONTRAINDICATIONS),
            Example("Epilepsy – mefloquine may make you dizzy.", "mefloquine", ("dizziness",), SectionType.CONTRAINDICATIONS),
            Example("Liver disease, as alcohol can raise uric acid.", "furosemide", (), SectionType.CONTRAINDICATIONS),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.causes", 3, _HE, _HARMS,
        pattern(
            rf"\b(?:(?:may|can|could|might|does|sometimes|rarely|also|commonly|occasionally|has|have)(?: \w+ly)?(?: also)? {CAUSE}|causes|caused|(?:may|can|could|has|have) (?:harm|damage|injure)d?)"
            r"(?: (?:the following|mild|transient|serious|severe)(?= (?:side|adverse|effects|:)))? ?:? ?(?P<object>[A-Za-z][^.]*)"
        ),
        (
            Example("Warfarin can cause serious bleeding and skin necrosis.", "warfarin", ("serious bleeding", "skin necrosis"), _A),
            Example("Adalimumab may cause heart failure.", "adalimumab", ("heart failure",), _W),
            Example("It does not cause weight gain.", "metformin", (), _A),
            Example("If it may cause headache in you, call your doctor.", "inclisiran", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.drug_causes", 3, _HE,
        everywhere_but(SectionType.OVERDOSAGE, SectionType.NONCLINICAL, SectionType.INTERACTIONS, SectionType.STUDIES, SectionType.STORAGE, SectionType.ADVERSE_REACTIONS, SectionType.WARNINGS, SectionType.BOXED_WARNING),
        pattern(
            rf"(?:^|[,;:] )(?:(?:and|but|because|since|as|yes,?|no,?|less commonly|less often|more often|rarely|sometimes|occasionally|very rarely) )?(?P<subject>it|they|this (?:medicine|medication|drug|treatment|vaccine)|(?:even |just )?(?:one|a single) dose|(?:using|taking) [\w'’-]{{4,30}}(?: [\w'’-]+){{0,4}}|(?:the |these |high |large |long-term )?[\w'’-]{{4,30}}(?: [\w'’-]{{3,20}})?) (?:(?:(?:may|can|could|might|does|sometimes|rarely|often|also|commonly|occasionally) ){{1,2}}{CAUSE}|causes) (?P<object>[A-Za-z][^.]*)"
        ),
        (
            Example("Methotrexate can cause birth defects and miscarriage.", "methotrexate", ("birth defect", "miscarriage"), SectionType.CONTRAINDICATIONS),
            Example("It can sometimes cause hives.", "inclisiran", ("hives",), SectionType.QUESTIONS),
            Example("Rarely warfarin causes skin necrosis.", "warfarin", ("skin necrosis",), SectionType.DESCRIPTION),
            Example("Untreated gout can cause kidney stones.", "metformin", (), SectionType.DESCRIPTION),
            Example("High blood pressure may cause stroke.", "warfarin", (), SectionType.INDICATIONS),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.likelier", 1, _HE,
        everywhere_but(SectionType.OVERDOSAGE, SectionType.NONCLINICAL, SectionType.INTERACTIONS, SectionType.STUDIES, SectionType.STORAGE, SectionType.CONTRAINDICATIONS),
        pattern(
            r"(?:^|[,;:] )(?:(?:and|but|because|since|as|also|rarely) )?(?P<subject>it|they|this (?:medicine|medication|drug|treatment)|(?:the )?[\w'’-]{4,30}(?: [\w'’-]{3,20})?) (?:(?:may|can|could|might|does|will|also|sometimes|\w+ly) ){0,3}"
            r"makes? (?P<object>[A-Za-z][^.;:]{2,140}?) (?:(?:a bit |a little |much |somewhat |rather )?more (?:likely|common|frequent|probable)|likelier|commoner)\b"
        ),
        (
            Example("Vortioxetine may make bleeding more likely.", "vortioxetine", ("bleeding",), _W),
            Example("Adalimumab can make heart failure and tuberculosis more likely.", "adalimumab", ("heart failure", "tuberculosis"), _A),
            Example("Smoking makes stroke more likely.", "estradiol", (), _W),
            Example("Kidney disease may make lactic acidosis more likely.", "metformin", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.people_had", 1, _HE, _HARMS,
        pattern(
            r"\b(?:patients|people|users|children|adults|boys|girls|women|men|infants?|recipients|volunteers|many|some|most|few|others?|one|two|three|[a-z]+teen)(?: (?:of the|in the|on|treated|receiving|taking|who) [^,.;]{0,40}?)?"
            r"(?: (?:may|can|could|might|have|has|also|\w+ly)){0,2} (?:experience[sd]?|develop(?:s|ed)?|report(?:s|ed)?|get|notice[d]?|had|complain(?:s|ed)? of|suffer(?:s|ed)?|(?:come|came|break|broke) (?:out|up) in|(?:go|went|come|came) down with) (?P<object>[A-Za-z][^.]*)"
        ),
        (
            Example("Some patients experience mild headache.", "inclisiran", ("headache",), _A),
            Example("One infant developed severe hyponatremia and took salt.", "nusinersen", ("severe hyponatremia",), _A),
            Example("Patients have had bronchospasm, chest pain and urticaria.", "eteplirsen", ("bronchospasm", "chest pain", "urticaria"), _W),
            Example("Some patients experience no relief.", "metformin", (), _A),
            Example("People who have had angioedema should not take it.", "ivacaftor", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.risk_of", 3, _HE, frozenset({_A, _W, _B}),
        pattern(r"\b(?:(?:exposes? \w+ to|increase[sd]?|higher|raise[sd]?|heightens?|elevates?|greater|an? increased|added) (?:the )?risks? (?:of|for)|(?:carr(?:y|ies)|pose[sd]?|there is|has|have|with) (?:an? |the |some )(?:\w+ ){0,2}?risks? (?:of|for)|(?:label |boxed |black box )?(?:warns|warnings?) (?:of|about|for|against|regarding|concerning)|(?:chance|possibility) of) (?P<object>[A-Za-z][^.]*)"),
        (
            Example("There is an increased risk of thrombocytopenia and glomerulonephritis.", "nusinersen", ("thrombocytopenia", "glomerulonephritis"), _W),
            Example("The label warns of lactic acidosis.", "metformin", ("lactic acidosis",), _W),
            Example("It exposes patients to the risk of serotonin syndrome.", "lithium", ("serotonin syndrome",), _W),
            Example("Diabetes means a higher risk of infection before treatment.", "adalimumab", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.moves", 2, _HE, _HARMS,
        pattern(rf"(?P<object>\b(?:can|may|could|might|will)(?: also)? {MOVE} [^.;]+?)(?=,? (?:and|or|but) (?:it |this )?(?:can|may|could|might|will|should)\b|[.;]|$)"),
        (
            Example("Sertraline can lower sodium.", "sertraline", ("hyponatremia",), _B),
            Example("It may lower potassium.", "adalimumab", ("hypokalemia",), _W),
            Example("It may raise hopes.", "adalimumab", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.makes_feel", 1, _HE, _HARMS | {SectionType.PATIENT_INFORMATION, SectionType.QUESTIONS, SectionType.INTERACTIONS, SectionType.OTHER},
        pattern(r"(?P<object>\b(?:may|can|could|might|will|sometimes|often) (?:also )?(?:make|leave|cause) (?:you|people|patients|some people|users|children|your child) [^.;]+)"),
        (
            Example("This medicine may make you feel drowsy or dizzy.", "lithium", ("drowsiness", "dizziness"), _W),
            Example("It can make you more sensitive to sunlight.", "methotrexate", ("photosensitivity",), _W),
            Example("It can make you live longer.", "warfarin", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.fatal", 1, _HE, _HARMS,
        pattern(r"(?:^|: )(?P<object>[A-Z][^.;:]{3,90}?), (?:(?:some|including) (?:cases |of them )?(?:were )?|sometimes |(?:and|which) (?:may|can) be )(?:fatal|life-threatening)\b"),
        (
            Example("Hypertensive crisis, some cases fatal.", "carfilzomib", ("hypertensive crisis",), _W),
            Example("Hepatic failure, sometimes fatal.", "nevirapine", ("hepatic failure",), _B),
            Example("Infections such as measles, which may be fatal, are prevented.", "metformin", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.occurred_as", 1, _HE, _HARMS,
        pattern(rf"{REPORTED} as (?:part of )?(?P<object>[A-Za-z][^.,;]*)"),
        (
            Example("Rash and pruritus have occurred as hypersensitivity reactions.", "golodirsen", ("hypersensitivity reaction",), _W),
            Example("Fever was reported as an infusion-related reaction.", "patisiran", ("infusion-related reaction",), _A),
            Example("It was described as a breakthrough.", "patisiran", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.driving", 1, _HE, _HARMS | {SectionType.PATIENT_INFORMATION},
        pattern(r"^(?P<object>[^.;:]{3,80}?) (?:may |can |could |might )?(?:make[s]?|impair[s]?|affect[s]?|interfere[s]? with)(?: \w+){0,3} (?:driving|drive|machin)"),
        (
            Example("Dizziness and blurred vision make driving unwise.", "imatinib", ("dizziness", "blurred vision"), _W),
            Example("Drowsiness may affect your ability to drive.", "nusinersen", ("drowsiness",), _W),
            Example("It does not affect driving.", "metformin", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.boxed", 1, _HE, everywhere_but(SectionType.INTERACTIONS, SectionType.STORAGE),
        pattern(r"^(?P<object>[A-Za-z][^.;:]{2,80}?) (?:has|have|carries|carry|bears?|gets?|is|are)(?: \w+)? (?:the subject of )?(?:an? |the |under )?(?:boxed|black[- ]box) warning"),
        (
            Example("Lactic acidosis has a boxed warning.", "metformin", ("lactic acidosis",), _W),
            Example("Serious infections carry a boxed warning.", "adalimumab", ("serious infection",), _A),
            Example("The label has no boxed warning.", "inclisiran", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.sign_of", 1, _HE, _HARMS | {SectionType.PATIENT_INFORMATION},
        pattern(
            r"\b(?:(?:may|can|could|might) (?:also )?be (?:an? |the |early |first |possible |warning |important )*(?:signs?|symptoms?|indications?) of|(?:which|these|this|they) (?:may|can|could|might) (?:mean|indicate|point to|signal)(?: that you have)?) (?P<object>[A-Za-z][^.;]*)"
        ),
        (
            Example("These may be signs of a serious lung condition (interstitial lung disease).", "tepotinib", ("interstitial lung disease",), _A),
            Example("Fever or a sore throat may be a sign of agranulocytosis.", "clozapine", ("agranulocytosis",), _W),
            Example("Signs of gout are redness and pain.", "metformin", (), _A),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.reports_of", 2, _HE, _HARMS,
        pattern(r"\b(?:there (?:can|may|could|might) (?:also )?be|there (?:have been|has been|were|was|are|is)|receive[sd]?|add(?:s|ed)?|includes?|describe[sd]?|known)(?: \w+,?){0,4} (?:reports?|cases?|instances?|episodes|occurrences?) of (?P<object>[A-Za-z][^.;]*)"),
        (
            Example("There have been postmarketing reports of angioedema in patients on it.", "pregabalin", ("angioedema",), _W),
            Example("There were rare cases of hepatitis and jaundice.", "warfarin", ("hepatitis", "jaundice"), _A),
            Example("There are no reports of seizures.", "metformin", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.associated", 1, _HE, _HARMS,
        pattern(r"\b(?:use|treatment|therapy|it|drug|medicine|medication|administration|exposure|doses?|\w+(?:mab|tinib|statin|pril|sartan|ine|ide|one|ol|in|am|ate))\b[^.;:]{0,60}? (?:is|are|has been|have been|was|were) (?:\w+ly )?(?:associated|linked|implicated|connected) (?:with|to|in) (?P<object>[A-Za-z][^.;]*)"),
        (
            Example("Use of fluoroquinolones has been associated with tendon rupture.", "ciprofloxacin", ("tendon rupture",), _W),
            Example("Long-term treatment is linked to osteoporosis.", "prednisone", ("osteoporosis",), _W),
            Example("Obesity is associated with sleep apnea.", "tirzepatide", (), _W),
        ),
        _VETOES,
    ),
    Rule(
        "adverse_effect.is_effect", 1, _HE,
        everywhere_but(SectionType.OVERDOSAGE, SectionType.NONCLINICAL, SectionType.INTERACTIONS, SectionType.STORAGE),
        pattern(
            r"^(?:yes,? )?(?P<object>[A-Za-z][^.;:?]{2,80}?) (?:is|are|was|were)(?: also| indeed)? (?:(?:an?|the|one of the|some of the|among the|two of the|possible|known|both) )+(?:[\w-]+,? ){0,5}?(?:side[ -]effects?|adverse (?:effects?|reactions?|events?)|common(?:est)? complaints)\b(?! (?:of|to|from|with) (?:other|another))"
        ),
        (
            Example("Hair loss is a known side effect of warfarin.", "warfarin", ("hair loss",), SectionType.QUESTIONS),
            Example("Yes, weight gain is one of the most common side effects.", "pregabalin", ("weight gain",), SectionType.QUESTIONS),
            Example("Hair loss is not a known side effect.", "metformin", (), SectionType.QUESTIONS),
        ),
        _VETOES,
    ),
    SIGNS_OF := Rule(
        "adverse_effect.signs_of", 1, _HE, _EFFECTS_SECTION,
        pattern(r"(?:\b(?:signs?|signs? (?:and|or) symptoms?|symptoms) of|\) or) (?P<object>[a-z][^.;:(),]{3,60}?)(?= ?[.;:(,]|$)"),
        (
            Example("Get help at once if you have signs of an allergic reaction: hives, trouble breathing.", "warfarin", ("allergic reaction",), _A),
            Example("Call your doctor if you have symptoms of low blood sugar (shaking).", "metformin", ("low blood sugar",), _A),
            Example("Call your doctor if you have any symptoms.", "metformin", (), _A),
        ),
    ),
    NAMED := Rule(
        "adverse_effect.named", 1, _HE, frozenset({_W, _B}),
        Pattern(r"(?P<object>$)"),
        (
            Example("**Retinopathy:** damage to the retina has been observed.", "hydroxychloroquine", ("retinopathy",), _W),
            Example("**Lactic acidosis:** fatal cases have been reported.", "metformin", ("lactic acidosis",), _W),
            Example("**Asthma:** use it with caution in people with asthma.", "timolol", (), _W),
            Example("**Renal impairment:** reduce the dose.", "metformin", (), _W),
        ),
        _VETOES,
    ),
    KNOWN := Rule(
        "adverse_effect.known", 4, _HE, _EFFECTS_SECTION,
        Pattern(r"(?P<object>$)"),
        (
            Example("Flatulence followed with 12.1%, weakness (asthenia) with 9.2%.", "metformin", ("asthenia",), _A),
            Example("The list was led by colds, but rarely also cough and fever.", "viltolarsen", ("cough", "fever"), _A),
            Example("Falls and calf cramps are part of the disease.", "casimersen", (), _A),
        ),
        _VETOES,
    ),
)  # fmt: skip
