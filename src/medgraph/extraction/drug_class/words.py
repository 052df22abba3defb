"""The grammar of drug classes: which words name a class, which only wrap it.

    an | oral, fully human | IgG1 monoclonal antibody | medication | that …
         wrapping            class                      wrapping     end

A class ends in a head: a noun that by itself or with the words before it is a class ("statin", "kinase
inhibitor"), or a word for a drug behind a word that makes a class of it ("lipid-lowering medicine", "gene
therapy").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from medgraph.extraction.language.phrases import singular
from medgraph.model import Span

# Nouns that name a class by themselves.
_WHOLE = (
    r"anti(?:coagulant|biotic|depressant|histamine|fungal|viral|bacterial|microbial|malarial|parasitic|"
    r"helmint(?:h)?ic|epileptic|"
    r"convulsant|psychotic|cholinergic|muscarinic|emetic|spasmodic|hypertensive|arrhythmic|anginal|"
    r"diabetic|thrombotic|platelet|neoplastic|"
    r"metabolite|androgen|estrogen|oestrogen|progestin|retroviral|rheumatic|pyretic|tussive|septic|dote|"
    r"venom|toxin|protozoal)|antacid|"
    r"anti-(?:androgen|estrogen|emetic|epileptic|arrhythmic|inflammatory|hypertensive|infective|TNF)|"
    r"\w*steroid|statin|fibrate|biguanide|sul(?:f|ph)onylurea|thiazolidinedione|glitazone|gliptin|"
    r"gliflozin|glinide|meglitinide|"
    r"benzodiazepine|barbiturate|triptan|taxane|anthracycline|(?:fluoro)?quinolone|macrolide|penicillin|"
    r"aminopenicillin|cephalosporin|"
    r"carbapenem|monobactam|beta-lactam|aminoglycoside|tetracycline|glycylcycline|sul(?:f|ph)onamide|"
    r"lincosamide|glycopeptide|"
    r"lipoglycopeptide|lipopeptide|oxazolidinone|nitroimidazole|azole|triazole|imidazole|echinocandin|"
    r"polyene|allylamine|rifamycin|"
    r"bisphosphonate|retinoid|salicylate|hydantoin|(?:methyl)?xanthine|thiazide|dihydropyridine|"
    r"phenothiazine|butyrophenone|"
    r"cannabinoid|coumarin|phosphodiesterase|prostaglandin|prostacyclin|gonadotropin|interferon|"
    r"interleukin|cytokine|hormone|insulin|"
    r"incretin|o?estrogen|progestogen|progestin|androgen|vaccine|toxoid|immunoglobulin|immune globulin|"
    r"diuretic|laxative|stimulant|"
    r"psychostimulant|sedative|hypnotic|anxiolytic|tranquili[sz]er|analgesic|pain ?killer|pain reliever|"
    r"opioid|opiate|narcotic|"
    r"an(?:a)?esthetic|muscle relaxant|bronchodilator|vasodilator|vasopressor|vasoconstrictor|decongestant|"
    r"expectorant|mucolytic|"
    r"immunosuppressant|immunosuppressive|immunomodulator|thrombolytic|fibrinolytic|blood thinner|"
    r"sympathomimetic|parasympathomimetic|"
    r"cholinomimetic|calcimimetic|secretagogue|contraceptive|spermicide|probiotic|emollient|keratolytic|"
    r"disinfectant|biologic|"
    r"immunotherapy|chemotherapy|radiopharmaceutical|photosensiti[sz]er|sclerosant|sesquiterpene|"
    r"amphetamine|ergot|NSAID|SSRI|SNRI|TCA|"
    r"MAOI|DMARD|TKI|PPI|ARB|NRTI|NNRTI|siRNA|ASO|PMO|nanobody|mood stabili[sz]er|gene therapy|"
    r"cell therapy|hormone replacement|"
    r"(?:enzyme|hormone) replacement therapy|biguanides|hematinic|uricosuric|cycloplegic|mydriatic|miotic|"
    r"ionophore|coenzyme|iron chelator"
)
# Nouns that name a class with the words before them.
_PARTIAL = (
    r"inhibitor|blocker|antagonist|agonist|modulator|potentiator|corrector|activator|stimulator|"
    r"stabili[sz]er|degrader|scavenger|"
    r"antibody|oligonucleotide|oligomer|RNA|aptamer|analog(?:ue)?|mimetic|derivative|alkaloid|glycoside|"
    r"nucleoside|nucleotide|nitrate|"
    r"supplement|vitamin|chelator|binder|sequestrant|relaxant|depressant|suppressant|growth factor|"
    r"(?:coagulation|clotting) factor|"
    r"stimulating factor|fusion protein|conjugate|neurotoxin|toxin|vector|globulin|enzyme|releaser|thinner|"
    r"modifier|opener|booster|"
    r"sensiti[sz]er|enhancer|inactivator|peptide|therapeutic|replacement|protein|morpholino|"
    r"morpholino oligomer|radioligand"
)
_DRUG = r"(?:medicinal product|drug|medication|medicine|agent|therapy|treatment|therapeutic|antibiotic|pill)"
# Words that make a class of "drug", "agent", "therapy".
_MAKERS = (
    r"anti[\w-]+|[\w-]+-(?:lowering|modifying|skipping|thinning|relieving|blocking|reducing|stimulating|"
    r"releasing|suppressing|silencing)|"
    r"exon skipping|alkylating|cytotoxic|cytolytic|chelating|immunosuppress(?:ive|ant)|immunomodulat\w+|"
    r"chemotherap(?:y|eutic)|"
    r"thrombolytic|fibrinolytic|mucolytic|uricosuric|hypnotic|dopaminergic|cholinergic|anticholinergic|"
    r"sympathomimetic|"
    r"parasympathomimetic|hypolipid(?:a)?emic|hypoglyc(?:a)?emic|prokinetic|pain[- ]relieving|"
    r"blood[- ]thinning|cholesterol lowering|"
    r"lipid lowering|weight[- ]loss|hormonal|targeted|precision|gene|cell|enzyme replacement|"
    r"hormone replacement|hormone|biologic|"
    r"psychotropic|progestational|radiographic|contrast|ultrasound contrast|radioactive diagnostic|"
    r"neuromuscular blocking|"
    r"ganglionic blocking|inotropic|wakefulness-promoting|eugeroic|keratolytic|sclerosing|hemostatic|"
    r"haemostatic|hematopoietic|"
    r"depigmenting|demulcent|bone[- ]forming|calcium-regulating|potassium-binding|phosphate-binding|"
    r"RNA interference|RNAi|CAR[- ]T"
)
_HEAD = re.compile(
    rf"(?:\b(?:{_WHOLE})s?|\S[ -](?:{_PARTIAL})s?|\b(?:antibod|sul(?:f|ph)onylurea|immunotherap|"
    rf"chemotherap)ies|"
    rf"\S[ -]antibodies|\b(?:{_MAKERS})[ -]{_DRUG}s?|"
    rf"\b(?:{_MAKERS})[ -]therapies)(?:[ -](?:\d{{1,2}}[a-z]?|I{{1,3}}|alpha|beta|[A-EK]))?$",
    re.IGNORECASE,
)
# "antiviral medication" is as one says it; "statin medication" is a statin.
_ADJECTIVE = re.compile(
    r"(?:^|[ -])(?!anti(?:coagulant|depressant|histamine|biotic|convulsant|psychotic|cholinergic|emetic|"
    rf"spasmodic|metabolite|androgen)$)"
    rf"(?!immunosuppressant$)(?:{_MAKERS})$",
    re.IGNORECASE,
)
_DRUG_WORD = re.compile(rf"\s+{_DRUG}s?$", re.IGNORECASE)
_WRAPPING = re.compile(
    r"^(?:(?:an?|the|its|other|certain|some|several|most|many|prescription|over-the-counter|"
    r"orally[- ](?:active|available|administered)|"
    r"oral|injectable|injected|inhaled|topical|topically applied|intravenous|subcutaneous|intrathecal|"
    r"ophthalmic|systemic|sterile|"
    r"once[- ](?:daily|weekly)|twice[- ]daily|daily|weekly|monthly|new|newer|newest|novel|old|older|modern|"
    r"first|only|so-called|"
    r"powerful|potent|effective|very|highly|commonly[- ](?:used|prescribed)|widely[- ](?:used|prescribed)|"
    r"well-known|popular|special|"
    r"speciali[sz]ed|common|typical|classic|useful|important|moderately|type of|kind of|class of|group of|"
    r"form of|family of|brand-name|"
    r"generic|small[- ]molecule(?! *$)|approved|first-in-class|FDA-approved|investigational|prototypical|"
    r"prototype|(?:single |one-time )?(?:infusion|injection|dose|course) of|single|specific|most widely used|"
    r"widely used|types? of|"
    r"chemically modified|modified|double-stranded|medium-strength|mild|weak|man-made|manmade|"
    r"non-addictive|reliable|short)[\s,]+)+",
    re.IGNORECASE,
)
_OF_ANTIBODIES = re.compile(
    r"^(?:(?:fully|recombinant|human(?:i[sz]ed)?|chimeric|murine|murine/human|bispecific(?= antibody)|"
    r"genetically|engineered|IgG\s?\d?\w*|"
    r"immunoglobulin G\d|\(IgG\d\)|kappa|lambda|neutrali[sz]ing|full-length|"
    r"-)[\s,]+)+(?=(?:[\w/-]+ ){0,2}?(?:monoclonal )?antibod)",
    re.IGNORECASE,
)
_MONOCLONAL = re.compile(
    r"^(?:[\w/]+ )*?monoclonal (?:IgG ?\d? |immunoglobulin G ?\d? |kappa |lambda )+antibody$", re.IGNORECASE
)
_OF_OLIGOS = re.compile(
    r"^(?:[^,]*[\s-](?:directed|targeted|targeting)\s+|(?:synthetic|recombinant|modified|chimeric|"
    r"man-made)\s+)+"
    r"(?=(?:antisense|small interfering|morpholino|siRNA|RNA))",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:[\w-]+ )?(?:medicines?|medications?|drugs?|treatments?|cures?|substitutes?|brands?|options?|"
    r"choices?|alternatives?|products?|"
    r"solutions?|tablets?|substances?|compounds?|therap(?:y|ies)|things?|kinds?|molecules?|class(?:es)?)$|"
    r"\b(?:category|schedule|prescription|study|controlled|other|these|this|same|such|similar|certain|"
    r"substitute|generic version)\b|"
    r"^(?:hormone|inhibitor|antibody|protein|enzyme|peptide|vitamin|vector|replacement|supplement|"
    r"conjugate|growth factor)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\bIgG\d?\b.*\bimmunoglobulin$|^\d|\bcontaining\b|\b(?:the|by|very|his|her|their|your|this|that|an?|"
    r"be|been|it|you|we)\b|[=<>:]",
    re.IGNORECASE,
)
_NOT_GENERIC = re.compile(rf"^(?:{_MAKERS})[ -]{_DRUG}s?$", re.IGNORECASE)
_STOP = re.compile(
    r"(?<!type)(?<!kind)(?<!sort)\s(?:that|which|who|whose|used|given|taken|indicated|for|in|with|from|to|"
    r"made|designed|developed|"
    r"approved|prescribed|by|as|on|when|"
    r"while|because|so|is|are|was|were|can|may|has|have|had|helps?|works?|acts?|administered|available|"
    r"derived|produced|consisting|"
    r"containing|composed|directed|wrapped|built|based|related|similar|known|called|marketed|sold|of|at|"
    r"under|among|within|discovered|"
    r"found|intended|belonging|due|through|without|against|having|being|binding|inhibiting|swallowed|"
    r"started|licen[sc]ed|recommended|"
    r"commonly|primarily|mainly|widely|specifically|often|usually|typically|frequently|also|only|currently|"
    r"(?:once|twice)(?!-)|where|if|not|"
    r"including|such|like|rather|than|too|effective|active|ingredient|lowers?|reduces?|blocks?|it|you|your|"
    r"must|should|will|does|do|"
    r"(?:and|or) (?:is|was|works|acts|can|may|has|one|should|helps?|the|belongs|its?|was)|approved|"
    r"targeting|capable|prepared|class|classes|group|family|category|because)\b.*|"
    r"[.;:!?–—].*|\s-\s.*",
    re.IGNORECASE | re.DOTALL,
)
_JOIN = re.compile(
    r"\s*(?:,|/|;)\s*(?:(?:and|or)\s+)?(?:(?:also\s+)?an?\s+)?|\s+(?:and(?: also)?|or|"
    r"as well as)\s+(?:(?:also\s+)?an?\s+)?"
)
_OF = re.compile(
    r"(?P<head>inhibitor|antagonist|agonist|blocker|activator|modulator)s? of (?:the )?(?:\w+ of )?"
    r"(?P<what>[\w-]+(?: [\w-]+){0,5}?)(?=\s*(?:[(,.;]|$)|\s(?:that|which|used|for|indicated|with|given|"
    r"and|has|enzyme)\b)",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"^(?P<how>(?:[\w-]+ ){0,3}?)(?:form|version|type|analogu?e|kind|derivative) of (?:the )?(?:(?:natural|"
    r"human|hormone|protein) )*(?P<what>.+)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class NamedClass:
    """A class named in a slot, in lower case singular, and where it stands in the view."""

    name: str
    span: Span


def read_classes(text: str, start: int, *, known: bool = False) -> Iterator[NamedClass]:
    """Yield the classes named at the beginning of a slot that begins at `start` of the view.

    Without `known` (the slot may hold anything) a class must end in a known head.

    >>> [c.name for c in read_classes("fully human IgG1 monoclonal antibody and TNF blocker for adults", 0)]
    ['monoclonal antibody', 'tnf blocker']
    >>> [c.name for c in read_classes("prescription medicine for adults", 0)]
    []
    >>> [c.name for c in read_classes("wakefulness promoters", 0, known=True)]
    ['wakefulness promoter']
    """
    of = _OF.match(_WRAPPING.sub("", text))
    if of:
        yield from _inhibitor_of(of, start + text.index(of[0]))
        return
    text = _blank_brackets(text)
    form = _FORM.match(text)
    how, offset = (form["how"], form.start("what")) if form and _names_class(form["what"]) else ("", 0)
    phrase = _STOP.sub("", text[offset:])
    for part in _parts(phrase):
        name = class_name(how + part.of(phrase), known=known)
        if name:
            yield NamedClass(name, Span(start + offset + part.start, start + offset + part.end))


def _names_class(text: str) -> bool:
    return class_name(_STOP.sub("", text)) is not None


def _inhibitor_of(found: re.Match[str], start: int) -> Iterator[NamedClass]:
    """Read "inhibitor of MTTP" as "MTTP inhibitor"."""
    *before, last = found["what"].split()
    yield NamedClass(" ".join([*before, singular(last), found["head"]]).lower(), Span(start, start + len(found[0])))


def _blank_brackets(text: str) -> str:
    """Blank what stands in brackets, keeping every offset; those of "poly (ADP-ribose)" belong to a name."""
    text = re.sub(
        r"\bpoly ?\(ADP-ribose\)",
        lambda m: m[0].replace("(", " ").replace(")", " "),
        text,
        flags=re.IGNORECASE,
    )
    return re.sub(r"\([^()]*\)?|\[[^\]]*\]?", lambda m: " " * len(m[0]), text)


def _parts(phrase: str) -> Iterator[Span]:
    """Cut a phrase at the joints behind which a class is complete."""
    begin = 0
    for joint in _JOIN.finditer(phrase):
        if _HEAD.search(" " + _tidy(phrase[begin : joint.start()])):
            yield Span(begin, begin + len(phrase[begin : joint.start()].rstrip()))
            begin = joint.end()
    if phrase[begin:].strip():
        yield Span(begin, begin + len(phrase[begin:].rstrip()))


def _tidy(text: str) -> str:
    words = " ".join(re.sub(r"[\"'“”‘’®™*_,]", " ", text).split())
    return re.sub(r"\s+-(?=\w)", "-", words)


def class_name(phrase: str, *, known: bool = False) -> str | None:
    """Return a class in lower case singular without what wraps it, or None if the phrase names none.

    >>> class_name("oral antisense oligonucleotide medication"), class_name("prescription medicine")
    ('antisense oligonucleotide', None)
    >>> class_name("lipid-lowering medicines"), class_name("statins")
    ('lipid-lowering medicine', 'statin')
    """
    name = _unwrapped(_tidy(phrase))
    if not name or len(name.split()) > (5 if known else 9) or len(name) > 90:
        return None
    if _SENTENCE.search(name) or (_GENERIC.search(name) and not _NOT_GENERIC.match(name)):
        return None
    if not (known and re.fullmatch(r"[A-Za-z][\w/'’. -]{3,}", name)) and not _HEAD.search(" " + name):
        return None
    *before, last = name.split(" ")
    return " ".join([*before, singular(last)]).lower()


def _unwrapped(name: str) -> str:
    name = _WRAPPING.sub("", name)
    bare = _DRUG_WORD.sub("", name)
    if bare != name and _HEAD.search(" " + bare) and not _ADJECTIVE.search(bare):
        name = bare
    name = _OF_OLIGOS.sub("", _OF_ANTIBODIES.sub("", name))
    return _WRAPPING.sub("", _MONOCLONAL.sub("monoclonal antibody", name))
