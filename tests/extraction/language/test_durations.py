"""Durations leave in canonical XSD form, exactly or not at all."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph
import pytest

from medgraph.extraction.language.durations import every, in_words, minutes, times_per


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        ("1", "day", "P1D"),
        ("24", "hour", "P1D"),
        ("36", "hour", "P1DT12H"),
        ("48", "hour", "P2D"),
        ("8", "hour", "PT8H"),
        ("90", "minute", "PT1H30M"),
        ("1", "week", "P7D"),
        ("4", "week", "P28D"),
        ("3.5", "day", "P3DT12H"),
        ("1", "month", "P1M"),
        ("4", "month", "P4M"),
        ("12", "month", "P1Y"),
        ("18", "month", "P1Y6M"),
        ("1", "year", "P1Y"),
        ("0", "day", None),
        ("0.5", "month", None),
        ("2", "fortnight", None),
    ],
)
def test_every(count: str, unit: str, expected: str | None) -> None:
    assert every(Decimal(count), unit) == expected


@pytest.mark.parametrize(
    ("times", "unit", "expected"),
    [
        ("1", "day", "P1D"),
        ("2", "day", "PT12H"),
        ("3", "day", "PT8H"),
        ("4", "day", "PT6H"),
        ("5", "day", "PT4H48M"),
        ("2", "week", "P3DT12H"),
        ("3", "week", "P2DT8H"),
        ("2", "year", "P6M"),
        ("2", "month", "P15D"),
        ("7", "day", None),
        ("0", "day", None),
    ],
)
def test_times_per(times: str, unit: str, expected: str | None) -> None:
    assert times_per(Decimal(times), unit) == expected


@pytest.mark.parametrize("duration", ["P1D", "P1DT12H", "PT8H", "PT1H30M", "P28D", "P4M", "P1Y", "P1Y6M", "PT4H48M"])
def test_a_store_keeps_the_form(duration: str) -> None:
    store = pyoxigraph.Store()
    node = pyoxigraph.NamedNode("https://example.org/x")
    kind = pyoxigraph.NamedNode("http://www.w3.org/2001/XMLSchema#duration")
    store.add(pyoxigraph.Quad(node, node, pyoxigraph.Literal(duration, datatype=kind)))
    (quad,) = store
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == duration


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ("P7D", "every 1 week"),
        ("P14D", "every 2 week"),
        ("P10D", "every 10 day"),
        ("PT12H", "every 12 hour"),
        ("P1DT12H", "every 36 hour"),
        ("PT1H30M", "every 90 minute"),
        ("P3M", "every 3 month"),
        ("P1Y", "every 1 year"),
        ("P1Y6M", "every 18 month"),
        ("P3DT12H", "twice a week"),
        ("once", "once"),
    ],
)
def test_in_words(interval: str, words: str) -> None:
    assert in_words(interval) == words


def test_in_words_refuses_what_is_no_duration() -> None:
    with pytest.raises(ValueError, match="not a duration"):
        in_words("weekly")


def test_minutes() -> None:
    assert minutes(Decimal("1.5"), "hour") == Decimal("90")
    assert minutes(Decimal(3), "day") is None
