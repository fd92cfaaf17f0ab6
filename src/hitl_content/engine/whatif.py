"""What would change an outcome: counterfactuals, stability, and which missing answer is worth finding out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache

from hitl_content.engine.holding import Held
from hitl_content.engine.matching import MOST_KEPT
from hitl_content.engine.neighbourhood import Changes, Neighbourhood, Terrain, Try
from hitl_content.engine.plans import Plan, first_of
from hitl_content.engine.row import Rows, Standing
from hitl_content.engine.variables import LURKING, Hidden, missing
from hitl_content.model.assessment import Assessment
from hitl_content.model.condition import questions_of
from hitl_content.model.result import Change, Counterfactual, Scored


class WhatIf:
    """Tries out other answers around a standing row."""

    def __init__(self, rows: Rows, assessment: Assessment) -> None:
        self._terrain = Terrain(rows, assessment)
        self._settling = rows.settling
        self._questions = assessment.questions
        self._outcomes = assessment.outcomes
        self._variables = rows.variables
        self._count = len(assessment.questions)
        self._tangled = 0
        """Clauses that may be broken by changing a question they do not ask about."""
        for index, bits in self._settling.matcher.asking:
            if index >= self._count or index in self._terrain.reaching or self._questions[index].shown_when is not None:
                self._tangled |= bits
        self._known: dict[tuple[Plan, int, int], tuple[Counterfactual, ...]] = {}
        self._made: dict[tuple[Changes, int, int], Counterfactual] = {}

    def around(self, standing: Standing, off: int, before: tuple[Scored, ...]) -> Neighbourhood:
        """Return *standing* prepared for the questions below; *off* are the clauses of overridden gates."""
        return Neighbourhood(self._terrain, standing, off, before)

    def counterfactuals(self, near: Neighbourhood, outcome: int, held: Held) -> tuple[Counterfactual, ...]:
        """Return the smallest sets of changed answers that lift *outcome*, none of them larger than need be.

        *held* is what holds it.
        """
        if not held.blocking:
            return ()
        plan = held.plan
        if plan is None:
            plan = self._plan(near, held)
            if not held.blocking & self._tangled:
                held.plan = plan
        standing = near.standing
        if standing.maybe or not plan.closed or not self._settling.rising:
            return self._tried(near, outcome, plan)
        limits = self._settling.limits(outcome, standing.cautious)
        key = plan, outcome, limits
        found = self._known.get(key)
        if found is None:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            found = self._known[key] = tuple(
                [self._lifted(outcome, limits, changes, left) for changes, left in plan.firsts()]
            )
        return found

    def _lifted(self, outcome: int, limits: int, changes: Changes, left: int | None) -> Counterfactual:
        """Return what comes of *changes* that break all that holds *outcome*; of its *limits* those in *left* stand."""
        place = self._settling.place(outcome, limits if left is None else limits & left)
        return self._counterfactual(changes, outcome, place)

    def _tried(self, near: Neighbourhood, outcome: int, plan: Plan) -> tuple[Counterfactual, ...]:
        deciding = self._settling.limits(outcome, near.standing.cautious)
        for sets in plan.sizes():
            found = first_of(self._lifting(near, outcome, deciding, tries) for tries in sets)
            if found:
                return found
        return ()

    def stability(self, near: Neighbourhood, held: Sequence[Held]) -> tuple[Fraction | None, ...]:
        """Return, for each outcome, the share of one-option-away neighbours over all factors where it is the same.

        *held* is what holds each outcome.
        """
        number, moved = near.around([each.blocking for each in held])
        if not number:
            return (None,) * len(self._outcomes)
        return tuple([_share(number - each, number) for each in moved])

    def worth_knowing(self, near: Neighbourhood) -> tuple[str, ...]:
        """Return the ids of missing answers that could change an outcome, those that could lift most first."""
        standing = near.standing
        if standing.places == standing.best:
            return ()
        now = sum(standing.places)
        gains = []
        for index in sorted(self._asked_or_asking(standing)):
            if missing(standing.row[index]):
                gain = min((sum(near.places(index, each.value)) for each in near.others(index)), default=now) - now
                gains.append((gain, index))
        return tuple(self._questions[index].id for _, index in sorted(gains))

    def _asked_or_asking(self, standing: Standing) -> set[int]:
        """Return the places of the questions in doubtful clauses, or of those that decide whether they are asked."""
        found = set(self._named(standing.cautious & ~standing.certain))
        for index in tuple(found):
            condition = self._questions[index].shown_when
            if standing.row[index] is LURKING and condition is not None:
                found |= {self._variables.question(id_).index for id_ in questions_of(condition)}
        return found

    def _named(self, bits: int) -> list[int]:
        """Return the places of the questions that the clauses in *bits* ask about, in order."""
        return [index for index in self._settling.matcher.places(bits) if index < self._count]

    def _everything(self, near: Neighbourhood, blocking: int) -> Iterable[int]:
        """Return the places of all questions that rules ask about, directly or by way of others.

        What the tangled clauses themselves ask about comes first: changing that is most likely to do.
        """
        rest = sorted(self._terrain.reaching.union(self._named(near.standing.applying)))
        found = dict.fromkeys([*self._named(blocking & self._tangled), *rest])
        return [index for index in found if not isinstance(near.standing.row[index], Hidden)]

    def _plan(self, near: Neighbourhood, held: Held) -> Plan:
        blocking = held.blocking
        tangled = bool(blocking & self._tangled)
        asked = self._everything(near, blocking) if tangled else held.places  # not tangled, they are all questions
        return Plan({index: near.others(index) for index in asked}, blocking & ~self._tangled, tangled=tangled)

    def _lifting(self, near: Neighbourhood, outcome: int, deciding: int, tries: Iterable[Try]) -> Counterfactual | None:
        """Return the first of *tries* that lifts *outcome*; where that stands is settled by the clauses *deciding*."""
        standing = near.standing
        now = standing.places[outcome]
        for changes, left in tries:
            if left is not None and not standing.maybe:
                if not deciding & ~left:
                    continue
                place = self._settling.place(outcome, deciding & left)
            elif len(changes) == 1:
                place = near.places(*changes[0])[outcome]
            else:
                place = near.after(changes)[outcome]
            if place < now:
                return self._counterfactual(changes, outcome, place)
        return None

    def _counterfactual(self, changes: Changes, outcome: int, place: int) -> Counterfactual:
        key = changes, outcome, place
        found = self._made.get(key)
        if found is None:
            if len(self._made) > MOST_KEPT:
                self._made.clear()
            asked = [(self._questions[index].id, value) for index, value in changes]
            found = self._made[key] = Counterfactual(
                changes=tuple([Change(question=id_, answer=value) for id_, value in asked]),  # type: ignore[arg-type]
                level=self._outcomes[outcome].levels[place],
            )
        return found


@cache
def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole)
