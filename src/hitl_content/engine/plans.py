# A counterfactual is looked for in two steps. Which changes would break every clause that holds an outcome depends
# on those clauses and on the answers they look at, and on nothing else: that is a plan, made once. Where the outcome
# then settles depends on the other clauses that stand.
"""Which sets of changed answers would break the clauses that hold an outcome where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import product
from operator import and_
from typing import TypeVar

from hitl_content.engine.neighbourhood import Alternative, Try

MOST_CHANGES = 3
"""The largest set of changed answers that is looked for."""

MOST_TRIES = 40
"""The most sets of questions that are tried for one outcome, so that a click stays quick on any assessment."""

MOST_SETS = 4
"""The most sets of one size that are reported for one outcome."""


Found = TypeVar("Found")

Breaking = dict[int, dict[int, Alternative]]
"""For each question, which clauses can be broken by changing it, with the least change that breaks just them."""


class Plan:
    """The sets of changed answers that may lift an outcome, smallest first; each is worked out when asked for."""

    __slots__ = ("_alternatives", "_direct", "_firsts", "_tangled", "closed")

    def __init__(self, candidates: Mapping[int, Sequence[Alternative]], direct: int, *, tangled: bool) -> None:
        """*candidates*: other values by question; *direct*: clauses that only those they ask about can break.

        *tangled*: whether there are further clauses, so that a change may do that breaks no direct one.
        """
        self.closed = not tangled and all(each.only_fewer for every in candidates.values() for each in every)
        """Whether breaking the direct clauses is all it takes, since no change makes another one stand."""
        self._alternatives = candidates
        self._direct = direct
        self._tangled = tangled
        self._firsts: tuple[Try, ...] | None = None

    def firsts(self) -> tuple[Try, ...]:
        """Return the first changes of each set of the smallest size that can do, ``MOST_SETS`` of them at most.

        Only of a plan that is closed.
        """
        if self._firsts is None:
            self._firsts = self._smallest()
        return self._firsts

    def _smallest(self) -> tuple[Try, ...]:
        direct = self._direct
        breaking: Breaking = {}
        reach = []
        for index, alternatives in self._alternatives.items():
            ways: dict[int, Alternative] = {}
            broken = 0
            for each in alternatives:
                breaks = direct & ~each.left
                if breaks and breaks not in ways:  # to break the same again, the one before is the lesser change
                    ways[breaks] = each
                    broken |= breaks
            breaking[index] = ways
            reach.append((index, broken))
        singles = [ways[direct].alone for ways in breaking.values() if direct in ways]
        if singles:
            return tuple(singles[:MOST_SETS])
        tries = MOST_TRIES
        for size in range(2, MOST_CHANGES + 1):
            found: list[Try] = []
            for indexes in _covering(reach, size, direct):
                if not tries or len(found) == MOST_SETS:
                    break
                tries -= 1
                found += _first(indexes, breaking, direct)
            if found:
                return tuple(found)
        return ()

    def sizes(self) -> Iterator[Iterable[Iterable[Try]]]:
        """Yield, for each size, the sets of so many questions that can do: of each its changes in the order to try.

        Go through all sets of one size before the next: together they may be no more than ``MOST_TRIES``.
        """
        singles, reach = self._singles()
        del singles[MOST_TRIES:]
        yield singles  # most plans end here, so what only larger sets need is not yet worked out
        direct, tangled = self._direct, self._tangled
        candidates = {
            index: [each for each in alternatives if tangled or direct & ~each.left]
            for index, alternatives in self._alternatives.items()
        }
        rest = iter(range(MOST_TRIES - len(singles)))
        for size in range(2, MOST_CHANGES + 1):
            yield (
                self._tries(indexes, candidates)
                for indexes, _ in zip(_covering(reach, size, direct), rest, strict=False)
            )

    def _singles(self) -> tuple[list[list[Try]], list[tuple[int, int]]]:
        """Return the changes of one answer that can do, by question; and what any change to each question breaks."""
        direct = self._direct
        found = []
        reach = []
        for index, alternatives in self._alternatives.items():
            tries: list[Try] = []
            broken = 0
            for _, left, _, alone in alternatives:
                breaks = direct & ~left
                broken |= breaks
                if breaks == direct:
                    tries.append(alone)
            reach.append((index, broken))
            if tries:
                found.append(tries)
        return found, reach

    def _tries(self, indexes: tuple[int, ...], candidates: Mapping[int, Sequence[Alternative]]) -> Iterator[Try]:
        for chosen in product(*[candidates[index] for index in indexes]):
            left = -1
            for each in chosen:
                left &= each.left
            if not left & self._direct:
                changes = tuple([(index, each.value) for index, each in zip(indexes, chosen, strict=True)])
                yield changes, left if self.closed or all(each.only_fewer for each in chosen) else None


def _first(indexes: Sequence[int], breaking: Breaking, direct: int) -> list[Try]:
    """Return the first changes of all the questions at *indexes* that break all *direct* clauses, if any do."""
    *some, last = indexes
    for chosen in product(*[breaking[index] for index in some]):
        wanted = direct
        for breaks in chosen:
            wanted &= ~breaks
        for breaks in breaking[last]:
            if not wanted & ~breaks:
                found = [breaking[index][broken] for index, broken in zip(indexes, (*chosen, breaks), strict=True)]
                changes = tuple([(index, each.value) for index, each in zip(indexes, found, strict=True)])
                return [(changes, reduce(and_, [each.left for each in found]))]
    return []


def first_of(found: Iterable[Found | None]) -> tuple[Found, ...]:
    """Return the first ``MOST_SETS`` of *found* that are there; no more is asked for."""
    some: list[Found] = []
    for each in found:
        if each is not None:
            some.append(each)
            if len(some) == MOST_SETS:
                break
    return tuple(some)


def _covering(reach: Sequence[tuple[int, int]], size: int, wanted: int) -> Iterator[tuple[int, ...]]:
    """Yield the sets of *size* questions, two or more, whose clauses together are all those *wanted*, in order."""
    rest = 0
    left = []
    for index, mask in reversed(reach):
        rest |= mask
        left.append((index, mask, rest))
    left.reverse()
    for place, (first, mask, still) in enumerate(left):
        if wanted & ~still:  # not even all that follow would do
            return
        more = wanted & ~mask
        if size > 2:
            for others in _covering(reach[place + 1 :], size - 1, more):
                yield (first, *others)
            continue
        for second, breaks, _ in left[place + 1 :]:
            if not more & ~breaks:
                yield first, second
