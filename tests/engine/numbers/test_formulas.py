"""The formulas, held to the check figures of the decision model."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitl_content.engine.numbers.hours import checks_a_week, hours_between, review_minutes
from hitl_content.engine.numbers.load import (
    MOST_REVIEWERS,
    attention,
    chance_of_waiting,
    utilisation,
    waiting_minutes,
)
from hitl_content.engine.numbers.review import Check, break_even, value_of_review
from hitl_content.engine.numbers.trust import chain, error_bound, items_to_show
from hitl_content.model.number import exact

FAQ = Check(detection=exact("0.5"), error_cost=3, recoverable=exact("0.5"), review_cost=1)
SMALL_REFUND = Check(
    detection=exact("0.5"),
    error_cost=40,
    recoverable=exact("0.6"),
    wrong_overrides=exact("0.02"),
    override_cost=10,
    review_cost=1,
)
LARGE_REFUND = replace(SMALL_REFUND, error_cost=2000, recoverable=exact("0.2"), override_cost=50, review_cost=4)

shares = st.fractions(0, 1, max_denominator=1000)
money = st.fractions(0, 10_000, max_denominator=100)
checks = st.builds(
    Check,
    detection=shares,
    error_cost=money,
    recoverable=shares,
    wrong_overrides=shares,
    override_cost=money,
    review_cost=money,
    delay_cost=money,
)


@pytest.mark.parametrize(
    ("check", "error_rate", "value", "rate"),
    [
        (FAQ, "0.01", "-1.0", 1.333),
        (SMALL_REFUND, "0.02", "-1.0", 0.146),
        (LARGE_REFUND, "0.02", "11.0", 0.006),
    ],
    ids=["a question about opening hours", "a refund to 25", "a refund of 2,000"],
)
def test_what_a_check_is_worth(check: Check, error_rate: str, value: str, rate: float) -> None:
    assert f"{float(value_of_review(exact(error_rate), check)):.1f}" == value
    assert round(float(break_even(check) or 0), 3) == rate


@given(checks)
def test_at_break_even_a_check_is_worth_nothing(check: Check) -> None:
    rate = break_even(check)
    if rate is not None:
        assert value_of_review(rate, check) == 0


@given(checks, shares, shares)
def test_more_mistakes_never_make_a_check_worth_less(check: Check, one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert value_of_review(low, check) <= value_of_review(high, check)


def test_a_check_that_neither_catches_nor_spoils_has_no_break_even() -> None:
    assert break_even(Check(detection=0, error_cost=3, review_cost=1)) is None


@pytest.mark.parametrize(("arrivals", "busy", "wait"), [(20, 67, 3), (28, 93, 27), (40, 133, None)])
def test_two_reviewers_at_four_minutes(arrivals: int, busy: int, wait: int | None) -> None:
    assert round(utilisation(arrivals, 4, 2) * 100) == busy
    found = waiting_minutes(arrivals, 4, 2)
    assert (None if found is None else round(found)) == wait


@given(st.integers(1, 20), st.fractions(Fraction(1, 100), 20, max_denominator=100))
def test_erlang_c_is_the_textbook_sum(people: int, load: Fraction) -> None:
    found = chance_of_waiting(load * 60, 1, people)
    if load >= people:
        assert found is None
        return
    last = load**people / factorial(people) * people / (people - load)
    assert found == last / (sum(load**k / factorial(k) for k in range(people)) + last)


def test_part_of_a_person_looks_at_no_second_item_and_a_crowd_is_left_alone() -> None:
    assert waiting_minutes(10, 4, Fraction(5, 2)) == waiting_minutes(10, 4, 2)
    assert waiting_minutes(10, 4, Fraction(1, 2)) is None
    assert waiting_minutes(10, 4, MOST_REVIEWERS + 1) is None


def test_attention_is_minutes_there_are_over_minutes_needed() -> None:
    assert attention(1, 9) == Fraction(1, 9)
    assert attention(Fraction(9, 2), 9) == Fraction(1, 2)


@pytest.mark.parametrize(("percent", "items"), [(5, 60), (2, 150), (1, 300)])
def test_the_rule_of_three(percent: int, items: int) -> None:
    rate = Fraction(percent, 100)
    assert items_to_show(rate) == items
    assert error_bound(items) == rate
    assert Fraction(4, 100) < (1 - rate) ** items < Fraction(5, 100)


def test_without_items_nothing_is_shown_and_no_number_shows_that_mistakes_never_happen() -> None:
    assert error_bound(0) is None
    assert error_bound(2) == 1
    assert items_to_show(0) is None


def test_a_chain_is_as_good_as_all_its_steps_together() -> None:
    assert chain([Fraction(1, 10)] * 3) == Fraction(729, 1000)
    assert chain([]) == 1
    assert round(float(chain([Fraction(5, 100)] * 10)), 2) == 0.6


def test_hours() -> None:
    assert checks_a_week(900, 5) == 45
    assert checks_a_week(60, 200) == 120
    assert review_minutes(900, 100, Fraction(1, 2)) == 450
    assert hours_between(450, Fraction(45, 2)) == Fraction(57, 8)
    assert hours_between(0, 600) == -10
