"""The trimmed Python on a bare page, and the whole one that answers where it cannot."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hitl_content import browser
from hitl_content.reading import read_assessment, read_workflow
from hitl_content.runtime import data_name
from hitl_content.runtime.build import build
from hitl_content.runtime.training import held, requests
from hitl_content.wire import dumps, encode_assessment, encode_workflow
from tests.browser.conftest import HOST, ROOT, Opener
from tests.browser.copies import copies, leave, spoil, until_kept
from tests.browser.serving import Server
from tests.browser.test_worker import PAGE, STATIC, ask, stages, visit
from tests.browser.watching import Tab

FOLDER = ROOT / "assessments/escalation-map"


def plain(data: object) -> Any:
    return json.loads(dumps(data))


@pytest.fixture(scope="module")
def asked() -> dict[str, Any]:
    assessment = read_assessment(FOLDER / "assessment.yml")
    workflow = read_workflow(FOLDER / "examples/refunds.yml", assessment)
    return {
        "load": {"assessment": plain(encode_assessment(assessment))},
        "evaluate": {"workflow": plain(encode_workflow(workflow)), "step": workflow.steps[0].id},
    }


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("ladder")
    (root / "assets").mkdir()
    for name in ("begun.mjs", "fetching.mjs", "keeping.mjs", "python.mjs", "trimmed.mjs", "worker.mjs"):
        shutil.copy(STATIC / name, root / "assets" / name)
    (root / "index.html").write_text(PAGE, encoding="utf-8")
    shutil.copytree(FOLDER, root / "assessments/escalation-map")
    # Never shown a workbook, the trimmed Python has nothing of what only that needs; nor of other assessments.
    shown = tuple(each for each in requests(root / "assessments") if '"xlsx"' not in each)
    compiled = held(root / "assessments")
    build(ROOT / "node_modules/pyodide", root / "runtime/abc", requests=shown, held=compiled)
    for slug, content in compiled.items():
        (root / "held").mkdir()
        (root / "held" / data_name(slug, content.encode())).write_text(content, encoding="utf-8")
    running = Server(root)
    yield running
    running.close()


@pytest.fixture(autouse=True)
def _behaving(server: Server) -> None:
    server.behave()


def state(tab: Tab) -> dict[str, Any]:
    found: dict[str, Any] = tab.page.evaluate("() => client.state")
    return found


def score(tab: Tab, asked: dict[str, Any]) -> None:
    """Load and evaluate, and check the answer against the Python on this machine."""
    assert ask(tab, "load", asked["load"]) == {"ok": {"slug": "escalation-map", "edition": "1.0"}}
    expected = json.loads(browser.call(dumps({"verb": "evaluate", **asked["evaluate"]})))
    assert ask(tab, "evaluate", asked["evaluate"]) == expected


@pytest.fixture(scope="module", autouse=True)
def _loaded(asked: dict[str, Any]) -> None:
    browser.call(dumps({"verb": "load", **asked["load"]}))


@pytest.mark.parametrize("host", ["127.0.0.1", HOST])
def test_the_trimmed_python_answers_alone(server: Server, open_tab: Opener, asked: dict[str, Any], host: str) -> None:
    with open_tab(server, host=host) as tab:
        visit(tab, server, host=host)
        score(tab, asked)
        assert stages(tab) == ["idle", "download", "start", "ready"]
        assert (state(tab)["python"], state(tab)["traps"]) == ("trimmed", 0)
        fetched = sorted(Path(path).name for path in server.asked if path.startswith("runtime/"))
        assert len(fetched) == 2
        assert fetched[0] == "manifest.json"
        assert fetched[1].startswith("trimmed-")
        tab.assert_clean()


def come(tab: Tab, server: Server, asked: dict[str, Any]) -> None:
    """Visit the page that may keep a copy, and find that the trimmed Python answers."""
    visit(tab, server, "?keep")
    score(tab, asked)
    assert (state(tab)["python"], state(tab)["traps"]) == ("trimmed", 0)


@pytest.fixture
def trimmed(server: Server) -> dict[str, str]:
    """The hash of the file that the trimmed Python starts from, by its name."""
    entries = json.loads((server.root / "runtime/abc/manifest.json").read_bytes())["files"]
    return {entry["name"]: entry["sha256"] for entry in entries if entry["name"].startswith("trimmed-")}


def test_a_copy_is_kept_on_the_device_and_the_file_not_asked_for_again(
    server: Server, open_tab: Opener, asked: dict[str, Any], trimmed: dict[str, str]
) -> None:
    (name,) = trimmed
    with open_tab(server) as tab:
        come(tab, server, asked)
        until_kept(tab, trimmed)
        tab.context.new_cdp_session(tab.page).send("Network.clearBrowserCache")
        server.asked.clear()
        come(tab, server, asked)
        assert "runtime/abc/manifest.json" in server.asked, "the browser's cache was empty"
        assert f"runtime/abc/{name}" not in server.asked
        visit(tab, server)
        score(tab, asked)
        assert f"runtime/abc/{name}" in server.asked, "who is to keep no copy takes none either"
        tab.assert_clean()


def test_the_copy_of_another_edition_goes(
    server: Server, open_tab: Opener, asked: dict[str, Any], trimmed: dict[str, str]
) -> None:
    with open_tab(server) as tab:
        visit(tab, server)
        leave(tab, "trimmed-before.wasm")
        come(tab, server, asked)
        until_kept(tab, trimmed)


def test_a_copy_that_was_changed_is_not_run_but_replaced(
    server: Server, open_tab: Opener, asked: dict[str, Any], trimmed: dict[str, str]
) -> None:
    with open_tab(server) as tab:
        come(tab, server, asked)
        until_kept(tab, trimmed)
        spoil(tab)
        assert copies(tab) != trimmed
        come(tab, server, asked)
        until_kept(tab, trimmed)
        tab.assert_clean()


def test_an_assessment_that_python_holds_is_not_fetched_and_answers_as_if_it_were(
    server: Server, open_tab: Opener, asked: dict[str, Any]
) -> None:
    (name,) = (path.name for path in (server.root / "held").glob("*.json"))
    other = server.root / "held" / f"x{name}"
    other.write_bytes((server.root / "held" / name).read_bytes())
    load = "(address) => client.call('load', {}, {assessment: new URL(address, location).href})"
    loaded = {"slug": "escalation-map", "edition": "1.0"}
    expected = json.loads(browser.call(dumps({"verb": "evaluate", **asked["evaluate"]})))
    for python, fetched in (("trimmed", False), ("pyodide", True)):
        with open_tab(server) as tab:
            visit(tab, server)
            tab.page.evaluate("() => client.start()")
            tab.until("() => client.state.stage === 'ready'", 60)
            assert tab.page.evaluate(load, f"held/{name}") == loaded
            assert ask(tab, "evaluate", asked["evaluate"]) == expected
            assert state(tab)["python"] == python
            assert any(path.endswith(name) for path in server.asked) == fetched
            assert tab.page.evaluate(load, f"held/{other.name}") == loaded
            assert f"held/{other.name}" in server.asked, "one of another name is another one"
        server.asked.clear()
        server.bad[next(path.name for path in (server.root / "runtime/abc").glob("trimmed-*"))] = "missing"


@pytest.mark.parametrize("wrong", ["changed", "short", "missing", "cut"])
def test_a_broken_trimmed_python_is_never_run_and_the_whole_one_answers(
    server: Server, open_tab: Opener, asked: dict[str, Any], wrong: str
) -> None:
    name = next(path.name for path in (server.root / "runtime/abc").glob("trimmed-*"))
    server.bad[name] = wrong
    with open_tab(server) as tab:
        visit(tab, server)
        score(tab, asked)
        seen = state(tab)
        assert (seen["stage"], seen["python"], seen["traps"]) == ("ready", "pyodide", 1)
        assert name in seen["detail"]
        assert tab.page.evaluate("() => ({...document.documentElement.dataset})") == {
            "hitlPython": "pyodide",
            "hitlTraps": "1",
        }


def test_what_was_broken_on_its_way_is_fetched_again_and_never_run(
    server: Server, open_tab: Opener, asked: dict[str, Any]
) -> None:
    path = next((server.root / "runtime/abc").glob("trimmed-*"))
    content = path.read_bytes()
    detail = json.loads(browser.call(dumps({"verb": "evaluate", **asked["evaluate"]})))["ok"]["detail"]
    said = next(words.encode() for words in re.findall("[A-Za-z ]{20,}", detail) if words.encode() in content)
    server.once[path.name] = content.replace(said, said.swapcase())  # it would run, and say something else
    with open_tab(server) as tab:
        visit(tab, server)
        score(tab, asked)
        assert (state(tab)["python"], state(tab)["traps"]) == ("trimmed", 0)
        assert sum(each.endswith(path.name) for each in server.asked) == 2


def test_what_the_trimmed_python_cannot_answer_the_whole_one_does_with_everything_kept(
    server: Server, open_tab: Opener, asked: dict[str, Any]
) -> None:
    with open_tab(server) as tab:
        visit(tab, server)
        score(tab, asked)
        workflow = asked["evaluate"]["workflow"]
        script = "(workflow) => Promise.all([ask('export', {workflow, format: 'xlsx'}), ask('evaluate', {workflow})])"
        both = tab.page.evaluate(script, workflow)
        assert both[0]["ok"]["name"].endswith(".xlsx")
        assert both[1]["ok"]["announce"]
        seen = state(tab)
        assert (seen["python"], seen["traps"]) == ("pyodide", 1)
        assert "stopped" in seen["detail"]
        score(tab, asked)


def test_a_trimmed_python_that_does_not_arrive_gives_way(
    server: Server, open_tab: Opener, asked: dict[str, Any]
) -> None:
    name = next(path.name for path in (server.root / "runtime/abc").glob("trimmed-*"))
    server.bad[name] = "stalled"
    with open_tab(server) as tab:
        visit(tab, server, "?patience=12")
        score(tab, asked)
        assert (state(tab)["python"], state(tab)["traps"]) == ("pyodide", 1)


def test_without_either_the_reader_is_told(server: Server, open_tab: Opener, asked: dict[str, Any]) -> None:
    name = next(path.name for path in (server.root / "runtime/abc").glob("trimmed-*"))
    server.bad |= {name: "missing", "pyodide.asm.wasm": "missing"}
    with open_tab(server) as tab:
        visit(tab, server)
        assert ask(tab, "load", asked["load"])["kind"] == "missing"
        assert (state(tab)["stage"], state(tab)["traps"]) == ("failed", 1)


def test_a_thousand_answers_take_no_more_memory_than_one(
    server: Server, open_tab: Opener, asked: dict[str, Any]
) -> None:
    with open_tab(server) as tab:
        visit(tab, server)
        score(tab, asked)
        measure = "async () => { for (let n = 0; n < 100; n++) await ask('evaluate', asked); return true; }"
        tab.page.evaluate("(given) => { window.asked = given; }", asked["evaluate"])
        sizes = []
        for _ in range(10):
            assert tab.page.evaluate(measure)
            sizes.append(ask(tab, "memory")["ok"])
        assert len(set(sizes)) == 1, sizes
        assert sizes[0] < 64_000_000
        assert (state(tab)["python"], state(tab)["traps"]) == ("trimmed", 0)
