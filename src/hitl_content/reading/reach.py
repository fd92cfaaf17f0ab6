# Exact for answers: a condition is spelt out as alternatives, each joined with what must hold for its questions
# to be asked at all, and each alternative is held against what every question can answer. Where spelling it out
# would take too long it is given the benefit of the doubt.
"""Whether a condition can ever hold."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from hitl_content.engine.clauses import Clause, Literal, clauses
from hitl_content.model.assessment import Kind
from hitl_content.model.condition import (
    AtLeast,
    Condition,
    Contains,
    NumberAtLeast,
    OneOf,
    OutcomeAtLeast,
    ScoreAtLeast,
    Today,
)
from hitl_content.model.number import Number
from hitl_content.reading.draft import Draft
from hitl_content.reading.fields import Form
from hitl_content.reading.index import Asked

MOST_ALTERNATIVES = 2000
_TWO = Fraction(2)


def can_hold(condition: Condition, draft: Draft) -> bool:
    """Return whether some answers make *condition* hold."""
    budget = [MOST_ALTERNATIVES]
    return any(_possible(clause, frozenset(), draft, budget) for clause in clauses(condition))


def report_hopeless(form: Form, key: str, draft: Draft) -> None:
    """Report the condition under *key* of *form*, where there is one, if no answers make it hold."""
    located = draft.condition(form, key)
    if located and not can_hold(located.condition, draft):
        draft.reporter.add(
            form.place(key),
            f"This can never hold, so the {form.record.title} never applies.",
            "Look for two parts that exclude each other, or a question that is never shown.",
        )


def _possible(clause: Clause, opened: frozenset[str], draft: Draft, budget: list[int]) -> bool:
    """Return whether *clause* can hold; *opened* are the questions whose own conditions are in it already."""
    budget[0] -= 1
    if budget[0] < 0:
        return True
    if not _consistent(clause, draft):
        return False
    for atom, wanted in clause:
        if wanted and isinstance(atom, AtLeast | OneOf | Contains) and atom.question not in opened:
            shown = draft.shown_of(atom.question)
            if shown:
                return any(
                    _possible((*clause, *more), opened | {atom.question}, draft, budget)
                    for more in _joined([clauses(located.condition) for located in shown])
                )
    return True


def _joined(parts: list[tuple[Clause, ...]]) -> Iterable[Clause]:
    joined: list[Clause] = [()]
    for part in parts:
        joined = [(*left, *right) for left in joined for right in part]
    return joined


def _consistent(clause: Clause, draft: Draft) -> bool:
    by_question: dict[str, list[Literal]] = {}
    for atom, wanted in clause:
        match atom:
            case AtLeast() | OneOf() | Contains():
                by_question.setdefault(atom.question, []).append((atom, wanted))
            case ScoreAtLeast():
                score = draft.index.scores[atom.score]
                if (
                    wanted
                    and atom.percent
                    and atom.number > 100
                    and "adjust" not in score
                    and (isinstance(score.values.get("maximum", "shown"), str))
                ):
                    return False
            case Today():
                opposite = any(
                    isinstance(other, Today)
                    and other.outcome == atom.outcome
                    and (other.relation is not atom.relation if also else other == atom)
                    for other, also in clause
                )
                if wanted and opposite:
                    return False
            case OutcomeAtLeast() | NumberAtLeast():
                pass
    return all(
        _answerable(draft.index.questions[id_], literals, hideable=bool(draft.shown_of(id_)))
        for id_, literals in by_question.items()
    )


def _answerable(question: Asked, literals: list[Literal], *, hideable: bool) -> bool:
    """Return whether one answer to *question* makes every literal come out as wanted."""
    if hideable and not any(wanted for _, wanted in literals):
        return True  # it may not be asked at all, and then nothing about it holds
    match question.kind:
        case Kind.MULTIPLE:
            return not any((atom, not wanted) in literals for atom, wanted in literals)
        case Kind.NUMBER:
            return _number_fits(question, literals)
        case Kind.YES_NO:
            return any(_fits(value, literals, (False, True)) for value in (False, True))
    options = question.options or ()
    return not options or any(_fits(option, literals, options) for option in options)


def _fits(value: str | bool, literals: list[Literal], options: tuple[str | bool, ...]) -> bool:
    for atom, wanted in literals:
        if isinstance(atom, AtLeast):
            holds = options.index(value) >= options.index(str(atom.value))
        else:
            holds = isinstance(atom, OneOf) and value in atom.values
        if holds is not wanted:
            return False
    return True


def _number_fits(question: Asked, literals: list[Literal]) -> bool:
    least, most = question.form.number("minimum"), question.form.number("maximum")
    if least is not None and most is not None and least > most:
        return True  # reported elsewhere
    marks: set[Number] = {0}
    marks |= {end for end in (least, most) if end is not None}
    for atom, _ in literals:
        if isinstance(atom, AtLeast) and not isinstance(atom.value, str):
            marks.add(atom.value)
        elif isinstance(atom, OneOf):
            marks |= {value for value in atom.values if not isinstance(value, str)}
    # Between two marks and beyond the outer ones nothing changes, so these stand for every number there is.
    ordered = sorted(marks)
    between = [(left + right) / _TWO for left, right in pairwise(ordered)]
    tried = [ordered[0] - 1, *ordered, *between, ordered[-1] + 1]
    return any(
        all(_number_holds(number, atom) is wanted for atom, wanted in literals)
        for number in tried
        if (least is None or number >= least) and (most is None or number <= most)
    )


def _number_holds(number: Number, atom: object) -> bool:
    if isinstance(atom, AtLeast):
        return not isinstance(atom.value, str) and number >= atom.value
    return isinstance(atom, OneOf) and number in atom.values
