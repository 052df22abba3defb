"""How the server bears many clients: 200 of them on loopback, each looking at a page, then pausing 1 to 3 seconds.

    python -m benchmarks.serve -g build [--clients 200] [--seconds 60] [--endless]

Clients look at pages of drugs, effects and genes, search, complete names, ask questions of the catalogue and send
SPARQL, in shares as below. `--endless` lets one more client send a cross product again and again. Told are the
median and the 95th percentile of the time to the last byte, by kind of page; errors; and the processor's time and
the memory of the server with its workers.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, urlencode

from medgraph.store import open_graph

PAUSE = 1.0, 3.0
SHARES = {"drug": 50, "effect": 10, "gene": 5, "search": 10, "complete": 10, "question": 5, "sparql": 10}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SPARQL = """SELECT ?effect ?label { ?drug rdfs:label ?name ; mg:hasAdverseEffect ?effect . ?effect rdfs:label ?label
VALUES ?name { "%s" } }"""
_NAMES = "SELECT DISTINCT ?label { ?node a mg:%s ; rdfs:label ?label } ORDER BY ?label"


@dataclass
class Measured:
    """The seconds that pages took, by kind, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    ended: int = 0


def main() -> None:
    """Serve a graph, let the clients loose, and tell how it went."""
    options = _options()
    paths = _paths(options.graph)
    command = [sys.executable, "-m", "medgraph", "serve", "-g", options.graph, "--port", "0", "--timeout", "10"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        match = re.search(r"http://([\d.]+):(\d+)/", server.stderr.readline())
        assert match
        try:
            asyncio.run(_measure(options, paths, match[1], int(match[2]), server.pid))
        finally:
            server.terminate()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-g", "--graph", required=True)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--endless", action="store_true", help="one more client sends cross products")
    return parser.parse_args()


def _paths(graph: str) -> dict[str, Callable[[random.Random], str]]:
    """Return for each kind of page how an address of it is drawn."""
    store = open_graph(graph)
    names = {
        kind: [str(label) for (label,) in store.select(_NAMES % kind).values()]
        for kind in ("Drug", "Phenotype", "Gene")
    }
    drugs, effects, genes = names.values()
    return {
        "drug": lambda draw: f"/drug/{_slug(draw.choice(drugs))}",
        "effect": lambda draw: f"/effect/{_slug(draw.choice(effects))}",
        "gene": lambda draw: f"/gene/{_slug(draw.choice(genes))}",
        "search": lambda draw: f"/search?{urlencode({'q': draw.choice(drugs)[:5]})}",
        "complete": lambda draw: f"/complete?{urlencode({'q': draw.choice(drugs)[:3]})}",
        "question": lambda draw: f"/questions/dosing?{urlencode({'drug': draw.choice(drugs)})}",
        "sparql": lambda draw: f"/sparql?{urlencode({'query': SPARQL % draw.choice(drugs)})}",
    }


def _slug(name: str) -> str:
    return quote(name, safe="")


async def _measure(
    options: argparse.Namespace, paths: dict[str, Callable[[random.Random], str]], host: str, port: int, pid: int
) -> None:
    async with asyncio.timeout(120):
        await _got(host, port, "/")  # the names are read
    measured = Measured()
    before = most = _memory(pid)
    worked = _processor(pid)
    end = time.monotonic() + options.seconds
    clients = [_client(number, host, port, paths, end, measured) for number in range(options.clients)]
    clients += [_endless_client(host, port, end, measured)] if options.endless else []
    running = asyncio.gather(*clients)
    while not running.done():
        await asyncio.sleep(1)
        most = max(most, _memory(pid))
    await running
    await asyncio.sleep(3)
    worked = _processor(pid) - worked
    _tell(measured, options.seconds)
    print(
        f"processor: {worked:.1f} s, {worked * 1000 / max(1, sum(map(len, measured.seconds.values()))):.1f} ms a page"
    )
    print(f"memory of server and workers: {before} MB before, {most} MB at most, {_memory(pid)} MB after")


async def _client(
    number: int,
    host: str,
    port: int,
    paths: dict[str, Callable[[random.Random], str]],
    end: float,
    measured: Measured,
) -> None:
    draw = random.Random(number)
    await asyncio.sleep(draw.uniform(0, PAUSE[1]))
    while time.monotonic() < end:
        (kind,) = draw.choices(list(SHARES), list(SHARES.values()))
        path = paths[kind](draw)
        began = time.perf_counter()
        try:
            status = await _got(host, port, path)
        except (OSError, asyncio.IncompleteReadError, ValueError) as error:
            measured.errors.append(f"{path}: {error!r}")
        else:
            measured.seconds[kind].append(time.perf_counter() - began)
            if status not in (200, 303, 307):
                measured.errors.append(f"{path}: {status}")
        await asyncio.sleep(draw.uniform(*PAUSE))


async def _endless_client(host: str, port: int, end: float, measured: Measured) -> None:
    while time.monotonic() < end:
        measured.ended += await _got(host, port, f"/sparql?{urlencode({'query': ENDLESS})}") == 503


async def _got(host: str, port: int, path: str) -> int:
    """Get a page, to its last byte, over a connection of its own; return the status."""
    reader, writer = await asyncio.open_connection(host, port, limit=1 << 20)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.read()
        return int(head.split(b" ", 2)[1])
    finally:
        writer.close()


def _memory(pid: int) -> int:
    """Return the megabytes that a process and its children hold."""
    held = [re.search(r"VmRSS:\s+(\d+)", _told(each, "status")) for each in _family(pid)]
    return sum(int(match[1]) for match in held if match) >> 10


def _processor(pid: int) -> float:
    """Return the seconds of the processor that a process and its children took, with those that have ended."""
    fields = [_told(each, "stat").rpartition(")")[2].split() for each in _family(pid)]
    return sum(int(ticks) for some in fields for ticks in some[11:15]) / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> list[str]:
    return [str(pid), *Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _told(pid: str, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except OSError:
        return ""


def _tell(measured: Measured, seconds: float) -> None:
    every = [each for some in measured.seconds.values() for each in some]
    for kind, some in [*sorted(measured.seconds.items()), ("all", every)]:
        print(f"{kind:10} {len(some):6} pages   median {_ms(some, 50):6} ms   p95 {_ms(some, 95):6} ms")
    print(f"{len(every) / seconds:.0f} pages a second; {len(measured.errors)} errors {measured.errors[:3] or ''}")
    if measured.ended:
        print(f"{measured.ended} cross products were ended meanwhile")


def _ms(seconds: Sequence[float], percent: int) -> str:
    found = median(seconds) if percent == 50 or len(seconds) < 2 else quantiles(seconds, n=100)[percent - 1]
    return f"{found * 1000:.1f}"


if __name__ == "__main__":
    main()
