# The same two figures are said of a step that is checked too much and of one that is checked too little, in the
# same tone, so that neither looks like the safe side.
"""Sentences about the numbers of a step and of the whole workflow."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hitl_content.mapping.phrases import Phrases
from hitl_content.model.assessment import Finding
from hitl_content.model.number import Number
from hitl_content.model.numbers import PERCENT, Load, Measure, Numbers, Quantity, StepNumbers, Totals
from hitl_content.model.workflow import Workflow

BUSY_ALWAYS = 1
HOUR = Fraction(1, 60)
SHARE = "share."
IN_PERCENT = {
    Measure.UTILISATION: "figure.utilisation",
    Measure.UTILISATION_OWED: "figure.utilisation_owed",
    Measure.ATTENTION: "figure.attention",
    Measure.ERROR_BOUND: "figure.error_bound",
}
QUANTITIES = {
    Quantity.VOLUME: "quantity.volume",
    Quantity.MINUTES_REVIEW: "quantity.minutes_review",
    Quantity.MINUTES_NEEDED: "quantity.minutes_needed",
    Quantity.REVIEWERS: "quantity.reviewers",
    Quantity.REVIEW_HOURS: "quantity.review_hours",
    Quantity.ERROR_RATE: "quantity.error_rate",
    Quantity.ERROR_COST: "quantity.error_cost",
    Quantity.REVIEW_COST: "quantity.review_cost",
    Quantity.DELAY_COST: "quantity.delay_cost",
    Quantity.DETECTION: "quantity.detection",
    Quantity.RECOVERABLE: "quantity.recoverable",
    Quantity.WRONG_OVERRIDES: "quantity.wrong_overrides",
    Quantity.OVERRIDE_COST: "quantity.override_cost",
    Quantity.CLEAN_RUN: "quantity.clean_run",
    Quantity.TOLERATED_RATE: "quantity.tolerated_rate",
}


def figure(phrases: Phrases, numbers: StepNumbers, measure: Measure) -> str:
    """Return the sentence that says *measure*, or an empty text where it is not known."""
    value = numbers.measure(measure)
    if value is None or (measure is Measure.WAITING and not value):
        return ""
    if measure in IN_PERCENT:
        return phrases.say(IN_PERCENT[measure], percent=phrases.figure(Fraction(value) * 100, 0 if value >= 1 else 1))
    match measure:
        case Measure.WAITING:
            return phrases.say("figure.waiting", number=phrases.figure(value))
        case Measure.REVIEW_VALUE:
            key = "figure.review_saves" if value > 0 else "figure.review_costs"
            return phrases.say(key, number=phrases.figure(max(value, -value), 2))
        case Measure.BREAK_EVEN:
            key = "figure.break_even_never" if value > 1 else "figure.break_even"
            return phrases.say(key, percent=phrases.figure(Fraction(value) * 100))
        case _:
            freed = value if measure is Measure.HOURS_FREED else -value
            key = "figure.hours_freed" if freed > 0 else "figure.hours_missing" if freed else "figure.hours_even"
            return phrases.say(key, number=phrases.figure(max(freed, -freed)))


def remark(phrases: Phrases, finding: Finding, numbers: StepNumbers | None) -> str:
    """Return the words of *finding* with the figures that belong to it."""
    words = finding.text.to(phrases.language)
    said = [figure(phrases, numbers, measure) for measure in finding.shows] if numbers else []
    return " ".join([words, *dict.fromkeys(each for each in said if each)])


def step_lines(phrases: Phrases, numbers: StepNumbers | None) -> tuple[str, ...]:
    """Return what is known of a step's numbers, a sentence each."""
    if numbers is None:
        return ()
    lines = [_load(phrases, "figure.today", numbers.today), _load(phrases, "figure.owed", numbers.owed)]
    measures = [Measure.HOURS_FREED, Measure.UTILISATION, Measure.WAITING, Measure.ATTENTION]
    same = numbers.today is not None and numbers.owed is not None and numbers.today.level == numbers.owed.level
    measures += [] if same else [Measure.UTILISATION_OWED]
    measures += [Measure.REVIEW_VALUE, Measure.BREAK_EVEN, Measure.ERROR_BOUND]
    lines += [figure(phrases, numbers, measure) for measure in measures]
    endless = numbers.today is not None and (numbers.today.utilisation or 0) >= BUSY_ALWAYS
    if endless:
        lines.insert(4, phrases.say("figure.endless"))
    return tuple(line for line in lines if line)


def _load(phrases: Phrases, key: str, load: Load | None) -> str:
    if load is None:
        return ""
    level = next(
        each.label.to(phrases.language)
        for outcome in phrases.assessment.outcomes
        for each in outcome.levels
        if each.id == load.level and phrases.assessment.numbers and outcome.id == phrases.assessment.numbers.outcome
    )
    words = phrases.say(key, level=level, checks=phrases.figure(load.checks, 0))
    if load.minutes is None:
        return f"{words}."
    return phrases.say("figure.load", load=words, hours=phrases.figure(load.minutes * HOUR))


def total_lines(phrases: Phrases, totals: Totals | None) -> tuple[str, ...]:
    """Return the numbers of the whole workflow, a sentence each."""
    if totals is None:
        return ()
    lines = []
    if totals.counted:
        lines += [
            phrases.say(
                "total.hours",
                owed=_hours(phrases, totals.minutes_owed),
                spent=_hours(phrases, totals.minutes_spent),
                counted=totals.counted,
                of=totals.of,
            ),
            phrases.say("total.balance", freed=phrases.figure(totals.freed), missing=phrases.figure(totals.missing)),
        ]
    if totals.chain is not None and totals.chained > 1:
        lines.append(phrases.say("total.chain", percent=phrases.figure(totals.chain * 100), steps=totals.chained))
    return tuple(lines)


def basis_lines(phrases: Phrases, numbers: Numbers, assumptions: Mapping[str, Number]) -> tuple[str, ...]:
    """Return what the numbers rest on where no answer says: the assessment's defaults, or the team's values."""
    lines = []
    outcome = phrases.outcomes[numbers.outcome]
    for share in numbers.shares:
        label = phrases.say("quantity.share", level=phrases.level(outcome, share.level))
        because = share.because.to(phrases.language) if share.because else ""
        lines.append(_basis(phrases, label, share.percent, assumptions.get(SHARE + share.level), because, share=True))
    for each in numbers.figures:
        own = assumptions.get(each.quantity)
        if each.default is None and own is None:
            continue
        because = each.because.to(phrases.language) if each.because else ""
        label = phrases.say(QUANTITIES[each.quantity])
        lines.append(_basis(phrases, label, each.default, own, because, share=each.quantity in PERCENT))
    return tuple(lines)


def assumed(phrases: Phrases, workflow: Workflow, quantity: Quantity) -> Number | None:
    """Return what is assumed of *quantity* where nobody answered: the team's own value, or the default."""
    numbers = phrases.assessment.numbers
    defaults = {each.quantity: each.default for each in numbers.figures} if numbers else {}
    return workflow.assumptions.get(quantity, defaults.get(quantity))


def _basis(
    phrases: Phrases, label: str, default: Number | None, own: Number | None, because: str, *, share: bool
) -> str:
    value = default if own is None else own
    figure_ = phrases.figure(value or 0, 2)
    if share:
        figure_ = phrases.say("mark.percent", number=figure_)
    if own is not None and own != default:
        return phrases.say("basis.own", label=label, value=figure_)
    return " ".join(each for each in (phrases.say("basis.default", label=label, value=figure_), because) if each)


def _hours(phrases: Phrases, minutes: Number) -> str:
    return phrases.figure(minutes * HOUR)
