# A counterfactual is looked for in two steps. Which changes would break every clause that holds an outcome depends
# on those clauses and on the answers they look at, and on nothing else: that is a plan, made once. Where the outcome
# then settles depends on the other clauses that stand.
"""Which sets of changed answers would break the clauses that hold an outcome where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeVar

from hitl_content.engine.neighbourhood import Alternative, Changes

MOST_CHANGES = 3
"""The largest set of changed answers that is looked for."""

MOST_TRIES = 40
"""The most sets of questions that are tried for one outcome, so that a click stays quick on any assessment."""

MOST_SETS = 4
"""The most sets of one size that are reported for one outcome."""


Found = TypeVar("Found")


class Try(NamedTuple):
    """One set of changed answers."""

    changes: Changes
    left: int | None
    """Clauses the changed answers leave standing, of those that stand; None where others may come to stand."""


class Plan:
    """The sets of changed answers that may lift an outcome, smallest first; each is worked out when asked for."""

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
        """Return the first changes of each set of the smallest size that can do, ``MOST_SETS`` of them at most."""
        if self._firsts is None:
            self._firsts = ()
            for sets in self.sizes():
                self._firsts = first_of(next(iter(tries), None) for tries in sets)
                if self._firsts:
                    break
        return self._firsts

    def sizes(self) -> Iterator[Iterable[Iterable[Try]]]:
        """Yield, for each size, the sets of so many questions that can do: of each its changes in the order to try.

        Go through all sets of one size before the next: together they may be no more than ``MOST_TRIES``.
        """
        singles = self._singles()[:MOST_TRIES]
        yield singles  # most plans end here, so what only larger sets need is not yet worked out
        reach = [(index, self._broken(alternatives)) for index, alternatives in self._alternatives.items()]
        candidates = {
            index: [each for each in alternatives if self._tangled or self._direct & ~each.left]
            for index, alternatives in self._alternatives.items()
        }
        rest = iter(range(MOST_TRIES - len(singles)))
        for size in range(2, MOST_CHANGES + 1):
            yield (
                self._tries(indexes, candidates)
                for indexes, _ in zip(_covering(reach, size, self._direct), rest, strict=False)
            )

    def _singles(self) -> list[list[Try]]:
        direct = self._direct
        found = []
        for index, alternatives in self._alternatives.items():
            tries = [
                Try(((index, each.value),), each.left if each.only_fewer else None)
                for each in alternatives
                if not each.left & direct
            ]
            if tries:
                found.append(tries)
        return found

    def _broken(self, alternatives: Sequence[Alternative]) -> int:
        """Return the direct clauses that any of *alternatives* breaks."""
        mask = 0
        for each in alternatives:
            mask |= self._direct & ~each.left
        return mask

    def _tries(self, indexes: tuple[int, ...], candidates: Mapping[int, Sequence[Alternative]]) -> Iterator[Try]:
        for chosen in product(*[candidates[index] for index in indexes]):
            left = -1
            for each in chosen:
                left &= each.left
            if not left & self._direct:
                changes = tuple([(index, each.value) for index, each in zip(indexes, chosen, strict=True)])
                yield Try(changes, left if self.closed or all(each.only_fewer for each in chosen) else None)


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
    """Yield the sets of *size* questions whose clauses together are all those *wanted*, in order."""
    if size == 1:
        for index, mask in reach:
            if wanted & ~mask == 0:
                yield (index,)
        return
    rest = 0
    left = []
    for index, mask in reversed(reach):
        rest |= mask
        left.append((index, mask, rest))
    left.reverse()
    for place, (first, mask, still) in enumerate(left):
        if wanted & ~still:  # not even all that follow would do
            return
        for others in _covering(reach[place + 1 :], size - 1, wanted & ~mask):
            yield (first, *others)
