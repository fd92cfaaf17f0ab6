"""Visits without a connection: what a browser keeps of a site, through editions of it, and how that is switched off."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from hitl_content.runtime import manifest
from tests.browser.conftest import ROOT, Opener
from tests.browser.copies import copies, until_kept
from tests.browser.filling import READY, wake
from tests.browser.serving import Server
from tests.browser.watching import Tab

SLUG = "one-minute-check"
KEPT = """async () => {
  const name = (await caches.keys()).find((name) => name.startsWith('hitl-offline '));
  if (!name) return null;
  const addresses = (await (await caches.open(name)).keys()).map((request) => request.url);
  return addresses.some((address) => address.endsWith('hitl-offline-whole')) ? addresses : null;
}"""
GONE = """async () => (await caches.keys()).length === 0
  && (await navigator.serviceWorker.getRegistrations()).length === 0"""
LESS = {
    "saves data": "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});",
    "wants reduced data": """const matches = window.matchMedia.bind(window);
      window.matchMedia = (query) =>
        query.includes('prefers-reduced-data') ? {matches: true} : matches(query);""",
}


class Site:
    """A small site of two pages with an assessment and one without, which can be published again and again."""

    def __init__(self, root: Path) -> None:
        self.source = root / "source"
        self.made = root / "made"
        """A folder for each edition that was built: most tests begin with the same one."""
        self.server = Server(root / "site")
        shutil.copytree(ROOT / "assessments" / SLUG, self.source / "assessments" / SLUG)

    def publish(self, edition: str, **options: object) -> None:
        """Serve the site with *edition* in every page and in a style sheet that keeps its name, built if it was not."""
        made = self.made / f"{edition} {options}"
        if not made.exists():
            self._build(made, edition, options)
        shutil.rmtree(self.server.root, ignore_errors=True)
        shutil.copytree(made, self.server.root)

    def _build(self, made: Path, edition: str, options: dict[str, object]) -> None:
        docs = self.source / "docs"
        docs.mkdir(exist_ok=True)
        for name, text in {
            "index.md": f"# Home\n\nEdition {edition}. [Check](check.md)\n",
            "check.md": f"# Check\n\nEdition {edition}. [More](more.md)\n\n/// assessment | {SLUG}\n///\n",
            "more.md": f"# More\n\nEdition {edition}.\n\n/// assessment | {SLUG}\n///\n",
            "look.css": f":root {{ --edition: {edition}; }}\n",
        }.items():
            (docs / name).write_text(text, encoding="utf-8")
        settings: dict[str, Any] = {
            "site_name": "Small",
            "site_url": self.server.url(),
            "theme": {"name": "material", "font": False, "features": ["navigation.instant"]},
            "extra_css": ["look.css"],
            "plugins": [{"hitl": {"policy": True, **options}}],
        }
        (self.source / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        call = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(made)]
        done = subprocess.run(call, cwd=self.source, env=os.environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, built_runtime: Path) -> Iterator[Site]:  # noqa: ARG001
    made = Site(tmp_path_factory.mktemp("offline"))
    yield made
    made.server.close()


@pytest.fixture
def site(small: Site) -> Site:
    """The small site in its first edition."""
    small.server.behave()
    small.server.caching = "no-cache"
    small.publish("one")
    return small


def go(tab: Tab, site: Site, path: str = "check/") -> None:
    tab.page.goto(site.server.url(path))


def score(tab: Tab) -> None:
    wake(tab)
    tab.until(READY, 40)


def come(tab: Tab, site: Site) -> list[str]:
    """Visit a page until it has scored and is kept for later; return the addresses that are kept."""
    go(tab, site)
    score(tab)
    kept: list[str] = tab.until(KEPT)
    return kept


def editions(tab: Tab) -> tuple[str, str]:
    """Return which edition the page shows, and which its style sheet is of."""
    seen = tab.page.evaluate(
        """() => [document.querySelector('article').textContent.match(/Edition (\\w+)/)[1],
          getComputedStyle(document.documentElement).getPropertyValue('--edition').trim()]"""
    )
    return seen[0], seen[1]


def test_a_page_that_was_visited_opens_and_scores_without_a_connection(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        kept = come(tab, site)
        assert not [address for address in kept if "pyodide" in address], "the large one stays on the server"
        tab.context.set_offline(True)
        tab.page.reload()
        score(tab)
        assert editions(tab) == ("one", "one")
        assert tab.page.evaluate("() => document.documentElement.dataset.hitlPython") == "trimmed"
        tab.page.goto(site.server.url("check/?from=mail#example=x"))
        score(tab)
        assert not tab.foreign
        assert not tab.violations


def test_a_page_that_was_not_visited_is_not_pretended(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        come(tab, site)
        tab.context.set_offline(True)
        with pytest.raises(Exception, match=r"net::ERR_"):
            go(tab, site, "more/")


def test_a_page_that_is_just_being_left_is_kept_as_itself(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        go(tab, site)
        score(tab)
        site.server.bad[site.server.prefix] = "stalled"
        tab.page.click("header a.md-logo")
        tab.until("(path) => location.pathname === path", argument=site.server.prefix)
        kept = tab.until(KEPT)
        assert site.server.url("check/") in kept
        assert site.server.url() not in kept
        tab.assert_clean()


def test_a_new_edition_is_shown_at_once_and_never_meets_a_file_of_the_old(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        come(tab, site)
        old = tab.page.evaluate("async () => (await caches.keys()).join()")
        site.publish("two")
        go(tab, site)
        assert editions(tab) == ("two", "two"), "with a connection, what is kept is not shown"
        score(tab)
        tab.until("async (old) => !(await caches.keys()).includes(old)", argument=old)
        tab.until(KEPT)
        tab.context.set_offline(True)
        tab.page.reload()
        assert editions(tab) == ("two", "two")
        score(tab)


def test_without_a_connection_the_old_edition_stays_whole_when_a_new_one_is_out(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        come(tab, site)
        tab.context.set_offline(True)
        site.publish("two")
        tab.page.reload()
        assert editions(tab) == ("one", "one")
        score(tab)


def test_a_page_open_while_the_site_is_published_anew_is_not_kept(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        go(tab, site)
        script = "() => navigator.serviceWorker.addEventListener('message', ({data}) => { window.heard = data.type; })"
        tab.page.evaluate(script)
        html = (site.server.root / "check/index.html").read_text(encoding="utf-8")
        newer = re.sub(r'data-edition-of-site="\w+"', 'data-edition-of-site="newer"', html)
        (site.server.root / "check/index.html").write_text(newer, encoding="utf-8")
        score(tab)
        tab.until("() => window.heard")
        assert tab.page.evaluate("async () => (await caches.keys()).length") == 0


def test_switched_off_it_forgets_everything_on_devices_that_have_it(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        come(tab, site)
        until_kept(tab, {each["name"]: each["sha256"] for each in manifest()["files"] if "trimmed" in each["name"]})
        site.publish("two", offline=False)
        go(tab, site)
        tab.until(GONE)
        assert copies(tab) == {}
        score(tab)
        tab.page.wait_for_timeout(1500)
        assert tab.page.evaluate(GONE), "and the page does not ask for it again"
        assert copies(tab) == {}
        assert editions(tab) == ("two", "two")


def test_other_stores_of_the_same_host_are_left_alone(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        go(tab, site)
        tab.page.evaluate("async () => { await caches.open('somebody else'); }")
        score(tab)
        tab.until(KEPT)
        site.publish("two", offline=False)
        go(tab, site)
        tab.until("async () => (await caches.keys()).join() === 'somebody else'")


def test_a_page_without_an_assessment_asks_for_nothing_to_be_kept(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        go(tab, site, "")
        tab.page.wait_for_timeout(500)
        assert tab.page.evaluate(GONE)
        assert not [path for path in site.server.asked if "hitl" in path]


@pytest.mark.parametrize("why", LESS)
def test_a_reader_who_wants_less_loaded_gets_python_on_use_and_nothing_kept(
    site: Site, open_tab: Opener, why: str
) -> None:
    with open_tab(site.server) as tab:
        tab.context.add_init_script(LESS[why])
        go(tab, site)
        wake(tab)
        tab.page.wait_for_timeout(700)
        assert not [path for path in site.server.asked if "runtime" in path or path.endswith("worker.mjs")]
        tab.page.locator("hitl-assessment input[type=radio]").first.focus()
        tab.until(READY, 40)
        tab.page.wait_for_timeout(1500)
        assert tab.page.evaluate(GONE)
        assert copies(tab) == {}


def test_nothing_of_python_is_fetched_before_the_page_is_painted(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        go(tab, site)
        score(tab)
        painted, asked = tab.page.evaluate(
            """() => [performance.getEntriesByName('first-paint')[0].startTime,
              performance.getEntriesByType('resource')
                .filter(({name}) => /worker|trimmed|runtime|[/]data[/]/.test(name)).map(({startTime}) => startTime)]"""
        )
        assert asked
        assert min(asked) >= painted


def test_one_python_serves_every_page_of_a_tab(site: Site, open_tab: Opener) -> None:
    with open_tab(site.server) as tab:
        go(tab, site)
        score(tab)
        tab.page.locator("article a", has_text="More").click()
        tab.until("() => document.querySelector('h1').textContent.startsWith('More')")
        score(tab)
        assert len(tab.workers) == 1
