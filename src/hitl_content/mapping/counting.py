# What a score does besides adding up is said wherever the score stands, so that nobody has to wonder why the
# points are not the sum of the answers. The form's reference says the same of scores that nobody has answered yet.
"""How a score is counted, in words: changes under a condition, rounding, and what is missing."""

from __future__ import annotations

from hitl_content.model.assessment import Adjustment, Assessment, Question
from hitl_content.model.number import Rounding
from hitl_content.model.result import Scored
from hitl_content.words import counted, say
from hitl_content.words.writing import listed, number

MANNERS = {
    Rounding.HALF_UP: "rounding.half_up",
    Rounding.HALF_EVEN: "rounding.half_even",
    Rounding.UP: "rounding.up",
    Rounding.DOWN: "rounding.down",
}


def adjusted(language: str, scored: Scored) -> str:
    """Return what was changed about the points of *scored*, and what they were; empty where nothing was."""
    if not scored.adjusted:
        return ""
    changes = listed(language, (change(language, each) for each in scored.adjusted))
    return say(language, "adjust.sentence", raw=number(language, scored.raw, 3), changes=changes)


def change(language: str, adjustment: Adjustment) -> str:
    """Return what *adjustment* does to the points, as a clause."""
    parts = []
    if adjustment.subtract_percent:
        parts.append(say(language, "adjust.subtracted", percent=number(language, adjustment.subtract_percent, 3)))
    if adjustment.add:
        key = "adjust.added" if adjustment.add > 0 else "adjust.lowered"
        parts.append(say(language, key, points=number(language, max(adjustment.add, -adjustment.add), 3)))
    if adjustment.rounding:
        parts.append(rounding(language, adjustment.rounding, adjustment.places))
    return listed(language, parts)


def rounding(language: str, how: Rounding, places: int) -> str:
    """Return how a number is rounded, as a clause."""
    manner = say(language, MANNERS[how])
    return (
        counted(language, "rounding.places", places, how=manner)
        if places
        else say(language, "rounding.whole", how=manner)
    )


def missing(language: str, assessment: Assessment, open_: int) -> str:
    """Return the sentence on *open_* required questions without an answer, and what they count as until then."""
    ways = {score.missing_counts for score in assessment.scores if score.questions}
    ways |= {True} if assessment.outcomes else set()
    if ways == {False}:
        return counted(language, "complete.missing_zero", open_)
    return counted(language, "complete.missing_mixed" if False in ways else "complete.missing", open_)


def adds_nothing(assessment: Assessment, question: Question) -> bool:
    """Return whether *question* adds no points while it is not known, and nothing else assumes the worst of it."""
    ways = [score.missing_counts for score in assessment.scores if question.id in score.questions]
    return bool(ways) and not any(ways) and not assessment.outcomes
