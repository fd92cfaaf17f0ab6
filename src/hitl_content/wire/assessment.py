# The browser never sees YAML. The build writes each assessment as JSON that mirrors the records field by field,
# and this module is the mirror, both ways. The format is internal: written and read by the same version.
"""Assessments as compiled JSON."""

from __future__ import annotations

from collections.abc import Callable
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
    return cast("Assessment", record(Assessment)(data))


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


Decode = Callable[[Any], Any]
"""Makes of plain data the value it stands for."""


@cache
def record(kind: type) -> Decode:
    """Return what makes records of one *kind*; what each field needs is worked out once."""
    ways = decoders(kind)
    named = kind.__name__ in CONDITIONS

    def decode(data: dict[str, Any]) -> Any:
        held = {}
        for name, value in data.items():
            way = ways[name]
            held[name] = value if way is None else way(value)
        if named:
            del held["is"]
        return kind(**held)

    return decode


@cache
def decoders(kind: type) -> dict[str, Decode | None]:
    """Return what decodes each field of the records *kind*, None where the data is the value."""
    found = {name: _decoder(hint) for name, hint in get_type_hints(kind).items()}
    return {"is": None, **found} if kind.__name__ in CONDITIONS else found


def _decoder(hint: Any) -> Decode | None:
    arms = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    kinds = [arm for arm in arms if isinstance(arm, type)]
    if Text in kinds:  # before all else: a text in Icelandic has a key "is" as well
        return _text
    several = next((arm for arm in arms if get_origin(arm) is tuple), None)
    if several is not None:
        return _tuple_of(_decoder(get_args(several)[0]))
    records = [kind for kind in kinds if is_dataclass(kind)]
    if records:
        return _condition if records[0].__name__ in CONDITIONS else _optional(records[0])
    enum = next((kind for kind in kinds if issubclass(kind, StrEnum)), None)
    return _plain(enum) if enum is not None or Fraction in kinds else None


def _text(data: dict[str, str] | None) -> Text | None:
    return None if data is None else Text(values=tuple(data.items()))


def _condition(data: dict[str, Any] | None) -> Any:
    return None if data is None else record(CONDITIONS[data["is"]])(data)


def _optional(kind: type) -> Decode:
    made = record(kind)
    return lambda data: None if data is None else made(data)


def _tuple_of(each: Decode | None) -> Decode:
    if each is None:
        return tuple
    return lambda data: tuple([each(item) for item in data])


def _plain(enum: type[StrEnum] | None) -> Decode:
    """Return what decodes a number, one of *enum*, or what stands for itself."""

    def decode(data: Any) -> Any:
        if isinstance(data, dict):
            return exact(data["fraction"])
        return data if enum is None or not isinstance(data, str) else enum(data)

    return decode
