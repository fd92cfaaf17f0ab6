"""The order of steps that arrows give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush


def ordered(nodes: Sequence[str], after: Mapping[str, set[str]]) -> list[str]:
    """Return *nodes* so that each comes after those that point to it, *after* giving these by node.

    Of several that could come next, and where arrows go round in a circle, the order of *nodes* counts.
    """
    places = {node: place for place, node in enumerate(nodes)}
    waits = [{places[each] for each in after.get(node, ()) if each in places and each != node} for node in nodes]
    leads: list[list[int]] = [[] for _ in nodes]
    for place, before in enumerate(waits):
        for each in before:
            leads[each].append(place)
    free = [place for place, before in enumerate(waits) if not before]
    heapify(free)
    left = dict.fromkeys(range(len(nodes)))
    done: list[str] = []
    while left:
        place = heappop(free) if free else next(iter(left))
        if place not in left:
            continue
        del left[place]
        done.append(nodes[place])
        for each in leads[place]:
            waits[each].discard(place)
            if not waits[each] and each in left:
                heappush(free, each)
    return done
