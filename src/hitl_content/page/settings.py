# What the numbers rest on is offered for change in the same words as results say it.
"""What a workflow may say besides its answers, ready for the templates."""

from __future__ import annotations

from dataclasses import dataclass

from hitl_content.mapping.figures import QUANTITIES, SHARE
from hitl_content.mapping.phrases import Phrases
from hitl_content.model.assessment import Assessment
from hitl_content.model.number import Number, plain, written
from hitl_content.model.numbers import PERCENT, Figure, Quantity, Share
from hitl_content.model.text import Text

UNITS = {
    Quantity.VOLUME: "unit.items",
    Quantity.MINUTES_REVIEW: "unit.minutes",
    Quantity.MINUTES_NEEDED: "unit.minutes",
    Quantity.REVIEWERS: "unit.people",
    Quantity.REVIEW_HOURS: "unit.hours",
    Quantity.ERROR_COST: "unit.money",
    Quantity.REVIEW_COST: "unit.money",
    Quantity.DELAY_COST: "unit.money",
    Quantity.OVERRIDE_COST: "unit.money",
    Quantity.CLEAN_RUN: "unit.items",
}
"""What each quantity counts; those that are not here are per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A value that the numbers rest on and that a team may put its own in place of."""

    name: str
    """As a workflow writes it, for example ``detection`` or ``share.sample``."""
    label: str
    unit: str
    default: int | float | str
    """As JSON can hold it; empty where there is none."""
    maximum: int | None
    basis: str
    """The default, and why it is that."""


def assumptions(assessment: Assessment, language: str) -> tuple[Assumption, ...]:
    """Return everything that the numbers of *assessment* rest on; nothing where it has none."""
    numbers = assessment.numbers
    if numbers is None:
        return ()
    phrases = Phrases(assessment, language)
    outcome = phrases.outcomes[numbers.outcome]
    shares = (_share(phrases, each, phrases.level(outcome, each.level)) for each in numbers.shares)
    return (*shares, *(_figure(phrases, each) for each in numbers.figures))


def _share(phrases: Phrases, share: Share, level: str) -> Assumption:
    unit = phrases.say("unit.checks")
    return Assumption(
        name=f"{SHARE}{share.level}",
        label=phrases.say("quantity.share", level=level),
        unit=unit,
        default=plain(share.percent),
        maximum=None,
        basis=_basis(phrases, share.percent, unit, share.because),
    )


def _figure(phrases: Phrases, figure: Figure) -> Assumption:
    percent = figure.quantity in PERCENT
    unit = "%" if percent else phrases.say(UNITS[figure.quantity])
    asked = phrases.questions.get(figure.question or "")
    if figure.default is None:
        basis = phrases.say("page.settings_asked", question=asked.ask.to(phrases.language) if asked else "")
    else:
        basis = _basis(phrases, figure.default, unit, figure.because)
    return Assumption(
        name=figure.quantity.value,
        label=phrases.say(QUANTITIES[figure.quantity]),
        unit=unit,
        default="" if figure.default is None else plain(figure.default),
        maximum=100 if percent else None,
        basis=basis,
    )


def _basis(phrases: Phrases, default: Number, unit: str, because: Text | None) -> str:
    said = phrases.say("page.settings_default", value=written(default, 2), unit=unit)
    return f"{said} {because.to(phrases.language)}" if because else said
