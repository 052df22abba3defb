"""The sentences by which pages warn, as a table: risks, harms, people who need care, boxed warnings."""

from __future__ import annotations

import re

from medgraph.extraction.language.conditions import PEOPLE
from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

GATE = everywhere_but(
    SectionType.STORAGE,
    SectionType.NONCLINICAL,
    SectionType.MISSED_DOSE,
    SectionType.STUDIES,
    SectionType.MECHANISM,
    SectionType.PHARMACOLOGY,
    SectionType.INDICATIONS,
    SectionType.ALTERNATIVES,
    SectionType.DESCRIPTION,
)
WARNED = frozenset({SectionType.WARNINGS, SectionType.BOXED_WARNING})
RISK_GATE = GATE - {SectionType.CONTRAINDICATIONS}
LOWERED = Pattern(
    r"\b(?:reduc\w+|lower\w*|decreas\w+|prevent\w*|minimi[sz]\w+|cut\w*|less|without|avoid) (?:the |your |"
    r"their |any |this )?(?:\w+ ){0,2}?risks?\b|\brisk factors? (?:is|are) not\b|\brisk of (?:missing|"
    r"overdos)",
    re.IGNORECASE,
)
_CARE = (
    r"(?:caution|cautious|cautiously|(?:be|being|is|are|extra|very) careful|particular care|special care|extra care|great care|close monitoring|"
    r"closer monitoring|careful monitoring|closely monitored|monitored closely|special attention|"
    r"close supervision|with care|care is (?:\w+ )?(?:needed|required|called for)|carefully|special caution|closer watch|extra checks)"
)

RULES = (
    Rule(
        "warning.increased_risk",
        2,
        Relation.HAS_WARNING,
        RISK_GATE,
        pattern(
            r"\b(?:(?:increas\w+|higher|greater|significant|serious|elevated|raised|raises?|heightened|"
            r"substantial|carr(?:y|ies)|poses?|high) (?:an? |the |your |their )?(?:\w+ ){0,2}?|"
            r"at (?:\w+ ){0,2}?)(?:risks?|chances?|likelihood) (?:compared (?:to|with) \w+ )?(?:of|for) (?P<object>\S.*)"
        ),
        (
            Example(
                "Fluoroquinolones carry a serious risk of tendon rupture and aortic aneurysm.",
                "ciprofloxacin",
                ("tendon rupture", "aortic aneurysm"),
            ),
            Example("Rosiglitazone increases the risk of heart failure.", "rosiglitazone", ("heart failure",)),
            Example("It raises the risk compared to placebo of hip fracture.", "canagliflozin", ("hip fracture",)),
            Example("Atorvastatin reduces the increased risk of stroke.", "atorvastatin"),
        ),
        (LOWERED,),
    ),
    Rule(
        "warning.risk_of",
        1,
        Relation.HAS_WARNING,
        WARNED,
        pattern(r"\b(?:risks?|danger|possibility|cases|reports|warning) of (?P<object>\S.*)"),
        (
            Example("There is a risk of agranulocytosis.", "clozapine", ("agranulocytosis",), SectionType.WARNINGS),
            Example(
                "Rare cases of lactic acidosis have occurred.",
                "metformin",
                ("lactic acidosis",),
                SectionType.WARNINGS,
            ),
            Example("It lowers the risk of relapse.", "clozapine", (), SectionType.WARNINGS),
        ),
        (LOWERED,),
    ),
    Rule(
        "warning.can_cause",
        1,
        Relation.HAS_WARNING,
        WARNED,
        pattern(
            r"(?:\b(?:can|may|could|might|will|to) (?:rarely |also |sometimes |occasionally |"
            r"in rare cases )?(?:cause|lead to|result in|provoke|trigger|worsen|bring on|induce|exacerbate|"
            r"precipitate|bring)|\b(?:has|have) caused) (?P<object>\S.*)"
        ),
        (
            Example(
                "Amiodarone can cause pulmonary toxicity and hepatitis.",
                "amiodarone",
                ("pulmonary toxicity", "hepatitis"),
                SectionType.WARNINGS,
            ),
            Example(
                "Propranolol may worsen heart failure.",
                "propranolol",
                ("heart failure",),
                SectionType.WARNINGS,
            ),
            Example("Propranolol may lower the pulse.", "propranolol", (), SectionType.WARNINGS),
        ),
        (LOWERED,),
    ),
    Rule(
        "warning.caution_in",
        1,
        Relation.HAS_WARNING,
        GATE,
        pattern(rf"\b{_CARE}\b[^.;]{{0,50}}? (?:in|for|with|if|when) (?P<object>\S.*)"),
        (
            Example(
                "Use with caution in elderly patients and those with glaucoma.",
                "oxybutynin",
                ("elderly patient", "glaucoma"),
            ),
            Example("Caution is advised in patients with epilepsy.", "bupropion", ("epilepsy",)),
            Example("The vial is opened with care.", "bupropion"),
        ),
    ),
    Rule(
        "warning.calls_for_care",
        1,
        Relation.HAS_WARNING,
        GATE,
        pattern(
            rf"^\W*(?:A\W+)?(?P<object>(?:{PEOPLE} )?\S[^;:]{{2,120}}?) (?:calls? for|needs?|"
            rf"requires?|warrants?|"
            rf"should be (?:\w+ )?given with|must be|should be|have to be) (?:\w+ )??(?:{_CARE}|care)\b"
        ),
        (
            Example("Patients with gout need close monitoring.", "furosemide", ("gout",)),
            Example("Existing myasthenia gravis calls for caution.", "gentamicin", ("existing myasthenia gravis",)),
            Example("Furosemide calls for caution.", "furosemide"),
        ),
    ),
    Rule(
        "warning.do_not_start",
        1,
        Relation.HAS_WARNING,
        GATE,
        pattern(
            r"\b(?:do not|don['’]t|should not be|must not be|never) (?:start|started|begin|begun|initiate|"
            r"initiated)\b[^.;:]{0,40}? (?:during|in|with|if you have|while there is) (?P<object>\S.*)"
        ),
        (
            Example(
                "Do not start treatment in patients with active infection.",
                "tofacitinib",
                ("active infection",),
            ),
            Example("It should not be started during acute gout.", "febuxostat", ("acute gout",)),
            Example("Do not start a new pack.", "febuxostat"),
        ),
    ),
    Rule(
        "warning.boxed",
        1,
        Relation.HAS_WARNING,
        GATE,
        pattern(
            r"\b(?:boxed|black[- ]box) warnings?(?: (?:on|to) (?:it|them|the \w+|[\w-]+),?)?(?: that is)? (?:for|of|about|on|concerning|regarding|"
            r":) ?(?P<object>\S.*)|"
            r"\b(?:warnings?|warns|warn) (?:of|about|for|on|against) (?P<named>\S.*)"
        ),
        (
            Example("It carries a boxed warning for suicidal thoughts.", "fluoxetine", ("suicidal thought",)),
            Example("The label holds a black box warning about liver failure.", "ketoconazole", ("liver failure",)),
            Example("The FDA put a boxed warning on it, about depression.", "montelukast", ("depression",)),
            Example("There is no boxed warning.", "fluoxetine"),
        ),
    ),
    Rule(
        "warning.has_boxed",
        1,
        Relation.HAS_WARNING,
        GATE,
        pattern(
            r"^\W*(?P<object>\S[^.;:]{2,60}?) (?:has|have|carr(?:y|ies)|earned|comes? with|is|"
            r"are) (?:(?:an?|the|"
            r"in|subject|of|to|own|its) )*(?:boxed|black[- ]box) warnings?"
        ),
        (
            Example("Agranulocytosis has a boxed warning.", "clozapine", ("agranulocytosis",)),
            Example("Tendon rupture is the subject of a boxed warning.", "levofloxacin", ("tendon rupture",)),
            Example("Clozapine has a boxed warning.", "clozapine"),
        ),
    ),
)
