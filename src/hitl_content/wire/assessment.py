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


class Decoder:
    """Decodes what stands for one type of field; what the type means is worked out once."""

    __slots__ = ("enum", "inner", "record", "text")

    def __init__(self, hint: Any) -> None:
        arms = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
        kinds = [arm for arm in arms if isinstance(arm, type)]
        self.text = Text in arms
        self.enum = next((kind for kind in kinds if issubclass(kind, StrEnum)), None)
        self.record = next((kind for kind in kinds if is_dataclass(kind)), None)
        inner = next((get_args(arm)[0] for arm in arms if get_origin(arm) is tuple), None)
        self.inner = None if inner is None else decoder(inner)

    def decode(self, data: Any) -> Any:
        """Return the value that *data* stands for."""
        if isinstance(data, str):
            return data if self.enum is None else self.enum(data)
        if isinstance(data, list):
            return data if self.inner is None else tuple([self.inner.decode(item) for item in data])
        if isinstance(data, dict):
            if self.text:  # before all else: a text in Icelandic has a key "is" as well
                return Text(values=tuple(data.items()))
            if data.keys() == {"fraction"}:
                return exact(data["fraction"])
            kind = CONDITIONS[data["is"]] if "is" in data else self.record
            return data if kind is None else _record(kind, data)
        return data


decoder = cache(Decoder)


def _record(kind: type, data: dict[str, Any]) -> Any:
    fields_ = decoders(kind)
    return kind(**{name: fields_[name].decode(held) for name, held in data.items() if name != "is"})


@cache
def decoders(kind: type) -> dict[str, Decoder]:
    """Return the decoder of each field of the records *kind*."""
    return {name: decoder(hint) for name, hint in get_type_hints(kind).items()}
