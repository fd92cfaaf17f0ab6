"""``evaluate``: an assessment and a workflow in, a result out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hitl_content.engine.matching import Matcher
from hitl_content.engine.neighbourhood import Neighbourhood
from hitl_content.engine.reasons import Reasons
from hitl_content.engine.row import Rows, Standing
from hitl_content.engine.scoring import Scoring
from hitl_content.engine.settling import Settling
from hitl_content.engine.variables import HIDDEN, Variables
from hitl_content.engine.whatif import WhatIf
from hitl_content.model.assessment import Assessment, Unit
from hitl_content.model.condition import Relation
from hitl_content.model.result import Result, Scored, Settled, StepResult
from hitl_content.model.workflow import UNKNOWN, Answers, Override, Step, Workflow


def evaluate(assessment: Assessment, workflow: Workflow) -> Result:
    """Return the result of *workflow* by *assessment*.

    To evaluate many workflows or one that changes, keep an ``Evaluator``: it compiles the assessment once.
    """
    return Evaluator(assessment).evaluate(workflow)


class Evaluator:
    """An assessment, compiled."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        variables = Variables(assessment)
        self._once = _Level(assessment, variables, Unit.ONCE)
        self._step = None if assessment.unit is Unit.ONCE else _Level(assessment, variables, Unit.STEP)

    def evaluate(self, workflow: Workflow, previous: Result | None = None) -> Result:
        """Return the result of *workflow*.

        Steps that are the same in *previous*, a result of this evaluator, are taken over from it.
        """
        known: dict[str, StepResult] = {}
        if previous is not None and previous.workflow.answers == workflow.answers:
            known = {part.step.id: part for part in previous.steps}
        whole = self.evaluate_whole(workflow)
        steps = []
        for step in workflow.steps:
            part = known.get(step.id)
            steps.append(part if part and part.step == step else self.evaluate_step(workflow, step, whole))
        return Result(assessment=self.assessment, workflow=workflow, whole=whole, steps=tuple(steps))

    def evaluate_whole(self, workflow: Workflow) -> StepResult:
        """Return what is settled once for *workflow*."""
        return self._once.evaluate(Step(id="", name="", answers=workflow.answers), {}, ())

    def evaluate_step(self, workflow: Workflow, step: Step, whole: StepResult) -> StepResult:
        """Return the result of one *step*, given what is settled once for its *workflow*."""
        if self._step is None:
            return StepResult(step=step)
        return self._step.evaluate(step, workflow.answers, whole.scores)


class _Level:
    """Everything that is settled at one unit: for each step, or once."""

    def __init__(self, assessment: Assessment, variables: Variables, unit: Unit) -> None:
        mine = assessment if unit is assessment.unit else _scores_alone(assessment)
        settling = Settling(mine, variables)
        self._outcomes = mine.outcomes
        self._rules = mine.rules
        self._rows = Rows(variables, Scoring(assessment, variables, unit), settling)
        self._reasons = Reasons(self._rows)
        self._whatif = WhatIf(self._rows, mine)
        self._asked = [
            (variables.question(question.id).index, question)
            for question in assessment.questions
            if question.per is unit
        ]
        self._findings = mine.findings
        self._triggers = mine.triggers
        self._finding = Matcher([finding.when for finding in self._findings], variables)
        self._trigger = Matcher([trigger.when for trigger in self._triggers], variables)
        self._outcome_at = [variables.outcomes[outcome.id] for outcome in self._outcomes]
        self._relation_at = [variables.today[outcome.id] for outcome in self._outcomes]
        asked = {question.outcome: variables.question(question.id).index for question in assessment.questions}
        self._today_at = [asked.get(outcome.id) for outcome in self._outcomes]
        self._bits = dict(zip((rule.id for rule in self._rules), settling.matcher.bits, strict=True))

    def evaluate(self, step: Step, shared: Answers, before: tuple[Scored, ...]) -> StepResult:
        answers = {**shared, **step.answers} if shared else step.answers
        off = 0
        for override in step.overrides:
            off |= self._bits.get(override.rule, 0)
        standing = self._rows.stand(self._rows.row(answers), off, before)
        today = [self._today(standing, number) for number in range(len(self._outcomes))]
        near = self._whatif.around(standing, off, before)
        settled = tuple(self._settle(near, today))
        worth_knowing = self._whatif.worth_knowing(near)
        row = standing.row
        for number, place in enumerate(standing.places):
            row[self._outcome_at[number]] = place
            row[self._relation_at[number]] = _relation(today[number], place)
        certain, _ = self._finding.match(row, standing.maybe)
        _, possible = self._trigger.match(row, standing.maybe)
        applying = [self._rules[place] for place in self._rows.settling.matcher.holding(standing.applying)]
        return StepResult(
            step=step,
            settled=settled,
            scores=standing.scores,
            # A finding says something about the team's practice, so it needs what the team has said; a trigger
            # is a precaution, so it is owed wherever it may be needed.
            findings=tuple(self._findings[place] for place in self._finding.holding(certain)),
            triggers=tuple(self._triggers[place] for place in self._trigger.holding(possible)),
            requirements=tuple(rule for rule in applying if rule.requires is not None),
            overridden=self._overridden(step.overrides, answers, before),
            unanswered=tuple(
                question.id
                for index, question in self._asked
                if question.required and row[index] is None and index not in standing.maybe
            ),
            unknown=tuple(question.id for index, question in self._asked if row[index] is UNKNOWN),
            worth_knowing=worth_knowing,
            hidden=tuple(question.id for index, question in self._asked if row[index] is HIDDEN),
        )

    def _settle(self, near: Neighbourhood, today: list[int | None]) -> Iterator[Settled]:
        standing = near.standing
        stable = self._whatif.stability(near)
        for number, outcome in enumerate(self._outcomes):
            now = today[number]
            yield Settled(
                outcome=outcome,
                level=outcome.levels[standing.places[number]],
                best=outcome.levels[standing.best[number]],
                binding=self._reasons.bind(standing, number),
                counterfactuals=self._whatif.counterfactuals(near, number),
                today=None if now is None else outcome.levels[now],
                stability=stable[number],
            )

    def _today(self, standing: Standing, number: int) -> int | None:
        """Return the place of today's level of an outcome, None where it was not said."""
        index = self._today_at[number]
        answer = None if index is None else standing.row[index]
        return self._outcomes[number].place(answer) if isinstance(answer, str) else None

    def _overridden(
        self, overrides: tuple[Override, ...], answers: Answers, before: tuple[Scored, ...]
    ) -> tuple[Override, ...]:
        if not overrides:
            return ()
        full = self._rows.stand(self._rows.row(answers), 0, before)
        return tuple(override for override in overrides if self._bits.get(override.rule, 0) & full.applying)


def _relation(today: int | None, settled: int) -> Relation | None:
    if today is None or today == settled:
        return None
    return Relation.LOOSER if today < settled else Relation.STRICTER


def _scores_alone(assessment: Assessment) -> Assessment:
    """Return *assessment* without what is settled at its own unit only."""
    return replace(assessment, outcomes=(), rules=(), findings=(), triggers=())
