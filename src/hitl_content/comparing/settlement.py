# What people agree on is settled. What they do not is left open, which the engine counts as the worst: nobody's
# answer is chosen over another's by a program, and the map says that something is missing.
"""Which answers of several raters are settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum, StrEnum

from hitl_content.comparing.gathering import Gathered, Source
from hitl_content.model.assessment import Assessment, Kind, Question, Unit
from hitl_content.model.errors import ComparingError
from hitl_content.model.number import Number
from hitl_content.model.workflow import UNKNOWN, Answer, Answers, Override, Step, Workflow


class Take(StrEnum):
    """What becomes of answers that raters do not agree on."""

    OPEN = "open"
    """They are left unanswered, which counts as the worst they could be."""
    WORSE = "worse"
    """Of ordered options the worst that anybody chose; everything else is left unanswered."""


Choices = Mapping[tuple[str, str], int | Take]
"""What people settled together, by ids of step (empty for the whole) and question: a rater's place, or a ``Take``."""


class _Contested(Enum):
    """In a file that was merged before: its raters differ and nobody has settled it."""

    CONTESTED = "contested"


CONTESTED = _Contested.CONTESTED


def settle(
    assessment: Assessment, gathered: Gathered, merged: Workflow, take: Take, choices: Choices | None = None
) -> Workflow:
    """Return *merged* with the answers, overrides and assumptions that are settled between its sources."""
    settler = _Settler(assessment, gathered, take, choices or {})
    return replace(
        merged,
        answers=settler.answers(None, Unit.ONCE),
        assumptions=settler.assumptions(),
        steps=tuple(settler.step(step) for step in merged.steps),
    )


class _Settler:
    def __init__(self, assessment: Assessment, gathered: Gathered, take: Take, choices: Choices) -> None:
        self.assessment, self.take, self.choices = assessment, take, choices
        self.ratings = gathered.ratings
        self.sources = [(source, {step.id: step for step in source.workflow.steps}) for source in gathered.sources]

    def step(self, step: Step) -> Step:
        """Return *step* with its settled answers, and with the overrides that every file with it has."""
        return replace(step, answers=self.answers(step.id, Unit.STEP), overrides=self._overrides(step.id))

    def answers(self, step: str | None, unit: Unit) -> Answers:
        """Return the settled answers of one step, or those asked once."""
        found: dict[str, Answer] = {}
        for question in self.assessment.questions:
            if question.per is not unit:
                continue
            votes = [vote for source, steps in self.sources for vote in _votes(source, steps, step, question.id)]
            choice = self.choices.get((step or "", question.id), self.take)
            answer = self._chosen(choice, step, question.id) if isinstance(choice, int) else None
            if answer is None:
                answer = self._settled(question, votes, choice if isinstance(choice, Take) else self.take)
            if answer is not None:
                found[question.id] = answer
        return found

    def assumptions(self) -> dict[str, Number]:
        """Return the assumptions that are the same in every file."""
        first = self.sources[0][0].workflow.assumptions
        others = [source.workflow.assumptions for source, _ in self.sources[1:]]
        return {name: value for name, value in first.items() if all(each.get(name) == value for each in others)}

    def _chosen(self, rater: int, step: str | None, question: str) -> Answer | None:
        """Return what the rater in that place answered. Raises ComparingError where there is no such rater."""
        if not 0 <= rater < len(self.ratings):
            raise ComparingError(f"There is no rater {rater}: {len(self.ratings)} rated, counted from 0.")
        rating = self.ratings[rater]
        return (rating.answers if step is None else rating.steps.get(step, {})).get(question)

    def _settled(self, question: Question, votes: Sequence[Answer | _Contested], take: Take) -> Answer | None:
        known = [vote for vote in votes if not isinstance(vote, _Contested)]
        if not known:
            return None
        if len(known) == len(votes) and all(vote == known[0] for vote in known):
            return known[0]
        if question.kind is Kind.TEXT:
            return "\n".join(dict.fromkeys(str(vote) for vote in known))
        if take is Take.WORSE and question.kind is Kind.FACTOR and len(known) == len(votes):
            return most_cautious(question, known)
        return None

    def _overrides(self, step: str) -> tuple[Override, ...]:
        held = [steps[step].overrides for _, steps in self.sources if step in steps]
        return tuple(each for each in held[0] if all(each.rule in {one.rule for one in other} for other in held))


def most_cautious(question: Question, answers: Sequence[Answer]) -> Answer | None:
    """Return the worst of *answers* to *question*, not knowing being the worst; None where they have no order."""
    if question.kind is not Kind.FACTOR:
        return None
    places = {option.id: place for place, option in enumerate(question.options)}
    return max(answers, key=lambda answer: len(places) if answer is UNKNOWN else places.get(str(answer), 0))


def _votes(source: Source, steps: dict[str, Step], step: str | None, question: str) -> list[Answer | _Contested]:
    """Return the answer of one file: what it has settled, or that its raters have not."""
    if step is not None and step not in steps:
        return []
    answers = source.workflow.answers if step is None else steps[step].answers
    if question in answers:
        return [answers[question]]
    rated = [rating.answers if step is None else rating.steps.get(step, {}) for rating in source.ratings]
    return [CONTESTED] if any(question in each for each in rated) else []
