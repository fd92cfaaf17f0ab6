"""What is owed at a step besides its levels: triggers, what people contribute, and checks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hitl_content.model.condition import Condition
from hitl_content.model.text import Text

TRIGGER_FIELDS = ("detector", "channel", "to", "within", "shown", "on_no_answer")
"""What may differ from step to step in a trigger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """How a trigger differs where a condition holds, for example at a stricter level. None leaves a field as it is."""

    when: Condition
    detector: Text | None = None
    channel: Text | None = None
    to: Text | None = None
    within: Text | None = None
    shown: Text | None = None
    on_no_answer: Text | None = None

    def fields(self) -> tuple[tuple[str, Text | None], ...]:
        """Return every field that may differ, by name."""
        return tuple((name, getattr(self, name)) for name in TRIGGER_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A signal that makes a step escalate."""

    id: str
    label: Text
    when: Condition | None = None
    """When the trigger is owed; None means on every step."""
    detector: Text
    """How the signal is noticed."""
    channel: Text
    """How it is passed on."""
    to: Text
    """Who gets it."""
    within: Text
    """In what time."""
    shown: Text
    """What they must be shown."""
    on_no_answer: Text
    """What happens if nobody answers."""
    sources: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    """Where it differs. The first that may apply counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Something that people bring to a step and AI does not, such as ethical judgement."""

    id: str
    label: Text
    when: Condition
    """When it is needed."""
    because: Text
    """Why, and what it looks like in practice."""
    sources: tuple[str, ...] = ()


class About(StrEnum):
    """What a check is about."""

    BOUNDARY = "boundary"
    """What the affected person must keep: knowing, checking, changing course, challenging, reaching somebody."""
    RECOVERY = "recovery"
    """What happens when the step goes wrong or the AI is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something that must be so at a step whatever its level, and what is owed where it is not."""

    id: str
    label: Text
    """What must be so."""
    about: About
    when: Condition | None = None
    """Where it matters; None is everywhere."""
    met: Condition
    """Holds where it is so."""
    owed: Text
    """What to do where it is not."""
    sources: tuple[str, ...] = ()
