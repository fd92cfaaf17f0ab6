"""What a workflow says besides its answers: shown with its default, changed, taken back, kept, saved and exported."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.browser.conftest import Opener
from tests.browser.filling import (
    ELEMENT,
    export,
    hitl,
    open_file,
    press,
    ready,
    said,
    save,
    unfold,
    workflow,
)
from tests.browser.serving import Server
from tests.browser.watching import Tab

HAND = f"document.querySelector('{ELEMENT}')"
MARK = '[data-setting="{0}"]'


def field(setting: str) -> str:
    return f'{ELEMENT} [data-setting="{setting}"]'


def numbers(tab: Tab) -> str:
    return str(tab.page.evaluate(f"() => {HAND}.querySelector('[data-part=numbers]').textContent"))


def go_to(tab: Tab, place: int) -> dict[str, Any]:
    """Show the step at *place*, from 0, and wait for its result."""
    tab.page.evaluate(f"() => {{ {HAND}.result.lifts = null; }}")
    tab.page.locator(f"{ELEMENT} [data-part=strip] button").nth(place).click()
    tab.until(f"() => {HAND}.result?.lifts", 60)
    step: dict[str, Any] = workflow(tab)["steps"][place]
    return step


def test_a_newcomer_meets_none_of_it_folded_as_it_is(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        for part in ("set-step", "set-triggers", "set-gates", "set-numbers", "set-workflow"):
            assert not tab.page.evaluate(f"() => {HAND}.querySelector('[data-part={part}]').open"), part
        assert tab.page.locator(f"{ELEMENT} [data-setting] >> visible=true").count() == 0


def test_an_assumption_stands_with_default_unit_and_reason_and_what_rests_on_it_follows(
    site: Server, open_tab: Opener, tmp_path: Path
) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        go_to(tab, 3)
        unfold(tab, "set-numbers")
        sample = field("assumptions/share.exceptions")
        assert tab.page.input_value(sample) == "15"
        described = tab.page.get_attribute(sample, "aria-describedby")
        assert "Default: 15 checks." in str(tab.page.text_content(f"#{described}".replace(".", "\\.")))
        before = numbers(tab)
        tab.page.fill(sample, "50")
        tab.until(f"(before) => {HAND}.querySelector('[data-part=numbers]').textContent !== before", argument=before)
        assert workflow(tab)["assumptions"]["share.exceptions"] == 50
        saved = save(tab, tmp_path)
        _, report = export(tab, "html")
        assert report == hitl("export", str(saved), "--to", "html"), "files name the team's own value"
        assert re.search(r"“A sample and every exception”: 50%.*?the team's own", unescape(report.decode()))
        reset = tab.page.locator(f'{ELEMENT} [data-do=reset][data-for="{tab.page.get_attribute(sample, "id")}"]')
        reset.click()
        tab.until(f"(before) => {HAND}.querySelector('[data-part=numbers]').textContent === before", argument=before)
        assert "share.exceptions" not in workflow(tab)["assumptions"]
        assert tab.page.input_value(sample) == "15"
        assert reset.is_hidden()
        press(tab, "Undo")
        tab.until(f"() => {HAND}.workflow.assumptions['share.exceptions'] === 50")
        open_file(tab, saved)
        tab.until(f"() => {HAND}.workflow.assumptions['share.exceptions'] === 50")
        tab.assert_clean()


def test_a_value_that_cannot_be_is_told_at_the_field_and_not_taken(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        unfold(tab, "set-numbers")
        caught = field("assumptions/detection")
        tab.page.fill(caught, "140")
        tab.until(f"() => {HAND}.querySelector('{MARK.format('assumptions/detection')}').ariaInvalid === 'true'")
        error = str(tab.page.get_attribute(caught, "aria-describedby")).split()[0]
        assert "100" in str(tab.page.text_content(f"#{error}"))
        assert "detection" not in workflow(tab).get("assumptions", {})
        tab.page.keyboard.press("Tab")
        assert tab.page.input_value(caught) == "140", "what was typed stays to be mended"
        tab.page.fill(caught, "30")
        tab.until(f"() => {HAND}.workflow.assumptions?.detection === 30")
        assert tab.page.locator(f"{ELEMENT} .hitl-error").count() == 0
        tab.page.fill(caught, "")
        tab.page.keyboard.press("Tab")
        assert tab.page.input_value(caught) == "40"
        assert "detection" not in workflow(tab).get("assumptions", {})


def test_appetite_owner_and_dates_are_in_the_map_and_come_back(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        unfold(tab, "set-workflow")
        assert tab.page.is_checked(f"{field('appetite')}[value=standard]")
        tab.page.check(f"{field('appetite')}[value=cautious]")
        tab.page.fill(field("owner") + "[data-per=once]", "Kim, operations")
        tab.page.fill(field("next_review"), "2027-03-31")
        picture = f"() => {HAND}.querySelector('[data-part=picture]').textContent"
        for words in ("Appetite for risk: Cautious", "Owner: Kim, operations", "March 2027"):
            tab.until(f"(words) => ({picture})().includes(words)", 60, words)
        tab.page.reload()
        tab.until(f"() => {HAND}.workflow?.appetite === 'cautious'")
        assert workflow(tab)["owner"] == "Kim, operations"
        tab.page.evaluate(f"() => {{ {HAND}.querySelector('[data-part=set-workflow]').open = true; }}")
        tab.page.check(f"{field('appetite')}[value=standard]")
        assert "appetite" not in workflow(tab), "the default is not written down"


def test_a_step_names_owner_and_tools_and_escalates_in_its_own_words(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        go_to(tab, 3)
        unfold(tab, "set-step")
        tab.page.fill(field("owner") + "[data-per=step]", "Ada")
        tab.page.fill(field("tools"), "refund_small\n\n look_up ")
        assert workflow(tab)["steps"][3]["tools"] == ["refund_small", "look_up"]
        unfold(tab, "set-triggers")
        fold = tab.page.locator(f"{ELEMENT} .hitl-own[data-trigger=confusion]")
        fold.locator("summary").click()
        to = field("triggers/confusion/to")
        tab.page.fill(to, "The duty lead")
        tab.until(f"() => {HAND}.querySelector('[data-part=detail]').textContent.includes('The duty lead')", 60)
        assert workflow(tab)["steps"][3]["triggers"] == {"confusion": {"to": "The duty lead"}}
        assert "First-line colleague" in str(fold.text_content()), "the words of the assessment stay beside it"
        assert fold.locator("[data-own]").is_visible()
        go_to(tab, 0)
        assert tab.page.input_value(field("owner") + "[data-per=step]") != "Ada"
        go_to(tab, 3)
        assert tab.page.input_value(to) == "The duty lead"
        fold.locator("[data-do=reset-trigger]").click()
        tab.until(f"() => !('triggers' in {HAND}.workflow.steps[3])")
        assert tab.page.input_value(to) == ""
        tab.assert_clean()


def test_a_gate_is_set_aside_only_with_name_reason_and_date_and_can_be_applied_again(
    site: Server, open_tab: Opener
) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        go_to(tab, 4)
        unfold(tab, "set-gates")
        tab.until(f"() => {HAND}.querySelector('[data-override=rule]').options.length > 0", 60)
        press(tab, "Set it aside", "override")
        tab.until("() => document.activeElement.dataset.override === 'name'")
        assert tab.page.locator(f"{ELEMENT} [data-part=override] .hitl-error").count() == 2
        tab.page.fill(f"{ELEMENT} [data-override=name]", "Kim")
        tab.page.fill(f"{ELEMENT} [data-override=reason]", "Tried for a month")
        tab.page.fill(f"{ELEMENT} [data-override=date]", "2026-11-22")
        rule = tab.page.input_value(f"{ELEMENT} [data-override=rule]")
        press(tab, "Set it aside", "override")
        signed = {"rule": rule, "name": "Kim", "reason": "Tried for a month", "date": "2026-11-22"}
        assert workflow(tab)["steps"][4]["overrides"] == [signed]
        tab.until(f"() => {HAND}.querySelector('[data-part=detail]').textContent.includes('Tried for a month')", 60)
        tab.until(
            f"(rule) => ![...{HAND}.querySelector('[data-override=rule]').options].some(({{value}}) => value === rule)",
            argument=rule,
        )
        press(tab, "Apply it again", "overrides")
        assert "overrides" not in workflow(tab)["steps"][4]
        tab.assert_clean()


def test_files_and_links_made_during_a_preview_are_of_the_kept_workflow_and_say_so(
    site: Server, open_tab: Opener, tmp_path: Path
) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        go_to(tab, 3)
        before = workflow(tab)
        _, plain = export(tab, "csv")
        unfold(tab, "share")
        tab.until(f"() => {HAND}.querySelector('[data-part=link]').value")
        link = tab.page.input_value(f"{ELEMENT} [data-part=link]")
        tab.page.keyboard.press("Escape")
        tab.page.locator(f"{ELEMENT} .hitl-lift").first.click()
        tab.until(f"() => {HAND}.trial && {HAND}.workflow !== {HAND}.kept")
        assert workflow(tab) != before
        unfold(tab, "menu")
        assert "without it" in said(tab, "menu-trial")
        tab.page.keyboard.press("Escape")
        _, during = export(tab, "csv")
        assert during == plain
        assert json.loads(save(tab, tmp_path).read_text("utf-8"))["steps"] == before["steps"]
        unfold(tab, "share")
        tab.until(f"(link) => {HAND}.querySelector('[data-part=link]').value === link", argument=link)
        assert "without it" in said(tab, "share-trial")
        tab.page.keyboard.press("Escape")
        press(tab, "Cancel", "trial")
        unfold(tab, "menu")
        assert said(tab, "menu-trial") == ""


def test_an_answer_given_during_a_preview_gives_the_preview_up(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        go_to(tab, 3)
        before = workflow(tab)
        tab.page.locator(f"{ELEMENT} .hitl-lift").first.click()
        tab.until(f"() => {HAND}.trial")
        unfold(tab, "set-step")
        tab.page.fill(field("note"), "Tried")
        after = workflow(tab)
        assert after["steps"][3] == {**before["steps"][3], "note": "Tried"}
        assert said(tab, "trial") == ""


def test_reasons_lead_to_the_rule_and_to_the_source_below_any_path(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        go_to(tab, 5)
        tab.until(f"() => {HAND}.querySelector('[data-part=detail] a[href*=\"#rule-\"]')", 60)
        links = tab.page.evaluate(
            f"() => [...{HAND}.querySelectorAll('[data-part=detail] a')].map((each) => each.href)"
        )
        rules = {link for link in links if "#rule-" in link}
        sources = {link for link in links if "/references/#" in link}
        assert rules
        assert sources
        for link in rules | sources:
            address, anchor = link.split("#")
            assert address.startswith(site.url("reference/"))
            path = site.find(address)
            assert path
            assert f'id="{anchor}"' in path.read_text("utf-8"), link
        tab.page.locator(f'{ELEMENT} [data-part=detail] a[href*="#rule-"]').first.click()
        tab.until("() => location.pathname.includes('how-the-map-is-computed')")
        tab.assert_clean()


def test_a_short_check_asks_first_and_draws_nothing_before_there_is_an_answer(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site, "guide/real-review/")
        for part in ("map", "result", "detail"):
            assert tab.page.locator(f"{ELEMENT} [data-part={part}]").is_hidden(), part
        assert tab.page.locator(f"{ELEMENT} [data-part=name]").is_hidden()
        order = tab.page.evaluate(
            f"""() => ['fieldset', '[data-part=result]', '[data-part=map]', '[data-part=keeping]']
              .map((each) => {HAND}.querySelector(each))
              .every((each, place, all) => !place || all[place - 1].compareDocumentPosition(each) & 4)"""
        )
        assert order
        tab.page.locator(f"{ELEMENT} fieldset input").first.click()
        tab.until(f"() => !{HAND}.querySelector('[data-part=result]').hidden", 60)
        tab.until(f"() => {HAND}.querySelector('[data-part=keeping] > summary').textContent.includes('Saved')")
        levels = tab.page.evaluate(
            f"""() => [...{HAND}.querySelectorAll('h1, h2, h3, h4, h5, h6')]
              .filter((each) => each.checkVisibility()).map((each) => Number(each.localName[1]))"""
        )
        assert levels[0] == 3
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
        unfold(tab, "keeping")
        assert tab.page.locator(f"{ELEMENT} [data-part=name]").is_visible()
        tab.assert_clean()


def test_the_printed_map_is_one_sheet_and_the_report_says_every_steps_reasons(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        tab.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
        unfold(tab, "menu")
        tab.page.click(f"{ELEMENT} [data-format=print]")
        tab.until("() => window.printed", 60)
        tab.page.emulate_media(media="print")
        tab.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
        report = tab.page.locator(f"{ELEMENT} [data-part=report]")
        assert report.is_visible()
        assert tab.page.locator(f"{ELEMENT} [data-part=result]").is_hidden()
        for step in workflow(tab)["steps"]:
            assert step["name"] in str(report.text_content())
        assert report.locator(".hitl-step-detail").count() == len(workflow(tab)["steps"])
        assert "Sign-off" in str(report.text_content())
        tab.page.emulate_media(media="screen")
        assert report.is_hidden()
        go_to(tab, 1)
        tab.page.fill(f"{ELEMENT} [data-part=step-name]", "Another name")
        tab.until(f"() => !{HAND}.querySelector('[data-part=report]').firstChild", 60)
