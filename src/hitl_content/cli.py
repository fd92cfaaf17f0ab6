"""The command line: ``hitl``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice, repeat
from pathlib import Path

import click

from hitl_content import __version__, comparing, starting
from hitl_content.checking import check_path
from hitl_content.engine import Evaluator
from hitl_content.exporting import EXPORTERS, export
from hitl_content.exporting.beside import WRITERS
from hitl_content.importing import IMPORTERS, import_steps
from hitl_content.locating import assessment_for, named
from hitl_content.model.assessment import Assessment
from hitl_content.model.errors import HitlError, Problem, ReadingError
from hitl_content.model.result import Result
from hitl_content.reading import (
    document_of,
    read_assessment,
    read_document,
    read_workflow,
    read_workflows,
    workflow_of,
)
from hitl_content.reading.source import LARGEST, decoded
from hitl_content.table import as_table
from hitl_content.wire import dumps, encode_document, encode_workflow

PROBLEMS = 1
"""Exit code where something that was read has problems. 0 is fine, 2 is wrong use."""

LINES = (".jsonl", ".ndjson")
"""Endings of files that hold one workflow a line."""

FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
SAVED = click.Path(exists=True, dir_okay=False, path_type=Path)

output_option = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write; else standard output."
)
to_option = click.option("--to", type=click.Choice(list(WRITERS)), help="The format; text if left out.")
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
@output_option
@given_option
def export_(workflow: Path, to: str, output: Path | None, given: Path | None) -> None:
    """Write the map of a filled workflow to a file.

    WORKFLOW is a YAML or JSON file, or - for standard input.
    """
    with _problems():
        results = list(islice(_results(workflow, given), 2))
        if len(results) != 1:
            raise click.BadParameter("A map is made of one workflow at a time.", param_hint="WORKFLOW")
        _write(export(results[0], to), output)


@main.command()
@click.argument("before", type=SAVED)
@click.argument("after", type=SAVED)
@given_option
@click.option("--json", "as_json", is_flag=True, help="Short for --to json.")
@to_option
@output_option
def compare(
    before: Path, after: Path, given: Path | None, to: str | None, output: Path | None, *, as_json: bool
) -> None:
    """Say what changed from one filled workflow to another.

    BEFORE and AFTER are YAML or JSON files, two versions of the same workflow. Steps are the same where their id and
    name are, or their name alone. With --to svg it is said in a picture.
    """
    with _problems():
        assessment = _assessment((after, before), given)
        evaluator = Evaluator(assessment)
        results = [evaluator.evaluate(read_workflow(path, assessment)) for path in (before, after)]
        _write(WRITERS[_format(to, as_json=as_json)](comparing.compare(*results)), output)


@main.command()
@click.argument("workflows", nargs=-1, required=True, type=SAVED, metavar="WORKFLOW...")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write the merged file.")
@click.option("--rater", "raters", multiple=True, help="Who filled in each file, in order; else the files' names.")
@click.option(
    "--take",
    type=click.Choice([each.value for each in comparing.Take]),
    default=comparing.Take.OPEN.value,
    show_default=True,
    help="Where people differ: leave it open, or take the worse of ordered options.",
)
@given_option
@click.option("--json", "as_json", is_flag=True, help="Short for --to json.")
@click.option("--to", type=click.Choice([name for name in WRITERS if name != "svg"]), help="Format of the agreement.")
def merge(
    workflows: tuple[Path, ...],
    output: Path | None,
    raters: tuple[str, ...],
    take: str,
    given: Path | None,
    to: str | None,
    *,
    as_json: bool,
) -> None:
    """Put together what several people answered about one workflow.

    WORKFLOW is a YAML or JSON file that one of them filled in, or one that was merged before. How far they agree is
    printed, step by step and question by question. -o writes the merged workflow, with what is agreed settled and
    everybody's own answers beside it.
    """
    with _problems():
        assessment = _assessment(workflows, given)
        read = [read_workflow(path, assessment) for path in workflows]
        names = [*raters, *(path.stem for path in workflows[len(raters) :])]
        found = comparing.merge(assessment, read, names, comparing.Take(take))
        if output is not None:
            output.write_text(dumps(encode_workflow(found.workflow)), "utf-8")
        click.echo(WRITERS[_format(to, as_json=as_json)](found), nl=False)


@main.command(name="import")
@click.argument("file", type=FILE)
@click.option("--from", "kind", type=click.Choice(list(IMPORTERS)), help="The format; found out if left out.")
@click.option("--name", default="", help="What the workflow is called; else the file's name.")
@output_option
@click.option(
    "--assessment",
    "given",
    required=True,
    help="The assessment to answer: its file or folder, or the name of one found from here.",
)
def import_(file: Path, kind: str | None, name: str, output: Path | None, given: str) -> None:
    """Make a workflow of a list, a table, a flowchart or a server's tools.

    FILE is plain lines, CSV or a Markdown table with a header row, a Mermaid flowchart, or the JSON that an MCP server
    answers tools/list with; or - for standard input. What was guessed and what found no place is printed to standard
    error: look at it before you go on.
    """
    with _problems():
        found = Path(given)
        assessment = read_assessment(found) if found.exists() else named(given, Path.cwd())
        label = "<stdin>" if str(file) == "-" else str(file)
        with click.open_file(str(file), "rb") as stream:
            text = decoded(stream.read(LARGEST + 1), label)
        try:
            made = import_steps(text, assessment, name or ("" if str(file) == "-" else file.stem), kind or "")
        except ReadingError as error:
            raise ReadingError(tuple(problem.within(label) for problem in error.problems)) from error
        for remark in made.remarks:
            click.echo(remark, err=True)
        _write(dumps(encode_workflow(made.workflow)).encode(), output)


@main.group()
def new() -> None:
    """Start an assessment, or a site with one."""


@new.command(name="assessment")
@click.argument("slug")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("assessments"),
    show_default=True,
    help="Where assessments are.",
)
def new_assessment(slug: str, folder: Path) -> None:
    """Write an assessment that works: questions, rules, cases and an example.

    SLUG is its name in small letters, digits and hyphens. Nothing that is there already is written over.
    """
    with _problems():
        for path in starting.new_assessment(slug, folder):
            click.echo(path)


@new.command(name="site")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def new_site(folder: Path) -> None:
    """Write a site with one assessment, to be built with mkdocs.

    FOLDER is made if it is not there. Nothing that is there already is written over.
    """
    with _problems():
        for path in starting.new_site(folder):
            click.echo(path)


@contextmanager
def _problems() -> Iterator[None]:
    """Print what goes wrong on purpose, and end with the exit code for problems."""
    try:
        yield
    except HitlError as error:
        click.echo(str(error), err=True)
        sys.exit(PROBLEMS)


def _assessment(paths: tuple[Path, ...], given: Path | None) -> Assessment:
    """Return the assessment to read *paths* by: the one given, or that of the first."""
    return read_assessment(given) if given else assessment_for(read_document(paths[0]), paths[0].parent)


def _format(to: str | None, *, as_json: bool) -> str:
    if as_json and to not in {None, "json"}:
        raise click.UsageError("--json and --to ask for two formats. Give one of them.")
    return "json" if as_json else to or "text"


def _write(made: bytes, output: Path | None) -> None:
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
