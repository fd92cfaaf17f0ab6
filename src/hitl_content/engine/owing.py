# Triggers, contributions and checks are precautions: each is owed wherever it may be needed. A finding says something
# about the team's practice, so it needs what the team has said. All their conditions are matched in one go.
"""What is found and owed at a step besides its levels: findings, triggers, what people contribute, and checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any, Generic, NamedTuple, TypeVar

from hitl_content.engine.matching import MOST_KEPT, Matcher
from hitl_content.engine.variables import Value, Variables
from hitl_content.model.assessment import Assessment, Finding
from hitl_content.model.condition import Condition
from hitl_content.model.owed import Contribution, Trigger, Variant
from hitl_content.model.result import Checked
from hitl_content.model.text import text
from hitl_content.model.workflow import Step, TriggerChange

Item = TypeVar("Item")


class Owed(NamedTuple):
    """What is found and owed at one step."""

    findings: tuple[Finding, ...]
    triggers: tuple[Trigger, ...]
    contributions: tuple[Contribution, ...]
    checks: tuple[Checked, ...]


class _Known(Generic[Item]):
    """Remembers what follows from some of the clauses: few of their combinations ever come up."""

    __slots__ = ("_bits", "_found", "_work_out")

    def __init__(self, bits: Iterable[int], work_out: Callable[[int], Iterable[Item]]) -> None:
        self._bits = reduce(or_, bits, 0)
        self._work_out = work_out
        self._found: dict[int, tuple[Item, ...]] = {}

    def of(self, clauses: int) -> tuple[Item, ...]:
        clauses &= self._bits
        found = self._found.get(clauses)
        if found is None:
            if len(self._found) > MOST_KEPT:
                self._found.clear()
            found = self._found[clauses] = tuple(self._work_out(clauses))
        return found


class Owing:
    """The findings, triggers, contributions and checks of an assessment, compiled."""

    def __init__(self, assessment: Assessment, variables: Variables) -> None:
        self._language = assessment.languages[0] if assessment.languages else ""
        conditions: list[Condition | None] = [
            *(each.when for each in assessment.findings),
            *(
                when
                for each in assessment.triggers
                for when in (each.when, *(variant.when for variant in each.variants))
            ),
            *(each.when for each in assessment.contributions),
            *(condition for each in assessment.checks for condition in (each.when, each.met)),
        ]
        self._matcher = Matcher(conditions, variables)
        bits = iter(self._matcher.bits)
        self._findings = [(next(bits), each) for each in assessment.findings]
        self._triggers = [
            (
                next(bits),
                replace(trigger, variants=()),
                [(next(bits), _varied(trigger, variant)) for variant in trigger.variants],
            )
            for trigger in assessment.triggers
        ]
        self._contributions = [(next(bits), each) for each in assessment.contributions]
        self._checks = [
            (next(bits), next(bits), {met: Checked(check=each, met=met) for met in (True, None, False)})
            for each in assessment.checks
        ]
        self._found = _Known((each[0] for each in self._findings), self._findings_made)
        self._escalating = _Known(
            (each for when, _, variants in self._triggers for each in (when, *(at for at, _ in variants))),
            self._triggers_owed,
        )
        self._contributed = _Known((each[0] for each in self._contributions), self._contributions_owed)
        self._width = len(self._matcher.clauses)
        self._checked = _Known(
            (bits | bits << self._width for when, met, _ in self._checks for bits in (when, met)), self._checks_owed
        )

    def owed(self, row: Sequence[Value], maybe: frozenset[int], step: Step) -> Owed:
        """Return what is found and owed at *step*, whose settled *row* is given.

        Of a trigger's variants the first that may apply counts, and what the step itself says counts before it.
        """
        sure, may = self._matcher.match(row, maybe)
        escalating = self._escalating.of(may)
        if step.triggers:
            escalating = tuple(self._changed(each, step.triggers.get(each.id)) for each in escalating)
        checks = self._checked.of(sure << self._width | may)
        return Owed(self._found.of(sure), escalating, self._contributed.of(may), checks)

    def _findings_made(self, sure: int) -> Iterator[Finding]:
        return (each for bits, each in self._findings if bits & sure)

    def _triggers_owed(self, may: int) -> Iterator[Trigger]:
        for bits, trigger, variants in self._triggers:
            if bits & may:
                yield next((varied for at, varied in variants if at & may), trigger)

    def _contributions_owed(self, may: int) -> Iterator[Contribution]:
        return (each for bits, each in self._contributions if bits & may)

    def _checks_owed(self, both: int) -> Iterator[Checked]:
        """*both*: the clauses that may hold, and above them those that hold for certain."""
        sure, may = both >> self._width, both
        for when, met, each in self._checks:
            if when & may:
                yield each[True if met & sure else None if met & may else False]

    def _changed(self, trigger: Trigger, change: TriggerChange | None) -> Trigger:
        if change is None:
            return trigger
        said: dict[str, Any] = {field: text(words, self._language) for field, words in change.fields() if words}
        return replace(trigger, **said)


def _varied(trigger: Trigger, variant: Variant) -> Trigger:
    said: dict[str, Any] = {field: words for field, words in variant.fields() if words is not None}
    return replace(trigger, variants=(), **said)
