# Kept between questions of a page: the compiled assessment and the latest result, and nothing of anybody's answers
# longer than that.
"""An assessment at work on a page, and what a page is told of its results besides pictures and HTML."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hitl_content.engine import Evaluator
from hitl_content.mapping import Map
from hitl_content.model.assessment import Assessment
from hitl_content.model.result import Result, StepResult
from hitl_content.model.workflow import Workflow
from hitl_content.wire import decode_workflow, encode_answers
from hitl_content.wire.document import Known


class Desk:
    """One assessment, compiled, with its latest result, so that a click costs one step and not all of them."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self._evaluator = Evaluator(assessment)
        self._latest: Result | None = None
        self._known: Known = {}

    def workflow(self, document: object, language: str, known: Known | None = None) -> Workflow:
        """Return the workflow in *document*, to be told in *language*, that of the page, where there is one."""
        found = decode_workflow(document, self.assessment, known)
        first, *_ = self.assessment.languages
        told = language if language in self.assessment.languages else ""
        return replace(found, language=told) if told and told != (found.language or first) else found

    def beside(self, workflow: Workflow) -> Result:
        """Return the result of *workflow*, without taking it for the one being worked on."""
        return self._evaluator.evaluate(workflow)

    def aside(self, document: object, language: str) -> Result:
        """Return the result of the workflow in *document*, without taking it for the one being worked on."""
        return self.beside(self.workflow(document, language))

    def result(self, document: object, language: str) -> Result:
        """Return the result of the workflow in *document*."""
        workflow = self.workflow(document, language, self._known)
        if self._latest is None or workflow != self._latest.workflow:
            self._latest = self._evaluator.evaluate(workflow, self._latest)
        return self._latest


def sentence(drawn: Map, step: str) -> str:
    """Return what is announced: where the chosen step stands, or else the whole workflow."""
    for part in drawn.steps:
        if part.id == step:
            return part.summary
    whole = drawn.whole.summary if drawn.whole and not drawn.steps else ""  # a short check has no steps
    return " ".join(each for each in (whole, drawn.headline) if each)


def levels(part: StepResult, language: str) -> dict[str, Any]:
    """Return where a step stands at every outcome, in *language*."""
    found = [
        {
            "outcome": settled.outcome.id,
            "level": settled.level.id,
            "label": settled.level.label.to(language),
            "place": settled.outcome.place(settled.level.id),
            "of": len(settled.outcome.levels),
        }
        for settled in part.settled
    ]
    return {"id": part.step.id, "name": part.step.name, "levels": found}


def lifts(result: Result, drawn: Map, chosen: str) -> list[dict[str, Any]]:
    """Return every smallest change of answers that would lift a level of the *chosen* step, to be tried out."""
    settled = next((part for part in result.steps if part.step.id == chosen), result.whole)
    shown = next((part for part in drawn.steps if part.id == chosen), drawn.whole)
    return [
        {
            "step": chosen,
            "outcome": each.outcome.id,
            "level": lift.level.id,
            "sentence": words,
            "changes": encode_answers({change.question: change.answer for change in lift.changes}),
        }
        for each, verdict in zip(settled.settled, shown.verdicts if shown else (), strict=False)
        for lift, words in zip(each.counterfactuals, verdict.lifts, strict=True)
    ]
