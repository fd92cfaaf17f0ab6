# The one format that needs a package beyond the standard library, so it is imported only when asked for, and the page
# does not offer it. Text is written as text: a cell that begins with a sign is not run.
"""The map as a workbook: the map, what to do, every column, and what makes each step escalate."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime

from hitl_content.exporting import as_csv
from hitl_content.exporting.markup import clean
from hitl_content.mapping.records import Map, Standing, StepMap, Verdict
from hitl_content.model.errors import ExportError
from hitl_content.words import say
from hitl_content.words.writing import labelled

CREATED = datetime(1980, 1, 1)
"""A fixed moment, so that equal maps give equal bytes."""
LONGEST = 32_000
"""The most characters in a cell; a workbook holds 32,767."""
Row = Sequence[str]


def render(drawn: Map) -> bytes:
    """Return *drawn* as an XLSX workbook. Equal maps give equal bytes. Raises ExportError without XlsxWriter."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise ExportError("A workbook needs the package XlsxWriter. Install it, or take CSV.") from error
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": clean(drawn.title), "comments": clean(drawn.assessment), "created": CREATED})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for name, rows in _sheets(drawn):
        sheet = book.add_worksheet(say(drawn.language, name))
        widths = [10] * len(rows[0])
        for place, row in enumerate(rows):
            for column, words in enumerate(row):
                sheet.write_string(place, column, clean(words)[:LONGEST], body if place else head)
                longest = max((len(line) for line in words.split("\n")), default=0)
                widths[column] = min(48, max(widths[column], longest + 2))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    book.close()
    return file.getvalue()


def _sheets(drawn: Map) -> list[tuple[str, list[Row]]]:
    return [
        ("sheet.map", _map(drawn)),
        ("sheet.todo", _todo(drawn)),
        ("sheet.triggers", _triggers(drawn)),
        ("sheet.everything", _everything(drawn)),
    ]


def _words(drawn: Map, *keys: str) -> list[str]:
    return [say(drawn.language, key) for key in keys]


def _map(drawn: Map) -> list[Row]:
    head = [*_words(drawn, "csv.number", "report.step", "report.owner"), *(lane.label for lane in drawn.lanes)]
    rows: list[Row] = [[*head, *_words(drawn, "report.findings")]]
    for part in drawn.parts:
        verdicts = {each.outcome: each for each in part.verdicts}
        levels = [_level(drawn, verdicts[lane.id]) if lane.id in verdicts else "" for lane in drawn.lanes]
        findings = "\n".join(labelled(drawn.language, each.word, each.text) for each in part.findings)
        rows.append([str(part.number or ""), part.name, part.owner, *levels, findings])
    return rows


def _level(drawn: Map, verdict: Verdict) -> str:
    lines = [verdict.level]
    if verdict.best_place != verdict.place:
        lines.append(say(drawn.language, "report.best", level=verdict.best))
    if verdict.standing is Standing.LOOSER:
        lines.append(say(drawn.language, "report.looser", level=verdict.today))
    elif verdict.standing is Standing.STRICTER:
        lines.append(say(drawn.language, "report.stricter", level=verdict.today))
    return "\n".join(lines)


def _todo(drawn: Map) -> list[Row]:
    head = _words(drawn, "sheet.what", "report.step", "sheet.todo", "report.owner", "sheet.done")
    owners = {part.id: part.owner for part in drawn.parts}
    return [head, *([task.kind, task.place, task.text, owners.get(task.step, ""), ""] for task in drawn.todo)]


def _triggers(drawn: Map) -> list[Row]:
    keys = ("detector", "channel", "to", "within", "shown", "on_no_answer")
    head = [*_words(drawn, "report.step", "picture.escalation"), *_words(drawn, *(f"report.{key}" for key in keys))]
    return [
        head,
        *(
            [_name(drawn, part), each.label, *(getattr(each, key) for key in keys)]
            for part in drawn.parts
            for each in part.triggers
        ),
    ]


def _name(drawn: Map, part: StepMap) -> str:
    return say(drawn.language, "place.step", number=part.number, name=part.name) if part.number else part.name


def _everything(drawn: Map) -> list[Row]:
    """Return the rows of the CSV, without the marks that keep a CSV's cells from being run."""
    return list(csv.reader(io.StringIO(as_csv.render(drawn, guarded=False).decode("utf-8-sig"), newline="")))
