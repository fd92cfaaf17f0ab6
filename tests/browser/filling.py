"""What a person does with the assessment in a tab."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.browser.conftest import ROOT
from tests.browser.serving import Server
from tests.browser.watching import Tab

PAGE = "assessment/"
ELEMENT = "hitl-assessment"
READY = f"""() => document.querySelector('{ELEMENT} [data-part=status]').dataset.stage === 'ready'
  && document.querySelector('{ELEMENT}').result !== null"""
PICTURE = f"() => document.querySelector('{ELEMENT} [data-part=picture]').innerHTML"


def visit(tab: Tab, server: Server, path: str = PAGE) -> None:
    tab.page.goto(server.url(path))


def wake(tab: Tab) -> None:
    """Bring the assessment into view, which starts Python."""
    tab.page.locator(f"{ELEMENT} .hitl-body").scroll_into_view_if_needed()


def choose(tab: Tab, question: str = "") -> dict[str, str]:
    """Choose another option of the first factor in view (or of *question*) and return question and option."""
    chosen: dict[str, str] = tab.page.evaluate(
        f"""(wanted) => {{
          const all = [...document.querySelectorAll('{ELEMENT} fieldset[data-kind=factor]')];
          const field = all.find((each) => !each.hidden && (!wanted || each.dataset.question === wanted));
          const boxes = [...field.querySelectorAll('input')];
          const worst = boxes.filter((box) => box.value !== 'unknown').at(-1);
          const box = worst.checked ? boxes[0] : worst;
          box.focus();
          box.click();
          return {{question: field.dataset.question, option: box.value}};
        }}""",
        question,
    )
    return chosen


def checked(tab: Tab, answer: dict[str, str]) -> bool:
    script = f"""({{question, option}}) =>
      document.querySelector(`{ELEMENT} fieldset[data-question="${{question}}"] input[value="${{option}}"]`).checked"""
    return bool(tab.page.evaluate(script, answer))


def download(tab: Tab, click: Callable[[], Any]) -> tuple[str, bytes]:
    with tab.page.expect_download() as expected:
        click()
    return expected.value.suggested_filename, Path(expected.value.path()).read_bytes()


def save(tab: Tab, folder: Path) -> Path:
    name, content = download(tab, lambda: tab.page.click(f"{ELEMENT} [data-do=save] >> visible=true"))
    assert name.endswith(".json")
    path = folder / name
    path.write_bytes(content)
    return path


def hitl(*arguments: str) -> bytes:
    call = [sys.executable, "-c", "from hitl_content.cli import main; main()", *arguments]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def export(tab: Tab, name: str) -> tuple[str, bytes]:
    def click() -> None:
        tab.page.click(f"{ELEMENT} [data-part=menu] > summary")
        tab.page.click(f"{ELEMENT} [data-do=export][data-format={name}]")

    return download(tab, click)


def open_file(tab: Tab, path: Path) -> None:
    tab.page.click(f"{ELEMENT} [data-part=shelf] > summary")
    with tab.page.expect_file_chooser() as chooser:
        tab.page.click(f"{ELEMENT} [data-do=open]")
    tab.page.keyboard.press("Escape")
    chooser.value.set_files(path)


def ready(tab: Tab, server: Server, path: str = "assessment/") -> None:
    """Open the page at *path* and wait for the first result."""
    visit(tab, server, path)
    wake(tab)
    tab.until(READY, 60)


def workflow(tab: Tab) -> dict[str, Any]:
    """Return the workflow at hand."""
    found: dict[str, Any] = tab.page.evaluate(f"() => document.querySelector('{ELEMENT}').workflow")
    return found


def said(tab: Tab, part: str = "undo") -> str:
    """Return the words in the *part* of the page, or nothing where it is hidden."""
    script = f"""(part) => {{ const found = document.querySelector(`{ELEMENT} [data-part="${{part}}"]`);
      return found.hidden ? "" : found.textContent; }}"""
    return str(tab.page.evaluate(script, part))


def press(tab: Tab, words: str, part: str = "") -> None:
    """Press the button that carries *words* in the *part* of the page."""
    inside = f"[data-part={part}]" if part else ""
    tab.page.click(f"{ELEMENT} {inside} button:visible:has-text({words!r})".replace("'", '"'))


def unfold(tab: Tab, part: str) -> None:
    """Open the menu called *part*, if it is closed."""
    if not tab.page.evaluate(f"(part) => document.querySelector(`{ELEMENT} [data-part=${{part}}]`).open", part):
        tab.page.click(f"{ELEMENT} [data-part={part}] > summary")


def kept(tab: Tab) -> list[str]:
    """Return the names of the workflows kept on this device, the newest first."""
    script = (
        f"""() => document.querySelector('{ELEMENT}').shelf.list().map((each) => each.kept?.workflow?.name ?? null)"""
    )
    found: list[str] = tab.page.evaluate(script)
    return found


def name_it(tab: Tab, name: str) -> None:
    """Give the workflow at hand a name."""
    tab.page.fill(f"{ELEMENT} [data-part=name]", name)
