# The trick that makes the engine fast: give every clause of every condition one bit. For each variable and
# each value it may take, work out beforehand which clauses that value leaves standing. The clauses that hold
# are then the bitwise "and" over the variables, however many conditions there are.
"""Matching many conditions at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, or_

from hitl_content.engine.clauses import Clause, Literal, clauses
from hitl_content.engine.variables import HIDDEN, LURKING, Value, Variable, Variables
from hitl_content.model.assessment import Kind
from hitl_content.model.condition import Condition
from hitl_content.model.workflow import UNKNOWN

Masks = tuple[int, int]
"""Bits of the clauses that hold for certain, and of those that may hold, whatever is missing."""

MOST_KEPT = 1_000
"""How much a memory may hold before it starts again: a portfolio of any length takes no more than its first part."""


class Table(dict[Value, Masks]):
    """For one variable: value -> the clauses that this value leaves standing."""

    __slots__ = ("_everything", "_literals", "variable")

    def __init__(self, variable: Variable, everything: int, literals: Mapping[Clause, int]) -> None:
        """*literals*: what clauses ask of this variable, with the bits of the clauses that ask just that."""
        self.variable = variable
        self._everything = everything
        self._literals = literals
        domain = variable.domain or ()
        self.update((value, self._known(value)) for value in domain)
        if domain:
            sure, may = zip(*self.values(), strict=True)
            unknown = reduce(and_, sure), reduce(or_, may)
        else:  # any set of options is possible: nothing said about it is certain, and all of it may hold
            unknown = everything - sum(literals.values()), everything
        self[HIDDEN] = self._known(HIDDEN)
        self[UNKNOWN] = unknown
        self[LURKING] = self.maybe(UNKNOWN)
        self.setdefault(None, unknown)

    def __missing__(self, value: Value) -> Masks:
        # Numbers and sets of options are worked out when met, and not kept: there is no end of them.
        if self.variable.kind is Kind.NUMBER:
            return self[self.variable.cell(value)]  # type: ignore[arg-type]
        return self._known(value)

    def maybe(self, value: Value) -> Masks:
        """Return the masks where it is not known whether the question is shown at all."""
        (sure, may), (sure_hidden, may_hidden) = self[value], self[HIDDEN]
        return sure & sure_hidden, may | may_hidden

    def _known(self, value: Value) -> Masks:
        left = self._everything
        holds = self.variable.holds
        for literals, bits in self._literals.items():
            for atom, wanted in literals:
                if holds(atom, value) is not wanted:
                    left &= ~bits
                    break
        return left, left


class Matcher:
    """Several conditions, compiled to be matched against a row in one go."""

    __slots__ = ("_holding", "bits", "clauses", "everything", "tables")

    def __init__(self, conditions: Sequence[Condition | None], variables: Variables) -> None:
        self._holding: dict[int, list[int]] = {}
        self.clauses: list[Clause] = []
        self.bits: list[int] = []
        """For each condition, the bits of its clauses."""
        for condition in conditions:
            spelt = clauses(condition)
            self.bits.append(((1 << len(spelt)) - 1) << len(self.clauses))
            self.clauses.extend(spelt)
        self.everything = (1 << len(self.clauses)) - 1
        parts: dict[int, tuple[Variable, dict[Clause, int]]] = {}
        for place, clause in enumerate(self.clauses):
            for variable, literals in _by_variable(clause, variables):
                found = parts.setdefault(variable.index, (variable, {}))[1]
                found[literals] = found.get(literals, 0) | 1 << place
        self.tables = {index: Table(variable, self.everything, asked) for index, (variable, asked) in parts.items()}
        """The table of each variable that matters here, by its place in the row."""

    def match(self, row: Sequence[Value], maybe: frozenset[int] = frozenset()) -> Masks:
        """Return the clauses that hold for certain and those that may hold.

        *maybe* holds the places of questions of which it is not known whether they are shown.
        """
        sure = may = self.everything
        for index, table in self.tables.items():
            certain, possible = table.maybe(row[index]) if index in maybe else table[row[index]]
            sure &= certain
            may &= possible
        return sure, may

    def as_asked(self) -> Matcher:
        """Change this matcher to what a form goes by: a question without an answer fulfils nothing."""
        for table in self.tables.values():
            table[None] = table[LURKING] = table[HIDDEN]
        return self

    def holding(self, mask: int) -> list[int]:
        """Return the places of the conditions of which *mask* has a clause."""
        found = self._holding.get(mask)
        if found is None:
            if len(self._holding) > MOST_KEPT:
                self._holding.clear()
            found = self._holding[mask] = [place for place, bits in enumerate(self.bits) if bits & mask]
        return found


def bits_of(mask: int) -> Iterator[int]:
    """Yield the places of the bits of *mask*, the lowest first."""
    while mask:
        bit = mask & -mask
        mask ^= bit
        yield bit.bit_length() - 1


def _by_variable(clause: Clause, variables: Variables) -> Iterable[tuple[Variable, Clause]]:
    found: dict[int, tuple[Variable, list[Literal]]] = {}
    for literal in clause:
        variable = variables.of(literal[0])
        found.setdefault(variable.index, (variable, []))[1].append(literal)
    return [(variable, tuple(literals)) for variable, literals in found.values()]
