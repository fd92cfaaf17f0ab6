# Waiting grows without bound as people get busy, long before they are busy all of the time. That is why the
# figure is worked out and not guessed from the share of time alone.
"""How busy reviewers are, how long items wait, and whether there is time to read them."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from hitl_content.model.number import Number, Rounding, rounded

MOST_REVIEWERS = 200
"""The most reviewers that waiting is worked out for; so many never keep anybody waiting unless they are overrun."""


def utilisation(arrivals: Number, minutes: Number, reviewers: Number) -> Fraction:
    """Return the share of their time that reviewers are busy; from 1 on the queue never ends.

    ``arrivals x minutes / (60 x reviewers)``. *arrivals* are items an hour, *minutes* are per item. Raises
    ZeroDivisionError without reviewers. Source: the utilisation law of queueing theory.
    """
    return Fraction(arrivals * minutes, 60 * reviewers)


def chance_of_waiting(arrivals: Number, minutes: Number, reviewers: int) -> Fraction | None:
    """Return the share of items that find every reviewer busy; None where the queue never ends.

    Erlang's C formula: with offered load ``a = arrivals x minutes / 60``, m reviewers and ``B`` from Erlang's loss
    formula, ``C = m B / (m - a (1 - B))``. Items come at random and the time for one varies at random (M/M/m).
    Exact. Source: A. K. Erlang, 1917.
    """
    load = Fraction(arrivals * minutes, 60)
    if load >= reviewers:
        return None
    over, under = load.numerator, load.denominator
    # 1/B(m) = 1 + m/a 1/B(m - 1). Kept as whole numbers over a common power, since reducing each step is slow.
    power, inverse = 1, 1
    for number in range(1, reviewers + 1):
        power *= over
        inverse = power + number * under * inverse
    return Fraction(power * under * reviewers, inverse * (under * reviewers - over) + power * over)


def waiting_minutes(arrivals: Number, minutes: Number, reviewers: Number) -> Number | None:
    """Return how many minutes an item waits on average before somebody looks at it, to a tenth, halves up.

    ``W = C x minutes / (m - a)``, see ``chance_of_waiting``. Part of a person does not look at a second item, so
    *reviewers* count whole. None where the queue never ends, or with more than ``MOST_REVIEWERS`` of them.
    """
    whole = floor(reviewers)
    if not 0 < whole <= MOST_REVIEWERS:
        return None
    chance = chance_of_waiting(arrivals, minutes, whole)
    if chance is None:
        return None
    wait = chance * minutes / (whole - Fraction(arrivals * minutes, 60))
    return rounded(wait, Rounding.HALF_UP, 1)


def attention(available: Number, needed: Number) -> Fraction:
    """Return the attention ratio: minutes there are for an item, over the minutes one careful check takes.

    Below 1 reviewers are overloaded; below one half review is nominal. Raises ZeroDivisionError where a check
    needs no time.
    """
    return Fraction(available, needed)
