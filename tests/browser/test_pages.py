"""Every page of the site, for everybody: no fault axe can find, no scrolling sideways, in both palettes, wide and narrow."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import Any, Literal

from tests.browser.axe import COLOURS, faults, overflow
from tests.browser.conftest import Opener
from tests.browser.serving import Server

SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 320, "height": 640}}
PALETTES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}
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
            tab.page.emulate_media(color_scheme="light")
            tab.page.goto(site.url(address), wait_until="load")
            for size, viewport in SIZES.items():
                tab.page.set_viewport_size(viewport)
                for scheme, name in PALETTES.items():
                    tab.page.emulate_media(color_scheme=scheme)
                    tab.until("(name) => document.body.dataset.mdColorScheme === name", argument=name)
                    if found := faults(tab, only=COLOURS if scheme == "dark" else ()):
                        wrong[f"{address} in {scheme} on a {size}"] = found
                if (wide := overflow(tab)) > 0:
                    wrong[f"{address} is too wide on a {size}"] = wide
    assert not wrong, json.dumps(wrong, indent=1)
