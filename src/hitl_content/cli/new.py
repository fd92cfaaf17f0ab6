"""``hitl new``."""

from __future__ import annotations

from pathlib import Path

import click

from hitl_content import starting
from hitl_content.cli.outcome import problems_said


@click.group()
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
    with problems_said():
        for path in starting.new_assessment(slug, folder):
            click.echo(path)


@new.command(name="site")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def new_site(folder: Path) -> None:
    """Write a site with one assessment, to be built with mkdocs.

    FOLDER is made if it is not there. Nothing that is there already is written over.
    """
    with problems_said():
        for path in starting.new_site(folder):
            click.echo(path)
