# The browser never sees YAML. The build writes each assessment as JSON that mirrors the records field by field,
# and this module is the mirror, both ways. The format is internal: written and read by the same version.
"""Assessments as compiled JSON."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from hitl_content.model import condition
from hitl_content.model.assessment import Assessment
from hitl_content.model.number import exact
from hitl_content.model.text import Text

CONDITIONS = {name.__name__: name for name in get_args(condition.Condition)}
"""The kinds of condition by name."""


def encode_assessment(assessment: Assessment) -> dict[str, Any]:
    """Return *assessment* as plain data."""
    return cast("dict[str, Any]", _encode(assessment))


def decode_assessment(data: dict[str, Any]) -> Assessment:
    """Return the assessment that ``encode_assessment`` made *data* from."""
    return cast("Assessment", _record(Assessment, data))


def _encode(value: object) -> object:
    if isinstance(value, Text):
        return dict(value.values)
    if isinstance(value, Fraction):
        return {"fraction": f"{value.numerator}/{value.denominator}"}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if is_dataclass(value):
        kind = type(value).__name__
        found: dict[str, object] = {"is": kind} if kind in CONDITIONS else {}
        for field in fields(value):
            held = getattr(value, field.name)
            if field.default is MISSING or held != field.default:
                found[field.name] = _encode(held)
        return found
    return value


def _decode(hint: Any, data: Any) -> Any:
    arms = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    if isinstance(data, dict) and Text not in arms:  # a text in Icelandic has a key "is" as well
        if data.keys() == {"fraction"}:
            return exact(data["fraction"])
        if "is" in data:
            return _record(CONDITIONS[data["is"]], data)
    for arm in arms:
        if get_origin(arm) is tuple and isinstance(data, list):
            inner = get_args(arm)[0]
            return tuple(_decode(inner, item) for item in data)
        if arm is Text and isinstance(data, dict):
            return Text(values=tuple(data.items()))
        if isinstance(arm, type) and issubclass(arm, StrEnum) and isinstance(data, str):
            return arm(data)
        if isinstance(arm, type) and is_dataclass(arm) and isinstance(data, dict):
            return _record(arm, data)
    return data


def _record(kind: type, data: dict[str, Any]) -> Any:
    hints = _hints(kind)
    return kind(**{name: _decode(hints[name], held) for name, held in data.items() if name != "is"})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
