# A map that several people rated says so wherever it goes: who they were, where they differed, and what was settled.
"""Who rated a workflow, and what became of what they differed on."""

from __future__ import annotations

from collections.abc import Iterator

from hitl_content.mapping.phrases import Phrases
from hitl_content.mapping.records import Block
from hitl_content.model.assessment import Kind, Unit
from hitl_content.model.result import Result, StepResult
from hitl_content.model.workflow import Settled
from hitl_content.words.writing import clauses, day

RATED = "report.rated"
"""Id of the list."""


def raters(phrases: Phrases, result: Result) -> str:
    """Return the names of those who rated the workflow, or nothing where one person did."""
    return phrases.joined([rating.rater for rating in result.workflow.ratings])


def settled_by(phrases: Phrases, settled: Settled | None) -> str:
    """Return the sentence that says who *settled* what raters differed on; nothing where nobody is named."""
    if settled is None:
        return ""
    if not settled.date:
        return phrases.say("rated.settled", by=settled.by)
    return phrases.say("rated.settled_on", by=settled.by, date=day(phrases.language, settled.date))


def rated_block(phrases: Phrases, result: Result) -> tuple[Block, ...]:
    """Return the list of who rated the workflow and of every answer they differ on; nothing where one person did."""
    if not result.workflow.ratings:
        return ()
    parts = [(0, result.whole), *enumerate(result.steps, 1)]
    differing = [each for number, part in parts for each in _differing(phrases, result, part, number)]
    open_ = sum(1 for _, settled in differing if not settled)
    lines = [phrases.say("rated.by", raters=raters(phrases, result))]
    lines.append(phrases.counted("rated.differ", len(differing)) if differing else phrases.say("rated.agree"))
    if differing:
        lines.append(phrases.counted("merge.open", open_) if open_ else phrases.say("merge.open_none"))
    if result.workflow.settled:
        lines.append(settled_by(phrases, result.workflow.settled))
    lines += [sentence for sentence, _ in differing]
    return (Block(id=RATED, title=phrases.say(RATED), lines=tuple(lines)),)


def _differing(phrases: Phrases, result: Result, part: StepResult, number: int) -> Iterator[tuple[str, bool]]:
    """Yield a sentence for each answer of *part* that raters differ on, and whether it is settled."""
    say = phrases.say
    name = part.step.name or part.step.id
    place = say("place.step", number=number, name=name) + "." if number else ""
    for question in phrases.assessment.questions:
        if question.kind is Kind.TEXT or question.id in part.hidden or (question.per is Unit.STEP) != bool(number):
            continue
        given = [
            (rating.rater, answers[question.id])
            for rating in result.workflow.ratings
            if question.id in (answers := rating.steps.get(part.step.id, {}) if number else rating.answers)
        ]
        if len({answer for _, answer in given}) < 2:
            continue
        each = (say("merge.rated", rater=rater, answer=phrases.answer(question, answer)) for rater, answer in given)
        said = clauses(phrases.language, each)
        settled = part.step.answers.get(question.id)
        told = say("merge.disagreement", place=place, label=phrases.asked(question.id), answers=said)
        state = say("merge.still_open")
        if settled is not None:
            state = say("merge.settled", answer=phrases.answer(question, settled))
        yield f"{told} {state}".strip(), settled is not None
