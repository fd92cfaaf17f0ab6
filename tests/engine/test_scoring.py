"""Scores: exact, and plain about what is missing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hitl_content.model.assessment import Adjustment, Band, Kind, Maximum, Score, Worse
from hitl_content.model.condition import ScoreAtLeast
from hitl_content.model.number import Number, Rounding
from hitl_content.model.result import Scored
from hitl_content.model.text import text
from hitl_content.model.workflow import UNKNOWN, Answer
from tests.engine.small import ASSESSMENT, MILD, run, step


def score(id_: str, *questions: str, **more: object) -> Score:
    return Score(id=id_, label=text(id_), questions=questions, **more)  # type: ignore[arg-type]


def scored(*scores: Score, **answers: Answer) -> dict[str, Scored]:
    result = step(replace(ASSESSMENT, scores=scores), **answers)
    return {each.score.id: each for each in result.scores}


RISK = score("risk", "stakes", "evidence", "legal")
SAFEGUARDS = score("safeguards", "channels", worse=Worse.LOW, maximum=1)


def test_points_of_what_is_shown_are_summed_against_what_is_shown() -> None:
    found = scored(RISK, stakes="serious", evidence="partial", legal=True)["risk"]
    assert (found.points, found.maximum, found.percent) == (3, 5, 60)
    found = scored(RISK, stakes="serious", evidence="partial", direction="adverse", legal=True)["risk"]
    assert (found.points, found.maximum, found.percent) == (4, 6, Fraction(200, 3))


def test_the_maximum_may_count_every_question_or_be_given() -> None:
    assert scored(replace(RISK, maximum=Maximum.ALL))["risk"].maximum == 6
    assert scored(replace(RISK, maximum=40), stakes="severe")["risk"].percent == Fraction(15, 2)


def test_what_is_missing_counts_as_the_worst_and_the_range_is_said() -> None:
    found = scored(RISK, stakes=UNKNOWN, evidence="partial")["risk"]
    assert (found.points, found.low, found.high) == (4, 1, 4)
    assert scored(SAFEGUARDS, channels=UNKNOWN)["safeguards"].points == 0


def test_an_instrument_may_count_what_is_missing_as_nothing() -> None:
    found = scored(replace(RISK, missing_counts=False), stakes=UNKNOWN, evidence="partial")["risk"]
    assert (found.points, found.low, found.high) == (1, 1, 1)


def test_several_choices_add_up_and_numbers_count_by_the_unit() -> None:
    found = scored(score("all", "channels", "volume"), channels=("phone", "chat"), volume=Fraction(5, 2))["all"]
    assert found.points == 1 + 5
    assert found.maximum == 1 + 200


def adjusted(raw_points: int) -> Number:
    """A risk of *raw_points* with 15 % off where safeguards reach 80 % of their maximum."""
    change = Adjustment(
        when=ScoreAtLeast(score="safeguards", number=80, percent=True),
        subtract_percent=15,
        rounding=Rounding.HALF_UP,
    )
    risk = replace(score("risk", "volume"), adjust=(change,))
    return scored(risk, SAFEGUARDS, volume=Fraction(raw_points, 2), channels=("chat",))["risk"].points


def test_a_conditional_deduction_is_rounded_as_stated() -> None:
    """17 less 15 % is 14.45; 30 less 15 % is 25.5, and a half goes up."""
    assert adjusted(17) == 14
    assert adjusted(30) == 26
    assert scored(replace(score("risk", "volume")), volume=15)["risk"].points == 30


def test_a_deduction_is_not_given_on_the_strength_of_a_missing_answer() -> None:
    change = Adjustment(when=ScoreAtLeast(score="safeguards", number=1, percent=False), add=-5)
    risk = replace(score("risk", "volume"), adjust=(change,))
    assert scored(risk, SAFEGUARDS, volume=10, channels=UNKNOWN)["risk"].points == 20
    assert scored(risk, SAFEGUARDS, volume=10, channels=("chat",))["risk"].points == 15


def band_at(points: int, *, inclusive: bool) -> str | None:
    bands = (
        Band(id="low", label=text("low"), start=0),
        Band(id="middle", label=text("middle"), start=25, inclusive=inclusive),
        Band(id="high", label=text("high"), start=50, inclusive=inclusive),
    )
    found = scored(replace(score("risk", "volume"), maximum=100, bands=bands), volume=Fraction(points, 2))["risk"].band
    return found.id if found else None


def test_a_band_starts_at_its_start_or_just_above_it() -> None:
    assert [band_at(points, inclusive=True) for points in (24, 25, 49, 50)] == ["low", "middle", "middle", "high"]
    assert [band_at(points, inclusive=False) for points in (25, 26, 50, 51)] == ["low", "middle", "middle", "high"]


def test_scores_may_be_summed_whatever_order_they_are_written_in() -> None:
    total = replace(score("total"), scores=("risk", "safeguards"))
    found = scored(total, RISK, SAFEGUARDS, stakes="severe", evidence="weak", channels=("chat",))
    assert found["total"].points == 6
    assert list(found) == ["total", "risk", "safeguards"]


def test_without_a_maximum_there_is_no_percentage() -> None:
    text_only = replace(ASSESSMENT.questions[0], id="words", kind=Kind.TEXT, options=())
    section = replace(ASSESSMENT.sections[0], questions=(*ASSESSMENT.questions, text_only))
    result = step(replace(ASSESSMENT, sections=(section,), scores=(score("none", "words"),)))
    assert (result.scores[0].percent, result.scores[0].band) == (None, None)


def test_a_question_nobody_has_brought_up_does_not_count_even_when_it_was_answered_before() -> None:
    """The answer that decides whether it is asked is missing."""
    whole = {"stakes": "minor", "evidence": "strong", "legal": True, "direction": None}
    answers = {**MILD, **{id_: answer for id_, answer in whole.items() if answer is not None}}
    del answers["direction"]
    section = replace(ASSESSMENT, scores=(replace(RISK, missing_counts=False),))
    (found,) = run(section, answers).steps[0].scores
    assert (found.points, found.maximum) == (1, 5)


def test_where_it_is_unknown_whether_a_question_is_asked_its_answer_counts_only_for_the_worse() -> None:
    safeguards = score("safeguards", "legal", "channels", worse=Worse.LOW)
    found = scored(safeguards, direction=UNKNOWN, legal=True, channels=("chat",))["safeguards"]
    assert (found.points, found.low, found.high) == (1, 1, 2)
    found = scored(RISK, direction=UNKNOWN, legal=True, stakes="none", evidence="strong")["risk"]
    assert found.points == 1
