# A transit map of the workflow: every lane is a staff with one line per level, freest on top, and one line runs
# through it from step to step. Where people hold on, all lanes dip together and the valley is seen at once.
"""The wide picture: steps from left to right, wrapped into rows."""

from __future__ import annotations

from dataclasses import replace

from hitl_content.mapping.furniture import key_items
from hitl_content.mapping.geometry import Group, Line, Picture, Shape, Word
from hitl_content.mapping.measure import width, wrapped
from hitl_content.mapping.records import Map, StepMap
from hitl_content.mapping.remembering import Remembered
from hitl_content.mapping.row import EDGE, Row
from hitl_content.words import say
from hitl_content.words.writing import labelled

WIDTH = 1100
GUTTER = (120, 178)
"""Least and most room on the left for the names of lanes and levels."""
MOST_COLUMNS = 6
WIDEST_COLUMN = 320


def layout(drawn: Map) -> Picture:
    """Return the picture of *drawn* for a wide page or a sheet of paper."""
    parts = tuple(part for part in drawn.steps or drawn.parts if part.verdicts)
    rows = max(1, -(-len(parts) // MOST_COLUMNS))
    columns = -(-len(parts) // rows)
    names = [width(rung.label, 11) for lane in drawn.lanes for rung in lane.rungs]
    gutter = min(max(GUTTER[0], 20 + max(names, default=0)), GUTTER[1])
    column = min(WIDEST_COLUMN, (WIDTH - gutter - EDGE) // max(1, columns))
    full = max(700, gutter + column * columns + EDGE)
    heading, y = _heading(drawn, full)
    groups = [Group(step="", shapes=heading)]
    for row in range(rows):
        chunk = parts[row * columns : (row + 1) * columns]
        band, height = _row(drawn, chunk, (gutter, column), last=row == rows - 1)
        groups += [replace(group, top=y) for group in band]
        y += height + 18
    key, height = _key(drawn, full)
    groups.append(Group(step="", shapes=key, top=y))
    return Picture(
        width=full,
        height=y + height + EDGE,
        title=say(drawn.language, "picture.title", title=drawn.title, assessment=drawn.assessment),
        description=" ".join([drawn.headline, *(part.summary for part in parts)]).strip(),
        language=drawn.language,
        groups=tuple(groups),
    )


_rows: Remembered[tuple[list[Group], int]] = Remembered(64)


def _row(drawn: Map, chunk: tuple[StepMap, ...], widths: tuple[int, int], *, last: bool) -> tuple[list[Group], int]:
    """Return a row's groups and its height, as they were made before where nothing in them has changed."""
    weakest = next((part.id for part in chunk if part.id == drawn.weakest), "")
    rest = (widths, last, drawn.language, drawn.ghost, weakest, len(chunk))
    return _rows.made((*drawn.lanes, *chunk), rest, lambda: Row(drawn, chunk, widths, last=last).groups())


def _heading(drawn: Map, full: int) -> tuple[tuple[Shape, ...], int]:
    room = full - 2 * EDGE
    shapes: list[Shape] = []
    y = EDGE + 20
    for line in wrapped(drawn.title, room, 22, bold=True, lines=2):
        shapes.append(Word(EDGE, y, line, size=22, bold=True, role="title"))
        y += 26
    y -= 6
    facts = " · ".join([drawn.assessment, *(labelled(drawn.language, *fact) for fact in drawn.facts)])
    for line in wrapped(facts, room, 12, lines=2):
        shapes.append(Word(EDGE, y, line, size=12, role="quiet"))
        y += 16
    y += 4
    for line in wrapped(f"{drawn.headline} {drawn.completeness}".strip(), room, 14, lines=2):
        shapes.append(Word(EDGE, y, line, size=14))
        y += 18
    return tuple(shapes), y


def _key(drawn: Map, full: int) -> tuple[tuple[Shape, ...], int]:
    """Return the legend, flowing from left to right, and its height."""
    shapes: list[Shape] = [Line(((EDGE, 0), (full - EDGE, 0)), role="rule")]
    x, row = EDGE, 20
    for sample, words in key_items(drawn, "picture.key_height"):
        room = width(words, 12) + 38 + 20
        if x > EDGE and x + room > full - EDGE:
            x, row = EDGE, row + 22
        shapes += sample(x + 14, row - 4)
        for line in wrapped(words, full - 2 * EDGE - 34, 12, lines=1):
            shapes.append(Word(x + 34, row, line, size=12))
        x += room
    return tuple(shapes), row + 6
