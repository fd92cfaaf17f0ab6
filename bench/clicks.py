# A click is measured as a reader has it: from the click on an answer until the page shows what follows from it. The
# worker's share is Python's alone, as the worker tells it: what passes while an answer waits for the page is not in it.
# Both are wall-clock times; a busy machine stretches them, and so does writing a trace.
# Therefore clicks are timed without one, and repeated, with letters typed after them, while a trace is written.
"""What clicking and typing cost in the page, in Chromium with the trimmed Python.

Measured are, for each number of steps: until the verdict and the step's reasons stand in the page, until the picture
does, the worker's share of both; then, in a run of their own, the tasks that kept the page's main thread for over 50 ms
of processor time while answers were clicked and while fields were typed in.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.conftest import FLAGS, chromium_path

from bench.machine import keep, machine
from bench.peers import CACHE
from bench.start.pages import site
from bench.start.serving import Server

STEPS = (10, 30)
CLICKS = 24
LIMIT = 50  # milliseconds
TEXT = "Somebody looks at it again 42"
LETTER = 90  # milliseconds from one letter to the next, as a quick typist has them
FIELDS = {
    "the workflow's name": "[data-part=name]",
    "the step's name": "[data-part=step-name]",
    "its note": "[data-setting=note]",
    "its owner": "[data-setting=owner][data-per=step]",
    "an optional number": "fieldset[data-per=step] input[type=number]",
}
"""What is typed in, each by a selector inside the assessment."""
ELEMENT = "document.querySelector('hitl-assessment')"
WATCH = """() => { const post = Worker.prototype.postMessage; const asked = new Set();
  window.spent = []; window.ready = null; window.firsts = [];
  Worker.prototype.postMessage = function (message, ...rest) {
    if (!this.watched) { this.watched = true;
      this.addEventListener("message", ({ data }) => { const now = performance.now();
        if (data.type === "stage" && data.stage === "ready") window.ready ??= now;
        if (asked.has(data.id)) { window.spent.push(data.took ?? 0);
          asked.delete(data.id); } }); }
    if (message.type === "call") asked.add(message.id);
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
SEEN = "() => ({ ...window.click.seen, worker: [...window.spent] })"
OPEN = """(field) => { for (let fold = field.closest('details'); fold; fold = fold.parentElement.closest('details'))
  fold.open = true; field.focus(); }"""
SOON = 2
"""Questions of one click that are put at once; a third asks for what is out of view, once nothing else happens."""


def until(page: Page, script: str) -> None:
    """Wait until *script* is true in *page*."""
    start = time.monotonic()
    while not page.evaluate(script):
        assert time.monotonic() - start < 60, script
        time.sleep(0.01)


def measure(clicks: int) -> dict[str, Any]:
    """Build the site, click and return the figures."""
    with tempfile.TemporaryDirectory() as name, Server(Path(name), CACHE / "brotli") as server:
        site(Path(name) / "site", f"{server.address}site/")
        start = machine()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
            rows = [_clicked(browser, f"{server.address}site/assessment/", count, clicks) for count in STEPS]
            version = browser.version
            browser.close()
    told = {"clicks": clicks, "letters": len(TEXT) * len(FIELDS), "fields": list(FIELDS), "limit": LIMIT}
    return {"machine": start | {"browser": f"Chromium {version}"}, **told, "rows": rows}


def _clicked(browser: Browser, address: str, count: int, clicks: int) -> dict[str, Any]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(f"({WATCH})()")
    page.goto(address)
    page.locator("hitl-assessment .hitl-body").scroll_into_view_if_needed()
    until(page, f"() => {ELEMENT}.result !== null")
    page.wait_for_timeout(1_000)
    page.evaluate(FILL, count)
    until(page, f"() => {ELEMENT}.result?.steps?.length === {count}")
    page.locator("hitl-assessment .hitl-form fieldset >> nth=0").scroll_into_view_if_needed()
    page.wait_for_timeout(1_500)
    found = timed(page, clicks)
    with_trace = {"clicking": lambda: click(page, clicks), "typing": lambda: write(page)}
    found |= {name: tasks(page, browser, act) for name, act in with_trace.items()}
    python = page.evaluate("() => document.documentElement.dataset.hitlPython")
    page.close()
    return {"steps": count, "python": python, **found}


def timed(page: Page, clicks: int) -> dict[str, dict[str, float]]:
    """Click and return the middle and the most of what every click took, in milliseconds."""
    handled, seen = click(page, clicks)
    columns = {
        "handled": handled,
        "verdict": [each["verdict"] for each in seen],
        "picture": [each["picture"] for each in seen],
        "scored": [sum(each["worker"][:1]) for each in seen],
        "worker": [sum(each["worker"][:SOON]) for each in seen],
        "later": [sum(each["worker"][SOON:]) for each in seen],
    }
    return {name: {"median": round(median(all_), 1), "most": round(max(all_), 1)} for name, all_ in columns.items()}


def click(page: Page, clicks: int) -> tuple[list[float], list[dict[str, Any]]]:
    """Choose another answer *clicks* times; return how long the page took each time, and what was seen after it."""
    handled, seen = [], []
    for turn in range(clicks):
        handled.append(page.evaluate(CLICK, turn))
        page.wait_for_timeout(700)
        seen.append(page.evaluate(SEEN))
    return handled, seen


def write(page: Page) -> None:
    """Type into every one of the FIELDS, key by key. Raises playwright's TimeoutError where one is not there."""
    for selector in FIELDS.values():
        field = page.locator(f"hitl-assessment {selector} >> nth=0")
        field.evaluate(OPEN)
        field.scroll_into_view_if_needed()
        page.keyboard.press("End")
        page.keyboard.type(TEXT, delay=LETTER)
        page.wait_for_timeout(700)


def tasks(page: Page, browser: Browser, act: Callable[[], object]) -> dict[str, float]:
    """Trace the page while *act* goes on; return how many tasks there were, how many too long, and the longest."""
    browser.start_tracing(page=page, categories=["toplevel", "disabled-by-default-devtools.timeline", "__metadata"])
    act()
    found = work(json.loads(browser.stop_tracing()))
    return {"tasks": len(found), "over": sum(task > LIMIT for task in found), "longest": round(max(found), 1)}


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.clicks", description=__doc__)
    parser.add_argument("--clicks", type=int, default=CLICKS, help="how many answers are clicked")
    found = measure(parser.parse_args(arguments).clicks)
    keep("clicks", found)
    for told in found["rows"]:
        print(told)


if __name__ == "__main__":
    main()
