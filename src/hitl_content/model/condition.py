# A closed set: a condition is one of the records below and nothing else, so that reading can check every
# reference and the engine can compile it without looking names up at run time.
"""Conditions: what must hold for a rule to apply or a question to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hitl_content.model.number import Number
from hitl_content.model.numbers import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Holds when every one of *conditions* holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """Holds when at least one of *conditions* holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """Holds when *condition* does not."""

    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """Holds when the answer is this option or a worse one (a factor), or this number or more (a number)."""

    question: str
    value: str | Number


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """Holds when the answer is one of *values*. With a single value it reads: the answer equals it."""

    question: str
    values: tuple[str | bool | Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contains:
    """Holds when *option* is among the options chosen (a multiple choice)."""

    question: str
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreAtLeast:
    """Holds when a score has reached *number* points, or *number* per cent of its maximum."""

    score: str
    number: Number
    percent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeAtLeast:
    """Holds when an outcome is settled at *level* or a stricter one."""

    outcome: str
    level: str


class Relation(StrEnum):
    """How today's practice stands to what the map settles."""

    LOOSER = "looser"
    """Today is more permissive than settled."""
    STRICTER = "stricter"
    """Today is stricter than settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Holds when today's level of an outcome is looser, or stricter, than the settled one."""

    outcome: str
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAtLeast:
    """Holds when something worked out for the step is *value* or more. For findings alone: advice decides nothing."""

    measure: Measure
    value: Number


Condition = AllOf | AnyOf | Not | AtLeast | OneOf | Contains | ScoreAtLeast | OutcomeAtLeast | Today | NumberAtLeast
"""Any of the records above."""

Atom = AtLeast | OneOf | Contains | ScoreAtLeast | OutcomeAtLeast | Today | NumberAtLeast
"""A condition with no condition inside."""


def atoms(condition: Condition) -> tuple[Atom, ...]:
    """Return the atoms of *condition* in the order they are written."""
    match condition:
        case AllOf() | AnyOf():
            return tuple(atom for part in condition.conditions for atom in atoms(part))
        case Not():
            return atoms(condition.condition)
        case _:
            return (condition,)


def questions_of(condition: Condition) -> tuple[str, ...]:
    """Return the ids of the questions that *condition* asks about, each once, in the order written."""
    named = (atom.question for atom in atoms(condition) if isinstance(atom, AtLeast | OneOf | Contains))
    return tuple(dict.fromkeys(named))
