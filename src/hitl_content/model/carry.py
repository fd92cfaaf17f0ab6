"""What the answers to one assessment say about a step of another."""

from __future__ import annotations

from dataclasses import dataclass

from hitl_content.model.condition import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer to give in the other assessment."""

    question: str
    answer: str | bool
    """Id of an option, or yes or no."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryRow:
    """Answers that follow where a condition certainly holds."""

    when: Condition | None = None
    """A condition on the answers of the first assessment; None always holds."""
    answers: tuple[Given, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carry:
    """How answers become a step of the assessment *to*."""

    to: str
    """Slug of the other assessment, which is answered step by step."""
    same: tuple[str, ...] = ()
    """Questions that mean the same in both and have the same ids; *we don't know* goes along as well."""
    rows: tuple[CarryRow, ...] = ()
    """What follows from other answers. Where two rows answer the same question, the first that holds counts."""
