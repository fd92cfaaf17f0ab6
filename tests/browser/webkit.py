"""WebKit in the small browser that its makers test it with, on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.driving import COMMANDS, Browser, RefusedError, begun, ended, installed, soon

PLACES = "usr/lib*/*/webkit2gtk-4.*/MiniBrowser", "usr/lib*/*/webkitgtk-6.*/MiniBrowser"
"""Where MiniBrowser lies; it is not meant for the path."""


class WebKit(Browser):
    """One window of MiniBrowser."""

    name = "WebKit"

    def __init__(self, port: int, program: str, downloads: Path) -> None:
        super().__init__(downloads)
        self._start = f"http://127.0.0.1:{port}/session"
        self._session = ""
        options = {"webkitgtk:browserOptions": {"binary": program, "args": ["--automation"]}}
        self._session = "/" + self._ask("POST", "", {"capabilities": {"alwaysMatch": options}})["sessionId"]

    def _ask(self, method: str, path: str, given: dict[str, Any] | None = None) -> Any:
        content = json.dumps(given or {}).encode() if method == "POST" else None
        address = f"{self._start}{self._session}{path}"
        request = urllib.request.Request(address, content, {"Content-Type": "application/json"}, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 - a program on this machine
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            told = json.load(error)["value"]
            raise RefusedError(f"{path}: {told['error']}: {told['message']}") from error

    def tell(self, command: str, given: dict[str, Any]) -> Any:
        method, path, _ = COMMANDS[command]
        return self._ask(method, "/" + path.format(**given), given)

    def close(self) -> None:
        """Close the window."""
        self._ask("DELETE", "")


def free_port() -> int:
    """Return a port that nobody uses just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(port: int) -> bool:
    """Return whether somebody listens at *port*."""
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def minibrowser() -> str:
    """Return the path of MiniBrowser. Raises AssertionError."""
    found = [str(path) for pattern in PLACES for path in sorted(Path("/").glob(pattern))]
    given = os.environ.get("MINIBROWSER", "")
    assert given or found, "There is no MiniBrowser. Install webkit2gtk-driver, or name it in the variable MINIBROWSER."
    return given or found[-1]


@contextmanager
def screen(folder: Path) -> Iterator[str]:
    """Start a screen in memory and return its name."""
    number = folder / "screen"
    with number.open("wb") as written:
        program = installed("XVFB", "Xvfb")
        process = begun(
            program, "-displayfd", str(written.fileno()), "-screen", "0", "1400x1200x24", "-nolisten", "tcp",
            keep=(written.fileno(),),
        )  # fmt: skip
    try:
        soon(lambda: number.read_text().endswith("\n"), "The screen in memory did not start.")
        yield ":" + number.read_text().strip()
    finally:
        ended(process)


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """Start WebKit. It keeps downloads in *folder*/downloads."""
    downloads = folder / "downloads"
    downloads.mkdir(parents=True)
    settings = folder / "settings"
    settings.mkdir()
    (settings / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n', encoding="utf-8")
    port = free_port()
    with screen(folder) as display:
        environment = {"DISPLAY": display, "HOME": str(folder), "XDG_CONFIG_HOME": str(settings)}
        program = installed("WEBKIT", "WebKitWebDriver")
        process = begun(program, f"--port={port}", "--host=127.0.0.1", **environment)
        try:
            soon(lambda: answers(port), "The driver of WebKit did not start.")
            window = WebKit(port, minibrowser(), downloads)
            yield window
            window.close()
        finally:
            ended(process)
