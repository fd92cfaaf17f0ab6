"""``hitl compare``."""

from __future__ import annotations

from pathlib import Path

import click

from hitl_content import comparing
from hitl_content.cli.options import SAVED, given_option, json_option, language_option, output_option, the_format
from hitl_content.cli.outcome import problems_said, write
from hitl_content.cli.results import the_assessment, told
from hitl_content.engine import Evaluator
from hitl_content.exporting.beside import WRITERS
from hitl_content.reading import read_workflow


@click.command()
@click.argument("before", type=SAVED)
@click.argument("after", type=SAVED)
@given_option
@language_option
@json_option
@click.option("--to", type=click.Choice(list(WRITERS)), help="The format; text if left out.")
@output_option
def compare(
    before: Path, after: Path, given: Path | None, language: str, to: str | None, output: Path | None, *, as_json: bool
) -> None:
    """Say what changed from one filled workflow to another.

    BEFORE and AFTER are YAML or JSON files, two versions of the same workflow. Steps are the same where their id and
    name are, or their name alone. With --to svg it is said in a picture.
    """
    with problems_said():
        assessment = the_assessment((after, before), given)
        evaluator = Evaluator(assessment)
        results = [
            evaluator.evaluate(told(read_workflow(path, assessment), assessment, language)) for path in (before, after)
        ]
        write(WRITERS[the_format(to, as_json=as_json)](comparing.compare(*results)), output)
