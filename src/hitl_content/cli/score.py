"""``hitl score``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hitl_content.cli.options import FILE, given_option, language_option
from hitl_content.cli.outcome import PROBLEMS
from hitl_content.cli.results import results_of
from hitl_content.model.errors import HitlError
from hitl_content.table import as_table
from hitl_content.wire import dumps, encode_document


@click.command()
@click.argument("workflows", nargs=-1, required=True, type=FILE, metavar="WORKFLOW...")
@given_option
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print the result documents, one a line.")
def score(workflows: tuple[Path, ...], given: Path | None, language: str, *, as_json: bool) -> None:
    """Score filled workflows.

    WORKFLOW is a YAML or JSON file, a file of JSON documents one a line (.jsonl), or - for standard input.
    """
    failed = False
    for path in workflows:
        try:
            for result in results_of(path, given, language):
                text = dumps(encode_document(result), compact=True) if as_json else as_table(result)
                click.echo(text)
        except HitlError as error:
            click.echo(str(error), err=True)
            failed = True
    if failed:
        sys.exit(PROBLEMS)
