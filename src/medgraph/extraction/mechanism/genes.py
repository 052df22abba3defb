"""Find the genes that a stretch of text names, as proteins, families or symbols.

Genes are the dangerous lexicon: PML is mostly a brain disease, SMA an alias of SMN1, ALT a liver
enzyme. So a symbol counts only beside a word that makes it a gene or a protein; a full name ("dystrophin", "vitamin K
epoxide reductase") counts by itself; aliases never; and what a page itself abbreviates is what the page says it is.
Names that share a head ("beta-1 and beta-2 receptors", "FGFR 1, 2 and 3", "JAK1/2") are read as if each had its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from medgraph import lexicon
from medgraph.model import Span
from medgraph.patterns import Pattern, search


class GeneMention(NamedTuple):
    """The HGNC symbols that a stretch of text stands for (several for a family), and where it is."""

    symbols: tuple[str, ...]
    span: Span


_HEADS = "receptor kinase enzyme channel transporter antigen protein ligand subunit isoform".split()
_CONTEXT_AFTER = Pattern(
    r"^[\s*_-]*(?:(?:pre-?m|m|messenger |pre-messenger )?RNA|genes?|proteins?|receptors?|exons?|mutations?|variants?|transcripts?|inhibit\w*|antagon\w*|agon\w*|"
    r"kinases?|enzymes?|channels?|ligand|signal\w*|pathway|antibod\w*|polymerase|subunits?|complex|molecules?|antigens?|transporters?|levels|expression|"
    r"copy|copies|splicing)\b",
    re.IGNORECASE,
)
_CONTEXT_BEFORE = Pattern(
    r"(?:\bgenes? (?:called |known as |named )?|\b(?:protein|enzyme|receptor|kinase|channel|antigen|factor|encoding|encodes|codes for|targets?|targeting|inhibits|"
    r"blocks|binds(?: \w+)? to|inhibitor of|directed against|against|neutralizes|splicing of(?: the)?|exon \d+ of(?: the)?|called|known as|named|m?RNA (?:of|for)))[\s(*_]*$",
    re.IGNORECASE,
)
_GENE_AFTER = Pattern(r"[\s*_]*(?:genes?|pre-?m\w*-?RNA|mRNA|transcripts?|exons?)\b", re.IGNORECASE)
_GENE_BEFORE = Pattern(
    r"(?:\bgenes?(?: called| known as| named)?|\bexons? \d+ (?:of|in)(?: the)?|\b(?:pre-)?mRNA (?:of|for)(?: the)?|\bskipping (?:of|in))[\s(*_]*$",
    re.IGNORECASE,
)
_MOLECULE = Pattern(
    r"\b(?:receptor|protein|factor|kinase|enzyme|antigen|ligand|\w+ase|interleukin|channel|transporter|interferon|lipoprotein)s?\b",
    re.IGNORECASE,
)
_WORD = Pattern(r"(?:[Aa]nti|[Pp]an)(?=-)|[A-Za-z0-9α-ωΑ-Ωµ]+(?:-[A-Za-z0-9α-ωµ]+)*")
_HYPHENED = Pattern(r"[A-Z]{2,}\d*-\d{1,2}")
_MUTATED = Pattern(r"^[A-Z]\d{2,4}(?:del|[A-Z])-(?=[A-Z])")
_NUMBERED = Pattern(
    r"\s*(?:/|&|,?\s*and\b|,?\s*or\b|,)\s*-?(?P<number>\d{1,2})\b(?![\d.%])(?!\s*(?:mg|%|mcg|g|days?|weeks?|months?|years?|to|of)\b)"
)
_WITHIN = Pattern(r"(?!.*[.;:!?]\s)(?!.*[^+\d],)[^()]*(?:\([^()]*\)[^()]*)*", re.DOTALL)
_GLOSS = Pattern(r"\s*\([^()]*\)")
_ONE_TYPE = r"(?:\d{1,2}|[IVX]{1,4}|[A-D])\b"
_TYPES = Pattern(
    r"(?:\s*\([A-Z]{2,6}\))?,?\s*\(?(?i:(?:the )?(?:sub)?types?|iso(?:en)?zymes?|isoforms?)\s+"
    rf"(?P<numbers>{_ONE_TYPE}(?:(?:\s*[,/&]\s*|,?\s+(?:and|or)\s+){_ONE_TYPE})*)"
)
_NUMBER = Pattern(_ONE_TYPE)
_LONGEST = 8


def find_genes(
    text: str, abbreviations: Mapping[str, str] | None = None, *, context: bool = False
) -> tuple[GeneMention, ...]:
    """Return the genes named in a text in order, the longest names first at each place.

    With `context` the text is a slot that only a target can fill, so that a bare symbol counts.

    >>> [m.symbols for m in find_genes("binds the SMN2 pre-mRNA; it is not PML")]
    [('SMN2',)]
    >>> [m.symbols for m in find_genes("beta-1 and beta-2 receptors")]
    [('ADRB1',), ('ADRB2',)]
    """
    own = tuple((short, long) for short, long in (abbreviations or {}).items() if short in text)
    return _find_genes(text, own, context)


@lru_cache(maxsize=2048)
def _find_genes(text: str, abbreviations: tuple[tuple[str, str], ...], context: bool) -> tuple[GeneMention, ...]:
    return tuple(_Reader(text, dict(abbreviations), context).mentions())


class _Reader:
    """Reads one text, word by word."""

    def __init__(self, text: str, abbreviations: Mapping[str, str], context: bool) -> None:
        self.text = text
        self.words = [Span(*found.span()) for found in _WORD.finditer(text)]
        self.abbreviations = abbreviations
        self.context = context
        self.shares_heads = bool(search(_SHARED, text))
        self.receptors_end: int | None = None

    def mentions(self) -> Iterator[GeneMention]:
        position = 0
        while position < len(self.words):
            found = (
                self._receptor_for(position)
                or self._and_receptor(position)
                or self._longest(position)
                or self._elliptic(position)
            )
            if found and found[0].symbols:
                yield found[0]
                yield from self._numbered(found[0])
            position = found[1] if found else position + 1

    def _longest(self, first: int) -> tuple[GeneMention, int] | None:
        word = self.words[first].of(self.text)
        if not (word in self.abbreviations or lexicon.opens_target(word)):
            return None
        for last in range(min(first + _LONGEST, len(self.words)), first, -1):
            span = Span(self.words[first].start, self.words[last - 1].end)
            symbols = self._symbols(span)
            if symbols:
                return self._of_types(span, symbols) or self._with_receptor(GeneMention(symbols, span), last)
        return None

    def _of_types(self, span: Span, symbols: tuple[str, ...]) -> tuple[GeneMention, int] | None:
        """Return those of a family whose types are numbered behind it: "carbonic anhydrase isozymes II and IV"."""
        behind = _TYPES.match(self.text, span.end) if len(symbols) > 1 else None
        numbers = _NUMBER.findall(behind["numbers"]) if behind else ()
        named = [symbol for number in numbers for symbol in lexicon.target(f"{span.of(self.text)} {number}")]
        if not behind or not named:
            return None
        return GeneMention(tuple(named), Span(span.start, behind.end())), self._after(behind.end())

    def _with_receptor(self, mention: GeneMention, last: int) -> tuple[GeneMention, int]:
        """Return a mention; of a messenger whose receptor is meant ("GIP receptor") the receptor, or nothing where that is unknown."""
        behind = _ITS_RECEPTOR.match(self.text, mention.span.end)
        if not behind or not is_messenger(mention) or "eceptor" in mention.span.of(self.text):
            return mention, last
        symbols = lexicon.target(f"{mention.span.of(self.text)} receptor")
        return GeneMention(symbols, Span(mention.span.start, behind.end())), self._after(behind.end())

    def _receptor_for(self, first: int) -> tuple[GeneMention, int] | None:
        """Return the receptor that is named by what binds to it, "the receptor for stem cell factor"; without symbols where it is unknown."""
        start = self.words[first].start
        found = _RECEPTOR_FOR.match(self.text, start) if self.text[start] in "rR" else None
        if not found:
            return None
        following = [word for word in self.words if found.end() <= word.start < found.end() + 60][:_LONGEST]
        for word in reversed(following):
            name = self.text[found.end() : word.end]
            symbols = lexicon.target(f"{name} receptor")
            if symbols:
                self.receptors_end = word.end
                return GeneMention(symbols, Span(start, word.end)), self._after(word.end)
        ligand = self._longest(self._after(found.end())) if following else None
        return (GeneMention((), Span(start, start)), ligand[1]) if ligand else None

    def _and_receptor(self, first: int) -> tuple[GeneMention, int] | None:
        """Return the receptor of a messenger that is joined to one before: "the receptors of GIP and | GLP-1"."""
        word = self.words[first]
        if self.receptors_end is None or not _JOINED.fullmatch(self.text, self.receptors_end, word.start):
            return None
        symbols = lexicon.target(f"{word.of(self.text)} receptor")
        self.receptors_end = word.end if symbols else None
        return (GeneMention(symbols, word), first + 1) if symbols else None

    def _symbols(self, span: Span) -> tuple[str, ...]:
        name = span.of(self.text)
        if name in self.abbreviations:
            return self._abbreviated(name, span)
        name = _MUTATED.sub("", name)
        if not _WITHIN.fullmatch(name) or name.lower().endswith("like"):
            return ()
        known = lexicon.target(name) or (lexicon.target(_GLOSS.sub("", name)) if "(" in name else ())
        if known:
            return known
        if lexicon.is_ambiguous_symbol(name):
            return (name,) if self._is_called_gene(span) else ()
        symbol = name.replace("-", "") if _HYPHENED.fullmatch(name) else name
        return (symbol,) if lexicon.is_gene_symbol(symbol) and (self.context or self._has_context(span)) else ()

    def _abbreviated(self, name: str, span: Span) -> tuple[str, ...]:
        """Return what a short form stands for: its long form; itself where that is a molecule, or where it stands in gene context."""
        long = self.abbreviations[name]
        known = lexicon.target(long)
        if known:
            return known
        if _MOLECULE.search(long):
            return lexicon.target(name) or ((name,) if lexicon.is_gene_symbol(name) else ())
        in_slot = self.context and lexicon.is_gene_symbol(name) and lexicon.find_condition(long) is None
        is_symbol = lexicon.is_gene_symbol(name) or lexicon.is_ambiguous_symbol(name)
        return (name,) if in_slot or (is_symbol and self._is_called_gene(span)) else ()

    def _is_called_gene(self, span: Span) -> bool:
        """Tell whether the text says outright that a symbol is a gene: "the DMD gene", "exon 53 of DMD"."""
        before = self.text[max(0, span.start - 30) : span.start]
        return bool(_GENE_AFTER.match(self.text[span.end : span.end + 20]) or _GENE_BEFORE.search(before))

    def _has_context(self, span: Span) -> bool:
        before = self.text[max(0, span.start - 60) : span.start]
        return bool(_CONTEXT_AFTER.match(self.text[span.end : span.end + 40]) or _CONTEXT_BEFORE.search(before))

    def _elliptic(self, first: int) -> tuple[GeneMention, int] | None:
        """Return a name that lacks its head because the next name has it: "beta-1 [receptor] and beta-2 receptors"."""
        found = _SHARED_HEAD.match(self.text, self.words[first].start) if self.shares_heads else None
        if not found or not (found["head"] in _HEADS or lexicon.opens_target(self.words[first].of(self.text))):
            return None
        for head in (found["head"], f"{found['kind'] or ''} {found['head']}"):
            symbols = lexicon.target(f"{found['name']} {head}")
            if symbols:
                return GeneMention(symbols, Span(*found.span("name"))), self._after(found.end("name"))
        return None

    def _numbered(self, mention: GeneMention) -> Iterator[GeneMention]:
        """Yield the names of which only the number stands there: "JAK1/2", "VEGFR-1, -2 and -3"."""
        stem = re.fullmatch(r"(?P<stem>[A-Za-z]{2,}[A-Za-z-]*[ -]?)\d{1,2}", mention.span.of(self.text))
        found = _NUMBERED.match(self.text, mention.span.end) if stem else None
        while stem and found:
            name = stem["stem"].strip() + found["number"]
            symbols = lexicon.target(name) or ((name,) if lexicon.is_gene_symbol(name) else ())
            if symbols:
                yield GeneMention(symbols, Span(*found.span("number")))
            found = _NUMBERED.match(self.text, found.end()) if symbols else None

    def _after(self, position: int) -> int:
        return next((n for n, word in enumerate(self.words) if word.start >= position), len(self.words))


# Messengers: what is named after them may be their receptor.
_LIGAND = Pattern(
    r"^(?:IL\d+[A-F]?|TNF|TNFSF\d+\w?|INS|GCG|GIP|GNRH1|GHRH|GHRL|POMC|VEGF[A-D]|PGF|EGF|TGFA|FGF\d+|PDGF[A-D]|HGF|NGF|BDNF|CALC[AB]|KITLG|EPO|THPO|CSF[123]|LEP|PTH|CRH|AVP|OXT|GAST|CCK|"
    r"SST|TSHB|LHB|FSHB|PRL|GH1|IGF[12]|IFN\w+|TGFB\d|CXCL\d+|CCL\d+|EDN1|AGT|NPP[ABC]|BMP\d+|INHBA|IGHE|ANGPT\d|CD40LG|GDF\d+|TAC1|NPY|TSLP|C5|C3|F2|APOB|MLN|KISS1|HCRT|TRH)$"
)


def is_hormone(symbol: str) -> bool:
    """Tell whether a gene's product is a messenger between cells that works through a receptor.

    >>> is_hormone("INS"), is_hormone("F2")
    (True, False)
    """
    return bool(_LIGAND.match(symbol)) and symbol not in _OTHER_WORK


# What binds receptors, but is an enzyme or part of complement or lipoproteins too.
_OTHER_WORK = frozenset({"F2", "C3", "C5", "AGT", "APOB"})


def is_messenger(mention: GeneMention) -> bool:
    """Tell whether a mention is of a hormone or another messenger, which receptors are named after."""
    return all(map(_LIGAND.match, mention.symbols))


_ITS_RECEPTOR = Pattern(r"(?:\s*\([^()]*\))?[\s-]*receptors?\b(?!\s+(?:activator|ligand))")
_RECEPTOR_FOR = Pattern(
    r"receptors?(?: tyrosine kinases?)? (?:for|of) (?:the |both |two )?(?:(?:gut|incretin|natural) )?"
    r"(?:(?:hormone|messenger)s?,? )?(?:called |named )?",
    re.IGNORECASE,
)
_JOINED = Pattern(r"\s*(?:,|,?\s*(?:and|or))\s+(?:the\s+)?")
_NAME = r"[A-Za-zα-ω0-9]+(?:-[A-Za-z0-9]+)?(?: [A-Za-z]?\d[A-Za-z]?)?"
_SHARED = Pattern(r"(?:\band\b|\bor\b|/|&)[^.;]{0,60}?(?:receptor|kinase|enzyme|channel|transporter|antigen)")
_SHARED_HEAD = Pattern(
    rf"(?P<name>{_NAME})(?:\s*,\s*{_NAME}){{0,4}},?\s*(?:and|or|/|&)\s*(?:the )?{_NAME}[ -](?P<kind>\w+ )?(?P<head>receptor|kinase|enzyme|channel|transporter|antigen)s?\b"
)
