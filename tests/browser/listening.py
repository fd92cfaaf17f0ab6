# Nobody who tests this listens to a page, so what would be said is taken from where a screen reader takes it: the
# role, name, description and state of what has the focus, with the groups that are entered on the way, and the live
# regions, in the order in which they change.
"""What a tab would say to somebody who listens to it."""

from __future__ import annotations

import re
from typing import Any

from tests.browser.watching import Tab

LIVE = """() => {
  window.hitlSaid = [];
  const before = new WeakMap();
  const words = (each) => (each.checkVisibility() ? each.innerText.replace(/\\s+/g, ' ').trim() : '');
  const regions = () => document.querySelectorAll('[aria-live]:not([aria-live=off]), [role=status], [role=alert]');
  for (const each of regions()) before.set(each, words(each));
  new MutationObserver(() => {
    for (const each of regions()) {
      const now = words(each);
      if (now && now !== before.get(each)) {
        const how = each.getAttribute('role') === 'alert' ? 'assertively' : 'politely';
        window.hitlSaid.push(`(${how}) ${now}`);
      }
      before.set(each, now);
    }
  }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
}"""
"""Writes down every text of a live region that is new and to be seen."""
ANSWERED = """async () => {
  const host = document.querySelector('hitl-assessment');
  const rest = () => new Promise((resolve) => setTimeout(resolve, 150));
  await rest();
  await host.session.call('settings', {workflow: host.workflow, step: host.step});
  await rest();
}"""
"""Waits for Python, which answers one question after the other, and a moment before and after."""
GROUPS = {"group", "radiogroup", "navigation", "region", "list", "form", "search", "dialog", "alertdialog", "main"}
STATES = ("checked", "expanded", "disabled", "invalid", "required", "readonly", "pressed")
SILENT = {("checked", "false"), ("disabled", False), ("invalid", "false"), ("required", False), ("readonly", False)}
PASSING = re.compile(r"\d{1,2}:\d\d(?: [AP]M)?|20\d\d-\d\d-\d\d")
"""Times and days, which are others at each run."""


class Listener:
    """Listens to *tab* from now on, and writes down what is said in ``lines``."""

    def __init__(self, tab: Tab) -> None:
        self.lines: list[str] = []
        self._tab = tab
        self._session = tab.context.new_cdp_session(tab.page)
        self._inside: list[str] = []
        tab.page.evaluate(LIVE)

    def did(self, what: str) -> None:
        """Write down that somebody did *what*."""
        self.lines.append(f"> {what}")

    def announced(self) -> None:
        """Write down what live regions say until Python has answered and nothing more is said."""
        while True:
            self._tab.page.evaluate(ANSWERED)
            found: list[str] = self._tab.page.evaluate("() => window.hitlSaid.splice(0)")
            if not found:
                return
            self.lines += [PASSING.sub("<time>", each) for each in found]

    def here(self) -> None:
        """Write down what has the focus, and each group around it that was entered to get there."""
        *around, node = self._path()
        inside = [f"{_role(each)} {_text(each, 'name')!r}" for each in around if _is_group(each)]
        self.lines += [f"  enters {each}" for each in inside if each not in self._inside]
        self._inside = inside
        current = self._tab.page.evaluate("() => document.activeElement.getAttribute('aria-current') ?? ''")
        self.lines.append("  " + _told(node) + (f", current: {current}" if current else ""))

    def press(self, key: str) -> None:
        """Press *key* and write down what is said then, and where that leads."""
        self._tab.page.keyboard.press(key)
        self.did(key)
        self.announced()
        self.here()

    def tab_to(self, selector: str, most: int = 260) -> None:
        """Go on with Tab to *selector*, and write down only where that leads. Raises AssertionError."""
        for _ in range(most):
            self._tab.page.keyboard.press("Tab")
            if self._tab.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                self.did("Tab, on and on")
                self.here()
                return
        raise AssertionError(f"{selector} cannot be reached by Tab")

    def _path(self) -> list[dict[str, Any]]:
        """Return the node that has the focus, after those around it, the outermost first."""
        found = self._session.send("Runtime.evaluate", {"expression": "document.activeElement"})
        wanted = {"objectId": found["result"]["objectId"], "fetchRelatives": True}
        nodes = self._session.send("Accessibility.getPartialAXTree", wanted)["nodes"]
        by_id = {node["nodeId"]: node for node in nodes}
        path = [nodes[0]]
        while parent := by_id.get(path[0].get("parentId", "")):
            path.insert(0, parent)
        return path


def _role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def _text(node: dict[str, Any], what: str) -> str:
    return " ".join(str(node.get(what, {}).get("value", "")).split())


def _is_group(node: dict[str, Any]) -> bool:
    return not node["ignored"] and _role(node) in GROUPS and bool(_text(node, "name"))


def _told(node: dict[str, Any]) -> str:
    states = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    said = [f"{name}: {states[name]}" for name in STATES if name in states and (name, states[name]) not in SILENT]
    value = _text(node, "value")
    parts = [
        f"{_role(node)} {_text(node, 'name')!r}",
        f"= {value!r}" if value else "",
        *said,
        _text(node, "description"),
    ]
    return PASSING.sub("<time>", ", ".join(part for part in parts if part))
