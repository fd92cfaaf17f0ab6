# A row is a staff of lanes under its steps. Each column keeps a strip for marks (gate, what is not known, station
# and today's ghost) and writes to the right of it, so that no label can meet a line: lines change level only in
# the gap between two columns. Labels stand on the ground's own colour, so that no rung strikes them through.
"""One row of the wide picture."""

from __future__ import annotations

from dataclasses import dataclass

from hitl_content.mapping.furniture import FORM_SIZE, GHOST_WORDS, Notes, escalation, filled, form, guard_of, remarks
from hitl_content.mapping.geometry import Box, Group, Hatch, Line, Mark, Shape, Sign, Word
from hitl_content.mapping.measure import width, wrapped
from hitl_content.mapping.records import Lane, Map, Standing, StepMap, Verdict
from hitl_content.words import say

EDGE = 14
PITCH = 25
"""Distance between two levels."""
GATE = 13
"""From a column's left edge to its gate and its guards' stations."""
OPEN = 24
"""To the span of what is not known."""
STATION = 37
"""To the other lanes' stations, and to every ghost of today."""
TEXT = 15
"""From a mark to the text beside it."""
GAP = 12
"""Room between text and the next column."""
LEADING = 13


@dataclass(frozen=True, slots=True)
class _Spot:
    """What one verdict puts on its lane: heights are relative to the lane's first level."""

    verdict: Verdict
    x: int
    ghost: int
    """Where today's mark stands, level with the stations of the lanes without gates."""
    open: int
    """Where the span of what is not known stands."""
    label: tuple[str, ...]
    unsure: tuple[str, ...]
    today: tuple[str, ...]

    @property
    def y(self) -> int:
        return self.verdict.place * PITCH

    @property
    def above(self) -> bool:
        """Whether the label stands above the line, to leave room for a ghost below."""
        return self.verdict.standing is Standing.STRICTER

    @property
    def lines(self) -> int:
        return len(self.label) + len(self.unsure)

    @property
    def top(self) -> int:
        ghost = self._today_y - 12 if self.today else self.y - 12
        return min(self.y - 10 - self.lines * LEADING if self.above else self.y - 12, ghost)

    @property
    def bottom(self) -> int:
        ghost = self._today_y + LEADING * len(self.today) if self.today else 0
        return max(self.y + 12 if self.above else self.y + 8 + self.lines * LEADING, ghost)

    @property
    def _today_y(self) -> int:
        return (self.verdict.today_place or 0) * PITCH


class Row:
    """One row of steps with its lanes, from height 0 down."""

    def __init__(self, drawn: Map, parts: tuple[StepMap, ...], widths: tuple[int, int], *, last: bool) -> None:
        self.drawn, self.parts, self.last = drawn, parts, last
        self.gutter, self.column = widths
        self.right = self.gutter + self.column * len(parts)
        self.guard = guard_of(drawn.lanes)
        self.under: list[Shape] = []
        self.steps: list[list[Shape]] = [[] for _ in parts]
        self.lane_y: dict[str, int] = {}

    def left(self, index: int) -> int:
        """Return the left edge of column *index*."""
        return self.gutter + self.column * index

    def groups(self) -> tuple[list[Group], int]:
        """Return the row's groups, the shared ground first, and the row's height."""
        y = self._heads(4)
        for index, lane in enumerate(self.drawn.lanes):
            y = self._lane(lane, index, y)
        self._gates()
        y = self._notes(say(self.drawn.language, "picture.escalation"), escalation, y)
        y = self._notes(say(self.drawn.language, "picture.remarks"), remarks, y)
        zones: list[Shape] = [
            Box(self.left(index), 0, self.column, y, role=_zone(index)) for index in range(len(self.parts))
        ]
        groups = [Group(step="", shapes=(*zones, *self.under))]
        groups += [
            Group(step=part.id, shapes=tuple(shapes)) for part, shapes in zip(self.parts, self.steps, strict=True)
        ]
        return groups, y

    def _heads(self, y: int) -> int:
        bottom = y
        for index, part in enumerate(self.parts):
            left, shapes = self.left(index), self.steps[index]
            x = left + GATE + 16
            room = left + self.column - 6 - x
            row = y + 16
            if part.number:
                shapes.append(Mark(left + GATE + 1, row - 4, 11, "circle", 100, role="number"))
                shapes.append(
                    Word(left + GATE + 1, row, str(part.number), 11, role="number-text", bold=True, anchor="middle")
                )
            for line in wrapped(part.name, room, 13, bold=True, lines=3) if part.number else ():
                shapes.append(Word(x, row, line, size=13, bold=True, role="strong"))
                row += 16
            if part.owner:
                for line in wrapped(part.owner, room, 11, lines=1):
                    shapes.append(Word(x, row - 2, line, role="quiet"))
                    row += 14
            bottom = max(bottom, row - 8)
        return bottom

    def _lane(self, lane: Lane, index: int, y: int) -> int:
        spots = [self._spot(lane, part, column) for column, part in enumerate(self.parts)]
        ladder = (len(lane.rungs) - 1) * PITCH
        name = wrapped(lane.name, self.gutter - EDGE - 14, 13, bold=True, lines=3)
        top = min([-12 - 15 * len(name), *(spot.top for spot in spots if spot)])
        bottom = max([ladder + 12, *(spot.bottom for spot in spots if spot)])
        base = y - top
        self.lane_y[lane.id] = base
        self._staff(lane, name, index, base, y)
        self.under += self._track(index, spots, base)
        for column, spot in enumerate(spots):
            if spot:
                self.steps[column] += self._marks(index, spot, base, _zone(column))
        return base + bottom + 8

    def _spot(self, lane: Lane, part: StepMap, column: int) -> _Spot | None:
        verdict = next((each for each in part.verdicts if each.outcome == lane.id), None)
        if verdict is None:
            return None
        left = self.left(column)
        x = left + (GATE if self.guard and lane.id == self.guard.id else STATION)
        room = left + self.column - GAP - x - TEXT
        ghost_room = left + self.column - GAP - left - STATION - TEXT - 10
        language = self.drawn.language
        unsure: tuple[str, ...] = ()
        if verdict.best_place != verdict.place:
            unsure = wrapped(say(language, "picture.unknown", level=verdict.best), room, 11, lines=2)
        today: tuple[str, ...] = ()
        kind = {Standing.LOOSER: "looser", Standing.STRICTER: "stricter"}.get(verdict.standing)
        if kind:
            words = say(language, GHOST_WORDS[self.drawn.ghost][kind], level=verdict.today)
            today = wrapped(words, ghost_room, 11, lines=2)
        label = wrapped(verdict.level, room, 13, bold=True, lines=3)
        return _Spot(verdict, x, left + STATION, left + OPEN, label, unsure, today)

    def _staff(self, lane: Lane, name: tuple[str, ...], index: int, base: int, y: int) -> None:
        self.under.append(Mark(EDGE + 6, y + 3, 6, form(index), 100, role="lane", lane=index))
        for row, line in enumerate(name):
            self.under.append(Word(EDGE + 18, y + 8 + 15 * row, line, size=13, bold=True, role="strong"))
        for place, rung in enumerate(lane.rungs):
            at = base + place * PITCH
            self.under.append(Line(((self.gutter, at), (self.right, at)), role="rung"))
            for line in wrapped(rung.label, self.gutter - 12, 11, lines=1):
                self.under.append(Word(self.gutter - 7, at + 4, line, size=11, role="quiet", anchor="end"))

    def _track(self, index: int, spots: list[_Spot | None], base: int) -> list[Shape]:
        """Return the lane's line through its stations, broken where a step has none."""
        lines: list[Shape] = []
        points: list[tuple[int, int]] = []
        for column, spot in enumerate(spots):
            left = self.left(column)
            if spot is None:
                lines += self._finished(index, points)
                points = []
                continue
            at = base + spot.y
            if points and points[-1][1] != at:
                points += [(left - 4, points[-1][1]), (left - 4, at)]
            elif not points:
                points.append((left - 4 if column else self.gutter, at))
            points.append((spot.x, at))
        if points and spots[-1] is not None:
            points.append((self.right - 4, points[-1][1]))
        return lines + self._finished(index, points)

    def _finished(self, index: int, points: list[tuple[int, int]]) -> list[Shape]:
        if len(points) < 2:
            return []
        return [Line(tuple(points), role="track", lane=index, radius=8, head=self.last)]

    def _marks(self, index: int, spot: _Spot, base: int, zone: str) -> list[Shape]:
        verdict, x, y = spot.verdict, spot.x, base + spot.y
        shapes: list[Shape] = []
        if spot.unsure:
            top = base + verdict.best_place * PITCH
            shapes.append(Hatch(spot.open - 4, top, 8, y - top - 3))
            shapes.append(Mark(spot.open, top, 5, form(index), 0, role="best", lane=index))
        if spot.today and verdict.today_place is not None:
            at = base + verdict.today_place * PITCH
            kind = "looser" if verdict.standing is Standing.LOOSER else "stricter"
            shapes.append(Line(((spot.ghost, at), (spot.ghost, y)), role=f"drift-{kind}"))
            size = FORM_SIZE[form(index)] - 1
            share = filled(verdict.today_place, verdict.of)
            shapes.append(Mark(spot.ghost, at, size, form(index), share, role=f"today-{kind}"))
            row = at + 4
            wide = max(width(line, 11) for line in spot.today)
            shapes.append(Box(spot.ghost + TEXT - 1, at - 7, wide + 12, len(spot.today) * LEADING, role=zone))
            shapes.append(Sign(spot.ghost + TEXT + 4, at, kind))
            for line in spot.today:
                shapes.append(Word(spot.ghost + TEXT + 11, row, line, role=kind))
                row += LEADING
        size = FORM_SIZE[form(index)]
        shapes.append(Mark(x, y, size, form(index), filled(verdict.place, verdict.of), role="level", lane=index))
        row = y - 10 - (spot.lines - 1) * LEADING if spot.above else y + 16
        wide = max(
            [width(line, 13, bold=True) for line in spot.label] + [width(line, 11) for line in spot.unsure],
            default=0,
        )
        shapes.append(Box(x + TEXT - 2, row - 10, wide + 2, spot.lines * LEADING, role=zone))
        for line in spot.label:
            shapes.append(Word(x + TEXT, row, line, size=13, bold=True, role="strong"))
            row += LEADING
        for line in spot.unsure:
            shapes.append(Word(x + TEXT, row, line, role="quiet"))
            row += LEADING
        return shapes

    def _gates(self) -> None:
        """Draw a gate across the guarded lane before each step that is checked, rooted in its guard's station."""
        if self.guard is None or self.guard.guards not in self.lane_y:
            return
        for column, part in enumerate(self.parts):
            levels = {verdict.outcome: verdict for verdict in part.verdicts}
            guard, guarded = levels.get(self.guard.id), levels.get(self.guard.guards)
            if guard is None or guarded is None or guard.place == 0:
                continue
            x = self.left(column) + GATE
            top = self.lane_y[self.guard.guards] + guarded.place * PITCH - 12
            foot = self.lane_y[self.guard.id] + guard.place * PITCH - FORM_SIZE[form(1)]
            index = self.drawn.lanes.index(self.guard)
            self.steps[column] = [
                *gate_posts(x, top, foot, guard.place, guard.of, index),
                *self.steps[column],
            ]

    def _notes(self, name: str, noted: Notes, y: int) -> int:
        columns = [noted(self.drawn, part, self.column - GATE - 16 - GAP) for part in self.parts]
        if not any(columns):
            return y
        for line in wrapped(name, self.gutter - EDGE - 10, 13, bold=True, lines=1):
            self.under.append(Word(EDGE + 18, y + 13, line, size=13, bold=True, role="strong"))
        bottom = y + 20
        for column, notes in enumerate(columns):
            row = y + 13
            for kind, line, bold in notes:
                x = self.left(column) + GATE + 16
                if kind:
                    self.steps[column].append(Sign(self.left(column) + GATE, row - 4, kind))
                self.steps[column].append(Word(x, row, line, size=12, bold=bold, role="strong" if bold else "text"))
                row += 14
            bottom = max(bottom, row - 4)
        return bottom + 8


def _zone(column: int) -> str:
    """Return the role of the ground under *column*; grounds alternate, so that columns need no rules."""
    return "zone" if column % 2 else "zone-odd"


def gate_posts(x: int, top: int, foot: int, place: int, of: int, lane: int) -> list[Shape]:
    """Return a gate at *x* from *top* to *foot*: the stricter the level, the denser its post."""
    share = filled(place, of)
    arm = Line(((x - 7, top), (x + 7, top)), role="gate", lane=lane)
    if share >= 100:
        return [
            Line(((x - 3, top), (x - 3, foot)), role="gate", lane=lane),
            Line(((x + 3, top), (x + 3, foot)), role="gate", lane=lane),
            arm,
        ]
    role = "gate-sparse" if share <= 34 else "gate-some" if share <= 67 else "gate"
    return [Line(((x, top), (x, foot)), role=role, lane=lane), arm]
