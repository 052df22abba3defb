"""Current labels from openFDA or DailyMed into a folder. Nothing else in medgraph opens a connection.

    asked      "casimersen" or a set id: what a person typed, and which names of a label mean it
    openfda    search by exact values, newest first → records          dailymed   list by name, → SPL documents
    client     one polite question: pace, time-outs, retries, bounds; the border to urllib3          hosts   whom to ask
    memory     what was answered before, with the service's marks, so that the next question is "has it changed?"
    folder     SETID.json, SETID.xml: written whole or not at all; the same version is neither fetched nor written again

What one drug cannot get is noted on what is handed out for it, and the next drug's turn comes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from medgraph.errors import FetchError
from medgraph.fetching.asked import Asked, understand
from medgraph.fetching.client import CLOCK, Client, Clock, Patience
from medgraph.fetching.dailymed import DailyMed
from medgraph.fetching.folder import Folder
from medgraph.fetching.memory import Memory
from medgraph.fetching.openfda import OpenFDA
from medgraph.fetching.service import Label, Service

__all__ = ["LIMIT", "SERVICES", "Fetched", "fetch_labels"]

SERVICES: dict[str, type[Service]] = {"openfda": OpenFDA, "dailymed": DailyMed}
LIMIT = 10
"""Labels of one drug: the newest. A common generic has hundreds, of many packagers, with nearly the same words."""


@dataclass(slots=True)
class Fetched:
    """What was got for one drug or set id: `found` labels at the service, files new and unchanged, and problems."""

    asked: str
    found: int = 0
    fetched: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    problems: list[FetchError] = field(default_factory=list)

    @property
    def files(self) -> list[Path]:
        """The labels in the folder, new or unchanged."""
        return [*self.fetched, *self.unchanged]

    @property
    def summary(self) -> str:
        """What was got, as one line.

        >>> Fetched("casimersen", found=3, fetched=[Path("a.json")]).summary
        'casimersen: 3 labels found, 1 fetched, 0 unchanged'
        """
        labels = "1 label" if self.found == 1 else f"{self.found} labels"
        return f"{self.asked}: {labels} found, {len(self.fetched)} fetched, {len(self.unchanged)} unchanged"

    def note(self, error: FetchError) -> None:
        """Keep a problem, with the name that was asked for; what a service said of it cannot play on a terminal."""
        place = f"{self.asked}: {error.place}" if error.place else self.asked
        self.problems.append(FetchError(_printable(error.message), place=_printable(place)))


def fetch_labels(
    names: Iterable[str],
    out: str | os.PathLike[str],
    *,
    source: str = "openfda",
    limit: int = LIMIT,
    combinations: bool = False,
    base_url: str | None = None,
    clock: Clock = CLOCK,
    patience: Patience | None = None,
) -> Iterator[Fetched]:
    """Get the newest labels of drugs, by name or set id, into a folder; hand out what was got, name by name.

    A label is of a drug if one of its names is the drug's, whatever the salt; with `combinations` also if it is one of
    several substances. The key of openFDA is taken from the variable OPENFDA_API_KEY. Raise FetchError for a base URL
    that is not https (or on this machine), OutputError for a folder that cannot be written.
    """
    if source not in SERVICES:
        raise ValueError(f"no such source: {source}; there are {' and '.join(SERVICES)}")
    kind = SERVICES[source]
    base = base_url or kind.BASE_URL
    client = Client(
        base, per_second=kind.PER_SECOND, key=os.environ.get(kind.KEY), clock=clock, patience=patience or Patience()
    )
    folder = Folder(Path(out), kind.SUFFIX)
    asked = [understand(name, combinations=combinations) for name in dict.fromkeys(names)]
    return _each(asked, kind, client, folder, limit)


def _each(asked: Iterable[Asked], kind: type[Service], client: Client, folder: Folder, limit: int) -> Iterator[Fetched]:
    memory = Memory(folder.path)
    for one in asked:
        try:
            yield _fetch(one, kind(client, folder, memory), folder, limit)
        finally:
            memory.save()


def _fetch(asked: Asked, service: Service, folder: Folder, limit: int) -> Fetched:
    got = Fetched(asked.text)
    try:
        for listing in service.listings(asked, limit):
            got.found = listing.found
            for problem in listing.problems:
                got.note(problem)
            for label in listing.labels:
                _put(label, folder, got)
    except FetchError as error:
        got.note(error)
    if not got.found and not got.problems:
        got.note(FetchError(f"no label {asked.described} at {service.NAME}; {service.HINT}"))
    return got


def _put(label: Label, folder: Folder, got: Fetched) -> None:
    if folder.file(label.set_id) in got.files:  # pages may shift while they are walked
        return
    try:
        if label.content is None or folder.has(label.set_id, label.version):
            got.unchanged.append(folder.file(label.set_id))
        else:
            got.fetched.append(folder.write(label.set_id, label.content()))
    except FetchError as error:
        got.note(error)


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in " ".join(text.split()))
