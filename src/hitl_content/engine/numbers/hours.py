"""How much review there is, how much is owed, and the hours between the two."""

from __future__ import annotations

from fractions import Fraction

from hitl_content.model.number import Number

MINUTES = 60


def checks_a_week(volume: Number, percent: Number) -> Fraction:
    """Return how many checks a week come of *volume* items of which *percent* per cent are checked.

    200 per cent is two people to each item.
    """
    return Fraction(volume * percent, 100)


def review_minutes(volume: Number, percent: Number, minutes: Number) -> Fraction:
    """Return the minutes of review a week: ``volume x percent / 100 x minutes`` for each check."""
    return checks_a_week(volume, percent) * minutes


def hours_between(spent: Number, owed: Number) -> Fraction:
    """Return the hours a week that stepping from *spent* to *owed* minutes frees; below 0 they are missing."""
    return Fraction(spent - owed, MINUTES)
