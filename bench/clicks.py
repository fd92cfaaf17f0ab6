"""How long a click keeps the page's main thread, with 30 steps, in Chromium.

    python bench/clicks.py SITE    SITE is a built site with the assessment page

Prints what the page's main thread worked on, in milliseconds, while answers were clicked one after the other, and how
long it took until the new result was there. Work is processor time, which a busy machine does not stretch.
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

from playwright.sync_api import sync_playwright

STEPS = 30
CLICKS = 24
LIMIT = 50  # milliseconds
ELEMENT = "document.querySelector('hitl-assessment')"
FILL = """(count) => { const host = document.querySelector('hitl-assessment');
  const steps = Array.from({ length: count }, (_, place) =>
    ({ ...structuredClone(host.workflow.steps[place % host.workflow.steps.length]), id: `s${place}` }));
  host.change({ ...host.workflow, steps }, "s3"); }"""
CLICK = """(turn) => { const host = document.querySelector('hitl-assessment');
  const fields = [...host.querySelectorAll('fieldset[data-kind=factor]')].filter((each) => !each.hidden);
  const boxes = [...fields[turn % fields.length].querySelectorAll('input')];
  window.before = host.result; const start = performance.now();
  boxes[(boxes.findIndex((box) => box.checked) + 1) % boxes.length].click();
  return performance.now() - start; }"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - as the standard library has it
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: object) -> None:  # keep the terminal for the figures
        pass


def main(site: Path) -> None:
    """Measure the built *site* and print the figures."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/assessment/")

        def until(script: str) -> float:
            start = time.monotonic()
            while not page.evaluate(script):
                assert time.monotonic() - start < 60, script
                time.sleep(0.01)
            return (time.monotonic() - start) * 1000

        page.locator("hitl-assessment .hitl-body").scroll_into_view_if_needed()
        until(f"() => {ELEMENT}.result !== null")
        page.evaluate(FILL, STEPS)
        until(f"() => {ELEMENT}.result?.steps?.length === {STEPS}")
        page.locator("hitl-assessment .hitl-form fieldset >> nth=0").scroll_into_view_if_needed()
        page.wait_for_timeout(800)
        browser.start_tracing(page=page, categories=["toplevel", "disabled-by-default-devtools.timeline", "__metadata"])
        handled, shown = [], []
        for turn in range(CLICKS):
            handled.append(page.evaluate(CLICK, turn))
            shown.append(until(f"() => {ELEMENT}.result !== window.before"))
            page.wait_for_timeout(150)
        tasks = work(json.loads(browser.stop_tracing()))
        browser.close()
    print(f"steps {STEPS}, clicks {CLICKS}")
    print(f"click handled: middle {statistics.median(handled):.1f} ms, longest {max(handled):.1f} ms")
    print(f"new result there after: middle {statistics.median(shown):.0f} ms, longest {max(shown):.0f} ms")
    print(f"tasks of the main thread over 50 ms of work: {sum(task > LIMIT for task in tasks)} of {len(tasks)}")
    print(f"longest: {', '.join(f'{task:.0f}' for task in sorted(tasks, reverse=True)[:8])} ms")


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
    main(Path(sys.argv[1]))
