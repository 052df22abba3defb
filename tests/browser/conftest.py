"""A Chromium for the tests of this folder, and pages that tell on whatever they should not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, ViewportSize, expect, sync_playwright
from tests.browser.site import build_site
from tests.web.serving import Server, served

from medgraph.network import Network
from medgraph.visualisation import view

Scheme: TypeAlias = Literal["dark", "light"]

expect.set_options(timeout=30_000)  # as long as Playwright waits for all else, however busy the machine is

_LEFT = "net::ERR_ABORTED"  # what was still loading when the test went on to the next page
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_MISSING = f"no browser: none of {', '.join(_NAMES)} is on the PATH; the picture was NOT looked at"


class Visitor(Protocol):
    """Opens a page of the site by its path."""

    def __call__(self, path: str, *, width: int = 1280, scheme: Scheme = "light", script: bool = True) -> Page: ...


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The explorer over a small graph, served as a user would."""
    with served(build_site(tmp_path_factory.mktemp("site"))) as server:
        yield server


@pytest.fixture
def visit(browser: Browser, site: Server) -> Iterator[Visitor]:
    """Open pages of the site; at the end none may have complained, asked another machine, or failed to get a thing."""
    base, wrongs = str(site.client.base_url), list[str]()
    contexts: list[BrowserContext] = []

    def refuse(dialog: Dialog) -> None:
        wrongs.append(dialog.message)
        dialog.dismiss()

    def visit_(path: str, *, width: int = 1280, scheme: Scheme = "light", script: bool = True) -> Page:
        size = ViewportSize(width=width, height=900)
        contexts.append(browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script))
        page = contexts[-1].new_page()
        page.on("request", lambda asked: wrongs.extend(() if asked.url.startswith((base, "blob:")) else (asked.url,)))
        page.on(
            "requestfailed", lambda asked: None if asked.failure == _LEFT else wrongs.append(f"failed: {asked.url}")
        )
        page.on("console", lambda said: wrongs.append(said.text))
        page.on("pageerror", lambda error: wrongs.append(str(error)))
        page.on("dialog", refuse)
        page.goto(base.rstrip("/") + path)
        return page

    yield visit_
    for context in contexts:
        context.close()
    assert not wrongs


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
