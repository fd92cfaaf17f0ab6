"""Appetite: bolder means fewer rules, and gates stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hitl_content.engine import Evaluator
from hitl_content.model.appetite import Appetite
from hitl_content.model.condition import AtLeast
from hitl_content.model.text import text
from hitl_content.model.workflow import Override, Step, Workflow
from tests.engine.small import ASSESSMENT, MILD, levels, rule

TRIED = replace(
    ASSESSMENT,
    appetites=tuple(Appetite(id=id_, label=text(id_)) for id_ in ("cautious", "standard", "bold")),
    appetite="standard",
    rules=(
        *(replace(each, appetite="standard") if each.id == "serious" else each for each in ASSESSMENT.rules),
        replace(rule("careful", AtLeast(question="stakes", value="minor"), "review", "each"), appetite="cautious"),
    ),
)
EVALUATOR = Evaluator(TRIED)


def workflow(appetite: str, **changed: str) -> Workflow:
    step = Step(id="s", name="S", answers={**MILD, **changed})
    return Workflow(assessment="small", name="W", appetite=appetite, steps=(step,))


@pytest.mark.parametrize(
    ("appetite", "review"), [("cautious", "each"), ("standard", "sample"), ("bold", "none"), ("", "sample")]
)
def test_a_rule_applies_at_its_own_appetite_and_all_more_cautious_ones(appetite: str, review: str) -> None:
    result = EVALUATOR.evaluate(workflow(appetite, stakes="serious")).steps[0]
    assert levels(result)["review"] == review


def test_a_rule_without_an_appetite_applies_at_all_of_them() -> None:
    for appetite in ("cautious", "standard", "bold"):
        result = EVALUATOR.evaluate(workflow(appetite, stakes="severe")).steps[0]
        assert levels(result)["autonomy"] == "person"


def test_explanations_are_of_the_appetite_that_was_chosen() -> None:
    result = EVALUATOR.evaluate(workflow("standard", stakes="serious")).steps[0]
    assert [binding.rule.id for binding in result.settled[1].binding] == ["serious"]
    (found,) = result.settled[1].counterfactuals
    assert [change.answer for change in found.changes] == ["minor"]


def test_another_appetite_is_worked_out_again() -> None:
    first = EVALUATOR.evaluate(workflow("bold", stakes="serious"))
    again = EVALUATOR.evaluate(workflow("cautious", stakes="serious"), first)
    assert levels(again.steps[0])["review"] == "each"


def test_an_override_beside_an_appetite_takes_away_no_more_than_its_gate() -> None:
    override = Override(rule="legal", name="A. Person", reason="Tested.", date="2026-11-20")
    step = Step(
        id="s",
        name="S",
        answers={**MILD, "stakes": "minor", "direction": "adverse", "legal": True},
        overrides=(override,),
    )
    asked = Workflow(assessment="small", name="W", appetite="cautious", steps=(step,))
    result = EVALUATOR.evaluate(asked).steps[0]
    assert levels(result) == {"autonomy": "act", "review": "each"}
    assert result.overridden == (override,)
