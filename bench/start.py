# Runs are interleaved, so that what slows the machine down for a while slows every page down alike.
"""How soon the first score is there, and what a click costs: the trimmed Python beside the whole one, on a bare page.

Run from the repository's root: ``python -m bench.start --runs 7``. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from tests.browser.conftest import FLAGS, chromium_path
from tests.browser.serving import Server

from hitl_content.reading import read_assessment, read_workflow
from hitl_content.runtime.build import build
from hitl_content.runtime.training import requests
from hitl_content.wire import dumps, encode_assessment, encode_workflow

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "src/hitl_content/page/static"
FOLDER = ROOT / "assessments/escalation-map"
CLICKS = 50
PAGE = """<!doctype html><html lang="en"><title>Bare</title><link rel="icon" href="data:,"><script type="module">
import {python} from "./assets/python.mjs";
const asked = await (await fetch("asked.json")).json();
const client = python("runtime/");
await client.call("load", asked.load);
await client.call("evaluate", asked.evaluate);
const first = performance.now();
for (let click = 0; click < CLICKS; click++) await client.call("evaluate", asked.evaluate);
window.measured = {first, click: (performance.now() - first) / CLICKS, ...client.state};
</script></html>"""


def site(root: Path, *, trimmed: bool) -> Server:
    """Make a bare page below *root* and serve it."""
    (root / "assets").mkdir(parents=True)
    for name in ("python.mjs", "trimmed.mjs", "worker.mjs"):
        shutil.copy(STATIC / name, root / "assets" / name)
    (root / "index.html").write_text(PAGE.replace("CLICKS", str(CLICKS)), encoding="utf-8")
    (root / "asked.json").write_text(json.dumps(asked()), encoding="utf-8")
    build(ROOT / "node_modules/pyodide", root / "runtime", requests=requests(ROOT / "assessments") if trimmed else ())
    return Server(root)


def asked() -> dict[str, Any]:
    """Return what the page asks: the escalation map and its ten-step example of refunds."""
    assessment = read_assessment(FOLDER / "assessment.yml")
    workflow = read_workflow(FOLDER / "examples/refunds.yml", assessment)
    found = {
        "load": {"assessment": encode_assessment(assessment)},
        "evaluate": {"workflow": encode_workflow(workflow), "step": workflow.steps[0].id},
    }
    loaded: dict[str, Any] = json.loads(dumps(found))
    return loaded


def visits(browser: Browser, server: Server) -> list[dict[str, Any]]:
    """Visit twice in a fresh profile, cold and warm, and return what was measured."""
    context = browser.new_context()
    found = []
    for _ in range(2):
        page = context.new_page()
        page.goto(server.url())
        measured = None
        while not measured:
            page.wait_for_timeout(20)
            measured = page.evaluate("() => window.measured")
        found.append(measured)
        page.close()
    context.close()
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name, sync_playwright() as running:
        pages = {kind: site(Path(name) / kind, trimmed=kind == "trimmed") for kind in ("trimmed", "whole")}
        browser = running.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        seen: dict[str, list[list[dict[str, Any]]]] = {kind: [] for kind in pages}
        for _ in range(runs):
            for kind, server in pages.items():
                seen[kind].append(visits(browser, server))
        version = browser.version
        browser.close()
        for server in pages.values():
            server.close()
    machine = f"{os.cpu_count()} cores, {platform.system()}, load {os.getloadavg()[0]:.1f}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, Chromium {version}, {machine}, medians of {runs} interleaved runs\n")
    print("| page | first score cold, ms | warm, ms | a click, ms | bytes fetched | traps |\n|---|---|---|---|---|---|")
    for kind, measured in seen.items():
        cold, warm = (statistics.median(run[visit]["first"] for run in measured) for visit in (0, 1))
        click = statistics.median(run[1]["click"] for run in measured)
        traps = sum(visit["traps"] for run in measured for visit in run)
        print(f"| {kind} | {cold:.0f} | {warm:.0f} | {click:.1f} | {measured[0][0]['total']:,} | {traps} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
