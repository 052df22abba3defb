"""Numbered members of families of proteins, however written: "5-HT2A", "serotonin type 2A", "CDK 4", "PDE-5".

A family numbers its members, and its genes bear the same numbers, or a fixed list of others. So one row a family
reads all its members; names that no row reads are found in the tables or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from medgraph.patterns import Pattern, search


class _Family(NamedTuple):
    """How a family's members are written (folded), and how the genes of their numbers are called."""

    written: Pattern
    gene: str
    others: Mapping[str, str] = {}


def _family(written: str, gene: str, **others: str) -> _Family:
    return _Family(Pattern(written.replace("#", "(?P<number>").replace("§", ")")), gene, others)


_ROMAN = {
    "ii": "2",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
    "xi": "11",
    "xii": "12",
    "iii": "3",
    "iv": "4",
    "i": "1",
}
_FAMILIES = (
    _family(r"(?:serotonin |serotonergic )?(?:5 ?ht|5 hydroxytryptamine)(?: type)? ?#1[abdef]|2[abc]|3a?|4|6|7§(?: receptor)?", "HTR{}", **{"3": "HTR3A"}),
    _family(r"serotonin(?: type)? ?#1[abdef]|2[abc]|3|4|6|7§(?: receptor)?", "HTR{}", **{"3": "HTR3A"}),
    _family(r"alpha ?#1[abd]|2[abc]§(?: adrenergic| adreno| adrenergic adreno)? ?(?:receptor|ceptor)", "ADRA{}"),
    _family(r"beta ?#[123]§(?: adrenergic| adreno)? ?(?:receptor|ceptor)", "ADRB{}"),
    _family(r"(?:dopamine |dopaminergic )?d ?#[1-5]§(?: dopamine)? receptor", "DRD{}"),
    _family(r"dopamine (?:receptor )?(?:type |subtype )?d? ?#[1-5]§(?: receptor)?", "DRD{}"),
    _family(r"(?:histamine )?h ?#[1-4]§(?: histamine)? receptor", "HRH{}"),
    _family(r"histamine (?:type )?h? ?#[1-4]§(?: receptor)?", "HRH{}"),
    _family(r"(?:muscarinic )?(?:acetylcholine )?m ?#[1-5]§(?: muscarinic)?(?: acetylcholine| cholinergic)? receptor", "CHRM{}"),
    _family(r"muscarinic (?:acetylcholine )?(?:receptor )?(?:type )?m ?#[1-5]§", "CHRM{}"),
    _family(r"(?:interleukin|il) ?#\d{1,2}[a-f]?§", "IL{}", **{"1": "IL1B", "8": "CXCL8", "12": "IL12B", "17": "IL17A", "23": "IL23A", "36": "IL36G"}),
    _family(
        r"(?:interleukin|il) ?#\d{1,2}[a-f]?§(?: ?r| receptor)(?: ?alpha)?(?: (?:chain|subunit))?", "IL{}R",
        **{"1": "IL1R1", "2": "IL2RA", "5": "IL5RA", "10": "IL10RA", "12": "IL12RB1", "13": "IL13RA1", "17": "IL17RA", "17a": "IL17RA", "31": "IL31RA", "36": "IL1RL2", "33": "IL1RL1"},
    ),
    _family(r"(?:phosphodiesterase|pde)(?: type| enzyme)? ?#\d{1,2}[ab]§", "PDE{}"),
    _family(r"(?:phosphodiesterase|pde)(?: type| enzyme)? ?#\d{1,2}|iii|iv|v§", "PDE{}A", **{"3": "PDE3A|PDE3B", "4": "PDE4A|PDE4B|PDE4C|PDE4D"}),
    _family(r"(?:cyclin dependent kinase|cdk) ?#\d{1,2}§", "CDK{}"),
    _family(r"(?:janus(?: associated)? kinase|jak) ?#[123]§", "JAK{}"),
    _family(r"(?:vegfr|vegf receptor|vascular endothelial growth factor receptor) ?#[123]§", "", **{"1": "FLT1", "2": "KDR", "3": "FLT4"}),
    _family(r"(?:fgfr|fgf receptor|fibroblast growth factor receptor) ?#[1-4]§", "FGFR{}"),
    _family(r"(?:erbb|human epidermal growth factor receptor) ?#[234]§", "ERBB{}"),
    _family(r"(?:sglt|sodium(?: dependent)? glucose (?:co ?transporter|transport protein|transporter|linked transporter)(?: type)?) ?#[12]§", "SLC5A{}"),
    _family(r"(?:parp|poly ?(?:adp|adenosine diphosphate) ribose polymerase) ?#\d§", "PARP{}"),
    _family(r"(?:melanocortin|mc) ?#[1-5]§r?(?: receptor)?", "MC{}R"),
    _family(r"(?:neurokinin|nk|substance p neurokinin) ?#[123]§(?: receptor)?", "TACR{}"),
    _family(r"(?:orexin|ox) ?#[12]§r?(?: receptor)?", "HCRTR{}"),
    _family(r"(?:cannabinoid|cb) ?(?:receptor )?(?:type )?(?:cb ?)?#[12]§(?: receptor)?", "CNR{}"),
    _family(r"(?:angiotensin (?:ii )?(?:type )?(?:at ?)?|at ?)#[12]§ receptor", "AGTR{}"),
    _family(r"(?:hdac|histone deacetylase) ?#\d{1,2}§", "HDAC{}"),
    _family(r"(?:somatostatin receptor(?: sub ?type)?|sst|sstr|sst receptor) ?#[1-5]§(?: receptor)?", "SSTR{}"),
    _family(r"(?:vasopressin )?v ?#1a|1b|2§(?: vasopressin)? receptor", "AVPR{}"),
    _family(r"(?:adenosine )?a ?#1|2a|2b|3§(?: adenosine)? receptor", "ADORA{}"),
    _family(r"p2y ?#\d{1,2}§(?: adp| platelet| purinergic)*(?: receptor)?", "P2RY{}"),
    _family(r"p2x ?#\d§(?: receptor)?", "P2RX{}"),
    _family(r"trk ?#[abc]§", "", a="NTRK1", b="NTRK2", c="NTRK3"),
    _family(r"(?:activated )?(?:coagulation |clotting |blood )*factor #ii|v|vii|viii|ix|x|xi|xii§a?", "F{}"),
    _family(r"(?:s1p|sphingosine 1 phosphate)(?: receptor)? ?#[1-5]§(?: receptor)?", "S1PR{}"),
    _family(r"(?:toll like receptor|tlr) ?#\d{1,2}§", "TLR{}"),
    _family(r"(?:sodium channel )?nav ?1 ?#[1-9]§", "", **{"1": "SCN1A", "2": "SCN2A", "3": "SCN3A", "4": "SCN4A", "5": "SCN5A", "6": "SCN8A", "7": "SCN9A", "8": "SCN10A", "9": "SCN11A"}),
    _family(r"(?:metabotropic glutamate receptor(?: sub ?type)?|mglur) ?#[1-8]§", "GRM{}"),
    _family(r"(?:prostaglandin )?ep ?#[1-4]§ receptor", "PTGER{}"),
    _family(r"(?:matrix metalloproteinase|mmp) ?#\d{1,2}§", "MMP{}"),
    _family(r"(?:isocitrate dehydrogenase|idh) ?#[12]§", "IDH{}"),
    _family(r"(?:angiopoietin|ang) ?#[124]§", "ANGPT{}"),
    _family(r"mek ?#[12]§", "MAP2K{}"),
    _family(r"carbonic anhydrase(?: type| iso(?:en)?zyme| isoform)? ?#\d{1,2}|[ivx]{1,4}§", "CA{}"),
    _family(r"(?:glucagon like peptide|glp) ?#[12]§ ?(?:r|receptor)", "GLP{}R"),
    _family(r"(?:fms like tyrosine kinase|flt) ?#3§", "FLT{}"),
)  # fmt: skip
_OPENINGS = Pattern(
    r"^(?:alpha|beta|5|5 ?ht\w*|hydroxytryptamine|serotonin\w*|dopamin\w*|d[1-5]?|h[1-4]?|m[1-5]?|histamine|muscarinic|interleukin|il\d*\w?|phosphodiesterase|pde\w*|cyclin|cdk\d*|janus|jak\d?|"
    r"vegfr?\d?|vascular|fgfr?\d?|fibroblast|erbb\d?|human|sglt\d?|sodium|parp\d?|poly|melanocortin|mc\d?r?|neurokinin|nk\d?|substance|orexin|ox\dr?|ox|cannabinoid|cb\d?|"
    r"angiotensin|at\d?|hdac\d*|histone|somatostatin|sstr?\d?|vasopressin|v\w{0,2}|adenosine|a\w{0,2}|p2[xy]\d*|trk\w?|activated|coagulation|clotting|blood|factor|s1pr?\d?|sphingosine|toll|"
    r"tlr\d*|nav\d?|metabotropic|mglur\d?|prostaglandin|ep\d?|matrix|mmp\d*|isocitrate|idh\d?|angiopoietin|ang\d?|mek\d?|glp\d?r?|glucagon|flt\d?|fms|carbonic|re|reuptake|uptake|neuronal|presynaptic|norepinephrine|noradrenaline)$"
)


# "reuptake of norepinephrine and serotonin": the pumps of the messengers.
_AMINES = {
    "serotonin": "SLC6A4", "5 ht": "SLC6A4", "norepinephrine": "SLC6A2", "noradrenaline": "SLC6A2", "dopamine": "SLC6A3"
}  # fmt: skip
_AMINE = Pattern("|".join(_AMINES))
_SEVERAL = rf"(?:{'|'.join(_AMINES)})(?:(?: and| or)? (?:{'|'.join(_AMINES)}))*"
_UPTAKE = Pattern(
    rf"(?:neuronal |presynaptic |the )*(?:(?:{_SEVERAL}) (?:re ?)?uptake(?: pump| transporter| site| mechanism)?|(?:re ?)?uptake of (?:both )?(?:{_SEVERAL})|"
    rf"(?:{_SEVERAL}) transporter)"
)


# What every name of a member holds: a number in digits, or the head of a family that has others.
_NUMBERED = Pattern(r"\d|phosphodiesterase|pde|factor|trk|carbonic")


def member(key: str) -> tuple[str, ...]:
    """Return the symbols of the gene that a folded name means as a numbered member of a family, empty if none.

    >>> member("5 ht2a receptor"), member("dopamine type 2"), member("pde 5"), member("interleukin 17a")
    (('HTR2A',), ('DRD2',), ('PDE5A',), ('IL17A',))
    >>> member("il 6r"), member("activated factor ix"), member("h2")
    (('IL6R',), ('F9',), ())
    """
    taken = _UPTAKE.fullmatch(key)
    if taken:
        return tuple(dict.fromkeys(_AMINES[word] for word in _AMINE.findall(key)))
    for family in _FAMILIES if search(_NUMBERED, key) else ():
        found = family.written.fullmatch(key)
        if found:
            number = _ROMAN.get(found["number"], found["number"])
            named = family.others.get(number) or family.gene.format(number.upper())
            return tuple(named.split("|")) if named else ()
    return ()


def opens_member(word: str) -> bool:
    """Tell whether the name of a numbered member may begin with a folded word: the quick question before `member`."""
    return bool(_OPENINGS.match(word))
