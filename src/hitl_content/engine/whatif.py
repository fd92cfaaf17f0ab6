"""What would change an outcome: counterfactuals, stability, and which missing answer is worth finding out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache, reduce
from itertools import product
from operator import or_

from hitl_content.engine.matching import MOST_KEPT
from hitl_content.engine.neighbourhood import Changes, Neighbourhood, Terrain
from hitl_content.engine.row import Rows, Standing
from hitl_content.engine.variables import LURKING, Hidden, Value, missing
from hitl_content.model.assessment import Assessment
from hitl_content.model.condition import OutcomeAtLeast, questions_of
from hitl_content.model.result import Change, Counterfactual, Scored

MOST_CHANGES = 3
"""The largest set of changed answers that is looked for."""

MOST_SETS = 4
"""The most sets of one size that are reported for one outcome."""

MOST_TRIES = 40
"""The most sets of questions that are tried for one outcome, so that a click stays quick on any assessment."""

Candidate = tuple[Value, int]
"""A value to try, and the blocking clauses it would break."""


class WhatIf:
    """Tries out other answers around a standing row."""

    def __init__(self, rows: Rows, assessment: Assessment) -> None:
        self._terrain = Terrain(rows, assessment)
        self._settling = rows.settling
        self._questions = assessment.questions
        self._outcomes = assessment.outcomes
        self._made: dict[tuple[Changes, int, int], Counterfactual] = {}
        self._variables = variables = rows.variables
        count = len(assessment.questions)
        found = self._settling.matcher.clauses
        self._asking = [
            frozenset(variables.of(atom).index for atom, _ in clause if variables.of(atom).index < count)
            for clause in found
        ]
        """For each clause, the places of the questions it asks about."""
        fed = [any(isinstance(atom, OutcomeAtLeast) for atom, _ in clause) for clause in found]
        scored = [any(variables.of(atom).index >= count for atom, _ in clause) for clause in found]
        self._tangled = sum(
            1 << place
            for place, asking in enumerate(self._asking)
            if fed[place] or scored[place] or asking & self._terrain.reaching or self._conditional(asking)
        )
        """Clauses that may be broken by changing a question they do not ask about."""

    def around(self, standing: Standing, off: int, before: tuple[Scored, ...]) -> Neighbourhood:
        """Return *standing* prepared for the questions below; *off* are the clauses of overridden gates."""
        return Neighbourhood(self._terrain, standing, off, before)

    def counterfactuals(self, near: Neighbourhood, outcome: int) -> tuple[Counterfactual, ...]:
        """Return the smallest sets of changed answers that lift *outcome*, none of them larger than need be."""
        standing = near.standing
        place = standing.places[outcome]
        if not place:
            return ()
        blocking = standing.applying & reduce(or_, self._settling.forcing[outcome][place:])
        tangled = bool(blocking & self._tangled)
        direct = blocking & ~self._tangled
        candidates: dict[int, list[Candidate]] = {}
        reach = []
        for index in self._everything(near, blocking) if tangled else sorted(self._named(blocking)):
            mask = 0
            candidates[index] = found = []
            for value, left in near.others(index):
                broken = direct & ~left
                mask |= broken
                if broken or tangled:
                    found.append((value, broken))
            reach.append((index, mask))
        tries = MOST_TRIES
        for size in range(1, MOST_CHANGES + 1):
            sets = []
            for indexes in _covering(reach, size, direct):
                tries -= 1
                if tries < 0:
                    break
                lifting = self._lifting(near, outcome, indexes, [candidates[index] for index in indexes], direct)
                if lifting is not None:
                    sets.append(lifting)
                    if len(sets) == MOST_SETS:
                        break
            if sets:
                return tuple(sets)
        return ()

    def stability(self, near: Neighbourhood) -> tuple[Fraction | None, ...]:
        """Return, for each outcome, the share of one-option-away neighbours over all factors where it is the same."""
        neighbours = near.around()
        if not neighbours:
            return (None,) * len(self._outcomes)
        columns = zip(*neighbours, strict=True)
        return tuple(
            _share(column.count(place), len(neighbours))
            for column, place in zip(columns, near.standing.places, strict=True)
        )

    def worth_knowing(self, near: Neighbourhood) -> tuple[str, ...]:
        """Return the ids of missing answers that could change an outcome, those that could lift most first."""
        standing = near.standing
        if standing.places == standing.best:
            return ()
        now = sum(standing.places)
        gains = []
        for index in sorted(self._asked_or_asking(standing)):
            if missing(standing.row[index]):
                gain = min((sum(near.places(index, value)) for value, _ in near.others(index)), default=now) - now
                gains.append((gain, index))
        return tuple(self._questions[index].id for _, index in sorted(gains))

    def _asked_or_asking(self, standing: Standing) -> set[int]:
        """Return the places of the questions in doubtful clauses, or of those that decide whether they are asked."""
        found = self._named(standing.cautious & ~standing.certain)
        for index in tuple(found):
            condition = self._questions[index].shown_when
            if standing.row[index] is LURKING and condition is not None:
                found |= {self._variables.question(id_).index for id_ in questions_of(condition)}
        return found

    def _lifting(
        self,
        near: Neighbourhood,
        outcome: int,
        indexes: tuple[int, ...],
        candidates: list[list[Candidate]],
        direct: int,
    ) -> Counterfactual | None:
        place = near.standing.places[outcome]
        for chosen in product(*candidates):
            broken = 0
            for _, some in chosen:
                broken |= some
            if broken != direct:
                continue
            changes = tuple((index, value) for index, (value, _) in zip(indexes, chosen, strict=True))
            places = near.places(*changes[0]) if len(changes) == 1 else near.after(changes)
            if places[outcome] < place:
                return self._counterfactual(changes, outcome, places[outcome])
        return None

    def _named(self, bits: int) -> set[int]:
        """Return the places of the questions that the clauses in *bits* ask about."""
        found: set[int] = set()
        while bits:
            bit = bits & -bits
            bits ^= bit
            found |= self._asking[bit.bit_length() - 1]
        return found

    def _everything(self, near: Neighbourhood, blocking: int) -> Iterable[int]:
        """Return the places of all questions that rules ask about, directly or by way of others.

        What the tangled clauses themselves ask about comes first: changing that is most likely to do.
        """
        found = dict.fromkeys(sorted(self._named(blocking & self._tangled)))
        found.update(dict.fromkeys(sorted(self._named(near.standing.applying) | self._terrain.reaching)))
        return [index for index in found if not isinstance(near.standing.row[index], Hidden)]

    def _conditional(self, asking: frozenset[int]) -> bool:
        return any(self._questions[index].shown_when is not None for index in asking)

    def _counterfactual(self, changes: Changes, outcome: int, lifted: int) -> Counterfactual:
        key = changes, outcome, lifted
        made = self._made.get(key)
        if made is None:
            if len(self._made) > MOST_KEPT:
                self._made.clear()
            asked = [(self._questions[index].id, value) for index, value in changes]
            made = self._made[key] = Counterfactual(
                changes=tuple(Change(question=id_, answer=value) for id_, value in asked),  # type: ignore[arg-type]
                level=self._outcomes[outcome].levels[lifted],
            )
        return made


def _covering(reach: list[tuple[int, int]], size: int, wanted: int) -> Iterator[tuple[int, ...]]:
    """Yield the sets of *size* questions whose clauses together are all those *wanted*, in order."""
    if size == 1:
        for index, mask in reach:
            if wanted & ~mask == 0:
                yield (index,)
        return
    rest = 0
    left = []
    for index, mask in reversed(reach):
        rest |= mask
        left.append((index, mask, rest))
    left.reverse()
    for place, (first, mask, still) in enumerate(left):
        if wanted & ~still:  # not even all that follow would do
            return
        for others in _covering(reach[place + 1 :], size - 1, wanted & ~mask):
            yield (first, *others)


@cache
def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole)
