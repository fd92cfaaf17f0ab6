# What a workflow may hold is decided in wire/, which the browser shares. Here text becomes plain data, and
# problems, which wire/ places by path, get the line and column that belong to the path.
"""Reading workflows, in YAML and in JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import Problem, ReadingError
from hitl_content.model.workflow import Workflow
from hitl_content.reading.expected import expecting
from hitl_content.reading.grammar_files import WORKFLOW
from hitl_content.reading.json_places import json_places
from hitl_content.reading.reporter import START, Reporter
from hitl_content.reading.source import LARGEST, check_text, decoded, read_text
from hitl_content.reading.tree import NO_GAPS, Gaps, Place, gaps_of, places_of, plain_data
from hitl_content.reading.yaml_tree import parse_yaml
from hitl_content.wire import decode_workflow, loads


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as plain data that knows where its parts stand."""

    file: str
    data: object
    """Lists, dictionaries, text, booleans, ``int`` and ``Decimal``."""
    text: str
    places: dict[str, Place] | None = None
    """By path; None for JSON, where they are looked for only when needed."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the text itself. It is said with whatever is wrong with what the text says."""
    gaps: Gaps = NO_GAPS
    """Where *data* is not what the text says, for those problems."""

    @property
    def assessment(self) -> str:
        """The slug of the assessment it says it answers, or an empty text."""
        slug = self.data.get("assessment") if isinstance(self.data, dict) else None
        return slug if isinstance(slug, str) else ""

    def refused(self, problems: Iterable[Problem]) -> ReadingError:
        """Return the error that says *problems*, located, together with those of the text itself."""
        places = self.places or {}
        sure = (problem for problem in problems if not self.gaps.cover(problem.path, places))
        return ReadingError(in_order((*self.problems, *(self.located(problem) for problem in sure))))

    def located(self, problem: Problem, path: str | None = None) -> Problem:
        """Return *problem* with this file and the line and column of its path, or of the nearest part around it.

        *path* is where to look, if that is not the problem's own path.
        """
        places = self.places if self.places is not None else json_places(self.text)[0]
        path = problem.path if path is None else path
        looked = path
        while looked and looked not in places:
            looked = looked[: max(looked.rfind("."), looked.rfind("["), 0)]
        place = places.get(looked, START)
        return replace(problem, file=self.file, line=place.line, column=place.column, path=path)


def read_workflow(path: Path | str, assessment: Assessment) -> Workflow:
    """Return the workflow in the YAML or JSON file at *path*.

    Raises ReadingError with every problem, each with its line and column.
    """
    return workflow_of(read_document(path), assessment)


def read_workflow_text(text: str, assessment: Assessment, file: str = "") -> Workflow:
    """Return the workflow in *text*, YAML or JSON. *file* is the name that problems are reported under."""
    return workflow_of(document_of(text, file), assessment)


def read_workflows(lines: Iterable[str | bytes], assessment: Assessment, file: str = "") -> Iterator[Workflow]:
    """Yield the workflow on each of *lines*, which are JSON, one after the other in constant memory.

    Empty lines are passed over. Raises ReadingError at the first line that is wrong, with that line's number.
    """
    for number, line in enumerate(lines, start=1):
        try:
            text = decoded(line, file) if isinstance(line, bytes) else check_text(line, file)
            if text.strip():
                yield workflow_of(_json(text, file), assessment)
        except ReadingError as error:
            moved = (replace(problem, line=(problem.line or 1) + number - 1) for problem in error.problems)
            raise ReadingError(tuple(moved)) from error


def read_document(path: Path | str) -> Document:
    """Return the YAML or JSON file at *path* as plain data. Raises ReadingError where it is neither.

    Values that could be misread are problems of the document, which ``workflow_of`` raises with all the others.
    """
    return document_of(read_text(Path(path)), str(path))


def document_of(text: str, file: str = "") -> Document:
    """Return *text* as plain data: JSON where it begins with a brace, else YAML. Raises ReadingError."""
    text = check_text(text, file)
    return _json(text, file) if text.lstrip()[:1] == "{" and _looks_like_json(text) else _yaml(text, file)


def workflow_of(document: Document, assessment: Assessment) -> Workflow:
    """Return the workflow in *document*. Raises ReadingError with every problem, located."""
    if document.problems:  # now that the questions are known, what cures them is
        document = _yaml(document.text, document.file, assessment)
    try:
        workflow = decode_workflow(document.data, assessment)
    except ReadingError as error:
        raise document.refused(error.problems) from error
    if document.problems:
        raise document.refused(())
    return workflow


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return *problems* in document order."""
    return tuple(sorted(problems, key=lambda problem: (problem.line or 0, problem.column or 0)))


def _looks_like_json(text: str) -> bool:
    """Return whether what follows the first brace is a quoted key or nothing, as in JSON but rarely in YAML."""
    return text.lstrip()[1:].lstrip()[:1] in {'"', "}", ""}


def _yaml(text: str, file: str, assessment: Assessment | None = None) -> Document:
    reporter = Reporter(file)
    node = parse_yaml(text, reporter, expecting(WORKFLOW, assessment))
    if node is None:
        reporter.stop_if_any()
        raise AssertionError("a text without a tree has a problem")
    return Document(
        file=file,
        data=plain_data(node),
        text=text,
        places=places_of(node),
        problems=reporter.problems,
        gaps=gaps_of(node),
    )


def _json(text: str, file: str) -> Document:
    if len(text) > LARGEST:
        raise ReadingError((Problem(file=file, what="This text is too large.", cure="Split it into several."),))
    try:
        return Document(file=file, data=loads(text), text=text)
    except ReadingError as error:
        twice = json_places(text)[1]
        if any(problem.line is None for problem in error.problems) and twice:
            raise ReadingError(tuple(_twice(name, place, file) for name, place in twice)) from error
        located = (
            problem if problem.line else replace(problem, line=START.line, column=START.column)
            for problem in error.problems
        )
        raise ReadingError(tuple(problem.within(file) for problem in located)) from error


def _twice(name: str, place: Place, file: str) -> Problem:
    return Problem(
        file=file,
        line=place.line,
        column=place.column,
        path=place.path,
        what=f'The key "{name}" is there twice.',
        cure="Keep one of them.",
    )
