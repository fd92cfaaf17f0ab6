"""Firefox and WebKit: the same answers, the same files, the same way down the ladder, the same names for everything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from tests.browser.driving import Browser
from tests.browser.filling import ELEMENT, PAGE, PICTURE, READY, hitl
from tests.browser.firefox import Firefox, firefox
from tests.browser.serving import Server
from tests.browser.webkit import webkit

HAND = f"document.querySelector('{ELEMENT}')"
OPENERS: dict[str, Callable[[Path], AbstractContextManager[Browser]]] = {"firefox": firefox, "webkit": webkit}
WORST = f"""() => {{
  const field = [...{HAND}.querySelectorAll('fieldset[data-kind=factor]')].find((each) => !each.hidden);
  const box = [...field.querySelectorAll('input')].filter((each) => each.value !== 'unknown').at(-1);
  return `fieldset[data-question="${{field.dataset.question}}"] label[for="${{box.id}}"]`; }}"""
CHOSEN = f"() => [...{HAND}.querySelectorAll('input:checked')].map((box) => `${{box.name}}=${{box.value}}`).join()"
ANSWERS = f"() => JSON.stringify({HAND}.workflow.steps.map((step) => step.answers))"
NOTICE = f"() => {HAND}.querySelector('[data-part=undo]').textContent"


@pytest.fixture(params=[pytest.param(name, marks=getattr(pytest.mark, name)) for name in OPENERS])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Browser]:
    """A browser that has never been here, with nothing in its cache or kept on its device."""
    with OPENERS[request.param](tmp_path / request.param) as opened:
        yield opened


def arrive(other: Browser, site: Server, path: str = PAGE, python: str = "trimmed") -> None:
    """Open the page at *path* and wait until *python* has answered."""
    other.goto(site.url(path))
    wake(other)
    other.until(READY, seconds=150)  # the whole Python takes WebKit long on a busy machine
    assert other.run("() => document.documentElement.dataset.hitlPython") == python


def wake(other: Browser) -> None:
    """Bring the assessment into view, which starts Python."""
    other.run(f"() => {HAND}.querySelector('.hitl-body').scrollIntoView()")


def choose(other: Browser, selector: str = "") -> None:
    """Click the worst option of the first factor, and wait until the picture shows it."""
    before = other.run(PICTURE)
    other.click(selector or other.run(WORST))
    other.until(f"(before) => ({PICTURE})() !== before", before)


def export(other: Browser, name: str, ending: str) -> bytes:
    other.click(f"{ELEMENT} [data-part=menu] > summary")
    other.click(f"{ELEMENT} [data-do=export][data-format={name}]")
    return other.downloaded(ending)


def assert_clean(other: Browser, site: Server) -> None:
    """Check that the browser holds nothing against the pages it was shown."""
    assert site.breaches == []
    if isinstance(other, Firefox):
        assert other.complaints() == []


def test_a_click_changes_the_map_and_every_file_equals_the_command_lines(
    site: Server, other: Browser, tmp_path: Path
) -> None:
    arrive(other, site)
    choose(other)
    other.fill(f"{ELEMENT} [data-part=name]", "Kept and sent")
    other.click(f"{ELEMENT} [data-do=save]")
    saved = tmp_path / "saved.json"
    saved.write_bytes(other.downloaded(".json"))
    for name, ending in (("json", ".json"), ("svg", ".svg"), ("csv", ".csv"), ("html", ".html")):
        assert export(other, name, ending) == hitl("export", str(saved), "--to", name), name
    assert export(other, "png", ".png").startswith(b"\x89PNG\r\n\x1a\n")
    answers = other.run(ANSWERS)

    other.reload()
    other.until(f"() => {HAND}.workflow?.name === 'Kept and sent'")
    assert other.run(ANSWERS) == answers, "what was answered is still there after a reload"
    wake(other)
    other.until(READY, seconds=150)  # Firefox complains of what is left half fetched

    other.click(f"{ELEMENT} [data-part=share] > summary")
    link = other.until(f"() => {HAND}.querySelector('[data-part=link]').value")
    other.run("() => { localStorage.clear(); sessionStorage.clear(); }")
    other.goto("about:blank")
    other.goto(link)
    other.until(f"() => {HAND}?.guest")
    assert other.run(ANSWERS) == answers, "the link brings the same answers"
    assert "Kept and sent" in other.run(NOTICE)
    wake(other)
    other.until(READY, seconds=150)

    other.goto(site.url(PAGE))
    wake(other)
    other.until(READY)
    assert other.run(ANSWERS) != answers
    # The field is reached by a button; WebDriver hands files over only to what is seen.
    other.run(f"() => {HAND}.querySelector('[data-part=shelf]').setAttribute('open', '')")
    other.run(f"() => {HAND}.querySelector('[data-part=file]').removeAttribute('hidden')")
    other.hand_over(f"{ELEMENT} [data-part=file]", saved)
    other.until(f"() => ({NOTICE})().includes('saved.json')")
    assert other.run(ANSWERS) == answers, "the saved file opens again"
    assert_clean(other, site)


def test_a_short_check_is_answered_by_keyboard_alone(site: Server, other: Browser) -> None:
    arrive(other, site, "")
    other.run(f"() => {HAND}.querySelector('.hitl-body fieldset input').focus()")
    groups = other.run(f"() => {HAND}.querySelectorAll('fieldset[data-question]').length")
    asked = set()
    for _ in range(groups):
        other.press("Down", "Space")
        asked.add(other.run("() => document.activeElement.closest('fieldset').dataset.question"))
        other.press("Tab")
    assert len(asked) == groups, "Tab goes from question to question, the arrows from option to option"
    other.until(f"() => {HAND}.result.complete")
    assert other.until(f"() => {HAND}.querySelector('[data-part=announce]').textContent", seconds=20)
    assert_clean(other, site)


def test_names_and_roles_are_told_as_they_are_meant(site: Server, other: Browser) -> None:
    arrive(other, site)
    told = {
        "[data-part=name]": ("textbox", "Name of the workflow"),
        "[data-part=step-name]": ("textbox", "Name of this step"),
        "fieldset[data-kind=factor]": ("group", "How badly could a mistake at this step hurt somebody?"),
        "[data-do=add]": ("button", "Add a step"),
        "[data-part=result]": ("region", "Result"),
    }
    for selector, expected in told.items():
        assert other.role_and_name(f"{ELEMENT} {selector}") == expected
    role, name = other.role_and_name(f"{ELEMENT} fieldset[data-kind=factor] input")
    assert (role, bool(name)) == ("radio", True)


def test_a_damaged_trimmed_python_gives_way_to_the_whole_one(site: Server, other: Browser) -> None:
    site.bad[next(site.root.glob("**/trimmed-*.wasm")).name] = "changed"
    arrive(other, site, python="pyodide")
    assert other.run("() => document.documentElement.dataset.hitlTraps") == "1"
    choose(other)
    assert site.breaches == []


def test_where_both_pythons_are_damaged_it_says_so_and_keeps_the_answers(
    site: Server, other: Browser, tmp_path: Path
) -> None:
    trimmed = next(site.root.glob("**/trimmed-*.wasm")).name
    site.bad.update({trimmed: "changed", "pyodide.asm.wasm": "changed"})
    other.goto(site.url(PAGE))
    wake(other)
    failure = f"{HAND}.querySelector('[data-part=failure]')"
    other.until(f"() => !{failure}.hidden && {failure}.textContent.includes('not the file this site was published')")
    other.click(other.run(WORST))
    chosen = other.run(CHOSEN)
    other.click(f"{ELEMENT} [data-do=save]")
    saved = tmp_path / "saved.json"
    saved.write_bytes(other.downloaded(".json"))
    result: dict[str, Any] = json.loads(hitl("score", str(saved), "--json"))
    assert result["result"]
    other.reload()
    other.until(f"() => {HAND}.workflow?.steps.length > 0")
    assert other.run(CHOSEN) == chosen
