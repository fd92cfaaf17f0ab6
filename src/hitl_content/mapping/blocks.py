"""Lists beside the levels: what people bring, what must be so, what would raise the level, what review costs."""

from __future__ import annotations

from fractions import Fraction

from hitl_content.engine.numbers.trust import items_to_show
from hitl_content.mapping.figures import assumed, basis_lines, step_lines, total_lines
from hitl_content.mapping.phrases import Phrases
from hitl_content.mapping.records import Block
from hitl_content.model.numbers import Quantity, Used
from hitl_content.model.owed import About
from hitl_content.model.result import Checked, Result, StepResult
from hitl_content.model.workflow import Workflow


def step_blocks(phrases: Phrases, result: StepResult, workflow: Workflow) -> tuple[Block, ...]:
    """Return the lists of one step that have something in them."""
    language = phrases.language
    people = tuple(
        phrases.say("owed.contribution", label=each.label.to(language), because=each.because.to(language))
        for each in result.contributions
    )
    return _filled(
        phrases,
        (
            ("report.contributions", people),
            ("report.boundary", _checks(phrases, result.checks, About.BOUNDARY)),
            ("report.recovery", _checks(phrases, result.checks, About.RECOVERY)),
            ("report.evidence", _evidence(phrases, result, workflow)),
            ("report.numbers", _figures(phrases, result)),
        ),
    )


def _checks(phrases: Phrases, checks: tuple[Checked, ...], about: About) -> tuple[str, ...]:
    lines = []
    for each in checks:
        if each.check.about is about:
            key = "owed.met" if each.met else "owed.unmet" if each.met is False else "owed.unsure"
            owed = each.check.owed.to(phrases.language)
            lines.append(phrases.say(key, label=each.check.label.to(phrases.language), owed=owed))
    return tuple(lines)


def _evidence(phrases: Phrases, result: StepResult, workflow: Workflow) -> tuple[str, ...]:
    """What would have to be shown or mended before AI is given more, or people check less; and until when it holds."""
    lines = [
        binding.rule.remedy.to(phrases.language)
        for settled in result.settled
        for binding in settled.binding
        if binding.rule.remedy
    ]
    tolerated = assumed(phrases, workflow, Quantity.TOLERATED_RATE)
    needed = items_to_show(Fraction(tolerated) / 100) if tolerated is not None else None
    if needed is not None and any(settled.binding for settled in result.settled):
        percent = phrases.figure(tolerated or 0, 2)
        lines.append(phrases.say("owed.record", items=phrases.figure(needed, 0), percent=percent))
        run = next((each.value for each in _used(result) if each.quantity is Quantity.CLEAN_RUN), None)
        if run is not None:
            lines.append(phrases.say("owed.run", items=phrases.figure(run, 0)))
    if lines and workflow.next_review:
        lines.append(phrases.say("owed.expires", date=phrases.day(workflow.next_review)))
    return tuple(dict.fromkeys(lines))


def _used(result: StepResult) -> tuple[Used, ...]:
    return result.numbers.used if result.numbers else ()


def _figures(phrases: Phrases, result: StepResult) -> tuple[str, ...]:
    """Equal facts have the same record of numbers, on however many steps."""
    return phrases.lines.made((result.numbers,), None, lambda: step_lines(phrases, result.numbers))


def workflow_blocks(phrases: Phrases, result: Result) -> tuple[Block, ...]:
    """Return the lists of the whole workflow that have something in them."""
    numbers = phrases.assessment.numbers
    known = result.totals is not None or result.whole.numbers is not None
    basis: tuple[str, ...] = ()
    if numbers and known:
        own = result.workflow.assumptions
        basis = phrases.lines.made((numbers,), tuple(own.items()), lambda: basis_lines(phrases, numbers, own))
    return _filled(phrases, (("report.totals", total_lines(phrases, result.totals)), ("report.basis", basis)))


def _filled(phrases: Phrases, lists: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Block, ...]:
    return tuple(Block(id=key.partition(".")[2], title=phrases.say(key), lines=lines) for key, lines in lists if lines)
