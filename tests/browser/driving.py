# Playwright speaks only to browsers of its own making where they are not Chromium. Those of Debian speak WebDriver:
# WebKit through its driver, over HTTP; Firefox by itself, over a socket it calls Marionette, with the same commands
# under other names. So few commands are needed that they stand here instead of a package and a driver's download.
"""Firefox and WebKit, driven by the few commands of WebDriver that the tests need."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")

REFERENCE = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver hands over an element."""
COMMANDS = {
    "navigate": ("POST", "url", "Navigate"),
    "reload": ("POST", "refresh", "Refresh"),
    "execute": ("POST", "execute/sync", "ExecuteScript"),
    "find": ("POST", "element", "FindElement"),
    "click": ("POST", "element/{id}/click", "ElementClick"),
    "clear": ("POST", "element/{id}/clear", "ElementClear"),
    "send": ("POST", "element/{id}/value", "ElementSendKeys"),
    "label": ("GET", "element/{id}/computedlabel", "GetComputedLabel"),
    "role": ("GET", "element/{id}/computedrole", "GetComputedRole"),
    "actions": ("POST", "actions", "PerformActions"),
    "screenshot": ("GET", "screenshot", "TakeScreenshot"),
    "resize": ("POST", "window/rect", "SetWindowRect"),
}
"""What a command is called over HTTP and by Marionette."""
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " ", "Down": "\ue015", "Shift": "\ue008"}


class RefusedError(Exception):
    """The browser did not do what it was told; the message says why."""


class Browser(ABC):
    """One window of a browser."""

    name: str

    def __init__(self, downloads: Path) -> None:
        self.downloads = downloads

    @abstractmethod
    def tell(self, command: str, given: dict[str, Any]) -> Any:
        """Carry out one of the COMMANDS and return its value. Raises RefusedError."""

    def goto(self, address: str) -> None:
        """Open *address* and wait until it is loaded."""
        self.tell("navigate", {"url": address})

    def reload(self) -> None:
        """Load the page anew."""
        self.tell("reload", {})

    def run(self, script: str, *arguments: Any) -> Any:
        """Return what *script*, a JavaScript function, returns for *arguments*."""
        return self.tell("execute", {"script": f"return ({script})(...arguments)", "args": list(arguments)})

    def until(self, script: str, *arguments: Any, seconds: float = 60) -> Any:
        """Return the value of *script* as soon as it is true. Raises AssertionError."""
        return soon(lambda: self.run(script, *arguments), f"In {self.name} {script} never came true.", seconds)

    def _element(self, selector: str) -> dict[str, str]:
        found = self.tell("find", {"using": "css selector", "value": selector})
        return {"id": found[REFERENCE]}

    def click(self, selector: str) -> None:
        """Click what *selector* finds first, with the pointer, in the middle of the window."""
        # WebDriver itself brings things to the edge, where the page's header may lie over them.
        self.run("(selector) => document.querySelector(selector).scrollIntoView({block: 'center'})", selector)
        self.tell("click", self._element(selector))

    def fill(self, selector: str, text: str) -> None:
        """Type *text* into an empty field."""
        element = self._element(selector)
        self.tell("clear", element)
        self.tell("send", element | {"text": text})

    def hand_over(self, selector: str, path: Path) -> None:
        """Choose the file at *path* in the field for files."""
        self.tell("send", self._element(selector) | {"text": str(path)})

    def press(self, *keys: str) -> None:
        """Press *keys* one after the other: names from KEYS, or texts to type."""
        strokes = [stroke for key in keys for stroke in ([KEYS[key]] if key in KEYS else key)]
        actions = [{"type": kind, "value": stroke} for stroke in strokes for kind in ("keyDown", "keyUp")]
        self.tell("actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def role_and_name(self, selector: str) -> tuple[str, str]:
        """Return what the browser tells assistive technology of the first element that *selector* finds."""
        element = self._element(selector)
        return self.tell("role", element), self.tell("label", element)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, in pixels."""
        self.tell("resize", {"width": width, "height": height})

    def screenshot(self, path: Path) -> None:
        """Keep a picture of what is seen."""
        path.write_bytes(base64.b64decode(self.tell("screenshot", {})))

    def downloaded(self, ending: str, seconds: float = 20) -> bytes:
        """Return the content of the newest file with that *ending* that has arrived whole, and take it away."""

        def arrived() -> Path | None:
            try:
                found = sorted(self.downloads.glob(f"*{ending}"), key=lambda path: path.stat().st_mtime)
                whole = found and found[-1].stat().st_size and not list(self.downloads.glob("*.part"))
            except FileNotFoundError:  # it was just given its name
                return None
            return found[-1] if whole else None

        path = soon(arrived, f"{self.name} did not download a file that ends with {ending}.", seconds)
        content = path.read_bytes()
        path.unlink()
        return content


def soon(look: Callable[[], Value | None], otherwise: str, seconds: float = 60) -> Value:
    """Return what *look* finds as soon as it finds anything. Raises AssertionError with the words *otherwise*."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, otherwise
        time.sleep(0.05)
    return found


def installed(variable: str, *names: str) -> str:
    """Return the program that *variable* or the first of *names* leads to. Raises AssertionError."""
    found = os.environ.get(variable) or next(filter(None, map(shutil.which, names)), None)
    assert found, f"None of {', '.join(names)} is here. Install one, or name it in the variable {variable}."
    return found


def begun(*call: str, keep: tuple[int, ...] = (), **environment: str) -> subprocess.Popen[bytes]:
    """Start a program that says nothing, with *environment* added to its own and the open files *keep* handed on."""
    given = os.environ | environment
    return subprocess.Popen(call, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=keep)


def ended(process: subprocess.Popen[bytes]) -> None:
    """End a program that was begun here, and wait for it."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
