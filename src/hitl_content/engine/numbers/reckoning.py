# Every step of a portfolio passes through here, so nothing is worked out before the facts it needs are known to
# be there, and equal facts are worked out once.
"""The numbers of a step and of a whole workflow, from answers, assumptions and defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from hitl_content.engine.matching import MOST_KEPT
from hitl_content.engine.numbers.hours import checks_a_week, hours_between
from hitl_content.engine.numbers.load import attention, utilisation, waiting_minutes
from hitl_content.engine.numbers.review import Check, break_even, value_of_review
from hitl_content.engine.numbers.trust import chain, error_bound, items_to_show
from hitl_content.engine.variables import Value, Variables, taking
from hitl_content.model.condition import NumberAtLeast
from hitl_content.model.number import Number, exact
from hitl_content.model.numbers import PERCENT, Basis, Load, Numbers, Quantity, StepNumbers, Totals, Used
from hitl_content.model.workflow import UNKNOWN

SHARE = "share."
"""Before the id of a level, the name of the assumption that replaces its share."""

Given = Mapping[Quantity, Number]


class Reckoned(NamedTuple):
    """What is worked out for one step."""

    numbers: StepNumbers | None
    """None where there is no fact to work anything out from."""
    reached: tuple[Value, ...]
    """For each condition on a number, whether it holds."""


class Reckoner:
    """The numbers of one assessment, ready to be worked out."""

    def __init__(self, numbers: Numbers, variables: Variables) -> None:
        asked = [figure.question for figure in numbers.figures if figure.question]
        self._places = [
            (figure.quantity, asked.index(figure.question) if figure.question else None) for figure in numbers.figures
        ]
        """For each quantity, the place of its answer among those looked at."""
        self._look = taking([variables.question(id_).index for id_ in asked])
        self._defaults = {
            figure.quantity: Used(quantity=figure.quantity, value=figure.default, basis=Basis.DEFAULT)
            for figure in numbers.figures
            if figure.default is not None
        }
        self._shares = tuple((share.level, share.percent) for share in numbers.shares)
        self.outcome = numbers.outcome
        self._atoms = [atom for _, atom in variables.number_atoms]
        self._known: dict[tuple[object, ...], Reckoned] = {}
        self._facts: dict[tuple[object, ...], Facts] = {}

    def reckon(self, row: Sequence[Value], owed: str, today: str | None, assumptions: Mapping[str, Number]) -> Reckoned:
        """Return the numbers of a step whose review is *owed* at one level and run *today* at another."""
        answers = self._look(row)
        key = (answers, owed, today, tuple(assumptions.items()) if assumptions else ())
        try:
            return self._known[key]
        except KeyError:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            numbers = self._reckon(answers, owed, today, assumptions)
            found = self._known[key] = Reckoned(numbers, tuple(_reached(numbers, atom) for atom in self._atoms))
            return found

    def _reckon(
        self, answers: tuple[Value, ...], owed: str, today: str | None, assumptions: Mapping[str, Number]
    ) -> StepNumbers | None:
        key = (answers, tuple(assumptions.items()) if assumptions else ())
        facts = self._facts.get(key)
        if facts is None:
            if len(self._facts) > MOST_KEPT:
                self._facts.clear()
            facts = self._facts[key] = self._gathered(answers, assumptions)
        if not facts.answered:
            return None
        owing = facts.load(owed, Quantity.MINUTES_NEEDED)
        spending = facts.load(today, Quantity.MINUTES_REVIEW) if today is not None else None
        found = StepNumbers(
            used=facts.used,
            shares=facts.shares,
            today=spending,
            owed=owing,
            attention=_attention(spending, facts.given),
            hours_freed=_freed(spending, owing),
            review_value=facts.review_value,
            break_even=facts.break_even,
            error_rate=facts.error_rate,
            error_bound=facts.error_bound,
            items_needed=facts.items_needed,
        )
        known = (found.today, found.owed, found.attention, found.break_even, found.error_rate, found.error_bound)
        return found if any(each is not None for each in known) else None

    def _gathered(self, answers: tuple[Value, ...], assumptions: Mapping[str, Number]) -> Facts:
        used: dict[Quantity, Used] = {}
        answered = False
        for quantity, place in self._places:
            value = None if place is None else answers[place]
            if isinstance(value, int | Fraction):
                used[quantity] = Used(quantity=quantity, value=value, basis=Basis.ANSWER)
                answered = True
            elif quantity in assumptions:
                used[quantity] = Used(quantity=quantity, value=assumptions[quantity], basis=Basis.ASSUMPTION)
            elif quantity in self._defaults:
                used[quantity] = self._defaults[quantity]
        shares = tuple((level, assumptions.get(SHARE + level, percent)) for level, percent in self._shares)
        return Facts(tuple(used.values()), shares, answered=answered)


class Facts:
    """The facts of a step, and what follows from them whatever its levels are."""

    __slots__ = (
        "_loads",
        "answered",
        "break_even",
        "error_bound",
        "error_rate",
        "given",
        "items_needed",
        "review_value",
        "shares",
        "used",
    )

    def __init__(self, used: tuple[Used, ...], shares: tuple[tuple[str, Number], ...], *, answered: bool) -> None:
        self.answered = answered
        """Whether any of them was answered; else there is nothing to work out."""
        self.used = used
        self.shares = shares
        self._loads: dict[tuple[str, Quantity], Load | None] = {}
        if not answered:
            return
        self.given = given = {each.quantity: _share(each.quantity, each.value) for each in used}
        check, rate = _check(given), given.get(Quantity.ERROR_RATE)
        run, tolerated = given.get(Quantity.CLEAN_RUN), given.get(Quantity.TOLERATED_RATE)
        self.review_value = None if check is None or rate is None else value_of_review(rate, check)
        self.break_even = None if check is None else break_even(check)
        self.error_rate = None if rate is None else Fraction(rate)
        self.error_bound = None if run is None else error_bound(run)
        self.items_needed = None if tolerated is None else items_to_show(tolerated)

    def load(self, level: str, taking: Quantity) -> Load | None:
        """Return the load at one *level* of review, with a check *taking* the minutes of that quantity."""
        key = level, taking
        if key not in self._loads:
            self._loads[key] = _load(level, dict(self.shares)[level], self.given, taking)
        return self._loads[key]


def _reached(numbers: StepNumbers | None, atom: NumberAtLeast) -> Value:
    value = None if numbers is None else numbers.measure(atom.measure)
    return UNKNOWN if value is None else value >= atom.value


def totals(steps: Iterable[StepNumbers | None]) -> Totals | None:
    """Return the numbers of all *steps* together; None where no step has any."""
    every = list(steps)
    known = [each for each in every if each is not None]
    if not known:
        return None
    pairs = [
        (each.owed.minutes, each.today.minutes, each.hours_freed)
        for each in known
        if each.owed and each.today and each.owed.minutes is not None and each.today.minutes is not None
    ]
    hours = [hour for _, _, hour in pairs if hour is not None]
    rates = [each.error_rate for each in known if each.error_rate is not None]
    return Totals(
        of=len(every),
        counted=len(pairs),
        minutes_owed=_sum(owed for owed, _, _ in pairs),
        minutes_spent=_sum(spent for _, spent, _ in pairs),
        freed=_sum(hour for hour in hours if hour > 0),
        missing=_sum(-hour for hour in hours if hour < 0),
        chained=len(rates),
        chain=chain(rates) if rates else None,
    )


def _sum(numbers: Iterable[Number]) -> Number:
    # What has the same denominator is added as whole numbers: a portfolio has few denominators and many steps.
    parts: dict[int, int] = {}
    for number in numbers:
        parts[number.denominator] = parts.get(number.denominator, 0) + number.numerator
    return exact(sum((Fraction(part, denominator) for denominator, part in parts.items()), Fraction(0)))


def _share(quantity: Quantity, value: Number) -> Number:
    return Fraction(value, 100) if quantity in PERCENT else value


def _load(level: str, percent: Number, given: Given, taking: Quantity) -> Load | None:
    volume = given.get(Quantity.VOLUME)
    if volume is None:
        return None
    checks = exact(checks_a_week(volume, percent))
    minutes, needed = given.get(taking), given.get(Quantity.MINUTES_NEEDED)
    people, hours = given.get(Quantity.REVIEWERS), given.get(Quantity.REVIEW_HOURS)
    busy = waiting = None
    if needed is not None and people and hours:
        arrivals = Fraction(checks, hours)  # all of them look in the same hours
        busy, waiting = utilisation(arrivals, needed, people), waiting_minutes(arrivals, needed, people)
    spent = 0 if not checks else None if minutes is None else exact(checks * minutes)
    return Load(level=level, checks=checks, minutes=spent, utilisation=busy, waiting=waiting)


def _attention(load: Load | None, given: Given) -> Fraction | None:
    """Minutes there are: no more than a check really takes, and no more than the hours allow."""
    needed = given.get(Quantity.MINUTES_NEEDED)
    if load is None or not load.checks or not needed:
        return None
    found = [] if load.utilisation is None else [1 / load.utilisation]
    if Quantity.MINUTES_REVIEW in given:
        found.append(attention(given[Quantity.MINUTES_REVIEW], needed))
    return min(found, default=None)


def _freed(today: Load | None, owed: Load | None) -> Number | None:
    if today is None or owed is None or today.minutes is None or owed.minutes is None:
        return None
    return exact(hours_between(today.minutes, owed.minutes))


def _check(given: Given) -> Check | None:
    detection, cost, review = (
        given.get(quantity) for quantity in (Quantity.DETECTION, Quantity.ERROR_COST, Quantity.REVIEW_COST)
    )
    if detection is None or cost is None or review is None:
        return None
    return Check(
        detection=detection,
        error_cost=cost,
        review_cost=review,
        recoverable=given.get(Quantity.RECOVERABLE, 0),
        wrong_overrides=given.get(Quantity.WRONG_OVERRIDES, 0),
        override_cost=given.get(Quantity.OVERRIDE_COST, 0),
        delay_cost=given.get(Quantity.DELAY_COST, 0),
    )
