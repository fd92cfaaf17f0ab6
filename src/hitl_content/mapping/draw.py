# One walk over the result, step by step. What belongs to a step lives in step.py, everything that looks across steps
# in overview.py, every sentence in phrases.py.
"""From a result to a map."""

from __future__ import annotations

from hitl_content.mapping.blocks import workflow_blocks
from hitl_content.mapping.lanes import lanes_of
from hitl_content.mapping.overview import (
    completeness,
    headline,
    limits,
    profile,
    sources_used,
    todo,
    weakest,
)
from hitl_content.mapping.phrases import phrases_of
from hitl_content.mapping.rated import rated_block, raters
from hitl_content.mapping.records import Map, StepMap
from hitl_content.mapping.remembering import Remembered
from hitl_content.mapping.step import step_map
from hitl_content.model.result import Result


def draw_map(result: Result) -> Map:
    """Return *result* laid out for people, in the workflow's language or else the assessment's first.

    Pure: the same result gives an equal map. Raises nothing on a result that the engine made.
    """
    return _maps.made((result,), None, lambda: _map(result))


_maps: Remembered[Map] = Remembered(2)


def draw_step(result: Result, step_id: str) -> Map:
    """Return the map of the step with id *step_id* alone: what looks across steps is left empty.

    It is what a click waits for, before the rest of the map is drawn. Raises ValueError where there is no such step.
    """
    assessment, language = result.assessment, language_of(result)
    phrases = phrases_of(assessment, language)
    number = [step.step.id for step in result.steps].index(step_id)
    return Map(
        title=result.workflow.name or assessment.title.to(language),
        assessment="",
        facts=(),
        language=language,
        lanes=lanes_of(phrases, assessment),
        whole=None,
        steps=(step_map(phrases, result.steps[number], result.workflow, number + 1),),
        headline="",
        complete=result.complete,
        completeness="",
        todo=(),
        weakest="",
        weakest_sentence="",
        profile=(),
        sources=(),
        limits=(),
    )


def _map(result: Result) -> Map:
    assessment, workflow = result.assessment, result.workflow
    language = language_of(result)
    phrases = phrases_of(assessment, language)
    steps = tuple(step_map(phrases, step, workflow, number) for number, step in enumerate(result.steps, start=1))
    whole = step_map(phrases, result.whole, workflow, 0)
    shown = whole if _says_something(whole) or not steps else None
    parts = ((shown,) if shown else ()) + steps
    weak, weak_sentence = weakest(phrases, parts)
    chosen = workflow.appetite or assessment.appetite
    appetite = next((each.label.to(language) for each in assessment.appetites if each.id == chosen), "")
    facts = (
        ("fact.owner", workflow.owner),
        ("fact.appetite", appetite),
        ("fact.reviewed", phrases.day(workflow.reviewed)),
        ("fact.next_review", phrases.day(workflow.next_review)),
        ("fact.raters", raters(phrases, result)),
    )
    return Map(
        title=workflow.name or assessment.title.to(language),
        assessment=phrases.say("map.assessment", title=assessment.title.to(language), edition=assessment.edition),
        facts=tuple((phrases.say(key), value) for key, value in facts if value),
        language=language,
        lanes=lanes_of(phrases, assessment),
        whole=shown,
        steps=steps,
        headline=headline(phrases, parts),
        complete=result.complete,
        completeness=completeness(phrases, parts),
        todo=todo(phrases, result, parts),
        weakest=weak,
        weakest_sentence=weak_sentence,
        profile=profile(phrases, result),
        sources=sources_used(phrases, parts),
        limits=limits(phrases),
        blocks=(*workflow_blocks(phrases, result), *rated_block(phrases, result)),
    )


def _says_something(part: StepMap) -> bool:
    return bool(part.verdicts or part.scores or part.findings or part.triggers or part.unanswered)


def language_of(result: Result) -> str:
    """Return the language that *result* is laid out in: the workflow's, or else the assessment's first."""
    languages = result.assessment.languages
    return result.workflow.language or (languages[0] if languages else "en")
