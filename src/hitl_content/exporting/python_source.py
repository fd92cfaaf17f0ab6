# Policies for Python frameworks are Python, because their tables fail open: a tool they do not list runs unasked.
# A person's words go in as literals and nowhere else.
"""Parts of Python source."""

from __future__ import annotations

from collections.abc import Iterable

from hitl_content.exporting.decisions import Decision, Permission, Policy


def tables(policy: Policy) -> list[str]:
    """Return the lines that define MAP, ALLOWED, ASKED, DENIED, UNNAMED and OTHERWISE."""
    lines = [f"MAP = {policy.title!r}", "", "# What the map lets run by itself.", "ALLOWED = frozenset({"]
    lines += [f"    {each.tool!r}," for each in policy.those(Permission.ALLOW)]
    lines += ["})", "", "# What a person approves or rejects, call by call, with what they are told."]
    lines += _mapping("ASKED", policy.those(Permission.ASK))
    lines += ["", "# What an agent is not given, and why."]
    lines += _mapping("DENIED", policy.those(Permission.DENY))
    lines += ["", "# Steps of the map that name no tool: whatever does them is asked about.", "UNNAMED = ("]
    lines += [f"    {step!r}," for step in policy.unnamed]
    return [*lines, ")", "", f"OTHERWISE = {policy.otherwise!r}"]


def _mapping(name: str, decisions: Iterable[Decision]) -> list[str]:
    return [f"{name} = {{", *(f"    {each.tool!r}: {each.why!r}," for each in decisions), "}"]
