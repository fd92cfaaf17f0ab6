# Every condition is turned into alternatives ("or") of literals that must all hold ("and"). In that form a
# condition is a handful of bits, and the literals of the alternative that holds *are* the explanation.
"""Conditions in disjunctive normal form."""

from __future__ import annotations

from itertools import product

from hitl_content.model.condition import AllOf, AnyOf, Atom, Condition, Not
from hitl_content.model.errors import HitlError

Literal = tuple[Atom, bool]
"""An atom, and whether it must hold (True) or must not (False)."""

Clause = tuple[Literal, ...]
"""Literals that must all hold."""

MOST_CLAUSES = 256
"""The most alternatives one condition may have once it is spelt out."""


class ConditionTooLargeError(HitlError):
    """A condition has more than ``MOST_CLAUSES`` alternatives once it is spelt out."""


def clauses(condition: Condition | None) -> tuple[Clause, ...]:
    """Return the alternatives of *condition*; None, which always holds, is one empty clause.

    Raises ConditionTooLargeError where there are more than ``MOST_CLAUSES`` of them.
    """
    return ((),) if condition is None else _spell(condition, holds=True)


def _spell(condition: Condition, *, holds: bool) -> tuple[Clause, ...]:
    match condition:
        case Not():
            return _spell(condition.condition, holds=not holds)
        case AllOf() | AnyOf():
            parts = [_spell(part, holds=holds) for part in condition.conditions]
            if isinstance(condition, AllOf) is holds:
                return _every(parts)
            return _limited([clause for part in parts for clause in part])
        case _:
            return (((condition, holds),),)


def _every(parts: list[tuple[Clause, ...]]) -> tuple[Clause, ...]:
    size = 1
    for part in parts:
        size *= len(part)
        if size > MOST_CLAUSES:
            raise ConditionTooLargeError(f"more than {MOST_CLAUSES} alternatives")
    combined = [tuple(literal for clause in chosen for literal in clause) for chosen in product(*parts)]
    return _limited([tuple(dict.fromkeys(clause)) for clause in combined])


def _limited(found: list[Clause]) -> tuple[Clause, ...]:
    if len(found) == 1:
        return (found[0],)
    unique = tuple(dict.fromkeys(found))
    if len(unique) > MOST_CLAUSES:
        raise ConditionTooLargeError(f"more than {MOST_CLAUSES} alternatives")
    return unique
