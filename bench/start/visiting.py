"""Visits: a page opened in a profile that has never seen it, and opened again a moment later."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType
from tests.browser.conftest import FLAGS, chromium_path

from bench.start.pages import Page
from bench.start.serving import Line, Sent, Server

LIMIT = 240  # seconds, after which a page is taken to be broken
SETTLE = 1500  # milliseconds in which a browser that has just opened makes menus of its own, at the cost of any page
REST = 1000  # milliseconds between two visits, in which caches are written
RESCORES = 50
# Looked for from inside the page, so that the clock is the page's own. It starts at the navigation. A page tells what
# changes in it at once; a timer, which there is for what is no change, waits in a busy page behind everything else.
WATCH = """(() => {
  if (window !== window.top) return;
  const ready = READY, act = ACT;
  let acted = false;
  const look = () => {
    if (window.measuredAt) return true;
    acted ||= act();
    if (acted && ready()) window.measuredAt = performance.now();
    return Boolean(window.measuredAt);
  };
  const watcher = new MutationObserver(() => void (look() && watcher.disconnect()));
  watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const again = () => void (look() || setTimeout(again, 5));
  again();
})()"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one visit took."""

    milliseconds: float
    """From the navigation to the score in the page."""
    sent: Sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A first visit and a second one in the same fresh profile."""

    cold: Visit
    warm: Visit
    rescored: dict[str, float] | None = None
    """Milliseconds a rescore took and how often Python was given up, on a page that offers it."""
    foreign: tuple[str, ...] = ()
    """Addresses of other hosts that were asked for, where they were looked for."""


def visit(kind: BrowserType, page: Page, server: Server, line: Line, *, listen: bool = False) -> Pair:
    """Visit *page* twice over *line*. With *listen*, note requests to other hosts, which costs time."""
    foreign: list[str] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = kind.launch_persistent_context(
            profile, executable_path=chromium_path(), args=FLAGS, viewport={"width": 1280, "height": 900}
        )
        if listen:
            here = (server.address, "data:", "blob:", "about:", "chrome")
            context.on("request", lambda each: None if each.url.startswith(here) else foreign.append(each.url))
        context.add_init_script(WATCH.replace("READY", page.ready).replace("ACT", page.act))
        context.pages[0].wait_for_timeout(SETTLE)
        server.switch(line)
        cold, _ = _open(context, page, server, line)
        warm, rescored = _open(context, page, server, line, rescoring=not line.mbits)
        context.close()
    return Pair(cold=cold, warm=warm, rescored=rescored, foreign=tuple(foreign))


def _open(
    context: BrowserContext, page: Page, server: Server, line: Line, *, rescoring: bool = False
) -> tuple[Visit, dict[str, float] | None]:
    tab = context.new_page()
    tab.goto(f"{server.address}{page.id}/{page.path}", wait_until="commit")
    end = time.monotonic() + LIMIT
    at: Any = None
    while not at:
        tab.wait_for_timeout(50)
        at = tab.evaluate("() => window.measuredAt")
        if time.monotonic() > end:
            shot = Path(tempfile.gettempdir()) / f"{page.id}.png"
            tab.screenshot(path=shot)
            raise RuntimeError(f"{page.name} showed no score in {LIMIT} seconds. What it showed is in {shot}.")
    tab.wait_for_timeout(REST)
    sent = server.switch(line)
    rescored = tab.evaluate("(times) => window.rescore?.(times) ?? null", RESCORES) if rescoring else None
    tab.close()
    return Visit(milliseconds=at, sent=sent), rescored
