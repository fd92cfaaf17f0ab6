# Triggers, contributions and checks are precautions: each is owed wherever it may be needed. All their conditions
# are matched in one go.
"""What is owed at a step besides its levels: triggers, what people contribute, and checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hitl_content.engine.matching import Masks, Matcher
from hitl_content.engine.variables import Value, Variables
from hitl_content.model.assessment import Assessment
from hitl_content.model.condition import Condition
from hitl_content.model.owed import Contribution, Trigger, Variant
from hitl_content.model.result import Checked
from hitl_content.model.text import text
from hitl_content.model.workflow import Step, TriggerChange

Owed = tuple[tuple[Trigger, ...], tuple[Contribution, ...], tuple[Checked, ...]]


class Owing:
    """The triggers, contributions and checks of an assessment, compiled."""

    def __init__(self, assessment: Assessment, variables: Variables) -> None:
        self._language = assessment.languages[0] if assessment.languages else ""
        conditions: list[Condition | None] = []
        self._triggers: list[tuple[int, Trigger, list[tuple[int, Trigger]]]] = []
        for trigger in assessment.triggers:
            place = len(conditions)
            variants = [
                (place + number, _varied(trigger, variant)) for number, variant in enumerate(trigger.variants, start=1)
            ]
            self._triggers.append((place, replace(trigger, variants=()), variants))
            conditions += [trigger.when, *(variant.when for variant in trigger.variants)]
        self._contributions = [(len(conditions) + n, each) for n, each in enumerate(assessment.contributions)]
        conditions += [each.when for each in assessment.contributions]
        self._checks = [(len(conditions) + 2 * n, each) for n, each in enumerate(assessment.checks)]
        conditions += [condition for each in assessment.checks for condition in (each.when, each.met)]
        self._matcher = Matcher(conditions, variables)
        self._known: dict[Masks, Owed] = {}

    def owed(self, row: Sequence[Value], maybe: frozenset[int], step: Step) -> Owed:
        """Return the triggers, contributions and checks owed at *step*, whose settled *row* is given.

        Of a trigger's variants the first that may apply counts, and what the step itself says counts before it.
        """
        masks = self._matcher.match(row, maybe)
        found = self._known.get(masks)
        if found is None:
            if len(self._known) > 10_000:
                self._known.clear()
            found = self._known[masks] = self._owed(*masks)
        if not step.triggers:
            return found
        triggers, contributions, checks = found
        changed = (self._changed(each, step.triggers.get(each.id)) for each in triggers)
        return tuple(changed), contributions, checks

    def _owed(self, sure: int, may: int) -> Owed:
        bits = self._matcher.bits
        triggers = [
            next((varied for at, varied in variants if bits[at] & may), trigger)
            for place, trigger, variants in self._triggers
            if bits[place] & may
        ]
        contributions = tuple(each for place, each in self._contributions if bits[place] & may)
        checks = tuple(
            Checked(check=each, met=True if bits[place + 1] & sure else None if bits[place + 1] & may else False)
            for place, each in self._checks
            if bits[place] & may
        )
        return tuple(triggers), contributions, checks

    def _changed(self, trigger: Trigger, change: TriggerChange | None) -> Trigger:
        if change is None:
            return trigger
        said: dict[str, Any] = {field: text(words, self._language) for field, words in change.fields() if words}
        return replace(trigger, **said)


def _varied(trigger: Trigger, variant: Variant) -> Trigger:
    said: dict[str, Any] = {field: words for field, words in variant.fields() if words is not None}
    return replace(trigger, variants=(), **said)
