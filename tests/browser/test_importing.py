"""Files of other programs, dropped and opened; and files that mean harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, kept, name_it, press, ready, said, unfold, visit, workflow
from tests.browser.serving import Server
from tests.browser.test_arriving import fragment, refused
from tests.browser.watching import Tab

HAND = f"document.querySelector('{ELEMENT}')"
TABLE = "Step;Owner;Stakes;Colour\nSort;Desk;minor;red\nPay;Till;;\n"
TOOLS = {"tools": [{"name": "refund_order", "inputSchema": {}}, {"name": "read_order", "inputSchema": {}}]}
PROCESS = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><task id="a" name="Sort"/>'
    '<task id="b" name="Pay"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/></process></definitions>'
)


def give(tab: Tab, path: Path) -> None:
    tab.page.set_input_files(f"{ELEMENT} [data-part=file]", path)
    tab.until(f"(name) => {HAND}.querySelector('[data-part=undo]').textContent.includes(name)", 60, path.name)


@pytest.mark.parametrize(
    ("name", "text", "kind", "steps", "remark"),
    [
        ("Our steps.txt", "1. Sort\n2. Pay\n", "a list of lines", ["Sort", "Pay"], ""),
        ("Our steps.csv", TABLE, "a table", ["Sort", "Pay"], "Colour: red"),
        ("Our steps.md", "| Step | Owner |\n|---|---|\n| Sort | Desk |\n", "a Markdown table", ["Sort"], ""),
        ("Our steps.mmd", "flowchart TD\n a[Sort] --> b[Pay]\n", "a Mermaid flowchart", ["Sort", "Pay"], ""),
        ("Our steps.json", json.dumps(TOOLS), "tools of an MCP server", ["refund_order", "read_order"], "check it"),
        ("Our steps.bpmn", PROCESS, "a BPMN process", ["Sort", "Pay"], ""),
    ],
    ids=["lines", "csv", "markdown", "mermaid", "mcp", "bpmn"],
)
def test_a_file_of_another_program_becomes_a_workflow_of_its_own(
    site: Server, open_tab: Opener, tmp_path: Path, name: str, text: str, kind: str, steps: list[str], remark: str
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with open_tab(site) as tab:
        ready(tab, site)
        name_it(tab, "Mine")
        mine = workflow(tab)
        give(tab, path)
        assert kind in said(tab)
        found = workflow(tab)
        assert (found["name"], [step["name"] for step in found["steps"]]) == ("Our steps", steps)
        assert kept(tab) == ["Our steps", "Mine"]
        if remark:
            assert remark in said(tab, "remarks")
            press(tab, "Done", "remarks")
        assert said(tab, "remarks") == ""
        press(tab, "Undo", "undo")
        assert workflow(tab) == mine
        assert kept(tab) == ["Mine"]
        tab.assert_clean()


def test_what_has_to_be_looked_at_stays_with_the_workflow_until_it_is(
    site: Server, open_tab: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "Our steps.csv"
    path.write_text(TABLE, "utf-8")
    listed = f"(words) => {HAND}.querySelector('[data-part=remarks]').textContent.includes(words)"
    gone = f"() => {HAND}.querySelector('[data-part=remarks]').hidden"
    with open_tab(site) as tab:
        ready(tab, site)
        name_it(tab, "Mine")
        give(tab, path)
        tab.until(listed, 20, "Colour: red")
        name_it(tab, "Theirs")
        tab.page.reload()
        tab.until(listed, 20, "Colour: red")
        assert "Our steps.csv" in said(tab, "remarks")
        unfold(tab, "shelf")
        tab.page.click(f"{ELEMENT} [data-part=kept] button >> text=Mine")
        tab.until(gone, 60)
        unfold(tab, "shelf")
        tab.page.click(f"{ELEMENT} [data-part=kept] button >> text=Theirs")
        tab.until(listed, 60, "Colour: red")
        press(tab, "Done", "remarks")
        assert workflow(tab)["name"] == "Theirs"
        tab.page.reload()
        tab.until(f"() => {HAND}.workflow?.name === 'Theirs'")
        assert tab.page.evaluate(gone)
        tab.assert_clean()


def test_a_file_can_be_dropped_on_the_assessment(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        tab.page.evaluate(
            f"""() => {{
              const data = new DataTransfer();
              data.items.add(new File(["Sort\\nPay\\n"], "dropped.txt", {{ type: "text/plain" }}));
              const target = {HAND}.querySelector(".hitl-work");
              const over = new DragEvent("dragover", {{ dataTransfer: data, bubbles: true, cancelable: true }});
              target.dispatchEvent(over);
              if (!over.defaultPrevented || !{HAND}.hasAttribute("data-dropping")) throw new Error("not offered");
              target.dispatchEvent(new DragEvent("drop", {{ dataTransfer: data, bubbles: true, cancelable: true }}));
            }}"""
        )
        tab.until(f"() => {HAND}.workflow.name === 'dropped'", 60)
        assert [step["name"] for step in workflow(tab)["steps"]] == ["Sort", "Pay"]
        assert not tab.page.evaluate(f"() => {HAND}.hasAttribute('data-dropping')")
        tab.assert_clean()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("steps.xlsx", b"PK\x03\x04\x14\x00\x06\x00", "Save the sheet as CSV"),
        ("steps.txt", "Prüfen\n".encode("latin-1"), "UTF-8"),
        ("steps.csv", b"Who,Owner\nAda,Ben\n", 'Call one of them "Step"'),
        ("mine.yml", b"format: hitl-workflow\nversion: 1\n", "hitl export FILE --to json"),
        ("page.html", b"<!doctype html><script>alert(1)</script>", "XML or HTML"),
        ("huge.csv", b"Step\n" + b"x\n" * 1_000_001, "larger than 2 MB"),
        ("many.txt", b"step\n" * 5_001, "5,000 is the most"),
        ("empty.txt", b"", "There is no step"),
        ("bomb.json", b'{"format": "hitl-workflow", "steps": ' + b"[" * 50_000, "nested too deeply"),
        ("cut.json", b'{"format": "hitl-workflow", "version": 1,', "not JSON"),
        (
            "odd.json",
            b'{"format":"hitl-workflow","version":1,"assessment":"escalation-map","__proto__":{"polluted":"yes"}}',
            "__proto__",
        ),
        (
            "odd.json",
            (
                b'{"format":"hitl-workflow","version":1,"assessment":"escalation-map",'
                b'"steps":[{"id":"a","name":"A","answers":{"__proto__":"minor","constructor":"minor"}}]}'
            ),
            "__proto__",
        ),
    ],
    ids=["workbook", "latin-1", "no step", "yaml", "html", "huge", "many", "empty", "bomb", "cut", "proto", "answers"],
)
def test_files_that_cannot_be_read_are_refused_with_a_cure(
    site: Server, open_tab: Opener, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with open_tab(site) as tab:
        ready(tab, site)
        name_it(tab, "Mine")
        mine = workflow(tab)
        give(tab, path)
        assert "was not opened, and nothing was changed" in said(tab)
        assert words in said(tab)
        assert workflow(tab) == mine
        assert kept(tab) == ["Mine"]
        assert tab.page.evaluate("() => ({}).polluted") is None
        tab.assert_clean()


NASTY = "</script><img src=x onerror=alert(1)><svg onload=alert(1)>"


def nasty() -> dict[str, Any]:
    """Return a workflow whose every text and id is markup, or a name that JavaScript has a meaning for."""
    return {
        "format": "hitl-workflow", "version": 1, "assessment": "escalation-map", "name": NASTY, "owner": NASTY,
        "steps": [
            {"id": "__proto__", "name": NASTY, "note": NASTY, "owner": NASTY, "tools": [NASTY], "answers": {}},
            {"id": "constructor", "name": "toString", "answers": {"stakes": "minor"}},
            {"id": '"><b>', "name": "half \ud83d and \u202eturned", "answers": {"stakes": "unknown"}},
        ],
        "ratings": [
            {"rater": NASTY, "steps": {"__proto__": {"stakes": "minor"}, "constructor": {"stakes": "minor"}}},
            {"rater": "constructor", "steps": {"constructor": {"stakes": "severe"}}},
        ],
    }  # fmt: skip


def assert_inert(tab: Tab) -> None:
    for harmful in ("img", "script:not([src])", "[onload]", "[onerror]"):
        assert tab.page.locator(f"{ELEMENT} {harmful}").count() == 0
    assert tab.page.evaluate("() => Object.keys(Object.prototype).length") == 0
    tab.assert_clean()


def test_hostile_words_and_ids_in_a_file_stay_words_everywhere(site: Server, open_tab: Opener, tmp_path: Path) -> None:
    path = tmp_path / "nasty.json"
    path.write_text(json.dumps(nasty()), "utf-8")
    with open_tab(site) as tab:
        ready(tab, site)
        give(tab, path)
        tab.until(f"() => {HAND}.result?.steps.length === 3", 60)
        assert workflow(tab)["steps"][2]["name"] == "half \ufffd and \u202eturned"
        for step in ("__proto__", "constructor", '"><b>'):
            tab.page.evaluate(
                f"(id) => [...{HAND}.querySelectorAll('[data-part=strip] button')]"
                ".find((button) => button.dataset.step === id).click()",
                step,
            )
            tab.until(f"(id) => {HAND}.step === id", 20, step)
        assert_inert(tab)
        tab.page.click(f"{ELEMENT} [data-part=beside] > summary")
        tab.until(f"() => !{HAND}.querySelector('[data-part=beside-ask]').hidden")
        tab.page.set_input_files(f"{ELEMENT} [data-part=beside-file]", path)
        tab.until(f"() => {HAND}.querySelector('.hitl-settle') !== null", 30)
        assert_inert(tab)


def test_hostile_words_and_ids_in_a_link_stay_words(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site, "assessment/" + fragment(json.dumps(nasty())))
        tab.until(f"() => {HAND}.guest && {HAND}.result?.steps.length === 3", 60)
        assert_inert(tab)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"__proto__": {"format": "hitl-workflow"}}', ""),
        ('{"format":"hitl-workflow","version":1,"assessment":"__proto__"}', "__proto__"),
        (
            '{"format":"hitl-workflow","version":1,"assessment":"escalation-map","answers":{"constructor":1}}',
            "constructor",
        ),
        ("Sort\nPay\n", "JSON"),
        ("Step,Owner\nSort,Desk\n", "JSON"),
    ],
    ids=["prototype", "assessment", "answers", "lines", "table"],
)
def test_a_link_brings_a_workflow_or_nothing(site: Server, open_tab: Opener, text: str, words: str) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        name_it(tab, "My own")
        mine = workflow(tab)
        tab.page.goto(site.url("assessment/") + fragment(text))
        assert words in refused(tab)
        assert workflow(tab) == mine
        assert tab.page.evaluate("() => Object.keys(Object.prototype).length") == 0
