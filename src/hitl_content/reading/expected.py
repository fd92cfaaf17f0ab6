# A value that YAML may read in two ways is found before it is known what belongs there. The grammar knows, so a
# cure can be the one that fits: quotes where text stands, a plain number where a number does.
"""What the grammar expects at a path."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from hitl_content.model.assessment import Assessment, Kind
from hitl_content.reading.scalars import Meant
from hitl_content.reading.shape import ByScore, Choice, Levels, ListOf, Named, Plain, Record, Shape

PART = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")
ITEM = re.compile(r"\[\d+\]$")
ANSWERED = {Kind.NUMBER: Meant.NUMBER, Kind.YES_NO: Meant.YES_NO}
"""What answers are by the kind of their question; else text."""
NUMBERS = {Plain.NUMBER, Plain.WHOLE}
OPEN = {Plain.CONDITION, Plain.ANSWERS, Plain.CHANGES, Plain.ANYTHING}
"""Shapes that say nothing of what is inside them."""
Expect = Callable[[str], Meant]
"""Takes a path, such as ``sections[0].questions[2].ask.en``, and returns what can stand there."""


def anything(_path: str) -> Meant:
    """Return that whatever is meant may stand there."""
    return Meant.ANY


def expecting(record: Record, assessment: Assessment | None = None) -> Expect:
    """Return what tells what stands where in a document that is a *record*, with answers to *assessment*."""
    kinds = {question.id: question.kind for question in assessment.questions} if assessment else {}
    return partial(_meant_at, record, kinds)


def _meant_at(record: Record, kinds: Mapping[str, Kind], path: str) -> Meant:
    shape: Shape | None = record
    for part in PART.finditer(path):
        key, item = part.groups()
        if isinstance(shape, ListOf) and item:
            shape = shape.of
        elif isinstance(shape, Record) and key:
            found = shape.key(key)
            shape = found.shape if found else None
        elif shape is Plain.ANSWERS:
            kind = kinds.get(ITEM.sub("", path[part.start() :].removeprefix(".")))
            return ANSWERED.get(kind, Meant.TEXT) if kind else Meant.ANY
        elif shape is not Plain.TEXT:  # whose parts are texts again, by language
            return _inside(shape)
    return _meant(shape)


def _meant(shape: Shape | None) -> Meant:
    if shape is Plain.YES_NO or shape in NUMBERS:
        return Meant.YES_NO if shape is Plain.YES_NO else Meant.NUMBER
    if isinstance(shape, Named) or (isinstance(shape, Choice) and not shape.or_number):
        return Meant.TEXT
    return Meant.TEXT if isinstance(shape, Plain) and shape not in OPEN else Meant.ANY


def _inside(shape: Shape | None) -> Meant:
    """Return what stands inside a *shape* whose keys are ids."""
    if isinstance(shape, ByScore):
        return Meant.TEXT if shape.bands else Meant.NUMBER
    return Meant.TEXT if isinstance(shape, Levels) else Meant.ANY
