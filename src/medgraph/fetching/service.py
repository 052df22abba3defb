"""What the fetching asks of a service, whichever it is: listings of labels, the newest first."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from medgraph.errors import FetchError
from medgraph.fetching.asked import Asked
from medgraph.fetching.client import Client
from medgraph.fetching.folder import Folder
from medgraph.fetching.memory import Memory


@dataclass(frozen=True, slots=True)
class Label:
    """A label at a service; `content` gets its bytes, and is None where the folder has it and the service no newer."""

    set_id: str
    version: str
    content: Callable[[], bytes] | None


@dataclass(frozen=True, slots=True)
class Listing:
    """Some of the labels of a drug; `found` is how many the service has in all, problems are labels of no use."""

    found: int
    labels: tuple[Label, ...]
    problems: tuple[FetchError, ...] = ()


class Service(ABC):
    """A publisher of labels: where it is, how often it may be asked, what its files are called."""

    NAME: ClassVar[str]
    BASE_URL: ClassVar[str]
    PER_SECOND: ClassVar[float]
    SUFFIX: ClassVar[str]
    KEY: ClassVar[str] = ""
    """The variable of the environment that holds a user's key."""
    HINT: ClassVar[str]
    """What to try where it has no label."""

    def __init__(self, client: Client, folder: Folder, memory: Memory) -> None:
        self.client = client
        self.folder = folder
        self.memory = memory

    @abstractmethod
    def listings(self, asked: Asked, limit: int) -> Iterator[Listing]:
        """Yield the labels of what is asked for, at most `limit`; FetchError where the service cannot be asked."""
