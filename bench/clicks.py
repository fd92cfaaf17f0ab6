# A click is measured as a reader has it: from the click on an answer until the page shows what follows from it. The
# worker's share is Python's alone: from a question posted to the worker until its answer is back, all questions of the
# click together. Both are wall-clock times of the page; a busy machine stretches them.
"""What a click on an answer costs in the page, in Chromium with the trimmed Python.

    python bench/clicks.py SITE [STEPS ...]    SITE is a built site with the assessment page

Prints a Markdown table, a row for each number of steps: until the verdict and the step's reasons stand in the page, until
the picture does, the worker's share of both, and the tasks that kept the page's main thread for over 50 ms of processor
time. Then how soon the first answer came after the worker was ready.
"""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import statistics
import sys
import threading
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

CLICKS = 24
LIMIT = 50  # milliseconds
ELEMENT = "document.querySelector('hitl-assessment')"
WATCH = """() => { const post = Worker.prototype.postMessage; const asked = new Map();
  window.spent = []; window.ready = null; window.firsts = [];
  Worker.prototype.postMessage = function (message, ...rest) {
    if (!this.watched) { this.watched = true;
      this.addEventListener("message", ({ data }) => { const now = performance.now();
        if (data.type === "stage" && data.stage === "ready") window.ready ??= now;
        if (asked.has(data.id)) { window.spent.push({ from: asked.get(data.id), to: now, size: data.text?.length });
          asked.delete(data.id); } }); }
    if (message.type === "call") asked.set(message.id, performance.now());
    return post.call(this, message, ...rest); }; }"""
FILL = """(count) => { const host = document.querySelector('hitl-assessment');
  const steps = Array.from({ length: count }, (_, place) =>
    ({ ...structuredClone(host.workflow.steps[place % host.workflow.steps.length]), id: `s${place}` }));
  host.change({ ...host.workflow, steps }, "s3"); }"""
CLICK = """(turn) => { const host = document.querySelector('hitl-assessment');
  const fields = [...host.querySelectorAll('fieldset[data-kind=factor]')].filter((each) => !each.hidden);
  const boxes = [...fields[turn % fields.length].querySelectorAll('input')];
  const box = boxes[(boxes.findIndex((each) => each.checked) + 1) % boxes.length];
  const seen = { verdict: 0, picture: 0 };
  const parts = { verdict: ['verdict', 'detail'], picture: ['picture', 'picture_narrow'] };
  window.spent.length = 0;
  const start = performance.now();
  window.click = { start, seen };
  window.watching?.disconnect();
  window.watching = new MutationObserver((changes) => { const now = performance.now() - start;
    for (const { target } of changes) { const at = target.nodeType === 1 ? target : target.parentElement;
      const name = at?.closest('[data-part]')?.dataset.part;
      for (const [what, names] of Object.entries(parts)) if (names.includes(name)) seen[what] = now; } });
  window.watching.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
  box.click();
  return performance.now() - start; }"""
SEEN = """() => ({ ...window.click.seen, sizes: window.spent.map((each) => each.size),
  worker: window.spent.map(({ from, to }, place, all) => to - Math.max(from, all[place - 1]?.to ?? 0)) })"""
SOON = 2
"""Questions of one click that are put at once; a third asks for what is out of view, once nothing else happens."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - as the standard library has it
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: object) -> None:  # keep the terminal for the figures
        pass


def until(page: Page, script: str) -> None:
    """Wait until *script* is true in *page*."""
    start = time.monotonic()
    while not page.evaluate(script):
        assert time.monotonic() - start < 60, script
        time.sleep(0.01)


def main(site: Path, counts: list[int]) -> None:
    """Measure the built *site* with each number of steps in *counts* and print the figures."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        print(f"Chromium {browser.version}, {CLICKS} clicks, milliseconds: middle (most)\n")
        heads = ("steps", "handled", "verdict and reasons", "picture", "worker's share", "worker, later", "letters", "long")
        print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
        first: dict[str, Any] = {}
        for count in counts:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.add_init_script(f"({WATCH})()")
            page.goto(f"http://127.0.0.1:{server.server_port}/assessment/")
            page.locator("hitl-assessment .hitl-body").scroll_into_view_if_needed()
            until(page, f"() => {ELEMENT}.result !== null")
            page.wait_for_timeout(1_000)
            first = page.evaluate("() => ({ ready: window.ready, calls: window.spent.map(({ from, to }) => [from, to]) })")
            page.evaluate(FILL, count)
            until(page, f"() => {ELEMENT}.result?.steps?.length === {count}")
            page.locator("hitl-assessment .hitl-form fieldset >> nth=0").scroll_into_view_if_needed()
            page.wait_for_timeout(1_500)
            print(f"| {count} | {row(page, browser)} |")
            python = page.evaluate("() => document.documentElement.dataset.hitlPython")
            page.close()
        browser.close()
    times = ", ".join(f"{(end - max(start, first['ready'])):.0f}" for start, end in first["calls"])
    print(f"\nPython in use: {python}. Ready, then the first calls took: {times} ms (load, levels and reasons, the rest)")


def row(page: Page, browser: Any) -> str:
    """Click, and return the cells of one row of the table."""
    browser.start_tracing(page=page, categories=["toplevel", "disabled-by-default-devtools.timeline", "__metadata"])
    handled, seen = [], []
    for turn in range(CLICKS):
        handled.append(page.evaluate(CLICK, turn))
        page.wait_for_timeout(700)
        seen.append(page.evaluate(SEEN))
    tasks = work(json.loads(browser.stop_tracing()))
    columns = [handled, *([each[name] for each in seen] for name in ("verdict", "picture"))]
    columns.append([sum(each["worker"][:SOON]) for each in seen])
    columns.append([sum(each["worker"][SOON:]) for each in seen])
    cells = [f"{statistics.median(column):.1f} ({max(column):.1f})" for column in columns]
    cells.append(str(round(statistics.median(sum(each["sizes"][:SOON]) for each in seen))))
    cells.append(f"{sum(task > LIMIT for task in tasks)} of {len(tasks)}")
    return " | ".join(cells)


def work(trace: dict[str, Any]) -> list[float]:
    """Return the processor time of every task of the page's main thread in *trace*, in milliseconds."""
    events = trace["traceEvents"]
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event.get("name") == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    return [
        event["tdur"] / 1000
        for event in events
        if event.get("name") == "RunTask" and (event["pid"], event["tid"]) in mains and "tdur" in event
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(each) for each in sys.argv[2:]] or [10, 30])
