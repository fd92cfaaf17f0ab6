"""What a command leaves behind: its file, or its problems and their exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from hitl_content.model.errors import HitlError

PROBLEMS = 1
"""Exit code where something that was read has problems. 0 is fine, 2 is wrong use."""


@contextmanager
def problems_said() -> Iterator[None]:
    """Print what goes wrong on purpose, and end with the exit code for problems."""
    try:
        yield
    except HitlError as error:
        click.echo(str(error), err=True)
        sys.exit(PROBLEMS)


def write(made: bytes, output: Path | None) -> None:
    """Write what was *made* to *output*, or to standard output."""
    if output is None:
        click.echo(made, nl=False)
    else:
        output.write_bytes(made)
