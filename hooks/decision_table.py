"""The decision table: eighteen situations in one data file, shown as a table that can be filtered without a script."""

from __future__ import annotations

import html
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from assessed import (
    ANSWERED_ON,
    CASES_PAGE,
    FLAGSHIP,
    RULES_PAGE,
    Tried,
    address,
    case_anchor,
    library_of,
    opening,
    rule_anchor,
    tried,
)
from filters import choices, form, hiding
from hitl_content.exporting.markup import element
from hitl_content.model.errors import HitlError
from references import CITATION, read_references
from rule_list import spreadsheet

log = logging.getLogger("mkdocs.hooks.decision_table")

DATA = "data/decision-table.yml"
MARKER = "<!-- decision-table -->"
SHEET = "assets/data/decision-table.csv"
STYLESHEET = "assets/stylesheets/decision-table.css"
COLUMNS = (("ai", "AI can lead"), ("people", "A person reviews"), ("access", "Way to a person"))

Row = Mapping[str, Any]


def read_table(docs: Path) -> Mapping[str, Any]:
    """Return the data file: names of roles and subjects, and the rows."""
    table: Mapping[str, Any] = yaml.safe_load((docs / DATA).read_text(encoding="utf-8"))
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the links of the table lead."""

    map: str
    opened: Mapping[str, str]
    """Fragments that open a case in the map, by its id."""
    cases: str
    rules: str


def places_of(page: Page, config: MkDocsConfig, cases: Mapping[str, Tried]) -> Places:
    """Return where the links of the table on *page* lead."""

    def lead(source: str) -> str:
        return get_relative_url(address(config, source), page.url)

    library = library_of(config)
    opened = {
        name: f"#{opening(config, library, FLAGSHIP, each.case).partition('#')[2]}" for name, each in cases.items()
    }
    return Places(map=lead(ANSWERED_ON[FLAGSHIP]), opened=opened, cases=lead(CASES_PAGE), rules=lead(RULES_PAGE))


def filtered(row: Row) -> str:
    """Return the attributes by which *row* is found by the filter."""
    return f'data-role="{" ".join(row["roles"])}" data-subject="{" ".join(row["subjects"])}"'


def behind(row: Row, cases: Mapping[str, Tried], places: Places) -> str:
    """Return a row below *row* with its filled steps and their rules: folded on a screen, in a line on paper."""
    steps = []
    for name in row["cases"]:
        rules = "".join(
            f"{', ' if place else ''}{element('a', rule, href=f'{places.rules}#{rule_anchor(FLAGSHIP, rule)}')}"
            for place, rule in enumerate(cases[name].binding)
        )
        label = cases[name].case.name.partition(" · ")[2]
        step = element("a", label, href=places.map + places.opened[name])
        case = element("a", "worked case", href=f"{places.cases}#{case_anchor(FLAGSHIP, name)}")
        steps.append(f"<li>{step} ({case})<br>{f'Rules: {rules}' if rules else 'No rule applies'}</li>")
    printed = "; ".join(
        f"{cases[name].case.name.partition(' · ')[2]} ({', '.join(cases[name].binding) or 'no rule applies'})"
        for name in row["cases"]
    )
    said = f"Filled steps, and the rules that set them: {printed}."
    line = element("p", said, class_="decisions__printed", hidden=True)
    word = "Filled step and its rules" if len(steps) == 1 else f"{len(steps)} filled steps and their rules"
    return (
        f'<tr class="decisions__more" {filtered(row)}><td colspan="5"><details class="decisions__behind">'
        f'<summary>{word}<span class="site-hidden"> of row {row["number"]}</span></summary>'
        f"<ul>{''.join(steps)}</ul></details>"
        f"{line}</td></tr>"
    )


def row_html(row: Row) -> str:
    """Return one situation as a table row. Its texts are Markdown, so that they can cite and link."""
    cells = "".join(
        f'<td data-label="{heading}" markdown="span"><span class="decisions__level decisions__level--{kind}">'
        f"{html.escape(row[kind]['level'])}</span>{row[kind]['text'].strip()}</td>"
        for kind, heading in COLUMNS
    )
    return (
        f'<tr id="{row["id"]}" markdown="block" {filtered(row)}>'
        f'<th scope="row" markdown="span"><span class="decisions__number">{row["number"]}</span>'
        f"{row['situation'].strip()}</th>"
        f'{cells}<td class="decisions__why" data-label="Why" markdown="span">{row["why"].strip()}</td></tr>'
    )


def table_html(table: Mapping[str, Any], cases: Mapping[str, Tried], places: Places) -> str:
    """Return the filter and the table."""
    headings = "".join(f'<th scope="col">{heading}</th>' for _, heading in COLUMNS)
    body = "\n".join(f"{row_html(row)}\n{behind(row, cases, places)}" for row in table["rows"])
    groups = (choices("role", "I am a", table["roles"]), choices("subject", "Show", table["subjects"]))
    return (
        '<div class="decisions" markdown="block">\n'
        f"{form('Filter the table', *groups)}\n"
        '<table class="decisions__table" markdown="block">\n'
        f'<thead><tr><th scope="col">Situation</th>{headings}<th scope="col">Why</th></tr></thead>\n'
        f'<tbody markdown="block">\n{body}\n</tbody>\n</table>\n</div>'
    )


def sheet(table: Mapping[str, Any], cases: Mapping[str, Tried], docs: Path) -> bytes:
    """Return the table as a spreadsheet, with sources in words and the rules behind each row."""
    references = read_references(docs)

    def said(text: str) -> str:
        return CITATION.sub(lambda match: f"({references[match[1]]['short']})", " ".join(text.split()))

    head = ["Number", "Situation", *(f"{name}: {part}" for _, name in COLUMNS for part in ("level", "in words"))]
    rows = [[*head, "Why", "Filled steps", "Rules behind it"]]
    for row in table["rows"]:
        rules = dict.fromkeys(rule for name in row["cases"] for rule in cases[name].binding)
        cells = [said(row[kind][part]) for kind, _ in COLUMNS for part in ("level", "text")]
        rows.append(
            [
                str(row["number"]),
                said(row["situation"]),
                *cells,
                said(row["why"]),
                ", ".join(row["cases"]),
                ", ".join(rules),
            ]
        )
    return spreadsheet(rows)


def cases_of(config: MkDocsConfig) -> dict[str, Tried]:
    """Return the worked cases of the map by id."""
    return {each.case.id: each for each in tried(library_of(config), FLAGSHIP)}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the table as a spreadsheet."""
    docs = Path(config.docs_dir)
    try:
        content = sheet(read_table(docs), cases_of(config), docs)
    except HitlError as error:
        log.warning("The decision table is left out as a spreadsheet: %s", error)
        return files
    files.append(File.generated(config, SHEET, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Replace the marker by the table."""
    if MARKER not in markdown:
        return markdown
    try:
        cases = cases_of(config)
    except HitlError as error:
        log.warning("%s: the decision table cannot be shown: %s", page.file.src_uri, error)
        return markdown.replace(MARKER, "")
    return markdown.replace(
        MARKER, table_html(read_table(Path(config.docs_dir)), cases, places_of(page, config, cases))
    )


def on_post_build(config: MkDocsConfig) -> None:
    """Append the filter's rules, which follow from the data, to the table's stylesheet."""
    table = read_table(Path(config.docs_dir))
    css = "\n".join(
        hiding(".decisions", "tbody tr", name, table[key]) for name, key in (("role", "roles"), ("subject", "subjects"))
    )
    path = Path(config.site_dir) / STYLESHEET
    path.write_text(f"{path.read_text(encoding='utf-8')}\n@media screen {{\n{css}\n}}\n", encoding="utf-8")
