"""Another workflow beside the one at hand: a second person's answers, and an earlier version."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from hitl_content.reading import read_assessment, read_workflow
from hitl_content.wire import encode_workflow
from tests.browser.axe import faults, overflow
from tests.browser.conftest import ROOT, Opener
from tests.browser.filling import ELEMENT, download, hitl, kept, name_it, press, ready, said, unfold, workflow
from tests.browser.serving import Server
from tests.browser.test_arriving import fragment
from tests.browser.watching import Tab

FOLDER = ROOT / "assessments" / "escalation-map"
HAND = f"document.querySelector('{ELEMENT}')"
FOUND = f"{ELEMENT} [data-part=beside-found]"


@pytest.fixture(scope="module")
def ada() -> dict[str, Any]:
    return encode_workflow(read_workflow(FOLDER / "examples" / "refunds.yml", read_assessment(FOLDER)))


@pytest.fixture
def ben(ada: dict[str, Any]) -> dict[str, Any]:
    """The same workflow as another person rated it: two answers of the first step are different."""
    other = copy.deepcopy(ada)
    answers = other["steps"][0]["answers"]
    answers["stakes"] = "severe" if answers["stakes"] != "severe" else "minor"
    answers["reversibility"] = "unknown"
    return other


def write(folder: Path, name: str, document: dict[str, Any]) -> Path:
    path = folder / name
    path.write_text(json.dumps(document), "utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path, ada: dict[str, Any], ben: dict[str, Any]) -> tuple[Path, Path]:
    """The file of each of them."""
    return write(tmp_path, "ada.json", ada), write(tmp_path, "ben.json", ben)


def begin(tab: Tab, site: Server, own: Path) -> None:
    """Open one's own file, and the part where another can stand beside it."""
    ready(tab, site)
    tab.page.set_input_files(f"{ELEMENT} [data-part=file]", own)
    tab.until(f"() => {HAND}.querySelector('[data-part=undo]').textContent.includes('{own.name}')", 60)
    unfold(tab, "beside")
    tab.until(f"() => !{HAND}.querySelector('[data-part=beside-ask]').hidden")


def put(tab: Tab, path: Path) -> None:
    tab.page.set_input_files(f"{ELEMENT} [data-part=beside-file]", path)
    tab.until(f"() => !{HAND}.querySelector('[data-part=beside-found]').hidden", 60)


def both(tab: Tab, site: Server, files: tuple[Path, Path]) -> None:
    """Open the first file, and put the second beside it."""
    begin(tab, site, files[0])
    put(tab, files[1])


def headline(tab: Tab, words: str) -> None:
    tab.until(f"(words) => {HAND}.querySelector('[data-part=beside-headline]').textContent.includes(words)", 30, words)


def test_two_people_settle_what_they_differ_on_and_both_originals_stay(
    site: Server, open_tab: Opener, files: tuple[Path, Path], ada: dict[str, Any], ben: dict[str, Any]
) -> None:
    with open_tab(site) as tab:
        begin(tab, site, files[0])
        mine = workflow(tab)
        put(tab, files[1])
        assert tab.page.evaluate("() => document.activeElement.dataset.part") == "beside-found"
        headline(tab, "2 answers are open")
        tab.page.fill(f"{ELEMENT} [data-part=beside-own]", "Ada")
        assert tab.page.input_value(f"{ELEMENT} [data-part=beside-other]") == "ben"
        tab.page.press(f"{ELEMENT} [data-part=beside-own]", "Tab")
        headline(tab, "Ada and ben")
        text = tab.page.inner_text(FOUND)
        assert "Krippendorff" in text
        assert "more cautious" in text
        groups = tab.page.get_by_role("group", name="Stakes")
        stakes = groups.get_by_role("radio", name="ben:")
        stakes.focus()
        tab.page.keyboard.press("Space")
        headline(tab, "1 answer is open")
        assert tab.page.evaluate("() => document.activeElement.matches('.hitl-settle input:checked')"), "focus stays"
        tab.until(f"() => {HAND}.querySelector('[data-part=announce]').textContent.includes('1 answer is open')")
        press(tab, "Take the more cautious", "beside")
        headline(tab, "No answer is open")
        tab.page.fill(f"{ELEMENT} [data-part=beside-by]", "Cem Aydin")
        tab.page.press(f"{ELEMENT} [data-part=beside-by]", "Tab")
        headline(tab, "Settled by Cem Aydin on ")
        assert workflow(tab) == mine, "looking changes nothing"
        press(tab, "Take the settled workflow", "beside")
        tab.until(f"() => {HAND}.workflow.ratings?.length === 2")
        merged = workflow(tab)
        assert merged["steps"][0]["answers"]["stakes"] == ben["steps"][0]["answers"]["stakes"]
        assert merged["steps"][0]["answers"]["reversibility"] == "unknown"
        assert merged["settled"]["by"] == "Cem Aydin"
        tab.until(f"() => {HAND}.querySelector('[data-part=result]').textContent.includes('Settled by Cem Aydin')", 60)
        step = ada["steps"][0]["id"]
        assert [rating["rater"] for rating in merged["ratings"]] == ["Ada", "ben"]
        assert [rating["steps"][step]["stakes"] for rating in merged["ratings"]] == [
            each["steps"][0]["answers"]["stakes"] for each in (ada, ben)
        ]
        assert kept(tab) == [merged["name"], ada["name"]]
        tab.until(f"() => {HAND}.querySelector('[data-part=summary]').textContent.includes('Who rated it')", 30)
        summary = tab.page.text_content(f"{ELEMENT} [data-part=summary]") or ""
        assert "Ada and ben each rated this workflow" in summary
        assert "Settled:" in summary
        press(tab, "Undo", "undo")
        assert workflow(tab) == mine
        assert kept(tab) == [ada["name"]]
        headline(tab, "No answer is open")
        tab.assert_clean()


def test_what_is_settled_so_far_outlives_a_reload(site: Server, open_tab: Opener, files: tuple[Path, Path]) -> None:
    with open_tab(site) as tab:
        both(tab, site, files)
        tab.page.get_by_role("group", name="Stakes").get_by_role("radio", name="ben:").check()
        headline(tab, "1 answer is open")
        tab.page.reload()
        tab.page.locator(f"{ELEMENT} .hitl-body").scroll_into_view_if_needed()
        tab.until(f"() => {HAND}.result && !{HAND}.querySelector('[data-part=beside-found]').hidden", 60)
        headline(tab, "1 answer is open")
        assert tab.page.get_by_role("group", name="Stakes").get_by_role("radio", name="ben:").is_checked()


def test_agreement_leaves_the_page_as_a_report_that_says_the_same(
    site: Server, open_tab: Opener, files: tuple[Path, Path]
) -> None:
    with open_tab(site) as tab:
        both(tab, site, files)
        tab.page.fill(f"{ELEMENT} [data-part=beside-own]", "ada")
        name, content = download(tab, lambda: press(tab, "Report (HTML)", "beside"))
        assert name.startswith("refund-requests-agreement-20")
        assert content == hitl("merge", *map(str, files), "--to", "html")
        assert tab.page.locator(f"{FOUND} [data-format=svg]").is_hidden(), "a merge has no picture"


def test_what_changed_since_an_earlier_version_is_said_and_drawn(
    site: Server, open_tab: Opener, files: tuple[Path, Path]
) -> None:
    with open_tab(site) as tab:
        begin(tab, site, files[1])
        tab.page.check(f"{ELEMENT} [data-part=beside-how] input[value=versions]")
        put(tab, files[0])
        text = tab.page.inner_text(FOUND)
        assert "What changed" in text
        assert "from “" in text
        assert tab.page.locator(f"{FOUND} [data-part=beside-picture] svg").count() == 1
        assert tab.page.locator(f"{FOUND} .hitl-settle").count() == 0
        name, content = download(tab, lambda: press(tab, "Picture (SVG)", "beside"))
        assert name.endswith(".svg")
        assert content == hitl("compare", *map(str, files), "--to", "svg")
        name_it(tab, "Renamed while it stands there")
        tab.until(f"() => {HAND}.querySelector('[data-part=beside-told]').textContent.includes('Renamed while')", 30)
        press(tab, "Put it away", "beside")
        assert tab.page.locator(FOUND).is_hidden()
        tab.assert_clean()


def test_a_kept_workflow_an_example_and_a_link_can_stand_beside(
    site: Server, open_tab: Opener, files: tuple[Path, Path], ada: dict[str, Any], ben: dict[str, Any]
) -> None:
    with open_tab(site) as tab:
        begin(tab, site, files[0])
        name_it(tab, "The one from before")
        unfold(tab, "shelf")
        press(tab, "Open a file", "shelf")
        tab.page.set_input_files(f"{ELEMENT} [data-part=file]", files[1])
        tab.until(f"() => {HAND}.querySelector('[data-part=undo]').textContent.includes('ben.json')", 60)
        tab.page.keyboard.press("Escape")
        listed = f"{ELEMENT} [data-part=beside-kept] option"
        tab.until(
            f"() => [...document.querySelectorAll('{listed}')].some((each) => each.text.startsWith('The one from'))"
        )
        options = tab.page.locator(listed).all_text_contents()
        mine = next(option for option in options if option.startswith("The one from before"))
        assert not [option for option in options if option.startswith(ada["name"] + ",")], "not beside itself"
        tab.page.select_option(f"{ELEMENT} [data-part=beside-kept]", label=mine)
        press(tab, "Put beside", "beside")
        headline(tab, "2 answers are open")
        tab.page.fill(f"{ELEMENT} [data-part=beside-link]", site.url("assessment/") + fragment(json.dumps(ben)))
        press(tab, "Use the link", "beside")
        headline(tab, "No answer is open")
        tab.page.select_option(f"{ELEMENT} [data-part=beside-kept]", value="example:hiring")
        press(tab, "Put beside", "beside")
        tab.until(f"() => {HAND}.querySelector('[data-part=beside-told]').textContent.includes('is a step only for')")
        tab.assert_clean()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"format": "hitl-workflow", "version": 99, "assessment": "escalation-map"}', "newer release"),
        ('{"format": "hitl-workflow", "version": 1, "assessment": "one-minute-check"}', "one-minute-check"),
        ('{"format": "hitl-workflow", "__proto__": {"polluted": 1}', "not JSON"),
    ],
    ids=["newer", "foreign", "damaged"],
)
def test_what_cannot_stand_beside_is_refused_in_words(
    site: Server, open_tab: Opener, tmp_path: Path, files: tuple[Path, Path], content: str, words: str
) -> None:
    with open_tab(site) as tab:
        begin(tab, site, files[0])
        odd = tmp_path / "odd.json"
        odd.write_text(content, "utf-8")
        tab.page.set_input_files(f"{ELEMENT} [data-part=beside-file]", odd)
        tab.until(f"(words) => {HAND}.querySelector('[data-part=beside-said]').textContent.includes(words)", 30, words)
        assert tab.page.locator(FOUND).is_hidden()
        assert "nothing was changed" in said(tab, "beside-said")
        tab.page.fill(f"{ELEMENT} [data-part=beside-link]", "https://example.org/#hitl=1.%%%")
        press(tab, "Use the link", "beside")
        tab.until(f"() => {HAND}.querySelector('[data-part=beside-said]').textContent.includes('damaged')")


def test_short_checks_have_no_such_part(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        tab.page.goto(site.url(""))
        assert tab.page.locator(f"{ELEMENT} [data-part=beside]").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_both_ways_of_standing_beside_have_no_fault_axe_can_find(
    site: Server, open_tab: Opener, files: tuple[Path, Path], width: int, scheme: str
) -> None:
    with open_tab(site, viewport={"width": width, "height": 800}, color_scheme=scheme) as tab:
        both(tab, site, files)
        for how in ("people", "versions"):
            tab.page.check(f"{ELEMENT} [data-part=beside-how] input[value={how}]")
            shown = "'.hitl-settle'" if how == "people" else "'[data-part=beside-picture] svg'"
            tab.until(f"() => {HAND}.querySelector({shown}) !== null", 30)
            assert faults(tab, f"{ELEMENT} [data-part=beside]") == {}
            assert overflow(tab) == 0
        tab.assert_clean()


def test_it_can_be_done_by_keyboard_alone(site: Server, open_tab: Opener, files: tuple[Path, Path]) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        tab.page.set_input_files(f"{ELEMENT} [data-part=file]", files[0])
        tab.until(f"() => {HAND}.querySelector('[data-part=undo]').textContent.includes('ada.json')", 60)
        # The browser is told early that a chooser is waited for: it takes that up a moment later than it takes keys.
        with tab.page.expect_file_chooser() as chooser:
            tab.page.locator(f"{ELEMENT} [data-part=beside] > summary").focus()
            tab.page.keyboard.press("Enter")
            tab.until(f"() => !{HAND}.querySelector('[data-part=beside-ask]').hidden")
            for _ in range(2):
                tab.page.keyboard.press("Tab")
            assert tab.page.evaluate("() => document.activeElement.dataset.do") == "beside-file"
            tab.page.keyboard.press("Enter")
        chooser.value.set_files(files[1])
        tab.until("() => document.activeElement.dataset.part === 'beside-found'", 60)
        script = "() => document.activeElement.matches('.hitl-settle input')"
        for _ in range(8):
            tab.page.keyboard.press("Tab")
            if tab.page.evaluate(script):
                break
        tab.page.keyboard.press("ArrowUp")
        headline(tab, "1 answer is open")
        assert tab.page.evaluate(script), "focus stays where it was"
