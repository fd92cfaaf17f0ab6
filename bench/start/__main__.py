# Runs are interleaved, so that what slows the machine down for a while slows every page down alike.
"""Measures every page, cold and warm, on a fast line and a slow one, and keeps the figures."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from bench import peers
from bench.machine import keep, machine, rounded
from bench.start.pages import Page
from bench.start.serving import Line, Server
from bench.start.table import BARE, OTHER_LANGUAGE, OURS, SITE, STOCK, table
from bench.start.visiting import Pair, visit

RUNS = 7
FAST = Line(id="fast")
SLOW = Line(id="slow", mbits=10, latency=40)
LINES = (FAST, SLOW)
PAGES = peers.CACHE / "pages"


def measure(runs: int, only: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield the figures of interleaved runs of all pages, or of *only* those named: after each run, of all so far.

    A run takes minutes, and a machine may be wanted for something else before the last.
    """
    peers.install()
    pages = [page for page in table() if not only or page.id in only]
    shutil.rmtree(PAGES, ignore_errors=True)
    PAGES.mkdir(parents=True)
    found: dict[tuple[str, str], list[Pair]] = {(page.id, line.id): [] for page in pages for line in LINES}
    with Server(PAGES, peers.CACHE / "brotli") as server, sync_playwright() as running:
        checked: dict[str, tuple[str, ...]] = {}
        for page in pages:
            _say(f"{page.name}: made and tried")
            page.make(PAGES / page.id, f"{server.address}{page.id}/")
            # Compresses what is asked for, and shows whether anything is asked of another host.
            checked[page.id] = visit(running.chromium, page, server, FAST, listen=True).foreign
        start = machine()
        browser = running.chromium.launch(args=["--no-sandbox"], executable_path=_chromium())
        start |= {"browser": f"Chromium {browser.version}"}
        browser.close()
        for run in range(1, runs + 1):
            _say(f"run {run} of {runs}")
            for line in LINES:
                for page in pages:
                    found[page.id, line.id].append(visit(running.chromium, page, server, line))
            figures = [_figures(page, checked[page.id], *(found[page.id, line.id] for line in LINES)) for page in pages]
            yield {
                "machine": start,
                "runs": run,
                "slow": {"mbits": SLOW.mbits, "latency": SLOW.latency},
                "pages": figures,
                "ratios": {} if only else ratios(figures),
            }


def _figures(page: Page, foreign: Sequence[str], fast: list[Pair], slow: list[Pair]) -> dict[str, Any]:
    return {
        "id": page.id,
        "name": page.name,
        "python": page.python,
        "versions": page.versions,
        "foreign": sorted(set(foreign)),
        "requests": fast[0].cold.sent.requests,
        "bytes": round(median(pair.cold.sent.bytes for pair in fast)),
        FAST.id: _times(fast),
        SLOW.id: _times(slow),
        **_rescored(fast),
    }


def ratios(figures: list[dict[str, Any]]) -> dict[str, Any]:
    """Return how many times sooner this site's page and the bare page are, by line and visit."""
    by_id = {each["id"]: each for each in figures}
    full = [each["id"] for each in figures if each["id"] not in (*OURS, *OTHER_LANGUAGE)]
    found: dict[str, Any] = {}
    for line in LINES:
        for turn in ("cold", "warm"):
            best = min(full, key=lambda name: by_id[name][line.id][turn]["median"])
            took = {name: by_id[name][line.id][turn]["median"] for name in (SITE, BARE, STOCK, best)}
            found[f"{line.id}-{turn}"] = {
                "best": best,
                "site": round(took[best] / took[SITE], 1),
                "bare": round(took[STOCK] / took[BARE], 1),
            }
    return found


def _times(pairs: list[Pair]) -> dict[str, Any]:
    found = {}
    for turn in ("cold", "warm"):
        all_of_them = [getattr(pair, turn).milliseconds for pair in pairs]
        found[turn] = {"median": round(median(all_of_them)), "all": rounded(all_of_them, 0)}
    return found


def _rescored(pairs: list[Pair]) -> dict[str, Any]:
    told = [pair.rescored for pair in pairs if pair.rescored]
    if not told:
        return {}
    return {"click": round(median(each["click"] for each in told), 1), "traps": sum(each["traps"] for each in told)}


def _chromium() -> str:
    from tests.browser.conftest import chromium_path

    return chromium_path()


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and keep the figures unless only some pages were asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each page is visited cold and warm")
    parser.add_argument("--only", nargs="+", default=(), metavar="PAGE", help="some pages; prints, keeps nothing")
    given = parser.parse_args(arguments)
    for found in measure(given.runs, given.only):
        if not given.only:
            keep("start", found)
    for page in found["pages"]:
        times = (f"{line.id} {page[line.id]['cold']['median']}/{page[line.id]['warm']['median']} ms" for line in LINES)
        print(page["id"], *times, f"{page['bytes']:,} bytes, {page['requests']} requests", *page["foreign"], sep="  ")
    print(found["ratios"])


if __name__ == "__main__":
    main()
