"""``hitl check``: every problem of whatever a path holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hitl_content.carrying import carried_problems
from hitl_content.engine import Evaluator
from hitl_content.layout import CASES, EXAMPLES, FILE
from hitl_content.locating import assessment_for
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import Problem, ReadingError
from hitl_content.reading import read_assessment, read_cases, read_document, workflow_of
from hitl_content.trial import try_case
from hitl_content.wire import FORMAT

Checked = tuple[Path, tuple[Problem, ...]]
"""A file that was checked, with its problems."""


def check_path(path: Path) -> Iterator[Checked]:
    """Yield every file that *path* stands for, with its problems.

    A folder stands for the assessment in it, with its cases and examples, or for all the assessments in its
    folders; a file stands for itself.
    """
    if not path.is_dir():
        yield check_file(path)
        return
    own = (path / FILE,) if (path / FILE).is_file() else sorted(path.glob(f"*/{FILE}"))
    for file in own:
        yield from check_assessment(file)


def check_assessment(file: Path) -> Iterator[Checked]:
    """Yield an assessment and, where it can be read, its cases and examples, each with its problems."""
    try:
        assessment = read_assessment(file)
    except ReadingError as error:
        yield file, error.problems
        return
    yield file, carried_problems(file, assessment)
    cases = file.parent / CASES
    if cases.is_file():
        yield cases, _cases(cases, assessment)
    for example in sorted((file.parent / EXAMPLES).glob("*.yml")):
        yield example, _workflow(example, assessment)


def check_file(path: Path) -> Checked:
    """Return *path* with its problems; what it is shows in what it holds."""
    try:
        if path.name == CASES:
            return path, _cases(path, read_assessment(path.parent / FILE))
        if path.name != FILE:
            document = read_document(path)
            if not isinstance(document.data, dict) or document.data.get("format") == FORMAT:
                return path, _workflow(path, None)
        return path, carried_problems(path, read_assessment(path))
    except ReadingError as error:
        return path, error.problems


def _workflow(path: Path, assessment: Assessment | None) -> tuple[Problem, ...]:
    try:
        document = read_document(path)
        workflow_of(document, assessment or assessment_for(document, path.parent))
    except ReadingError as error:
        return error.problems
    return ()


def _cases(path: Path, assessment: Assessment) -> tuple[Problem, ...]:
    try:
        cases = read_cases(path, assessment)
        evaluator = Evaluator(assessment)
        found = [
            problem for place, case in enumerate(cases) for problem in try_case(evaluator, case, f"cases[{place}]")
        ]
        return tuple(map(read_document(path).located, found)) if found else ()
    except ReadingError as error:
        return error.problems
