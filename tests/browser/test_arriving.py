"""Links that bring a workflow along: shared ones, examples of the site, and hostile ones."""

from __future__ import annotations

import base64
import json
import re
import zlib

import pytest

from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, choose, kept, name_it, press, ready, said, unfold, visit, workflow
from tests.browser.serving import Server
from tests.browser.watching import Tab

HAND = f"document.querySelector('{ELEMENT}')"


def fragment(text: str, version: str = "1") -> str:
    squeezer = zlib.compressobj(wbits=-15)
    squeezed = squeezer.compress(text.encode()) + squeezer.flush()
    return f"#hitl={version}." + base64.urlsafe_b64encode(squeezed).decode().rstrip("=")


def refused(tab: Tab) -> str:
    script = f"""() => {{ const notice = {HAND}.querySelector('[data-part=undo]');
      return !notice.hidden && notice.textContent.includes('was not opened') ? notice.textContent : ""; }}"""
    return str(tab.until(script, 60))


def test_a_shared_link_shows_the_same_workflow_and_overwrites_nothing(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        name_it(tab, "From me to you")
        answer = choose(tab)
        sent = workflow(tab)
        unfold(tab, "share")
        tab.until(f"() => {HAND}.querySelector('[data-part=link]').value.includes('#hitl=1.')")
        link = tab.page.input_value(f"{ELEMENT} [data-part=link]")
        assert "every answer and every name" in tab.page.inner_text(f"{ELEMENT} [data-part=share]")
    assert re.fullmatch(r"http://[^#]+/assessment/#hitl=1\.[A-Za-z0-9_-]+", link)
    assert len(link) < 8_000
    with open_tab(site) as tab:
        visit(tab, site)
        name_it(tab, "My own")
        mine = workflow(tab)
        site.asked.clear()
        tab.page.goto(link)
        tab.until(f"() => {HAND}.guest", 60)
        assert not [path for path in site.asked if "hitl=" in path], "no server saw the fragment"
        assert workflow(tab)["name"] == "From me to you"
        assert [step["answers"] for step in workflow(tab)["steps"]] == [step["answers"] for step in sent["steps"]]
        assert answer["option"] in json.dumps(workflow(tab))
        assert kept(tab) == ["My own"]
        assert "not kept on this device" in said(tab, "saved")
        press(tab, "Back to my own", "undo")
        assert workflow(tab) == mine
        assert "#" not in tab.page.url
        tab.page.goto(link)
        tab.until(f"() => {HAND}.guest", 60)
        press(tab, "Keep it as a new workflow", "undo")
        assert kept(tab) == ["From me to you", "My own"]
        assert "#" not in tab.page.url
        tab.assert_clean()


def test_going_to_a_place_on_the_same_page_loses_nothing(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        before = workflow(tab)
        choose(tab)
        unfold(tab, "share")
        # The theme fetches the page anew the first time, and puts it in the place of what is there.
        around = "document.querySelector('[data-md-component=container]')"
        tab.page.evaluate(f"() => {{ window.around = {around}; }}")
        tab.page.goto(site.url("assessment/#how-it-works"))
        tab.until(f"() => window.around !== {around}")
        assert tab.page.is_visible(f"{ELEMENT} [data-part=link]")
        answered = workflow(tab)
        tab.page.click(f"{ELEMENT} [data-do=undo]")
        assert workflow(tab) == before
        tab.page.click(f"{ELEMENT} [data-do=redo]")
        assert workflow(tab) == answered
        tab.assert_clean()


def test_changing_what_came_with_a_link_keeps_it_as_one_more(site: Server, open_tab: Opener) -> None:
    document = {"format": "hitl-workflow", "version": 1, "assessment": "escalation-map", "name": "Sent", "steps": []}
    with open_tab(site) as tab:
        visit(tab, site)
        name_it(tab, "My own")
        tab.page.goto(site.url("assessment/") + fragment(json.dumps(document)))
        tab.until(f"() => {HAND}.guest", 60)
        name_it(tab, "Sent, and changed")
        assert kept(tab) == ["Sent, and changed", "My own"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("#hitl=1.%%%", "damaged"),
        ("#hitl=", "damaged"),
        ("#hitl=1.AAAA", "damaged"),
        ("#hitl=7.AAAA", "newer version"),
        ("#hitl=1." + "A" * 70_000, "too long"),
        (fragment("0" * 5_000_000), "too long"),
        (fragment('{"format": "hitl-workflow", "format": "x"}'), "format"),
        (fragment('{"format": "hitl-workflow", "version": 1, "assessment": "other-thing"}'), "other-thing"),
        (fragment("[" * 100_000), ""),
        (
            fragment('{"format":"hitl-workflow","version":1,"assessment":"escalation-map","answers":{"nothing":1}}'),
            "nothing",
        ),
    ],
    ids=["letters", "empty", "no-deflate", "newer", "long", "bomb", "twice", "foreign", "deep", "unknown question"],
)
def test_a_hostile_link_is_refused_in_words_and_changes_nothing(
    site: Server, open_tab: Opener, address: str, words: str
) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        name_it(tab, "My own")
        mine = workflow(tab)
        tab.page.goto(site.url("assessment/") + address)
        assert words in refused(tab)
        assert workflow(tab) == mine
        assert kept(tab) == ["My own"]
        assert not tab.violations


def test_a_name_full_of_markup_stays_words(site: Server, open_tab: Opener) -> None:
    name = "</script><img src=x onerror=alert(1)>"
    document = {
        "format": "hitl-workflow", "version": 1, "assessment": "escalation-map", "name": name,
        "steps": [{"id": "a", "name": name, "answers": {}}],
    }  # fmt: skip
    with open_tab(site) as tab:
        ready(tab, site, "assessment/" + fragment(json.dumps(document)))
        tab.until(f"() => {HAND}.guest && {HAND}.result", 60)
        assert name in said(tab)
        assert tab.page.locator(f"{ELEMENT} img").count() == 0
        tab.assert_clean()


@pytest.mark.parametrize("name", ["refunds", "hiring", "brand-content", "agent-operations", "benefits-eligibility"])
def test_every_example_opens_by_its_address(site: Server, open_tab: Opener, name: str) -> None:
    with open_tab(site) as tab:
        visit(tab, site, f"assessment/#example={name}")
        tab.until(f"() => {HAND}.querySelector('[data-part=undo]').textContent.includes('Showing')")
        assert len(workflow(tab)["steps"]) > 1
        assert kept(tab) == []
        tab.assert_clean()


def test_the_examples_pages_lead_into_the_assessment(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site, "examples/hiring/")
        tab.page.click("a.md-button >> text=Open it in the assessment")
        tab.until(f"() => {HAND}?.querySelector('[data-part=undo]')?.textContent.includes('Showing')")
        assert any("interview" in step["name"].lower() for step in workflow(tab)["steps"]), workflow(tab)["name"]
