# What the wide and the narrow picture share: the forms of marks, the notes under a step, and the legend.
"""Parts of a picture that do not depend on its width."""

from __future__ import annotations

from collections.abc import Callable

from hitl_content.mapping.geometry import FORMS, Form, Hatch, Line, Mark, Shape, Sign
from hitl_content.mapping.measure import wrapped
from hitl_content.mapping.records import Ghost, Lane, Map, Standing, StepMap
from hitl_content.model.assessment import Severity
from hitl_content.words import counted, say

FORM_SIZE: dict[Form, int] = {"circle": 9, "square": 8, "diamond": 10, "hexagon": 9, "pentagon": 9}
"""Radius of a station's mark; chosen so that all forms look equally large."""

GHOST_WORDS: dict[Ghost, dict[str, str]] = {
    Ghost.TODAY: {
        "looser": "picture.today_looser",
        "stricter": "picture.today_stricter",
        "key": "picture.key_today",
        "key_looser": "picture.key_looser",
        "key_stricter": "picture.key_stricter",
    },
    Ghost.BEFORE: {
        "looser": "picture.before_looser",
        "stricter": "picture.before_stricter",
        "key": "picture.key_before",
        "key_looser": "picture.key_before_looser",
        "key_stricter": "picture.key_before_stricter",
    },
}
"""Keys of the words beside a second mark, and of those in the legend."""

Note = tuple[str, str, bool]
"""A sign's kind (empty for none), one line of text, and whether it is bold."""
Notes = Callable[[Map, StepMap, int], list[Note]]
Sample = Callable[[int, int], list[Shape]]
"""Draws a sample for the legend around a point."""


def form(lane: int) -> Form:
    """Return the form of the marks of the lane with index *lane*."""
    return FORMS[lane % len(FORMS)]


def filled(place: int, of: int) -> int:
    """Return how much of a mark is filled at *place* of *of* levels, in hundredths; 0 is the freest level."""
    return place * 100 // (of - 1) if of > 1 else 0


def guard_of(lanes: tuple[Lane, ...]) -> Lane | None:
    """Return the lane that is drawn as gates, or None."""
    return next((lane for lane in lanes if lane.guards), None)


def escalation_lines(drawn: Map, part: StepMap) -> tuple[str, ...]:
    """Return how many signals make *part* escalate, to whom and how fast: the first signal's, and how many others."""
    if not part.triggers:
        return ()
    language, first = drawn.language, part.triggers[0]
    others = len({trigger.to for trigger in part.triggers} - {first.to})
    to = (
        counted(language, "picture.to_more", others, to=first.to)
        if others
        else say(language, "picture.to", to=first.to)
    )
    return (
        counted(language, "picture.signals", len(part.triggers)),
        to,
        say(language, "picture.within", within=first.within),
    )


def escalation(drawn: Map, part: StepMap, room: int) -> list[Note]:
    """Return the escalation of *part* as lines no wider than *room*."""
    lines = escalation_lines(drawn, part)
    if not lines:
        return []
    notes: list[Note] = [("escalation", line, True) for line in wrapped(lines[0], room, 12, bold=True, lines=1)]
    for words, most in ((lines[1], 2), (lines[2], 3)):
        notes += [("", line, False) for line in wrapped(words, room, 12, lines=most)]
    return notes


def remarks(drawn: Map, part: StepMap, room: int) -> list[Note]:
    """Return what else is to be said at *part*: weakest link, findings, overrides, missing answers."""
    language = drawn.language
    if drawn.ghost is Ghost.BEFORE:
        return [("", line, False) for words in part.remarks for line in wrapped(words, room, 12, lines=2)]
    serious = sum(1 for each in part.findings if each.severity is Severity.SERIOUS)
    warnings = sum(1 for each in part.findings if each.severity is Severity.WARNING)
    lines = []
    if part.number and part.id == drawn.weakest:
        lines.append(("weakest", say(language, "picture.weakest")))
    if serious:
        lines.append(("serious", counted(language, "picture.serious", serious)))
    if warnings:
        lines.append(("warning", counted(language, "picture.warning", warnings)))
    if part.overrides:
        lines.append(("override", counted(language, "picture.overridden", len(part.overrides))))
    if part.unanswered:
        lines.append(("unanswered", counted(language, "picture.unanswered", len(part.unanswered))))
    return [
        (kind if index == 0 else "", line, False)
        for kind, words in lines
        for index, line in enumerate(wrapped(words, room, 12, lines=2))
    ]


def key_items(drawn: Map, height: str) -> list[tuple[Sample, str]]:
    """Return the legend's samples and sentences, only for what the picture shows. *height*: key of the first."""
    verdicts = [verdict for part in drawn.parts for verdict in part.verdicts]
    standings = {verdict.standing for verdict in verdicts}
    guard = guard_of(drawn.lanes)
    ghost = GHOST_WORDS[drawn.ghost]
    items: list[tuple[Sample, str]] = [(_scale, height)]
    if guard and any(each.outcome == guard.id and each.place for each in verdicts):
        items.append((_gate, "picture.key_gate"))
    if standings & {Standing.LOOSER, Standing.STRICTER}:
        items.append((_today, ghost["key"]))
    if Standing.LOOSER in standings:
        items.append((_sign("looser"), ghost["key_looser"]))
    if Standing.STRICTER in standings:
        items.append((_sign("stricter"), ghost["key_stricter"]))
    if any(each.best_place != each.place for each in verdicts):
        items.append((_hatch, "picture.key_unknown"))
    if any(part.triggers for part in drawn.parts):
        items.append((_sign("escalation"), "picture.key_escalation"))
    if any(part.overrides for part in drawn.parts):
        items.append((_sign("override"), "picture.key_override"))
    return [(sample, say(drawn.language, key)) for sample, key in items]


def _scale(x: int, y: int) -> list[Shape]:
    return [
        Mark(x - 6, y - 1, 5, "circle", 0, role="level", lane=0),
        Mark(x + 9, y + 1, 5, "circle", 100, role="level", lane=0),
    ]


def _gate(x: int, y: int) -> list[Shape]:
    return [
        Line(((x - 9, y), (x + 11, y)), role="track", lane=0),
        Line(((x, y - 9), (x, y + 9)), role="gate", lane=1),
        Line(((x - 6, y - 9), (x + 6, y - 9)), role="gate", lane=1),
    ]


def _today(x: int, y: int) -> list[Shape]:
    return [Mark(x, y, 7, "circle", 0, role="today-looser")]


def _hatch(x: int, y: int) -> list[Shape]:
    return [Hatch(x - 8, y - 5, 18, 10)]


def _sign(kind: str) -> Sample:
    def sample(x: int, y: int) -> list[Shape]:
        return [Sign(x, y, kind)]

    return sample
