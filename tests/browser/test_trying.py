"""What if: every counterfactual can be looked at before it is kept, and lists of steps can be pasted."""

from __future__ import annotations

from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, PICTURE, kept, press, ready, said, unfold, workflow
from tests.browser.serving import Server
from tests.browser.watching import Tab

HAND = f"document.querySelector('{ELEMENT}')"
VERDICT = f"() => {HAND}.querySelector('[data-part=verdict]').textContent"


def a_step_with_lifts(tab: Tab) -> str:
    """Go to a step that something could lift, and return the sentence of the first lift."""
    for place in range(tab.page.locator(f"{ELEMENT} [data-part=strip] button").count()):
        tab.page.evaluate(f"() => {{ {HAND}.result.lifts = null; }}")
        tab.page.locator(f"{ELEMENT} [data-part=strip] button").nth(place).click()
        tab.until(f"() => {HAND}.result?.lifts", 60)
        lifts = tab.page.evaluate(f"() => {HAND}.result.lifts")
        buttons = tab.page.locator(f"{ELEMENT} [data-part=detail] .hitl-lift")
        assert buttons.count() == len(lifts), "every counterfactual is a button"
        if lifts:
            return str(lifts[0]["sentence"])
    raise AssertionError("no step could be lifted")


def test_a_counterfactual_is_previewed_and_can_be_cancelled_or_kept(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        sentence = a_step_with_lifts(tab)
        before, picture, verdict = workflow(tab), tab.page.evaluate(PICTURE), tab.page.evaluate(VERDICT)
        tab.page.locator(f"{ELEMENT} .hitl-lift").first.click()
        tab.until(f"(before) => ({VERDICT})() !== before", argument=verdict)
        assert sentence in said(tab, "trial")
        assert said(tab, "caption-kind") == "Preview"
        tab.until(f"(before) => ({PICTURE})() !== before", argument=picture)
        tab.until("() => document.activeElement.dataset.do === 'trial-keep'")
        assert kept(tab) == [], "a preview is not kept"
        press(tab, "Cancel", "trial")
        tab.until(f"(before) => ({PICTURE})() === before", argument=picture)
        assert workflow(tab) == before
        assert said(tab, "trial") == ""
        tab.until(f"() => {HAND}.querySelector('.hitl-lift')")
        tab.page.locator(f"{ELEMENT} .hitl-lift").first.click()
        press(tab, "Keep this change", "trial")
        tab.until(f"(before) => ({VERDICT})() !== before", argument=verdict)
        assert workflow(tab) != before
        tab.until(f"() => {HAND}.shelf.list().length === 1")
        press(tab, "Undo")
        assert workflow(tab) == before
        tab.assert_clean()


def test_a_pasted_list_becomes_steps_and_can_be_taken_back(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        unfold(tab, "shelf")
        press(tab, "New workflow", "shelf")
        unfold(tab, "paste")
        tab.page.fill(f"{ELEMENT} [data-part=lines]", "1. Sort\n\n- Look it up\tSupport\t3 min\n  • Answer\n")
        press(tab, "Add these steps")
        assert [step["name"] for step in workflow(tab)["steps"]] == ["Sort", "Look it up", "Answer"]
        tab.until(f"() => {HAND}.result?.steps?.length === 3", 60)
        press(tab, "Duplicate")
        press(tab, "Move later")
        assert [step["name"] for step in workflow(tab)["steps"]] == ["Sort", "Look it up", "Sort (copy)", "Answer"]
        press(tab, "Delete")
        assert len(workflow(tab)["steps"]) == 3
        press(tab, "Undo", "undo")
        assert len(workflow(tab)["steps"]) == 4
        tab.assert_clean()


def test_of_several_choices_none_can_be_the_answer(site: Server, open_tab: Opener) -> None:
    """Nothing ticked is no answer; *none of these* is one, and it gives way to any other."""

    def tick(value: str) -> None:
        tab.page.evaluate(
            """(value) => document.querySelector(
                 `fieldset[data-question=outside_kinds] input[value="${value}"]`).click()""",
            value,
        )

    def answers(value: str) -> str:
        step = "document.querySelector('hitl-assessment').workflow.steps[0]"
        return f"() => JSON.stringify({step}.answers.outside_kinds) === '{value}'"

    with open_tab(site) as tab:
        ready(tab, site)
        tick("")
        tab.until(answers("[]"))
        tick("sends")
        tab.until(answers('["sends"]'))
        tick("")
        tab.until(answers("[]"))
