"""The command line: ``hitl``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice, repeat
from pathlib import Path

import click

from hitl_content import __version__
from hitl_content.checking import check_path
from hitl_content.engine import Evaluator
from hitl_content.exporting import EXPORTERS, export
from hitl_content.locating import assessment_for
from hitl_content.model.errors import HitlError, Problem
from hitl_content.model.result import Result
from hitl_content.reading import document_of, read_assessment, read_workflows, workflow_of
from hitl_content.reading.source import LARGEST, decoded
from hitl_content.table import as_table
from hitl_content.wire import dumps, encode_document

PROBLEMS = 1
"""Exit code where something that was read has problems. 0 is fine, 2 is wrong use."""

LINES = (".jsonl", ".ndjson")
"""Endings of files that hold one workflow a line."""

FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)

given_option = click.option(
    "--assessment",
    "given",
    type=click.Path(exists=True, path_type=Path),
    help="The assessment to score by, if it is not found beside the workflow.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hitl")
def main() -> None:
    """Score workflows and check assessments.

    Exit codes: 0 fine, 1 problems found, 2 wrong use.
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
def check(paths: tuple[Path, ...]) -> None:
    """Check assessments, their cases and filled workflows.

    PATH is an assessment.yml, a folder with one or with several, a cases.yml or a filled workflow. Every problem
    is printed with file, line, column, what is wrong and how to cure it.
    """
    problems: list[Problem] = []
    checked = 0
    for path in paths:
        found = list(check_path(path))
        if not found:
            raise click.BadParameter(f"There is no assessment in {path}.", param_hint="PATH")
        checked += len(found)
        problems.extend(problem for _, some in found for problem in some)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"{_count(len(problems), 'problem')} in {_count(checked, 'file')}.", err=True)
        sys.exit(PROBLEMS)
    if sys.stdout.isatty():
        click.echo(f"{_count(checked, 'file')}, no problems.")


@main.command()
@click.argument("workflows", nargs=-1, required=True, type=FILE, metavar="WORKFLOW...")
@given_option
@click.option("--json", "as_json", is_flag=True, help="Print the result documents, one a line.")
def score(workflows: tuple[Path, ...], given: Path | None, *, as_json: bool) -> None:
    """Score filled workflows.

    WORKFLOW is a YAML or JSON file, a file of JSON documents one a line (.jsonl), or - for standard input.
    """
    failed = False
    for path in workflows:
        try:
            for result in _results(path, given):
                text = dumps(encode_document(result), compact=True) if as_json else as_table(result)
                click.echo(text)
        except HitlError as error:
            click.echo(str(error), err=True)
            failed = True
    if failed:
        sys.exit(PROBLEMS)


@main.command(name="export")
@click.argument("workflow", type=FILE)
@click.option("--to", "to", required=True, type=click.Choice(list(EXPORTERS)), help="The format.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write; else standard output."
)
@given_option
def export_(workflow: Path, to: str, output: Path | None, given: Path | None) -> None:
    """Write the map of a filled workflow to a file.

    WORKFLOW is a YAML or JSON file, or - for standard input.
    """
    try:
        results = list(islice(_results(workflow, given), 2))
        if len(results) != 1:
            raise click.BadParameter("A map is made of one workflow at a time.", param_hint="WORKFLOW")
        made = export(results[0], to)
    except HitlError as error:
        click.echo(str(error), err=True)
        sys.exit(PROBLEMS)
    if output is None:
        click.echo(made, nl=False)
    else:
        output.write_bytes(made)


def _results(path: Path, given: Path | None) -> Iterator[Result]:
    """Yield the result of each workflow at *path*; a file of lines is read, scored and let go line by line."""
    name = "<stdin>" if str(path) == "-" else str(path)
    near = Path.cwd() if str(path) == "-" else path.parent
    with click.open_file(str(path), "rb") as stream:
        first = stream.readline(LARGEST + 1)
        if path.suffix in LINES or (str(path) == "-" and _whole(first)):
            yield from _lines(chain((first,), stream), name, near, given)
            return
        document = document_of(decoded(first + stream.read(LARGEST + 1), name), name)
    assessment = read_assessment(given) if given else assessment_for(document, near)
    yield Evaluator(assessment).evaluate(workflow_of(document, assessment))


def _lines(lines: Iterable[bytes], name: str, near: Path, given: Path | None) -> Iterator[Result]:
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
                yield evaluator.evaluate(workflow)


def _whole(line: bytes) -> bool:
    """Return whether one line is a whole JSON object, so that more of them may follow."""
    text = line.strip()
    return text.startswith(b"{") and text.endswith(b"}") and b'"format"' in text


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
