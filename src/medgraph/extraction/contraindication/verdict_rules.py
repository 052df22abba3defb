"""Verdicts in other words: "is off limits for X", "nor is it an option if you have X", "X needs a different drug".

Pages for patients seldom say "contraindicated". Their verdicts are made of few parts: a word for no ("out of the question", "has no place"),
or one for another drug ("your doctor will pick something else"), and whom it concerns on either side of it.
"""

from __future__ import annotations

import re

from medgraph.extraction.language.conditions import PEOPLE
from medgraph.extraction.rules import Example, Rule, everywhere_but, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

_CONTRA = SectionType.CONTRAINDICATIONS
_SAFETY = frozenset({_CONTRA, SectionType.WARNINGS, SectionType.BOXED_WARNING, SectionType.QUESTIONS})
_TELLING = _SAFETY | {
    SectionType.INDICATIONS,
    SectionType.DESCRIPTION,
    SectionType.PATIENT_INFORMATION,
    SectionType.OTHER,
}
_BARS = Relation.CONTRAINDICATED_IN
_COPULA = r"(?:(?:is|are|be|remains?|stays?)|['’]s)"
_WHOM = r"(?:for|in|during|if|when|with|by|to|after|while)"
_ANOTHER = r"(?:(?:an?|some) )?(?:different|another|alternative|other|something else|somebody else)"
_CANNOT = Pattern(r"\b(?:too late|missed|expired|refrigerat\w+|double|storage|needles?|alcohol)\b", re.IGNORECASE)
# "It is *not* barred in renal failure", "there is no bar for people with gout".
_NOT_BARRED = Pattern(
    r"(?:\bnot|n['’]t|\bno|\bno longer|\bnever)\W+(?:\w+ )?(?:off[ -]limits|out of the question|out of bounds|ruled out|forbidden|prohibited|barred|bars?|excluded?)\b",
    re.IGNORECASE,
)

# "An infection doesn't rule it out".
_DOES_NOT = Pattern(
    r"(?:\bnot|n['’]t|\bnever|\bhardly)\s+(?:\w+ )?(?:rule|speak|stand|exclude|forbid|preclude|prohibit|bar|mean)\b",
    re.IGNORECASE,
)

RULES = (
    Rule(
        "contraindication.reason_against",
        1,
        Relation.CONTRAINDICATED_IN,
        everywhere_but(SectionType.STORAGE, SectionType.DOSAGE, SectionType.INDICATIONS, SectionType.STUDIES),
        pattern(
            r"^\W*(?:A\W+)?(?P<object>[^.;:]{3,140}?) (?:(?:is|are) (?:also |another |an? |good |further |all |both )*reasons? (?:not to (?:take|use|have|give|start|get)|against (?:taking|using|it|treatment))|"
            r"rules? out (?:its use|using it|taking it|treatment|the use)|speaks? against (?:its use|using it|taking it|treatment))\b"
        ),
        (
            Example("Pregnancy and active tuberculosis are reasons not to take it.", "baricitinib", ("pregnancy", "active tuberculosis")),
            Example("Acute porphyria rules out its use.", "danazol", ("acute porphyria",)),
            Example("A long queue is a reason not to wait.", "danazol"),
        ),
    ),
    Rule(
        "contraindication.ruled_out",
        1,
        Relation.CONTRAINDICATED_IN,
        everywhere_but(SectionType.STORAGE, SectionType.DOSAGE, SectionType.INDICATIONS, SectionType.STUDIES),
        pattern(
            r"\b(?:conditions|situations|circumstances|reasons|things|problems|diseases)\b[^.:;]{0,40}\b(?:rules? (?:it|this|the \w+|treatment|[\w-]+) out|rule out (?:its use|using it|taking it)|"
            r"mean (?:that )?you (?:should not|shouldn['’]t|cannot|can['’]t|must not) (?:take|use|have|receive) (?:it|[\w-]+)|make (?:it|[\w-]+) (?:unsafe|unsuitable|off limits)|speak against it)[^.:;]{0,40}: ?(?P<object>\S.*)"
        ),
        (
            Example("These are conditions that rule danazol out: gout, porphyria and a recent stroke.", "danazol", ("gout", "porphyria", "recent stroke")),
            Example("These are things that make tramadol unsafe: epilepsy and asthma.", "tramadol", ("epilepsy", "asthma")),
            Example("Some tests rule it out: blood and urine.", "tramadol"),
        ),
    ),
    Rule(
        "contraindication.out_of_bounds", 1, _BARS, _TELLING,
        pattern(
            rf"\b{_COPULA} (?:\w+ ){{0,2}}?(?:off[ -]limits|out of the question|out of bounds|off the table|ruled out|(?:an? )?no-go|no option|forbidden|prohibited|barred) {_WHOM}\b(?P<object> .*\S)|"
            rf"\brul(?:es?|ed|ing) (?:it|them|this \w+|the \w+|its use|[\w-]+) out (?:for|in|after|if|when|during|with)\b(?P<then> .*\S)|"
            rf"\b(?:says? no to|bars?|turns? (?:away|down)|excludes?)(?= (?:[\w-]+ ){{0,2}}?{PEOPLE}\b)(?P<barred> .*\S)|"
            rf"\b(?:has|have) no (?:place|role|business) (?:in|with|for)\b(?P<named> (?!(?:the )?(?:treat|manag|prevent|therap))(?:(?!\b(?:treat|manag)).)*\S)"
        ),
        (
            Example("Timolol drops are off limits for anyone with asthma.", "timolol", ("asthma",), _CONTRA),
            Example("Alosetron has no place in patients with constipation.", "alosetron", ("constipation",), _CONTRA),
            Example("Timolol is a no-go in heart block.", "timolol", ("heart block",), SectionType.WARNINGS),
            Example("The European leaflet rules it out for people with gout.", "danazol", ("gout",), _CONTRA),
            Example("It has no role in the treatment of gout.", "timolol", (), _CONTRA),
            Example("It is not barred in people with gout.", "timolol", (), _CONTRA),
        ),
        (_CANNOT, _NOT_BARRED),
    ),
    Rule(
        "contraindication.keep_away", 1, _BARS, _SAFETY,
        pattern(
            rf"\b(?:stay|keep|steer)(?: (?:it|them|the \w+))? (?:well )?(?:away|clear)(?: (?:from|of) (?:it|them|this \w+))? (?:from (?=(?:[\w-]+ ){{0,2}}?{PEOPLE}\b)|if |when )(?P<object>.*\S)|"
            rf"\b(?:skip|avoid) (?:it|this (?:drug|medicine)|the (?:drug|medicine|tablets?))(?: too| as well| altogether)? (?:if|when) (?P<named>you\b.*\S)"
        ),
        (
            Example("Keep it away from people with heart block.", "amiodarone", ("heart block",), _CONTRA),
            Example("Stay away from it if you have porphyria.", "danazol", ("porphyria",), SectionType.WARNINGS),
            Example("Skip it too if you have gout.", "aspirin", ("gout",), _CONTRA),
            Example("Stay away from people with a cold.", "methotrexate", (), SectionType.WARNINGS),
        ),
        (_CANNOT, Pattern(r"\b(?:stay|keep|steer) (?:well )?(?:away|clear) (?:from|of) (?!it\b|them\b|this\b)", re.IGNORECASE)),
    ),
    Rule(
        "contraindication.nor", 1, _BARS, _TELLING,
        pattern(
            r"(?:^\W*|, |; )(?:nor|neither) (?:is|are|should|may|can|must|will) (?:(?:it|they|you|this|the \w+|[\w-]+) )"
            rf"(?:an option|a choice|suitable|right|safe|meant|(?:be )?(?:used?|given?|take|taken|have|start(?:ed)?|prescribed))(?: it| them| this \w+)? {_WHOM}\b(?P<object> .*\S)|"
            rf"(?:^\W*|, |; )(?:nor|neither) (?:should|must|can|may) (?P<named>(?:[\w-]+ ){{0,2}}?{PEOPLE} (?:with|who|whose|on)\b.*\S)"
        ),
        (
            Example("Nor should you use it if you have asthma.", "timolol", ("asthma",), _CONTRA),
            Example("Neither is it suitable for anyone known to be allergic to it.", "ranibizumab", ("hypersensitivity",), SectionType.WARNINGS),
            Example("Nor is it a cure for asthma.", "timolol", (), _CONTRA),
        ),
        (_CANNOT,),
    ),
    Rule(
        "contraindication.under_no_circumstances", 1, _BARS, _SAFETY,
        pattern(
            rf"\b(?:under no circumstances|on no account|at no time|in no case|never) (?:should |may |must )?(?:(?:it|you|[\w-]+) )?(?:be )?(?:give|take|use|start|inject|prescribe)[nd]?(?: (?:it|[\w-]+))? (?:to|in|by|during|if|when) (?P<object>(?:someone|somebody|an? (?:person|patient|child)|{PEOPLE}|you)\b.*\S)"
        ),
        (
            Example("Under no circumstances should natalizumab be given to a person who has leukemia.", "natalizumab", ("leukemia",), SectionType.WARNINGS),
            Example("Never give it to someone with heart block.", "verapamil", ("heart block",), SectionType.WARNINGS),
            Example("Never give your tablets to other people.", "verapamil", (), SectionType.WARNINGS),
        ),
        (_CANNOT,),
    ),
    Rule(
        "contraindication.another_instead", 1, _BARS, _SAFETY,
        pattern(
            rf"^\W*(?P<object>(?:[\w-]+ ){{0,2}}?{PEOPLE}\b[^.;:]{{2,120}}?) (?:needs?|requires?|should (?:get|have|take|receive|be given)|will need|must (?:get|have|find)|will (?:be (?:given|offered|prescribed)|get)) {_ANOTHER}\b|"
            rf"\b(?:pick|choose|use|try|prefer|find|look for|prescribe|turn to|switch to|suggest) {_ANOTHER}(?: \w+){{0,2}} (?:if|when|in case) (?P<named>(?:you|your|there|the|one) .*\S)|"
            rf"\b(?:turn you down|say no|refuse|not (?:be )?(?:prescribed?|given?|offer(?:ed)?|start(?:ed)?)(?: you)?|won['’]t (?:be )?(?:prescribed?|given?|offer(?:ed)?|start(?:ed)?|get)(?: you)?)(?: (?:it|this|[\w-]+))?(?: for now)? (?:if|when|in case) (?P<then>(?:you|your|there|the|one) .*\S)"
        ),
        (
            Example("People with porphyria need a different drug.", "danazol", ("porphyria",), _CONTRA),
            Example("Your doctor will pick a different antibiotic if you have porphyria.", "trimethoprim", ("porphyria",), _CONTRA),
            Example("You won't be prescribed ivabradine if you have sick sinus syndrome.", "ivabradine", ("sick sinus syndrome",), SectionType.WARNINGS),
            Example("Anyone with porphyria will be offered something else.", "danazol", ("porphyria",), _CONTRA),
            Example("People with gout need another blood test.", "danazol", (), _CONTRA),
        ),
        (_CANNOT, Pattern(rf"\b{_ANOTHER} (?:dose|test|blood|injection|infusion|check|scan|week|month|hour|day|schedule|strength|cup|way|site|arm|spot|place)", re.IGNORECASE)),
    ),
    Rule(
        "contraindication.speaks_against", 1, _BARS, _SAFETY,
        pattern(
            r"^\W*(?P<object>[^.;:]{3,160}?) (?:all |both |also |equally )*(?:rules? (?:it|this \w+|the \w+|its use|treatment|[\w-]+) out|speaks? against (?:it|its|the|\w+)|stands? in the way|(?:is|are|remains?) (?:an?other |an? |also )?(?:good |sound |clear |absolute |permanent |firm |further |one more |more )*(?:reasons? (?:not to|to (?:avoid|look for|choose|pick|leave)|why (?:you|it|they|we|(?:your|the) [\w-]+|doctors) (?:[\w-]+ ){0,2}?(?:(?:must|should|can|may|will|do|does)(?: not|n['’]t)|cannot|can['’]t|won['’]t|never|(?:choose|pick|use|prefer|prescribe)s? (?:something else|another|a different)))|obstacles? to|bars? to|bars?(?=\W*$|,))|(?:excludes?|forbids?|precludes?|prohibits?|bars?) (?:it\b|its use|the use|treatment|us\w+|tak\w+|giv\w+|start\w*)|means? (?:no|that (?:it|you) (?:cannot|can['’]t|must not|should not)))\b"
        ),
        (
            Example("Severe asthma speaks against timolol.", "timolol", ("asthma",), SectionType.WARNINGS),
            Example("Heart block rules it out.", "verapamil", ("heart block",), _CONTRA),
            Example("Liver failure is another reason to look for something else.", "verapamil", ("liver failure",), SectionType.WARNINGS),
            Example("Pregnancy is an absolute bar.", "isotretinoin", ("pregnancy",), _CONTRA),
            Example("Acute hepatitis is a further reason why your doctor will choose something else.", "naltrexone", ("acute hepatitis",), _CONTRA),
            Example("Mild asthma is no obstacle to it.", "verapamil", (), _CONTRA),
            Example("An infection doesn't rule it out.", "rituximab", (), _CONTRA),
            Example("Old age does not speak against it.", "warfarin", (), _CONTRA),
        ),
        (_CANNOT, _DOES_NOT, Pattern(r"\b(?:no|not an?|isn['’]t an?) (?:\w+ )?(?:reason|obstacle|bar)\b", re.IGNORECASE)),
    ),
    Rule(
        "contraindication.exclude_its_use", 1, _BARS, _SAFETY,
        pattern(
            r"\b(?:situations?|conditions?|things|circumstances|diseases?|states?|groups?|reasons?|cases?) (?:that )?(?:exclude|preclude|prohibit|forbid|rule out|bar|argue against|speak against) (?:its|the|their|any) use (?:are|include|is|would be|comprise) (?P<object>.*\S)"
        ),
        (
            Example("Situations that exclude its use include pregnancy and porphyria.", "lomitapide", ("pregnancy", "porphyria"), SectionType.WARNINGS),
            Example("Conditions that preclude its use are asthma and heart block.", "timolol", ("asthma", "heart block"), _CONTRA),
            Example("No situation excludes its use.", "timolol", (), _CONTRA),
        ),
    ),
    Rule(
        "contraindication.one_of_them", 1, _BARS, frozenset({_CONTRA}),
        pattern(
            r"^\W*(?:you (?:will|would|may|might|are) (?:be )?(?:one of|among) (?:them|those|these)|(?:this|that|it) (?:means|includes|applies to|concerns) (?:you|people|those|anyone|anybody)) (?=if|with|who|when)(?P<object>.*\S)"
        ),
        (
            Example("You will be one of them if you have porphyria, or if you have had a stroke.", "danazol", ("porphyria", "stroke"), _CONTRA),
            Example("That means anyone with heart block.", "verapamil", ("heart block",), _CONTRA),
            Example("You will be one of them if you wait.", "verapamil", (), _CONTRA),
        ),
    ),
    Rule(
        "contraindication.the_same_goes", 2, _BARS, _TELLING,
        pattern(
            r"\b(?:the )?same (?:also )?(?:goes|applies|holds|is true|is the case)(?: true)?(?: too)? (?:for|to|in|if|when) (?P<object>.*\S)|"
            r"(?:, | and )(?:as|so) (?:does|do|is|are|will|would) (?!not\b|it\b|they\b|you\b|we\b)(?P<named>[^.;:]*\S)"
        ),
        (
            Example("It is ruled out in asthma, and the same goes for anyone with heart block.", "timolol", ("heart block",), _CONTRA),
            Example("Severe asthma rules it out, and so does gout.", "danazol", ("gout",), _CONTRA),
            Example("The same is true of other drugs.", "timolol", (), _CONTRA),
        ),
    ),
    Rule(
        "contraindication.not_for_those", 1, _BARS, _TELLING - {SectionType.INDICATIONS},
        pattern(
            rf"^\W*(?:also |and |so |again )?not for (?P<object>(?:(?:an?|the|any) )?(?:[\w-]+ ){{0,2}}?(?:{PEOPLE}|child|woman|man|baby|patient) (?:with|who|whose|known to be|allergic|hypersensitive)\b.*\S)"
        ),
        (
            Example("Not for anyone allergic to it, or who has porphyria.", "danazol", ("hypersensitivity", "porphyria")),
            Example("Not for people with heart block.", "verapamil", ("heart block",)),
            Example("Not for children to play with.", "verapamil"),
            Example("Not for babies.", "timolol"),
        ),
        (_CANNOT, Pattern(r"\bnot for (?:all|every|most|many)\b|\b(?:want|wish|like|prefer|need)s?\b", re.IGNORECASE)),
    ),
    Rule(
        "contraindication.nor_in", 1, _BARS, _TELLING,
        pattern(r"(?:^\W*|[,;] )nor (?:in|for(?= (?:[\w-]+ ){0,2}?(?:with|who|whose)\b)|if|during) (?P<object>.*\S)"),
        (
            Example("It is ruled out in asthma, nor in heart block.", "timolol", ("heart block",), _CONTRA),
            Example("Not for people with gout, nor for those who have porphyria.", "danazol", ("porphyria",), _CONTRA),
            Example("Nor in a hurry.", "timolol", (), _CONTRA),
        ),
        (_CANNOT,),
    ),
)  # fmt: skip

CONTINUING = frozenset({"contraindication.the_same_goes", "contraindication.nor_in"})
"""Rules whose sentence only goes on with what the one before has said."""
