"""Write ``docs/reference/cli.md`` from the commands themselves, so that the page cannot say anything else."""

from __future__ import annotations

from collections.abc import Iterator
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

## Formats

What `hitl export --to` writes. All but the workbook can be had on the page as well.

| name | what it is | what it leaves out |
|---|---|---|
| `svg`, `html`, `markdown` | the picture, the report, a document | nothing of the map; the picture has no reasons |
| `csv`, `xlsx` | one row a step; the workbook also has tasks and signals on sheets of their own | the picture |
| `json` | answers and result; opens again | nothing |
| `mermaid` | a flowchart: steps, gates, first escalation | reasons, findings, further signals, scores beside outcomes |
| `bpmn` | a process with its diagram: tasks, reviews, escalations | reasons, findings, scores |
| `dmn` | a decision table: the id of a step in, its levels out | everything else |
| `langchain`, `openai-agents` | Python that sets which tools wait for a person | everything but the levels |
| `claude-code` | permissions for `.claude/settings.json` | everything but the levels |

The last three need the names of the tools a step uses, as `tools: [issue_refund]` in the workflow file. They fail
closed: a tool the map does not name is asked about; so is one whose step has something unanswered, unknown that matters
or seriously wrong; and what a framework cannot do, such as a second approval, is refused. Where several steps use a
tool, the strictest counts.

What `hitl import` reads: plain lines, CSV and Markdown tables with a header row, Mermaid flowcharts, BPMN 2.0
processes, and the tools of an MCP server. A server's hints can only make an answer stricter, and what was guessed is
listed.
"""

EXAMPLES = {
    "compare": (
        "hitl compare refunds-2026-05.json refunds-2026-11.json\n"
        "hitl compare refunds-2026-05.json refunds-2026-11.json --to svg -o changes.svg"
    ),
    "import": (
        "hitl import steps.csv --assessment escalation-map -o refunds.json\n"
        "hitl import tools.json --from mcp --assessment escalation-map --name 'Shop agent' -o shop.json"
    ),
    "new assessment": "hitl new assessment refund-check\nhitl check assessments/refund-check",
    "new site": "hitl new site our-guide\ncd our-guide\nmkdocs serve",
    "merge": (
        "hitl merge ada.json ben.json\n"
        'hitl merge ada.json ben.json --rater "Ada Okoye" --rater "Ben Maes" -o refunds.json --to markdown'
    ),
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


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its name; those of a group by both names."""
    for name, command in main.commands.items():
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", each) for inner, each in command.commands.items())
        else:
            yield name, command


def page() -> str:
    """Return the whole page."""
    parts = [INTRODUCTION]
    for name, command in sorted(commands()):
        context = click.Context(command, info_name=f"hitl {name}", terminal_width=88)
        parts.append(f"## hitl {name}\n\n```text\n{command.get_help(context)}\n```\n")
        parts.append(f"```bash\n{EXAMPLES[name]}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
