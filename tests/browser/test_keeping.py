"""Work is never lost: several workflows on the device, two tabs, reload, back, refused and full storage, odd files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.conftest import Opener
from tests.browser.filling import (
    ELEMENT,
    checked,
    choose,
    kept,
    name_it,
    open_file,
    press,
    ready,
    said,
    save,
    unfold,
    visit,
    wake,
    workflow,
)
from tests.browser.serving import Server

FULL = """(() => { const real = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (key.includes(":workflow:")) throw new DOMException("full", "QuotaExceededError");
    return real.call(this, key, value);
  }; })()"""
REFUSED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""


def test_several_named_workflows_live_side_by_side_and_come_back(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        assert "example" in said(tab, "saved")
        name_it(tab, "First of mine")
        assert "Saved on this device at" in said(tab, "saved")
        unfold(tab, "shelf")
        press(tab, "New workflow", "shelf")
        assert workflow(tab)["steps"] == []
        name_it(tab, "Second of mine")
        assert kept(tab) == ["Second of mine", "First of mine"]
        unfold(tab, "shelf")
        press(tab, "First of mine", "kept")
        assert workflow(tab)["name"] == "First of mine"
        assert len(workflow(tab)["steps"]) > 3
        tab.page.reload()
        tab.until(f"() => document.querySelector('{ELEMENT}').workflow?.name === 'First of mine'")
        assert "Saved on this device" in said(tab, "saved")
        tab.assert_clean()


def test_a_deleted_workflow_can_be_brought_back_and_any_can_be_renamed(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        name_it(tab, "Keep me")
        unfold(tab, "shelf")
        press(tab, "Delete", "kept")
        assert kept(tab) == []
        press(tab, "Undo", "undo")
        assert kept(tab) == ["Keep me"]
        assert workflow(tab)["name"] == "Keep me"
        unfold(tab, "shelf")
        press(tab, "Rename", "kept")
        tab.page.keyboard.type("Renamed")
        assert kept(tab) == ["Renamed"]


def test_two_tabs_on_one_workflow_are_told_and_neither_overwrites_the_other(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        name_it(tab, "Shared")
        other = tab.context.new_page()
        other.goto(site.url("assessment/"))
        assert other.evaluate(f"() => document.querySelector('{ELEMENT}').workflow.name") == "Shared"
        other.fill(f"{ELEMENT} [data-part=name]", "Shared, changed there")
        tab.until(f"() => document.querySelector('{ELEMENT} [data-part=saved]').textContent.includes('Another tab')")
        name_it(tab, "Shared, changed here")
        assert sorted(kept(tab)) == ["Shared, changed here", "Shared, changed there"]
        assert "Both are kept" in said(tab)


@pytest.mark.parametrize(("how", "words"), [(FULL, "no room left"), (REFUSED, "does not allow saving")])
def test_where_nothing_can_be_stored_it_says_so_and_the_work_goes_on(
    site: Server, open_tab: Opener, tmp_path: Path, how: str, words: str
) -> None:
    with open_tab(site) as tab:
        tab.page.add_init_script(how)
        visit(tab, site)
        name_it(tab, "In memory")
        answer = choose(tab)
        assert words in said(tab, "saved")
        unfold(tab, "shelf")
        press(tab, "New workflow", "shelf")
        unfold(tab, "shelf")
        press(tab, "In memory", "kept")
        assert checked(tab, answer), "what could not be stored is still there in this tab"
        assert answer["option"] in save(tab, tmp_path).read_text("utf-8")


def test_undo_and_redo_walk_through_every_change(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        before = workflow(tab)
        answer = choose(tab)
        after = workflow(tab)
        press(tab, "Undo")
        assert workflow(tab) == before
        press(tab, "Redo")
        assert workflow(tab) == after
        assert checked(tab, answer)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("not json", "was not opened, and nothing was changed"),
        ('{"format": "hitl-workflow", "version": 99, "assessment": "escalation-map"}', "99"),
        ('{"format": "hitl-workflow", "version": 1, "assessment": "one-minute-check"}', "one-minute-check"),
        ('{"format": "hitl-workflow", "version": 1, "assessment": "escalation-map", "steps": [{"id": 3}]}', "steps"),
    ],
    ids=["not a workflow", "newer", "foreign", "damaged"],
)
def test_files_that_cannot_be_opened_are_refused_in_words(
    site: Server, open_tab: Opener, tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "odd.json"
    path.write_text(content, "utf-8")
    with open_tab(site) as tab:
        ready(tab, site)
        name_it(tab, "Mine")
        before = workflow(tab)
        open_file(tab, path)
        tab.until(f"() => document.querySelector('{ELEMENT} [data-part=undo]').textContent.includes('odd.json')")
        assert words in said(tab)
        assert workflow(tab) == before
        assert kept(tab) == ["Mine"]


def test_what_was_kept_under_older_questions_stays_as_it_is(site: Server, open_tab: Opener) -> None:
    old = {
        "format": "hitl-workflow", "version": 1, "assessment": "escalation-map", "edition": "0.1", "name": "Old",
        "answers": {}, "steps": [{"id": "one", "name": "One", "answers": {"stakes": "minor", "gone": "yes"}}],
    }  # fmt: skip
    kept_text = json.dumps({"workflow": old, "step": "one", "saved": "2025-01-01T00:00:00Z"})
    with open_tab(site) as tab:
        visit(tab, site)
        tab.page.evaluate(
            """(text) => { localStorage.setItem("hitl:escalation-map:workflow:old", text);
              sessionStorage.setItem("hitl:hitl-escalation-map:at-hand", "old"); }""",
            kept_text,
        )
        tab.page.reload()
        assert "no longer asked" in said(tab)
        assert workflow(tab)["steps"][0]["answers"] == {"stakes": "minor"}
        name_it(tab, "Taken on")
        assert kept(tab) == ["Taken on", "Old"]
        text = tab.page.evaluate("() => localStorage.getItem('hitl:escalation-map:workflow:old')")
        assert text == kept_text


def test_what_cannot_be_read_is_kept_and_can_be_saved_as_a_file(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        tab.page.evaluate(
            """() => { localStorage.setItem("hitl:escalation-map:workflow:bad", "{broken");
              sessionStorage.setItem("hitl:hitl-escalation-map:at-hand", "bad"); }"""
        )
        tab.page.reload()
        assert "could not be read" in said(tab)
        unfold(tab, "shelf")
        with tab.page.expect_download() as expected:
            press(tab, "Save it as a file", "kept")
        assert Path(expected.value.path()).read_text("utf-8") == "{broken"
        wake(tab)
