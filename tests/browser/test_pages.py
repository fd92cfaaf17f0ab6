"""Every page, for everybody: no fault axe can find in both palettes, wide and narrow, and no scrolling sideways."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import Any

from tests.browser.axe import DESKTOP, PHONE, faults_in_both_palettes, overflow
from tests.browser.conftest import Opener
from tests.browser.serving import Server

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(site: Server) -> list[str]:
    """Return the address of every page, as the site tells it, and of the one for addresses that lead nowhere."""
    listed = ET.parse(site.root / "sitemap.xml").getroot().iter(MAP)  # noqa: S314 - made by this build
    found = [(each.text or "").removeprefix(site.url()) for each in listed]
    assert len(found) > 30
    assert not any(address.startswith("http") for address in found)
    return [*found, "404.html"]


def test_no_page_has_a_fault_that_a_machine_can_find(site: Server, open_tab: Opener) -> None:
    wrong: dict[str, Any] = {}
    with open_tab(site, reduced_motion="reduce") as tab:
        for address in addresses(site):
            tab.page.goto(site.url(address), wait_until="load")
            for viewport in (DESKTOP, PHONE):
                tab.page.set_viewport_size(viewport)
                if found := faults_in_both_palettes(tab):
                    wrong[f"{address} at {viewport['width']}"] = found
    assert not wrong, json.dumps(wrong, indent=1)


def test_no_page_scrolls_sideways_on_a_phone_or_at_twice_the_size(site: Server, open_tab: Opener) -> None:
    wide = {}
    with open_tab(site, viewport=PHONE) as tab:
        for address in addresses(site):
            tab.page.set_viewport_size(PHONE)
            tab.page.goto(site.url(address), wait_until="load")
            for width in (320, 640):
                tab.page.set_viewport_size({"width": width, "height": 450})
                if (more := overflow(tab)) > 0:
                    wide[f"{address} at {width}"] = more
    assert not wide
