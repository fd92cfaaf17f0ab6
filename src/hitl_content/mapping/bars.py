# For instruments that only score: a bar a score, its bands named where they lie, and a marker that stands where
# the score does. The scale is always the whole maximum, so bars of different scores may be compared by eye.
"""The picture of scores, for assessments without outcomes."""

from __future__ import annotations

from hitl_content.mapping.geometry import Box, Group, Hatch, Line, Mark, Picture, Shape, Word
from hitl_content.mapping.measure import width, wrapped
from hitl_content.mapping.records import Map, ScoreLine, StepMap
from hitl_content.words import say
from hitl_content.words.writing import labelled

EDGE = 14
THICK = 22


def layout(drawn: Map, *, narrow: bool) -> Picture:
    """Return the scores of *drawn* as bars, 360 units wide if *narrow*, else 900."""
    full = 360 if narrow else 900
    parts = tuple(part for part in drawn.parts if part.scores)
    shapes: list[Shape] = []
    y = EDGE + 20
    for line in wrapped(drawn.title, full - 2 * EDGE, 20, bold=True, lines=2):
        shapes.append(Word(EDGE, y, line, size=20, bold=True, role="title"))
        y += 25
    y -= 6
    facts = " · ".join([drawn.assessment, *(labelled(drawn.language, *fact) for fact in drawn.facts)])
    for line in wrapped(f"{facts}. {drawn.completeness}", full - 2 * EDGE, 12, lines=3):
        shapes.append(Word(EDGE, y, line, size=12, role="quiet"))
        y += 16
    groups = [Group(step="", shapes=tuple(shapes))]
    for part in parts:
        drawn_part, y = _part(drawn.language, part, full, y + 12)
        groups.append(Group(step=part.id if part.number else "", shapes=tuple(drawn_part)))
    return Picture(
        width=full,
        height=y + EDGE,
        title=say(drawn.language, "picture.title", title=drawn.title, assessment=drawn.assessment),
        description=" ".join(part.summary for part in parts),
        language=drawn.language,
        groups=tuple(groups),
    )


def _part(language: str, part: StepMap, full: int, y: int) -> tuple[list[Shape], int]:
    shapes: list[Shape] = []
    if part.number:
        shapes.append(Line(((EDGE, y), (full - EDGE, y)), role="rule"))
        shapes.append(Mark(EDGE + 11, y + 20, 11, "circle", 100, role="number"))
        shapes.append(
            Word(EDGE + 11, y + 24, str(part.number), size=11, bold=True, role="number-text", anchor="middle")
        )
        for line in wrapped(part.name, full - EDGE - 42, 14, bold=True, lines=2):
            shapes.append(Word(42, y + 25, line, size=14, bold=True, role="strong"))
            y += 18
        y += 14
    for score in part.scores:
        bar, y = _bar(language, score, full, y)
        shapes += bar
    return shapes, y


def _bar(language: str, score: ScoreLine, full: int, y: int) -> tuple[list[Shape], int]:
    room = full - 2 * EDGE
    shapes: list[Shape] = []

    def x(hundredths: float) -> int:
        return EDGE + int(hundredths * room) // 100

    key = "summary.score" if score.band else "summary.score_plain"
    words = say(language, key, score=score.label, sentence=score.sentence, band=score.band)
    y += 18
    for line in wrapped(words, room, 13, bold=True, lines=2):
        shapes.append(Word(EDGE, y, line, size=13, bold=True, role="strong"))
        y += 17
    y -= 4
    shapes.append(Box(EDGE, y, room, THICK, role="bar"))
    ends = [*(band.start for band in score.bands[1:]), *([100.0] if score.bands else [])]
    rows = _staggered([x(band.start) for band in score.bands], [band.label for band in score.bands])
    for band, end, row in zip(score.bands, ends, rows, strict=True):
        left, right = x(band.start), x(end)
        role = "bar-here" if band.current else "bar-band"
        shapes.append(Box(left, y, max(0, right - left), THICK, role=role))
        label = wrapped(band.label, full - EDGE - left, 11, bold=band.current, lines=1)
        shapes += [
            Word(
                left + 2, y + THICK + 13 + 14 * row, line, bold=band.current, role="strong" if band.current else "quiet"
            )
            for line in label
        ]
    if score.high > score.low:
        shapes.append(Hatch(x(score.low), y + 6, max(4, x(score.high) - x(score.low)), THICK - 12))
    shapes.append(Line(((x(score.place), y - 3), (x(score.place), y + THICK + 3)), role="spine"))
    shapes.append(Mark(x(score.place), y + THICK // 2, 7, "diamond", 100, role="level", lane=0))
    y += THICK + 6 + (14 * (max(rows) + 1) if rows else 0)
    remarks = " ".join(each for each in (score.adjusted, score.range_sentence) if each)
    for line in wrapped(remarks, room, 11, lines=4):
        shapes.append(Word(EDGE, y + 9, line, role="quiet"))
        y += 14
    return shapes, y + 10


def _staggered(lefts: list[int], labels: list[str]) -> list[int]:
    """Return the row of each band's name, so that names of narrow bands do not overlap."""
    ends: list[int] = []
    rows = []
    for left, label in zip(lefts, labels, strict=True):
        row = next((index for index, end in enumerate(ends) if end + 8 <= left), len(ends))
        if row == len(ends):
            ends.append(0)
        ends[row] = left + 2 + width(label, 11, bold=True)
        rows.append(row)
    return rows
