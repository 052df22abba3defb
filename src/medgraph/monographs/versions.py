"""Which of the labels found are read: of each set id its newest version, and that once.

Many files hold many versions of one label: bulk downloads overlap, openFDA and DailyMed repeat each other, a folder
keeps old versions. They are versions of one monograph, named by its set id. So files are gone through twice: first
to learn which version of each is the newest, with nothing kept but that; then to hand out what is to be read, and to
say of the rest what it gives way to.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from medgraph.errors import NameClashError
from medgraph.iris import OWN_GRAPHS
from medgraph.monographs.contents import inputs_in
from medgraph.monographs.inputs import Input, find_files, printable
from medgraph.monographs.label.editions import Edition


class _Chosen(NamedTuple):
    """The edition of a set id that is read, and where it lies."""

    edition: Edition
    place: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is to be read, sized and as often as asked for; each time the files are opened anew.

    `chosen` has for each set id what is read of it.
    """

    files: tuple[Input, ...]
    chosen: dict[str, _Chosen]
    count: int

    def __len__(self) -> int:
        """Return how many inputs there are, those not read among them."""
        return self.count

    def __iter__(self) -> Iterator[Input]:
        """Yield the inputs, file by file in the order of their names."""
        for file in self.files:
            for found in inputs_in(file):
                yield _judged(found, self.chosen)


def find_inputs(paths: Iterable[str | os.PathLike[str]]) -> Inputs:
    """Find what is to be read at paths and in folders, and in the files there.

    Labels are named by their set id, all else by its file; two pages that would get one name, and one that
    would get the name of a graph of ours ("reference"), raise `NameClashError`.
    Of several versions of a label the newest is read (by number, else by date); the others are inputs that
    say what they are `superseded` by. Two of one version that differ are an input and a problem.
    """
    files = tuple(find_files(paths))
    chosen: dict[str, _Chosen] = {}
    pages: dict[str, str] = {}
    count = 0
    for found in (each for file in files for each in inputs_in(file)):
        count += 1
        if found.edition:
            _choose(found, found.edition, chosen)
        else:
            _refuse_clash(found, pages)
    return Inputs(files, chosen, count)


def _choose(found: Input, edition: Edition, chosen: dict[str, _Chosen]) -> None:
    held = chosen.get(edition.set_id)
    if held is None or _age(edition) > _age(held.edition):
        chosen[edition.set_id] = _Chosen(edition, found.place)


def _age(edition: Edition) -> tuple[int, str]:
    return edition.version, edition.date


def _refuse_clash(found: Input, pages: dict[str, str]) -> None:
    if found.name in OWN_GRAPHS:
        raise NameClashError(f"{found.name} is the name of a graph of ours: rename {printable(found.path)}")
    first = pages.setdefault(found.name, found.path)
    if first != found.path and os.path.realpath(first) != os.path.realpath(found.path):
        message = f"two inputs named {found.name}: {printable(first)} and {printable(found.path)}"
        raise NameClashError(message)


def _judged(found: Input, chosen: dict[str, _Chosen]) -> Input:
    """Return an input as it is to be read, or with the reason why it is not."""
    held = chosen.get(found.edition.set_id) if found.edition else None
    if not found.edition or not held:
        return found
    named = replace(found, name=found.edition.set_id)
    if held.place == found.place:
        return named
    aside = replace(named, data=None)
    if _age(held.edition) > _age(found.edition):
        return replace(aside, superseded=f"superseded by {_called(held.edition)} in {held.place}")
    if _differ(held.edition, found.edition):
        return replace(aside, problem=f"the same set id and version as {held.place}, with different content")
    return replace(aside, superseded=f"the same label as {held.place}, which is read")


def _called(edition: Edition) -> str:
    return f"version {edition.version}" if edition.version >= 0 else f"the version of {edition.date}"


def _differ(one: Edition, other: Edition) -> bool:
    return one.form == other.form and one.digest != other.digest
