"""Mermaid itself reads the flowcharts, draws them, and finds every word in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hitl_content.exporting import export
from hitl_content.mapping import draw_map
from hitl_content.model.result import Result
from tests.mapping.situations import hostile, refunds, scores_only, workflow_result

MERMAID = Path(__file__).parents[2] / "node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js"
DRAW = """async (text) => {
  await mermaid.parse(text);
  const {svg} = await mermaid.render('map', text);
  document.body.innerHTML = svg;
  return {svg, text: document.body.textContent, inert: !document.body.querySelector('script, img, iframe, a')};
}"""
LABELS = (
    "end", "a; b", "100 %", "%%{init: {}}%%", "`code`", "x\ny", '"quoted"', "a --> b", "#35;", "<b>bold</b>", "&lt;",
    "subgraph", "click step1 href", "退款 🙂", "::: gate",
)  # fmt: skip


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_content("<!doctype html><body></body>")
    page.add_script_tag(path=str(MERMAID))
    page.evaluate("() => mermaid.initialize({startOnLoad: false})")
    yield page
    page.close()


@pytest.mark.parametrize("result", [refunds(), refunds(30), scores_only(), workflow_result()])
def test_mermaid_draws_it(page: Page, result: Result) -> None:
    drawn = page.evaluate(DRAW, export(result, "mermaid").decode())
    assert drawn["inert"]
    words = " ".join(drawn["text"].split())
    for part in draw_map(result).steps:
        for verdict in part.verdicts:
            assert f"{verdict.name}: {verdict.level}" in words


def test_hostile_text_stays_text(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert page.evaluate(DRAW, export(hostile(), "mermaid").decode())["inert"]
    assert asked == []


@pytest.mark.parametrize("label", LABELS)
def test_a_label_says_what_was_written(page: Page, label: str) -> None:
    part = refunds(1).steps[0]
    result = workflow_result(replace(part, step=replace(part.step, name=label)), name=label)
    drawn = page.evaluate(DRAW, export(result, "mermaid").decode())
    assert f"1. {' '.join(label.split())}" in re.sub(r"\s+", " ", drawn["text"])


def test_mermaid_refuses_what_is_no_flowchart(page: Page) -> None:
    assert page.evaluate("async () => mermaid.parse('flowchart TD\\n a[', {suppressErrors: true})") is False
