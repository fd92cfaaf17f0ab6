"""``hitl import``."""

from __future__ import annotations

from pathlib import Path

import click

from hitl_content.cli.options import FILE, output_option
from hitl_content.cli.outcome import problems_said, write
from hitl_content.cli.results import told
from hitl_content.importing import IMPORTERS, import_steps
from hitl_content.locating import named
from hitl_content.model.errors import ReadingError
from hitl_content.reading import read_assessment
from hitl_content.reading.source import LARGEST, decoded
from hitl_content.wire import dumps, encode_workflow
from hitl_content.words.sentences import translated


@click.command(name="import")
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
@click.option(
    "--language",
    default="",
    help="The language of the workflow, and of the names made up for it: one of the assessment's; else its first.",
)
def import_(file: Path, kind: str | None, name: str, output: Path | None, given: str, language: str) -> None:
    """Make a workflow of a list, a table, a flowchart or a server's tools.

    FILE is plain lines, CSV or a Markdown table with a header row, a Mermaid flowchart, a BPMN 2.0 process, or the JSON
    that an MCP server answers tools/list with; or - for standard input. What was guessed and what found no place is
    printed to standard error: look at it before you go on.
    """
    with problems_said():
        found = Path(given)
        assessment = read_assessment(found) if found.exists() else named(given, Path.cwd())
        label = "<stdin>" if str(file) == "-" else str(file)
        with click.open_file(str(file), "rb") as stream:
            text = decoded(stream.read(LARGEST + 1), label)
        try:
            made = import_steps(text, assessment, name or ("" if str(file) == "-" else file.stem), kind or "", language)
        except ReadingError as error:
            raise ReadingError(tuple(problem.within(label) for problem in error.problems)) from error
        workflow = told(made.workflow, assessment, language)
        for remark in made.remarks:
            click.echo(translated(language, remark), err=True)
        write(dumps(encode_workflow(workflow)).encode(), output)
