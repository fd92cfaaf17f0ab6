"""``hitl check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hitl_content.checking import check_path
from hitl_content.cli.outcome import PROBLEMS
from hitl_content.model.errors import Problem


@click.command()
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


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
