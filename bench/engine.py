"""Time the engine against a JSON-logic library on the same rules, side by side in one run.

``python bench/engine.py`` prints a Markdown table. The peer is installed for the benchmark only:
``pip install panzi-json-logic``. Times are CPU times of this process, the best of several interleaved rounds.
"""

from __future__ import annotations

import platform
import random
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

import json_logic

from hitl_content import Evaluator, read_assessment, read_workflow
from hitl_content.model.assessment import Assessment, Kind
from hitl_content.model.condition import AllOf, AnyOf, AtLeast, Condition, Not, OneOf, OutcomeAtLeast
from hitl_content.model.workflow import Step, Workflow
from hitl_content.reading import read_workflows
from hitl_content.wire import dumps, encode_document, encode_workflow

ROOT = Path(__file__).parent.parent
FLAGSHIP = ROOT / "assessments" / "escalation-map"
STEPS = 1_000
ROUNDS = 7


def steps(assessment: Assessment, number: int) -> tuple[Step, ...]:
    """Return *number* steps: those of the worked examples, each with two factors changed at random."""
    order = random.Random(5)  # noqa: S311
    files = sorted((FLAGSHIP / "examples").glob("*.yml"))
    known = [step for file in files for step in read_workflow(file, assessment).steps]
    factors = [question for question in assessment.questions if question.kind is Kind.FACTOR]
    found = []
    for place in range(number):
        answers = dict(order.choice(known).answers)
        for factor in order.sample(factors, 2):
            answers[factor.id] = order.choice(factor.options).id
        found.append(Step(id=f"s{place}", name=f"Step {place}", answers=answers))
    return tuple(found)


class JsonLogic:
    """The same rules as JSON logic, evaluated one by one; the strictest limit of those that hold is the outcome."""

    def __init__(self, assessment: Assessment) -> None:
        self._places = {q.id: {o.id: n for n, o in enumerate(q.options)} for q in assessment.questions}
        self._kinds = {q.id: q.kind for q in assessment.questions}
        outcomes = {outcome.id: outcome for outcome in assessment.outcomes}
        self._rules = [
            (self._logic(rule.when), [(x.outcome, outcomes[x.outcome].place(x.level)) for x in rule.limits])
            for rule in assessment.rules
            if rule.appetite is None or rule.appetite != "cautious"
            if not any(isinstance(part, OutcomeAtLeast) for part in _parts(rule.when))
        ]

    def data(self, step: Step) -> dict[str, Any]:
        """Return the answers as JSON logic compares them: factors as their place."""
        return {
            id_: self._places[id_][answer] if self._kinds[id_] is Kind.FACTOR else answer  # type: ignore[index]
            for id_, answer in step.answers.items()
            if isinstance(answer, str | bool)
            if self._kinds[id_] is not Kind.FACTOR or answer in self._places[id_]
        }

    def settle(self, data: dict[str, Any]) -> dict[str, int]:
        """Return the place of each outcome."""
        reached: dict[str, int] = {}
        for logic, limits in self._rules:
            if json_logic.jsonLogic(logic, data):
                for outcome, place in limits:
                    reached[outcome] = max(place, reached.get(outcome, 0))
        return reached

    def _logic(self, condition: Condition) -> Any:
        match condition:
            case AllOf():
                return {"and": [self._logic(part) for part in condition.conditions]}
            case AnyOf():
                return {"or": [self._logic(part) for part in condition.conditions]}
            case Not():
                return {"!": [self._logic(condition.condition)]}
            case AtLeast():
                return {">=": [{"var": condition.question}, self._places[condition.question][str(condition.value)]]}
            case OneOf():
                return {"in": [{"var": condition.question}, list(condition.values)]}
            case _:
                return False


def _parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.conditions:
            yield from _parts(part)


def best(work: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the least CPU milliseconds of each piece of work over interleaved rounds."""
    found: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, run in work.items():
            start = process_time()
            run()
            took = (process_time() - start) * 1000
            found[name] = min(took, found.get(name, took))
    return found


def streamed(assessment: Assessment, evaluator: Evaluator, number: int) -> int:
    """Score *number* steps from lines of JSON, ten steps a line, and return the peak of memory in bytes."""
    ten = steps(assessment, 10)
    line = dumps(encode_workflow(Workflow(assessment=assessment.slug, name="Ten", steps=ten)), compact=True)
    tracemalloc.start()
    for workflow in read_workflows((line for _ in range(number // 10)), assessment):
        dumps(encode_document(evaluator.evaluate(workflow)), compact=True)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def main() -> None:
    """Print the table."""
    assessment = read_assessment(FLAGSHIP)
    evaluator, peer = Evaluator(assessment), JsonLogic(assessment)
    workflow = Workflow(assessment=assessment.slug, name="Many", steps=steps(assessment, STEPS))
    data = [peer.data(step) for step in workflow.steps]
    whole = evaluator.evaluate(workflow)
    other = Workflow(
        assessment=assessment.slug, name="Many", steps=(steps(assessment, STEPS + 1)[-1], *workflow.steps[1:])
    )
    times = best(
        {
            "explained": lambda: Evaluator(assessment).evaluate(workflow),
            "settled": lambda: [evaluator.settle(step.answers) for step in workflow.steps],
            "one": lambda: evaluator.evaluate(other, whole),
            "peer": lambda: [peer.settle(each) for each in data],
        }
    )
    print(f"Python {platform.python_version()}, {platform.machine()}, best of {ROUNDS} interleaved rounds, CPU time\n")
    print("| what | ms |\n|---|---|")
    print(f"| {STEPS} steps with explanations, counterfactuals and stability | {times['explained']:.0f} |")
    print(f"| {STEPS} steps, outcomes only | {times['settled']:.1f} |")
    print(f"| {STEPS} steps, outcomes only, panzi-json-logic | {times['peer']:.1f} |")
    print(f"| one changed step of {STEPS} | {times['one']:.2f} |")
    print(f"\nOutcomes only: {times['peer'] / times['settled']:.0f} times faster than the peer.")
    for number in (1_000, 10_000):
        print(f"Peak memory while {number:,} steps stream: {streamed(assessment, evaluator, number) / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
