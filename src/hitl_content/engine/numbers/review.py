# Both sides of the account in one unit, so that a check that costs more than it saves is seen as plainly as one
# that is missing. Money has no say beyond this: gates and rules never see these figures.
"""What one check before release is worth."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hitl_content.model.number import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a check is up against. Rates are shares of one; costs are money in one currency, all of them per item."""

    detection: Number
    """Share of mistakes the reviewer catches."""
    error_cost: Number
    """What a mistake costs that gets through."""
    recoverable: Number = 0
    """Share of that cost which can still be recovered after release."""
    wrong_overrides: Number = 0
    """Share of right results that the reviewer turns wrong."""
    override_cost: Number = 0
    """What turning a right result wrong costs."""
    review_cost: Number
    """What the check itself costs."""
    delay_cost: Number = 0
    """What the wait for the check costs."""


def value_of_review(error_rate: Number, check: Check) -> Fraction:
    """Return what checking one item before release is worth rather than mending it afterwards, in money.

    ``V = p d C (1 - r) - [(1 - p) f Cf + c + D]``. *error_rate* is p, a share of one. Positive: the check saves
    more than it costs. Own derivation: what is saved on average, less what is spent on average.
    """
    saved = error_rate * check.detection * check.error_cost * (1 - Fraction(check.recoverable))
    spoilt = (1 - Fraction(error_rate)) * check.wrong_overrides * check.override_cost
    return saved - (spoilt + check.review_cost + check.delay_cost)


def break_even(check: Check) -> Fraction | None:
    """Return the error rate at which a check is worth exactly what it costs, as a share of one.

    ``p* = (f Cf + c + D) / (d C (1 - r) + f Cf)``. Above 1 no error rate makes the check pay. None where a check
    neither catches nor spoils anything, so that there is no such rate. Solves ``value_of_review = 0`` for p.
    """
    spoilt = Fraction(check.wrong_overrides) * check.override_cost
    caught = check.detection * check.error_cost * (1 - Fraction(check.recoverable))
    if not caught + spoilt:
        return None
    return (spoilt + check.review_cost + check.delay_cost) / (caught + spoilt)
