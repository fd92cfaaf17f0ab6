# Trying out another answer must cost next to nothing, since explanations try hundreds. What all the other
# answers leave standing is worked out once per row, from both ends, so that one change is one "and".
"""A standing row, and where the outcomes settle when some of its answers change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import and_

from hitl_content.engine.matching import MOST_KEPT
from hitl_content.engine.row import Rows, Standing
from hitl_content.engine.settling import Places
from hitl_content.engine.variables import Hidden, Value, missing
from hitl_content.model.assessment import Assessment, Kind, Question
from hitl_content.model.condition import questions_of
from hitl_content.model.result import Scored

Changes = tuple[tuple[int, Value], ...]
"""Places in the row with the values they are changed to."""

Alternative = tuple[Value, int]
"""A value to change to, and the clauses of rules that it leaves standing."""


class Terrain:
    """What does not depend on the row: which questions reach further than their own clauses."""

    def __init__(self, rows: Rows, assessment: Assessment) -> None:
        self.rows = rows
        self.questions = assessment.questions
        variables = rows.variables
        self.adjacent = [
            (variables.question(question.id).index, _adjacent(question))
            for question in self.questions
            if question.kind is Kind.FACTOR
        ]
        """For each factor, the options next to each option."""
        conditions = [question.shown_when for question in self.questions if question.shown_when]
        reaching = {id_ for condition in conditions for id_ in questions_of(condition)}
        if variables.score_atoms:
            reaching |= {id_ for score in assessment.scores for id_ in score.questions}
        self.reaching = frozenset(variables.question(id_).index for id_ in reaching)
        """Places of questions that decide whether others are shown, or that count in a score."""
        self.tables = rows.settling.inputs
        self.inputs = tuple(self.tables.items())
        self._domains = {variables.question(q.id).index: variables.question(q.id).domain or () for q in self.questions}
        self._others: dict[tuple[int, Value], Sequence[Alternative]] = {}

    def others(self, index: int, value: Value) -> Sequence[Alternative]:
        """Return the values other than *value* of the question at *index*, the least change first.

        For a factor these are the milder ones: a worse one never lifts anything.
        """
        found = self._others.get((index, value))
        if found is None:
            if len(self._others) > MOST_KEPT:
                self._others.clear()
            table = self.tables.get(index)
            found = self._others[index, value] = [
                (other, -1 if table is None else table[other][1]) for other in self._values(index, value)
            ]
        return found

    def _values(self, index: int, value: Value) -> Sequence[Value]:
        question, domain = self.questions[index], self._domains[index]
        if question.kind is Kind.FACTOR:
            place = len(domain) if missing(value) or isinstance(value, Hidden) else domain.index(value)
            return tuple(reversed(domain[:place]))
        if question.kind is Kind.MULTIPLE:
            return _sets(question, value)
        return tuple(other for other in domain if other != value)


class Neighbourhood:
    """One standing row with everything that can be changed in it."""

    __slots__ = ("_before", "_everything", "_masks", "_off", "_others", "standing", "terrain")

    def __init__(self, terrain: Terrain, standing: Standing, off: int, before: tuple[Scored, ...]) -> None:
        self.terrain = terrain
        self.standing = standing
        self._off = off
        self._before = before
        masks = standing.masks
        self._everything = everything = terrain.rows.settling.matcher.everything & ~off
        left = accumulate(masks, and_, initial=everything)
        right = list(accumulate(reversed(masks), and_, initial=everything))
        right.pop()
        right.reverse()
        self._masks = [(index, mask) for (index, _), mask in zip(terrain.inputs, masks, strict=True)]
        self._others = {index: some & rest for (index, _), some, rest in zip(self._masks, left, right, strict=False)}

    def places(self, index: int, value: Value) -> Places:
        """Return where the outcomes settle when one answer changes."""
        if index in self.terrain.reaching or index in self.standing.maybe:
            return self._again(((index, value),))
        others = self._others.get(index)
        if others is None:
            return self.standing.places
        settling = self.terrain.rows.settling
        return settling.settle(others & settling.inputs[index][value][1])[0]

    def after(self, changes: Changes) -> Places:
        """Return where the outcomes settle when several answers change."""
        changed = dict(changes)
        if not self.terrain.reaching.isdisjoint(changed) or not self.standing.maybe.isdisjoint(changed):
            return self._again(changes)
        settling = self.terrain.rows.settling
        left = self._everything
        for index, mask in self._masks:
            left &= settling.inputs[index][changed[index]][1] if index in changed else mask
        return settling.settle(left)[0]

    def _again(self, changes: Changes) -> Places:
        """Work everything out from the start: what is shown, the scores and the rules."""
        answers: list[Value] = [None if isinstance(value, Hidden) else value for value in self.standing.row]
        for index, value in changes:
            answers[index] = value
        return self.terrain.rows.places(answers, self._off, self._before)

    def around(self) -> list[Places]:
        """Return where the outcomes settle at each neighbour: one factor one option milder or worse."""
        row, standing = self.standing.row, self.standing
        found = []
        for index, adjacent in self.terrain.adjacent:
            for value in adjacent.get(row[index], ()):
                if index in self.terrain.reaching or index in standing.maybe:
                    found.append(self._again(((index, value),)))
                    continue
                left = self._others.get(index, standing.cautious)
                table = self.terrain.tables.get(index)
                if table is not None:
                    left &= table[value][1]
                same = left == standing.cautious
                found.append(standing.places if same else self.terrain.rows.settling.settle(left)[0])
        return found

    def others(self, index: int) -> Sequence[Alternative]:
        """Return the other values that a question could be changed to, the least change first."""
        return self.terrain.others(index, self.standing.row[index])


def _adjacent(question: Question) -> dict[Value, tuple[str, ...]]:
    ids = [option.id for option in question.options]
    return {id_: (*ids[max(place - 1, 0) : place], *ids[place + 1 : place + 2]) for place, id_ in enumerate(ids)}


def _sets(question: Question, value: Value) -> Sequence[Value]:
    chosen = value if isinstance(value, tuple) else ()
    ids = [option.id for option in question.options]
    fewer = [tuple(id_ for id_ in ids if id_ in chosen and id_ != gone) for gone in chosen]
    more = [tuple(id_ for id_ in ids if id_ in chosen or id_ == new) for new in ids if new not in chosen]
    return [*fewer, *more, ()]
