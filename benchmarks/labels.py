"""How much memory a bulk file of labels takes while it streams, and how fast it does.

    python -m benchmarks.labels [--labels 200 2000] [--size 50000] [--facts] [--jobs 2]

Writes bulk files as they are handed out (openFDA's one large JSON in a zip; DailyMed's zip of zips), of two lengths,
and runs `medgraph sections`, or `medgraph facts --jobs`, over them. The memory is that of the process that streams, at
its most; what workers take does not grow with the file. Each label is filled up with words that state nothing, for it
is the stream that is measured here.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

_RUN = """
import resource, sys
from medgraph.cli import app
try:
    app(sys.argv[1:])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""
_WORDS = (
    "store the vials in their carton at room temperature and away from light then shake gently before opening".split()
)


def main() -> None:
    """Write the files, run the commands over them, and print what it took."""
    options = _options()
    for write in (write_openfda, write_dailymed):
        for count in options.labels:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "bulk.zip"
                size = write(path, count, options.size)
                command = ["facts", "--jobs", str(options.jobs)] if options.facts else ["sections"]
                _measure(command, path, f"{write.__name__[6:]}, {count} labels, {size / 1e6:.0f} MB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=int, nargs="+", default=[200, 2000])
    parser.add_argument("--size", type=int, default=50_000, help="characters of a label")
    parser.add_argument("--facts", action="store_true", help="run facts, not sections")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def _measure(command: list[str], path: Path, what: str) -> None:
    begun = time.perf_counter()
    run = [sys.executable, "-c", _RUN, *command, str(path)]
    result = subprocess.run(run, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    seconds = time.perf_counter() - begun
    memory = int(result.stderr.split()[-1]) / 1000
    print(f"{what}: medgraph {' '.join(command)}: {seconds:.1f} s, {memory:.0f} MB at most", flush=True)


def _texts(number: int, size: int) -> Iterator[tuple[str, str, str]]:
    """Yield the sections of a label: openFDA's field, LOINC code, words."""
    yield "indications_and_usage", "34067-9", f"Zolbamab-{number} is indicated for hypertension."
    yield "dosage_and_administration", "34068-7", f"The recommended dose is {number % 90 + 5} mg orally once daily."
    yield "storage_and_handling", "44425-7", _filler(number, size)


def _filler(number: int, size: int) -> str:
    """Return sentences of so many characters, other ones for each label: a zip of one sentence is taken for a bomb."""
    words = random.Random(number).choices(_WORDS, k=size // 6)
    return " ".join(f"{' '.join(words[at : at + 12]).capitalize()}." for at in range(0, len(words), 12))


def write_openfda(path: Path, count: int, size: int) -> int:
    """Write a bulk part as openFDA has it; return how many bytes it unpacks to."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("part.json", "w") as file,
    ):
        written = file.write(b'{"meta": {}, "results": [')
        for number in range(count):
            record = {"set_id": _set_id(number), "version": "1", "openfda": {"generic_name": [f"ZOLBAMAB-{number}"]}}
            fields = {field: [text] for field, _, text in _texts(number, size)}
            written += file.write(b", " * bool(number) + json.dumps(record | fields).encode())
        return written + file.write(b"]}")


def write_dailymed(path: Path, count: int, size: int) -> int:
    """Write a bulk zip as DailyMed has it, a zip for each label; return how many bytes the labels are."""
    written = 0
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(count):
            label = _document(number, size).encode()
            inner = BytesIO()
            with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as one:
                one.writestr(f"{_set_id(number)}.xml", label)
                one.writestr("picture.jpg", b"\xff\xd8\xff" + bytes(1000))
            archive.writestr(f"prescription/{number}.zip", inner.getvalue())
            written += len(label)
    return written


def _document(number: int, size: int) -> str:
    body = "".join(
        f'<component><section><code code="{code}" codeSystem="2.16.840.1.113883.6.1"/><title>{field}</title>'
        f"<text><paragraph>{text}</paragraph></text></section></component>"
        for field, code, text in _texts(number, size)
    )
    return (
        f'<?xml version="1.0"?><document xmlns="urn:hl7-org:v3"><title>Zolbamab-{number}</title>'
        f'<setId root="{_set_id(number)}"/><versionNumber value="1"/>'
        f"<component><structuredBody>{body}</structuredBody></component></document>"
    )


def _set_id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


if __name__ == "__main__":
    main()
