# Advice only. Rules cannot see any of this, so that no sum of money can lift a gate; findings may, and the map
# shows the figures beside what is settled.
"""Which question holds which quantity, the defaults used where nobody said, and what is worked out from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from hitl_content.model.number import Number
from hitl_content.model.text import Text


class Quantity(StrEnum):
    """Something the numbers are worked out from. Shares and rates are written in per cent."""

    VOLUME = "volume"
    """Items a week."""
    MINUTES_REVIEW = "minutes_review"
    """Minutes one check takes today."""
    MINUTES_NEEDED = "minutes_needed"
    """Minutes one careful check would take."""
    REVIEWERS = "reviewers"
    """People who share the checking."""
    REVIEW_HOURS = "review_hours"
    """Hours a week each of them has for it."""
    ERROR_RATE = "error_rate"
    """Per cent of results that are wrong before anybody checks."""
    ERROR_COST = "error_cost"
    """What a mistake costs that gets through, in any one currency."""
    REVIEW_COST = "review_cost"
    """What one check costs."""
    DELAY_COST = "delay_cost"
    """What the wait for one check costs."""
    DETECTION = "detection"
    """Per cent of mistakes that a check catches."""
    RECOVERABLE = "recoverable"
    """Per cent of the cost of a mistake that can still be recovered after release."""
    WRONG_OVERRIDES = "wrong_overrides"
    """Per cent of right results that a check turns wrong."""
    OVERRIDE_COST = "override_cost"
    """What turning a right result wrong costs."""
    CLEAN_RUN = "clean_run"
    """Items checked in a row without a failure, since the last change."""
    TOLERATED_RATE = "tolerated_rate"
    """Per cent of results that may be wrong before AI may be given more."""


PERCENT = frozenset(
    {
        Quantity.ERROR_RATE,
        Quantity.DETECTION,
        Quantity.RECOVERABLE,
        Quantity.WRONG_OVERRIDES,
        Quantity.TOLERATED_RATE,
    }
)
"""The quantities that are per cent, from 0 to 100."""


class Measure(StrEnum):
    """Something worked out for a step that a finding may look at and show."""

    UTILISATION = "utilisation"
    """Share of their time that reviewers are busy today, reading with care."""
    UTILISATION_OWED = "utilisation_owed"
    """The same, if what the map asks for were checked."""
    WAITING = "waiting"
    """Minutes an item waits today for somebody to look at it."""
    ATTENTION = "attention"
    """Minutes there are today for one item, over the minutes a careful check takes."""
    REVIEW_VALUE = "review_value"
    """What checking one item before release is worth, in money."""
    BREAK_EVEN = "break_even"
    """Error rate from which a check pays, as a share of one."""
    HOURS_FREED = "hours_freed"
    """Hours a week that stepping down to the review the map asks for would free."""
    HOURS_MISSING = "hours_missing"
    """Hours a week by which review falls short of what the map asks for."""
    ERROR_BOUND = "error_bound"
    """Error rate that the record without failures makes unlikely to be exceeded, as a share of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Where a quantity comes from: a question, a default, or a default until the question is answered."""

    quantity: Quantity
    question: str | None = None
    default: Number | None = None
    because: Text | None = None
    """Why this default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many checks a level of review means for each hundred items."""

    level: str
    percent: Number
    """200 is two people to each item."""
    because: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What an assessment's numbers rest on."""

    outcome: str
    """The outcome whose levels say how much is checked."""
    shares: tuple[Share, ...]
    """One for every level of that outcome."""
    figures: tuple[Figure, ...]


class Basis(StrEnum):
    """Where a value that was used came from, the strongest first."""

    ANSWER = "answer"
    ASSUMPTION = "assumption"
    """The team wrote it into the workflow in place of the default."""
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """A value that the numbers of a step rest on."""

    quantity: Quantity
    value: Number
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one level of review means for the people who do it."""

    level: str
    checks: Number
    """A week."""
    minutes: Number | None
    """Of review, a week: today as long as checks take, owed as long as careful ones would."""
    utilisation: Fraction | None
    """Share of their time that reviewers are busy, reading with care; from 1 on the queue never ends."""
    waiting: Number | None
    """Minutes an item waits on average, to a tenth; None where the queue never ends or where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepNumbers:
    """What is worked out for one step. None wherever a fact is missing."""

    used: tuple[Used, ...]
    shares: tuple[tuple[str, Number], ...]
    """Pairs of level and per cent, as used."""
    today: Load | None = None
    owed: Load | None = None
    attention: Fraction | None = None
    hours_freed: Number | None = None
    """Below 0 hours are missing."""
    review_value: Fraction | None = None
    break_even: Fraction | None = None
    error_rate: Fraction | None = None
    error_bound: Fraction | None = None
    items_needed: int | None = None
    """Items in a row without a failure that show the tolerated rate."""

    def measure(self, measure: Measure) -> Number | None:
        """Return the value of *measure*, or None where it is not known."""
        match measure:
            case Measure.UTILISATION:
                return self.today.utilisation if self.today else None
            case Measure.UTILISATION_OWED:
                return self.owed.utilisation if self.owed else None
            case Measure.WAITING:
                return self.today.waiting if self.today else None
            case Measure.ATTENTION:
                return self.attention
            case Measure.REVIEW_VALUE:
                return self.review_value
            case Measure.BREAK_EVEN:
                return self.break_even
            case Measure.HOURS_FREED:
                return self.hours_freed
            case Measure.HOURS_MISSING:
                return None if self.hours_freed is None else -self.hours_freed
            case Measure.ERROR_BOUND:
                return self.error_bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What is worked out for the whole workflow."""

    of: int
    """How many steps there are."""
    counted: int
    """Steps of which both the review owed and the review spent are known. The minutes are of these alone."""
    minutes_owed: Number
    minutes_spent: Number
    freed: Number
    """Hours a week, over the steps where more is spent than owed."""
    missing: Number
    """Hours a week, over the steps where less is spent than owed."""
    chained: int
    """Steps whose error rate is known."""
    chain: Fraction | None
    """Chance that a case passes all of these right, before anybody checks; None where no rate is known."""
