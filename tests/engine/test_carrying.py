"""What the short checks say about a step of the map."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from hitl_content.engine import Evaluator
from hitl_content.engine.carrying import Carried, Carrier
from hitl_content.model.assessment import Assessment, Kind
from hitl_content.model.errors import HitlError
from hitl_content.model.workflow import UNKNOWN, Answer
from hitl_content.reading import read_assessment
from hitl_content.wire import decode_assessment, encode_assessment

ROOT = Path(__file__).parents[2] / "assessments"
MAP = read_assessment(ROOT / "escalation-map")
CHECK = read_assessment(ROOT / "one-minute-check")


def carried(slug: str, **answers: Answer) -> Carried:
    return Carrier(read_assessment(ROOT / slug)).carry(answers)


def test_what_means_the_same_goes_along_as_it_is() -> None:
    found = carried("one-minute-check", stakes="serious", evidence=UNKNOWN)
    assert found.answers == {"stakes": "serious", "evidence": UNKNOWN}
    assert found.taken == ("stakes", "evidence")
    assert found.left == ()


def test_an_answer_that_says_two_things_gives_two_answers() -> None:
    assert carried("one-minute-check", against=True).answers == {"direction": "adverse", "significant": True}


def test_what_does_not_follow_stays_and_is_named() -> None:
    found = carried("one-minute-check", stakes="minor", against=False, people="acute")
    assert found.answers == {"stakes": "minor", "acute": True}
    assert found.left == ("against",)


def test_what_is_not_known_makes_nothing_follow() -> None:
    found = carried("one-minute-check", people=UNKNOWN, against=UNKNOWN)
    assert found.answers == {}
    assert found.left == ("people", "against")


@pytest.mark.parametrize(
    ("changed", "experience"),
    [({}, "open"), ({"basis": "effort"}, "effort"), ({"challenge": "lost"}, "stuck"), ({"course": UNKNOWN}, None)],
)
def test_the_first_row_that_certainly_holds_answers(changed: dict[str, Answer], experience: str | None) -> None:
    kept: dict[str, Answer] = dict.fromkeys(("informed", "basis", "course", "challenge", "reach"), "kept")
    assert carried("automation-boundary", **kept | changed).answers.get("experience") == experience


def test_a_reviewer_without_authority_is_carried_as_one() -> None:
    found = carried("review-that-is-real", competence="assumed", authority="none", seeded="few", time="skimmed")
    assert found.answers == {
        "reviewer": "named", "reviewer_authority": False, "reviewer_time": False, "review_pace": "skimmed",
    }  # fmt: skip
    assert found.left == ("competence", "seeded")


def test_the_map_is_never_looser_than_the_check_was() -> None:
    own, other, carrier = Evaluator(CHECK), Evaluator(MAP), Carrier(CHECK)
    for answers in every(CHECK):
        strict = other.settle(carrier.carry(answers).answers)
        for outcome, level in own.settle(answers).items():
            place = {each.id: each for each in MAP.outcomes}[outcome].place
            assert place(strict[outcome]) >= place(level), answers


def every(assessment: Assessment) -> list[dict[str, Answer]]:
    asked = [
        (each.id, (True, False) if each.kind is Kind.YES_NO else tuple(option.id for option in each.options))
        for each in assessment.questions
    ]
    return [dict(zip((id_ for id_, _ in asked), chosen, strict=True)) for chosen in product(*(o for _, o in asked))]


def test_the_table_survives_the_way_to_the_browser() -> None:
    assert decode_assessment(encode_assessment(CHECK)).carries == CHECK.carries


def test_an_assessment_that_is_carried_nowhere_says_so() -> None:
    with pytest.raises(HitlError, match="escalation-map is not carried into another assessment"):
        Carrier(MAP)
