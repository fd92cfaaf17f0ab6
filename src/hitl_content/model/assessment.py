"""The assessment: questions, scores, outcomes, rules and texts, as a maintainer wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hitl_content.model.appetite import Appetite
from hitl_content.model.carry import Carry
from hitl_content.model.condition import Condition
from hitl_content.model.number import Number, Rounding
from hitl_content.model.numbers import Measure, Numbers
from hitl_content.model.owed import Check, Contribution, Trigger
from hitl_content.model.rule import Rule
from hitl_content.model.text import Text


class Unit(StrEnum):
    """How often something is asked."""

    STEP = "step"
    """Once for every step of the workflow."""
    ONCE = "once"
    """Once for the whole workflow."""


class Kind(StrEnum):
    """The kinds of question."""

    FACTOR = "factor"
    """Ordered options, mildest first; *we don't know* is always allowed and counts as the worst."""
    CHOICE = "choice"
    """One of several options without an order."""
    MULTIPLE = "multiple"
    """Any number of options."""
    YES_NO = "yes_no"
    """Yes or no."""
    NUMBER = "number"
    """A number."""
    TEXT = "text"
    """Free text. Never scored and never in a condition."""
    TODAY = "today"
    """The level at which an outcome is run now; its options are the levels of that outcome."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that can be cited."""

    id: str
    title: str
    author: str = ""
    year: str = ""
    url: str = ""
    note: Text | None = None
    """How it is known, where that matters: for example *reported by* somebody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer a person may choose."""

    id: str
    label: Text
    anchor: Text | None = None
    """Something a team can observe that tells this option from its neighbours."""
    points: Number = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question."""

    id: str
    kind: Kind
    ask: Text
    label: Text | None = None
    """A short name, for example *Stakes*, where there is no room for the whole question."""
    why: Text | None = None
    """One short reason why it is asked."""
    options: tuple[Option, ...] = ()
    """For a factor mildest first. Empty for numbers and text; for yes/no the options ``true`` and ``false``."""
    per: Unit = Unit.STEP
    required: bool = True
    """Whether the result counts as incomplete while it is unanswered."""
    may_be_unknown: bool = True
    """Whether *we don't know* is offered. Always so for a factor, never for text."""
    shown_when: Condition | None = None
    """Shown only when this holds; None means always. Includes its section's condition."""
    outcome: str | None = None
    """For ``today``: the outcome whose present level is asked."""
    minimum: Number | None = None
    maximum: Number | None = None
    unit: Text | None = None
    """For a number: what is counted, for example *minutes*."""
    points_each: Number = 0
    """For a number: points for each whole unit of the answer."""
    long: bool = False
    """For text: whether several lines are expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that belong together under a heading."""

    id: str
    title: Text
    intro: Text | None = None
    questions: tuple[Question, ...]
    optional: bool = False
    """Shown folded, for facts that only sharpen the result."""


class Maximum(StrEnum):
    """Which questions a score's maximum counts."""

    SHOWN = "shown"
    """Those shown, given the answers."""
    ALL = "all"
    """All of them, shown or not."""


class Worse(StrEnum):
    """Which end of a score is the worse one, so that a missing answer can count as the worst."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """A change to a score that applies only when a condition holds."""

    when: Condition
    subtract_percent: Number = 0
    """Share of the score taken off, in per cent of it."""
    add: Number = 0
    """Points added (or, negative, taken off) after the share."""
    rounding: Rounding | None = None
    """How the adjusted score is rounded; None keeps it exact."""
    places: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A named range of a score. It reaches up to the next band."""

    id: str
    label: Text
    start: Number
    """Where the band starts, in the score's ``banded_by`` unit."""
    inclusive: bool = True
    """Whether *start* itself belongs to the band (written ``from``) or to the one below (written ``above``)."""
    advice: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A named sum of points with its maximum, percentage and band."""

    id: str
    label: Text
    questions: tuple[str, ...] = ()
    """Ids of the questions whose points are summed."""
    scores: tuple[str, ...] = ()
    """Ids of other scores that are summed as well."""
    per: Unit = Unit.STEP
    maximum: Maximum | Number = Maximum.SHOWN
    worse: Worse = Worse.HIGH
    missing_counts: bool = True
    """Whether an unknown or unanswered question counts as the worst it could be; else it counts as nothing."""
    adjust: tuple[Adjustment, ...] = ()
    rounding: Rounding | None = None
    """How the percentage is rounded before it is put in a band; None compares it exactly."""
    places: int = 0
    banded_by_percent: bool = True
    bands: tuple[Band, ...] = ()


class Side(StrEnum):
    """How a rule tightens an outcome."""

    AT_MOST = "at_most"
    """By lowering a ceiling, as for autonomy."""
    AT_LEAST = "at_least"
    """By raising a floor, as for review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One rung of an outcome's ladder."""

    id: str
    label: Text
    meaning: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An ordered ladder that the engine settles."""

    id: str
    label: Text
    lane: Text | None = None
    """Name of its lane in the picture, where that differs from the label."""
    tightened: Side
    levels: tuple[Level, ...]
    """Most permissive first."""

    def place(self, level: str) -> int:
        """Return the place of the level with id *level*, 0 for the most permissive. Raises KeyError."""
        for index, candidate in enumerate(self.levels):
            if candidate.id == level:
                return index
        raise KeyError(level)


class Severity(StrEnum):
    """How much a finding matters."""

    NOTE = "note"
    WARNING = "warning"
    SERIOUS = "serious"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A remark that is made when a condition holds."""

    id: str
    severity: Severity
    when: Condition
    text: Text
    remedy: Text | None = None
    """One thing to do about it."""
    sources: tuple[str, ...] = ()
    shows: tuple[Measure, ...] = ()
    """Figures that are said beside it, where they are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The questions, scores, outcomes, rules and texts of one assessment."""

    slug: str
    edition: str
    """The maintainer's own version of the content, for example ``1.2``."""
    unit: Unit
    languages: tuple[str, ...]
    """BCP 47 tags; the first is the one a text falls back to."""
    title: Text
    summary: Text
    sections: tuple[Section, ...]
    scores: tuple[Score, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    appetites: tuple[Appetite, ...] = ()
    """The most cautious first. Empty where there is nothing to choose."""
    appetite: str = ""
    """The one that counts where a workflow names none."""
    rules: tuple[Rule, ...] = ()
    findings: tuple[Finding, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    checks: tuple[Check, ...] = ()
    numbers: Numbers | None = None
    """What numbers of review are worked out from; None where there are none."""
    sources: tuple[Source, ...] = ()
    carries: Carry | None = None
    """What its answers say about a step of another assessment; None where nothing is carried."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order asked."""
        return tuple(question for section in self.sections for question in section.questions)
