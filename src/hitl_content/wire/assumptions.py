"""Assumptions as plain data: values that a team uses in place of an assessment's defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hitl_content.model.assessment import Assessment
from hitl_content.model.number import Number, plain
from hitl_content.model.numbers import PERCENT
from hitl_content.wire.answers import number
from hitl_content.wire.checking import Checker, join, kind
from hitl_content.wire.suggesting import did_you_mean
from hitl_content.words.sentences import Sentence

SHARE = "share."
"""Before the id of a level, the name of its share."""


def decode_assumptions(data: object, assessment: Assessment, check: Checker, path: str) -> dict[str, Number]:
    """Return the assumptions in *data*, in the order the assessment names them; note what does not fit."""
    if not isinstance(data, Mapping):
        check.note(path, Sentence("problem.assumptions_expected", kind=kind(data)))
        return {}
    numbers = assessment.numbers
    figures = [figure.quantity.value for figure in numbers.figures] if numbers else []
    known = [*figures, *(SHARE + share.level for share in numbers.shares)] if numbers else []
    found: dict[str, Number] = {}
    for name, written in data.items():
        place = join(path, str(name))
        value = number(written)
        if name not in known:
            cure = Sentence("problem.no_numbers")
            cure = did_you_mean(str(name), known, Sentence("problem.heading_known")) if known else cure
            check.note(place, Sentence("problem.not_assumed", name=str(name)), cure)
        elif value is None:
            check.note(place, Sentence("problem.this_not_number"), Sentence("problem.not_number_cure", example=40))
        elif value < 0 or (name in PERCENT and value > 100):
            ends = "problem.from_to" if name in PERCENT else "problem.or_more"
            what = Sentence("problem.out_of_range", found=str(plain(value)))
            check.note(place, what, Sentence(ends, low=0, high=100))
        else:
            found[name] = value
    return {name: found[name] for name in known if name in found}


def encode_assumptions(assumptions: Mapping[str, Number]) -> dict[str, Any]:
    """Return *assumptions* as plain data."""
    return {name: plain(value) for name, value in assumptions.items()}
