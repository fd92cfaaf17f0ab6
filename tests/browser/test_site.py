"""The built site in a real browser, under a sub-path and the strict policy, with every other host out of reach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hitl_content.exporting import EXPORTERS
from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, PICTURE, READY, checked, choose, export, hitl, open_file, save, visit, wake
from tests.browser.serving import Server
from tests.browser.test_offline import KEPT


def test_a_changed_answer_changes_the_map_and_every_file_equals_the_command_lines(
    site: Server, open_tab: Opener, tmp_path: Path
) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        wake(tab)
        tab.until(READY, 40)
        before = tab.page.evaluate(PICTURE)
        answer = choose(tab)
        tab.until(f"(before) => ({PICTURE})() !== before", argument=before)
        assert checked(tab, answer)
        saved = save(tab, tmp_path)
        for name in EXPORTERS:
            file, content = export(tab, name)
            assert content == hitl("export", str(saved), "--to", name), f"{file} differs from the command line's"
        _, picture = export(tab, "png")
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        assert len(picture) > 5_000
        tab.assert_clean()


def test_a_saved_file_opens_again_and_a_foreign_one_changes_nothing(
    site: Server, open_tab: Opener, tmp_path: Path
) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        wake(tab)
        tab.until(READY, 40)
        answer = choose(tab)
        saved = save(tab, tmp_path)
        tab.page.click(f"{ELEMENT} [data-part=shelf] > summary")
        tab.page.click(f"{ELEMENT} [data-do=example][data-name=refunds]")
        tab.until(f"() => document.querySelector('{ELEMENT}').pristine")
        open_file(tab, saved)
        tab.until(
            f"(name) => document.querySelector('{ELEMENT} [data-part=undo]').textContent.includes(name)",
            argument=saved.name,
        )
        assert checked(tab, answer)
        foreign = tmp_path / "foreign.json"
        foreign.write_text('{"format": "something-else"}', encoding="utf-8")
        before = tab.page.evaluate(f"() => JSON.stringify(document.querySelector('{ELEMENT}').workflow)")
        open_file(tab, foreign)
        tab.until(f"() => document.querySelector('{ELEMENT} [data-part=undo]').textContent.includes('foreign.json')")
        assert tab.page.evaluate(f"() => JSON.stringify(document.querySelector('{ELEMENT}').workflow)") == before
        tab.assert_clean()


@pytest.mark.parametrize("how", ["policy", "browser"])
def test_without_webassembly_it_says_so_keeps_the_answers_and_offers_the_file(
    site: Server, open_tab: Opener, chromium: Browser, chromium_without_wasm: Browser, tmp_path: Path, how: str
) -> None:
    site.wasm = how != "policy"
    with open_tab(site, chromium if how == "policy" else chromium_without_wasm) as tab:
        visit(tab, site)
        wake(tab)
        notice = f"document.querySelector('{ELEMENT} [data-part=failure]')"
        tab.until(f"() => !{notice}.hidden && {notice}.textContent.includes('WebAssembly')")
        answer = choose(tab)
        saved = save(tab, tmp_path)
        assert answer["option"] in saved.read_text(encoding="utf-8")
        assert json.loads(hitl("score", str(saved), "--json"))["result"]
        tab.page.reload()
        tab.until(f"() => document.querySelector('{ELEMENT}').workflow?.steps.length > 0")
        assert checked(tab, answer), "the answers are still there after a reload"
        assert not tab.foreign


def test_without_script_the_whole_form_can_be_read(site: Server, open_tab: Opener) -> None:
    with open_tab(site, java_script_enabled=False) as tab:
        visit(tab, site)
        questions = tab.page.locator(f"{ELEMENT} fieldset[data-question]")
        assert questions.count() >= 9
        folded = tab.page.locator(f"{ELEMENT} details fieldset[data-question]").count()
        shown = tab.page.locator(f"{ELEMENT} fieldset[data-question] >> visible=true").count()
        assert shown == questions.count() - folded, "every question is shown, or in a fold that opens without script"
        assert tab.page.locator(f"{ELEMENT} button >> visible=true").count() == 0, "no button that does nothing"
        assert tab.page.locator(f"{ELEMENT} [data-rule]").count() > 10
        assert tab.page.locator(f"{ELEMENT} svg").count() >= 1, "the worked example's map is there"
        assert not tab.foreign


def test_a_changed_byte_in_both_pythons_is_refused_and_the_reader_can_try_again(site: Server, open_tab: Opener) -> None:
    trimmed = next(site.root.glob("**/trimmed-*.wasm")).name
    site.bad.update({trimmed: "changed", "pyodide.asm.wasm": "changed"})
    with open_tab(site) as tab:
        visit(tab, site)
        wake(tab)
        notice = f"document.querySelector('{ELEMENT} [data-part=failure]')"
        tab.until(f"() => !{notice}.hidden && {notice}.textContent.includes('not the file this site was published')")
        site.bad.clear()
        tab.page.click(f"{ELEMENT} [data-do=retry]")
        tab.until(READY, 40)
        assert tab.page.evaluate(f"() => {notice}.hidden")


def test_going_to_another_page_and_back_keeps_the_python_and_the_answers(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        wake(tab)
        tab.until(READY, 40)
        answer = choose(tab)
        tab.page.evaluate("() => { window.sameTab = true; }")
        tab.page.click(".md-tabs__link >> text=Guide")
        tab.until(f"() => !document.querySelector('{ELEMENT}') && location.pathname.endsWith('/guide/guide/')")
        tab.page.go_back()
        tab.until(f"() => document.querySelector('{ELEMENT}')?.workflow?.steps.length > 0")
        assert tab.page.evaluate("() => window.sameTab"), "the page was not loaded anew"
        assert checked(tab, answer)
        wake(tab)
        tab.until(READY)
        before = tab.page.evaluate(PICTURE)
        choose(tab)
        tab.until(f"(before) => ({PICTURE})() !== before", argument=before)
        assert len([worker for worker in tab.workers if worker.url.endswith("/worker.mjs")]) == 1
        tab.assert_clean()


def test_scoring_goes_on_when_the_network_goes_away(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        wake(tab)
        tab.until(READY, 40)
        tab.until(KEPT, 40)  # a browser that is just asking for the script of the service worker would report an error
        tab.context.set_offline(True)
        before = tab.page.evaluate(PICTURE)
        choose(tab)
        tab.until(f"(before) => ({PICTURE})() !== before", argument=before)
        tab.assert_clean()


def test_a_page_without_an_assessment_fetches_nothing_of_python(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site, "guide/")
        tab.page.wait_for_timeout(500)
        assert not [path for path in site.asked if "runtime" in path or path.endswith("worker.mjs")]
