"""Sentences that bar a drug only where a page lists contraindications: "not suitable for", "European labels add X"."""

from __future__ import annotations

import re

from medgraph.extraction.contraindication.rules import HAVING, NOT_PUT
from medgraph.extraction.language.conditions import PEOPLE
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.model import Relation, SectionType
from medgraph.patterns import Pattern

_CONTRA = SectionType.CONTRAINDICATIONS
_MARKED = frozenset({_CONTRA})
_WHEN = rf"(?:(?:if|when|in case) {HAVING}|if(?= there\b)|with|during|in|under|within(?= \d))"
_BARRED = r"(?:contra-?indicated|excluded|barred|forbidden|prohibited|ruled out|off[ -]limits)"
# "It must not be used in pregnancy: it caused malformations": a colon may bring a reason.
_TELLS = r"\b(?:is|was|were|showed|shown|may|might|could|causes?|caused|should|must|will|would|leads?|led)\b"

RULES = (
    Rule(
        "contraindication.others_add",
        1,
        Relation.CONTRAINDICATED_IN,
        frozenset({SectionType.CONTRAINDICATIONS}),
        pattern(
            r"^\W*(?:[\w.-]+ ){0,12}?(?:labels?|labell?ing|leaflets?|information|guidelines?|smpcs?|monographs?|characteristics|authorities|regulators|manufacturers?|references?|sources?|doctors|experts|specialists|pharmacists|agenc(?:y|ies))(?: (?:in|of|for|from) (?:[\w-]+ ){1,8}?)?? ?(?:also |both |all )?"
            r"\b(?:adds?|lists?|names?|mentions?|includes?|excludes?|advises? against (?:its )?use in|warns? against (?:its )?use in) (?:only |just )?(?:(?:an?|one|two|three|four|the)(?: (?:single|sole|only|further|more|others?))?(?: contra-?indications?)?(?:, namely|,? (?:which|that) (?:is|are)|:) )?(?!(?:no|none)\b)(?P<object>\S.*)"
        ),
        (
            Example(
                "European labels add severe hepatic impairment.",
                "bosentan",
                ("hepatic impairment",),
                SectionType.CONTRAINDICATIONS,
            ),
            Example("The manufacturer also lists epilepsy.", "tramadol", ("epilepsy",), SectionType.CONTRAINDICATIONS),
            Example("The European leaflet adds gout.", "danazol", ("gout",), SectionType.CONTRAINDICATIONS),
            Example("The labels in Canada and the United States name a single contraindication, namely gout.", "danazol", ("gout",), SectionType.CONTRAINDICATIONS),
            Example("The British summary of product characteristics names only porphyria.", "danazol", ("porphyria",), SectionType.CONTRAINDICATIONS),
            Example("German doctors add porphyria and mania.", "danazol", ("porphyria", "mania"), SectionType.CONTRAINDICATIONS),
            Example("The US label names no contraindications.", "tramadol", (), SectionType.CONTRAINDICATIONS),
        ),
    ),
    Rule(
        "contraindication.these_are",
        1,
        Relation.CONTRAINDICATED_IN,
        frozenset({SectionType.CONTRAINDICATIONS}),
        pattern(
            r"^\W*(?:(?:besides|apart from|in addition to|beyond|other than) [^.;:]{3,60}?, )?(?:these|they|those|the others) (?:are|include|comprise|would be) (?P<object>\S.*)"
        ),
        (
            Example(
                "Besides pregnancy, these are autoimmune hepatitis and gout.",
                "ribavirin",
                ("autoimmune hepatitis", "gout"),
                SectionType.CONTRAINDICATIONS,
            ),
            Example("They include porphyria.", "danazol", ("porphyria",), SectionType.CONTRAINDICATIONS),
            Example("They are rare.", "danazol", (), SectionType.CONTRAINDICATIONS),
        ),
    ),
    Rule(
        "contraindication.or_if",
        1,
        Relation.CONTRAINDICATED_IN,
        frozenset({SectionType.CONTRAINDICATIONS}),
        pattern(
            rf"^\W*(?:do not|don['’]t|never|you {NOT_PUT}|it {NOT_PUT}) [^.;:]*,? (?:or|and also|nor) (?:if|when) {HAVING}"
            r"(?P<object> .*\S)"
        ),
        (
            Example(
                "Never use it in gout, or if you have had a stroke.",
                "pyrazinamide",
                ("stroke",),
                SectionType.CONTRAINDICATIONS,
            ),
            Example(
                "Do not use it during pregnancy, or if you have porphyria.",
                "danazol",
                ("porphyria",),
                SectionType.CONTRAINDICATIONS,
            ),
            Example("Ask if you have gout.", "danazol", (), SectionType.CONTRAINDICATIONS),
        ),
    ),
    Rule(
        "contraindication.not_combined",
        1,
        Relation.CONTRAINDICATED_IN,
        frozenset({SectionType.CONTRAINDICATIONS}),
        pattern(
            rf"\b(?:do not|don['’]t|never|{NOT_PUT}) (?:be )?(?:combined?|co-?administer(?:ed)?|mixed|given together|"
            r"used together|taken together|taken alongside|given alongside|put together|(?:take|use) (?:it|them)(?: together)?) "
            r"(?:it )?(?:together )?with (?P<object>\S.*)"
        ),
        (
            Example(
                "It must never be combined with pimozide.",
                "sertraline",
                ("pimozide",),
                SectionType.CONTRAINDICATIONS,
            ),
            Example("Do not take it with rifampin.", "darunavir", ("rifampin",), SectionType.CONTRAINDICATIONS),
            Example("Do not take it with water.", "darunavir", (), SectionType.CONTRAINDICATIONS),
        ),
    ),
    Rule(
        "contraindication.not_for",
        2,
        Relation.CONTRAINDICATED_IN,
        frozenset({SectionType.CONTRAINDICATIONS, SectionType.WARNINGS, SectionType.OTHER}),
        pattern(
            r"\b(?:(?:is|are|it['’]s) (?:also |therefore |\w+ly )?(?:not|un|in)[ -]?(?:suitable|right|safe|meant|appropriate|allowed|permitted|an option)"
            r"|isn['’]t (?:suitable|right|safe|meant|appropriate|allowed)) "
            r"(?:for|in|during|if|with|when)\b(?P<object> .*\S)|"
            rf"\b(?:is|are)(?: not|n['’]t) (?:(?:given|offered|prescribed) (?:to|for)|for)(?= (?:[\w-]+ ){{0,2}}?{PEOPLE}\b)(?P<then> .*\S)"
        ),
        (
            Example(
                "Methotrexate is not suitable for people with alcoholic liver disease.",
                "methotrexate",
                ("alcoholic liver disease",),
                SectionType.CONTRAINDICATIONS,
            ),
            Example(
                "It is unsuitable for patients with myasthenia gravis.",
                "telithromycin",
                ("myasthenia gravis",),
                SectionType.CONTRAINDICATIONS,
            ),
            Example(
                "It is also unsuitable during pregnancy.", "valproate", ("pregnancy",), SectionType.CONTRAINDICATIONS
            ),
            Example("It is not given to people in a coma.", "pimozide", ("coma",), SectionType.CONTRAINDICATIONS),
            Example("It is suitable for gout.", "telithromycin", (), SectionType.CONTRAINDICATIONS),
            Example("It is not meant for hay fever.", "mepolizumab", (), SectionType.CONTRAINDICATIONS),
            Example("It is not suitable for the relief of gout.", "telithromycin", (), SectionType.WARNINGS),
        ),
        (
            Pattern(
                r"\b(?:treatment|relief|treating|relieving|management|prevention) of\b|\b(?:treating|relieving)\b|"
                rf"\b(?:meant|intended|right|approved|an\s+option)\s+for\s+(?!(?:(?:in|if|when|during|use)\b|(?:[\w-]+\s+){{0,3}}?{PEOPLE}\b|you\b|pregnan|breast))",
                re.IGNORECASE,
            ),
        ),
    ),
    Rule(
        "contraindication.not_in",
        1,
        Relation.CONTRAINDICATED_IN,
        _MARKED,
        pattern(
            rf"^\W*not (?:{_WHEN}|for(?= (?:[\w-]+ ){{0,2}}?{PEOPLE}\b))(?P<object> .*\S)|"
            rf"^\W*(?:so |and |but )?you (?:{NOT_PUT})(?: (?:take|use|have|get|receive) (?:it|them|one|this(?: \w+)?|these(?: \w+)?))?(?: either)? {_WHEN}(?P<then> .*\S)"
        ),
        (
            Example("Not in epilepsy, nor if there is porphyria.", "tramadol", ("epilepsy", "porphyria"), _CONTRA),
            Example("You can't if you have gout.", "pyrazinamide", ("gout",), _CONTRA),
            Example("You can't have it with asthma or heart block.", "timolol", ("asthma", "heart block"), _CONTRA),
            Example("Not in the fridge.", "timolol", (), _CONTRA),
        ),
        (Pattern(r"\b(?:treatment|relief|management|prevention) of\b|\bnot (?:in|under) (?:all|every|most|many)\b", re.IGNORECASE),),
    ),
    Rule(
        "contraindication.nor_those",
        1,
        Relation.CONTRAINDICATED_IN,
        _MARKED | {SectionType.WARNINGS},
        pattern(
            rf"\b(?:{NOT_PUT}|do not|don['’]t|never) (?:be )?(?:used?|takes?|taken|give|given|have|get|administer|administered|start|started|receive|prescribe|prescribed|inject|injected)\b[^.;:]*?,? nor "
            rf"(?P<object>(?:(?:to|for|by|in) )?(?:[\w-]+ ){{0,2}}?{PEOPLE}\b .*\S|{_WHEN} .*\S)"
        ),
        (
            Example("People with asthma mustn't use it, nor those with heart block.", "timolol", ("heart block",), _CONTRA),
            Example("It must not be given in epilepsy, nor during pregnancy.", "valproate", ("pregnancy",), _CONTRA),
            Example("Do not take it with water, nor with milk.", "timolol", (), _CONTRA),
        ),
    ),
    Rule(
        "contraindication.excluded_are",
        1,
        Relation.CONTRAINDICATED_IN,
        _MARKED,
        pattern(
            rf"^\W*(?:(?:also|equally|likewise|absolutely|strictly) )*{_BARRED}(?: too| as well)? (?:is|are) (?P<object>\S.*)|"
            rf"^\W*(?P<named>[^.;:]{{3,160}}?) (?:is|are) (?:(?:also|both|all|equally|therefore|absolutely|strictly) )*{_BARRED}(?=\W*$|,| too\b| as well\b)"
        ),
        (
            Example("Also excluded are gout and porphyria.", "danazol", ("gout", "porphyria"), _CONTRA),
            Example("Gout is also ruled out.", "pyrazinamide", ("gout",), _CONTRA),
            Example("Gout is not excluded.", "danazol", (), _CONTRA),
        ),
        (Pattern(r"(?:\bnot|n['’]t|\bno longer|\bno)\b", re.IGNORECASE),),
    ),
    Rule(
        "contraindication.those_below",
        1,
        Relation.CONTRAINDICATED_IN,
        _MARKED,
        pattern(
            rf"^[^.:;]{{0,100}}\b(?:{PEOPLE}|those|groups|conditions|situations|circumstances|cases|reasons|things|list)\b[^.:;]{{0,80}}\b(?:{_BARRED}|cannot|can['’]t|{NOT_PUT}|not suitable|unsuitable|go without)\b[^.:;]{{0,60}}: ?"
            rf"(?P<object>\S(?:(?!{_TELLS}).)*)$|"
            rf"^\W*there (?:is|are) (?:only |just )?(?:one|two|three|four|five|a few|several)(?: \w+){{0,2}}: ?(?P<named>\S(?:(?!{_TELLS}).)*)$"
        ),
        (
            Example("There are women for whom patches are ruled out: those with gout or porphyria.", "estradiol", ("gout", "porphyria"), _CONTRA),
            Example("Three groups cannot have it: people with asthma, gout or heart block.", "timolol", ("asthma", "gout", "heart block"), _CONTRA),
            Example("There are two: gout and porphyria.", "danazol", ("gout", "porphyria"), _CONTRA),
            Example("People with gout must not have it: it caused a stroke.", "timolol", (), _CONTRA),
        ),
        (Pattern(r"\bnot contra-?indicated|\b(?:caution|careful|unless|until)\b", re.IGNORECASE),),
    ),
)  # fmt: skip
