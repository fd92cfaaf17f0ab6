# Only what belongs to a step is decided here, and in which order; every sentence lives in phrases.py.
"""From the result of a step to its part of the map."""

from __future__ import annotations

from hitl_content.mapping.blocks import step_blocks
from hitl_content.mapping.counting import adjusted
from hitl_content.mapping.figures import remark
from hitl_content.mapping.phrases import Phrases
from hitl_content.mapping.records import (
    BandLine,
    FindingLine,
    Requirement,
    ScoreLine,
    Standing,
    StepMap,
    TriggerLine,
    Verdict,
)
from hitl_content.model.assessment import Severity
from hitl_content.model.number import Number
from hitl_content.model.owed import Trigger
from hitl_content.model.result import Scored, Settled, StepResult
from hitl_content.model.workflow import Workflow
from hitl_content.words.writing import clauses

SEVERITY_WORDS = {
    Severity.NOTE: "severity.note",
    Severity.WARNING: "severity.warning",
    Severity.SERIOUS: "severity.serious",
}
HEAVIEST_FIRST = (Severity.SERIOUS, Severity.WARNING, Severity.NOTE)


def step_map(phrases: Phrases, result: StepResult, workflow: Workflow, number: int) -> StepMap:
    """Return the map of the step with that *number* in *workflow*, counted from 1; 0 is the workflow itself."""
    # What it takes from the workflow, whose name stands for that of no step.
    rest = (number, "" if number else workflow.name, workflow.next_review, *workflow.assumptions.items())
    return phrases.steps.made((result,), rest, lambda: _step(phrases, result, workflow, number))


def _step(phrases: Phrases, result: StepResult, workflow: Workflow, number: int) -> StepMap:
    language = phrases.language
    step = result.step
    verdicts = tuple(_verdict(phrases, settled) for settled in result.settled)
    scores = tuple(_score(phrases, scored) for scored in result.scores)
    title = step.name or step.id if number else workflow.name or phrases.assessment.title.to(language)
    findings = sorted(result.findings, key=lambda finding: HEAVIEST_FIRST.index(finding.severity))
    return StepMap(
        id=step.id,
        number=number,
        name=title,
        note=step.note,
        owner=step.owner,
        verdicts=verdicts,
        scores=scores,
        findings=tuple(
            FindingLine(
                id=finding.id,
                severity=finding.severity,
                word=phrases.say(SEVERITY_WORDS[finding.severity]),
                text=remark(phrases, finding, result.numbers),
                remedy=finding.remedy.to(language) if finding.remedy else "",
                sources=phrases.cited(finding.sources),
            )
            for finding in findings
        ),
        triggers=tuple(_trigger(phrases, trigger, changed=trigger.id in step.triggers) for trigger in result.triggers),
        requirements=tuple(
            Requirement(rule=rule.id, text=rule.requires.to(language), sources=phrases.cited(rule.sources))
            for rule in result.requirements
            if rule.requires is not None
        ),
        overrides=tuple(phrases.override(override) for override in result.overridden),
        unanswered=tuple(phrases.asked(question) for question in result.unanswered),
        unknown=tuple(phrases.asked(question) for question in result.unknown),
        worth_knowing=tuple(phrases.asked(question) for question in result.worth_knowing),
        summary=_summary(phrases, title, number, verdicts, scores),
        blocks=step_blocks(phrases, result, workflow),
    )


def _trigger(phrases: Phrases, trigger: Trigger, *, changed: bool) -> TriggerLine:
    language = phrases.language

    def line() -> TriggerLine:
        return TriggerLine(
            label=trigger.label.to(language),
            detector=trigger.detector.to(language),
            channel=trigger.channel.to(language),
            to=trigger.to.to(language),
            within=trigger.within.to(language),
            shown=trigger.shown.to(language),
            on_no_answer=trigger.on_no_answer.to(language),
            changed=changed,
            sources=phrases.cited(trigger.sources),
        )

    return phrases.triggers.made((trigger,), changed, line)


def _verdict(phrases: Phrases, settled: Settled) -> Verdict:
    language, outcome = phrases.language, settled.outcome
    name = outcome.label.to(language)
    level, best = settled.level.label.to(language), settled.best.label.to(language)
    standing, standing_sentence = phrases.standing(settled)
    unsure = settled.best.id != settled.level.id
    stability = ""
    if settled.stability is not None:
        stability = phrases.say("stability.sentence", percent=round(_hundredths(settled.stability, 1)))
    return Verdict(
        outcome=outcome.id,
        name=name,
        place=outcome.place(settled.level.id),
        of=len(outcome.levels),
        level=level,
        meaning=settled.level.meaning.to(language) if settled.level.meaning else "",
        best_place=outcome.place(settled.best.id),
        best=best,
        best_sentence=phrases.say("best.sentence", outcome=name, level=level, best=best) if unsure else "",
        today_place=outcome.place(settled.today.id) if settled.today else None,
        today=settled.today.label.to(language) if settled.today else "",
        standing=standing,
        standing_sentence=standing_sentence,
        because=tuple(phrases.because(outcome, binding) for binding in settled.binding),
        lifts=tuple(phrases.lift(each) for each in settled.counterfactuals),
        stability=stability,
    )


def _score(phrases: Phrases, scored: Scored) -> ScoreLine:
    language, score = phrases.language, scored.score
    key = "score.sentence" if scored.percent is not None else "score.empty"
    sentence = phrases.say(
        key,
        points=phrases.figure(scored.points, 2),
        maximum=phrases.figure(scored.maximum, 2),
        percent=phrases.figure(scored.percent or 0),
    )
    unsure = scored.low != scored.high
    bands = tuple(
        BandLine(
            label=band.label.to(language),
            start=_hundredths(band.start, 100 if score.banded_by_percent else scored.maximum),
            current=scored.band is not None and band.id == scored.band.id,
        )
        for band in score.bands
    )
    advice = scored.band.advice if scored.band else None
    return ScoreLine(
        id=score.id,
        label=score.label.to(language),
        sentence=sentence,
        band=scored.band.label.to(language) if scored.band else "",
        advice=advice.to(language) if advice else "",
        range_sentence=phrases.say(
            "score.range", low=phrases.figure(scored.low, 2), high=phrases.figure(scored.high, 2)
        )
        if unsure
        else "",
        adjusted=adjusted(language, scored),
        place=_hundredths(scored.points, scored.maximum),
        low=_hundredths(scored.low, scored.maximum),
        high=_hundredths(scored.high, scored.maximum),
        bands=bands,
    )


def _hundredths(value: Number, maximum: Number) -> float:
    """Return *value* as hundredths of *maximum*, kept between 0 and 100, to one decimal, halves up."""
    above = value.numerator * maximum.denominator * 1000
    below = value.denominator * maximum.numerator
    return min(max((2 * above + below) // (2 * below), 0), 1000) / 10 if below > 0 else 0.0


def _summary(
    phrases: Phrases, title: str, number: int, verdicts: tuple[Verdict, ...], scores: tuple[ScoreLine, ...]
) -> str:
    parts = [phrases.say("summary.level", outcome=each.name, level=each.level) for each in verdicts]
    parts += [
        phrases.say("summary.score", score=each.label, sentence=each.sentence, band=each.band)
        if each.band
        else phrases.say("summary.score_plain", score=each.label, sentence=each.sentence)
        for each in scores
    ]
    for each in verdicts:
        if each.standing is Standing.LOOSER:
            parts.append(phrases.say("summary.looser", outcome=each.name))
        elif each.standing is Standing.STRICTER:
            parts.append(phrases.say("summary.stricter", outcome=each.name))
    place = phrases.say("place.step", number=number, name=title) if number else title
    return phrases.say("summary.sentence", place=place, parts=clauses(phrases.language, parts))
