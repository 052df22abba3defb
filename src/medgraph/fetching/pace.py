"""A clock that can be waited by, and the pause that is kept between two requests."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """Tells seconds, and lets them pass."""

    def now(self) -> float:
        """Return the seconds since some moment."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class _WallClock:
    def now(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


CLOCK: Clock = _WallClock()


@dataclass(slots=True)
class Pace:
    """At most so many requests a second, evenly spread."""

    per_second: float
    clock: Clock
    _next: float = float("-inf")

    def wait(self) -> None:
        """Return when the next request may be sent."""
        early = self._next - self.clock.now()
        if early > 0:
            self.clock.sleep(early)
        self._next = self.clock.now() + 1 / self.per_second
