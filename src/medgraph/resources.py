"""Find the files that belong to the package (ontology, queries, lexicons, reference tables), and the user's own beside.

In a wheel they lie under `medgraph/_resources`; in a checkout (an editable install) they lie in
the project's root folder, where people edit them. Both places are looked at, the wheel's first.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from medgraph.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_resources", _PACKAGE.parents[1])


def resource(name: str) -> Path:
    """Return the path of a resource by its name below the project's root.

    >>> resource("ontology").name
    'ontology'

    Raises ResourceError if it is in neither place.
    """
    for place in _PLACES:
        if (place / name).exists():
            return place / name
    raise ResourceError("this file of the package is missing; is the installation whole?", place=name)


@cache
def reference_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a table of `data/reference`, read once, each by the names of its columns.

    >>> [row["exon"] for row in reference_rows("skipping_drugs.tsv") if row["drug"] == "eteplirsen"]
    ['51']
    """
    with resource(f"data/reference/{name}").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def own_folder(name: str) -> Path:
    """Return the folder of what a user has added ("lexicon", "transcripts"), whether or not it is there.

    It is the one that the variable MEDGRAPH_NAME names, else `medgraph/NAME` below XDG's folder for data.
    """
    named = os.environ.get(f"MEDGRAPH_{name.upper()}")
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(named) if named else Path(data) / "medgraph" / name
