# Files that began as copies share their steps' ids; files that were typed apart share only names, or ids that were
# given by counting. So an id counts by itself only where it says something, and a name only where it is unique.
"""Which step of one workflow is which of another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from hitl_content.model.workflow import Step

COUNTED = re.compile(r"step-\d+")
"""Ids that are given to steps without one, by their place."""


def pair(before: Sequence[Step], after: Sequence[Step]) -> dict[str, str]:
    """Return for each step of *after* that is also in *before* the id it has there, by its id in *after*."""
    earlier = {step.id: step for step in before}
    left = dict(earlier)
    found: dict[str, str] = {}

    def take(step: Step, id_: str) -> None:
        found[step.id] = id_
        del left[id_]

    for step in after:
        other = left.get(step.id)
        if other is not None and _name(other) == _name(step):
            take(step, other.id)
    names = Counter(_name(step) for step in left.values())
    mine = Counter(_name(step) for step in after if step.id not in found)
    by_name = {_name(step): step.id for step in left.values()}
    for step in after:
        name = _name(step)
        if step.id not in found and name and names[name] == mine[name] == 1:
            take(step, by_name[name])
    for step in after:
        if step.id not in found and step.id in left and not COUNTED.fullmatch(step.id):
            take(step, step.id)
    return found


def moved(places: Sequence[int]) -> frozenset[int]:
    """Return the fewest of *places*, which are the earlier places in the later order, that were moved."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(ends, place)
        before.append(tails[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        tails[at : at + 1] = [index]
    kept = set()
    index = tails[-1] if tails else -1
    while index >= 0:
        kept.add(places[index])
        index = before[index]
    return frozenset(places) - kept


def _name(step: Step) -> str:
    return " ".join(step.name.casefold().split())
