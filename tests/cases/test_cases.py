"""Every case of every published assessment comes out as its author expects."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pytest

from hitl_content.engine import Evaluator
from hitl_content.model.assessment import Assessment, Kind, Unit
from hitl_content.model.case import Case
from hitl_content.model.condition import OutcomeAtLeast, atoms
from hitl_content.model.result import StepResult
from hitl_content.model.workflow import Answer, Answers, Step, Workflow
from hitl_content.reading import read_assessment, read_cases, read_workflow

ROOT = Path(__file__).parents[2] / "assessments"
SLUGS = sorted(path.parent.name for path in ROOT.glob("*/assessment.yml"))


@cache
def assessment(slug: str) -> Assessment:
    return read_assessment(ROOT / slug / "assessment.yml")


@cache
def evaluator(slug: str) -> Evaluator:
    return Evaluator(assessment(slug))


@cache
def cases(slug: str) -> tuple[Case, ...]:
    return read_cases(ROOT / slug / "cases.yml", assessment(slug))


def evaluated(slug: str, case: Case) -> StepResult:
    result = evaluator(slug).evaluate(case.workflow(assessment(slug)))
    return result.steps[0] if result.steps else result.whole


def settled(slug: str, answers: Answers) -> StepResult:
    if assessment(slug).unit is Unit.ONCE:
        return evaluator(slug).evaluate(Workflow(assessment=slug, name="A case", answers=answers)).whole
    workflow = Workflow(assessment=slug, name="Cases", steps=(Step(id="case", name="A case", answers=answers),))
    return evaluator(slug).evaluate(workflow).steps[0]


def levels(result: StepResult) -> dict[str, str]:
    return {outcome.outcome.id: outcome.level.id for outcome in result.settled}


def options(slug: str, question: str) -> list[str]:
    return next([option.id for option in each.options] for each in assessment(slug).questions if each.id == question)


EVERY_CASE = [pytest.param(slug, case, id=f"{slug}-{case.id or case.name}") for slug in SLUGS for case in cases(slug)]
EVERY_EXAMPLE = [
    pytest.param(slug, path, id=f"{slug}-{path.stem}")
    for slug in SLUGS
    for path in sorted((ROOT / slug / "examples").glob("*.yml"))
]


@pytest.mark.parametrize(("slug", "case"), EVERY_CASE)
def test_a_case_comes_out_as_expected(slug: str, case: Case) -> None:
    result = evaluated(slug, case)
    reached = levels(result)
    binding = {binding.rule.id for outcome in result.settled for binding in outcome.binding}
    points = {scored.score.id: scored.points for scored in result.scores}
    bands = {scored.score.id: scored.band.id for scored in result.scores if scored.band is not None}
    assert {outcome: reached[outcome] for outcome, _ in case.expect} == dict(case.expect)
    assert set(case.because) <= binding
    assert {score: points[score] for score, _ in case.scores} == dict(case.scores)
    assert {score: bands[score] for score, _ in case.bands} == dict(case.bands)


@pytest.mark.parametrize(("slug", "case"), EVERY_CASE)
def test_a_case_answers_everything_and_says_why(slug: str, case: Case) -> None:
    assert evaluated(slug, case).unanswered == ()
    assert case.why


@pytest.mark.parametrize("slug", SLUGS)
def test_each_level_of_each_outcome_has_a_case(slug: str) -> None:
    owed = {(outcome.id, level.id) for outcome in assessment(slug).outcomes for level in outcome.levels}
    assert owed - {pair for case in cases(slug) for pair in case.expect} == set()


@pytest.mark.parametrize("slug", SLUGS)
def test_each_band_of_each_score_has_a_case(slug: str) -> None:
    owed = {(score.id, band.id) for score in assessment(slug).scores for band in score.bands}
    met = {
        (scored.score.id, scored.band.id)
        for case in cases(slug)
        for scored in evaluated(slug, case).scores
        if scored.band is not None
    }
    assert owed - met == set()


@pytest.mark.parametrize("slug", SLUGS)
def test_each_rule_binds_in_some_case(slug: str) -> None:
    named = {rule for case in cases(slug) for rule in case.because}
    assert {rule.id for rule in assessment(slug).rules} - named == set()


@pytest.mark.parametrize(("slug", "path"), EVERY_EXAMPLE)
def test_an_example_is_complete(slug: str, path: Path) -> None:
    assert evaluator(slug).evaluate(read_workflow(path, assessment(slug))).complete


def test_where_ai_may_not_act_the_rule_itself_asks_for_each_item_to_be_checked() -> None:
    # Only a rule that is itself about the review leaves the review alone.
    for rule in assessment("escalation-map").rules:
        limits = {limit.outcome: limit.level for limit in rule.limits}
        if "autonomy" in limits and not any(isinstance(atom, OutcomeAtLeast) for atom in atoms(rule.when)):
            assert limits["review"] in {"each", "two-person"}, rule.id


def test_the_one_minute_check_says_what_the_map_would_say_with_everything_else_at_its_best() -> None:
    shared = ("stakes", "reversibility", "ambiguity", "evidence")
    best: dict[str, Answer] = {
        question.id: question.options[0].id
        for question in assessment("escalation-map").questions
        if question.kind is Kind.FACTOR
    }
    best.update(outside="nothing", policy=True, reviewer="planned", own_word=False)
    spaces = [options("one-minute-check", question) for question in (*shared, "people")]
    for *mutual, people in product(*spaces):
        for against in (False, True):
            common = dict(zip(shared, mutual, strict=True))
            short = settled("one-minute-check", {**common, "people": people, "against": against})
            facts: dict[str, Answer] = {
                "vulnerability": "exposed" if people == "acute" else people,
                "acute": people == "acute",
                "direction": "adverse" if against else "neither",
                "significant": against,
            }
            assert levels(short) == levels(settled("escalation-map", {**best, **common, **facts}))


@pytest.mark.parametrize(
    ("example", "step", "finding"),
    [
        ("refunds", "refuse", "over-automation"),
        ("refunds", "sort", "needless-review"),
        ("hiring", "shortlist", "over-automation"),
        ("brand-content", "product-texts", "needless-review"),
        ("agent-operations", "permissions", "over-automation"),
        ("benefits-eligibility", "identity", "powerless-owner"),
    ],
)
def test_an_example_shows_what_it_is_for(example: str, step: str, finding: str) -> None:
    path = ROOT / "escalation-map" / "examples" / f"{example}.yml"
    result = evaluator("escalation-map").evaluate(read_workflow(path, assessment("escalation-map")))
    found = {each.step.id: {remark.id for remark in each.findings} for each in result.steps}
    assert finding in found[step]


def test_the_refund_example_has_an_unknown_that_matters() -> None:
    path = ROOT / "escalation-map" / "examples" / "refunds.yml"
    result = evaluator("escalation-map").evaluate(read_workflow(path, assessment("escalation-map")))
    assert {step.step.id: step.worth_knowing for step in result.steps if step.worth_knowing} == {"abuse": ("evidence",)}


def test_every_default_of_the_numbers_says_why() -> None:
    numbers = assessment("escalation-map").numbers
    assert numbers is not None
    assert {share.level: share.percent for share in numbers.shares} == {
        "none": 0,
        "sample": 5,
        "exceptions": 15,
        "each": 100,
        "two-person": 200,
    }
    detection = next(figure.default for figure in numbers.figures if figure.quantity == "detection")
    assert detection is not None
    assert 35 <= detection <= 50
    assert all(share.because for share in numbers.shares)
    assert all(figure.because for figure in numbers.figures if figure.default is not None)


def test_the_refund_example_frees_hours_here_and_misses_them_there() -> None:
    path = ROOT / "escalation-map" / "examples" / "refunds.yml"
    result = evaluator("escalation-map").evaluate(read_workflow(path, assessment("escalation-map")))
    assert result.totals is not None
    assert (result.totals.counted, result.totals.of) == (8, 8)
    assert round(result.totals.freed) == 25
    assert round(result.totals.missing) == 9
    remarks = {each.step.id: {finding.id for finding in each.findings} for each in result.steps}
    assert {"nominal-review", "not-enough-hours"} <= remarks["refuse"]
    triggers = {trigger.id: trigger for each in result.steps if each.step.id == "refuse" for trigger in each.triggers}
    assert triggers["rising-stakes"].to.to("en") == "Lena Hofer and the shift lead"


def test_the_examples_owe_each_contribution_somewhere_and_not_everywhere_and_decide_each_check() -> None:
    """What is owed everywhere or nowhere says nothing; nor does a check that nobody can answer."""
    every = [
        step
        for path in sorted((ROOT / "escalation-map" / "examples").glob("*.yml"))
        for step in evaluator("escalation-map").evaluate(read_workflow(path, assessment("escalation-map"))).steps
    ]
    for contribution in assessment("escalation-map").contributions:
        assert 0 < sum(contribution in step.contributions for step in every) < len(every), contribution.id
    met = {(checked.check.id, checked.met) for step in every for checked in step.checks}
    for check in assessment("escalation-map").checks:
        assert (check.id, True) in met or (check.id, False) in met, check.id
