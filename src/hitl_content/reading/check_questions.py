"""What makes a question not right although every key of it is."""

from __future__ import annotations

from hitl_content.model.assessment import Kind, Unit
from hitl_content.model.condition import questions_of
from hitl_content.reading.draft import Draft
from hitl_content.reading.fields import Form
from hitl_content.reading.index import RESERVED_OPTION, RESERVED_QUESTIONS, Asked
from hitl_content.reading.leaves import Name
from hitl_content.reading.reach import can_hold
from hitl_content.wire.suggesting import quoted

FEWEST_OPTIONS = {Kind.FACTOR: 2, Kind.CHOICE: 2, Kind.MULTIPLE: 1}


def check_questions(draft: Draft) -> None:
    """Report what is wrong with the questions of *draft*."""
    for section in draft.root.all("sections", Form):
        _unit(section, draft)
    today: dict[str, Asked] = {}
    for question in draft.index.questions.values():
        _ids(question, draft)
        _kind(question, draft)
        _today(question, today, draft)
    _circles(draft)
    _never_shown(draft)


def _unit(form: Form, draft: Draft) -> None:
    if draft.index.unit is Unit.ONCE and form.get("per", str) == "step":
        draft.reporter.add(
            form.place("per"),
            "This assessment is answered once, so nothing in it is there for every step.",
            "Leave per out, or set unit: step.",
        )


def _ids(question: Asked, draft: Draft) -> None:
    if question.id in RESERVED_QUESTIONS:
        draft.reporter.add(
            question.form.place("id"),
            f"{quoted(question.id)} has a meaning of its own in conditions, so no question can be called that.",
            "Choose another id.",
        )
    for option in question.form.all("options", Form):
        if option.raw_id == RESERVED_OPTION:
            draft.reporter.add(
                option.place("id"),
                '"unknown" stands for we don\'t know, so no option can be called that.',
                "Leave the option out: it is offered by itself.",
            )


def _kind(question: Asked, draft: Draft) -> None:
    form, add = question.form, draft.reporter.add
    fewest = FEWEST_OPTIONS.get(question.kind) if question.kind else None
    if fewest and "options" not in form:
        add(form.at, f"A question of the kind {question.kind} needs options.", "Add options: and a list of them.")
    elif fewest and question.options is not None and 0 < len(question.options) < fewest:
        add(form.place("options"), f"A {question.kind} needs at least {fewest} options.", "Add what is missing.")
    if question.kind is Kind.FACTOR and form.get("unknown", bool) is False:
        add(
            form.place("unknown"),
            "A factor always offers we don't know.",
            "Leave unknown out; an unknown factor counts as its worst option.",
        )
    if question.kind is Kind.TEXT and form.get("unknown", bool):
        add(form.place("unknown"), "A text never offers we don't know.", "Leave unknown out; a text may stay empty.")
    least, most = form.number("minimum"), form.number("maximum")
    if least is not None and most is not None and least >= most:
        add(form.place("minimum"), f"The minimum {least} is not below the maximum {most}.", "Swap or correct them.")


def _today(question: Asked, before: dict[str, Asked], draft: Draft) -> None:
    if question.kind is not Kind.TODAY:
        return
    form = question.form
    outcome = form.get("outcome", Name)
    if outcome is None:
        if "outcome" not in form:
            draft.reporter.add(form.at, "A question of the kind today needs an outcome.", "Add outcome: and its id.")
        return
    if not draft.index.known("outcome", outcome):
        return
    if question.per is not draft.index.unit:
        draft.reporter.add(
            form.at,
            f"Outcomes are settled per {draft.index.unit}, and this is asked per {question.per}.",
            "Move the question to another section.",
        )
    first = before.setdefault(outcome.text, question)
    if first is not question:
        draft.reporter.add(
            outcome.at, f"{first.id} asks already how {outcome.text} is run today.", "Keep one of the two questions."
        )


def _circles(draft: Draft) -> None:
    """Report the questions that are shown depending on one another."""
    needs = {
        question.id: {id_ for located in draft.shown(question) for id_ in questions_of(located.condition)}
        for question in draft.index.questions.values()
    }
    reported: set[str] = set()
    for id_, question in draft.index.questions.items():
        circle = path_back(id_, needs)
        if not circle or reported & set(circle):
            continue
        reported |= set(circle)
        own = "shown_when" if "shown_when" in question.form else ""
        place = question.form.place(own) if own else question.section.place("shown_when")
        text = (
            f"{id_} is shown depending on itself."
            if len(circle) == 1
            else (f"These questions are shown depending on one another: {', '.join(circle)}.")
        )
        draft.reporter.add(place, text, "Let one of them be asked always.")


def path_back(start: str, needs: dict[str, set[str]]) -> tuple[str, ...]:
    """Return the shortest way from *start* back to itself, or nothing where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        longer = []
        for way in ways:
            for id_ in sorted(needs.get(way[-1], ())):
                if id_ == start:
                    return way
                if id_ not in seen:
                    seen.add(id_)
                    longer.append((*way, id_))
        ways = longer
    return ()


def _never_shown(draft: Draft) -> None:
    hopeless = set()
    for section in draft.root.all("sections", Form):
        located = draft.condition(section, "shown_when")
        if located and not can_hold(located.condition, draft):
            hopeless.add(section.raw_id)
            draft.reporter.add(
                section.place("shown_when"), "This can never hold, so the section is never shown.", _LOOK
            )
    for question in draft.index.questions.values():
        located = draft.condition(question.form, "shown_when")
        if not located or question.section.raw_id in hopeless:
            continue
        if not can_hold(located.condition, draft):
            draft.reporter.add(
                question.form.place("shown_when"), "This can never hold, so the question is never shown.", _LOOK
            )


_LOOK = "Look for two parts that exclude each other, or a question that is itself never shown."
