# The same picture turned on its side for a phone: a spine runs down through the steps, gates stand across it
# before the step they guard, and each lane is a level scale from freer (left) to people closer (right).
"""The narrow picture: steps stacked as rows."""

from __future__ import annotations

from dataclasses import replace

from hitl_content.mapping.furniture import (
    FORM_SIZE,
    GHOST_WORDS,
    Notes,
    escalation,
    filled,
    form,
    guard_of,
    key_items,
    remarks,
)
from hitl_content.mapping.geometry import Group, Hatch, Line, Mark, Picture, Shape, Sign, Word
from hitl_content.mapping.measure import width, wrapped
from hitl_content.mapping.records import Lane, Map, Standing, StepMap, Verdict
from hitl_content.mapping.remembering import Remembered
from hitl_content.words import say
from hitl_content.words.writing import labelled

WIDTH = 360
EDGE = 12
SPINE = 26
TEXT = 50
"""Where names and labels start."""
TRACK = 66
"""Where a lane's scale starts."""
END = WIDTH - 22


def layout(drawn: Map) -> Picture:
    """Return the picture of *drawn* for a phone."""
    parts = tuple(part for part in drawn.steps or drawn.parts if part.verdicts)
    heading, y = _heading(drawn)
    groups: list[Group] = []
    first, last = y, y
    for part in parts:
        group, disc, height = _remembered(drawn, part)
        groups.append(replace(group, top=y))
        last, y = y + disc, y + height
    spine: tuple[Shape, ...] = ()
    if len(parts) > 1:
        spine = (Line(((SPINE, first + 30), (SPINE, last)), role="spine"),)
    key, height = _key(drawn)
    return Picture(
        width=WIDTH,
        height=y + height + EDGE,
        title=say(drawn.language, "picture.title", title=drawn.title, assessment=drawn.assessment),
        description=" ".join([drawn.headline, *(part.summary for part in parts)]).strip(),
        language=drawn.language,
        groups=(Group(step="", shapes=(*heading, *spine)), *groups, Group(step="", shapes=key, top=y)),
    )


_steps: Remembered[tuple[Group, int, int]] = Remembered(256)


def _remembered(drawn: Map, part: StepMap) -> tuple[Group, int, int]:
    """Return one step's group, how far down its disc is, and its height, as made before where nothing changed."""

    def make() -> tuple[Group, int, int]:
        shapes, disc, bottom = _step(drawn, part)
        return Group(step=part.id, shapes=tuple(shapes)), disc, bottom

    rest = (drawn.language, drawn.ghost, part.id == drawn.weakest)
    return _steps.made((*drawn.lanes, part), rest, make)


def _heading(drawn: Map) -> tuple[list[Shape], int]:
    room = WIDTH - 2 * EDGE
    shapes: list[Shape] = []
    y = EDGE + 18
    for line in wrapped(drawn.title, room, 20, bold=True, lines=3):
        shapes.append(Word(EDGE, y, line, size=20, bold=True, role="title"))
        y += 24
    y -= 4
    facts = " · ".join([drawn.assessment, *(labelled(drawn.language, *fact) for fact in drawn.facts)])
    for line in wrapped(facts, room, 12, lines=3):
        shapes.append(Word(EDGE, y, line, size=12, role="quiet"))
        y += 15
    y += 4
    for line in wrapped(f"{drawn.headline} {drawn.completeness}".strip(), room, 13, lines=5):
        shapes.append(Word(EDGE, y, line, size=13))
        y += 17
    y += 3
    sample, words = key_items(drawn, "picture.key_height_narrow")[0]
    shapes += sample(EDGE + 12, y - 4)
    for line in wrapped(words, room - 34, 12, lines=3):
        shapes.append(Word(EDGE + 34, y, line, size=12))
        y += 15
    return shapes, y


def _step(drawn: Map, part: StepMap) -> tuple[list[Shape], int, int]:
    """Return one step's shapes from height 0 down, how far down its disc on the spine is, and its height."""
    shapes: list[Shape] = [Line(((EDGE, 0), (WIDTH - EDGE, 0)), role="rule")]
    shapes += _gate(drawn, part, 12)
    disc = 34
    if part.number:
        shapes.append(Mark(SPINE, disc, 13, "circle", 100, role="number"))
        shapes.append(Word(SPINE, disc + 4, str(part.number), 12, role="number-text", bold=True, anchor="middle"))
    row = disc + 5 if part.number else 20
    for line in wrapped(part.name, WIDTH - EDGE - TEXT, 15, bold=True, lines=3) if part.number else ():
        shapes.append(Word(TEXT, row, line, size=15, bold=True, role="strong"))
        row += 18
    if part.owner:
        for line in wrapped(part.owner, WIDTH - EDGE - TEXT, 12, lines=1):
            shapes.append(Word(TEXT, row - 2, line, size=12, role="quiet"))
            row += 16
    levels = {verdict.outcome: verdict for verdict in part.verdicts}
    for index, lane in enumerate(drawn.lanes):
        if lane.id in levels:
            marks, row = _lane(drawn, lane, index, levels[lane.id], row)
            shapes += marks
    for noted in (escalation, remarks):
        notes, row = _notes(drawn, part, noted, row)
        shapes += notes
    return shapes, disc, row + 8


def _gate(drawn: Map, part: StepMap, y: int) -> list[Shape]:
    guard = guard_of(drawn.lanes)
    verdict = next((each for each in part.verdicts if guard and each.outcome == guard.id), None)
    if guard is None or verdict is None or verdict.place == 0:
        return []
    lane, share = drawn.lanes.index(guard), filled(verdict.place, verdict.of)
    if share >= 100:
        return [
            Line(((SPINE - 14, y - 3), (SPINE + 14, y - 3)), role="gate", lane=lane),
            Line(((SPINE - 14, y + 3), (SPINE + 14, y + 3)), role="gate", lane=lane),
        ]
    role = "gate-sparse" if share <= 34 else "gate-some" if share <= 67 else "gate"
    return [Line(((SPINE - 14, y), (SPINE + 14, y)), role=role, lane=lane)]


def _lane(drawn: Map, lane: Lane, index: int, verdict: Verdict, y: int) -> tuple[list[Shape], int]:
    """Return one lane's scale with its words, and its lower edge."""
    room = WIDTH - EDGE - TEXT
    shapes: list[Shape] = []
    name = wrapped(lane.name, room, 12, lines=1)[0] if lane.name.strip() else ""
    beside = width(name, 12) + 8
    if beside + width(verdict.level, 13, bold=True) > room:
        shapes.append(Word(TEXT, y + 8, name, size=12, role="quiet"))
        y, beside = y + 16, 0
    elif name:
        shapes.append(Word(TEXT, y + 8, name, size=12, role="quiet"))
    for line in wrapped(verdict.level, room - beside, 13, bold=True, lines=2):
        shapes.append(Word(TEXT + beside, y + 8, line, size=13, bold=True, role="strong"))
        y += 16
    at = y + 10
    step = (END - TRACK) // max(1, verdict.of - 1)

    def x(place: int) -> int:
        return TRACK + place * step

    shapes.append(Line(((TRACK, at), (x(verdict.of - 1), at)), role="rung"))
    shapes += [Line(((x(place), at - 4), (x(place), at + 4)), role="tick") for place in range(verdict.of)]
    if verdict.best_place != verdict.place:
        left = x(verdict.best_place)
        shapes.append(Hatch(left, at - 5, x(verdict.place) - left, 10))
        shapes.append(Mark(left, at, 5, form(index), 0, role="best", lane=index))
    kind = {Standing.LOOSER: "looser", Standing.STRICTER: "stricter"}.get(verdict.standing)
    size = FORM_SIZE[form(index)]
    if kind and verdict.today_place is not None:
        shapes.append(Line(((x(verdict.today_place), at), (x(verdict.place), at)), role=f"drift-{kind}"))
        share = filled(verdict.today_place, verdict.of)
        shapes.append(Mark(x(verdict.today_place), at, size - 1, form(index), share, role=f"today-{kind}"))
    shapes.append(
        Mark(x(verdict.place), at, size, form(index), filled(verdict.place, verdict.of), role="level", lane=index)
    )
    y = at + 14
    if kind:
        key = GHOST_WORDS[drawn.ghost][kind]
        shapes.append(Sign(TEXT + 6, y + 4, kind))
        for line in wrapped(say(drawn.language, key, level=verdict.today), room - 16, 12, lines=2):
            shapes.append(Word(TEXT + 16, y + 8, line, size=12, role=kind))
            y += 15
    if verdict.best_place != verdict.place:
        for line in wrapped(say(drawn.language, "picture.unknown", level=verdict.best), room, 12, lines=2):
            shapes.append(Word(TEXT, y + 8, line, size=12, role="quiet"))
            y += 15
    return shapes, y + 8


def _notes(drawn: Map, part: StepMap, noted: Notes, y: int) -> tuple[list[Shape], int]:
    shapes: list[Shape] = []
    for kind, line, bold in noted(drawn, part, WIDTH - EDGE - TEXT - 18):
        if kind:
            shapes.append(Sign(TEXT + 6, y + 5, kind))
        shapes.append(Word(TEXT + 18, y + 9, line, size=12, bold=bold, role="strong" if bold else "text"))
        y += 15
    return shapes, y + 4 if shapes else y


def _key(drawn: Map) -> tuple[tuple[Shape, ...], int]:
    shapes: list[Shape] = [Line(((EDGE, 0), (WIDTH - EDGE, 0)), role="rule")]
    y = 20
    for sample, words in key_items(drawn, "picture.key_height_narrow")[1:]:
        shapes += sample(SPINE - 2, y - 4)
        for line in wrapped(words, WIDTH - EDGE - TEXT, 12, lines=3):
            shapes.append(Word(TEXT, y, line, size=12))
            y += 15
        y += 5
    return tuple(shapes), y - 8
