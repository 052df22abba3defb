"""Why a question gets no answer though it may be a good one; each is one line for whoever asked.

MedgraphError
└── UnansweredError
    ├── BusyError        too many questions wait already, or this one waited too long
    ├── TimedOutError    the answer was not ready in time
    ├── TooLargeError    it wants more memory, or gives a larger answer, than is allowed
    └── BrokenWorkerError    its process died of it, or something unforeseen was raised
"""

from __future__ import annotations

from medgraph.errors import MedgraphError


class UnansweredError(MedgraphError):
    """A question that was ended, or not begun."""


class BusyError(UnansweredError):
    """The engine has too much to do."""


class TimedOutError(UnansweredError):
    """The time was up before the answer was ready."""


class TooLargeError(UnansweredError):
    """The question wants more memory, or its answer more room, than is allowed."""


class BrokenWorkerError(UnansweredError):
    """The process that answered came down, or the work raised what nobody foresaw."""
