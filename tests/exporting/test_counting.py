"""What a score does besides adding up is said wherever the score stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hitl_content.exporting import export
from hitl_content.mapping.counting import change, missing
from hitl_content.model.assessment import Adjustment, Assessment, Maximum, Score
from hitl_content.model.condition import ScoreAtLeast
from hitl_content.model.number import Rounding
from hitl_content.model.result import Result
from hitl_content.model.text import text
from hitl_content.table import as_table
from tests.engine.small import ASSESSMENT, MILD, run

HALF = ScoreAtLeast(score="raw", number=1, percent=False)


def scored(*adjust: Adjustment, missing_counts: bool = True) -> Assessment:
    """An assessment of two scores: one as counted, and one adjusted."""
    common: dict[str, Any] = {"maximum": Maximum.ALL, "missing_counts": missing_counts}
    raw = Score(id="raw", label=text("Raw"), questions=("stakes", "evidence"), **common)
    current = Score(id="current", label=text("Current"), scores=("raw",), adjust=adjust, **common)
    return replace(ASSESSMENT, outcomes=(), rules=(), findings=(), triggers=(), scores=(raw, current))


def severe(assessment: Assessment) -> Result:
    """The result where the stakes are as bad as can be."""
    return run(assessment, {**MILD, "stakes": "severe"})


@pytest.mark.parametrize("format_", ["html", "markdown", "csv", "svg"])
def test_an_adjustment_is_said_with_the_points_before_it(format_: str) -> None:
    """In every form that people read; the points as counted are in it too."""
    result = severe(scored(Adjustment(when=HALF, subtract_percent=15, rounding=Rounding.HALF_UP)))
    raw = result.steps[0].scores[1].raw
    assert raw
    said = export(result, format_).decode("utf-8").replace("\u00a0", " ")
    assert f"Adjusted from {raw}: 15% taken off, rounded to a whole number (a half goes up)." in said


def test_an_adjustment_that_was_not_made_is_not_said() -> None:
    """The condition does not hold, so the points are those counted."""
    never = ScoreAtLeast(score="raw", number=1000, percent=False)
    result = severe(scored(Adjustment(when=never, add=-2)))
    assert result.steps[0].scores[1].adjusted == ()
    assert "Adjusted" not in export(result, "markdown").decode("utf-8")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"subtract_percent": 15}, "15% taken off"),
        ({"add": 3}, "3 added"),
        ({"add": -2}, "2 taken off"),
        ({"rounding": Rounding.DOWN, "places": 1}, "rounded to 1 decimal place (always down)"),
        ({"rounding": Rounding.HALF_EVEN, "places": 2}, "rounded to 2 decimal places (a half goes to the even number)"),
        (
            {"subtract_percent": 10, "add": 1, "rounding": Rounding.UP},
            "10% taken off, 1 added, rounded to a whole",
        ),
    ],
)
def test_every_change_has_words(changed: dict[str, Any], words: str) -> None:
    """Shares, points and every way of rounding."""
    assert change("en", Adjustment(when=HALF, **changed)).startswith(words)


@pytest.mark.parametrize(
    ("assessment", "one", "many"),
    [
        (
            ASSESSMENT,
            "question is not answered; the worst is assumed until it is.",
            "the worst is assumed until they are.",
        ),
        (
            scored(),
            "question is not answered; the worst is assumed until it is.",
            "the worst is assumed until they are.",
        ),
        (
            scored(missing_counts=False),
            "question is not answered; it adds no points until it is.",
            "questions are not answered; they add no points until they are.",
        ),
        (
            replace(ASSESSMENT, scores=scored(missing_counts=False).scores),
            "the worst is assumed until it is, except in scores that count what is missing as no points.",
            "the worst is assumed until they are, except in scores that count what is missing as no points.",
        ),
    ],
    ids=["levels", "scores at their worst", "scores without", "both"],
)
def test_what_is_missing_counts_as_the_assessment_says(assessment: Assessment, one: str, many: str) -> None:
    """The same sentence in reports and in a terminal, for one question and for several."""
    assert missing("en", assessment, 1).endswith(one)
    assert missing("en", assessment, 2).endswith(many)


def test_the_table_says_what_is_missing_as_the_report_does() -> None:
    """One sentence, counted rightly."""
    result = run(scored(missing_counts=False), {id_: value for id_, value in MILD.items() if id_ != "stakes"})
    line = "1 required question is not answered; it adds no points until it is."
    assert as_table(result).splitlines()[-1] == line
    assert line in export(result, "markdown").decode("utf-8")
