# Trying out another answer must cost next to nothing, since explanations try hundreds. A clause that stands once one
# answer has changed stands now, or fails by that answer alone; a row knows both, so that one change is one "and".
"""A standing row, and where the outcomes settle when some of its answers change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from hitl_content.engine.matching import MOST_KEPT
from hitl_content.engine.row import Rows, Standing
from hitl_content.engine.settling import Places
from hitl_content.engine.variables import Hidden, Value, missing
from hitl_content.model.assessment import Assessment, Kind, Question
from hitl_content.model.condition import questions_of
from hitl_content.model.result import Scored

Changes = tuple[tuple[int, Value], ...]
"""Places in the row with the values they are changed to."""


Try = tuple[Changes, int | None]
"""One set of changed answers, and the clauses they leave standing, of those that stand; None where others may come to
stand."""


class Alternative(NamedTuple):
    """A value that an answer could be changed to."""

    value: Value
    left: int
    """The clauses of rules that it leaves standing."""
    only_fewer: bool
    """Whether no clause comes to stand by the change, here or by way of other questions."""
    alone: Try
    """This change and no other."""


class Move(NamedTuple):
    """What changes among the clauses when an answer does."""

    lost: int
    """Those it leaves standing no more."""
    gained: int
    """Those it did not leave standing before."""


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
        self._everything = rows.settling.matcher.everything
        self.at = {index: place for place, index in enumerate(self.tables)}
        """Which of the inputs of rules a question is."""
        self.near = [
            (index, {value: self._moves(index, value, values) for value, values in adjacent.items()})
            for index, adjacent in self.adjacent
            if index not in self.reaching
        ]
        """For each factor that reaches no further, the moves to the options next to each option."""
        self.far = [(index, adjacent) for index, adjacent in self.adjacent if index in self.reaching]
        """The other factors."""
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
            values = self._values(index, value)
            (now,) = self._left(index, (value,))
            found = self._others[index, value] = [
                self._alternative(index, other, left, only_fewer=left & ~now == 0 and index not in self.reaching)
                for other, left in zip(values, self._left(index, values), strict=True)
            ]
        return found

    @staticmethod
    def _alternative(index: int, value: Value, left: int, *, only_fewer: bool) -> Alternative:
        return Alternative(value, left, only_fewer, (((index, value),), left if only_fewer else None))

    def _moves(self, index: int, value: Value, values: Sequence[Value]) -> list[Move]:
        """Return the moves from *value* of the question at *index* to each of *values*."""
        (now,) = self._left(index, (value,))
        return [Move(now & ~left, left & ~now) for left in self._left(index, values)]

    def _left(self, index: int, values: Sequence[Value]) -> list[int]:
        """Return, for each of *values*, the clauses that it leaves standing."""
        table = self.tables.get(index)
        return [-1 if table is None else table[value] & self._everything for value in values]

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

    __slots__ = ("_before", "_off", "standing", "terrain")

    def __init__(self, terrain: Terrain, standing: Standing, off: int, before: tuple[Scored, ...]) -> None:
        self.terrain = terrain
        self.standing = standing
        self._off = off
        self._before = before

    def places(self, index: int, value: Value) -> Places:
        """Return where the outcomes settle when one answer changes."""
        if index in self.terrain.reaching or index in self.standing.maybe:
            return self._again(((index, value),))
        at = self.terrain.at.get(index)
        if at is None:
            return self.standing.places
        standing = self.standing
        others = standing.cautious | standing.nearly & ~standing.masks[at]
        return self.terrain.rows.settling.settle(others & self.terrain.tables[index][value])

    def after(self, changes: Changes) -> Places:
        """Return where the outcomes settle when several answers change."""
        changed = dict(changes)
        if not self.terrain.reaching.isdisjoint(changed) or not self.standing.maybe.isdisjoint(changed):
            return self._again(changes)
        settling = self.terrain.rows.settling
        left = settling.matcher.everything & ~self._off
        for (index, table), mask in zip(self.terrain.tables.items(), self.standing.masks, strict=True):
            left &= table[changed[index]] if index in changed else mask
        return settling.settle(left)

    def _again(self, changes: Changes) -> Places:
        """Work everything out from the start: what is shown, the scores and the rules."""
        answers: list[Value] = [None if isinstance(value, Hidden) else value for value in self.standing.row]
        for index, value in changes:
            answers[index] = value
        return self.terrain.rows.places(answers, self._off, self._before)

    def around(self, holding: Sequence[int]) -> tuple[int, list[int]]:
        """Return how many neighbours there are, and at how many of them each outcome settles elsewhere.

        A neighbour has one factor one option milder or worse. *holding* are, for each outcome, the clauses that hold
        it: while one of each still stands and no stricter clause has come, nothing moves.
        """
        standing, settling = self.standing, self.terrain.rows.settling
        row, maybe, places = standing.row, standing.maybe, standing.places
        cautious, nearly, fed = standing.cautious, standing.nearly, settling.fed
        bounds, stricter = settling.bounds(places)
        held = reduce(or_, holding, 0)
        stricter &= nearly & ~cautious
        number = 0
        moved = [0] * len(places)
        elsewhere = []
        for index, near in self.terrain.near:
            moves = near.get(row[index], ())
            number += len(moves)
            if moves and index in maybe:
                elsewhere += [self.places(index, value) for value in self._adjacent(index)]
                continue
            for lost, gained in moves:
                if held & lost or stricter & gained:
                    left = cautious & ~lost | nearly & gained
                    if (left | cautious) & fed:
                        elsewhere.append(settling.settle(left))
                        continue
                    for outcome, there, beyond in bounds:
                        if left & beyond or (there and not left & there):
                            moved[outcome] += 1
        for index, adjacent in self.terrain.far:
            values = adjacent.get(row[index], ())
            number += len(values)
            elsewhere += [self._again(((index, value),)) for value in values]
        for found in elsewhere:
            moved = [each + (place != now) for each, place, now in zip(moved, found, places, strict=True)]
        return number, moved

    def _adjacent(self, index: int) -> Sequence[Value]:
        return dict(self.terrain.adjacent)[index][self.standing.row[index]]

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
