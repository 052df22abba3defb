"""Name what a drug does to what it acts on: to block a receptor is antagonism, to switch one on agonism, all else as the verb says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medgraph.extraction.language.clauses import acts_on_rna
from medgraph.extraction.mechanism.genes import GeneMention, is_messenger
from medgraph.extraction.mechanism.words import Action
from medgraph.extraction.page import Page
from medgraph.patterns import Pattern

# Receptors that are kinases, and the brakes of T cells: blocking them is called inhibition.
_INHIBITED = Pattern(
    r"^(?:EGFR|ERBB\d|KIT|FLT\d|MET|KDR|PDGFR[AB]|FGFR\d|RET|ALK|CSF1R|IGF1R|NTRK\d|PDCD1|CTLA4|CD274|LAG3|TIGIT|TEK|INSR|TNFRSF\w+)$"
)


def effect_of(action: Action, wording: str, genes: Sequence[GeneMention], drug: str, page: Page) -> str | None:
    """Return the mechanism's name: blocking a receptor is antagonism, switching one on agonism.

    It is "" where the words say too little of how a drug on RNA works, None where they say nothing of other drugs.
    """
    if action.effect == "translation inhibition" and not acts_on_rna(page, drug):
        return None
    if action.effect == "RNA interference" and not drug.endswith("siran"):
        return ""
    if action.effect == "inhibition" and acts_on_rna(page, drug):
        return ""
    return _RECEPTOR_NAMES.get(action.effect, action.effect) if _on_receptor(wording, genes) else action.effect


def _on_receptor(wording: str, genes: Sequence[GeneMention]) -> bool:
    """Tell whether a receptor is blocked or switched on, by the words or by the gene; kinases and the brakes of T cells are inhibited."""
    symbols = [symbol for mention in genes for symbol in mention.symbols]
    if genes and all(map(is_messenger, genes)):
        return False
    inhibited = any(map(_INHIBITED.match, symbols)) and not wording.lower().startswith(("activ", "stimul"))
    if re.search(r"\b(?:kinases?|checkpoint)\b", wording, re.IGNORECASE):
        return False
    if "nhibit" in wording[:8] or inhibited:
        return "eceptor" in wording and not inhibited
    return bool(re.search(r"\b(?:receptors?|adrenoceptors?)\b|^(?:beta|alpha)\W", wording, re.IGNORECASE)) or (
        bool(re.search(r"lock|ctivat|timulat|switch|turn|stop|keep|displac", wording))
        and bool(symbols)
        and all(map(_RECEPTOR_GENE.match, symbols))
    )


_RECEPTOR_NAMES = {"inhibition": "antagonism", "activation": "agonism"}
_RECEPTOR_GENE = Pattern(
    r"^(?:HRH|ADR[AB]|DRD|HTR|CHRM|OPR|CNR|P2RY|CALCRL|RAMP|EDNR|AGTR|CYSLTR|TACR|HCRTR|IL\d+R|MC\dR|NR3C|GHR$|GHS?RH?R$|GLP\dR|GCGR|GIPR|PTH\dR|GNRHR|TSHR|LHCGR|FSHR|CALCR|CASR|EPOR|MPL$|LEPR|AR$|PGR$|ESR\d|C5AR1|F2R|PTG\w+R$|AVPR|BDKRB|"
    r"SSTR|MTNR|ADORA|KISS1R|S1PR|C?CX?CR\d|CHRN|GRIN|GABR|FCGRT|TSHR)"
)
