# The reference under every form must say when a rule applies in words a reader can check against the questions
# above it, so a condition is told with the question's own wording and the option's own label.
"""Conditions told in words."""

from __future__ import annotations

from collections.abc import Callable

from hitl_content.model.assessment import Assessment, Kind, Outcome, Question
from hitl_content.model.condition import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Contains,
    Not,
    NumberAtLeast,
    OneOf,
    OutcomeAtLeast,
    ScoreAtLeast,
    Today,
)
from hitl_content.model.number import Number
from hitl_content.model.numbers import Measure
from hitl_content.words.writing import number, percent

MEASURES = {
    Measure.UTILISATION: "measure.utilisation",
    Measure.UTILISATION_OWED: "measure.utilisation_owed",
    Measure.WAITING: "measure.waiting",
    Measure.ATTENTION: "measure.attention",
    Measure.REVIEW_VALUE: "measure.review_value",
    Measure.BREAK_EVEN: "measure.break_even",
    Measure.HOURS_FREED: "measure.hours_freed",
    Measure.HOURS_MISSING: "measure.hours_missing",
    Measure.ERROR_BOUND: "measure.error_bound",
}
SHARES = frozenset(
    {
        Measure.UTILISATION,
        Measure.UTILISATION_OWED,
        Measure.ATTENTION,
        Measure.BREAK_EVEN,
        Measure.ERROR_BOUND,
    }
)
"""Measures that are shares of one, and are said in per cent."""

Say = Callable[..., str]
"""Takes a key of the words and its values, returns the sentence in one language."""


class Teller:
    """Tells the conditions of one assessment in one language."""

    def __init__(self, assessment: Assessment, language: str, say: Say) -> None:
        self._language = language
        self._say = say
        self._questions = {question.id: question for question in assessment.questions}
        self._outcomes = {outcome.id: outcome for outcome in assessment.outcomes}
        self._scores = {score.id: score.label.to(language) for score in assessment.scores}

    def tell(self, condition: Condition) -> str:
        """Return *condition* as a clause that reads after *when*."""
        match condition:
            case AllOf() | AnyOf():
                word = "page.condition.and" if isinstance(condition, AllOf) else "page.condition.or"
                parts = [self._part(part, alone=len(condition.conditions) == 1) for part in condition.conditions]
                return f" {self._say(word)} ".join(parts)
            case Not():
                return self._say("page.condition.not", condition=self.tell(condition.condition))
            case AtLeast():
                key = "page.condition.or_worse" if isinstance(condition.value, str) else "page.condition.or_more"
                return self._asked(key, condition.question, self._answer(condition.question, condition.value))
            case OneOf():
                answers = [self._answer(condition.question, value) for value in condition.values]
                return self._asked(
                    "page.condition.is", condition.question, f" {self._say('page.condition.or')} ".join(answers)
                )
            case Contains():
                answer = self._answer(condition.question, condition.option)
                return self._asked("page.condition.contains", condition.question, answer)
            case ScoreAtLeast():
                write = percent if condition.percent else number
                label = self._scores.get(condition.score, condition.score)
                return self._say("page.condition.score", score=label, number=write(self._language, condition.number))
            case OutcomeAtLeast():
                outcome = self._outcomes[condition.outcome]
                level = outcome.levels[outcome.place(condition.level)].label.to(self._language)
                return self._say("page.condition.outcome", outcome=outcome.label.to(self._language), level=level)
            case NumberAtLeast():
                measure = self._say(MEASURES[condition.measure])
                share = condition.measure in SHARES
                said = (
                    percent(self._language, condition.value * 100)
                    if share
                    else number(self._language, condition.value, 3)
                )
                return self._say("page.condition.number", measure=measure, number=said)
            case Today():
                label = self._outcomes[condition.outcome].label.to(self._language)
                return self._say(f"page.condition.today_{condition.relation.value}", outcome=label)

    def _part(self, part: Condition, *, alone: bool) -> str:
        told = self.tell(part)
        return f"({told})" if isinstance(part, AllOf | AnyOf) and not alone else told

    def _asked(self, key: str, question: str, answer: str) -> str:
        found = self._questions.get(question)
        return self._say(key, question=found.ask.to(self._language) if found else question, answer=answer)

    def _answer(self, question: str, value: str | bool | Number) -> str:
        if isinstance(value, bool):
            return self._say("page.yes" if value else "page.no")
        if not isinstance(value, str):
            return number(self._language, value, 3)
        labels = (
            choices(self._questions[question], self._outcomes, self._language) if question in self._questions else {}
        )
        return labels.get(value, value)


def choices(question: Question, outcomes: dict[str, Outcome], language: str) -> dict[str, str]:
    """Return the labels of what can be chosen in *question* by id; the levels where it asks for today's."""
    if question.kind is Kind.TODAY and question.outcome in outcomes:
        return {level.id: level.label.to(language) for level in outcomes[question.outcome].levels}
    return {option.id: option.label.to(language) for option in question.options}
