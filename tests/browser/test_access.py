"""For everybody: names, roles and announcements, targets, zoom, forced colours, motion."""

from __future__ import annotations

from tests.browser.axe import PHONE, overflow
from tests.browser.conftest import Opener
from tests.browser.filling import ELEMENT, choose, ready, said, unfold
from tests.browser.serving import Server

HAND = f"document.querySelector('{ELEMENT}')"
ACTED_ON = {
    "button",
    "link",
    "textbox",
    "radio",
    "checkbox",
    "combobox",
    "spinbutton",
    "searchbox",
    "DisclosureTriangle",
}
"""The roles that a reader does something with, as Chromium calls them."""


def test_names_and_roles_are_what_assistive_technology_needs(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        element = tab.page.locator(ELEMENT)
        snapshot = element.aria_snapshot()
        for line in (
            'textbox "Name of the workflow"',
            'textbox "Name of this step"',
            'group "How badly could a mistake at this step hurt somebody?"',
            'radio "We don’t know',
            'navigation "Steps"',
            'heading "Steps"',
            'button "Add a step"',
            'region "Result"',
        ):
            assert line in snapshot, f"{line} is not in\n{snapshot[:6000]}"
        assert 'img ""' not in snapshot
        assert tab.page.locator(f"{ELEMENT} [data-part=announce]").get_attribute("aria-live") == "polite"


def test_everything_that_can_be_acted_on_has_a_name_in_the_accessibility_tree(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        tab.page.evaluate(f"() => {{ for (const fold of {HAND}.querySelectorAll('details')) fold.open = true; }}")
        tree = tab.context.new_cdp_session(tab.page).send("Accessibility.getFullAXTree")["nodes"]
        acted_on = [node for node in tree if not node["ignored"] and node["role"]["value"] in ACTED_ON]
        assert len(acted_on) > 100
        assert [node["role"]["value"] for node in acted_on if not node["name"]["value"].strip()] == []


def test_a_change_is_announced_politely_and_in_words(site: Server, open_tab: Opener) -> None:
    with open_tab(site) as tab:
        ready(tab, site)
        assert said(tab, "announce") == "", "nothing is announced before anything has changed"
        choose(tab)
        words = str(tab.until(f"() => {HAND}.querySelector('[data-part=announce]').textContent"))
        tree = tab.context.new_cdp_session(tab.page).send("Accessibility.getFullAXTree")["nodes"]
        by_id = {node["nodeId"]: node for node in tree}
        node = next(node for node in tree if node.get("name", {}).get("value") == words)
        live = set()
        while node:
            live |= {each["value"]["value"] for each in node.get("properties", ()) if each["name"] == "live"}
            node = by_id.get(node.get("parentId"))
        assert "polite" in live, f"{words!r} is not in a live region of the accessibility tree"


def test_at_twice_the_size_nothing_is_lost_or_scrolls_both_ways(site: Server, open_tab: Opener) -> None:
    cut = f"""() => [...{HAND}.querySelectorAll('*')].filter((each) => each.checkVisibility()
      && !each.closest('svg, .hitl-hidden, input, [role=group][tabindex="0"]') && each.clientWidth
      && each.scrollWidth > each.clientWidth + 1
      && ['hidden', 'clip'].includes(getComputedStyle(each).overflowX)).map((each) => each.outerHTML.slice(0, 120))"""
    # 1280 pixels at 200 per cent are 640, each twice as large.
    with open_tab(site, viewport={"width": 640, "height": 450}, device_scale_factor=2) as tab:
        ready(tab, site)
        tab.page.evaluate(f"() => {{ for (const fold of {HAND}.querySelectorAll('details')) fold.open = true; }}")
        assert tab.page.evaluate(cut) == []
        assert overflow(tab) == 0


def test_levels_are_told_apart_by_shape_and_word_in_forced_colours(site: Server, open_tab: Opener) -> None:
    with open_tab(site, forced_colors="active", reduced_motion="reduce") as tab:
        ready(tab, site)
        marks = tab.page.evaluate(
            f"""() => [...{HAND}.querySelectorAll('[data-part=strip] .hitl-meter')].map((meter) => [
              meter.dataset.outcome, meter.getAttribute('aria-label'),
              [...meter.children].map((mark) => getComputedStyle(mark)).map((style) =>
                `${{style.height}} ${{style.borderTopWidth}} ${{style.backgroundColor}}`).join()])"""
        )
        assert marks
        for outcome in {mark[0] for mark in marks}:
            seen = {(label, drawn) for where, label, drawn in marks if where == outcome}
            labels = {label for label, _ in seen}
            assert len({drawn for _, drawn in seen}) == len(labels), f"{outcome}: {seen}"


def test_every_target_is_at_least_24_pixels_each_way(site: Server, open_tab: Opener) -> None:
    small = f"""() => [...{HAND}.querySelectorAll('button, summary, select, input, textarea')]
      .filter((each) => each.checkVisibility() && !each.closest('.hitl-picture'))
      .map((each) => [each, each.matches('[type=radio], [type=checkbox]') ? each.labels[0] ?? each : each])
      .filter(([, box]) => box.getBoundingClientRect().width < 24 || box.getBoundingClientRect().height < 24)
      .map(([each]) => each.outerHTML.slice(0, 120))"""
    with open_tab(site, viewport=PHONE) as tab:
        ready(tab, site)
        unfold(tab, "shelf")
        assert tab.page.evaluate(small) == []


def test_chosen_and_current_are_seen_in_forced_colours(site: Server, open_tab: Opener) -> None:
    with open_tab(site, forced_colors="active", reduced_motion="reduce") as tab:
        ready(tab, site)
        styles = tab.page.evaluate(
            f"""() => [...{HAND}.querySelectorAll('.hitl-option:has(:checked), .hitl-strip [aria-current]')]
              .filter((each) => each.checkVisibility()).map((each) => getComputedStyle(each).outlineStyle)"""
        )
        assert styles
        assert set(styles) == {"solid"}
        moving = tab.page.evaluate(f"() => {HAND}.getAnimations({{ subtree: true }}).length")
        assert moving == 0
