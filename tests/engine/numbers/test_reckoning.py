"""What is worked out for a step and for a workflow, and what findings make of it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from hitl_content.engine import Evaluator, evaluate
from hitl_content.model.assessment import Assessment, Finding, Kind, Section, Severity
from hitl_content.model.condition import Not, NumberAtLeast
from hitl_content.model.numbers import Basis, Figure, Measure, Numbers, Quantity, Share, StepNumbers
from hitl_content.model.text import text
from hitl_content.model.workflow import UNKNOWN, Answer, Step, Workflow
from tests.engine.small import ASSESSMENT, MILD, levels, question

ASKED = ("minutes_review", "minutes_needed", "reviewers", "review_hours", "error_rate", "error_cost", "review_cost")
TODAY = replace(question("today_review", Kind.TODAY, "none", "sample", "each", required=False), outcome="review")


def finding(id_: str, measure: Measure, value: Fraction | int, *, below: bool = False) -> Finding:
    reached = NumberAtLeast(measure=measure, value=value)
    when = Not(condition=reached) if below else reached
    return Finding(id=id_, severity=Severity.WARNING, when=when, text=text(id_), shows=(measure,))


NUMBERED: Assessment = replace(
    ASSESSMENT,
    sections=(
        *ASSESSMENT.sections,
        Section(
            id="numbers",
            title=text("Numbers"),
            questions=(TODAY, *(question(id_, Kind.NUMBER, required=False, minimum=0) for id_ in ASKED)),
        ),
    ),
    findings=(
        finding("overloaded", Measure.UTILISATION, 1),
        finding("nominal", Measure.ATTENTION, Fraction(1, 2), below=True),
        finding("short", Measure.HOURS_MISSING, 1),
        finding("spare", Measure.HOURS_FREED, 1),
    ),
    numbers=Numbers(
        outcome="review",
        shares=(Share(level="none", percent=0), Share(level="sample", percent=5), Share(level="each", percent=100)),
        figures=(
            *(Figure(quantity=Quantity(id_), question=id_) for id_ in ("volume", *ASKED)),
            Figure(quantity=Quantity.DETECTION, default=50, because=text("counted")),
            Figure(quantity=Quantity.TOLERATED_RATE, default=2, because=text("agreed")),
        ),
    ),
)
BUSY: dict[str, Answer] = {
    **MILD,
    "stakes": "serious",  # owed: a sample
    "volume": 40,
    "minutes_review": 3,
    "minutes_needed": 6,
    "reviewers": 2,
    "review_hours": 4,
    "today_review": "each",
}


def reckoned(answers: dict[str, Answer], **assumptions: int) -> tuple[StepNumbers | None, set[str]]:
    step = Step(id="s", name="S", answers=answers)
    named = {name.replace("__", "."): value for name, value in assumptions.items()}
    workflow = Workflow(assessment="small", name="W", steps=(step,), assumptions=named)
    result = evaluate(NUMBERED, workflow).steps[0]
    return result.numbers, {each.id for each in result.findings}


def numbers(answers: dict[str, Answer], **assumptions: int) -> StepNumbers:
    found, _ = reckoned(answers, **assumptions)
    assert found is not None
    return found


def test_review_spent_and_owed() -> None:
    found = numbers(BUSY)
    assert found.today is not None
    assert found.owed is not None
    assert (found.today.level, found.today.checks, found.today.minutes) == ("each", 40, 120)
    assert (found.owed.level, found.owed.checks, found.owed.minutes) == ("sample", 2, 12)
    assert found.hours_freed == Fraction(108, 60)
    assert found.today.utilisation == Fraction(40 * 6, 60 * 2 * 4)


def test_attention_is_held_back_by_pace_and_by_hours() -> None:
    assert numbers(BUSY).attention == Fraction(1, 2)
    assert numbers({**BUSY, "minutes_review": 6}).attention == 1
    assert numbers({**BUSY, "minutes_review": 6, "reviewers": 1, "review_hours": 2}).attention == Fraction(1, 2)
    assert numbers({**BUSY, "today_review": "none"}).attention is None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {"spare"}),
        ({"minutes_review": 6, "reviewers": 1}, {"overloaded", "spare"}),
        ({"minutes_review": 2}, {"nominal", "spare"}),
        ({"today_review": "none", "volume": 49, "stakes": "serious", "channels": ("phone",)}, set()),
        ({"today_review": "none", "volume": 90}, {"short"}),
        ({"volume": UNKNOWN}, set()),
    ],
)
def test_findings_on_both_sides(changed: dict[str, Answer], expected: set[str]) -> None:
    assert reckoned({**BUSY, **changed})[1] == expected


def test_where_a_fact_is_missing_nothing_is_claimed_in_either_direction() -> None:
    """Neither *at least* nor *below* holds of a figure that is not known."""
    found, remarks = reckoned({**MILD, "volume": UNKNOWN})
    assert found is None
    assert remarks == set()
    assert numbers(MILD).today is None


def test_the_worth_of_a_check_needs_its_costs() -> None:
    costs: dict[str, Answer] = {**MILD, "error_rate": 2, "error_cost": 40, "review_cost": 1}
    assert numbers(costs).review_value == Fraction(2, 100) * Fraction(1, 2) * 40 - 1
    assert numbers(costs).break_even == Fraction(1, 20)
    assert numbers({**costs, "error_rate": UNKNOWN}).review_value is None
    assert numbers({**costs, "error_rate": UNKNOWN}).break_even == Fraction(1, 20)
    assert numbers(costs).items_needed == 150


def test_a_team_may_put_its_own_value_in_place_of_a_default_but_an_answer_is_stronger() -> None:
    costs: dict[str, Answer] = {**BUSY, "error_cost": 40, "review_cost": 1}
    assert numbers(costs, detection=100).break_even == Fraction(1, 40)
    assert {each.quantity: each.basis for each in numbers(costs, detection=100).used}["detection"] is Basis.ASSUMPTION
    assert numbers(costs, volume=7).today == numbers(costs).today
    owed = numbers(costs, share__sample=50).owed
    assert owed is not None
    assert owed.checks == 20


def test_the_workflow_adds_up_what_is_known_of_both_sides() -> None:
    missing: dict[str, Answer] = {**BUSY, "today_review": "none", "volume": 90, "error_rate": 10}
    unsaid = {id_: answer for id_, answer in BUSY.items() if id_ != "today_review"}
    steps = tuple(
        Step(id=f"s{n}", name="S", answers=each)
        for n, each in enumerate(({**BUSY, "error_rate": 10}, missing, unsaid, {}))
    )
    totals = evaluate(NUMBERED, Workflow(assessment="small", name="W", steps=steps)).totals
    assert totals is not None
    assert (totals.of, totals.counted) == (4, 2)
    assert totals.minutes_spent == 120
    assert totals.minutes_owed == 12 + 90 * 6
    assert (totals.freed, totals.missing) == (Fraction(9, 5), 9)
    assert (totals.chained, totals.chain) == (2, Fraction(81, 100))


def test_without_numbers_there_are_none() -> None:
    result = evaluate(ASSESSMENT, Workflow(assessment="small", name="W", steps=(Step(id="s", name="S", answers=BUSY),)))
    assert result.steps[0].numbers is None
    assert result.totals is None


def test_numbers_move_no_outcome_and_a_changed_assumption_is_noticed() -> None:
    evaluator = Evaluator(NUMBERED)
    workflow = Workflow(assessment="small", name="W", steps=(Step(id="s", name="S", answers=BUSY),))
    first = evaluator.evaluate(workflow)
    second = evaluator.evaluate(replace(workflow, assumptions={"share.sample": 50}), first)
    assert second.steps[0].numbers != first.steps[0].numbers
    assert levels(second.steps[0]) == levels(first.steps[0])
