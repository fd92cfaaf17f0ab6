# Editors read it while somebody types; it catches shapes, and this package's own reader catches meaning. It is
# made from the grammar, so it never promises a key that cannot be read.
"""The grammar as JSON Schema, draft 2020-12."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hitl_content.model.numbers import Measure
from hitl_content.model.owed import TRIGGER_FIELDS
from hitl_content.reading.leaves import DATE, ID, LANGUAGE
from hitl_content.reading.reporter import Reporter
from hitl_content.reading.shape import ByScore, Choice, Key, Levels, ListOf, Named, Plain, Record, Shape, records_of
from hitl_content.reading.tree import Plain as Data
from hitl_content.reading.tree import plain_data
from hitl_content.reading.yaml_tree import parse_yaml

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(record: Record, name: str) -> dict[str, Any]:
    """Return the schema of documents that are a *record*, published under *name*."""
    inside = records_of(record)[1:]
    shared = {part: schema for part, schema in SHARED.items() if _uses(record, part)}
    return {
        "$schema": DIALECT,
        "$id": f"urn:hitl-content:schema:{name}",
        "title": record.title.capitalize(),
        **_record(record),
        "$defs": {**{_slug(part): {"title": part.title, **_record(part)} for part in inside}, **shared},
    }


def example_of(key: Key) -> Data | None:
    """Return the example of *key* as data, or None where it has none."""
    if not key.example:
        return None
    node = parse_yaml(key.example, Reporter("example"))
    return _floats(plain_data(node)) if node is not None else None


def _floats(data: Data) -> Any:
    if isinstance(data, Decimal):
        return float(data)
    if isinstance(data, list):
        return [_floats(item) for item in data]
    return {name: _floats(item) for name, item in data.items()} if isinstance(data, dict) else data


def _record(record: Record) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": record.meaning,
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in record.keys if key.required],
        "properties": {key.name: _key(key) for key in record.keys},
    }
    by_kind = [
        {"if": {"required": [key.name]}, "then": {"properties": {"kind": {"enum": list(key.kinds)}}}}
        for key in record.keys
        if key.kinds
    ]
    if by_kind:
        found["allOf"] = by_kind
    return found


def _key(key: Key) -> dict[str, Any]:
    found: dict[str, Any] = {"description": key.meaning, **_shape(key.shape)}
    if key.fixed is not None:
        found["const"] = key.fixed
    if isinstance(key.shape, Choice):
        words = "; ".join(f"{word}: {meaning}" for word, meaning in key.shape.words)
        found["description"] = f"{key.meaning} {words[0].upper()}{words[1:]}."
    example = example_of(key)
    if example is not None and not isinstance(key.shape, Record):
        found["examples"] = [example]
    return found


def _shape(shape: Shape) -> dict[str, Any]:
    match shape:
        case Record():
            return {"$ref": f"#/$defs/{_slug(shape)}"}
        case ListOf():
            least = {"minItems": shape.least} if shape.least else {}
            return {"type": "array", **least, "items": _shape(shape.of)}
        case Choice():
            words: dict[str, Any] = {"enum": list(shape.names)}
            return {"anyOf": [words, {"type": "number"}]} if shape.or_number else words
        case Named():
            return {"$ref": "#/$defs/id"}
        case Levels() | ByScore(bands=True):
            return {"$ref": "#/$defs/ids_by_id"}
        case ByScore():
            return {"$ref": "#/$defs/numbers_by_id"}
        case _:
            return dict(PLAIN[shape])


PLAIN: dict[Plain, dict[str, Any]] = {
    Plain.WORDS: {"type": "string", "pattern": r"\S"},
    Plain.LINE: {"type": "string"},
    Plain.TEXT: {"$ref": "#/$defs/text"},
    Plain.ID: {"$ref": "#/$defs/id"},
    Plain.YES_NO: {"type": "boolean"},
    Plain.NUMBER: {"type": "number"},
    Plain.WHOLE: {"type": "integer", "minimum": 0, "maximum": 9},
    Plain.LANGUAGE: {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"},
    Plain.CONDITION: {"$ref": "#/$defs/condition"},
    Plain.ANSWERS: {"$ref": "#/$defs/answers"},
    Plain.DATE: {"type": "string", "pattern": f"^{DATE.pattern}$"},
    Plain.CHANGES: {
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: {"type": "string"} for name in TRIGGER_FIELDS},
        },
    },
    Plain.ANYTHING: {},
}
_ID = {"type": "string", "pattern": f"^{ID.pattern}$"}
_BY_ID = {"type": "object", "propertyNames": {"$ref": "#/$defs/id"}}
_CONDITIONS = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/condition"}}
_VALUE = {"type": ["string", "number", "boolean"]}
_MARK = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)? ?%$"}]}
SHARED: dict[str, dict[str, Any]] = {
    "id": _ID,
    "text": {
        "description": "One text, or with several languages a record of them.",
        "anyOf": [
            {"type": "string", "pattern": r"\S"},
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": PLAIN[Plain.LANGUAGE],
                "additionalProperties": {"type": "string", "pattern": r"\S"},
            },
        ],
    },
    "ids_by_id": {**_BY_ID, "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/id"}},
    "numbers_by_id": {**_BY_ID, "minProperties": 1, "additionalProperties": {"type": "number"}},
    "answers": {
        **_BY_ID,
        "description": "Answers by question id; unknown says we don't know.",
        "additionalProperties": {"anyOf": [_VALUE, {"type": "array", "items": {"type": "string"}}]},
    },
    "condition": {
        "description": "What must hold; several keys must all hold.",
        **_BY_ID,
        "minProperties": 1,
        "properties": {
            "all": _CONDITIONS,
            "any": _CONDITIONS,
            "not": {"$ref": "#/$defs/condition"},
            "score": {
                **_BY_ID,
                "minProperties": 1,
                "additionalProperties": {
                    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)? ?%$"}]
                },
            },
            "outcome": {
                **_BY_ID,
                "minProperties": 1,
                "additionalProperties": {"type": "string", "pattern": r"\+$"},
            },
            "today": {**_BY_ID, "minProperties": 1, "additionalProperties": {"enum": ["looser", "stricter"]}},
            "number": {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"enum": [measure.value for measure in Measure]},
                "additionalProperties": {
                    "type": "object",
                    "additionalProperties": False,
                    "minProperties": 1,
                    "maxProperties": 1,
                    "properties": {"at_least": _MARK, "below": _MARK},
                },
            },
        },
        "additionalProperties": {
            "anyOf": [
                _VALUE,
                {"type": "array", "minItems": 1, "items": _VALUE},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "minProperties": 1,
                    "maxProperties": 1,
                    "properties": {"contains": {"type": "string"}, "at_least": {"type": "number"}},
                },
            ]
        },
    },
}


def _uses(record: Record, part: str) -> bool:
    """Return whether a schema of *record* refers to the shared *part*."""
    if part == "id":
        return True
    made = [_record(inner) for inner in records_of(record)]
    return f"#/$defs/{part}'" in str(made)


def _slug(record: Record) -> str:
    return record.title.replace(" ", "_").replace("'", "")
