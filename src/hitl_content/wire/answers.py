"""Answers as plain data, checked against the questions."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hitl_content.model.assessment import Assessment, Kind, Question, Unit
from hitl_content.model.number import Number, exact, plain
from hitl_content.model.workflow import UNKNOWN, Answer, Answers
from hitl_content.wire.checking import Checker, join, kind
from hitl_content.wire.suggesting import did_you_mean
from hitl_content.words.sentences import Sentence

LARGEST = 10**18
"""Numbers must be smaller than this."""


class AnswerReader:
    """Reads answers to the questions of one assessment."""

    def __init__(self, assessment: Assessment, check: Checker) -> None:
        self.assessment = assessment
        self._check = check
        self._questions = {question.id: question for question in assessment.questions}

    def answers(self, data: object, path: str, unit: Unit) -> dict[str, Answer]:
        """Return the answers in *data*, in the order of the questions; note what does not fit."""
        if not isinstance(data, Mapping):
            self._check.note(path, Sentence("problem.answers_expected", kind=kind(data)))
            return {}
        found: dict[str, Answer] = {}
        for id_, value in data.items():
            question = self._questions.get(id_) if isinstance(id_, str) else None
            place = join(path, str(id_))
            if question is None:
                what = Sentence("problem.not_question", question=str(id_))
                self._check.note(place, what, self._known(str(id_), unit))
            elif question.per is not unit:
                where = "problem.wrong_place_once" if question.per is Unit.ONCE else "problem.wrong_place_step"
                self._check.note(place, Sentence("problem.wrong_place", question=str(id_)), Sentence(where))
            else:
                answer = self._answer(question, value, place)
                if answer is not None:
                    found[id_] = answer
        return {id_: found[id_] for id_ in self._questions if id_ in found}

    def _answer(self, question: Question, value: object, path: str) -> Answer | None:
        if question.kind is Kind.TEXT:
            return self._check.text(value, path)
        if value == "unknown":
            if question.may_be_unknown:
                return UNKNOWN
            self._check.note(path, Sentence("problem.no_unknown"), Sentence("problem.no_unknown_cure"))
            return None
        match question.kind:
            case Kind.YES_NO:
                if isinstance(value, bool):
                    return value
                self._check.note(path, Sentence("problem.yes_no", found=_shown(value)))
                return None
            case Kind.NUMBER:
                return self._number(question, value, path)
            case Kind.MULTIPLE:
                return self._several(question, value, path)
            case _:
                return self._option(question, value, path)

    def _option(self, question: Question, value: object, path: str) -> str | None:
        options = tuple([option.id for option in question.options])
        if isinstance(value, str) and value in options:
            return value
        what = Sentence("problem.not_option", answer=_shown(value), question=question.id)
        self._check.note(path, what, did_you_mean(str(value), options, Sentence("problem.heading_options")))
        return None

    def _several(self, question: Question, value: object, path: str) -> tuple[str, ...] | None:
        if not isinstance(value, list):
            what = Sentence("problem.options_expected", kind=kind(value))
            self._check.note(path, what, Sentence("problem.options_expected_cure"))
            return None
        chosen = [self._option(question, item, f"{path}[{place}]") for place, item in enumerate(value)]
        return tuple(option.id for option in question.options if option.id in chosen)

    def _number(self, question: Question, value: object, path: str) -> Number | None:
        found = number(value)
        if found is None:
            what = Sentence("problem.not_number", found=_shown(value))
            self._check.note(path, what, Sentence("problem.not_number_cure", example=120))
            return None
        low, high = question.minimum, question.maximum
        if (low is not None and found < low) or (high is not None and found > high):
            ends = "problem.at_least" if high is None else "problem.at_most" if low is None else "problem.from_to"
            cure = Sentence(ends, low=str(low), high=str(high))
            self._check.note(path, Sentence("problem.out_of_range", found=_shown(value)), cure)
            return None
        return found

    def _known(self, id_: str, unit: Unit) -> str:
        asked = [question.id for question in self._questions.values() if question.per is unit]
        return did_you_mean(id_, asked, Sentence("problem.heading_questions"))


def encode_answers(answers: Answers) -> dict[str, Any]:
    """Return *answers* as plain data."""
    return {id_: encode_answer(answer) for id_, answer in answers.items()}


def encode_answer(answer: Answer) -> Any:
    """Return one answer as plain data."""
    if answer is UNKNOWN:
        return "unknown"
    if isinstance(answer, tuple):
        return list(answer)
    return answer if isinstance(answer, bool | str) else plain(answer)


def number(value: object) -> Number | None:
    """Return *value*, as plain data may hold it, as an exact number; None where it is none or too large."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction | str):
        return None
    try:
        found = exact(value)
    except ValueError:
        return None
    return found if -LARGEST < found < LARGEST else None


def _shown(value: object) -> str:
    if isinstance(value, str):
        return Sentence("problem.quoted", text=value[:60])
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else kind(value)
