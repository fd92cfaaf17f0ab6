from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.serving import Server
from tests.browser.watching import Tab

ROOT = Path(__file__).parents[2]
HOST = "guide.test"
"""A name for this machine that browsers do not trust the way they trust localhost."""
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    f"--host-resolver-rules=MAP {HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


LONG = "test_states", "test_trimmed", "test_pages"
"""Files of few tests that take minutes. Begun first, none is left to one process when the others have nothing to do."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.path.stem not in LONG)


def chromium_path() -> str:
    """Return the browser to use: CHROMIUM, or the one that is installed. Raises AssertionError."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert found, "There is no Chromium. Install it, or name one in the variable CHROMIUM."
    return found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium_without_wasm(playwright: Playwright) -> Iterator[Browser]:
    flags = [*FLAGS, "--js-flags=--jitless"]  # as hardened browsers are set: without it there is no WebAssembly
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, built_runtime: Path) -> Iterator[Server]:  # noqa: ARG001
    folder = tmp_path_factory.mktemp("site") / "site"
    server = Server(folder)
    environment = os.environ | {
        "SITE_URL": server.url(),
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    call = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(call, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    yield server
    server.close()


@pytest.fixture
def site(built_site: Server) -> Server:
    """The site, served well."""
    built_site.behave()
    return built_site


Opener = Callable[..., AbstractContextManager[Tab]]


@pytest.fixture(scope="session")
def open_tab(chromium: Browser) -> Opener:
    @contextmanager
    def opened(server: Server, browser: Browser = chromium, host: str = "127.0.0.1", **options: Any) -> Iterator[Tab]:
        tab = Tab(browser, f"http://{host}:{server.port}/", **options)
        try:
            yield tab
        finally:
            tab.close()

    return opened
