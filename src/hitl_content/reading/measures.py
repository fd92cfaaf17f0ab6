"""Conditions on the numbers: ``number: {utilisation: {at_least: 100%}}``."""

from __future__ import annotations

import re
from fractions import Fraction

from hitl_content.model.condition import Condition, Not, NumberAtLeast
from hitl_content.model.number import Number, exact
from hitl_content.model.numbers import Measure
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.tree import Broken, Entry, Leaf, Mapping
from hitl_content.wire.suggesting import did_you_mean, quoted

PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?%")
MEASURES = tuple(measure.value for measure in Measure)
EXAMPLE = "{utilisation: {at_least: 100%}}"


class MeasureReader:
    """Reads what a finding asks of the numbers."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def read(self, entry: Entry) -> Condition | None:
        """Return what *entry*, a measure and its mark, asks; None where it is not right, which is then reported."""
        if entry.name not in MEASURES:
            cure = did_you_mean(entry.name, MEASURES, "Measures")
            self._reporter.add(entry.at, f"{quoted(entry.name)} is not a measure.", cure)
            return None
        inner = entry.value.entries if isinstance(entry.value, Mapping) else ()
        if len(inner) != 1 or inner[0].name not in {"at_least", "below"}:
            if not isinstance(entry.value, Broken):
                what = f"A condition on {entry.name} has the one key at_least or below."
                self._reporter.add(entry.value.at, what, "Write for example {at_least: 100%}.")
            return None
        value = self._value(inner[0])
        if value is None:
            return None
        reached = NumberAtLeast(measure=Measure(entry.name), value=value)
        return reached if inner[0].name == "at_least" else Not(condition=reached)

    def _value(self, entry: Entry) -> Number | None:
        leaf = entry.value
        if not isinstance(leaf, Leaf):
            if not isinstance(leaf, Broken):
                self._reporter.add(leaf.at, "A single value is needed here.", "Write one number, such as 0.5 or 50%.")
            return None
        if not isinstance(leaf.value, str | bool):
            return leaf.value
        percent = PERCENT.fullmatch(leaf.raw)
        if percent and len(leaf.raw) < 20:
            return exact(Fraction(percent.group(1)) / 100)
        self._reporter.add(
            leaf.at, f"{quoted(leaf.value)} is neither a number nor a percentage.", "Write such as 0.5, 3 or 50%."
        )
        return None
