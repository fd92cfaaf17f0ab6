"""Two versions of a workflow, side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitl_content import compare, evaluate
from hitl_content.comparing.pairing import moved, pair
from hitl_content.comparing.records import Comparison, Fate
from hitl_content.exporting import as_svg, beside
from hitl_content.mapping.records import Ghost, Standing
from hitl_content.model.errors import ComparingError
from hitl_content.model.result import Result
from hitl_content.model.workflow import UNKNOWN, Override, Step, Workflow
from tests.engine.small import ASSESSMENT, MILD


def result(*steps: Step, **more: object) -> Result:
    return evaluate(ASSESSMENT, Workflow(assessment="small", name="Refunds", steps=steps, **more))  # type: ignore[arg-type]


def step(id_: str, name: str = "", **answers: object) -> Step:
    return Step(id=id_, name=name or id_.title(), answers={**MILD, **answers})  # type: ignore[dict-item]


def told(found: Comparison) -> str:
    return beside.text(found).decode()


def test_the_same_twice_is_nothing() -> None:
    found = compare(result(step("a")), result(step("a")))
    assert not found.changed
    assert found.headline == "Nothing changed."
    assert "Unchanged\n  1. A\n" in told(found)


def test_a_worse_answer_tightens_and_the_new_rule_says_why() -> None:
    found = compare(result(step("a")), result(step("a", stakes="severe")))
    (part,) = found.steps
    assert part.fate is Fate.CHANGED
    assert [(level.outcome, level.before, level.after, level.tighter) for level in part.levels] == [
        ("autonomy", "act", "person", True),
        ("review", "none", "sample", True),
    ]
    assert part.levels[0].why == ("autonomy: at most “person”, because severe.",)
    assert part.answers[0].sentence == "stakes?: from “none” to “severe”."
    assert found.headline == "1 step is tighter."
    assert "Now also escalates on: stakes rise" in told(found)


def test_back_again_it_is_looser() -> None:
    found = compare(result(step("a", stakes="severe")), result(step("a")))
    assert found.headline == "1 step is looser."
    assert not any(level.tighter for level in found.steps[0].levels)


def test_steps_that_came_went_moved_and_were_renamed_are_said() -> None:
    before = result(step("a"), step("b"), step("c"), step("d"))
    after = result(step("c"), step("a"), step("d", "Decide"), step("e"))
    found = compare(before, after)
    assert {part.name: part.fate for part in found.steps} == {
        "1. C": Fate.CHANGED,
        "2. A": Fate.SAME,
        "3. Decide": Fate.CHANGED,
        "4. E": Fate.ADDED,
        "2. B": Fate.REMOVED,
    }
    assert "It was step 3." in told(found)
    assert "It was called “D”." in told(found)
    assert found.headline == "1 step is new. 1 step is gone. 2 changed and stay at their levels."


def test_facts_of_the_workflow_are_said() -> None:
    found = compare(result(step("a")), result(step("a"), owner="Head of support", next_review="2027-05-20"))
    assert found.headline == "No step changed."
    assert "Owner: from “nothing” to “Head of support”." in found.facts
    assert "Next review: from “nothing” to “20\u00a0May 2027”." in found.facts


def test_an_answer_to_a_question_that_is_not_shown_does_not_count() -> None:
    found = compare(result(step("a")), result(step("a", legal=True)))
    assert not found.changed


def test_overrides_tools_and_unknowns_are_said() -> None:
    override = Override(rule="legal", name="A. Person", reason="Counsel agreed.", date="2026-11-20")
    one = step("a", direction="adverse", legal=True)
    two = replace(one, overrides=(override,), tools=("refund",), answers={**one.answers, "evidence": UNKNOWN})
    text = told(compare(result(one), result(two)))
    assert "New: Gate “legal” is not applied, by decision of A. Person on 20 November 2026: Counsel agreed." in text
    assert "Tools: from “nothing” to “refund”." in text
    assert "evidence?: from “strong” to “we don't know”." in text


def test_the_picture_shows_the_later_map_with_the_earlier_as_ghosts() -> None:
    found = compare(result(step("a"), step("b")), result(step("a", stakes="severe"), step("new")))
    assert found.picture.ghost is Ghost.BEFORE
    first, second = found.picture.steps
    assert (first.verdicts[0].today, first.verdicts[0].standing) == ("act", Standing.LOOSER)
    assert second.verdicts[0].standing is Standing.UNSAID
    for width in ("wide", "narrow"):
        picture = as_svg.render(found.picture, width).decode()  # type: ignore[arg-type]
        assert "Before, looser: act" in picture
        assert "Dashed: where it stood before" in picture
        assert "new step" in picture
        assert "Today looser" not in picture
        assert "today is" not in picture.lower()


def test_different_assessments_are_refused() -> None:
    other = evaluate(replace(ASSESSMENT, slug="other"), Workflow(assessment="other", name="W"))
    with pytest.raises(ComparingError, match="small and other"):
        compare(result(step("a")), other)


def test_an_assessment_of_another_edition_may_have_other_rules_and_levels() -> None:
    later = replace(ASSESSMENT, edition="2", rules=ASSESSMENT.rules[1:])
    workflow = Workflow(assessment="small", name="W", steps=(step("a", stakes="severe"),))
    found = compare(evaluate(ASSESSMENT, workflow), evaluate(later, workflow))
    assert found.facts == ("Edition of the assessment: from “1” to “2”.",)
    assert found.headline == "1 step is looser."


def test_ids_given_by_counting_do_not_make_two_steps_the_same() -> None:
    before = [Step(id="step-1", name="Sort"), Step(id="step-2", name="Pay")]
    after = [Step(id="step-1", name="Check"), Step(id="step-2", name="sort "), Step(id="step-3", name="Pay")]
    assert pair(before, after) == {"step-2": "step-1", "step-3": "step-2"}


def test_a_name_that_is_there_twice_makes_no_pair() -> None:
    before = [Step(id="x", name="Same"), Step(id="y", name="Same")]
    assert pair(before, [Step(id="z", name="Same")]) == {}


@given(st.permutations(range(7)))
def test_the_fewest_steps_are_said_to_have_moved(places: list[int]) -> None:
    gone = moved(places)
    kept = [place for place in places if place not in gone]
    assert kept == sorted(kept)
    assert bool(gone) == (places != sorted(places))


@pytest.mark.parametrize("name", beside.WRITERS)
def test_every_format_is_text_that_is_the_same_each_time(name: str) -> None:
    found = compare(result(step("a")), result(step("a", "<script>alert(1)</script>", stakes="severe")))
    made = beside.WRITERS[name](found)
    assert made == beside.WRITERS[name](found)
    assert made.endswith(b"\n")
    assert name in {"text", "json"} or b"<script" not in made
