"""The workflow: what a team describes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from hitl_content.model.number import Number


class Unknown(Enum):
    """The answer *we don't know*, which is not the same as no answer."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN
"""The one value of ``Unknown``."""

Answer = str | bool | Number | tuple[str, ...] | Unknown
"""An option's id, yes or no, a number, several option ids, text, or *we don't know*."""

Answers = Mapping[str, Answer]
"""Answers by question id. A question that is not there has not been answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A gate that somebody has decided not to apply to a step, in their own name."""

    rule: str
    name: str
    reason: str
    date: str
    """ISO date, for example ``2026-11-22``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a workflow."""

    id: str
    name: str
    note: str = ""
    owner: str = ""
    answers: Answers = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """A named workflow with its owner, its steps and the answers given once for all of them."""

    assessment: str
    """Slug of the assessment that is answered."""
    edition: str = ""
    """Edition of the assessment it was last saved with."""
    name: str
    owner: str = ""
    reviewed: str = ""
    """ISO date of the last review of the map, or empty."""
    next_review: str = ""
    """ISO date of the next review, or empty."""
    language: str = ""
    """Language of results; empty takes the assessment's first."""
    answers: Answers = field(default_factory=dict)
    """Answers to the questions asked once."""
    steps: tuple[Step, ...] = ()
