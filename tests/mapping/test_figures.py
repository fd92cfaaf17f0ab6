"""Numbers said in sentences, the same in tone on both sides."""

from __future__ import annotations

from dataclasses import replace

from hitl_content.exporting import export
from hitl_content.mapping import draw_map
from hitl_content.model.numbers import Measure
from hitl_content.model.result import Result
from hitl_content.model.workflow import Answer
from tests.engine.numbers.test_reckoning import BUSY, NUMBERED
from tests.engine.small import run
from tests.engine.test_appetite import EVALUATOR, workflow

SHORT: dict[str, Answer] = {**BUSY, "today_review": "none", "volume": 90}
COSTLY: dict[str, Answer] = {**BUSY, "error_rate": 2, "error_cost": 40, "review_cost": 1}


def lines(result: Result, block: str = "numbers") -> tuple[str, ...]:
    return next((each.lines for each in draw_map(result).steps[0].blocks if each.id == block), ())


def test_a_step_says_what_is_checked_what_is_owed_and_the_hours_between() -> None:
    said = lines(run(NUMBERED, BUSY))
    assert "Checked today (each): 40 a week, 2 hours of review." in said
    assert "Checked as the map asks (sample): 2 a week, 0.2 hours of review." in said
    assert "Hours a week that stepping down to what the map asks for would free: 1.8." in said


def test_a_step_that_is_checked_too_little_says_the_hours_that_are_missing() -> None:
    assert "Hours a week that are missing for what the map asks for: 9." in lines(run(NUMBERED, SHORT))


def test_a_check_that_costs_more_than_it_saves_is_said_as_plainly_as_one_that_pays() -> None:
    assert "costs more than it saves, by 0.6" in " ".join(lines(run(NUMBERED, COSTLY)))
    assert "saves more than it costs, by 3 " in " ".join(lines(run(NUMBERED, {**COSTLY, "error_rate": 20})))


def test_a_queue_without_end_is_said() -> None:
    full: dict[str, Answer] = {**BUSY, "reviewers": 1, "minutes_review": 6}
    assert "so the queue never ends" in " ".join(lines(run(NUMBERED, full)))


def test_a_finding_carries_its_figure_and_no_figure_where_it_is_not_known() -> None:
    drawn = draw_map(run(NUMBERED, BUSY))
    assert drawn.steps[0].findings[0].text.startswith("spare Hours a week that stepping down")
    shown = replace(NUMBERED, findings=(replace(NUMBERED.findings[3], shows=(Measure.BREAK_EVEN,)),))
    assert draw_map(run(shown, BUSY)).steps[0].findings[0].text == "spare"


def test_the_whole_workflow_adds_up_and_says_what_it_rests_on() -> None:
    blocks = {block.id: block.lines for block in draw_map(run(NUMBERED, BUSY, SHORT)).blocks}
    assert blocks["totals"][1] == "Hours a week that could be freed: 1.8. Hours missing: 9."
    assert "Mistakes that a check catches: 50% (default). counted" in blocks["basis"]


def test_the_teams_own_value_is_said_in_place_of_the_default() -> None:
    result = run(NUMBERED, BUSY)
    own = replace(result, workflow=replace(result.workflow, assumptions={"detection": 75}))
    basis = next(block.lines for block in draw_map(own).blocks if block.id == "basis")
    assert "Mistakes that a check catches: 75% (the team's own)." in basis


def test_the_map_says_at_which_appetite_it_was_settled() -> None:
    said = draw_map(EVALUATOR.evaluate(workflow("bold"))).facts
    assert ("Appetite for risk", "bold") in said
    assert ("Appetite for risk", "standard") in draw_map(EVALUATOR.evaluate(workflow(""))).facts


def test_every_format_for_people_holds_the_numbers() -> None:
    for name in ("html", "markdown", "csv"):
        assert "would free: 1.8" in export(run(NUMBERED, BUSY), name).decode()
