# A counterfactual is looked for in two steps. Which changes would break every clause that holds an outcome depends
# on those clauses and on the answers they look at, and on nothing else: that is a plan, made once. Where the outcome
# then settles depends on the rest of the row, and is tried for every row.
"""Which sets of changed answers would break the clauses that hold an outcome where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TypeVar

from hitl_content.engine.neighbourhood import Alternative, Changes
from hitl_content.model.result import Counterfactual

MOST_CHANGES = 3
"""The largest set of changed answers that is looked for."""

MOST_TRIES = 40
"""The most sets of questions that are tried for one outcome, so that a click stays quick on any assessment."""

class Try:
    """One set of changed answers."""

    __slots__ = ("changes", "left", "made")

    def __init__(self, changes: Changes, left: int | None) -> None:
        self.changes = changes
        self.left = left
        """Clauses the changed answers leave standing, of those that stand; None where others may come to stand."""
        self.made: dict[tuple[int, int], Counterfactual] = {}
        """The counterfactual it is, by outcome and place; equal ones are one record."""


Item = TypeVar("Item")


class Kept(Iterable[Item]):
    """What an iterator gives, asked for once and kept."""

    __slots__ = ("_given", "_source")

    def __init__(self, source: Iterator[Item]) -> None:
        self._given: list[Item] = []
        self._source = source

    def __iter__(self) -> Iterator[Item]:
        yield from self._given
        for item in self._source:
            self._given.append(item)
            yield item


class Plan:
    """The sets of changed answers that may lift an outcome, smallest first; each is worked out when asked for."""

    def __init__(self, candidates: Mapping[int, Sequence[Alternative]], direct: int, *, tangled: bool) -> None:
        """*candidates*: other values by question; *direct*: clauses that only those they ask about can break.

        *tangled*: whether there are further clauses, so that a change may do that breaks no direct one.
        """
        self.closed = not tangled and all([each.only_fewer for every in candidates.values() for each in every])
        """Whether no change makes another clause stand, so that those that stand now decide what comes of it."""
        self._alternatives = candidates
        self._direct = direct
        self._tangled = tangled
        self._left = MOST_TRIES
        self._sizes: list[Iterable[Iterable[Try]]] = []
        self._candidates: dict[int, list[Alternative]] = {}
        self._reach: list[tuple[int, int]] = []

    def sets(self, size: int) -> Iterable[Iterable[Try]]:
        """Return, for each set of *size* questions that can do, its changes in the order they are to be tried.

        Ask for a size only after all sets of the size before it: together they may be no more than ``MOST_TRIES``.
        """
        while len(self._sizes) < size:
            larger = len(self._sizes) + 1
            self._sizes.append(Kept(self._larger(larger)) if larger > 1 else self._singles())
        return self._sizes[size - 1]

    def _singles(self) -> list[list[Try]]:
        """Most plans end here, so what only larger sets need is not yet worked out."""
        direct = self._direct
        found = []
        for index, alternatives in self._alternatives.items():
            tries = [
                Try(((index, each.value),), each.left if each.only_fewer else None)
                for each in alternatives
                if not each.left & direct
            ]
            if tries:
                self._left -= 1
                if self._left < 0:
                    break
                found.append(tries)
        return found

    def _larger(self, size: int) -> Iterator[Kept[Try]]:
        if not self._reach:
            self._prepare()
        for indexes in _covering(self._reach, size, self._direct):
            self._left -= 1
            if self._left < 0:
                break
            yield Kept(self._tries(indexes))

    def _prepare(self) -> None:
        direct = self._direct
        for index, alternatives in self._alternatives.items():
            mask = 0
            for each in alternatives:
                mask |= direct & ~each.left
            self._reach.append((index, mask))
            self._candidates[index] = [each for each in alternatives if self._tangled or direct & ~each.left]

    def _tries(self, indexes: tuple[int, ...]) -> Iterator[Try]:
        for chosen in product(*[self._candidates[index] for index in indexes]):
            left = -1
            for each in chosen:
                left &= each.left
            if not left & self._direct:
                changes = tuple([(index, each.value) for index, each in zip(indexes, chosen, strict=True)])
                yield Try(changes, left if all([each.only_fewer for each in chosen]) else None)


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
