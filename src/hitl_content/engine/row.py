# A row is a plain list: one value for each variable of the assessment. Everything about one step that the
# rules can see is in it, and everything the explanation tries out is a change to one of its places.
"""Turning answers into a row, and rows into what stands."""

from __future__ import annotations

from typing import NamedTuple

from hitl_content.engine.matching import Both
from hitl_content.engine.scoring import Scoring
from hitl_content.engine.settling import Places, Settling
from hitl_content.engine.variables import Value, Variables
from hitl_content.engine.visibility import Visibility
from hitl_content.model.result import Scored
from hitl_content.model.workflow import Answers


class Standing(NamedTuple):
    """What holds for one row, read cautiously (everything missing at its worst) and at best."""

    row: list[Value]
    masks: list[Both]
    """For each input of the rules, the clauses that its value leaves standing: certain ones above cautious ones."""
    maybe: frozenset[int]
    scores: tuple[Scored, ...]
    cautious: int
    """Clauses of rules that the answers leave standing, whatever is missing counted against the step."""
    certain: int
    """Clauses of rules that hold whatever the missing answers turn out to be."""
    places: Places
    best: Places
    nearly: int
    """Clauses of rules that no more than one input does not leave standing."""
    applying: int
    """Clauses of rules that apply, read cautiously."""


class Rows:
    """Evaluates rows: visibility, then scores, then rules."""

    def __init__(self, variables: Variables, scoring: Scoring, settling: Settling) -> None:
        self.variables = variables
        self._ids = [question.id for question in variables.questions]
        self._rest = [None] * (len(variables) - len(self._ids))
        self._visibility = Visibility(variables)
        self._scoring = scoring
        self.settling = settling
        self._marked = bool(variables.score_atoms)  # else no rule looks at a score

    def row(self, answers: Answers) -> list[Value]:
        """Return a fresh row for *answers*."""
        return [*map(answers.get, self._ids), *self._rest]

    def places(self, row: list[Value], off: int = 0, before: tuple[Scored, ...] = ()) -> Places:
        """Return only where the outcomes settle, read cautiously. The row is filled in."""
        maybe = self._visibility.settle(row)
        if self._marked:
            self._scoring.settle(row, maybe, before)
        left = self.settling.matcher.everything & ~off
        return self.settling.settle(self.settling.inputs.left(row, maybe, left))

    def stand(self, row: list[Value], off: int = 0, before: tuple[Scored, ...] = ()) -> Standing:
        """Return what holds for *row*; *off* are the clauses of overridden gates. The row is filled in."""
        maybe = self._visibility.settle(row)
        scores = self._scoring.settle(row, maybe, before)
        width, left = self.settling.matcher.width, self.settling.matcher.everything & ~off
        masks = self.settling.inputs.masks(row, maybe)
        nearly = both = left << width | left
        for mask in masks:
            nearly = nearly & mask | both
            both &= mask
        certain, cautious = both >> width, both & left
        places = self.settling.settle(cautious)
        best = places if certain == cautious else self.settling.settle(certain)
        return Standing(
            row=row,
            masks=masks,
            maybe=maybe,
            scores=scores,
            cautious=cautious,
            certain=certain,
            places=places,
            best=best,
            nearly=nearly & left,
            applying=self.settling.applying(cautious, places),
        )
