"""What axe finds wrong with a page, as far as the standards and its own good practice go."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import ViewportSize

from tests.browser.conftest import ROOT
from tests.browser.watching import Tab

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PALETTES = {"light": "default", "dark": "slate"}
"""What the theme calls the palette for each."""
RUN = """async ([root, only]) => (scrollTo(0, 0),
  document.querySelectorAll(".hitl-columns, .hitl-result")
    .forEach((each) => (each.style.contentVisibility = "visible")),
  await axe.run(root || document, {
  resultTypes: ["violations"],
  ...(only.length ? {runOnly: only} : {rules: {"target-size": {enabled: true}}}),
})).violations.map(({id, nodes}) => [id, nodes.map(({html, failureSummary}) =>
  `${html.slice(0, 160)} ${failureSummary.replaceAll(/\\s+/g, " ").slice(0, 240)}`)])"""
"""Every rule but the experimental ones, and the one for the size of targets, which axe leaves out by default.
From the top of the page, so that no target lies half under the header, and with everything laid out: a part that is out
of view keeps a guessed height, and what is in it seems to lie over the next."""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that may find something else in another palette; everything else on a page stays as it is."""


def faults(tab: Tab, root: str = "", only: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Return what is wrong on the page (or inside *root*) by the name of the rule, for all rules or *only* some."""
    if not tab.page.evaluate("() => 'axe' in window"):
        tab.page.evaluate(AXE)
    found: list[tuple[str, list[str]]] = tab.page.evaluate(RUN, [root, only])
    return {rule: nodes[:3] for rule, nodes in found}


def overflow(tab: Tab) -> int:
    """Return by how many pixels the page is wider than the window."""
    return int(tab.page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def faults_in_both_palettes(tab: Tab, root: str = "") -> dict[str, dict[str, list[str]]]:
    """Return what is wrong in light and in dark, and leave the page in light. The tab must have reduced motion."""
    found = {}
    for scheme in reversed(SCHEMES):
        tab.page.emulate_media(color_scheme=scheme)
        tab.until("(name) => document.body.dataset.mdColorScheme === name", argument=PALETTES[scheme])
        found[scheme] = faults(tab, root, COLOURS if scheme == "dark" else ())
    return {scheme: wrong for scheme, wrong in found.items() if wrong}
