"""The numbers of results as plain data. Rounded for people and programs to read; they are worked out again."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hitl_content.model.number import Number, Rounding, plain, rounded
from hitl_content.model.numbers import Load, StepNumbers, Totals

PLACES = 4


def encode_numbers(numbers: StepNumbers) -> dict[str, Any]:
    """Return the numbers of a step; what is not known is left out."""
    found: dict[str, Any] = {}
    for name in ("today", "owed"):
        load = getattr(numbers, name)
        if load is not None:
            found[name] = _load(load)
    for name in (
        "attention", "hours_freed", "review_value", "break_even", "error_rate", "error_bound", "items_needed",
    ):  # fmt: skip
        value = getattr(numbers, name)
        if value is not None:
            found[name] = _plain(value)
    found["used"] = {each.quantity.value: {"value": plain(each.value), "basis": each.basis} for each in numbers.used}
    found["shares"] = {level: plain(percent) for level, percent in numbers.shares}
    return found


def encode_totals(totals: Totals) -> dict[str, Any]:
    """Return the numbers of a whole workflow. Hours and minutes are a week."""
    found: dict[str, Any] = {
        "steps": totals.of,
        "counted": totals.counted,
        "minutes_owed": _plain(totals.minutes_owed),
        "minutes_spent": _plain(totals.minutes_spent),
        "hours_freed": _plain(totals.freed),
        "hours_missing": _plain(totals.missing),
    }
    if totals.chain is not None:
        found["chain"] = {"steps": totals.chained, "right": _plain(totals.chain)}
    return found


def _load(load: Load) -> dict[str, Any]:
    found: dict[str, Any] = {"level": load.level, "checks": _plain(load.checks)}
    for name in ("minutes", "utilisation", "waiting"):
        value = getattr(load, name)
        if value is not None:
            found[name] = _plain(value)
    return found


def _plain(value: Number | Fraction) -> int | float | str:
    return plain(rounded(value, Rounding.HALF_UP, PLACES))
