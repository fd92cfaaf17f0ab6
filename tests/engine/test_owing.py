"""What is owed besides the levels: triggers that fit the level, what people bring, and checks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hitl_content.engine import evaluate
from hitl_content.exporting import export
from hitl_content.mapping import draw_map
from hitl_content.model.condition import AtLeast, Not, OneOf, OutcomeAtLeast
from hitl_content.model.owed import About, Check, Contribution, Trigger, Variant
from hitl_content.model.result import Result, StepResult
from hitl_content.model.text import text
from hitl_content.model.workflow import UNKNOWN, Answer, Step, TriggerChange, Workflow
from tests.engine.small import ASSESSMENT, MILD, TRIGGER

CONFUSION: Trigger = replace(
    TRIGGER,
    id="confusion",
    label=text("confused"),
    when=None,
    to=text("the desk"),
    within=text("1 hour"),
    variants=(
        Variant(when=OutcomeAtLeast(outcome="autonomy", level="person"), to=text("the owner"), within=text("at once")),
        Variant(when=OutcomeAtLeast(outcome="review", level="sample"), within=text("10 minutes")),
    ),
)
OWING = replace(
    ASSESSMENT,
    triggers=(CONFUSION, TRIGGER),
    contributions=(
        Contribution(
            id="ethics",
            label=text("Ethical judgement"),
            when=AtLeast(question="stakes", value="serious"),
            because=text("Somebody has to weigh it."),
        ),
    ),
    checks=(
        Check(
            id="reach",
            label=text("They reach somebody."),
            about=About.BOUNDARY,
            met=OneOf(question="competent", values=(True,)),
            owed=text("Show a way."),
        ),
        Check(
            id="undo",
            label=text("It can be undone."),
            about=About.RECOVERY,
            when=AtLeast(question="stakes", value="minor"),
            met=Not(condition=AtLeast(question="evidence", value="weak")),
            owed=text("Build an undo."),
        ),
    ),
)


def run(changes: dict[str, TriggerChange] | None = None, **changed: Answer) -> Result:
    step = Step(id="s", name="S", answers={**MILD, **changed}, triggers=changes or {})
    return evaluate(OWING, Workflow(assessment="small", name="W", next_review="2027-01-01", steps=(step,)))


def owed(changes: dict[str, TriggerChange] | None = None, **changed: Answer) -> StepResult:
    return run(changes, **changed).steps[0]


def said(result: StepResult) -> tuple[str, str]:
    trigger = next(each for each in result.triggers if each.id == "confusion")
    return trigger.to.to("en"), trigger.within.to("en")


@pytest.mark.parametrize(
    ("stakes", "expected"),
    [
        ("none", ("the desk", "1 hour")),
        ("serious", ("the desk", "10 minutes")),
        ("severe", ("the owner", "at once")),
        (UNKNOWN, ("the owner", "at once")),
    ],
)
def test_a_trigger_is_as_the_first_variant_that_may_apply_says(stakes: Answer, expected: tuple[str, str]) -> None:
    assert said(owed(stakes=stakes)) == expected


def test_what_the_team_says_of_a_step_comes_before_the_variant_and_leaves_the_rest() -> None:
    changes = {"confusion": TriggerChange(to="the night desk")}
    assert said(owed(changes, stakes="severe")) == ("the night desk", "at once")
    lines = draw_map(run(changes, stakes="severe")).steps[0].triggers
    assert [line.changed for line in lines] == [True, False]
    assert "Set by the team" in export(run(changes, stakes="severe"), "html").decode()


def test_changing_a_trigger_does_not_make_it_owed() -> None:
    assert [each.id for each in owed({"rising": TriggerChange(to="me")}, stakes="none").triggers] == ["confusion"]


def test_what_people_bring_is_owed_wherever_it_may_be_needed() -> None:
    assert owed(stakes="minor").contributions == ()
    assert [each.id for each in owed(stakes="serious").contributions] == ["ethics"]
    assert [each.id for each in owed(stakes=UNKNOWN).contributions] == ["ethics"]


def test_a_check_is_met_not_met_or_not_known() -> None:
    def met(**changed: Answer) -> dict[str, bool | None]:
        return {each.check.id: each.met for each in owed(**changed).checks}

    assert met() == {"reach": True}
    assert met(competent=False) == {"reach": False}
    assert met(competent=UNKNOWN, stakes="minor") == {"reach": None, "undo": True}
    assert met(stakes="minor", evidence="weak") == {"reach": True, "undo": False}


def test_the_map_says_what_is_so_what_is_not_and_what_nobody_has_said() -> None:
    blocks = {each.id: each.lines for each in draw_map(run(stakes="serious", evidence="weak")).steps[0].blocks}
    assert blocks["contributions"] == ("Ethical judgement. Somebody has to weigh it.",)
    assert blocks["boundary"] == ("They reach somebody. This is so.",)
    assert blocks["recovery"] == ("It can be undone. This is not so. Build an undo.",)
    unsure = {each.id: each.lines for each in draw_map(run(competent=UNKNOWN)).steps[0].blocks}
    assert unsure["boundary"] == ("They reach somebody. Nobody has said. Show a way.",)


def test_every_format_for_people_holds_what_is_owed() -> None:
    for name in ("html", "markdown", "csv"):
        written = export(run(stakes="serious", evidence="weak"), name).decode()
        assert "Somebody has to weigh it." in written
        assert "Build an undo." in written
