"""The assessment in every state it can be in: no fault axe can find, in both palettes, wide and narrow."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import DESKTOP, PHONE, faults_in_both_palettes, overflow
from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, choose, name_it, press, ready, said, unfold, visit, wake, workflow
from tests.browser.serving import Server
from tests.browser.watching import Tab

HAND = f"document.querySelector('{ELEMENT}')"

HEADLINE = f"(words) => {HAND}.querySelector('[data-part=beside-headline]').textContent.includes(words)"


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
    tab.until(f"() => {HAND}.result.lifts?.[0]?.step === {HAND}.step && {HAND}.querySelector('.hitl-lift')")
    tab.page.locator(f"{ELEMENT} .hitl-lift").first.click()
    tab.until("() => document.activeElement.dataset.do === 'trial-keep'")


def folds(tab: Tab) -> None:
    """Everything that can be opened is open, and a number is wrong."""
    press(tab, "Cancel", "trial")
    tab.page.evaluate(
        f"""() => {{ for (const fold of {HAND}.querySelectorAll('details:not(.hitl-menu)')) fold.open = true; }}"""
    )
    number = tab.page.locator(f"{ELEMENT} fieldset input[type=number]").first
    number.fill("-5")
    assert number.get_attribute("aria-invalid") == "true"
    assert number.get_attribute("aria-describedby")


def notice(tab: Tab) -> None:
    foreign = Path(tab.page.evaluate("() => document.title").replace("/", " ") + ".json")
    tab.page.evaluate(
        f"""(name) => {{ const files = new DataTransfer(); files.items.add(new File(["{{}}"], name));
          const field = {HAND}.querySelector('[data-part=file]'); field.files = files.files;
          field.dispatchEvent(new Event('change', {{bubbles: true}})); }}""",
        foreign.name,
    )
    tab.until(f"(name) => {HAND}.querySelector('[data-part=undo]').textContent.includes(name)", argument=foreign.name)


def factors(tab: Tab) -> None:
    tab.page.check(f"{ELEMENT} [data-part=ways] input[value=factor]")


def empty(tab: Tab) -> None:
    tab.page.check(f"{ELEMENT} [data-part=ways] input[value=step]")
    unfold(tab, "shelf")
    press(tab, "New workflow", "shelf")
    unfold(tab, "paste")


def unanswered(tab: Tab) -> None:
    tab.page.fill(f"{ELEMENT} [data-part=lines]", "Sort\nAnswer")
    press(tab, "Add these steps")
    tab.until(f"() => !{HAND}.querySelector('[data-part=unanswered]').hidden", 60)


def remarks(tab: Tab) -> None:
    table = b"Step,Stakes,Colour\nSort,minor,red\nPay,serious,\n"
    tab.page.set_input_files(
        f"{ELEMENT} [data-part=file]", {"name": "steps.csv", "mimeType": "text/csv", "buffer": table}
    )
    tab.until(f"() => !{HAND}.querySelector('[data-part=remarks]').hidden", 60)


def beside(tab: Tab) -> None:
    """Another person rated the same steps; two answers are open."""
    other = workflow(tab)
    for step in other["steps"]:
        step["answers"]["stakes"] = "severe"
    unfold(tab, "beside")
    tab.until(f"() => !{HAND}.querySelector('[data-part=beside-ask]').hidden")
    given = {"name": "ben.json", "mimeType": "application/json", "buffer": json.dumps(other).encode()}
    tab.page.set_input_files(f"{ELEMENT} [data-part=beside-file]", given)  # type: ignore[arg-type]
    tab.until(
        f"() => {HAND}.querySelector('[data-part=beside-headline]').textContent.includes('2 answers are open')", 60
    )


def settled(tab: Tab) -> None:
    press(tab, "Take the more cautious", "beside")
    tab.page.fill(f"{ELEMENT} [data-part=beside-by]", "Ada and Ben")
    tab.page.keyboard.press("Tab")
    tab.until(HEADLINE, 60, "Settled by Ada")


def versions(tab: Tab) -> None:
    tab.page.check(f"{ELEMENT} [data-part=beside-how] input[value=versions]")
    tab.until(f"() => {HAND}.querySelector('[data-part=beside-picture] svg')", 60)


def taken(tab: Tab) -> None:
    tab.page.check(f"{ELEMENT} [data-part=beside-how] input[value=people]")
    press(tab, "Take the settled workflow", "beside")
    tab.until(f"() => {HAND}.querySelector('[data-part=result]').textContent.includes('Who rated it')", 60)


STATES: tuple[Callable[[Tab], None], ...] = (
    example, shelf, share, menu, trial, folds, notice, factors, empty, unanswered, remarks,
    beside, settled, versions, taken,
)  # fmt: skip


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_state_has_a_fault_that_a_machine_can_find(site: Server, open_tab: Opener, viewport: Any) -> None:
    wrong: dict[str, Any] = {}
    with open_tab(site, viewport=viewport, reduced_motion="reduce") as tab:
        ready(tab, site)
        for state in STATES:
            state(tab)
            if found := faults_in_both_palettes(tab, ELEMENT):
                wrong[state.__name__] = found
            if (wide := overflow(tab)) > 0:
                wrong[f"{state.__name__} is too wide"] = wide
    assert not wrong, json.dumps(wrong, indent=1)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_state_of_a_short_check_has_one(site: Server, open_tab: Opener, viewport: Any) -> None:
    with open_tab(site, viewport=viewport, reduced_motion="reduce") as tab:
        ready(tab, site, "")
        assert faults_in_both_palettes(tab, ELEMENT) == {}
        for place in range(tab.page.locator(f"{ELEMENT} fieldset[data-question]").count()):
            tab.page.locator(f"{ELEMENT} fieldset[data-question]").nth(place).locator("label").first.click()
        tab.until(f"() => {HAND}.result.complete")
        assert faults_in_both_palettes(tab, ELEMENT) == {}
        assert overflow(tab) == 0
        unfold(tab, "carry")
        tab.until(f"() => !{HAND}.querySelector('[data-part=carry-link]').hidden")
        assert faults_in_both_palettes(tab, ELEMENT) == {}
        assert overflow(tab) == 0


def test_neither_has_the_notice_that_python_failed(site: Server, open_tab: Opener) -> None:
    site.wasm = False
    with open_tab(site, viewport=PHONE, reduced_motion="reduce") as tab:
        visit(tab, site)
        wake(tab)
        tab.until(f"() => !{HAND}.querySelector('[data-part=failure]').hidden")
        choose(tab)
        assert said(tab, "failure")
        assert faults_in_both_palettes(tab, ELEMENT) == {}
