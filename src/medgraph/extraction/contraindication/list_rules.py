"""Sentences that bar a drug only where a page lists contraindications: "rules it out", "not suitable for"."""

from __future__ import annotations

from medgraph.extraction.contraindication.rules import HAVING, NOT_PUT
from medgraph.extraction.rules import Example, Rule, pattern
from medgraph.model import Relation, SectionType

RULES = (
    Rule(
        "contraindication.others_add",
        1,
        Relation.CONTRAINDICATED_IN,
        frozenset({SectionType.CONTRAINDICATIONS}),
        pattern(
            r"^\W*(?:[\w.-]+ ){0,3}?(?:labels?|guidelines?|smpcs?|monographs?|authorities|regulators|manufacturers?|references?|sources?) (?:also )?"
            r"(?:adds?|lists?|names?|mentions?|includes?|excludes?) (?!(?:no|none)\b)(?P<object>\S.*)"
        ),
        (
            Example(
                "European labels add severe hepatic impairment.",
                "bosentan",
                ("hepatic impairment",),
                SectionType.CONTRAINDICATIONS,
            ),
            Example("The manufacturer also lists epilepsy.", "tramadol", ("epilepsy",), SectionType.CONTRAINDICATIONS),
            Example("The US label names no contraindications.", "tramadol", (), SectionType.CONTRAINDICATIONS),
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
        "contraindication.ruled_out",
        1,
        Relation.CONTRAINDICATED_IN,
        frozenset({SectionType.CONTRAINDICATIONS}),
        pattern(
            r"^\W*(?:A\W+)?(?P<object>[^.;:]{3,120}?) (?:rules?|ruled) (?:it|the \w+|treatment|its use|use) out\b|"
            r"^\W*(?:A\W+)?(?P<named>[^.;:]{3,120}?) (?:rules? out|forbids?|precludes?|excludes?|(?:is|are) (?:an? )?"
            r"(?:absolute )?(?:reasons? not to|bars? to|obstacles? to)|speaks? against) "
            r"(?:it|the|its|treat\w*|us\w+|tak\w+|giv\w+|start\w*)\b"
        ),
        (
            Example("Severe asthma rules it out.", "timolol", ("asthma",), SectionType.CONTRAINDICATIONS),
            Example(
                "Angle-closure glaucoma forbids its use.",
                "atropine",
                ("angle-closure glaucoma",),
                SectionType.CONTRAINDICATIONS,
            ),
            Example("A mild cold is no obstacle.", "atropine", (), SectionType.CONTRAINDICATIONS),
        ),
    ),
    Rule(
        "contraindication.not_for",
        1,
        Relation.CONTRAINDICATED_IN,
        frozenset({SectionType.CONTRAINDICATIONS}),
        pattern(
            r"\b(?:(?:is|are|it['’]s) (?:(?:also|strictly) )?(?:off[ -]limits|out of the question|ruled out|not an option|no option)|(?:is|are|it['’]s) (?:not|un|in)[ -]?(?:suitable|right|safe|meant|appropriate|allowed|permitted|an option)"
            r"|isn['’]t (?:suitable|right|safe|meant|appropriate|allowed)) "
            r"(?:for|in|during|if|with|when)\b(?P<object> .*\S)"
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
            Example("It is suitable for gout.", "telithromycin", (), SectionType.CONTRAINDICATIONS),
        ),
    ),
)
