"""For everybody: no fault axe can find in any state, a whole run by keyboard alone, names, roles, targets, motion."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import ROOT, Opener
from tests.browser.filling import ELEMENT, name_it, press, ready, said, unfold, workflow
from tests.browser.serving import Server
from tests.browser.watching import Tab

HAND = f"document.querySelector('{ELEMENT}')"
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 320, "height": 640}}


def faults(tab: Tab) -> dict[str, Any]:
    found = tab.page.evaluate(f"async () => (await axe.run('{ELEMENT}')).violations")
    return {rule["id"]: [node["html"][:200] for node in rule["nodes"][:3]] for rule in found}


def example(tab: Tab) -> None:
    tab.until(f"() => {HAND}.result?.steps?.length > 0", 60)


def shelf(tab: Tab) -> None:
    name_it(tab, "Mine")
    unfold(tab, "shelf")


def share(tab: Tab) -> None:
    tab.page.keyboard.press("Escape")
    unfold(tab, "share")
    tab.until(f"() => {HAND}.querySelector('[data-part=link]').value")


def menu(tab: Tab) -> None:
    tab.page.keyboard.press("Escape")
    unfold(tab, "menu")


def trial(tab: Tab) -> None:
    tab.page.keyboard.press("Escape")
    tab.page.locator(f"{ELEMENT} [data-part=strip] button").nth(5).click()
    tab.until(f"() => {HAND}.result.lifts.length && {HAND}.result.lifts[0].step === {HAND}.step")
    tab.until(f"() => {HAND}.querySelector('.hitl-lift')")
    tab.page.wait_for_timeout(300)
    tab.page.locator(f"{ELEMENT} .hitl-lift").first.click()


def error(tab: Tab) -> None:
    press(tab, "Cancel", "trial")
    tab.page.evaluate(
        f"() => {{ for (const fold of {HAND}.querySelectorAll('details.hitl-section')) fold.open = true; }}"
    )
    number = tab.page.locator(f"{ELEMENT} input[type=number]").first
    number.fill("-5")
    assert number.get_attribute("aria-invalid") == "true"
    assert number.get_attribute("aria-describedby")


def factors(tab: Tab) -> None:
    tab.page.check(f"{ELEMENT} [data-part=ways] input[value=factor]")


def empty(tab: Tab) -> None:
    tab.page.check(f"{ELEMENT} [data-part=ways] input[value=step]")
    unfold(tab, "shelf")
    press(tab, "New workflow", "shelf")
    unfold(tab, "paste")


STATES: tuple[Callable[[Tab], None], ...] = (example, shelf, share, menu, trial, error, factors, empty)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_state_has_a_fault_that_a_machine_can_find(site: Server, open_tab: Opener, scheme: str, size: str) -> None:
    with open_tab(site, color_scheme=scheme, viewport=SIZES[size], reduced_motion="reduce") as tab:
        ready(tab, site)
        tab.page.evaluate(AXE)
        wrong = {}
        for state in STATES:
            state(tab)
            found = faults(tab)
            if found:
                wrong[state.__name__] = found
            wide = tab.page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if wide > 0:
                wrong[f"{state.__name__} is too wide"] = wide
        assert not wrong, json.dumps(wrong, indent=1)


def test_a_workflow_is_filled_in_and_saved_by_keyboard_alone(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        keys = tab.page.keyboard

        def to(selector: str, most: int = 80) -> None:
            for _ in range(most):
                keys.press("Tab")
                if tab.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                    return
            raise AssertionError(f"{selector} cannot be reached by Tab")

        tab.page.evaluate(f"() => {HAND}.querySelector('[data-part=name]').focus()")
        to("[data-part=shelf] > summary")
        keys.press("Enter")
        to("[data-do=fresh]")
        keys.press("Enter")
        assert tab.page.evaluate("() => document.activeElement.dataset.part") == "name"
        keys.type("By keyboard")
        to("[data-do=add]")
        keys.press("Enter")
        assert tab.page.evaluate("() => document.activeElement.dataset.part") == "step-name"
        keys.type("The only step")
        tab.until(f"() => {HAND}.result?.steps?.length === 1", 60)
        for _ in range(60):
            open_ = tab.page.evaluate(f"() => {HAND}.result.unanswered[{HAND}.step]?.length ?? 0")
            if not open_:
                break
            to("fieldset[data-per=step] input[type=radio]:not(:checked), fieldset input[type=checkbox]")
            keys.press("Space")
            tab.page.wait_for_timeout(120)
        tab.until(f"() => {HAND}.result.complete", 20)
        assert workflow(tab)["steps"][0]["name"] == "The only step"
        assert said(tab, "verdict")
        with tab.page.expect_download() as expected:
            tab.page.evaluate(f"() => {HAND}.querySelector('[data-part=name]').focus()")
            to("[data-do=save]")
            keys.press("Enter")
        assert expected.value.suggested_filename.startswith("by-keyboard-")


def test_names_and_roles_are_what_assistive_technology_needs(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        element = tab.page.locator(ELEMENT)
        snapshot = element.aria_snapshot()
        for line in (
            'textbox "Name of the workflow"',
            'textbox "Name of this step"',
            'group "How badly could a mistake at this step hurt somebody?"',
            'radio "We don’t know',
            'navigation "Steps"',
            'heading "Steps"',
            'button "Add a step"',
            'region "Result"',
        ):
            assert line in snapshot, f"{line} is not in\n{snapshot[:6000]}"
        assert 'img ""' not in snapshot
        assert tab.page.locator(f"{ELEMENT} [data-part=announce]").get_attribute("aria-live") == "polite"


def test_every_target_is_at_least_24_pixels_each_way(site: Server, open_tab: Opener) -> None:
    small = f"""() => [...{HAND}.querySelectorAll('button, summary, select, input, textarea')]
      .filter((each) => each.checkVisibility() && !each.closest('.hitl-picture'))
      .map((each) => [each, each.matches('[type=radio], [type=checkbox]') ? each.labels[0] ?? each : each])
      .filter(([, box]) => box.getBoundingClientRect().width < 24 || box.getBoundingClientRect().height < 24)
      .map(([each]) => each.outerHTML.slice(0, 120))"""
    with open_tab(site, viewport=SIZES["phone"]) as tab:
        ready(tab, site)
        shelf(tab)
        assert tab.page.evaluate(small) == []


def test_chosen_and_current_are_seen_in_forced_colours(site: Server, open_tab: Opener) -> None:
    with open_tab(site, forced_colors="active", reduced_motion="reduce") as tab:
        ready(tab, site)
        styles = tab.page.evaluate(
            f"""() => [...{HAND}.querySelectorAll('.hitl-option:has(:checked), .hitl-strip [aria-current]')]
              .filter((each) => each.checkVisibility()).map((each) => getComputedStyle(each).outlineStyle)"""
        )
        assert styles
        assert set(styles) == {"solid"}
        moving = tab.page.evaluate(f"() => {HAND}.getAnimations({{ subtree: true }}).length")
        assert moving == 0
