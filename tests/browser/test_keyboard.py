"""Whole runs by keyboard alone: filling in, trying out, undoing, downloading, sharing."""

from __future__ import annotations

import json

from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, ready, said, workflow
from tests.browser.serving import Server
from tests.browser.watching import Tab

HAND = f"document.querySelector('{ELEMENT}')"
SEEN = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8], [0.1, 0.8], [0.9, 0.2]];
  return points.some(([x, y]) => {
    const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return hit && (at.contains(hit) || hit.contains(at) && hit !== document.body || hit.htmlFor === at.id);
  });
}"""
"""Whether what has the focus is seen: inside the window and under nothing else."""


def to(tab: Tab, selector: str, most: int = 120) -> None:
    """Go on with Tab until *selector* has the focus, which must be seen all the way."""
    for _ in range(most):
        tab.page.keyboard.press("Tab")
        # The page may still be on its way to where the focus is.
        tab.until(SEEN, 5)
        if tab.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by Tab")


def begin(tab: Tab) -> None:
    """Put the focus where the assessment begins."""
    tab.page.evaluate(f"() => {HAND}.querySelector('[data-part=name]').focus()")


def focus(tab: Tab, name: str) -> str:
    """Return the data attribute *name* of what has the focus."""
    return str(tab.page.evaluate("(name) => document.activeElement.dataset[name] ?? ''", name))


def test_a_workflow_is_filled_in_and_saved_by_keyboard_alone(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        keys = tab.page.keyboard

        begin(tab)
        to(tab, "[data-part=shelf] > summary")
        keys.press("Enter")
        to(tab, "[data-do=fresh]")
        keys.press("Enter")
        assert focus(tab, "part") == "name"
        keys.type("By keyboard")
        to(tab, "[data-do=add]")
        keys.press("Enter")
        assert focus(tab, "part") == "step-name"
        keys.type("The only step")
        tab.until(f"() => {HAND}.result?.steps?.length === 1", 60)
        for _ in range(60):
            open_ = tab.page.evaluate(f"() => {HAND}.result.unanswered[{HAND}.step]?.length ?? 0")
            if not open_:
                break
            to(tab, "fieldset[data-per=step] input[type=radio]:not(:checked), fieldset input[type=checkbox]")
            keys.press("Space")
            tab.page.wait_for_timeout(120)
        tab.until(f"() => {HAND}.result.complete", 20)
        assert workflow(tab)["steps"][0]["name"] == "The only step"
        assert said(tab, "verdict")
        with tab.page.expect_download() as expected:
            begin(tab)
            to(tab, "[data-do=save]")
            keys.press("Enter")
        assert expected.value.suggested_filename.startswith("by-keyboard-")


def test_another_answer_is_tried_kept_undone_shared_and_downloaded_by_keyboard_alone(
    site: Server, open_tab: Opener
) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        keys = tab.page.keyboard
        before = workflow(tab)
        begin(tab)
        to(tab, "[data-part=strip] li:nth-child(6) button")
        keys.press("Enter")
        tab.until(f"() => {HAND}.result.lifts?.[0]?.step === {HAND}.step && {HAND}.querySelector('.hitl-lift')")
        to(tab, ".hitl-lift")
        keys.press("Enter")
        tab.until("() => document.activeElement.dataset.do === 'trial-keep'")
        assert said(tab, "trial")
        keys.press("Enter")
        tab.until(f"(before) => !{HAND}.trial && JSON.stringify({HAND}.workflow) !== before", 20, json.dumps(before))
        assert tab.page.evaluate("() => document.activeElement !== document.body"), "the focus is not lost"
        changed = workflow(tab)
        assert changed["steps"] != before["steps"]
        begin(tab)
        to(tab, "[data-do=undo]")
        keys.press("Enter")
        assert workflow(tab)["steps"] == before["steps"]
        begin(tab)
        to(tab, "[data-part=share] > summary")
        keys.press("Enter")
        tab.until(f"() => {HAND}.querySelector('[data-part=link]').value.includes('#hitl=')")
        to(tab, "[data-do=copy-link]")
        keys.press("Escape")
        assert tab.page.evaluate("() => document.activeElement.matches('[data-part=share] > summary')")
        to(tab, "[data-part=menu] > summary")
        keys.press("Enter")
        to(tab, "[data-format=svg]")
        with tab.page.expect_download() as expected:
            keys.press("Enter")
        assert expected.value.suggested_filename.endswith(".svg")
        tab.assert_clean()


def test_a_short_check_is_answered_by_keyboard_alone(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site, "")
        keys = tab.page.keyboard
        tab.page.evaluate(f"() => {HAND}.querySelector('.hitl-body fieldset input').focus()")
        asked: list[str] = tab.page.evaluate(
            f"() => [...{HAND}.querySelectorAll('fieldset[data-question]')].map((each) => each.dataset.question)"
        )
        for question in asked:
            assert tab.page.evaluate("() => document.activeElement.closest('fieldset').dataset.question") == question
            keys.press("ArrowDown")
            keys.press("Tab")
        tab.until(f"() => {HAND}.result.complete")
        assert tab.until(f"() => {HAND}.querySelector('[data-part=announce]').textContent")
