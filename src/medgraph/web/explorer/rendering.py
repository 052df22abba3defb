"""Templates to HTML. Whatever was read on a page is escaped, cut to a length, and loses its invisible direction marks.

Every page has its own address, works without a script, and carries no style or script of its own: the policy of the
server forbids them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader

from medgraph.looks import LOOKS
from medgraph.prefixes import PREFIXES, compact
from medgraph.sparql import Bindings, bind
from medgraph.visualisation import shown
from medgraph.web.explorer.addresses import KINDS, address, kind_of, with_parameters
from medgraph.web.explorer.facts import Fact

FOLDER = Path(__file__).parent
_NAME = 200


@cache
def environment() -> Environment:
    """Return the templates, with what all of them may use."""
    made = Environment(
        loader=FileSystemLoader([FOLDER / "templates", FOLDER.parents[1] / "templates"]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"plain": plain, "segment": segment, "duration": duration, "words": words, "count": count}
    made.globals |= {
        "address": address,
        "compact": compact,
        "kind_of": kind_of,
        "kinds": KINDS,
        "looks": {look.kind: look for look in LOOKS},
        "link": with_parameters,
        "state": state,
        "narrowed": narrowed,
        "qualifiers_of": qualifiers_of,
    }
    return made


def render(template: str, **model: object) -> str:
    """Return a page."""
    return environment().get_template(template).render(**model)


@cache
def state() -> str:
    """Return a word that changes when a file of ours does, so that browsers may keep files for good."""
    digest = sha256()
    for file in sorted((*FOLDER.glob("assets/*"), *(FOLDER.parents[1] / "templates").glob("*"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def narrowed(path: str, chosen: Mapping[str, str], name: str, value: str = "") -> str:
    """Return the address of a list with one choice more, or without it where the value is empty."""
    return with_parameters(path, **(dict(chosen) | {name: value}))


_TOLD_ELSEWHERE = frozenset(
    "frequency frequencyLower frequencyUpper frequencyBand lowerInclusive upperInclusive placeboFrequency "
    "comparatorFrequency comparator serious boxed".split()
)


def qualifiers_of(facts: Iterable[Fact]) -> list[tuple[str, str]]:
    """Return the qualifiers of facts, each name once with all its values, without those of how often."""
    found: dict[str, dict[str, None]] = {}
    for fact in facts:
        for name, value in fact.said.items():
            if name not in _TOLD_ELSEWHERE:
                found.setdefault(name, {})[value] = None
    return [(name, "; ".join(values)) for name, values in sorted(found.items())]


def plain(text: object, limit: int = _NAME) -> str:
    """Return a text of strangers as it may be shown: on one line, cut, without invisible marks."""
    return shown(str(text), limit)


def segment(text: str) -> str:
    """Return a text as a part of a path."""
    return quote(text, safe="/")


def count(number: int, one: str, many: str = "") -> str:
    """Return a number of things in words.

    >>> count(1, "sentence"), count(1200, "sentence"), count(2, "class", "classes")
    ('1 sentence', '1,200 sentences', '2 classes')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def words(name: str) -> str:
    """Return a property's name in words.

    >>> words("requiresMonitoring"), words("component2Value")
    ('requires monitoring', 'component 2 value')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", " ", name).lower()


_UNITS = {"Y": "year", "M": "month", "D": "day", "H": "hour", "m": "minute", "S": "second"}


def duration(text: str) -> str:
    """Return an interval between doses as people say it.

    >>> duration("P7D"), duration("PT12H"), duration("P1D"), duration("P84D")
    ('every week', 'every 12 hours', 'every day', 'every 12 weeks')
    """
    days, _, clock = text.removeprefix("P").partition("T")
    parts = [(int(number), unit) for number, unit in re.findall(r"(\d+)([YMD])", days)]
    parts += [(int(number), unit.replace("M", "m")) for number, unit in re.findall(r"(\d+)([HMS])", clock)]
    if len(parts) == 1 and parts[0][1] == "D" and parts[0][0] % 7 == 0:
        parts = [(parts[0][0] // 7, "week")]
    said = [_spelt(number, _UNITS.get(unit, unit)) for number, unit in parts if number]
    return f"every {' and '.join(said)}" if said else text


def _spelt(number: int, unit: str) -> str:
    return unit if number == 1 else f"{number} {unit}s"


def shown_query(sparql: str, bindings: Bindings | None = None) -> str:
    """Return a query as any engine takes it: with its parameters bound and the prefixes that it uses."""
    text = bind(sparql, bindings or {}).strip()
    used = [
        prefix for prefix in PREFIXES if re.search(rf"(?<![\w<]){prefix}:", text) and f"PREFIX {prefix}:" not in text
    ]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used) + text + "\n"
