"""``hitl merge``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from hitl_content import comparing
from hitl_content.cli.options import SAVED, given_option, json_option, language_option, the_format
from hitl_content.cli.outcome import problems_said
from hitl_content.cli.results import the_assessment, told
from hitl_content.exporting.beside import WRITERS
from hitl_content.model.workflow import Settled
from hitl_content.reading import read_workflow
from hitl_content.wire import dumps, encode_workflow


@click.command()
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
@click.option("--by", default="", help="Who settles what they differ on; the file and the agreement say so.")
@given_option
@language_option
@json_option
@click.option("--to", type=click.Choice([name for name in WRITERS if name != "svg"]), help="Format of the agreement.")
def merge(
    workflows: tuple[Path, ...],
    output: Path | None,
    raters: tuple[str, ...],
    take: str,
    by: str,
    given: Path | None,
    language: str,
    to: str | None,
    *,
    as_json: bool,
) -> None:
    """Put together what several people answered about one workflow.

    WORKFLOW is a YAML or JSON file that one of them filled in, or one that was merged before. How far they agree is
    printed, step by step and question by question. -o writes the merged workflow, with what is agreed settled and
    everybody's own answers beside it.
    """
    with problems_said():
        assessment = the_assessment(workflows, given)
        read = [told(read_workflow(path, assessment), assessment, language) for path in workflows]
        settled = Settled(by=by, date=date.today().isoformat()) if by else None
        names = [*raters, *(path.stem for path in workflows[len(raters) :])]
        found = comparing.merge(assessment, read, names, comparing.Take(take), settled=settled)
        if output is not None:
            output.write_text(dumps(encode_workflow(found.workflow)), "utf-8")
        click.echo(WRITERS[the_format(to, as_json=as_json)](found), nl=False)
