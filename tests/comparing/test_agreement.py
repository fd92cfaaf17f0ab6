"""The figures, against those that were published and against what they mean."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hitl_content.comparing.agreement import Scale, alpha, same_pairs

# The example in Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers,
# who did not all see everything. He reports 0.743 for nominal, 0.815 for ordinal and 0.849 for interval data.
PUBLISHED = [
    [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
    [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
]  # fmt: skip


def test_the_published_example_comes_out_as_published() -> None:
    found = {scale: alpha(PUBLISHED, scale) for scale in Scale}
    assert {scale: round(float(value or 0), 3) for scale, value in found.items()} == {
        Scale.NOMINAL: 0.743,
        Scale.ORDINAL: 0.815,
        Scale.INTERVAL: 0.849,
    }


def test_two_observers_and_yes_or_no_come_out_as_published() -> None:
    """The same paper, section A: ten units, 0.095."""
    units = [list(pair) for pair in zip("0100000010", "1110010000", strict=True)]
    found = alpha(units, Scale.NOMINAL)
    assert found is not None
    assert round(float(found), 3) == 0.095


def test_agreement_is_1_and_chance_is_about_0() -> None:
    assert alpha([[0, 0], [1, 1], [2, 2]], Scale.ORDINAL) == 1
    swapped = alpha([[0, 1], [1, 0], [0, 1], [1, 0]], Scale.NOMINAL)
    assert swapped is not None
    assert swapped < 0


def test_a_near_miss_weighs_less_than_a_far_one_only_where_there_is_an_order() -> None:
    near = [[0, 0], [1, 1], [2, 2], [3, 2]]
    far = [[0, 0], [1, 1], [2, 2], [3, 0]]
    assert (alpha(near, Scale.ORDINAL) or 0) > (alpha(far, Scale.ORDINAL) or 0)


def test_nothing_is_said_where_nothing_can_be_said() -> None:
    assert alpha([], Scale.NOMINAL) is None
    assert alpha([[1], [2]], Scale.ORDINAL) is None
    assert alpha([[1, 1], [1, 1]], Scale.ORDINAL) is None


def test_pairs_are_counted_among_those_who_answered() -> None:
    assert same_pairs([["a", "a", "b"], ["a"], []]) == (1, 3)


@given(st.lists(st.lists(st.integers(0, 4), max_size=4), max_size=8), st.sampled_from(list(Scale)))
def test_alpha_is_exact_at_most_1_and_the_same_in_any_order(units: list[list[int]], scale: Scale) -> None:
    found = alpha(units, scale)
    assert found is None or (isinstance(found, Fraction) and found <= 1)
    assert alpha([list(reversed(unit)) for unit in reversed(units)], scale) == found
