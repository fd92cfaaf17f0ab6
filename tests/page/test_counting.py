"""The reference under the form says how scores are counted."""

from __future__ import annotations

import pytest

from hitl_content.page.render import render
from tests.page.small import YAML, Page, assessment

SCORE = "    questions: [stakes, kinds, legal]\n"
ADJUST = "    adjust: [{when: {legal: true}, subtract_percent: 15, round: half_up}]\n"
ROUND = "    round_percent: {round: half_even, places: 1}\n"


def said(score: str) -> str:
    """What the reference says of the score, its lines after *score* being added."""
    (block,) = Page(render(assessment(YAML.replace(SCORE, SCORE + score)))).all("div", data_score="risk")
    return block.text.replace("\u00a0", " ")


def test_an_adjustment_is_said_with_its_rounding() -> None:
    assert "is “Yes”: 15% taken off, rounded to a whole number (a half goes up)." in said(ADJUST)


def test_the_rounding_before_a_band_is_said() -> None:
    words = "is rounded to 1 decimal place (a half goes to the even number)."
    assert f"Before it is put in a band, the percentage {words}" in said(ROUND)
    assert "is put in a band" not in said("")
    points = said(ROUND + "    bands_by: points\n    maximum: 20\n")
    assert "Before they are put in a band, the points are rounded to 1 decimal place" in points


@pytest.mark.parametrize(
    ("maximum", "words"),
    [
        ("20", "The maximum is set at 20. All questions together can give 11."),
        ("11", "The maximum is 11."),
        ("shown", "The maximum counts the questions that are shown: 11 when all are."),
        ("all", "The maximum is 11, whether or not every question is shown."),
    ],
)
def test_a_maximum_that_the_questions_do_not_give_is_said_beside_what_they_do(maximum: str, words: str) -> None:
    assert words in said(f"    maximum: {maximum}\n")


def test_a_number_without_an_end_has_no_most() -> None:
    text = YAML.replace("minimum: 0, maximum: 1000, required", "points_each: 2, required")
    text = text.replace(SCORE, "    questions: [stakes, volume]\n    maximum: 20\n")
    (block,) = Page(render(assessment(text))).all("div", data_score="risk")
    assert "The maximum is 20." in block.text


def test_what_not_knowing_counts_as_is_true_of_the_assessment() -> None:
    """Where outcomes are settled the worst is assumed; where only points are added up, as the score says."""
    bare = YAML[: YAML.index("outcomes:")].replace("      - {id: now, kind: today", "#")
    zero = render(assessment(bare.replace(SCORE, SCORE + "    missing: zero\n")))
    assert "Adds no points until you find out" in zero
    assert "Counts as the worst answer until you find out" not in zero
    assert "Adds no points" not in render(assessment(bare))
    assert "Adds no points" not in render(assessment(YAML.replace(SCORE, SCORE + "    missing: zero\n")))
