"""The catalogue: one competency question a file, with what a person must know to ask it.

A file of `queries/` opens with comments in a fixed form, and goes on as plain SPARQL that any engine takes:

    # question: Which drugs target exons of a gene?
    # parameter: gene (gene): symbol, name or identifier of the gene
    # parameter: minimum (number, default 0.1): …
    # parameter: drug (drug, optional): …
    # example: gene=DMD
    # answer: casimersen targets DMD exon 45

A parameter is the variable of its name; one that is optional and not given stays free.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from medgraph.errors import ResourceError
from medgraph.patterns import Pattern
from medgraph.resources import resource

_ENTRY = Pattern(r"#\s*(?P<key>question|parameter|example|answer):\s*(?P<text>.*?)\s*")
_PARAMETER = Pattern(
    r"(?P<name>\w+)\s*\((?P<type>\w+)(?:,\s*(?:(?P<optional>optional)|default\s+(?P<default>[^)]+)))?\)"
    r":\s*(?P<description>.+)"
)


class ParameterType(StrEnum):
    """What a parameter is; the values are the words used in the headers."""

    GENE = "gene"
    DRUG = "drug"
    ROUTE = "route"
    DISEASE = "disease"
    DRUG_CLASS = "drugClass"
    MECHANISM = "mechanism"
    ORGAN = "organ"
    EFFECT = "effect"
    RELATION = "relation"
    NUMBER = "number"
    INTEGER = "integer"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to be told; `default` is the text that stands in where nothing is given."""

    name: str
    type: ParameterType
    description: str
    optional: bool = False
    default: str | None = None

    @property
    def required(self) -> bool:
        """Tell whether the question cannot be asked without it."""
        return not self.optional and self.default is None


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its name, the question in words, its parameters, and its SPARQL.

    `example` are parameters to try it with, `answer` says in words what they give on the sample pages.
    """

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    sparql: str
    example: Mapping[str, str]
    answer: str

    @property
    def call(self) -> str:
        """The example as one types it on the command line.

        >>> catalogue()["drugs-targeting-exons"].call
        'medgraph query drugs-targeting-exons --param gene=DMD'
        """
        given = (f"--param {shlex.quote(f'{name}={text}')}" for name, text in self.example.items())
        return " ".join(["medgraph query", self.name, *given])


@cache
def catalogue() -> Mapping[str, Query]:
    """Return all questions of the catalogue by name, in alphabetical order.

    >>> catalogue()["dosing"].question
    'How is a drug dosed?'

    Raises ResourceError if there are none, or a header does not keep to the form.
    """
    files = sorted(resource("queries").glob("*.rq"))
    if not files:
        raise ResourceError("the catalogue is empty; is the installation whole?", place="queries")
    return {file.stem: read_query(file) for file in files}


def read_query(path: Path) -> Query:
    """Read a question of the catalogue's form from a file, named by the file."""
    text = path.read_text(encoding="utf-8")
    try:
        return parse_query(path.stem, text)
    except ValueError as error:
        raise ResourceError(str(error), place=str(path)) from error


def parse_query(name: str, text: str) -> Query:
    """Read a question from its text.

    Raises ValueError, in words, where the header lacks its question or a line is not of the form.
    """
    header = [match for line in text.splitlines() if (match := _ENTRY.fullmatch(line.strip()))]
    said = {match["key"]: match["text"] for match in header}
    if not said.get("question"):
        raise ValueError("a question begins with '# question: …'")
    parameters = tuple(_parameter(match["text"]) for match in header if match["key"] == "parameter")
    example = dict(part.partition("=")[::2] for part in shlex.split(said.get("example", "")))
    return Query(name, said["question"], parameters, text, example, said.get("answer", ""))


def _parameter(text: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if not match or match["type"] not in list(ParameterType):
        raise ValueError(f"not a parameter, as 'gene (gene): the gene': {text}")
    type_ = ParameterType(match["type"])
    return Parameter(match["name"], type_, match["description"], bool(match["optional"]), match["default"])
