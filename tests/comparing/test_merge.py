"""Several raters of one workflow."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hitl_content import evaluate, export, merge
from hitl_content.comparing import Take
from hitl_content.exporting import beside
from hitl_content.model.errors import ComparingError, ExportError
from hitl_content.model.workflow import UNKNOWN, Answer, Override, Settled, Step, Workflow
from hitl_content.wire import decode_workflow, dumps, encode_document, encode_workflow, loads
from tests.engine.small import ASSESSMENT, MILD


def rated(*steps: dict[str, object] | Step, **more: object) -> Workflow:
    made = tuple(
        each if isinstance(each, Step) else Step(id=f"s{place}", name=f"Step {place}", answers={**MILD, **each})  # type: ignore[dict-item]
        for place, each in enumerate(steps)
    )
    return Workflow(assessment="small", name="Refunds", steps=made, **more)  # type: ignore[arg-type]


NAMES = ("Ada", "Ben")


def test_what_people_agree_on_is_settled_and_what_they_do_not_is_open() -> None:
    found = merge(ASSESSMENT, [rated({"stakes": "minor"}), rated({"stakes": "severe"})], NAMES)
    answers = found.workflow.steps[0].answers
    assert "stakes" not in answers
    assert answers["evidence"] == "strong"
    (one,) = found.disagreements
    assert (one.question, one.apart, one.settled) == ("stakes", 2, "")
    assert one.answers == (("Ada", "minor"), ("Ben", "severe"))
    assert one.sentence == (
        "1. Step 0. stakes?: Ada “minor”; Ben “severe”. They are 2 options apart. "
        "Still open; the worst is assumed until it is settled."
    )
    assert "1 answer is open: settle it together." in found.headline


def test_what_is_open_counts_as_the_worst() -> None:
    found = merge(ASSESSMENT, [rated({"stakes": "minor"}), rated({"stakes": "serious"})], NAMES)
    result = evaluate(ASSESSMENT, found.workflow)
    assert result.steps[0].settled[0].level.id == "person"
    assert result.steps[0].unanswered == ("stakes",)


def test_the_worse_is_taken_when_asked_for_and_only_where_there_is_an_order() -> None:
    one = rated({"stakes": "minor", "direction": "adverse", "evidence": UNKNOWN})
    found = merge(ASSESSMENT, [one, rated({"stakes": "severe"})], NAMES, Take.WORSE)
    answers = found.workflow.steps[0].answers
    assert answers["stakes"] == "severe"
    assert answers["evidence"] is UNKNOWN
    assert "direction" not in answers


def test_everybodys_own_answers_stay_in_the_file() -> None:
    files = [rated({"stakes": "minor"}), rated({"stakes": "severe"})]
    found = merge(ASSESSMENT, files, NAMES)
    assert [rating.rater for rating in found.workflow.ratings] == ["Ada", "Ben"]
    for rating, workflow in zip(found.workflow.ratings, files, strict=True):
        assert rating.steps["s0"] == workflow.steps[0].answers
    document = loads(dumps(encode_workflow(found.workflow)))
    assert decode_workflow(document, ASSESSMENT) == found.workflow
    exported = loads(dumps(encode_document(evaluate(ASSESSMENT, found.workflow))))
    assert [each["rater"] for each in exported["ratings"]] == ["Ada", "Ben"]


def test_an_answer_to_a_question_that_is_not_shown_is_neither_compared_nor_kept() -> None:
    found = merge(ASSESSMENT, [rated({"legal": True}), rated({"legal": False})], NAMES)
    assert found.disagreements == ()
    assert "legal" not in found.workflow.ratings[0].steps["s0"]


def test_what_was_settled_stays_settled_when_a_third_person_agrees_with_it() -> None:
    first = merge(ASSESSMENT, [rated({"stakes": "minor"}), rated({"stakes": "severe"})], NAMES).workflow
    step = first.steps[0]
    settled = replace(first, steps=(replace(step, answers={**step.answers, "stakes": "severe"}),))
    third = rated({"stakes": "severe"})
    found = merge(ASSESSMENT, [settled, third], ["", "Cem"])
    assert found.raters == ("Ada", "Ben", "Cem")
    assert found.workflow.steps[0].answers["stakes"] == "severe"
    assert found.disagreements[0].settled == "severe"


def test_what_was_left_open_stays_open_when_a_third_person_comes() -> None:
    first = merge(ASSESSMENT, [rated({"stakes": "minor"}), rated({"stakes": "severe"})], NAMES).workflow
    found = merge(ASSESSMENT, [first, rated({"stakes": "severe"})], ["", "Cem"])
    assert "stakes" not in found.workflow.steps[0].answers
    assert len(found.workflow.ratings) == 3


def test_a_merged_file_alone_shows_its_agreement_again() -> None:
    first = merge(ASSESSMENT, [rated({"stakes": "minor"}), rated({"stakes": "severe"})], NAMES)
    again = merge(ASSESSMENT, [first.workflow])
    assert again.workflow == first.workflow
    assert again.overall == first.overall


WHO = Settled(by="Ada and Ben", date="2026-11-22")


def test_who_settled_what_differs_is_told_in_every_format_and_kept_in_the_file() -> None:
    files = [rated({"stakes": "minor"}), rated({"stakes": "severe"})]
    found = merge(ASSESSMENT, files, NAMES, Take.WORSE, settled=WHO)
    assert found.workflow.settled == WHO
    for name in ("text", "markdown", "html", "json"):
        said = beside.WRITERS[name](found).decode().replace("\u00a0", " ")
        assert "Settled by Ada and Ben on 22 November 2026." in said
    opened = decode_workflow(loads(dumps(encode_workflow(found.workflow))), ASSESSMENT)
    assert opened == found.workflow
    assert "Settled by Ada and Ben on 22\u00a0November 2026." in export(evaluate(ASSESSMENT, opened), "html").decode()
    assert merge(ASSESSMENT, [opened], take=Take.WORSE).workflow.settled == WHO


def test_nobody_has_settled_what_is_open_or_what_a_third_person_has_not_seen() -> None:
    files = [rated({"stakes": "minor"}), rated({"stakes": "severe"})]
    assert merge(ASSESSMENT, files, NAMES, settled=WHO).workflow.settled is None
    assert merge(ASSESSMENT, [files[0], files[0]], NAMES, settled=WHO).workflow.settled is None
    settled = merge(ASSESSMENT, files, NAMES, Take.WORSE, settled=WHO).workflow
    third = rated({"stakes": "minor"})
    assert merge(ASSESSMENT, [settled, third], ["", "Cem"], Take.WORSE).workflow.settled is None


def test_the_figures_count_pairs_and_say_when_they_rest_on_little() -> None:
    one = rated({"stakes": "none"}, {"stakes": "minor"}, {"stakes": "severe"})
    two = rated({"stakes": "none"}, {"stakes": "minor"}, {"stakes": "serious"})
    found = merge(ASSESSMENT, [one, two], NAMES)
    stakes = next(each for each in found.questions if each.id == "stakes")
    assert (stakes.same, stakes.pairs, stakes.units) == (2, 3, 3)
    assert stakes.share == Fraction(2, 3)
    assert stakes.alpha is not None
    assert 0 < stakes.alpha < 1
    assert "the same in 2 of 3 comparisons (67%)" in stakes.sentence
    assert "It rests on 3 steps, so take it as a hint." in stakes.sentence
    assert found.questions[0] == stakes
    assert "no variation to correct for" in next(each for each in found.questions if each.id == "evidence").sentence
    assert [each.same for each in found.steps] == [each.pairs for each in found.steps[:2]] + [found.steps[2].pairs - 1]


def test_not_known_agrees_with_not_known_and_stands_outside_the_scale() -> None:
    one = rated({"stakes": UNKNOWN}, {"stakes": "none"}, {"stakes": "severe"})
    two = rated({"stakes": UNKNOWN}, {"stakes": "none"}, {"stakes": "severe"})
    stakes = next(each for each in merge(ASSESSMENT, [one, two], NAMES).questions if each.id == "stakes")
    assert (stakes.same, stakes.pairs, stakes.alpha) == (3, 3, 1)


def test_levels_that_come_out_differently_are_said() -> None:
    found = merge(ASSESSMENT, [rated({"stakes": "none"}), rated({"stakes": "severe"})], NAMES)
    assert [each.question for each in found.differing] == ["outcome:autonomy", "outcome:review"]
    assert found.differing[0].answers == (("Ada", "act"), ("Ben", "person"))
    assert [each.id for each in found.outcomes] == ["autonomy", "review"]


def test_a_step_only_one_person_has_is_kept_and_said() -> None:
    extra = Step(id="step-1", name="Other", answers=MILD)
    first = rated(replace(extra, name="Sort"))
    found = merge(ASSESSMENT, [first, rated(extra)], NAMES)
    assert [step.name for step in found.workflow.steps] == ["Sort", "Other"]
    assert [step.id for step in found.workflow.steps] == ["step-1", "step-1-2"]
    assert found.notes == ("“Sort” is a step only for Ada.", "“Other” is a step only for Ben.")
    assert found.workflow.ratings[1].steps.keys() == {"step-1-2"}


def test_an_override_that_not_everybody_has_is_not_taken_over() -> None:
    override = Override(rule="legal", name="A. Person", reason="Counsel agreed.", date="2026-11-20")
    plain = rated({"direction": "adverse", "legal": True})
    signed = replace(plain, steps=(replace(plain.steps[0], overrides=(override,)),))
    found = merge(ASSESSMENT, [signed, plain], NAMES)
    assert found.workflow.steps[0].overrides == ()
    assert "so the gate applies" in found.notes[0]
    assert merge(ASSESSMENT, [signed, signed], NAMES).workflow.steps[0].overrides == (override,)


def test_two_raters_of_one_name_are_told_apart() -> None:
    assert merge(ASSESSMENT, [rated({}), rated({})], ["Ada", "Ada"]).raters == ("Ada", "Ada-2")


def test_one_persons_answers_and_other_assessments_are_refused() -> None:
    with pytest.raises(ComparingError, match="only one person"):
        merge(ASSESSMENT, [rated({})])
    with pytest.raises(ComparingError, match="other and not small"):
        merge(ASSESSMENT, [rated({}), replace(rated({}), assessment="other")])


@pytest.mark.parametrize("name", [name for name in beside.WRITERS if name != "svg"])
def test_every_format_but_the_picture_tells_a_merge(name: str) -> None:
    found = merge(ASSESSMENT, [rated({"stakes": "minor"}), rated({"stakes": "severe"})], ["<script>", "Ben"])
    made = beside.WRITERS[name](found)
    assert made == beside.WRITERS[name](found)
    assert b"Krippendorff" in made
    assert name in {"text", "json"} or b"<script" not in made


def test_a_merge_has_no_picture() -> None:
    with pytest.raises(ExportError, match="export that"):
        beside.svg(merge(ASSESSMENT, [rated({}), rated({})], NAMES))


answers: st.SearchStrategy[dict[str, Answer]] = st.fixed_dictionaries(
    {},
    optional={
        "stakes": st.sampled_from(["none", "minor", "serious", "severe", UNKNOWN]),
        "direction": st.sampled_from(["favourable", "adverse"]),
        "legal": st.sampled_from([True, False, UNKNOWN]),
        "volume": st.integers(0, 100),
    },
)


@settings(deadline=None)
@given(st.lists(st.lists(answers, min_size=2, max_size=2), min_size=2, max_size=4), st.sampled_from(list(Take)))
def test_a_merge_is_never_looser_than_its_strictest_rater(files: list[list[dict[str, Answer]]], take: Take) -> None:
    workflows = [
        Workflow(
            assessment="small",
            name="W",
            steps=tuple(Step(id=f"s{place}", name=f"S{place}", answers=each) for place, each in enumerate(file)),
        )
        for file in files
    ]
    found = merge(ASSESSMENT, workflows, take=take)
    merged = evaluate(ASSESSMENT, found.workflow)
    every = [evaluate(ASSESSMENT, workflow) for workflow in workflows]
    for place, step in enumerate(merged.steps):
        given = [rating.steps[step.step.id].keys() for rating in found.workflow.ratings]
        if any(keys != given[0] for keys in given):  # what one person left out, another may have known to be harmless
            continue
        for number, settled in enumerate(step.settled):
            rated_at = [each.steps[place].settled[number] for each in every]
            strictest = max(settled.outcome.place(one.level.id) for one in rated_at)
            assert settled.outcome.place(settled.level.id) >= strictest
    assert decode_workflow(loads(dumps(encode_workflow(found.workflow))), ASSESSMENT) == found.workflow
