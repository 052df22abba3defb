"""Tell whether the words between a verb and a gene lead from one to the other.

"The activity of", "a protein on tumor cells called", "the messenger RNA for" lead to the gene that follows; "growth of tumors that carry" does not, and the
gene is only mentioned. Determiners and adjectives lead, and whatever stands between a molecule and its name ("an enzyme that makes uric acid, called …").
What belongs to a microbe or an animal is no human gene.
"""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

MOLECULE = (
    r"(?:protein|enzyme|receptor|hormone|substance|messenger|chemical|molecule|kinase|cytokine|antigen|pathway|gene|transporter|pump|channel|factor|marker|signal|switch|"
    r"protease|ligand|neurotransmitter|peptide|lipoprotein|interleukin|phosphatase|deacetylase|target|polymerase|brake|co-?transporter|co-?receptor|complex|integrin)"
)
# Words that may stand before a gene without changing what is acted on.
"""The words for a molecule on which a drug can act."""
_PLAIN = frozenset(
    "the a an this that these those both two three four several all some certain its their it one of to on in at for from as with also so-called "
    "human mutant mutated abnormal faulty overactive key natural free circulating soluble activated active inactive wild-type normal own particular specific selective "
    "cell-surface surface membrane membrane-bound voltage-gated ligand-gated intracellular extracellular neuronal platelet-derived brain liver kidney heart gut stomach "
    "bone retinal sodium potassium calcium chloride serine threonine tyrosine lipid cell type class family member members types kinds sorts half halves working subtype subtypes isoform isoforms "
    "form forms variant variants version versions region regions domain domains part parts subunit subunits section sections stretch stretches portion site sites "
    "end action actions activity activities function functions work signal signals signaling signalling effect product products level levels "
    "pre-mrna mrna rna pre-messenger messenger ribonucleic acid molecule molecules strand transcript transcripts message messages copy copies blueprint instructions information made "
    "gene genes protein proteins enzyme enzymes receptor receptors kinase kinases channel channels transporter transporters pump pumps antigen antigens hormone cytokine cytokines "
    "factor factors called named known termed encoding encoded coding codes code carries carrying carry transcribed coming derived produced by and which "
    "different binding blood-borne liver-made antihemophilic coagulation clotting opioid immune checkpoint growth open probability gating gaba glutamate inhibitory excitatory".split()
)
_ADJECTIVE = Pattern(
    r"[a-z-]{3,}(?:ic|al|ive|ous|ed|ent|ant|ar|ary|able|ible|uble|ly|less|like|type|ful)$|(?:\w+-)?(?:specific|type|bound|gated|linked|mutated|altered|coupled|coated|derived)$"
)
_DESIGNATOR = Pattern(r"[A-Z]?\d{1,3}[A-Z]?|alpha|beta|gamma|delta|p\d{1,3}|I{1,3}|[A-Z]\d{2,4}[A-Z]|type-?\d")
_BREAKS = frozenset(
    "removal signal-al patient tumoral bacterial viral fungal microbial parasitic antiviral antibacterial need related associated".split()
)
_STEPS = Pattern(r"[A-Za-z0-9α-ω'’-]+|[^\sA-Za-z0-9]")
# What a molecule is likened to.
_LIKENED = (
    r"(?:docking (?:point|site|station|port)|landing (?:site|spot)|door|gate|gateway|lock|keyhole|link|hook|scissors|sensor|antenna|carrier|shredder|valve|machine|motor|engine|hand|handle|trap|key|"
    r"worker|helper|alarm|lever|button|accelerator|tap|flag|anchor)"
)
# "a protein on tumor cells that hides them, called PD-L1": whatever stands between the molecule and its name.
_CALLED = Pattern(
    rf"^\s*(?:(?:the|an?|another|one|its|some)\s+)?(?:[\w-]+\s+){{0,4}}?(?:{MOLECULE}|{_LIKENED})s?\b[^.;:]{{0,90}}?(?:,\s*)?\b(?:called|known as|named|termed|abbreviated(?: as)?)\s+(?:the\s+)?[\"'“‘(*]*$",
    re.IGNORECASE,
)
_INTRODUCED = Pattern(
    rf"^\s*(?:(?:the|an?|another|one|its)\s+)?(?:[\w-]+\s+){{0,4}}?(?:{MOLECULE}s?|family)(?:\s+(?:on|in|of|from|at)\s+(?:[\w-]+\s+){{0,4}}?[\w-]+)?\s*(?:(?:[,:(—–-]|such as|including|namely|e\.g\.|i\.e\.)\s*)+(?:the\s+)?$",
    re.IGNORECASE,
)
# "the rapid potassium current (IKr), carried by the | hERG channel"
_CARRIED = Pattern(
    r"^\s*(?:the\s+)?(?:[\w-]+\s+){0,8}?currents?\s*(?:\([^()]*\))?,?\s*(?:(?:that|which) is\s+)?(?:carried|conducted|passed)\s+(?:by|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "two docking points for serotonin, the | 5-HT1B receptor": what a molecule is likened to, or does, and then its name.
_NAMED_BEHIND = Pattern(
    rf"^\s*(?:the|an?|another|one|its|two|three|four|both|some|several|this|that)\s+(?:[\w'’-]+\s+){{0,4}}?(?:{MOLECULE}|{_LIKENED})s?(?:\s+(?!and\b)[\w'’-]+){{0,9}}?\s*(?:[,:(]|[–—-]\s)\s*"
    rf"(?:(?:the|an?)\s+(?:[\w-]+\s+){{0,2}}?{MOLECULE}s?\s+(?:called|named|known as)\s+)?(?:the\s+)?(?:(?!(?:of|to|in|for)\b)[\w-]+(?:ic|al|ive|ed|ant)\s+)?$",
    re.IGNORECASE,
)
_WORK_OF = Pattern(
    r"^\s*(?:the\s+)?(?:(?!of\b|and\b|growth\b)[\w-]+\s+){0,4}?(?:activity|functions?|actions?|signal\w*|sensitivity|responsiveness|affinity|gating|probability)\s+of\s+(?:the\s+|an?\s+)?(?:[\w-]+(?:ic|al|ive|ed|ant)\s+)?$",
    re.IGNORECASE,
)
# "the human chemokine receptor | CCR5": the kind of the molecule right before its name.
_TITLED = Pattern(
    rf"^\s*(?:(?!(?:of|to|in|for|that|which|from|with|on|by|and|or|growth|is|are)\b)[\w-]+\s+){{0,4}}?(?:{MOLECULE}|protein|antigen)s?\s+(?:\([^()]*\)\s+)?[\"'“‘(*]*$",
    re.IGNORECASE,
)
# "5-HT2 and | 5-HT3 receptors": others that have no gene of their own name come first.
_OTHERS_FIRST = Pattern(
    r"^\s*(?:the\s+|both\s+)?(?:(?-i:[A-Z]|[\w-]*\d)[\w/-]*(?:\s*\([^()]*\))?\s*(?:,\s*(?:and|or)?|and|or|/)\s*(?:the\s+|at\s+|of\s+)?){1,4}$",
    re.IGNORECASE,
)
FOREIGN = Pattern(
    r"\b(?:bacteri\w*|viral|virus\w*|fungal|fung(?:us|i)|microb\w*|parasit\w*|plasmodi\w*|protozo\w*|yeasts?|HIV\S*|HCV|HBV|influenza|SARS\S*|coronavirus\w*|herpes\w*|cytomegalo\w*|"
    r"mycobacteri\w*|prokaryot\w*|worms?|helminth\w*|insects?|mites?|lice|malaria\w*|hepatitis|rats?|mouse|mice|murine|canine)\b",
    re.IGNORECASE,
)
"""The words of microbes and animals."""


_PRONOUN = Pattern(r"\s*(?:it|them|this|that)\s+(?:from|so|and|off|away|in)\b", re.IGNORECASE)


def leads_to(gap: str) -> bool:
    """Tell whether the words between a verb and a gene lead to it.

    >>> leads_to(" the activity of an enzyme called "), leads_to(" growth of tumors that carry ")
    (True, False)
    """
    if FOREIGN.search(gap) or _PRONOUN.match(gap):
        return False
    if any(way.match(gap) for way in (_CALLED, _INTRODUCED, _CARRIED, _NAMED_BEHIND, _WORK_OF, _TITLED, _OTHERS_FIRST)):
        return True
    gap = re.sub(r"\([^()]*\)", " ", gap)
    words = _STEPS.findall(gap)
    return len(words) <= 16 and all(_leads(word) for word in words) and not _CONSEQUENCE.search(gap)


_CONSEQUENCE = Pattern(
    r"\b(?:by|which|carry|carrying|coding|known|made|produced|derived|coming)\b(?!\s+(?:by\s+)?(?:for|as|from|on|the|a|in|instructions|called|code|codes|encod\w+|an)\b)",
    re.IGNORECASE,
)


def _leads(word: str) -> bool:
    low = word.lower()
    if not word[0].isalnum():
        return word in "'’\"“”‘*_-–—[]("
    if low in _BREAKS:
        return False
    return (
        low in _PLAIN
        or bool(_DESIGNATOR.fullmatch(word))
        or (bool(_ADJECTIVE.fullmatch(low)) and not low.endswith(("signal", "removal")))
        or low.endswith("'s")
    )
