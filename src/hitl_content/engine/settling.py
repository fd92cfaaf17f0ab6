# Ceilings and floors. Every outcome starts at its most permissive level; each rule that applies forbids the
# levels that are too permissive; the outcome is the most permissive level left. Ceilings and floors are the
# same thing here: levels are numbered from the most permissive, and a rule says "this number or higher".
"""Settling the outcomes by their rules."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from hitl_content.engine.matching import MOST_KEPT, Matcher, Tables, bits_of
from hitl_content.engine.variables import Variables
from hitl_content.model.assessment import Assessment
from hitl_content.model.condition import OutcomeAtLeast

Places = tuple[int, ...]
"""For each outcome, the place of its settled level."""


class Bounds(NamedTuple):
    """What keeps an outcome where it is."""

    outcome: int
    there: int
    """The clauses that forbid everything more permissive; none for the most permissive level."""
    beyond: int
    """The clauses that would make it stricter."""


class Settling:
    """The rules of an assessment, compiled."""

    def __init__(self, assessment: Assessment, variables: Variables) -> None:
        self.rules = assessment.rules
        self.outcomes = assessment.outcomes
        self.matcher = Matcher([rule.when for rule in self.rules], variables)
        number = {outcome.id: place for place, outcome in enumerate(self.outcomes)}
        self.forcing = [[0] * len(outcome.levels) for outcome in self.outcomes]
        """For each outcome and place, the bits of the clauses that forbid everything more permissive."""
        self.rule_of: list[int] = [0] * len(self.matcher.clauses)
        for place, (rule, bits) in enumerate(zip(self.rules, self.matcher.bits, strict=True)):
            for limit in rule.limits:
                outcome = number[limit.outcome]
                self.forcing[outcome][self.outcomes[outcome].place(limit.level)] |= bits
            for clause in bits_of(bits):
                self.rule_of[clause] = place
        self._limiting = [reduce(or_, forcing) for forcing in self.forcing]
        """For each outcome, the bits of the clauses that limit it."""
        self._ladders = [
            [(place, bits) for place, bits in reversed(list(enumerate(forcing))) if bits and place]
            for forcing in self.forcing
        ]
        indexes = [variables.outcomes[outcome.id] for outcome in self.outcomes]
        tables = self.matcher.tables
        self._feedback = [(number, tables[index]) for number, index in enumerate(indexes) if index in tables]
        self.inputs = Tables({index: table for index, table in tables.items() if index not in indexes})
        """The tables of what is answered or scored, without those that look at outcomes."""
        self.rising = all(
            holds for clause in self.matcher.clauses for atom, holds in clause if isinstance(atom, OutcomeAtLeast)
        )
        """Whether fewer clauses standing never make an outcome stricter, as holds of all that reading lets pass."""
        self.fed = 0
        """Clauses that look at outcomes."""
        for _, table in self._feedback:
            for standing in table.values():
                self.fed |= self.matcher.everything & ~standing
        self._feeding = reduce(or_, [self._limiting[number] for number, _ in self._feedback], 0)
        """Clauses that limit the outcomes that other clauses look at."""
        self._known: dict[int, int] = {}
        self._places: dict[Places, Places] = {}
        self._bounds: dict[Places, tuple[tuple[Bounds, ...], int]] = {}

    def bounds(self, places: Places) -> tuple[tuple[Bounds, ...], int]:
        """Return what keeps each outcome where it is in *places*, and all the clauses that would make one stricter."""
        found = self._bounds.get(places)
        if found is None:
            each = tuple(
                [
                    Bounds(outcome, forcing[place] if place else 0, reduce(or_, forcing[place + 1 :], 0))
                    for outcome, (forcing, place) in enumerate(zip(self.forcing, places, strict=True))
                ]
            )
            found = self._bounds[places] = each, reduce(or_, [bounds.beyond for bounds in each], 0)
        return found

    def limits(self, outcome: int, standing: int) -> int:
        """Return those of the clauses *standing* that decide where *outcome* settles.

        They are those that limit it and, where one of those looks at outcomes, those that limit what it looks at.
        """
        found = standing & self._limiting[outcome]
        return found | standing & self._feeding if found & self.fed else found

    def settle(self, standing: int) -> Places:
        """Return the settled places.

        *standing* are the clauses left standing by all ``inputs``. Rules may look at outcomes (*where review is
        owed ...*). As rules only tighten, doing this again until nothing moves ends at one answer, whatever the
        order of the rules.
        """
        return self._reached(standing & self._let_stand(standing) if standing & self.fed else standing)

    def _reached(self, applying: int) -> Places:
        """Return where the clauses *applying* put the outcomes."""
        found = []
        for ladder in self._ladders:
            for place, bits in ladder:
                if bits & applying:
                    found.append(place)
                    break
            else:
                found.append(0)
        places = tuple(found)
        return self._places.setdefault(places, places)  # there are not many different ones

    def applying(self, standing: int, places: Places) -> int:
        """Return those of the clauses *standing* that apply where the outcomes have settled at *places*."""
        return standing & self._left(places) if standing & self.fed else standing

    def place(self, outcome: int, standing: int) -> int:
        """Return only the settled place of one *outcome*."""
        if standing & self._limiting[outcome] & self.fed:
            standing &= self._let_stand(standing)
        for place, bits in self._ladders[outcome]:
            if bits & standing:
                return place
        return 0

    def _let_stand(self, standing: int) -> int:
        """Return the clauses that the outcomes do not keep from applying, where those settle by the clauses *standing*.

        That depends on those clauses alone which limit outcomes that others look at.
        """
        feeding = standing & self._feeding
        found = self._known.get(feeding)
        if found is None:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            found = self._known[feeding] = self._settled(feeding)
        return found

    def _settled(self, feeding: int) -> int:
        applying = feeding & self._left((0,) * len(self.outcomes))
        while True:
            left = self._left(self._reached(applying))
            if feeding & left == applying:
                return left
            applying = feeding & left

    def _left(self, places: Places) -> int:
        """Return the clauses that outcomes at these *places* leave standing."""
        return reduce(and_, [table[places[number]] for number, table in self._feedback], self.matcher.everything)
