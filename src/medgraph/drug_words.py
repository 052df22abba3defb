"""The grammar of drug names: salts, biosimilar suffixes, combinations, dosage forms behind a name.

The graph's name of a drug is its non-proprietary name in lower case without its salt, unless the salt is
the drug (potassium chloride); a combination is one drug, its parts joined by " / ".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from medgraph import lexicon
from medgraph.patterns import Pattern, match, search, sub

_SALTS = (
    "sodium|disodium|potassium|calcium|magnesium|hydrochloride|dihydrochloride|hcl|hbr|hydrobromide|mesylate|"
    "mesilate|"
    "maleate|fumarate|tartrate|bitartrate|citrate|phosphate|diphosphate|sulfate|sulphate|acetate|succinate|"
    "besylate|"
    "besilate|tosylate|lactate|nitrate|gluconate|pamoate|malate|bromide|chloride|monohydrate|dihydrate|"
    "anhydrous|"
    "medoxomil|etexilate mesylate|axetil|proxetil|trihydrate|hemihydrate|dipropionate|propionate|valerate|"
    "palmitate|"
    "decanoate|tromethamine|trometamol|meglumine|arginine|erbumine|cilexetil|esylate|edisylate|oxalate|"
    "xinafoate|furoate|carbonate|iodide|olamine|hyclate|lysine|benzathine|dimesylate|ditosylate|camsylate|isethionate|embonate|aspartate|aceponate|butyrate|"
    "pivalate|stearate|ethylsuccinate|hemifumarate|sesquihydrate|dimaleate|napadisylate|hemitartrate|orotate|saccharate|glucuronate|caproate|sulfonate|benzoate|hippurate|malonate|adipate|napsylate|salicylate|propanediol|ethanolate|mucate|tannate|diolamine|laurate"
)
_MULTIPLE = r"(?:(?:bi|di|tri|hemi|sesqui|mono|hydrogen)[ -]?)?"
_SALT_BEHIND = Pattern(rf"(?:[ \n]+{_MULTIPLE}(?:{_SALTS})\b(?![- ](?:channel|level|intake)))+", re.IGNORECASE)
_SALT = Pattern(rf"(?<=\w\w\w)(?:\s+{_MULTIPLE}(?:{_SALTS}))+$", re.IGNORECASE)
# Drugs whose salt is the drug: without it a mineral or nothing would be left.
_SALT_IS_DRUG = Pattern(
    r"^(?:potassium|sodium|lithium|calcium|magnesium|ferrous|ferric|iron|zinc|alumin(?:i)?um|ammonium|"
    r"barium|bismuth|silver|"
    r"strontium|lanthanum|glyceryl|isosorbide|dimethyl|diroximel|monomethyl|benzalkonium|cetylpyridinium|glatiramer|"
    r"benzyl|selenium|copper|cupric|radium|samarium|gold|arsenic|nitrous|hydrogen|methylene)\b",
    re.IGNORECASE,
)
_BIOSIMILAR = Pattern(r"(?<=[a-z]{4})-(?!like|free|only|type|drug|dose|rich|base|rule|none)[a-z]{4}$")
US_PREFIX = Pattern(r"^(?:ado|fam|ziv)-(?=[a-z]{5})", re.IGNORECASE)
"""What US names put before another: "ado-trastuzumab emtansine", "fam-trastuzumab deruxtecan"."""
_VACCINE = Pattern(r"\b(?:vaccines?|toxoids?|immune globulins?)\b", re.IGNORECASE)
FORMS = Pattern(
    r"\b(?:tablets?|capsules?|injections?|oral|solution|suspension|cream|ointment|gel|patch(?:es)?|"
    r"infusion|intravenous|subcutaneous|"
    r"(?:extended|delayed|modified|immediate)[- ]release|for|use|powder|kit|drops|spray|inhaler|drug|"
    r"monograph|information|"
    r"leaflet|package|patient|guide|overview|prescribing|medication|uses|dosage|side|effects|profile|"
    r"facts?|sheet|summary)\b.*$",
    re.IGNORECASE,
)


def base_name(name: str) -> str:
    """Return a drug's name as the graph has it: lower case, without salt, biosimilar suffix or the prefix of a US name.

    >>> base_name("Mipomersen Sodium"), base_name("Potassium chloride"), base_name("adalimumab-atto")
    ('mipomersen', 'potassium chloride', 'adalimumab')
    >>> base_name("fam-trastuzumab deruxtecan-nxki"), base_name("ziv-aflibercept")
    ('trastuzumab deruxtecan', 'aflibercept')
    >>> base_name("Amoxicillin and clavulanate potassium")
    'amoxicillin / clavulanate'
    >>> base_name("Measles, mumps and rubella vaccine")
    'measles, mumps and rubella vaccine'
    """
    if search(_VACCINE, name):
        return " ".join(name.lower().split())
    parts = re.split(r"\s*(?:/|\+|\band\b|\bwith\b)\s*", " ".join(name.lower().split()))
    if len(parts) == 1 and re.fullmatch(r"[a-z]+-[a-z]{5,}", parts[0]) and all(is_drug(p) for p in parts[0].split("-")):
        parts = parts[0].split("-")
    return " / ".join(without_salt(part) for part in parts if part)


@lru_cache(maxsize=2**15)
def without_salt(name: str) -> str:
    """Return one drug's name without its salt and its biosimilar suffix."""
    name = US_PREFIX.sub("", _BIOSIMILAR.sub("", name.strip(" ,.;:®™")))
    if match(_SALT_IS_DRUG, name):
        return name
    return sub(_SALT, "", name)


def with_salt(text: str, end: int) -> int:
    """Return where a name that ends at `end` of a text ends with the salt behind it.

    >>> text = "Warfarin sodium tablets"
    >>> text[: with_salt(text, 8)]
    'Warfarin sodium'
    """
    suffix = _SUFFIX_BEHIND.match(text, end)
    end = suffix.end() if suffix else end
    found = match(_SALT_BEHIND, text, end)
    return found.end() if found else end


# "trastuzumab deruxtecan-nxki".
_SUFFIX_BEHIND = Pattern(r"-[a-z]{4}\b(?!-)")


def is_salt(word: str) -> bool:
    """Tell whether a word is the salt's part of a name: "chloride".

    >>> is_salt("Fumarate"), is_salt("Eliquis")
    (True, False)
    """
    return bool(re.fullmatch(_SALTS, word, re.IGNORECASE))


@lru_cache(maxsize=32768)
def is_drug(word: str) -> bool:
    """Tell whether a word is known as an active substance, or has the stem of one.

    >>> is_drug("eteplirsen"), is_drug("table")
    (True, False)
    """
    low = word.lower()
    return (
        low in lexicon.drug_names()
        or without_salt(low) in lexicon.drug_names()
        or bool(lexicon.drug_stem().fullmatch(low))
    )


_GENE_THERAPY = Pattern(r"[a-z]{4,}gene [a-z]{4,}(?:vec|cel)")
_PAIR = Pattern(r"[a-z]{5,}-[a-z]{5,}")


@lru_cache(maxsize=2**16)
def known_drug(name: str) -> str | None:
    """Return the base name of the drug that a name in lower case is known to stand for.

    >>> known_drug("warfarin sodium"), known_drug("sacubitril-valsartan"), known_drug("table")
    ('warfarin', 'sacubitril / valsartan', None)
    """
    bare = without_salt(name)
    known = lexicon.drug_names()
    if (
        name in known
        or bare in known
        or bare in _short_names()
        or lexicon.drug_stem().fullmatch(bare)
        or _GENE_THERAPY.fullmatch(bare)
    ):
        return base_name(name)
    return base_name(name) if _PAIR.fullmatch(bare) and all(map(is_drug, bare.split("-"))) else None


_ADDED = Pattern(r"(?:alfa|beta|gamma|delta|pegol)$")
_LONG = 8


@cache
def _short_names() -> frozenset[str]:
    """Return the names that stand without their Greek letter: "efgartigimod [alfa]"."""
    names = (name.split(" ") for name in lexicon.drug_names() if _ADDED.search(name))
    return frozenset(words[0] for words in names if len(words) == 2 and len(words[0]) >= _LONG)


def short_form(drug: str) -> str | None:
    """Return the first word of a drug's name where it alone may stand for it: no other drug's name begins with it.

    >>> short_form("baloxavir marboxil"), short_form("tenofovir alafenamide")
    ('baloxavir', None)
    """
    first, _, more = drug.partition(" ")
    alone = _beginning_with().get(first) == {first, drug}
    return first if more and alone and not _ANOTHER.search(more) else None


# What makes another drug of a name: a partner, a long-lived or carried form.
_ANOTHER = Pattern(r"/|pegol|rinfabate")


@cache
def _beginning_with() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in lexicon.drug_names():
        found.setdefault(name.split(" ")[0], set()).add(name)
    return found


@lru_cache(maxsize=2**15)
def may_open_name(word: str) -> bool:
    """Tell whether any drug's name may begin with a word in lower case: the quick question, asked of every word."""
    return opens_name(word) or known_drug(word) is not None


@cache
def _openers() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in lexicon.drug_names() if " " in name)


def opens_name(word: str) -> bool:
    """Tell whether a word in lower case may begin a name of several words.

    >>> opens_name("insulin"), opens_name("metformin")
    (True, False)
    """
    return word in _openers() or word.endswith("gene")
