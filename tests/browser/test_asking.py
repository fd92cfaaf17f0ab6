"""What Python is asked while a page is new: early, once, and for what the reader will see."""

from __future__ import annotations

import json
import time
from typing import Any

from playwright.sync_api import Route

from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, PAGE, READY, checked, choose, visit, wake
from tests.browser.serving import Server
from tests.browser.watching import Tab

HEAR = """
window.heard = [];
window.Worker = class extends Worker {
  constructor(address, options) {
    super(address, options);
    const { asked = [] } = JSON.parse(options.name);
    window.heard.push(...asked.map(({ text }) => ({ early: true, ...JSON.parse(text) })));
  }
  postMessage(message) {
    window.heard.push({ early: false, ...JSON.parse(message.text) });
    super.postMessage(message);
  }
};
"""
SLOW = 2  # seconds in which all that can run runs


def asked_first(tab: Tab) -> list[dict[str, Any]]:
    """Return what was asked for loading and for what the reader looks at first."""
    heard: list[dict[str, Any]] = tab.page.evaluate("() => heard")
    return [each for each in heard if each["verb"] == "load" or each.get("parts") == ["detail"]]


def test_the_example_is_asked_for_once_and_before_the_element_is_alive(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        tab.context.add_init_script(HEAR)
        visit(tab, site)
        wake(tab)
        tab.until(READY, 40)
        assert [(each["verb"], each["early"]) for each in asked_first(tab)] == [("load", True), ("evaluate", True)]
        tab.until(f"() => document.querySelector('{ELEMENT} [data-part=detail]').textContent.trim() !== ''")
        tab.assert_clean()


def test_where_something_is_kept_that_is_asked_for_and_not_the_example(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        visit(tab, site)
        wake(tab)
        tab.until(READY, 40)
        answer = choose(tab)
        tab.context.add_init_script(HEAR)
        tab.page.reload()
        wake(tab)
        tab.until(READY, 40)
        loading, *scoring = asked_first(tab)
        assert (loading["verb"], loading["early"]) == ("load", True)
        assert [each["early"] for each in scoring] == [False]
        (step,) = (each for each in scoring[0]["workflow"]["steps"] if each["id"] == scoring[0]["step"])
        assert step["answers"][answer["question"]] == answer["option"]
        assert checked(tab, answer)
        tab.assert_clean()


def test_an_assessment_that_arrives_when_another_is_alive_waits_for_the_rest_of_itself(
    site: Server, open_tab: Opener
) -> None:
    """The theme's script, which stands between the two, is made to take its time."""
    with open_tab(site) as tab:
        opened = tab.context.request.get(site.url(PAGE)).text()
        start, end = opened.index(f"<{ELEMENT}"), opened.index(f"</{ELEMENT}>") + len(f"</{ELEMENT}>")
        second = opened[start:end].replace('id="hitl-escalation-map"', 'id="hitl-second"', 1)
        doubled = f'{opened[:end]}<script src="slow.js"></script>{second}{opened[end:]}'

        def slow(route: Route) -> None:
            tab.until(f"() => document.querySelector('{ELEMENT}')?.session", 20)
            time.sleep(SLOW)
            route.fulfill(body="", content_type="text/javascript")

        tab.page.route("**/slow.js", slow)
        tab.page.route(f"**/{PAGE}", lambda route: route.fulfill(body=doubled, content_type="text/html"))
        tab.page.goto(site.url(PAGE))
        alive = "() => [...document.querySelectorAll('hitl-assessment')].map((each) => Boolean(each.session))"
        tab.until(f"() => JSON.stringify(({alive})()) === '[true,true]'", 20)
        tab.page.locator(f"{ELEMENT} .hitl-body").last.scroll_into_view_if_needed()
        tab.until("() => [...document.querySelectorAll('hitl-assessment')].every((each) => each.result)", 40)
        assert json.dumps(tab.errors) == "[]"
