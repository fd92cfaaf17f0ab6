# The trick that makes the engine fast: give every clause of every condition one bit. For each variable and
# each value it may take, work out beforehand which clauses that value leaves standing. The clauses that hold
# are then the bitwise "and" over the variables, however many conditions there are.
"""Matching many conditions at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, getitem, or_

from hitl_content.engine.clauses import Clause, Literal, clauses
from hitl_content.engine.variables import HIDDEN, LURKING, Value, Variable, Variables, taking
from hitl_content.model.assessment import Kind
from hitl_content.model.condition import Condition
from hitl_content.model.workflow import UNKNOWN

Masks = tuple[int, int]
"""Bits of the clauses that hold for certain, and of those that may hold, whatever is missing."""

Both = int
"""The two in one number, which one "and" narrows down: those that hold for certain above those that may hold."""

MOST_KEPT = 1_000
"""How much a memory may hold before it starts again: a portfolio of any length takes no more than its first part."""

GROUPED = 5
"""How many values are looked up together."""

MOST_GROUPED = 250
"""How many combinations of so many values are remembered."""


class Table(dict[Value, Both]):
    """For one variable: value -> the clauses that this value leaves standing."""

    __slots__ = ("_everything", "_literals", "_width", "variable")

    def __init__(self, variable: Variable, width: int, literals: Mapping[Clause, int]) -> None:
        """*width*: how many clauses there are.

        *literals*: what clauses ask of this variable, with the bits of the clauses that ask just that.
        """
        self.variable = variable
        self._width = width
        self._everything = (1 << width) - 1
        self._literals = literals
        known = [self._left(value) for value in variable.domain or ()]
        for value, left in zip(variable.domain or (), known, strict=True):
            self[value] = left << width | left
        if known:
            unknown = reduce(and_, known) << width | reduce(or_, known)
        else:  # any set of options is possible: nothing said about it is certain, and all of it may hold
            unknown = (self._everything - sum(literals.values())) << width | self._everything
        self[HIDDEN] = self._known(HIDDEN)
        self[UNKNOWN] = unknown
        self[LURKING] = self.maybe(UNKNOWN)
        self.setdefault(None, unknown)

    def __missing__(self, value: Value) -> Both:
        # Numbers and sets of options are worked out when met, and not kept: there is no end of them.
        if self.variable.kind is Kind.NUMBER:
            return self[self.variable.cell(value)]  # type: ignore[arg-type]
        return self._known(value)

    def maybe(self, value: Value) -> Both:
        """Return the masks where it is not known whether the question is shown at all."""
        both, hidden = self[value], self[HIDDEN]
        return (both & hidden) >> self._width << self._width | (both | hidden) & self._everything

    def _known(self, value: Value) -> Both:
        left = self._left(value)
        return left << self._width | left

    def _left(self, value: Value) -> int:
        left = self._everything
        holds = self.variable.holds
        for literals, bits in self._literals.items():
            for atom, wanted in literals:
                if holds(atom, value) is not wanted:
                    left &= ~bits
                    break
        return left


Group = tuple[Callable[[Sequence[Value]], tuple[Value, ...]], Sequence[Table], dict[tuple[Value, ...], Both]]
"""What takes a few values out of a row, their tables, and what combinations met so far leave standing."""


class Tables(dict[int, Table]):
    """Several tables, by the places of their variables in the row."""

    __slots__ = ("_each", "_groups", "_look")

    def __init__(self, tables: Mapping[int, Table]) -> None:
        super().__init__(tables)
        self._each = tuple(tables.values())
        self._look = taking(list(tables))
        self._groups: list[Group] = []

    def left(self, row: Sequence[Value], maybe: frozenset[int], start: Both) -> Both:
        """Return which of the clauses *start* the values in *row* leave standing; *maybe* as for ``masks``.

        Values are looked up a few together: of what these could be together, little ever comes up.
        """
        if maybe:
            return reduce(and_, self.masks(row, maybe), start)
        for look, tables, known in self._groups or self._grouped():
            values = look(row)
            found = known.get(values)
            if found is None:
                if len(known) > MOST_GROUPED:
                    known.clear()
                found = known[values] = reduce(and_, map(getitem, tables, values))
            start &= found
        return start

    def _grouped(self) -> list[Group]:
        items = list(self.items())
        for place in range(0, len(items), GROUPED):
            indexes, tables = zip(*items[place : place + GROUPED], strict=True)
            self._groups.append((taking(indexes), tables, {}))
        return self._groups

    def masks(self, row: Sequence[Value], maybe: frozenset[int]) -> list[Both]:
        """Return, for each table in order, the clauses that the value in *row* leaves standing.

        *maybe* holds the places of questions of which it is not known whether they are shown.
        """
        if not maybe:  # as nearly always: then it is one walk without a look at the places
            return [*map(getitem, self._each, self._look(row))]
        return [table.maybe(row[index]) if index in maybe else table[row[index]] for index, table in self.items()]


class Matcher:
    """Several conditions, compiled to be matched against a row in one go."""

    __slots__ = ("_all", "_holding", "asking", "bits", "clauses", "everything", "tables", "width")

    def __init__(self, conditions: Sequence[Condition | None], variables: Variables) -> None:
        self._holding: dict[int, list[int]] = {}
        self.clauses: list[Clause] = []
        self.bits: list[int] = []
        """For each condition, the bits of its clauses."""
        for condition in conditions:
            spelt = clauses(condition)
            self.bits.append(((1 << len(spelt)) - 1) << len(self.clauses))
            self.clauses.extend(spelt)
        self.width = len(self.clauses)
        self.everything = (1 << self.width) - 1
        parts: dict[int, tuple[Variable, dict[Clause, int]]] = {}
        for place, clause in enumerate(self.clauses):
            for variable, literals in _by_variable(clause, variables):
                found = parts.setdefault(variable.index, (variable, {}))[1]
                found[literals] = found.get(literals, 0) | 1 << place
        self.tables = Tables({index: Table(variable, self.width, asked) for index, (variable, asked) in parts.items()})
        """The table of each variable that matters here, by its place in the row."""
        self.asking = sorted((index, reduce(or_, asked.values())) for index, (_, asked) in parts.items())
        """For each place in the row that matters here, the clauses that look at it."""
        self._all = self.everything << self.width | self.everything

    def match(self, row: Sequence[Value], maybe: frozenset[int] = frozenset()) -> Masks:
        """Return the clauses that hold for certain and those that may hold.

        *maybe* holds the places of questions of which it is not known whether they are shown.
        """
        both = self.tables.left(row, maybe, self._all)
        return both >> self.width, both & self.everything

    def places(self, mask: int) -> list[int]:
        """Return the places in the row that the clauses in *mask* look at, in order."""
        return [index for index, bits in self.asking if bits & mask]

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
    if len(clause) == 1:
        return [(variables.of(clause[0][0]), clause)]
    found: dict[int, tuple[Variable, list[Literal]]] = {}
    for literal in clause:
        variable = variables.of(literal[0])
        found.setdefault(variable.index, (variable, []))[1].append(literal)
    return [(variable, tuple(literals)) for variable, literals in found.values()]
