# Krippendorff's alpha, since it takes any number of raters, missing answers and ordered options at once. The
# definition followed is that of his "Computing Krippendorff's Alpha-Reliability" (2011); a test holds its example.
"""Figures of agreement, exact."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from hitl_content.model.number import Number

Unit = Sequence[Hashable]
"""What each rater who answered said of one thing."""

RELIABLE = Fraction(8, 10)
TENTATIVE = Fraction(2, 3)
"""The customary marks for alpha: relied upon from the first, tentative conclusions from the second."""


class Scale(StrEnum):
    """How answers differ from one another."""

    NOMINAL = "nominal"
    """They are the same or not."""
    ORDINAL = "ordinal"
    """They are places in an order, whose distances are not equal."""
    INTERVAL = "interval"
    """They are numbers."""


def same_pairs(units: Iterable[Unit]) -> tuple[int, int]:
    """Return how many pairs of raters gave the same answer, and how many pairs there are."""
    same = pairs = 0
    for unit in units:
        for one, other in combinations(unit, 2):
            pairs += 1
            same += one == other
    return same, pairs


def alpha(units: Iterable[Unit], scale: Scale) -> Fraction | None:
    """Return Krippendorff's alpha of *units* on *scale*.

    None where no unit has two answers, and where all answers are the same: chance then leaves nothing to correct.
    For the ordinal scale answers are places (integers); for the interval scale exact numbers.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    count: dict[Hashable, int] = {}
    for unit in pairable:
        for value in unit:
            count[value] = count.get(value, 0) + 1
    total = sum(count.values())
    if not total:
        return None
    distance = _distance(scale, count)
    apart = {pair: distance(*pair) for pair in combinations(count, 2)}
    expected = sum((count[one] * count[other] * gap for (one, other), gap in apart.items()), Fraction(0))
    if not expected:
        return None
    observed = Fraction(0)
    for unit in pairable:
        for one, other in combinations(unit, 2):
            if one != other:
                gap = apart[one, other] if (one, other) in apart else apart[other, one]
                observed += gap / (len(unit) - 1)
    return 1 - (total - 1) * observed / expected


def _distance(scale: Scale, count: dict[Hashable, int]) -> Callable[[Hashable, Hashable], Fraction]:
    """Return the squared distance between two answers."""

    def ordinal(one: Hashable, other: Hashable) -> Fraction:
        low, high = sorted((_number(one), _number(other)))
        between = sum(number for value, number in count.items() if low <= _number(value) <= high)
        return (between - Fraction(count[one] + count[other], 2)) ** 2

    def interval(one: Hashable, other: Hashable) -> Fraction:
        return Fraction(_number(one) - _number(other)) ** 2

    known = {Scale.ORDINAL: ordinal, Scale.INTERVAL: interval}
    return known.get(scale, lambda _one, _other: Fraction(1))


def _number(value: Hashable) -> Number:
    if not isinstance(value, int | Fraction):
        raise TypeError(f"not a place or a number: {value!r}")
    return value
