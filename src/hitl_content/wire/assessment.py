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


Put = Callable[[object, object], None]
"""Sets one field of a record that is being made."""


# An assessment is some 1,500 records, and a page waits for them. Whoever calls a frozen record has each of its fields
# set by way of its name; here what sets a field is looked up once.
@cache
def record(kind: type) -> Decode:
    """Return what makes records of one *kind*; what each field needs is worked out once."""
    ways: dict[str, tuple[Decode | None, Put]] = {
        name: (way, getattr(kind, name).__set__) for name, way in decoders(kind).items()
    }
    defaults = [
        (field.name, ways[field.name][1], field.default) for field in fields(kind) if field.default is not MISSING
    ]
    if kind.__name__ in CONDITIONS:
        ways["is"] = None, _pass_over
    new = object.__new__

    def decode(data: dict[str, Any]) -> Any:
        made: Any = new(kind)
        for name, value in data.items():
            way, put = ways[name]
            put(made, value if way is None else way(value))
        for name, put, default in defaults:
            if name not in data:
                put(made, default)
        return made

    return decode


@cache
def decoders(kind: type) -> dict[str, Decode | None]:
    """Return what decodes each field of the records *kind*, None where the data is the value."""
    return {name: _decoder(hint) for name, hint in get_type_hints(kind).items()}


def _pass_over(made: object, value: object) -> None:
    """Set nothing: what kind a condition is says its class."""


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
