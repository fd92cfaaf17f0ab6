"""What the points of a score can come to."""

from __future__ import annotations

from dataclasses import dataclass

from hitl_content.model.assessment import Kind
from hitl_content.model.condition import AtLeast, atoms, questions_of
from hitl_content.model.number import Number
from hitl_content.reading.draft import Draft
from hitl_content.reading.fields import Form
from hitl_content.reading.index import Asked
from hitl_content.reading.leaves import Name

UNSCORED = {Kind.TEXT, Kind.TODAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What one question can add."""

    low: Number
    high: Number
    bounded: bool
    """Whether there is a most it can add."""
    falling: bool
    """Whether a worse answer can add less."""


def questions_in(score: Form, draft: Draft) -> tuple[str, ...]:
    """Return the ids of the questions that *score* sums itself, in the order asked."""
    sections = {name.text for name in score.all("sections", Name)}
    named = {name.text for name in score.all("questions", Name)}
    return tuple(
        question.id
        for question in draft.index.questions.values()
        if question.kind not in UNSCORED and (question.section.raw_id in sections or question.id in named)
    )


def points_of(question: Asked) -> Points:
    """Return what *question* can add."""
    form = question.form
    match question.kind:
        case Kind.NUMBER:
            each = form.number("points_each") or 0
            ends = [each * end for end in (form.number("minimum"), form.number("maximum")) if end is not None]
            bounded = not each or (form.number("maximum" if each > 0 else "minimum") is not None)
            return Points(low=min(ends, default=0), high=max(ends, default=0), bounded=bounded, falling=each < 0)
        case Kind.YES_NO:
            both = [form.number("points_if_yes") or 0, form.number("points_if_no") or 0]
            return Points(low=min(both), high=max(both), bounded=True, falling=False)
    each_option = [option.number("points") or 0 for option in form.all("options", Form)]
    falling = question.kind is Kind.FACTOR and each_option != sorted(each_option)
    if question.kind is Kind.MULTIPLE:
        low: Number = sum(points for points in each_option if points < 0)
        high: Number = sum(points for points in each_option if points > 0)
        return Points(low=low, high=high, bounded=True, falling=False)
    return Points(low=min(each_option, default=0), high=max(each_option, default=0), bounded=True, falling=falling)


def highest(score: Form, draft: Draft, inside: frozenset[str] = frozenset()) -> Number:
    """Return the most points *score* can have before adjustments."""
    total: Number = sum(points_of(draft.index.questions[id_]).high for id_ in questions_in(score, draft))
    for name in score.all("scores", Name):
        other = draft.index.scores.get(name.text)
        if other and name.text not in inside:
            total += highest(other, draft, inside | {score.raw_id})
    return total


def why_not_rising(score: Form, draft: Draft, *, percent: bool, inside: frozenset[str] = frozenset()) -> str | None:
    """Return why *score* may fall as answers get worse or unknown, as a clause; None where it never does."""
    id_ = score.raw_id
    if "adjust" in score:
        return f"{id_} has an adjustment"
    if score.get("missing", str) == "zero":
        return f"{id_} counts what is missing as no points"
    if score.get("worse", str) == "low":
        return f"few points are the worse end of {id_}"
    for question in (draft.index.questions[found] for found in questions_in(score, draft)):
        points = points_of(question)
        if points.falling:
            return f"{question.id} has fewer points for worse answers"
        if _hangs_on_order(question, draft):
            if points.low < 0:
                return f"{question.id} has points below 0 and is only shown for some answers"
            if percent and score.values.get("maximum", "shown") == "shown":
                return f"the maximum of {id_} grows when {question.id} is shown"
    for name in score.all("scores", Name):
        other = draft.index.scores.get(name.text)
        if other and name.text not in inside:
            why = why_not_rising(other, draft, percent=percent, inside=inside | {id_})
            if why:
                return why
    return None


def _hangs_on_order(question: Asked, draft: Draft, inside: frozenset[str] = frozenset()) -> bool:
    """Return whether *question* is shown or not depending on a factor or number, directly or through others."""
    for located in draft.shown(question):
        if any(isinstance(atom, AtLeast) for atom in atoms(located.condition)):
            return True
        for id_ in questions_of(located.condition):
            other = draft.index.questions[id_]
            if other.kind is Kind.FACTOR:
                return True
            if id_ not in inside and _hangs_on_order(other, draft, inside | {question.id}):
                return True
    return False
