"""Results as plain data: what an exported document says beside the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hitl_content.model.number import Number, Rounding, plain, rounded
from hitl_content.model.owed import TRIGGER_FIELDS, Trigger
from hitl_content.model.result import Binding, Counterfactual, Result, Scored, Settled, StepResult
from hitl_content.model.workflow import Rating, Step, Workflow
from hitl_content.wire.answers import encode_answer
from hitl_content.wire.document import encode_workflow
from hitl_content.wire.numbers import encode_numbers, encode_totals


def encode_document(result: Result) -> dict[str, Any]:
    """Return the document of an export: the workflow, without answers to questions not shown, and its result."""
    return {**encode_workflow(shown(result)), "result": encode_result(result)}


def shown(result: Result) -> Workflow:
    """Return the workflow of *result* without answers to questions that are not shown, and with its edition."""
    steps = tuple(_shown(step) for step in result.steps) or result.workflow.steps
    answers = _shown(result.whole).answers
    ratings = _ratings(result)
    return replace(result.workflow, edition=result.assessment.edition, answers=answers, steps=steps, ratings=ratings)


def encode_result(result: Result) -> dict[str, Any]:
    """Return *result* as plain data. Sentences are in the language of the workflow."""
    language = result.workflow.language or result.assessment.languages[0]
    whole = _step(result.whole, language)
    found: dict[str, Any] = {"edition": result.assessment.edition, "complete": result.complete}
    if result.assessment.appetites:
        found["appetite"] = result.workflow.appetite or result.assessment.appetite
    if any(whole.values()):
        found["whole"] = whole
    if result.steps:
        found["steps"] = [
            {"id": step.step.id, "name": step.step.name, **_step(step, language)} for step in result.steps
        ]
    if result.totals is not None:
        found["totals"] = encode_totals(result.totals)
    return found


def _shown(step: StepResult) -> Step:
    gone = set(step.hidden)
    kept = {id_: answer for id_, answer in step.step.answers.items() if id_ not in gone}
    return replace(step.step, answers=kept)


def _ratings(result: Result) -> tuple[Rating, ...]:
    """Return what each rater answered, without answers to questions that are not shown now."""
    gone = {step.step.id: set(step.hidden) for step in result.steps}
    once = set(result.whole.hidden)
    return tuple(
        replace(
            rating,
            answers={id_: answer for id_, answer in rating.answers.items() if id_ not in once},
            steps={
                step: {id_: answer for id_, answer in answers.items() if id_ not in gone.get(step, ())}
                for step, answers in rating.steps.items()
            },
        )
        for rating in result.workflow.ratings
    )


def _step(step: StepResult, language: str) -> dict[str, Any]:
    return {
        "outcomes": {settled.outcome.id: _settled(settled, language) for settled in step.settled},
        "scores": {scored.score.id: _scored(scored) for scored in step.scores},
        "findings": [
            {
                "id": finding.id,
                "severity": finding.severity.value,
                "text": finding.text.to(language),
                **({"remedy": finding.remedy.to(language)} if finding.remedy else {}),
            }
            for finding in step.findings
        ],
        "triggers": [_trigger(trigger, language) for trigger in step.triggers],
        "contributions": [
            {"id": each.id, "label": each.label.to(language), "because": each.because.to(language)}
            for each in step.contributions
        ],
        "checks": [
            {
                "id": each.check.id,
                "about": each.check.about.value,
                "met": each.met,
                "label": each.check.label.to(language),
                **({} if each.met else {"owed": each.check.owed.to(language)}),
            }
            for each in step.checks
        ],
        "requirements": [
            {"rule": rule.id, "text": rule.requires.to(language)} for rule in step.requirements if rule.requires
        ],
        "overridden": [override.rule for override in step.overridden],
        "unanswered": list(step.unanswered),
        "unknown": list(step.unknown),
        "worth_knowing": list(step.worth_knowing),
        **({"numbers": encode_numbers(step.numbers)} if step.numbers else {}),
    }


def _trigger(trigger: Trigger, language: str) -> dict[str, str]:
    fields = {name: getattr(trigger, name).to(language) for name in TRIGGER_FIELDS}
    return {"id": trigger.id, "label": trigger.label.to(language), **fields}


def _settled(settled: Settled, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {"level": settled.level.id, "best": settled.best.id}
    if settled.today is not None:
        found["today"] = settled.today.id
    found["because"] = [_binding(binding, language) for binding in settled.binding]
    found["lifted_by"] = [_counterfactual(counterfactual) for counterfactual in settled.counterfactuals]
    if settled.stability is not None:
        found["stability"] = plain(rounded(settled.stability, Rounding.HALF_UP, 2))
    return found


def _binding(binding: Binding, language: str) -> dict[str, Any]:
    reasons = []
    for reason in binding.reasons:
        found: dict[str, Any] = {"question": reason.question}
        if reason.answer is not None:
            found["answer"] = encode_answer(reason.answer)
        if reason.threshold is not None:
            found["threshold"] = reason.threshold
        if reason.unknown:
            found["unknown"] = True
        reasons.append(found)
    return {
        "rule": binding.rule.id,
        "gate": binding.rule.gate,
        "text": binding.rule.because.to(language),
        "sources": list(binding.rule.sources),
        "answers": reasons,
    }


def _counterfactual(counterfactual: Counterfactual) -> dict[str, Any]:
    changes = {change.question: encode_answer(change.answer) for change in counterfactual.changes}
    return {"level": counterfactual.level.id, "answers": changes}


def _scored(scored: Scored) -> dict[str, Any]:
    found: dict[str, Any] = {
        "points": plain(scored.points),
        "raw": plain(scored.raw),
        "maximum": plain(scored.maximum),
        "percent": None if scored.percent is None else _percent(scored.percent),
        "low": plain(scored.low),
        "high": plain(scored.high),
    }
    if scored.band is not None:
        found["band"] = scored.band.id
    return found


def _percent(percent: Number) -> int | float | str:
    """Return *percent* with two decimals, halves up. Points and maximum stand beside it, exact."""
    return plain(rounded(percent, Rounding.HALF_UP, 2))
