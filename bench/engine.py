"""The engine beside a JSON-logic library on the same rules, in one run.

Times are processor times of this process, the best of several interleaved rounds.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from time import process_time
from typing import Any

from bench import peers
from bench.machine import ROOT, keep, kept, machine
from hitl_content import Evaluator, read_assessment, read_workflow
from hitl_content.model.assessment import Assessment, Kind
from hitl_content.model.condition import AllOf, AnyOf, AtLeast, Condition, Not, OneOf, OutcomeAtLeast
from hitl_content.model.workflow import Step, Workflow
from hitl_content.reading import read_workflows
from hitl_content.wire import dumps, encode_document, encode_workflow

FLAGSHIP = ROOT / "assessments" / "escalation-map"
STEPS = 1_000
ROUNDS = 7
STREAMED = (10_000, 100_000)
A_LINE = 10  # steps in a line of a streamed portfolio
PEER = "panzi-json-logic"
Logic = Callable[[Any, Any], Any]


def steps(assessment: Assessment, number: int) -> tuple[Step, ...]:
    """Return *number* steps: those of the worked examples, each with two factors changed at random."""
    return tuple(islice(made_up(assessment), number))


def made_up(assessment: Assessment) -> Iterator[Step]:
    """Yield such steps without end, the same ones each time."""
    order = random.Random(5)  # noqa: S311
    files = sorted((FLAGSHIP / "examples").glob("*.yml"))
    known = [step for file in files for step in read_workflow(file, assessment).steps]
    factors = [question for question in assessment.questions if question.kind is Kind.FACTOR]
    for place in count():
        answers = dict(order.choice(known).answers)
        for factor in order.sample(factors, 2):
            answers[factor.id] = order.choice(factor.options).id
        yield Step(id=f"s{place}", name=f"Step {place}", answers=answers)


class JsonLogic:
    """The same rules as JSON logic, evaluated one by one; the strictest limit of those that hold is the outcome."""

    def __init__(self, assessment: Assessment, logic: Logic) -> None:
        self._evaluate = logic
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
            if self._evaluate(logic, data):
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


def logic() -> Logic:
    """Return the peer's function, from where the peers are installed."""
    place = peers.packages() / "json_logic/__init__.py"
    spec = importlib.util.spec_from_file_location("json_logic", place, submodule_search_locations=[str(place.parent)])
    assert spec, place
    assert spec.loader, place
    module = importlib.util.module_from_spec(spec)
    sys.modules["json_logic"] = module
    spec.loader.exec_module(module)
    found: Logic = module.jsonLogic
    return found


def peer_version() -> str:
    """Return the version of the peer."""
    (found,) = peers.packages().glob("panzi_json_logic-*.dist-info")
    return found.name.removesuffix(".dist-info").partition("-")[2]


def _parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.conditions:
            yield from _parts(part)


def best(work: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the least CPU milliseconds of each piece of work over interleaved rounds."""
    found: dict[str, float] = {}
    for _ in range(rounds):
        for name, run in work.items():
            start = process_time()
            run()
            took = (process_time() - start) * 1000
            found[name] = min(took, found.get(name, took))
    return found


def lines(assessment: Assessment, number: int) -> Iterator[str]:
    """Yield *number* steps as lines of JSON."""
    made = made_up(assessment)
    for place in range(number // A_LINE):
        few = tuple(islice(made, A_LINE))
        workflow = Workflow(assessment=assessment.slug, name=f"Workflow {place}", steps=few)
        yield dumps(encode_workflow(workflow), compact=True)


def streamed(assessment: Assessment, number: int) -> int:
    """Score *number* steps from lines of JSON, no line like another, and return the peak of memory in bytes."""
    tracemalloc.start()
    evaluator = Evaluator(assessment)
    for workflow in read_workflows(lines(assessment, number), assessment):
        dumps(encode_document(evaluator.evaluate(workflow)), compact=True)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def measure(rounds: int, memory: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return the figures of *rounds* interleaved rounds; of *memory*, which takes minutes, those given if any."""
    peers.install()
    start = machine()
    assessment = read_assessment(FLAGSHIP)
    evaluator, peer = Evaluator(assessment), JsonLogic(assessment, logic())
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
        },
        rounds,
    )
    return {
        "machine": start,
        "runs": rounds,
        "steps": STEPS,
        "peer": {"name": PEER, "version": peer_version()},
        "explained": round(times["explained"]),
        "settled": round(times["settled"], 1),
        "settled_peer": round(times["peer"], 1),
        "times_faster": round(times["peer"] / times["settled"]),
        "one_changed": round(times["one"], 2),
        "memory": memory
        or [{"steps": number, "megabytes": round(streamed(assessment, number) / 1e6, 1)} for number in STREAMED],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and keep the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.engine", description=__doc__)
    parser.add_argument("--runs", type=int, default=ROUNDS, help="interleaved rounds, of which the best counts")
    parser.add_argument("--times", action="store_true", help="times alone; the figures of memory stay as they are kept")
    given = parser.parse_args(arguments)
    found = measure(given.runs, kept("engine")["memory"] if given.times else None)
    keep("engine", found)
    print({name: value for name, value in found.items() if name != "machine"})


if __name__ == "__main__":
    main()
