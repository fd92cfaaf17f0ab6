"""Arguments and options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
SAVED = click.Path(exists=True, dir_okay=False, path_type=Path)

output_option = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write; else standard output."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Short for --to json.")
given_option = click.option(
    "--assessment",
    "given",
    type=click.Path(exists=True, path_type=Path),
    help="The assessment to score by, if it is not found beside the workflow.",
)
language_option = click.option(
    "--language", default="", help="The language of the result, one of the assessment's; else the workflow's own."
)


def the_format(to: str | None, *, as_json: bool) -> str:
    """Return the format asked for, text where none is. Raises UsageError for two."""
    if as_json and to not in {None, "json"}:
        raise click.UsageError("--json and --to ask for two formats. Give one of them.")
    return "json" if as_json else to or "text"
