"""The worker and its client, on a bare page, with a stand-in for what they carry."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from hitl_content.runtime.build import build
from tests.browser.conftest import HOST, ROOT, Opener
from tests.browser.serving import Server
from tests.browser.watching import Tab
from tests.runtime import standin

STATIC = ROOT / "src/hitl_content/page/static"
PAGE = """<!doctype html><html lang="en"><title>Bare</title><link rel="icon" href="data:,"><script type="module">
import {python, Python} from "./assets/python.mjs";
const query = new URLSearchParams(location.search);
const patience = Number(query.get("patience"));
const keep = query.has("keep");
const client = patience ? new Python("runtime/abc/", "", keep, patience) : python("runtime/abc/", "", keep);
window.client = client;
window.stages = [];
window.same = python("runtime/abc/") === python(new URL("runtime/abc", location).href + "/");
window.stop = client.onstage((state) => window.stages.push(state));
window.ask = async (verb, payload) => {
  try { return {ok: await client.call(verb, payload)}; }
  catch (error) { return {kind: error.kind, message: error.message, problems: error.problems}; }
};
</script><body></body></html>"""


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bare")
    (root / "assets").mkdir()
    for name in ("begun.mjs", "fetching.mjs", "keeping.mjs", "python.mjs", "trimmed.mjs", "worker.mjs"):
        shutil.copy(STATIC / name, root / "assets" / name)
    (root / "index.html").write_text(PAGE, encoding="utf-8")
    package = standin.write(tmp_path_factory.mktemp("standin"))
    build(ROOT / "node_modules/pyodide", root / "runtime/abc", package)
    return root


@pytest.fixture(scope="session")
def bare_server(bare: Path) -> Iterator[Server]:
    server = Server(bare)
    yield server
    server.close()


@pytest.fixture
def server(bare_server: Server) -> Server:
    bare_server.behave()
    return bare_server


def visit(tab: Tab, server: Server, query: str = "", host: str = "127.0.0.1") -> None:
    tab.page.goto(server.url(query, host))
    tab.until("() => window.client !== undefined")


def ask(tab: Tab, verb: str, payload: dict[str, Any] | None = None) -> dict[str, Any]:
    answer: dict[str, Any] = tab.page.evaluate("([verb, payload]) => ask(verb, payload)", [verb, payload or {}])
    return answer


def stages(tab: Tab) -> list[str]:
    return list(dict.fromkeys(state["stage"] for state in tab.page.evaluate("() => stages")))


def test_python_answers_under_the_strict_policy_and_a_sub_path(server: Server, open_tab: Opener) -> None:
    with open_tab(server) as tab:
        visit(tab, server)
        assert stages(tab) == ["idle"], "nothing is fetched before it is asked for"
        assert ask(tab, "python") == {"ok": "3.14.2"}
        asked = {"words": "naïve 日本 😀 \u0000", "number": 0.1}
        assert ask(tab, "echo", asked) == {"ok": asked}
        tab.until("() => client.state.stage === 'ready'")
        assert stages(tab) == ["idle", "download", "start", "ready"]
        states = tab.page.evaluate("() => stages")
        counted = [state["bytes"] for state in states if state["stage"] == "download"]
        assert counted == sorted(counted)
        # How many parts arrive apart is the network's affair; that there are several is ours.
        total = states[-1]["total"]
        assert len({size for size in counted if 0 < size < total}) >= 5, "progress is told in parts"
        assert states[-1]["bytes"] == total > 10_000_000
        tab.assert_clean()


def test_a_tab_has_one_python_and_every_file_is_fetched_once(server: Server, open_tab: Opener) -> None:
    with open_tab(server) as tab:
        visit(tab, server)
        assert tab.page.evaluate("() => same")
        both = tab.page.evaluate("() => Promise.all([ask('echo', {n: 1}), ask('echo', {n: 2})])")
        assert both == [{"ok": {"n": 1}}, {"ok": {"n": 2}}]
        assert len(tab.workers) == 1
        fetched = [path for path in server.asked if path.startswith("runtime/")]
        assert len(fetched) == len(set(fetched)) == 7, fetched


def test_a_refusal_and_a_mistake_cross_as_errors_and_python_goes_on(server: Server, open_tab: Opener) -> None:
    with open_tab(server) as tab:
        visit(tab, server)
        problem = {"path": "steps[0]", "what": "Not so.", "cure": "Otherwise."}
        assert ask(tab, "refuse") == {"kind": "reading", "message": "Not so.", "problems": [problem]}
        wrong = ask(tab, "raise")
        assert (wrong["kind"], wrong["message"]) == ("crashed", "RuntimeError: a mistake in the program")
        assert ask(tab, "echo", {"still": "here"}) == {"ok": {"still": "here"}}


def test_an_interpreter_that_breaks_is_told_and_can_be_started_again(server: Server, open_tab: Opener) -> None:
    with open_tab(server) as tab:
        visit(tab, server)
        both = tab.page.evaluate("() => Promise.all([ask('exit', {}), ask('echo', {})])")
        assert [answer["kind"] for answer in both] == ["crashed", "crashed"]
        assert both[0]["message"].startswith("The scoring program stopped")
        tab.page.evaluate("() => client.restart()")
        assert ask(tab, "echo", {"n": 1}) == {"ok": {"n": 1}}


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [("changed", "changed"), ("short", "changed"), ("missing", "missing"), ("cut", "network")],
)
@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "pyodide.mjs", ".whl"])
def test_a_file_that_is_not_the_published_one_is_refused_in_words(
    server: Server, open_tab: Opener, name: str, wrong: str, kind: str
) -> None:
    server.bad[name] = wrong
    with open_tab(server) as tab:
        visit(tab, server)
        answer = ask(tab, "python")
        assert answer["kind"] == kind
        assert name in answer["message"]
        state = tab.page.evaluate("() => client.state")
        assert (state["stage"], state["kind"], state["message"]) == ("failed", kind, answer["message"])


@pytest.mark.parametrize(("wrong", "kind"), [("missing", "missing"), ("short", "changed")])
def test_a_missing_or_broken_manifest_is_told(server: Server, open_tab: Opener, wrong: str, kind: str) -> None:
    server.bad["manifest.json"] = wrong
    with open_tab(server) as tab:
        visit(tab, server)
        assert ask(tab, "python")["kind"] == kind


def test_a_missing_worker_script_is_told(server: Server, open_tab: Opener) -> None:
    server.bad["worker.mjs"] = "missing"
    with open_tab(server) as tab:
        visit(tab, server)
        assert ask(tab, "python")["kind"] == "crashed"


def test_the_first_failure_is_kept_and_a_reader_can_start_again(server: Server, open_tab: Opener) -> None:
    server.bad[".whl"] = "changed"
    with open_tab(server) as tab:
        visit(tab, server)
        first = ask(tab, "python")
        server.bad.clear()
        assert ask(tab, "python") == first
        replayed = tab.page.evaluate(
            "() => new Promise((resolve) => client.onstage((state) => resolve(state.message)))"
        )
        assert replayed == first["message"]
        tab.page.evaluate("() => client.restart()")
        assert ask(tab, "python") == {"ok": "3.14.2"}, "the broken copy in the browser's cache is not used again"


def test_a_stuck_download_is_told_after_a_while(server: Server, open_tab: Opener) -> None:
    server.bad["pyodide.asm.wasm"] = "stalled"
    with open_tab(server) as tab:
        visit(tab, server, "?patience=2")
        answer = ask(tab, "python")
        assert (answer["kind"], answer["message"]) == (
            "stuck",
            "The scoring program has not moved for 2 seconds.",
        )


def test_a_stuck_answer_rejects_everything_that_waits(server: Server, open_tab: Opener) -> None:
    with open_tab(server) as tab:
        visit(tab, server, "?patience=12")
        assert ask(tab, "python") == {"ok": "3.14.2"}
        both = tab.page.evaluate("() => Promise.all([ask('forever', {}), ask('echo', {})])")
        assert [answer["kind"] for answer in both] == ["stuck", "stuck"]


def test_blocked_webassembly_is_told_before_anything_is_fetched(
    server: Server, open_tab: Opener, chromium_without_wasm: Browser
) -> None:
    with open_tab(server, chromium_without_wasm) as tab:
        visit(tab, server)
        assert ask(tab, "python")["kind"] == "no-wasm"
    server.behave()
    server.wasm = False
    with open_tab(server) as tab:
        visit(tab, server)
        assert ask(tab, "python")["kind"] == "no-wasm"
    assert not [path for path in server.asked if path.startswith("runtime/")]


def test_the_browser_checks_the_hashes_where_the_page_may_not(server: Server, open_tab: Opener) -> None:
    with open_tab(server, host=HOST) as tab:
        visit(tab, server, host=HOST)
        assert not tab.page.evaluate("() => window.isSecureContext")
        assert ask(tab, "python") == {"ok": "3.14.2"}
        tab.assert_clean()
    server.bad["python_stdlib.zip"] = "changed"
    with open_tab(server, host=HOST) as tab:
        visit(tab, server, host=HOST)
        answer = ask(tab, "python")
        assert answer["kind"] in {"network", "changed"}
        assert "python_stdlib.zip" in answer["message"]


def test_python_goes_on_when_the_network_goes_away(server: Server, open_tab: Opener) -> None:
    with open_tab(server) as tab:
        visit(tab, server)
        assert ask(tab, "python") == {"ok": "3.14.2"}
        tab.context.set_offline(True)
        assert ask(tab, "echo", {"n": 1}) == {"ok": {"n": 1}}
        tab.assert_clean()
