"""A rule: when some answers hold, how far outcomes may go."""

from __future__ import annotations

from dataclasses import dataclass

from hitl_content.model.condition import Condition
from hitl_content.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How far a rule lets an outcome go: this level, or a stricter one."""

    outcome: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When some answers hold, outcomes are limited. Rules only ever tighten."""

    id: str
    when: Condition
    limits: tuple[Limit, ...]
    because: Text
    """Why, as a sentence that reads after *because*."""
    sources: tuple[str, ...] = ()
    gate: bool = False
    """Whether it rests on law or literature, and may be overridden only by name, reason and date."""
    requires: Text | None = None
    """Something that must be in place whenever the rule applies."""
    remedy: Text | None = None
    """What would lift the limit."""
    appetite: str | None = None
    """The boldest appetite at which it applies; it applies at every more cautious one too. None is at all of them."""
