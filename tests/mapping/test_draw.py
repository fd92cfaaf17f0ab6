from __future__ import annotations

from dataclasses import replace

import pytest

from hitl_content.mapping import draw_map
from hitl_content.mapping.records import Standing
from hitl_content.model.assessment import Severity
from tests.mapping.situations import (
    AUTONOMY,
    NEEDLESS,
    OVER,
    hostile,
    refunds,
    scores_only,
    settled,
    step_result,
    workflow_result,
)


def test_places_count_from_the_freest_level() -> None:
    refuse = draw_map(refunds()).steps[4].verdicts[0]
    assert (refuse.place, refuse.of, refuse.best_place, refuse.today_place) == (2, 4, 1, 1)
    assert refuse.level == "AI supports"


def test_a_rule_is_said_with_its_limit_its_reason_its_answer_and_its_source() -> None:
    because = draw_map(refunds()).steps[3].verdicts[0].because[0]
    assert because.sentence == (
        "Autonomy: at most “AI recommends”, because a decision that goes against somebody must be one a person "
        "can be asked about."
    )
    assert because.answers == ("Can it go against the person? Yes",)
    assert because.gate
    assert [source.id for source in because.sources] == ["gdpr-22"]


def test_a_reason_that_is_unknown_says_so() -> None:
    because = draw_map(refunds()).steps[4].verdicts[0].because[0]
    assert because.unknown
    assert because.answers == ("How well can the answer be checked? Not known, so the worst is assumed",)


def test_what_would_lift_a_level_is_said_in_the_words_of_the_question() -> None:
    assert draw_map(refunds()).steps[3].verdicts[1].lifts == (
        "“Exceptions” would do if the answer to “What does a mistake cost the person?” were “Annoyance, minutes lost”.",
    )


def test_looser_and_stricter_are_said_alike() -> None:
    steps = draw_map(refunds()).steps
    assert steps[3].verdicts[0].standing is Standing.LOOSER
    assert steps[2].verdicts[0].standing is Standing.STRICTER
    assert steps[5].verdicts[0].standing is Standing.SAME
    assert steps[1].verdicts[0].standing is Standing.UNSAID
    assert draw_map(refunds()).headline == (
        "6 steps. 2 run looser today than the map says. 2 run stricter today than the map asks. "
        "1 hangs on something not known yet."
    )


def test_the_to_do_list_begins_with_serious_findings_and_says_nothing_twice() -> None:
    todo = draw_map(refunds()).todo
    assert [task.kind for task in todo][:2] == ["Put right", "Put right"]
    autonomy = [task for task in todo if task.number == 4 and task.text.startswith("Autonomy: today")]
    assert autonomy == [], "the finding on over-automation says it already"
    review = [task for task in todo if task.number == 4 and task.text.startswith("Review: today")]
    assert len(review) == 1
    assert [task.kind for task in todo if task.number == 5][-1] == "Find out"


def test_only_a_step_with_something_wrong_is_the_weakest_link() -> None:
    drawn = draw_map(refunds())
    assert drawn.weakest == "step-4"
    assert draw_map(workflow_result(step_result(6), step_result(2))).weakest == ""
    assert draw_map(workflow_result(step_result(4))).weakest == "", "a single step is not the weakest of any"


def test_findings_come_heaviest_first() -> None:
    step = replace(step_result(4), findings=(NEEDLESS, OVER))
    assert [each.severity for each in draw_map(workflow_result(step)).steps[0].findings] == [
        Severity.SERIOUS,
        Severity.WARNING,
    ]


def test_every_step_counts_once_in_the_profile_of_a_factor() -> None:
    for row in draw_map(refunds(12)).profile:
        assert sum(number for _, number in row.counts) == 12


def test_the_first_floor_after_a_ceiling_stands_guard_over_it() -> None:
    assert [lane.guards for lane in draw_map(refunds()).lanes] == ["", "autonomy", ""]


def test_the_whole_workflow_is_shown_only_where_something_is_settled_once() -> None:
    assert draw_map(refunds()).whole is None
    once = draw_map(scores_only())
    assert once.whole is not None
    assert once.part("") is once.whole
    with pytest.raises(KeyError):
        once.part("step-1")


def test_a_score_stands_where_its_points_are_and_names_its_band() -> None:
    impact = draw_map(scores_only()).parts[0].scores[0]
    assert (impact.place, impact.low, impact.high) == (60.0, 50.0, 90.0)
    assert (impact.sentence, impact.band) == ("6 of 10 (60%)", "Medium")


def test_a_result_without_any_step_still_has_a_map() -> None:
    drawn = draw_map(workflow_result())
    assert drawn.parts[0].name == "Refund requests"
    assert drawn.todo == ()


def test_ids_that_the_assessment_lost_are_shown_and_never_dropped() -> None:
    result = hostile()
    gone = replace(result.steps[0], unknown=("gone",))
    assert draw_map(replace(result, steps=(gone,))).steps[0].unknown == ("gone",)


def test_the_same_result_gives_an_equal_map() -> None:
    assert draw_map(refunds(30)) == draw_map(refunds(30))


def test_nothing_known_of_today_says_nothing_of_today() -> None:
    step = replace(step_result(1), settled=(settled(AUTONOMY, "act", "act", None),), findings=())
    assert draw_map(workflow_result(step)).headline == "1 step."
