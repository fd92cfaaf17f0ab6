# The layout says what shapes mean; here they get their looks, as classes plus presentation attributes: a picture
# saved to a file needs no style sheet, and in a page CSS overrides presentation attributes without !important.
# Nothing here uses style attributes, <style>, scripts, or ids other than those of the title and description.
"""The picture of a map as SVG."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from hitl_content.exporting.markup import Markup, escaped
from hitl_content.exporting.palette import INK, LANES, LOOSER, PAPER, QUIET, STRICTER
from hitl_content.exporting.signs import SIGNS
from hitl_content.mapping import bars, narrow, wide
from hitl_content.mapping.geometry import Box, Group, Hatch, Line, Mark, Picture, Shape, Sign, Word
from hitl_content.mapping.records import Map
from hitl_content.mapping.remembering import Remembered

Width = Literal["wide", "narrow"]

FONT = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', Arimo, sans-serif"
"""Fonts with the widths that the layout was measured with."""

WORDS = {
    "text": INK, "strong": INK, "title": INK, "quiet": QUIET, "number-text": PAPER,
    "looser": LOOSER, "stricter": STRICTER,
}  # fmt: skip
BOXES = {
    "zone": 'fill="#f3f5f8"',
    "zone-odd": 'fill="#ffffff"',
    "bar": 'fill="#e6e9ef" stroke="#8b92a1" stroke-width="1"',
    "bar-band": 'fill="none" stroke="#8b92a1" stroke-width="1"',
    "bar-here": 'fill="#d3e2f4" stroke="#1b5fae" stroke-width="1.5"',
    "card": 'fill="#f3f5f8"',
}
LINES = {
    "rung": 'stroke="#c9ced8" stroke-width="1"',
    "tick": 'stroke="#8b92a1" stroke-width="1.5"',
    "rule": 'stroke="#8b92a1" stroke-width="1"',
    "spine": 'stroke="#1a1f2b" stroke-width="3"',
    "track": 'stroke-width="5" stroke-linecap="round" stroke-linejoin="round"',
    "gate": 'stroke-width="3" stroke-linecap="round"',
    "gate-some": 'stroke-width="3" stroke-dasharray="6 4"',
    "gate-sparse": 'stroke-width="3" stroke-dasharray="1 6" stroke-linecap="round"',
    "drift-looser": f'stroke="{LOOSER}" stroke-width="1.5" stroke-dasharray="3 3"',
    "drift-stricter": f'stroke="{STRICTER}" stroke-width="1.5" stroke-dasharray="3 3"',
}
COLOURED = frozenset({"track", "gate", "gate-some", "gate-sparse"})
"""Roles of lines that take the colour of their lane."""


def render(drawn: Map, width: Width = "wide", *, prefix: str = "hitl") -> bytes:
    """Return the picture of *drawn* as an SVG document in UTF-8.

    *width* is ``wide`` (about 1100 units, for pages and paper) or ``narrow`` (360, for phones). *prefix* starts
    the ids of title and description; give each picture of a page its own. An assessment without outcomes is
    drawn as bars of its scores. Deterministic: equal maps give equal bytes.
    """
    return (markup(drawn, width, prefix=prefix) + "\n").encode()


def markup(drawn: Map, width: Width = "wide", *, prefix: str = "hitl") -> Markup:
    """Return the picture as markup to stand inside HTML; see ``render``."""
    if not drawn.lanes:
        picture = bars.layout(drawn, narrow=width == "narrow")
    else:
        picture = narrow.layout(drawn) if width == "narrow" else wide.layout(drawn)
    return draw(picture, width, prefix=prefix)


def draw(picture: Picture, kind: str, *, prefix: str) -> Markup:
    """Return *picture* as SVG. *kind* ends the class of the root and its ids."""
    title_id, desc_id = f"{prefix}-{kind}-title", f"{prefix}-{kind}-desc"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="hitl-map hitl-map-{kind}" role="img"'
        f' aria-labelledby="{escaped(title_id)} {escaped(desc_id)}" lang="{escaped(picture.language)}"'
        f' width="{picture.width}" height="{picture.height}" viewBox="0 0 {picture.width} {picture.height}"'
        f' font-family="{escaped(FONT)}">'
        f'<title id="{escaped(title_id)}">{escaped(picture.title)}</title>'
        f'<desc id="{escaped(desc_id)}">{escaped(picture.description)}</desc>'
        f'<rect class="hitl-map-paper" width="{picture.width}" height="{picture.height}" fill="{PAPER}"/>'
    )
    return Markup("\n".join([head, *map(_group, picture.groups), "</svg>"]))


_drawn: Remembered[str] = Remembered(256)


def _group(group: Group) -> str:
    step = f' class="hitl-map-part" data-step="{escaped(group.step)}"' if group.step else ""
    moved = f' transform="translate(0 {group.top})"' if group.top else ""
    shapes = _drawn.made((group.shapes,), None, lambda: "\n".join([*map(_shape, group.shapes), "</g>"]))
    return f"<g{step}{moved}>\n{shapes}"


def _shape(shape: Shape) -> str:
    match shape:
        case Word():
            return _word(shape)
        case Mark():
            return _mark(shape)
        case Line():
            return _line(shape)
        case Box():
            return (
                f'<rect class="hitl-map-{shape.role}" x="{shape.x}" y="{shape.y}" width="{shape.width}"'
                f' height="{shape.height}" {BOXES[shape.role]}/>'
            )
        case Hatch():
            return _hatch(shape)
        case Sign():
            place = f"translate({shape.x} {shape.y})"
            return f'<g class="hitl-map-sign-{shape.kind}" transform="{place}">{SIGNS[shape.kind]}</g>'


def _word(word: Word) -> str:
    bold = ' font-weight="700"' if word.bold else ""
    anchor = f' text-anchor="{word.anchor}"' if word.anchor != "start" else ""
    return (
        f'<text class="hitl-map-{word.role}" x="{word.x}" y="{word.y}" font-size="{word.size}"{bold}{anchor}'
        f' fill="{WORDS[word.role]}">{escaped(word.text)}</text>'
    )


def _line(line: Line) -> str:
    lane = f" hitl-map-lane-{line.lane % len(LANES)}" if line.role in COLOURED else ""
    colour = f' stroke="{LANES[line.lane % len(LANES)]}"' if lane else ""
    drawn = f'<path class="hitl-map-{line.role}{lane}" d="{_path(line)}" fill="none"{colour} {LINES[line.role]}/>'
    if line.head:
        x, y = line.points[-1]
        drawn += (
            f'<path class="hitl-map-head{lane}" d="M{x - 9} {y - 7}L{x + 1} {y}L{x - 9} {y + 7}" fill="none"{colour}'
            ' stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>'
        )
    return drawn


def _path(line: Line) -> str:
    """Return the path's data, each corner rounded as far as its two sides allow."""
    points = line.points
    parts = [f"M{points[0][0]} {points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(line.radius, _distance(before, corner) // 2, _distance(corner, after) // 2)
        x1, y1 = _towards(corner, before, reach)
        x2, y2 = _towards(corner, after, reach)
        parts.append(f"L{x1} {y1}Q{corner[0]} {corner[1]} {x2} {y2}" if reach else f"L{corner[0]} {corner[1]}")
    parts.append(f"L{points[-1][0]} {points[-1][1]}")
    return "".join(parts)


def _distance(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return the length of a side; sides are level or upright."""
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(start: tuple[int, int], end: tuple[int, int], length: int) -> tuple[int, int]:
    def step(a: int, b: int) -> int:
        return a + length * ((b > a) - (b < a))

    return step(start[0], end[0]), step(start[1], end[1])


def _hatch(hatch: Hatch) -> str:
    """Return a rectangle of slanted strokes; strokes, not a pattern, so that no id is needed."""
    strokes = []
    for offset in range(5, hatch.width + hatch.height, 5):
        x1, y1 = max(0, offset - hatch.height), min(offset, hatch.height)
        x2, y2 = min(offset, hatch.width), max(0, offset - hatch.width)
        strokes.append(f"M{hatch.x + x1} {hatch.y + y1}L{hatch.x + x2} {hatch.y + y2}")
    return (
        f'<rect class="hitl-map-open" x="{hatch.x}" y="{hatch.y}" width="{hatch.width}" height="{hatch.height}"'
        f' fill="{PAPER}" stroke="{QUIET}" stroke-width="1"/>'
        f'<path class="hitl-map-hatch" d="{"".join(strokes)}" fill="none" stroke="{QUIET}" stroke-width="1"/>'
    )


def _mark(mark: Mark) -> str:
    outline = f"M{mark.x} {mark.y}{_outline(mark.form, mark.radius)}"
    lane = LANES[mark.lane % len(LANES)]
    if mark.role == "number":
        return f'<path class="hitl-map-number" d="{outline}" fill="{INK}"/>'
    if mark.role == "lane":
        return f'<path class="hitl-map-lane-mark hitl-map-lane-{mark.lane % len(LANES)}" d="{outline}" fill="{lane}"/>'
    if mark.role.startswith("today-"):
        colour = LOOSER if mark.role == "today-looser" else STRICTER
        return (
            f'<path class="hitl-map-{mark.role}" d="{outline}" fill="{PAPER}" stroke="{colour}" stroke-width="1.75"'
            ' stroke-dasharray="3 2"/>'
        )
    full = mark.filled >= 100
    weight = 3 if mark.role == "level" else 2
    class_ = f"hitl-map-{mark.role} hitl-map-fill" if full else f"hitl-map-{mark.role}"
    ground = (
        f'<path class="{class_} hitl-map-lane-{mark.lane % len(LANES)}" d="{outline}" fill="{lane if full else PAPER}"'
        f' stroke="{lane}" stroke-width="{weight}"/>'
    )
    if full or not mark.filled:
        return ground
    level = f"M{mark.x} {mark.y}{_outline(mark.form, mark.radius - 2, mark.filled)}"
    return f'{ground}<path class="hitl-map-fill hitl-map-lane-{mark.lane % len(LANES)}" d="{level}" fill="{lane}"/>'


# Corners on a grid of hundredths of the radius, so that no trigonometry (and no platform's rounding) is needed.
CORNERS: dict[str, tuple[tuple[int, int], ...]] = {
    "circle": tuple(
        (sign_x * x, sign_y * y)
        for sign_x, sign_y, quarter in (
            (1, -1, ((0, 100), (38, 92), (71, 71), (92, 38))),
            (1, 1, ((100, 0), (92, 38), (71, 71), (38, 92))),
            (-1, 1, ((0, 100), (38, 92), (71, 71), (92, 38))),
            (-1, -1, ((100, 0), (92, 38), (71, 71), (38, 92))),
        )
        for x, y in quarter
    ),
    "square": ((-92, -92), (92, -92), (92, 92), (-92, 92)),
    "diamond": ((0, -105), (105, 0), (0, 105), (-105, 0)),
    "hexagon": ((-50, -87), (50, -87), (100, 0), (50, 87), (-50, 87), (-100, 0)),
    "pentagon": ((0, -105), (100, -32), (62, 85), (-62, 85), (-100, -32)),
}


@lru_cache(maxsize=256)
def _outline(form: str, radius: int, filled: int = 100) -> str:
    """Return the path of a mark around a point just moved to, or of its lower part up to *filled* hundredths."""
    if form == "circle" and filled >= 100:
        return f"m{-radius} 0a{radius} {radius} 0 1 1 {2 * radius} 0a{radius} {radius} 0 1 1 {-2 * radius} 0z"
    corners = CORNERS[form]
    if filled < 100:
        highest = min(each[1] for each in corners)
        lowest = max(each[1] for each in corners)
        corners = _below(corners, lowest - (lowest - highest) * filled // 100)
    steps = [
        f"{_units((x2 - x1) * radius)} {_units((y2 - y1) * radius)}"
        for (x1, y1), (x2, y2) in zip(((0, 0), *corners), corners, strict=False)
    ]
    return "m" + "l".join(steps) + "z"


def _below(corners: tuple[tuple[int, int], ...], level: int) -> tuple[tuple[int, int], ...]:
    """Return the part of a convex shape below *level* (with a larger or equal y)."""
    kept: list[tuple[int, int]] = []
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if y1 >= level:
            kept.append((x1, y1))
        if (y1 < level) != (y2 < level):
            kept.append((x1 + (x2 - x1) * (level - y1) // (y2 - y1), level))
    return tuple(kept)


def _units(hundredths: int) -> str:
    """Return *hundredths* of a unit in units, with at most two decimals, by integers alone."""
    whole, rest = divmod(abs(hundredths), 100)
    text = f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)
    return f"-{text}" if hundredths < 0 else text
