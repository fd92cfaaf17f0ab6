"""What the engine settles."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from hitl_content.engine import (
    Evaluator,
    evaluating,
    holding,
    matching,
    neighbourhood,
    owing,
    reasons,
    scoring,
    settling,
    whatif,
)
from hitl_content.model.condition import OneOf, OutcomeAtLeast
from hitl_content.model.workflow import UNKNOWN, Answer, Override, Step, Workflow
from tests.engine.small import ASSESSMENT, MILD, best, levels, rule, run, step


def test_with_everything_mild_every_outcome_is_at_its_most_permissive() -> None:
    result = step()
    assert levels(result) == {"autonomy": "act", "review": "none"}
    assert [settled.binding for settled in result.settled] == [(), ()]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"stakes": "minor"}, {"autonomy": "act", "review": "none"}),
        ({"stakes": "serious"}, {"autonomy": "act", "review": "sample"}),
        ({"stakes": "severe"}, {"autonomy": "person", "review": "sample"}),
        ({"evidence": "weak"}, {"autonomy": "act", "review": "none"}),
        ({"evidence": "weak", "stakes": "minor"}, {"autonomy": "recommend", "review": "none"}),
        ({"volume": Fraction(99, 2)}, {"autonomy": "act", "review": "none"}),
        ({"volume": 50}, {"autonomy": "act", "review": "each"}),
        ({"volume": 51}, {"autonomy": "act", "review": "each"}),
        ({"channels": ("chat",)}, {"autonomy": "act", "review": "none"}),
        ({"channels": ("phone", "chat")}, {"autonomy": "act", "review": "sample"}),
    ],
)
def test_rules_tighten_what_their_conditions_say(changed: dict[str, Answer], expected: dict[str, str]) -> None:
    assert levels(step(**changed)) == expected


def test_a_rule_may_look_at_an_outcome_that_other_rules_settle() -> None:
    """A reviewer without competence only matters where review is owed."""
    assert levels(step(competent=False))["autonomy"] == "act"
    assert levels(step(competent=False, stakes="serious"))["autonomy"] == "person"


def test_a_hidden_question_does_not_count_even_when_it_was_answered() -> None:
    assert levels(step(direction="favourable", legal=True))["autonomy"] == "act"
    assert levels(step(direction="adverse", legal=True))["autonomy"] == "recommend"
    assert step(direction="favourable", legal=True).hidden == ("legal",)


def test_unknown_counts_as_the_worst_and_the_best_is_said_as_well() -> None:
    result = step(stakes=UNKNOWN)
    assert levels(result) == {"autonomy": "person", "review": "sample"}
    assert best(result) == {"autonomy": "act", "review": "none"}
    assert result.unknown == ("stakes",)
    assert all(binding.unknown for settled in result.settled for binding in settled.binding)


def test_no_answer_counts_like_unknown_and_is_listed_as_unanswered() -> None:
    answers = {id_: answer for id_, answer in MILD.items() if id_ != "stakes"}
    result = run(ASSESSMENT, answers).steps[0]
    assert levels(result) == levels(step(stakes=UNKNOWN))
    assert result.unanswered == ("stakes",)
    assert not run(ASSESSMENT, answers).complete


def test_an_unknown_that_cannot_matter_is_not_held_against_the_step() -> None:
    """Weak evidence only matters from minor stakes up."""
    result = step(evidence=UNKNOWN)
    assert levels(result) == best(result) == {"autonomy": "act", "review": "none"}
    assert result.worth_knowing == ()


def test_an_unknown_number_may_pass_any_mark() -> None:
    assert levels(step(volume=UNKNOWN))["review"] == "each"
    assert best(step(volume=UNKNOWN))["review"] == "none"


def test_when_it_is_unknown_whether_a_question_is_shown_its_answer_may_count() -> None:
    result = step(direction=UNKNOWN, legal=True)
    assert levels(result)["autonomy"] == "recommend"
    assert best(result)["autonomy"] == "act"
    assert "legal" not in result.hidden


def test_reasons_name_the_rule_the_answer_and_the_mildest_option_that_would_do() -> None:
    (binding,) = step(stakes="severe").settled[1].binding
    (reason,) = binding.reasons
    assert (binding.rule.id, reason.question, reason.answer, reason.threshold) == (
        "serious",
        "stakes",
        "severe",
        "serious",
    )


def test_dropping_what_the_explanation_does_not_name_changes_nothing() -> None:
    result = step(stakes="serious", competent=False, evidence="partial", volume=10)
    for settled in result.settled:
        named = {reason.question for binding in settled.binding for reason in binding.reasons}
        for id_ in MILD.keys() - named - {"stakes"}:
            milder = step(**{"stakes": "serious", "competent": False, id_: MILD[id_]})
            assert levels(milder)[settled.outcome.id] == settled.level.id


def test_counterfactuals_lift_the_outcome_and_nothing_smaller_does() -> None:
    (found,) = step(stakes="severe").settled[0].counterfactuals
    assert [(change.question, change.answer) for change in found.changes] == [("stakes", "serious")]
    assert found.level.id == "act"
    both = step(stakes="serious", volume=60).settled[1].counterfactuals
    assert [[change.question for change in each.changes] for each in both] == [["volume"]]


def test_where_one_change_is_not_enough_two_are_offered() -> None:
    (found,) = step(stakes="severe", direction="adverse", legal=True, evidence="weak").settled[0].counterfactuals
    assert found.level.id == "recommend"
    pair = step(stakes="serious", channels=("phone",)).settled[1].counterfactuals[0]
    assert {change.question for change in pair.changes} == {"stakes", "channels"}


def test_a_rule_that_looks_at_an_outcome_can_be_lifted_by_way_of_that_outcome() -> None:
    found = step(stakes="serious", competent=False).settled[0].counterfactuals
    ways = {each.changes[0].question for each in found}
    assert ways == {"stakes", "competent"}


def test_stability_is_the_share_of_neighbours_with_the_same_outcome() -> None:
    """Of none/strong the neighbours are minor/strong and none/partial: nothing changes."""
    assert step().settled[0].stability == 1
    severe = step(stakes="severe", evidence="partial").settled[0]
    assert severe.stability == Fraction(2, 3)


def test_a_neighbour_held_at_the_same_level_by_another_rule_is_the_same() -> None:
    places = ("minor", "serious")
    rules = tuple(
        rule(f"at-{place}", OneOf(question="stakes", values=(place,)), "autonomy", "person") for place in places
    )
    serious = step(replace(ASSESSMENT, rules=rules), stakes="serious").settled[0]
    assert serious.level.id == "person"
    assert serious.stability == Fraction(2, 3)  # minor and partial are the same, severe is not


def test_a_rule_about_the_outcome_it_limits_holds_no_neighbour_by_itself() -> None:
    circle = rule("circle", OutcomeAtLeast(outcome="autonomy", level="person"), "autonomy", "person")
    severe = step(replace(ASSESSMENT, rules=(*ASSESSMENT.rules, circle)), stakes="severe").settled[0]
    assert severe.stability == Fraction(1, 2)  # as without it: serious is not the same, partial is


def test_the_most_valuable_missing_answer_comes_first() -> None:
    result = step(stakes=UNKNOWN, channels=UNKNOWN)
    assert result.worth_knowing == ("stakes", "channels")


def test_today_looser_or_stricter_than_settled_is_found_and_equal_is_not() -> None:
    assert [finding.id for finding in step(stakes="severe", today="act").findings] == ["over"]
    assert [finding.id for finding in step(today="person").findings] == ["needless"]
    assert step(today="act").findings == ()
    assert step().findings == ()


def test_a_trigger_is_owed_wherever_its_condition_may_hold() -> None:
    assert step().triggers == ()
    assert [trigger.id for trigger in step(stakes="minor").triggers] == ["rising"]
    assert [trigger.id for trigger in step(stakes=UNKNOWN).triggers] == ["rising"]


def test_an_overridden_gate_no_longer_binds_and_is_reported() -> None:
    override = Override(rule="legal", name="A. Person", reason="Tested.", date="2026-11-20")
    gated = {**MILD, "direction": "adverse", "legal": True}
    result = run(ASSESSMENT, gated, overrides=(override,)).steps[0]
    assert levels(result)["autonomy"] == "act"
    assert result.overridden == (override,)
    unused = run(ASSESSMENT, MILD, overrides=(override,)).steps[0]
    assert unused.overridden == ()


def test_evaluating_again_after_a_change_gives_what_evaluating_from_the_start_gives() -> None:
    evaluator = Evaluator(ASSESSMENT)
    first = run(ASSESSMENT, MILD, {**MILD, "stakes": "severe"})
    second = run(ASSESSMENT, {**MILD, "stakes": "minor"}, {**MILD, "stakes": "severe"})
    again = evaluator.evaluate(second.workflow, first)
    assert again == second
    assert again.steps[1] is first.steps[1]


def test_a_question_is_not_asked_before_the_answer_that_brings_it_up_but_rules_reckon_with_it() -> None:
    """Nobody has said whether the decision is adverse: the form does not ask about law, the limit still holds."""
    answers = {id_: answer for id_, answer in MILD.items() if id_ != "direction"}
    for stale in ({}, {"legal": True}, {"legal": False}):
        result = run(ASSESSMENT, {**answers, **stale}).steps[0]
        assert result.hidden == ("legal",)
        assert levels(result)["autonomy"] == "recommend"
        assert best(result)["autonomy"] == "act"
        assert result.worth_knowing == ("direction",)
        (reason,) = result.settled[0].binding[0].reasons
        assert (reason.question, reason.answer, reason.unknown) == ("legal", None, True)


def test_what_is_forgotten_when_too_much_is_remembered_is_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A portfolio of any length takes no more memory than its first part, and gives the same results."""
    changes = [
        {"stakes": stakes, "evidence": evidence, "volume": volume}
        for stakes in ("none", "minor", "serious", "severe")
        for evidence in ("strong", "weak")
        for volume in (0, 50)
    ]
    steps = tuple(Step(id=f"s{place}", name="", answers={**MILD, **each}) for place, each in enumerate(changes * 2))
    workflow = Workflow(assessment=ASSESSMENT.slug, name="", steps=steps)
    expected = Evaluator(ASSESSMENT).evaluate(workflow)
    for module in (evaluating, holding, neighbourhood, owing, reasons, scoring, settling, whatif):
        monkeypatch.setattr(module, "MOST_KEPT", 1)
    monkeypatch.setattr(matching, "MOST_GROUPED", 1)
    evaluator = Evaluator(ASSESSMENT)
    assert evaluator.evaluate(workflow) == expected
    assert evaluator.evaluate(workflow) == expected
