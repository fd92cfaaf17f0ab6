# The rule of three is the shortest honest statement about a record without failures, and the chain the shortest
# about many good steps in a row. Both are kept exact; the three stands for -ln(0.05), which is 2.996.
"""How far a record without failures reaches, and how far a chain of steps does."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, prod

from hitl_content.model.number import Number

THREE = 3
"""Chance 5 per cent: ``(1 - p)^n = 0.05`` gives ``n p`` of about 3 for small p."""


def error_bound(items: Number) -> Fraction | None:
    """Return the error rate, a share of one, that *items* in a row without a failure make unlikely to be exceeded.

    ``3 / n``, at 95 per cent; never above 1, and None without items. Source: the rule of three, J. A. Hanley and
    A. Lippman-Hand, JAMA 1983. Any change of model, prompt or policy starts the count again.
    """
    return min(Fraction(1), Fraction(THREE, items)) if items > 0 else None


def items_to_show(error_rate: Number) -> int | None:
    """Return how many items in a row must be right to show that the rate is below *error_rate*, a share of one.

    ``n = 3 / p``, rounded up: 60 for 5 per cent, 150 for 2, 300 for 1. None where the rate is not above 0, since no
    number of items shows that. Source as for ``error_bound``.
    """
    return ceil(Fraction(THREE, error_rate)) if error_rate > 0 else None


def chain(error_rates: Iterable[Number]) -> Fraction:
    """Return the chance that a case passes every step right: the product of ``1 - p`` over *error_rates*.

    Shares of one. Steps are taken as independent, which is the kinder assumption where they share a model. With n
    steps of the same rate this is ``(1 - p)^n``.
    """
    rates = list(error_rates)
    kept = prod(rate.denominator - rate.numerator for rate in rates)  # one fraction is made, not one a rate
    return Fraction(kept, prod(rate.denominator for rate in rates))
