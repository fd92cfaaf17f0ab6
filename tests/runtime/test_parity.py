"""The browser's Python, without a browser: its answers are those of the Python on this machine, byte for byte."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hitl_content import browser
from hitl_content.exporting import EXPORTERS
from hitl_content.model.assessment import Assessment, Unit
from hitl_content.model.case import Case
from hitl_content.model.workflow import Step, Workflow
from hitl_content.reading import read_assessment, read_cases, read_workflow
from hitl_content.runtime.build import build
from hitl_content.wire import dumps, encode_assessment, encode_workflow

ROOT = Path(__file__).parents[2]
ASSESSMENTS = sorted((ROOT / "assessments").glob("*/assessment.yml"))


def ask_node(folder: Path, requests: list[str], seconds: int = 120) -> list[str]:
    lines = "".join(f"{json.dumps(request)}\n" for request in requests)
    script = Path(__file__).parent / "asking.mjs"
    call = ["node", str(script), str(folder)]
    done = subprocess.run(call, input=lines, check=False, capture_output=True, encoding="utf-8", timeout=seconds)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]  # other ends of line may be in answers


def as_workflow(case: Case, assessment: Assessment) -> Workflow:
    once = {question.id for question in assessment.questions if question.per is Unit.ONCE}
    whole = {name: answer for name, answer in case.answers.items() if name in once}
    own = {name: answer for name, answer in case.answers.items() if name not in once}
    steps = (Step(id="case", name=case.name, answers=own),) if assessment.unit is Unit.STEP else ()
    return Workflow(assessment=assessment.slug, name=case.name, answers=whole, steps=steps)


def requests_for(path: Path) -> Iterator[str]:
    """Everything a page may ask about the assessment at *path*: each case, each example, each step, each format."""
    assessment = read_assessment(path)
    yield dumps({"verb": "load", "assessment": encode_assessment(assessment)})
    cases = path.with_name("cases.yml")
    for case in read_cases(cases, assessment) if cases.exists() else ():
        workflow = encode_workflow(as_workflow(case, assessment))
        yield dumps({"verb": "evaluate", "workflow": workflow, "step": "case" if workflow.get("steps") else None})
        yield dumps({"verb": "export", "workflow": workflow, "format": "json"})
    for example in sorted(path.parent.glob("examples/*.yml")):
        workflow = encode_workflow(read_workflow(example, assessment))
        for step in ("", *(step["id"] for step in workflow.get("steps", []))):
            yield dumps({"verb": "evaluate", "workflow": workflow, "step": step or None})
        for name in EXPORTERS:
            yield dumps({"verb": "export", "workflow": workflow, "format": name})
        yield dumps({"verb": "open", "text": dumps(workflow)})
        yield dumps({"verb": "open", "text": dumps({**workflow, "version": 99})})
        yield dumps({"verb": "evaluate", "workflow": {**workflow, "answers": {"no-such-question": 1}}, "step": None})
        yield dumps({"verb": "export", "workflow": workflow, "format": "no-such-format"})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runtime") / "files"
    build(ROOT / "node_modules/pyodide", folder)
    return folder


def test_every_answer_about_every_example_has_the_same_bytes_in_the_browsers_python(built: Path) -> None:
    requests = [request for path in ASSESSMENTS for request in requests_for(path)]
    assert len(requests) > 20
    answers = ask_node(built, requests)
    assert len(answers) == len(requests)
    for request, answer in zip(requests, answers, strict=True):
        assert answer == browser.call(request), request[:300]
    assert {"ok", "error"} == {next(iter(json.loads(answer))) for answer in answers}
