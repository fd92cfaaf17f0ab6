"""``evaluate``: an assessment and a workflow in, a result out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from hitl_content.engine.holding import Holding
from hitl_content.engine.making import maker
from hitl_content.engine.matching import MOST_KEPT
from hitl_content.engine.neighbourhood import Neighbourhood
from hitl_content.engine.numbers.reckoning import Reckoned, Reckoner, totals
from hitl_content.engine.owing import Owing
from hitl_content.engine.row import Rows, Standing
from hitl_content.engine.scoring import Scoring
from hitl_content.engine.settling import Settling
from hitl_content.engine.variables import HIDDEN, LURKING, Value, Variables, taking
from hitl_content.engine.whatif import WhatIf
from hitl_content.model.assessment import Assessment, Unit
from hitl_content.model.condition import Relation
from hitl_content.model.result import Result, Scored, Settled, StepResult
from hitl_content.model.rule import Rule
from hitl_content.model.workflow import UNKNOWN, Answers, Override, Step, Workflow

ASIDE = frozenset({UNKNOWN, HIDDEN, LURKING})
"""What stands for a question whose answer is not known, or that is not shown."""

OPEN = ASIDE | {None}
"""The same, and what stands for a question that has no answer."""


_step_result, _settled = maker(StepResult), maker(Settled)


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
        if previous is not None and _alike(previous.workflow, workflow):
            known = {part.step.id: part for part in previous.steps}
            whole = previous.whole
        else:
            whole = self.evaluate_whole(workflow)
        steps = []
        for step in workflow.steps:
            part = known.get(step.id)
            same = part is not None and (part.step is step or part.step == step)
            steps.append(part if part is not None and same else self.evaluate_step(workflow, step, whole))
        return Result(
            assessment=self.assessment,
            workflow=workflow,
            whole=whole,
            steps=tuple(steps),
            totals=totals(part.numbers for part in steps) if self.assessment.numbers else None,
        )

    def evaluate_whole(self, workflow: Workflow) -> StepResult:
        """Return what is settled once for *workflow*."""
        return self._once.evaluate(Step(id="", name="", answers=workflow.answers), {}, (), workflow)

    def evaluate_step(self, workflow: Workflow, step: Step, whole: StepResult) -> StepResult:
        """Return the result of one *step*, given what is settled once for its *workflow*."""
        if self._step is None:
            return StepResult(step=step)
        return self._step.evaluate(step, workflow.answers, whole.scores, workflow)

    def settle(self, answers: Answers, appetite: str = "") -> dict[str, str]:
        """Return only the level of each outcome, for one step or for an assessment answered once.

        It is what ``evaluate`` settles, without the explanations. *answers* holds those asked once as well.
        """
        return (self._step or self._once).settle(answers, appetite)


class _Level:
    """Everything that is settled at one unit: for each step, or once."""

    def __init__(self, assessment: Assessment, variables: Variables, unit: Unit) -> None:
        mine = assessment if unit is assessment.unit else _scores_alone(assessment)
        settling = Settling(mine, variables)
        self._outcomes = mine.outcomes
        self._rules = mine.rules
        self._rows = Rows(variables, Scoring(assessment, variables, unit), settling)
        self._holding = Holding(self._rows)
        self._whatif = WhatIf(self._rows, mine)
        self._asked = [
            (variables.question(question.id).index, question.id, question.required)
            for question in assessment.questions
            if question.per is unit
        ]
        self._look_required = taking([index for index, _, required in self._asked if required])
        self._look_optional = taking([index for index, _, required in self._asked if not required])
        self._owing = Owing(mine, variables)
        self._outcome_at = [variables.outcomes[outcome.id] for outcome in self._outcomes]
        self._relation_at = [variables.today[outcome.id] for outcome in self._outcomes]
        asked = {question.outcome: variables.question(question.id).index for question in assessment.questions}
        self._today_at: list[tuple[int | None, dict[Value, int]]] = [
            (asked.get(outcome.id), {level.id: place for place, level in enumerate(outcome.levels)})
            for outcome in self._outcomes
        ]
        """For each outcome, where today's level is answered, and the place of each level."""
        self._bits = dict(zip((rule.id for rule in self._rules), settling.matcher.bits, strict=True))
        self._requiring = [(self._bits[rule.id], rule) for rule in self._rules if rule.requires is not None]
        self._required = reduce(or_, [bits for bits, _ in self._requiring], 0)
        self._requirements: dict[int, tuple[Rule, ...]] = {}
        self._appetite = assessment.appetite
        self._beyond = self._beyond_each(assessment)
        self._numbers_at = [index for index, _ in variables.number_atoms]
        self._unreckoned = Reckoned(None, (UNKNOWN,) * len(self._numbers_at))
        self._reckoner = Reckoner(mine.numbers, variables) if mine.numbers else None
        self._reviewed = next((number for number, each in enumerate(self._outcomes) if self._counts(each.id)), None)

    def evaluate(self, step: Step, shared: Answers, before: tuple[Scored, ...], workflow: Workflow) -> StepResult:
        answers = {**shared, **step.answers} if shared else step.answers
        appetite = self._beyond[workflow.appetite or self._appetite]
        off = appetite
        for override in step.overrides:
            off |= self._bits.get(override.rule, 0)
        standing = self._rows.stand(self._rows.row(answers), off, before)
        row = standing.row
        today = [None if index is None else place_of.get(row[index]) for index, place_of in self._today_at]
        near = self._whatif.around(standing, off, before)
        settled = self._settle(near, today)
        worth_knowing = self._whatif.worth_knowing(near)
        for number, place in enumerate(standing.places):
            row[self._outcome_at[number]] = place
            row[self._relation_at[number]] = _relation(today[number], place)
        numbers, reached = self._reckon(standing, today, workflow)
        for index, value in zip(self._numbers_at, reached, strict=True):
            row[index] = value
        findings, triggers, contributions, checks = self._owing.owed(row, standing.maybe, step)
        unanswered, unknown, hidden = self._open(row, standing.maybe)
        return _step_result(
            step,
            settled,
            standing.scores,
            findings,
            triggers,
            contributions,
            checks,
            self._asked_for(standing.applying & self._required),
            self._overridden(step.overrides, answers, before, appetite),
            unanswered,
            unknown,
            worth_knowing,
            hidden,
            numbers,
        )

    def _asked_for(self, applying: int) -> tuple[Rule, ...]:
        """Return the rules with a clause among those *applying*, all of which ask for something to be in place."""
        found = self._requirements.get(applying)
        if found is None:
            if len(self._requirements) > MOST_KEPT:
                self._requirements.clear()
            found = self._requirements[applying] = tuple([rule for bits, rule in self._requiring if bits & applying])
        return found

    def _open(self, row: Sequence[Value], maybe: frozenset[int]) -> tuple[tuple[str, ...], ...]:
        """Return the ids of the questions that are unanswered, not known, and hidden."""
        if OPEN.isdisjoint(self._look_required(row)) and ASIDE.isdisjoint(self._look_optional(row)):
            return (), (), ()  # as of most steps of most portfolios
        unanswered, unknown, hidden = [], [], []
        for index, id_, required in self._asked:
            value = row[index]
            if value is UNKNOWN:
                unknown.append(id_)
            elif value is HIDDEN or value is LURKING:
                hidden.append(id_)
            elif value is None and required and index not in maybe:
                unanswered.append(id_)
        return tuple(unanswered), tuple(unknown), tuple(hidden)

    def settle(self, answers: Answers, appetite: str) -> dict[str, str]:
        off = self._beyond[appetite or self._appetite]
        places = self._rows.places(self._rows.row(answers), off)
        return {each.id: each.levels[place].id for each, place in zip(self._outcomes, places, strict=True)}

    def _beyond_each(self, assessment: Assessment) -> dict[str, int]:
        """Return, for each appetite, the clauses of the rules that do not apply at it."""
        order = {appetite.id: place for place, appetite in enumerate(assessment.appetites)}
        beyond = {assessment.appetite: 0, **dict.fromkeys(order, 0)}
        for rule in self._rules:
            for id_, place in order.items():
                if rule.appetite is not None and place > order[rule.appetite]:
                    beyond[id_] |= self._bits[rule.id]
        return beyond

    def _counts(self, outcome: str) -> bool:
        return self._reckoner is not None and self._reckoner.outcome == outcome

    def _reckon(self, standing: Standing, today: list[int | None], workflow: Workflow) -> Reckoned:
        if self._reckoner is None or self._reviewed is None:
            return self._unreckoned
        levels, now = self._outcomes[self._reviewed].levels, today[self._reviewed]
        owed = levels[standing.places[self._reviewed]].id
        return self._reckoner.reckon(standing.row, owed, None if now is None else levels[now].id, workflow.assumptions)

    def _settle(self, near: Neighbourhood, today: list[int | None]) -> tuple[Settled, ...]:
        standing = near.standing
        holding = [self._holding.hold(standing, number) for number in range(len(self._outcomes))]
        stable = self._whatif.stability(near, holding)
        found = []
        for number, outcome in enumerate(self._outcomes):
            levels, held, now = outcome.levels, holding[number], today[number]
            found.append(
                _settled(
                    outcome,
                    levels[standing.places[number]],
                    levels[standing.best[number]],
                    held.binding,
                    self._whatif.counterfactuals(near, number, held),
                    None if now is None else levels[now],
                    stable[number],
                )
            )
        return tuple(found)

    def _overridden(
        self, overrides: tuple[Override, ...], answers: Answers, before: tuple[Scored, ...], appetite: int
    ) -> tuple[Override, ...]:
        if not overrides:
            return ()
        full = self._rows.stand(self._rows.row(answers), appetite, before)
        return tuple(override for override in overrides if self._bits.get(override.rule, 0) & full.applying)


def _alike(one: Workflow, other: Workflow) -> bool:
    """Return whether what is said once for all steps is the same in both, so that equal steps have equal results."""
    return (one.appetite, one.answers, one.assumptions) == (other.appetite, other.answers, other.assumptions)


def _relation(today: int | None, settled: int) -> Relation | None:
    if today is None or today == settled:
        return None
    return Relation.LOOSER if today < settled else Relation.STRICTER


def _scores_alone(assessment: Assessment) -> Assessment:
    """Return *assessment* without what is settled at its own unit only."""
    return replace(
        assessment, outcomes=(), rules=(), findings=(), triggers=(), contributions=(), checks=(), numbers=None
    )
