"""``hitl export``."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click

from hitl_content import exporting
from hitl_content.cli.options import FILE, given_option, language_option, output_option
from hitl_content.cli.outcome import problems_said, write
from hitl_content.cli.results import results_of


@click.command()
@click.argument("workflow", type=FILE)
@click.option("--to", "to", required=True, type=click.Choice(list(exporting.EXPORTERS)), help="The format.")
@output_option
@given_option
@language_option
def export(workflow: Path, to: str, output: Path | None, given: Path | None, language: str) -> None:
    """Write the map of a filled workflow to a file.

    WORKFLOW is a YAML or JSON file, or - for standard input.
    """
    with problems_said():
        results = list(islice(results_of(workflow, given, language), 2))
        if len(results) != 1:
            raise click.BadParameter("A map is made of one workflow at a time.", param_hint="WORKFLOW")
        write(exporting.export(results[0], to), output)
