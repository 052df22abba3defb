"""What can go wrong, as a tree; every error is one line that names the place.

    MedgraphError
    ├── UnreadableInputError   a file that is no monograph: empty, binary, too large, vanished …
    │   └── SupersededError    a label that is not read because a newer version of it is: no failure
    ├── NameClashError         two inputs that would get one name in the graph
    ├── FetchError             a label, or a list of them, that a publisher's service did not hand out
    ├── NoGraphError           the graph that a command was to read is not there or is no graph
    ├── RemoteStoreError       a server that does not answer, or not as SPARQL 1.1 wants
    ├── QueryError             a question that is unknown, misspelt, or asked with a wrong parameter
    ├── TranscriptError        a transcript that is unknown or does not chain, an exon that it does not have
    ├── VariantError           a deletion, duplication or mutation that cannot be understood
    ├── LexiconError           a vocabulary's file, or a term of one's own, that cannot go into the lexicon
    ├── ResourceError          a file of the package (ontology, query, lexicon) is missing or broken
    ├── DriftError             a quote is not what its offsets say: a fault of medgraph, never of a page
    ├── ClusterError           a cluster that does not answer, or whose workers have another medgraph than this one
    └── OutputError            a place that cannot be written

One can go on from an `UnreadableInputError`: readers hand it out beside the monographs (see
`medgraph.monographs`), so that one broken page never costs the batch. So one can from a `FetchError`, which is noted
on the drug (see `medgraph.fetching`). The others end the command.
"""

from __future__ import annotations


class MedgraphError(Exception):
    """Anything that medgraph reports in one line, with the place it concerns.

    >>> str(UnreadableInputError("empty file", place="pages/a.md"))
    'pages/a.md: empty file'
    """

    def __init__(self, message: str, *, place: str | None = None) -> None:
        super().__init__(message)  # place comes back with the attributes when it is unpickled
        self.message = message
        self.place = place

    def __str__(self) -> str:
        line = " ".join(self.message.split())
        return f"{self.place}: {line}" if self.place else line


class UnreadableInputError(MedgraphError):
    """A file or folder from which no monograph could be read."""


class SupersededError(UnreadableInputError):
    """A label that is left out because a newer version, or the same once more, is read. Nothing is lost."""


class NameClashError(MedgraphError):
    """Two inputs that would be given the same name in the graph."""


class FetchError(MedgraphError):
    """A label, or a list of labels, that a publisher's service did not hand out; the place is drug and address."""


class NoGraphError(MedgraphError):
    """No graph at the place where one was looked for."""


class RemoteStoreError(MedgraphError):
    """A server that does not answer, or not as SPARQL 1.1 wants; `status` is the one of HTTP, if it got so far."""

    def __init__(self, message: str, *, place: str | None = None, status: int | None = None) -> None:
        super().__init__(message, place=place)
        self.status = status


class QueryError(MedgraphError):
    """A question that cannot be asked: unknown name, bad SPARQL, or a wrong parameter."""


class TranscriptError(MedgraphError):
    """A transcript that is unknown or whose exons do not chain, or an exon that it does not have."""


class VariantError(MedgraphError):
    """A deletion, duplication or mutation that cannot be understood."""


class LexiconError(MedgraphError):
    """A file of a vocabulary that is wrong or breaks off, or a term that cannot be added."""


class ResourceError(MedgraphError):
    """A file that belongs to the package is missing or broken."""


class ClusterError(MedgraphError):
    """A cluster that does not do the work that it is given."""


class OutputError(MedgraphError):
    """A file or folder that cannot be written."""


class DriftError(MedgraphError):
    """A quote that is not what its offsets in the source say."""
