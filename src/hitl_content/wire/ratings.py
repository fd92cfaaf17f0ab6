# What each rater answered is kept word for word beside what was settled, so that a settled answer can always be
# traced to those it was settled from. The ids of steps are not checked: a step may be removed after it was rated.
"""Ratings as plain data: what each of several people answered, and who settled it."""

from __future__ import annotations

from typing import Any

from hitl_content.model.assessment import Unit
from hitl_content.model.workflow import Answers, Rating, Settled
from hitl_content.wire.answers import AnswerReader, encode_answers
from hitl_content.wire.checking import Checker, join
from hitl_content.words.sentences import Sentence

MOST_RATERS = 50
RATING_KEYS = ("rater", "answers", "steps")
SETTLED_KEYS = ("by", "date")


def decode_ratings(data: object, read: AnswerReader, check: Checker, path: str) -> tuple[Rating, ...]:
    """Return the ratings in *data*; note what does not fit."""
    found = []
    seen: dict[str, str] = {}
    for place, each in enumerate(check.sequence(data, path, MOST_RATERS)):
        here = f"{path}[{place}]"
        top = check.mapping(each, here, RATING_KEYS)
        rater = check.line(top.get("rater"), join(here, "rater"), required=True)
        if rater and rater in seen:
            what = Sentence("problem.same_rater", rater=rater, first=seen[rater])
            check.note(join(here, "rater"), what, Sentence("problem.same_rater_cure"))
        seen.setdefault(rater, here)
        steps = top.get("steps", {})
        keys = steps if isinstance(steps, dict) else ()
        rated = check.mapping(steps, join(here, "steps"), keys)
        found.append(
            Rating(
                rater=rater,
                answers=read.answers(top.get("answers", {}), join(here, "answers"), Unit.ONCE),
                steps={id_: _step(read, held, f"{here}.steps", id_, check) for id_, held in rated.items()},
            )
        )
    return tuple(found)


def encode_ratings(ratings: tuple[Rating, ...]) -> list[dict[str, Any]]:
    """Return *ratings* as plain data."""
    found = []
    for rating in ratings:
        each: dict[str, Any] = {"rater": rating.rater}
        if rating.answers:
            each["answers"] = encode_answers(rating.answers)
        if rating.steps:
            each["steps"] = {id_: encode_answers(answers) for id_, answers in rating.steps.items()}
        found.append(each)
    return found


def decode_settled(data: object, check: Checker, path: str) -> Settled | None:
    """Return who settled the answers, by *data*; None where it says nothing. Note what does not fit."""
    if data is None:
        return None
    found = check.mapping(data, path, SETTLED_KEYS)
    by = check.line(found.get("by"), join(path, "by"), required=True)
    return Settled(by=by, date=check.date(found.get("date"), join(path, "date")))


def encode_settled(settled: Settled) -> dict[str, str]:
    """Return *settled* as plain data."""
    return {"by": settled.by, "date": settled.date} if settled.date else {"by": settled.by}


def _step(read: AnswerReader, data: object, path: str, id_: str, check: Checker) -> Answers:
    check.line(id_, join(path, id_[:80]), required=True, longest=80)
    return read.answers(data, join(path, id_), Unit.STEP)
