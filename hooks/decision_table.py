"""The decision table: eighteen situations in one data file, shown as a table that can be filtered without a script."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

DATA = "data/decision-table.yml"
MARKER = "<!-- decision-table -->"
STYLESHEET = "assets/stylesheets/decision-table.css"
COLUMNS = (("ai", "AI can lead"), ("people", "A person reviews"), ("access", "Way to a person"))

Row = Mapping[str, Any]


def read_table(docs: Path) -> Mapping[str, Any]:
    """Return the data file: names of roles and subjects, and the rows."""
    table: Mapping[str, Any] = yaml.safe_load((docs / DATA).read_text(encoding="utf-8"))
    return table


def choices(name: str, legend: str, values: Mapping[str, str]) -> str:
    """Return one group of radio buttons."""
    first = {"all": "All"} | dict(values)
    buttons = "".join(
        f'<label class="decisions__choice"><input type="radio" name="{name}" value="{value}"'
        f"{' checked' if value == 'all' else ''}>{html.escape(label)}</label>"
        for value, label in first.items()
    )
    return f'<fieldset><legend>{legend}</legend><div class="decisions__choices">{buttons}</div></fieldset>'


def rules(name: str, values: Sequence[str]) -> str:
    """Return the CSS that hides the rows which a chosen radio button leaves out."""
    return "\n".join(
        f'.decisions:has([name="{name}"][value="{value}"]:checked) tbody tr:not([data-{name}~="{value}"])'
        " { display: none !important; }"
        for value in values
    )


def row_html(row: Row) -> str:
    """Return one situation as a table row. Its texts are Markdown, so that they can cite and link."""
    cells = "".join(
        f'<td data-label="{heading}" markdown="span"><span class="decisions__level decisions__level--{kind}">'
        f"{html.escape(row[kind]['level'])}</span>{row[kind]['text'].strip()}</td>"
        for kind, heading in COLUMNS
    )
    return (
        f'<tr id="{row["id"]}" markdown="block" data-role="{" ".join(row["roles"])}"'
        f' data-subject="{" ".join(row["subjects"])}">'
        f'<th scope="row" markdown="span"><span class="decisions__number">{row["number"]}</span>'
        f"{row['situation'].strip()}</th>"
        f'{cells}<td class="decisions__why" data-label="Why" markdown="span">{row["why"].strip()}</td></tr>'
    )


def table_html(table: Mapping[str, Any]) -> str:
    """Return the filter and the table."""
    headings = "".join(f'<th scope="col">{heading}</th>' for _, heading in COLUMNS)
    body = "\n".join(row_html(row) for row in table["rows"])
    return (
        '<div class="decisions" markdown="block">\n'
        f'<form class="decisions__filter" aria-label="Filter the table" autocomplete="off">'
        f"{choices('role', 'I am a', table['roles'])}{choices('subject', 'Show', table['subjects'])}</form>\n"
        '<table class="decisions__table" markdown="block">\n'
        f'<thead><tr><th scope="col">Situation</th>{headings}<th scope="col">Why</th></tr></thead>\n'
        f'<tbody markdown="block">\n{body}\n</tbody>\n</table>\n</div>'
    )


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Replace the marker by the table."""
    if MARKER not in markdown:
        return markdown
    return markdown.replace(MARKER, table_html(read_table(Path(config.docs_dir))))


def on_post_build(config: MkDocsConfig) -> None:
    """Append the filter's rules, which follow from the data, to the table's stylesheet."""
    table = read_table(Path(config.docs_dir))
    css = "\n".join(rules(name, list(table[key])) for name, key in (("role", "roles"), ("subject", "subjects")))
    path = Path(config.site_dir) / STYLESHEET
    path.write_text(f"{path.read_text(encoding='utf-8')}\n@media screen {{\n{css}\n}}\n", encoding="utf-8")
