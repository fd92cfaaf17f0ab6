# Written here and not with a package, because the trimmed Python of a page has none: the same bytes on the page and on
# the command line. What is written is text and nothing else, so a cell that begins with a sign is never run.
"""The map as a workbook: the map, what to do, every column, and what makes each step escalate."""

from __future__ import annotations

from hitl_content.exporting import as_csv
from hitl_content.exporting.workbook import Row, Sheet, workbook
from hitl_content.mapping.records import Map, Standing, StepMap, Verdict
from hitl_content.words import say
from hitl_content.words.writing import labelled


def render(drawn: Map) -> bytes:
    """Return *drawn* as an XLSX workbook. Equal maps give equal bytes."""
    sheets = [Sheet(name=say(drawn.language, name), rows=rows) for name, rows in _sheets(drawn)]
    return workbook(drawn.title, drawn.assessment, sheets)


def _sheets(drawn: Map) -> list[tuple[str, list[Row]]]:
    return [
        ("sheet.map", _map(drawn)),
        ("sheet.todo", _todo(drawn)),
        ("sheet.triggers", _triggers(drawn)),
        ("sheet.everything", as_csv.rows(drawn)),
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
