"""A Chromium for the tests of this folder, and pages that tell on whatever they should not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from medgraph.network import Network
from medgraph.visualisation import view

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_MISSING = f"no browser: none of {', '.join(_NAMES)} is on the PATH; the picture was NOT looked at"


class Opener(Protocol):
    """Opens the picture of a network, with an exon map below it if one is given."""

    def __call__(self, network: Network, exon_map: str = "") -> Page: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium; without one the tests are skipped, but fail where CI is set."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(_MISSING)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open pictures from file://; at the end no page may have complained or asked for anything else."""
    wrongs: list[str] = []
    context = browser.new_context(viewport={"width": 1400, "height": 900})

    def refuse(dialog: Dialog) -> None:
        wrongs.append(dialog.message)
        dialog.dismiss()

    def open_(network: Network, exon_map: str = "") -> Page:
        address = view(network, tmp_path / "picture.html", exon_map=exon_map).as_uri()
        page = context.new_page()
        page.on("request", lambda request: wrongs.append(request.url) if request.url != address else None)
        page.on("console", lambda said: wrongs.append(said.text))
        page.on("pageerror", lambda error: wrongs.append(str(error)))
        page.on("dialog", refuse)
        page.goto(address)
        page.wait_for_selector("body[data-ready]", state="attached")
        return page

    yield open_
    context.close()
    assert not wrongs
