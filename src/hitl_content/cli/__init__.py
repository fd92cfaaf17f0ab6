# One module a command. Each is made alone and put under ``hitl`` here.
"""The command line: ``hitl``."""

from __future__ import annotations

import click

from hitl_content import __version__
from hitl_content.cli import check, compare, export, imports, merge, new, score

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hitl")
def main() -> None:
    """Score workflows and check assessments.

    Exit codes: 0 fine, 1 problems found, 2 wrong use.
    """


for _command in (
    check.check,
    score.score,
    export.export,
    compare.compare,
    merge.merge,
    imports.import_,
    new.new,
):
    main.add_command(_command)
