"""The workflow: what a team describes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from hitl_content.model.number import Number
from hitl_content.model.owed import TRIGGER_FIELDS


class Unknown(Enum):
    """The answer *we don't know*, which is not the same as no answer."""

    UNKNOWN = "unknown"

    __hash__ = object.__hash__  # that of an enum is made of its name each time, and answers are looked up everywhere


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
class TriggerChange:
    """What a team says of a trigger at one step in place of the assessment. Empty leaves a field as it is."""

    detector: str = ""
    channel: str = ""
    to: str = ""
    within: str = ""
    shown: str = ""
    on_no_answer: str = ""

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Return every field by name."""
        return tuple((name, getattr(self, name)) for name in TRIGGER_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a workflow."""

    id: str
    name: str
    note: str = ""
    owner: str = ""
    tools: tuple[str, ...] = ()
    """Names of the tools an agent calls to do this step, as the agent's framework knows them."""
    answers: Answers = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    triggers: Mapping[str, TriggerChange] = field(default_factory=dict)
    """How triggers differ here, by their id. A trigger that is owed cannot be dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """The answers of one of several people who rated the same workflow, as that person gave them."""

    rater: str
    """What the person is called."""
    answers: Answers = field(default_factory=dict)
    """Answers to the questions asked once."""
    steps: Mapping[str, Answers] = field(default_factory=dict)
    """Answers by the id of the step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Who settled what the raters of a workflow differed on."""

    by: str
    """What the person is called, or the people."""
    date: str = ""
    """ISO date, or empty."""


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
    appetite: str = ""
    """How much risk is accepted beyond the gates; empty takes the assessment's own."""
    assumptions: Mapping[str, Number] = field(default_factory=dict)
    """Values the team uses in place of the assessment's defaults: by quantity, or ``share.`` and a level of review."""
    steps: tuple[Step, ...] = ()
    ratings: tuple[Rating, ...] = ()
    """Where several people rated the workflow: what each of them answered. The answers above are the settled ones."""
    settled: Settled | None = None
    """Who settled them, where that was said."""
