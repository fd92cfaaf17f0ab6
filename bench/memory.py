# Two figures, because they answer different questions: the linear memory of WebAssembly, which is what Python has taken
# and can only grow, and what the tab's process holds for itself alone, interpreter and compiled code included.
"""How much memory Python takes in a page, and whether rescoring makes it grow: the trimmed one beside the whole one.

Run from the repository's root, on Linux, after ``python -m hitl_content.runtime build``.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from tests.browser.conftest import FLAGS, chromium_path
from tests.browser.serving import Server

from bench.machine import ROOT, keep, machine, rounded
from hitl_content import runtime
from hitl_content.reading import read_assessment, read_workflow
from hitl_content.runtime.build import build
from hitl_content.wire import dumps, encode_assessment, encode_workflow

STATIC = ROOT / "src/hitl_content/page/static"
FOLDER = ROOT / "assessments/escalation-map"
PAGE = """<!doctype html><html lang="en"><title>Bare</title><link rel="icon" href="data:,"><script type="module">
import {python} from "./assets/python.mjs";
const asked = await (await fetch("asked.json")).json();
window.score = async (times) => {
  const client = python("runtime/");
  if (times === 0) await client.call("load", asked.load);
  for (let time = 0; time < Math.max(times, 1); time++) await client.call("evaluate", asked.evaluate);
  return client.call("memory");
};
</script></html>"""
REST = 10_000  # milliseconds in which the browser gives back what nobody needs
TURNS = 2  # the first finds the tab just come from work, and leaves JavaScript the room for what comes and goes
RESCORES = 1000
RUNS = 3
KINDS = {"trimmed": "the trimmed Python", "whole": "stock Pyodide"}


def site(root: Path, kind: str) -> Server:
    """Make a bare page below *root* and serve it."""
    (root / "assets").mkdir(parents=True)
    for name in ("begun.mjs", "fetching.mjs", "python.mjs", "trimmed.mjs", "worker.mjs"):
        shutil.copy(STATIC / name, root / "assets" / name)
    (root / "index.html").write_text(PAGE, encoding="utf-8")
    assessment = read_assessment(FOLDER / "assessment.yml")
    workflow = read_workflow(FOLDER / "examples/refunds.yml", assessment)
    asked = {
        "load": {"assessment": encode_assessment(assessment)},
        "evaluate": {"workflow": encode_workflow(workflow), "step": workflow.steps[0].id},
    }
    (root / "asked.json").write_text(dumps(asked), encoding="utf-8")
    if kind == "trimmed":
        shutil.copytree(runtime.FOLDER, root / "runtime")
    else:
        build(ROOT / "node_modules/pyodide", root / "runtime")
    return Server(root)


def private(process: int) -> int:
    """Return the bytes that *process* holds for itself alone."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))


def threads(process: int) -> str:
    """Return the names of what runs in *process*."""
    return " ".join(path.read_text(encoding="utf-8") for path in Path(f"/proc/{process}/task").glob("*/comm"))


def visit(browser: Browser, server: Server, rescores: int) -> dict[str, int]:
    """Visit in a fresh profile and return bytes: linear memory and those of the process, before and after."""
    system = browser.new_browser_cdp_session()
    before = {each["id"] for each in system.send("SystemInfo.getProcessInfo")["processInfo"]}
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.url())
    processes: list[dict[str, Any]] = system.send("SystemInfo.getProcessInfo")["processInfo"]
    fresh = [each["id"] for each in processes if each["type"] == "renderer" and each["id"] not in before]
    tab = context.new_cdp_session(page)

    def settled() -> dict[int, int]:
        # What is garbage is otherwise given back when memory is short, and that is a matter of chance.
        for _ in range(TURNS):
            for place in (page, *page.workers):
                place.evaluate("() => gc()")
            tab.send("Memory.simulatePressureNotification", {"level": "critical"})
            page.wait_for_timeout(REST)
        return {each: private(each) for each in fresh}

    bare = settled()

    def held() -> int:
        # The browser starts renderers for its own menus too, when it likes; ours is the one with a worker in it.
        return sum(now - bare[each] for each, now in settled().items() if "DedicatedWorker" in threads(each))

    found = {"linear": page.evaluate("() => score(0)"), "held": held()}
    for time in ("after", "again"):  # at first the browser gives itself more room for what comes and goes, then no more
        found |= {f"linear {time}": page.evaluate("(times) => score(times)", rescores), f"held {time}": held()}
    context.close()
    return found


def measure(rescores: int, runs: int) -> dict[str, Any]:
    """Return the medians of interleaved runs, in MB: after the first score, *rescores* more, and as many again."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as running:
        servers = {kind: site(Path(name) / kind, kind) for kind in KINDS}
        browser = running.chromium.launch(executable_path=chromium_path(), args=[*FLAGS, "--js-flags=--expose-gc"])
        start = machine() | {"browser": f"Chromium {browser.version}"}
        seen: dict[str, list[dict[str, int]]] = {kind: [] for kind in KINDS}
        for _ in range(runs):
            for kind, server in servers.items():
                seen[kind].append(visit(browser, server, rescores))
        browser.close()
        for server in servers.values():
            server.close()

    def medians(kind: str, what: str) -> list[float]:
        times = (what, f"{what} after", f"{what} again")
        return rounded([statistics.median(run[time] for run in seen[kind]) / 1e6 for time in times])

    return {
        "machine": start,
        "runs": runs,
        "rescores": rescores,
        "kinds": [
            {"id": kind, "name": told, "linear": medians(kind, "linear"), "held": medians(kind, "held")}
            for kind, told in KINDS.items()
        ],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument("--rescores", type=int, default=RESCORES)
    parser.add_argument("--runs", type=int, default=RUNS)
    options = parser.parse_args(arguments)
    found = measure(options.rescores, options.runs)
    keep("memory", found)
    for kind in found["kinds"]:
        print(f"{kind['name']}: linear {kind['linear']}, held {kind['held']} MB")


if __name__ == "__main__":
    main()
