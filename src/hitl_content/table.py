"""A result as a few lines of text for a terminal."""

from __future__ import annotations

import unicodedata

from hitl_content.mapping.counting import missing
from hitl_content.model.result import Result, StepResult
from hitl_content.words import say
from hitl_content.words.writing import listed, number

WIDEST = 44
"""The widest a column may be, in terminal cells."""


def as_table(result: Result) -> str:
    """Return *result* as a heading and one line a step: each outcome (or each score), and the findings."""
    language = result.workflow.language or result.assessment.languages[0]
    heading = f"{result.workflow.name or result.assessment.slug} · {result.assessment.title.to(language)}"
    lines = [heading]
    if result.assessment.unit.value == "step":
        lines += _rows([(f"{place}. {part.step.name}", part) for place, part in enumerate(result.steps, 1)], language)
    if result.whole.settled or result.whole.scores:
        lines += _rows([("", result.whole)], language)
    still_open = sum(len(part.unanswered) for part in (result.whole, *result.steps))
    if still_open:
        lines.append(missing(language, result.assessment, still_open))
    return "\n".join(lines) + "\n"


def _rows(parts: list[tuple[str, StepResult]], language: str) -> list[str]:
    if not parts:
        return []
    first = parts[0][1]
    head = ["", *(each.outcome.label.to(language) for each in first.settled)]
    scores = () if first.settled else first.scores  # beside outcomes, scores are detail that a line cannot hold
    head += [each.score.label.to(language) for each in scores]
    rows = [[*head, say(language, "report.findings")]]
    for name, part in parts:
        cells = [name]
        for settled in part.settled:
            level, best = settled.level.label.to(language), settled.best.label.to(language)
            unsure = settled.level is not settled.best
            cells.append(say(language, "table.best", level=level, best=best) if unsure else level)
        for scored in part.scores if scores else ():
            points, maximum = (number(language, each) for each in (scored.points, scored.maximum))
            said = say(language, "score.empty", points=points, maximum=maximum)
            cells.append(listed(language, (said, scored.band.label.to(language))) if scored.band else said)
        rows.append([*cells, listed(language, (finding.id for finding in part.findings)) or "-"])
    widths = [min(WIDEST, max(_width(row[column]) for row in rows)) for column in range(len(rows[0]))]
    return ["  ".join(_cell(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _cell(text: str, width: int) -> str:
    """Return *text* cut and filled to *width*; control characters, which could drive the terminal, become blanks."""
    text = "".join(character if character.isprintable() else " " for character in text)
    if _width(text) > width:
        while _width(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - _width(text))
