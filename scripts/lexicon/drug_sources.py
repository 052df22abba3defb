"""What ChEBI, MeSH and DrugBank's open vocabulary say of drugs: names in lower case, open identifiers."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.lexicon.tables import read_table

from medgraph.lexicon.making.concepts import Concept, below

CHEBI_DRUG_ROLE = "CHEBI:23888"
#: MeSH trees of small molecules (organic, heterocyclic, polycyclic): few body substances there.
MESH_SMALL_MOLECULES = ("D02", "D03", "D04")


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
