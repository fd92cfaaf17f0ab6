# Not a hook itself: the decision table and the list of rules are filtered alike.
"""Filters without a script: native radio buttons, and style rules that hide what a chosen one leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hitl_content.exporting.markup import Markup, element


def choices(name: str, legend: str, values: Mapping[str, str]) -> Markup:
    """Return one group of radio buttons, *All* first. *values* are labels by value."""
    buttons = (
        element(
            "label",
            element("input", type="radio", name=name, value=value, checked=value == "all"),
            label,
            class_="site-filter__choice",
        )
        for value, label in ({"all": "All"} | dict(values)).items()
    )
    return element("fieldset", element("legend", legend), element("div", *buttons, class_="site-filter__choices"))


def form(label: str, *groups: Markup) -> Markup:
    """Return the groups of radio buttons together. *label* names them for those who cannot see them."""
    return element("form", *groups, class_="site-filter", aria_label=label, autocomplete="off")


def hiding(scope: str, row: str, name: str, values: Iterable[str], attribute: str = "") -> str:
    """Return style rules: within *scope*, each *row* without the chosen value in ``data-<attribute>`` is hidden."""
    attribute = attribute or name
    return "\n".join(
        f'{scope}:has([name="{name}"][value="{value}"]:checked) {row}:not([data-{attribute}~="{value}"])'
        " { display: none !important; }"
        for value in values
    )
