"""What the measured lines say: a table of all questions, the means that matter, and a plot with slopes.

A question's time is set against the rows of its answer, or against the rows that it counts (see `questions`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import geometric_mean

DISK, RAW, MEMORY, PEER = "medgraph, disk", "pyoxigraph, disk", "medgraph, memory", "rdflib, memory"
_COLOURS = {DISK: "#1b6ca8", RAW: "#7a7a7a", MEMORY: "#2e8b57", PEER: "#c0392b"}
_LEAST = 0.2
"""Milliseconds by which our layer may be slower than the engine, where a tenth is less."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All lines of one size of graph, by question and engine."""

    drugs: int
    lines: Mapping[tuple[str, str], Mapping[str, float]]

    def warm(self, case: str, engine: str) -> float | None:
        """Return the milliseconds of a question on an engine, None where it was not asked or cut off."""
        return self.lines.get((case, engine), {}).get("warm")

    def per_row(self, case: str) -> float | None:
        """Return the milliseconds of a question on our store on disk for each row that it gives or counts."""
        line = self.lines.get((case, DISK))
        return line["warm"] / max(1, line["rows"], line.get("aggregated") or 0) if line else None

    @property
    def cases(self) -> list[str]:
        """The questions that were asked, in alphabetical order."""
        return sorted({case for case, _ in self.lines})


def read(path: Path, drugs: int) -> Measured:
    """Read the lines that `benchmarks.asking` printed."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return Measured(drugs, {(line["case"], line["engine"]): line for line in lines})


def table(small: Measured, large: Measured) -> Iterator[str]:
    """Yield a row for each question, as markdown."""
    sizes = f"rows of {large.drugs} drugs | {small.drugs} drugs | {large.drugs} drugs"
    yield f"| question | {sizes} | growth a row | cold | rdflib takes |"
    yield "| --- | --: | --: | --: | --: | --: | --: |"
    for case in large.cases:
        if (case, DISK) in large.lines:
            line = large.lines[case, DISK]
            grown = _number(growth(small, large, case), " times")
            cells = [
                f"`{case}`",
                f"{line['rows']:.0f}",
                *(_number(each.warm(case, DISK), " ms") for each in (small, large)),
            ]
            yield f"| {' | '.join([*cells, grown, _number(line['cold'], ' ms'), _times(large, case)])} |"


def _times(measured: Measured, case: str) -> str:
    line = measured.lines.get((case, PEER), {})
    if "limit" in line:
        return f"over {1000 * line['limit'] / (measured.warm(case, DISK) or 1):.0f} times"
    ratio = slower(measured, case, PEER)
    return f"{ratio:.0f} times" if ratio else ""


def growth(small: Measured, large: Measured, case: str) -> float | None:
    """Return how much the time a row grows from one graph to the other."""
    before, after = small.per_row(case), large.per_row(case)
    return after / before if before and after else None


def slower(measured: Measured, case: str, engine: str, than: str = DISK) -> float | None:
    """Return how many times longer an engine takes for a question; what was cut off took its limit at least."""
    ours = measured.warm(case, than)
    theirs = measured.warm(case, engine) or measured.lines.get((case, engine), {}).get("limit", 0) * 1000
    return theirs / ours if ours and theirs else None


def summary(small: Measured, large: Measured) -> Iterator[str]:
    """Yield what is promised of all questions, measured: ratios to rdflib, growth, and the cost of our layer."""
    for ours in (DISK, MEMORY):
        ratios = [ratio for case in large.cases if (ratio := slower(large, case, PEER, ours))]
        if ratios:
            mean = f"{geometric_mean(ratios):.0f} times as long (geometric mean of {len(ratios)})"
            yield f"rdflib in memory, to {ours}: {mean}, at least {min(ratios):.1f}"
    grown = {case: value for case in large.cases if (value := growth(small, large, case))}
    above = sorted(case for case, value in grown.items() if value > 1.5)
    yield f"growth a row: median {sorted(grown.values())[len(grown) // 2]:.2f}, above 1.5: {len(above)} of {len(grown)}"
    yield from (f"  {case}: {grown[case]:.2f}" for case in above)
    extra = {case: _extra(large, case) for case in large.cases}
    over = sorted(case for case, (share, more) in extra.items() if share > 0.1 and more > _LEAST)
    yield f"our layer over pyoxigraph: median {sorted(share for share, _ in extra.values())[len(extra) // 2]:.1%}"
    yield from (f"  {case}: {extra[case][0]:.0%}, {extra[case][1]:.2f} ms" for case in over)
    other = [f"{case} ({engine})" for (case, engine), line in large.lines.items() if line.get("same", 1) != 1]
    yield f"other answers than the store's: {', '.join(other) or 'none'}"


def _extra(measured: Measured, case: str) -> tuple[float, float]:
    ours, raw = measured.warm(case, DISK) or 0.0, measured.warm(case, RAW) or 1.0
    return ours / raw - 1, ours - raw


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}{unit}" if value >= 100 else f"{value:.2g}{unit}"


def totals(measured: Sequence[Measured]) -> dict[str, list[tuple[int, float]]]:
    """Return for each engine the milliseconds of all questions that every engine answered, by number of drugs."""
    answered = [
        case for case in measured[0].cases if all(one.warm(case, engine) for one in measured for engine in _COLOURS)
    ]
    return {
        engine: [(one.drugs, sum(one.warm(case, engine) or 0 for case in answered)) for one in measured]
        for engine in _COLOURS
    }


def slope(points: Sequence[tuple[int, float]]) -> float:
    """Return the slope of a line through points, both axes logarithmic: 1 is growth in line with the graph.

    >>> round(slope([(10, 2.0), (100, 20.0)]), 2)
    1.0
    """
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def plot(series: Mapping[str, Sequence[tuple[int, float]]], title: str) -> str:
    """Return a log-log plot as SVG: a line a series, named with its slope."""
    points = [point for line in series.values() for point in line if point[1] > 0]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points) / 2, max(y for _, y in points) * 2
    place = _Scale(left, right, low, high)
    lines = [_series(name, line, place) for name, line in series.items()]
    ticks = [
        f'<text x="{place.x(x):.0f}" y="385" text-anchor="middle">{x:,} drugs</text>'
        for x in sorted({x for x, _ in points})
    ]
    powers = range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)
    ticks += [
        f'<text x="70" y="{place.y(10.0**power):.0f}" text-anchor="end">{10**power:g} ms</text>' for power in powers
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 400" font-family="sans-serif" font-size="12">'
        f'<rect width="760" height="400" fill="white"/><text x="80" y="20" font-size="14">{title}</text>'
        f"{''.join([*ticks, *lines])}</svg>\n"
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        return 100 + 380 * math.log(value / self.left) / math.log(self.right / self.left)

    def y(self, value: float) -> float:
        return 360 - 320 * math.log(value / self.low) / math.log(self.high / self.low)


def _series(name: str, points: Iterable[tuple[int, float]], place: _Scale) -> str:
    known = [(x, y) for x, y in points if y > 0]
    colour, path = _COLOURS.get(name, "black"), " ".join(f"{place.x(x):.0f},{place.y(y):.0f}" for x, y in known)
    dots = "".join(f'<circle cx="{place.x(x):.0f}" cy="{place.y(y):.0f}" r="3" fill="{colour}"/>' for x, y in known)
    said = f"{name} (slope {slope(known):.2f})" if len(known) > 1 else name
    label = f'<text x="495" y="{place.y(known[-1][1]) + 4:.0f}" fill="{colour}">{said}</text>' if known else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{label}'
