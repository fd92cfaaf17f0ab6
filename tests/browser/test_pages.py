"""Every page, for everybody: nothing goes wrong, axe finds no fault, and nothing scrolls sideways."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.browser.axe import DESKTOP, PHONE, faults_in_both_palettes, overflow
from tests.browser.conftest import Opener
from tests.browser.serving import Server
from tests.browser.watching import Tab

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
TWICE = 640
"""The width at which a window of 1280 shows a page at twice the size."""


@dataclass(kw_only=True)
class Look:
    """What one visit to a page showed."""

    seen: dict[str, list[str]]
    """What went wrong while it was loaded."""
    wide: dict[int, int] = field(default_factory=dict)
    """By how many pixels it is wider than the window, by the width of the window."""
    faults: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What axe finds wrong with it, by the width of the window."""


def addresses(site: Server) -> list[str]:
    """Return the address of every page, as the site tells it, and of the one for addresses that lead nowhere."""
    listed = ET.parse(site.root / "sitemap.xml").getroot().iter(MAP)  # noqa: S314 - made by this build
    found = [(each.text or "").removeprefix(site.url()) for each in listed]
    assert len(found) > 30
    assert not any(address.startswith("http") for address in found)
    return [*found, "404.html"]


def look(tab: Tab, address: str) -> Look:
    """Open the page as on a phone, make the window wider, and look at everything."""
    tab.page.set_viewport_size(PHONE)
    tab.page.goto(address, wait_until="load")
    tab.page.wait_for_timeout(100)
    found = Look(seen={what: list(seen) for what, seen in tab.seen().items() if seen})
    tab.forget()
    for viewport in (PHONE, DESKTOP):
        tab.page.set_viewport_size(viewport)
        found.wide[viewport["width"]] = overflow(tab)
        found.faults[viewport["width"]] = faults_in_both_palettes(tab)
    tab.page.set_viewport_size({"width": TWICE, "height": 450})
    found.wide[TWICE] = overflow(tab)
    return found


@pytest.fixture(scope="module")
def looks(built_site: Server, open_tab: Opener) -> dict[str, Look]:
    """What there was to see on every page, by its address."""
    built_site.behave()
    with open_tab(built_site, reduced_motion="reduce") as tab:
        return {address: look(tab, built_site.url(address)) for address in addresses(built_site)}


def test_no_page_breaks_the_policy_asks_another_host_or_reports_an_error(looks: dict[str, Look]) -> None:
    wrong = {address: found.seen for address, found in looks.items() if found.seen}
    assert not wrong, json.dumps(wrong, indent=1)


def test_no_page_has_a_fault_that_a_machine_can_find(looks: dict[str, Look]) -> None:
    wrong = {
        f"{address} at {width}": faults
        for address, found in looks.items()
        for width, faults in found.faults.items()
        if faults
    }
    assert not wrong, json.dumps(wrong, indent=1)


def test_no_page_scrolls_sideways_on_a_phone_or_at_twice_the_size(looks: dict[str, Look]) -> None:
    wide = {f"{address} at {width}": more for address, found in looks.items() for width, more in found.wide.items()}
    assert not {where: more for where, more in wide.items() if more > 0}


def test_the_map_of_the_site_names_every_page(built_site: Server) -> None:
    # Reports among the files are for downloading: they carry their own styles, and are not pages of the site.
    pages = {path.relative_to(built_site.root).as_posix() for path in built_site.root.rglob("index.html")}
    assert {address.removesuffix("index.html") for address in pages} == {*addresses(built_site)} - {"404.html"}
