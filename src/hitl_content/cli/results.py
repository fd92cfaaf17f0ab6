# A portfolio is a file of lines: each is read, scored and let go, so that it costs no more memory than one of them.
"""From files to the assessment they answer and to results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path

import click

from hitl_content.engine import Evaluator
from hitl_content.locating import assessment_for
from hitl_content.model.assessment import Assessment
from hitl_content.model.result import Result
from hitl_content.model.workflow import Workflow
from hitl_content.reading import document_of, read_assessment, read_document, read_workflows, workflow_of
from hitl_content.reading.source import LARGEST, decoded

LINES = (".jsonl", ".ndjson")
"""Endings of files that hold one workflow a line."""


def the_assessment(paths: tuple[Path, ...], given: Path | None) -> Assessment:
    """Return the assessment to read *paths* by: the one given, or that of the first."""
    return read_assessment(given) if given else assessment_for(read_document(paths[0]), paths[0].parent)


def results_of(path: Path, given: Path | None, language: str = "") -> Iterator[Result]:
    """Yield the result of each workflow at *path*, in *language*; lines are read, scored and let go one by one."""
    name = "<stdin>" if str(path) == "-" else str(path)
    near = Path.cwd() if str(path) == "-" else path.parent
    with click.open_file(str(path), "rb") as stream:
        first = stream.readline(LARGEST + 1)
        if path.suffix in LINES or (str(path) == "-" and _whole(first)):
            yield from _lines(chain((first,), stream), name, near, given, language)
            return
        document = document_of(decoded(first + stream.read(LARGEST + 1), name), name)
    assessment = read_assessment(given) if given else assessment_for(document, near)
    yield Evaluator(assessment).evaluate(told(workflow_of(document, assessment), assessment, language))


def _lines(lines: Iterable[bytes], name: str, near: Path, given: Path | None, language: str) -> Iterator[Result]:
    evaluator: Evaluator | None = None
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if evaluator is None:
            assessment = (
                read_assessment(given) if given else assessment_for(document_of(decoded(line, name), name), near)
            )
            evaluator = Evaluator(assessment)
            rest = chain(repeat(b"\n", number), (line,), lines)  # blank lines keep the numbering right
            for workflow in read_workflows(rest, evaluator.assessment, name):
                yield evaluator.evaluate(told(workflow, evaluator.assessment, language))


def told(workflow: Workflow, assessment: Assessment, language: str) -> Workflow:
    """Return *workflow* to be told in *language*, where one is asked for. Raises BadParameter where there is none."""
    if language and language not in assessment.languages:
        there = ", ".join(assessment.languages)
        raise click.BadParameter(
            f'{assessment.slug} is not written in "{language}". Languages: {there}.', param_hint="--language"
        )
    return replace(workflow, language=language) if language else workflow


def _whole(line: bytes) -> bool:
    """Return whether one line is a whole JSON object, so that more of them may follow."""
    text = line.strip()
    return text.startswith(b"{") and text.endswith(b"}") and b'"format"' in text
