"""The words that mean a drug, and those that mean what drugs act on."""

from __future__ import annotations

import re

from medgraph.patterns import Pattern

DRUG_NOUN = (
    r"(?:drug|medicine|medication|medicinal product|antibody|agent|treatment|therapy|vaccine|active (?:substance|ingredient|metabolites?|form)|oligonucleotide|oligomer|"
    r"morpholino|strand|siRNA|ASO|vector|capsid|virus shell|molecule|compound|product|infusion|injection|tablet|capsule|metabolites?|inhibitor|antagonist|agonist|blocker|"
    r"(?:fusion|recombinant|engineered|man-made|laboratory-made|modified|antibody-like|designed) protein|duplex|double strand|combination|peptide|analogue|analog|derivative|prodrug|"
    r"antisense|bisphosphonate|statin|opioid|antibiotic|immunotherapy|modifier|decoy(?: receptor)?|trap|engager|substance itself|"
    r"payload|warhead|conjugate|homing device|(?:antibody|other|one|active) half|jab|pill|shot)"
)
OTHER_NOUN = (
    r"(?:proteins?|enzymes?|genes?|receptors?|hormones?|kinases?|cells?|virus(?:es)?|bacteri\w+|tumou?rs?|cancers?|mutations?|variants?|channels?|transporters?|pumps?|"
    r"(?<!active\x20)substances?|chemicals?|messengers?|pathways?|cytokines?|signals?|factors?|ligands?|disease|condition|people|patients?|children|adults|m?RNA|cop(?:y|ies)|"
    r"proteases?|antigens?|neurotransmitters?|tissues?|platelets?|macrophages?|antibodies|fusion|chromosome|exons?|switch|brake)"
)
MEANT = Pattern(
    r"\b(?:(?P<pronoun>it|they|both)|(?:one|the other|each|either) (?:arm|half|end|hand)|(?:this|the|these|our|its|each)\s+(?:[\w-]+\s+){0,2}?(?P<noun>"
    + DRUG_NOUN
    + r"))\b(?![-\x20]?(?:receptors?|of\x20action|dose|levels?)\b)",
    re.IGNORECASE,
)
TURN = Pattern(
    r"\b(?:that|which|who|whose|where|because|since|if|once|until|unless|so that|so the|whereas|while|as soon as|the more)\b|[;:](?=\s)(?!\s+(?:by|through|\w+ing)\b)",
    re.IGNORECASE,
)
NOUN = Pattern(rf"\b(?:(?P<drug>{DRUG_NOUN}s?)|(?P<other>{OTHER_NOUN}))\b", re.IGNORECASE)
