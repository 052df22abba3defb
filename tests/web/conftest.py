"""One server for all tests that only ask."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from tests.web.serving import GOLDEN, Server, served


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with served(GOLDEN, "--cors", "https://pages.example") as server:
        yield server


@pytest.fixture
def client(server: Server) -> httpx.Client:
    return server.client
