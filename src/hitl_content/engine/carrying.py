# A carried answer is said to be the team's own, so only what certainly follows is carried. Whatever does not is left
# for a person to answer, and named.
"""From the answers of a short assessment to a step of a longer one."""

from __future__ import annotations

from dataclasses import dataclass

from hitl_content.engine.matching import Matcher
from hitl_content.engine.variables import Hidden, Value, Variables
from hitl_content.engine.visibility import Visibility
from hitl_content.model.assessment import Assessment
from hitl_content.model.condition import questions_of
from hitl_content.model.errors import HitlError
from hitl_content.model.workflow import Answer, Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What goes along, and what stays."""

    answers: Answers
    """To the questions of the other assessment."""
    taken: tuple[str, ...]
    """Questions of this assessment whose answers go along, in the order asked."""
    left: tuple[str, ...]
    """Questions of this assessment that were answered and stay, because nothing certain follows from the answer."""


class Carrier:
    """The carrying of one assessment, compiled."""

    def __init__(self, assessment: Assessment) -> None:
        """Compile *assessment*. Raises HitlError where it is not carried anywhere."""
        if assessment.carries is None:
            raise HitlError(f"{assessment.slug} is not carried into another assessment.")
        self._carry = assessment.carries
        variables = Variables(assessment)
        self._size = len(variables)
        self._questions = [(variables.question(each.id).index, each.id) for each in assessment.questions]
        self._visibility = Visibility(variables)
        self._matcher = Matcher([row.when for row in self._carry.rows], variables)

    def carry(self, answers: Answers) -> Carried:
        """Return what follows from *answers*. An answer to a question that is not shown counts for nothing."""
        row: list[Value] = [None] * self._size
        for index, id_ in self._questions:
            row[index] = answers.get(id_)
        maybe = self._visibility.settle(row)
        answered = [id_ for index, id_ in self._questions if id_ in answers and not isinstance(row[index], Hidden)]
        found: dict[str, Answer] = {id_: answers[id_] for id_ in answered if id_ in self._carry.same}
        taken = set(found)
        certain, _ = self._matcher.match(row, maybe)
        for place in self._matcher.holding(certain):
            follows = self._carry.rows[place]
            for given in follows.answers:
                found.setdefault(given.question, given.answer)
            taken |= set(questions_of(follows.when)) if follows.when else set()
        return Carried(
            answers=found,
            taken=tuple(id_ for id_ in answered if id_ in taken),
            left=tuple(id_ for id_ in answered if id_ not in taken),
        )
