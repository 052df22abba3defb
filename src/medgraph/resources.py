"""Find the files that belong to the package: ontology, queries, lexicons, reference tables.

In a wheel they lie under `medgraph/_resources`; in a checkout (an editable install) they lie in
the project's root folder, where people edit them. Both places are looked at, the wheel's first.
"""

from __future__ import annotations

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
