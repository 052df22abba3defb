"""The store that is filled beside other work holds what one holds that is filled at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from medgraph.building import StoreLoader
from medgraph.building.parts import Graph, Slice
from medgraph.store import EmbeddedStore

NAMES = {number: f"<https://w3id.org/medgraph/graph/{number}>" for number in range(4)}


def graph(folder: Path, number: int, *values: str) -> Graph:
    """Write a named graph that says so many things of one subject."""
    lines = "".join(f'<http://e/s> <http://e/p> "{value}" {NAMES[number]} .\n' for value in values).encode()
    file = folder / f"{number}-{'-'.join(values)}.nq"
    file.write_bytes(lines)
    return Graph("-".join(values), Slice(file, 0, len(lines)))


def said(store: Path) -> list[str]:
    """Return what a store says: the value, and the last of the graph's name, * for the merged graph."""
    quads = EmbeddedStore.open(store).canonical_quads()
    return sorted(f"{each.value}{name.value[-1] if name else '*'}" for _, _, each, name in quads)


@pytest.fixture(params=[True, False], ids=["beside", "in turn"])
def loader(request: pytest.FixtureRequest, tmp_path: Path) -> StoreLoader:
    return StoreLoader(tmp_path / "store", beside=request.param)


@pytest.fixture(params=[1, 16_000_000], ids=["one by one", "at once"])
def _weight(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medgraph.building.loading._AT_ONCE", request.param)


@pytest.mark.usefixtures("_weight")
def test_what_is_loaded_early_is_settled_when_all_is_known(loader: StoreLoader, tmp_path: Path) -> None:
    with loader:
        loader.add(NAMES[0], graph(tmp_path, 0, "a", "b"))
        loader.add(NAMES[1], graph(tmp_path, 1, "b", "c"))
        loader.add(NAMES[2], graph(tmp_path, 2, "gone"))
        kept, other, new = graph(tmp_path, 0, "a", "b"), graph(tmp_path, 1, "a", "d"), graph(tmp_path, 3, "a")
        loader.settle({NAMES[0]: kept, NAMES[1]: other, NAMES[3]: new})
        loader.wait()
        first = said(tmp_path / "store")
        loader.settle({NAMES[0]: kept, NAMES[3]: new})
        loader.wait()
    assert first == ["a*", "a0", "a1", "a3", "b*", "b0", "d*", "d1"]
    assert said(tmp_path / "store") == ["a*", "a0", "a3", "b*", "b0"]


def test_what_fails_is_raised_at_the_latest_when_it_is_waited_for(loader: StoreLoader, tmp_path: Path) -> None:
    broken = tmp_path / "broken.nq"
    broken.write_bytes(b"<http://e/s> no\n")
    with loader, pytest.raises(SyntaxError):
        loader.settle({NAMES[0]: Graph("broken", Slice(broken, 0, broken.stat().st_size))})
        loader.wait()


def test_a_store_that_was_waited_for_is_closed(loader: StoreLoader, tmp_path: Path) -> None:
    """What is open deletes old files whenever it likes: who reads the store then may find it damaged."""
    with loader:
        loader.settle({NAMES[0]: graph(tmp_path, 0, "a")})
        loader.wait()
        EmbeddedStore.open(tmp_path / "store", read_only=False)
        assert said(tmp_path / "store") == ["a*", "a0"]


def test_a_store_that_is_left_can_be_written_by_others(loader: StoreLoader, tmp_path: Path) -> None:
    with loader:
        loader.settle({NAMES[0]: graph(tmp_path, 0, "a")})
        loader.wait()
    EmbeddedStore.open(tmp_path / "store", read_only=False).load(graph(tmp_path, 1, "b").lines.path)
    assert "b1" in said(tmp_path / "store")
