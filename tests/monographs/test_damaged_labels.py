"""Labels with damaged bytes, wherever the damage is: read or refused, never a crash and never more than a few lines."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.labels import record, reply, spl, zipped

from medgraph.errors import UnreadableInputError
from medgraph.model import Monograph
from medgraph.monographs import read_monographs

MEMBERS: dict[str, bytes | str] = {"a.xml": spl(1), "b.json": reply(record(3), record(4))}
WHOLE = {
    "openFDA": reply(record(1), record(2)),
    "SPL": spl().encode(),
    "UTF-16": spl().replace("UTF-8", "UTF-16").encode("utf-16"),
    "zip": zipped(MEMBERS),
    "stored zip": zipped(MEMBERS, method=zipfile.ZIP_STORED),
    "bulk zip": zipped({"1.zip": zipped({"x.xml": spl(1)}), "2.zip": zipped({"y.xml": spl(2)})}),
}
DAMAGE = st.tuples(st.floats(0, 1), st.integers(0, 20), st.binary(max_size=6))
"""Where it is, how many bytes are lost there, and what stands there instead."""


@pytest.mark.parametrize("whole", WHOLE.values(), ids=WHOLE.keys())
@given(damages=st.lists(DAMAGE, min_size=1, max_size=4))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_bytes(tmp_path: Path, whole: bytes, damages: list[tuple[float, int, bytes]]) -> None:
    data = whole
    for place, lost, new in damages:
        at = int(place * len(data))
        data = data[:at] + new + data[at + lost :]
    (tmp_path / "a").write_bytes(data)
    results = list(read_monographs(tmp_path / "a"))
    assert 1 <= len(results) <= 4
    for result in results:
        assert isinstance(result, Monograph) or (isinstance(result, UnreadableInputError) and result.place)
        assert "\n" not in str(result) or isinstance(result, Monograph)
