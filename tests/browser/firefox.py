"""Firefox without a window, driven over the socket that it opens for that."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.driving import COMMANDS, Browser, RefusedError, begun, ended, installed, soon

PREFERENCES = {
    "app.update.enabled": False,
    "browser.download.alwaysOpenPanel": False,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "marionette.port": 0,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    # What is not on this machine goes to a proxy that does not exist, as every other host must stay out of reach.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
COMPLAINTS = """() => Services.console.getMessageArray()
  .filter((message) => message instanceof Ci.nsIScriptError && !(message.flags & Ci.nsIScriptError.warningFlag))
  .filter((message) => message.sourceName.startsWith("http") || message.category.includes("Security"))
  .map((message) => message.errorMessage)"""
"""What the console holds against the pages that were shown, as a script for Firefox itself."""


class Firefox(Browser):
    """One window of Firefox."""

    name = "Firefox"

    def __init__(self, port: int, downloads: Path) -> None:
        super().__init__(downloads)
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self._file = self._socket.makefile("rb")
        self._number = 0
        self._receive()
        self.ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})

    def _receive(self) -> Any:
        length = b""
        while (letter := self._file.read(1)) != b":":
            assert letter, "Firefox has gone."
            length += letter
        return json.loads(self._file.read(int(length)))

    def ask(self, command: str, given: dict[str, Any]) -> Any:
        """Pass *command* on under the name Marionette has for it. Raises RefusedError."""
        self._number += 1
        content = json.dumps([0, self._number, command, given]).encode()
        self._socket.sendall(b"%d:%b" % (len(content), content))
        _, _, error, value = self._receive()
        if error:
            raise RefusedError(f"{command}: {error['message']}")
        return value

    def tell(self, command: str, given: dict[str, Any]) -> Any:
        if command == "screenshot":
            given = {"full": False}
        answered = self.ask(f"WebDriver:{COMMANDS[command][2]}", given)
        return answered["value"] if isinstance(answered, dict) and set(answered) == {"value"} else answered

    def own(self, script: str, *arguments: Any) -> Any:
        """Return what *script* returns in the browser's own part, where pages cannot look."""
        self.ask("Marionette:SetContext", {"value": "chrome"})
        try:
            return self.run(script, *arguments)
        finally:
            self.ask("Marionette:SetContext", {"value": "content"})

    def complaints(self) -> list[str]:
        """Return every error and every breach of the policy that Firefox noted, and forget them."""
        found: list[str] = self.own(COMPLAINTS)
        self.own("() => Services.console.reset()")
        return found

    def resize(self, width: int, height: int) -> None:
        # A window has a least width, a page inside has none.
        super().resize(max(width, 500), height + 100)
        self.own("(width) => { gBrowser.selectedBrowser.style.maxWidth = `${width}px`; }", width)
        self.until("(width) => innerWidth === width", width)

    def close(self) -> None:
        """Leave the socket."""
        self._file.close()
        self._socket.close()


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own in *folder*. It keeps downloads in *folder*/downloads."""
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir(parents=True)
    downloads.mkdir()
    wanted = PREFERENCES | {"browser.download.dir": str(downloads)}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    program = installed("FIREFOX", "firefox-esr", "firefox")
    process = begun(
        program, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", str(profile),
        HOME=str(folder),
    )  # fmt: skip
    try:
        port = profile / "MarionetteActivePort"
        soon(lambda: port.exists() and port.read_text(), "Firefox did not open the socket it is driven by.", 120)
        window = Firefox(int(port.read_text()), downloads)
        yield window
        window.close()
    finally:
        ended(process)
