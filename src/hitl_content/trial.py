# Cases are the maintainer's own tests. They are data, so that the command line, the tests and the browser can
# all run them and a page can show them.
"""Putting an assessment's cases to it."""

from __future__ import annotations

from collections.abc import Iterator

from hitl_content.engine import Evaluator
from hitl_content.model.case import Case
from hitl_content.model.errors import Problem
from hitl_content.model.number import plain
from hitl_content.model.result import StepResult


def try_case(evaluator: Evaluator, case: Case, path: str) -> Iterator[Problem]:
    """Yield a problem for everything that *case* expects and does not get.

    *path* is where the case stands in its file, for example ``cases[3]``.
    """
    result = evaluator.evaluate(case.workflow(evaluator.assessment))
    found = result.steps[0] if result.steps else result.whole
    settled = {each.outcome.id: each for each in found.settled}
    for outcome, level in case.expect:
        got = settled[outcome]
        if got.level.id != level:
            rules = ", ".join(binding.rule.id for binding in got.binding) or "no rule"
            what = f'"{case.name}" should settle {outcome} at {level}, but it is {got.level.id} ({rules}).'
            yield Problem(path=f"{path}.expect.{outcome}", what=what, cure="Change the rules, or what is expected.")
    binding = {each.rule.id for one in found.settled for each in one.binding}
    for place, rule in enumerate(case.because):
        if rule not in binding:
            what = f'"{case.name}" should be settled by the rule {rule}, but that does not bind.'
            yield Problem(
                path=f"{path}.because[{place}]", what=what, cure=f"Binding are: {', '.join(sorted(binding))}."
            )
    yield from _scores(found, case, path)


def _scores(found: StepResult, case: Case, path: str) -> Iterator[Problem]:
    scored = {each.score.id: each for each in found.scores}
    for score, points in case.scores:
        if scored[score].points != points:
            what = f'"{case.name}" should score {plain(points)} on {score}, but it is {plain(scored[score].points)}.'
            yield Problem(path=f"{path}.scores.{score}", what=what, cure="Change the points, or what is expected.")
    for score, band in case.bands:
        got = scored[score].band
        if got is None or got.id != band:
            what = f'"{case.name}" should be in the band {band} of {score}, but it is {got.id if got else "in none"}.'
            yield Problem(path=f"{path}.bands.{score}", what=what, cure="Change the bands, or what is expected.")
