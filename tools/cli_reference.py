"""Write ``docs/reference/cli.md`` from the commands themselves, so that the page cannot say anything else."""

from __future__ import annotations

from pathlib import Path

import click

from hitl_content.cli import main

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "cli.md"

INTRODUCTION = """\
---
title: Command line
description: Every command of hitl, with its options and exit codes, generated from the program itself.
tags: [engineer, maintainer]
---

# Command line

After this page you can check an assessment, score a workflow and export its map without a browser.
The page is generated from the program's own help.

| exit code | meaning |
|---|---|
| 0 | fine |
| 1 | problems were found, and printed with file, line, column and cure |
| 2 | wrong use: an unknown command, option or file |

`hitl check` prints problems and nothing else; a pipe stays quiet when all is well. A workflow names the assessment
it answers, which is looked for beside it, in `assessments/<slug>/` of the folders around it and of the working
directory, and among those that come with the package.
"""

EXAMPLES = {
    "check": "hitl check assessments/\nhitl check assessments/escalation-map/examples/refunds.yml",
    "score": (
        "hitl score assessments/escalation-map/examples/refunds.yml\n"
        "hitl score --json workflows/*.yml > results.jsonl\n"
        "hitl score --json - < many.jsonl"
    ),
    "export": (
        "hitl export assessments/escalation-map/examples/refunds.yml --to svg -o map.svg\n"
        "hitl export saved.json --to markdown"
    ),
}


def page() -> str:
    """Return the whole page."""
    parts = [INTRODUCTION]
    for name, command in sorted(main.commands.items()):
        context = click.Context(command, info_name=f"hitl {name}", terminal_width=88)
        parts.append(f"## hitl {name}\n\n```text\n{command.get_help(context)}\n```\n")
        parts.append(f"```bash\n{EXAMPLES[name]}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
