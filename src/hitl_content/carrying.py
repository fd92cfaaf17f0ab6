# An assessment that is carried into another names questions and options of a file it does not see. Here the two are
# held against each other, so that a renamed option is found when it is renamed and not by a reader.
"""What is wrong between an assessment and the one its answers are carried into."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from hitl_content.layout import FILE
from hitl_content.model.assessment import Assessment, Kind, Question, Unit
from hitl_content.model.carry import Carry, Given
from hitl_content.model.errors import Problem, ReadingError
from hitl_content.reading import read_assessment, read_document


def carried_problems(file: Path, assessment: Assessment) -> tuple[Problem, ...]:
    """Return what does not fit between *assessment*, read from *file*, and the one it is carried into.

    The other one is looked for beside it. Where it cannot be read, that is its own problem and nothing is said here.
    """
    carry = assessment.carries
    if carry is None:
        return ()
    beside = file.absolute().parent.parent
    there = sorted(path.parent.name for path in beside.glob(f"*/{FILE}"))
    if carry.to not in there:
        cure = f"Assessments beside it: {', '.join(there)}." if there else "Put it beside this one."
        found = [Problem(path="carries.to", what=f'There is no assessment "{carry.to}" beside this one.', cure=cure)]
    else:
        try:
            other = read_assessment(beside / carry.to / FILE)
        except ReadingError:
            return ()
        found = list(_between(assessment, carry, other))
    return tuple(map(read_document(file).located, found)) if found else ()


def _between(assessment: Assessment, carry: Carry, other: Assessment) -> Iterator[Problem]:
    if other.unit is not Unit.STEP:
        what = f"{other.slug} is answered once, and only a step can take up answers."
        yield Problem(path="carries.to", what=what, cure="Name an assessment that is answered step by step.")
        return
    asked = {question.id: question for question in other.questions if question.per is Unit.STEP}
    own = {question.id: question for question in assessment.questions}
    for place, id_ in enumerate(carry.same):
        yield from _same(own[id_], asked, other.slug, f"carries.same[{place}]")
    for place, row in enumerate(carry.rows):
        for given in row.answers:
            yield from _given(given, asked, other.slug, f"carries.rows[{place}].answers.{given.question}")


def _same(question: Question, asked: dict[str, Question], slug: str, path: str) -> Iterator[Problem]:
    there = asked.get(question.id)
    if there is None:
        yield _unasked(question.id, asked, slug, path)
    elif there.kind is not question.kind:
        what = f"{question.id} is a {question.kind.value} question here and a {there.kind.value} question in {slug}."
        yield Problem(path=path, what=what, cure="Say under rows: what follows from it.")
    else:
        strange = sorted(map(str, _options(question) - _options(there)))
        if strange:
            what = f"{', '.join(strange)} of {question.id} is not an option in {slug}."
            yield Problem(path=path, what=what, cure="Use the same ids, or say under rows: what follows from it.")


def _given(given: Given, asked: dict[str, Question], slug: str, path: str) -> Iterator[Problem]:
    there = asked.get(given.question)
    if there is None:
        yield _unasked(given.question, asked, slug, path)
    elif given.answer not in _options(there):
        known = ", ".join(str(each).lower() for each in sorted(_options(there), key=str)) or "none"
        said = str(given.answer).lower() if isinstance(given.answer, bool) else given.answer
        what = f'"{said}" is not an option of {given.question} in {slug}.'
        yield Problem(path=path, what=what, cure=f"Options: {known}.")


def _options(question: Question) -> frozenset[str | bool]:
    """Return what may be carried as an answer: options, or yes and no."""
    if question.kind is Kind.YES_NO:
        return frozenset({True, False})
    if question.kind in {Kind.FACTOR, Kind.CHOICE, Kind.TODAY}:
        return frozenset(option.id for option in question.options)
    return frozenset()


def _unasked(id_: str, asked: dict[str, Question], slug: str, path: str) -> Problem:
    near = get_close_matches(id_, asked, n=1)
    cure = f'Did you mean "{near[0]}"?' if near else "Name one that is asked for every step."
    return Problem(path=path, what=f'"{id_}" is not a question that {slug} asks for every step.', cure=cure)
