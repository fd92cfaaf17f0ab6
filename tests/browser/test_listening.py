# The transcript is there to be read as somebody listens: does every line say what it is about, once, and is nothing
# that happens passed over? `UPDATE_GOLDENS=1 pytest tests/browser/test_listening.py` writes it anew.
"""What is heard on the way through the map, from the first step to the file."""

from __future__ import annotations

import os
from pathlib import Path

from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, ready
from tests.browser.listening import Listener
from tests.browser.serving import Server
from tests.browser.watching import Tab

HEARD = Path(__file__).parent / "heard.txt"
HAND = f"document.querySelector('{ELEMENT}')"
FOREIGN = {"name": "notes.json", "mimeType": "application/json", "buffer": b'{"a": 1}'}
TABLE = {"name": "steps.csv", "mimeType": "text/csv", "buffer": b"Step,Priority\nSort,high\nPay,low\n"}


def test_a_listener_is_told_where_they_are_and_what_happens(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        listener = Listener(tab)
        walk(tab, listener)
        ready(tab, site, "")
        check = Listener(tab)
        answer(tab, check)
        tab.assert_clean()
    heard = "\n".join((*listener.lines, "", *check.lines)) + "\n"
    if os.environ.get("UPDATE_GOLDENS"):
        HEARD.write_text(heard, "utf-8")
    assert heard == HEARD.read_text("utf-8")


def answer(tab: Tab, listener: Listener) -> None:
    """Answer every question of a short check with its second answer."""
    for _ in range(tab.page.locator(f"{ELEMENT} fieldset[data-question]").count()):
        listener.tab_to(f"{ELEMENT} fieldset[data-question] input")
        listener.press("ArrowDown")
    listener.tab_to(f"{ELEMENT} [data-part=detail]")


def walk(tab: Tab, listener: Listener) -> None:
    """Start afresh, rate a step, read what is open, take it away, bring files in, and turn back."""

    def begin() -> None:
        tab.page.evaluate(f"() => {HAND}.querySelector('[data-part=name]').focus()")

    def go(selector: str, key: str = "") -> None:
        listener.tab_to(f"{ELEMENT} {selector}")
        if key:
            listener.press(key)

    def typed(words: str) -> None:
        tab.page.keyboard.type(words)
        listener.did(f"types {words}")
        listener.announced()

    def brought(file: dict[str, object]) -> None:
        listener.did(f"opens {file['name']}")
        tab.page.set_input_files(f"{ELEMENT} [data-part=file]", files=[file])  # type: ignore[list-item]
        listener.announced()
        listener.here()

    begin()
    listener.here()
    for _ in range(5):
        listener.press("Tab")
    go("[data-part=strip] li:nth-child(6) button", "Enter")
    go(".hitl-lift", "Enter")
    go("[data-do=trial-cancel]", "Enter")
    begin()
    go("[data-part=shelf] > summary", "Enter")
    go("[data-do=fresh]", "Enter")
    typed("Mine")
    go("[data-do=add]", "Enter")
    typed("Pay")
    go("fieldset[data-per=step] input[type=radio]", "Space")
    listener.press("ArrowDown")
    go("[data-part=unanswered] a", "Enter")
    begin()
    go("[data-do=undo]", "Enter")
    go("[data-do=duplicate]", "Enter")
    go("[data-do=up]", "Enter")
    go("[data-do=delete]", "Enter")
    begin()
    go("[data-part=menu] > summary", "Enter")
    with tab.page.expect_download():
        go("[data-format=svg]", "Enter")
    brought(FOREIGN)
    brought(TABLE)
    listener.press("Tab")
    listener.press("Enter")
    tab.page.evaluate(f"() => {HAND}.session.onerror(new Error('out of memory'))")
    listener.did("Python fails")
    listener.announced()
