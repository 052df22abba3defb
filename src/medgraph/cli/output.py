"""What commands say: results to stdout, all else to stderr; progress shows on a terminal only."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

import typer

from medgraph.errors import MedgraphError, SupersededError, UnreadableInputError

if TYPE_CHECKING:
    from medgraph.cli.options import AnswerFormat
    from medgraph.queries import Answer

T = TypeVar("T")


def track_progress(results: Iterable[T], total: int) -> Iterator[T]:
    """Show progress on a terminal, for work over a second."""
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "reading", total=total, console=Console(stderr=True), transient=True)


class Readings(Generic[T]):
    """Results as they come: what could be read is handed on, what could not is kept until the end."""

    def __init__(self, results: Iterable[T | UnreadableInputError]) -> None:
        self.results = results
        self.read = 0
        self.problems: list[UnreadableInputError] = []

    def __iter__(self) -> Iterator[T]:
        """Yield what could be read."""
        for result in self.results:
            if isinstance(result, UnreadableInputError):
                self.problems.append(result)
            else:
                self.read += 1
                yield result

    @property
    def failed(self) -> bool:
        """Whether something could not be read, which is more than that a newer version was read instead."""
        return not all(isinstance(problem, SupersededError) for problem in self.problems)

    def finish(self) -> None:
        """Say what was not read; end with 1 if some pages could not be read, with 2 if none could."""
        complain(self.problems)
        if self.failed:
            raise typer.Exit(1 if self.read else 2)


def complain(problems: Iterable[MedgraphError]) -> None:
    """Say what was skipped, and why."""
    for problem in problems:
        say(f"skipped: {problem}")


def say(line: str) -> None:
    """Say something that is no result."""
    typer.echo(line, err=True)


def print_lines(lines: Iterable[str]) -> None:
    """Print results line by line."""
    for line in lines:
        typer.echo(line)


def parameters_of(given: Iterable[str]) -> dict[str, str]:
    """Return the parameters of a question that were given as NAME=VALUE."""
    parts = [pair.partition("=") for pair in given]
    for name, equals, _ in parts:
        if not equals or not name:
            raise typer.BadParameter(f"a parameter is NAME=VALUE, not {name}", param_hint="--param")
    return {name: value for name, _, value in parts}


@contextmanager
def given_up_after(seconds: float | None) -> Iterator[None]:
    """End the program, with a line, when what is done here takes longer: an engine at work can only be ended."""
    if seconds is None:
        yield
        return
    watch = threading.Timer(seconds, _give_up, [seconds])
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _give_up(seconds: float) -> None:
    say(f"medgraph: no answer after {seconds:g} s; ask for less, or with a longer --timeout")
    os._exit(2)


def shortened(answer: Answer, limit: int | None) -> Answer:
    """Return the first rows or triples of an answer, and say so if there are more."""
    if isinstance(answer, bool) or limit is None or len(answer) <= limit:
        return answer
    say(f"the first {limit:,} only: there are more than --limit")
    return answer[:limit] if isinstance(answer, tuple) else answer.first(limit)


def print_answer(answer: Answer, form: AnswerFormat) -> None:
    """Print an answer in a form; a table is fitted to the terminal."""
    from medgraph.printing import answer_text

    sys.stdout.write(answer_text(answer, form, terminal=sys.stdout.isatty()))
