"""What makes the numbers not right although every key of them is."""

from __future__ import annotations

from hitl_content.model.assessment import Kind
from hitl_content.model.numbers import PERCENT
from hitl_content.reading.draft import Draft
from hitl_content.reading.fields import Form
from hitl_content.reading.leaves import Name
from hitl_content.wire.suggesting import did_you_mean, quoted


def check_numbers(draft: Draft) -> None:
    """Report what is wrong with the numbers of *draft*, and with findings that show numbers there are none of."""
    numbers = draft.root.get("numbers", Form)
    if numbers is None:
        if "numbers" not in draft.root:
            _nothing_to_show(draft)
        return
    outcome = numbers.get("outcome", Name)
    if outcome and draft.index.known("outcome", outcome):
        _shares(numbers, outcome.text, draft)
    seen: set[str] = set()
    for figure in numbers.all("figures", Form):
        _figure(figure, draft)
        quantity = figure.get("quantity", str)
        if quantity and quantity in seen:
            draft.reporter.add(figure.place("quantity"), f"{quantity} is there twice.", "Keep one of them.")
        seen.add(quantity or "")


def _nothing_to_show(draft: Draft) -> None:
    for finding in draft.root.all("findings", Form):
        if "shows" in finding:
            draft.reporter.add(
                finding.place("shows"), "This assessment has no numbers to show.", "Add numbers:, or leave shows out."
            )


def _shares(numbers: Form, outcome: str, draft: Draft) -> None:
    levels = draft.index.levels[outcome]
    given: set[str] = set()
    shares = numbers.all("shares", Form)
    for share in shares:
        level, percent = share.get("level", str), share.number("percent")
        if level and levels is not None and level not in levels:
            cure = did_you_mean(level, levels, "Levels")
            draft.reporter.add(share.place("level"), f"{quoted(level)} is not a level of {outcome}.", cure)
        elif level and level in given:
            draft.reporter.add(share.place("level"), f"The level {level} is there twice.", "Keep one of them.")
        given.add(level or "")
        if percent is not None and percent < 0:
            draft.reporter.add(share.place("percent"), "Nobody checks fewer than no items.", "Write 0 or more.")
    missing = [level for level in levels or () if level not in given]
    if missing and "" not in given and len(given) < len(levels or ()):
        draft.reporter.add(
            numbers.place("shares"),
            f"There is no share for {missing[0]}.",
            f"Add {{level: {missing[0]}, percent: 100}} with its own percentage.",
        )


def _figure(figure: Form, draft: Draft) -> None:
    name = figure.get("question", Name)
    quantity, default = figure.get("quantity", str), figure.number("default")
    if "question" not in figure and "default" not in figure:
        draft.reporter.add(figure.at, "This figure comes from nowhere.", "Add question: or default:.")
    if "default" in figure and "because" not in figure:
        draft.reporter.add(
            figure.place("default"), "This default does not say why.", "Add because: with where the value comes from."
        )
    if default is not None and (default < 0 or (quantity in PERCENT and default > 100)):
        ends = "from 0 to 100" if quantity in PERCENT else "0 or more"
        draft.reporter.add(figure.place("default"), f"A default for {quantity} must be {ends}.", "Write such a number.")
    if name is None or not draft.index.known("question", name):
        return
    question = draft.index.questions[name.text]
    if question.kind is not Kind.NUMBER:
        draft.reporter.add(name.at, f"{name.text} is not a number question.", "Name one that is answered by a number.")
    elif quantity in PERCENT and not _within_hundred(question.form):
        draft.reporter.add(
            name.at,
            f"{quantity} is per cent, and {name.text} takes other numbers as well.",
            "Give the question minimum: 0 and maximum: 100.",
        )
    elif quantity not in PERCENT and not _from_zero(question.form):
        draft.reporter.add(name.at, f"{name.text} may be answered below 0.", "Give the question minimum: 0.")


def _from_zero(form: Form) -> bool:
    low = form.number("minimum")
    return low is not None and low >= 0


def _within_hundred(form: Form) -> bool:
    high = form.number("maximum")
    return _from_zero(form) and high is not None and high <= 100
